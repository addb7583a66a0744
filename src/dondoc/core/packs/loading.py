"""Reads the shipped data of a country into values."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

from dondoc.core.packs.model import (
    Collectives,
    DayOverride,
    Group,
    Issuer,
    Kind,
    NameWords,
    PackData,
    Province,
    Role,
    Succession,
    Unit,
)

Json = dict[str, Any]


class UnknownPack(LookupError):
    """No data is shipped for the country asked for."""


def read_files(country: str) -> tuple[dict[str, Json], str]:
    """The data files of a country by stem, and the SHA-256 over all of them in the order of their names.

    Raises:
        UnknownPack: no such country is shipped.
    """
    folder = files("dondoc.core.packs").joinpath(country)
    if not country.isalnum() or not folder.is_dir():
        raise UnknownPack(country)
    digest, found = hashlib.sha256(), {}
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".json"):
            content = entry.read_bytes()
            digest.update(entry.name.encode() + b"\0" + content)
            found[entry.name.removesuffix(".json")] = json.loads(content)
    return found, digest.hexdigest()


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _unit(row: Json) -> Unit:
    return Unit(
        name=row["name"],
        kind=row.get("kind", "khac"),
        aliases=tuple(row.get("aliases", ())),
        abbreviations=tuple(row.get("abbreviations", ())),
        parent=row.get("parent"),
        valid_from=_day(row.get("from")),
        valid_to=_day(row.get("to")),
        alone=bool(row.get("alone", False)),
    )


def _units(raw: dict[str, Json]) -> Iterator[Unit]:
    for stem in sorted(raw):
        if stem.startswith("units"):
            yield from map(_unit, raw[stem]["units"])
    for row in raw["localities"]["departments"]:
        yield _unit({"kind": "so"} | row)


def _successions(raw: dict[str, Json]) -> Iterator[Succession]:
    for stem in sorted(raw):
        for row in raw[stem].get("successions", ()) if stem.startswith("units") else ():
            day = date.fromisoformat(row["on"])
            yield Succession(row["from"], row["to"], row["kind"], day, row["citation"], row.get("function"))
    places = raw["localities"]
    reform = places["department_reform"]
    for row in places["departments"]:
        if "successor" in row:
            day = date.fromisoformat(reform["on"])
            yield Succession(row["name"], row["successor"], "merge", day, reform["citation"])
    for row in places["provinces"]:
        for name in row.get("takes", ()):
            yield Succession(name, row["name"], "merge", date.fromisoformat(places["merged_on"]), places["citation"])
    for row in places["renamed"]:
        yield Succession(row["name"], row["to"], "rename", date.fromisoformat(row["on"]), row["citation"])


def _provinces(places: Json) -> Iterator[Province]:
    last = date.fromisoformat(places["merged_on"]) - timedelta(days=1)
    for row in places["provinces"]:
        yield Province(row["name"], bool(row.get("city")), _day(row.get("from")))
        for name in row.get("takes", ()):
            yield Province(name, valid_to=last)
    for row in places["renamed"]:
        yield Province(row["name"], valid_to=date.fromisoformat(row["on"]) - timedelta(days=1))


def _bodies(raw: dict[str, Json]) -> list[str]:
    """The bodies that every place has; a file ``bodies-….json`` adds to those of ``localities.json``."""
    more = (name for stem in sorted(raw) if stem.startswith("bodies-") for name in raw[stem]["bodies"])
    return list(dict.fromkeys((*raw["localities"]["bodies"], *more)))


def _collectives(raw: Json) -> Collectives:
    return Collectives(
        families={name: tuple(nouns) for name, nouns in raw["families"].items()},
        qualifiers=tuple(raw["qualifiers"]),
        heads=tuple(raw["heads"]),
        titles=tuple(raw["titles"]),
        starters=tuple(raw["starters"]),
        groups=tuple(
            Group(row["code"], row["name"], tuple(row["patterns"]), bool(row.get("whole"))) for row in raw["groups"]
        ),
    )


def _phrases(raw: dict[str, Json]) -> dict[str, tuple[str, ...]]:
    """The lists of phrases; a file ``orders-….json`` adds to those of ``orders.json``."""
    lists = {name: tuple(words) for name, words in (raw["phrases"] | raw["orders"]).items()}
    for stem in sorted(stem for stem in raw if stem.startswith("orders-")):
        for name, words in raw[stem].items():
            lists[name] = tuple(dict.fromkeys((*lists.get(name, ()), *words)))
    return lists


def parse(raw: dict[str, Json]) -> PackData:
    """The values of the data files read by ``read_files``."""
    issuers = (
        Issuer(row["code"], row["issuer"], _day(row.get("from")), _day(row.get("to")), bool(row.get("numbered")))
        for row in raw["issuers"]["issuers"]
    )
    days = (
        DayOverride(date.fromisoformat(row["day"]), row["off"], row["name"], row["citation"])
        for row in raw["holidays"]["overrides"]
    )
    return PackData(
        units=tuple(_units(raw)),
        bodies=tuple(Unit(name, "khac", alone=True) for name in _bodies(raw)),
        provinces=tuple(_provinces(raw["localities"])),
        lower_kinds=tuple(raw["localities"]["lower_kinds"]),
        successions=tuple(_successions(raw)),
        issuers=tuple(issuers),
        kinds=tuple(Kind(row["name"], tuple(row["abbreviations"]), row["law"]) for row in raw["kinds"]["kinds"]),
        anywhere=raw["abbreviations"]["anywhere"],
        initial=raw["abbreviations"]["initial"],
        roles=tuple(Role(tuple(r["titles"]), r["kind"], r.get("whole")) for r in raw["roles"]["roles"]),
        words=NameWords(*(tuple(raw["roles"][f"{name}_words"]) for name in ("kind", "breaking", "carried", "short"))),
        collectives=_collectives(raw["groups"]),
        phrases=_phrases(raw),
        overrides=tuple(days),
    )
