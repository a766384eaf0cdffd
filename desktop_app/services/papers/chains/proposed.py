"""The steps of a chain up to the Council: evidence, nomination with its checks, session and totals."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from desktop_app.domain.awards.chains import ChainStage, ChainStep
from desktop_app.domain.council.councils import AttendanceCount, Presence, count_attendance
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.judging.findings import Weight
from desktop_app.domain.law.votes import VoteBase, share_words
from desktop_app.domain.law.year_facts import RATING_LABELS, SCOPE_LABELS, Rating, RecordRef, Scope
from desktop_app.domain.office.citations import count_words, document_words
from desktop_app.domain.plan.occurrences import period_title, state_words
from desktop_app.domain.plan.plans import place_words
from desktop_app.domain.round_codes import parse_round_code
from desktop_app.domain.rounds.achievements import ROLE_LABELS, RoleInRecord
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vietnamese import fold
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, NomineeKind
from desktop_app.domain.year.activities import ACTIVITY_KIND_LABELS, reached_words
from desktop_app.papers.document.text import capitalised, lowered
from desktop_app.papers.document.wording import document_number, percent
from desktop_app.papers.parts.council import taking_part
from desktop_app.services.council.sessions import SESSION_ROWS
from desktop_app.services.dates import from_iso
from desktop_app.services.plan.assignments import holding
from desktop_app.services.plan.earlier import texts_then
from desktop_app.services.rounds.checks import findings_of
from desktop_app.services.rounds.evidence import cited_activities
from desktop_app.services.rounds.nominations import stored_fields
from desktop_app.services.rounds.required_papers import paper_names
from desktop_app.services.standing.decision_numbers import recognised_by
from desktop_app.store import records
from desktop_app.store.records import Reader, Record

_BALLOTS = {"issued": "số phiếu phát ra", "returned": "thu về", "valid": "hợp lệ"}
_VOTES = {"against": "không đồng ý", "abstain": "không ý kiến"}
_WEIGHTS = {Weight.FAILED: "Chưa đạt", Weight.MISSING: "Chưa có, chưa ghi", Weight.NOTE: "Cần biết"}


def evidence_steps(connection: Reader, nomination: Record) -> Iterator[ChainStep]:
    """Yield the tasks with their results, the activities, initiatives and ratings that a nomination rests on."""
    fields = stored_fields(connection, nomination["id"])
    span = (nomination["period_from"] or "", nomination["period_to"] or "9999")
    for task_id in fields.task_ids:
        yield from _task_steps(connection, task_id, span)
    for deed in cited_activities(connection, fields):
        role = f" ({ROLE_LABELS[deed.role]})" if deed.role is not RoleInRecord.UNIT else ""
        reached = f", {reached_words(deed.kind, deed.reached)}" if deed.reached else ""
        rests_on = f"; {deed.document}" if deed.document else ""
        label = ACTIVITY_KIND_LABELS[deed.kind]
        # A title may begin with the label, as the units write it.
        title = deed.title if fold(deed.title).startswith(f"{fold(label)}:") else f"{label}: {deed.title}"
        text = f"{title}{role}{reached}{rests_on}"
        yield ChainStep(ChainStage.ACTIVITY, text, deed.record, deed.first)
    for row in records.fetch_many(connection, "initiative", fields.initiative_ids).values():
        document = f", {recognised_by(connection, row)}" if row["document"] else ""
        text = f"Sáng kiến “{row['title']}”, {SCOPE_LABELS[Scope(row['scope'])]}, năm {row['year']}{document}"
        day = from_iso(row["recognised_on"])
        yield ChainStep(ChainStage.INITIATIVE, text, RecordRef("initiative", row["id"]), day)
    yield from _ratings(connection, fields, span)


def _task_steps(connection: Reader, task_id: int, span: tuple[str, str]) -> Iterator[ChainStep]:
    task = records.fetch(connection, "task", task_id)
    sections = records.of_kind(connection, "plan_section", {"id": task["section_id"]})
    path = f"{capitalised(place_words(sections[0]['path']))}: " if sections and sections[0]["path"] else ""
    of_task = records.living(connection, "assignment", {"task_id": task_id, "role": "lead"}, order="position")
    assigned = holding(of_task, *span)
    names = records.fetch_many(connection, "unit", sorted({row["unit_id"] for row in assigned}))
    leads = ", ".join(str(names[row["unit_id"]]["name"]) for row in assigned)
    words = texts_then(connection)(task_id, task["text"], from_iso(span[0]))
    text = f"{path}{_line(words).rstrip(' .;')}{f'; {leads} chủ trì' if leads else ''}"
    yield ChainStep(ChainStage.TASK, text, RecordRef("task", task_id))
    for row in records.living(connection, "occurrence", {"task_id": task_id}, order="period"):
        day = row["done_on"] or row["due_on"] or ""
        if not span[0] <= day <= span[1] or not (row["done_on"] or row["result"] or row["document_number"]):
            continue
        due_on, done_on = from_iso(row["due_on"]), from_iso(row["done_on"])
        paper = document_words(row["document_type"], row["document_number"], from_iso(row["document_date"]))
        parts = (row["result"].replace("\n", " ").rstrip(" ."), paper if row["document_number"] else "")
        outcome = "; ".join(filter(None, (*parts, state_words(due_on, done_on, date.today()) if done_on else "")))
        period = period_title(row["period"])
        record = RecordRef("occurrence", row["id"])
        yield ChainStep(
            ChainStage.TASK, f"Kết quả {period}: {outcome}", record, done_on, "done_on" if done_on else "result"
        )


def _ratings(connection: Reader, fields: NominationFields, span: tuple[str, str]) -> Iterator[ChainStep]:
    individual = fields.kind is NomineeKind.INDIVIDUAL
    match = {"person_id": fields.person_id} if individual else {"unit_id": fields.unit_id}
    code = parse_round_code(fields.round_code)
    first, last = code.rated_years(int(span[0][:4] or code.year), min(int(span[1][:4]), code.year))
    for row in records.living(connection, "year_record", match, order="year"):
        if row["rating"] is not None and first <= row["year"] <= last:
            document = f" ({row['document']})" if row["document"] else ""
            text = f"Xếp loại năm {row['year']}: {RATING_LABELS[Rating(row['rating'])]}{document}"
            yield ChainStep(ChainStage.RATING, text, RecordRef("year_record", row["id"]), column="rating")


def nomination_steps(connection: Reader, nomination: Record, occasion: str) -> Iterator[ChainStep]:
    """Yield the nomination, its summary and reasons, and what the checks find against it."""
    record = RecordRef("nomination", nomination["id"])
    type_ = COMMENDATION_TYPE_LABELS.get(nomination["commendation_type"], "")
    kind = f", {type_.lower()}" if type_ else ""
    text = f"Đề nghị “{nomination['award']}”{kind}, {occasion}"
    yield ChainStep(ChainStage.NOMINATION, text, record)
    for column, words in (
        ("summary", "Tóm tắt"),
        ("reason_line", "Lý do khen"),
        ("state_reason", "Lý do hoãn, không đạt"),
    ):
        if nomination[column]:
            yield ChainStep(ChainStage.NOMINATION, f"{words}: {_line(nomination[column])}", record, column=column)
    names = paper_names()
    for row in records.living(connection, "nomination_paper", {"nomination_id": nomination["id"]}):
        text = f"Đã nhận giấy tờ: {lowered(names.get(row['paper']) or str(row['paper']))}"
        yield ChainStep(ChainStage.NOMINATION, text, record, from_iso(row["received_on"]))
    yield from _check_steps(connection, nomination, record)


def _check_steps(connection: Reader, nomination: Record, record: RecordRef) -> Iterator[ChainStep]:
    fields = stored_fields(connection, nomination["id"])
    try:
        findings = findings_of(connection, fields, nomination["id"], date.today())
    except InvalidRecord:
        # Its round lies in the trash: there are no rules to judge it by.
        return
    for finding in findings:
        text = f"{_WEIGHTS[finding.weight]}: {finding.sentence} ({finding.article})"
        yield ChainStep(ChainStage.CHECK, text, finding.records[0] if finding.records else record)
    if not findings:
        yield ChainStep(ChainStage.CHECK, "Chưa thấy điều gì trái quy định", record)
    if nomination["exception_reason"]:
        text = f"Lý do vẫn đề nghị: {_line(nomination['exception_reason'])}"
        yield ChainStep(ChainStage.CHECK, text, record, column="exception_reason")


def unit_steps(connection: Reader, nomination_id: int) -> Iterator[ChainStep]:
    """Yield the unit's own votes on a nomination, each at the meeting in which it reviewed its people."""
    votes = records.living(connection, "unit_vote", {"nomination_id": nomination_id})
    reviews = records.fetch_many(connection, "unit_review", sorted({row["review_id"] for row in votes}))
    units = records.fetch_many(connection, "unit", sorted({row["unit_id"] for row in reviews.values()}))
    for vote in votes:
        review = reviews[vote["review_id"]]
        if review["trashed_at"] is not None:
            continue
        came = review["present"]
        present = f", {count_words(came)} người có mặt" if came is not None else ""
        share = percent(share_words(Fraction(vote["agree"], came))) if came else ""
        text = (
            f"{units[review['unit_id']]['name']} họp bình xét{present}: đồng ý {_of(vote['agree'], came, share)}, "
            f"không đồng ý {count_words(vote['against'])}"
        )
        day = from_iso(review["held_on"])
        yield ChainStep(ChainStage.UNIT_REVIEW, text, RecordRef("unit_review", review["id"]), day)


