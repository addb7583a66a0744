"""The command ``dondoc``: finds the command's module, hands it the rest of the line."""

from __future__ import annotations

import sys
from importlib import import_module

from dondoc.terminal import complain, words

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
        return int(module.run(rest))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0


if __name__ == "__main__":
    sys.exit(main())
