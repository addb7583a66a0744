"""The words of the screen: gathers every Vietnamese sentence of the code, keeps the English beside it, compiles.

``python tools/catalogue.py`` brings ``web/locale/en`` up to date and lists what still lacks English (exit 1 when
something does); ``web/locale/vi`` holds our words for what Django and allauth say in English, written by hand.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src/dondoc"
LOCALE = SOURCE / "web/locale"
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}

UNSAID = (b'"POT-', b'"PO-Rev', b'"Generated', b'"Project-Id', b'"Report-', b'"Last-Tr', b'"Language-Team')
DAY = datetime(2026, 1, 1, tzinfo=UTC)  # one day for all, so that the same words give the same bytes

type Said = tuple[str | tuple[str, ...], str | None]


def sources() -> Iterator[tuple[Path, str]]:
    """Every Python file and template of the product, templates turned into calls of gettext."""
    if not settings.configured:
        settings.configure()
    for path in sorted(SOURCE.rglob("*.py")):
        yield path, path.read_text(encoding="utf-8")
    for path in sorted([*SOURCE.rglob("*.html"), *SOURCE.rglob("templates/**/*.txt")]):
        yield path, templatize(path.read_text(encoding="utf-8"), origin=str(path))


def said() -> list[Said]:
    """Every sentence marked for translation, once, in the order of the files."""
    found: dict[Said, None] = {}
    for _path, text in sources():
        stream = io.BytesIO(text.encode())
        for _line, message, _comments, context in extract("python", stream, KEYWORDS, (), {"encoding": "utf-8"}):
            found[(tuple(message) if isinstance(message, (list, tuple)) else message, context)] = None
    return [one for one in found if one[0]]


def catalogue(language: str) -> Catalog:
    """The catalogue of a language as it stands in the repository."""
    path = _po(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        found = read_po(file, locale=language)
    found.creation_date = found.revision_date = DAY
    return found


def renewed(old: Catalog) -> Catalog:
    """The English catalogue of today's sentences, with the translations that ``old`` has."""
    new = Catalog(locale="en", fuzzy=False, charset="utf-8", header_comment="# The English of every sentence.")
    for message, context in sorted(said(), key=lambda one: (str(one[0]), one[1] or "")):
        key = message[0] if isinstance(message, tuple) else message
        known = old.get(key, context)
        new.add(message, known.string if known else "", context=context, flags=_flags(message))
    return new


def lacking(english: Catalog) -> list[str]:
    """The sentences without English."""
    return [str(message.id) for message in english if message.id and not _is_whole(message)]


def compiled(catalog: Catalog) -> bytes:
    """The catalogue as gettext reads it at run time; the same catalogue gives the same bytes."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def written(catalog: Catalog) -> bytes:
    """The catalogue as people read it."""
    out = io.BytesIO()
    write_po(out, catalog, width=0, no_location=True, omit_header=False, sort_output=False, include_previous=False)
    lines = out.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(UNSAID))


def main() -> int:
    """Renew, compile, tell."""
    english = renewed(catalogue("en"))
    _po("en").parent.mkdir(parents=True, exist_ok=True)
    _po("en").write_bytes(written(english))
    for language in ("en", "vi"):
        _po(language).with_suffix(".mo").write_bytes(compiled(catalogue(language)))
    missing = lacking(english)
    print(f"{len(said())} câu, {len(missing)} câu chưa có tiếng Anh")
    for sentence in missing:
        print(f"  {sentence}")
    return 1 if missing else 0


def _po(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES/django.po"


def _flags(message: str | tuple[str, ...]) -> list[str]:
    text = message[0] if isinstance(message, tuple) else message
    return ["python-format"] if "%(" in text else []


def _is_whole(message: Message) -> bool:
    given = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(given)


if __name__ == "__main__":
    sys.exit(main())