def council_steps(connection: Reader, nomination_id: int) -> Iterator[ChainStep]:
    """Yield the sessions in which the Council voted on a nomination, each with attendance and totals."""
    tallies = records.living(connection, "vote_tally", {"nomination_id": nomination_id})
    sessions = records.fetch_many(connection, "council_session", sorted({row["session_id"] for row in tallies}))
    for tally in tallies:
        session = sessions[tally["session_id"]]
        if session["trashed_at"] is None:
            day = from_iso(session["held_on"])
            came = records.living(connection, "attendance", {"session_id": session["id"]})
            number = f", biên bản số {document_number(session['number'], 'BB-HĐTĐKT')}" if session["number"] else ""
            attended = count_attendance([Presence(row["presence"]) for row in came])
            text = f"Phiên họp Hội đồng{number}{_attended(attended)}"
            yield ChainStep(ChainStage.SESSION, text, RecordRef("council_session", session["id"]), day)
            yield ChainStep(
                ChainStage.SESSION,
                _totals(tally, attended, by_ballot=SESSION_ROWS.from_row(session, round_code="").ballot),
                RecordRef("vote_tally", tally["id"]),
                day,
                "agree",
            )


def _attended(attended: AttendanceCount) -> str:
    """Return how many were there and how many gave their opinion in writing, as the minutes tell it; "" for nobody."""
    if not attended.members:
        return ""
    asked = f", {count_words(attended.written)} thành viên cho ý kiến bằng văn bản" if attended.written else ""
    return f", {attended.present}/{attended.members} thành viên có mặt{asked}"


