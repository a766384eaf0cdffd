"""The papers of one unit in a round: the minutes of its review, and its request, both of its nominations on record."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop_app.domain.council.unit_reviews import UnitReviewFields, UnitVote, overtaken_words
from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.law.rules import RuleSet, UnitVoteRule
from desktop_app.domain.office.offices import Office
from desktop_app.domain.office.people import FORMS_OF_ADDRESS
from desktop_app.domain.office.units import UnitKind
from desktop_app.domain.round_codes import RoundCode
from desktop_app.domain.rounds.states import LISTED, STATE_LABELS, NominationState
from desktop_app.domain.vietnamese import caseless, is_whole_number, name_key
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.text import lowered
from desktop_app.papers.document.wording import date_in_words
from desktop_app.papers.kinds.proposals import unit_minutes, unit_request
from desktop_app.papers.kinds.proposals.unit_minutes import CountedVote, UnitMeeting
from desktop_app.papers.parts.awarded import AwardedRecipient
from desktop_app.papers.parts.office import Issuer, Signer
from desktop_app.services.awards.money import catalogue_on
from desktop_app.services.awards.rows import (
    ProposedAward,
    is_from_abroad,
    movement_times,
    movements_of,
    place_of,
    proposal_of,
)
from desktop_app.services.book import Book
from desktop_app.services.council.unit_reviews import review_of_unit
from desktop_app.services.law.rules import round_rules
from desktop_app.services.office.offices import office
from desktop_app.services.office.people import all_posts_held
from desktop_app.services.papers.content.issued_before import numbered_issues
from desktop_app.services.papers.content.launches import launched_by
from desktop_app.services.papers.content.merits import one_type, works_told
from desktop_app.services.papers.content.places import head_of
from desktop_app.services.papers.content.submissions import room_code
from desktop_app.services.papers.house_style.wordings import unrecorded_note, worded
from desktop_app.services.papers.kinds.proposals import GUIDANCE_KEY
from desktop_app.services.review_rounds import round_of
from desktop_app.services.rounds.facts import judged_days
from desktop_app.store import records
from desktop_app.store.records import Record

_ASKED_FOR: Final = LISTED | {NominationState.FAILED}
"""The states of those whom a unit asked awards for: whoever the Council refused later had stood in its papers."""
_LEADERS: Final = caseless("Lãnh đạo ")
"""How the unit of an office's own leaders is called, which is no room of it."""
_NO_REVIEW: Final = "Chưa ghi cuộc họp bình xét của đơn vị: thời gian, địa điểm, thành phần để điền tay."
_UNMET: Final = "Sổ chưa ghi cuộc họp bình xét của đơn vị: văn bản không viết là đã bình xét, không kèm biên bản."
_VOTES_BY_HAND: Final = "Chưa ghi kết quả biểu quyết của đơn vị: để điền tay."


@dataclass(frozen=True, slots=True)
class _UnitReview:
    """A unit in a round: its nominees, its head and people on the day of the paper."""

    issuer: Issuer
    head: Signer
    people: int
    occasion: str
    day: date
    nominees: tuple[AwardedRecipient, ...]
    guided_by: str
    meeting: UnitMeeting
    votes: tuple[CountedVote | None, ...]
    rule: UnitVoteRule | None
    has_seal: bool
    commendation_type: str
    passed_type: str
    launched_by: str
    overtaken: str
    """What is to be said of a meeting that came after what it comes before."""
    own_cases: frozenset[str]
    """The nominees who were at the meeting as people of the unit."""
    has_own_time: bool
    left_out: str
    """What is to be said of those whom the unit voted on and whom its request does not have."""

    @property
    def filed(self) -> str:
        """Where the unit's own copy stays: only one with a seal of its own has a văn thư."""
        # The Văn phòng keeps the văn thư of the whole office.
        of_room = f"Lưu: VT, {self.issuer.code}" if self.issuer.code else f"Lưu: {self.issuer.name}"
        return "Lưu: VT" if self.has_seal else of_room


