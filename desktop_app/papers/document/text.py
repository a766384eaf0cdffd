"""Values as printed on paper: cleaned text, whole numbers with dots, dates as its sentences have them."""

import re
import unicodedata
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

from desktop_app.domain import vietnamese
from desktop_app.domain.office.citations import day_words
from desktop_app.papers.document.wording import money_figures

type Value = str | int | date | None
"""The value of a cell; None prints as nothing."""

_ODD = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u00d0\u00f0\u200b-\u200f\u2028\u2029\u2060\ud800-\udfff\ufeff\ufffe\uffff]"
)
_LETTERS = [*map(chr, (*range(0x41, 0x250), *range(0x1EA0, 0x1EFA)))]
_CAPITAL = f"[{''.join(filter(str.isupper, _LETTERS))}]"
_SMALL = f"[{''.join(filter(str.islower, _LETTERS))}]"
NAME = re.compile(rf"\b{_CAPITAL}{_SMALL}*(?: {_CAPITAL}{_SMALL}*){{1,3}} {_CAPITAL}{_SMALL}+(?!\w)")
"""The name of a person, as far as its letters tell: three to five words, each with a capital ("Nông Thanh Vượng").

All but the last may be one letter: "Giàng A Páo"."""
_COUNTED = (
    "đồng|tháng|giờ|tập thể|cá nhân|%|người|lượt|kỳ|nhiệm vụ|văn bản|tin|bài|câu chuyện|hoạt động"
    "|hội nghị|thành viên|ý kiến|phiếu|trường hợp|sáng kiến|nội dung|đúng hạn|quá hạn|chưa đến hạn"
    "|phòng|đơn vị|quyết định|buổi|cuộc|lớp|sự kiện|đề nghị|chỉ tiêu|tiêu chí|vụ|phong trào|khó khăn|báo cáo"
)
"""What stays with the number before it."""
_UNPARTED = re.compile(
    r"\b(?:[Nn]gày|[Tt]háng|[Nn]ăm|[Đđ]iều|[Kk]hoản|[Mm]ục|Phụ lục|[Qq]uý) (?=\d|[IVX]+\b)"
    # The blank for a number or a day, too: "số ………", "ngày ……/……/……".
    r"|\b[Ss]ố (?=\d|…)|\b[Nn]gày (?=…+/)"
    # A count behind its colon: "Zalo: 02".
    r"|(?<=\w:) (?=\d{2}\b(?![./:]))"
    r"|\b[Đđ]iểm (?=[a-zđ]\b)"
    r"|\b\d{4} - (?=\d{4}\b)"
    # The day and its month, the month and its year.
    r"|(?<=gày[ \u00a0]\d) (?=tháng[ \u00a0]\d)|(?<=gày[ \u00a0]\d\d) (?=tháng[ \u00a0]\d)"
    r"|(?<=háng[ \u00a0]\d) (?=năm[ \u00a0]\d)|(?<=háng[ \u00a0]\d\d) (?=năm[ \u00a0]\d)"
    rf"|\d (?=(?:{_COUNTED})(?!\w))"
    rf"|{NAME.pattern}"
)

NOTHING_RECORDED = "–"
"""What a cell has for what nobody recorded, be it a number, which then is not 0; remarks say of how many."""


class CellKind(StrEnum):
    """The kind of values in a column, which decides how they are printed and written to Excel."""

    TEXT = "text"
    ORDINAL = "ordinal"
    """A running number: no thousands dots."""
    INTEGER = "integer"
    """A count or an amount in đồng: 1.234.567."""
    DATE = "date"


_DOCUMENTS: Final = (
    "Bộ quy tắc",
    "Bộ luật",
    "Luật",
    "Kế hoạch",
    "Chương trình",
    "Nghị định",
    "Nghị quyết",
    "Quyết định",
)
_NAMES: Final = (
    *_DOCUMENTS,
    *("Sở ", "Ủy ban ", "Tỉnh ủy", "Tỉnh đoàn", "Chính phủ", "Quốc hội", "Tết ", "Việt Nam"),
    *("Zalo", "Facebook", "YouTube", "TikTok", "Google"),
)
"""What is written with a capital within a sentence, too."""
_SHORT_UNITS: Final = re.compile(
    r"(?:Trung tâm|Chi đoàn|Văn phòng(?! phẩm\b)) (?!(?:xã|phường|huyện|thôn|tỉnh|thành phố)\b)"
)
"""What an office calls some of its units for short: a name, but not "trung tâm xã"."""
_BODY: Final = re.compile(
    r"(?:Bộ|Ban|Cục|Chi cục|Vụ|Đảng|Đoàn|Chi đoàn|Hội|Hội đồng|Phòng|Văn phòng|Trung tâm|Thanh tra|Công an|Báo|Đài"
    r"|Trường|Bệnh viện|Trạm|Viện|Học viện|Đại học|Ngày|Quỹ) "
)
"""What begins the name of a body if a capital follows: "Bộ Ngoại giao", but not "Bộ máy"."""


def clean(text: str) -> str:
    """Return `text` as every writer prints it: NFC, "\\n" between lines, no tabs, control or zero-width characters."""
    if unicodedata.is_normalized("NFC", text) and not _ODD.search(text):
        return text
    return vietnamese.nfc(text.replace("\t", " "))


@lru_cache(maxsize=1024)
def unparted(text: str) -> str:
    """Return `text` with no-break spaces where no line should end: "ngày 05", "số 12/QĐ", "03 cá nhân", a name.

    Cached: a paper is laid out several times.
    """
    return _UNPARTED.sub(lambda match: match[0].replace(" ", "\u00a0"), text)


def capitalised(text: str) -> str:
    """Return `text` with its first letter a capital, the others as they are."""
    return text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """Return lines that somebody typed with a full stop at the end of each that ends in none, nor in another mark."""
    return "\n".join(
        f"{line}." if line and (line[-1].isalnum() or line[-1] in ")”%") else line for line in text.split("\n")
    )


def lowered(text: str) -> str:
    """Return `text` with its first letter in lower case, for use within a sentence."""
    return text[:1].lower() + text[1:]


def inside_sentence(text: str) -> str:
    """Return `text` as it goes on a sentence: with a small letter, unless it begins with a name or an abbreviation."""
    body = _BODY.match(text)
    is_name = bool(text.startswith(_NAMES) or _SHORT_UNITS.match(text)) or (
        body is not None and text[body.end() : body.end() + 1].isupper()
    )
    keeps = is_name or text[1:2].isupper() or text[:1].isdigit() or text[:1] in '“"'
    return text if keeps else lowered(text)


def printed(value: Value, kind: CellKind = CellKind.TEXT) -> str:
    """Return `value` as it is printed."""
    if isinstance(value, str):
        return clean(value)
    if value is None:
        return ""
    if isinstance(value, date):
        return day_words(value)
    return str(value) if kind is not CellKind.INTEGER else money_figures(value)
