"""What can happen to reminders and calendars."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dondoc.apps.audit.acts import act

LETTERS_ON = act("mail.letters_on", _("nhận thư nhắc việc hằng ngày"), "mail")
LETTERS_OFF = act("mail.letters_off", _("thôi nhận thư nhắc việc hằng ngày"), "mail")
LANGUAGE = act("mail.language", _("chọn ngôn ngữ của thư nhắc việc và lịch: %(language)s"), "globe")
FEED_MADE = act("mail.feed_made", _("tạo địa chỉ lịch %(object)s"), "cal")
FEED_REVOKED = act("mail.feed_revoked", _("thu hồi địa chỉ lịch %(object)s"), "x")
LETTER_AGAIN = act("mail.letter_again", _("cho gửi lại thư “%(subject)s” đến %(address)s"), "mail")
