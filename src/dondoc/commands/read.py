"""``dondoc read FILE… [--json]``: what a directive orders, as a table for people or as the JSON of the contract."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from dondoc.commands.opening import bytes_of
from dondoc.commands.read_many import read_many
from dondoc.commands.reading_table import show
from dondoc.core.orders.contract import directive_json
from dondoc.core.orders.understanding import understand
from dondoc.core.packs import Pack, load_pack
from dondoc.core.text import Limits, read
from dondoc.reading import Bounds
from dondoc.reading.bounds import adopt_orphans, leave_network
from dondoc.reading.forked import forked
from dondoc.reading.messages import CRASH
from dondoc.reading.scratch import sweep
from dondoc.reading.source import source_of
from dondoc.terminal import complain, reason, words

_REFUSALS = {
    "empty": "The file is empty.",
    "unknown-format": "This kind of file cannot be read; use .docx, .doc, .odt, .rtf, .pdf, .html or .txt.",
    "broken": "The file is damaged and cannot be opened.",
    "encrypted": "The file is locked with a password; remove it and try again.",
    "too-large": "The file is larger than the limit.",
    "too-many-pages": "The document has more pages than the limit.",
    "too-deep": "The file is nested too deeply.",
    "secret": "The document is marked MẬT, TỐI MẬT or TUYỆT MẬT and must not be read here.",
    "no-text": "There is no text in the file.",
    "crashed": "The file made the reader break down; open it in Word, save it as a new .docx and try again.",
    "no-room": "No temporary file can be written; make room on the disk and try again.",
}


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line and ends with 2."""

    def error(self, message: str) -> Any:
        complain(f"Dòng lệnh chưa đúng: {message}. Xem: dondoc read --help", f"Wrong command line: {message}")
        raise SystemExit(2)


def _of_many(parser: argparse.ArgumentParser) -> None:
    """The options of reading whole folders."""
    parser.add_argument(
        "--out",
        metavar=words("TỆP.jsonl", "FILE.jsonl"),
        help=words(
            "đọc cả thư mục, ghi mỗi tệp một dòng; chạy lại thì đọc tiếp phần còn lại",
            "read whole folders into one line a file; run it again to go on with the rest",
        ),
    )
    parser.add_argument(
        "--workers",
        type=int,
        metavar="N",
        help=words("số tệp đọc cùng lúc (mặc định: số nhân của máy)", "files at a time (default: one a processor)"),
    )
    parser.add_argument(
        "--again",
        action="store_true",
        help=words("với --out: thử lại các tệp lần trước không đọc được", "with --out: try failed files once more"),
    )


def _arguments(args: Sequence[str]) -> argparse.Namespace:
    parser = _Parser(
        prog="dondoc read",
        description=words(
            "Đọc văn bản chỉ đạo; in nhiệm vụ, chỉ tiêu, chế độ báo cáo và điều cần kiểm tra.",
            "Read directives; print tasks, indicators, duties and what to check.",
        ),
    )
    said = words("tệp cần đọc; với --out có thể là thư mục", "files to read; with --out also folders")
    parser.add_argument("files", nargs="+", metavar=words("TỆP", "FILE"), help=said)
    parser.add_argument(
        "--json",
        action="store_true",
        help=words("in JSON, mỗi tệp một dòng khi có nhiều tệp", "print JSON, one line a file"),
    )
    _of_many(parser)
    return parser.parse_args(list(args))


def _open(path: Path) -> bytes | None:
    try:
        return bytes_of(path)
    except FileNotFoundError:
        complain(f"Không có tệp “{path}”. Kiểm tra lại đường dẫn.", f"No such file: “{path}”. Check the path.")
    except IsADirectoryError:
        complain(f"“{path}” là thư mục, hãy thêm --out TỆP.jsonl.", f"“{path}” is a folder; add --out FILE.jsonl.")
    except OSError as wrong:
        complain(f"Không mở được tệp “{path}”: {reason(wrong)}.", f"Cannot open “{path}”: {reason(wrong)}.")
    return None


def _read(path: Path, pack: Pack, as_json: bool) -> bool:
    """Print what a file says, read in a process forked for it; False when it cannot be read."""
    data = _open(path)
    if data is None:
        return False
    bounds = Bounds()
    seconds = bounds.seconds_for(data)
    answer = json.loads(forked(lambda: _said(path, data, pack, seconds, as_json), seconds, bounds.memory))
    if "said" not in answer:
        code, message = answer.get("refused", ("crashed", CRASH))
        complain(f"{path.name}: {message}", f"{path.name}: {_REFUSALS.get(code, message)}")
        return False
    sys.stdout.write(answer["said"])
    return True


def _said(path: Path, data: bytes, pack: Pack, seconds: float, as_json: bool) -> bytes:
    leave_network()
    text = read(data, path.name, Limits(seconds=seconds, whole=seconds))
    directive, source = understand(text, pack), source_of(path.name, data, text, pack)
    with redirect_stdout(io.StringIO()) as out:
        if as_json:
            print(json.dumps(directive_json(directive, source), ensure_ascii=False))
        else:
            show(directive, source["name"])
    return json.dumps({"said": out.getvalue()}).encode()


def run(args: Sequence[str]) -> int:
    """Read the files named; 0 when all were read, 2 when one could not be.

    With ``--json`` one file gives one object, several give one object a line. Progress over several files goes to
    standard error.
    """
    asked = _arguments(args)
    if asked.out:
        return read_many(asked)
    adopt_orphans()
    sweep()
    pack, failed = load_pack(), 0
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for at, name in enumerate(asked.files, 1):
        if len(asked.files) > 1:
            print(f"[{at}/{len(asked.files)}] {name}", file=sys.stderr)
        failed += not _read(Path(name), pack, asked.json)
    return 2 if failed else 0
