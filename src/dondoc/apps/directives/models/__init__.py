"""Tables of directives: documents, files brought in, readings, facts and what people did to them."""

from __future__ import annotations

from dondoc.apps.directives.models.documents import (
    Document,
    DocumentCopy,
    DocumentRecipient,
    DocumentRelation,
    RegisterCounter,
)
from dondoc.apps.directives.models.facts import Fact, FactChange, FactKind, FactState, How
from dondoc.apps.directives.models.headings import ColumnRole, HeadingAnswer
from dondoc.apps.directives.models.lessons import LessonAnswer
from dondoc.apps.directives.models.readings import Presence, Reading
from dondoc.apps.directives.models.uploads import Upload, UploadState

__all__ = [
    "ColumnRole",
    "Document",
    "DocumentCopy",
    "DocumentRecipient",
    "DocumentRelation",
    "Fact",
    "FactChange",
    "FactKind",
    "FactState",
    "HeadingAnswer",
    "How",
    "LessonAnswer",
    "Presence",
    "Reading",
    "RegisterCounter",
    "Upload",
    "UploadState",
]
