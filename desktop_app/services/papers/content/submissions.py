"""Tờ trình of a round: inside to the director, or upward to the province, one for each type of commendation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from desktop_app.domain.council.councils import SessionFields
from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.office.offices import Office
from desktop_app.domain.vietnamese import fold
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.text import lowered
from desktop_app.papers.document.wording import date_in_words, document_number
from desktop_app.papers.kinds import submission
from desktop_app.papers.parts.office import Issuer, Signer
from desktop_app.papers.parts.passages import Passages
from desktop_app.papers.parts.votes import VoteResult
from desktop_app.services.awards.rows import ProposedAward, proposed_of
from desktop_app.services.book import Book
from desktop_app.services.council.sessions import sessions_of
from desktop_app.services.council.vote_tallies import vote_sheet
from desktop_app.services.law.rules import rules_on
from desktop_app.services.office.offices import issuer, office, signer
from desktop_app.services.office.people import posts_held
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.review_rounds import Round, round_of
from desktop_app.store import records

OFFICE_NAME: Final = "Văn phòng"
_OFFICE_CODE: Final = "VP"
_OFFICE_HEAD: Final = "Chánh Văn phòng"
_THROUGH: Final = "Sở Nội vụ"


class Direction(StrEnum):
    """To whom a tờ trình goes."""

    INSIDE = "inside"
    """From the office to the director, who decides."""
    UPWARD = "upward"
    """From the department to the chairman of the province, who decides or proposes higher up."""


DIRECTION_LABELS = {Direction.INSIDE: "Trình Giám đốc Sở", Direction.UPWARD: "Trình Chủ tịch UBND tỉnh"}


@dataclass(frozen=True, slots=True)
class SubmissionKind:
    """One tờ trình that a round needs: its direction and type of commendation, and how many it proposes."""

    direction: Direction
    commendation_type: CommendationType
    count: int

    @property
    def title(self) -> str:
        """What it is called where one is chosen."""
        return f"{DIRECTION_LABELS[self.direction]} – {COMMENDATION_TYPE_LABELS[self.commendation_type]}"


def submissions_of(book: Book, code: str) -> tuple[SubmissionKind, ...]:
    """Return the tờ trình a round needs, those to the director first. Raises InvalidRecord."""
    found: dict[tuple[Direction, CommendationType], int] = {}
    proposed = proposed_of(book, round_of(book, code))
    for direction in Direction:
        for kind in CommendationType:
            of_kind = [one for one in proposed if _direction(one) is direction and one.commendation_type is kind]
            if of_kind:
                found[direction, kind] = len(of_kind)
    return tuple(SubmissionKind(*key, count) for key, count in found.items())


def submission_paper(
    book: Book, code: str, direction: str = "", commendation_type: str = "", on: date | None = None
) -> Document:
    """Return a tờ trình of a round's proposals.

    Without a direction it goes to the director if there is anything for him to decide; without a type it is of all
    types. Raises UsageError, InvalidRecord.
    """
    day, found = on or date.today(), round_of(book, code)
    rows, way = _chosen(book, found, direction, commendation_type)
    types = {one.commendation_type for one in rows}
    named = office(book)
    inside = way is Direction.INSIDE
    held = next(iter(sessions_of(book, code)), None)
    data = submission.SubmissionData(
        issuer=office_issuer(named) if inside else issuer(named),
        signer=_office_signer(book, day) if inside else signer(named),
        year=day.year,
        addressee=f"Giám đốc {named.name}" if inside else f"Chủ tịch {named.parent_name}",
        through="" if inside else _THROUGH,
        rows=tuple(one.awarded for one in rows),
        occasion=found.code.title,
        commendation_type=lowered(COMMENDATION_TYPE_LABELS[types.pop()]) if len(types) == 1 else "",
        law=rules_on(day).bases,
        minutes=minutes_reference(held.fields) if held is not None else "",
        met_on=held.fields.held_on if held is not None else None,
        votes=_votes(book, held.id, rows) if held is not None else (),
        proposer=OFFICE_NAME if inside else named.name,
    )
    wording = submission.TO_DIRECTOR if inside else submission.TO_PROVINCE
    return worded(book, submission.build, data, wording, day)


def asked(options: Mapping[str, str]) -> tuple[str, str]:
    """Return the direction and the type of commendation that the options of a paper ask for."""
    return options.get("direction", ""), options.get("type", "")


def passages_of(options: Mapping[str, str]) -> Passages:
    """Return the passages that the tờ trình of these options is written with."""
    return submission.TO_PROVINCE if options.get("direction") == Direction.UPWARD else submission.TO_DIRECTOR


def proposed_by(book: Book, found: Round, options: Mapping[str, str]) -> list[ProposedAward]:
    """Return whom the tờ trình of these options proposes. Raises UsageError, InvalidRecord if that is nobody."""
    return _chosen(book, found, *asked(options))[0]


def words_of(options: Mapping[str, str]) -> str:
    """Return what tells the file of one tờ trình of a round from those of its others."""
    kind = _read(CommendationType, options.get("type", ""), "Loại hình")
    way = _read(Direction, options.get("direction", ""), "Hướng trình")
    told = [lowered(DIRECTION_LABELS[way])] if way is not None else []
    told += [lowered(COMMENDATION_TYPE_LABELS[kind])] if kind is not None else []
    return f" ({', '.join(told)})" if told else ""


def several_types(book: Book, code: str, direction: str = "", commendation_type: str = "") -> str:
    """Return what to tell of a tờ trình that mixes types of commendation, "" where there is one."""
    if commendation_type:
        return ""
    rows, _ = _chosen(book, round_of(book, code), direction, "")
    types = {one.commendation_type for one in rows}
    if len(types) < 2:
        return ""
    named = ", ".join(lowered(COMMENDATION_TYPE_LABELS[kind]) for kind in CommendationType if kind in types)
    return f"Tờ trình gồm {len(types)} loại hình ({named}); nên lập mỗi loại hình một tờ trình."


def minutes_reference(held: SessionFields) -> str:
    """Return how papers cite the minutes of a session of the Council; without a number, by the day alone."""
    day = date_in_words(held.held_on, held.held_on.year)
    number = f"số {document_number(held.number, 'BB-HĐTĐKT')} " if held.number.strip() else ""
    return f"Biên bản {number}{day} của Hội đồng Thi đua - Khen thưởng"


def _chosen(book: Book, found: Round, direction: str, commendation_type: str) -> tuple[list[ProposedAward], Direction]:
    kind = _read(CommendationType, commendation_type, "Loại hình")
    wanted = _read(Direction, direction, "Hướng trình")
    proposed = [one for one in proposed_of(book, found) if kind is None or one.commendation_type is kind]
    way = wanted or (
        Direction.INSIDE if any(_direction(one) is Direction.INSIDE for one in proposed) else Direction.UPWARD
    )
    rows = [one for one in proposed if _direction(one) is way]
    if not rows:
        words = f", loại hình {lowered(COMMENDATION_TYPE_LABELS[kind])}," if kind is not None else ""
        to = "thuộc thẩm quyền của Giám đốc Sở" if way is Direction.INSIDE else "phải trình cấp trên"
        raise InvalidRecord(f"Đợt {found.code}{words} không có đề nghị nào {to}.")
    return rows, way


def _direction(one: ProposedAward) -> Direction:
    return Direction.UPWARD if one.goes_up else Direction.INSIDE


def _read[E: StrEnum](kind: type[E], text: str, what: str) -> E | None:
    try:
        return kind(text) if text else None
    except ValueError:
        raise UsageError(f"{what} “{text}” không có; có: {', '.join(one.value for one in kind)}.") from None


def office_issuer(named: Office) -> Issuer:
    """Return the office of the department as the head of a paper: what its head signs bears its name and letters."""
    return Issuer(named.name, OFFICE_NAME, _OFFICE_CODE, named.place)


def _office_signer(book: Book, day: date) -> Signer:
    with book.store.reading() as connection:
        heads = [who for who, post in posts_held(connection, day).items() if fold(post.position) == fold(_OFFICE_HEAD)]
        names = records.fetch_many(connection, "person", heads)
    living = [row["full_name"] for row in names.values() if row["trashed_at"] is None]
    return Signer((_OFFICE_HEAD,), living[0] if len(living) == 1 else "")


def _votes(book: Book, session_id: int, rows: Sequence[ProposedAward]) -> tuple[VoteResult, ...]:
    sheet = vote_sheet(book, session_id)
    of = {one.nomination_id: one for one in sheet.rows}
    return tuple(
        VoteResult(one.awarded, voted.votes.tally(sheet.attended), voted.rule)
        for one in rows
        if (voted := of.get(one.nomination_id)) is not None and voted.votes is not None
    )