def _totals(tally: Record, attended: AttendanceCount, *, by_ballot: bool) -> str:
    if tally["agree"] is None:
        return "Chưa ghi kết quả biểu quyết"
    size = attended.members if tally["base"] == VoteBase.MEMBERS else attended.taking_part
    share = percent(share_words(Fraction(tally["agree"], size), Fraction(tally["share"]))) if size else ""
    of_whom = taking_part(attended.present, attended.written, by_ballot=by_ballot)
    figures = (_BALLOTS if by_ballot else {}) | _VOTES
    counts = ", ".join(f"{words} {count_words(tally[column])}" for column, words in figures.items())
    passed = {1: "đạt", 0: "không đạt"}.get(tally["passed"], "chưa kết luận")
    article = f" theo {tally['article']}" if tally["article"] else ""
    agreed = _of(tally["agree"], size, share)
    return f"Đồng ý {agreed}: {passed}{article}; {counts}{f' ({of_whom})' if of_whom else ''}"


def _of(agree: int, whole: int | None, share: str) -> str:
    """Return a number with its share of a whole, "3/8 (37,5%)": a ratio has no zero before it; alone it has."""
    return f"{agree}/{whole} ({share})" if whole else count_words(agree)


def _line(text: str) -> str:
    return " ".join(text.split())
