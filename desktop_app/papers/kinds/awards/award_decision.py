"""Quyết định tặng Giấy khen, công nhận danh hiệu thi đua, with its list of recipients.

Layout: Nghị định 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.2; the list is an annex (Mẫu 2.1) or issued with the decision (1.3).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.number_words import OFFICIAL, WordStyle, money_words
from desktop_app.domain.office.citations import span_words
from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.papers.document.model import (
    Align,
    Block,
    Closing,
    Document,
    Orientation,
    Paragraph,
    Section,
    Table,
    TableColumn,
    Titles,
    TotalRow,
)
from desktop_app.papers.document.text import CellKind, Value, capitalised, lowered
from desktop_app.papers.document.wording import attached_to, date_in_words, document_number, drafted, money_figures
from desktop_app.papers.parts.awarded import AwardedRecipient, award_act, by_award, counted, grouped_by_award, whom
from desktop_app.papers.parts.decisions import articles_of, decision_document, points_of
from desktop_app.papers.parts.office import OFFICE_HEAD, Issuer, Signer, letterhead
from desktop_app.papers.parts.passages import FilledPassages, Passages, Wording
from desktop_app.papers.parts.reports import FILED

NO_ONE = "(Không có tập thể, cá nhân nào.)"

DECISION = Passages(
    "quyet-dinh-khen-thuong",
    "Quyết định khen thưởng",
    texts=("subject", "award", "list_title"),
    lists=("bases", "articles"),
    blanks=(
        "trích yếu",
        "khen thưởng",
        "đợt",
        "năm",
        "chức năng",
        "quy định",
        "phát động",
        "biên bản",
        "người đề nghị",
        "số lượng",
        "đối tượng",
        "thành tích",
        "thành tích chung",
        "thời gian",
        "danh sách",
        "tổng tiền",
        "bằng chữ",
        "nguồn tiền",
        "người thi hành",
        "mức thưởng",
        "các đối tượng",
    ),
    titles={
        "award": "Điều 1",
        "articles": "Các Điều tiếp theo",
        "list_title": "Tên danh sách",
    },
)


class ListForm(StrEnum):
    """The form of the list of recipients."""

    ANNEX = "annex"
    """As "Phụ lục", without letterhead and signature."""
    ISSUED = "issued"
    """As a document issued with the decision, with letterhead and signature."""


@dataclass(frozen=True, slots=True)
class DecisionData:
    """The data of the decision. Counts and the total of the money come from `rows`, in the order of the list.

    `subject` is the trích yếu, `merit` what follows "đã có thành tích" where all achieved the same; else each row has
    its own achievement, and `merits` says in a sentence what a few of them are, "" for many; `reasons` are these as the
    rows have them, in the order in which the first article tells who achieved which; `work` follows "đã có thành tích"
    where all are for one movement, or sudden, though each achieved something else in it. `occasion` is the time of
    the achievements and `title_year` that of the titles, in words.
    `authority` stands over the bases ("GIÁM ĐỐC SỞ NGOẠI VỤ"). `law` are the laws in force, `functions` the decision on
    the office's functions, `office_rule` that on commendation, `launched_by` what launched the movement that some are
    awarded in, `minutes` the Council's, all without "Căn cứ"; `proposed_in` is the tờ trình that proposes it, as it is
    cited, "" where none is issued.
    `period` are the first and the last day of the achievement, from which the next award counts (Nghị định
    152/2025/NĐ-CP, Điều 33 khoản 7). `number` "" and `issued_on` None leave blanks. A draft (`is_draft`) says so in its
    title and in that of its list: the Council has not met on it.
    """

    issuer: Issuer
    signer: Signer
    authority: str
    year: int
    rows: tuple[AwardedRecipient, ...]
    subject: str
    occasion: str
    title_year: str = ""
    proposed_by: str = OFFICE_HEAD
    proposed_in: str = ""
    carried_out_by: str = f"{OFFICE_HEAD}, Kế toán trưởng"
    merit: str = ""
    merits: str = ""
    reasons: tuple[str, ...] = ()
    work: str = ""
    period: tuple[date, date] | None = None
    fund: str = "quỹ thi đua, khen thưởng của Sở"
    law: tuple[str, ...] = ()
    functions: str = ""
    office_rule: str = ""
    launched_by: str = ""
    minutes: str = ""
    list_form: ListForm = ListForm.ANNEX
    words: WordStyle = OFFICIAL
    copies_to: tuple[str, ...] = ()
    filed: str = FILED
    number: str = ""
    issued_on: date | None = None
    is_draft: bool = False

    @property
    def total(self) -> int:
        """The money of all rows, in đồng."""
        return sum(row.amount for row in self.rows)

    @property
    def list_name(self) -> str:
        """The name of the list in the text."""
        return "Phụ lục" if self.list_form is ListForm.ANNEX else "danh sách"

    def act(self, rows: Sequence[AwardedRecipient]) -> str:
        """Return the act for some rows; a title is one of a year: "công nhận danh hiệu “…” năm 2026"."""
        titled = all(row.is_title for row in rows) and self.title_year
        return f"{award_act(rows)} {self.title_year}" if titled else award_act(rows)

    @property
    def common_merit(self) -> str:
        """What all have achieved, as the title of the list says it: without the year that the titles are of."""
        if not self.merit:
            return self.work
        is_told = self.title_year and self.title_year in self.act(self.rows)
        return self.merit.replace(f" {self.title_year}", "", 1) if is_told else self.merit

    @property
    def by_reason(self) -> tuple[tuple[AwardedRecipient, ...], ...]:
        """Who achieved each of a few different things with one award: a sentence on all would give each all of them."""
        if not self.merits or len(by_award(self.rows)) > 1:
            return ()
        return tuple(tuple(row for row in self.rows if row.achievement.strip() == reason) for reason in self.reasons)

    @property
    def achieved(self) -> str:
        """What follows "đã có thành tích" in the first article; "" where nothing is recorded, or its items tell it."""
        if self.by_reason:
            return ""
        if self.merit or not any(row.achievement.strip() for row in self.rows):
            return self.merit
        if self.merits:
            return self.merits
        span = span_words(*self.period) if self.period else ""
        in_what = self.work or (f"trong {span}" if span else "")
        return f"{in_what} nêu tại {self.list_name}".strip()


def build(data: DecisionData, wording: Wording) -> Document:
    """Return the decision on A4 portrait, its list on landscape pages of its own. InvalidRecord without rows."""
    if not data.rows:
        raise InvalidRecord("Chưa có tập thể, cá nhân nào để lập quyết định khen thưởng.", "rows")
    words = wording.filled(_values(data))
    annexes, articles = (_list(data, words),), _articles(data, words)
    return decision_document(data, words, articles, data.year, annexes, is_draft=data.is_draft)


def _values(data: DecisionData) -> dict[str, str]:
    total = data.total
    span = span_words(*data.period) if data.period else ""
    return {
        "trích yếu": clean_line(data.subject),
        "khen thưởng": data.act(data.rows),
        "đợt": clean_line(data.occasion),
        "năm": clean_line(data.title_year),
        "chức năng": clean_line(data.functions),
        "quy định": clean_line(data.office_rule),
        "phát động": clean_line(data.launched_by),
        # Not cleaned: it may hold the blanks of a number that is not given yet.
        "biên bản": data.minutes.strip(" "),
        "người đề nghị": " tại ".join(filter(None, map(clean_line, (data.proposed_by, data.proposed_in)))),
        "số lượng": counted(data.rows),
        "đối tượng": whom(data.rows),
        "thành tích": clean_line(data.achieved),
        "thành tích chung": clean_line(data.common_merit),
        # Once: what was achieved mostly tells when, as does a title.
        "thời gian": ""
        if data.by_reason or any(_tells(clean_line(text), span) for text in (data.achieved, data.act(data.rows)))
        else span,
        "danh sách": data.list_name,
        "tổng tiền": money_figures(total) if total else "",
        "bằng chữ": money_words(total, data.words) if total else "",
        "nguồn tiền": clean_line(data.fund) if total else "",
        "người thi hành": clean_line(data.carried_out_by),
        "mức thưởng": f"mức thưởng của từng {whom(data.rows)}" if len(data.rows) > 1 else "mức thưởng",
        "các đối tượng": _charged(data.rows),
    }


def _tells(merit: str, span: str) -> bool:
    """Return whether a merit tells the whole span: "quý I năm 2026" is no word of the year."""
    mentions = re.finditer(rf"(?P<part>(?:đầu|cuối|giữa|(?:tháng|quý) \S+) )?{re.escape(span)}", merit)
    return any(mention["part"] is None for mention in mentions)


def _charged(rows: Sequence[AwardedRecipient]) -> str:
    """Return which of the recipients the decision is for to carry out: none of another country, "" without others."""
    of_office = [row for row in rows if not row.is_from_abroad]
    if not of_office:
        return ""
    which = " của Sở" if len(of_office) < len(rows) else ""
    return f"{'các ' if _some_kind_twice(of_office) else ''}{whom(of_office)}{which}"


def _some_kind_twice(rows: Sequence[AwardedRecipient]) -> bool:
    return len({row.kind for row in rows}) < len(rows)


def _articles(data: DecisionData, words: FilledPassages) -> Iterator[Block]:
    awards, others = by_award(data.rows), words.lines("articles")
    points = [f"{capitalised(data.act(rows))} cho {counted(rows)}" for rows in awards]
    if len(awards) == 1:
        points = [f"{counted(rows)} {lowered(rows[0].achievement.strip(' .;'))}" for rows in data.by_reason]
    if points:
        yield Paragraph(f"{words['award'].rstrip(' .;:')}, gồm:", lead="Điều 1.")
        yield from points_of(points)
        yield from articles_of(others, first=2)
    else:
        yield from articles_of([words["award"], *others])


def _list(data: DecisionData, words: FilledPassages) -> Section:
    number = document_number(data.number, f"QĐ-{data.issuer.code}")
    # "Giám đốc Sở Ngoại vụ": the line under the title names who decided as a sentence does.
    source = attached_to("Quyết định", number, date_in_words(data.issued_on, data.year), clean_line(data.authority))
    title = drafted(words["list_title"], is_draft=data.is_draft)
    annexed = data.list_form is ListForm.ANNEX
    return Section(
        letterhead=None if annexed else replace(letterhead(data.issuer, None, data.year), place_date=""),
        titles=Titles("Phụ lục", title.upper(), source) if annexed else _own_titles(title, source),
        body=(_table(data),),
        closing=Closing(lines=_totals(data), right=None if annexed else data.signer.block()),
        orientation=Orientation.LANDSCAPE,
    )


def _own_titles(title: str, source: str) -> Titles:
    return Titles("DANH SÁCH", capitalised(title.removeprefix("Danh sách").strip()), source)


def _table(data: DecisionData) -> Table:
    money, merit = bool(data.total), any(row.achievement.strip() for row in data.rows)
    room = 252 - 12 - 30 * money - 24 - 70 * merit
    columns = (
        TableColumn("TT", 12, Align.CENTER, CellKind.ORDINAL),
        TableColumn("Họ và tên (tên tập thể)", room * 0.33),
        TableColumn("Chức vụ, phòng/đơn vị", room * 0.34, if_any=True, of_people=True),
        TableColumn("Danh hiệu, hình thức khen thưởng", room * 0.33),
        *((TableColumn("Thành tích", 70, Align.JUSTIFY),) if merit else ()),
        *((TableColumn("Mức thưởng (đồng)", 30, Align.RIGHT, CellKind.INTEGER),) if money else ()),
        TableColumn("Ghi chú", 24),
    )
    cells = [_cells(row, merit, money) for row in data.rows]
    total = (TotalRow("Tổng cộng", (data.total, "")),) if money else ()
    return Table(columns, (*grouped_by_award(data.rows, cells, NO_ONE), *total))


def _cells(row: AwardedRecipient, merit: bool, money: bool) -> tuple[Value, ...]:
    return (
        clean_line(row.name),
        clean_text(row.position_and_unit),
        clean_line(row.award),
        *((clean_text(row.achievement),) if merit else ()),
        *((row.amount or None,) if money else ()),
        clean_text(row.note),
    )


def _totals(data: DecisionData) -> tuple[str, ...]:
    if not data.total:
        return (f"Tổng cộng: {counted(data.rows)}",)
    # The table's own last row is called the total.
    people = f"Danh sách có {counted(data.rows)}"
    words = f"(Bằng chữ: {money_words(data.total, data.words)})"
    return (f"{people}; tiền thưởng: {money_figures(data.total)} đồng.", words)
