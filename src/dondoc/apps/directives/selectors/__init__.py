"""Questions about documents and their facts."""

from __future__ import annotations

from dondoc.apps.directives.selectors.facts import confirmed_facts, tally

__all__ = ["confirmed_facts", "tally"]
