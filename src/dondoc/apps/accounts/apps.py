"""The application ``accounts``: people, their posts and roles."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from dondoc.apps import navigation
from dondoc.apps.accounts.roles import Power


class AccountsConfig(AppConfig):
    """Registers the application and its entry in the top bar."""

    name = "dondoc.apps.accounts"
    label = "accounts"
    verbose_name = _("Con người và chức danh")

    def ready(self) -> None:
        """Add the entry of the people, for whoever manages them."""
        navigation.add(
            navigation.Entry(
                label=_("Người dùng"),
                short=_("Người dùng"),
                url="persons",
                icon="user",
                order=90,
                power=Power.MANAGE_PEOPLE,
            )
        )
