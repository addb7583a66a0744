"""How well directives are read: facts found against facts that people confirmed, counted per kind."""

from dondoc.core.scoring.calibration import Verdict, bands, sure, verdicts, wrong_though_sure
from dondoc.core.scoring.counting import KINDS, Count, Score, add, compare
from dondoc.core.scoring.gold import gold_of

__all__ = [
    "KINDS",
    "Count",
    "Score",
    "Verdict",
    "add",
    "bands",
    "compare",
    "gold_of",
    "sure",
    "verdicts",
    "wrong_though_sure",
]
