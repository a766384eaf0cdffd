"""The sections of a nomination list, begun by headings between its rows: the kind of nominee, the award, the unit.

Sections are nested ("A. TẬP THỂ", below it "I. Giấy khen"); a new heading ends the section of its own rank and those
inside it. The rank of a heading is the kind of its marker: A, I, 1, a, or none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.family_names import FAMILY_NAMES
from desktop_app.domain.vietnamese import fold, shortened
from desktop_app.intake.files.workbook import Cell, Row
from desktop_app.intake.sheets.cells import line_of
from desktop_app.intake.sheets.rows import group_heading, without_marker
from desktop_app.intake.sheets.shapes.heads import is_full_name

_AWARD = re.compile(
    r"giay khen|bang khen|co thi dua|huan chuong|huy chuong|ky niem chuong|chien s[iy] thi dua|lao dong tien tien"
    r"|lao dong xuat sac|don vi quyet thang|\bcstd|\bldtt\b|\bttldxs\b"
)
_NAMED_AWARD = re.compile(
    r"giấy khen|bằng khen(?: của [^,;()“”]*?(?=\s*(?:năm|cho|[,;()“”]|$)))?"
    r"|cờ thi đua(?: của \w+(?: \w+)?)?|kỷ niệm chương"
    r"|huân chương \w+ \w+|chiến s[ĩỹ] thi đua (?:cơ sở|cấp tỉnh|toàn quốc)|tập thể lao động (?:tiên tiến|xuất sắc)"
    r"|đơn vị (?:tiên tiến|quyết thắng)|lao động tiên tiến|lao động xuất sắc",
    re.IGNORECASE,
)
_OWN_TITLE = re.compile(r"danh sách|bảng|biểu|danh mục", re.IGNORECASE)
_BETWEEN_AWARDS = re.compile(r"\s*[;,+]\s*|\s+và\s+")
_OF_COLLECTIVES = re.compile(r"tập thể|đơn vị", re.IGNORECASE)
_ROMAN = re.compile(r"[IVX]+")
_HOUSEHOLD = re.compile(r"(?:hộ|gia đình)\s+(?:gia đình\s+)?(?:ông|bà|anh|chị|đồng chí|đ/c)\s+\w", re.IGNORECASE)
_FAMILY_OF = re.compile(r"(?:hộ|gia đình)\s+(?:gia đình\s+)?(?P<name>\w.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Section:
    rank: str
    kind: str
    award: str
    unit: str


class Sections:
    """The sections that are open at a row."""

    def __init__(self) -> None:
        self._open: list[_Section] = []

    @property
    def kind(self) -> str:
        """ "collective", "individual", "household", or "" outside such a section."""
        return next((section.kind for section in reversed(self._open) if section.kind), "")

    @property
    def award(self) -> str:
        """The award named by the open sections, or ""."""
        return next((section.award for section in reversed(self._open) if section.award), "")

    @property
    def unit(self) -> str:
        """The unit named by the open sections, or ""."""
        return next((section.unit for section in reversed(self._open) if section.unit), "")

    def begin_under(self, titles: Sequence[Row], unit: str, award_of_file: str = "") -> None:
        """Begin as the title above a list says: who is in it, which one award is proposed, of which unit ("": none).

        A list whose own title names no award is of the `award_of_file`.
        """
        text = " ".join(line_of(row[0]) for row in titles)
        kind = kind_named(fold(_NAMED_AWARD.sub(" ", text)))
        awards = _awards_named(text)
        award = awards[0] if len(awards) == 1 else "" if awards or _OWN_TITLE.search(text) else award_of_file
        kind = kind or ("collective" if _OF_COLLECTIVES.search(award) else "")
        self._open.append(_Section("title", kind, award, unit))

    def open(self, cells: Row) -> None:
        """Open the section that a group row begins."""
        marker, text = group_heading(cells)
        rank = _rank(marker)
        ranks = [section.rank for section in self._open]
        if rank in ranks:
            del self._open[ranks.index(rank) :]
        kind, award = _meaning(text)
        self._open.append(_Section(rank, kind, award, "" if kind or award else text))


def award_of_titles(titles: Sequence[Row]) -> str:
    """Return the one award that the title above a list names for people as well, "" for none or several."""
    awards = _awards_named(" ".join(line_of(row[0]) for row in titles))
    return awards[0] if len(awards) == 1 and not _OF_COLLECTIVES.search(awards[0]) else ""


def _awards_named(text: str) -> list[str]:
    awards = {fold(match[0]): match[0] for match in _NAMED_AWARD.finditer(text)}
    return [award.capitalize() if award.isupper() else award for award in awards.values()]


def awards_of(cell: Cell) -> list[str]:
    """Return the awards that a cell names: several if each of its lines, or of its parts, names one."""
    text = line_of(cell)
    lines = [without_marker(line_of(line)) for line in cell.splitlines()] if isinstance(cell, str) else []
    for parts in (lines, _BETWEEN_AWARDS.split(text)):
        named = [part for part in parts if part]
        if len(named) > 1 and all(_AWARD.match(fold(part)) for part in named):
            return named
    return [text] if text else []


def names_unit(cells: Row) -> bool:
    """Return whether a group row without a marker names a unit rather than a kind of nominee or an award."""
    marker, text = group_heading(cells)
    return not marker and _meaning(text) == ("", "")


def kind_named(folded: str) -> str:
    """Return "collective", "individual" or "household" if a folded text names one kind of nominee, else ""."""
    kinds = {"collective": r"\btap the\b", "individual": r"\bca nhan\b", "household": r"\bho gia dinh\b"}
    named = [kind for kind, words in kinds.items() if re.search(words, folded)]
    return named[0] if len(named) == 1 else ""


def refuse_household(kind: str, name: str) -> None:
    """Raise InvalidRecord if a row is of a household: it is paid neither as a person nor as a collective."""
    if kind == "household" or _HOUSEHOLD.match(name) or _is_family_of_somebody(name):
        raise InvalidRecord(
            f"“{shortened(name, 60)}” là hộ gia đình: sổ chỉ ghi tập thể, cá nhân; mức thưởng của hộ khác cả hai.",
            "kind" if kind == "household" else "full_name",
        )


def _is_family_of_somebody(name: str) -> bool:
    """Return whether a name is that of a household by who heads it: "Hộ Triệu Văn Mông", not "Hộ kinh doanh"."""
    match = _FAMILY_OF.fullmatch(name)
    return match is not None and is_full_name(match["name"]) and match["name"].split()[0].casefold() in FAMILY_NAMES


def _meaning(text: str) -> tuple[str, str]:
    """Return the kind and the award that a heading names, each "" if it names none."""
    folded = fold(text)
    return kind_named(folded), text if _AWARD.search(folded) else ""


def _rank(marker: str) -> str:
    if not marker:
        return ""
    if marker.isdigit():
        return "1"
    return "I" if _ROMAN.fullmatch(marker) else "A" if marker[0].isupper() else "a"
