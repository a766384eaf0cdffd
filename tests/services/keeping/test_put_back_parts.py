"""Fields of rounds, of parts of records and of what is recorded of awards are put back by the acts of their records."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from desktop_app.domain.changes import Changes
from desktop_app.domain.council.councils import Presence
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.year.activities import ParticipantRole
from desktop_app.services.awards import acts
from desktop_app.services.book import Book
from desktop_app.services.council import councils, sessions, unit_reviews
from desktop_app.services.keeping.record_log.put_back import put_back
from desktop_app.services.keeping.record_log.record_history import change_fields, record_history
from desktop_app.services.office import people
from desktop_app.services.plan import tasks
from desktop_app.services.review_rounds import round_of
from desktop_app.services.rounds import acts as round_acts
from desktop_app.services.standing import year_records
from desktop_app.services.year import activities, indicators, movements
from tests.books import book_in, fill, refused, rows_of

type Act = Callable[[], Changes]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with book_in(tmp_path / "book", fill) as book:
        yield book


def comes_back(book: Book, act: Act, kind: str, column: str, row_id: int = 1) -> bool:
    """Return whether a column holds what it held, after an act changed it and the field was put back."""
    before = rows_of(book, kind, column, f"id = {row_id}")
    done = act()
    assert rows_of(book, kind, column, f"id = {row_id}") != before, f"{kind}.{column} was not changed"
    put_back(book, kind, row_id, column, done.change_id or 0)
    return rows_of(book, kind, column, f"id = {row_id}") == before


def in_another_post(book: Book) -> Changes:
    """Let the first person have another post."""
    posts = [(post.id, replace(post.fields, position="Chánh Văn phòng")) for post in people.posts(book, 1)]
    return people.save_person(book, 1, people.person(book, 1), posts)


def test_of_a_round_and_of_parts_of_people_tasks_and_activities(book: Book) -> None:
    first = round_of(book, "2026-H1")
    act: Act = lambda: round_acts.change_round(book, replace(first, note="Xét sớm"))  # noqa: E731
    assert comes_back(book, act, "review_round", "note", first.id)
    assert comes_back(book, lambda: in_another_post(book), "post", "position")
    news = activities.activity(book, 1)
    in_lead = replace(news, participants=(replace(news.participants[0], role=ParticipantRole.LEAD),))
    assert comes_back(book, lambda: activities.change_activity(book, 1, in_lead), "participant", "role")
    ((task_id,),) = rows_of(book, "further_deadline", "task_id", "id = 1")
    task = tasks.task(book, int(str(task_id)))
    later = replace(task, further_deadlines=(replace(task.further_deadlines[0], text="Ngày 30/9"),))
    act = lambda: tasks.change_task(book, int(str(task_id)), later)  # noqa: E731
    assert comes_back(book, act, "further_deadline", "deadline_text")


def test_of_parts_of_movements_and_indicators(book: Book) -> None:
    movement = movements.movement(book, 1)
    reached = replace(movement, criteria=(replace(movement.criteria[0], result="21 tin"),))
    assert comes_back(book, lambda: movements.save_movement(book, 1, reached), "movement_criterion", "result")
    staff = indicators.indicator(book, 1)
    higher = replace(staff, targets=(replace(staff.targets[0], value=Decimal(90)),))
    assert comes_back(book, lambda: indicators.save_indicator(book, 1, higher), "indicator_target", "value")
    act: Act = lambda: indicators.record_value(book, 1, "2025", Decimal(93), "Phiếu khảo sát")  # noqa: E731
    assert comes_back(book, act, "indicator_value", "value")


def test_of_councils_sessions_and_awards(book: Book) -> None:
    council = councils.council(book, 1)
    members = [(member.id, replace(member.fields, post_title="Phó Giám đốc")) for member in council.members]
    act: Act = lambda: councils.save_council(book, 1, council.fields, members)  # noqa: E731
    assert comes_back(book, act, "council_member", "post_title")
    session = sessions.session(book, 1)
    *others, (member, entry) = session.attendance
    away = replace(entry, presence=Presence.WRITTEN, reason="Đi công tác")
    ((row_id,),) = rows_of(book, "attendance", "id", f"member_id = {member.id}")
    act = lambda: sessions.save_session(book, 1, session.fields, [*(of for _, of in others), away])  # noqa: E731
    assert comes_back(book, act, "attendance", "presence", int(str(row_id)))
    assert comes_back(book, lambda: acts.hand_over_awards(book, [1], date(2026, 1, 25)), "award", "handed_on")
    assert comes_back(book, lambda: acts.pay_awards(book, [1], date(2026, 1, 22)), "award", "paid_on")


def test_votes_are_put_back_only_as_far_as_they_add_up(book: Book) -> None:
    review = unit_reviews.unit_review(book, 1)
    elsewhere = replace(review, place="Hội trường")
    assert comes_back(book, lambda: unit_reviews.save_unit_review(book, 1, elsewhere), "unit_review", "place")
    divided = replace(review, votes=(replace(review.votes[0], agree=1, against=1),))
    voted = unit_reviews.save_unit_review(book, 1, divided).change_id or 0
    with refused(book, InvalidRecord):
        put_back(book, "unit_vote", 1, "agree", voted)  # two of two agree, and one is against
    put_back(book, "unit_vote", 1, "against", voted)
    put_back(book, "unit_vote", 1, "agree", voted)
    assert unit_reviews.unit_review(book, 1).votes == review.votes
    (counted, *_) = [step.change_id for step in record_history(book, "vote_tally", 1) if step.fields]
    with refused(book, InvalidRecord, "bỏ cả dòng"):
        put_back(book, "vote_tally", 1, "agree", counted)


def test_the_log_names_no_document_of_a_hold(book: Book) -> None:
    ended = year_records.save_hold(book, 1, replace(year_records.hold(book, 1), document="05/TB-SNgV")).change_id or 0
    assert put_back(book, "hold", 1, "document", ended).label.endswith("của ghi tạm dừng xét khen thưởng số 1")


def test_the_step_names_the_record_that_a_part_belongs_to(book: Book) -> None:
    step = change_fields(book, in_another_post(book).change_id or 0)
    assert step is not None
    done = put_back(book, "post", 1, "position", step.change_id)
    assert done.label == "Lấy lại “Chức vụ” của người “Nông Thị Lan”"
