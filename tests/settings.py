"""The product's settings, with a data folder of the tests' own and a quick hash for passwords."""

import os
import tempfile

os.environ.setdefault("DONDOC_DATA", tempfile.mkdtemp(prefix="dondoc-tests-"))

from dondoc.web.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
WHITENOISE_AUTOREFRESH = True

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # A file, so that a server's threads and a worker have connections of their own, as in the product.
    DATABASES["default"]["TEST"] = {"NAME": DONDOC_DATA / "test.sqlite3"}  # noqa: F405
