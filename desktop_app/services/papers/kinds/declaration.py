"""The declaration of a kind of paper: what menus and command line need; what builds it is imported on demand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.domain.errors import UsageError
from desktop_app.domain.vietnamese import is_whole_number
from desktop_app.services.papers.kinds.options import DATED, OPTIONS, ChoiceKind, last_day_of

if TYPE_CHECKING:
    from desktop_app.papers.document.model import Document
    from desktop_app.papers.parts.passages import Passages
    from desktop_app.services.book import Book
    from desktop_app.services.papers.round_checks import RoundComparison
    from desktop_app.store.work import UnitOfWork

type Options = Mapping[str, str]


class PaperGroup(StrEnum):
    """The groups of kinds in the choice of a paper."""

    ROUND = "Đợt xét khen thưởng"
    COUNCIL = "Hội đồng Thi đua - Khen thưởng"
    REPORTS = "Báo cáo"
    MOVEMENTS = "Phong trào thi đua"
    YEAR = "Đăng ký thi đua, sáng kiến"
    TASKS = "Nhiệm vụ"


class RoundStep(StrEnum):
    """The steps of a round in order; page Thi đua – Khen thưởng offers the papers of each where it is done."""

    PROPOSALS = "Đề nghị"
    COUNCIL = "Hội đồng"
    DECISION = "Trình, quyết định"
    HAND_OVER = "Trao, chi thưởng"


class MenuPlace(Enum):
    """The places of the window that offer papers, beside page Văn bản, each with the options it gives."""

    NOMINATIONS = auto()
    """The list of a round's nominations, on its button too: `round`."""
    SESSION = auto()
    """The session of the Council chosen, on its buttons too: `round`, `session`."""
    COUNCIL = auto()
    """The Council chosen in the window of all Councils, on its buttons too: `council`."""
    NOMINATION = auto()
    """The nomination chosen: `nomination`."""
    HISTORY = auto()
    """The awards of a person or a unit: `person` or `unit`, and `name`."""
    YEAR = auto()
    """The year of the table on page Tập thể – cá nhân: `year`."""
    MOVEMENT = auto()
    """The movement chosen, on its buttons too: `movement`, `name`."""
    CHAIN = auto()
    """The window that tells why a name is on a list: `nomination` or `award`, and `name`."""
    REPORTS = auto()
    """Page Báo cáo: what its first choice gives."""


class MenuEntry(NamedTuple):
    """How a paper is offered at a place: its words with the letter to press, and its keys as Qt writes them.

    `short` are the words on a button ("" for the same). Entries of a place stand in the order of the kinds, those with
    `is_last` after the others.
    """

    place: MenuPlace
    text: str
    short: str = ""
    keys: str = ""
    is_last: bool = False


class Holdings(NamedTuple):
    """What a paper will contain, in words, and whether there is anything to print."""

    words: str
    is_printable: bool


def _no_note(book: Book, options: Options) -> str:
    del book, options
    return ""


def _last_day(book: Book, options: Options) -> date | None:
    last_day, decision = last_day_of(options), options.get("decision", "")
    if last_day is None and is_whole_number(decision):
        from desktop_app.services.awards.decisions import year_of_decision
        from desktop_app.store.records import living

        with book.store.reading() as connection:
            rows = living(connection, "decision", {"id": int(decision)})
            year = year_of_decision(connection, rows[0]) if rows else None
        return date(year, 12, 31) if year is not None else None
    return last_day


def _no_check(book: Book, options: Options) -> None:
    del book, options


def _no_mark(work: UnitOfWork, options: Options, number: str, dated_on: date | None) -> None:
    del work, options, number, dated_on


class PaperContent(NamedTuple):
    """How a kind of paper is built: the part of its declaration that imports records and wording.

    `wordings` are its passages; `worded_by` returns those for given options (None: the first). `note` returns a note
    for the clerk, `round_checks` tell how the paper is compared with the records of its round. `report` is the kind of
    report whose parts the clerk edits on page Báo cáo, "" for a paper built from the records alone; `holds` returns
    what such a paper of a period will contain.
    """

    build: Callable[[Book, Options], Document]
    file_name: Callable[[Options], str]
    """The name offered for the file, without its extension."""
    wordings: tuple[Passages, ...]
    worded_by: Callable[[Options], Passages] | None = None
    note: Callable[[Book, Options], str] = _no_note
    round_checks: RoundComparison | None = None
    report: str = ""
    holds: Callable[[Book, str, int | None], Holdings] | None = None
    """Takes the period, and the plan, which papers that are of no plan do not ask for."""
    last_day: Callable[[Book, Options], date | None] = _last_day
    """Returns the day on which what the paper is about ends, None if it has no end."""
    law_of: Callable[[Book, Options], tuple[date, str]] | None = None
    """Returns the day of the law that it cites and what day that is, where that is not the day of the paper."""
    check_issue: Callable[[Book, Options], None] = _no_check
    """Raises InvalidRecord if the paper cannot be issued with these options."""
    check_before: Callable[[Book, Options], None] = _no_check
    """Raises InvalidRecord for what no choice that is still missing could mend: so that is asked for afterwards."""
    mark_issued: Callable[[UnitOfWork, Options, str, date | None], None] = _no_mark
    """Records, in the step that issues the paper with a number and a date, what else follows from it."""
    counts_decisions: bool = False
    """Whether it counts the decisions of the year or phase asked for, of which its check tells what is wrong."""

    def wording(self, options: Options) -> Passages:
        """Return the passages of a paper with these options."""
        return self.worded_by(options) if self.worded_by is not None else self.wordings[0]


