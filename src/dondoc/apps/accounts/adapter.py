"""How allauth behaves here: no self-registration, and our own words when somebody tries too often."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.apps.accounts.forgotten import send_link
from dondoc.apps.accounts.models import Person

WRONG = _("Tên đăng nhập hoặc mật khẩu chưa đúng. Sau 5 lần sai phải chờ 15 phút.")


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by the administrator of the unit."""

    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultAccountAdapter.error_messages,
        "username_email_password_mismatch": _("Tên đăng nhập hoặc mật khẩu chưa đúng. Sau 5 lần sai phải chờ 15 phút."),
        "username_password_mismatch": _("Tên đăng nhập hoặc mật khẩu chưa đúng. Sau 5 lần sai phải chờ 15 phút."),
        "email_password_mismatch": _("Tên đăng nhập hoặc mật khẩu chưa đúng. Sau 5 lần sai phải chờ 15 phút."),
        "too_many_login_attempts": _(
            "Bạn đã nhập sai 5 lần. Chờ 15 phút rồi thử lại, hoặc nhờ quản trị đặt lại mật khẩu."
        ),
        "enter_current_password": _("Mật khẩu hiện tại chưa đúng. Nhập lại."),
    }

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Logging in and out needs no message; a changed password says so by the page it leads to."""

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the account page."""
        messages.success(request, _("Đã đổi mật khẩu."))
        return reverse("account")

    def send_password_reset_mail(self, user: Person, email: str, context: dict[str, Any]) -> None:
        """Queue the link as a letter of our own."""
        send_link(person=user, uid=context["uid"], key=context["key"])

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody registers by themselves."""
        return False
