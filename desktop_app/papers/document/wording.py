"""Fixed phrases of official papers: the Quốc hiệu, dates, and blanks for a number and date given at signing."""

import re
from datetime import date, datetime
from typing import Final

from desktop_app.domain.office.citations import month_words
from desktop_app.domain.vietnamese import thousands

QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
ADDRESSED_TO = "Kính gửi:"
RECIPIENTS_TITLE = "Nơi nhận:"
DRAFT_MARK: Final = " (DỰ THẢO)"
"""Behind the subject of a paper that may not be used yet."""

THE_END: Final = "./."
"""The end of the text of a paper."""
ATTACHED: Final = "(Kèm theo "
"""How the line begins that says with which paper an annex is issued."""

OPEN_YEAR: Final = "……"
"""What stands for the year where not even that is known: a paper of a past year is made without a day."""

UNKNOWN_CODE: Final = "…"
"""What stands in the number of a paper for the letters of a unit, which no record has: it writes them by hand."""

_LAW = re.compile(r"(?:Căn cứ )?(?:Bộ luật|Luật|Pháp lệnh)\b")
_LAW_OF_YEAR = re.compile(r"^(Luật Thi đua, khen thưởng) \d{4}(?:, sửa đổi bởi [^,]+)?")
_NUMBERED_ACT = re.compile(r"^(Nghị định|Thông tư|Quyết định|Công văn) (?=\d)")
_SHORT_DAY = re.compile(r"\bngày (\d{1,2})/(\d{1,2})/(\d{4})\b")
_PLACES = re.compile(r"(?:Điều|khoản|điểm) \w+")
_LAW_NUMBER = re.compile(r",? số:? ?\d+/\d{4}/(?:QH|UBTVQH|PL-UBTVQH)\d*(?=[\s,;.)]|$)")
# Only after the date: "Quốc hội" may stand in a law's name.
_LAW_ISSUER = re.compile(r"(\d{4}),? của (?:Quốc hội|Ủy ban [Tt]hường vụ Quốc hội)(?: khóa [IVX]+)?(?=[\s,;.)]*$)")
_NBSP = "\u00a0"
_NUMBER_BLANK = _NBSP * 8
_DAY_BLANK = _NBSP * 5


def date_in_words(day: date | None, year: int | str) -> str:
    """Return "ngày 05 tháng 01 năm 2026", or that with blanks for day and month where `day` is None.

    Only days below 10 and the months 1 and 2 take a leading zero (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4).
    """
    if day is None:
        return f"ngày{_DAY_BLANK}tháng{_DAY_BLANK}năm{_NBSP}{year}"
    return f"ngày{_NBSP}{day.day:02d} tháng{_NBSP}{month_words(day.month)} năm{_NBSP}{day.year}"


def spelled_date(day: date) -> str:
    """Return "05 tháng 01 năm 2026", for a passage that has the word "ngày" itself."""
    return date_in_words(day, day.year).partition(_NBSP)[2]


def place_and_date(place: str, day: date | None, year: int) -> str:
    """Return the line of box 4: "Lạng Sơn, ngày 05 tháng 01 năm 2026"."""
    return f"{place}, {date_in_words(day, year)}"


def attached_to(paper: str, number: str, day: str, issuer: str) -> str:
    """Return the line under the title of an annex: "(Kèm theo Báo cáo số 05/BC-SNgV ngày … của Sở Ngoại vụ)"."""
    return f"{ATTACHED}{paper} số {number} {day} của {issuer})"


def made_by(paper: str, number: str, day: str, issuer: str) -> str:
    """Return the line under the title of a list of its own: "(Theo Quyết định số 15/QĐ-SNgV ngày … của Giám đốc …)"."""
    return f"(Theo {paper} số {number} {day} của {issuer})"


def percent(share: str) -> str:
    """Return a share as papers write it, "87,5%": one that the window shows as "87,5 %"."""
    return share.replace(" %", "%")


def drafted(subject: str, *, is_draft: bool) -> str:
    """Return the subject of a paper, marked where it may not be used yet."""
    return f"{subject}{DRAFT_MARK}" if is_draft else subject


def document_number(number: str, symbol: str) -> str:
    """Return "05/TTr-SNgV" for number "5" and symbol "TTr-SNgV"; a wide blank for "".

    A number below 10 takes a leading zero; there are no spaces around "/" and "-" (Phụ lục I, II.3).
    """
    number = number.strip()
    if "/" in number:
        return number
    if number.isdecimal() and len(number) < 2:
        number = number.zfill(2)
    return f"{number or _NUMBER_BLANK}/{symbol}"


_BLANK_HOUR: Final = "…… giờ …… phút"
"""Where the hour is written by hand."""


def hour_in_words(time: str) -> str:
    """Return "08 giờ 30 phút" for "08:30", and blanks for ""."""
    hour, _, minute = time.partition(":")
    return f"{hour} giờ {minute} phút" if hour else _BLANK_HOUR


def time_in_words(moment: datetime | None, year: int, day: date | None = None) -> str:
    """Return "08 giờ 30 phút, ngày 05 tháng 01 năm 2026"; of a `day` without an hour that with blanks for the hour."""
    if moment is None:
        return f"{hour_in_words('')}, {date_in_words(day, year)}"
    return f"{hour_in_words(f'{moment:%H:%M}')}, {date_in_words(moment.date(), year)}"


def money_figures(amount: int) -> str:
    """Return "1.520.000"."""
    return thousands(amount)


def cited_article(article: str) -> str:
    """Return an article of the rules as a paper cites it: "điểm b khoản 1 Điều 73 Luật Thi đua, khen thưởng".

    Which law, of which day and as amended by which, is told where the paper cites its bases. Of several articles each
    is cited; what names no article is cited as a whole.
    """
    return "; ".join(map(_cited_place, article.split("; ")))


def _cited_place(article: str) -> str:
    act, comma, where = _LAW_OF_YEAR.sub(r"\1", article).partition(", Điều ")
    act = _SHORT_DAY.sub(_spelled, _NUMBERED_ACT.sub(r"\1 số ", act))
    return " ".join((*reversed(_PLACES.findall(f"Điều {where}")), act)) if comma else act


def _spelled(day: re.Match[str]) -> str:
    """Return a day as the text of a paper has it; typed, it may be in no calendar."""
    number, month, year = map(int, day.groups())
    return f"ngày {number:02d} tháng {month_words(month)} năm {year}"


def cited(basis: str) -> str:
    """Return a legal basis as box 6 cites it: a Luật or Pháp lệnh by name and date, without number and issuer.

    Other papers keep theirs: "Nghị định số 152/2025/NĐ-CP …" (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6).
    """
    if not _LAW.match(basis):
        return basis
    return _LAW_ISSUER.sub(r"\1", _LAW_NUMBER.sub("", basis))
