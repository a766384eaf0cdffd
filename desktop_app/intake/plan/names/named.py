"""A body named at a place of a sentence, by a word for its kind or by a name that is known; and all of a kind."""

import re
from dataclasses import dataclass
from functools import cache

from desktop_app.domain.office.family_names import FAMILY_NAMES
from desktop_app.domain.office.units import UnitKind
from desktop_app.domain.vietnamese import fold
from desktop_app.intake.plan.names.bound import bound_end, free
from desktop_app.intake.plan.names.charged import work_end
from desktop_app.intake.plan.names.clauses import PARTICLES, STOP, VERB
from desktop_app.intake.plan.names.ends import (
    ABOVE_ALL,
    clause_begins,
    described_end,
    goes_on_after_owner,
    group_end,
    name_end,
    other_end,
)
from desktop_app.intake.plan.names.kinds import (
    ALL_BODIES,
    ALL_STAFF,
    ALL_UNITS,
    CALLED_BY_WORK,
    CAPITAL,
    DOES_ALONE,
    HEAD,
    HEADED,
    HEADS_OF,
    JOINT,
    NEEDS_NAME,
    NEVER_ALONE,
    OF_COMMON_NAME,
    PEOPLE,
    WORD,
    begins_body_at,
)
from desktop_app.intake.plan.names.standard import longest_standard, standard_end
from desktop_app.intake.plan.names.words import COMPOUNDS
from desktop_app.intake.plan.words import LOWER, capitalised

