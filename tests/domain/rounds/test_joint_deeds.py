"""A deed that others share is told as shared: with how many colleagues, with which bodies."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.rounds.achievements import RoleInRecord
from desktop_app.domain.rounds.summaries import compose_summary
from desktop_app.domain.year.activities import ActivityKind
from tests.domain.rounds.test_summaries import PERSON, UNIT, activity


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (RoleInRecord.LEAD, "Ngày 12/5/2026 cùng 02 đồng nghiệp chủ trì “Ngày hội”."),
        (RoleInRecord.SPEAKER, "Ngày 12/5/2026 cùng 02 đồng nghiệp là báo cáo viên tại “Ngày hội”."),
        (RoleInRecord.AUTHOR, "Ngày 12/5/2026 cùng 02 đồng nghiệp soạn nội dung “Ngày hội”."),
        # These say by themselves that there were others.
        (RoleInRecord.SUPPORT, "Ngày 12/5/2026 phối hợp thực hiện “Ngày hội”."),
        (RoleInRecord.TOOK_PART, "Ngày 12/5/2026 tham gia “Ngày hội”."),
    ],
)
def test_a_role_that_others_had_too_is_not_claimed_alone(role: RoleInRecord, words: str) -> None:
    joint = activity(1, "Ngày hội", role, kind=ActivityKind.EVENT, colleagues=frozenset({4, 7}))
    assert compose_summary(replace(PERSON, activities=(joint,))) == words


def test_what_was_written_alone_is_counted_apart_from_what_was_written_with_others() -> None:
    alone = activity(1, "Tin một", RoleInRecord.AUTHOR, date(2026, 3, 2), kind=ActivityKind.GOOD_NEWS)
    joint = tuple(
        activity(n, f"Tin {n}", RoleInRecord.AUTHOR, kind=ActivityKind.GOOD_NEWS, colleagues=frozenset({4}))
        for n in (2, 3)
    )
    assert compose_summary(replace(PERSON, activities=(alone, *joint))) == (
        "Ngày 02/3/2026 viết tin tốt “Tin một”; cùng 01 đồng nghiệp viết 02 tin tốt (tháng 5/2026)."
    )
    # One colleague each time, but not the same: their number would be wrong.
    other = replace(joint[1], colleagues=frozenset({7}))
    assert compose_summary(replace(PERSON, activities=(joint[0], other))) == (
        "Cùng đồng nghiệp viết 02 tin tốt (tháng 5/2026)."
    )


def test_the_body_with_which_a_unit_held_something_is_named_before_it() -> None:
    held = activity(1, "Vui Tết Trung thu", RoleInRecord.UNIT, kind=ActivityKind.EVENT, partners="Công đoàn Sở")
    assert compose_summary(replace(UNIT, activities=(held,))) == (
        "Ngày 12/5/2026 phối hợp với Công đoàn Sở tổ chức “Vui Tết Trung thu”."
    )
    spoke = replace(held, role=RoleInRecord.SPEAKER, reached=40)
    assert compose_summary(replace(PERSON, activities=(spoke,))) == (
        "Ngày 12/5/2026 là báo cáo viên tại “Vui Tết Trung thu” (phối hợp với Công đoàn Sở; 40 người)."
    )


def test_of_several_the_bodies_follow_their_number() -> None:
    first = activity(1, "Nói chuyện", RoleInRecord.UNIT, kind=ActivityKind.EVENT, partners="Công an tỉnh")
    second = activity(2, "Ngày hội", RoleInRecord.UNIT, kind=ActivityKind.EVENT, partners="Công đoàn Sở")
    assert compose_summary(replace(UNIT, activities=(first, second))) == (
        "Tổ chức 02 sự kiện (tháng 5/2026), phối hợp với Công an tỉnh và Công đoàn Sở."
    )
    own = replace(second, partners="")
    assert compose_summary(replace(UNIT, activities=(first, own))) == (
        "Tổ chức 02 sự kiện (tháng 5/2026), trong đó 01 phối hợp với Công an tỉnh."
    )
    supported = tuple(replace(deed, role=RoleInRecord.SUPPORT) for deed in (first, second))
    assert compose_summary(replace(PERSON, activities=supported)) == (
        "Phối hợp thực hiện 02 sự kiện (tháng 5/2026), cùng Công an tỉnh và Công đoàn Sở."
    )


def test_a_body_with_which_all_were_held_is_named_once_beside_the_example() -> None:
    first = activity(1, "Nói chuyện", RoleInRecord.UNIT, kind=ActivityKind.EVENT, partners="Công an tỉnh", notable=True)
    second = activity(2, "Ngày hội", RoleInRecord.UNIT, kind=ActivityKind.EVENT, partners="Công an tỉnh")
    words = (
        "Tổ chức 02 sự kiện (tháng 5/2026), phối hợp với Công an tỉnh{}, tiêu biểu là “Nói chuyện” ngày 12/5/2026{}."
    )
    assert compose_summary(replace(UNIT, activities=(first, second))) == words.format("", "")
    # Of several bodies it is to be known with which of them.
    others = replace(UNIT, activities=(first, replace(second, partners="Công đoàn Sở")))
    assert compose_summary(others) == words.format(" và Công đoàn Sở", " (phối hợp với Công an tỉnh)")
