"""Forms of accounts: logging in, changing one's password, adding people and posts."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.apps.accounts.models import Person
from dondoc.apps.accounts.roles import Role
from dondoc.apps.accounts.services import NewPerson, password_changed
from dondoc.apps.days import DayField
from dondoc.apps.organisation.forms import UnitField


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
        self.fields["password1"].help_text = _("Ít nhất 10 ký tự, không quá dễ đoán, không chỉ gồm chữ số.")

    def save(self) -> None:
        """Change the password, and nobody has to any more."""
        super().save()
        password_changed(person=self.user)


class ForgottenForm(allauth_forms.ResetPasswordForm):  # type: ignore[misc]
    """The official mail address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say it in our words."""
        super().__init__(*args, **kwargs)
        _word(self.fields["email"], _("Thư công vụ"), autocomplete="email")


class NewPasswordForm(allauth_forms.ResetPasswordKeyForm):  # type: ignore[misc]
    """The new password twice, from the link of a letter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say it in our words."""
        super().__init__(*args, **kwargs)
        _word(self.fields["password1"], _("Mật khẩu mới"), autocomplete="new-password")
        _word(self.fields["password2"], _("Nhập lại mật khẩu mới"), autocomplete="new-password")
        self.fields["password1"].help_text = _("Ít nhất 10 ký tự, không quá dễ đoán, không chỉ gồm chữ số.")

    def save(self) -> None:
        """Set the password, and nobody has to change it any more."""
        super().save()
        password_changed(person=self.user)


def _word(field: forms.Field, label: Any, **attrs: Any) -> None:
    field.label = label
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attrs)


class SwitchPostForm(forms.Form):
    """Which of one's posts to act in."""

    post = forms.IntegerField(min_value=1)


class PersonForm(forms.Form):
    """Name and address of a person; the user name only when they are new."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    email = forms.EmailField(label=_("Thư công vụ"), required=False)

    def __init__(self, *args: Any, person: Person | None = None, **kwargs: Any) -> None:
        """Begin with what is known of ``person``."""
        if person:
            kwargs["initial"] = {"full_name": person.full_name, "email": person.email}
        super().__init__(*args, **kwargs)
        self._person = person

    def clean_email(self) -> str:
        """No two people share an address."""
        email = str(self.cleaned_data["email"])
        others = Person.objects.exclude(pk=self._person.pk) if self._person else Person.objects.all()
        if email and others.filter(email__iexact=email).exists():
            raise forms.ValidationError(_("Thư công vụ này đã có người dùng. Kiểm tra lại."))
        return email


class NewPersonForm(PersonForm):
    """A new person, with the first post."""

    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        validators=[UnicodeUsernameValidator()],
        help_text=_("Ví dụ phuong.lh. Không đổi được."),
    )
    unit = UnitField(label=_("Đơn vị"))
    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices)
    title = forms.CharField(label=_("Chức vụ"), max_length=120, required=False)
    valid_from = DayField(label=_("Từ ngày"), initial=timezone.localdate, help_text=_("Ví dụ 01/03/2025."))
    field_order = ("full_name", "username", "email", "unit", "role", "title", "valid_from")

    def clean_username(self) -> str:
        """No two people share a user name, capitals or not."""
        username = str(self.cleaned_data["username"])
        if Person.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(_("Tên đăng nhập này đã có người dùng. Chọn tên khác."))
        return username

    def person(self, password: str) -> NewPerson:
        """Who a valid form lets in, with a password to be changed at once."""
        said = self.cleaned_data
        return NewPerson(said["username"], said["full_name"], said["email"], password, must_change_password=True)

    def post(self) -> dict[str, Any]:
        """The first post, as ``services.appoint`` takes it."""
        return {key: self.cleaned_data[key] for key in ("unit", "role", "title", "valid_from")}


class AppointForm(forms.Form):
    """Another post for a person."""

    unit = UnitField(label=_("Đơn vị"))
    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices)
    title = forms.CharField(label=_("Chức vụ"), max_length=120, required=False)
    valid_from = DayField(label=_("Từ ngày"), initial=timezone.localdate, help_text=_("Ví dụ 01/03/2025."))


class EndPostForm(forms.Form):
    """The last day of a post."""

    last_day = DayField(label=_("Hết ngày"), help_text=_("Ngày cuối còn giữ chức danh, ví dụ 28/02/2026."))
    reason = forms.CharField(label=_("Lý do"), max_length=300, required=False)


class PeopleFilter(forms.Form):
    """Which people to list."""

    tim = forms.CharField(label=_("Tìm"), required=False, max_length=80)
    don_vi = UnitField(label=_("Đơn vị"), blank=_("Mọi đơn vị"))
