"""What of a web page is the document, and what is the page around it: menus, related news, tags, footers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from dondoc.core.text.model import CannotRead

_UNSEEN = ("script", "style", "template", "noscript", "iframe", "svg", "head", "object", "canvas", "math")
SILENT = {*_UNSEEN, "-comment", "_comment"}
_FRAME = {"nav", "aside", "footer", "form", "button", "select", "dialog", "menu"}
_FRAME_NAME = re.compile(
    r"(?:^|[-_ ])(?:nav|menu|bread-?crumbs?|sidebar|related|relate|tags?|share|social|comment|footer|toolbar|"
    r"pagination|banner|ads?|advert|popup|modal|cookie|tin-khac|tin-lien-quan|lien-quan)(?:$|[-_ ])",
    re.IGNORECASE,
)
_ROLE = {"navigation", "banner", "contentinfo", "search", "complementary", "tablist", "menu", "menubar", "dialog"}
_FRAME_HEAD = re.compile(
    r"(?:tags?|từ khóa|tin (?:khác|liên quan|cùng chuyên mục|mới hơn|cũ hơn)|bài viết liên quan|chia sẻ|bình luận)\s*:?"
)
_OFFICIAL = re.compile(r"Độc\s+lập\s*[-–]\s*Tự\s+do\s*[-–]\s*Hạnh|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM", re.IGNORECASE)
"""A document with its own head needs no title from the page around it."""
_DAY = re.compile(r"(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d(?!\d)|\b(?:19|20)\d\d-\d\d-\d\d\b")
_HIDING = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|$))",
    re.IGNORECASE,
)
_MOST_HIDDEN = 0.2
_BOXES = {"div", "section", "ul", "ol", "table", "header", "p", "dl", "main", "article"}
_NESTING = re.compile(
    r"<(/?)(?:div|ul|ol|dl|center|blockquote|section|article|fieldset|main|header|form)\b", re.IGNORECASE
)
_TOWER = 5_000
_WORDS = 20
_SHARE = 0.8
_LINKED = 0.6
_LINKS = 3
_DAY_LINE = 80
_NEVER_INSIDE = {"table", "tbody", "tr", "td", "p", "ul", "ol"}

Marked = dict[int, bool]


def walk(root: LexborNode, depth: int) -> Iterator[tuple[LexborNode, list[LexborNode]]]:
    """Every node under ``root`` in order, with the elements it stands in (outermost first).

    Raises:
        CannotRead: "too-deep" when elements are nested deeper than ``depth``.
    """
    above: list[LexborNode] = [root]
    node = root.child
    while node is not None:
        yield node, above
        child = node.child if node.tag not in SILENT else None
        if child is not None:
            above.append(node)
            if len(above) > depth:
                raise _too_deep()
            node = child
            continue
        while node is not None and node.next is None:
            if len(above) == 1:
                return
            node = above.pop()
        node = node.next if node is not None else None


def refuse_towers(page: str) -> None:
    """Refuse a page whose elements stand in each other by thousands, before a parser takes minutes over it.

    Raises:
        CannotRead: "too-deep".
    """
    height = 0
    for tag in _NESTING.finditer(page):
        height += -1 if tag[1] else 1
        if height > _TOWER:
            raise _too_deep()
        height = max(0, height)


def _too_deep() -> CannotRead:
    return CannotRead("too-deep", "Trang web lồng quá nhiều lớp. Hãy lưu riêng phần văn bản rồi tải lên.")


def drop_hidden(body: LexborNode, depth: int) -> None:
    """Take out of a page what nobody sees on it; a hidden part with much of its words may be a tab of it and stays.

    Raises:
        CannotRead: "too-deep" when elements are nested deeper than ``depth``.
    """
    whole = sum(len(words_of(node)) for node, _ in walk(body, depth) if node.tag == "-text")
    doomed: list[LexborNode] = []
    inside = 0
    for node, above in walk(body, depth):
        inside = 0 if len(above) <= inside else inside
        if not inside and _is_hidden(node) and len(words_of(node)) < _MOST_HIDDEN * whole:
            doomed.append(node)
            inside = len(above)
    for node in doomed:
        node.decompose()


def _is_hidden(node: LexborNode) -> bool:
    if (node.tag or "-").startswith(("-", "_")):
        return False
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDING.search(attributes.get("style") or ""))


def words_of(node: LexborNode) -> str:
    """The words of a text node, or of all text under an element."""
    return (node.text_content if node.tag == "-text" else node.text(deep=True)) or ""


@dataclass
class _Census:
    """Letters, letters in links and links under each element, and the elements that may be furniture or titles."""

    weight: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    linked: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    links: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    boxes: list[LexborNode] = field(default_factory=list)
    heads: list[LexborNode] = field(default_factory=list)

    def count(self, node: LexborNode, above: list[LexborNode]) -> None:
        """Take one node into account."""
        if node.tag == "-text":
            size = len(words_of(node).strip())
            in_link = any(x.tag == "a" for x in above)
            for x in above:
                self.weight[x.mem_id] += size
                self.linked[x.mem_id] += size if in_link else 0
        elif node.tag == "a":
            for x in above:
                self.links[x.mem_id] += 1
        elif node.tag in _BOXES or node.tag in _FRAME:
            self.boxes.append(node)
        elif node.tag == "h1":
            self.heads.append(node)

    def is_dense(self, box: LexborNode) -> bool:
        """Whether an element is mostly links to other pages."""
        key = box.mem_id
        return self.links[key] >= _LINKS and self.linked[key] > _LINKED * max(1, self.weight[key])


def frame_of(body: LexborNode, depth: int) -> Marked:
    """For elements by their id in memory: True where furniture begins, False where the document begins inside it.

    A page that is all document has no marks.
    """
    census = _Census()
    for node, above in walk(body, depth):
        census.count(node, above)
    whole = census.weight[body.mem_id]
    marks: Marked = {
        box.mem_id: True
        for box in census.boxes
        if box.tag in _FRAME or census.is_dense(box) or _is_frame(box, census.weight[box.mem_id], whole)
    }
    root = _main(body, {k: v - census.linked[k] for k, v in census.weight.items()}, marks)
    if root.mem_id != body.mem_id:
        _mark_outside(marks, body, root, census.heads, depth)
    return marks


def _is_frame(node: LexborNode, size: int, whole: int) -> bool:
    attributes = node.attributes
    if (attributes.get("role") or "") in _ROLE or "hidden" in attributes:
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return bool(_FRAME_NAME.search(names)) and size < whole * 0.2


def _main(body: LexborNode, weight: dict[int, int], marks: Marked) -> LexborNode:
    """The innermost element that still holds nearly all words outside links and furniture."""
    root = body
    while True:
        children = [c for c in root.iter() if c.tag not in SILENT and c.mem_id not in marks]
        whole = sum(weight.get(c.mem_id, 0) for c in children)
        best = max(children, key=lambda c: weight.get(c.mem_id, 0), default=None)
        if best is None or best.tag in _NEVER_INSIDE or weight.get(best.mem_id, 0) < max(_WORDS, _SHARE * whole):
            return root
        root = best


def _mark_outside(marks: Marked, body: LexborNode, root: LexborNode, heads: list[LexborNode], depth: int) -> None:
    """Everything outside the main element is furniture, but for the page's title and the day beside it."""
    marks[body.mem_id] = True
    marks[root.mem_id] = False
    titles = [h for h in heads if words_of(h).strip()]
    if _OFFICIAL.search(words_of(root)):
        return
    if titles:
        marks[titles[0].mem_id] = False
    begun = False
    for node, above in walk(body, depth):
        if node.mem_id == root.mem_id:
            return
        begun = begun or bool(titles and node.mem_id == titles[0].mem_id)
        words = words_of(node) if begun and node.tag not in ("-text", *SILENT) else ""
        if words and len(words.strip()) <= _DAY_LINE and _DAY.search(words) and not any(x.tag == "a" for x in above):
            marks[node.mem_id] = False


def is_frame_heading(words: str) -> bool:
    """Whether words head a list of other pages ("Tin khác", "TAG:") rather than a part of the document."""
    return bool(_FRAME_HEAD.fullmatch(words.strip().casefold()))
