"""What can happen to people and posts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dondoc.apps.audit.acts import act

ADDED = act("accounts.person_added", _("thêm người dùng %(object)s, tên đăng nhập %(username)s"), "plus")
APPOINTED = act("accounts.appointed", _("ghi chức danh %(object)s cho %(person)s từ %(valid_from)s"), "unit")
