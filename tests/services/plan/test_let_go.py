"""A period that was not carried out is let go with its reason: not overdue, not done, told apart, asked for no more."""

from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.list_kinds.plan import OCCURRENCES
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.plan.told_states import as_told
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.domain.year.report_periods import ANNUAL
from desktop_app.services.book import Book
from desktop_app.services.day.calendar import due_days
from desktop_app.services.day.reminders import count_due
from desktop_app.services.import_rows import ImportSettings
from desktop_app.services.imports.proposing import propose
from desktop_app.services.keeping import history
from desktop_app.services.keeping.record_log.record_history import record_history
from desktop_app.services.lists import everything
from desktop_app.services.papers.reports.entered import report
from desktop_app.services.papers.reports.phases import phase_data
from desktop_app.services.papers.reports.remarks import remarks
from desktop_app.services.papers.reports.tables.tasks import task_table_paper
from desktop_app.services.plan.occurrences import occurrence, occurrence_in, record_result
from desktop_app.services.plan.tasks import add_task
from desktop_app.services.plan.tracking import complete
from desktop_app.services.rounds.evidence import draft_summary
from desktop_app.services.year.activities import add_activity
from desktop_app.store.startup_queries import next_yearly_report
from tests.books import (
    dump,
    followed_plan,
    refused,
    review_round,
    rows_of,
    unit,
    workbook,
)

QUARTERLY = Deadline("mỗi quý 01 lớp", DeadlineKind.QUARTER, Recurrence.QUARTERLY)
DATED = Deadline("ngày 28/6 hằng năm", DeadlineKind.DAY, Recurrence.YEARLY, day=28, month=6)
LET_GO = OccurrenceFields("Không tổ chức do trường nghỉ phòng, chống dịch", not_carried_out=True)


@pytest.fixture
def followed(book: Book) -> Book:
    """A book with a plan followed, and asked for, since 2024."""
    followed_plan(book, 2024)
    return book


def _task(book: Book, deadline: Deadline, *leads: int) -> int:
    ((section_id,), *_) = rows_of(book, "plan_section", "id", "path = 'II/1'")
    fields = TaskFields("Mở lớp kỹ năng số cho phụ huynh", int(str(section_id)), deadline=deadline, leads=leads)
    return max(add_task(book, fields).ids["task"])


def _state(book: Book, row_id: int) -> str:
    (row,) = everything(book, ListQuery("occurrences", scope={"ids": [row_id]}))
    return str(row.values[OCCURRENCES.columns.index(OCCURRENCES.column("state"))])


@pytest.mark.parametrize("deadline", [QUARTERLY, DATED])
def test_it_is_neither_overdue_nor_carried_out(followed: Book, deadline: Deadline) -> None:
    task_id, before = _task(followed, deadline), dump(followed)
    period = "2025-Q2" if deadline is QUARTERLY else "2025"
    row_id, late = occurrence_in(followed, task_id, period), count_due(followed)[0]
    add_activity(followed, ActivityFields(date(2025, 5, 9), ActivityKind.EVENT, "Chuẩn bị lớp", task_id=task_id))
    late_before = count_due(followed)[0]
    record_result(followed, row_id, LET_GO)
    assert _state(followed, row_id) == "không thực hiện"
    assert count_due(followed)[0] == late - 1 <= late_before
    assert f"nhiem-vu-{row_id}@so-thi-dua" not in {event.uid for event in due_days(followed, 2025)}
    table = str(task_table_paper(followed, "2025", date(2026, 1, 5)))
    assert "01 không thực hiện" in table
    assert "Không tổ chức do trường nghỉ phòng, chống dịch" in table
    (last, *_) = record_history(followed, "occurrence", row_id)
    assert ("Không thực hiện", "không", "có") in {(field.label, field.before, field.after) for field in last.fields}
    history.undo(followed)
    history.undo(followed)
    assert dump(followed)["occurrence"] == before["occurrence"]


