"""Sessions of the Council: opened on a round, with attendance, absences and the nominations put to them."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.council.councils import AttendanceCount, AttendanceFields, Presence, SessionFields
from desktop_app.domain.council.votes import Votes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.standing.year_records import HoldFields
from desktop_app.services.book import Book
from desktop_app.services.council.sessions import (
    eligible_for_council,
    hold_session,
    save_session,
    session,
    sessions_of,
    waiting_for_council,
)
from desktop_app.services.council.vote_tallies import record_votes, votes_of_session
from desktop_app.services.keeping import history, trash
from desktop_app.services.lists import everything
from desktop_app.services.rounds.checks import ReasonRequired
from desktop_app.services.rounds.nomination_acts import move, withdraw
from desktop_app.services.rounds.nominations import change_nomination, nomination
from desktop_app.services.standing.year_records import save_hold
from desktop_app.store.schema import metadata
from tests.books import REASON, BookIds, individual, labels, record_rows, refused, review_round, rows_of
from tests.services.judging import a_person
from tests.services.meetings import DAY, Meeting, meeting, state_of

AWAY = "đi công tác"


def test_everybody_in_office_is_present_until_said_otherwise(book: Book, filled: BookIds) -> None:
    stored_session = session(book, meeting(book, ballot=True).id)
    assert [member.fields.full_name for member, _ in stored_session.attendance] == [
        "Thành viên 1",
        "Thành viên 2",
        "Thành viên 3",
    ]
    assert stored_session.attended == AttendanceCount(3, 3, 0)
    assert labels(book)[-1] == "Mở phiên họp Hội đồng ngày 02/07/2026"


def test_absences_keep_their_reasons_and_opinions_in_writing_take_part(book: Book, filled: BookIds) -> None:
    opened_session = meeting(book, members=4)
    came = opened_session.attendance(absent={1: AWAY}, written={2: "nghỉ ốm"})
    save_session(book, opened_session.id, opened_session.fields, came)
    stored_session = session(book, opened_session.id)
    assert stored_session.attended == AttendanceCount(4, 2, 1)
    assert [(entry.presence, entry.reason) for _, entry in stored_session.attendance[1:3]] == [
        (Presence.ABSENT, AWAY),
        (Presence.WRITTEN, "nghỉ ốm"),
    ]
    save_session(book, opened_session.id, replace(opened_session.fields, place="Phòng họp"))
    assert session(book, opened_session.id).attendance == stored_session.attendance


def test_an_absence_without_a_reason_is_refused(book: Book, filled: BookIds) -> None:
    opened_session = meeting(book)
    with refused(book, InvalidRecord, "lý do vắng mặt của “Thành viên 1”") as raised:
        save_session(
            book,
            opened_session.id,
            opened_session.fields,
            [AttendanceFields(opened_session.members[0], Presence.ABSENT)],
        )
    assert raised.value.field == "attendance"


@pytest.mark.parametrize(
    ("changed", "field", "says"),
    [
        ({"chair": "Người Lạ"}, "chair", "không phải là thành viên"),
        ({"chair": "Thành viên 2"}, "chair", "vắng mặt, không chủ trì được"),
        ({"held_on": date(2020, 1, 1)}, "held_on", "không có thành viên nào vào ngày 01/01/2020"),
        ({"round_code": "2030-H1"}, "round_code", "Chưa có đợt"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    book: Book, filled: BookIds, changed: dict[str, object], field: str, says: str
) -> None:
    opened_session = meeting(book)
    with refused(book, InvalidRecord, says) as raised:
        fields = replace(opened_session.fields, **changed)  # type: ignore[arg-type]
        save_session(book, opened_session.id, fields, opened_session.attendance(absent={1: AWAY}))
    assert raised.value.field == field


def test_who_comes_into_office_later_is_not_in_the_session(book: Book, filled: BookIds) -> None:
    opened_session = meeting(book, first=date(2026, 7, 3))
    assert session(book, opened_session.id).attended == AttendanceCount(3, 3, 0)
    save_session(book, opened_session.id, replace(opened_session.fields, held_on=date(2026, 7, 3)))
    assert session(book, opened_session.id).attended == AttendanceCount(4, 4, 0)
    save_session(book, opened_session.id, opened_session.fields)
    assert session(book, opened_session.id).attended == AttendanceCount(3, 3, 0)


def test_complete_nominations_are_put_to_the_council_and_taken_back(book: Book, filled: BookIds) -> None:
    opened_session = meeting(book)
    before = record_rows(book)
    assert (
        waiting_for_council(book, "2026-H1")
        == eligible_for_council(book, "2026-H1")
        == [filled.of_division, filled.of_lan]
    )
    save_session(book, opened_session.id, opened_session.fields, nominations=[filled.of_lan, filled.of_division])
    assert session(book, opened_session.id).nominations == (filled.of_division, filled.of_lan)
    assert state_of(book, filled.of_lan) == ("council", "")
    assert waiting_for_council(book, "2026-H1") == []
    save_session(book, opened_session.id, opened_session.fields, nominations=[])
    assert state_of(book, filled.of_lan) == ("complete", "")
    history.undo(book)
    history.undo(book)
    assert record_rows(book) == before


def test_a_draft_and_a_stranger_are_not_put_to_the_council(book: Book, filled: BookIds) -> None:
    opened_session = meeting(book)
    with refused(book, InvalidRecord, "đang ở bước “Nháp”"):
        save_session(book, opened_session.id, opened_session.fields, nominations=[filled.draft])
    review_round(book, "2026-H2")
    strange = individual(book, filled.lan, "2026-H2")
    with refused(book, InvalidRecord, "không thuộc đợt xét này"):
        save_session(book, opened_session.id, opened_session.fields, nominations=[strange])
    trash.put_in_trash(book, "nomination", [filled.of_lan])
    with refused(book, InvalidRecord, "đang ở trong thùng rác"):
        save_session(book, opened_session.id, opened_session.fields, nominations=[filled.of_lan])


def test_who_fails_a_condition_without_a_reason_is_not_put_to_the_council(book: Book, filled: BookIds) -> None:
    """A nomination that was complete before something came to speak against it."""
    opened_session = meeting(book)
    save_hold(book, None, HoldFields(a_person(filled.lan), date(2026, 6, 1), None, "05/TB-SNgV"))
    with refused(book, ReasonRequired, "“Nông Thị Lan” (Giấy khen) còn 1 điều kiện chưa đạt") as why:
        save_session(book, opened_session.id, opened_session.fields, nominations=[filled.of_lan, filled.of_division])
    assert why.value.field == "nominations"
    assert "Điều 4 khoản 4" in why.value.message
    with refused(book, ReasonRequired, "“Nông Thị Lan”"):
        hold_session(book, "2026-H1", DAY, ballot=False)
    fields = nomination(book, filled.of_lan).fields
    change_nomination(book, filled.of_lan, replace(fields, exception_reason=REASON))
    held = hold_session(book, "2026-H1", DAY, ballot=False).only_id("council_session")
    assert session(book, held).nominations == (filled.of_division, filled.of_lan)
    assert not session(book, held).fields.ballot


def test_what_the_council_refused_comes_back_only_with_its_reason(book: Book, filled: BookIds) -> None:
    """A nomination that went on for a reason, was refused, and lost its reason since."""
    save_hold(book, None, HoldFields(a_person(filled.lan), date(2026, 6, 1), None, "05/TB-SNgV"))
    fields = nomination(book, filled.of_lan).fields
    change_nomination(book, filled.of_lan, replace(fields, exception_reason=REASON))
    opened = meeting(book, nominations=(filled.of_lan,))
    record_votes(book, opened.id, {filled.of_lan: Votes(3, 3, 3, 0, 3)})
    change_nomination(book, filled.of_lan, replace(fields, exception_reason=""))
    for votes in (Votes(3, 3, 3, 3), None):
        with refused(book, ReasonRequired, "“Nông Thị Lan” (Giấy khen) còn 1 điều kiện chưa đạt"):
            record_votes(book, opened.id, {filled.of_lan: votes})
    with refused(book, ReasonRequired, "“Nông Thị Lan”"):
        trash.put_in_trash(book, "council_session", [opened.id])
    with refused(book, ReasonRequired, "“Nông Thị Lan”") as why:
        save_session(book, None, replace(opened.fields, held_on=date(2026, 7, 9)), nominations=[filled.of_lan])
    assert why.value.field == "nominations"
    change_nomination(book, filled.of_lan, replace(fields, exception_reason=REASON))
    record_votes(book, opened.id, {filled.of_lan: Votes(3, 3, 3, 3)})
    assert state_of(book, filled.of_lan) == ("passed", "")


def test_out_of_a_round_in_the_trash_a_nomination_comes_without_the_vote_that_stays_there(
    book: Book, filled: BookIds
) -> None:
    opened = meeting(book, nominations=(filled.of_lan,))
    record_votes(book, opened.id, {filled.of_lan: Votes(3, 3, 3, 3)})
    (round_id,) = (row for (row,) in rows_of(book, "review_round", "id", "code = '2026-H1'"))
    trash.put_in_trash(book, "review_round", [int(str(round_id))])
    trash.restore(book, "nomination", [filled.of_lan])
    assert state_of(book, filled.of_lan) == ("complete", "")


def test_without_a_council_nobody_meets(book: Book) -> None:
    review_round(book)
    with refused(book, InvalidRecord, "Sổ chưa có Hội đồng nào"):
        hold_session(book, "2026-H1", DAY, ballot=True)


def test_a_nomination_with_a_result_is_not_taken_out(book: Book, filled: BookIds) -> None:
    opened_session = meeting(book, nominations=(filled.of_lan,))
    record_votes(book, opened_session.id, {filled.of_lan: Votes(3, 3, 3, 3)})
    with refused(book, InvalidRecord, "đã có kết quả biểu quyết"):
        save_session(book, opened_session.id, opened_session.fields, nominations=[])


def test_a_nomination_in_the_trash_is_not_taken_out_by_saving_the_rest(book: Book, filled: BookIds) -> None:
    opened_session = meeting(book, nominations=(filled.of_lan, filled.of_division))
    trash.put_in_trash(book, "nomination", [filled.of_lan])
    assert session(book, opened_session.id).nominations == (filled.of_division,)
    save_session(book, opened_session.id, opened_session.fields, nominations=[filled.of_division])
    trash.restore(book, "nomination", [filled.of_lan])
    assert session(book, opened_session.id).nominations == (filled.of_division, filled.of_lan)


def test_a_nomination_sent_to_the_council_waits_for_a_session(book: Book, filled: BookIds) -> None:
    move(book, [filled.of_lan], NominationState.COUNCIL)
    assert waiting_for_council(book, "2026-H1") == [filled.of_division, filled.of_lan]
    opened_session = meeting(book, nominations=(filled.of_lan,))
    assert waiting_for_council(book, "2026-H1") == [filled.of_division]
    trash.put_in_trash(book, "council_session", [opened_session.id])
    assert waiting_for_council(book, "2026-H1") == [filled.of_division, filled.of_lan]


def test_whoever_is_taken_back_before_the_vote_stays_out_of_it(book: Book, filled: BookIds) -> None:
    opened_session = meeting(book, nominations=(filled.of_lan, filled.of_division))
    withdraw(book, [filled.of_lan])
    save_session(book, opened_session.id, replace(opened_session.fields, place="Phòng họp"))
    assert state_of(book, filled.of_lan)[0] == "draft"
    assert [row.nomination_id for row in votes_of_session(book, opened_session.id).rows] == [filled.of_division]


def test_the_council_may_vote_again_on_whom_it_turned_down(book: Book, filled: BookIds) -> None:
    opened_session = meeting(book, nominations=(filled.of_lan,))
    record_votes(book, opened_session.id, {filled.of_lan: Votes(3, 3, 3, 0, 3)})
    assert waiting_for_council(book, "2026-H1") == [filled.of_division]
    assert eligible_for_council(book, "2026-H1") == [filled.of_division, filled.of_lan]


def test_the_sessions_of_a_round_come_the_latest_first(book: Book, filled: BookIds) -> None:
    first: Meeting = meeting(book)
    later = replace(first.fields, held_on=date(2026, 7, 20))
    second = save_session(book, None, later).only_id("council_session")
    assert [session.id for session in sessions_of(book, "2026-H1")] == [second, first.id]
    assert [session.fields.held_on for session in sessions_of(book, "2026-H1")] == [date(2026, 7, 20), DAY]


def test_attendance_that_the_votes_contradict_is_refused(book: Book, filled: BookIds) -> None:
    opened_session = meeting(book, nominations=(filled.of_lan,))
    record_votes(book, opened_session.id, {filled.of_lan: Votes(3, 3, 3, 3)})
    with refused(book, InvalidRecord, "Nông Thị Lan: Số phiếu phát ra (3) nhiều hơn"):
        save_session(book, opened_session.id, opened_session.fields, opened_session.attendance(absent={1: AWAY}))


def test_no_table_could_tell_who_voted_how(book: Book) -> None:
    """Votes are kept as totals of a nomination in a meeting; nothing that holds one names a person or a member."""
    figures = {"agree", "against", "abstain", "vote", "voted", "choice"}
    links = {
        table.name: {link.column.table.name for link in table.foreign_keys}
        for table in metadata.tables.values()
        if figures & set(table.columns.keys())
    }
    assert links == {
        "vote_tally": {"council_session", "nomination"},
        "unit_vote": {"unit_review", "nomination"},
    }
    assert set(metadata.tables["attendance"].columns.keys()) == {"id", "session_id", "member_id", "presence", "reason"}


def test_session_fields_are_those_that_were_entered(book: Book, filled: BookIds) -> None:
    opened_session = meeting(book)
    entered = SessionFields(
        "2026-H1",
        opened_session.fields.council_id,
        DAY,
        started_at="08:00",
        ended_at="10:30",
        place="Phòng họp",
        chair="Thành viên 1",
        secretary="Lộc Văn Tú",
        guests="Đại diện Công đoàn",
        tellers=("Thành viên 2", "Thành viên 3"),
        discussion="Trao đổi kỹ.",
        conclusion="Thống nhất.",
        number="03",
    )
    save_session(book, opened_session.id, entered)
    assert session(book, opened_session.id).fields == entered
    assert rows_of(book, "council_session", "tellers")[-1] == ("Thành viên 2\nThành viên 3",)


def test_a_session_in_the_trash_is_named_by_its_day_and_goes_for_good_with_its_parts(
    book: Book, filled: BookIds
) -> None:
    opened_session = meeting(book, nominations=(filled.of_lan,))
    record_votes(book, opened_session.id, {filled.of_lan: Votes(3, 3, 3, 3)})
    before = rows_of(book, "attendance", "count(*)"), rows_of(book, "vote_tally", "count(*)")
    assert (
        trash.put_in_trash(book, "council_session", [opened_session.id]).label
        == "Xóa phiên họp Hội đồng ngày 02/07/2026"
    )
    thrown = {row.values[:2] for row in everything(book, ListQuery("trash"))}
    assert ("Phiên họp Hội đồng", "ngày 02/07/2026") in thrown
    trash.put_in_trash(book, "council", [opened_session.fields.council_id])
    trash.empty(book)
    after = rows_of(book, "attendance", "count(*)"), rows_of(book, "vote_tally", "count(*)")
    assert (before, after) == (([(6,)], [(2,)]), ([(3,)], [(1,)]))
    assert rows_of(book, "council", "id", f"id = {opened_session.fields.council_id}") == []


def test_a_round_takes_its_sessions_into_the_trash_and_back(book: Book, filled: BookIds) -> None:
    opened_session = meeting(book, nominations=(filled.of_lan,))
    record_votes(book, opened_session.id, {filled.of_lan: Votes(3, 3, 3, 3)})
    before = record_rows(book)
    (round_id,) = (row_id for (row_id,) in rows_of(book, "review_round", "id", "code = '2026-H1'"))
    trash.put_in_trash(book, "review_round", [int(str(round_id))])
    assert everything(book, ListQuery("sessions", scope={"round": "2026-H1"})) == []
    trash.restore(book, "review_round", [int(str(round_id))])
    assert record_rows(book) == before
