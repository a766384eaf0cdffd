"""The tờ trình of a round, to the director or to the province, one for each type of commendation."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Final

from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.office.offices import Office
from desktop_app.domain.vietnamese import fold
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.text import lowered
from desktop_app.papers.document.wording import date_in_words
from desktop_app.papers.kinds.proposals import submission
from desktop_app.papers.parts.awarded import AwardedRecipient, named_apart
from desktop_app.papers.parts.office import OFFICE_HEAD, Issuer, Signer
from desktop_app.papers.parts.passages import Passages
from desktop_app.services.awards.choices import bodies_of
from desktop_app.services.awards.headings import occasion_of
from desktop_app.services.awards.money import catalogue_on
from desktop_app.services.awards.rows import (
    ProposedAward,
    movement_times,
    movements_of,
    proposed_awards,
)
from desktop_app.services.book import Book
from desktop_app.services.office.offices import copies_to, issuer, office, signer
from desktop_app.services.office.people import all_posts_held
from desktop_app.services.papers.content.issued_before import numbered_issues
from desktop_app.services.papers.content.launches import launched_by
from desktop_app.services.papers.content.merits import by_merit, counts_by_type, merit_of, one_type
from desktop_app.services.papers.content.voted import (
    DRAFT_NOTE,
    check_voted,
    minutes_reference,
    sessions_on,
    unmet_note,
    votes_beside,
    votes_on,
    waits_for_council,
)
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.papers.kinds.proposals import SUBMISSION_KEY
from desktop_app.services.review_rounds import Round, round_of
from desktop_app.services.rounds.checks import papers_lacking
from desktop_app.services.settings import read_values
from desktop_app.store import records

OFFICE_NAME: Final = "Văn phòng"
_OFFICE_CODE: Final = "VP"
_OFFICE_HEAD: Final = "Chánh Văn phòng"
_THROUGH: Final = "Sở Nội vụ"
_REPORT: Final = "Báo cáo thành tích"
"""The name of the report on achievements among the papers of a file."""
_NO_RESULT: Final = (
    "tờ trình không nêu kết quả xét, không có biên bản kèm theo, không có căn cứ “Xét kết quả họp Hội đồng…”"
)


class Direction(StrEnum):
    """The addressee of a tờ trình."""

    INSIDE = "inside"
    """From the office to the director, who decides."""
    UPWARD = "upward"
    """From the department to the chairman of the province, who decides or proposes higher up."""


DECIDED_ABOVE: Final = (AwardLevel.GOVERNMENT, AwardLevel.STATE)
"""The levels that the chairman of the province puts proposals before: he does not decide on them."""
DIRECTION_LABELS = {Direction.INSIDE: "Trình Giám đốc Sở", Direction.UPWARD: "Trình Chủ tịch UBND tỉnh"}
_WHERE_TO = {Direction.INSIDE: "thuộc thẩm quyền của Giám đốc Sở", Direction.UPWARD: "phải trình cấp trên"}


@dataclass(frozen=True, slots=True)
class SubmissionKind:
    """A tờ trình that a round needs: its direction, its type of commendation, and the number of its proposals."""

    direction: Direction
    commendation_type: CommendationType
    count: int

    @property
    def title(self) -> str:
        """Its label in choices."""
        return f"{DIRECTION_LABELS[self.direction]} – {COMMENDATION_TYPE_LABELS[self.commendation_type]}"


def submissions_of(book: Book, code: str, *, exemplars: bool = False) -> tuple[SubmissionKind, ...]:
    """Return the tờ trình a round needs, those to the director first. Raises InvalidRecord.

    With `exemplars` those alone that a list of exemplars goes with, each with the number of these.
    """
    counts: dict[tuple[Direction, CommendationType], int] = {}
    proposals = [
        proposal
        for proposal in proposed_awards(book, round_of(book, code))
        if proposal.row["exemplar"] or not exemplars
    ]
    for direction in Direction:
        for kind in CommendationType:
            of_kind = [
                proposal
                for proposal in proposals
                if _direction(proposal) is direction and proposal.commendation_type is kind
            ]
            if of_kind:
                counts[direction, kind] = len(of_kind)
    return tuple(SubmissionKind(*key, count) for key, count in counts.items())


def submission_paper(
    book: Book, code: str, direction: str = "", commendation_type: str = "", on: date | None = None
) -> Document:
    """Return a tờ trình of a round's proposals.

    Without a direction it goes to the director if he decides on any proposal; without a type it has all types. Raises
    UsageError, InvalidRecord.
    """
    day, review_round = on or date.today(), round_of(book, code)
    rows, chosen_direction = _chosen(book, review_round, direction, commendation_type)
    own_office = office(book, day)
    with book.store.reading() as connection:
        law, nominations = catalogue_on(connection, day).bases_on(day), [proposal.row for proposal in rows]
        movements = movements_of(connection, nominations)
        times = movement_times(connection, nominations, review_round.code)
        launches = launched_by(connection, nominations, own_office)
    inside = chosen_direction is Direction.INSIDE
    lacking = _papers_lacking(book, code, rows)
    merits = by_merit(review_round, rows, movements, times)
    awarded = tuple(proposal.awarded for proposal in rows)
    data = submission.SubmissionData(
        issuer=office_issuer(own_office) if inside else issuer(own_office),
        signer=office_signer(book, day) if inside else signer(own_office),
        year=day.year,
        addressee=addressee_of(chosen_direction, own_office),
        through="" if inside else _THROUGH,
        sent_on_to=_sent_on_to(own_office, rows),
        all_sent_on=all(proposal.level in DECIDED_ABOVE for proposal in rows),
        rows=awarded,
        occasion=occasion_of(review_round.code, awarded),
        commendation_type=one_type(rows, movements),
        counts_by_type=counts_by_type(rows, movements),
        merit="" if merits else merit_of(review_round, rows, movements, times),
        by_merit=merits,
        law=law,
        functions=own_office.functions,
        office_rule=own_office.office_rule,
        launched_by=launches,
        # Nobody else is told of what the director has not decided yet.
        copies_to=() if inside else copies_to(own_office),
        proposed_by="" if inside else OFFICE_HEAD,
        proposer=OFFICE_NAME if inside else own_office.name,
        exceptions=tuple(
            (named_apart(proposal.awarded, awarded), proposal.row["exception_reason"])
            for proposal in rows
            if proposal.row["exception_reason"]
        ),
        lacks_papers=bool(lacking),
        has_exemplars=any(proposal.row["exemplar"] for proposal in rows),
        has_reports=not any(_REPORT in names for names in lacking),
        has_own_time=all(proposal.nomination_id in times for proposal in rows),
    )
    wording = submission.TO_DIRECTOR if inside else submission.TO_PROVINCE
    voted = _with_votes(data, book, review_round, rows, commendation_type, day)
    return worded(book, submission.build, voted, wording, day)


def _with_votes(
    data: submission.SubmissionData,
    book: Book,
    review_round: Round,
    rows: Sequence[ProposedAward],
    commendation_type: str,
    day: date,
) -> submission.SubmissionData:
    """Return a tờ trình with what it says of the sessions that voted on its proposals."""
    ids = [proposal.nomination_id for proposal in rows]
    sessions = sessions_on(book, str(review_round.code), ids, day)
    failed, put_off, listed = votes_beside(book, review_round, sessions, ids, day)
    return replace(
        data,
        minutes=minutes_reference(sessions),
        met_on=tuple(session.held_on for session in sessions),
        votes=votes_on(sessions, rows),
        failed=_beside(failed, rows, commendation_type),
        put_off=_beside(put_off, rows, commendation_type),
        elsewhere=tuple(
            row.awarded for row in (*failed, *put_off, *listed) if not _of_paper(row, rows, commendation_type)
        ),
        is_draft=waits_for_council(book, sessions, ids, day),
    )


def _sent_on_to(own_office: Office, rows: Sequence[ProposedAward]) -> tuple[str, ...]:
    """Return who decides higher up on some proposals, the lower one first."""
    bodies = bodies_of(own_office)
    return tuple(bodies[level] for level in DECIDED_ABOVE if any(row.level is level for row in rows))


def _beside(
    voted: Sequence[ProposedAward], proposed: Sequence[ProposedAward], commendation_type: str
) -> tuple[AwardedRecipient, ...]:
    """Return who of those voted on beside the proposed is of their direction and of the type."""
    return tuple(row.awarded for row in voted if _of_paper(row, proposed, commendation_type))


def _of_paper(row: ProposedAward, proposed: Sequence[ProposedAward], commendation_type: str) -> bool:
    return _direction(row) is _direction(proposed[0]) and commendation_type in ("", row.commendation_type)


def addressee_of(direction: Direction, own_office: Office) -> str:
    """Return whom a tờ trình of that direction goes to."""
    inside = direction is Direction.INSIDE
    return f"Giám đốc {own_office.name}" if inside else f"Chủ tịch {own_office.parent_name}"


def asked(options: Mapping[str, str]) -> tuple[str, str]:
    """Return the direction and the type of commendation among the options of a paper."""
    return options.get("direction", ""), options.get("type", "")


def passages_of(options: Mapping[str, str]) -> Passages:
    """Return the passages of the tờ trình with these options."""
    return submission.TO_PROVINCE if options.get("direction") == Direction.UPWARD else submission.TO_DIRECTOR


def proposed_by(book: Book, review_round: Round, options: Mapping[str, str]) -> list[ProposedAward]:
    """Return the proposals of the tờ trình with these options. Raises UsageError, InvalidRecord if there are none."""
    return _chosen(book, review_round, *asked(options))[0]


def of_submission(
    proposals: Sequence[ProposedAward], options: Mapping[str, str]
) -> tuple[list[ProposedAward], Direction | None]:
    """Return the proposals with the direction and type among the options (all without them), and their one direction.

    The direction is None where they have both. Raises UsageError.
    """
    kind = _read(CommendationType, options.get("type", ""), "Loại hình")
    asked_direction = _read(Direction, options.get("direction", ""), "Hướng trình")
    chosen = [
        proposal
        for proposal in proposals
        if (kind is None or proposal.commendation_type is kind)
        and (asked_direction is None or _direction(proposal) is asked_direction)
    ]
    directions = {_direction(proposal) for proposal in chosen}
    return chosen, asked_direction or (directions.pop() if len(directions) == 1 else None)


def no_proposals(review_round: Round, options: Mapping[str, str], what: str = "đề nghị") -> InvalidRecord:
    """Return the refusal of a paper on a round that has no proposals, or none of `what`, with these options."""
    kind, way = options.get("type", ""), options.get("direction", "")
    words = f", loại hình {lowered(COMMENDATION_TYPE_LABELS[CommendationType(kind)])}," if kind else ""
    to = f" {_WHERE_TO[Direction(way)]}" if way else ""
    return InvalidRecord(f"Đợt {review_round.code.title}{words} không có {what} nào{to}.")


def number_and_day(
    book: Book, code: str, direction: Direction | None, kind: str, by: date = date.max
) -> tuple[str, date | None]:
    """Return number and day of the tờ trình of that direction and type issued `by` a day, "" and None without one."""
    for issued, day in numbered_issues(book, SUBMISSION_KEY, code):
        chosen = read_values(issued["options"], "Văn bản đã phát hành")
        of_kind = (chosen.get("direction") or Direction.INSIDE) == direction and chosen.get("type", "") == kind
        if of_kind and day <= by:
            return issued["number"], day
    return "", None


def cited(book: Book, code: str, nominations: Collection[int], by: date) -> str:
    """Return the tờ trình to the director on these nominations of a round issued by a day, as a decision cites them."""
    with book.store.reading() as connection:
        rows = records.fetch_many(connection, "nomination", list(nominations)).values()
    kinds = sorted({"", *(row["commendation_type"] or CommendationType.MERIT for row in rows)})
    issued = (number_and_day(book, code, Direction.INSIDE, kind, by) for kind in kinds)
    return ", ".join(f"Tờ trình số {number} {date_in_words(day, day.year)}" for number, day in issued if day)


def words_of(options: Mapping[str, str]) -> str:
    """Return the words that distinguish the file name of a tờ trình or its list from those of the round's others."""
    kind = _read(CommendationType, options.get("type", ""), "Loại hình")
    way = _read(Direction, options.get("direction", ""), "Hướng trình")
    # The name of a file is cut at its length: what tells two papers apart has to fit in.
    words = [lowered(DIRECTION_LABELS[way]).replace("Chủ tịch ", "")] if way is not None else []
    words += [lowered(COMMENDATION_TYPE_LABELS[kind]).partition(" (")[0]] if kind is not None else []
    return f" ({', '.join(words)})" if words else ""


