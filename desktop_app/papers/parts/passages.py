"""The wording of papers as data: passages with named blanks, by date, one TOML file a kind (resources/papers).

    [[wording]]
    first = 2025-07-01              # left out: no bound
    last = 2026-09-30
    form = "Mẫu số 01"              # the official form it follows, "" for none; a note, not printed
    printed_form = ["Mẫu số 01"]    # what stands of it at the top right of the paper, left out for nothing
    subject = "Đề nghị {khen thưởng} {kỳ khen}"
    bases = ["Căn cứ {quy định}", "…"]

A blank is filled by the paper; written with a capital ("{Khen thưởng}") it begins with one. What stands in square
brackets is left out if one of its blanks is empty: "[ theo {quyết định}]". A list loses the lines that get empty.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.units import within
from desktop_app.domain.toml_entries import Entry, read_entries
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.text import capitalised, lowered
from desktop_app.runtime.resources import resource

FORM_NUMBER: Final = "form"
"""The passage that names the official form a paper follows."""

PRINTED_FORM: Final = "printed_form"
"""The passage, a list, that stands at the top right of a paper: the number of its form."""

_TITLES: Final[Mapping[str, str]] = {
    FORM_NUMBER: "Số của mẫu",
    PRINTED_FORM: "Số của mẫu in ở góc trên bên phải",
    "subject": "Trích yếu",
    "title": "Tên loại",
    "bases": "Căn cứ",
    "opening": "Lời mở đầu",
    "conclusion": "Kết luận",
    "prepared_by": "Người lập",
    "total": "Dòng tổng cộng",
    "empty": "Khi chưa có gì để ghi",
    "as_of": "Ngày chốt số liệu",
    "attendance": "Thành phần, số có mặt",
    "end": "Lời kết",
}
"""The Vietnamese names of passages that many kinds of paper have."""

_BLANK = re.compile(r"\{([^{}\[\]]*)\}")
_GAP = re.compile(r" \{([^{}\[\]]*)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_MARK = re.compile(r"[{}\[\]]")


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages of a kind of paper, read from its file, and the blanks they may have.

    `file` is the name of the file without its extension, `title` the kind's name. `texts` are single passages, `lists`
    such of several lines. No blank may stand in those of `plain`: they are read where no paper is being filled.
    `titles` are what the clerk knows the kind's own passages by, beside those that many kinds have.
    """

    file: str
    title: str
    texts: tuple[str, ...]
    lists: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict, hash=False)

    def title_of(self, key: str) -> str:
        """Return the Vietnamese name of a passage."""
        return self.titles.get(key) or _TITLES[key]

    @property
    def several(self) -> tuple[str, ...]:
        """The passages of several lines, with the one that every paper has."""
        return (*self.lists, PRINTED_FORM)

    def blanks_in(self, key: str) -> tuple[str, ...]:
        """Return the blanks a passage may have; the number of a form has none."""
        return () if key in (FORM_NUMBER, PRINTED_FORM, *self.plain) else self.blanks


@dataclass(frozen=True, slots=True)
class Wording:
    """The passages of papers from `first` to `last` (None: no bound)."""

    texts: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    form: str = ""
    first: date | None = None
    last: date | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether papers of that day have this wording."""
        return within(day, self.first, self.last)

    def filled(self, values: Mapping[str, str]) -> "FilledPassages":
        """Return the passages with `values` in their blanks. KeyError for a blank without a value."""
        texts = {key: filled(text, values) for key, text in self.texts.items()}
        lists = {
            key: tuple(line for line in (filled(text, values) for text in lines) if line)
            for key, lines in self.lists.items()
        }
        return FilledPassages(texts, lists)


@dataclass(frozen=True, slots=True)
class FilledPassages:
    """The passages of one paper."""

    texts: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]

    def __getitem__(self, key: str) -> str:
        return self.texts[key]

    def lines(self, key: str) -> tuple[str, ...]:
        """Return a passage of several lines."""
        return self.lists[key]


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return `text` with its blanks filled; pieces in brackets with an empty blank are left out."""
    without_empty = _OPTIONAL.sub(lambda piece: _if_known(piece[1], values), text)
    # The space before a blank that has nothing in it goes with it.
    without_gap = _GAP.sub(lambda blank: blank[0] if _value(blank[1], values) else "", without_empty)
    return _BLANK.sub(lambda blank: _value(blank[1], values), without_gap).strip(" ")


