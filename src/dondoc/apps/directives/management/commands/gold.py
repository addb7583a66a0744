"""``dondoc gold ID``: the confirmed facts of a document as a gold file, on standard output."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from dondoc.apps.directives.models import Document
from dondoc.apps.directives.selectors.gold import NotConfirmed, gold


class Command(BaseCommand):
    """Prints the gold of one document."""

    help = "In dữ kiện đã xác nhận của một văn bản thành tệp chuẩn (JSON) để chấm điểm bản đọc."

    def add_arguments(self, parser: CommandParser) -> None:
        """One number: the document's, as in its address."""
        parser.add_argument("document", type=int)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print it, or say what is wrong."""
        document = Document.objects.filter(pk=options["document"]).first()
        if document is None:
            msg = f"Không có văn bản số {options['document']}. Xem số ở cuối địa chỉ trang văn bản."
            raise CommandError(msg, returncode=2)
        try:
            found = gold(document)
        except NotConfirmed as problem:
            msg = f"{document.label}: còn mục chưa ai xác nhận. Rà soát xong rồi xuất."
            raise CommandError(msg, returncode=2) from problem
        self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))
