"""The settings of a worker process beside a test: the test's own database, a short lease, the slow job."""

import os
from datetime import timedelta

from tests.apps.jobs import slow  # noqa: F401 - registers its handler
from tests.settings import *  # noqa: F403

if name := os.environ.get("DONDOC_TEST_DATABASE"):
    DATABASES["default"]["NAME"] = name  # noqa: F405
DONDOC_JOB_LEASE = timedelta(seconds=1)