def _if_known(piece: str, values: Mapping[str, str]) -> str:
    return piece if all(_value(name, values) for name in _BLANK.findall(piece)) else ""


def _value(name: str, values: Mapping[str, str]) -> str:
    if name in values:
        return values[name]
    return capitalised(values[lowered(name)])


def shipped_text(passages: Passages) -> str:
    """Return the text of the shipped file of a kind."""
    return resource("papers", f"{passages.file}.toml").read_text(encoding="utf-8")


def read_wordings(text: str, passages: Passages) -> tuple[Wording, ...]:
    """Return the wordings of a file by date. UnreadableInput names a passage with an unknown blank or an open bracket.

    No two of them hold on the same day.
    """
    where = f"Mẫu câu chữ “{passages.title}”"
    file = read_entries(text, where)
    entries = file.tables("wording", "bản")
    # The columns of its table beside them are read by `papers.document.column_sets`.
    file.tables("columns", "bộ cột")
    file.finish()
    if not entries:
        raise file.fault("không có mục [[wording]] nào.")
    wordings = tuple(_wording(entry, passages) for entry in entries)
    for place, wording in enumerate(wordings):
        if any(_overlap(wording, other) for other in wordings[:place]):
            raise entries[place].fault("có ngày trùng với một bản đứng trước.")
    return wordings


def wording_on(wordings: tuple[Wording, ...], day: date) -> Wording:
    """Return the wording of papers of a day. InvalidRecord if there is none."""
    for wording in wordings:
        if wording.holds_on(day):
            return wording
    raise InvalidRecord(f"Không có mẫu câu chữ của văn bản cho ngày {day:%d/%m/%Y}.", "wording")


def on_form(paper: Document, wording: Wording) -> Document:
    """Return a paper with the number of its form at the top right of each of its own letterheads."""
    form, own_letterhead = tuple(filled(line, {}) for line in wording.lists[PRINTED_FORM]), paper.letterhead
    if own_letterhead is None or not form:
        return paper
    with_form = replace(own_letterhead, form=form)
    annexes = tuple(
        replace(annex, letterhead=with_form) if annex.letterhead == own_letterhead else annex for annex in paper.annexes
    )
    return replace(paper, letterhead=with_form, annexes=annexes)


def _overlap(wording: Wording, other: Wording) -> bool:
    begins = max(wording.first or date.min, other.first or date.min)
    return begins <= min(wording.last or date.max, other.last or date.max)


def _wording(entry: Entry, passages: Passages) -> Wording:
    wording = Wording(
        texts={key: _checked(entry.text(key), key, entry, passages) for key in passages.texts},
        lists={
            key: tuple(_checked(line, key, entry, passages) for line in entry.texts(key)) for key in passages.several
        },
        form=entry.text("form", ""),
        first=entry.day("first"),
        last=entry.day("last"),
    )
    entry.finish()
    if wording.first and wording.last and wording.last < wording.first:
        raise entry.fault("ngày kết thúc (last) trước ngày bắt đầu (first).")
    return wording


def _checked(text: str, key: str, entry: Entry, passages: Passages) -> str:
    if problem := passage_problem(text, passages.blanks_in(key)):
        raise entry.fault(f"mục {key} {problem}")
    return text


def passage_problem(text: str, blanks: Sequence[str]) -> str:
    """Return the fault of a passage that may have these blanks, as words to follow its name; "" for none."""
    for name in _BLANK.findall(text):
        if name not in blanks and lowered(name) not in blanks:
            blank_names = ", ".join(f"{{{blank}}}" for blank in blanks)
            return f"có chỗ trống {{{name}}} mà văn bản này không điền; có: {blank_names or 'không'}."
    if _MARK.search(_BLANK.sub("", _OPTIONAL.sub(r"\1", text))):
        return "có dấu ngoặc nhọn hoặc ngoặc vuông không khép đúng."
    return ""
