"""Remarks on a paper before it is printed, each leading to the record where it can be corrected.

The text of the paper is proofread in `papers.document.proofreading`; here its records are checked: what was left out
and why, what is missing, and whether the papers of one round name the same people with the same titles.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.domain.fields import words_of
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.offices import Office
from desktop_app.domain.office.people import post_words
from desktop_app.domain.rounds.told_deeds import names_theme, tells_no_deed
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType, NomineeKind
from desktop_app.papers import PaperFormat
from desktop_app.papers.document.as_text import from_json
from desktop_app.papers.document.faults.law import instruments_of
from desktop_app.papers.document.model import Document, LegalBases
from desktop_app.papers.document.numbered import date_of, number_of
from desktop_app.papers.document.proofreading import NoteSubject, law_notes, names_on, proofread
from desktop_app.services import lists
from desktop_app.services.awards.money import catalogue_on
from desktop_app.services.book import Book
from desktop_app.services.council.councils import council_on
from desktop_app.services.council.sessions import sessions_of
from desktop_app.services.council.vote_tallies import has_votes
from desktop_app.services.law.rules import rule_sets
from desktop_app.services.office.offices import office_of_day
from desktop_app.services.papers import papers
from desktop_app.services.papers.content.submissions import asked
from desktop_app.services.papers.decision_checks import (
    awards_in_force,
    called_otherwise,
    left_by_now,
    left_by_then,
    movement_untold,
    of_cited,
    of_counted,
    of_direct_decision,
    says_nothing,
)
from desktop_app.services.papers.edited import differences_of, names_after
from desktop_app.services.papers.given_before import awarded_before, of_direct_awards, proposed_again
from desktop_app.services.papers.issued import edited_issues, numbered_alike, options_of
from desktop_app.services.papers.kinds.catalogue import paper_kind, paper_kinds
from desktop_app.services.papers.kinds.declaration import Options
from desktop_app.services.papers.kinds.options import day_of
from desktop_app.services.papers.law_day import law_day, with_law_day
from desktop_app.services.papers.papers import Progress
from desktop_app.services.papers.quoted import leading_remarks
from desktop_app.services.papers.remarks import PaperRemark, RemarkPlace, most, without_rows
from desktop_app.services.papers.reports import papers as report_papers
from desktop_app.services.papers.reports import remarks as report_remarks
from desktop_app.services.papers.reports.entered import each_report_once
from desktop_app.services.papers.reports.tables.charts import undrawn
from desktop_app.services.papers.reports.texts.causes import open_causes
from desktop_app.services.papers.round_checks import (
    OF_COUNCIL,
    OF_SUBMISSION,
    RoundComparison,
    figures_outrun,
    left_out,
)
from desktop_app.services.papers.round_day import (
    day_and_notes,
    decided_before,
    impossible_day,
    of_earlier_law,
    of_future,
    of_unit_minutes,
    round_code_of,
    signed_by_nominee,
    vouched_for,
)
from desktop_app.services.papers.rounds.checked import CheckedRound, about, counted, sessions_about, sessions_chosen
from desktop_app.services.review_rounds import Round, round_of
from desktop_app.services.rounds.summaries.figures import outrun_figures
from desktop_app.store import records
from desktop_app.store.records import Record

_PLACES: Final = {
    NoteSubject.OFFICE: RemarkPlace.OFFICE,
    NoteSubject.SIGNER: RemarkPlace.ISSUE,
    NoteSubject.NUMBER: RemarkPlace.ISSUE,
    NoteSubject.WORDING: RemarkPlace.WORDING,
}


@each_report_once()
def remarks(book: Book, kind_key: str, options: Options, paper: Document | None = None) -> tuple[PaperRemark, ...]:
    """Return the remarks on a paper; `paper` is the document if it was built already. Raises as `papers.document`."""
    content = paper_kind(kind_key).content()
    paper = paper if paper is not None else papers.document(book, kind_key, options)
    past = law_day(book, kind_key, options)
    asked, options = options, with_law_day(options, past)
    # Of a report with parts what is left to write is said with its part.
    of_kind = () if content.report else (content.note(book, options), open_causes(paper))
    code = round_code_of(book, options, is_report=bool(content.report))
    noted = (
        *(of_future(report_papers.cut_off_of(options)) if not content.report else ()),
        *day_and_notes(round_of(book, code) if code else None, paper, asked, past, (*of_kind, undrawn(paper, options))),
        *of_unit_minutes(kind_key, past),
        *impossible_day(book, kind_key, paper, asked),
        *edited_issues(book, kind_key, asked),
        *(signed_by_nominee(book, round_of(book, code), kind_key, paper, options) if code else ()),
        *(of_earlier_law(book, round_of(book, code), kind_key, paper) if code else ()),
    )
    if content.round_checks is None or not code:
        of_paper = (*noted, *_of_paper(book, paper, options), *_number_used(book, kind_key, options, paper))
        if content.counts_decisions:
            of_paper = _once((*of_paper, *_of_counted(book, options)))
        if content.report:
            return (*of_paper, *_of_report(book, content.report, options))
        if content.round_checks is None:
            return of_paper
        return _once((*of_paper, *of_direct_decision(book, options), *of_direct_awards(book, options)))
    checks = content.round_checks
    round_records = _read_round(book, round_of(book, code), options.get("decision", ""), checks.prints)
    part = checks.part(round_records)
    named_rows = checks.names(book, part, options)
    own_part = _of_list(part, checks, named_rows, options)
    found_remarks = (
        *noted,
        *_of_paper(
            book,
            paper,
            options,
            part,
            None if checks.has_list else _counts(named_rows),
            _day_of_session(part, options) if checks is OF_COUNCIL else None,
        ),
        *(decided_before(own_part, date_of(paper) or day_of(options)) if checks is OF_SUBMISSION else ()),
        *(vouched_for(book, content.wording(options), paper, options) if checks is OF_SUBMISSION else ()),
        *_number_used(book, kind_key, options, paper),
        *left_out(part, of_council=checks is OF_COUNCIL),
        *_of_round(own_part, checks),
        *most(_names_that_differ(part, names_on(paper), named_rows, checks.known(book, part)), part.query()),
        *_of_issued(book, round_records, kind_key),
    )
    return _once(found_remarks)


def _of_counted(book: Book, options: Options) -> Iterator[PaperRemark]:
    """Yield what is wrong with the decisions of the year, or of each year of the phase, that a paper counts."""
    until = report_papers.cut_off_of(options) or day_of(options) or date.today()
    first, _, last = (options.get("phase") or options["year"]).partition("-")
    with book.store.reading() as connection:
        for year in range(int(first), int(last or first) + 1):
            yield from most(of_counted(connection, year, until), ListQuery("decisions"))


def _once(all_remarks: Sequence[PaperRemark]) -> tuple[PaperRemark, ...]:
    """Return remarks, each sentence once."""
    return tuple({remark.sentence: remark for remark in reversed(all_remarks)}.values())[::-1]


def render_with_remarks(
    book: Book, kind_key: str, options: Options, progress: Progress | None = None
) -> tuple[papers.Paper, tuple[PaperRemark, ...]]:
    """Return a paper as PDF and the remarks on it, built once for both. Raises as `papers.render`, and Cancelled.

    Its notes are among the remarks: the note on the paper first, the one on its typeface last.
    """
    paper = papers.document(book, kind_key, options)
    paper_file = papers.finished(book, kind_key, options, paper, PaperFormat.PDF, progress)
    typeface = papers.font_note(PaperFormat.PDF)
    found_remarks = remarks(book, kind_key, options, paper)
    return replace(paper_file, note=""), (*found_remarks, *((PaperRemark(typeface),) if typeface else ()))


def _without_own_bases(paper: Document, own_office: Office) -> Iterator[PaperRemark]:
    """Yield which bases a paper lacks because the office has not recorded what they cite."""
    if paper.copied or not any(isinstance(block, LegalBases) for block in paper.body):
        return
    words = words_of(Office)
    missing = [f"“{words[name].label}”" for name in ("functions", "office_rule") if not getattr(own_office, name)]
    if missing:
        sentence = f"Phần căn cứ không có {' và '.join(missing)}: chưa ghi ở trang Cơ quan."
        yield PaperRemark(sentence, place=RemarkPlace.OFFICE)


def _of_paper(
    book: Book,
    paper: Document,
    options: Options,
    checked: CheckedRound | None = None,
    listed: dict[str, int] | None = None,
    held_on: date | None = None,
) -> Iterator[PaperRemark]:
    """Yield the remarks on the finished paper: what it says, and the law it cites on its day."""
    day = date_of(paper) or held_on or day_of(options) or date.today()
    yield from without_rows(paper)
    with book.store.reading() as connection:
        notes = (*proofread(paper, listed), *law_notes(paper, day, instruments_of(rule_sets(connection))))
        own_office = office_of_day(connection, day)
        yield from _without_own_bases(paper, own_office)
        typed = (own_office.functions, own_office.office_rule)
        for note in notes:
            if note.about is not NoteSubject.RECORD:
                is_of_office = any(text and text in note.text for text in typed)
                yield PaperRemark(note.sentence, place=RemarkPlace.OFFICE if is_of_office else _PLACES.get(note.about))
        round_row = records.fetch(connection, "review_round", checked.round.id) if checked is not None else None
        yield from of_cited(connection, paper)
        of_records = (note for note in notes if note.about is NoteSubject.RECORD)
        yield from leading_remarks(connection, of_records, round_row)


def _day_of_session(checked: CheckedRound, options: Options) -> date | None:
    """Return the day of the session that a paper of the Council is about."""
    return next((session.fields.held_on for session in sessions_chosen(checked, options)), None)


def _number_used(book: Book, kind_key: str, options: Options, paper: Document) -> Iterator[PaperRemark]:
    """Yield a remark on each other paper of the year that has the number of this one."""
    number, day = number_of(paper), date_of(paper)
    if number and day is not None:
        for taken in numbered_alike(book, kind_key, options, number, day.year):
            yield PaperRemark(taken.sentence, taken.query)


def _of_report(book: Book, kind: str, options: Options) -> Iterator[PaperRemark]:
    of_plan = report_papers.report_of(book, kind, options)
    yield from of_future(of_plan.cut_off)
    for remark in report_remarks.remarks(book, of_plan):
        yield PaperRemark(remark.sentence, place=RemarkPlace.REPORT)


def _read_round(
    book: Book, review_round: Round, decision: str = "", prints: Callable[[Record], bool] | None = None
) -> CheckedRound:
    """Return the records of a round as they are checked, for a paper of one of its decisions or of all ("").

    Without a `decision` a paper of one is of the last that it `prints`; nothing is said of the others then.
    """
    sessions = sessions_of(book, str(review_round.code))
    with book.store.reading() as connection:
        session_ids = [session.id for session in sessions]
        tallies = [
            row for row_id in session_ids for row in records.living(connection, "vote_tally", {"session_id": row_id})
        ]
        councils = records.fetch_many(connection, "council", [session.fields.council_id for session in sessions])
        decisions = records.living(connection, "decision", {"round_id": review_round.id})
        printed = next((row["id"] for row in reversed(decisions) if prints is not None and prints(row)), None)
        nominations = tuple(records.living(connection, "nomination", {"round_id": review_round.id}, order="list_key"))
        checked = CheckedRound(
            review_round,
            nominations,
            {row["id"]: row for row in records.of_kind(connection, "unit") if row["valid_to"]},
            tuple(decisions),
            tuple(awards_in_force(connection, decisions)),
            tuple(sessions),
            frozenset(row["nomination_id"] for row in tallies if row["passed"]),
            frozenset(row["session_id"] for row in tallies if has_votes(row)),
            tuple(row["decision_number"] for row in councils.values()),
            councils,
            whole=nominations,
            outrun=tuple(outrun_figures(connection, review_round.id, date.today())),
            decision_id=int(decision) if decision.isdecimal() else printed,
        )
        catalogue = catalogue_on(connection, checked.day)
        before = tuple(awarded_before(connection, checked.own_awards, catalogue))
        otherwise = (
            *movement_untold(connection, checked.own_decisions, checked.own_awards),
            *called_otherwise(connection, checked.own_awards),
            *left_by_then(connection, checked.own_awards),
        )
        left = left_by_now(connection, checked.proposed, str(review_round.code))
        again = (*left, *proposed_again(connection, checked.proposed, review_round, catalogue))
    in_force = None if sessions else council_on(book, checked.day)
    return replace(
        checked,
        council=in_force.fields.name if in_force is not None else "",
        by_ballot=_by_ballot(catalogue, checked),
        catalogue=catalogue,
        awarded_before=before,
        said_otherwise=otherwise,
        proposed_again=again,
    )


def _by_ballot(rules: RuleSet, checked: CheckedRound) -> dict[str, str]:
    """Return, by name of the round's awards that the law itself has put to the ballot on its day, the article."""
    vote_rules = {row["award"]: rules.vote_rule(row["award_code"], checked.day) for row in checked.nominations}
    return {
        award: rule.provision.article
        for award, rule in vote_rules.items()
        if rule.ballot and rule.awards and rule.provision.confirmed
    }


