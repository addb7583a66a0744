"""Finds the document that a citation means: by number, then date and issuer where they are written (rule 15)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dondoc.apps.directives.folding import name_key
from dondoc.apps.directives.models import Document, DocumentRelation


def _fits(relation: DocumentRelation, document: Document) -> bool:
    if relation.issued and document.issued and relation.issued != document.issued:
        return False
    cited, known = name_key(relation.issuer), document.issuer_key
    return not (cited and known) or cited in known or known in cited


def pick(relation: DocumentRelation, candidates: Iterable[Document]) -> Document | None:
    """The one document that the citation can mean; None when there is none, or more than one.

    The same number comes back every year: without a date in the citation, two candidates stay unresolved.
    """
    fitting = [d for d in candidates if d.pk != relation.document_id and _fits(relation, d)]
    return fitting[0] if len(fitting) == 1 else None


def resolve(relations: list[DocumentRelation], document: Document) -> None:
    """Set the target of each relation of ``document`` (unsaved) as far as the register knows it."""
    keys = {r.number_key for r in relations if r.number_key}
    known: dict[str, list[Document]] = defaultdict(list)
    for found in Document.objects.filter(number_key__in=keys).exclude(pk=document.pk):
        known[found.number_key].append(found)
    for relation in relations:
        relation.target = pick(relation, known[relation.number_key])


def resolve_waiting(document: Document) -> int:
    """Let citations that waited for this document point to it; returns how many now do."""
    if not document.number_key:
        return 0
    waiting = DocumentRelation.objects.filter(target=None, number_key=document.number_key).exclude(document=document)
    twins = list(Document.objects.filter(number_key=document.number_key))
    found = [r for r in waiting if pick(r, twins) == document]
    for relation in found:
        relation.target = document
    DocumentRelation.objects.bulk_update(found, ["target"])
    return len(found)
