"""Who leads and who joins in: from a table's cell, or from a clause that assigns work."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from dondoc.core.orders.model import UnitMention
from dondoc.core.orders.nounverbs import is_noun, within_name
from dondoc.core.orders.reading import Reading, mention, trimmed
from dondoc.core.orders.words import folded, says
from dondoc.core.values import Span

_EDGE = " \t\n,;.:-–+•*/"
_GROUNDS = "căn cứ "
"""What opens the grounds of an order, which may be long and end with a semicolon."""
_REACH = 320
"""How far into a clause its subject may stand, in code points."""
LIKELY, _UNLISTED = 0.9, 0.85
"""How sure it is who acts: by a comma or by "chủ trì" alone, and before a verb that is not listed."""
_RATHER = 12
"""How much must stand behind a known name for an unknown verb to be there."""
_BESIDE = 40
"""How far behind the one in front the verb of asking may stand."""
LIST_OPENING = 5
"""How many words may stand before the colon of "các Vụ: A, B", "các sở, ban, ngành: A, B"."""
_ASIDE = re.compile(r"(?:tại|theo|trong|nêu)\s[^,;:]{0,60}?\s(?=có trách nhiệm|chịu trách nhiệm)")
_OWNED = ("của ", "từ ", "tại ")
_OF = ("của ", "thuộc ", "với ", "tại ", "cho ", "và ", ", ")
_MARK = re.compile(r"[,;:]\s+")
_LEADS = re.compile(r"(?:\s+[^\W\d_A-ZĐ]+){1,3}\s+(?:chủ trì|chịu trách nhiệm|có trách nhiệm)(?!\w)")
_HANDS_ON = re.compile(r"(?:giao|yêu cầu|đề nghị|phân công|chỉ đạo|chỉ định|cử|chọn|lựa chọn|thành lập|mời)(?!\w)")
_PERSONS = re.compile(
    r"(?:các\s+)?(?:đồng chí|đ/c|ông|bà|chánh|trưởng"
    r"|(?:phó\s+)?(?:thủ tướng|bộ trưởng|thứ trưởng|chủ tịch|bí thư|giám đốc|\w+ trưởng))(?!\w)"
)
"""One of these who puts others in charge does not do the work himself; a body answers for those under it."""
_DIRECTS = re.compile(r"(?<!\w)chỉ đạo\s+(?=\w)")
_LOOSE = re.compile(
    r"(?:[\s,]+(?:có|phải|cần|đã|sẽ|đang|tự|cũng|cùng|hãy|nhất là|trong đó|là|và|do|của|hoặc|thì|bằng|cho|từ|với))*\s*$"
)
"""Little words between a unit and its verb."""
_NO_VERB = ("đang ", "cấp trên ", "tới việc ", "đến việc ", "thư ", "chữ ", "nhật ", "bầu ")
"""Behind these a verb tells what is going on, or is none ("Thư ký")."""
_INFORMATION = re.compile(
    r"(?:an toàn|an ninh|bảo mật|dữ liệu và|lĩnh vực|công nghệ|hệ thống|cổng|ngành|phương tiện)\s$"
)
"""Behind these "thông tin" is no verb."""
_LEVEL = re.compile(r"cấp\s+(?:ủy|uỷ|xã|huyện|tỉnh|trên|dưới|có thẩm quyền|mình|cơ sở|trưởng|phó)(?!\w)")
"""Here "cấp" is a level and no verb."""
_INSPECTORATE = re.compile(r"Thanh tra\s+(?:[A-ZĐ]|tỉnh|thành phố|huyện|quận|thị xã|sở|bộ|nhà nước)")
_WORD = re.compile(r"\s*([^\W\d_]+)")
_NAMED = range(2, 6)
"""Of how many words the name of a person consists."""
_LACKS = re.compile(r"(?<!\w)chưa\s+(?:(?:gửi|nộp|có|hoàn thành|xây dựng|lập|thực hiện|triển khai|ban hành|được)\s+)?$")
"""Behind these a verb tells which units are meant: "các đơn vị chưa gửi báo cáo"."""
_OFFICER = re.compile(
    r"(?:công chức|viên chức|cán bộ|chuyên viên|phó \w+(?: \w+)?|lãnh đạo(?: \w+)?|người|thành viên)\s+$"
)
"""Behind these "phụ trách" says which officer is meant."""
_TOPIC = re.compile(r"về\s[^:.;]{3,90}:\s+")
_ALSO = re.compile(r"(?:đồng thời|bên cạnh đó|ngoài ra|mặt khác|riêng|trước mắt)\s*,?\s+")
_ASIDE_OPENED = re.compile(r"\s*\([^()]*$")
"""A bracket in which a verb stands: "Trung tâm Y tế (đồng chí Giám đốc chỉ đạo) …"."""
_NEAR = 120
_ENDS_NAME = ("order.actions", "order.stop", "order.duty", "order.coordinate", "order.lead", "order.joins")
_STATES = re.compile(r":\s+là\s")


@dataclass(frozen=True, slots=True)
class Roles:
    """Leads, coordinators and the place where the work itself begins."""

    lead: tuple[UnitMention, ...] = ()
    coordinate: tuple[UnitMention, ...] = ()
    work: int = 0


def units_in(reading: Reading, span: Span) -> tuple[UnitMention, ...]:
    """The units that a list of units names, each with its own words and place."""
    place = trimmed(reading.text.text, span, _EDGE)
    if place.start >= place.end:
        return ()
    found = reading.units_of(reading.lined(place))
    return tuple(mention(reading, raw.shift(place.start), match) for raw, match in found)


class Clause:
    """A sentence or an item of a list in which somebody is told to do something."""

    def __init__(self, reading: Reading, span: Span) -> None:
        self.reading, self.span = reading, span
        self.words = reading.words(span)
        self.low = folded(self.words)
        self.known = reading.names_in(self.words)
        self._order = [s.start for s in self.known]
        self._starts = set(self._order)
        self._ends = {s.end for s in self.known}

    def free(self, at: int) -> bool:
        """Whether a place stands outside the names that the register knows."""
        i = bisect_right(self._order, at)
        return i == 0 or at >= self.known[i - 1].end

    def before(self, at: int) -> tuple[str, bool]:
        """The words close before a place (in small letters), and whether a name that the register knows ends them."""
        near = self.low[max(0, at - _NEAR) : at]
        return near, at - len(near) + len(near.rstrip()) in self._ends

    def verb(self, start: int) -> int:
        """Where the next verb, duty word or stop stands outside the names of units, from ``start`` on.

        A kind of unit at ``start`` may hold a verb ("cơ quan phối hợp"); a verb behind "đang" tells what is going on.
        """
        form = says(self.reading.pack, *_ENDS_NAME)
        plural = says(self.reading.pack, "unit.plural").match(self.low, start)
        heads = says(self.reading.pack, "unit.heads")
        head = (heads.match(self.low, skip(self.low, plural.end())) if plural else None) or heads.match(self.low, start)
        at, entrusted = head.end() if head else start, None
        while found := form.search(self.words, at):
            first = entrusted is None
            entrusted = entrusted or says(self.reading.pack, "order.entrusted").match(self.low, found.start())
            told = not (first and entrusted) and not self._no_verb(found.start(), found.end(), start)
            if told and self.free(found.start()) and not self._still_named(head, found):
                return self._firm_end(start, found.start())
            at = entrusted.end() if first and entrusted else found.end()
        return self._firm_end(start, len(self.words)) if entrusted is None else len(self.words)

    def _still_named(self, head: re.Match[str] | None, verb: re.Match[str]) -> bool:
        """Whether a verb is a word of the name that opens with ``head``, unless the register knows that name."""
        if head is None or any(s.start <= head.start() < s.end <= verb.start() for s in self.known):
            return False
        return within_name(self.words, head.group(), skip(self.low, head.end()), verb.span())

    def _firm_end(self, start: int, end: int) -> int:
        """The end of a name without the little words before its verb, and before ": là …"."""
        states = _STATES.search(self.low, start, end) or self._does(start, end)
        words = self.words[start : states.start() if states else end]
        opened = _ASIDE_OPENED.search(words)
        if opened:
            return start + opened.start()
        return start + len(_LOOSE.sub("", words) if states or end < len(self.words) else words)

    def _no_verb(self, at: int, end: int, start: int) -> bool:
        """Whether a word that looks like a verb is none here: "Ban Thư ký", "cấp ủy", "cán bộ phụ trách"."""
        before, known = self.before(at)
        if self._ends_capital_verb(at, end, start) or (not known and self._within_name(at, end)):
            return True
        if says(self.reading.pack, "order.joins").fullmatch(self.low, at, end):
            return not self.opens_unit(skip(self.low, end))
        if self.low.startswith("phụ trách", at) and _OFFICER.search(before):
            return True
        if self.low.startswith("thông tin", at) and _INFORMATION.search(before):
            return True
        if before.endswith(_NO_VERB) or _LACKS.search(before):
            return True
        return is_noun(self.low, at, end) or _LEVEL.match(self.low, at) is not None

    def _within_name(self, at: int, end: int) -> bool:
        """Whether a verb goes on to "chủ trì" in an unknown name: "Cục An toàn vệ sinh thực phẩm chủ trì"."""
        hands_on = _HANDS_ON.match(self.low, at) is not None or not self.words[at].islower()
        return not hands_on and _LEADS.match(self.words, end) is not None

    def _ends_capital_verb(self, at: int, end: int, start: int) -> bool:
        """Whether it is the end of a verb that begins in capitals, in a name: "Phòng Đào tạo", "Viện … Chuyển giao"."""
        last = self.low.rfind(" ", start, max(start, at - 1)) + 1
        capital = start < last < at and self.words[last].isupper()
        longer = says(self.reading.pack, "order.actions").match(self.low, last) if capital else None
        return longer is not None and longer.end() >= end

    def _does(self, start: int, end: int) -> re.Match[str] | None:
        """The colon behind a name that is no list: "Các Sở Y tế: chọn cử cán bộ", "Hội Nông dân: Vận động …"."""
        marks = (m for m in re.finditer(r":\s+(?=\w)", self.words[:end]) if m.start() > start)
        return next((m for m in marks if self.words[m.end()].islower() or self._acts_at(m.end())), None)

    def _acts_at(self, at: int) -> bool:
        """Whether a verb that opens no name stands at ``at``, in capitals or not."""
        named = says(self.reading.pack, "unit.heads").match(self.low, at) or self.opens_unit(at)
        return not named and says(self.reading.pack, "order.actions").match(self.low, at) is not None

    def inside_name(self, at: int) -> bool:
        """Whether a verb is but a word of the name around it: "Trung tâm Xúc tiến đầu tư"."""
        before, ended = self.before(at)
        return 0 < at < len(self.words) and not ended and before.rstrip()[-1:].isalnum()

    def opens_unit(self, at: int) -> bool:
        """Whether the name of a unit, known or not, begins at ``at``."""
        never = says(self.reading.pack, "unit.never")
        plural = says(self.reading.pack, "unit.plural").match(self.low, at)
        noun = skip(self.low, plural.end()) if plural else at
        if never.match(self.low, at) or never.match(self.low, noun):
            return False
        if not {at, noun}.isdisjoint(self._starts) or self._person(at):
            return True
        return self._heads(noun) or (plural is not None and self._noun(noun))

    def _noun(self, at: int) -> bool:
        return says(self.reading.pack, "unit.nouns").match(self.low, at) is not None

    def _heads(self, at: int) -> bool:
        """Whether a kind of unit stands at ``at``; behind a short one ("sở", "hội") a name or a list must follow."""
        head = says(self.reading.pack, "unit.heads").match(self.low, at)
        if head is None:
            return False
        verb = says(self.reading.pack, "order.actions").match(self.low, at)
        if verb is not None and verb.end() >= head.end() and not self._named_by_asking(at):
            return False
        if says(self.reading.pack, "unit.short").fullmatch(head.group()) is None or self.words[at].isupper():
            return True
        behind = self.words[head.end() :].lstrip()
        return behind[:1].isupper() or behind[:1] in ",/-" or behind.startswith(("và ", "ngành", "ban "))

    def _named_by_asking(self, at: int) -> bool:
        """Whether a word that may be a verb opens a name: "giao Thanh tra kiểm tra …", "Thanh tra Sở: …"."""
        before = self.low[:at].rstrip()
        placed = _INSPECTORATE.match(self.words, at) is not None
        return placed or (self.words[at].isupper() and before.endswith(self.reading.phrases("order.assign")))

    def names(self, start: int, end: int) -> bool:
        """Whether more than a determiner ("các", "mỗi") stands between two places."""
        return self.low[start:end].strip(_EDGE) not in ("", *self.reading.phrases("unit.determiners"))

    def units(self, start: int, end: int) -> tuple[UnitMention, ...]:
        """The units named between two places of the clause."""
        return units_in(self.reading, Span(self.span.start + start, self.span.start + end))

    def subject(self) -> tuple[int, int] | None:
        """Where the words that name who must act begin and end, or None when the clause names nobody."""
        found = self.told()
        return found[0] if found else None

    def told(self) -> tuple[tuple[int, int], float] | None:
        """Who must act, and how sure that is by the way it is said.

        Who stands in front acts, unless he only asks somebody else to ("Bộ yêu cầu các đơn vị …").
        """
        front, asked = self._at_front(), self.asked()
        if front and (asked is None or asked[0] - front[1] > _BESIDE or self._charged_itself(front)):
            other = self._delegated(front[1]) if _PERSONS.match(self.low, front[0]) else None
            return (other, LIKELY) if other else (front, self._sure_of(front))
        behind = self._after_comma()
        if asked and (behind is None or asked < behind):
            return asked, self._sure_of(asked)
        charged = behind or self._in_charge()
        return (charged, LIKELY) if charged else None

    def _charged_itself(self, front: tuple[int, int]) -> bool:
        """Whether the one in front, who asks others, is neither who issues the document nor a leader above it."""
        issuer, raw = self.reading.facts.issuer, self.low[front[0] : front[1]]
        above = says(self.reading.pack, "unit.above").match(raw)
        if issuer is None or (above and not raw[above.end() :].strip(_EDGE)):
            return False
        high = says(self.reading.pack, "unit.leaders").match(raw)
        return not high and not any(folded(issuer) in (folded(u.raw), folded(u.unit or "")) for u in self.units(*front))

    def _sure_of(self, place: tuple[int, int]) -> float:
        """1 where a known verb stands behind the name, less where any word does."""
        return 1.0 if self.verb(place[0]) == place[1] else _UNLISTED

    def _delegated(self, start: int) -> tuple[int, int] | None:
        """Whom the one in front puts in charge: "Thứ trưởng … chỉ đạo Vụ Pháp chế chủ trì"."""
        lead = says(self.reading.pack, "order.lead")
        for found in _DIRECTS.finditer(self.low, start, start + _REACH):
            end = self.verb(found.end())
            if self.opens_unit(found.end()) and lead.match(self.low, skip(self.low, end)):
                return found.end(), end
        return None

    def _in_charge(self) -> tuple[int, int] | None:
        """A unit of the register right before "chủ trì", wherever it stands: "… (Vụ Pháp chế chủ trì)"."""
        lead = says(self.reading.pack, "order.lead")
        for span in self.known:
            if lead.match(self.low, skip(self.low, span.end)) and not self.low.endswith(_OF, 0, span.start):
                return span.start, span.end
        return None

    def asked(self) -> tuple[int, int] | None:
        """Whom the clause asks: the units behind "giao", "yêu cầu", "đề nghị"."""
        start = self.low.find(";") + 1 if self.low.startswith(_GROUNDS) else 0
        for found in says(self.reading.pack, "order.assign").finditer(self.low, start, start + _REACH):
            at = self._past_honorific(skip(self.low, found.end()))
            if self.free(found.start()) and self.opens_unit(at) and not self.low[: found.start()].endswith("theo "):
                end = self.verb(at)
                if self.names(at, end):
                    return at, end
        return None

    def asked_by(self, front: tuple[int, int]) -> tuple[int, int] | None:
        """Whom the one in front asks right behind its name: "Hội đồng nhân dân tỉnh yêu cầu Ủy ban nhân dân tỉnh …"."""
        asked = self.asked()
        near = asked is not None and 0 < asked[0] - front[1] <= _BESIDE and not self._charged_itself(front)
        return asked if near else None

    def hands_on(self, asked: tuple[int, int]) -> bool:
        """Whether the clause opens with asking others ("Yêu cầu các trường …"), which the unit of its heading does."""
        return says(self.reading.pack, "order.requires").match(self.low) is not None and asked[0] <= _BESIDE

    def _past_honorific(self, at: int) -> int:
        """Where the post of somebody begins behind "đồng chí"; one called by name keeps it, and so do several."""
        found = says(self.reading.pack, "unit.honorifics").match(self.low, at)
        one = found is not None and not found.group().startswith("các") and not self._person(at)
        return skip(self.low, found.end()) if found and one else at

    def _person(self, at: int) -> bool:
        """Whether somebody is called by name: "đồng chí Trần Văn An - Phó Bí thư Đảng ủy"."""
        found = says(self.reading.pack, "unit.honorifics").match(self.low, at)
        at, parts = (found.end() if found else at), 0
        if found is None or says(self.reading.pack, "unit.heads").match(self.low, skip(self.low, at)):
            return False
        while (word := _WORD.match(self.words, at)) and word.group(1).istitle():
            at, parts = word.end(), parts + 1
        return parts in _NAMED

    def _at_front(self) -> tuple[int, int] | None:
        at = self._past_honorific(self.opening())
        towards = says(self.reading.pack, "order.towards").match(self.low, at)
        if towards and self.opens_unit(skip(self.low, towards.end())):
            return self._heading_colon(skip(self.low, towards.end()))
        if not self.opens_unit(at):
            return None
        end = self._before_colon(at, self.verb(at))
        if self.words[end : end + 1] != ":":
            end = next((s.end for s in self.known if s.start == at and self._goes_beyond(s.end, end)), end)
        return (at, end) if at < end < len(self.words) and end - at <= _REACH and self.names(at, end) else None

    def _before_colon(self, at: int, end: int) -> int:
        """The end of "Phòng Kế toán: thu hồi …", where the colon opens no list of units ("các Vụ: A, B")."""
        colon = self.words.find(":", at, end)
        plural = says(self.reading.pack, "unit.plural").match(self.low, at)
        if colon < 0 or (plural and len(self.words[at:colon].split()) <= LIST_OPENING):
            return end
        return colon

    def opening(self) -> int:
        """Where a clause begins behind its topic and the word that joins it on: "Về vốn: Sở A …", "Đồng thời, …"."""
        at = skip(self.low, 0)
        for form in (_TOPIC, _ALSO):
            found = form.match(self.low, at)
            at = found.end() if found else at
        return skip(self.low, at)

    def _heading_colon(self, at: int) -> tuple[int, int] | None:
        """The units of "Đối với Sở A: rà soát …"; nobody where more than units stands before the colon."""
        end = self.verb(at)
        colon = self.words.find(":", at, at + _REACH)
        return (at, end) if end == colon and self.names(at, end) else None

    def _goes_beyond(self, known: int, end: int) -> bool:
        """Whether what stands behind a known name is no part of it and no list, but a verb that nobody listed."""
        rest, at = self.words[known:end].lstrip(), skip(self.low, known)
        if is_noun(self.low, at, at):
            return False
        tail = says(self.reading.pack, "unit.tails").match(rest.lower())
        whole = rest.startswith(("ủy", "uỷ"))
        return rest[:1].islower() and not whole and tail is None and len(rest) > _RATHER

    def _after_comma(self) -> tuple[int, int] | None:
        """A unit behind a comma that is told its duty: "Căn cứ …, Sở Tài chính có trách nhiệm …".

        Not one of a list that goes on from before the comma, nor one behind a verb without a subject ("chủ trì …").
        """
        joint = says(self.reading.pack, "order.lead", "order.coordinate")
        begun = next((m.start() for m in joint.finditer(self.low) if self.free(m.start())), _REACH)
        for mark in _MARK.finditer(self.low, 0, min(begun, _REACH)):
            at = self._past_honorific(mark.end())
            listed = any(s.end == mark.start() and not self.low[: s.start].endswith(_OWNED) for s in self.known)
            if listed or not self.opens_unit(at) or not self.free(mark.start()):
                continue
            end = self.verb(at)
            sure = self.words[at].isupper() or any(s.start == at for s in self.known)
            if self.names(at, end) and self._told(end, sure and mark.group()[0]):
                return at, end
        return None

    def _told(self, at: int, mark: str | bool) -> bool:
        """Whether what stands behind a unit tells it to act; behind an opening "Căn cứ …," any verb does."""
        pack, at = self.reading.pack, skip(self.low, at)
        aside = _ASIDE.match(self.low, at)
        if says(pack, "order.duty", "order.lead").match(self.low, aside.end() if aside else at):
            return True
        before = "order.agrees" if mark == ";" else "order.preamble"
        opened = mark == ":" or (mark and says(pack, before).match(self.low.lstrip()) is not None)
        asks = says(pack, "order.assign").match(self.low, at)
        return bool(opened and not asks and says(pack, "order.actions").match(self.low, at))


def skip(low: str, at: int) -> int:
    """The place from ``at`` on where the next word begins."""
    while at < len(low) and low[at] in " ,:\t":
        at += 1
    return at


def at_most(units: tuple[UnitMention, ...], sure: float) -> tuple[UnitMention, ...]:
    """Units with no more than a confidence."""
    return tuple(replace(u, confidence=min(u.confidence, sure)) for u in units)
