"""Verbs that are nouns where they stand: "công trình", "dự án đầu tư", "Đoàn kiểm tra", "tổ chức đảng"."""

from __future__ import annotations

import re

from dondoc.core.alphabet import UPPER

_BEHIND = {
    "trình": r"công|quy|chương|lộ|hành|giáo|tiến|quá|chu|phương|tờ|thủ",
    "đầu tư": r"dự án|qlda|ban qlda|chủ|nhà|xúc tiến|vốn|quỹ|hợp tác|chủ trương|quản lý dự án",
    "xây dựng": r"đầu tư|công trình|kinh tế|công nghệ|chất lượng|vật liệu|tư vấn|đầu tư và|kỹ thuật|hoạt động|trật tự",
    "lập": r"công|dân|tư|độc|thành|thiết|sáng|xác",
    "thu": r"chưa|mùa|doanh|nguồn|khoản|số|vụ|tăng|tổng|dự toán",
    "quản lý": r"ban|cơ quan|chi cục|đội|hạt|tổ|cán bộ|công ty",
    "kiểm tra": r"ủy ban|uỷ ban|đoàn|tổ|đội|hội đồng|tổ công tác",
    "kiểm soát": r"ban|trung tâm|đội|trạm|tổ|bộ phận",
    "giám sát": r"ban|đoàn|tổ|đơn vị|tư vấn|ủy ban",
    "thẩm định": r"hội đồng|tổ|đơn vị",
    "tư vấn": r"đơn vị|công ty|nhà thầu|trung tâm|hội đồng|tổ",
    "hỗ trợ": r"trung tâm|quỹ|tổ",
    "thi công": r"đơn vị|nhà thầu|triển khai|đang",
    "vận hành": r"đơn vị|tổ|trung tâm",
    "bằng": r"đồng|công|văn",
    "sản xuất": r"cơ sở|nhà|hộ|đơn vị|doanh nghiệp|làng nghề",
    "chăn nuôi": r"hộ|cơ sở|trang trại|người",
    "khám": r"cơ sở|khoa",
    "cấp": r"cùng|cung|trợ|phân|sơ|trung|cao|thứ",
    "khen thưởng": r"thi đua,?|thi đua và",
    "vệ sinh": r"an toàn",
    "sắp xếp": r"diện|sau|trước",
    "sáp nhập": r"diện|sau|trước",
    "soạn thảo": r"tổ|ban|cơ quan",
    "giáo dục": r"cơ sở|ngành|phòng|sở|cán bộ quản lý|hội|quản lý",
    "đào tạo": r"cơ sở|giáo dục(?:,| và| -)|trung tâm|phòng|đơn vị",
    "truyền thông": r"thông tin(?:,| và| -)|cơ quan|trung tâm|bộ phận",
    "phát thanh": r"đài|báo chí(?:,| và)?|truyền hình(?:,| và)?",
    "tạo": r"sáng|đào|cải|chế|giả|nhân|tái|kiến",
    "đổi": r"biến|chuyển|trao|thay",
    "nhập": r"xuất|thu|sáp|hội|gia",
    "giao": r"chuyển|ngoại|tiếp|tuyển",
    "làm": r"việc",
    "phòng": r"cơ quan|ban chỉ huy|lực lượng|chi cục",
    "phòng, chống": r"cơ quan|ban chỉ huy|lực lượng|chi cục",
    "phòng chống": r"cơ quan|ban chỉ huy|lực lượng|chi cục",
}
_NOUNS = {verb: re.compile(rf"(?<!\w)(?:{behind})\s+$") for verb, behind in _BEHIND.items()}
_BODIES = re.compile(
    r"tổ chức\s+(?:đảng|chính trị|xã hội|đoàn thể|hội(?!\s+(?:nghị|thảo|thi|chợ|diễn|trại|đàm|thao|giảng))|tín dụng"
    r"|cá nhân|kinh tế|quốc tế|phi chính phủ|công đoàn"
    r"|khoa học)(?!\w)"
    r"|tổ chức\s*[,)]"
)
_NEEDS_MORE = re.compile(
    r"(?:quản lý|giám sát|theo dõi|kiểm soát|phát triển|hỗ trợ|xúc tiến|xử lý|giải quyết|điều tiết|cân đối|kế hoạch)"
    r"(?:\s+(?:và|công tác))?[\s,]*$"
)
"""No office is called so without saying what it manages or plans."""
_SHORT_NAMED = ("khoa", "tổ", "đội", "nhóm", "lớp", "thôn", "bản", "ấp", "xã", "phường", "huyện", "hội", "công ty")
"""Kinds of units that one syllable may name: "Khoa Dược", "Tổ Toán"."""
_CHARGED = re.compile(
    rf"(?:[^\s,;:.{UPPER}][^\s,;:.]*\s+){{1,5}}?"
    r"(?:chủ trì|làm đầu mối|là đầu mối|có trách nhiệm|chịu trách nhiệm)(?!\w)"
)
_BUILDS = re.compile(
    r"xây dựng\s+(?:các\s+)?(?:đề án|kế hoạch|chương trình|dự thảo|phương án|báo cáo|hồ sơ|quy|văn bản|danh mục)"
)
_TRAFFIC = re.compile(r"giao\s+(?:thông|tiếp|dịch|hưởng|diện)(?!\w)")
_THEIRS = re.compile(
    r"sử dụng\s+(?:lao động|ngân sách|đất|điện|nước|dịch vụ|vốn)(?!\w)|cung cấp\s+(?:dịch vụ|nước|điện)(?!\w)"
    r"|khai thác\s+(?:khoáng sản|cát|than|nước|thủy sản)(?!\w)"
)
_WHOSE = re.compile(r"(?<!\w)(?:đơn vị|người|tổ chức|cơ quan|hộ|doanh nghiệp|nhà|cá nhân)\s+$")
"""Those who are called by what they do: "các đơn vị sử dụng lao động", "doanh nghiệp cung cấp dịch vụ"."""
_STAFF = re.compile(r"tham mưu,?\s+giúp việc|giúp việc(?!\w)")
_REACH = 24


