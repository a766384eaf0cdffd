"""Names of bodies in a sentence: units of the office, outside bodies, and "all of them".

A name begins with a word for a kind of body (Phòng, Sở, Chi đoàn) and ends where the sentence goes on: at a verb, a
particle, or a punctuation mark. Capitals alone do not identify a name, because names have lower-case words ("Phòng Quản
lý biên giới"); the first word alone does not either, because "phòng" and "thanh tra" are verbs too.
"""

import re
from dataclasses import dataclass

from desktop_app.domain.office.units import UnitKind
from desktop_app.domain.vietnamese import fold
from desktop_app.intake.plan.words import LOWER, capitalised

EVERYONE = "Toàn thể CCVCNLĐ"
"""The name for all officials, employees and workers, however a plan abbreviates them."""

_MOST_WORDS = 14

_VERBS = (
    "ban hành|biên soạn|biên tập|bố trí|báo cáo|bảo đảm|bổ sung|căn cứ|chấm|chỉ đạo|chịu|chọn|chủ động|chủ trì"
    "|chủ yếu|chuẩn bị|duyệt|dàn dựng|công bố|công khai|cung cấp|cập nhật|(?<!ầu )cử|duy trì"
    "|(?<!Ngoại )giao(?! thông)|giám sát|(?<!rợ )giúp|hoàn thiện|hoàn thành|hướng dẫn|hỗ trợ|khai thác|khảo sát"
    "|kiểm tra|kịp thời|là|(?<!việc )làm|lập|lồng ghép|lựa chọn|mở|nâng cao|nghiên cứu|nhắc|niêm yết|nắm|nêu"
    "|phát động|phát hiện|phát huy|phân công|phối hợp|phụ trách|phổ biến|quán triệt|quản lý|rà soát|rút kinh nghiệm"
    "|soạn thảo|sưu tầm|tham gia|tham mưu|thành lập|theo dõi|thông báo|(?<!nghệ )thông tin|thường xuyên|thẩm định"
    "|thống kê|thống nhất|thực hiện|tiếp nhận|tiếp tục|tiến hành|tích cực|triển khai|(?<!ông )(?<!ương )trình"
    "|tuyên truyền|tuỳ|tùy|tăng cường|tạo (?:điều kiện|môi trường|sự|sân|phong|lập|nguồn|động)|tập huấn|tập trung"
    "|tổ chức|(?<!ịch vụ )(?<!Kế hoạch )tổng hợp|vận động|viết|xem xét|xuất bản|(?<!đầu tư )xây dựng|xử lý|xét"
    "|yêu cầu|đánh giá|đôn đốc|đưa|đăng|đảm bảo|đảm nhiệm|đẩy mạnh|đề nghị|đề xuất|đón|định kỳ|ứng dụng|giới thiệu"
    "|gửi|nộp|(?<![Nn]gân )hàng|hằng|đồng chủ trì|tự(?! nhiên| động)|chấp hành|bám sát|cảnh báo|ngăn chặn"
    "|phòng ngừa|đấu tranh|vận hành|sử dụng|tuyển chọn|trao|lan tỏa|nhận diện|khuyến khích|quan tâm|cam kết"
    "|khẩn trương|nghiêm túc|nhân rộng|bình xét|bình chọn|(?<!Thư )ký|lấy|cân đối|huy động|quyết toán|động viên"
    "|hoàn tất|hoàn chỉnh|thanh toán|kiện toàn|củng cố|thu thập|tổng kết|sơ kết|giải quyết|phát hành|phân bổ"
    "|điều phối|chia sẻ|tham dự|chi trả|xác nhận|xác minh|đối chiếu|liên hệ|chăm lo|nêu gương|gương mẫu|trang trí"
    "|trang bị|bàn giao|phê duyệt|triệu tập|kêu gọi|ủng hộ|hưởng ứng|thăm|tặng|ghi|sắp xếp|ưu tiên|trả lời"
    "|(?<!Ban )lãnh đạo|vận dụng|thi hành|công nhận|tiếp thu|giải trình|góp ý|kết nạp|thu hút|đồng hành|chỉnh lý"
    "|phân loại|kết nối|giữ|dành|đổi mới|(?<![Tt]hường )trực(?! thuộc| tiếp)|(?<!uất )nhập|bảo trì|tiếp đón"
    "|kiểm soát|đẩy nhanh|phản ánh|cắt giảm|huấn luyện|phun|từ chối|tổng vệ sinh|ra quân|ra mắt|thay mặt|phân cấp"
    "|ủy quyền|chuyển|thu hồi|thu gom|tháo gỡ|tham vấn|đàm phán|ký kết|khai mạc|kết thúc|bảo quản|chỉnh sửa"
    "|hoàn trả|gia hạn|thí điểm|tiết kiệm|thực thi|luân chuyển|tập hợp|kiểm kê|nghiệm thu|tích hợp|đối thoại|mua"
    "|phục vụ|điều tra|điều chỉnh|điều hành|rèn luyện|tiêm|(?<!toàn )vệ sinh|tu sửa|tu bổ|sửa chữa|di dời|sơ tán"
    "|ứng phó|ứng trực|khử|hạn chế|thẩm tra|bổ nhiệm|nắm bắt|tuần tra|canh gác|tố giác|bồi thường|giải ngân|mời"
    "|tôn vinh|nâng cấp|lắp đặt|mua sắm|cấp phát|khắc phục|số hóa|số hoá|họp|trồng|treo|(?<!iếp )nhận(?! thức)"
    "|chăm sóc|(?<!tâm )tư vấn|(?<!tâm )bồi dưỡng|(?<!tâm )(?<!lý )đào tạo|trông coi|bảo vệ(?! an ninh)|tận dụng"
    "|thiết kế|thiết lập|thúc đẩy|thuyết minh|tiếp sóng|tiếp xúc|tìm hiểu|tìm kiếm|tinh giản|tổng duyệt|trao đổi"
    "|tranh thủ|trưng bày|truyền tải|truyền đạt|tuyên dương|tuyển dụng|tuyển sinh|tường thuật|vinh danh|xác định"
    "|xúc tiến|xử phạt|đặt hàng|đề cao|đề cử|đề ra|đền bù|điểm danh|điều động|định hướng|đối soát|đóng góp|đồng bộ"
    "|gắn kết|gia cố|giải đáp|giải phóng|(?<!sở )giáo dục|gìn giữ|góp phần|hiệp thương|hoạch định|khánh thành"
    "|khởi công|khơi dậy|khuyến cáo|kiến nghị|kết hợp|liên kết|lắng nghe|nhận xét|niêm phong|phản hồi|phản bác"
    "|phân tích|phân luồng|phân chia|phấn đấu|phổ cập|quảng bá|quyên góp|quyết định|sàng lọc|sáng tác|sơ tuyển"
    "|sơ cứu|so sánh|suy tôn|sáp nhập|tập luyện|tham khảo|tham quan|tháo dỡ|thay đổi|thay thế|thảo luận|thông qua"
    "|thụ lý|thuê|tiếp cận|tiêu hủy|tiêm phòng|tôn tạo|tổng rà soát|tri ân|truy quét|vận chuyển|viếng|xác thực|xóa"
    "|xuất cấp|xếp loại|xếp hạng|chú trọng|chúc mừng|chứng nhận|chuyển giao|chấn chỉnh|chấp thuận|cải tạo|can thiệp"
    "|cho phép|cổ vũ|cộng tác|dâng hương|dập dịch|diễn tập|dự trù|bắt giữ|biên dịch|biểu diễn|biểu dương|hình thành"
    "|hợp nhất|kê khai|kết luận|khai giảng|khai báo|khống chế|khởi động|kiểm điểm|nghiêm cấm|răn đe|đốc thúc"
    "|hành hương|mở rộng|phòng chống|trồng trọt|giữ gìn|tự nguyện|bảo dưỡng|cài đặt|cấu hình|tích lũy|ấn định|soạn"
    "|sửa đổi|dẫn(?! đầu)|không để|xuất trình|kiểm đếm|lo|sinh hoạt"
)
_PARTICLES = (
    r"bằng|bị|các|có|cho|của|do|dưới|gắn|khi|không|mỗi|nhằm|những|như|nếu|(?<!nước )ngoài|phải"
    r"|qua|sau|sẽ|số(?= lượng|:?\s*\d)"
    "|tại|theo|thì|[-–] [Cc]ơ quan"
    "|thuộc|trong|trên|trước|trực tiếp|từ|từng|vào|(?<!vụ )việc|về|với|được|đã|đến|để|đồng thời|(?<![Hh]ậu )cần|cùng"
)
_STOP = re.compile(rf"(?:{_VERBS}|{_PARTICLES})(?!\w)")
_VERB = re.compile(rf"(?:{_VERBS})(?!\w)", re.IGNORECASE)
_WORD = re.compile(r"[^\s,;:.()“”\"]+")
_CAPITAL = re.compile(rf"[^\W\d_{LOWER}]")
_JOINT = re.compile(r"\s*[,;]\s*(?:và\s+)?|\s+(?:và|cùng với|cùng)\s+")

