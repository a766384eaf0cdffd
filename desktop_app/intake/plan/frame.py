"""The frame of a plan: its title before the first heading, recipients and signature after the last.

The order is that of Nghị định 30/2020/NĐ-CP: national heading, KẾ HOẠCH, subject, legal bases, body, Nơi nhận,
signature. A plan annexed to a decision follows the decision's own frame, so the search begins at KẾ HOẠCH.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.errors import UnreadableInput
from desktop_app.domain.vietnamese import clean_line
from desktop_app.intake.files.markers import Rank, read_marker
from desktop_app.intake.plan.words import find_citations

_MOST_TITLE_PARAGRAPHS = 3
_TITLE = re.compile(r"KẾ HOẠCH(?![\w])(?P<rest>.*)$")
_PREAMBLE = re.compile(
    r"(?:Căn cứ|Thi hành|Nhằm|Để|Trên cơ sở|Ngày|Sau khi)(?!\w)|(?:Thực hiện|Triển khai).*(?:\bsố:? \d|\bngày \d)"
)
ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục)(?: số)?(?:\s+(?P<number>[IVX]+|\d{1,2}|[A-H]))?\s*[:.–-]?\s*(?P<rest>.*)$")
"""The line with which what is annexed to a plan begins."""
_ANNEXED = re.compile(r"\(?(?:Kèm theo|Ban hành kèm theo)\b", re.IGNORECASE)
_LONGEST_ANNEX_LINE = 60
_SENT_TO = re.compile(r"Nơi nhận\s*:?\s*(?P<rest>.*)$", re.IGNORECASE)
_SIGNER = re.compile(
    r"(?:(?:TM|KT|TUQ|TL|Q|T/M|K/T|T/L)\.? .*"
    r"|(?:QUYỀN )?(?:PHÓ )?(?:GIÁM ĐỐC|CHỦ TỊCH|CHÁNH VĂN PHÒNG|TRƯỞNG BAN|HIỆU TRƯỞNG"
    r"|BÍ THƯ|CỤC TRƯỞNG|VIỆN TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|TRƯỞNG PHÒNG)(?: .*)?)$"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The place of a plan's body (paragraphs `first` to `after`, exclusive), and the parts that surround it."""

    title: str
    first: int
    after: int
    recipients: tuple[str, ...] = ()
    signer_title: str = ""
    signer_name: str = ""


def read_frame(paragraphs: Sequence[str], file_name: str, rows: frozenset[int] = frozenset()) -> Frame:
    """Return the frame of the plan in `paragraphs` (clean lines), of which some are `rows` of tables.

    Raises UnreadableInput, naming the file, if there is no title KẾ HOẠCH, or after it neither a numbered heading nor
    words that introduce what is to be done ("… như sau:").
    """
    start = next((place for place, text in enumerate(paragraphs) if _is_title(text) and place not in rows), None)
    if start is None:
        raise UnreadableInput(f"“{file_name}” không phải kế hoạch: không thấy tiêu đề “KẾ HOẠCH”.")
    first = _first_heading(paragraphs, start + 1)
    first = _first_introduced(paragraphs, start + 1, rows) if first is None else first
    if first is None:
        raise UnreadableInput(f"Kế hoạch trong “{file_name}” không có mục nào được đánh số (I, 1, 1.1) để đọc.")
    title = _title(paragraphs[start:first])
    end = len(paragraphs)
    after = next((place for place in range(first, end) if place not in rows and _ends_body(paragraphs[place])), end)
    annexed = (place for place in range(after, end) if place in rows or ANNEX.match(paragraphs[place]))
    recipients, rest = _recipients(paragraphs[after : next(annexed, end)])
    signer_title, signer_name = _signature(rest)
    return Frame(title, first, after, recipients, signer_title, signer_name)


