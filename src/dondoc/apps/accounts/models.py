"""People and their posts: who may speak for which unit, in which role, from when to when."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.apps.accounts.roles import Role
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.periods import Dated, DatedQuerySet


class PersonManager(BaseUserManager["Person"]):
    """Makes people with a hashed password."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> Person:
        """A saved person; without a password nobody can log in as them."""
        person = self.model(username=username, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """A named human being who logs in; what they may do comes from their posts alone."""

    username = models.CharField(_("tên đăng nhập"), max_length=60, unique=True, validators=[UnicodeUsernameValidator()])
    full_name = models.CharField(_("họ và tên"), max_length=120)
    email = models.EmailField(_("thư công vụ"), blank=True)
    is_active = models.BooleanField(_("được đăng nhập"), default=True)
    must_change_password = models.BooleanField(_("phải đổi mật khẩu"), default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        ordering = ["full_name", "pk"]
        verbose_name = _("người")
        constraints = [
            models.UniqueConstraint(Lower("username"), name="accounts_person_username_any_case"),
            models.UniqueConstraint(Lower("email"), condition=~models.Q(email=""), name="accounts_person_email_once"),
            models.CheckConstraint(condition=~models.Q(full_name=""), name="accounts_person_named"),
        ]

    def __str__(self) -> str:
        """The full name."""
        return self.full_name

    @property
    def initials(self) -> str:
        """The first letters of the last two words of the name.

        >>> Person(full_name="Lê Hoài Phương").initials
        'HP'
        """
        return "".join(word[0] for word in self.full_name.split()[-2:]).upper()


class Post(Dated):
    """A person holds a role in a unit from ``valid_from`` to ``valid_to`` (both included; open when empty)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts", verbose_name=_("người"))
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="posts", verbose_name=_("đơn vị"))
    role = models.CharField(_("vai trò"), max_length=12, choices=Role)
    title = models.CharField(_("chức vụ"), max_length=120, blank=True)

    objects = DatedQuerySet["Post"].as_manager()

    class Meta(Dated.Meta):
        ordering = ["unit__order", "role", "person__full_name"]
        verbose_name = _("chức danh")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="accounts_post_role_known"),
            models.CheckConstraint(condition=models.Q(valid_from__isnull=False), name="accounts_post_begins"),
        ]

    def __str__(self) -> str:
        """Title or role, and unit."""
        return f"{self.title or self.get_role_display()}, {self.unit}"
