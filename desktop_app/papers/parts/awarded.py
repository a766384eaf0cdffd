"""Recipients, proposed or awarded, as papers of a round name and count them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from desktop_app.domain.office.citations import recipients_words
from desktop_app.domain.round_codes import time_of
from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType, NomineeKind
from desktop_app.papers.document.model import BodyRow, GroupRow, TableRow
from desktop_app.papers.document.numbering import numbered_head
from desktop_app.papers.document.text import Value, lowered

LONGEST_MERIT = 100
"""The letters of an achievement that a title has room for, in three lines."""
_FLAG = "Cờ thi đua"
_ANY_MOVEMENT = "phong trào"
"""What a list calls every movement: its name stands in the text above."""
_KIND_TITLES = {NomineeKind.COLLECTIVE: "TẬP THỂ", NomineeKind.INDIVIDUAL: "CÁ NHÂN"}


@dataclass(frozen=True, slots=True)
class AwardedRecipient:
    """A person or collective and one award, "Giấy khen" or, with `is_title`, "Lao động tiên tiến".

    Of a collective, `position_and_unit` may be "". `amount` is the reward in đồng, 0 for none. `work` is the type of
    commendation or the movement, as a sentence names it, where a paper has rows of several types; else "".
    `is_from_abroad` tells that it is given for help from another country: its recipient is none of the office's.
    """

    kind: NomineeKind
    name: str
    award: str
    position_and_unit: str = ""
    is_title: bool = False
    achievement: str = ""
    amount: int = 0
    note: str = ""
    work: str = ""
    rank: int = 0
    """The place of the award among all, the highest first."""
    is_from_abroad: bool = False

    @property
    def award_and_type(self) -> str:
        """The award, of several types with its own in brackets: "Giấy khen (phong trào)"; a title is of the work."""
        kind = _ANY_MOVEMENT if self.work.startswith(_ANY_MOVEMENT) else clean_line(self.work)
        return f"{clean_line(self.award)} ({kind})" if kind and not self.is_title else clean_line(self.award)

    @property
    def name_and_post(self) -> str:
        """The name, the post on a line below it."""
        return "\n".join(filter(None, (clean_line(self.name), clean_text(self.position_and_unit))))

    @property
    def name_and_note(self) -> str:
        """The name and the post, below them the note in brackets: the reason for an exception, told to who votes."""
        note = clean_line(self.note)
        return f"{self.name_and_post}\n({note})" if note else self.name_and_post


def counted(rows: Sequence[AwardedRecipient]) -> str:
    """Return "01 tập thể và 02 cá nhân", "02 cá nhân", "" without rows.

    If somebody has several awards, rows are counted instead of people: "08 lượt cá nhân".
    """
    collectives, people = ([row for row in rows if row.kind is kind] for kind, _ in _KIND_WORDS)
    return recipients_words(len(collectives), len(people), twice=(_some_twice(collectives), _some_twice(people)))


def _some_twice(rows: Sequence[AwardedRecipient]) -> bool:
    # People of one name and post on the list of one award are different people.
    awards = {(row.name_and_post, clean_line(row.award)) for row in rows}
    return len({who for who, _ in awards}) < len(awards)


_KIND_WORDS = ((NomineeKind.COLLECTIVE, "tập thể"), (NomineeKind.INDIVIDUAL, "cá nhân"))


def kinds_counted(kinds: Iterable[NomineeKind]) -> str:
    """Return how many there are of each kind, below a list: "01 tập thể và 02 cá nhân", "02 cá nhân", "" for none."""
    numbers = Counter(kinds)
    return recipients_words(numbers[NomineeKind.COLLECTIVE], numbers[NomineeKind.INDIVIDUAL])


def named_apart(row: AwardedRecipient, among: Sequence[AwardedRecipient]) -> str:
    """Return the name, with what tells it from the same name among these: the award, and of namesakes the post.

    Who passed for one award and failed for another is not said to have failed.
    """
    name, award = clean_line(row.name), clean_line(row.award)
    same = [other for other in among if other.kind is row.kind and clean_line(other.name) == name]
    of_award = [other for other in same if clean_line(other.award) == award]
    has_namesake = any(other.name_and_post != row.name_and_post for other in of_award)
    who = ", ".join(filter(None, (name, clean_line(row.position_and_unit) if has_namesake else "")))
    return f"{who} ({award})" if len(of_award) < len(same) else who


def whom(rows: Sequence[AwardedRecipient]) -> str:
    """Return "tập thể, cá nhân", or the single kind that the rows have."""
    return ", ".join(word for kind, word in _KIND_WORDS if any(row.kind is kind for row in rows)) or "tập thể, cá nhân"


def by_award(rows: Sequence[AwardedRecipient], *, by_one: bool = True) -> tuple[tuple[AwardedRecipient, ...], ...]:
    """Return the rows grouped by award, what is decided `by_one` person with titles before forms.

    So it is handed over (Nghị định 152/2025/NĐ-CP, Điều 29); a collective's Giấy khen stood before people's titles.
    Else the highest award is first.
    """
    groups: dict[str, list[AwardedRecipient]] = {}
    for row in rows:
        groups.setdefault(clean_line(row.award), []).append(row)
    in_order = sorted(groups.values(), key=lambda group: (by_one and not group[0].is_title, group[0].rank))
    return tuple(map(tuple, in_order))


_COMMENDED = "khen thưởng"


class OfAward(Protocol):
    """A row of a list that names an award."""

    @property
    def award(self) -> str:
        """Its name."""
        ...

    @property
    def is_title(self) -> bool:
        """Whether it is a title of emulation."""
        ...


SUDDEN: Final = lowered(COMMENDATION_TYPE_LABELS[CommendationType.SUDDEN])
"""What is achieved in one act of a day, not in the time that a round is of."""
_OF_NO_ROUND: Final = (SUDDEN, lowered(COMMENDATION_TYPE_LABELS[CommendationType.LONG_SERVICE]))
"""The types whose achievements are not of the time that a round is of."""


def award_time(rows: Sequence[OfAward], occasion: str, kind: str = "", *, has_own_time: bool = False) -> str:
    """Return the time behind `award_act`: a Giấy khen is of six months, only "khen thưởng" in general is "sơ kết".

    What is given for the type `kind` is of no time where all of it is a sudden deed, or the service of a life; nor is
    what was achieved in a movement that `has_own_time`.
    """
    time = clean_line(occasion) if clean_line(kind) not in _OF_NO_ROUND and not has_own_time else ""
    return time if award_act(rows) == _COMMENDED else time_of(time)


def award_act(rows: Sequence[OfAward]) -> str:
    """Return the act: "tặng Giấy khen", "công nhận danh hiệu “…”"; a general phrase for several awards."""
    awards = {(clean_line(row.award), row.is_title) for row in rows}
    if len(awards) != 1:
        return "công nhận danh hiệu thi đua" if awards and all(is_title for _, is_title in awards) else _COMMENDED
    ((award, is_title),) = awards
    # A flag is a title that is given, as the law has it: "tặng Cờ thi đua".
    is_recognised = is_title and not award.startswith(_FLAG)
    return f"công nhận danh hiệu “{award}”" if is_recognised else f"tặng {award}"


_MOVEMENTS = "phong trào thi đua “"


def of_type(kind: str) -> str:
    """Return a type of commendation as a title has it: "theo loại hình công trạng", "trong phong trào thi đua “…”".

    A movement is no type of its own, also behind others ("… công trạng và trong phong trào …"); "" for no type.
    """
    words = clean_line(kind).replace(f" và {_MOVEMENTS}", f" và trong {_MOVEMENTS}")
    if not words:
        return ""
    return f"trong {words}" if words.startswith(_MOVEMENTS) else f"theo loại hình {words}"


def by_work(rows: Sequence[AwardedRecipient]) -> tuple[tuple[AwardedRecipient, ...], ...]:
    """Return the rows of each type or movement, movements last; nothing where all are for the same."""
    works = sorted(dict.fromkeys(row.work for row in rows), key=lambda work: work.startswith(_ANY_MOVEMENT))
    return tuple(tuple(row for row in rows if row.work == work) for work in works) if len(works) > 1 else ()


def counted_by_work(rows: Sequence[AwardedRecipient]) -> str:
    """Return how many are for what: "01 cá nhân theo loại hình công trạng; 02 cá nhân trong phong trào …", or ""."""
    return "; ".join(f"{counted(group)} {of_type(group[0].work)}" for group in by_work(rows))


def rows_by_kind(rows: Mapping[NomineeKind, Sequence[tuple[Value, ...]]], empty: str) -> Iterator[TableRow]:
    """Yield the rows of a list, collectives before people, numbered throughout as in a decision and the book.

    `rows` are the values after the running number; without rows there is one with `empty`.
    """
    present = [(title, rows[kind]) for kind, title in _KIND_TITLES.items() if rows[kind]]
    before = 0
    for place, (title, values) in enumerate(present, start=1):
        yield _heading(place, title, len(present), title.lower())
        yield from (BodyRow((number, *cells)) for number, cells in enumerate(values, start=before + 1))
        before += len(values)
    if not present:
        yield GroupRow(empty)


def grouped_by_award(
    rows: Sequence[AwardedRecipient], values: Sequence[tuple[Value, ...]], empty: str
) -> Iterator[TableRow]:
    """Yield the rows of a list numbered throughout, with a heading wherever award or kind changes; `empty` for no rows.

    `values` are those after the running number, one tuple a row. The order is the caller's: the number in the list of a
    decision is the number in the office's book ("Số sổ vàng").
    """
    several = len({clean_line(row.award) for row in rows}) > 1
    groups = [_group_of(row, several=several) for row in rows]
    headings = [group for place, group in enumerate(groups) if not place or group != groups[place - 1]]
    begun = 0
    for number, (row, cells) in enumerate(zip(rows, values, strict=True), start=1):
        if number == 1 or groups[number - 1] != groups[number - 2]:
            begun += 1
            yield _heading(begun, groups[number - 1], len(headings), _KIND_TITLES[row.kind].lower())
        yield BodyRow((number, *cells))
    if not rows:
        yield GroupRow(empty)


def _group_of(row: AwardedRecipient, *, several: bool) -> str:
    # A title says by its name whose it is: "TẬP THỂ LAO ĐỘNG TIÊN TIẾN".
    title = _KIND_TITLES[row.kind]
    whose = "" if row.is_title else f" - {title}"
    return f"{clean_line(row.award).upper()}{whose}" if several else title


def _heading(number: int, group: str, groups: int, counted: str) -> GroupRow:
    return GroupRow(numbered_head(number, group, groups), counted)


def book_number_words(place: int) -> str:
    """Return the number of an award in the office's book ("Số sổ vàng") as book and certificate have it, "" for 0."""
    return f"{place:02d}" if place else ""
