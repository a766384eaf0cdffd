"""The totals of the Council's votes from lists: for and against by name, of the nominees put to a session."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.council.councils import SessionFields
from desktop_app.domain.council.votes import Votes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.numbers import PERCENT
from desktop_app.domain.office.units import same_unit_name
from desktop_app.domain.round_codes import RoundCode
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vietnamese import clean_line, fold, name_key, shortened
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.intake.sheets.cells import line_of, split_honorific
from desktop_app.intake.sheets.record_fields import whole_of
from desktop_app.intake.sheets.records import (
    RecordColumn,
    RecordColumns,
    SheetRecord,
    link_column,
    record_column,
    text_column,
)
from desktop_app.intake.sheets.rows import without_marker
from desktop_app.services.book import Book
from desktop_app.services.council.vote_tallies import SessionVotes, VotedNominee, read_votes, record_votes
from desktop_app.services.dates import from_iso
from desktop_app.services.import_rows import ImportSettings
from desktop_app.services.imports.records import ImportTarget
from desktop_app.services.imports.tasks import period_code
from desktop_app.services.office.names_in_files import Names
from desktop_app.store import records
from desktop_app.store.records import Reader

_OF_ALL: Final = re.compile(r"(?P<count>\d+)\s*(?:/\s*\d+)?\s*(?:\([\d.,\s]*%\))?")
"""A number of votes with what it is of: "9/11 (81,8%)"."""
_YEAR_END: Final = re.compile(r"\bcuoi nam\b")
_FOLLOWING: Final = ("against", "abstain")
"""The figures that follow from the votes in favour unless a row has them."""


@dataclass(frozen=True, slots=True)
class ListedVotes:
    """The totals on a nomination put to a session."""

    session_id: int = field(compare=False)
    nomination_id: int = field(compare=False)
    votes: Votes

    @property
    def key(self) -> tuple[int, int]:
        """The session and the nomination."""
        return self.session_id, self.nomination_id


@dataclass(frozen=True, slots=True)
class _Session:
    """A session in the book, by what rows name it."""

    id: int
    day: date | None
    round_code: str


def _sessions(connection: Reader) -> list[_Session]:
    rows = records.living(connection, "council_session")
    rounds = records.fetch_many(connection, "review_round", sorted({row["round_id"] for row in rows}))
    return [_Session(row["id"], from_iso(row["held_on"]), str(rounds[row["round_id"]]["code"])) for row in rows]


def _stored(connection: Reader) -> Iterable[tuple[int, ListedVotes]]:
    for session in _sessions(connection):
        for nominee in read_votes(connection, session.id).rows:
            if nominee.votes is not None:
                yield nominee.nomination_id, ListedVotes(session.id, nominee.nomination_id, nominee.votes)


def _open(connection: Reader, names: Names, settings: ImportSettings) -> Callable[[SheetRecord], ListedVotes]:
    del names
    sessions = _sessions(connection)
    votes_of = {session.id: read_votes(connection, session.id) for session in sessions}

    def build(row: SheetRecord) -> ListedVotes:
        values = dict(row.values)
        whole = votes_of[_session_meant(sessions, values, settings)]
        nominee = _nominee_meant(whole, values)
        figures = {name: values[name] for name in Votes.FIGURES if name in values}
        if nominee.votes is None and "agree" not in figures:
            raise InvalidRecord("Chưa ghi số đồng ý.", "agree")
        return ListedVotes(whole.session_id, nominee.nomination_id, _votes(whole, nominee, figures))

    return build


def _session_meant(sessions: Sequence[_Session], values: Mapping[str, Any], settings: ImportSettings) -> int:
    """Return the session of a row: by its day and its round, or that of the list pasted into. Raises InvalidRecord."""
    within, day = settings.within, values.get("held_on")
    code = fold(round_named(values.get("round_code", "")) or within.get("round") or settings.round_code)
    matching = [
        session
        for session in sessions
        if day in (None, session.day)
        and (not code or fold(session.round_code) == code)
        and within.get("session") in (None, session.id)
    ]
    if len(matching) == 1:
        return matching[0].id
    of_day = f" ngày {day:%d/%m/%Y}" if day is not None else ""
    if not matching:
        raise InvalidRecord(f"Sổ chưa có phiên họp Hội đồng{of_day}: mở phiên họp trước.", "held_on")
    raise InvalidRecord(f"Sổ có {len(matching)} phiên họp Hội đồng{of_day}: thêm cột ngày họp, đợt xét.", "held_on")


def _nominee_meant(whole: SessionVotes, values: Mapping[str, Any]) -> VotedNominee:
    """Return the nominee of a row, of several of a name the one with its award or place. Raises InvalidRecord."""
    name = without_marker(clean_line(values.get("person_id", "")))
    if not name:
        raise InvalidRecord("Thiếu họ tên, tên tập thể.", "person_id")
    matching = [nominee for nominee in whole.rows if _is_named(nominee, name)]
    for column in ("award", "unit"):
        words = fold(values.get(column, ""))
        if len(matching) > 1 and words:
            fits = [each for each in matching if words in fold(each.award if column == "award" else each.place)]
            matching = fits or matching
    if len(matching) != 1:
        many = f"Phiên họp có {len(matching)} đề nghị của “{shortened(name)}”: ghi rõ hình thức, đơn vị."
        unknown = f"Phiên họp không xét đề nghị nào của “{shortened(name)}”."
        raise InvalidRecord(many if matching else unknown, "person_id")
    return matching[0]


def _is_named(nominee: VotedNominee, name: str) -> bool:
    if nominee.kind is NomineeKind.COLLECTIVE:
        return same_unit_name(nominee.name, name)
    return name_key(nominee.name) in (name_key(name), name_key(split_honorific(name)[0]))


def _votes(whole: SessionVotes, nominee: VotedNominee, figures: Mapping[str, int]) -> Votes:
    """Return the totals of a row; what it does not say follows from the others, as in the form."""
    votes = nominee.votes or Votes.unanimous(whole.attended)
    for name in ("issued", "returned", "valid", "agree"):
        if name in figures and figures[name] != getattr(votes, name):
            votes = votes.typed(name, figures[name])
    stated = {name: figures[name] for name in _FOLLOWING if name in figures}
    if len(stated) == 1:
        ((name, count),) = stated.items()
        (other,) = (each for each in _FOLLOWING if each != name)
        stated[other] = max(votes.valid - votes.agree - count, 0)
    return replace(votes, **stated)


def number_present(cell: Any, name: str) -> object:  # noqa: ANN401 - a cell
    """Return a number of people, of "9/11 (81,8%)" the first; a share alone is none. Raises InvalidRecord."""
    text = line_of(cell)
    if text.endswith(PERCENT) and "(" not in text and "/" not in text:
        raise InvalidRecord(f"“{shortened(text)}” là tỷ lệ: ghi số phiếu, số người.", name)
    match = _OF_ALL.fullmatch(text)
    return int(match["count"]) if match else whole_of(cell, name)


def _count(name: str, *headings: str) -> RecordColumn:
    return record_column(Votes, name, *headings)._replace(read=number_present)


def round_named(text: str) -> str:
    """Return the code of a round as lists name it: "2025-h2", "6 tháng cuối năm 2025", "cuối năm 2025"."""
    code = period_code(text)
    is_year_end = len(code) == len("2025") and _YEAR_END.search(fold(text)) is not None
    return str(RoundCode(int(code), 2)) if is_year_end else (code or clean_line(text)).upper()


def _write(book: Book, _: int | None, listed: ListedVotes) -> Changes:
    return record_votes(book, listed.session_id, {listed.nomination_id: listed.votes})


VOTES: Final = ImportTarget(
    "votes",
    "kết quả biểu quyết",
    Votes,
    RecordColumns(
        (
            record_column(SessionFields, "held_on", "Ngày họp Hội đồng"),
            text_column("round_code", "Đợt xét", "Đợt"),
            link_column(NominationFields, "person_id", "Họ tên"),
            text_column("unit", "Đơn vị", "Đơn vị công tác", "Phòng, đơn vị"),
            text_column("award", "Danh hiệu, hình thức", "Hình thức…", "Danh hiệu…", "Đề nghị…"),
            _count("issued", "Số phiếu phát…"),
            _count("returned", "Số phiếu thu…"),
            _count("valid"),
            _count("agree", "Số phiếu đồng ý…", "Số đồng ý", "Số phiếu tán thành", "Tán thành", "Phiếu đồng ý"),
            _count("against", "Số phiếu không đồng ý…", "Số không đồng ý", "Không tán thành"),
            _count("abstain", "Số phiếu không có ý kiến", "Không có ý kiến", "Ý kiến khác", "Phiếu trắng"),
        ),
        ("person_id",),
        (frozenset({"person_id", "agree"}),),
    ),
    _open,
    lambda listed: listed.key,
    _stored,
    act=_write,
    merge=lambda _, listed, __: listed,
)
