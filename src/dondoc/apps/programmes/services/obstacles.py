"""What stands in the way of putting a document under tracking: nothing is published that nobody confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dondoc.apps.directives.models import Document, Fact, FactKind, FactState
from dondoc.apps.programmes.services.choices import Choices, How, Obstacle

TRACKED = (FactKind.TASK, FactKind.INDICATOR, FactKind.DUTY)
"""Kinds of fact that a programme is made of."""


def is_collective(fact: Fact) -> bool:
    """Whether a task is led by a collective addressee, which somebody must decide about (rule 5)."""
    return any(unit.get("group") and not unit.get("unit") for unit in fact.data.get("lead") or ())


def obstacles_of(document: Document) -> tuple[Obstacle, ...]:
    """What is doubtful or unconfirmed, and whether there is anything to track; empty when the review is done."""
    if document.state == Document.State.REVIEWED:
        return (Obstacle("closed", _("Văn bản đã ghi nhận là đã rà soát, không lập chương trình nữa.")),)
    facts = list(document.facts.filter(state__in=[FactState.PROPOSED, FactState.CONFIRMED]))
    return tuple(_unfinished(facts))


def _unfinished(facts: Sequence[Fact]) -> Iterator[Obstacle]:
    waiting = [fact for fact in facts if fact.state == FactState.PROPOSED]
    doubtful = [fact for fact in waiting if fact.doubts]
    if doubtful:
        count = len(doubtful)
        said = ngettext(
            "Còn %(count)s điểm cần xem: %(which)s. Mở trang rà soát để xác nhận, sửa hoặc bỏ.",
            "Còn %(count)s điểm cần xem: %(which)s. Mở trang rà soát để xác nhận, sửa hoặc bỏ.",
            count,
        )
        yield Obstacle("doubtful", said % {"count": count, "which": _which(doubtful)}, _keys(doubtful))
    plain = [fact for fact in waiting if not fact.doubts]
    if plain:
        said = _("Còn %(count)s mục chưa có người xác nhận: %(which)s. Chỉ mục đã xác nhận mới được theo dõi.")
        yield Obstacle("unconfirmed", said % {"count": len(plain), "which": _which(plain)}, _keys(plain))
    if not any(fact.kind in TRACKED for fact in facts):
        said = _("Văn bản này không có nhiệm vụ, chỉ tiêu hay chế độ báo cáo nào để theo dõi. Ghi nhận là đã rà soát.")
        yield Obstacle("nothing-to-track", said)


def choice_obstacles(choices: Choices, tasks: Iterable[Fact]) -> Iterator[Obstacle]:
    """What the choices leave open or say wrongly."""
    if not choices.name.strip():
        yield Obstacle("unnamed", _("Chưa đặt tên chương trình."))
    for fact in tasks:
        decided = choices.collectives.get(fact.pk)
        if not is_collective(fact):
            continue
        if decided is None:
            said = _("Chưa chọn cách giao việc “%(task)s”: một đầu mối giữ, hay mỗi đơn vị một nhiệm vụ con.")
            yield Obstacle("collective", said % {"task": _label(fact)}, (fact.pk,))
        elif decided.how is How.EACH and not decided.units:
            said = _("Chưa chọn đơn vị nào để giao việc “%(task)s”.")
            yield Obstacle("collective-units", said % {"task": _label(fact)}, (fact.pk,))


def _keys(facts: Iterable[Fact]) -> tuple[int, ...]:
    return tuple(fact.pk for fact in facts)


def _which(facts: Sequence[Fact], most: int = 3) -> str:
    named = "; ".join(f"{fact.get_kind_display()} “{_label(fact)}”" for fact in facts[:most])
    rest = len(facts) - most
    return named if rest <= 0 else _("%(named)s và %(rest)s mục khác") % {"named": named, "rest": rest}


def _label(fact: Fact, length: int = 60) -> str:
    data = fact.data
    words = data.get("text") or data.get("name") or data.get("what") or data.get("raw") or data.get("value") or fact.key
    label = f"{data['number']}. {words}" if data.get("number") else str(words)
    return label if len(label) <= length else label[: length - 1].rstrip() + "…"
