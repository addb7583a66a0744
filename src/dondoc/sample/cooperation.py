"""The desk of international cooperation: the letter and the plan on ASEAN are confirmed, and the registers fill."""

from __future__ import annotations

from datetime import date
from typing import Any

from dondoc.apps.accounts.models import Post
from dondoc.apps.accounts.roles import Role
from dondoc.apps.bodies.models import Body
from dondoc.apps.bodies.services import know_bodies
from dondoc.apps.directives.models import Document
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.programmes.selectors.preparing import choices_as_ticked, prepare, with_every_offer
from dondoc.apps.programmes.services.close import close_reviewed
from dondoc.apps.programmes.services.publish import publish
from dondoc.apps.registers.services.keeping import Said, add_by_hand
from dondoc.apps.registers.shelves import shelf_of
from dondoc.sample.directives import YEAR, confirm_all
from dondoc.sample.lived import live

OFFICER = "han.dgi"
LETTER, PLAN = "318/BPTXH-HTQT", "96/QĐ-BPTXH"
NAME = "Kế hoạch tham gia hợp tác ASEAN năm 2026"
_RIGHTS = (
    "rà soát việc thực hiện Đồng thuận ASEAN về bảo vệ và thúc đẩy quyền của người lao động di cư, "
    "báo cáo Bộ trong Quý III năm 2026"
)
_SAFETY = "phổ biến Hướng dẫn ASEAN về quản lý rủi ro an toàn lao động cho doanh nghiệp nhỏ và vừa"
_SAID = "Thứ trưởng Lương Thục Anh nêu tại giao ban ngày 02/3/2026 với Vụ Hợp tác quốc tế."
BY_HAND: tuple[tuple[str, dict[str, Any], Said], ...] = (
    (
        "thoa-thuan",
        {
            "name": "Đồng thuận ASEAN về bảo vệ và thúc đẩy quyền của người lao động di cư",
            "kind": "declaration",
            "state": "adopted",
        },
        Said(_RIGHTS, PLAN),
    ),
    (
        "thoa-thuan",
        {
            "name": "Hướng dẫn ASEAN về quản lý rủi ro an toàn lao động cho doanh nghiệp nhỏ và vừa",
            "kind": "roadmap",
            "state": "adopted",
        },
        Said(_SAFETY, PLAN),
    ),
    (
        "chi-dao",
        {
            "said": "Vụ Hợp tác quốc tế lập danh sách đoàn tham dự ALMM 29, trình Bộ trước khi gửi nước chủ nhà.",
            "speaker": "Lương Thục Anh",
            "speaker_title": "Thứ trưởng",
            "occasion": "Giao ban với Vụ Hợp tác quốc tế",
            "said_on": date(2026, 3, 2),
            "units": "Vụ Hợp tác quốc tế",
        },
        Said(_SAID),
    ),
)


def cooperate(*, today: date) -> None:
    """Confirm both documents, track the plan, let its year be lived, and write in what a person knows besides.

    What is there stays as it is; conclusions of the minister wait for their review.
    """
    know_bodies()
    officer = Post.objects.filter(person__username=OFFICER, role=Role.OFFICER).first()
    plan, letter = (Document.objects.filter(number=number).first() for number in (PLAN, LETTER))
    if officer is None or plan is None or letter is None or not (plan.reviewable and letter.reviewable):
        return
    confirm_all(document=letter, by=officer)
    close_reviewed(document=letter, by=officer)
    confirm_all(document=plan, by=officer)
    live(version=_track(plan, officer), keeper=officer, today=today)
    for slug, columns, said in BY_HAND:
        shelf = shelf_of(slug)
        assert shelf
        add_by_hand(shelf=shelf, columns=columns, said=said, by=officer)
    _chair(officer)


def _track(plan: Document, officer: Post) -> ProgrammeVersion:
    choices = choices_as_ticked(with_every_offer(prepare(plan)), NAME, officer.unit, YEAR)
    return publish(document=plan, by=officer, choices=choices)


def _chair(officer: Post) -> None:
    shelf = shelf_of("chu-tich")
    body = Body.objects.get(code="Cấp cao")
    columns = {"body": body, "body_name": "ASEAN", "country": "Phi-líp-pin", "from_year": YEAR}
    assert shelf
    add_by_hand(shelf=shelf, columns=columns, said=Said("Luân phiên Chủ tịch ASEAN năm 2026."), by=officer)
