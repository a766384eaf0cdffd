"""Of whom something is asked, or who is bidden by whom, at the beginning of a sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace

from desktop_app.domain.office.units import UnitKind
from desktop_app.intake.plan.bodies import read_bodies
from desktop_app.intake.plan.doers.charged import listed_doers
from desktop_app.intake.plan.names.bound import free
from desktop_app.intake.plan.names.clauses import STOP, VERB
from desktop_app.intake.plan.names.named import Body, sentence_goes_on
from desktop_app.intake.plan.words import LOWER, capitalised

_REST_OF_TITLE = re.compile(rf"(?: [{LOWER}]+){{1,4}}(?=\s*(?:\([^()]*\))?:)")
"""What tells which of all are meant, up to a colon: "Các lớp năm nhất:"."""
BIDS = re.compile(
    r"(?: \([^()]{2,15}\))? (?:cũng |còn |đồng thời )?(?:đã |vừa |tiếp tục )?(?:kính |trân trọng )?"
    r"(?:(?:có|ban hành) (?i:văn bản|công văn|công điện|chỉ thị|ý kiến) )?"
    r"(?:(?P<orders>yêu cầu|giao(?! ban)(?: nhiệm vụ| trách nhiệm)?(?: cho)?)|đề nghị|(?P<directs>chỉ đạo)),? "
)
_REST_OF_BIDDER = re.compile(
    rf"[^,.;:()]{{3,80}}?{BIDS.pattern}(?=(?:các|toàn thể|doanh nghiệp|công an) |[^\W\d_{LOWER}])"
)
"""Who bids, by a name that is not known to its end: "Sở LĐ-TB&XH các tỉnh yêu cầu các doanh nghiệp …"."""
_WHERE_BIDDERS_ARE = re.compile(rf" (?:trên|trong) (?:cả nước|toàn quốc|địa bàn[^,.;:()]{{0,40}}?){BIDS.pattern}")
"""What tells where those are who bid: "Sở Y tế các tỉnh trên cả nước đề nghị …"."""
OF_SO = re.compile(r"(?:Các )?Sở ")
"""Whom no paper directs but that of who is above it: "UBND tỉnh chỉ đạo Sở Y tế …"."""
_CENTRAL = re.compile(
    r"(?:Bộ (?!Chỉ huy|Tư lệnh)|Chính phủ|Thủ tướng|Quốc hội|Trung ương|Tổng cục|Tổng Liên đoàn|Ban Bí thư"
    r"|Văn phòng (?:Chính phủ|Quốc hội)|Thanh tra Chính phủ|Ngân hàng Nhà nước)"
    r"|.* (?:Trung ương|Quốc hội|quốc gia)(?!\w)",
    re.IGNORECASE,
)
"""Whom a province asks, as one above it."""
_LEVEL = re.compile(r"(?<!\w)(?:(?P<province>tỉnh)|(?P<district>huyện)|(?P<commune>xã|phường))(?!\w)")
_KIND_ALONE = re.compile(
    r"(?:(?:lực lượng )?(?:công an|quân đội|kiểm lâm|biên phòng|quản lý thị trường)|doanh nghiệp|chủ đầu tư|chủ rừng"
    r"|chính quyền(?: địa phương)?|cơ quan chức năng|nhà (?:thầu|trường|đầu tư)|ngân hàng|bệnh viện|hợp tác xã)(?= )"
)
"""Whom somebody bids by a kind in small letters, all of which are meant: "đề nghị doanh nghiệp cam kết …"."""
_HOW_OR_WHAT = re.compile(r" (?:lập|cam kết|phối hợp|phải|khẩn trương|chủ động|tiếp tục|sớm|không|cần)(?!\w)")
_COUNTED = re.compile(r"(?:cả )?(?:hai|ba|bốn|năm|\d{1,2}) ")
"""How many are bidden together: "đề nghị hai Hạt Kiểm lâm …"."""
_ALL_ALIKE = re.compile(r" (?:đều|cùng nhau) ")
"""What says that all who were named do what follows."""
ASKING = re.compile(
    r"(?:(?:Giám đốc Sở|Tỉnh|Thành phố|TP|Huyện|(?:Thủ tướng )?Chính phủ|Bộ trưởng(?: Bộ [^,.;:]{2,40}?)?"
    rf"|(?:[Ôô]ng|[Bb]à)(?: [^\W\d_{LOWER}]\w*){{2,5}})"
    r"(?: cũng| đã| vừa)? (?:yêu cầu|giao|đề nghị)\s+"
    rf"|Thủ tướng(?: Chính phủ)?(?: [^\W\d_{LOWER}]\w*){{0,5}}(?: cũng| đã| vừa)? (?:yêu cầu|giao|đề nghị|chỉ đạo)\s+"
    r"|(?:[Đđ]ề nghị|[Yy]êu cầu(?: đối với)?|Giao(?: trách nhiệm| nhiệm vụ)?(?: cho)?"
    r"|Phân công|Trân trọng đề nghị|Kính đề nghị):?\s+|(?:Riêng|Còn) (?=các |[^\W\d_{LOWER}])"
    r"|(?:Kế hoạch|Công văn|Chỉ thị|Công điện|Văn bản)(?: này)? (?:cũng )?(?:yêu cầu|giao|đề nghị)\s+"
    r"|(?:(?:Trách nhiệm|Nhiệm vụ|Chức năng)(?:(?:,| và) (?:nhiệm vụ|quyền hạn|trách nhiệm))*"
    rf"(?: cụ thể| thực hiện| chung)?(?: (?:của|giao(?: cho)?)|(?= (?:các |[^\W\d_{LOWER}])))|Đối với|Về phía)\s+)?"
    r"(?:(?:[Cc]ác )?(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng(?:/bà|, bà| \(bà\))?|Bà|Thầy|Cô)\s+"
    r"(?:[ỦUủu][ỷy] viên (?:[Bb]an )+(?:[Tt]hường vụ|[Cc]hấp hành)[^,;:.()]{0,25}, "
    r"(?=(?:Phó )?(?:Chủ tịch|Bí thư|Trưởng|Giám đốc|Hiệu trưởng) ))?"
    rf"(?:(?:[^\W\d_{LOWER}]\w*\s+){{2,5}}[-–]\s+|(?:[^\W\d_{LOWER}]\w*\s+){{1,4}}[^\W\d_{LOWER}]\w*\s*,\s+)?)?"
)
CACHE_SIZE = 256
"""How many texts are kept with who is read in them: each task asks its headings anew."""
GIVEN = re.compile(
    r"(?P<mark>[,;.(:]| và)\s*(?:[Gg]iao|[Pp]hân công)(?: cho)?\s+"
    r"|\b(?:(?P<do>do)|trách nhiệm (?:thuộc|của))\s+(?:(?:các )?(?:đồng chí|đ/c)\s+)?"
)
POST_WORDS = (
    "[Cc]hủ (?:tịch|nhiệm)|[Bb]í thư|[Gg]iám đốc|[Cc]hỉ huy (?:trưởng|phó)|[Cc]hính trị viên(?: phó)?|[Ủủ]y viên"
    "|[Tt]rưởng (?:ban|đoàn|phòng|khoa)|[Tt]ổ trưởng|[Đđ]ội trưởng|Văn thư|Thủ quỹ"
    "|(?:Cán bộ|Công chức|Chuyên viên|Nhân viên|Giáo viên|Người)(?: được (?:giao|phân công))? phụ trách|Giáo viên"
)
CHARGE = re.compile(
    r"(?:[Đđ]ồng chí |[Đđ]/c )?(?P<post>(?:Các )?(?:[Pp]hó )?(?:[Cc]hủ (?:tịch|nhiệm)|[Bb]í thư|[Gg]iám đốc|Cán bộ"
    r"|Công chức|Chuyên viên|Nhân viên)(?: [Tt]hường trực)?,? phụ trách (?:lĩnh vực|mảng|khối) [^.;:()]{3,90})"
)
"""Who is called by what is in his charge: "Phó Chủ tịch phụ trách lĩnh vực Dân tộc, Tôn giáo và các hội"."""
LONGEST_NAME = 150


def asked(text: str, start: int) -> tuple[tuple[Body, ...], int]:
    """Return the bodies at a place and where they end, whether something is asked of them ("Đề nghị …") or not."""
    asking = ASKING.match(text, start)
    start = asking.end() if asking else start
    if text.endswith(" của ", 0, start) and text[start : start + 1].islower():  # "Trách nhiệm của điều tra viên: …"
        text = f"{text[:start]}{capitalised(text[start:])}"
    bodies, end = read_bodies(text, start, outside_groups=True)
    if len(bodies) == 1 and bodies[0].kind is UnitKind.EVERYONE and (rest := _REST_OF_TITLE.match(text, end)):
        if not STOP.search(rest[0]):
            return (replace(bodies[0], name=f"{bodies[0].name}{free(rest[0])}"),), rest.end()
    return _bidden(text, bodies, start, end) or (bodies, end)


def _bidden(text: str, bodies: Sequence[Body], start: int, end: int) -> tuple[tuple[Body, ...], int] | None:
    """Return who is bidden by bodies that end at `end`, None if these lead: "UBND tỉnh yêu cầu Sở Y tế …".

    Who asks a higher body leads itself: "UBND xã đề nghị Sở Tài chính …"; who asks one of the same level does not.
    """
    bids = (
        BIDS.match(text, end) or _WHERE_BIDDERS_ARE.match(text, end) or _REST_OF_BIDDER.match(text, start)
        if len(bodies) == 1
        else None
    )
    kind = _KIND_ALONE.match(text, bids.end()) if bids else None
    if kind and (VERB.match(text, kind.end() + 1) or _HOW_OR_WHAT.match(text, kind.end())):
        return (Body(capitalised(kind[0]), UnitKind.EVERYONE, known=True),), kind.end()
    begins = _COUNTED.match(text, bids.end()) if bids else None
    asked = read_bodies(text, begins.end() if begins else bids.end(), outside_groups=True) if bids else ((), 0)
    if begins and len(asked[0]) == 1:
        asked = (replace(asked[0][0], name=capitalised(free(text[begins.start() : asked[1]]))),), asked[1]
    if bids and not (asked[0] and (VERB.match(text, asked[1] + 1) or _ALL_ALIKE.match(text, asked[1]))):
        listed = listed_doers(text, bids.end(), bidden=True)
        goes_on = asked[0] and sentence_goes_on(text, asked[1], asked[0][-1])
        asked = listed if listed[0] or not goes_on else asked
    if bids and bids["directs"]:
        one_above = bodies and bodies[0].kind is not UnitKind.EVERYONE and " các " not in bodies[0].name
        of_so = one_above and asked[0] and OF_SO.match(asked[0][0].name)
        return asked if asked[0] and (of_so or text.startswith(" chủ trì", asked[1])) else None
    several = (
        bool(bids and _COUNTED.match(text, bids.end()))
        or len(asked[0]) > 1
        or any(each.kind is UnitKind.EVERYONE or " các " in each.name.lower() for each in asked[0])
    )
    addressed = asked[0] and asked[0][0].name.startswith("Quý ")
    downwards = bids and asked[0] and (bids["orders"] or addressed or several or _is_alike(bodies, asked[0]))
    return asked if downwards else None


def _is_alike(bodies: Sequence[Body], asked_of: Sequence[Body]) -> bool:
    """Return whether those who are asked are of the level of who asks, or below: "Thường trực HĐND tỉnh đề nghị …"."""
    levels = [_LEVEL.search(names[0].name) if names else None for names in (bodies, asked_of)]
    above, below = (level.lastindex if level else None for level in levels)
    if above == 1 and asked_of and not _CENTRAL.match(asked_of[0].name):
        return True
    return above is not None and below is not None and above <= below


def after_asking(text: str) -> int:
    """Return where the name begins that something is asked of, or that an honorific stands before."""
    asking = ASKING.match(text)
    return asking.end() if asking else 0
