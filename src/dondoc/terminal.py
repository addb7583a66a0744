"""The reader's language at a terminal: Vietnamese, or English with ``LANG=en…``."""

from __future__ import annotations

import errno
import os
import sys

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""Errors of writing that mean: there is no room for more."""
_REASONS = {
    **dict.fromkeys(FULL, ("hết chỗ trên đĩa, hãy giải phóng chỗ", "the disk is full, make room")),
    **dict.fromkeys((errno.EACCES, errno.EPERM), ("không có quyền, hãy xin quyền hoặc chọn chỗ khác", "no permission")),
    errno.EROFS: ("chỗ này chỉ được đọc, hãy chọn chỗ khác", "this place is read-only, choose another"),
    errno.EISDIR: ("đó là thư mục, hãy ghi tên tệp", "it is a folder, name a file"),
    errno.ENOENT: ("không có ở đó nữa, hãy kiểm tra lại đường dẫn", "it is not there, check the path"),
    **dict.fromkeys(
        (errno.ENOTDIR, errno.EEXIST),
        ("trên đường dẫn có một tệp, không phải thư mục, hãy kiểm tra lại", "a file is where a folder should be"),
    ),
    errno.ENAMETOOLONG: ("tên quá dài, hãy đặt tên ngắn hơn", "the name is too long"),
    errno.EIO: ("đĩa đọc ghi bị lỗi, hãy kiểm tra đĩa", "the disk fails, have it checked"),
    errno.EMFILE: ("quá nhiều tệp đang mở, hãy đóng bớt chương trình", "too many open files"),
}


def is_english() -> bool:
    """Whether the person at the terminal reads English, as the locale variables say."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return locale.startswith("en")


def words(vietnamese: str, english: str) -> str:
    """The sentence in the reader's language."""
    return english if is_english() else vietnamese


def complain(vietnamese: str, english: str) -> None:
    """One line on standard error: what is wrong and what to do."""
    print(words(vietnamese, english), file=sys.stderr)


def reason(wrong: OSError) -> str:
    """Why a file could not be opened or written, and what to do, in the reader's language.

    >>> reason(OSError(errno.ENOSPC, "No space left on device"))
    'hết chỗ trên đĩa, hãy giải phóng chỗ'
    """
    known = _REASONS.get(wrong.errno or 0)
    return words(*known) if known else wrong.strerror or type(wrong).__name__
