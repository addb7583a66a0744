"""Pictures of pages: who may see them, how they are kept, and the boxes that lead to the facts."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from django.test import Client
from PIL import Image
from tests.apps.directives.papers import blank_pdf, needs_office, plan_docx, tasks, to_pdf

from dondoc.apps.accounts.models import Person, Post
from dondoc.apps.directives.contract.meeting import meet
from dondoc.apps.directives.contract.places import Box, boxes_of
from dondoc.apps.directives.models import Document, DocumentCopy
from dondoc.apps.directives.pictures.cache import NoPicture, folder_of, page_words, picture, sizes
from dondoc.apps.directives.selectors.pictures import Leaf, Lit, leaves
from dondoc.apps.directives.selectors.review import review_of
from dondoc.apps.directives.services.intake import Sent, receive
from dondoc.apps.directives.tracing import trace
from dondoc.apps.files.services import keep
from dondoc.apps.jobs.worker import work_off

pytestmark = pytest.mark.django_db
type Browser = Callable[[Post], Client]


@pytest.fixture(scope="session")
def plan() -> bytes:
    return to_pdf(plan_docx(tasks(12)))


def brought(name: str, data: bytes, by: Post) -> Document:
    receive(files=[Sent(name, len(data), [data])], by=by)
    work_off()
    return Document.objects.get(copies__name=name)


def address(copy: DocumentCopy, page: int) -> str:
    return f"/van-ban/{copy.document_id}/trang/{copy.pk}/{page}/"


def test_a_page_is_drawn_once_and_kept_by_the_browser(plan: bytes, officer: Post, client_of: Browser) -> None:
    copy = brought("qd.pdf", plan, officer).copies.get()
    client = client_of(officer)
    answer = client.get(address(copy, 1))
    assert answer.headers["Content-Type"] == "image/webp"
    assert "immutable" in answer.headers["Cache-Control"]
    assert "private" in answer.headers["Cache-Control"]
    with Image.open(io.BytesIO(answer.content)) as image:
        assert image.width == 1400
    again = client.get(address(copy, 1), headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    kept = folder_of(copy.file) / "1.webp"
    before = kept.stat().st_mtime_ns
    client.get(address(copy, 1))
    assert kept.stat().st_mtime_ns == before


def test_a_page_that_is_not_there_is_not_found(plan: bytes, officer: Post, client_of: Browser) -> None:
    document = brought("qd.pdf", plan, officer)
    copy = document.copies.get()
    for page in (0, 99, 10**9):
        assert client_of(officer).get(address(copy, page)).status_code == 404
    other = brought("khac.txt", "BỘ PHÁT TRIỂN XÃ HỘI\nSố: 2/QĐ-BPTXH\nQUYẾT ĐỊNH".encode(), officer)
    assert client_of(officer).get(f"/van-ban/{other.pk}/trang/{copy.pk}/1/").status_code == 404


def test_a_stranger_sees_no_page(plan: bytes, officer: Post, client_of: Browser) -> None:
    copy = brought("qd.pdf", plan, officer).copies.get()
    nobody = Person.objects.create_user("khach", "mat-khau-thu-2026", full_name="Khách")
    stranger = Client()
    stranger.force_login(nobody)
    assert stranger.get(address(copy, 1)).status_code in {403, 404}
    assert Client().get(address(copy, 1)).status_code == 302


def test_boxes_stand_where_the_words_stand(plan: bytes, officer: Post) -> None:
    review = review_of(brought("qd.pdf", plan, officer))
    pages = leaves(review.reading, review.standing)
    found = {fact.data["number"]: fact for fact in review.facts if fact.kind == "task"}
    first = [lit for page in pages for lit in page.boxes if lit.fact == found["1"].pk]
    assert {lit.look for lit in first} == {"task", "when", "unit"}
    words, when, unit = (next(lit.box for lit in first if lit.look == look) for look in ("task", "when", "unit"))
    assert words.x < when.x < unit.x
    second = next(lit.box for page in pages for lit in page.boxes if lit.fact == found["2"].pk and lit.look == "task")
    assert (second.page, second.y) > (words.page, words.y)
    for page in pages:
        assert all(lit.box.x + lit.box.width <= page.width + 3 for lit in page.boxes)


def test_the_review_shows_pictures_and_remembers_it(plan: bytes, officer: Post, client_of: Browser) -> None:
    document = brought("qd.pdf", plan, officer)
    client, place = client_of(officer), f"/van-ban/{document.pk}/ra-soat/"
    assert "<figure" not in client.get(place).content.decode()
    page = client.get(f"{place}?xem=anh").content.decode()
    task = document.facts.filter(kind="task").order_by("position")[0]
    assert re.search(rf'<a class="box k-task[^"]*" href="{place}\?muc={task.pk}"', page)
    assert " style=" not in page
    assert "<figure" in client.get(place).content.decode()
    assert "<figure" not in client.get(f"{place}?xem=chu").content.decode()


def test_who_may_not_confirm_reads_words_and_pictures(
    plan: bytes, officer: Post, leader: Post, client_of: Browser
) -> None:
    document = brought("qd.pdf", plan, officer)
    client, place = client_of(leader), f"/van-ban/{document.pk}/ban-doc/"
    assert "Xây dựng Đề án" in client.get(place).content.decode()
    page = client.get(f"{place}?xem=anh").content.decode()
    assert f"/trang/{document.copies.get().pk}/1/" in page
    assert "/ra-soat/" not in page


def test_a_hostile_file_has_no_pictures_and_stops_nothing(officer: Post) -> None:
    for data in (b"%PDF-1.7\n%%EOF", b"\x89PNG\r\n\x1a\nxx", blank_pdf()[:200] + b"\n%%EOF"):
        file = keep(data=data, name="a.pdf", by=officer)
        assert sizes(file) == []
        with pytest.raises(NoPicture):
            picture(file, 1)


def test_a_picture_file_is_a_page_itself(officer: Post) -> None:
    out = io.BytesIO()
    Image.new("L", (1654, 2339), 255).save(out, "PNG", dpi=(200, 200))
    file = keep(data=out.getvalue(), name="a.png", by=officer)
    ((width, height),) = sizes(file)
    assert (round(width), round(height)) == (595, 842)
    assert picture(file, 1).stat().st_size > 0


def test_pages_of_a_word_file_are_made_beside_the_server(officer: Post, client_of: Browser) -> None:
    needs_office()
    document = brought("qd.docx", plan_docx(tasks(3)), officer)
    client, place = client_of(officer), f"/van-ban/{document.pk}/ra-soat/?xem=anh"
    assert "Đang dựng ảnh trang" in client.get(place).content.decode()
    assert "Đang dựng ảnh trang" in client.get(place).content.decode()
    work_off()
    page = client.get(place).content.decode()
    assert "Đang dựng ảnh trang" not in page
    copy = document.copies.get()
    assert client.get(address(copy, 1)).status_code == 200
    task = document.facts.filter(kind="task").order_by("position")[0]
    assert re.search(rf'<a class="box k-task[^"]*" href="[^"]*muc={task.pk}"', page)
    review = review_of(document)
    lit = {
        lit.look: lit.box
        for leaf in leaves(review.reading, review.standing)
        for lit in leaf.boxes
        if lit.fact == task.pk
    }
    said = {word: (x, y) for _, x, y, *_, word in page_words(copy.file)}
    for look, word in (
        ("task", "Xây" if task.data["text"].startswith("Xây") else "Rà"),
        ("when", task.data["deadline"]["raw"].split()[-1]),
    ):
        x, y = said[word]
        assert lit[look].x <= x <= lit[look].x + lit[look].width
        assert lit[look].y <= y <= lit[look].y + lit[look].height


def test_the_folder_of_pictures_may_be_deleted(officer: Post, data_folder: Path) -> None:
    file = keep(data=blank_pdf(3), name="a.pdf", by=officer)
    first = picture(file, 2)
    first.unlink()
    assert picture(file, 2).exists()
    assert (data_folder / "pages").is_dir()


def test_words_are_found_on_pages_where_the_order_is_another() -> None:
    page = [
        (1, 10.0 * n, 20.0, 10.0 * n + 9, 30.0, word)
        for n, word in enumerate(["BỘ", "X", "Giao", "Vụ", "Pháp", "chế", "rà", "soát"])
    ]
    page += [(2, 10.0, 20.0, 19.0, 30.0, "lại;"), (2, 30.0, 20.0, 39.0, 30.0, "2.")]
    text = "Giao Vụ Pháp chế rà soát lại;\nBỘ X\n"
    pieces = [[0, 29, None, ""], [30, 34, None, ""]]
    found = meet(text, {"pieces": pieces}, page)
    assert [(held.start, held.end, held.box.page) for held in found] == [(0, 29, 1)]
    assert [(box.x, box.width) for box in boxes_of(5, 16, found)] == [(30.0, 29.0)]


def test_signs_stand_in_the_margin_clear_of_each_other() -> None:
    lits = [Lit(n, "task", "", Box(1, 40.0 * n, 100.0, 30.0, 12.0), True, 70.0) for n in (1, 2, 3)]
    drawn = trace(Leaf(1, 595, 842, lits), "/", {1: "1", 2: "2", 3: "3"}, None)
    middles = [float(x) for x in re.findall(r'<circle cx="([\d.]+)"', drawn)]
    assert len(middles) == 3
    assert max(middles) < 70
    assert min(abs(a - b) for a, b in combinations(middles, 2)) >= 16


def test_words_that_several_facts_share_are_coloured_once() -> None:
    shared = Box(1, 70.0, 100.0, 30.0, 12.0)
    lits = [Lit(n, "unit", "", shared, True, 70.0) for n in (1, 2, 3)]
    drawn = trace(Leaf(1, 595, 842, lits), "/", {1: "x", 2: "1", 3: "2"}, 3)
    assert re.findall(r'class="box k-unit([^"]*)"', drawn) == [" again", "", " on again"]
