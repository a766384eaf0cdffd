"""The words that names of bodies begin with."""

import re

from desktop_app.intake.plan.names.alternatives import by_letter
from desktop_app.intake.plan.names.bound import bound_end
from desktop_app.intake.plan.names.clauses import VERB
from desktop_app.intake.plan.words import LOWER

WORD = re.compile(rf"(?:TP\.(?= ?[^\W\d_{LOWER}])|[^\s,;:.()“”\"])+")
CAPITAL = re.compile(rf"[^\W\d_{LOWER}]")
JOINT = re.compile(r"\s*[,;]\s*(?:(?:và|cũng như)\s+)?|\s+\+\s+|\s+(?:và|cùng với|cùng|cũng như)\s+")


# Units of the office may begin with a small letter ("phòng Quản lý biên giới"), outside bodies do not.
_INSIDE = (
    r"Văn phòng (?:HĐND|Hội đồng nhân dân|Đoàn ĐBQH|Đoàn [Đđ]ại biểu Quốc hội) và (?:UBND|[UỦ][ỷỶyỦ] ban nhân dân|HĐND)"
    r"|Văn phòng|Phòng|Thanh tra|Trung tâm|Chi đoàn|Đoàn thanh niên|Đoàn Thanh niên|Công đoàn|Chi bộ|Ban Chỉ đạo"
    r"|Hội đồng [Tt]hi đua(?:,| [-–]| và)? [Kk]hen thưởng|Hội đồng (?:gia tộc|dòng họ|họ tộc)(?: họ)?|Hội đồng"
)
SITE_OF = (
    "(?:giáo dục|đào tạo|bồi dưỡng|dạy nghề|nghiên cứu|sản xuất|kinh doanh|chế biến|dịch vụ|chăn nuôi|giết mổ"
    "|khám bệnh|chữa bệnh|khám, chữa bệnh|điều trị|lưu trú|lưu trữ|y tế|tôn giáo|thờ tự|cai nghiện|vui chơi"
    "|giải trí|trợ giúp xã hội|bảo trợ xã hội|văn hóa|thể thao)(?!\\w)"
)
"""What a site is for: "Các cơ sở giáo dục", "cơ sở sản xuất, kinh doanh"."""
_IN_TWO = "ủy|uỷ|nhân|giáo|giảng|đoàn|hội|đảng|sinh|học|công|thành|phóng|chuyên|động|diễn|tổ"
"""What is one word with "viên": "Cử giảng viên" is none of "Điều tra viên"."""
_OUTSIDE = (
    "(?:UBND|HĐND|[UỦ][ỷỶy] ban nhân dân|Hội đồng nhân dân|Đảng ủy) (?:các|cấp) (?:huyện|xã|phường)"
    "(?:(?:,| và) (?:thành phố|thị xã|phường|xã|đặc khu|thị trấn))*"
    "|Ban (?:[Cc]hỉ đạo|[Cc]hỉ huy|[Đđ]iều hành)"
    "|(?:Đoàn|Tổ|Ban) (?:[Kk]iểm tra|[Gg]iám sát|[Tt]hanh tra|[Kk]hảo sát|[Cc]ông tác|[Gg]iúp việc|[Tt]hẩm định"
    "|[Tt]hư ký|[Tt]ổ chức|[Gg]iám khảo|[Bb]iên tập)(?: liên ngành)?"
    "|[Tt]ổ (?:dân phố|[Cc]ông nghệ số cộng đồng|hòa giải|liên gia|bảo vệ an ninh, trật tự(?: ở)? cơ sở)"
    "|Cấp [uủ][ỷy](?:,| và) chính quyền(?: các cấp)?"
    "|Viện [Kk]iểm sát|Tòa án [Nn]hân dân|Ban [Đđ]ại diện (?:[Cc]ha mẹ [Hh]ọc sinh|CMHS)"
    "|Bộ phận (?:[Mm]ột cửa|[Tt]iếp nhận và [Tt]rả kết quả(?: hồ sơ)?)"
    "|(?:Các )?(?:Phó )?Hiệu trưởng|Tổng phụ trách(?: Đội)?|Kế toán(?: trưởng)?|Nhân viên"
    "|(?:Các )?Phó (?:Tổng )?(?:Giám đốc|Chủ tịch|Bí thư|Chủ nhiệm|Trưởng (?:ban|đoàn|phòng|khoa))|Điều dưỡng trưởng"
    rf"|[^\W\d_{LOWER}]\w+ (?!{_IN_TWO})\w+ viên(?= [{LOWER}]|:|$)|Cán bộ|Chuyên viên|Kiểm lâm|Cổng|Liên danh"
    "|[Cc]ộng đồng dân cư|[Tt]ổ chức pháp chế|Thông tấn xã|Kiểm toán [Nn]hà nước"
    "|Cơ quan [Tt]hường trực(?: của)?(?= [A-ZĐỦỘ])"
    "|[Đđ]ại biểu (?:HĐND|Quốc hội|Hội đồng nhân dân)"
    rf"|Địa phương(?= (?!được |có |nơi |khác |liên quan)[{LOWER}])"
    r"|[Ll]ực lượng (?:kiểm lâm|công an|quân đội|dân quân(?: tự vệ)?|(?:bộ đội )?biên phòng|quản lý thị trường"
    r"|xung kích)"
    "|Trung ương (?:Hội|Đoàn|Mặt trận)|Hội sở|Tuổi trẻ|Đội hình|Tổng Giám đốc|Tổng Liên đoàn"
    "|Toàn (?:Đoàn|Đảng bộ|ngành|trường)"
    "|(?:Chi hội|Chi đoàn|Liên đội|Chi đội|Tổ|Đội|Trạm|Hạt|Lớp|Cụm|Khối|Nhóm|Trung đội|Khu) trưởng"
    "|(?:Lớp|Tổ|Đội|Khối|Chi hội) phó"
    "|Ban [Nn]ữ công|Bộ phận|Tổng công ty|Công ty|Tập đoàn|Hợp tác xã|Xí nghiệp"
    "|Bệnh viện|Trạm|Đồn|Hạt|Quỹ|Chi nhánh|Vườn [Qq]uốc gia|Tổng cục|Đội|Phân hiệu|Đại học|Khối|Hải quan|Nhóm|Vụ"
    "|Chủ đầu tư|Chủ rừng|công chức"
    "|Sở|UBND|HĐND|UBMTTQ|UBKT|[Nn]gành(?= [a-zđ])"
    rf"|[Cc]ấp (?:(?:tỉnh|huyện|thành|thị|đảng) ủy(?:(?:,| và) (?:tỉnh|huyện|thành|thị|đảng) ủy)*"
    rf"|tỉnh|huyện|xã|phường|cơ sở(?= [{LOWER}]))"
    "|Báo và (?:Đài )?[Pp]hát thanh(?:,| và| [-–]) [Tt]ruyền hình|Liên hiệp [Cc]ác (?:[Tt]ổ chức [Hh]ữu nghị|[Hh]ội)"
    "|Ban [Qq]uản lý (?:các )?[Kk]hu (?:kinh tế|công nghiệp)(?: [-–] khu công nghiệp)?|Đảng ủy (?:các )?[Cc]ơ quan"
    "|Đoàn khối các cơ quan|Tòa án|Toà án|MTTQ|LĐLĐ|BHXH|BCH|Ban [Cc]hấp hành|Ban [Tt]hường vụ|Tiểu ban|Tổ(?! trưởng)"
    "|Thuế|Học viện|Đoàn trường|Đoàn Trường|Giáo viên chủ nhiệm|Tổ trưởng chuyên môn|Liên đội|Nhà trường"
    "|Nhà [Vv]ăn hóa|Nhà [Tt]hiếu nhi|Hiệp hội|Câu lạc bộ|Đảng bộ|Thường trực"
    "|[Ủủ][yỷ] ban [Kk]iểm tra|Ủy ban|Uỷ ban|[uủ][ỷy] ban(?= (?:Mặt trận|nhân dân|Kiểm tra))"
    "|Tỉnh đoàn|Tỉnh Đoàn|Tỉnh ủy|Tỉnh uỷ|Thành đoàn|Huyện đoàn|Đảng [uủ][ỷy](?! viên)|Công an|Đoàn khối"
    "|Đoàn Khối|Ban|Báo|Đài|Trường|Chi cục|Cục|Hội|Liên đoàn|Mặt trận|Bưu điện|Viện|Kho bạc|Ngân hàng|Bảo hiểm"
    "|Bảo tàng|Thư viện|Liên minh|Đoàn TNCS|Lãnh đạo|Viettel|VNPT|MobiFone|Công chức|Khoa|Đoàn"
    "|Giáo hội|Chi [uủ][ỷy](?! viên)|Chi hội|Liên chi hội|Nhà máy|Điện lực|Tạp chí"
    "|Nhà hát|Xã đoàn|Phường đoàn|Thị đoàn|Thành ủy|Huyện ủy|Cấp ủy(?! viên)|Chính quyền|Cơ quan|Cảnh sát|Bộ đội"
    "|Quân khu|Trại|Khu|Mạng lưới|Đơn nguyên|Xưởng|Phân xưởng|Bộ môn|Làng|Ký túc xá|Siêu thị|Sư đoàn|Tiểu đội"
    "|Nông trường|Lâm trường|Trung đoàn|Tiểu đoàn|Trung đội|Đại đội|Lực lượng|Bộ"
    rf"|(?:TCT|CTCP|CTTNHH)(?= [^\W\d_{LOWER}])|Nhà khách|Nhà sách|Nhà xuất bản"
    "|Y tế (?:các )?(?:bộ, )?ngành|Viễn thông|Thi hành án|Thống kê"
    "|Hội đồng [Tt]rường|Bến xe|Cảng|Phân viện|Tổng đội|Giáo viên|Cụm"
    "|[Bb]an [Xx]ây dựng Đảng|[Nn]hà ăn|[Nn]hà bếp|Bảo vệ(?=:|, [Nn]hà | (?:trực|cơ quan|nhà trường)(?!\\w))"
    r"|BĐH|BQL|BCĐ|BTC|BTV|BGĐ|BTT|TT(?= [A-ZĐ]{2})|TT(?:YT|VH(?:TT)?|GDTX|GDNN|DVNN|KN|CNTT|PVHCC)"
    r"|(?:Cục )?(?:[AC]|P[ACVXHKT])\d{2}(?![\d/])"
    rf"|GVCN|CMHS|BGH|BTL|TPT(?: Đội)?|TTCM|CTCĐ|GV(?: nam| nữ)?|Cơ sở(?= (?:[^\W\d_{LOWER}]|{SITE_OF}))"
    rf"|[Kk]íp trực|[Ll]ớp \d{{1,2}}[A-Z]\d{{0,2}}"
    "|Agribank|BIDV|Vietcombank|VietinBank|LPBank|EVN|Petrolimex"
    "|(?:Văn hóa|Văn hoá|Quân sự|Tư pháp|Địa chính|Khuyến nông|Thú y) (?:xã|phường|thị trấn)(?! hội)"
    "|tổ chuyên môn|nhà trường|ban giám hiệu|[Gg]iáo viên bộ môn|giáo viên chủ nhiệm|giáo viên"
    rf"|(?:tổ|đội|trạm|khoa|nhóm|bộ phận|câu lạc bộ|khối|hạt|đồn|lực lượng)(?= [^\W\d_{LOWER}])"
    r"|(?:tổ|đội|khối|nhóm)(?= \d)"
)
HEAD = re.compile(
    rf"(?:(?P<inside>{by_letter(f'{_INSIDE}|{_INSIDE.lower()}')})|(?P<outside>{by_letter(_OUTSIDE)}))(?!\w)"
)
# Followed by a small letter these are a verb or the beginning of a general word ("phòng ngừa", "bộ ngành").
NEEDS_NAME = frozenset(
    {
        "ngành",
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
        "khu",
        "mạng lưới",
        "đơn nguyên",
        "bộ môn",
        "làng",
        "siêu thị",
        "sư đoàn",
        "xưởng",
        "vụ",
        "bộ phận",
        "công ty",
        "lực lượng",
        "trung đội",
        "đại đội",
        "nhân viên",
        "viễn thông",
        "thi hành án",
        "thống kê",
        "cán bộ",
        "chuyên viên",
        "kiểm lâm",
        "cổng",
        "liên danh",
        "tuổi trẻ",
    }
)

