"""Static files: vendored whole, known by their hashes, sent packed, and nothing foreign in them."""

from __future__ import annotations

import gzip
import hashlib
import re
from pathlib import Path

import pytest
from django.test import Client

import dondoc.web

STATIC = Path(dondoc.web.__file__).parent / "static"
VENDOR = STATIC / "vendor"
LISTED = [line.split("  ") for line in (VENDOR / "VERSIONS").read_text(encoding="utf-8").splitlines()]
OWN = sorted([*STATIC.glob("dondoc/**/*.css"), *STATIC.glob("dondoc/**/*.js")])


@pytest.mark.parametrize(("digest", "name"), [(digest, name) for digest, name, _source in LISTED])
def test_vendored_files_are_those_of_the_list(digest: str, name: str) -> None:
    data = (VENDOR / name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == digest
    assert b"sourceMappingURL" not in data
    packed = VENDOR / f"{name}.gz"
    assert not packed.exists() or gzip.decompress(packed.read_bytes()) == data


def test_every_vendored_file_is_listed() -> None:
    files = {path.name.removesuffix(".gz") for path in VENDOR.iterdir()} - {"VERSIONS"}
    assert files == {name for _digest, name, _source in LISTED}


def test_a_browser_that_takes_packed_files_gets_them(client: Client, db: None) -> None:
    answer = client.get("/static/vendor/bootstrap.min.css", headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert gzip.decompress(b"".join(answer)) == (VENDOR / "bootstrap.min.css").read_bytes()


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_our_own_files_ask_nobody_else_for_anything(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"https?://(?!www\.w3\.org)", text) == []
    assert "eval(" not in text
    for named in re.findall(r"url\(([^)]+)\)", text):
        if not named.strip("'\"").startswith("data:"):
            assert (path.parent / named.strip("'\"")).exists(), named


def test_fonts_come_with_their_licences() -> None:
    fonts = {path.name for path in (STATIC / "dondoc/fonts").iterdir()}
    assert {"OFL-be-vietnam-pro.txt", "OFL-inter.txt"} <= fonts