def _counts(rows: list[Record] | None) -> dict[str, int] | None:
    if rows is None:
        return None
    counts = counted(rows)
    return {word: counts[word] for word in ("tập thể", "cá nhân")}


def _of_list(part: CheckedRound, checks: RoundComparison, named: list[Record] | None, options: Options) -> CheckedRound:
    """Return the part of a round that a paper is of, without who is proposed by another and other sessions."""
    if checks is OF_COUNCIL:
        return about(part, sessions_chosen(part, options)[:1])
    is_of_some = checks is OF_SUBMISSION or any(asked(options))
    own_part = replace(part, nominations=tuple(named)) if is_of_some and named is not None else part
    return about(own_part, sessions_about(own_part)) if checks is OF_SUBMISSION else own_part


def _of_round(checked: CheckedRound, checks: RoundComparison) -> Iterator[PaperRemark]:
    yield from most(_without_achievement(checked), checked.query())
    yield from most(figures_outrun(checked), checked.query())
    yield from most(_without_movement(checked), checked.query())
    yield from most(_of_units_ended(checked), checked.query())
    for more in checks.more:
        yield from more(checked)
    yield from most(_named_otherwise(checked), checked.query())


def _without_achievement(checked: CheckedRound) -> Iterator[PaperRemark]:
    for row in checked.proposed:
        query = checked.query(row["nominee_name"], kind=row["kind"])
        if not row["summary"].strip() and not row["reason_line"].strip():
            sentence = f"Đề nghị “{row['nominee_name']}” chưa có tóm tắt thành tích, dòng lý do khen thưởng."
            yield PaperRemark(sentence, query)
        elif row["summary"].strip() and tells_no_deed(row["summary"]):
            sentence = (
                f"Tóm tắt thành tích của “{row['nominee_name']}” chỉ nêu xếp loại, khen thưởng đã có, chưa nêu việc "
                "làm được trong kỳ."
            )
            yield PaperRemark(sentence, query)
        elif row["reason_line"].strip() and says_nothing(row["reason_line"]):
            sentence = f"Lý do khen của “{row['nominee_name']}” chỉ ghi “{row['reason_line']}”, chưa nêu thành tích gì."
            yield PaperRemark(sentence, query)


