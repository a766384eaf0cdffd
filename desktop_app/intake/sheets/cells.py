"""Read single cells of the office's lists: texts, names with honorifics, years of birth, check marks."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.family_names import FAMILY_NAMES, MIDDLE_NAMES
from desktop_app.domain.office.people import EARLIEST_BIRTH, LONGEST_NAME, YOUNGEST
from desktop_app.domain.vietnamese import clean_line, clean_text, fold
from desktop_app.intake.files.workbook import Cell

_TEXT_NUMBER = re.compile(r"\d+(?:[.,]0+)?")
_ERROR = re.compile(r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NULL!|NUM!)")
_HONORIFIC = re.compile(
    r"(?:(?P<comrade>đ/c|đồng chí|đc\.)|(?P<male>ông|ô\.|mr\.)|(?P<female>bà|b\.|mrs\.|ms\.))(?:\s*[.:]\s*|\s+)",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"(?:(?:pgs|gs|ths|ts|bsck[i12]{0,2}|bsnt|bs|ks|cn|ds|dsck[i12]{0,2}|cnđd|đd|ktv|kts|ls)"
    r"(?:(?P<dot>\s?[.,]\s*)(?=\w)|\s+)|(?:phó giáo sư|giáo sư|thạc sĩ|tiến sĩ|bác sĩ|dược sĩ|kỹ sư|cử nhân|y sĩ"
    r"|điều dưỡng|luật sư|(?:thiếu|trung|thượng|đại) (?:úy|tá)|thiếu tướng),?\s+)",
    re.IGNORECASE,
)
"""A degree, a profession or a rank before a name: "BSCKII. ", "Thạc sĩ "."""
_BY_AGE = re.compile(r"(?:(?P<male>thầy|anh)|(?P<female>cô|chị))(?: giáo)?\s+(?=\w+ \w)", re.IGNORECASE)
"""How people of a school or a union call each other."""
_DAY = re.compile(r"(?:ngày )?(\d{1,2})\s?(?:[/.\-]|tháng)\s?(\d{1,2})\s?(?:[/.\-]|năm)\s?(\d{4}|\d{2})", re.IGNORECASE)
_MONTH = re.compile(r"(?:tháng )?(\d{1,2})\s?(?:[/.\-]|năm)\s?(\d{4})", re.IGNORECASE)
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?")
_YEAR_OF_BLANKS = re.compile(r"[\s/.…_x?-]*/(?:[\s/.…_x?-]*|\s*(?:0?[1-9]|1[0-2])\s*/\s*)(\d{4})", re.IGNORECASE)
"""A form with only its year, or its month and year, filled in: "…/…/1990", "xx/9/1990"."""
_BEHIND_NAME = re.compile(r"(?<=\w)\s*\((?!phòng|ban\b|tổ\b|trung tâm|đơn vị|sở\b|chi\b)[^\W\dA-ZĐ_][^()\d]{3,}\)\s*$")
"""A remark behind a name: "(nghỉ thai sản)", not "(A)" or "(Văn phòng)", which tells namesakes apart."""
_BEYOND_NAME = re.compile(r"\s[-–—]\s")
"""A dash between blanks: "Lù A Dê - Phó phòng"; one within a name has none, "Y-Bhăm"."""
_SEVERAL_NAMES = re.compile(r"[,;:]| và |\bcộng sự\b")
"""What no name has: "Lù A Dê, Phó phòng", "Lù A Dê và cộng sự"."""
_YEAR = re.compile(r"(?:năm |sn |sinh năm )?(\d{4})(?:[.,]0+)?", re.IGNORECASE)
# Dates as spreadsheets store them, in days since 30/12/1899, for the years of birth of people at work.
_SERIAL_DAYS = range(10_000, 50_000)
_EPOCH = date(1899, 12, 30).toordinal()
_GENDERS = {
    **dict.fromkeys(("nam", "m", "male", "ong"), "male"),
    **dict.fromkeys(("nu", "n", "f", "female", "ba"), "female"),
}
_MARKS = frozenset({"x", "✓", "✔", "v", "1", "co", "+", "*"})


def tidy(text: str) -> str:
    """Return `clean_line(text)`, quickly for texts that are clean already, which most are."""
    if (
        text.isprintable()
        and "  " not in text
        and text == text.strip()
        and "Ð" not in text
        and "ð" not in text
        and unicodedata.is_normalized("NFC", text)
    ):
        return text
    return clean_line(text)


def line_of(cell: Cell) -> str:
    """Return a cell as one clean line; whole numbers without ".0", dates as dd/mm/yyyy, True and False as ""."""
    if type(cell) is str:
        return tidy(cell)
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return f"{cell:%d/%m}/{cell.year:04d}"
    if isinstance(cell, time | timedelta):
        return str(cell)
    return tidy(str(cell))


def text_of(cell: Cell) -> str:
    """Return a cell as clean text that may have several lines."""
    return clean_text(cell) if isinstance(cell, str) else line_of(cell)


def is_mark(cell: Cell) -> bool:
    """Return whether a cell is a check mark: x, ✓, 1 and similar."""
    return cell is True or fold(line_of(cell)) in _MARKS


def gender_of(cell: Cell) -> str:
    """Return "male", "female", or "" if a cell names neither."""
    return _GENDERS.get(fold(cell), "") if isinstance(cell, str) else ""


# For columns that hold only a few different texts.
_cached_line = lru_cache(maxsize=4096)(tidy)
_cached_gender = lru_cache(maxsize=64)(gender_of)


def repeated_line(cell: Cell) -> str:
    """Return `line_of(cell)`, with a cache for repeated texts."""
    return _cached_line(cell) if type(cell) is str else "" if cell is None else line_of(cell)


def repeated_gender(cell: Cell) -> str:
    """Return `gender_of(cell)`, with a cache for repeated texts."""
    return _cached_gender(cell) if type(cell) is str else ""


def split_honorific(name: str) -> tuple[str, str]:
    """Return a cleaned name without Đ/c, Ông, Bà in front, and the gender that these imply ("" if none).

    "Ông" may be the family name: it is an honorific before a family name, but for those that are middle names, too.
    """
    gender = ""
    while (match := _HONORIFIC.match(name)) and not _is_family_name(name):
        gender = "male" if match["male"] else "female" if match["female"] else gender
        name = name[match.end() :]
    return _without_title(name, gender)


def _without_title(name: str, gender: str) -> tuple[str, str]:
    """Return a name without a degree, a rank or "Cô" in front; only what a family name or a dot follows is one."""
    rest = name
    while match := _DEGREE.match(rest):
        rest = rest[match.end() :]
        if match["dot"] is not None and " " in rest and rest[:1].isupper():
            name = rest
    if rest != name and _begins_with_family_name(rest):
        name = rest
    if (match := _BY_AGE.match(name)) and _begins_with_family_name(rest := name[match.end() :]):
        return rest, "male" if match["male"] else "female"
    return name, gender


def _begins_with_family_name(name: str) -> bool:
    words = name.casefold().split(" ")
    return len(words) > 1 and words[0] in FAMILY_NAMES


def _is_family_name(name: str) -> bool:
    words = name.casefold().split(" ")
    if len(words) < 2 or words[0] != "ông":
        return False
    if len(words) == 2:
        # An honorific stands before a full name, or before a given name alone: "Ông Lan" has to be somebody's name.
        return words[1] not in FAMILY_NAMES
    if words[1] in MIDDLE_NAMES:
        return True
    # "Ông Ma Văn Đông": what stands before Văn is a family name, however rare.
    return words[1] not in FAMILY_NAMES and words[2] not in ("văn", "thị")


def person_name(text: str) -> str:
    """Return a cleaned name if it can be a person's. Raises InvalidRecord (field "full_name") with the reason."""
    if name := (_BEHIND_NAME.sub("", text) if "(" in text else text).strip(" .,;:-–"):
        if name.replace(" ", "").isalpha() and len(name) <= LONGEST_NAME:
            return name
        if _BEYOND_NAME.search(name):
            raise InvalidRecord(f"“{shortened(name)}” không chỉ có họ tên: tách phần sau dấu gạch.", "full_name")
        if _SEVERAL_NAMES.search(name):
            raise InvalidRecord(f"“{shortened(name)}” không chỉ có họ tên của một người.", "full_name")
        if _ERROR.search(name):
            raise InvalidRecord("Ô họ tên chứa lỗi công thức.", "full_name")
        if any(character.isdigit() for character in name):
            raise InvalidRecord(f"“{shortened(name)}” có chữ số nên không phải họ tên.", "full_name")
        if len(name) > LONGEST_NAME:
            raise InvalidRecord(f"Họ tên dài quá {LONGEST_NAME} ký tự.", "full_name")
        if any(character.isalpha() for character in name):
            return name
    raise InvalidRecord("Ô họ tên không có chữ.", "full_name")


