"""Keeps the register's columns, recipients and relations equal to the header, recipient and citation facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from dondoc.apps.directives.errors import Problem
from dondoc.apps.directives.folding import fold, name_key, number_key
from dondoc.apps.directives.models import Document, DocumentRecipient, DocumentRelation, Fact, FactState
from dondoc.apps.directives.services.relations import resolve
from dondoc.apps.organisation.models import OrgUnit

STANDING = (FactState.PROPOSED, FactState.CONFIRMED)


def _day(value: Any) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def clip(model: Any, name: str, value: Any) -> str:
    """The words of a value, white space folded, cut to what the column ``name`` of ``model`` holds."""
    limit = model._meta.get_field(name).max_length
    words = " ".join(str(value or "").split())
    return words[:limit] if limit else words


def _facts(document: Document, kind: str) -> list[Fact]:
    return list(Fact.objects.filter(document=document, kind=kind, state__in=STANDING))


def _unit(name: str | None) -> OrgUnit | None:
    return OrgUnit.objects.filter(names__name=name).first() if name else None


def _header(document: Document) -> None:
    said = {f.key: f.data for f in _facts(document, "header")}
    value = {key: data.get("value") for key, data in said.items()}
    signer = said.get("signer", {})
    for name in ("number", "kind", "issuer", "place", "title"):
        setattr(document, name, clip(Document, name, value.get(name)))
    document.signer_name = clip(Document, "signer_name", signer.get("name"))
    document.signer_title = clip(Document, "signer_title", signer.get("title"))
    document.issued, document.effective = _day(value.get("issued")), _day(value.get("effective"))
    document.issuer_unit = _unit(document.issuer)
    index(document)
    try:
        with transaction.atomic():
            document.save()
    except IntegrityError:
        raise Problem(same_in_register(document)) from None


def same_in_register(document: Document) -> str:
    """Says that another row already has this number, issuer and date."""
    words = {"number": document.number, "issued": document.issued.strftime("%d/%m/%Y") if document.issued else ""}
    return _("Văn bản số %(number)s ngày %(issued)s đã có trong sổ. Mở bản đã có, hoặc sửa số, ngày.") % words


def index(document: Document) -> None:
    """Fill the folded columns by which a document is found."""
    document.number_key = number_key(document.number)[:120]
    document.issuer_key = name_key(document.issuer)[:300]
    words = (document.number, document.kind, document.title, document.issuer, document.signer_name)
    document.search = fold(" ".join(words))


def _recipients(document: Document, kind: str) -> None:
    rows = []
    for place, fact in enumerate(_facts(document, kind)):
        raw = str(fact.data.get("raw") or fact.data.get("unit") or "")
        purpose = clip(DocumentRecipient, "purpose", fact.data.get("purpose"))
        unit = _unit(fact.data.get("unit"))
        rows.append(
            DocumentRecipient(document=document, role=kind, position=place, raw=raw, purpose=purpose, unit=unit)
        )
    document.recipients.filter(role=kind).delete()
    DocumentRecipient.objects.bulk_create(rows)


def _citations(document: Document) -> None:
    rows = []
    for place, fact in enumerate(_facts(document, "citation")):
        data, number = fact.data, clip(DocumentRelation, "number", fact.data.get("number"))
        role = data.get("role") if data.get("role") in DocumentRelation.Role.values else "mentions"
        row = DocumentRelation(
            document=document, role=role, raw=str(data.get("raw", "")), number=number, position=place
        )
        row.number_key, row.issued = number_key(number)[:120], _day(data.get("issued"))
        row.kind = clip(DocumentRelation, "kind", data.get("kind"))
        row.issuer = clip(DocumentRelation, "issuer", data.get("issuer"))
        rows.append(row)
    document.relations.all().delete()
    resolve(rows, document)
    DocumentRelation.objects.bulk_create(rows)


_MIRRORS: dict[str, Callable[[Document], None]] = {
    "header": _header,
    "recipient": lambda document: _recipients(document, "recipient"),
    "addressee": lambda document: _recipients(document, "addressee"),
    "citation": _citations,
}


def mirror(document: Document, kinds: Iterable[str]) -> None:
    """Bring the register in line with the facts of these kinds; other kinds have no columns.

    Raises:
        Problem: another document of the register has the same number, issuer and date.
    """
    for kind in sorted(set(kinds) & set(_MIRRORS)):
        _MIRRORS[kind](document)
