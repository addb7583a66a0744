"""Seven roles and what each may do. Rows of one table: what is not written here nobody may."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person is in a unit while a post lasts."""

    OFFICER = "officer", _("Chuyên viên tổng hợp")
    FOCAL = "focal", _("Đầu mối đơn vị")
    HEAD = "head", _("Thủ trưởng đơn vị")
    LEADER = "leader", _("Lãnh đạo Bộ")
    CLERK = "clerk", _("Văn thư")
    INSPECTOR = "inspector", _("Kiểm tra, thanh tra")
    ADMIN = "admin", _("Quản trị")


class Power(StrEnum):
    """Something one may or may not do anywhere in the house."""

    READ = "read"  # see documents, programmes, tasks
    REGISTER = "register"  # put documents into the register
    CONFIRM = "confirm"  # confirm or correct what was read
    PUBLISH = "publish"  # put a programme under tracking
    MANAGE_PEOPLE = "manage_people"  # people and posts
    MANAGE_UNITS = "manage_units"  # units, names, successions
    SEE_AUDIT = "see_audit"  # the whole record of acts
    RUN_SYSTEM = "run_system"  # jobs and letters of the whole house, tried again


POWERS: Mapping[str, frozenset[Power]] = {
    Role.OFFICER: frozenset({Power.READ, Power.REGISTER, Power.CONFIRM, Power.PUBLISH}),
    Role.FOCAL: frozenset({Power.READ}),
    Role.HEAD: frozenset({Power.READ, Power.CONFIRM, Power.PUBLISH}),
    Role.LEADER: frozenset({Power.READ}),
    Role.CLERK: frozenset({Power.READ, Power.REGISTER}),
    Role.INSPECTOR: frozenset({Power.READ, Power.SEE_AUDIT}),
    Role.ADMIN: frozenset(
        {Power.READ, Power.MANAGE_PEOPLE, Power.MANAGE_UNITS, Power.SEE_AUDIT, Power.RUN_SYSTEM},
    ),
}
