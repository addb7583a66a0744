"""Words of our own for documents of an invented ministry: enough of them that no two tasks read alike."""

from __future__ import annotations

MINISTRY = "Bộ Phát triển Xã hội"
CODE = "BPTXH"

UNITS = (
    "Cục Bảo trợ cộng đồng", "Cục Nghề nghiệp và Kỹ năng", "Cục Người cao tuổi", "Cục Trẻ em và Gia đình",
    "Vụ Kế hoạch và Ngân sách", "Vụ Pháp luật", "Vụ Quan hệ quốc tế", "Vụ Tổ chức nhân sự", "Vụ Bình đẳng xã hội",
    "Viện Nghiên cứu Phát triển Xã hội", "Trung tâm Chuyển đổi số", "Thanh tra Bộ", "Văn phòng Bộ",
)  # fmt: skip
"""Units of the invented ministry."""

VERBS = (
    "Xây dựng và trình ban hành", "Rà soát, sửa đổi, bổ sung", "Tổ chức triển khai", "Hoàn thiện cơ chế vận hành",
    "Kiểm tra, đánh giá việc thực hiện", "Tổng kết, nhân rộng", "Theo dõi, cập nhật và báo cáo tình hình thực hiện",
    "Nghiên cứu, đề xuất",
)  # fmt: skip

THINGS = (
    "Đề án hỗ trợ sinh kế cho hộ gia đình ở vùng khó khăn",
    "Chương trình nâng cao kỹ năng số cho người lao động tự do",
    "mô hình chăm sóc người cao tuổi tại cộng đồng có sự tham gia của các tổ chức xã hội",
    "bộ tiêu chí đánh giá mức độ tiếp cận dịch vụ xã hội cơ bản",
    "cơ sở dữ liệu về đối tượng thụ hưởng chính sách xã hội, kết nối với cơ sở dữ liệu quốc gia về dân cư",
    "quy trình tiếp nhận, giải quyết thủ tục hành chính trên môi trường điện tử",
    "Kế hoạch truyền thông về bình đẳng và phòng ngừa bạo lực trong gia đình, nhà trường và nơi làm việc",
    "chính sách khuyến khích doanh nghiệp nhỏ và vừa tuyển dụng người khuyết tật",
    "mạng lưới cơ sở trợ giúp xã hội theo hướng tinh gọn, gần dân",
    "tài liệu bồi dưỡng cán bộ làm công tác xã hội cấp xã",
    "hệ thống cảnh báo sớm rủi ro đối với trẻ em có hoàn cảnh đặc biệt",
    "định mức kinh tế - kỹ thuật của dịch vụ công trong lĩnh vực trợ giúp xã hội",
    "thỏa thuận hợp tác với các đối tác phát triển về an sinh xã hội thích ứng với biến đổi khí hậu",
)

SCOPES = (
    "trên phạm vi toàn quốc", "tại các tỉnh miền núi phía Bắc", "giai đoạn 2026 - 2030", "trong các khu công nghiệp",
    "đối với nhóm yếu thế", "ở vùng bãi ngang ven biển", "theo phân cấp mới",
)  # fmt: skip

TIMES = (
    "Tháng 3/2026", "Quý I/2026", "Tháng 6/2026", "Quý II/2026", "Năm 2026", "Quý III-IV/2026", "Trước ngày 15/11/2026",
    "Tháng 12/2026", "Thường xuyên",
)  # fmt: skip

RESULTS = ("Quyết định của Bộ trưởng", "Báo cáo", "Kế hoạch", "Đề án trình Chính phủ", "Hội nghị tổng kết")

MEASURES = (
    ("Tỷ lệ người cao tuổi được khám sức khỏe định kỳ", "%", "Khoảng 82,5"),
    ("Số người lao động tự do được bồi dưỡng kỹ năng số", "người", "Trên 145.000"),
    ("Tỷ lệ xã có nhân viên công tác xã hội", "%", "Ít nhất 75"),
    ("Mức giảm tỷ lệ hộ khó khăn hằng năm", "%", "1-1,5"),
    ("Số cơ sở trợ giúp xã hội đạt chuẩn chất lượng", "cơ sở", "320"),
    ("Tỷ lệ hồ sơ giải quyết trực tuyến toàn trình", "%", "Trên 70"),
)

SENTENCES = (
    "Tăng cường phối hợp giữa các cấp, các ngành và các tổ chức xã hội, bảo đảm mỗi người dân đều được tiếp cận thông"
    " tin và dịch vụ một cách thuận lợi, công khai, minh bạch.",
    "Chủ động rà soát các khó khăn, vướng mắc phát sinh trong thực tiễn để kịp thời điều chỉnh, không để chồng chéo"
    " hoặc bỏ sót nhiệm vụ; gắn trách nhiệm của người đứng đầu với kết quả thực hiện.",
    "Ưu tiên nguồn lực cho vùng đồng bào dân tộc thiểu số, vùng biên giới, hải đảo và các địa bàn thường xuyên chịu tác"
    " động của thiên tai.",
    "Đẩy mạnh ứng dụng công nghệ, chia sẻ dữ liệu dùng chung, giảm giấy tờ và thời gian đi lại của người dân khi"
    " thực hiện thủ tục.",
    "Nâng cao chất lượng đội ngũ làm công tác xã hội, nhất là ở cơ sở, thông qua bồi dưỡng tại chỗ, trao đổi kinh"
    " nghiệm và đánh giá thường xuyên.",
    "Huy động sự tham gia của doanh nghiệp, các quỹ cộng đồng và đối tác phát triển, bảo đảm sử dụng đúng mục đích,"
    " tiết kiệm và có kiểm tra, giám sát.",
)


def task(n: int) -> str:
    """The words of the n-th task; different for every n below 728."""
    verb, thing, scope = VERBS[n % 8], THINGS[n % 13], SCOPES[(n // 8 + n) % 7]
    tail = f" {SENTENCES[n % 6]}" if n % 5 == 0 else ""
    return f"{verb} {thing} {scope}{'.' if tail else ''}{tail}"


def prose(n: int, sentences: int = 4) -> str:
    """A paragraph of prose."""
    return " ".join(SENTENCES[(n * 5 + i * (1 + n % 3)) % 6] for i in range(sentences))
