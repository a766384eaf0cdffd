"""The wording of papers: the office's own passages over the shipped ones, by date.

A passage of the office is stored under "wording.<paper>.<passage>" with the days from which it holds. It holds until
the shipped wording changes (a new decree, a new form) or the office changes it from a later day.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers.document.model import Document, Paragraph
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
"""The beginning of the settings' keys, before the paper and the passage."""

FORM: Final = FORM_NUMBER
"""The passage that names the official form a paper follows."""
_WITH_A_BLANK: Final = re.compile(r"\[[^\[\]]*\{[^\[\]]*\]")
"""A part of a passage that stands only where its blank is filled."""


class WordingFault(InvalidRecord):
    """A passage with a fault that no paper could be written with; `passage` is its key, `title` its Vietnamese name."""

    def __init__(self, passages: Passages, key: str, problem: str) -> None:
        self.passage, self.title = key, passages.title_of(key)
        super().__init__(f"Mục “{self.title}” {problem}", "text")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as it is written now, and as it is shipped. Lines are separated by "\\n"."""

    key: str
    title: str
    text: str
    shipped: str
    has_lines: bool
    blanks: tuple[str, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether the office's text differs from the shipped one."""
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
    return {passages.file: passages.title for passages in every_wording()}


def wording_file(kind_key: str, options: Mapping[str, str]) -> str:
    """Return the file of the wording that a paper is written with."""
    return paper_kind(kind_key).content().wording(options).file


def wording_of(book: Book, passages: Passages, day: date) -> Wording:
    """Return the wording of papers of a day with the office's passages. InvalidRecord if there is none."""
    return _with_own(wording_on(_shipped(passages), day), _own(book, passages), day)


def unrecorded_note(book: Book, passages: Passages, keys: Sequence[str], day: date) -> str:
    """Return a note that quotes what these passages say happened and no record tells; "" where the office has none."""
    wording = wording_of(book, passages, day)
    lines = chain.from_iterable(wording.lists.get(key) or (wording.texts.get(key, ""),) for key in keys)
    # What stands behind the last blank: the piece before it, and what only a blank brings with it, is of the record.
    pieces = [_WITH_A_BLANK.sub("", line).rpartition("}")[2].strip(" ,.:;]") for line in lines]
    quoted = "; ".join(f"“{line}”" for line in pieces if line)
    return f"Câu có sẵn mà sổ không ghi, đối chiếu với diễn biến cuộc họp trước khi ký: {quoted}." if quoted else ""


def vouched_note(book: Book, passages: Passages, key: str, paper: Document, day: date) -> str:
    """Return a note that quotes what a paper vouches for by these passages and no record tells, "" for nothing.

    Of passages that say the same of other cases it is the one that the paper has.
    """
    wording = wording_of(book, passages, day)
    texts = [" ".join(block.text.split()) for block in paper.body if isinstance(block, Paragraph)]
    quoted = []
    for line in wording.lists.get(key, ()):
        pieces = [" ".join(piece.split()) for piece in re.split(r"\{[^}]*\}", line.strip(" []"))]
        # What ends with a blank tells what is on record.
        if pieces[-1] and any(all(piece in text for piece in pieces) for text in texts):
            quoted.append(" … ".join(filter(None, pieces)).rstrip("."))
    words = "; ".join(f"“{line}”" for line in quoted)
    return f"Câu có sẵn mà sổ không ghi, đối chiếu với hồ sơ trước khi ký: {words}." if quoted else ""


def worded[D](book: Book, build: Callable[[D, Wording], Document], data: D, passages: Passages, day: date) -> Document:
    """Return the paper that `build` makes of `data` with the wording of a day. InvalidRecord if it has no wording."""
    wording = wording_of(book, passages, day)
    return on_form(build(data, wording), wording)


def wordings(book: Book, file: str) -> tuple[PaperWording, ...]:
    """Return a paper's wordings, the oldest first: one for each day from which a passage changes."""
    passages, shipped = _passages(file), _shipped(_passages(file))
    own = _own(book, passages)
    days = {date.min, *(wording.first for wording in shipped if wording.first)}
    days |= {
        day
        for texts_by_day in own.values()
        for day in texts_by_day
        if any(wording.holds_on(day) for wording in shipped)
    }
    starts = sorted(day for day in days if any(wording.holds_on(day) for wording in shipped))
    return tuple(_paper_wording(passages, shipped, own, start, starts) for start in starts)


