"""The Council: who is in it on which day, what a session needs, and times as clerks write them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.council.councils import (
    AttendanceCount,
    AttendanceFields,
    CouncilFields,
    CouncilRole,
    MemberFields,
    Presence,
    SessionFields,
    checked_members,
    count_attendance,
    read_time,
)
from desktop_app.domain.errors import InvalidRecord

DAY = date(2026, 7, 2)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)
CHAIR = MemberFields("Vương Thị Ánh", CouncilRole.CHAIR, "Giám đốc")
MEMBER = MemberFields("Nông Văn Bình", post_title="Chánh Văn phòng")
COUNCIL = CouncilFields(decision_number="45/QĐ-SNgV", decided_on=DAY)
SESSION = SessionFields("2026-H1", 1, DAY)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        (replace(COUNCIL, name=" \u200b"), "name"),
        (replace(COUNCIL, decided_on=None), "decided_on"),
        (replace(COUNCIL, decision_number=""), "decision_number"),
        (replace(COUNCIL, valid_from=DAY, valid_to=BEFORE), "valid_to"),
        (replace(MEMBER, full_name=" "), "full_name"),
        (replace(MEMBER, from_date=DAY, to_date=BEFORE), "to_date"),
        (replace(SESSION, started_at="25h"), "started_at"),
        (replace(SESSION, ended_at="8h75"), "ended_at"),
        (replace(SESSION, started_at="10h", ended_at="9h30"), "ended_at"),
        (replace(SESSION, tellers=("Đỗ Thị Hà", "ĐỖ THỊ  HÀ")), "tellers"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    fields: CouncilFields | MemberFields | SessionFields, field: str
) -> None:
    with pytest.raises(InvalidRecord) as refused:
        fields.checked()
    assert refused.value.field == field


def test_fields_are_kept_clean() -> None:
    council = replace(
        SESSION, place="  Phòng   họp ", started_at="8h", ended_at="9 giờ 5", tellers=(" A  B", "")
    ).checked()
    assert (council.place, council.started_at, council.ended_at, council.tellers) == (
        "Phòng họp",
        "08:00",
        "09:05",
        ("A B",),
    )
    assert replace(COUNCIL, name=" Hội  đồng ").checked().name == "Hội đồng"


def test_hands_raised_are_counted_by_nobody() -> None:
    assert replace(SESSION, ballot=False, tellers=("Đỗ Thị Hà",)).checked().tellers == ()


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("8h30", "08:30"),
        ("8:30", "08:30"),
        ("08.30", "08:30"),
        ("8 giờ 30 phút", "08:30"),
        ("8 giờ", "08:00"),
        ("14", "14:00"),
        ("", ""),
        ("0h", "00:00"),
        ("23h59", "23:59"),
    ],
)
def test_a_time_is_read_as_clerks_write_it(written: str, stored: str) -> None:
    assert read_time(written) == stored


@pytest.mark.parametrize("written", ["24h", "8h60", "sáng", "8 30", "-1"])
def test_an_invalid_time_is_refused(written: str) -> None:
    with pytest.raises(InvalidRecord, match="không phải là giờ"):
        read_time(written)


@pytest.mark.parametrize(
    ("first", "last", "in_office"),
    [(None, None, True), (DAY, None, True), (None, DAY, True), (AFTER, None, False), (None, BEFORE, False)],
)
def test_a_member_is_in_office_between_two_days(first: date | None, last: date | None, in_office: bool) -> None:
    assert replace(MEMBER, from_date=first, to_date=last).in_office(DAY) is in_office


def test_a_council_is_in_force_from_its_decision_on() -> None:
    assert COUNCIL.in_force(DAY)
    assert not COUNCIL.in_force(BEFORE)
    assert replace(COUNCIL, valid_from=BEFORE).in_force(BEFORE)
    assert not replace(COUNCIL, valid_to=DAY).in_force(AFTER)


@pytest.mark.parametrize(
    ("members", "says"),
    [
        ((), "ít nhất một thành viên"),
        ((CHAIR, replace(MEMBER, full_name="")), "^Dòng 2: Nhập họ và tên"),
        ((MEMBER, replace(MEMBER, full_name="NÔNG VĂN BÌNH")), "^Dòng 2: .*đã là thành viên"),
        ((replace(MEMBER, person_id=7), replace(CHAIR, person_id=7)), "^Dòng 2: .*đã là thành viên"),
        ((CHAIR, replace(MEMBER, role=CouncilRole.CHAIR)), "^Dòng 2: “Vương Thị Ánh” đã là Chủ tịch"),
    ],
)
def test_a_list_of_members_that_cannot_be_is_refused(members: tuple[MemberFields, ...], says: str) -> None:
    with pytest.raises(InvalidRecord, match=says) as refused:
        checked_members(members)
    assert refused.value.field == "members"


def test_one_chair_follows_another_and_namesakes_are_two() -> None:
    left = replace(CHAIR, to_date=BEFORE)
    came = replace(MEMBER, role=CouncilRole.CHAIR, from_date=DAY)
    namesakes = (replace(MEMBER, person_id=3), replace(MEMBER, person_id=4))
    assert checked_members((left, came)) == (left, came)
    assert checked_members(namesakes) == namesakes
    with pytest.raises(InvalidRecord, match="đã là Chủ tịch"):
        checked_members((replace(left, to_date=DAY), came))


@pytest.mark.parametrize("presence", [Presence.ABSENT, Presence.WRITTEN])
def test_whoever_is_absent_has_a_reason(presence: Presence) -> None:
    with pytest.raises(InvalidRecord, match="lý do vắng mặt của “Nông Văn Bình”") as refused:
        AttendanceFields(1, presence, "  ").checked("Nông Văn Bình")
    assert refused.value.field == "attendance"
    assert AttendanceFields(1, presence, " đi  họp").checked("").reason == "đi họp"
    assert AttendanceFields(1, Presence.PRESENT, "đi họp").checked("").reason == ""


def test_an_opinion_in_writing_takes_part_but_is_not_in_the_room() -> None:
    counted = count_attendance([Presence.PRESENT, Presence.WRITTEN, Presence.PRESENT, Presence.ABSENT])
    assert counted == AttendanceCount(4, 2, 1)
    assert counted.taking_part == 3