EVERYONE = "Toàn thể CCVCNLĐ"
"""The name for all officials, employees and workers, however a plan abbreviates them."""
_OF_PLACES = re.compile(
    r"(?: \([A-ZĐ]{2,8}\))? (?:quận ?- ?huyện"
    r"|(?:các|cấp|\d{1,3}) (?:sở, ban, ngành|[Bb]ộ, (?:cơ quan )?ngành|cấp(?! ủy)"
    r"|khu (?:vực|công nghiệp|kinh tế)|quân khu|tỉnh|xã|phường|quận|[Hh]uyện(?! [A-ZĐ])|thôn|bản|địa phương"
    r"|[Kk]hu phố|tổ dân phố|[Cc]hi bộ(?: khu phố| thôn)?))(?:(?:,| và) (?:xã|phường|thị trấn|đặc khu|huyện"
    r"|[Tt]hị xã|[Tt]hành [Pp]hố(?: trực thuộc [Tt]rung ương"
    rf"| [^\W\d_{LOWER}]\w*(?: [^\W\d_{LOWER}]\w*)?(?![\w.]))?|thành(?! viên)|thị|bản|khu phố|tổ dân phố)(?!\w))*"
)
"""Whose bodies a name means, if it is of several: "Công an các xã, phường"."""
_PLACE_NAME = rf"(?P<name>[^\W\d_{LOWER}]\w*(?: [^\W\d_{LOWER}]\w*)*)"
_NAMED_PLACES = re.compile(rf" các (?:quận|huyện|xã|phường|thị trấn|thôn|bản|ấp) {_PLACE_NAME}")
"""Places whose bodies a name means, by their names: "UBND các huyện Kim Sơn, Yên Mô và thành phố Hoa Lư"."""
_NEXT_PLACE = re.compile(
    rf"(?:, (?:và )?| và )(?:(?:quận|huyện|thị xã|thành phố|TP\.?|xã|phường|thị trấn|đặc khu) )?{_PLACE_NAME}"
)
_WITH_BELOW = re.compile(r"(?<=phố) và (?:các )?(?:quận|huyện|xã|phường)(?:, (?:huyện|thị xã|xã|phường))*(?!\w)")
"""Whose committees are meant beside that of a city: "UBND thành phố và các huyện"."""
_MANY = re.compile(r"các (?=\w)", re.IGNORECASE)
"""What stands before a name that is the same everywhere, of which all are meant: "các phòng giáo dục và đào tạo"."""
_HEADED_GROUP = re.compile(r"(?:ban|đoàn|tổ(?! dân)|nhóm|tiểu ban) ")
_OF_GOVERNMENT = re.compile(
    r"(?:[Cc]ác )?Bộ trưởng(?: các [Bb]ộ)?(?=(?:[,;]| và) (?:các )?[Tt]hủ trưởng (?:các )?cơ quan(?!\w))"
    r"|(?:(?:[Cc]ác )?[Tt]hủ trưởng )?(?P<name>[Cc]ơ quan (?:ngang [Bb]ộ|(?:trực )?thuộc Chính phủ))(?!\w)"
)
"""The heads of the government's bodies: "Bộ trưởng, Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ"."""
_NAMELESS_UNIT = re.compile(r"(?:đơn vị|cơ quan)(?=[ :,.;]|$)")
"""What somebody heads whom nothing else tells: "Thủ trưởng đơn vị"."""
_OF_WHOM = re.compile(r"\b[Cc]ác [^,]* có ")
"""What tells which of a kind are meant; behind it a comma may stand: "UBND các xã có dự án đi qua, phối hợp …"."""
_NOT_AMONG = re.compile(rf" không thuộc (?:diện|đối tượng) [{LOWER}]+ [{LOWER}]+")
"""What takes some out of all: "Các đơn vị không thuộc diện kiểm tra"."""
_QUOTED_NAME = re.compile(rf" (?:“[^{LOWER}][^“”]{{0,79}}”|\"[^{LOWER}][^\"]{{0,79}}\")")
_UP_TO_SHORT = re.compile(
    r"(?:Tổng công ty|Công ty|Tập đoàn)"
    r"(?:(?! (?:chủ trì|phối hợp|có trách nhiệm|thực hiện|với|cùng|phải|các)(?!\w))[^,;:.()]){1,60}"
    r"(?= \([A-ZĐ&]{2,10}\))"
)
"""A company's name that goes on to its initials: "Tổng công ty Đầu tư phát triển nhà (HĐT)"."""
_POST = re.compile(
    r"(?:Các )?(?:Phó )?(?:Hiệu trưởng|(?:Tổng )?Giám đốc|Chủ tịch|Bí thư|Chủ nhiệm|Trưởng)|Điều dưỡng trưởng"
    r"|Giáo viên chủ nhiệm"
)
_OF_PERSON = re.compile(r".*(?:trưởng|Giám đốc|Chủ tịch|Bí thư|Chủ nhiệm|phụ trách(?: Đội)?|Kế toán)")
_FULL_NAME = re.compile(rf" (?P<family>[^\W\d_{LOWER}]\w*)(?: [^\W\d_{LOWER}]\w*){{1,4}}(?=[:,;.(]|$| [({LOWER}–-])")
_OF_OTHERS = re.compile(r" (?:của )?các (?:khoa|phòng|tổ|lớp|đội|ban|đơn vị)(?!\w)")
_TWO = re.compile(rf" (?!chức |nhiệm )[{LOWER}]+ [{LOWER}]+(?= [{LOWER}]|:|$)")
_PARTICLE = re.compile(rf"(?:{PARTICLES})(?!\w)")
_ALWAYS_OF_WORK = ("Ban Chỉ đạo", "Ban Tổ chức", "Hội đồng")
_OF_WORDS = ("Phòng", "Ban", "Khoa")
"""What small letters name before a capital: "Phòng công tác HSSV"."""
_ORGANISERS = ("Ban Tổ chức", "Ban tổ chức")
_OF_WORK = re.compile(
    rf"(?:,? (?!(?:{PARTICLES})(?!\w))[{LOWER}]+){{1,8}} (?:cấp )?(?:tỉnh|xã|phường|huyện)(?=[,;:.]|$| [{LOWER}])"
)
"""The rest of a work that a body is called by, with whose body it is: "Ban Chỉ đạo thi hành án dân sự tỉnh"."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body by its name in a sentence, capitalised; `related`: it is only one of those concerned (liên quan)."""

    name: str
    kind: UnitKind
    related: bool = False
    known: bool = False
    """Whether its name was known before the sentence was read."""
    other: str = ""
    """The name that it may have as well, where the words do not tell where it ends."""
    placed: bool = False
    """Whether only its place in the sentence tells that it is who does something."""


