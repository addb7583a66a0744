"""What can happen to people and posts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dondoc.apps.audit.acts import act

ADDED = act("accounts.person_added", _("thêm người dùng %(object)s, tên đăng nhập %(username)s"), "plus")
APPOINTED = act("accounts.appointed", _("ghi chức danh %(object)s cho %(person)s từ %(valid_from)s"), "unit")
POST_ENDED = act("accounts.post_ended", _("cho thôi chức danh %(object)s của %(person)s, hết ngày %(valid_to)s"), "x")
CHANGED = act("accounts.person_changed", _("sửa thông tin của %(object)s"), "edit")
LOCKED = act("accounts.person_locked", _("khóa đăng nhập của %(object)s"), "lock")
UNLOCKED = act("accounts.person_unlocked", _("mở lại đăng nhập của %(object)s"), "key")
PASSWORD_RESET = act("accounts.password_reset", _("đặt lại mật khẩu của %(object)s"), "key")
PASSWORD_CHANGED = act("accounts.password_changed", _("đổi mật khẩu của mình"), "key")
