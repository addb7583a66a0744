"""A mail server beside the tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.apps.mail.mailbox import Mailbox


@pytest.fixture
def mailbox(settings: Any) -> Iterator[Mailbox]:
    """A real mail server, named in the settings."""
    box = Mailbox()
    box.controller.start()
    settings.DONDOC_SMTP = box.settings
    yield box
    box.controller.stop(no_assert=True)
