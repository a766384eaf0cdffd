"""The day by which law, forms, office and signer of a paper are chosen.

It is the day that the paper is to bear. One without a day that is of something which ended in an earlier year cannot be
of today: it takes the day that its round has on record, so that all papers of one round cite the law of one time.
A unit writes its own before the Council meets, in whichever year: they are of the day it met. What convenes the
Council, or asks its members in writing, goes out before it meets, and is of a day before.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.round_codes import parse_round_code
from desktop_app.domain.vietnamese import is_whole_number
from desktop_app.services.awards.rows import proposed_awards
from desktop_app.services.book import Book
from desktop_app.services.council.unit_reviews import review_of_unit
from desktop_app.services.dates import from_iso, is_over
from desktop_app.services.papers.content.issued_before import numbered_issues
from desktop_app.services.papers.content.submissions import of_submission
from desktop_app.services.papers.content.voted import sessions_on
from desktop_app.services.papers.kinds.awarded import EMULATION_REPORT_KEY
from desktop_app.services.papers.kinds.awards import DECISION_KEY
from desktop_app.services.papers.kinds.catalogue import paper_kind
from desktop_app.services.papers.kinds.council import CONVENING, INVITATION_KEY, OF_SESSION
from desktop_app.services.papers.kinds.declaration import Options, PaperKind, RoundStep
from desktop_app.services.papers.kinds.movements import MOVEMENT_REPORTS
from desktop_app.services.papers.kinds.options import DATED, day_of
from desktop_app.services.papers.kinds.proposals import GUIDANCE_KEY, OF_UNITS, PROPOSING
from desktop_app.services.review_rounds import TIMETABLE, round_of
from desktop_app.services.settings import read_values
from desktop_app.store import records
from desktop_app.store.records import Reader, Record

_BEFORE_DECISION: Final = (RoundStep.PROPOSALS, RoundStep.COUNCIL)
"""The steps whose papers are written by the day the Council meets; those of later steps by that of the decision."""
_TELLING: Final = (EMULATION_REPORT_KEY, *MOVEMENT_REPORTS)
"""The reports that tell of a time up to a day, and are written when it is over."""
_BEFORE_SESSION: Final = "ngày trước ngày họp Hội đồng"


class LawDay(NamedTuple):
    """A day by which a paper without one is made, the words for what was on it, and the year the paper is of.

    `law_of` is the day of the law that it cites and what that is, None where the law is that of the same day.
    """

    day: date
    words: str
    year: int
    law_of: tuple[date, str] | None = None

    @property
    def is_over(self) -> bool:
        """Whether that year is over, so that its paper cannot bear a day of this one."""
        return is_over(self.year)

    @property
    def chosen(self) -> str:
        """What is chosen by it, in words that go on a sentence."""
        of_day = f"biểu mẫu, cơ quan, người ký theo ngày {self.day:%d/%m/%Y} ({self.words})"
        if self.law_of is None:
            return f"căn cứ pháp lý, {of_day}"
        law_day, words = self.law_of
        return f"{of_day}; căn cứ pháp lý theo ngày {law_day:%d/%m/%Y} ({words})"


def law_day(book: Book, kind_key: str, options: Options) -> LawDay | None:
    """Return by which day an undated paper is made of what is over, or of a unit that met; None for any other."""
    if day_of(options) is not None:
        return None
    options = _with_round(book, options)
    if kind_key in OF_UNITS and (of_unit := _unit_day(book, options)) is not None:
        return of_unit
    if kind_key == GUIDANCE_KEY:
        return _guidance_day(book, options["round"])
    if kind_key in CONVENING:
        return _convening_day(book, kind_key, options)
    kind = paper_kind(kind_key)
    last_day = kind.content().last_day(book, options)
    if last_day is None or not is_over(last_day.year):
        return None
    with book.store.reading() as connection:
        decided_on = _decided_on(connection, kind, options) if kind.step is not None else None
        held_on = _held_on(connection, options) if kind.step is not None else None
    if kind_key in PROPOSING and held_on is not None:
        held_on = _voted_on_day(book, options) or held_on
    of_session = LawDay(held_on, "ngày họp Hội đồng", last_day.year) if held_on is not None else None
    of_decision = LawDay(decided_on, "ngày ký quyết định", last_day.year) if decided_on is not None else None
    # The tờ trình stands among the papers of the decision, and is written when the Council has met.
    is_before_decision = kind.step in _BEFORE_DECISION or kind_key in PROPOSING
    of_round = (of_session or of_decision) if is_before_decision else (of_decision or of_session)
    if of_round:
        return of_round
    return LawDay(last_day, "ngày cuối của kỳ", last_day.year, other_law_day(book, kind_key, options))


def session_day(book: Book, kind_key: str, options: Options) -> date | None:
    """Return the day of the session whose papers bear it whatever day they are made for, None of any other paper."""
    if kind_key not in OF_SESSION:
        return None
    with book.store.reading() as connection:
        return _held_on(connection, options)


def not_before(book: Book, kind_key: str, options: Options) -> tuple[date, str] | None:
    """Return the day of what a paper follows, before which it cannot be, and what was on it; None for nothing."""
    options, kind = _with_round(book, options), paper_kind(kind_key)
    if kind_key in _TELLING:
        last_day = kind.content().last_day(book, options)
        told_until = from_iso(options.get("cut_off", "")) or (
            min(last_day, date.today()) if last_day is not None else None
        )
        return (told_until, "ngày chốt số liệu của báo cáo") if told_until is not None else None
    if kind_key in OF_UNITS:
        review_round = round_of(book, options["round"])
        is_unit = is_whole_number(options["unit"])
        held = review_of_unit(book, str(review_round.code), int(options["unit"])) if is_unit else None
        return (held.held_on, "ngày đơn vị họp bình xét") if held is not None and held.held_on is not None else None
    if kind.step in _BEFORE_DECISION or kind_key in (*PROPOSING, DECISION_KEY):
        return None
    with book.store.reading() as connection:
        decided_on = _decided_on(connection, kind, _with_decision(connection, options))
    return (decided_on, "ngày ký quyết định khen thưởng") if decided_on is not None else None


def not_after(book: Book, kind_key: str, options: Options) -> tuple[date, str] | None:
    """Return the day of what a paper comes before, after which it cannot be, and what was on it; None for nothing."""
    if kind_key not in (*CONVENING, *OF_UNITS, GUIDANCE_KEY):
        return None
    with book.store.reading() as connection:
        if kind_key == GUIDANCE_KEY:
            reviews = records.living(connection, "unit_review", {"round_id": _round_id(connection, options)})
            held_on = [day for row in reviews if (day := from_iso(row["held_on"])) is not None]
            if held_on:
                return min(held_on), "ngày đơn vị đầu tiên họp bình xét"
            session = next(iter(_sessions(connection, options)), None)
        elif kind_key in OF_UNITS and is_whole_number(options["unit"]):
            session = _session_of_unit(connection, options)
        else:
            session = _session(connection, options)
    return (date.fromisoformat(session["held_on"]), "ngày họp Hội đồng") if session is not None else None


def _with_decision(connection: Reader, options: Options) -> Options:
    """Return options with the decision of the award that they ask for."""
    asked = options.get("award", "")
    awards = records.living(connection, "award", {"id": int(asked)}) if is_whole_number(asked) else []
    return {**options, "decision": str(awards[0]["decision_id"])} if awards else options


def _unit_day(book: Book, options: Options) -> LawDay | None:
    """Return the day a unit met on a round, else one by which its papers were wanted; None until either came.

    It is that by which the round wanted its files, else the day before the Council first met on them.
    """
    if not is_whole_number(options["unit"]):
        return None
    review_round = round_of(book, options["round"])
    held = review_of_unit(book, str(review_round.code), int(options["unit"]))
    with book.store.reading() as connection:
        session = _session_of_unit(connection, options)
    days = (
        (held.held_on if held else None, "ngày họp bình xét"),
        (review_round.files_by, "hạn gửi hồ sơ"),
        (_day_before(session), _BEFORE_SESSION),
    )
    past = (LawDay(day, words, review_round.code.year) for day, words in days if day and day <= date.today())
    return next(past, None)


def _convening_day(book: Book, kind_key: str, options: Options) -> LawDay | None:
    """Return the day before a session that its invitation, or a sheet for it, went out; None while it is to go out.

    It is that of the invitation where one is issued, else the day by which opinions were asked for.
    """
    review_round = round_of(book, options["round"])
    with book.store.reading() as connection:
        session = _session(connection, options)
        sessions = _sessions(connection, options)
    if session is None or date.fromisoformat(session["held_on"]) > date.today():
        return None
    issues = numbered_issues(book, INVITATION_KEY, str(review_round.code)) if kind_key != INVITATION_KEY else ()
    invited = next((day for issued, day in issues if _invited_to(issued, day, sessions) == str(session["id"])), None)
    days = (
        (invited, "ngày giấy mời"),
        (from_iso(session["opinions_by"] or ""), "hạn gửi ý kiến bằng văn bản"),
        (_day_before(session), _BEFORE_SESSION),
    )
    day, words = next((day, words) for day, words in days if day is not None)
    return LawDay(day, words, review_round.code.year) if day < date.today() else None


def _invited_to(issued: Record, day: date, sessions: Sequence[Record]) -> str:
    """Return the id of the session that an invitation of a day is for: where it names none, the next one after it."""
    named = read_values(issued["options"], "Văn bản đã phát hành").get("session")
    return str(named or next((row["id"] for row in sessions if row["held_on"] > day.isoformat()), ""))


def _guidance_day(book: Book, code_text: str) -> LawDay | None:
    """Return the day of a round's letter, None while it is still to go out.

    It is the first of its timetable, which the letter tells the units of, or the day on which the first of them met.
    """
    review_round = round_of(book, code_text)
    code = review_round.code
    with book.store.reading() as connection:
        reviews = records.living(connection, "unit_review", {"round_id": review_round.id})
    planned = (day for name in TIMETABLE if (day := getattr(review_round, name)) is not None)
    days = [*((day, "hạn đầu tiên của đợt xét") for day in planned)]
    days += [(day, "ngày đơn vị đầu tiên họp bình xét") for row in reviews if (day := from_iso(row["held_on"]))]
    if days:
        day, words = min(days)
        return LawDay(day, words, code.year) if day <= date.today() else None
    # The round of a year's end is of the whole year, and its letter goes out in the second half.
    half = LawDay(date(code.year, 1 if code.half == 1 else 7, 1), "ngày đầu của nửa năm", code.year)
    return half if half.is_over else None


def other_law_day(book: Book, kind_key: str, options: Options) -> tuple[date, str] | None:
    """Return of which day the law is that a paper cites, whatever day it bears, and what that is; None for its own."""
    law_of = paper_kind(kind_key).content().law_of
    return law_of(book, options) if law_of is not None else None


def with_law_day(options: Options, chosen: LawDay | None) -> Options:
    """Return the options of a paper with the day by which it is made, if that is neither given nor today."""
    return options if chosen is None else {**options, DATED: chosen.day.isoformat()}


def _round_id(connection: Reader, options: Options) -> int | None:
    code = options.get("round", "")
    rounds = records.living(connection, "review_round", {"code": str(parse_round_code(code))}) if code else []
    return rounds[0]["id"] if rounds else None


def _sessions(connection: Reader, options: Options) -> Sequence[Record]:
    """Return the sessions of a round in order of their days."""
    round_id = _round_id(connection, options)
    if round_id is None:
        return ()
    return records.living(connection, "council_session", {"round_id": round_id}, order="held_on")


def _session(connection: Reader, options: Options) -> Record | None:
    """Return the session asked for, else the round's last one, None without any."""
    rows = _sessions(connection, options)
    asked = [row for row in rows if str(row["id"]) == options.get("session")]
    return (asked or rows)[-1] if rows else None


