"""How sentences of the office name days, documents and small numbers."""

import re
from collections.abc import Collection, Iterable
from datetime import date
from typing import Final

from desktop_app.domain.round_codes import HALVES
from desktop_app.domain.vietnamese import thousands

_PADDED_BELOW = 10
_LETTERS = re.compile(r"(?:số )?\d+[a-zđ]?(?:/\d{4})?/([A-ZĐ][A-Za-zĐ]*)-\S+$")
_KINDS: Final = {
    "QĐ": "Quyết định",
    "NQ": "Nghị quyết",
    "CT": "Chỉ thị",
    "KH": "Kế hoạch",
    "BC": "Báo cáo",
    "TTr": "Tờ trình",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "BB": "Biên bản",
    "GM": "Giấy mời",
}
"""The kinds of document by the letters of their numbers (Nghị định 30/2020/NĐ-CP, Phụ lục III)."""
_ITS_OWN_VERB: Final = ("thực hiện", "triển khai", "tổ chức", "về ", "phát động", "tuyên truyền")
_NEXT_BODY: Final = re.compile(
    r"[,;] (?=(?:Sở|Bộ|Ban|Công an|Tỉnh|Thành|Ủy ban|UBND|Mặt trận|Hội|Liên đoàn|Đoàn|Chi đoàn|Trường|Đại học|Học viện|"
    r"Phòng|Văn phòng|Thanh tra|Trung tâm|Báo|Đài|Cục|Chi cục|Tòa án|Viện|Kho bạc|Bảo hiểm|Bảo tàng|Thư viện|Bệnh viện|"
    r"Công ty|Ngân hàng|Viettel|VNPT|Huyện|Thị xã|Phường|Xã|Đồn|Nhà|Tổ|Câu lạc bộ)\b)"
)
"""What parts bodies that were entered in a row: "Sở Văn hóa, Thể thao và Du lịch" is one."""
_OFFICES: Final = ("S", "UBND")
"""What the letters of an office begin with: "SNgV", "STC", "UBND". Those of no kind do."""
_OF_OFFICE: Final = re.compile(r"\d/(?:[^\s/-]+-)?(?:S[A-ZĐ]|UBND)")

_SPANS: Final = {
    ((1, 1), (12, 31)): "năm",
    ((1, 1), (6, 30)): HALVES[1],
    ((7, 1), (12, 31)): HALVES[2],
}
"""The spans that have a name, by month and day of the first and of the last day."""


def day_words(day: date) -> str:
    """Return a day as it stands in a sentence: "05/8/2025", "12/02/2026"; months from 3 on take no zero."""
    return f"{day.day:02d}/{month_words(day.month)}/{day.year:04d}"


def month_words(month: int) -> str:
    """Return the number of a month as a paper writes it: "01", "02", but "3" (Nghị định 30/2020/NĐ-CP)."""
    return f"{month:02d}" if month < 3 else str(month)


def document_words(kind: str, number: str, day: date | None) -> str:
    """Return a document as it is cited: "Kế hoạch số 29/KH-SNgV ngày 02/6/2026"; "" if nothing of it is recorded."""
    numbered = f"số {number}" if number and not number.startswith("số ") else number
    dated = f"ngày {day_words(day)}" if day is not None else ""
    named = kind or _kind_of(number) or ("Văn bản" if number or dated else "")
    return " ".join(filter(None, (named, numbered, dated)))


def cited_document(text: str, day: date | None) -> str:
    """Return a document typed as one text as it is cited: "Quyết định số 144/QĐ-SNgV ngày 08/12/2025" of its number."""
    if _kind_of(text) or text.isdecimal():
        return document_words("", text, day)
    return f"{text} ngày {day_words(day)}" if text and day is not None and "ngày" not in text else text


def type_in_common(documents: Iterable[str]) -> str:
    """Return the type that cited documents with a number share, as a sentence has it: "công văn"; "" for several."""
    cited = [document.partition(" số ") for document in documents]
    types = {kind if numbered and kind != "Văn bản" else "" for kind, numbered, _ in cited}
    (kind,) = types if len(types) == 1 else ("",)
    return f"{kind[:1].lower()}{kind[1:]}"


def _kind_of(number: str) -> str:
    """Return the kind of document that the letters of a number tell: "Quyết định" of "144/QĐ-SNgV"."""
    letters = _LETTERS.match(number)
    if letters is None:
        return ""
    # A letter has no letters of its kind: those of the office that sends it come first.
    return "Công văn" if letters[1].startswith(_OFFICES) else _KINDS.get(letters[1], "")


