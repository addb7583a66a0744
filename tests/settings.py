"""The product's settings, with a data folder of the tests' own and a quick hash for passwords."""

import atexit
import os
import shutil
import tempfile

if "DONDOC_DATA" not in os.environ:
    os.environ["DONDOC_DATA"] = tempfile.mkdtemp(prefix="dondoc-tests-")
    atexit.register(shutil.rmtree, os.environ["DONDOC_DATA"], ignore_errors=True)

from dondoc.web.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
WHITENOISE_AUTOREFRESH = True

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # A file, so that a server's threads and a worker have connections of their own, as in the product.
    DATABASES["default"]["TEST"] = {"NAME": DONDOC_DATA / "test.sqlite3"}  # noqa: F405
