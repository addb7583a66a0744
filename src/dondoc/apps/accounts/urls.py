"""Addresses of accounts: logging in and out, one's own page, people and posts."""

from __future__ import annotations

from allauth.account import views as allauth_views
from django.urls import path

from dondoc.apps.accounts import views
from dondoc.apps.accounts.forgotten import forgotten

urlpatterns = [
    path("dang-nhap/", allauth_views.login, name="account_login"),
    path("dang-xuat/", allauth_views.logout, name="account_logout"),
    path("tai-khoan/mat-khau/", allauth_views.password_change, name="account_change_password"),
    path("quen-mat-khau/", forgotten, name="account_reset_password"),
    path("quen-mat-khau/da-gui/", allauth_views.password_reset_done, name="account_reset_password_done"),
    path(
        "dat-lai-mat-khau/xong/",
        allauth_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path(
        "dat-lai-mat-khau/<str:uidb36>/<str:key>/",
        allauth_views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("tai-khoan/bi-khoa/", allauth_views.account_inactive, name="account_inactive"),
    path("tai-khoan/", views.account, name="account"),
    path("tai-khoan/chuc-danh/", views.switch_post, name="switch_post"),
    path("nguoi-dung/", views.persons, name="persons"),
    path("nguoi-dung/them/", views.add_person, name="add_person"),
    path("nguoi-dung/<int:pk>/", views.person, name="person"),
    path("nguoi-dung/<int:pk>/sua/", views.change_person, name="change_person"),
    path("nguoi-dung/<int:pk>/chuc-danh/", views.appoint, name="appoint"),
    path("nguoi-dung/<int:pk>/khoa/", views.lock, name="lock_person"),
    path("nguoi-dung/<int:pk>/mo-khoa/", views.unlock, name="unlock_person"),
    path("nguoi-dung/<int:pk>/mat-khau/", views.reset_password, name="reset_person_password"),
    path("chuc-danh/<int:pk>/ket-thuc/", views.end_post, name="end_post"),
]
