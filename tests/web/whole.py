"""Whether a page is whole as the server sends it: readable, and usable, where no script runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

TYPED = {"text", "email", "password", "date", "number", "search", "file", "checkbox", "radio", None}


@dataclass
class Form:
    """A form as far as a reader without script needs it."""

    action: str
    key: str
    asks: int = 0
    submits: int = 0


@dataclass
class Page(HTMLParser):
    """Headings, tables, forms and labels of a page."""

    tags: Counter[str] = field(default_factory=Counter)
    forms: list[Form] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    pressed: set[str] = field(default_factory=set)
    fields: list[dict[str, str | None]] = field(default_factory=list)
    tables: list[int] = field(default_factory=list)
    title: str = ""
    inside: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin to read."""
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A beginning."""
        has = dict(attrs)
        self.tags[tag] += 1
        self.inside.append(tag)
        if tag == "form":
            self.forms.append(Form(has.get("action") or "", has.get("id") or ""))
        if tag == "button" and has.get("type", "submit") == "submit":
            self._submit(has.get("form"))
        if tag == "label" and has.get("for"):
            self.named.add(str(has["for"]))
        if tag == "table":
            self.tables.append(0)
        if tag == "th" and self.tables:
            self.tables[-1] += 1
        if tag in {"input", "select", "textarea"} and (tag != "input" or has.get("type") in TYPED):
            self.fields.append({**has, "wrapped": "yes" if "label" in self.inside else None})
            if "form" in self.inside:
                self.forms[-1].asks += 1

    def _submit(self, of: str | None) -> None:
        """A button of the form around it, or of the one that it names, wherever that stands."""
        if of:
            self.pressed.add(of)
        elif "form" in self.inside:
            self.forms[-1].submits += 1

    def handle_endtag(self, tag: str) -> None:
        """An end."""
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Words."""
        if self.inside and self.inside[-1] == "title":
            self.title += data

    def faults(self) -> Iterator[str]:
        """What a reader without script would miss."""
        if self.tags["h1"] != 1:
            yield f"{self.tags['h1']} headings of the first rank"
        if self.tags["main"] != 1 or not self.title.strip():
            yield "no main part, or no title"
        idle = [form for form in self.forms if form.asks and not form.submits and form.key not in self.pressed]
        yield from (f"a form to {form.action!r} without a button" for form in idle)
        yield from ("a table without heads" for heads in self.tables if not heads)
        for one in self.fields:
            if not (one.get("id") in self.named or one.get("wrapped") or one.get("aria-label") or one.get("hidden")):
                yield f"a field without a name: {one.get('name')}"


def faults_of(html: str) -> list[str]:
    """What a reader of a page without script would miss."""
    page = Page()
    page.feed(html)
    return list(page.faults())
