"""``dondoc score``: how well documents with known facts are read, per kind of fact, held by a ratchet."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import dondoc.sample
from dondoc.core.scoring import (
    KINDS,
    Count,
    Score,
    Verdict,
    add,
    bands,
    compare,
    gold_of,
    sure,
    verdicts,
    wrong_though_sure,
)
from dondoc.core.text import CannotRead
from dondoc.reading import Reader
from dondoc.terminal import complain, words

SAMPLE = Path(dondoc.sample.__file__).parent
_LOSS = 0.0005


def _arguments(args: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="dondoc score",
        description=words(
            "So điều máy đọc được với điều người đã xác nhận; in số liệu theo từng loại dữ kiện.",
            "Compare what is read with what people confirmed; print figures per kind of fact.",
        ),
    )
    folder = words("THƯMỤC", "DIR")
    said = words("nơi có các đáp án (mặc định: của văn bản mẫu)", "where the gold is (default: the sample's)")
    parser.add_argument("--gold", type=Path, nargs="+", metavar=folder, help=said)
    said = words("nơi có các văn bản (mặc định: cạnh đáp án)", "where the documents are (default: beside the gold)")
    parser.add_argument("--files", type=Path, metavar=folder, help=said)
    said = words(
        "in bảng tin cậy: mức tin cậy và phần đúng", "print the table of confidence: bands and the share right"
    )
    parser.add_argument("--sure", action="store_true", help=said)
    parser.add_argument("--text", action="store_true", help=words("bỏ qua bản quét", "leave scans out"))
    parser.add_argument("--json", action="store_true", help=words("in JSON", "print JSON"))
    parser.add_argument(
        "--ratchet",
        nargs=2,
        metavar=(words("TỆP", "FILE"), words("MỤC", "SECTION")),
        help=words("báo lỗi (mã 1) khi số liệu thấp hơn tệp này", "fail (1) when a figure is below this file's"),
    )
    parser.add_argument(
        "--export", type=Path, metavar=words("TỆP", "FILE"), help=words("in ra dạng chuẩn", "print as gold")
    )
    return parser.parse_args(list(args))


def run(args: Sequence[str]) -> int:
    """Print the figures; 0, 1 when a figure fell below the ratchet or a document was not read, 2 on bad arguments."""
    asked = _arguments(args)
    if asked.export:
        return _export(asked.export)
    golds = _golds(asked)
    if not golds:
        where = "”, “".join(map(str, asked.gold or ()))
        complain(f"Không có tệp .json nào trong “{where}”.", f"No .json file in “{where}”.")
        return 2
    scores: dict[str, Score] = {}
    given: list[Verdict] = []
    failed = 0
    with Reader() as reader:
        for name, gold, found in _found(golds, reader, with_scans=not asked.text):
            failed += found is None
            scores[name] = compare(gold, found) if found is not None else {}
            given += verdicts(gold, found) if found is not None else []
    total = add(scores.values())
    _print(scores, total, given, as_json=asked.json)
    if asked.sure:
        _print_sure(given)
    fallen = _fallen(total, Path(asked.ratchet[0]), asked.ratchet[1]) if asked.ratchet else []
    for line in fallen:
        print(line, file=sys.stderr)
    return 1 if failed or fallen else 0


def _golds(asked: argparse.Namespace) -> list[tuple[Path, Path]]:
    """Every gold file with the folder of its document."""
    folders = asked.gold or [SAMPLE / "gold"]
    files = asked.files or (None if asked.gold else SAMPLE / "documents")
    return [(path, files or folder) for folder in folders for path in sorted(folder.glob("*.json"))]


def _found(
    golds: list[tuple[Path, Path]], reader: Reader, *, with_scans: bool
) -> Iterator[tuple[str, dict[str, Any], dict[str, Any] | None]]:
    """Each document with its gold and what is read in it; a ``file`` without an ending stands for every form of it."""
    for path, files in golds:
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold.get("class") == "scan" and not with_scans:
            continue
        exact = files / gold["file"]
        for document in [exact] if exact.is_file() else sorted(files.glob(f"{gold['file']}.*")):
            try:
                yield document.name, gold, reader.read(document.read_bytes(), document.name).contract
            except CannotRead as refusal:
                print(f"{document.name}: {refusal.code}: {refusal.message}", file=sys.stderr)
                yield document.name, gold, None


def _export(path: Path) -> int:
    try:
        with Reader() as reader:
            contract = reader.read(path.read_bytes(), path.name).contract
    except (CannotRead, OSError) as wrong:
        complain(f"{path}: {wrong}", f"{path}: {wrong}")
        return 2
    print(json.dumps(gold_of(contract, path.stem), ensure_ascii=False, indent=1))
    return 0


def figures(total: Score) -> dict[str, float]:
    """F1 per kind, in the order of ``KINDS``, to four places."""
    return {k: round(f1, 4) for k in KINDS if k in total and (f1 := total[k].f1) is not None}


def _fallen(total: Score, ratchet: Path, section: str) -> list[str]:
    try:
        held = json.loads(ratchet.read_text(encoding="utf-8"))[section]
    except (OSError, ValueError, KeyError) as wrong:
        return [f"{ratchet}: {wrong!r}"]
    have = figures(total)
    return [
        f"{kind}: {have.get(kind, 0):.4f} < {least:.4f}"
        for kind, least in held.items()
        if have.get(kind, 0) < least - _LOSS
    ]


def _cell(count: Count | None) -> str:
    return "-" if count is None or count.f1 is None else f"{count.f1:.3f}"


def _print(scores: dict[str, Score], total: Score, given: Sequence[Verdict], *, as_json: bool) -> None:
    right, of = sure(given)
    if as_json:
        rows = [[b.kind, b.least, b.many, b.right] for b in bands(given)]
        known = {"sure": right and round(right, 4), "of": of and round(of, 4), "confidence": rows}
        print(json.dumps({"documents": len(scores), "f1": figures(total), **known}, ensure_ascii=False))
        return
    print(" " * 28, *(k.replace("task ", "t.")[:9].rjust(9) for k in KINDS))
    for name, score in [*scores.items(), (words("tất cả", "all"), total)]:
        print(name[:28].ljust(28), *(_cell(score.get(k)).rjust(9) for k in KINDS))


def _print_sure(given: Sequence[Verdict]) -> None:
    """The table of confidence, then what stood as sure and is wrong."""
    right, of = sure(given)
    said = words("chắc chắn mà đúng", "sure and right"), words("được coi là chắc chắn", "given as sure")
    print(f"{said[0]}: {_share(right)}   {said[1]}: {_share(of)}")
    for band in bands(given):
        print(f"{band.kind:<12} ≥ {band.least:.2f} {band.many:6d} {_share(band.right / band.many):>6}")
    for wrong in wrong_though_sure(given):
        print(f"  {wrong.kind} {wrong.confidence:.2f} {wrong.words}")


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
