"""What to say to whoever may read a document but not decide about it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.directives.models import Document


def only_to_read(request: PersonRequest, document: Document) -> HttpResponse:
    """403 that says who may review, with the way to the words and to the document's page."""
    has_words = document.readings.filter(current=True).exists()
    return render(request, "directives/refused.html", {"document": document, "has_words": has_words}, status=403)
