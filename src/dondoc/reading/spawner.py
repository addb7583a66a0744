"""The process that starts readers: it knows the pack, never looks at a file, and forks a fresh process for each.

Run as ``python -m dondoc.reading.spawner``; spoken to in frames (``wire``) over standard input and output. Threads are
never started here, so that forking is safe; a fork has the pack and the code at once and costs a few milliseconds.
"""

from __future__ import annotations

import gc
import json
import os
import pickle
import signal
import sys
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from dondoc.core.orders import directive_json, understand
from dondoc.core.packs import Pack
from dondoc.core.text import Limits, read
from dondoc.reading.bounds import adopt_orphans, leave_network
from dondoc.reading.forked import forked
from dondoc.reading.recipe import Recipe
from dondoc.reading.scratch import sweep
from dondoc.reading.source import source_of
from dondoc.reading.wire import put_frame, take_frame, text_json

_SOME_DAY = date(2026, 1, 2)
_BEGUN = b"{}"
"""Said before each file: the pack is made, and the file's own time begins."""
_WARMING = """BỘ PHÁT TRIỂN XÃ HỘI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 1/KH-BPTXH
Hà Nội, ngày 04 tháng 01 năm 2026
KẾ HOẠCH
Triển khai nhiệm vụ năm 2026
Căn cứ Nghị định số 9/2019/NĐ-CP ngày 24 tháng 01 năm 2019 của Chính phủ;
I. CHỈ TIÊU
- Tỷ lệ hồ sơ giải quyết trực tuyến đạt trên 90%.
II. NHIỆM VỤ
1. Giao Cục Việc làm chủ trì, phối hợp với các đơn vị liên quan rà soát, xong trước ngày 20/6/2026.
2. Các đơn vị: hằng tháng, trước ngày 25, báo cáo kết quả về Văn phòng Bộ để tổng hợp.

TT\tNhiệm vụ\tChủ trì\tPhối hợp\tSản phẩm\tThời gian
1\tXây dựng đề án\tVụ Pháp chế\tCục Việc làm\tĐề án\tQuý II
2\tSơ kết việc thực hiện\tVăn phòng Bộ\tCác đơn vị\tBáo cáo\tTháng 12/2026

Nơi nhận:
- Các đơn vị thuộc Bộ;
- Lưu: VT.
"""

Json = dict[str, Any]


@dataclass(slots=True)
class _Packs:
    """The pack in use and its recipe; what asks seldom changes its mind."""

    recipe: bytes = b""
    pack: Pack | None = None

    def of(self, recipe: bytes) -> Pack:
        """The pack of a pickled recipe, ready for use."""
        if self.pack is None or recipe != self.recipe:
            made: Recipe = pickle.loads(recipe)
            self.recipe, self.pack = recipe, made.pack()
            _warm(self.pack)
        return self.pack


def main() -> int:
    """Serve until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    adopt_orphans()
    sweep()
    asks, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    os.dup2(2, 1)
    packs = _Packs()
    packs.of(pickle.dumps(Recipe()))
    leave_network()
    while (recipe := take_frame(asks)) and (head := take_frame(asks)) and (data := take_frame(asks)) is not None:
        pack = packs.of(recipe)
        put_frame(answers, _BEGUN)
        job = json.loads(head)
        work = partial(_answer, job, data, pack)
        put_frame(answers, forked(work, job["seconds"], job["memory"], asks.fileno()))
    return 0


def _warm(pack: Pack) -> None:
    """Do once what every reader would do for itself: patterns, registers of units, the calendar."""
    for name in ("a.txt", "a.html"):
        directive_json(understand(read(_WARMING.encode(), name), pack), {})
    pack.is_working_day(_SOME_DAY)
    gc.collect()
    gc.freeze()


def _answer(job: Json, data: bytes, pack: Pack) -> bytes:
    text = read(data, job["name"], Limits(seconds=job["seconds"], whole=job["seconds"]))
    contract = directive_json(understand(text, pack), source_of(job["name"], data, text, pack))
    return json.dumps({"contract": contract, "text": text_json(text)}).encode()


if __name__ == "__main__":
    sys.exit(main())
