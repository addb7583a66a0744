"""Documents of our own writing in the layouts of offices, as text."""

from __future__ import annotations

from dondoc.core.document import DocumentFacts, read_document
from dondoc.core.packs import load_pack
from dondoc.core.text import Text
from dondoc.core.text.plain import plain_text

PACK = load_pack()

DECISION = """BỘ PHÁT TRIỂN XÃ HỘI
-------
Số: 12/QĐ-BPTXH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 05 tháng 01 năm 2026

**QUYẾT ĐỊNH**

**Về việc ban hành Chương trình công tác năm 2026
của Bộ Phát triển Xã hội**

BỘ TRƯỞNG BỘ PHÁT TRIỂN XÃ HỘI

Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;

Căn cứ các Nghị quyết của Chính phủ: số 01/NQ-CP ngày 05/01/2026 và số 02/NQ-CP ngày 06/01/2026;

Căn cứ Nghị định số 30/2025/NĐ-CP ngày 02/01/2025 của Chính phủ quy định chi tiết thi hành Nghị quyết số 9/NQ-CP;

Theo đề nghị của Chánh Văn phòng Bộ tại Tờ trình số 5/TTr-VP ngày 03/01/2026.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Chương trình công tác thực hiện Quyết định số 77/QĐ-TTg.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 11/QĐ-BPTXH và Quyết định số 10/QĐ-BPTXH.

Điều 3. Chánh Văn phòng Bộ chịu trách nhiệm thi hành./.

Nơi nhận:
- Như Điều 3;
- Bộ trưởng (để báo cáo);
- UBND các tỉnh: Lào Cai,
Yên Bái;
- Lưu: VT, VP (2b).

KT. BỘ TRƯỞNG
THỨ TRƯỞNG

TS. Lê Thị Bình

CHƯƠNG TRÌNH CÔNG TÁC

Năm 2026 của Bộ

(Ban hành kèm theo Quyết định số 12/QĐ-BPTX ngày 05/01/2026 của Bộ trưởng Bộ Phát triển Xã hội)

I. NHIỆM VỤ

1. Rà soát Quyết định số 12/QĐ-BPTXH ngày 06/01/2020 và Chỉ thị số 20-CT/TW ngày 05/11/2012
của Bộ Chính trị về trẻ em.

PHỤ LỤC I

Danh mục nhiệm vụ (Phụ lục II nêu chỉ tiêu)

TT\tNhiệm vụ\tĐơn vị
1\tThực hiện Kế hoạch số 8/KH-BPTXH\tVụ Pháp chế

Phụ lục số 02: Chỉ tiêu

Nội dung khác.
"""

LETTER = """Số: 045/VP-TH
V/v báo cáo công tác quý I

Hà Nội, ngày 18 tháng 3 năm 2026

Kính gửi:
- Văn phòng Bộ, Thanh tra Bộ;
- Các Vụ: Pháp chế, Kế hoạch - Tài chính;
- Các Cục: Việc làm; Cục An toàn lao động
- Các Phòng: Chính sách số, Dữ liệu;
- UBND các tỉnh, thành phố trực thuộc Trung ương.

Triển khai Công văn số 7/VPCP-TH ngày 02/3/2026 của Văn phòng Chính phủ; Kế hoạch số 8/KH-BPTXH về thực
hiện Nghị quyết số 9/NQ-CP và Chỉ thị số 3/CT-TTg. Bộ đề nghị các đơn vị báo cáo theo Quyết định số 6/QĐ-TTg:

1. Gửi báo cáo trước ngày 25/3/2026 theo Thông tư số 4/2025/TT-BNV.

Nơi nhận: - Như trên; - Cục Kiểm soát - Văn phòng (b/c); - Lưu: VT.

TL. BỘ TRƯỞNG
CHÁNH VĂN PHÒNG
Nguyễn Văn An
"""


def facts_of(words: str) -> tuple[DocumentFacts, Text]:
    """The facts of words, with the text they are read from."""
    text = plain_text(words)
    return read_document(text, PACK), text