def test_what_is_let_go_needs_its_reason_and_has_no_day_done(followed: Book) -> None:
    row_id = occurrence_in(followed, _task(followed, DATED), "2025")
    for fields, problem in (
        (OccurrenceFields(not_carried_out=True), "Ghi lý do"),
        (OccurrenceFields("Vì bão", done_on=date(2025, 6, 1), not_carried_out=True), "không có ngày hoàn thành"),
    ):
        with refused(followed, InvalidRecord, problem):
            record_result(followed, row_id, fields)
    record_result(followed, row_id, OccurrenceFields(progress=50, difficulty="Bão số 3", not_carried_out=True))
    assert occurrence(followed, row_id).fields.progress is None
    assert "Không thực hiện: Bão số 3" in str(task_table_paper(followed, "2025", date(2026, 1, 5)))
    # What was done after all is done.
    complete(followed, [row_id], date(2025, 8, 2))
    assert _state(followed, row_id).startswith("xong trễ")


def test_reports_tell_it_among_the_weaknesses_and_count_it_as_no_result(followed: Book) -> None:
    task_id = _task(followed, QUARTERLY)
    for quarter in (1, 3):
        row_id = occurrence_in(followed, task_id, f"2025-Q{quarter}")
        record_result(followed, row_id, OccurrenceFields("Đã mở 01 lớp"))
    record_result(followed, occurrence_in(followed, task_id, "2025-Q2"), LET_GO)
    of_2025 = {part.key: part.text for part in report(followed, ANNUAL, "2025", date(2025, 11, 15)).parts}
    assert (
        "Có 01 kỳ không thực hiện của nhiệm vụ “Mở lớp kỹ năng số cho phụ huynh”: quý II năm 2025 "
        "(không tổ chức do trường nghỉ phòng, chống dịch)."
    ) in of_2025["weaknesses"]
    assert str(of_2025).count("Không tổ chức") + str(of_2025).count("không tổ chức") == 1
    # It is told in the report of its days, and asked for in none.
    of_2026 = {part.key: part.text for part in report(followed, ANNUAL, "2026", date(2026, 11, 15)).parts}
    assert "không tổ chức" not in str(of_2026)
    year = next(row for row in phase_data(followed, "2024-2026", date(2025, 12, 31)).years if row.year == 2025)
    assert (year.let_go, year.carried_out) == (1, 2)


def test_a_summary_counts_it_apart(followed: Book) -> None:
    centre = unit(followed, "Trung tâm Tin học")
    review_round(followed, "2025-H2")
    task_id = _task(followed, QUARTERLY, centre)
    for quarter in (1, 3, 4):
        row_id = occurrence_in(followed, task_id, f"2025-Q{quarter}")
        record_result(followed, row_id, OccurrenceFields("Đã mở 01 lớp"))
    record_result(followed, occurrence_in(followed, task_id, "2025-Q2"), LET_GO)
    fields = NominationFields("2025-H2", NomineeKind.COLLECTIVE, unit_id=centre, task_ids=(task_id,))
    text = draft_summary(followed, fields).text
    assert "hoàn thành đúng hạn 3/4 kỳ đến hạn; 01 kỳ không thực hiện" in text
    assert "quá hạn" not in text


@pytest.mark.parametrize(
    ("result", "progress", "read_as"),
    [
        (
            "Không thực hiện do trường nghỉ dịch",
            None,
            OccurrenceFields("Không thực hiện do trường nghỉ dịch", not_carried_out=True),
        ),
        ("Không phát sinh.", 0, OccurrenceFields("Không phát sinh.", not_carried_out=True)),
        ("Không tổ chức riêng mà lồng ghép vào hội nghị", None, None),
        ("Không phát sinh trường hợp vi phạm", None, None),
        ("Chưa phát hiện trường hợp nào", None, None),
        ("Chưa tổ chức lớp tháng 10", None, OccurrenceFields("Chưa tổ chức lớp tháng 10", 0)),
        ("Chưa thực hiện", 0, OccurrenceFields("Chưa thực hiện", 0)),
        ("Đang thực hiện", None, OccurrenceFields("Đang thực hiện", 0)),
        ("Đang thực hiện", 60, OccurrenceFields("", 60)),
        ("Đang thực hiện: đã mở 02 lớp", None, None),
        ("Đã mở 02 lớp", None, None),
        ("Chưa thực hiện", 100, None),
    ],
)
def test_words_of_a_unit_s_list_name_a_state(
    result: str, progress: int | None, read_as: OccurrenceFields | None
) -> None:
    fields = OccurrenceFields(result, progress)
    assert as_told(fields) == (read_as or fields)


