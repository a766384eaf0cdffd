"""Labelled fields of a task: "Cơ quan chủ trì: …", "Thời gian hoàn thành: …".

A label begins a paragraph, or stands after the end of a sentence or a bracket. Its value runs to the next label or the
end of the paragraph, and may be empty where it stands in the next line.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto


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
    r"chủ trì|thực hiện|phụ trách|tham mưu|chịu trách nhiệm(?:\s+chính)?|đầu mối|triển khai|được giao|tổ chức"
    r"|chủ trì,?\s+(?:và\s+)?(?:tham mưu|thực hiện|triển khai|tổ chức)|chủ trì,?\s+(?:và\s+)?phối hợp"
)
_DOES = (
    r"thực hiện|hoàn thành|ban hành|tổ chức|báo cáo|trình|triển khai|dự kiến|gửi|nộp|kết thúc|hoàn thiện|tiến hành"
    r"|cần đạt|phải đạt|đạt được|đầu ra|giao nộp|cụ thể|chính|yêu cầu"
)
_LABELS: tuple[tuple[Label, str], ...] = (
    (Label.SUPPORT, rf"(?:(?:các\s+)?{_WHO}\s+)?(?:cùng\s+)?phối hợp(?:\s+(?:chính|{_DOES}|với))?"),
    (Label.LEAD, rf"(?:{_WHO}\s+(?:được giao\s+)?)(?:{_LEADING})(?:\s+(?:nội dung|nhiệm vụ|chính))?"),
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
        r"|cách thức)(?:\s+(?:thực hiện|tổ chức|tham gia|tham dự|dự kiến|triển khai|áp dụng))*"
        rf"|(?:{_WHO}\s+)(?:theo dõi|kiểm tra|giám sát|đôn đốc|thẩm định)"
        r"(?:(?:,|\s+-|\s+và)\s*(?:theo dõi|kiểm tra|giám sát|đôn đốc))*",
    ),
    (
        Label.TASK,
        r"(?:tên\s+)?(?:nội dung|nhiệm vụ|công việc|hoạt động)"
        r"(?:\s+(?:công việc|nhiệm vụ|thực hiện|hoạt động|cụ thể|chính|trọng tâm|\d{1,2}))*",
    ),
)
_REMARK = r"\s*(?:\([^()]{1,60}\))?\s*"
_FIRST = tuple(
    (label, re.compile(rf"(?P<label>{words}){_REMARK}(?::|$)\s*", re.IGNORECASE)) for label, words in _LABELS
)
_LATER = tuple(
    (label, re.compile(rf"(?P<before>[.;,(]\s*(?:[-–+]\s*)?|\s+)(?P<label>{words}){_REMARK}:\s*", re.IGNORECASE))
    for label, words in _LABELS
)
_NAMED_BY_DUTY = re.compile(r"(?:Phòng|Ban) (?:Tổ chức|Triển khai|Thực hiện)\s*:?\s*$")
"""The name of a unit, not a label: "Phòng Tổ chức", "Ban Tổ chức: …"."""
_BRACKET = re.compile(r"\((?P<clauses>[^()]*\bchủ trì\b[^()]*)\)[\s.;]*$", re.IGNORECASE)
_DOES_IT = re.compile(r"(?P<who>[^:]+?)\s+(?P<does>chủ trì|phối hợp)(?:,? thực hiện)?$", re.IGNORECASE)
_DUE = re.compile(r"(hoàn thành|xong|trước|trong|chậm nhất|thời gian|tháng|quý|đến|hết)\b", re.IGNORECASE)
_OF_A_SENTENCE = frozenset({Label.LEAD, Label.SUPPORT, Label.DEADLINE, Label.PRODUCT})


def read_fields(text: str) -> tuple[str, tuple[LabelledField, ...]]:
    """Return the words of `text` before its first label, and its fields in their order."""
    if (bracket := _BRACKET.search(text)) and (of_bracket := _fields_of(bracket["clauses"])):
        return text[: bracket.start()].rstrip(), of_bracket
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
    return head, tuple(fields)


def _fields_of(clauses: str) -> tuple[LabelledField, ...]:
    """Return what the clauses of a bracket say if one is who leads: "(Văn phòng chủ trì; xong trước 30/9)"."""
    fields = []
    for clause in clauses.split(";"):
        words = clause.strip(" .,")
        who, due = _DOES_IT.match(words), _DUE.match(words)
        if who:
            label = Label.LEAD if who["does"].casefold() == "chủ trì" else Label.SUPPORT
            fields.append(LabelledField(label, who["does"], who["who"]))
        elif due:
            fields.append(LabelledField(Label.DEADLINE, due[1], words))
        else:
            return ()
    return tuple(fields) if any(each.label is Label.LEAD for each in fields) else ()


def begins_field(text: str) -> bool:
    """Return whether a paragraph begins with the label of who, when or what comes of it."""
    first = _first(text)
    return first is not None and first[0] in _OF_A_SENTENCE


def _first(text: str) -> tuple[Label, str, int] | None:
    for label, pattern in _FIRST:
        if (match := pattern.match(text)) and not _NAMED_BY_DUTY.match(match[0]):
            return label, match["label"], match.end()
    return None


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
