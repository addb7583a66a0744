"""The application accounts."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Registers the application accounts with Django."""

    name = "dondoc.apps.accounts"
    label = "accounts"
    verbose_name = _("Con người và chức danh")
