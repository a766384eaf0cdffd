"""Labelled fields of a task: "Cơ quan chủ trì: …", "Thời gian hoàn thành: …".

A label begins a paragraph, or stands after the end of a sentence or a bracket. Its value runs to the next label or the
end of the paragraph, and may be empty where it stands in the next line.
"""

import re
from dataclasses import dataclass, replace
from enum import Enum, auto

from desktop_app.intake.plan.doers.lists import names_only
from desktop_app.intake.plan.doers.subjects import read_subject
from desktop_app.intake.plan.names.named import begins_body


class Label(Enum):
    """What a field tells of its task."""

    TASK = auto()
    LEAD = auto()
    SUPPORT = auto()
    DEADLINE = auto()
    PRODUCT = auto()
    DETAIL = auto()
    """Place, form, those who take part: words of the task without a field of their own."""


@dataclass(frozen=True, slots=True)
class LabelledField:
    """A labelled field; `label_text` is its label in the plan's words."""

    label: Label
    label_text: str
    value: str


_WHO = (
    r"(?:cơ quan|đơn vị|bộ phận|phòng|ban|tổ chức|đầu mối|cá nhân|người|lãnh đạo|chủ thể)"
    r"(?:(?:,|/|\s+và|,\s*và)?\s*(?:cơ quan|đơn vị|tổ chức|cá nhân|bộ phận|địa phương))*"
)
_LEADING = (
    r"chủ trì|thực hiện|làm|phụ trách|tham mưu|chịu trách nhiệm(?:\s+chính)?|đầu mối|triển khai|được giao|tổ chức"
    r"|tổ chức đăng cai|đăng cai tổ chức"
    r"|chủ trì,?\s+(?:và\s+)?(?:tham mưu|thực hiện|triển khai|tổ chức)|chủ trì,?\s+(?:và\s+)?phối hợp"
)
_DOES = (
    r"thực hiện|hoàn thành|ban hành|tổ chức|báo cáo|trình|triển khai|dự kiến|gửi|nộp|kết thúc|hoàn thiện|tiến hành"
    r"|cần đạt|phải đạt|đạt được|đầu ra|giao nộp|cụ thể|chính|yêu cầu"
)
_LABELS: tuple[tuple[Label, str], ...] = (
    (Label.SUPPORT, rf"(?:(?:các\s+)?{_WHO}\s+)?(?:cùng\s+)?phối hợp(?:\s+(?:chính|{_DOES}|với))?"),
    (Label.LEAD, rf"(?:{_WHO}\s+(?:được giao\s+)?)(?:{_LEADING})(?:\s+(?:nội dung|nhiệm vụ|chính))?"),
    (Label.SUPPORT, r"cùng (?:làm|thực hiện|tham gia)"),
    (Label.LEAD, r"phụ trách"),
    (Label.LEAD, r"chủ trì(?:,?\s+(?:thực hiện|tham mưu))?|(?:phân công|trách nhiệm)(?:\s+(?:chủ trì|thực hiện))?"),
    (Label.LEAD, r"(?:đơn vị|cơ quan) đầu mối|đầu mối(?:\s+(?:chủ trì|thực hiện|tham mưu))?"),
    (
        Label.DEADLINE,
        rf"(?:thời gian|thời hạn|tiến độ|thời điểm|hạn|lộ trình)(?:(?:,|/|\s+và)?\s+(?:{_DOES}))*|hoàn thành",
    ),
    (Label.PRODUCT, rf"(?:dự kiến\s+)?(?:sản phẩm|kết quả|đầu ra)(?:(?:,|/|\s+và)?\s+(?:kết quả|sản phẩm|{_DOES}))*"),
    (
        Label.DETAIL,
        r"(?:địa điểm|hình thức|thành phần|đối tượng|số lượng|quy mô|kinh phí|nguồn kinh phí|địa bàn|phương thức"
        r"|cách thức)(?:\s+(?:thực hiện|tổ chức|tham gia|tham dự|dự kiến|triển khai|áp dụng|giám sát|khảo sát|kiểm tra"
        r"|thanh tra|thẩm định))*"
        rf"|(?:{_WHO}\s+)(?:theo dõi|kiểm tra|giám sát|đôn đốc|thẩm định|chỉ đạo)"
        r"(?:(?:,|\s+-|\s+và)\s*(?:theo dõi|kiểm tra|giám sát|đôn đốc))*",
    ),
    (
        Label.TASK,
        r"(?:tên\s+)?(?:nội dung|nhiệm vụ|công việc|hoạt động)"
        r"(?:\s+(?:công việc|nhiệm vụ|thực hiện|hoạt động|cụ thể|chính|trọng tâm|\d{1,2}))*",
    ),
)
_REMARK = r"\s*(?:\([^()]{1,60}\))?\s*"
_ENDS_OF_SENTENCE = (".", ";", ",")
"""No label ends so: what stands before such an end without a colon is no field."""
_FIRST = tuple(
    (label, re.compile(rf"(?P<label>{words}){_REMARK}(?::|$)\s*", re.IGNORECASE)) for label, words in _LABELS
)
_LATER = tuple(
    (label, re.compile(rf"(?P<before>[.;,(]\s*(?:[-–+]\s*)?|\s+)(?P<label>{words}){_REMARK}:\s*", re.IGNORECASE))
    for label, words in _LABELS
)
_SAID = re.compile(
    rf"(?P<label>(?:thời gian|thời hạn|tiến độ)(?: (?:{_DOES}))+),? (?:là |vào )?"
    r"(?=(?:từ|trước|trong|đến|hết|xong|chậm nhất|tháng|quý|năm|ngày)(?!\w))[^;:]{3,60}$"
    r"|(?P<alone>thời gian) (?=(?:từ|trong|đến|hết) (?:ngày |tháng |quý |năm )?[\dIV])[^;:,]{3,60}\d[ .]*$",
    re.IGNORECASE,
)
"""A time that is said in a short sentence, without a colon: "Thời gian thực hiện từ ngày 21/3 đến ngày 24/3/2026."."""
_NAMED_BY_DUTY = re.compile(r"(?:Phòng|Ban) (?:Tổ chức|Triển khai|Thực hiện)\s*:?\s*$")
"""The name of a unit, not a label: "Phòng Tổ chức", "Ban Tổ chức: …"."""
_BRACKET = re.compile(r"\((?P<clauses>[^()]*)\)(?:[,:]\s+(?P<until>[^():]{3,60}))?[\s.;]*$")
"""The bracket at the end of a task, behind which only a time may stand: "(Hạt Kiểm lâm), ngày 24/02"."""
_BETWEEN_CLAUSES = re.compile(
    r";|(?:(?<=chủ trì)|(?<=phối hợp)|(?<=thực hiện)|(?<=phụ trách)|(?<=tổ chức)|(?<=tham mưu)),"
    "(?! (?:phối hợp|thực hiện))"
)
_DOES_IT = re.compile(
    r"(?:do |giao )?(?P<who>[^:]+?)\s+(?P<does>chủ trì|phối hợp|thực hiện|phụ trách|đảm nhiệm|tham mưu)"
    r"(?:,? thực hiện)?$",
    re.IGNORECASE,
)
_GIVEN = re.compile(r"(?:do|giao)\s+", re.IGNORECASE)
_DUE = re.compile(
    r"(?:(?:trình|gửi|nộp|báo cáo) (?=trước|chậm|trong|vào|đến))?"
    r"(hoàn thành|xong|trước|trong|chậm nhất|thời gian|tháng|quý|đến|hết|ngày|dự kiến|từ|hằng|hàng|định kỳ|thường xuyên"
    r"|năm)\b|\d{1,2}/\d",
    re.IGNORECASE,
)
_DUE_AFTER = re.compile(rf",?\s+(?={_DUE.pattern})", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:gửi|báo cáo|trình|nộp|về|qua|cho|gồm|mời)(?: (?:về|cho|đến|tới|qua))?\s(?P<whom>[^,;.]*)$", re.IGNORECASE
)
"""Words to whom something is sent: a name in the bracket behind them is a part of them, and does not lead."""
_DOER = re.compile(r"(?P<label>(?:tổ chức )?thực hiện)\s*:\s*(?P<who>.+)$", re.IGNORECASE)
"""A label only before names: "Thực hiện: Hạt Kiểm lâm"."""
_ROLES = re.compile(r" (?:chủ trì|phối hợp)[.;]?$")
_UNTIL = re.compile(r"[.;,]\s+(?=(?:hoàn thành|xong|trước|chậm nhất|trong (?:tháng|quý|năm))\s[^:]*\d)", re.IGNORECASE)
_REPORT = re.compile(r"\.\s+Báo cáo(?! và| Đài)\b.*$", re.DOTALL)
"""What is said behind who does it in a sentence of its own: "Chủ trì: Công an phường. Báo cáo hằng tháng."."""
_WHO_NAMED = re.compile(r"(?P<label>đơn vị|cơ quan|bộ phận)\s*:\s*(?P<who>.+)$", re.IGNORECASE)
_OF_A_SENTENCE = frozenset({Label.LEAD, Label.SUPPORT, Label.DEADLINE, Label.PRODUCT})