def subject_words(title: str) -> str:
    """Return what a document is about, behind its number and day: "về …", unless its title says itself what it does."""
    subject = title if title[1:2].isupper() else f"{title[:1].lower()}{title[1:]}"
    return subject if not subject or subject.startswith(_ITS_OWN_VERB) else f"về {subject}"


def is_of_office(document: str) -> bool:
    """Return whether a document is the office's by its number, "18/SNgV-VP": the unit that it names drafted it."""
    return _OF_OFFICE.search(document) is not None


def span_name(first: date, last: date) -> str:
    """Return the name of a year or a half of one, "năm 2026"; "" of any other span."""
    name = _SPANS.get(((first.month, first.day), (last.month, last.day))) if first.year == last.year else None
    return f"{name} {first.year}" if name else ""


def span_words(first: date, last: date) -> str:
    """Return a span of days in words: by its name where it has one, since a paper of December knows no later day."""
    return span_name(first, last) or f"từ ngày {day_words(first)} đến ngày {day_words(last)}"


def titled(title: str, years: Collection[int | None]) -> str:
    """Return a title of emulation with its year, without one where several have it or it is not on record (None).

    It is one of a year, and the decision on it often comes in the next one, whose report tells it.
    """
    year = next(iter(years)) if len(years) == 1 else None
    return title if year is None else f"{title} năm {year}"


def bare_number(number: str) -> str:
    """Return the number of a document without its symbol, which one of two records may leave out, or leading zeros."""
    return number.partition("/")[0].strip().lstrip("0")


def is_same_number(number: str, other: str) -> bool:
    """Tell whether two whole numbers of documents are one, however they are spaced, padded or capitalised."""
    symbols = (text.partition("/")[2].replace(" ", "").casefold() for text in (number, other))
    return bare_number(number).casefold() == bare_number(other).casefold() and len(set(symbols)) == 1


def recipients_words(
    collectives: int, people: int, before: str = "", *, twice: tuple[bool, bool] = (False, False)
) -> str:
    """Return "01 tập thể và 02 cá nhân", "" for nobody; `before` follows each number.

    Of collectives, or people, some of whom are counted `twice` it says so: "08 lượt cá nhân".
    """
    words = ("tập thể", "cá nhân")
    return " và ".join(
        f"{count_words(number)} {before}{'lượt ' if again else ''}{word}"
        for number, again, word in zip((collectives, people), twice, words, strict=True)
        if number
    )


def giver_words(body: str, office: str) -> str:
    """Return who gives an award: an office gives none, its Giám đốc does; "" stands for the office.

    Also of an office that has another name since.
    """
    given_by = body or office
    return f"Giám đốc {given_by}" if given_by.startswith("Sở ") else given_by


def count_words(number: int) -> str:
    """Return a count of records as it stands in a sentence: "03", "24", "1.250"; none is "0", never "00"."""
    return f"{number:02d}" if 0 < number < _PADDED_BELOW else thousands(number)


def ratio_words(part: int, whole: int) -> str:
    """Return how many of a whole: "5/12", whose numbers take no zero before them as counts do."""
    return f"{thousands(part)}/{thousands(whole)}"


def months_words(first: date, last: date) -> str:
    """Return the months of a span: "tháng 3/2026", "từ tháng 3 đến tháng 10/2026"."""
    if (first.year, first.month) == (last.year, last.month):
        return f"tháng {month_words(first.month)}/{first.year}"
    year = f"/{first.year}" if first.year != last.year else ""
    return f"từ tháng {month_words(first.month)}{year} đến tháng {month_words(last.month)}/{last.year}"


def joined_words(parts: tuple[str, ...], *, apart: str = ", ") -> str:
    """Return parts as a list in a sentence: "A", "A và B", "A, B và C"; with ";" where one of them has a comma.

    `apart` stands between the first ones: documents are parted by "; ".
    """
    if len(parts) < 2:
        return "".join(parts)
    comma = "; " if any("," in part for part in parts) else apart
    return f"{comma.join(parts[:-1])} và {parts[-1]}"


def bodies_of(entered: str) -> tuple[str, ...]:
    """Return the bodies that were entered in a row."""
    return tuple(part.strip() for part in _NEXT_BODY.split(entered) if part.strip())


def partners_words(entered: str) -> str:
    """Return bodies that were entered in a row as a list in a sentence, the last of them behind "và"."""
    *first, last = _NEXT_BODY.split(entered)
    if not first or any(_NEXT_BODY.match(f", {rest}") for rest in last.split(" và ")[1:]):
        return entered
    return f"{entered[: -len(last)].rstrip(' ,;')} và {last}"
