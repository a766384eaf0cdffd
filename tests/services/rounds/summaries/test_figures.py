"""The check of a round says which summaries tell figures that the records no longer have."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.law.judging.findings import Rule
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.services.book import Book
from desktop_app.services.papers.checks import remarks
from desktop_app.services.plan.occurrences import record_result
from desktop_app.services.plan.tasks import add_task
from desktop_app.services.rounds.checks import check_round
from desktop_app.services.rounds.evidence import drafted_summary
from desktop_app.services.rounds.nominations import change_nomination, nominate
from desktop_app.services.year.activities import add_activity
from tests.books import BookIds, rows_of

_NAME, _MID_JUNE, _JULY = "Trung tâm Thông tin", date(2026, 6, 16), date(2026, 7, 15)


def of_summary(book: Book, day: date) -> list[str]:
    """Return what a check of the round says of summaries on a day."""
    checked = check_round(book, "2026-H1", day).nominations
    findings = (finding for nomination in checked if nomination.name == _NAME for finding in nomination.findings)
    return [finding.sentence for finding in findings if finding.rule is Rule.SUMMARY]


def test_a_period_that_fell_due_since_is_said_in_the_check_and_on_the_list(book: Book, filled: BookIds) -> None:
    monthly = Deadline("hằng tháng", DeadlineKind.MONTH, Recurrence.MONTHLY)
    ((section_id,),) = rows_of(book, "task", "section_id", f"id = {filled.task}")
    of_months = TaskFields("Đăng tin.", int(str(section_id)), deadline=monthly, leads=(filled.centre,))
    task_id = max(add_task(book, of_months).ids["task"])
    for (period,) in rows_of(book, "occurrence", "id", f"task_id = {task_id} AND due_on LIKE '2026-0_-%'"):
        record_result(book, int(str(period)), OccurrenceFields("Đã đăng"))
    fields = NominationFields(
        "2026-H1",
        NomineeKind.COLLECTIVE,
        unit_id=filled.centre,
        task_ids=(task_id,),
        papers=("report",),
        state=NominationState.DRAFT,
    )
    with book.store.reading() as connection:
        drafted = drafted_summary(connection, fields, _MID_JUNE).text
    assert "hoàn thành đúng hạn 5/5 kỳ" in drafted
    # As shares were written before they lost their zeros: nothing that fell due since.
    with_zeros = drafted.replace("5/5", "05/05")
    nomination_id = nominate(book, replace(fields, summary=with_zeros)).only_id("nomination")
    assert of_summary(book, _MID_JUNE) == []
    (sentence,) = of_summary(book, _JULY)
    assert "nêu hoàn thành 5/5 kỳ, theo sổ nay là 6/6 kỳ: mở đề nghị, bấm Soạn tóm tắt" in sentence
    proposed = replace(fields, summary=drafted, state=NominationState.COMPLETE, exception_reason="Xét thêm.")
    change_nomination(book, nomination_id, proposed)
    said_of_list = [remark.sentence for remark in remarks(book, "nomination-list", {"round": "2026-H1"})]
    assert [text for text in said_of_list if "nay là 6/6 kỳ" in text]
    # Without the figure nothing wrong is printed.
    change_nomination(book, nomination_id, replace(proposed, summary="Đăng tin đều."))
    assert of_summary(book, _JULY) == []


def test_a_summary_counted_before_its_time_was_over_is_said_once_it_is(book: Book, filled: BookIds) -> None:
    made = [
        add_activity(
            book, ActivityFields(date(2026, 5, day), ActivityKind.CONFERENCE, f"Họp {day}", unit_id=filled.centre)
        ).only_id("activity")
        for day in (11, 18)
    ]
    fields = NominationFields(
        "2026-H1",
        NomineeKind.COLLECTIVE,
        unit_id=filled.centre,
        activity_ids=tuple(made),
        papers=("report",),
        state=NominationState.DRAFT,
    )
    with book.store.reading() as connection:
        drafted = drafted_summary(connection, fields, _MID_JUNE).text
        whole = drafted_summary(connection, fields, _JULY).text
    assert drafted.endswith("(Số liệu tính đến ngày 16/6/2026.)")
    nomination_id = nominate(book, replace(fields, summary=drafted)).only_id("nomination")
    assert of_summary(book, _MID_JUNE) == of_summary(book, date(2026, 6, 20)) == []
    sentence = "Tóm tắt nêu số liệu tính đến ngày 16/6/2026, nay thời gian tính thành tích đã hết"
    assert [each.startswith(sentence) for each in of_summary(book, _JULY)] == [True]
    proposed = replace(fields, summary=drafted, state=NominationState.COMPLETE, exception_reason="Xét thêm.")
    change_nomination(book, nomination_id, proposed)
    of_list = " ".join(remark.sentence for remark in remarks(book, "nomination-list", {"round": "2026-H1"}))
    assert sentence in of_list
    change_nomination(book, nomination_id, replace(proposed, summary=whole))
    assert of_summary(book, _JULY) == []