def is_noun(low: str, start: int, end: int) -> bool:
    """Whether the verb at ``start`` is a noun by the words around it.

    >>> low = "cục giám định chất lượng công trình xây dựng chủ trì"
    >>> is_noun(low, low.index("trình"), low.index("trình") + 5), is_noun(low, low.index("xây"), low.index("xây") + 8)
    (True, True)
    >>> is_noun("các cấp ủy, tổ chức đảng", 12, 19), is_noun("sở y tế tổ chức họp", 8, 15)
    (True, False)
    >>> is_noun("ban quản lý công trình giao thông tỉnh", 23, 27)
    True
    """
    if _BUILDS.match(low, start):
        return False
    form = _NOUNS.get(low[start:end])
    if form is not None and form.search(low[max(0, start - _REACH) : start]):
        return True
    theirs = _THEIRS.match(low, start) and _WHOSE.search(low[max(0, start - _REACH) : start])
    if theirs or _STAFF.match(low, start):
        return True
    if low.startswith("xây dựng đảng", start) and low[:start].rstrip().endswith("ban"):
        return True
    if _TRAFFIC.match(low, start):
        return True
    return low.startswith("tổ chức", start) and _BODIES.match(low, start) is not None


def within_name(words: str, kind: str, begins: int, verb: tuple[int, int]) -> bool:
    """Whether a verb still belongs to the name of an office that no register has.

    ``kind`` is what sort of office it is, in small letters, ``begins`` where its name begins behind that. A single
    capital syllable is no whole name, some first words call for more, and whoever is told to lead is named up to there.

    >>> within_name("Trung tâm Chuyển giao công nghệ họp", "trung tâm", 10, (17, 21))
    True
    >>> within_name("Phòng Giám sát quản lý nợ họp", "phòng", 6, (15, 22))
    True
    >>> within_name("Khoa Dược lập", "khoa", 5, (10, 13))
    False
    """
    name = words[begins : verb[0]].strip()
    if not name[:1].isupper():
        return False
    alone = " " not in name and name[1:].islower() and " " not in words[verb[0] : verb[1]]
    if alone and kind not in _SHORT_NAMED:
        return True
    return _NEEDS_MORE.fullmatch(name.lower()) is not None or _CHARGED.match(words, verb[0]) is not None