def legal_bases(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Return the papers that the plan cites by number, each once, with its date if one is given."""
    papers: dict[str, str] = {}
    for text in paragraphs:
        for number, paper in find_citations(text):
            if len(paper) > len(papers.get(number, "")):
                papers[number] = paper
    return tuple(papers.values())


def _is_title(text: str) -> bool:
    match = _TITLE.match(text)
    # "KẾ HOẠCH SỬ DỤNG ĐẤT …" is a title too; "KẾ HOẠCH VÀ ĐẦU TƯ" is half of an office's name.
    return match is not None and not match["rest"].startswith(" VÀ ")


def _first_heading(paragraphs: Sequence[str], start: int) -> int | None:
    """Return the place of the first Roman (or A, B) heading if there is one, else of the first numbered paragraph."""
    first_numbered = None
    for index in range(start, len(paragraphs)):
        marker = read_marker(paragraphs[index])
        if marker is None or _ends_body(paragraphs[index]):
            continue
        if marker.rank <= Rank.ROMAN:
            return index
        if first_numbered is None and marker.rank < Rank.LETTER:
            first_numbered = index
    return first_numbered


def _first_introduced(paragraphs: Sequence[str], start: int, rows: frozenset[int]) -> int | None:
    """Return the place of what the opening of a plan without any number introduces: "… xây dựng kế hoạch như sau:".

    Headings without their numbers, in capitals, show that these were lost: such a plan is not read.
    """
    end = next((place for place in range(start, len(paragraphs)) if _ends_body(paragraphs[place])), len(paragraphs))
    body = [place for place in range(start, end) if place not in rows]
    first = next((place + 1 for place in body if paragraphs[place].endswith(":") and place + 1 < end), None)
    if first is None or any(paragraphs[place].isupper() for place in body if place >= first):
        return None
    return first


def _title(opening: Sequence[str]) -> str:
    match = _TITLE.match(opening[0])
    parts = [match["rest"].strip(" :–-")] if match else []
    for text in opening[1 : 1 + _MOST_TITLE_PARAGRAPHS]:
        if _PREAMBLE.match(text) or text.endswith((":", ";")) or read_marker(text):
            break
        if _ANNEXED.match(text):
            continue
        if re.search(r"\w", text):  # not the line drawn below a title
            parts.append(text)
    return clean_line(" ".join(parts))


def _ends_body(text: str) -> bool:
    is_annex = text.startswith("PHỤ LỤC") and len(text) <= _LONGEST_ANNEX_LINE and ANNEX.match(text) is not None
    return _SENT_TO.match(text) is not None or _is_signer(text) or is_annex


def _is_signer(text: str) -> bool:
    return text.isupper() and _SIGNER.match(text) is not None


def _is_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 8 and all(word[0].isupper() for word in words) and not text.isupper()


def _recipients(tail: Sequence[str]) -> tuple[tuple[str, ...], Sequence[str]]:
    match = _SENT_TO.match(tail[0]) if tail else None
    if match is None:
        return (), tail
    recipient_lines: list[str] = []
    signature_lines: list[str] = []
    for index, text in enumerate([match["rest"], *tail[1:]]):
        # The signature stands beside the list, and may come before the list's end at a page break.
        marker = read_marker(text)
        if (marker is None or marker.rank != Rank.DASH) and (signature_lines or text.isupper()):
            signature_lines.append(text)
            continue
        recipient_lines.append(text)
        if re.search(r"(?:^|[-;])\s*Lưu\b", text):
            signature_lines += tail[index + 1 :]
            break
    cleaned = (part.lstrip("-–+• ").rstrip(" ;.,") for text in recipient_lines for part in text.split(";"))
    return tuple(text for text in cleaned if text), signature_lines


def _signature(tail: Sequence[str]) -> tuple[str, str]:
    titles: list[str] = []
    for text in tail:
        if _is_signer(text):
            titles.append(text)
        elif titles and _is_name(text):
            return " ".join(titles), text
        elif titles and not text.startswith("("):
            break
    return " ".join(titles), ""
