"""The evidence of a nomination, and the summary drafted from it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.law.year_facts import Rating, RecordRef, Scope
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.rounds.achievements import CitedActivity, RoleInRecord
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.standing.year_records import InitiativeFields, Subject, YearRecordFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import (
    ActivityFields,
    ActivityKind,
    Participant,
    ParticipantRole,
    PeopleReached,
    Spread,
)
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.services.plan.occurrences import record_result
from desktop_app.services.plan.tasks import add_task
from desktop_app.services.rounds.checks import ReasonRequired, check_round
from desktop_app.services.rounds.evidence import SummaryDraft, draft_summary, drafted_summary, offered_evidence
from desktop_app.services.rounds.nomination_acts import SetForMany, set_for_many, withdraw
from desktop_app.services.rounds.nominations import nomination
from desktop_app.services.rounds.summaries.acts import draft_summaries
from desktop_app.services.standing.year_records import save_initiative, save_year_record
from desktop_app.services.year.activities import add_activity
from tests.books import BookIds, ask_for_tasks_from, individual, person, refused, review_round, rows_of

MAY = date(2026, 5, 12)


def recorded(book: Book, title: str, kind: ActivityKind = ActivityKind.EVENT, **fields: object) -> int:
    entered = ActivityFields(MAY, kind, title)
    return add_activity(book, replace(entered, **fields)).only_id("activity")  # type: ignore[arg-type]


def of_person(filled: BookIds, **fields: object) -> NominationFields:
    entered = NominationFields("2026-H1", NomineeKind.INDIVIDUAL, filled.dang)
    return replace(entered, **fields)  # type: ignore[arg-type]


def summary(book: Book, fields: NominationFields) -> list[str]:
    return draft_summary(book, fields).text.split("\n")


def section_of(book: Book, filled: BookIds) -> int:
    ((section_id,),) = rows_of(book, "task", "section_id", f"id = {filled.task}")
    return int(str(section_id))


def titles(deeds: Sequence[CitedActivity]) -> list[tuple[str, RoleInRecord]]:
    return [(deed.title, deed.role) for deed in deeds]


def test_of_a_person_what_she_took_part_in_or_wrote_in_the_period_is_offered(book: Book, filled: BookIds) -> None:
    recorded(book, "Dự", participants=(Participant(filled.dang), Participant(filled.lan)))
    recorded(book, "Viết", ActivityKind.GOOD_NEWS, author_id=filled.dang)
    recorded(book, "Của người khác", participants=(Participant(filled.lan),))
    recorded(book, "Năm trước", from_date=date(2025, 12, 31), participants=(Participant(filled.dang),))
    recorded(
        book,
        "Ngày cuối",
        from_date=date(2026, 6, 30),
        to_date=date(2026, 7, 2),
        participants=(Participant(filled.dang),),
    )
    gone = recorded(book, "Đã bỏ", participants=(Participant(filled.dang),))
    put_in_trash(book, "activity", [gone])
    offered = offered_evidence(book, of_person(filled))
    assert titles(offered.deeds) == [
        ("Dự", RoleInRecord.TOOK_PART),
        ("Viết", RoleInRecord.POSTED),
        ("Ngày cuối", RoleInRecord.TOOK_PART),
    ]
    later = offered_evidence(book, of_person(filled, period_from=date(2026, 7, 1), period_to=date(2026, 7, 31)))
    assert titles(later.deeds) == [("Ngày cuối", RoleInRecord.TOOK_PART)]
    assert offered_evidence(book, of_person(filled, person_id=None)).deeds == ()


def test_of_a_unit_its_own_activities_and_those_of_the_tasks_chosen(book: Book, filled: BookIds) -> None:
    recorded(book, "Của phòng", unit_id=filled.centre)
    recorded(book, "Của nhiệm vụ", unit_id=filled.office_unit, task_id=2)
    fields = NominationFields("2026-H1", NomineeKind.COLLECTIVE, unit_id=filled.centre)
    assert titles(offered_evidence(book, fields).deeds) == [("Của phòng", RoleInRecord.UNIT)]
    with_task = offered_evidence(book, replace(fields, task_ids=(2,)))
    assert titles(with_task.deeds) == [("Của phòng", RoleInRecord.UNIT), ("Của nhiệm vụ", RoleInRecord.OF_TASK)]


def test_what_is_cited_already_stays_offered(book: Book, filled: BookIds) -> None:
    other = recorded(book, "Việc chung", from_date=date(2024, 3, 1), unit_id=filled.centre)
    offered = offered_evidence(book, of_person(filled, activity_ids=(other,)))
    assert titles(offered.deeds) == [("Việc chung", RoleInRecord.OF_TASK)]
    assert offered.deeds[0].record == RecordRef("activity", other)


def test_initiatives_of_the_last_five_years_are_offered(book: Book, filled: BookIds) -> None:
    who = Subject(NomineeKind.INDIVIDUAL, filled.dang)
    for year in (2021, 2022, 2026):
        save_initiative(book, None, InitiativeFields(who, year, f"Sáng kiến {year}", Scope.BASE))
    save_initiative(book, None, InitiativeFields(Subject(NomineeKind.INDIVIDUAL, filled.lan), 2026, "Của bạn"))
    assert [idea.year for idea in offered_evidence(book, of_person(filled)).ideas] == [2026, 2022]


def test_the_summary_says_the_role_that_was_recorded(book: Book, filled: BookIds) -> None:
    roles = {filled.dang: ParticipantRole.LEAD, filled.lan: ParticipantRole.TOOK_PART}
    participants = tuple(Participant(person_id, role) for person_id, role in roles.items())
    held = recorded(book, "Ngày hội an toàn mạng.", participants=participants, reached=PeopleReached(children=120))
    assert summary(book, of_person(filled, activity_ids=(held,))) == [
        "Ngày 12/5/2026 chủ trì “Ngày hội an toàn mạng” (120 nhi đồng)."
    ]
    assert summary(book, of_person(filled, person_id=filled.lan, activity_ids=(held,))) == [
        "Ngày 12/5/2026 tham gia “Ngày hội an toàn mạng” (120 nhi đồng).",
        "Năm 2025 được xếp loại hoàn thành xuất sắc nhiệm vụ (12/TB-SNgV).",
    ]


def test_nobody_is_credited_with_a_role_that_was_not_recorded(book: Book, filled: BookIds) -> None:
    of_others = recorded(book, "Hội nghị của phòng", task_id=filled.task, participants=(Participant(filled.lan),))
    fields = of_person(filled, activity_ids=(of_others,), task_ids=(filled.task,))
    drafted = draft_summary(book, fields)
    assert drafted.text == ""
    assert drafted.untold[0] == "Hội nghị của phòng"
    of_unit = NominationFields("2026-H1", NomineeKind.COLLECTIVE, unit_id=filled.centre, activity_ids=(of_others,))
    assert draft_summary(book, of_unit).untold == ("Hội nghị của phòng",)


def test_who_posted_is_credited_with_the_post_only(book: Book, filled: BookIds) -> None:
    wrote = recorded(
        book,
        "Gương học sinh vượt khó",
        ActivityKind.GOOD_NEWS,
        from_date=date(2026, 2, 3),
        author_id=filled.dang,
        channel="Facebook",
        spread=Spread.SHARED,
    )
    conference = recorded(book, "Kỹ năng số", ActivityKind.CONFERENCE, author_id=filled.dang)
    assert summary(book, of_person(filled, activity_ids=(wrote, conference))) == [
        "Ngày 12/5/2026 đăng tin về “Kỹ năng số”; "
        "ngày 03/02/2026 chia sẻ lại tin tốt “Gương học sinh vượt khó” trên Facebook."
    ]


def test_alike_activities_are_totalled_with_their_span(book: Book, filled: BookIds) -> None:
    ids = [
        recorded(
            book,
            f"Ngày pháp luật tháng {month}",
            ActivityKind.LAW_DAY,
            from_date=date(2026, month, 9),
            participants=(Participant(filled.dang),),
            reached=PeopleReached(staff=30 + month),
        )
        for month in (1, 3, 4)
    ]
    assert summary(book, of_person(filled, activity_ids=tuple(ids))) == [
        "Tham gia 03 kỳ “Ngày pháp luật” (từ tháng 01 đến tháng 4/2026), 98 lượt người dự."
    ]


def test_a_unit_is_credited_with_the_tasks_it_leads_and_its_own_activities(book: Book, filled: BookIds) -> None:
    ((period,),) = rows_of(book, "occurrence", "min(id)", f"task_id = {filled.task}")
    done_on = date(2026, 4, 15)
    result = OccurrenceFields("Lập 3 tủ sách", 100, done_on, "", "", "Báo cáo", "12/BC-SNgV", date(2026, 4, 16))
    record_result(book, int(str(period)), result)
    ((leading,),) = rows_of(book, "assignment", "unit_id", f"task_id = {filled.task} AND role = 'lead'")
    held = recorded(book, "Giao ban", ActivityKind.BRIEFING, unit_id=leading)
    fields = NominationFields(
        "2026-H1",
        NomineeKind.COLLECTIVE,
        unit_id=int(str(leading)),
        task_ids=(filled.task,),
        activity_ids=(held,),
    )
    lines = summary(book, fields)
    assert lines[0].endswith(
        "chủ trì nhiệm vụ “Tổng kết phong trào”, hoàn thành ngày 15/4/2026, đúng hạn: "
        "Lập 3 tủ sách (Báo cáo số 12/BC-SNgV ngày 16/4/2026)."
    )
    assert lines[1] == "Ngày 12/5/2026 tổ chức “Giao ban”."


def test_what_a_unit_had_to_do_and_did_not_is_counted_with_what_it_did(book: Book, filled: BookIds) -> None:
    fields = NominationFields("2026-H1", NomineeKind.COLLECTIVE, unit_id=filled.centre)
    due = Deadline("trước ngày 30/6/2026", DeadlineKind.DAY, day=30, month=6, year=2026)
    done, missed, later = (
        add_task(book, TaskFields(f"Việc {number}.", deadline=due, leads=(filled.centre,))).only_id("task")
        for number in (1, 2, 3)
    )
    other = add_task(book, TaskFields("Việc sau.", deadline=replace(due, month=7), leads=(filled.centre,)))
    for task_id, day in ((done, date(2026, 6, 1)), (later, date(2026, 7, 2))):
        ((period,),) = rows_of(book, "occurrence", "id", f"task_id = {task_id}")
        record_result(book, int(str(period)), OccurrenceFields("Đã làm", 100, day))
    own = offered_evidence(book, fields).own_tasks
    assert own == (done, missed, later)
    assert other.only_id("task") not in own
    assert summary(book, replace(fields, task_ids=own)) == [
        "Trung tâm Thông tin chủ trì 03 nhiệm vụ, hoàn thành đúng hạn 1/3 nhiệm vụ đến hạn; còn 02 quá hạn."
    ]
    assert summary(book, replace(fields, task_ids=(missed,))) == [
        "Trung tâm Thông tin chủ trì nhiệm vụ “Việc 2”, quá hạn, chưa hoàn thành."
    ]


def test_what_was_done_before_it_was_due_is_credited_once_in_the_span_in_which_it_was_done(
    book: Book, filled: BookIds
) -> None:
    due = Deadline("trước ngày 15/01/2026", DeadlineKind.DAY, day=15, month=1, year=2026)
    task_id = add_task(book, TaskFields("Việc 1.", deadline=due, leads=(filled.centre,))).only_id("task")
    ((period,),) = rows_of(book, "occurrence", "id", f"task_id = {task_id}")
    record_result(book, int(str(period)), OccurrenceFields("Đã làm", 100, date(2025, 12, 20)))
    this = NominationFields("2026-H1", NomineeKind.COLLECTIVE, unit_id=filled.centre, task_ids=(task_id,))
    before = replace(this, period_from=date(2025, 7, 1), period_to=date(2025, 12, 31))
    assert "hoàn thành ngày 20/12/2025, đúng hạn" in draft_summary(book, before).text
    assert draft_summary(book, this).text == ""
    # Beside what counts it is named: a task due in the span would be missing from their number, unsaid.
    other = add_task(book, TaskFields("Việc 2.", deadline=due, leads=(filled.centre,))).only_id("task")
    ((period,),) = rows_of(book, "occurrence", "id", f"task_id = {other}")
    record_result(book, int(str(period)), OccurrenceFields("Đã làm", 100, date(2026, 1, 12)))
    assert summary(book, replace(this, task_ids=(task_id, other))) == [
        "Trung tâm Thông tin chủ trì 02 nhiệm vụ (01 nhiệm vụ đã hoàn thành trước thời gian tính thành tích), "
        "hoàn thành đúng hạn 1/1."
    ]


def test_what_is_not_due_yet_on_the_day_of_counting_is_named_beside_what_was(book: Book, filled: BookIds) -> None:
    # "chủ trì 03 nhiệm vụ, hoàn thành 02/03" left out the fourth of them, not due yet, without a word.
    due = Deadline("trước ngày 31/3/2026", DeadlineKind.DAY, day=31, month=3, year=2026)
    first, second, ahead = (
        add_task(
            book, TaskFields(f"Việc {month}.", deadline=replace(due, month=month), leads=(filled.centre,))
        ).only_id("task")
        for month in (3, 5, 12)
    )
    ((period,),) = rows_of(book, "occurrence", "id", f"task_id = {first}")
    record_result(book, int(str(period)), OccurrenceFields("Đã làm", 100, date(2026, 3, 20)))
    fields = NominationFields(
        "2026-H1",
        NomineeKind.COLLECTIVE,
        unit_id=filled.centre,
        period_to=date(2026, 12, 31),
        task_ids=(first, second, ahead),
    )
    with book.store.reading() as connection:
        in_june = drafted_summary(connection, fields, date(2026, 6, 9)).text
        alone = drafted_summary(connection, replace(fields, task_ids=(ahead,)), date(2026, 6, 9)).text
    assert in_june.split("\n") == [
        "Trung tâm Thông tin chủ trì 03 nhiệm vụ, hoàn thành đúng hạn 1/2 nhiệm vụ đến hạn; "
        "còn 01 nhiệm vụ chưa đến hạn; 01 quá hạn.",
        "(Số liệu tính đến ngày 09/6/2026.)",
    ]
    assert alone == ""


def test_the_result_of_a_period_is_told_beside_what_others_did_in_it(book: Book, filled: BookIds) -> None:
    quarterly = Deadline("hằng quý", DeadlineKind.QUARTER, Recurrence.QUARTERLY)
    of_quarters = TaskFields("Đăng tin.", section_of(book, filled), deadline=quarterly, leads=(filled.centre,))
    task_id = max(add_task(book, of_quarters).ids["task"])
    fields = NominationFields("2026-H1", NomineeKind.COLLECTIVE, unit_id=filled.centre, task_ids=(task_id,))
    of_half = f"task_id = {task_id} AND period IN ('2026-Q1', '2026-Q2')"
    first, second = (int(str(period)) for (period,) in rows_of(book, "occurrence", "id", of_half))
    record_result(book, first, OccurrenceFields("Đăng 45 tin"))
    record_result(book, second, OccurrenceFields("Đăng 12 tin"))
    before = draft_summary(book, fields).text
    assert "hoàn thành đúng hạn 2/2 kỳ" in before
    recorded(book, "Tin", ActivityKind.GOOD_NEWS, from_date=date(2026, 2, 3), unit_id=filled.division, task_id=task_id)
    assert draft_summary(book, fields).text == before
    # What came of it after the round is not told in it, nor that it was not done: something was.
    record_result(book, first, OccurrenceFields("Đăng bù", 100, date(2026, 7, 3)))
    assert draft_summary(book, fields).text == "Trung tâm Thông tin chủ trì nhiệm vụ “Đăng tin”: Đăng 12 tin."


def test_what_was_done_later_is_not_owed_where_the_plan_did_not_yet_ask(book: Book, filled: BookIds) -> None:
    due = Deadline("trước ngày 30/6/2026", DeadlineKind.DAY, day=30, month=6, year=2026)
    fields = TaskFields("Việc 1.", section_of(book, filled), deadline=due, leads=(filled.centre,))
    task_id = max(add_task(book, fields).ids["task"])
    ((period,),) = rows_of(book, "occurrence", "id", f"task_id = {task_id}")
    record_result(book, int(str(period)), OccurrenceFields("Đã làm", 100, date(2026, 7, 5)))
    led = NominationFields("2026-H1", NomineeKind.COLLECTIVE, unit_id=filled.centre, task_ids=(task_id,))
    assert draft_summary(book, led).text.endswith("chưa hoàn thành.")
    ask_for_tasks_from(book, date(2026, 7, 1))
    assert draft_summary(book, led).text == ""


def test_a_task_is_not_hers_who_only_attended(book: Book, filled: BookIds) -> None:
    who = person(book, "Lý Văn Kiên", filled.division)
    roles = (Participant(who), Participant(filled.dang, ParticipantRole.LEAD))
    recorded(book, "Tập huấn", ActivityKind.CONFERENCE, task_id=filled.task, participants=roles)
    assert offered_evidence(book, of_person(filled, person_id=who)).own_tasks == ()
    assert filled.task in offered_evidence(book, of_person(filled)).own_tasks


def test_initiative_rating_and_last_years_title_come_last(book: Book, filled: BookIds) -> None:
    who = Subject(NomineeKind.INDIVIDUAL, filled.dang)
    idea = save_initiative(
        book, None, InitiativeFields(who, 2026, "Cổng tra cứu", Scope.PROVINCE, "9/QĐ-UBND", date(2026, 5, 4))
    ).only_id("initiative")
    save_year_record(book, YearRecordFields(who, 2025, Rating.GOOD, document="Quyết định số 4/QĐ-SNgV"))
    save_year_record(book, YearRecordFields(who, 2024, Rating.EXCELLENT))
    assert summary(book, of_person(filled, initiative_ids=(idea,)))[:2] == [
        "Có sáng kiến “Cổng tra cứu” được công nhận phạm vi ảnh hưởng cấp tỉnh năm 2026 "
        "(Quyết định số 9/QĐ-UBND ngày 04/5/2026).",
        "Năm 2025 được xếp loại hoàn thành tốt nhiệm vụ (Quyết định số 4/QĐ-SNgV).",
    ]


def test_in_the_middle_of_a_year_its_rating_and_later_initiatives_are_not_told(book: Book, filled: BookIds) -> None:
    who = Subject(NomineeKind.INDIVIDUAL, filled.dang)
    save_year_record(book, YearRecordFields(who, 2026, Rating.EXCELLENT))
    save_year_record(book, YearRecordFields(who, 2025, Rating.GOOD))
    now, later = (
        save_initiative(
            book, None, InitiativeFields(who, 2026, f"Sáng kiến {day:%d/%m}", Scope.BASE, "9/QĐ", recognised_on=day)
        ).only_id("initiative")
        for day in (date(2026, 6, 30), date(2026, 7, 1))
    )
    of_half, of_year = of_person(filled), replace(of_person(filled), round_code="2026-H2")
    review_round(book, "2026-H2")
    assert offered_evidence(book, of_half).own == (RecordRef("initiative", now),)
    assert set(offered_evidence(book, of_year).own) == {RecordRef("initiative", now), RecordRef("initiative", later)}
    assert draft_summary(book, of_half).text == "Năm 2025 được xếp loại hoàn thành tốt nhiệm vụ."
    assert draft_summary(book, of_year).text == "Năm 2026 được xếp loại hoàn thành xuất sắc nhiệm vụ."


def test_of_nothing_on_record_nothing_is_written(book: Book, filled: BookIds) -> None:
    assert draft_summary(book, of_person(filled, period_from=date(2026, 1, 1))).text == ""
    assert draft_summary(book, of_person(filled, person_id=None, activity_ids=(1,))) == SummaryDraft()


def test_drafting_does_not_make_a_nomination_on_the_list_cite_what_was_commended(book: Book, filled: BookIds) -> None:
    who = person(book, "Lý Văn Kiên", filled.division)
    held = recorded(book, "Ngày hội", participants=(Participant(who, ParticipantRole.LEAD),))
    commended = individual(book, who)
    set_for_many(book, [commended], SetForMany(evidence=(RecordRef("activity", held),)))
    signed = DecisionFields("Về việc tặng Giấy khen", "30/QĐ-SNgV", date(2026, 7, 10), round_code="2026-H1")
    save_decision(book, None, signed, [commended])
    review_round(book, "2026-H2")
    on_list = individual(book, who, "2026-H2")
    with refused(book, ReasonRequired, "Thành tích đã được khen"):
        draft_summaries(book, [on_list], replace_written=True)
    withdraw(book, [on_list])
    draft_summaries(book, [on_list], replace_written=True)
    assert nomination(book, on_list).fields.activity_ids == (held,)


def test_for_a_movement_only_what_was_done_within_it_is_the_nominees_own(book: Book, filled: BookIds) -> None:
    took_part = (Participant(filled.dang),)
    within = recorded(book, "Của phong trào", movement_id=filled.movement, participants=took_part)
    recorded(book, "Việc khác", participants=took_part)
    fields = of_person(filled, movement_id=filled.movement)
    assert offered_evidence(book, fields).own == (RecordRef("activity", within),)


def test_of_a_movement_only_what_was_done_within_it_is_told(book: Book, filled: BookIds) -> None:
    who, took_part = Subject(NomineeKind.INDIVIDUAL, filled.dang), (Participant(filled.dang),)
    save_year_record(book, YearRecordFields(who, 2025, Rating.GOOD))
    within = recorded(book, "Của phong trào", movement_id=filled.movement, participants=took_part)
    other = recorded(book, "Việc khác", task_id=filled.task, participants=took_part)
    cited = of_person(filled, task_ids=(filled.task,), activity_ids=(within, other))
    assert len(summary(book, cited)) > 1
    of_movement = replace(cited, movement_id=filled.movement)
    assert summary(book, of_movement) == ["Ngày 12/5/2026 tham gia “Của phong trào”."]
    assert offered_evidence(book, of_movement).own_tasks == ()
    # Whoever cites nothing of it is drafted from what is cited.
    outside = replace(of_movement, activity_ids=(other,))
    assert "Việc khác" in draft_summary(book, outside).text


def test_the_check_names_who_is_proposed_for_a_movement_by_other_merit(book: Book, filled: BookIds) -> None:
    within = recorded(book, "Của phong trào", movement_id=filled.movement)
    with book.store.work("Theo phong trào") as work:
        for nomination_id in (filled.of_lan, filled.draft):
            work.update("nomination", nomination_id, {"movement_id": filled.movement})
        work.insert("nomination_activity", {"nomination_id": filled.of_lan, "activity_id": within})
    told_of = [
        checked.id
        for checked in check_round(book, "2026-H1").nominations
        if any("không nêu hoạt động nào thuộc phong trào" in finding.sentence for finding in checked.findings)
    ]
    assert told_of == [filled.draft]


def test_a_notable_activity_is_named_with_its_document(book: Book, filled: BookIds) -> None:
    took_part = (Participant(filled.dang),)
    first = recorded(book, "Ngày hội", participants=took_part)
    marked = recorded(
        book,
        "Ngày hội an toàn mạng",
        participants=took_part,
        notable=True,
        document="Kế hoạch số 12/KH-SNgV",
        document_date=date(2026, 6, 2),
    )
    assert summary(book, of_person(filled, activity_ids=(first, marked))) == [
        "Tham gia 02 sự kiện (tháng 5/2026), tiêu biểu là “Ngày hội an toàn mạng” ngày 12/5/2026 "
        "(Kế hoạch số 12/KH-SNgV ngày 02/6/2026)."
    ]


def test_a_summary_of_a_period_that_goes_on_says_up_to_which_day_it_counts(book: Book, filled: BookIds) -> None:
    # "5/5 kỳ" stood in the summary of a half year that has six, drafted when the unit met in June.
    before = recorded(book, "Toạ đàm", unit_id=filled.centre)
    after = recorded(book, "Ra quân", from_date=date(2026, 6, 20), unit_id=filled.centre)
    fields = NominationFields(
        "2026-H1", NomineeKind.COLLECTIVE, unit_id=filled.centre, activity_ids=(before, after), task_ids=(filled.task,)
    )
    with book.store.reading() as connection:
        in_june, at_the_end = (
            drafted_summary(connection, fields, day).text for day in (date(2026, 6, 9), date(2026, 6, 30))
        )
        of_activities = drafted_summary(connection, replace(fields, task_ids=()), date(2026, 6, 9)).text
    assert in_june.endswith("\n(Số liệu tính đến ngày 09/6/2026.)")
    assert "tính đến ngày" not in at_the_end
    # What is told of activities alone is their number, which the days to come outrun, too.
    assert of_activities.endswith("\n(Số liệu tính đến ngày 09/6/2026.)")


def test_a_briefing_is_told_with_how_many_were_informed_by_it(book: Book, filled: BookIds) -> None:
    present = (Participant(filled.lan), Participant(filled.dang))
    held = recorded(book, "Quán triệt", ActivityKind.BRIEFING, unit_id=filled.centre, participants=present)
    helped = recorded(book, "Ra quân", from_date=date(2026, 6, 2), unit_id=filled.centre, participants=present)
    fields = NominationFields("2026-H1", NomineeKind.COLLECTIVE, unit_id=filled.centre, activity_ids=(held, helped))
    assert summary(book, fields) == [
        "Ngày 12/5/2026 tổ chức “Quán triệt” (02 người); ngày 02/6/2026 tổ chức “Ra quân”."
    ]