def unit_minutes_paper(book: Book, options: Mapping[str, str], on: date | None = None) -> Document:
    """Return the minutes of a unit's review. Raises UsageError, InvalidRecord if it proposes nobody, RecordGone."""
    review = _review(book, options, on, voted_too=True)
    data = unit_minutes.UnitMinutesData(
        review.issuer,
        review.day.year,
        review.occasion,
        review.nominees,
        review.people,
        review.guided_by,
        review.meeting,
        filed=f"{review.filed}, Hồ sơ",
        votes=review.votes,
        rule=review.rule,
        commendation_type=review.commendation_type,
        passed_type=review.passed_type,
        own_cases=review.own_cases,
        has_own_time=review.has_own_time,
    )
    return worded(book, unit_minutes.build, data, unit_minutes.UNIT_MINUTES, review.day)


def unit_minutes_note(book: Book, options: Mapping[str, str]) -> str:
    """Return a note on what is left to be written by hand."""
    review = _review(book, options, voted_too=True)
    meeting = review.meeting
    lacking = (
        (not meeting.started_at, "giờ bắt đầu"),
        (not meeting.ended_at, "giờ kết thúc"),
        (not meeting.place, "địa điểm"),
        (not meeting.chair, "chủ trì"),
        (not meeting.secretary, "thư ký"),
        (meeting.present is None, "số người có mặt"),
        (meeting.present is not None and meeting.present < review.people and not meeting.absent, "ai vắng mặt, lý do"),
        (not meeting.discussion, "thảo luận"),
    )
    missing = [words for is_lacking, words in lacking if is_lacking]
    note = _NO_REVIEW if meeting.held_on is None else f"Cuộc họp chưa ghi: {'; '.join(missing)}." if missing else ""
    unrecorded = unrecorded_note(book, unit_minutes.UNIT_MINUTES, ("voting", "end"), review.day)
    of_meeting = (note, review.overtaken, _total_note(review), *_vote_notes(review), _silent_note(review))
    return "\n".join(filter(None, (*of_meeting, _guided_note(review), unrecorded)))


def _total_note(review: _UnitReview) -> str:
    meeting = review.meeting
    if not review.people or unit_minutes.meets_total(review.people, meeting):
        return ""
    return (
        f"Ngày họp, theo sổ đơn vị có {review.people:02d} người, nhưng ghi có mặt {meeting.present:02d} người, "
        f"vắng mặt: {meeting.absent or 'không'}; biên bản không in tổng số. Xem lại số có mặt, họ tên người vắng (cách "
        "nhau bằng dấu chấm phẩy) ở cuộc họp bình xét, hoặc chức vụ của từng người."
    )


def _silent_note(review: _UnitReview) -> str:
    """Return whom the minutes name as not voting on himself: the book has numbers, not whose vote is missing."""
    voted = zip(review.nominees, review.votes, strict=True)
    silent = [row.name for row, vote in voted if vote and vote.silent and row.name in review.own_cases]
    if not silent:
        return ""
    names = ", ".join(dict.fromkeys(silent))
    return (
        f"Biên bản ghi sẵn {names} không biểu quyết đối với bản thân: sổ chỉ ghi số phiếu, không ghi ai không biểu "
        "quyết; đối chiếu với cuộc họp."
    )


def _vote_notes(review: _UnitReview) -> Iterator[str]:
    """Yield what is to be said of votes that are missing, and of those below what the rules ask of a unit's vote."""
    without = [nominee.name for nominee, vote in zip(review.nominees, review.votes, strict=True) if vote is None]
    if len(without) == len(review.nominees):
        yield _VOTES_BY_HAND
    elif without:
        yield f"Chưa ghi kết quả biểu quyết của đơn vị đối với: {', '.join(without)}."
    yield from _own_vote_note(review)
    yield from _own_meeting_note(review)
    rule = review.rule
    if rule is None:
        return
    for nominee, vote in zip(review.nominees, review.votes, strict=True):
        if vote is not None and not vote.passes(rule):
            share = f"{vote.agree}/{vote.voters} đồng ý"
            yield f"{nominee.name}: {share}, chưa đạt {rule.words} ({rule.provision.article})."