def read_fields(text: str) -> tuple[str, tuple[LabelledField, ...]]:
    """Return the words of `text` before its first label, and its fields in their order."""
    if (bracket := _BRACKET.search(text)) and (not bracket["until"] or _DUE.match(bracket["until"])):
        head = text[: bracket.start()].rstrip()
        if of_bracket := _fields_of(bracket["clauses"], head):
            return f"{head}, {bracket['until']}" if bracket["until"] else head, of_bracket
    places = _later(text)
    fields: list[LabelledField] = []
    if first := _first(text):
        label, words, start = first
        places = [place for place in places if place[1] > start]
        head_end = places[0][0] if places else len(text)
        fields.append(LabelledField(label, words, text[start : max(start, head_end)].strip(" ;,.")))
        head = ""
    else:
        places = [place for place in places if place[2] in _OF_A_SENTENCE]
        head_end = places[0][0] if places else len(text)
        head = text[:head_end].rstrip(" ;,(-–+")
    ends = [place[0] for place in places[1:]] + [len(text)]
    for (_, start, label, words), end in zip(places, ends, strict=False):
        fields.append(LabelledField(label, words, text[start:end].strip(" ;,.)").strip()))
    return head, tuple(part for each in fields for part in _with_time(each))


def _with_time(field: LabelledField) -> tuple[LabelledField, ...]:
    """Return a field, and apart from it until when, if that follows who: "Chủ trì: Văn phòng. Hoàn thành tháng 9"."""
    of_who = field.label in (Label.LEAD, Label.SUPPORT)
    due = _UNTIL.search(field.value) if of_who else None
    if due is None:
        report = _REPORT.search(field.value) if of_who else None
        return (replace(field, value=field.value[: report.start()]) if report else field,)
    until = LabelledField(Label.DEADLINE, "", field.value[due.end() :])
    return replace(field, value=field.value[: due.start()]), until


