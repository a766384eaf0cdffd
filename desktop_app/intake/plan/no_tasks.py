"""What stands among the tasks of a plan without being one: targets, criteria, quotas, scoring, files, notes.

A paragraph is such a one by its own words ("Chỉ tiêu 1: …", "không quá 01 tập thể"), or because it stands below words
that introduce nothing else ("Hồ sơ gồm:", "2. Tiêu chuẩn"). It is proposed apart, with the reason, and can be taken
over.
"""

import re

TARGET, PURPOSE, CRITERION = "Chỉ tiêu", "Mục đích, yêu cầu, đối tượng", "Tiêu chuẩn, điều kiện"
QUOTA, POINTS, FILE = "Số lượng, mức thưởng", "Thang điểm", "Thành phần hồ sơ"
TERMS, FUNDS, NOTE = "Thể lệ, thời gian, địa điểm", "Kinh phí", "Ghi chú"
SITUATION, FORM, COURSE = "Đặc điểm, tình hình", "Hình thức tổ chức", "Chương trình buổi lễ"
MEMBER = "Thành viên ban"

_HEADS = r"(?:(?:về|các|một số|những|hệ thống|quy định(?: chung)?|cách thức|bộ|nội dung,)\s+)*"
_ENDS = r"(?=\s*(?:$|[:,;.(]|(?:và|hoặc|xét|chung|để|của)\b|dự thi|tham gia|tham dự|khen|đề nghị|cụ thể|bình|đối với))"
_AWARDED = r"tập thể|cá nhân|hộ gia đình|danh hiệu|giấy khen|bằng khen|cờ thi đua"
_OF_WHOM = "(?:áp dụng|vận động|thụ hưởng|hỗ trợ|thi đua|khen thưởng|kiểm tra|giám sát|thanh tra)"
_AMOUNT = r"\d+(?:[.,]\d+)?"
_WHOM = (
    r"(?:tập thể|cá nhân|đơn vị|người|hộ|gia đình|tác phẩm|giải|bài|hồ sơ|thí sinh|đại biểu|chi đoàn|giấy khen"
    r"|bằng khen|cờ thi đua)"
)


class _Beginnings:
    """Words that a text begins with, each with the reason: one pattern with a group for each, in their order."""

    def __init__(self, *pairs: tuple[str, str], behind: str = "") -> None:
        self._reasons = tuple(reason for reason, _ in pairs)
        self._any = re.compile(f"{behind}(?:{'|'.join(f'({words})' for _, words in pairs)})", re.IGNORECASE)

    def reason(self, text: str) -> str:
        """Return the reason of the first words that a text begins with, "" if it begins with none of them."""
        match = self._any.match(text)
        return self._reasons[match.lastindex - 1] if match and match.lastindex else ""


_TOPICS = _Beginnings(
    (TARGET, rf"(?:chỉ tiêu|mục tiêu)(?:\s+(?:phấn đấu|thi đua|chủ yếu|thực hiện))?{_ENDS}"),
    (
        PURPOSE,
        rf"(?:đối tượng|phạm vi|thành phần|ý nghĩa)(?:\s+{_OF_WHOM})?{_ENDS}",
    ),
    (CRITERION, r"(?:tiêu chí|tiêu chuẩn|nguyên tắc)(?!\s+h[oó][aá])\b"),
    (CRITERION, rf"điều kiện(?:, tiêu chuẩn|\s+(?:xét|khen|công nhận|tham gia)|\s*(?:$|:)){_ENDS}"),
    (CRITERION, rf"(?:đối với|về)\s+(?:{_AWARDED})\b"),
    (POINTS, r"(?:thang|bảng|khung|cơ cấu) điểm\b|(?:cách|phương pháp) (?:tính|chấm|cho) điểm"),
    (POINTS, r"điểm (?:thưởng|trừ)\b"),
    (QUOTA, r"số lượng\b|hình thức(?:,? và|,) (?:số lượng|mức)|hình thức khen thưởng"),
    (QUOTA, r"cơ cấu(?: (?:giải|khen)|\s*(?:$|:))|(?:tỷ|tỉ) lệ (?:khen|xét|đề nghị)"),
    (QUOTA, r"mức (?:tiền )?(?:thưởng|khen|chi)\b|giải thưởng"),
    (
        FILE,
        rf"(?:thành phần |thủ tục,? |trình tự,? )?hồ sơ(?! và (?:quản lý|lưu trữ|theo dõi)){_ENDS}"
        r"|hồ sơ\b.{0,60}\b(?:gồm|bao gồm)\b",
    ),
    (TERMS, r"thể lệ\b|thể loại\b|quy cách\b|yêu cầu (?:đối với|về) (?:bài|tác phẩm|sản phẩm|nội dung dự)"),
    (TERMS, r"khẩu hiệu\b"),
    (FORM, r"hình thức(?: (?:tổ chức|tham gia|dự thi|thi|đào tạo|bồi dưỡng|học))?\s*(?:$|:)"),
    (SITUATION, r"(?:đặc điểm|khái quát|bối cảnh|thực trạng)(?:,? (?:chung|tình hình|và|thực trạng))*\W*$"),
    (SITUATION, r"thông tin (?:chung|cơ bản)(?: về [^:.;]{2,60})?\W*$"),
    (COURSE, r"phần lễ(?=\s*(?:$|[:(]))|(?:dự kiến )?chương trình (?:buổi lễ|khai mạc|lễ)\b"),
    (SITUATION, r"đánh giá (?:tình hình|kết quả)(?: thực hiện)?(?: nhiệm vụ)? năm 20\d\d\W*$"),
    (TERMS, r"(?:thời gian|địa điểm)(?:,| và|\s*$|\s*:)|địa điểm\b"),
    (TERMS, r"thời gian (?:tổ chức|diễn ra)(?: [^\s:,]+){0,3}?\s*(?:$|:|,| và)"),
    (TERMS, r"thời (?:kỳ|điểm|hiệu) (?:được )?(?:kiểm tra|giám sát|thanh tra|báo cáo|lấy số liệu)\b"),
    (TERMS, r"nội dung (?:được )?(?:kiểm tra|giám sát|thanh tra)\s*(?:$|:)"),
    behind=_HEADS,
)
_MIXED = re.compile(
    r"[^:]{0,60}(?:,| và)\s+(?:các )?(?:nhiệm vụ|giải pháp|công việc|phân công|tiến trình|tiến độ|lịch trình|lộ trình)",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"nội dung, ", re.IGNORECASE)