def _own_vote_note(review: _UnitReview) -> Iterator[str]:
    """Yield who is counted among those that voted on him: nobody votes on himself."""
    names = [
        nominee.name
        for nominee, vote in zip(review.nominees, review.votes, strict=True)
        if vote is not None and nominee.name in review.own_cases and vote.agree + vote.against >= vote.voters
    ]
    if names:
        yield (
            "Không ai biểu quyết đối với bản thân, nhưng số đồng ý và không đồng ý gồm cả phiếu của chính người được "
            f"xét: {', '.join(names)}."
        )


def _own_meeting_note(review: _UnitReview) -> Iterator[str]:
    """Yield who led or wrote down the meeting that reviewed him: as of a teller of the Council, it is to be known."""
    nominees = {name_key(row.name): row.name for row in review.nominees if row.kind is NomineeKind.INDIVIDUAL}
    for part, name in (("chủ trì", review.meeting.chair), ("thư ký", review.meeting.secretary)):
        if name_key(name) in nominees:
            yield f"“{nominees[name_key(name)]}” là {part} cuộc họp bình xét và là người được xét."


def unit_request_paper(book: Book, options: Mapping[str, str], on: date | None = None) -> Document:
    """Return a unit's request for awards. Raises UsageError, InvalidRecord if it proposes nobody, RecordGone."""
    review = _review(book, options, on)
    own_office = office(book, review.day)
    if caseless(review.issuer.name).startswith(_LEADERS):
        raise InvalidRecord(
            f"“{review.issuer.name}” không phải đơn vị trình {own_office.name}: người đứng đầu không trình chính mình.",
            "unit",
            "Đề nghị của lãnh đạo có trong danh sách, tờ trình của Văn phòng.",
        )
    with book.store.reading() as connection:
        law = catalogue_on(connection, review.day).bases_on(review.day)
    data = unit_request.UnitRequestData(
        review.issuer,
        review.head,
        review.day.year,
        review.occasion,
        review.nominees,
        review.guided_by,
        own_office.name,
        review.filed,
        law,
        own_office.office_rule,
        review.meeting.held_on,
        review.votes,
        review.commendation_type,
        review.launched_by,
        review.has_own_time,
    )
    return worded(book, unit_request.build, data, unit_request.UNIT_REQUEST, review.day)


def unit_request_note(book: Book, options: Mapping[str, str]) -> str:
    """Return a note on nominees without a summary, on votes, and on a letter that is not cited; "" for nothing."""
    review = _review(book, options)
    without = [nominee.name for nominee in review.nominees if not nominee.achievement.strip()]
    untold = f"Chưa có tóm tắt thành tích: {', '.join(without)}." if without else ""
    unmet = "" if review.meeting.held_on else _UNMET
    return "\n".join(
        filter(None, (untold, review.left_out, unmet, review.overtaken, *_vote_notes(review), _guided_note(review)))
    )


def _guided_note(review: _UnitReview) -> str:
    return "" if review.guided_by else "Chưa phát hành công văn hướng dẫn bình xét của đợt nên không viện dẫn."


def units_proposing(book: Book, code: str) -> dict[int, int]:
    """Return, by unit in the units' order, how many nominations of a round it proposes. Raises InvalidRecord."""
    review_round = round_of(book, code)
    with book.store.reading() as connection:
        rows = records.living(connection, "nomination", {"round_id": review_round.id})
        units = [row["id"] for row in records.of_kind(connection, "unit", order="position")]
    counts = Counter(row["unit_id"] for row in rows if row["state"] in _ASKED_FOR and not is_from_abroad(row))
    return {unit_id: counts[unit_id] for unit_id in units if counts[unit_id]}