def _session_of_unit(connection: Reader, options: Options) -> Record | None:
    """Return the first session that voted on a unit's proposals, else the round's first one, None without any."""
    rows = _sessions(connection, options)
    match = {"round_id": _round_id(connection, options), "unit_id": int(options["unit"])}
    nominations = {row["id"] for row in records.living(connection, "nomination", match)}
    voted = (row for row in rows if nominations & _voted_on(connection, row))
    return next(voted, rows[0] if rows else None)


def _voted_on(connection: Reader, session: Record) -> set[int]:
    tallies = records.living(connection, "vote_tally", {"session_id": session["id"]})
    return {tally["nomination_id"] for tally in tallies}


def _held_on(connection: Reader, options: Options) -> date | None:
    """Return the day of the session asked for, else of the round's last one, None without any."""
    session = _session(connection, options)
    return from_iso(session["held_on"]) if session is not None else None


def _voted_on_day(book: Book, options: Options) -> date | None:
    """Return the last day on which the Council voted on what a tờ trình, or its list, proposes; None if it did not."""
    try:
        proposals, _ = of_submission(proposed_awards(book, round_of(book, options["round"])), options)
    except InvalidRecord:
        # Nobody is proposed.
        return None
    sessions = sessions_on(book, options["round"], [proposal.nomination_id for proposal in proposals], date.max)
    return sessions[-1].held_on if sessions else None