"""With what a heading begins below which the works themselves stand: "Nội dung, thời gian, địa điểm"."""
_LISTING = re.compile(
    r"(?:hồ sơ|tiêu chí|tiêu chuẩn|điều kiện|cơ cấu giải|mức thưởng|thang điểm|chỉ tiêu)\b[^.]{0,80}:$", re.IGNORECASE
)
_BEGINS = _Beginnings(
    (NOTE, r"(?:lưu ý|ghi chú|chú ý|chú thích)\b|\([^()]*\)\W*$"),
    (TERMS, r"(?:tổ chức )?thi đấu (?:tại|trên) (?:sân|nhà thi đấu|khu)\b[^,.;:\d]*[.;]?$"),
    (TERMS, r"(?:bộ )?môn (?!học)[^.;:()\d]{3,40}(?:\([^()]*\))?\s*[.;]?$"),
    (TERMS, r"(?:chủ đề|tên gọi|(?:nội dung|môn|luật) thi(?: đấu)?)\s*:"),
    (
        MEMBER,
        r"(?:ông|bà|(?:các )?đ/c|(?:các )?đồng chí)[: ][^.;:]{5,60}(?:\s[-–]|,)\s?[^.;]*\b"
        r"(?:trưởng ban|phó (?:trưởng )?ban|ủy viên|uỷ viên|thành viên|thư ký)\W*$",
    ),
    (SITUATION, r"(?:trong )?thời gian (?:vừa )?qua,"),
    (NOTE, r"(?:“[^“”]*”|\"[^\"]*\")\W*$"),
    (NOTE, r"(?:nội dung )?chi tiết (?:tại|theo|trong|ở) (?:phụ lục|biểu)"),
    (NOTE, r"(?:mọi|các) (?:chi tiết|thông tin|thắc mắc|ý kiến|vướng mắc)\b[^.;]*\bliên hệ\b"),
    (NOTE, r"(?:số |thông tin |đầu mối )*(?:điện thoại|liên hệ)(?: liên hệ)?\s*:"),
    (NOTE, r"kế hoạch này (?:thay thế|có hiệu lực)\b"),
    (
        NOTE,
        r"(?:danh mục|nội dung|các nhiệm vụ|nhiệm vụ|phân công)\b[^.;:]{0,60}"
        r" (?:tại|theo) (?:các )?(?:phụ lục|biểu)\b[^.;]*\W*$",
    ),
    (NOTE, r"(?:phụ lục|biểu mẫu|mẫu số|mẫu)\s[^:]{0,30}(?::|kèm theo)"),
    (TARGET, r"(?:chỉ tiêu|mục tiêu)(?:\s+(?:\d+|cụ thể|chung|[ivx]+))?\s*:|(?:phấn đấu|(?:tỷ|tỉ) lệ)\b.*\d"),
    (TARGET, rf"(?:(?:trên|dưới|ít nhất|tối thiểu|từ|có|đạt|hơn)\s+)*{_AMOUNT}\s?%"),
    (
        TARGET,
        r"(?:đến|trong|hết)\s+(?:hết\s+|cuối\s+)?(?:năm|tháng|quý|giai đoạn)\s[^,:]{1,20}[,:]?\s+"
        rf"(?:phấn đấu|có ít nhất|ít nhất|trên|(?:tỷ|tỉ) lệ|tối thiểu|{_AMOUNT}\s?%)",
    ),
    (
        PURPOSE,
        r"(?:mục đích|yêu cầu|ý nghĩa|quan điểm|phạm vi|đối tượng|thành phần)"
        r"(?:\s+(?:áp dụng|tham gia|tham dự|dự thi))?\s*:",
    ),
    (FUNDS, r"tổng (?:dự toán|kinh phí)\b[^.;]*\d"),
    (FUNDS, r"(?:nguồn )?kinh phí\b.*\b(?:từ|do|theo|được|trong|lấy|chi)\b"),
    (QUOTA, r"(?:số lượng|mức (?:tiền )?thưởng|cơ cấu)\b|\d+ giải\b"),
    (QUOTA, r"mức (?:đóng góp|quà(?: tặng)?|hỗ trợ|chi|thu)\b(?=[^.]*\d| (?:cụ thể )?(?:sẽ )?(?:do|được)\b)"),
    (QUOTA, r"(?:về )?mức (?:vận động|đóng|thu|hỗ trợ)(?: [^\s:;.,]+){0,2}\W*$"),
    (QUOTA, r"quỹ [^:.;]{3,60}: [\d.]{4,}\s?(?:đ|đồng)\b"),
    (
        TARGET,
        r"(?:tổng (?:thu|giá trị|sản lượng|vốn)|số (?:vụ|người|hộ)|thu nhập bình quân|tốc độ tăng)\b[^.;:]*?"
        r" (?:đạt|không quá|dưới|giảm còn)(?: [^\W\d_]+){0,3} \d",
    ),
    (QUOTA, r"giải (?:nhất|nhì|ba|tư|khuyến khích|đặc biệt|phụ)\b"),
    (QUOTA, rf"{_WHOM}\b[^:.]{{0,60}}:\s*(?:không quá |tối đa )?\d+"),
    (CRITERION, r"(?:tiêu chí|tiêu chuẩn|điều kiện)\s*(?:\d+|[ivx]+)?\s*[:.]"),
    (FILE, r"(?:thành phần )?hồ sơ\b.{0,60}\b(?:gồm|bao gồm)\b"),
)
_SAYS = tuple(
    (reason, re.compile(words, re.IGNORECASE))
    for reason, words in (
        (CRITERION, r"không (?:được |đủ điều kiện )?xét (?:tặng|khen|đề nghị|thi đua|danh hiệu|công nhận)"),
        (QUOTA, rf"(?:không quá|tối đa|không vượt quá|nhiều nhất)\s+(?:là\s+)?\d+\s*(?:\([^()]*\)\s*)?{_WHOM}\b"),
        (COURSE, r"\((?:thời lượng:? |khoảng |dự kiến )?\d{1,3} ?phút\)\W*$"),
        (POINTS, rf"{_AMOUNT}\s?điểm(?=\W*$|\s*[;,.)]|\s+(?:cho|mỗi|nếu|khi|trở lên))"),
        (POINTS, rf"\b(?:trừ|cộng|thưởng|chấm|tối đa)\s(?:\w+\s){{0,3}}{_AMOUNT}\s?điểm\b"),
    )
)
_SAID = ("phút", "xét", "không quá", "tối đa", "không vượt quá", "nhiều nhất", "điểm")
"""Words of which each text has one that one of those patterns is found in."""


def topic(title: str) -> str:
    """Return what the paragraphs below a heading are if they are no tasks, "" otherwise."""
    reason = _TOPICS.reason(title)
    return "" if reason and (_MIXED.match(title) or (reason in (TERMS, FORM) and _CONTENTS.match(title))) else reason


def listed_topic(introduction: str) -> str:
    """Return what the paragraphs below a sentence that ends with a colon are if they are no tasks, "" otherwise."""
    if not introduction.rstrip().endswith(":"):
        return ""
    listing = _LISTING.search(introduction)
    return topic(introduction) or (topic(listing[0]) or CRITERION if listing else "")


def own_reason(text: str) -> str:
    """Return why a paragraph is no task by its own words, "" if it may be one."""
    words = text.lower()
    # Most texts have none of the words, and need no search.
    says = _SAYS if any(word in words for word in _SAID) else ()
    return _BEGINS.reason(text) or next((reason for reason, pattern in says if pattern.search(text)), "")