class PaperKind(NamedTuple):
    """A kind of paper, declared once for the whole program.

    `key` is its name on the command line and in the book. `choices` are offered on page Văn bản in this order;
    `more_options` are options that no choice gives; of the options `one_of` it takes only one, of `any_of` it needs
    one. A list (`is_list`) is issued as a workbook, too. `step` is the step of a round that offers it, None for a
    paper that belongs to no round. `instead` is the kind that is made where its day is not one of this kind.
    """

    key: str
    title: str
    group: PaperGroup
    choices: tuple[ChoiceKind, ...]
    content: Callable[[], PaperContent]
    menus: tuple[MenuEntry, ...] = ()
    more_options: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    is_list: bool = False
    step: RoundStep | None = None
    instead: str = ""

    @property
    def needs(self) -> tuple[str, ...]:
        """The options without which there is no paper."""
        return tuple(name for choice in self.choices for name in choice.needs)

    @property
    def options(self) -> tuple[str, ...]:
        """All options it takes."""
        return tuple(dict.fromkeys((*(name for choice in self.choices for name in choice.gives), *self.more_options)))

    @property
    def typed_options(self) -> tuple[str, ...]:
        """The options that it takes on the command line."""
        return tuple(name for name in self.options if OPTIONS[name].is_typed)

    @property
    def usage(self) -> str:
        """The options as the command line takes them, those in brackets that may be left out."""
        flags = [OPTIONS[name].flag for name in self.typed_options]
        return " ".join(
            flag if name in self.needs else f"[{flag}]" for name, flag in zip(self.typed_options, flags, strict=True)
        )

    @property
    def making(self) -> str:
        """What an act is called that makes it: "Lập báo cáo sơ kết phong trào thi đua"."""
        return f"Lập {self.title[0].lower()}{self.title[1:]}"

    def instead_of(self, field: str) -> str:
        """Return the kind that is made instead where this field was refused, "" for none: another day is another's."""
        return self.instead if field == "cut_off" else ""

    def at(self, place: MenuPlace) -> MenuEntry | None:
        """Return its menu entry at a place, None if it has none there."""
        return next((entry for entry in self.menus if entry.place is place), None)

    def of_step(self, chosen: Options) -> Options | None:
        """Return the options it takes of those chosen in a round's step, None if it needs one more."""
        taken = {name: chosen[name] for name in self.options if chosen.get(name)}
        asked_for = all(name in taken for name in self.needs)
        some_of = [names for names in (self.one_of, self.any_of) if names]
        return taken if asked_for and all(any(name in taken for name in names) for names in some_of) else None

    def check_options(self, options: Options) -> None:
        """Raise UsageError for an option it does not take, several of which it takes one, or a needed one missing."""
        for name in options:
            if name not in self.options and name != DATED:
                taken = ", ".join(OPTIONS[known].title for known in self.typed_options) or "không"
                label = OPTIONS[name].title if name in OPTIONS else name
                sentence = f"Văn bản “{self.title}” không có lựa chọn “{label}”; có: {taken}."
                raise UsageError(sentence, options=self.typed_options)
        given = [name for name in self.one_of if options.get(name)]
        if len(given) > 1:
            labels = ", ".join(OPTIONS[name].title for name in self.one_of)
            raise UsageError(f"Văn bản “{self.title}” chỉ lấy một trong các lựa chọn {labels}.", options=self.one_of)
        if self.any_of and not any(options.get(name) for name in self.any_of):
            asked = " hoặc ".join(OPTIONS[name].title for name in self.any_of)
            raise UsageError(f"Văn bản “{self.title}” cần chọn {asked}.", options=self.any_of)
        for name in self.needs:
            if not options.get(name):
                raise UsageError(f"Văn bản “{self.title}” cần chọn {OPTIONS[name].title}.", options=(name,))
