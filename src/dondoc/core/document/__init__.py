"""Who speaks: number, kind, date, issuer, signer, citations, structure, recipients."""

from dondoc.core.document.facts import DocumentFacts, Part, Region
from dondoc.core.document.reading import read_document

__all__ = ["DocumentFacts", "Part", "Region", "read_document"]
