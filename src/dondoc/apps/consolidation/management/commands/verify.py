"""``dondoc verify``: proves that sent reports are what was sent."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dondoc.apps.consolidation.selectors.proof import proofs

WORDS = {
    "file-missing": "không còn tệp trong kho",
    "file-changed": "nội dung tệp đã khác lúc gửi",
    "record-missing": "không có dòng nhật ký gửi đúng mã",
    "record-changed": "dòng nhật ký gửi đã bị sửa",
}


class Command(BaseCommand):
    """Examines every sent report; fails when one is not what was sent."""

    help = "Chứng minh các báo cáo đã gửi còn nguyên như lúc gửi."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a line a report."""
        found = list(proofs())
        for one in found:
            said = "; ".join(WORDS[code] for code in one.wrong) or "nguyên vẹn"
            self.stdout.write(f"{one.report.sha256[:16]}  {one.report}: {said}")
        wrong = sum(bool(one.wrong) for one in found)
        if wrong:
            raise CommandError(f"{wrong}/{len(found)} báo cáo không còn như lúc gửi.", returncode=1)
        self.stdout.write(f"{len(found)} báo cáo đã gửi, tất cả nguyên vẹn.")
