"""What can happen to units."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dondoc.apps.audit.acts import act

LOADED = act("organisation.loaded", _("nạp danh mục %(units)s đơn vị"), "unit")
ADDED = act("organisation.added", _("thêm đơn vị %(object)s từ %(valid_from)s"), "plus")
RENAMED = act("organisation.renamed", _("ghi tên mới từ %(valid_from)s: %(name)s (trước là %(before_name)s)"), "edit")
ALIAS_ADDED = act("organisation.alias_added", _("ghi cách viết khác: %(alias)s"), "plus")
ALIAS_REMOVED = act("organisation.alias_removed", _("bỏ cách viết khác: %(before_alias)s"), "x")
FOLLOWED = act("organisation.followed", _("ghi kế thừa từ %(on)s: %(kind)s vào %(to)s, theo %(citation)s"), "shift")
CLOSED = act("organisation.closed", _("ghi đơn vị ngừng hoạt động, hết ngày %(valid_to)s"), "x")
