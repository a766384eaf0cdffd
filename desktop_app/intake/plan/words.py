"""Clean the paragraphs of a plan, and hide words that only look like a date or a name.

Titles in quotation marks contain years, and citations contain dates, that are not deadlines. They are replaced by the
same number of placeholder characters, so that positions in the hidden text are valid in the original one.
"""

import re
from typing import Final

from desktop_app.domain.vietnamese import clean_line

_DATE = r"\d{1,2}\s?(?:[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|tháng \d{1,2} năm \d{4})"
_NUMBER = r"\d{1,5}(?:[-/][\w.]+)+"
_PAPERS = (
    "Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Chương trình|Kế hoạch|Chỉ thị|Thông tư|Công văn|Công điện"
    "|Kết luận|Hướng dẫn|Thông báo|Đề án|Tờ trình|Văn bản|Quy định|Quy chế|Báo cáo"
)
_CITATION = re.compile(
    rf"\b(?P<paper>(?i:{_PAPERS}))(?P<name>[^\d.;:“”\"()]{{0,80}}?)\s+số:?\s*(?P<number>{_NUMBER})"
    rf"(?:,?\s+(?:ban hành )?ngày\s+(?P<date>{_DATE}))?"
)
_CITED_NUMBER = re.compile(rf"số:?\s*{_NUMBER}")
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_CITED_DATE = re.compile(
    rf"(?:(?:số:?|\b(?:{_PAPERS}))\s*{_NUMBER}|\b(?:{_PAPERS}) số:?\s*\d[\d.]*),?\s+(?:ban hành )?ngày\s+{_DATE}"
)
_GROUNDS = re.compile(r"^Căn cứ[^,;:.]*,")
_EMPHASIS = re.compile(r"\*{2,}|_{2,}")
_CLOSERS = " ”’»\"')]/"
HIDDEN = "\x01"
LOWER: Final = "a-zß-öø-ÿăđĩũơư" + "".join(map(chr, range(ord("ạ"), ord("ỹ") + 1, 2)))
"""The small letters of Vietnamese, for patterns; the range à-ỹ has the capitals with marks too. More letters cost."""


def clean_paragraph(text: str) -> str:
    """Return `text` as one clean line without the marks of emphasis (**) of a copied text."""
    line = clean_line(text)
    return clean_line(_EMPHASIS.sub("", line)) if "**" in line or "__" in line else line


def hide_quotes(text: str) -> str:
    """Return `text` with everything in quotation marks hidden, its length unchanged."""
    return _QUOTED.sub(_hidden, text) if "“" in text or '"' in text else text


def hide_citations(text: str) -> str:
    """Return `text` with the number and date of each cited paper hidden, its length unchanged."""
    return _CITED_DATE.sub(_hidden, text) if "ngày" in text else text


def hide_grounds(text: str) -> str:
    """Return `text` with the grounds that it begins with ("Căn cứ dự toán hằng năm, …") hidden, its length kept."""
    return _GROUNDS.sub(_hidden, text)


def find_citations(text: str) -> list[tuple[str, str]]:
    """Return (number, "Quyết định số 1/QĐ-UBND ngày 02/3/2024") of each paper that `text` cites, in its order."""
    cited_papers = []
    for match in _CITATION.finditer(text) if _CITED_NUMBER.search(text) else ():
        name = f"{match['paper'][0].upper()}{match['paper'][1:]}{_law_name(match)}"
        date = f" ngày {match['date']}" if match["date"] else ""
        cited_papers.append((match["number"], f"{name} số {match['number']}{date}"))
    return cited_papers


def _law_name(match: re.Match[str]) -> str:
    # Only laws are named by a title before the number; before any other number the words belong to the sentence.
    return match["name"] if match["paper"].casefold() in ("luật", "bộ luật", "pháp lệnh") else ""


def _hidden(match: re.Match[str]) -> str:
    return HIDDEN * len(match[0])


def ends_with_mark(text: str, marks: str = ".;:!?…") -> bool:
    """Return whether `text` ends with one of `marks`, ignoring closing quotation marks and brackets."""
    return text.rstrip(_CLOSERS).endswith(tuple(marks))


def capitalised(text: str) -> str:
    """Return `text` with its first letter a capital, the others as they are."""
    return text[:1].upper() + text[1:]
