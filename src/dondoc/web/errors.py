"""Error pages: what is wrong and what to do, in plain words, without a database."""

from __future__ import annotations

import sys
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import BadRequest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token

from dondoc.terminal import FULL

_FULL_DATABASE = ("disk is full", "no space left on device")
"""What SQLite and PostgreSQL say."""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the browser sent something that cannot be understood."""
    do = _("Quay lại trang trước và làm lại. Không có gì bị thay đổi.")
    said = f"{exception} " if type(exception) is BadRequest else ""  # ours are written for people
    return _page(request, 400, _("Yêu cầu này không đọc được"), said + do)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: one's posts do not allow it."""
    what = _("Chức danh bạn đang dùng không làm được việc này")
    return _page(request, 403, what, _("Đổi sang chức danh khác ở trang Tài khoản, hoặc nhờ quản trị của đơn vị."))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form does not come from a page of ours, or the login has ended since."""
    what = _("Phiên làm việc đã đổi từ lúc mở trang này")
    return _page(request, 403, what, _("Quay lại, tải lại trang rồi gửi lần nữa. Không có gì bị thay đổi."))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: no such page, or not yours."""
    what = _("Không có trang này, hoặc bạn không được xem")
    return _page(request, 404, what, _("Kiểm tra lại đường dẫn, hoặc bắt đầu từ trang Việc của tôi."))


def too_large(request: HttpRequest) -> HttpResponse:
    """413: more than may be sent at once."""
    limit = settings.DONDOC_UPLOAD_LIMIT // (1024 * 1024)
    do = _("Mỗi lần gửi không quá %(limit)d MB. Giảm cỡ ảnh trong tệp hoặc chia nhỏ rồi gửi lại. Không có gì được lưu.")
    return _page(request, 413, _("Tệp quá lớn"), do % {"limit": limit})


def too_often(request: HttpRequest) -> HttpResponse:
    """429: the same thing too many times in a short while."""
    return _page(request, 429, _("Bạn vừa thử quá nhiều lần"), _("Chờ 15 phút rồi thử lại."))


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours; 507 when the server has no room for what was sent."""
    if _is_full(sys.exception()):
        do = _("Báo quản trị hệ thống giải phóng chỗ trên đĩa rồi gửi lại. Không có gì bị thay đổi.")
        return _page(request, HTTPStatus.INSUFFICIENT_STORAGE, _("Máy chủ hết chỗ lưu"), do)
    do = _("Thử lại sau ít phút. Nếu vẫn vậy, báo quản trị hệ thống kèm giờ xảy ra. Dữ liệu đã lưu không bị mất.")
    return _page(request, 500, _("Máy chủ gặp lỗi khi làm việc này"), do)


def _is_full(wrong: BaseException | None) -> bool:
    """Whether it is the disk that is full, as the system or the database says it."""
    if isinstance(wrong, OSError):
        return wrong.errno in FULL
    if isinstance(wrong, OperationalError):
        said = str(wrong).lower()
        return any(words in said for words in _FULL_DATABASE)
    return False


def _page(request: HttpRequest, status: int, what: str, do: str) -> HttpResponse:
    return render(request, "error.html", {"status": status, "what": what, "do": do}, status=status)