def _day_before(session: Record | None) -> date | None:
    """Return the last day before a session, None without one."""
    return date.fromisoformat(session["held_on"]) - timedelta(days=1) if session is not None else None


def _decided_on(connection: Reader, kind: PaperKind, options: Options) -> date | None:
    """Return the day of the decision that a paper is of, of a paper of all the round's last one; None of a draft."""
    asked = options.get("decision", "")
    round_id = _round_id(connection, options)
    if is_whole_number(asked):
        match: dict[str, object] = {"id": int(asked)}
    elif round_id is not None:
        match = {"round_id": round_id, "level": AwardLevel.DEPARTMENT.value}
    else:
        return None
    rows = records.living(connection, "decision", match)
    checks = kind.content().round_checks
    if checks is not None and checks.prints is not None:
        # Without a choice such a paper is of the one that was recorded last, whatever day another bears.
        rows = [row for row in rows if checks.prints(row)][-1:]
    signed = [row["signed_on"] for row in rows if row["signed_on"]]
    return from_iso(max(signed)) if signed else None


def _with_round(book: Book, options: Options) -> Options:
    """Return options with the round of the decision that they ask for, by which its paper is the same either way."""
    asked = options.get("decision", "")
    if options.get("round") or not is_whole_number(asked):
        return options
    with book.store.reading() as connection:
        rows = records.living(connection, "decision", {"id": int(asked)})
        round_id = rows[0]["round_id"] if rows else None
        code = records.fetch(connection, "review_round", round_id)["code"] if round_id is not None else ""
    return {**options, "round": code} if code else options