def _without_movement(checked: CheckedRound) -> Iterator[PaperRemark]:
    """Yield remarks on who is proposed for a movement or a theme that neither a choice nor a word names."""
    label = COMMENDATION_TYPE_LABELS[CommendationType.MOVEMENT]
    for row in checked.proposed:
        is_of_none = row["commendation_type"] == CommendationType.MOVEMENT and row["movement_id"] is None
        if is_of_none and not names_theme(row["reason_line"].strip() or row["summary"]):
            sentence = (
                f"Đề nghị “{row['nominee_name']}” ghi loại hình “{label}” "
                "nhưng chưa chọn phong trào, lý do khen cũng không nêu phong trào, chuyên đề nào."
            )
            yield PaperRemark(sentence, checked.query(row["nominee_name"], kind=row["kind"]))


def _of_units_ended(checked: CheckedRound) -> Iterator[PaperRemark]:
    for row in checked.proposed:
        ended = checked.ended.get(row["unit_id"])
        if ended is not None and date.fromisoformat(ended["valid_to"]) < checked.day:
            day = date.fromisoformat(ended["valid_to"])
            sentence = f"“{row['unit_name']}” của đề nghị “{row['nominee_name']}” đã hết hiệu lực từ {day:%d/%m/%Y}."
            yield PaperRemark(sentence, checked.query(row["nominee_name"], kind=row["kind"]))