def _review(book: Book, options: Mapping[str, str], on: date | None = None, *, voted_too: bool = False) -> _UnitReview:
    """Return what a unit's papers say; `voted_too`: also of those whom it voted on and does not propose."""
    if not is_whole_number(options["unit"]):
        raise UsageError(f"“{options['unit']}” không phải mã số đơn vị.", lists=("units",))
    day, review_round, unit_id = on or date.today(), round_of(book, options["round"]), int(options["unit"])
    own_office = office(book, day)
    with book.store.reading() as connection:
        unit = records.fetch(connection, "unit", unit_id)
        rules = round_rules(records.fetch(connection, "review_round", review_round.id))
        match = {"round_id": review_round.id, "unit_id": unit_id}
        rows = records.living(connection, "nomination", match, order="list_key")
        head = head_of(connection, unit_id, day)
    held = review_of_unit(book, str(review_round.code), unit_id)
    with book.store.reading() as connection:
        all_posts = all_posts_held(connection, held.held_on if held else day)
        of_unit = {
            person_id: post for person_id, posts in all_posts.items() for post in posts if post.unit_id == unit_id
        }
        people = records.fetch_many(connection, "person", list(of_unit))
    positions: dict[str, set[str]] = defaultdict(set)
    addresses: dict[str, set[str]] = defaultdict(set)
    for person_id in of_unit:
        key = name_key(people[person_id]["full_name"])
        positions[key].add(of_unit[person_id].position)
        addresses[key].add(FORMS_OF_ADDRESS.get(people[person_id]["gender"], "").lower())
    absent = caseless(held.absent) if held is not None else ""
    votes = {vote.nomination_id: vote for vote in held.votes} if held is not None else {}
    proposed = [row for row in rows if row["state"] in _ASKED_FOR or (voted_too and row["id"] in votes)]
    _refuse_from_abroad(rows, unit["name"], own_office)
    if rows and not proposed:
        nothing = f"Các đề nghị của {unit['name']} chưa hoàn tất, chưa có gì để in."
        raise InvalidRecord(nothing, "nomination", "Bấm “Hoàn tất” ở từng đề nghị.")
    issuer = Issuer(own_office.name_with_province, unit["name"], room_code(unit["name"]), own_office.place)
    guided_by = _guidance(book, str(review_round.code))
    counted = tuple(_counted(votes.get(row["id"]), held) for row in proposed)
    passed = [row for row, vote in zip(proposed, counted, strict=True) if vote and vote.passes(rules.unit_vote)]
    return _UnitReview(
        issuer,
        head,
        len(of_unit),
        review_round.code.occasion,
        day,
        _nominees(book, proposed, rules),
        guided_by,
        replace(_meeting(held, positions, addresses), known_absent=_named_in(absent, people, of_unit)),
        counted,
        rules.unit_vote,
        has_seal=unit["kind"] == UnitKind.CENTRE,
        **_types(book, proposed, passed, rules, own_office),
        has_own_time=_has_own_time(book, proposed, review_round.code),
        overtaken=_overtaken(book, held, proposed),
        left_out="" if voted_too else _left_out([row for row in rows if row["id"] in votes and row not in proposed]),
        own_cases=frozenset(
            row["nominee_name"]
            for row in proposed
            if row["person_id"] in of_unit and caseless(row["nominee_name"]) not in absent
        ),
    )


def _nominees(book: Book, proposed: Sequence[Record], rules: RuleSet) -> tuple[AwardedRecipient, ...]:
    with book.store.reading() as connection:
        movements = movements_of(connection, proposed)
    proposals = [proposal_of(row, rules) for row in proposed]
    # Where all is for the work no type is named.
    works = works_told(proposals, movements) if _names_types(proposals) else {}
    return tuple(
        AwardedRecipient(
            NomineeKind(row["kind"]),
            row["nominee_name"],
            row["award"],
            place_of(row),
            is_title=row["award_code"] in rules.by_code and rules.award(row["award_code"]).is_title,
            achievement=row["summary"] or row["reason_line"],
            note=row["note"],
            work=works.get(row["id"], ""),
        )
        for row in proposed
    )


