"""Acts of the registers, each with the sentence that tells it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dondoc.apps.audit.acts import act

ENTERED = act("registers.entered", _("vào sổ “%(object)s”, theo %(document)s"), "doc")
ADDED = act("registers.added", _("ghi tay “%(object)s” vào sổ"), "plus")
CORRECTED = act("registers.corrected", _("sửa “%(object)s”: %(fields)s"), "edit")
JOINED = act("registers.joined", _("nhập “%(object)s” vào “%(into)s”"), "merge")
PARTED = act("registers.parted", _("tách lại “%(object)s” khỏi “%(into)s”"), "shift")
TOLD_APART = act("registers.told_apart", _("ghi nhận “%(object)s” khác với “%(other)s”"), "x")