def _named_otherwise(checked: CheckedRound) -> Iterator[PaperRemark]:
    """Yield remarks on awards whose decision has another name, post or award than the nomination."""
    proposals = {row["id"]: row for row in checked.nominations}
    for row in checked.own_awards:
        proposal = proposals.get(row["nomination_id"])
        if proposal is None:
            continue
        decided, proposed = _written(row, "awarded_name"), _written(proposal, "nominee_name")
        if decided != proposed:
            sentence = f"Quyết định ghi “{decided}”, đề nghị ghi “{proposed}”."
            yield PaperRemark(sentence, checked.query(proposal["nominee_name"], kind=proposal["kind"]))


def _written(row: Record, name: str) -> str:
    unit = row["unit_name"] if row["kind"] == NomineeKind.INDIVIDUAL else ""
    return ", ".join(filter(None, (row[name], post_words(row["post_title"], unit), row["award"])))


def _names_that_differ(
    checked: CheckedRound, names: dict[str, str], named_rows: list[Record] | None, known_names: set[str]
) -> Iterator[PaperRemark]:
    """Yield remarks on names that only the paper lists, and on names that only the round has."""
    if not names:
        return
    for name in names:
        if name not in known_names:
            sentence = f"“{name}” có trong văn bản mà không có trong {checked.list_name} của đợt."
            yield PaperRemark(sentence, ListQuery("awards", name) if checked.decisions else None)
    for row in named_rows or ():
        if row["nominee_name"] not in names:
            sentence = f"“{row['nominee_name']}” có trong {checked.list_name} mà không có trong văn bản."
            yield PaperRemark(sentence, checked.query(row["nominee_name"], kind=row["kind"]))


