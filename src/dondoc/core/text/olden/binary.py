"""Raw bytes inside Rich Text: a control word says how many follow, and a program that believes it may wait for ever."""

from __future__ import annotations

import re

_BIN = re.compile(rb"\\bin(\d{1,12}) ?")


def without_binary(data: bytes) -> bytes:
    r"""The file without the raw bytes behind ``\bin`` (pictures and objects; Rich Text 1.9.1); words stay as they are.

    Where more bytes are claimed than there are, the file was cut or made to harm: the rest of that group is left out.

    >>> print(without_binary(rb"{\rtf1 A{\pict\bin3 {\}} B}").decode())
    {\rtf1 A{\pict} B}
    >>> print(without_binary(rb"{\rtf1 A{\pict\bin999 xyz} B}").decode())
    {\rtf1 A{\pict} B}
    """
    if b"\\bin" not in data:
        return data
    out, at = bytearray(), 0
    while match := _BIN.search(data, at):
        out += data[at : match.start()]
        end = match.end() + int(match[1])
        if end > len(data):
            end = data.find(b"}", match.end())
            end = len(data) if end < 0 else end
        at = end
    return bytes(out + data[at:])
