"""What a unit did is cited by who heads it, not by the head of a room within."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.office.people import save_person
from desktop_app.services.plan.tasks import add_task
from desktop_app.services.rounds.evidence import draft_summary, offered_evidence
from tests.books import BookIds, person, unit

JUNE = Deadline("trước ngày 15/6/2026", DeadlineKind.DAY, day=15, month=6, year=2026)


@pytest.mark.parametrize(
    ("unit_name", "position", "leads"),
    [
        ("Trung tâm Thông tin đối ngoại", "Giám đốc Trung tâm", True),
        ("Trung tâm Thông tin đối ngoại", "Trưởng phòng Thông tin", False),
        ("Chi cục Kiểm định", "Chi cục trưởng", True),
        ("Chi cục Kiểm định", "Trưởng phòng", False),
    ],
)
def test_the_work_of_a_unit_is_its_head_s(
    book: Book, filled: BookIds, unit_name: str, position: str, *, leads: bool
) -> None:
    within = unit(book, unit_name)
    task_id = add_task(book, TaskFields("Tổ chức hội thi.", deadline=JUNE, leads=(within,))).only_id("task")
    who = person(book, "Hứa Văn Sáng", within, position)
    fields = NominationFields("2026-H1", NomineeKind.INDIVIDUAL, who, task_ids=(task_id,))
    assert (task_id in offered_evidence(book, fields).own_tasks) is leads
    assert ("(đơn vị do cá nhân phụ trách) chủ trì" in draft_summary(book, fields).text) is leads


def test_who_heads_another_unit_by_a_second_post_is_told_of_its_work(book: Book, filled: BookIds) -> None:
    # The secretary of the Đoàn, who works in a Phòng, had nothing of what the Đoàn had led.
    division, union = unit(book, "Phòng Pháp chế"), unit(book, "Đoàn Thanh niên Sở")
    own, of_union = (
        add_task(book, TaskFields(text, deadline=JUNE, leads=(led_by,))).only_id("task")
        for text, led_by in (("Rà soát văn bản.", division), ("Tổ chức diễn đàn.", union))
    )
    first = PostFields(division, "Chuyên viên", date(2024, 1, 1))
    second = PostFields(union, "Bí thư Đoàn Thanh niên", date(2025, 3, 1))
    who = save_person(book, None, PersonFields("Hứa Văn Sáng"), [(None, second), (None, first)]).only_id("person")
    fields = NominationFields("2026-H1", NomineeKind.INDIVIDUAL, who, unit_id=division)
    assert offered_evidence(book, fields).own_tasks == (of_union,)
    summary = draft_summary(book, replace(fields, task_ids=(own, of_union)))
    assert summary.text.startswith(
        "Đoàn Thanh niên Sở (đơn vị do cá nhân phụ trách) chủ trì nhiệm vụ “Tổ chức diễn đàn”"
    )
    assert "Rà soát" not in summary.text