def _of_issued(book: Book, whole: CheckedRound, kind_key: str) -> Iterator[PaperRemark]:
    """Yield remarks on other papers of the round whose last issue no longer agrees with the records."""
    code = str(whole.round.code)
    newest_first = [row.id for row in lists.everything(book, ListQuery("issued", scope={"round": code}))]
    with book.store.reading() as connection:
        rows = records.fetch_many(connection, "issued_paper", newest_first)
    # A round has several papers of a kind: a tờ trình for each type, a decision more than once.
    last_issued = {
        (row["kind"], row["options"]): row for row in (rows[paper_id] for paper_id in reversed(newest_first))
    }
    for row in last_issued.values():
        key, options = row["kind"], options_of(row["options"])
        checks = _round_checks(key)
        if key == kind_key or checks is None:
            continue
        issued = ListQuery("issued", scope={"kind": key, "options": row["options"]})
        edited = ", đã sửa bằng Word" if row["edits"] else ""
        prefix = f"“{row['title']}” đã phát hành (bản {row['version']}{edited})"
        try:
            paper = from_json(row["content"])
        except ValueError:
            yield PaperRemark(f"{prefix}: nội dung lưu trong sổ bị hỏng, không đối chiếu được.", issued)
            continue
        checked = checks.part(whole)
        names = names_after(names_on(paper), differences_of(row["edits"]))
        named_rows = checks.names(book, checked, options)
        wrong_counts = [
            note.sentence for note in proofread(paper, _counts(named_rows)) if note.about is NoteSubject.ROWS
        ]
        differing = [
            remark.sentence for remark in _names_that_differ(checked, names, named_rows, checks.known(book, checked))
        ]
        for sentences in (wrong_counts, differing, _posts_that_differ(checked, names)):
            yield from most(_about(prefix, issued, sentences), issued)


def _round_checks(key: str) -> RoundComparison | None:
    return next((kind.content().round_checks for kind in paper_kinds() if kind.key == key), None)


def _about(prefix: str, query: ListQuery, sentences: Iterable[str]) -> Iterator[PaperRemark]:
    return (PaperRemark(f"{prefix}: {sentence}", query) for sentence in sentences)


def _posts_that_differ(checked: CheckedRound, names: dict[str, str]) -> Iterator[str]:
    for row in checked.proposed:
        now = post_words(row["post_title"], row["unit_name"])
        then = names.get(row["nominee_name"], "")
        if row["kind"] == NomineeKind.INDIVIDUAL and then and then != now:
            yield f"“{row['nominee_name']}” ghi “{then}”, nay là “{now}”."
