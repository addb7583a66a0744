"""The register of acts: each kind of act with the sentence that tells it. What has no sentence cannot be recorded."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

_acts: dict[str, Act] = {}


@dataclass(frozen=True, slots=True)
class Act:
    """A kind of act.

    Attributes:
        code: app and verb, "directives.fact_confirmed"; stored, never renamed.
        sentence: what happened, without the actor's name, which stands before it: "đưa %(object)s vào sổ".
            It may use ``%(object)s``, ``%(reason)s``, the keys of ``after`` and, as ``before_…``, those of ``before``.
        icon: a symbol of the sprite, without ``i-``.
    """

    code: str
    sentence: str | Promise
    icon: str = "edit"


def act(code: str, sentence: str | Promise, icon: str = "edit") -> Act:
    """Make and register an act; write it at the top level of an app's ``acts.py``.

    Raises:
        ValueError: the code is taken.
    """
    if code in _acts:
        msg = f"two acts are called {code}"
        raise ValueError(msg)
    _acts[code] = Act(code, sentence, icon)
    return _acts[code]


def act_of(code: str) -> Act | None:
    """The registered act called ``code``, or None (a row of a version that is gone)."""
    return _acts.get(code)


def all_acts() -> list[Act]:
    """Every registered act, by code."""
    return [_acts[code] for code in sorted(_acts)]