def test_the_list_of_a_unit_lets_periods_go_and_leaves_others_undone(followed: Book, tmp_path: Path) -> None:
    task_id = _task(followed, QUARTERLY)
    head = ("Nhiệm vụ", "Kỳ", "Kết quả thực hiện", "Tiến độ", "Khó khăn, vướng mắc")
    text = "Mở lớp kỹ năng số cho phụ huynh"
    rows = (
        (text, "Quý I năm 2025", "Chưa thực hiện", "0%", "Không"),
        (text, "Quý II năm 2025", "Không tổ chức do bão", "", ""),
        (text, "Quý III năm 2025", "", "Không thực hiện", "Thiếu giảng viên"),
        (text, "Quý IV năm 2025", "Đã mở 01 lớp", "100%", ""),
    )
    proposal = propose(followed, "results", workbook(tmp_path / "kq.xlsx", head, *rows), ImportSettings())
    proposal.apply(followed, proposal.to_write(), None)
    states = [_state(followed, occurrence_in(followed, task_id, f"2025-Q{number}")) for number in range(1, 5)]
    assert [state.split(" ")[0] for state in states] == ["quá", "không", "không", "có"]
    assert rows_of(followed, "occurrence", "difficulty", "difficulty <> ''") == [("Thiếu giảng viên",)]
    # What was let go and done after all is settled by the next list.
    later = workbook(tmp_path / "kq2.xlsx", head, (text, "Quý II năm 2025", "Đã mở bù 01 lớp", "100%", ""))
    proposal = propose(followed, "results", later, ImportSettings())
    proposal.apply(followed, proposal.to_write(), None)
    assert _state(followed, occurrence_in(followed, task_id, "2025-Q2")) == "có hoạt động"


def test_a_typed_result_that_says_nothing_was_done_is_recorded_as_that(followed: Book) -> None:
    task_id = _task(followed, QUARTERLY)
    first, second = (occurrence_in(followed, task_id, f"2025-Q{quarter}") for quarter in (1, 2))
    label = record_result(followed, first, OccurrenceFields("Không tổ chức do bão")).label
    assert label == "Ghi không thực hiện nhiệm vụ “Mở lớp kỹ năng số cho phụ huynh” (quý I năm 2025)"
    record_result(followed, second, OccurrenceFields("Chưa tổ chức"))
    assert _state(followed, first) == "không thực hiện"
    assert _state(followed, second).startswith("quá hạn")
    # She may have her reasons: the same words, saved without the mark, stay without it.
    record_result(followed, first, OccurrenceFields("Không tổ chức do bão"))
    assert not occurrence(followed, first).fields.not_carried_out
    remarked = [each.sentence for each in remarks(followed, report(followed, ANNUAL, "2025", date(2025, 11, 15)))]
    assert [each for each in remarked if "mà tính là có thực hiện" in each] == [
        "Quý I năm 2025 của nhiệm vụ “Mở lớp kỹ năng số cho phụ huynh” ghi “Không tổ chức do bão” mà tính là có thực "
        "hiện: đánh dấu “Không thực hiện” hoặc ghi tiến độ 0% ở kỳ đó."
    ]


def test_a_yearly_report_that_is_let_go_is_not_the_next_one(followed: Book) -> None:
    with followed.store.plain_reading() as connection:
        row_id, _, due_on = next_yearly_report(connection) or (0, "", "")
    record_result(followed, row_id, OccurrenceFields("Gộp vào báo cáo năm sau", not_carried_out=True))
    with followed.store.plain_reading() as connection:
        _, _, later = next_yearly_report(connection) or (0, "", "")
    assert later > due_on
