"""The evidence of a nomination, and the summary drafted from it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.law.year_facts import RecordRef, Scope
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.rounds.achievements import CitedActivity, RoleInRecord, evidence_sentence
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.standing.year_records import InitiativeFields, Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, Participant, PeopleReached, Spread
from desktop_app.services.book import Book
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.services.plan.occurrences import record_result
from desktop_app.services.rounds.evidence import draft_summary, offered_evidence
from desktop_app.services.standing.year_records import save_initiative
from desktop_app.services.year.activities import add_activity
from tests.books import Filled, rows_of

MAY = date(2026, 5, 12)


def recorded(book: Book, title: str, kind: ActivityKind = ActivityKind.EVENT, **fields: object) -> int:
    entered = ActivityFields(MAY, kind, title)
    return add_activity(book, replace(entered, **fields)).only_id("activity")  # type: ignore[arg-type]


def of_person(filled: Filled, **fields: object) -> NominationFields:
    entered = NominationFields("2026-H1", NomineeKind.INDIVIDUAL, filled.dang)
    return replace(entered, **fields)  # type: ignore[arg-type]


def titles(deeds: Sequence[CitedActivity]) -> list[tuple[str, RoleInRecord]]:
    return [(one.title, one.part) for one in deeds]


def test_of_a_person_what_she_took_part_in_or_wrote_in_the_period_is_offered(book: Book, filled: Filled) -> None:
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
        ("Viết", RoleInRecord.AUTHOR),
        ("Ngày cuối", RoleInRecord.TOOK_PART),
    ]
    later = offered_evidence(book, of_person(filled, period_from=date(2026, 7, 1), period_to=date(2026, 7, 31)))
    assert titles(later.deeds) == [("Ngày cuối", RoleInRecord.TOOK_PART)]
    assert offered_evidence(book, of_person(filled, person_id=None)).deeds == ()


def test_of_a_unit_its_own_activities_and_those_of_the_tasks_chosen(book: Book, filled: Filled) -> None:
    recorded(book, "Của phòng", unit_id=filled.centre)
    recorded(book, "Của nhiệm vụ", unit_id=filled.office_unit, task_id=2)
    fields = NominationFields("2026-H1", NomineeKind.COLLECTIVE, unit_id=filled.centre)
    assert titles(offered_evidence(book, fields).deeds) == [("Của phòng", RoleInRecord.UNIT)]
    with_task = offered_evidence(book, replace(fields, task_ids=(2,)))
    assert titles(with_task.deeds) == [("Của phòng", RoleInRecord.UNIT), ("Của nhiệm vụ", RoleInRecord.OF_TASK)]


def test_what_is_cited_already_stays_offered(book: Book, filled: Filled) -> None:
    other = recorded(book, "Việc chung", from_date=date(2024, 3, 1), unit_id=filled.centre)
    offered = offered_evidence(book, of_person(filled, activity_ids=(other,)))
    assert titles(offered.deeds) == [("Việc chung", RoleInRecord.OF_TASK)]
    assert offered.deeds[0].record == RecordRef("activity", other)


def test_initiatives_of_the_last_five_years_are_offered(book: Book, filled: Filled) -> None:
    who = Subject(NomineeKind.INDIVIDUAL, filled.dang)
    for year in (2021, 2022, 2026):
        save_initiative(book, None, InitiativeFields(who, year, f"Sáng kiến {year}", Scope.BASE))
    save_initiative(book, None, InitiativeFields(Subject(NomineeKind.INDIVIDUAL, filled.lan), 2026, "Của bạn"))
    assert [one.year for one in offered_evidence(book, of_person(filled)).ideas] == [2026, 2022]


def test_the_summary_is_written_from_what_is_cited_with_dates_and_numbers(book: Book, filled: Filled) -> None:
    held = recorded(
        book, "Ngày hội an toàn mạng.", participants=(Participant(filled.dang),), reached=PeopleReached(children=120)
    )
    wrote = recorded(
        book,
        "Gương học sinh vượt khó",
        ActivityKind.GOOD_NEWS,
        from_date=date(2026, 2, 3),
        author_id=filled.dang,
        channel="Facebook",
        spread=Spread.SHARED,
    )
    recorded(book, "Không chọn", participants=(Participant(filled.dang),))
    ((task, period),) = rows_of(book, "occurrence", "task_id, min(id)", f"task_id = {filled.task} GROUP BY task_id")
    result = OccurrenceFields(
        "Lập 3 tủ sách", 100, date(2026, 4, 15), "", "", "Báo cáo", "12/BC-SNgV", date(2026, 4, 16)
    )
    record_result(book, int(str(period)), result)
    who = Subject(NomineeKind.INDIVIDUAL, filled.dang)
    idea = save_initiative(
        book, None, InitiativeFields(who, 2026, "Cổng tra cứu", Scope.PROVINCE, "Quyết định số 9/QĐ-UBND")
    ).only_id("initiative")
    fields = of_person(filled, activity_ids=(held, wrote), task_ids=(int(str(task)),), initiative_ids=(idea,))
    written = draft_summary(book, fields).split("\n")
    assert written[0] == "Đã thực hiện:"
    assert written[1:] == [
        "- Hoàn thành nhiệm vụ “Tổng kết phong trào” ngày 15/04/2026: Lập 3 tủ sách "
        "(Báo cáo số 12/BC-SNgV ngày 16/04/2026).",
        "- Ngày 03/02/2026, chia sẻ tin tốt “Gương học sinh vượt khó” trên Facebook.",
        "- Ngày 12/05/2026, tham gia sự kiện “Ngày hội an toàn mạng”, 120 lượt người tiếp cận.",
        "- Có sáng kiến “Cổng tra cứu” được công nhận phạm vi ảnh hưởng cấp tỉnh năm 2026 "
        "theo Quyết định số 9/QĐ-UBND.",
    ]


def test_of_nothing_cited_nothing_is_written(book: Book, filled: Filled) -> None:
    assert draft_summary(book, of_person(filled)) == ""
    assert draft_summary(book, of_person(filled, person_id=None, activity_ids=(1,))) == ""


@pytest.mark.parametrize(
    ("kind", "part", "words"),
    [
        (ActivityKind.CONFERENCE, RoleInRecord.UNIT, "tổ chức hội nghị, tập huấn “Kỹ năng số”"),
        (ActivityKind.CONFERENCE, RoleInRecord.TOOK_PART, "tham dự hội nghị, tập huấn “Kỹ năng số”"),
        (ActivityKind.DOCUMENT, RoleInRecord.AUTHOR, "tham mưu ban hành văn bản “Kỹ năng số”"),
        (ActivityKind.OTHER, RoleInRecord.OF_TASK, "tham gia “Kỹ năng số”"),
    ],
)
def test_a_sentence_says_what_the_nominee_did(kind: ActivityKind, part: RoleInRecord, words: str) -> None:
    deed = CitedActivity(RecordRef("activity", 1), MAY, date(2026, 5, 14), kind, "Kỹ năng số", part)
    assert evidence_sentence(deed) == f"Từ ngày 12/05/2026 đến ngày 14/05/2026, {words}."