def sentence_goes_on(text: str, end: int, last: Body | None = None) -> bool:
    """Return whether at `end`, after a list of bodies, a clause about them follows or the text ends.

    Behind the `last` body a clause of no known form counts too.
    """
    rest = text[end:].lstrip()
    if (
        not rest
        or rest[0] in ":.(“"
        or STOP.match(rest)
        or rest.startswith(ABOVE_ALL, len(rest) - len(rest.lstrip(", ")))
    ):
        return True
    if last and _OF_WHOM.search(last.name) and text.startswith(", ", end) and VERB.match(text, end + 2):
        return True
    if last and (clause_begins(text, end, last.name) or (last.known and rest[0].islower())):
        return True
    return text[end : end + 1] == " " and goes_on_after_owner(text, end, rest)


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
    ("chi cuc", UnitKind.CENTRE),
    ("benh vien", UnitKind.CENTRE),
    ("ban quan ly", UnitKind.CENTRE),
    ("chi doan", UnitKind.UNION),
    ("doan thanh nien", UnitKind.UNION),
    ("cong doan", UnitKind.UNION),
    ("chi bo", UnitKind.UNION),
    ("hoi dong", UnitKind.COUNCIL),
)


def begins_verb(text: str) -> bool:
    """Return whether `text` begins with what a unit does ("Xây dựng …")."""
    return VERB.match(text) is not None


def begins_body(text: str) -> bool:
    """Return whether `text` begins with a word for a kind of body ("Sở", "Phòng")."""
    return begins_body_at(text, 0)


def read_body(text: str, start: int, outside_groups: bool) -> tuple[Body, int] | None:
    """Return the body that is named at `start` of `text`, and where its name ends; groups as in `read_bodies`."""
    if outside_groups and (state := _OF_GOVERNMENT.match(text, start)):
        return Body(capitalised(state["name"] or "Các bộ"), UnitKind.EVERYONE), state.end()
    if headed := _headed_body(text, start, outside_groups):
        return headed
    if known := bound_end(text, start) or standard_end(text, start):
        end = work_end(text, _with_event(text, start, _with_places(text, name_end(text, known, known=True))))
        others = _OF_OTHERS.match(text, end) if _POST.fullmatch(text[start:end]) else None
        if others and (described := described_end(text, others.end())) > others.end():
            end = described
        name = capitalised(free(text[start:end]))
        return Body(name, kind_of(name), known=True), end
    if match := HEADS_OF.match(text, start):
        return Body(f"Các {match['places']}", UnitKind.EVERYONE), match.end()
    if short := _UP_TO_SHORT.match(text, start):
        return Body(free(short[0]), UnitKind.OTHER), short.end()
    return _group(text, start, outside_groups) or _named_body(text, start)


def _headed_body(text: str, start: int, outside_groups: bool) -> tuple[Body, int] | None:
    """Return the body that somebody heads who stands for it: "Chủ tịch UBND xã"."""
    if (headed := HEADED.match(text, start)) is None or HEADS_OF.match(text, start):
        return None
    # "Trưởng ban Công tác Mặt trận": the Ban; "Trưởng đoàn kiểm tra": the Đoàn.
    of_board = _HEADED_GROUP.match(text, headed.end())
    named = f"{text[: headed.end()]}{capitalised(text[headed.end() :])}" if of_board else text
    if body := read_body(named, headed.end(), outside_groups):
        return body
    unit = _NAMELESS_UNIT.match(text, headed.end())
    # The long pattern of what follows is put together once: a pattern that holds it takes milliseconds of each start.
    if unit is None or (text.startswith(" ", unit.end()) and not STOP.match(text, unit.end() + 1)):
        return None
    return Body(capitalised(text[start : unit.end()]), UnitKind.OTHER), unit.end()


