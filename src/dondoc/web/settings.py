"""Django's settings. What differs from machine to machine comes from the environment (see ``environment``)."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils.csp import CSP

from dondoc.web.environment import data_dir, database, is_on, names, secret_key, smtp

HERE = Path(__file__).resolve().parent
DONDOC_DATA = data_dir()
DONDOC_MINISTRY = os.environ.get("DONDOC_MINISTRY") or "Bộ Phát triển Xã hội"
DONDOC_UPLOAD_LIMIT = 50 * 1024 * 1024
DONDOC_JOB_LEASE = timedelta(seconds=30)

SECRET_KEY = secret_key(DONDOC_DATA)
DEBUG = is_on("DONDOC_DEBUG")
HTTPS = is_on("DONDOC_HTTPS")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *names("DONDOC_HOSTS")]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in names("DONDOC_HOSTS")]

INSTALLED_APPS = [
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "django_htmx",
    "dondoc.apps.accounts",
    "dondoc.apps.organisation",
    "dondoc.apps.audit",
    "dondoc.apps.files",
    "dondoc.apps.jobs",
    "dondoc.apps.mail",
    "dondoc.apps.directives",
    "dondoc.apps.programmes",
    "dondoc.apps.tasks",
    "dondoc.apps.indicators",
    "dondoc.apps.consolidation",
    "dondoc.apps.registers",
    "dondoc.apps.bodies",
    "dondoc.apps.events",
    "dondoc.apps.agreements",
    "dondoc.apps.instructions",
    "dondoc.apps.worksheets",
    "dondoc.apps.desk",
    "dondoc.web",
    "dondoc.sample",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "dondoc.web.middleware.UploadLimitMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "dondoc.web.middleware.PartLoginMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "dondoc.apps.accounts.middleware.ActingPostMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "dondoc.web.urls"
WSGI_APPLICATION = "dondoc.web.wsgi.application"
DATABASES = {"default": database(DONDOC_DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "web_cache"}}

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "dondoc.web.templatetags.dondoc"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dondoc.web.context.house",
            ],
        },
    }
]
FORM_RENDERER = "dondoc.web.forms.Renderer"

# ---- who one is ----------------------------------------------------------
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "dondoc.apps.accounts.adapter.Adapter"
ACCOUNT_FORMS = {
    "login": "dondoc.apps.accounts.forms.LoginForm",
    "change_password": "dondoc.apps.accounts.forms.ChangePasswordForm",
    "reset_password": "dondoc.apps.accounts.forms.ForgottenForm",
    "reset_password_from_key": "dondoc.apps.accounts.forms.NewPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
PASSWORD_RESET_TIMEOUT = 3600
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "30/m/ip,5/15m/key", "change_password": "5/m/user"}
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "dondoc.web.errors.csrf_failure"

# ---- what a browser may do -----------------------------------------------
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# ---- words, days and numbers ---------------------------------------------
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "dondoc_language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [HERE / "locale"]
FORMAT_MODULE_PATH = ["dondoc.web.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_THOUSAND_SEPARATOR = False

# ---- static files --------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DONDOC_DATA / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

# ---- mail and log --------------------------------------------------------
DONDOC_SMTP = smtp()
DONDOC_URL = (os.environ.get("DONDOC_URL") or "http://127.0.0.1:8000").rstrip("/")
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"dondoc": {"level": "INFO"}},
}
