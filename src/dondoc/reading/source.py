"""What a reading was made of, as the public contract tells it."""

from __future__ import annotations

import hashlib
from typing import Any

from dondoc.core.packs import Pack
from dondoc.core.text import Text


def source_of(name: str, data: bytes, text: Text, pack: Pack) -> dict[str, Any]:
    """The contract's ``source``: the file, how it was read, and with which pack.

    Args:
        name: the file's own name, without folders.
        data: its bytes.
        text: what was read of them.
        pack: the one that understood it.
    """
    return {
        "name": name,
        "sha256": hashlib.sha256(data).hexdigest(),
        "media_type": text.media_type,
        "reader": text.reader,
        "pages": text.pages,
        "pack": {"name": pack.name, "sha256": pack.sha256},
    }