def _fields_of(clauses: str, before: str) -> tuple[LabelledField, ...]:
    """Return what the clauses of a bracket say if one is who leads: "(Văn phòng chủ trì; xong trước 30/9)"."""
    fields: list[LabelledField] = []
    telling = _TOLD.search(before)
    is_told = telling is not None and begins_body(before[telling.start("whom") :])
    for clause in _BETWEEN_CLAUSES.split(clauses):
        read = _of_clause(clause.strip(" .,"), is_told)
        if not read:
            return ()
        fields += read
    return tuple(fields) if any(each.label is Label.LEAD for each in fields) else ()


def _of_clause(words: str, is_told: bool) -> list[LabelledField]:
    if first := _first(words):
        label, label_text, start = first
        return [LabelledField(label, label_text, words[start:])]
    if (named := _WHO_NAMED.match(words)) and names_only(named["who"]):
        return [LabelledField(Label.LEAD, named["label"], named["who"])]
    if due := _DUE.match(words):
        return [LabelledField(Label.DEADLINE, due[0], words)]
    after = next((match for match in _DUE_AFTER.finditer(words) if _of_who(words[: match.start()], is_told)), None)
    who = _of_who(words[: after.start()] if after else words, is_told)
    return [*who, *([LabelledField(Label.DEADLINE, "", words[after.end() :])] if after else [])]


def _of_who(words: str, is_told: bool) -> list[LabelledField]:
    """Return who a clause of a bracket names: "Chi đoàn thực hiện", "giao Chi đoàn", or a name alone."""
    if does := _DOES_IT.match(words):
        label = Label.SUPPORT if does["does"].casefold() == "phối hợp" else Label.LEAD
        return [LabelledField(label, does["does"], does["who"])]
    if not is_told and begins_body(words) and read_subject(words) and not names_only(words):
        return [LabelledField(Label.LEAD, "", words)]
    given = _GIVEN.match(words)
    name = words[given.end() :] if given else words
    return [LabelledField(Label.LEAD, "", name)] if names_only(name) and (given or not is_told) else []


def begins_field(text: str) -> bool:
    """Return whether a paragraph begins with the label of who, when or what comes of it."""
    first = _first(text)
    return first is not None and first[0] in _OF_A_SENTENCE


def _first(text: str) -> tuple[Label, str, int] | None:
    if stated := _SAID.match(text):
        how = "alone" if stated["alone"] else "label"
        return Label.DEADLINE, stated[how], stated.end(how)
    if ":" not in text and text.endswith(_ENDS_OF_SENTENCE):
        return None
    if (match := _DOER.match(text)) and (names_only(match["who"]) or _tells_roles(match["who"])):
        return Label.LEAD, match["label"], match.start("who")
    for label, pattern in _FIRST:
        if (match := pattern.match(text)) and not _NAMED_BY_DUTY.match(match[0]):
            return label, match["label"], match.end()
    return None


def _tells_roles(who: str) -> bool:
    """Return whether who does something is told with what each does: "Văn phòng chủ trì, Ban Tuyên giáo phối hợp"."""
    return _ROLES.search(who) is not None and begins_body(who)


def _later(text: str) -> list[tuple[int, int, Label, str]]:
    """Return where labels stand within the text: the end of the words before, and where the value begins."""
    if ":" not in text:
        return []
    places: dict[int, tuple[int, int, Label, str]] = {}
    for label, pattern in _LATER:
        for match in pattern.finditer(text):
            # Without a mark before it only a capital begins a label: "… Văn phòng Sở Thời gian: …".
            if match["before"].strip() or match["label"][0].isupper():
                place = (match.start() + (match["before"][:1] in ".)"), match.end(), label, match["label"])
                if match.end() not in places or place[0] < places[match.end()][0]:
                    places[match.end()] = place
    return sorted(places.values())