def several_types(book: Book, code: str, direction: str = "", commendation_type: str = "") -> str:
    """Return a note on a tờ trình with several types of commendation, "" for a single type."""
    if commendation_type:
        return ""
    rows, _ = _chosen(book, round_of(book, code), direction, "")
    types = types_counted(rows)
    return f"Tờ trình gồm {types}; nên lập mỗi loại hình một tờ trình." if types else ""


def several_levels(book: Book, proposals: Sequence[ProposedAward], what: str, day: date) -> str:
    """Return a note on a paper sent up whose proposals are decided on at more than one level, "" for one level."""
    own_office = office(book, day)
    bodies = bodies_of(own_office)
    deciders = {
        bodies[proposal.level] if proposal.level in DECIDED_ABOVE else addressee_of(Direction.UPWARD, own_office)
        for proposal in proposals
        if proposal.goes_up
    }
    if len(deciders) < 2:
        return ""
    in_order = dict.fromkeys((addressee_of(Direction.UPWARD, own_office), *bodies.values()))
    names = ", ".join(name for name in in_order if name in deciders)
    return f"{what} gồm đề nghị do nhiều cấp quyết định ({names}); nên mở bằng Word, tách riêng cho mỗi cấp."


def types_counted(proposals: Iterable[ProposedAward]) -> str:
    """Return in words of how many types of commendation proposals are, and which, "" where they are all of one."""
    types = {proposal.commendation_type for proposal in proposals}
    type_names = ", ".join(lowered(COMMENDATION_TYPE_LABELS[kind]) for kind in CommendationType if kind in types)
    return f"{len(types)} loại hình ({type_names})" if len(types) > 1 else ""


