"""Lists of what is recorded: activities, good news, results, ratings, initiatives, obstacles, in every kind of file."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from tests.data.corpus.lists.files import CorpusList

FOOT: Final = (
    (),
    (None, "Tổng cộng", None, "3"),
    (None, None, "Đông Sơn, ngày 30 tháng 6 năm 2026"),
    (None, "Người lập", "Thủ trưởng"),
)


class Sort(NamedTuple):
    """A kind of list: its title, its heads with the field of each, and its rows."""

    target: str
    title: str
    heads: Mapping[str, str]
    rows: Sequence[Sequence[str]]


SORTS: Final = (
    Sort(
        "activities",
        "THEO DÕI HOẠT ĐỘNG NĂM 2026",
        {
            "from_date": "Ngày tổ chức",
            "title": "Tên hoạt động",
            "unit_id": "Đơn vị thực hiện",
            "members": "Đoàn viên, thanh niên",
        },
        (
            ("04/3/2026", "Tọa đàm về an toàn trên không gian mạng", "Văn phòng", "45"),
            ("26/3/2026", "Hội thi tìm hiểu pháp luật", "Phòng Tổng hợp", "120"),
            ("15/5/2026", "Ra mắt trang cộng đồng", "Thanh tra Sở", "30"),
        ),
    ),
    Sort(
        "good-news",
        "TIN TỐT, CÂU CHUYỆN ĐẸP",
        {"from_date": "Ngày đăng", "title": "Tiêu đề", "unit_id": "Đơn vị", "link": "Đường dẫn"},
        (
            ("02/01/2026", "Nhặt được của rơi trả lại người mất", "Văn phòng", "https://tin.example/1"),
            ("03/01/2026", "Bữa cơm cho học trò vùng cao", "Phòng Tổng hợp", "https://tin.example/2"),
            ("05/01/2026", "Người cán bộ giữ nghề dệt", "Thanh tra Sở", "https://tin.example/3"),
        ),
    ),
    Sort(
        "results",
        "KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2026",
        {
            "task": "Nhiệm vụ",
            "result": "Kết quả thực hiện",
            "done_on": "Ngày hoàn thành",
            "document_number": "Số văn bản",
        },
        (
            ("Xây dựng tủ sách dùng chung", "Đã có 350 đầu sách", "20/6/2026", "21/BC-VP"),
            ("Giới thiệu sách pháp luật", "Tổ chức 04 buổi", "25/6/2026", "12/BC-TTr"),
            ("Phát động thi đua đọc sách", "Đang làm", "30/6/2026", "15/KH-SNgV"),
        ),
    ),
    Sort(
        "ratings",
        "KẾT QUẢ XẾP LOẠI NĂM 2025",
        {"subject": "Họ và tên", "position": "Chức vụ", "unit": "Đơn vị", "rating": "Kết quả xếp loại"},
        (
            ("Nông Thị Hoa Ban", "Trưởng phòng", "Phòng Tổng hợp", "Hoàn thành xuất sắc nhiệm vụ"),
            ("Vi Văn Thức", "Chuyên viên", "Văn phòng", "Hoàn thành tốt nhiệm vụ"),
            ("Ông Văn Tám", "Chuyên viên", "Thanh tra Sở", "Hoàn thành nhiệm vụ"),
        ),
    ),
    Sort(
        "initiatives",
        "DANH SÁCH SÁNG KIẾN, ĐỀ TÀI NĂM 2025",
        {"subject": "Tác giả", "unit": "Đơn vị", "title": "Tên sáng kiến", "year": "Năm"},
        (
            ("Nông Thị Hoa Ban", "Phòng Tổng hợp", "Số hóa hồ sơ đoàn ra", "2025"),
            ("Vi Văn Thức", "Văn phòng", "Sổ tay điện tử", "2025"),
            ("Ông Văn Tám", "Thanh tra Sở", "Rút ngắn thời gian tiếp công dân", "2025"),
        ),
    ),
    Sort(
        "obstacles",
        "TỔNG HỢP KHÓ KHĂN, VƯỚNG MẮC",
        {
            "raised_on": "Ngày phản ánh",
            "content": "Nội dung khó khăn",
            "unit_id": "Đơn vị phản ánh",
            "proposal": "Kiến nghị",
        },
        (
            ("10/02/2026", "Máy tính cũ, đường truyền chậm", "Văn phòng", "Trang bị thêm máy"),
            ("15/3/2026", "Thiếu kinh phí tổ chức hội thi", "Phòng Tổng hợp", "Bổ sung kinh phí"),
            ("20/4/2026", "Chưa có cán bộ chuyên trách", "Thanh tra Sở", "Bố trí biên chế"),
        ),
    ),
    Sort(
        "referrals",
        "THÔNG TIN ĐÃ CHUYỂN",
        {
            "passed_on": "Ngày chuyển",
            "kind": "Loại thông tin",
            "receiving_body": "Cơ quan tiếp nhận",
            "document_number": "Số văn bản",
        },
        (
            ("10/02/2026", "Tin giả về dịch bệnh", "Công an tỉnh", "12/CV-SNgV"),
            ("15/3/2026", "Trang mạo danh cơ quan", "Sở Khoa học và Công nghệ", "20/CV-SNgV"),
            ("20/4/2026", "Lừa đảo trực tuyến", "Công an tỉnh", "31/CV-SNgV"),
        ),
    ),
    Sort(
        "holds",
        "TẠM DỪNG XÉT KHEN THƯỞNG",
        {"subject": "Họ và tên", "unit": "Đơn vị", "from_date": "Từ ngày", "document": "Căn cứ"},
        (
            ("Nông Thị Hoa Ban", "Phòng Tổng hợp", "10/02/2026", "Thông báo số 5"),
            ("Vi Văn Thức", "Văn phòng", "15/3/2026", "Thông báo số 6"),
            ("Ông Văn Tám", "Thanh tra Sở", "20/4/2026", "Thông báo số 7"),
        ),
    ),
    Sort(
        "units",
        "CÁC ĐƠN VỊ THUỘC SỞ",
        {"name": "Tên đơn vị", "kind": "Loại", "valid_from": "Ngày thành lập"},
        (
            ("Phòng Hậu cần, Kế toán", "Phòng chuyên môn", "10/02/2026"),
            ("Trung tâm Lưu trữ", "Trung tâm, đơn vị trực thuộc", "15/3/2026"),
            ("Đội xe", "Khác", "20/4/2026"),
        ),
    ),
    Sort(
        "tasks",
        "PHÂN CÔNG NHIỆM VỤ",
        {"text": "Nội dung nhiệm vụ", "leads": "Đơn vị chủ trì", "deadline": "Thời gian hoàn thành"},
        (
            ("Lập tủ sách dùng chung", "Văn phòng", "Quý II hằng năm"),
            ("Giới thiệu sách pháp luật", "Phòng Tổng hợp", "Trước ngày 20/11 hằng năm"),
            ("Mở trang cộng đồng", "Thanh tra Sở", "Thường xuyên"),
        ),
    ),
    Sort(
        "indicators",
        "HỆ THỐNG CHỈ TIÊU",
        {
            "name": "Tên chỉ tiêu",
            "measure": "Đơn vị tính",
            "target_2026": "Mục tiêu năm 2026",
            "target_2030": "Mục tiêu 2030",
        },
        (
            ("Tỷ lệ công chức đã tập huấn", "%", "≥ 80 %", "100 %"),
            ("Số tủ sách dùng chung", "tủ", "5", "trên 12"),
            ("Tỷ lệ đoàn viên có tài khoản học tập", "%", "62,5", "90"),
        ),
    ),
    Sort(
        "movements",
        "CÁC PHONG TRÀO THI ĐUA",
        {"name": "Tên phong trào", "from_date": "Từ ngày", "to_date": "Đến ngày", "document_number": "Số, ký hiệu"},
        (
            ("Người người đọc sách", "01/3/2026", "30/11/2026", "15/KH-SNgV"),
            ("Cơ quan xanh, sạch", "15/3/2026", "31/12/2026", "16/KH-SNgV"),
            ("Chuyển đổi số", "02/4/2026", "31/12/2027", "21/KH-SNgV"),
        ),
    ),
    Sort(
        "registrations",
        "ĐĂNG KÝ PHONG TRÀO THI ĐUA NĂM 2026",
        {"subject": "Họ và tên", "unit": "Đơn vị", "registered_on": "Ngày đăng ký", "content": "Nội dung đăng ký"},
        (
            ("Nông Thị Hoa Ban", "Phòng Tổng hợp", "05/3/2026", "Đọc 12 cuốn sách"),
            ("Vi Văn Thức", "Văn phòng", "06/3/2026", "Viết 03 bài giới thiệu"),
            ("Ông Văn Tám", "Thanh tra Sở", "07/3/2026", "Góp 05 cuốn sách"),
        ),
    ),
    Sort(
        "decisions",
        "SỔ QUYẾT ĐỊNH KHEN THƯỞNG",
        {"number": "Số quyết định", "signed_on": "Ngày ký", "subject": "Trích yếu", "signer": "Người ký"},
        (
            ("15/QĐ-SNgV", "02/3/2026", "Khen thưởng thành tích đọc sách", "Vi Văn Thức"),
            ("31/QĐ-SNgV", "09/7/2026", "Khen thưởng sơ kết 6 tháng", "Nông Thị Hoa Ban"),
            ("90/QĐ-SNgV", "20/12/2026", "Khen thưởng tổng kết năm", "Ông Văn Tám"),
        ),
    ),
    Sort(
        "council-members",
        "DANH SÁCH HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG",
        {"full_name": "Họ và tên", "post_title": "Chức vụ", "role": "Chức danh trong Hội đồng", "name": "Hội đồng"},
        (
            ("Nông Thị Hoa Ban", "Giám đốc Sở", "Chủ tịch Hội đồng", "Hội đồng Thi đua"),
            ("Vi Văn Thức", "Phó Giám đốc", "Phó Chủ tịch", "Hội đồng Thi đua"),
            ("Ông Văn Tám", "Chánh Văn phòng", "Thành viên", "Hội đồng Thi đua"),
        ),
    ),
    Sort(
        "votes",
        "KẾT QUẢ KIỂM PHIẾU",
        {"person_id": "Họ và tên, tập thể", "award": "Hình thức", "agree": "Đồng ý", "against": "Không đồng ý"},
        (
            ("Nông Thị Hoa Ban", "Giấy khen", "9", "0"),
            ("Vi Văn Thức", "Chiến sĩ thi đua cơ sở", "8", "1"),
            ("Phòng Tổng hợp", "Tập thể lao động xuất sắc", "7", "2"),
        ),
    ),
    Sort(
        "unit-reviews",
        "CÁC CUỘC HỌP BÌNH XÉT",
        {"unit_id": "Đơn vị", "held_on": "Ngày họp", "chair": "Chủ trì", "present": "Số người có mặt"},
        (
            ("Văn phòng", "15/6/2026", "Vi Văn Thức", "12"),
            ("Phòng Tổng hợp", "16/6/2026", "Nông Thị Hoa Ban", "9"),
            ("Thanh tra Sở", "17/6/2026", "Ông Văn Tám", "7"),
        ),
    ),
)
WITHOUT_NEW: Final = frozenset(("decisions", "votes"))
"""Kinds of list that only change what the book has."""


_NAMES: Final = "full_name number name title task text content subject kind person_id unit_id".split()
"""The columns of which the first that a list has says what its entries are."""


def lists() -> Iterator[CorpusList]:
    """Yield each kind of list plain, with rows around it, in Word, as text and in old letters."""
    for sort in SORTS:
        yield _list(sort, "list under a title")
        yield _list(sort, "table in docx", file_type="docx")
        yield _list(sort, "table in odt", file_type="odt")
        yield _list(sort, "tab-separated text", file_type="tsv", suffix="txt")
        yield _list(sort, "TCVN3 by its font", letters="tcvn3", font=".VnTime", unicode_rows=3)
        yield _list(sort, "VNI by its look", letters="vni")


def _list(sort: Sort, structure: str, **changes: object) -> CorpusList:
    in_text = changes.get("file_type") in ("docx", "odt")
    heads = ("STT", *sort.heads.values())
    rows: list[tuple[object, ...]] = [
        heads,
        *((number, *row) for number, row in enumerate(sort.rows, 1)),
        *(() if in_text else FOOT),
    ]
    fields = {name: at for at, name in enumerate(sort.heads, 1)}
    main = next(
        name
        for name in (
            "full_name",
            "number",
            "name",
            "title",
            "task",
            "text",
            "content",
            "subject",
            "kind",
            "person_id",
            "unit_id",
        )
        if name in fields and (name not in ("title", "content") or "subject" not in fields)
    )
    entries = tuple({**dict(zip(sort.heads, row, strict=True)), "name": row[fields[main] - 1]} for row in sort.rows)
    values: dict[str, object] = {
        "sheets": {"DS": rows if in_text else [(sort.title,), (), *rows]},
        "above": (sort.title,),
        "columns": {"Bảng 1" if in_text else "DS": fields},
    }
    name = f"{sort.target}-{structure.replace(' ', '-')}"
    return CorpusList(name, sort.target, structure, entries=entries, **(values | changes))  # type: ignore[arg-type]
