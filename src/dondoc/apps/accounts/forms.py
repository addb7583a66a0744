"""Forms of accounts: logging in, changing one's password, adding people and posts."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.utils.translation import gettext_lazy as _


class LoginForm(allauth_forms.LoginForm):  # type: ignore[misc]
    """Official mail address or user name, and the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say it in our words, and leave no hints inside the boxes."""
        super().__init__(*args, **kwargs)
        _word(self.fields["login"], _("Thư công vụ hoặc tên đăng nhập"), autocomplete="username", autofocus=True)
        _word(self.fields["password"], _("Mật khẩu"), autocomplete="current-password")
        self.fields["password"].help_text = ""


class ChangePasswordForm(allauth_forms.ChangePasswordForm):  # type: ignore[misc]
    """The old password once, the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say it in our words."""
        super().__init__(*args, **kwargs)
        _word(self.fields["oldpassword"], _("Mật khẩu hiện tại"), autocomplete="current-password")
        _word(self.fields["password1"], _("Mật khẩu mới"), autocomplete="new-password")
        _word(self.fields["password2"], _("Nhập lại mật khẩu mới"), autocomplete="new-password")


def _word(field: forms.Field, label: Any, **attrs: Any) -> None:
    field.label = label
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attrs)


class SwitchPostForm(forms.Form):
    """Which of one's posts to act in."""

    post = forms.IntegerField(min_value=1)