def _types(
    book: Book, rows: Sequence[Record], passed: Sequence[Record], rules: RuleSet, own_office: Office
) -> dict[str, str]:
    """Return what a review says of the types of commendation and of the movements of its nominees, and who passed."""
    proposals, of_passed = ([proposal_of(row, rules) for row in those] for those in (rows, passed))
    with book.store.reading() as connection:
        movements, launches = movements_of(connection, rows), launched_by(connection, rows, own_office)
    # The merit of the whole work is what a round is about: only what is proposed beside that has a type named.
    has_types = _names_types(proposals)
    return {
        "commendation_type": one_type(proposals, movements) if has_types else "",
        "passed_type": one_type(of_passed, movements) if has_types else "",
        "launched_by": launches,
    }


def _refuse_from_abroad(rows: Sequence[Record], name: str, own_office: Office) -> None:
    if rows and all(map(is_from_abroad, rows)):
        outside = f"{name} được đề nghị theo loại hình đối ngoại, không phải đơn vị của {own_office.name}"
        sentence = f"{outside}: không có biên bản bình xét, đề nghị của đơn vị."
        raise InvalidRecord(sentence, "unit", "Văn phòng trình trường hợp này bằng Tờ trình.")


def _has_own_time(book: Book, rows: Sequence[Record], code: RoundCode) -> bool:
    """Return whether all is proposed in movements that are over and had begun before the round."""
    with book.store.reading() as connection:
        times = movement_times(connection, rows, code)
    return bool(rows) and all(row["id"] in times for row in rows)


def _names_types(proposals: Sequence[ProposedAward]) -> bool:
    return any(proposal.commendation_type is not CommendationType.MERIT for proposal in proposals)


def _overtaken(book: Book, held: UnitReviewFields | None, proposed: Sequence[Record]) -> str:
    if held is None:
        return ""
    with book.store.reading() as connection:
        judged = judged_days(connection, held.round_code)
    judged_on = [judged.get(row["id"], (None, None)) for row in proposed]
    session_on = min((voted for voted, _ in judged_on if voted), default=None)
    signed_on = min((signed for _, signed in judged_on if signed), default=None)
    return overtaken_words(held.held_on, session_on, signed_on)


def _named_in(absent: str, people: Mapping[int, Record], of_unit: Collection[int]) -> int:
    """Return how many people of a unit the words on who was away name."""
    return sum(caseless(people[person_id]["full_name"]) in absent for person_id in of_unit)


def _left_out(rows: Sequence[Record]) -> str:
    words = (f"“{row['nominee_name']}” ({lowered(STATE_LABELS[NominationState(row['state'])])})" for row in rows)
    names = ", ".join(words)
    return f"Đơn vị đã bình xét mà văn bản không có: {names}." if names else ""


def _counted(vote: UnitVote | None, held: UnitReviewFields | None) -> CountedVote | None:
    return CountedVote(vote.agree, vote.against, held.present if held else None) if vote is not None else None


def _meeting(
    held: UnitReviewFields | None,
    positions: Mapping[str, Collection[str]],
    addresses: Mapping[str, Collection[str]],
) -> UnitMeeting:
    if held is None:
        return UnitMeeting()
    return UnitMeeting(
        held.held_on,
        held.started_at,
        held.ended_at,
        held.place,
        held.chair,
        held.secretary,
        held.present,
        held.absent,
        held.discussion,
        chair_post=_only(held.chair, positions),
        secretary_post=_only(held.secretary, positions),
        chair_address=_only(held.chair, addresses),
        secretary_address=_only(held.secretary, addresses),
    )


def _only(name: str, facts: Mapping[str, Collection[str]]) -> str:
    """Return the fact of whoever a unit has of this name, with its accents; "" for nobody, or two who differ in it."""
    known = facts.get(name_key(name), ())
    return next(iter(known)) if len(known) == 1 else ""


def _guidance(book: Book, code: str) -> str:
    """Return the letter that was issued on a round, as it is cited; "" while it has no number and date."""
    for issued, day in numbered_issues(book, GUIDANCE_KEY, code):
        return f"Công văn số {issued['number']} {date_in_words(day, day.year)}"
    return ""