def _group(text: str, start: int, outside_groups: bool) -> tuple[Body, int] | None:
    """Return those who are called together by their kind: "Các phòng, đơn vị"."""
    if match := ALL_STAFF.match(text, start):
        return Body(EVERYONE, UnitKind.EVERYONE), group_end(text, match.end(), frozenset(), of_people=True)
    if (many := _MANY.match(text, start)) and (standard := longest_standard(text, many.end())):
        end = described_end(text, group_end(text, standard, frozenset()))
        return Body(capitalised(free(text[start:end])), UnitKind.EVERYONE), end
    for pattern in (ALL_UNITS, ALL_BODIES) if outside_groups else (ALL_UNITS,):
        if match := pattern.match(text, start):
            end = described_end(text, group_end(text, match.end(), frozenset({"thuộc", "trực tiếp"})))
            end = outside.end() if (outside := _NOT_AMONG.match(text, end)) else end
            name = capitalised(free(text[start:end]))
            return Body(name, UnitKind.EVERYONE, "liên quan" in name), end
    if outside_groups and (match := PEOPLE.match(text, start)):
        end = described_end(text, group_end(text, match.end(), frozenset(), of_people=True))
        return Body(free(text[start:end]), UnitKind.EVERYONE), end
    return None


def _named_body(text: str, start: int) -> tuple[Body, int] | None:
    kind_word = HEAD.match(text, start)
    if kind_word is None:
        return None
    if _OF_PERSON.fullmatch(kind_word[0]) and (person := person_end(text, kind_word.end())):
        return Body(capitalised(kind_word[0]), kind_of(kind_word[0])), person
    of_places = _OF_PLACES.match(text, kind_word.end()) is not None
    has_name = of_places or _has_name(text, kind_word)
    if called := _called_by_work(text, kind_word, has_name=has_name):
        called = work_end(text, called)
        return Body(capitalised(text[start:called]), kind_of(text[start:called])), called
    kind = kind_word[0].casefold()
    needs_name = kind in NEEDS_NAME and not (kind in DOES_ALONE and VERB.match(text, kind_word.end() + 1))
    if not has_name and needs_name:
        return None
    end = name_end(text, kind_word.end())
    is_named = of_places or end > kind_word.end() or not needs_name
    end = work_end(text, _with_work(text, _with_places(text, end), start)) if is_named else end
    if " các " in text[start:end]:
        end = max(end, _with_named_places(text, start, end))
    if " các " in kind_word[0]:
        end = described_end(text, end)
    if _POST.match(kind_word[0]):
        others = _OF_OTHERS.match(text, end)
        end = others.end() if others else end
        described = described_end(text, end)
        end = end if text.startswith(".", described) else described
    is_examined = text.startswith(" được ", end)
    if addition := _examined().match(text, end) if is_examined else _QUOTED_NAME.match(text, end):
        end = addition.end()
    name = capitalised(free(text[start:end]))
    # "Thanh tra, kiểm tra …" without a name begins an activity, not a unit's name.
    if end == kind_word.end() and fold(name) == "thanh tra" and not _stands_alone(text, end):
        return None
    other = other_end(text, start, end)
    return Body(name, kind_of(name), other=capitalised(free(text[start:other])) if other else ""), end


def person_end(text: str, end: int) -> int | None:
    """Return where a person's name ends that stands behind a post at `end`, None where none does."""
    named = _FULL_NAME.match(text, end)
    return named.end() if named and named["family"].casefold() in FAMILY_NAMES else None


def _has_name(text: str, kind_word: re.Match[str]) -> bool:
    """Return whether behind a word for a kind of body a name begins."""
    first = WORD.match(text, kind_word.end() + 1)
    if first is None:
        return False
    if CAPITAL.match(first[0]) or first[0].isdigit() or first[0] in ("tỉnh", "cơ sở"):
        return True
    if first[0] in ("xã", "phường") and CAPITAL.match(kind_word[0]):
        return True
    second = WORD.match(text, first.end() + 1)
    if second and kind_word[0] in _OF_WORDS and f"{first[0]} {second[0]}" in COMPOUNDS:
        return text[second.end() : second.end() + 1] == " " and CAPITAL.match(text, second.end() + 1) is not None
    common = kind_word[0] in OF_COMMON_NAME and not VERB.match(text, kind_word.start())
    return common and second is not None and f"{first[0]} {second[0]}" in COMPOUNDS