def submission_note(book: Book, options: Mapping[str, str], on: date | None) -> str:
    """Return a note on the session and the papers that a tờ trình does not tell of, "" where it lacks none."""
    proposals, day = proposed_by(book, round_of(book, options["round"]), options), on or date.today()
    nominations = [proposal.nomination_id for proposal in proposals]
    sessions = sessions_on(book, options["round"], nominations, day)
    draft = DRAFT_NOTE if waits_for_council(book, sessions, nominations, day) else ""
    sentences = [] if sessions else [unmet_note(book, options["round"], day, f"{_NO_RESULT}{draft}")]
    sentences.append(several_levels(book, proposals, "Tờ trình", day))
    lacking = _papers_lacking(book, options["round"], proposals)
    if lacking:
        names_by_number: dict[int, list[str]] = {}
        for name, number in Counter(chain.from_iterable(lacking)).items():
            names_by_number.setdefault(number, []).append(f"“{name}”")
        papers = (f"{', '.join(names)} của {number}/{len(proposals)}" for number, names in names_by_number.items())
        sentences.append(
            f"Sổ chưa ghi đã nhận {', '.join(papers)} đề nghị: tờ trình không viết là hồ sơ "
            "theo quy định; đã nhận thì ghi ở “Giấy tờ” của đề nghị rồi in lại."
        )
    return "\n".join(filter(None, sentences))