# Units of the office may begin with a small letter ("phòng Quản lý biên giới"), outside bodies do not.
_INSIDE = (
    r"Văn phòng (?:HĐND|Hội đồng nhân dân|Đoàn ĐBQH) và (?:UBND|[UỦ][ỷỶyỦ] ban nhân dân|HĐND)"
    r"|Văn phòng|Phòng|Thanh tra|Trung tâm|Chi đoàn|Đoàn thanh niên|Đoàn Thanh niên|Công đoàn|Chi bộ|Ban Chỉ đạo"
    r"|Hội đồng [Tt]hi đua(?:,| [-–]| và)? [Kk]hen thưởng|Hội đồng"
)
_OUTSIDE = (
    "(?:UBND|HĐND|[UỦ][ỷỶy] ban nhân dân|Hội đồng nhân dân|Đảng ủy) (?:các|cấp) (?:huyện|xã|phường)"
    "(?:(?:,| và) (?:thành phố|thị xã|phường|xã|đặc khu|thị trấn))*"
    "|(?:Đoàn|Tổ|Ban) (?:[Kk]iểm tra|[Gg]iám sát|[Tt]hanh tra|[Kk]hảo sát|[Cc]ông tác|[Gg]iúp việc|[Tt]hẩm định"
    "|[Tt]hư ký|[Tt]ổ chức|[Gg]iám khảo|[Bb]iên tập)(?: liên ngành)?"
    "|[Tt]ổ (?:công nghệ số cộng đồng|hòa giải|liên gia|bảo vệ an ninh, trật tự(?: ở)? cơ sở)"
    "|Cấp [uủ][ỷy](?:,| và) chính quyền(?: các cấp)?"
    "|Viện [Kk]iểm sát|Tòa án [Nn]hân dân|Ban [Đđ]ại diện [Cc]ha mẹ [Hh]ọc sinh"
    "|Ban [Nn]ữ công|Bộ phận|Tổng công ty|Công ty|Tập đoàn|Hợp tác xã|Xí nghiệp"
    "|Bệnh viện|Trạm|Đồn|Hạt|Quỹ|Chi nhánh|Vườn [Qq]uốc gia|Tổng cục|Đội|Phân hiệu|Đại học|Khối|Hải quan|Nhóm|Vụ"
    "|Chủ đầu tư|Chủ rừng|công chức"
    "|Sở|UBND|HĐND|UBMTTQ"
    "|Báo và (?:Đài )?[Pp]hát thanh(?:,| và| [-–]) [Tt]ruyền hình|Liên hiệp [Cc]ác (?:[Tt]ổ chức [Hh]ữu nghị|[Hh]ội)"
    "|Ban [Qq]uản lý (?:các )?[Kk]hu (?:kinh tế|công nghiệp)(?: [-–] khu công nghiệp)?|Đảng ủy (?:các )?[Cc]ơ quan"
    "|Đoàn khối các cơ quan|Tòa án|Toà án|MTTQ|LĐLĐ|BHXH|BCH|Ban [Cc]hấp hành|Ban [Tt]hường vụ|Tiểu ban|Tổ(?! trưởng)"
    "|Thuế|Học viện|Đoàn trường|Đoàn Trường|Giáo viên chủ nhiệm|Tổ trưởng chuyên môn|Liên đội|Nhà trường"
    "|Nhà [Vv]ăn hóa|Nhà [Tt]hiếu nhi|Hiệp hội|Câu lạc bộ|Đảng bộ|Thường trực"
    "|[Ủủ][yỷ] ban [Kk]iểm tra|Ủy ban|Uỷ ban|[uủ][ỷy] ban(?= (?:Mặt trận|nhân dân|Kiểm tra))"
    "|Tỉnh đoàn|Tỉnh Đoàn|Tỉnh ủy|Tỉnh uỷ|Thành đoàn|Huyện đoàn|Đảng ủy|Đảng uỷ|Công an|Đoàn khối"
    "|Đoàn Khối|Bộ|Ban|Báo|Đài|Trường|Chi cục|Cục|Hội|Liên đoàn|Mặt trận|Bưu điện|Viện|Kho bạc|Ngân hàng|Bảo hiểm"
    "|Bảo tàng|Thư viện|Liên minh|Đoàn TNCS|Lãnh đạo|Viettel|VNPT|MobiFone|Công chức|Khoa|Đoàn"
    "|Giáo hội|Chi hội|Liên chi hội|Nhà máy|Điện lực|Tạp chí"
    "|Nhà hát|Xã đoàn|Phường đoàn|Thị đoàn|Thành ủy|Huyện ủy|Cấp ủy|Chính quyền|Cơ quan|Cảnh sát|Bộ đội|Quân khu|Trại"
    "|Hội đồng [Tt]rường|Bến xe|Cảng|Phân viện|Tổng đội|Giáo viên|Cụm"
)
_HEAD = re.compile(rf"(?:(?P<inside>{_INSIDE}|{_INSIDE.lower()})|(?P<outside>{_OUTSIDE}))(?!\w)")
# Followed by a small letter these are a verb or the beginning of a general word ("phòng ngừa", "bộ ngành").
_NEEDS_NAME = frozenset(
    {
        "phòng",
        "hội đồng",
        "bộ",
        "ban",
        "hội",
        "sở",
        "cục",
        "viện",
        "báo",
        "đài",
        "trường",
        "tổ",
        "thuế",
        "thường trực",
        "khoa",
        "công chức",
        "trạm",
        "đồn",
        "hạt",
        "quỹ",
        "đội",
        "đoàn",
        "cơ quan",
        "cảnh sát",
        "trại",
        "cảng",
        "cụm",
        "giáo viên",
        "khối",
        "nhóm",
        "vụ",
        "bộ phận",
        "công ty",
    }
)

