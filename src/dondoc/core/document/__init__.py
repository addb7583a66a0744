"""Who speaks: number, kind, date, issuer, signer, citations, structure, recipients."""

from dondoc.core.document.facts import DocumentFacts, Part, Region

__all__ = ["DocumentFacts", "Part", "Region"]