def change_wording(book: Book, file: str, key: str, first: date | None, text: str) -> Changes:
    """Set the text of a passage from a day on (None: from the beginning). Raises WordingFault, InvalidRecord.

    A text equal to the shipped one is not stored.
    """
    passages = _passages(file)
    start = first or date.min
    text = checked_passage(passages, key, text)
    shipped = _text(wording_on(_shipped(passages), start), passages, key)
    with book.store.work(f"Sửa lời văn mẫu “{passages.title}”: {passages.title_of(key)}") as work:
        texts_by_day = read_passage(setting(work.connection, _name(passages, key)))
        texts_by_day.pop(start, None)
        before = _latest(texts_by_day, wording_on(_shipped(passages), start), start)
        if text != (shipped if before is None else before):
            texts_by_day[start] = text
        set_setting(work, _name(passages, key), written_by_day(texts_by_day))
        return work.changes()


def restore_wording(book: Book, file: str, keys: Sequence[str] = ()) -> Changes:
    """Restore the shipped text of these passages of a paper, () for all, for every date."""
    passages = _passages(file)
    chosen_keys = tuple(keys) or _keys(passages)
    with book.store.work(f"Khôi phục lời văn mẫu “{passages.title}”") as work:
        for key in chosen_keys:
            set_setting(work, _name(passages, key), "")
        return work.changes()


def read_passage(value: str) -> dict[date, str]:
    """Return the office's stored texts of a passage, by day. Raises UnreadableInput."""
    return read_by_day(value, "Lời văn mẫu", _text_of)


def _text_of(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("a passage is a text")  # noqa: TRY004 - it is what is kept that is wrong
    return value


def checked_passage(passages: Passages, key: str, text: str) -> str:
    """Return a passage with each line cleaned. Raises WordingFault."""
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
    passages = next((candidate for candidate in every_wording() if candidate.file == file), None)
    if passages is None:
        raise InvalidRecord(f"Không có lời văn mẫu “{file}”.")
    return passages


def _shipped(passages: Passages) -> tuple[Wording, ...]:
    return read_wordings(shipped_text(passages), passages)


def _keys(passages: Passages) -> tuple[str, ...]:
    """Return the keys of the passages in the order of the paper's file."""
    in_file = dict.fromkeys(re.findall(r"^(\w+) *=", shipped_text(passages), re.MULTILINE))
    declared = {FORM, *passages.texts, *passages.several}
    return tuple(key for key in in_file if key in declared)


def _name(passages: Passages, key: str) -> str:
    return f"{KEY}.{passages.file}.{key}"


def _own(book: Book, passages: Passages) -> dict[str, dict[date, str]]:
    with book.store.reading() as connection:
        names = {_name(passages, key): key for key in _keys(passages)}
        rows = records.living(connection, "setting")
    return {names[row["key"]]: read_passage(row["value"]) for row in rows if row["key"] in names}


def _latest(texts_by_day: Mapping[date, str], shipped: Wording, day: date) -> str | None:
    """Return the office's newest text of a passage within one shipped wording, None for none."""
    newest = latest(texts_by_day, shipped.first, day)
    return newest[1] if newest else None


def _text(wording: Wording, passages: Passages, key: str) -> str:
    if key == FORM:
        return wording.form
    return "\n".join(wording.lists[key]) if key in passages.several else wording.texts[key]


def _with_own(wording: Wording, own: Mapping[str, Mapping[date, str]], day: date) -> Wording:
    own_texts = {key: text for key, by_day in own.items() if (text := _latest(by_day, wording, day)) is not None}
    lines = {key: tuple(filter(None, own_texts[key].split("\n"))) for key in own_texts if key in wording.lists}
    texts = {key: own_texts[key] for key in own_texts if key in wording.texts}
    return replace(
        wording,
        texts={**wording.texts, **texts},
        lists={**wording.lists, **lines},
        form=own_texts.get(FORM, wording.form),
    )


def _paper_wording(
    passages: Passages,
    shipped: tuple[Wording, ...],
    own: Mapping[str, Mapping[date, str]],
    start: date,
    starts: Sequence[date],
) -> PaperWording:
    shipped_wording = wording_on(shipped, start)
    own_wording = _with_own(shipped_wording, own, start)
    later_starts = [day for day in starts if day > start]
    ends = [
        day
        for day in (shipped_wording.last, date.fromordinal(later_starts[0].toordinal() - 1) if later_starts else None)
        if day
    ]
    parts = tuple(
        Passage(
            key,
            passages.title_of(key),
            _text(own_wording, passages, key),
            _text(shipped_wording, passages, key),
            key in passages.several,
            passages.blanks_in(key),
        )
        for key in _keys(passages)
    )
    first = None if start == date.min else start
    return PaperWording(passages.file, passages.title, first, min(ends, default=None), parts)
