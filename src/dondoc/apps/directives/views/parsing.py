"""Reads forms of the review into plain values; what is not a number counts as not seen."""

from __future__ import annotations

from django.http import QueryDict

from dondoc.apps.directives.contract.fields import Field
from dondoc.apps.directives.models import Fact
from dondoc.apps.directives.services.ledger import Seen


def whole(words: str | None) -> int:
    """A whole number of a form, or -1, which is the number of nothing.

    >>> whole("12"), whole("x"), whole(None), whole("9" * 40)
    (12, -1, -1, -1)
    """
    plain = words or ""
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 16 else -1


def seen_one(fact: Fact, form: QueryDict) -> Seen:
    """The version of a fact that the form was drawn from."""
    return Seen(fact.pk, whole(form.get("phien_ban")))


def seen_many(form: QueryDict) -> list[Seen]:
    """The facts of a form with their versions: muc=12:3, in the order of the form, each once."""
    pairs = [value.partition(":") for value in form.getlist("muc")]
    found = {whole(fact): whole(version) for fact, _colon, version in pairs}
    return [Seen(fact, version) for fact, version in found.items()]


def typed(fields: tuple[Field, ...], form: QueryDict) -> dict[str, str]:
    """What was typed, field by field; a unit picked beside a list of units is put under it."""
    inputs = {}
    for field in fields:
        if field.name not in form:
            continue
        words = str(form[field.name]).replace("\r\n", "\n")
        added = form.get(f"{field.name}__them", "").strip()
        inputs[field.name] = f"{words}\n{added}".strip() if added else words
    return inputs