def _called_by_work(text: str, kind_word: re.Match[str], *, has_name: bool) -> int | None:
    """Return where a name ends that says what the body does, or that is two words of no known form behind "Tổ"."""
    work = _by_work(text, kind_word)
    if has_name or kind_word[0] not in NEVER_ALONE:
        return work
    two = _TWO.match(text, kind_word.end())
    if two and (work is None or work < two.end()) and not _PARTICLE.match(text, kind_word.end() + 1):
        return two.end()
    return work


@cache
def _examined() -> re.Pattern[str]:
    """Return the pattern of what tells which of several bodies is meant: "Chi bộ được kiểm tra gửi …"."""
    return re.compile(
        rf" được (?:kiểm tra|giám sát|thanh tra|khảo sát|thẩm định|đánh giá)(?=[,;:]|$| (?:{VERB.pattern}))"
    )


@cache
def _event() -> re.Pattern[str]:
    """Return the pattern of what somebody organises, behind that he does: "Ban Tổ chức lễ ra quân".

    It holds the long pattern of what follows a name, and is put together when the first organiser is named.
    """
    return re.compile(
        r" (?:lễ|hội thi|hội trại|hội nghị|hội thao|giải|cuộc thi|đại hội|ngày hội|liên hoan)(?!\w)"
        rf"(?: (?:ra quân|khai giảng|khai mạc|phát động|ra mắt|tổng kết|sơ kết|kết nạp)(?!\w)"
        rf"| (?!và |(?:{STOP.pattern}))\w+){{0,6}}"
    )


def _with_event(text: str, start: int, end: int) -> int:
    """Return where a name ends with the event that its bearer organises."""
    event = _event().match(text, end) if text[start:end] in _ORGANISERS else None
    return event.end() if event else end


def _with_work(text: str, end: int, start: int) -> int:
    """Return where a name ends with the work by which its last word is called: "Tổ giúp việc Ban Chỉ đạo …"."""
    work = VERB.match(text, end + 1) if text.endswith(_ALWAYS_OF_WORK, start, end) else None
    rest = _OF_WORK.match(text, work.end()) if work else None
    return rest.end() if rest else end


def _with_places(text: str, end: int) -> int:
    """Return where a name that ends at `end` ends with the places whose bodies it means."""
    places = _OF_PLACES.match(text, end) or _WITH_BELOW.match(text, end)
    return described_end(text, places.end()) if places else end


def _with_named_places(text: str, start: int, end: int) -> int:
    """Return where a name from `start` to `end` ends with the places whose bodies it means, if it names them."""
    many = text.find(" các ", start, end)
    named = _NAMED_PLACES.match(text, many) if many >= 0 else None
    if named is None or named.end() > end:
        return end
    end = named.end()
    while place := _NEXT_PLACE.match(text, end):
        goes_on = text.startswith(" ", place.end()) and not (
            text.startswith(" và ", place.end()) or STOP.match(text, place.end() + 1)
        )
        if longest_standard(text, place.start("name")) or goes_on:
            break
        end = place.end()
    return end


def _by_work(text: str, kind_word: re.Match[str]) -> int | None:
    """Return where the name of a body ends that is called by its work: "Tổ kiểm kê", "Hội đồng thẩm định"."""
    work = VERB.match(text, kind_word.end() + 1) if kind_word[0] in CALLED_BY_WORK else None
    if work is None:
        return None
    rest = text[work.end() :]
    if owner := _OF_WORK.match(text, work.end()):
        return owner.end()
    stands = not rest.strip() or rest[0] in ",;:.(" or STOP.match(text, work.end() + 1) is not None
    # A word such as "Tổ" alone does nothing: the work behind it is its name.
    return work.end() if stands or (kind_word[0] in NEVER_ALONE and rest[:1] == " " and work[0][0].islower()) else None


def _stands_alone(text: str, end: int) -> bool:
    separator = JOINT.match(text, end)
    if separator is None:
        return sentence_goes_on(text, end) and not re.match(r" việc\b", text[end:])
    return HEAD.match(text, separator.end()) is not None or ALL_UNITS.match(text, separator.end()) is not None