_CALLED_BY_WORK = frozenset({"Tổ", "Đoàn", "Hội đồng", "Tiểu ban", "Nhóm", "Bộ phận"})
_ALL_STAFF = re.compile(
    r"(?:(?:toàn thể|tất cả|toàn bộ|100%|mỗi|từng)\s+(?:các\s+)?)?"
    r"(?:(?:CBCC|CCVC)\w*|cán bộ, công chức|công chức, viên chức)",
    re.IGNORECASE,
)
_ALL_UNITS = re.compile(
    r"(?:tất cả )?các (?:phòng|bộ phận|đơn vị|ban|tổ chức chính trị|tổ chức đoàn thể|đoàn thể|chi bộ)(?!\w)(?!, ngành)"
    r"|đơn vị được (?:kiểm tra|giám sát|thanh tra|khảo sát)",
    re.IGNORECASE,
)
_ALL_BODIES = re.compile(
    r"(?:tất cả )?các (?:cơ quan|sở|ban(?! hành)|ngành|tổ(?! chức)|thôn|bản(?! tin| cam| đồ)|ấp|buôn|khóm"
    r"|khu phố|chi hội|hội(?! nghị| thảo| thi| diễn| trường| viên)|chi đoàn|doanh nghiệp|trung tâm|đội(?! ngũ)"
    r"|tổ chức|địa phương|cấp|huyện|xã(?! hội)|phường|đặc khu|trường(?! hợp)|khoa(?! học)|bệnh viện|khối(?! lượng)|lớp"
    r"|cơ sở|chủ đầu tư|chủ rừng|ngân hàng|hợp tác xã|nhà trường|tiểu ban|đoàn(?! viên| thể)|cụm|chi cục|cục|viện"
    r"|công ty|câu lạc bộ|đồn|trạm|hạt"
    r"|đảng bộ|cấp ủy|liên đội|chi đội|thành viên|đảng [uủ][ỷy]|hộ(?! nghèo| cận))(?!\w)",
    re.IGNORECASE,
)
_EACH = re.compile(r"(?:mỗi|từng)(?= )", re.IGNORECASE)
_HEADS_OF = re.compile(
    r"(?:Tổ trưởng|Trưởng) (?P<places>thôn|bản|ấp|buôn|khu phố|tổ dân phố|khu dân cư|phòng(?=[,;] | và ))(?!\w)"
)
_HEADED = re.compile(
    r"(?:[Tt]hủ trưởng|[Ll]ãnh đạo|[Nn]gười đứng đầu|(?:[Cc]ác )?[Tt]hành viên"
    r"|Giám đốc|Chủ tịch|Bí thư|Hiệu trưởng|[Tt]rưởng|Chánh"
    r"|(?:Trạm|Đội|Tổ|Hạt) trưởng)\s+"
)
"""Who heads a body stands for it: "Thủ trưởng các cơ quan", "Chủ tịch UBND các xã"."""
_OF_PLACES = re.compile(
    r" (?:các|cấp) (?:khu vực|xã|phường|huyện|thôn|bản|khu phố)(?:(?:,| và) (?:xã|phường|thị trấn|đặc khu|thị xã"
    r"|thành phố|bản|khu phố|tổ dân phố)(?!\w))*"
)
"""Whose bodies a name means, if it is of several: "Công an các xã, phường"."""
_QUOTED_NAME = re.compile(r" (?:“[^“”]{1,80}”|\"[^\"]{1,80}\")")
_ONE_NAME = re.compile(r", (?:chữa cháy|trật tự)(?!\w)")
"""What one name goes on with behind a comma: "Cảnh sát phòng cháy, chữa cháy"."""
_OWNERS = (" Sở", " sở", " tỉnh", " xã", " phường", " khu vực")
_GOES_ON = frozenset({"hội", "ủy", "uỷ", "đoàn", "biên", "và", "cùng"})
"""What goes on after such a word: "xã hội", "khu vực biên giới"."""
_OF_ONE_KIND = re.compile(r"[Cc]ác (?P<kind>[Ss]ở|[Pp]hòng|[Bb]an|[Hh]ội|[Tt]rung tâm)(?: chuyên môn)?:\s+")
_TITLE = rf"[^\W\d_{LOWER}][^\s,;:.()]*(?: (?!và )[^\s,;:.()]+)*"
_TWOFOLD = (
    "Văn hóa, Thể thao và Du lịch|Văn hóa, Thể thao|Nông nghiệp và Môi trường|Khoa học và Công nghệ"
    "|Giáo dục và Đào tạo|Dân tộc và Tôn giáo|Văn hóa và Thể thao"
)
_TITLES = re.compile(rf"(?:{_TWOFOLD}|{_TITLE})")
_NAMELESS = re.compile(
    r"(?:(?:các|những) \w+|bộ,? ngành|lực lượng|đơn vị|cơ quan|tổ chức|hội|chính quyền|địa phương|cộng đồng)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Body:
    """A body by its name in a sentence, capitalised; `related`: it is only one of those concerned (liên quan)."""

    name: str
    kind: UnitKind
    related: bool = False


def read_bodies(text: str, start: int, outside_groups: bool) -> tuple[list[Body], int]:
    """Return the bodies listed at position `start` of `text` (separated by , ; và), and where the list ends.

    With `outside_groups`, nameless groups of the province ("các sở, ban, ngành") count too.
    """
    bodies: list[Body] = []
    end = start
    while True:
        if of_kind := _of_one_kind(text, start):
            named, end = of_kind
            bodies += named
        elif read := (not bodies and _each_body(text, start)) or _read_body(text, start, outside_groups):
            body, end = read
            bodies.append(body)
        else:
            break
        owner = re.compile(r"\s+của (?:Sở|cơ quan|tỉnh)(?!\w)").match(text, end)
        end = owner.end() if owner else end
        separator = _JOINT.match(text, end)
        if separator is None:
            break
        start = separator.end()
    return bodies, end


def _each_body(text: str, start: int) -> tuple[Body, int] | None:
    """Return all of a kind, each of whom is to do something: "Mỗi phòng, đơn vị cử 01 công chức"."""
    if (match := _EACH.match(text, start)) is None:
        return None
    every = "Các"
    read = _read_body(f"{every}{text[match.end() :]}", 0, outside_groups=True)
    return (read[0], read[1] - len(every) + match.end()) if read else None


def _of_one_kind(text: str, start: int) -> tuple[list[Body], int] | None:
    """Return the bodies that one word for their kind stands before: "các Sở: Xây dựng, Tài chính, Nội vụ"."""
    headed = _HEADED.match(text, start)
    kind_word = _OF_ONE_KIND.match(text, headed.end() if headed else start)
    if kind_word is None:
        return None
    kind, end = capitalised(kind_word["kind"]), kind_word.end()
    bodies: list[Body] = []
    while title := _TITLES.match(text, end if not bodies else end + len(_joint(text, end))):
        stop = _STOP.search(title[0])
        last = title.start() + stop.start() if stop and not title[0].startswith(stop[0]) else title.end()
        if _HEAD.match(title[0]) or (bodies and not _joint(text, end)):
            break
        name = f"{kind} {text[title.start() : last].rstrip()}"
        bodies.append(Body(name, kind_of(name)))
        end = title.start() + len(text[title.start() : last].rstrip())
    return (bodies, end) if len(bodies) > 1 else None


def _joint(text: str, end: int) -> str:
    separator = re.compile(r",\s+(?:và\s+)?|\s+và\s+").match(text, end)
    return separator[0] if separator else ""


def sentence_goes_on(text: str, end: int) -> bool:
    """Return whether at `end`, after a list of bodies, a clause about them follows or the text ends."""
    rest = text[end:].lstrip()
    if not rest or rest[0] in ":.(" or _STOP.match(rest):
        return True
    return text[end : end + 1] == " " and _after_office(text, end, rest)


def skip_group(text: str, start: int) -> int | None:
    """Return where the next element of a list begins after a nameless group ("các ngành") at `start`, or None."""
    group = _NAMELESS.match(text, start)
    separator = _JOINT.match(text, _group_end(text, group.end(), frozenset())) if group else None
    return separator.end() if separator else None


def kind_of(name: str) -> UnitKind:
    """Return the kind of unit by its name; bodies outside the office are OTHER."""
    folded = fold(name)
    if re.search(r"\b(ubnd|hdnd|nhan dan|tinh|huyen|chinh phu|quoc hoi)\b", folded):
        return UnitKind.OTHER
    for start, kind in _KINDS:
        if folded.startswith(start):
            return kind
    return UnitKind.OTHER


_KINDS = (
    ("phong ", UnitKind.DIVISION),
    ("van phong", UnitKind.OFFICE),
    ("thanh tra", UnitKind.INSPECTORATE),
    ("trung tam", UnitKind.CENTRE),
    ("chi doan", UnitKind.UNION),
    ("doan thanh nien", UnitKind.UNION),
    ("cong doan", UnitKind.UNION),
    ("chi bo", UnitKind.UNION),
    ("hoi dong", UnitKind.COUNCIL),
)


def begins_verb(text: str) -> bool:
    """Return whether `text` begins with what a unit does ("Xây dựng …")."""
    return _VERB.match(text) is not None


def begins_body(text: str) -> bool:
    """Return whether `text` begins with a word for a kind of body ("Sở", "Phòng")."""
    return _begins_body(text, 0)


def _read_body(text: str, start: int, outside_groups: bool) -> tuple[Body, int] | None:
    if headed := _HEADED.match(text, start):
        # "Trưởng ban Công tác Mặt trận": the Ban.
        of_board = text.startswith("ban ", headed.end())
        named = f"{text[: headed.end()]}{capitalised(text[headed.end() :])}" if of_board else text
        if body := _read_body(named, headed.end(), outside_groups):
            return body
    if match := _HEADS_OF.match(text, start):
        return Body(f"Các {match['places']}", UnitKind.EVERYONE), match.end()
    if match := _ALL_STAFF.match(text, start):
        return Body(EVERYONE, UnitKind.EVERYONE), _group_end(text, match.end(), frozenset())
    for pattern in (_ALL_UNITS, _ALL_BODIES) if outside_groups else (_ALL_UNITS,):
        if match := pattern.match(text, start):
            end = _group_end(text, match.end(), frozenset({"thuộc", "trực tiếp"}))
            name = capitalised(text[start:end])
            return Body(name, UnitKind.EVERYONE, "liên quan" in name), end
    return _named_body(text, start)


def _named_body(text: str, start: int) -> tuple[Body, int] | None:
    kind_word = _HEAD.match(text, start)
    if kind_word is None:
        return None
    first = _WORD.match(text, kind_word.end() + 1)
    has_name = first is not None and (
        _CAPITAL.match(first[0]) is not None or first[0].isdigit() or first[0] in ("tỉnh", "cơ sở")
    )
    if work := _by_work(text, kind_word):
        return Body(capitalised(text[start:work]), kind_of(text[start:work])), work
    if not has_name and kind_word[0].casefold() in _NEEDS_NAME:
        return None
    end = _name_end(text, kind_word.end())
    is_named = end > kind_word.end() or kind_word[0].casefold() not in _NEEDS_NAME
    if (places := _OF_PLACES.match(text, end)) and is_named:
        end = places.end()
    if quoted := _QUOTED_NAME.match(text, end):
        end = quoted.end()
    name = capitalised(text[start:end])
    # "Thanh tra, kiểm tra …" without a name begins an activity, not a unit's name.
    if end == kind_word.end() and fold(name) == "thanh tra" and not _stands_alone(text, end):
        return None
    return Body(name, kind_of(name)), end


def _by_work(text: str, kind_word: re.Match[str]) -> int | None:
    """Return where the name of a body ends that is called by its work: "Tổ kiểm kê", "Hội đồng thẩm định"."""
    work = _VERB.match(text, kind_word.end() + 1) if kind_word[0] in _CALLED_BY_WORK else None
    if work is None:
        return None
    rest = text[work.end() :]
    return work.end() if not rest.strip() or rest[0] in ",;:.(" or _STOP.match(text, work.end() + 1) else None


def _stands_alone(text: str, end: int) -> bool:
    separator = _JOINT.match(text, end)
    if separator is None:
        return sentence_goes_on(text, end) and not re.match(r" việc\b", text[end:])
    return _HEAD.match(text, separator.end()) is not None or _ALL_UNITS.match(text, separator.end()) is not None


def _name_end(text: str, end: int) -> int:
    """Return where a name ends, given that its first word ends at `end`."""
    for _ in range(_MOST_WORDS):
        if joined := _ONE_NAME.match(text, end):
            end = joined.end()
            continue
        start = end
        if separator := _JOINT.match(text, end):
            start = separator.end()
            if not _CAPITAL.match(text[start : start + 1]) or ";" in separator[0] or _begins_body(text, start):
                return end
        elif text[end : end + 1] != " ":
            return end
        else:
            start = end + 1
        word = _WORD.match(text, start)
        if word is None or _STOP.match(text, start) or _after_office(text, end, word[0]):
            return end
        end = word.end()
    return end


def _after_office(text: str, end: int, word: str) -> bool:
    # "Văn phòng Sở nhắc …", "Trạm Y tế xã phun …": after the owner's name a small letter begins the clause.
    owned = text.endswith(_OWNERS, 0, end) and not text.endswith(" cơ sở", 0, end)
    return owned and not _CAPITAL.match(word) and word not in _GOES_ON


def _group_end(text: str, end: int, allowed: frozenset[str]) -> int:
    """Return where a nameless group ends: at a verb or particle, a stronger mark, or the next body."""
    for _ in range(_MOST_WORDS):
        comma = re.compile(r",\s+").match(text, end)
        start = comma.end() if comma else end + 1
        if not comma and text[end : end + 1] != " ":
            return end
        joined = re.compile(r"(?:và|cùng với|cùng)\s+").match(text, start)
        if (comma or joined) and _begins_body(text, joined.end() if joined else start):
            return end
        stop = None if text.startswith("có liên quan", start) else _STOP.match(text, start)
        # After a comma "tổ chức" is one more kind of body; after a blank it is a verb.
        if stop and stop[0] not in allowed and not (comma and stop[0] == "tổ chức"):
            return end
        word = _WORD.match(text, start)
        if word is None:
            return end
        end = word.end()
    return end


def _begins_body(text: str, start: int) -> bool:
    headed = _HEADED.match(text, start)
    start = headed.end() if headed else start
    kind_word = _HEAD.match(text, start)
    if kind_word and (_CAPITAL.match(kind_word[0]) or _CAPITAL.match(text[kind_word.end() + 1 : kind_word.end() + 2])):
        return True
    return any(pattern.match(text, start) for pattern in (_ALL_UNITS, _ALL_BODIES, _ALL_STAFF))