def is_plain_name(text: str) -> bool:
    """Return whether `text` is a clean name of letters only, as most are: then `person_name(text)` is `text`."""
    return text.replace(" ", "").isalpha() and len(text) <= LONGEST_NAME and tidy(text) == text


def several_people(cell: Cell) -> list[str]:
    """Return the people that a name cell holds, each on a line; none unless they are several."""
    if not isinstance(cell, str) or ("\n" not in cell.strip() and "\r" not in cell):
        return []
    lines = [line for line in clean_text(cell).split("\n") if line and not line.startswith("(")]
    return lines if len(lines) > 1 and all(" " in split_honorific(line)[0] for line in lines) else []


def read_birth_year(cell: Cell, this_year: int) -> int | None:
    """Return the year of birth in a cell (a date, a year, a text), or None if the cell is empty.

    Raises InvalidRecord (field "birth_year") for a text that is not a date, for a day that does not exist, and for a
    year in which nobody at work in `this_year` can have been born.
    """
    if cell is None:
        return None
    if isinstance(cell, date):
        year: int | None = cell.year
        text = ""
    else:
        text = line_of(cell)
        if not text or text in ("-", "–", "..."):
            return None
        year = _cached_year_in(text, this_year)
        if year == 0:
            # "00/00/0000": nothing is known.
            return None
    if year is None:
        raise InvalidRecord(f"“{shortened(text)}” không phải là ngày hoặc năm sinh.", "birth_year")
    if not EARLIEST_BIRTH <= year <= this_year - YOUNGEST:
        raise InvalidRecord(f"Năm sinh {year} không hợp lý.", "birth_year")
    return year


