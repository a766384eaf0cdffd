"""A summary is older than its records once one of them changed after it was written: told from the change log."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.law.judging.findings import Rule, Weight
from desktop_app.domain.law.year_facts import Rating, RecordRef, Scope
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.standing.year_records import InitiativeFields, Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, Participant, ParticipantRole
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.services.plan.assignments import set_assignments
from desktop_app.services.plan.occurrences import record_result
from desktop_app.services.plan.tasks import change_task, task
from desktop_app.services.review_rounds import round_of
from desktop_app.services.rounds.acts import change_round
from desktop_app.services.rounds.checks import check_round
from desktop_app.services.rounds.nomination_acts import SetForMany, move, set_for_many
from desktop_app.services.rounds.nominations import change_nomination, nominate, nomination
from desktop_app.services.rounds.summaries.acts import draft_summaries
from desktop_app.services.rounds.summaries.age import older_summaries, older_summary
from desktop_app.services.standing.year_records import initiative, save_initiative, set_rating
from desktop_app.services.year.activities import activity, add_activity, change_activity
from tests.books import BookIds, person, rows_of

CODE = "2026-H1"


@pytest.fixture
def proposed(book: Book, filled: BookIds) -> int:
    """A nomination with a summary, which cites an activity, a task, and an initiative."""
    nga = person(book, "Vi Thị Nga", filled.centre, "Viên chức")
    held = ActivityFields(date(2026, 3, 9), ActivityKind.EVENT, "Ngày hội", participants=(Participant(nga),))
    held_id = add_activity(book, held).only_id("activity")
    who = Subject(NomineeKind.INDIVIDUAL, nga)
    idea = save_initiative(book, None, InitiativeFields(who, 2026, "Cổng tra cứu", Scope.BASE)).only_id("initiative")
    fields = NominationFields(
        CODE,
        NomineeKind.INDIVIDUAL,
        nga,
        summary="Tốt.",
        state=NominationState.DRAFT,
        task_ids=(filled.task,),
        activity_ids=(held_id,),
        initiative_ids=(idea,),
    )
    return nominate(book, fields).only_id("nomination")


def older(book: Book, nomination_id: int) -> list[str]:
    """Return the kinds of record that made a summary old."""
    older_summary_entry = older_summary(book, nomination_id)
    listed = [summary for summary in older_summaries(book, CODE) if summary.nomination_id == nomination_id]
    assert listed == ([older_summary_entry] if older_summary_entry else [])
    return [record.kind for record in older_summary_entry.records] if older_summary_entry else []


def cited(book: Book, nomination_id: int) -> tuple[int, int]:
    """Return the activity and the initiative that a nomination cites."""
    fields = nomination(book, nomination_id).fields
    return fields.activity_ids[0], fields.initiative_ids[0]


def change_title(book: Book, nomination_id: int) -> None:
    held_id, _ = cited(book, nomination_id)
    change_activity(book, held_id, replace(activity(book, held_id), title="Ngày hội an toàn mạng"))


def change_role(book: Book, nomination_id: int) -> None:
    held_id, _ = cited(book, nomination_id)
    stored_activity = activity(book, held_id)
    (who,) = stored_activity.participants
    change_activity(book, held_id, replace(stored_activity, participants=(replace(who, role=ParticipantRole.LEAD),)))


def leave_out(book: Book, nomination_id: int) -> None:
    held_id, _ = cited(book, nomination_id)
    change_activity(book, held_id, replace(activity(book, held_id), participants=()))


def trash_activity(book: Book, nomination_id: int) -> None:
    put_in_trash(book, "activity", [cited(book, nomination_id)[0]])


def rename_initiative(book: Book, nomination_id: int) -> None:
    _, idea = cited(book, nomination_id)
    save_initiative(book, idea, replace(initiative(book, idea), title="Cổng tra cứu văn bản"))


def rate(book: Book, nomination_id: int) -> None:
    person_id = nomination(book, nomination_id).fields.person_id
    assert person_id is not None
    # In the middle of a year the ratings of the year before are told.
    set_rating(book, [Subject(NomineeKind.INDIVIDUAL, person_id)], 2025, Rating.EXCELLENT)


def cite_less(book: Book, nomination_id: int) -> None:
    set_for_many(book, [nomination_id], SetForMany(evidence=()))


CHANGES: list[tuple[Callable[[Book, int], None], list[str]]] = [
    (change_title, ["activity"]),
    (change_role, ["activity"]),
    (leave_out, ["activity"]),
    (trash_activity, ["activity"]),
    (rename_initiative, ["initiative"]),
    (rate, ["year_record"]),
    (cite_less, ["task", "activity", "initiative"]),
]


def test_the_rating_at_the_end_of_the_year_makes_no_summary_of_its_middle_old(book: Book, proposed: int) -> None:
    person_id = nomination(book, proposed).fields.person_id
    assert person_id is not None
    set_rating(book, [Subject(NomineeKind.INDIVIDUAL, person_id)], 2026, Rating.EXCELLENT)
    assert older(book, proposed) == []


@pytest.mark.parametrize(("change", "kinds"), CHANGES)
def test_a_change_of_a_record_behind_it_makes_a_summary_old_until_it_is_undone(
    book: Book, proposed: int, change: Callable[[Book, int], None], kinds: list[str]
) -> None:
    assert older(book, proposed) == []
    change(book, proposed)
    assert sorted(older(book, proposed)) == sorted(kinds)
    history.undo(book)
    assert older(book, proposed) == []
    history.redo(book)
    assert sorted(older(book, proposed)) == sorted(kinds)


def test_a_result_recorded_in_the_span_counts_and_one_outside_does_not(
    book: Book, filled: BookIds, proposed: int
) -> None:
    ((period,),) = rows_of(book, "occurrence", "max(id)", f"task_id = {filled.task}")
    outside = OccurrenceFields("Đã làm.", done_on=date(2025, 3, 2))
    record_result(book, int(str(period)), outside)
    assert older(book, proposed) == []
    record_result(book, int(str(period)), replace(outside, done_on=date(2026, 3, 2)))
    assert older(book, proposed) == ["occurrence"]


def test_other_words_of_a_task_count_and_another_place_in_the_plan_does_not(
    book: Book, filled: BookIds, proposed: int
) -> None:
    change_task(book, filled.task, replace(task(book, filled.task), product="Báo cáo"))
    assert older(book, proposed) == []
    change_task(book, filled.task, replace(task(book, filled.task), text="Tổng kết phong trào đọc sách"))
    assert older(book, proposed) == ["task"]


@pytest.mark.parametrize(("since", "kinds"), [(date(2026, 6, 20), ["task"]), (date(2026, 7, 1), [])])
def test_who_has_a_task_since_a_day_counts_if_the_summary_tells_of_that_day(
    book: Book, filled: BookIds, proposed: int, since: date, kinds: list[str]
) -> None:
    with book.store.work("Điều chỉnh kế hoạch") as work:
        set_assignments(work, filled.task, [filled.centre], [], since)
    assert older(book, proposed) == kinds
    # Nor does it matter who has it then after all.
    with book.store.work("Điều chỉnh kế hoạch") as work:
        set_assignments(work, filled.task, [filled.division], [], since)
    assert older(book, proposed) == kinds


def test_what_no_summary_tells_and_what_belongs_to_others_does_not_count(
    book: Book, filled: BookIds, proposed: int
) -> None:
    held_id, _ = cited(book, proposed)
    stored_activity = activity(book, held_id)
    change_activity(book, held_id, replace(stored_activity, note="Có ảnh", link="https://vi-du.example/1"))
    change_activity(
        book,
        held_id,
        replace(activity(book, held_id), participants=(*stored_activity.participants, Participant(filled.lan))),
    )
    set_rating(book, [Subject(NomineeKind.INDIVIDUAL, filled.lan)], 2026, Rating.GOOD)
    own = Subject(NomineeKind.INDIVIDUAL, stored_activity.participants[0].person_id)
    set_rating(book, [own], 2021, Rating.GOOD)
    assert older(book, proposed) == []


def test_another_author_added_later_changes_with_how_many_it_was_written(
    book: Book, filled: BookIds, proposed: int
) -> None:
    held_id, _ = cited(book, proposed)
    (who,) = activity(book, held_id).participants
    author, other = (Participant(row_id, ParticipantRole.AUTHOR) for row_id in (who.person_id, filled.lan))
    change_activity(book, held_id, replace(activity(book, held_id), participants=(author,)))
    for participants in ((author, other), (author, replace(other, role=ParticipantRole.SUPPORT)), (author, other)):
        change_nomination(book, proposed, nomination(book, proposed).fields)
        assert older(book, proposed) == []
        change_activity(book, held_id, replace(activity(book, held_id), participants=participants))
        assert older(book, proposed) == ["activity"], participants
    change_nomination(book, proposed, nomination(book, proposed).fields)
    change_activity(book, held_id, replace(activity(book, held_id), participants=(author,)))
    assert older(book, proposed) == ["activity"], "whoever wrote it with them is gone"
    history.undo(book)
    assert older(book, proposed) == []


def test_writing_it_anew_or_saving_it_before_her_makes_it_hold_again(book: Book, proposed: int) -> None:
    change_title(book, proposed)
    draft_summaries(book, [proposed], replace_written=True)
    assert older(book, proposed) == []
    change_role(book, proposed)
    assert older(book, proposed) == ["activity"]
    change_nomination(book, proposed, nomination(book, proposed).fields)
    assert older(book, proposed) == []
    history.undo(book)
    assert older(book, proposed) == ["activity"], "what she kept was taken back"


def test_an_undone_summary_is_as_old_as_when_it_was_written(book: Book, proposed: int) -> None:
    change_title(book, proposed)
    draft_summaries(book, [proposed], replace_written=True)
    history.undo(book)
    assert nomination(book, proposed).fields.summary == "Tốt."
    assert older(book, proposed) == ["activity"]


def test_once_decided_failed_or_closed_it_is_said_no_more(book: Book, proposed: int) -> None:
    change_title(book, proposed)
    assert older(book, proposed) == ["activity"]
    change_round(book, replace(round_of(book, CODE), closed_on=date.today()))
    assert older(book, proposed) == []


def test_the_check_of_the_round_says_it_as_a_note(book: Book, proposed: int) -> None:
    change_title(book, proposed)
    (checked,) = (nomination for nomination in check_round(book, CODE).nominations if nomination.id == proposed)
    (finding,) = (finding for finding in checked.findings if finding.rule is Rule.SUMMARY)
    assert finding.weight is Weight.NOTE
    assert finding.sentence.startswith("Tóm tắt cũ hơn hồ sơ: ghi ngày ")
    assert finding.sentence.endswith(", sau đó có thay đổi ở 01 hoạt động.")
    assert finding.records == (RecordRef("activity", cited(book, proposed)[0]),)


def test_a_nomination_moved_on_keeps_the_age_of_its_summary(book: Book, proposed: int) -> None:
    change_title(book, proposed)
    move(book, [proposed], NominationState.COMPLETE, exception_reason="Hội đồng đề nghị xét.")
    assert older(book, proposed) == ["activity"]