DOES_ALONE = frozenset({"giáo viên"})
"""What needs a name unless what it does follows: "Giáo viên chủ động …"."""
OF_COMMON_NAME = frozenset(
    (
        "Ngành, ngành, Tổ, Đội, Khối, Trạm, Ban, Đoàn, Cụm, Hội, tổ, đội, "
        "Mạng lưới, Thuế, Tiểu đội, Trung đội, Lực lượng, "
        "Ký túc xá, Bộ môn, Nhân viên, Cán bộ, Chuyên viên, Kiểm lâm, Nhóm, Bộ phận, Công chức, công chức"
    ).split(", ")
)
"""What a word of small letters may name: "Đội xung kích", "Tổ dân phố"."""
CALLED_BY_WORK = frozenset({"Tổ", "Đội", "Đoàn", "Hội đồng", "Tiểu ban", "Nhóm", "Bộ phận", "Ban Chỉ đạo"})
NEVER_ALONE = frozenset({"Tổ", "Đội", "Nhóm", "Bộ phận", "Tiểu ban"})
"""What does nothing without a name."""
ALL_STAFF = re.compile(
    r"(?:(?:toàn thể|tất cả|toàn bộ|100%|mỗi|từng)\s+(?:các\s+)?)?"
    r"(?:(?:CBCC|CCVC)\w*|cán bộ, công chức|công chức, viên chức|viên chức,? (?:và )?(?:người )?lao động)",
    re.IGNORECASE,
)
ALL_UNITS = re.compile(
    r"(?:tất cả )?các (?:phòng|bộ phận|đơn vị|ban(?! quản lý (?:dự|chợ|di|rừng|khu))"
    r"|tổ chức chính trị|tổ chức đoàn thể|đoàn thể|chi bộ|tổ dân phố|khu phố"
    r"|thôn|ấp|buôn)(?!\w)(?!, ngành)"
    r"|các khoa(?:, (?:viện|trung tâm|bộ môn))*(?:,| và) (?-i:phòng|ban|trung tâm)(?: chức năng)?(?! học)(?!\w)"
    r"|(?:cơ quan|đơn vị|tổ chức)(?:, (?:cơ quan|đơn vị|tổ chức|cá nhân|địa phương))+"
    rf"(?= (?:được|chịu|có|thuộc|trực thuộc|{VERB.pattern}))"
    r"|đơn vị được (?:kiểm tra|giám sát|thanh tra|khảo sát)"
    r"|phòng, ban(?:, (?:đơn vị|trung tâm|đoàn thể))*(?!\w)(?!, ngành)",
    re.IGNORECASE,
)
ALL_BODIES = re.compile(
    r"(?:tất cả )?các (?:bộ|sở|phòng)(?:, ban)?, (?:ngành|đoàn thể)(?!\w)"
    r"|(?:tất cả )?các (?:đoàn|tổ) (?:thanh tra|kiểm tra|giám sát|công tác)(?:, (?:thanh tra|kiểm tra|giám sát))*(?!\w)"
    r"|(?:tất cả )?các ban quản lý"
    r" (?:dự án|chợ|di tích|rừng(?: phòng hộ| đặc dụng)?"
    r"|khu (?:đô thị(?: mới)?|chế xuất|công nghiệp|kinh tế|công nghệ cao|du lịch|di tích))"
    r"(?:(?:,| và) (?:dự án|chợ|di tích|rừng(?: phòng hộ| đặc dụng)?"
    r"|(?:khu )?(?:đô thị(?: mới)?|chế xuất|công nghiệp|kinh tế|công nghệ cao|du lịch|di tích)))*(?!\w)"
    r"|(?:bộ|sở|cơ quan|phòng(?=, ban))(?:, ban)?, (?:ngành|đơn vị)(?!\w)"
    r"|(?:tất cả )?các (?:cơ quan|sở|ban(?! hành)|bộ(?=,? (?:ban, )?ngành|, cơ quan)|quân khu|tỉnh|ngành|tổ(?! chức)"
    r"|thôn|bản(?! tin| cam| đồ)|ấp|buôn|khóm"
    r"|khu phố|chi hội|hội(?! nghị| thảo| thi| diễn| trường| viên)|chi đoàn|doanh nghiệp|trung tâm|đội(?! ngũ)"
    r"|tổ chức|địa phương|cấp|quận|huyện|xã(?! hội)"
    r"|phường|đặc khu|trường(?! hợp)|khoa(?! học)|bệnh viện|khối(?! lượng)|lớp"
    r"|cơ sở|chủ đầu tư|chủ rừng|ngân hàng|hợp tác xã|nhà trường|tiểu ban|đoàn(?! viên| thể)|cụm|chi cục|cục|viện"
    r"|công ty|câu lạc bộ|đồn|trạm|hạt|công đoàn(?! viên| phí)|trung đội|tiểu đội|phân hiệu|chi nhánh|bộ môn"
    r"|nhà (?:mạng|thầu|hàng|xe|vườn|hát)|phân xưởng|xí nghiệp|nhà máy|nông trường|lâm trường|tập đoàn|hiệp hội"
    r"|chi, đảng bộ|đảng bộ|cấp ủy|liên đội|chi đội|thành viên|chuyên viên|phó thủ tướng(?: chính phủ)?"
    r"|đảng [uủ][ỷy]|hộ(?! nghèo| cận))(?!\w)",
    re.IGNORECASE,
)
PEOPLE = re.compile(
    r"(?:(?:Toàn thể|Toàn bộ|Tất cả|Mọi) (?:các )?"
    r"(?!(?:ý kiến|vấn đề|hoạt động|nội dung|thông tin|trường hợp|khó khăn|vướng mắc|chi phí|hồ sơ|công việc)(?!\w))"
    r"(?:người lao động|[^\W\d_]+ [^\W\d_]+)"
    r"|Đội ngũ (?:y,? bác sĩ|[^\W\d_]+ [^\W\d_]+))"
)
"""All who are of one kind: "Toàn thể đảng viên", "Đội ngũ giảng viên"."""
STAFF = re.compile(r"(?:nhân viên|giáo viên|bộ phận|[uủ][ỷy] ban nhân dân) (?=\w)")
"""Who is named in small letters, too."""
EACH = re.compile(r"(?:mỗi|từng)(?= )", re.IGNORECASE)
HEADS_OF = re.compile(
    r"(?:[Tt]ổ trưởng|[Tt]rưởng) (?P<places>thôn|bản|ấp|buôn|khu phố|tổ dân phố|khu dân cư|phòng(?=[,;] | và )"
    r"|thôn, (?:bản|khu phố|tổ dân phố)|bản, (?:khu phố|tổ dân phố))(?!\w)(?!, (?:bản|khu phố|tổ dân phố))"
)
HEADED = re.compile(
    r"(?:[Tt]hủ trưởng|[Tt]rưởng ban(?= Ban)|[Tt]ổ trưởng(?= [Tt]ổ )|[Ll]ãnh đạo|[Nn]gười đứng đầu"
    r"|(?:[Cc]ác )?[Tt]hành viên(?! (?:khác|còn lại))"
    r"|(?:Tổng )?[Gg]iám đốc|[Cc]hủ (?:tịch|nhiệm)|[Bb]í thư|[Hh]iệu trưởng|Tư lệnh|[Tt]rưởng|[Cc]hánh(?: án)?|Quản đốc"
    r"|(?:Bộ|Tổng cục|Cục|Chi cục|Vụ|Viện|Trạm|Đội|Tổ|Hạt) trưởng|Thống đốc|Chính ủy|Tổng [Bb]iên tập)\s+"
)
"""Who heads a body stands for it: "Thủ trưởng các cơ quan", "Chủ tịch UBND các xã"."""


def begins_body_at(text: str, start: int) -> bool:
    """Return whether at `start` a word for a kind of body begins a name, or a group of bodies."""
    headed = HEADED.match(text, start)
    if headed and begins_body_at(text, headed.end()):
        return True
    if bound_end(text, start):
        return True
    kind_word = HEAD.match(text, start)
    if kind_word and (not kind_word[0].islower() or CAPITAL.match(text[kind_word.end() + 1 : kind_word.end() + 2])):
        return True
    return any(pattern.match(text, start) for pattern in (HEADS_OF, ALL_UNITS, ALL_BODIES, ALL_STAFF, STAFF))
