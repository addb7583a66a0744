"""Addresses of documents, intake and review."""

from __future__ import annotations

from django.urls import path

from dondoc.apps.directives.views import deciding, intake, lessons, offered, register, review, source

app_name = "directives"

_review = "van-ban/<int:pk>/ra-soat/"
_fact = f"{_review}<int:fact_pk>/"

urlpatterns = [
    path("van-ban/", register.register, name="register"),
    path("van-ban/moi/", intake.intake, name="intake"),
    path("van-ban/moi/dan/", intake.pasting, name="paste"),
    path("van-ban/moi/tep/", intake.progress, name="progress"),
    path("van-ban/moi/don/", intake.clear, name="clear"),
    path("van-ban/moi/<uuid:pk>/dung/", intake.halt, name="stop"),
    path("van-ban/moi/<uuid:pk>/thu-lai/", intake.once_more, name="try_again"),
    path("van-ban/de-nghi-bo-sung/", lessons.suggested, name="lessons"),
    path("van-ban/ghi-so/", register.stub, name="stub"),
    path("van-ban/<int:pk>/", register.document, name="document"),
    path("van-ban/<int:pk>/doc-lai/<int:copy_pk>/", register.again, name="read_again"),
    path("van-ban/<int:pk>/tep-chuan/", offered.gold_file, name="gold"),
    path("van-ban/<int:pk>/ban-doc-moi/", offered.offered, name="offered"),
    path("van-ban/<int:pk>/ban-doc/", source.reading, name="reading"),
    path("van-ban/<int:pk>/trang/<int:copy_pk>/<int:number>/", source.page, name="page"),
    path(_review, review.review, name="review"),
    path(f"{_review}bang/", review.confirm_table, name="confirm_table"),
    path(f"{_review}hoan-tac/", review.take_back, name="undo"),
    path(f"{_review}lam-lai/", review.do_again, name="redo"),
    path(f"{_review}hien-dien/", review.presence, name="presence"),
    path(f"{_review}moc/", review.milestones, name="milestones"),
    path(f"{_review}them/", deciding.add_new, name="add"),
    path(f"{_fact}xac-nhan/", deciding.confirm, name="confirm"),
    path(f"{_fact}sua/", deciding.edit, name="edit"),
    path(f"{_fact}bo/", review.drop, name="drop"),
    path(f"{_fact}tach/", deciding.split_up, name="split"),
    path(f"{_fact}gop/", deciding.join, name="merge"),
]
