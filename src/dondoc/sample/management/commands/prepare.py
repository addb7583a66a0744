"""``dondoc manage prepare``: the database brought up to date; on the first start the sample and the first person."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import translation
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import Person
from dondoc.apps.accounts.services import temporary_password
from dondoc.apps.bodies.services import know_bodies
from dondoc.apps.registers.services.entering import enter_closed_documents
from dondoc.sample.first import Login, first_administrator
from dondoc.sample.load import OFFICER, load_sample
from dondoc.terminal import is_english


class Command(BaseCommand):
    """Does again what is missing and nothing else, so that every start may call it."""

    requires_system_checks = []  # every start pays for them otherwise; the tests run them
    help = "Cập nhật cơ sở dữ liệu; lần đầu thì nạp dữ liệu mẫu và tạo quản trị."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--empty``: no sample on the first start."""
        parser.add_argument("--empty", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate; then, in a house without people, load the sample and create the administrator."""
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        know_bodies()
        enter_closed_documents()
        if not Person.objects.exists():
            with translation.override("en" if is_english() else "vi"):
                self._begin(empty=options["empty"])

    def _begin(self, *, empty: bool) -> None:
        logins = []
        if not empty:
            self.stderr.write(_("Lần đầu: đang nạp bộ giả định và bốn văn bản mẫu…"))
            password = temporary_password()
            load_sample(password=password, say=self.stderr.write)
            logins.append(Login(OFFICER, password))
        administrator = first_administrator()
        if administrator:
            logins.append(administrator)
        self._tell(logins)

    def _tell(self, logins: list[Login]) -> None:
        self.stdout.write(_("Đăng nhập lần đầu (chỉ in một lần, hãy ghi lại):"))
        for login in logins:
            self.stdout.write(f"  {login.username:12} {login.password}")
        if len(logins) > 1:
            self.stdout.write(
                _("Mọi người trong bộ mẫu dùng chung mật khẩu ở dòng đầu; xem danh sách ở trang Người dùng.")
            )
