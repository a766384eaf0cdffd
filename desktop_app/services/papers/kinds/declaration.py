"""What is declared of a kind of paper: light what menus and command line need, imported on demand what makes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING

from desktop_app.domain.errors import UsageError
from desktop_app.services.papers.kinds.options import OPTIONS, Choice

if TYPE_CHECKING:
    from desktop_app.papers.document.model import Document
    from desktop_app.papers.parts.passages import Passages
    from desktop_app.services.book import Book
    from desktop_app.services.papers.round_checks import RoundChecks

type Options = Mapping[str, str]


class PaperGroup(StrEnum):
    """What the kinds are grouped by where one is chosen."""

    ROUND = "Đợt xét khen thưởng"
    COUNCIL = "Hội đồng Thi đua - Khen thưởng"
    REPORTS = "Báo cáo"
    TASKS = "Nhiệm vụ"


class MenuPlace(Enum):
    """Where in the window a paper is offered, beside page Văn bản; each says what options it gives."""

    NOMINATIONS = auto()
    """The list of a round's nominations, on its button too: `round`."""
    ROUND = auto()
    """The round that page Thi đua – Khen thưởng shows: `round`."""
    SESSION = auto()
    """The session of the Council chosen, on its buttons too: `round`, `session`."""
    NOMINATION = auto()
    """The nomination chosen: `nomination`."""
    HISTORY = auto()
    """The awards of a person or a unit: `person` or `unit`, and `name`."""
    REPORTS = auto()
    """Page Báo cáo: what its first choice gives."""


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """How a paper is offered at a place: its words with the letter to press, and its keys as Qt writes them.

    `short` are the words on a button ("" for the same). Entries of a place stand in the order of the kinds, those with
    `is_last` after the others.
    """

    place: MenuPlace
    text: str
    short: str = ""
    keys: str = ""
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a paper will hold, in words, and whether that is anything to print."""

    words: str
    is_printable: bool


def _no_note(book: Book, options: Options) -> str:
    del book, options
    return ""


@dataclass(frozen=True, slots=True)
class PaperContent:
    """How a kind of paper is made: the part of its declaration that takes the records and the wording to be loaded.

    `wordings` are its passages, of which `worded_by` tells those for given options (left out: the first). `note` is
    what to tell the clerk beside the paper, `round_checks` how it is compared with the records of its round. `report`
    is the kind of report whose parts the clerk edits on page Báo cáo, "" for a paper made from the records alone, of
    which `holds` tells what that of a period will hold.
    """

    build: Callable[[Book, Options], Document]
    file_name: Callable[[Options], str]
    """The name offered for the file, without its extension."""
    wordings: tuple[Passages, ...]
    worded_by: Callable[[Options], Passages] | None = None
    note: Callable[[Book, Options], str] = _no_note
    round_checks: RoundChecks | None = None
    report: str = ""
    holds: Callable[[Book, str], Holdings] | None = None

    def wording(self, options: Options) -> Passages:
        """Return the passages that a paper of these options is written with."""
        return self.worded_by(options) if self.worded_by is not None else self.wordings[0]


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper, with all that the program knows of it.

    `key` is its word on the command line and in the book. `choices` are what page Văn bản has one choose, in order;
    `more_options` can be given beside what they give. A list (`is_list`) is handed on as a workbook, too.
    """

    key: str
    title: str
    group: PaperGroup
    choices: tuple[Choice, ...]
    content: Callable[[], PaperContent]
    menus: tuple[MenuEntry, ...] = ()
    more_options: tuple[str, ...] = ()
    is_list: bool = False

    @property
    def needs(self) -> tuple[str, ...]:
        """The options without which there is no paper."""
        return tuple(name for choice in self.choices for name in choice.needs)

    @property
    def options(self) -> tuple[str, ...]:
        """Every option that it takes."""
        return tuple(dict.fromkeys((*(name for one in self.choices for name in one.gives), *self.more_options)))

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

    def at(self, place: MenuPlace) -> MenuEntry | None:
        """Return how it is offered at a place, None where it is not."""
        return next((one for one in self.menus if one.place is place), None)

    def check_options(self, options: Options) -> None:
        """Refuse an option that it does not take, or that it needs and lacks. Raises UsageError."""
        for name in options:
            if options[name] and name not in self.options:
                flag = OPTIONS[name].flag if name in OPTIONS else f"--{name}"
                raise UsageError(f"Văn bản “{self.title}” không có lựa chọn {flag}; có: {self.usage or 'không'}.")
        for name in self.needs:
            if not options.get(name):
                one = OPTIONS[name]
                raise UsageError(f"Văn bản “{self.title}” cần chọn {one.title} ({one.flag}).")
