"""The application registers."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from dondoc.apps import beside, navigation
from dondoc.apps.directives import closing


class RegistersConfig(AppConfig):
    """What the registers of the international desk share."""

    name = "dondoc.apps.registers"
    label = "registers"
    verbose_name = _("Hợp tác quốc tế")

    def ready(self) -> None:
        """Add the entry of the top bar; documents are entered when their review is closed."""
        entering = import_module("dondoc.apps.registers.services.entering")
        closing.add(lambda document, by: entering.enter_document(document=document, by=by))
        beside.add(import_module("dondoc.apps.registers.selectors").beside)
        navigation.add(
            navigation.Entry(
                label=_("Hợp tác quốc tế"),
                short=_("Hợp tác"),
                url="registers:front",
                icon="globe",
                order=50,
                phone=False,
            )
        )
