"""Two people at one task in the same moment: one act is done, the other is told; on both databases."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection

from dondoc.apps.accounts.models import Post
from dondoc.apps.directives.errors import Problem
from dondoc.apps.tasks.models import Task, TaskMove, TaskUpdate
from dondoc.apps.tasks.services.errors import Texts
from dondoc.apps.tasks.services.moves import move_task
from dondoc.apps.tasks.services.updates import Written, save_draft
from dondoc.core.progress.lifecycle import Act

pytestmark = pytest.mark.django_db(transaction=True)


def together(*acts: Callable[[], object]) -> list[object]:
    """What each act came to, all begun in the same moment; an exception stands for itself."""
    gate, found = Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        gate.wait()
        try:
            found.append(act())
        except Exception as problem:
            found.append(problem)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_one_of_two_acts_is_done(task: Task, head: Post, focal: Post) -> None:
    found = together(
        lambda: move_task(task=task, act=Act.ACCEPT, by=focal, seen=1),
        lambda: move_task(task=task, act=Act.START, by=head, seen=1),
    )
    assert sorted(isinstance(one, Problem) for one in found) == [False, True]
    assert TaskMove.objects.filter(task=task).count() == 2


def test_one_of_two_texts_is_kept_and_the_other_shown(task: Task, head: Post, focal: Post) -> None:
    found = together(
        lambda: save_draft(task=task, by=focal, written=Written({"result": "Bản của Duy"})),
        lambda: save_draft(task=task, by=head, written=Written({"result": "Bản của Liên"})),
    )
    assert sorted(isinstance(one, Texts) for one in found) == [False, True]
    assert TaskUpdate.objects.count() == 1
