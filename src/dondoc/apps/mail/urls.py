"""Addresses of reminders and calendars."""

from __future__ import annotations

from django.urls import path

from dondoc.apps.mail import views

app_name = "mail"
urlpatterns = [
    path("nhac-viec/", views.reminders, name="reminders"),
    path("nhac-viec/da-doc/", views.read_all, name="read_all"),
    path("nhac-viec/<int:pk>/da-doc/", views.read, name="read"),
    path("nhac-viec/<int:pk>/chua-doc/", views.unread, name="unread"),
    path("tai-khoan/nhac-viec/", views.settings, name="settings"),
    path("tai-khoan/nhac-viec/lich/", views.make_feed, name="make_feed"),
    path("tai-khoan/nhac-viec/lich/<int:pk>/thu-hoi/", views.revoke_feed, name="revoke_feed"),
    path("lich/<str:token>.ics", views.feed, name="feed"),
    path("quan-tri/thu/", views.letters, name="letters"),
    path("quan-tri/thu/<int:pk>/gui-lai/", views.letter_again, name="letter_again"),
]
