"""A confirmed reading as a gold file."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from tests.apps.directives.contracts import decision
from tests.apps.directives.factories import confirmed_document, document_from

from dondoc.apps.accounts.models import Post
from dondoc.core.scoring import compare

pytestmark = pytest.mark.django_db


def test_what_people_confirmed_is_gold(officer: Post, client_of: Callable[[Post], Client]) -> None:
    document = confirmed_document(by=officer)
    document.facts.filter(kind="task", key="t-1").update(data=decision()["tasks"][0] | {"output": "Báo cáo"})
    answer = client_of(officer).get(f"/van-ban/{document.pk}/tep-chuan/")
    found = json.loads(answer.content)
    assert found["number"] == "12/QĐ-BPTXH"
    assert found["tasks"][0]["output"] == "Báo cáo"
    assert found["tasks"][0]["deadline"]["due"] == "2026-12-31"
    assert len(found["tasks"]) == 6
    assert found["basis"] == ["01/NQ-CP", "14/2017/NĐ-CP"]
    assert "attachment" in answer.headers["Content-Disposition"]
    counts = compare(found, decision())
    assert counts


def test_an_unconfirmed_document_is_no_gold(officer: Post, client_of: Callable[[Post], Client]) -> None:
    document = document_from(by=officer)
    answer = client_of(officer).get(f"/van-ban/{document.pk}/tep-chuan/", follow=True)
    assert "Còn mục chưa ai xác nhận" in answer.content.decode()
    with pytest.raises(CommandError, match="chưa ai xác nhận"):
        call_command("gold", document.pk)
    with pytest.raises(CommandError, match="Không có văn bản"):
        call_command("gold", 999_999)


def test_the_command_prints_the_same(officer: Post, capsys: pytest.CaptureFixture[str]) -> None:
    document = confirmed_document(by=officer)
    call_command("gold", document.pk)
    assert json.loads(capsys.readouterr().out)["title"] == "Ban hành Kế hoạch hành động năm 2026"
