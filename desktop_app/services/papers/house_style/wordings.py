"""The wording of papers as the office wants it: its own passages over those the program brings, by date.

A passage of the office's own is kept under "wording.<paper>.<passage>" with the days from which it is written so. It
holds until the program's own wording changes (a new decree, a new form) or the office says otherwise from a later day.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers.document.model import Document
from desktop_app.papers.parts.passages import (
    FORM_NUMBER,
    Passages,
    Wording,
    on_form,
    passage_problem,
    read_wordings,
    shipped_text,
    wording_on,
)
from desktop_app.services.book import Book
from desktop_app.services.papers.kinds.catalogue import paper_kind, paper_kinds
from desktop_app.services.settings import latest, read_by_day, set_setting, setting, written_by_day
from desktop_app.store import records

KEY: Final = "wording"
"""What the keys of the settings begin with, before the paper and the passage."""

FORM: Final = FORM_NUMBER
"""The passage that names the official form a paper follows."""


class WordingFault(InvalidRecord):
    """A passage that no paper could be written with; `passage` is its key, `title` what the clerk knows it by."""

    def __init__(self, passages: Passages, key: str, problem: str) -> None:
        self.passage, self.title = key, passages.title_of(key)
        super().__init__(f"Mục “{self.title}” {problem}", "text")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as it is written now, and as the program brings it. Lines are parted by "\\n"."""

    key: str
    title: str
    text: str
    shipped: str
    has_lines: bool
    blanks: tuple[str, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether the office writes it otherwise than the program."""
        return self.text != self.shipped


@dataclass(frozen=True, slots=True)
class PaperWording:
    """The passages of a paper as written from a day on: `first` None from the beginning, `last` None for ever."""

    file: str
    title: str
    first: date | None
    last: date | None
    passages: tuple[Passage, ...]


def every_wording() -> tuple[Passages, ...]:
    """Return the passages of all kinds of paper, in the order of the kinds."""
    return tuple(passages for kind in paper_kinds() for passages in kind.content().wordings)


def papers_with_wording() -> Mapping[str, str]:
    """Return the titles of the papers whose wording can be changed, by the names of their files."""
    return {one.file: one.title for one in every_wording()}


def wording_file(kind_key: str, options: Mapping[str, str]) -> str:
    """Return the file of the wording that a paper is written with."""
    return paper_kind(kind_key).content().wording(options).file


def wording_of(book: Book, passages: Passages, day: date) -> Wording:
    """Return the wording of papers of a day, the office's own passages in it. InvalidRecord if there is none."""
    return _laid_over(wording_on(_shipped(passages), day), _own(book, passages), day)


def worded[D](book: Book, build: Callable[[D, Wording], Document], data: D, passages: Passages, day: date) -> Document:
    """Return the paper of a day that `build` makes of `data`, on its form. InvalidRecord if it has no wording."""
    wording = wording_of(book, passages, day)
    return on_form(build(data, wording), wording)


def wordings(book: Book, file: str) -> tuple[PaperWording, ...]:
    """Return a paper's wordings, the oldest first: one for each day from which something is written otherwise."""
    passages, shipped = _passages(file), _shipped(_passages(file))
    own = _own(book, passages)
    days = {date.min, *(one.first for one in shipped if one.first)}
    days |= {day for said in own.values() for day in said if any(one.holds_on(day) for one in shipped)}
    starts = sorted(day for day in days if any(one.holds_on(day) for one in shipped))
    return tuple(_paper_wording(passages, shipped, own, start, starts) for start in starts)


def change_wording(book: Book, file: str, key: str, first: date | None, text: str) -> Changes:
    """Write a passage otherwise from a day on (None: from the beginning). Raises WordingFault, InvalidRecord.

    What the program itself says is no longer kept as the office's own.
    """
    passages = _passages(file)
    start = first or date.min
    text = checked_passage(passages, key, text)
    shipped = _text(wording_on(_shipped(passages), start), passages, key)
    with book.store.work(f"Sửa lời văn mẫu “{passages.title}”: {passages.title_of(key)}") as work:
        said = read_passage(setting(work.connection, _name(passages, key)))
        said.pop(start, None)
        before = _latest(said, wording_on(_shipped(passages), start), start)
        if text != (shipped if before is None else before):
            said[start] = text
        set_setting(work, _name(passages, key), written_by_day(said))
        return work.changes()


def restore_wording(book: Book, file: str, keys: Sequence[str] = ()) -> Changes:
    """Write these passages of a paper, () for all, as the program brings them; of every date."""
    passages = _passages(file)
    wanted = tuple(keys) or _keys(passages)
    with book.store.work(f"Khôi phục lời văn mẫu “{passages.title}”") as work:
        for key in wanted:
            set_setting(work, _name(passages, key), "")
        return work.changes()


def read_passage(value: str) -> dict[date, str]:
    """Return what the office says of a passage by day, as it is kept. Raises UnreadableInput."""
    return read_by_day(value, "Lời văn mẫu", _text_of)


def _text_of(said: object) -> str:
    if not isinstance(said, str):
        raise ValueError("a passage is a text")  # noqa: TRY004 - it is what is kept that is wrong
    return said


def checked_passage(passages: Passages, key: str, text: str) -> str:
    """Return a passage cleaned, a line a line. Raises WordingFault."""
    lines = [line for line in map(clean_line, text.split("\n")) if line]
    if key not in passages.several:
        lines = [" ".join(lines)] if lines else []
    for line in lines:
        if problem := passage_problem(line, passages.blanks_in(key)):
            raise WordingFault(passages, key, problem)
    if not lines and key in passages.texts:
        raise WordingFault(passages, key, "không được để trống.")
    return "\n".join(lines)


def _passages(file: str) -> Passages:
    found = next((one for one in every_wording() if one.file == file), None)
    if found is None:
        raise InvalidRecord(f"Không có lời văn mẫu “{file}”.")
    return found


def _shipped(passages: Passages) -> tuple[Wording, ...]:
    return read_wordings(shipped_text(passages), passages)


def _keys(passages: Passages) -> tuple[str, ...]:
    """Return the passages in the order in which the paper's file has them."""
    in_file = dict.fromkeys(re.findall(r"^(\w+) *=", shipped_text(passages), re.MULTILINE))
    known = {FORM, *passages.texts, *passages.several}
    return tuple(key for key in in_file if key in known)


def _name(passages: Passages, key: str) -> str:
    return f"{KEY}.{passages.file}.{key}"


def _own(book: Book, passages: Passages) -> dict[str, dict[date, str]]:
    with book.store.reading() as connection:
        names = {_name(passages, key): key for key in _keys(passages)}
        rows = records.living(connection, "setting")
    return {names[row["key"]]: read_passage(row["value"]) for row in rows if row["key"] in names}


def _latest(said: Mapping[date, str], shipped: Wording, day: date) -> str | None:
    """Return what the office says last of a passage within one wording of the program, None for nothing."""
    found = latest(said, shipped.first, day)
    return found[1] if found else None


def _text(wording: Wording, passages: Passages, key: str) -> str:
    if key == FORM:
        return wording.form
    return "\n".join(wording.lists[key]) if key in passages.several else wording.texts[key]


def _laid_over(wording: Wording, own: Mapping[str, Mapping[date, str]], day: date) -> Wording:
    said = {key: text for key, by_day in own.items() if (text := _latest(by_day, wording, day)) is not None}
    lines = {key: tuple(filter(None, said[key].split("\n"))) for key in said if key in wording.lists}
    texts = {key: said[key] for key in said if key in wording.texts}
    return replace(
        wording,
        texts={**wording.texts, **texts},
        lists={**wording.lists, **lines},
        form=said.get(FORM, wording.form),
    )


def _paper_wording(
    passages: Passages,
    shipped: tuple[Wording, ...],
    own: Mapping[str, Mapping[date, str]],
    start: date,
    starts: Sequence[date],
) -> PaperWording:
    theirs = wording_on(shipped, start)
    ours = _laid_over(theirs, own, start)
    later = [day for day in starts if day > start]
    ends = [day for day in (theirs.last, date.fromordinal(later[0].toordinal() - 1) if later else None) if day]
    parts = tuple(
        Passage(
            key,
            passages.title_of(key),
            _text(ours, passages, key),
            _text(theirs, passages, key),
            key in passages.several,
            passages.blanks_in(key),
        )
        for key in _keys(passages)
    )
    first = None if start == date.min else start
    return PaperWording(passages.file, passages.title, first, min(ends, default=None), parts)
