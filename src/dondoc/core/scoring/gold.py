"""A reading that people have confirmed, as a gold file: only what the words of the document decide."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Fact = dict[str, Any]


def gold_of(contract: Fact, file: str) -> Fact:
    """The facts of a confirmed reading in the form that ``compare`` takes.

    Args:
        contract: the contract's JSON, with the values as confirmed.
        file: the document's path below the folder of documents.

    >>> made = gold_of({"number": "1/KH", "tasks": [{"text": "Rà soát", "lead": [{"raw": "Vụ A"}]}]}, "a.txt")
    >>> made["tasks"]
    [{'number': None, 'text': 'Rà soát', 'deadline': None, 'lead': ['Vụ A'], 'coordinate': [], 'output': None}]
    """
    signer = contract.get("signer")
    own = contract.get("number")
    cited = [c for c in contract.get("citations") or [] if c.get("number") and c["number"] != own]
    head = {key: contract.get(key) for key in ("number", "kind", "issued", "issuer", "title", "place")}
    return {
        "file": file,
        **head,
        "signer": signer.get("name") if isinstance(signer, dict) else signer,
        "basis": _once(c["number"] for c in cited if c.get("role") == "basis"),
        "citations": _once(c["number"] for c in cited),
        "tasks": [_task(t) for t in contract.get("tasks") or []],
        "indicators": [_indicator(i) for i in contract.get("indicators") or []],
        "duties": [_duty(d) for d in contract.get("duties") or []],
    }


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _units(units: Iterable[Fact] | None) -> list[str]:
    return [u.get("unit") or u["raw"] for u in units or []]


def _task(task: Fact) -> Fact:
    deadline = task.get("deadline")
    return {
        "number": task.get("number"),
        "text": task.get("text"),
        "deadline": {"raw": deadline.get("raw"), "due": deadline.get("due")} if deadline else None,
        "lead": _units(task.get("lead")),
        "coordinate": _units(task.get("coordinate")),
        "output": task.get("output"),
    }


def _indicator(indicator: Fact) -> Fact:
    aim = indicator.get("target")
    return {
        "number": indicator.get("number"),
        "name": indicator.get("name"),
        "unit": indicator.get("unit"),
        "target": {k: aim.get(k) for k in ("raw", "comparator", "low", "high")} if aim else None,
    }


def _duty(duty: Fact) -> Fact:
    schedule = duty.get("schedule")
    to = duty.get("to")
    return {
        "kind": duty.get("kind"),
        "what": duty.get("what"),
        "who": _units(duty.get("who")),
        "to": to.get("raw") if isinstance(to, dict) else to,
        "schedule": {k: schedule.get(k) for k in ("raw", "periods", "monthly_day", "dates")} if schedule else None,
    }
