"""The command ``dondoc``: finds the command's module, hands it the rest of the line."""

from __future__ import annotations

import os
import sys
from importlib import import_module

from dondoc.terminal import FULL, complain, reason, words

COMMANDS = {
    "up": ("chạy Đôn Đốc trên máy này", "run Đôn Đốc on this machine"),
    "read": (
        "đọc văn bản chỉ đạo, in nhiệm vụ, chỉ tiêu, thời hạn",
        "read directives; print tasks, targets, deadlines",
    ),
    "score": ("so kết quả đọc với dữ kiện đã xác nhận", "compare what is read with confirmed facts"),
    "verify": ("chứng minh báo cáo đã gửi còn nguyên", "prove that sent reports are untouched"),
    "gold": ("in văn bản đã xác nhận thành tệp chuẩn", "print a confirmed document as a gold file"),
    "worker": ("làm các công việc nền", "do the background jobs"),
    "manage": ("lệnh quản trị của Django", "Django's management commands"),
}


def _help() -> str:
    lines = [words("Cách dùng: dondoc LỆNH [tham số]", "Usage: dondoc COMMAND [arguments]"), ""]
    lines += [f"  {name:8} {words(*said)}" for name, said in COMMANDS.items()]
    lines += ["", words("Xem chi tiết: dondoc LỆNH --help", "More: dondoc COMMAND --help")]
    return "\n".join(lines)


def main() -> int:
    """Run the command named first on the line; 2 when there is no such command."""
    name, *rest = sys.argv[1:] or ["--help"]
    if name in {"-h", "--help", "help"}:
        print(_help())
        return 0
    if name not in COMMANDS:
        complain(f"Không có lệnh “{name}”. Xem: dondoc --help", f"There is no command “{name}”. See: dondoc --help")
        return 2
    module = import_module(f"dondoc.commands.{name}")
    try:
        code = int(module.run(rest))
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as wrong:
        if wrong.errno not in FULL:
            raise
        return _full(wrong)


def _full(wrong: OSError) -> int:
    """Say that there is no room for what was to be written; what is not yet printed is given up."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    place = f"“{wrong.filename}”" if wrong.filename else words("kết quả", "the result")
    complain(f"Không ghi được {place}: {reason(wrong)} rồi chạy lại.", f"Cannot write {place}: {reason(wrong)}.")
    return 2


if __name__ == "__main__":
    sys.exit(main())
