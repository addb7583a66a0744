"""``dondoc score``: how well documents with known facts are read, per kind of fact, held by a ratchet."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import dondoc.sample
from dondoc.core.scoring import KINDS, Count, Score, add, compare, gold_of
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
    parser.add_argument("--gold", type=Path, default=SAMPLE / "gold", metavar=folder, help=said)
    said = words("nơi có các văn bản của đáp án", "where the documents of the gold are")
    parser.add_argument("--files", type=Path, default=SAMPLE / "documents", metavar=folder, help=said)
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
    golds = sorted(asked.gold.glob("*.json"))
    if not golds:
        complain(f"Không có tệp .json nào trong “{asked.gold}”.", f"No .json file in “{asked.gold}”.")
        return 2
    scores, failed = {}, 0
    with Reader() as reader:
        for name, score in _scores(golds, asked.files, reader, with_scans=not asked.text):
            failed += score is None
            scores[name] = score or {}
    total = add(scores.values())
    _print(scores, total, as_json=asked.json)
    fallen = _fallen(total, Path(asked.ratchet[0]), asked.ratchet[1]) if asked.ratchet else []
    for line in fallen:
        print(line, file=sys.stderr)
    return 1 if failed or fallen else 0


def _scores(golds: list[Path], files: Path, reader: Reader, *, with_scans: bool) -> Iterator[tuple[str, Score | None]]:
    """The score of each document; a gold file without an ending in its ``file`` stands for every form of it."""
    for path in golds:
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold.get("class") == "scan" and not with_scans:
            continue
        exact = files / gold["file"]
        for document in [exact] if exact.is_file() else sorted(files.glob(f"{gold['file']}.*")):
            try:
                yield document.name, compare(gold, reader.read(document.read_bytes(), document.name).contract)
            except CannotRead as refusal:
                print(f"{document.name}: {refusal.code}: {refusal.message}", file=sys.stderr)
                yield document.name, None


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


def _print(scores: dict[str, Score], total: Score, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"documents": len(scores), "f1": figures(total)}, ensure_ascii=False))
        return
    print(" " * 28, *(k.replace("task ", "t.")[:9].rjust(9) for k in KINDS))
    for name, score in [*scores.items(), (words("tất cả", "all"), total)]:
        print(name[:28].ljust(28), *(_cell(score.get(k)).rjust(9) for k in KINDS))