def check_submission(book: Book, options: Mapping[str, str], on: date | None) -> None:
    """Refuse to issue a tờ trình of what nobody voted on. Raises InvalidRecord."""
    proposals = proposed_by(book, round_of(book, options["round"]), options)
    check_voted(book, options["round"], [proposal.nomination_id for proposal in proposals], on or date.today())


def _papers_lacking(book: Book, code: str, proposals: Sequence[ProposedAward]) -> list[tuple[str, ...]]:
    """Return the papers that the files of some proposals lack, by their names, for each that lacks any."""
    lacking = papers_lacking(book, code)
    return [lacking[proposal.nomination_id] for proposal in proposals if proposal.nomination_id in lacking]


def undated_note(day: date | None) -> str:
    """Return a note on the law that a paper without a date cites, "" for one with a date."""
    if day is not None:
        return ""
    return f"Văn bản chưa có ngày: căn cứ pháp lý, người ký ghi theo hôm nay, ngày {date.today():%d/%m/%Y}."


def _chosen(
    book: Book, review_round: Round, direction: str, commendation_type: str
) -> tuple[list[ProposedAward], Direction]:
    kind = _read(CommendationType, commendation_type, "Loại hình")
    asked_direction = _read(Direction, direction, "Hướng trình")
    proposals = [
        proposal
        for proposal in proposed_awards(book, review_round)
        if kind is None or proposal.commendation_type is kind
    ]
    chosen_direction = asked_direction or (
        Direction.INSIDE
        if any(_direction(proposal) is Direction.INSIDE for proposal in proposals)
        else Direction.UPWARD
    )
    rows = [proposal for proposal in proposals if _direction(proposal) is chosen_direction]
    if not rows:
        raise no_proposals(review_round, {"type": commendation_type, "direction": chosen_direction.value})
    return rows, chosen_direction


def _direction(proposal: ProposedAward) -> Direction:
    return Direction.UPWARD if proposal.goes_up else Direction.INSIDE


def _read[E: StrEnum](kind: type[E], text: str, what: str) -> E | None:
    try:
        return kind(text) if text else None
    except ValueError:
        raise UsageError(f"{what} “{text}” không có; có: {', '.join(member.value for member in kind)}.") from None


def office_issuer(department: Office) -> Issuer:
    """Return the Văn phòng of the department as the issuer of papers that its head signs."""
    return Issuer(department.name_with_province, OFFICE_NAME, _OFFICE_CODE, department.place)


def room_code(unit_name: str) -> str:
    """Return the letters in the numbers of a unit's own papers, "" for those that the book does not know."""
    return _OFFICE_CODE if fold(unit_name) == fold(OFFICE_NAME) else ""


def office_signer(book: Book, day: date) -> Signer:
    """Return the head of the Văn phòng on a day as the signer of its papers; without a name where it is not known."""
    with book.store.reading() as connection:
        held = all_posts_held(connection, day)
        heads = [who for who, posts in held.items() if any(fold(post.position) == fold(_OFFICE_HEAD) for post in posts)]
        names = records.fetch_many(connection, "person", heads)
    living = [row["full_name"] for row in names.values() if row["trashed_at"] is None]
    return Signer((_OFFICE_HEAD,), living[0] if len(living) == 1 else "")
