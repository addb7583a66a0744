"""Facts found, missed and made up, per kind: F1 is what people quote, the counts are what it comes from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from dondoc.core.scoring.likeness import Fact, likeness, names, pairs, plain, same_words, target

KINDS = (
    "header", "basis", "citations", "tasks", "task due", "task lead", "task coordinate", "task output",
    "indicators", "target", "unit of measure", "duties", "duty schedule",
)  # fmt: skip
_HEADER = ("number", "kind", "issued", "issuer", "title", "signer", "place")
_SAME_LINE, _SAME_OUTPUT, _SAME_DUTY, _SAME_SCHEDULE = 0.93, 0.85, 0.6, 0.7
_EACH = re.compile(r"ngày\s+(\d{1,2})(?:\s*/\s*|\s+tháng\s+)(\d{1,2})(?!\d)(?!\s*(?:/|năm)\s*\d{4})")


@dataclass(frozen=True, slots=True)
class Count:
    """Facts of one kind.

    Attributes:
        right: found as the gold has them.
        wrong: given, but not in the gold or not so.
        missed: in the gold, but not found or not so.
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None when there was nothing to find and nothing was given.

        >>> Count(8, 2, 2).f1
        0.8
        """
        whole = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / whole if whole else None


Score = dict[str, Count]


def add(scores: Iterable[Mapping[str, Count]]) -> Score:
    """The counts of several documents together."""
    out: Score = {}
    for score in scores:
        for kind, count in score.items():
            out[kind] = out.get(kind, Count()) + count
    return out


def compare(gold: Fact, found: Fact) -> Score:
    """Count what a reading found against a gold file; kinds that the gold leaves out are not counted.

    Args:
        gold: facts that people confirmed (the form of ``gold_of``).
        found: the contract's JSON.
    """
    parts = [{"header": _header(gold, found)}, *_citations(gold, found)]
    if "tasks" in gold:
        parts.append(_tasks(gold, found))
    if "indicators" in gold:
        parts.append(_indicators(gold, found))
    if "duties" in gold:
        parts.append(_duties(gold, found))
    return add(parts)


def _one(given: bool, *, right: bool, wanted: bool = True) -> Count:
    """One value: right, or wrong when something else was given, and missed when one was wanted."""
    return Count(1) if right else Count(0, int(given), int(wanted))


def _header(gold: Fact, found: Fact) -> Count:
    out = Count()
    for key in _HEADER:
        if key in gold:
            value = found.get(key)
            said = plain(value.get("name") if isinstance(value, dict) else value)
            want = plain(gold[key])
            right = bool(want and said) and fuzz.ratio(want, said) / 100 >= _SAME_LINE
            out += _one(bool(said), right=right, wanted=gold[key] is not None)
    return out


def _citations(gold: Fact, found: Fact) -> Iterable[Score]:
    own = plain(gold.get("number"))
    cited = [c for c in found.get("citations") or [] if c.get("number") and plain(c["number"]) != own]
    if "basis" in gold:
        yield {"basis": _sets(gold["basis"], (c["number"] for c in cited if c.get("role") == "basis"))}
    if "citations" in gold:
        yield {"citations": _sets(gold["citations"], (c["number"] for c in cited))}


def _sets(gold: Iterable[str], found: Iterable[str]) -> Count:
    want, have = set(map(plain, gold)), set(map(plain, found))
    return Count(len(want & have), len(have - want), len(want - have))


def _facts(gold: Sequence[Fact], found: Sequence[Fact], paired: Mapping[int, int], is_open: bool) -> Count:
    right = sum(not gold[i].get("optional") for i in paired)
    missed = sum(not g.get("optional") for i, g in enumerate(gold) if i not in paired)
    return Count(right, 0 if is_open else len(found) - len(paired), missed)


def same_units(gold: Sequence[str], found: Sequence[Any]) -> bool:
    """Whether the very units were found and no other."""
    count = _units(gold, found)
    return not count.wrong and not count.missed


def _units(gold: Sequence[str], found: Sequence[Any]) -> Count:
    left, right = [names(u) for u in found], 0
    for unit in gold:
        hit = next((x for x in left if plain(unit) in x), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return Count(right, len(left), len(gold) - right)


def _tasks(gold: Fact, found: Fact) -> Score:
    want, have = gold["tasks"], found.get("tasks") or []
    paired = pairs(want, have, same_words)
    parts: list[Score] = [{"tasks": _facts(want, have, paired, bool(gold.get("tasks_open")))}]
    for i, task in enumerate(want):
        if not task.get("optional"):
            parts.append(_task(task, have[paired[i]] if i in paired else {}))
    return add(parts)


def _task(gold: Fact, found: Fact) -> Score:
    out: Score = {}
    deadline = gold.get("deadline")
    if "deadline" in gold and (deadline is None or "due" in deadline):
        due, given = (deadline or {}).get("due"), (found.get("deadline") or {}).get("due")
        out["task due"] = _one(bool(given), right=True) if due and due == given else Count(0, bool(given), bool(due))
    for key in ("lead", "coordinate"):
        if key in gold:
            out[f"task {key}"] = _units(gold[key] or [], found.get(key) or [])
    if "output" in gold:
        want, given = gold["output"], found.get("output")
        right = bool(want) and likeness(want, given) >= _SAME_OUTPUT
        out["task output"] = _one(bool(given), right=right, wanted=bool(want))
    return out


def _indicators(gold: Fact, found: Fact) -> Score:
    want, have = gold["indicators"], found.get("indicators") or []
    paired = pairs(want, have, same_words)
    parts: list[Score] = [{"indicators": _facts(want, have, paired, bool(gold.get("indicators_open")))}]
    for i, indicator in enumerate(want):
        if i in paired or not indicator.get("optional"):
            parts.append(_indicator(indicator, have[paired[i]] if i in paired else {}))
    return add(parts)


def _indicator(gold: Fact, found: Fact) -> Score:
    out: Score = {}
    want, given = target(gold), target(found)
    if want.get("low") is not None:
        right = all(want.get(k) == given.get(k) for k in ("low", "high", "comparator"))
        out["target"] = _one(given.get("low") is not None, right=right)
    if gold.get("unit"):
        out["unit of measure"] = _one(bool(found.get("unit")), right=plain(gold["unit"]) == plain(found.get("unit")))
    return out


def _duties(gold: Fact, found: Fact) -> Score:
    want, have = gold["duties"], found.get("duties") or []
    paired = pairs(want, have, same_duty)
    parts: list[Score] = [{"duties": _facts(want, have, paired, bool(gold.get("duties_open")))}]
    for i, duty in enumerate(want):
        if (duty.get("schedule") or {}).get("raw") and not duty.get("optional"):
            given = (have[paired[i]].get("schedule") or {}) if i in paired else {}
            right = same_schedule(duty["schedule"], given)
            parts.append({"duty schedule": _one(bool(given.get("raw")), right=right)})
    return add(parts)


def same_duty(gold: Fact, found: Fact) -> float:
    """How far two duties are the same: their words, or most of their words and their calendar; 0 when they are not."""
    want, have = _calendar(gold.get("schedule")), _calendar(found.get("schedule"))
    ways = (gold.get("what"), *(gold.get("also") or []))
    words = max(fuzz.ratio(plain(w), plain(found.get("what"))) / 100 for w in ways)
    asked = Counter(plain(gold.get("what")).split())
    held = (asked & Counter(plain(f"{found.get('what') or ''} {found.get('raw') or ''}").split())).total()
    share = held / max(1, asked.total())
    calendar = len(want & have) / max(1, len(want | have))
    near = _near((gold.get("schedule") or {}).get("raw"), (found.get("schedule") or {}).get("raw"))
    same = words > _SAME_DUTY or (share >= 0.5 and (calendar >= 0.5 or near >= _SAME_SCHEDULE))
    same = same or (share >= 0.8 and not (gold.get("schedule") or {}).get("raw"))
    same = same or (calendar == 1 and any(x.startswith("date") for x in want) and _to(gold) == _to(found))
    return calendar + near + words + share if same else 0.0


def _to(duty: Fact) -> str:
    to = duty.get("to")
    return plain(to.get("raw") if isinstance(to, dict) else to)


def _near(gold: str | None, found: str | None) -> float:
    want, have = plain(gold), plain(found)
    if not want or not have:
        return 0.0
    return 1.0 if want in have or have in want else fuzz.ratio(want, have) / 100


def _calendar(schedule: Fact | None) -> set[str]:
    """What a schedule says: its dates, periods, day of the month, and days and months that come every year."""
    if not schedule:
        return set()
    out = {f"date {d}" for d in schedule.get("dates") or []} | {f"every {p}" for p in schedule.get("periods") or []}
    if schedule.get("monthly_day"):
        out.add(f"day {schedule['monthly_day']}")
    each = _EACH.findall(str(schedule.get("raw") or "").casefold())
    return out | {f"each {int(month):02}-{int(day):02}" for day, month in each}


def same_schedule(gold: Fact, found: Fact) -> bool:
    """Whether a schedule was read as the gold has it.

    It is right when the calendars are the same, or when the same words were taken and nothing dated is missing.
    """
    want, have = _calendar(gold), _calendar(found)
    if want and want == have:
        return True
    added = {x for x in have - want if x.startswith(("date", "each"))}
    return _near(gold.get("raw"), found.get("raw")) >= _SAME_SCHEDULE and want <= have and not added