@lru_cache(maxsize=65536)
def _birth_year_in(text: str, this_year: int) -> int | None:
    return read_birth_year(text, this_year)


def repeated_birth_year(cell: Cell, this_year: int) -> int | None:
    """Return `read_birth_year(cell, this_year)`, with a cache for repeated texts. Raises InvalidRecord."""
    return _birth_year_in(cell, this_year) if type(cell) is str else read_birth_year(cell, this_year)


def shortened(text: str) -> str:
    """Return `text` as quoted in a sentence: no longer than 60 characters."""
    return text if len(text) <= 60 else f"{text[:59]}…"


def _year_in(text: str, this_year: int) -> int | None:
    text = text.removeprefix("(").removesuffix(")").strip()
    if match := _DAY.fullmatch(text):
        return _existing(text, _full_year(match[3], this_year), int(match[2]), int(match[1]))
    if match := _YEAR.fullmatch(text) or _YEAR_OF_BLANKS.fullmatch(text):
        return int(match[1])
    if match := _MONTH.fullmatch(text):
        return _existing(text, int(match[2]), int(match[1]), 1)
    if match := _ISO_DAY.fullmatch(text):
        return _existing(text, int(match[1]), int(match[2]), int(match[3]))
    if _TEXT_NUMBER.fullmatch(text) and len(text) < 10 and int(float(text.replace(",", "."))) in _SERIAL_DAYS:
        return date.fromordinal(_EPOCH + int(float(text.replace(",", ".")))).year
    return None


def _full_year(digits: str, this_year: int) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    century = this_year // 100 * 100
    return century + year if century + year <= this_year - YOUNGEST else century - 100 + year


def _existing(text: str, year: int, month: int, day: int) -> int:
    if not day or not month:
        # "00/00/1995": only the year is known.
        return year
    try:
        return date(year, month, day).year
    except ValueError as error:
        raise InvalidRecord(f"“{shortened(text)}” không phải là một ngày có thật.", "birth_year") from error


_cached_year_in = lru_cache(maxsize=16384)(_year_in)
