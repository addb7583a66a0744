"""The readers one by one: which files they get, and the ways in which those are hurt or made."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from fuzzing import markup, papers, pictures, raw, trees
from fuzzing.seeds import Seeds
from fuzzing.torments import torment

type Damage = Callable[[bytes, random.Random], bytes]
type Maker = Callable[[random.Random, Seeds], bytes]

_NOISE, _MADE = 0.06, 0.35
_BODY = (b"<w:body>", b"</w:body>")
_OFFICE = (b"<office:text", b"</office:text>")


@dataclass(frozen=True, slots=True)
class Kind:
    """One reader.

    Attributes:
        endings: of the names of its files.
        damages: ways to hurt a file; one that stands twice is taken twice as often.
        makers: ways to make a hostile file from nothing, or in the shell of a known one.
        scans: whether its files are those called a scan, or those that are not, or either.
    """

    endings: tuple[str, ...]
    damages: tuple[Damage, ...]
    makers: tuple[Maker, ...] = ()
    scans: bool | None = None

    def seeds(self, known: Seeds) -> Seeds:
        """The known files that are of this kind."""
        mine = [(name, data) for name, data in known if PurePath(name).suffix.lower() in self.endings]
        return [one for one in mine if self.scans is None or self.scans == one[0].startswith("scan")]


def _word(chance: random.Random, known: Seeds) -> bytes:
    body = trees.word_lines(torment(chance))
    return trees.with_body(chance.choice(known)[1], "word/document.xml", _BODY, body)


def _odt(chance: random.Random, known: Seeds) -> bytes:
    body = ">" + trees.odt_lines(torment(chance))
    return trees.with_body(chance.choice(known)[1], "content.xml", _OFFICE, body)


def _alone(made: Callable[[random.Random], bytes]) -> Maker:
    return lambda chance, _known: made(chance)


def _text(chance: random.Random) -> bytes:
    return torment(chance).encode(chance.choice(("utf-8", "utf-8", "utf-16", "utf-8-sig")), "replace")


def _page(chance: random.Random) -> bytes:
    return markup.html_of(torment(chance), chance)


def _rich(chance: random.Random) -> bytes:
    return markup.rtf_of(torment(chance, (2_000, 20_000, 100_000)))


_ZIP = (raw.damage, *(trees.hurt_inside,) * 4)
KINDS: dict[str, Kind] = {
    "docx": Kind((".docx",), _ZIP, (_word,)),
    "pdf": Kind((".pdf",), (raw.damage, *(papers.hurt_objects,) * 3), tuple(map(_alone, papers.MAKERS)), scans=False),
    "html": Kind(
        (".html", ".htm"),
        (raw.damage, raw.swap_words, *(markup.hurt_html,) * 3),
        (_alone(_page), _alone(_page), _alone(markup.tower), _alone(markup.wide_table)),
    ),
    "plain": Kind((".txt", ".md"), (raw.damage, raw.swap_words), (_alone(_text),) * 3),
    "doc": Kind((".doc",), (raw.damage, raw.numbers_gone_mad)),
    "odt": Kind((".odt",), _ZIP, (_odt,)),
    "rtf": Kind((".rtf",), (raw.damage, markup.hurt_rtf, markup.hurt_rtf), (_alone(_rich),)),
    "picture": Kind(
        (".png", ".jpg", ".jpeg", ".tif", ".tiff"),
        (raw.damage, pictures.hurt_picture, pictures.hurt_picture),
        tuple(_alone(pictures.MAKERS[ending]) for ending in pictures.ENDINGS),
    ),
    "scan": Kind(
        (".pdf",), (raw.damage, pictures.hurt_scan, pictures.hurt_scan), (_alone(pictures.MAKERS["pdf"]),), scans=True
    ),
}
"""By the name that is asked for."""


def made(chance: random.Random, kind: Kind, known: Seeds) -> tuple[str, bytes]:
    """One hostile file of a kind: noise, made from nothing, or a known one hurt. ``known`` holds at least one."""
    name, data = chance.choice(known)
    roll = chance.random()
    if roll < _NOISE:
        return name, raw.noise(PurePath(name).suffix.lstrip("."), chance)
    if roll < _MADE and kind.makers:
        return name, chance.choice(kind.makers)(chance, known)
    return name, chance.choice(kind.damages)(data, chance)


def chosen(names: Sequence[str], known: Seeds) -> dict[str, tuple[Kind, Seeds]]:
    """The kinds asked for (all, where none is) that have a file to start from."""
    kinds = {name: KINDS[name] for name in names or KINDS}
    return {name: (kind, mine) for name, kind in kinds.items() if (mine := kind.seeds(known))}
