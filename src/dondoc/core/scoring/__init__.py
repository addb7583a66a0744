"""How well directives are read: facts found against facts that people confirmed, counted per kind."""

from dondoc.core.scoring.counting import KINDS, Count, Score, add, compare
from dondoc.core.scoring.gold import gold_of

__all__ = ["KINDS", "Count", "Score", "add", "compare", "gold_of"]
