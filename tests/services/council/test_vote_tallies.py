"""The Council's votes: judged by the rule of the session's day, and the states they give to nominations."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.council.councils import AttendanceFields, CouncilRole, MemberFields
from desktop_app.domain.council.votes import Votes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.province import ALL_OTHERS, ProvinceRules, ProvinceVote
from desktop_app.domain.law.votes import VoteBase
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.as_text import as_json
from desktop_app.services.book import Book
from desktop_app.services.council.councils import council, save_council
from desktop_app.services.council.sessions import save_session, session
from desktop_app.services.council.vote_tallies import record_unanimous, record_votes, votes_of_session
from desktop_app.services.keeping import history, trash
from desktop_app.services.law.rules import save_province_rules
from desktop_app.services.papers.content.council import minutes_paper
from desktop_app.services.rounds.nominations import nominate, nomination
from tests.books import REASON, BookIds, individual, labels, person, record_rows, refused, review_round, rows_of
from tests.services.meetings import meeting, state_of

JULY = date(2026, 7, 2)
FAILED = "2/4 đồng ý, bằng 50 % tổng số thành viên Hội đồng: không đạt (cần từ 70 %, tức ít nhất 3 phiếu)."


def votes(agree: int, of: int) -> Votes:
    return Votes(of, of, of, agree, of - agree)


def frozen(book: Book, nomination_id: int) -> tuple[object, ...]:
    (judged,) = rows_of(
        book, "vote_tally", "share, base, more_than, article, passed", f"nomination_id = {nomination_id}"
    )
    return judged


def test_who_gets_enough_votes_passes_and_who_does_not_is_told_why(book: Book, filled: BookIds) -> None:
    opened_session = meeting(book, members=4, nominations=(filled.of_lan, filled.of_division))
    record_votes(book, opened_session.id, {filled.of_lan: votes(3, 4), filled.of_division: votes(2, 4)})
    assert state_of(book, filled.of_lan) == ("passed", "")
    assert state_of(book, filled.of_division) == ("failed", FAILED)
    assert labels(book)[-1] == "Ghi kết quả biểu quyết phiên họp ngày 02/07/2026: 2 đề nghị"


def test_all_agree_by_one_act_and_the_exceptions_stay(book: Book, filled: BookIds) -> None:
    opened_session = meeting(book, members=4, nominations=(filled.of_lan, filled.of_division))
    before = record_rows(book)
    record_votes(book, opened_session.id, {filled.of_division: votes(2, 4)})
    record_unanimous(book, opened_session.id)
    assert {row.name: row.votes for row in votes_of_session(book, opened_session.id).rows} == {
        "Nông Thị Lan": votes(4, 4),
        "Phòng Quản lý biên giới": votes(2, 4),
    }
    with refused(book, InvalidRecord, "Không còn đề nghị nào"):
        record_unanimous(book, opened_session.id)
    record_unanimous(book, opened_session.id, [filled.of_division])
    assert state_of(book, filled.of_division) == ("passed", "")
    for _ in range(3):
        history.undo(book)
    assert record_rows(book) == before


def test_a_vote_counted_anew_changes_the_state_again(book: Book, filled: BookIds) -> None:
    opened_session = meeting(book, members=4, nominations=(filled.of_lan,))
    for counted, state in (
        (votes(4, 4), "passed"),
        (votes(2, 4), "failed"),
        (None, "council"),
        (votes(3, 4), "passed"),
    ):
        record_votes(book, opened_session.id, {filled.of_lan: counted})
        assert state_of(book, filled.of_lan)[0] == state


def test_figures_that_do_not_add_up_are_refused_by_name(book: Book, filled: BookIds) -> None:
    opened_session = meeting(book, members=4, nominations=(filled.of_lan, filled.of_division))
    wrong = {filled.of_division: votes(4, 4), filled.of_lan: Votes(4, 4, 4, 3)}
    with refused(book, InvalidRecord, "Nông Thị Lan: Đồng ý, không đồng ý và không ý kiến cộng lại là 3") as raised:
        record_votes(book, opened_session.id, wrong)
    assert raised.value.field == "votes"
    with refused(book, InvalidRecord, "chưa được đưa ra phiên họp này"):
        record_votes(book, opened_session.id, {filled.draft: votes(4, 4)})


def test_of_hands_everybody_who_takes_part_is_counted(book: Book, filled: BookIds) -> None:
    opened_session = meeting(book, members=4, ballot=False, nominations=(filled.of_lan,))
    with refused(book, InvalidRecord, "khác số thành viên dự họp và cho ý kiến bằng văn bản (4)"):
        record_votes(book, opened_session.id, {filled.of_lan: votes(3, 3)})
    record_votes(book, opened_session.id, {filled.of_lan: votes(3, 4)})
    assert state_of(book, filled.of_lan)[0] == "passed"


def test_members_away_count_against_where_the_base_is_all_members(book: Book, filled: BookIds) -> None:
    opened_session = meeting(book, members=4, nominations=(filled.of_lan,))
    save_session(
        book, opened_session.id, opened_session.fields, opened_session.attendance(absent={0: "ốm", 1: "đi học"})
    )
    record_unanimous(book, opened_session.id)
    assert state_of(book, filled.of_lan) == ("failed", FAILED)
    asked = opened_session.attendance(absent={0: "ốm"}, written={1: "đi học"})
    save_session(book, opened_session.id, opened_session.fields, asked)
    record_unanimous(book, opened_session.id, [filled.of_lan])
    assert state_of(book, filled.of_lan) == ("passed", "")


def test_eleven_of_twelve_never_pass_ninety_two_per_cent(book: Book, filled: BookIds) -> None:
    own = ProvinceRules("Quyết định 9/2026/QĐ-UBND", votes={ALL_OTHERS: ProvinceVote(Fraction(92, 100))})
    save_province_rules(book, own)
    review_round(book, "2026-H2")
    nominee = individual(book, filled.lan, "2026-H2")
    opened_session = meeting(book, "2026-H2", members=12, held_on=date(2026, 12, 20), nominations=(nominee,))
    record_votes(book, opened_session.id, {nominee: votes(11, 12)})
    assert state_of(book, nominee)[0] == "failed"
    record_votes(book, opened_session.id, {nominee: votes(12, 12)})
    assert state_of(book, nominee)[0] == "passed"
    assert frozen(book, nominee) == ("23/25", "members", 0, "Quyết định 9/2026/QĐ-UBND", 1)


def title(book: Book, filled: BookIds, code: str, award: str = "grassroots_fighter") -> int:
    review_round(book, code)
    fields = NominationFields(code, NomineeKind.INDIVIDUAL, filled.lan, award=award, summary="Hoàn thành tốt.")
    return nominate(book, replace(fields, exception_reason=REASON)).only_id("nomination")


@pytest.mark.parametrize(
    ("code", "held_on", "share", "state"),
    [
        ("2024-H2", date(2024, 12, 20), "4/5", "failed"),
        ("2024-H2", date(2025, 6, 30), "4/5", "failed"),
        ("2024-H2", date(2025, 7, 1), "4/5", "failed"),
        ("2024-H2", date(2025, 12, 31), "4/5", "failed"),
        ("2024-H2", date(2026, 1, 1), "7/10", "passed"),
        ("2023-H2", date(2023, 12, 31), "7/10", "passed"),
        ("2023-H2", date(2024, 1, 1), "4/5", "failed"),
    ],
)
def test_the_rule_is_that_of_the_day_of_the_session(
    book: Book, filled: BookIds, code: str, held_on: date, share: str, state: str
) -> None:
    """NĐ 98/2023, Điều 30 khoản 7: CSTĐ cơ sở needs 80 % from 1/1/2024 to 30/6/2025, at latest to 31/12/2025."""
    nominee = title(book, filled, code)
    opened_session = meeting(book, code, members=4, held_on=held_on, nominations=(nominee,))
    record_votes(book, opened_session.id, {nominee: votes(3, 4)})
    assert frozen(book, nominee)[0] == share
    assert state_of(book, nominee)[0] == state


def test_a_round_of_2024_judged_today_gives_the_answer_of_2024(book: Book, filled: BookIds) -> None:
    nominee = title(book, filled, "2024-H2")
    opened_session = meeting(book, "2024-H2", members=4, held_on=date(2024, 12, 20), nominations=(nominee,))
    record_votes(book, opened_session.id, {nominee: votes(3, 4)})
    judged = frozen(book, nominee)
    mild = ProvinceVote(Fraction(1, 2), VoteBase.TAKING_PART)
    save_province_rules(book, ProvinceRules("Quy định mới", votes={"grassroots_fighter": mild}))
    save_session(book, opened_session.id, replace(opened_session.fields, place="Phòng họp"))
    assert frozen(book, nominee) == judged
    assert state_of(book, nominee)[0] == "failed"
    (row,) = votes_of_session(book, opened_session.id).rows
    assert (row.rule.share, row.rule.provision.article) == (Fraction(4, 5), judged[3])


def test_another_day_of_the_session_judges_anew(book: Book, filled: BookIds) -> None:
    nominee = title(book, filled, "2024-H2")
    opened_session = meeting(book, "2024-H2", members=4, held_on=date(2024, 12, 20), nominations=(nominee,))
    record_votes(book, opened_session.id, {nominee: votes(3, 4)})
    save_session(book, opened_session.id, replace(opened_session.fields, held_on=date(2026, 1, 5)))
    assert frozen(book, nominee)[0] == "7/10"
    assert state_of(book, nominee) == ("passed", "")


def test_the_latest_session_counts(book: Book, filled: BookIds) -> None:
    first = meeting(book, members=4, nominations=(filled.of_lan,))
    record_votes(book, first.id, {filled.of_lan: votes(2, 4)})
    later = replace(first.fields, held_on=date(2026, 7, 20))
    second = save_session(book, None, later, nominations=[filled.of_lan]).only_id("council_session")
    assert state_of(book, filled.of_lan)[0] == "failed"
    record_votes(book, second, {filled.of_lan: votes(4, 4)})
    assert state_of(book, filled.of_lan)[0] == "passed"
    record_votes(book, first.id, {filled.of_lan: votes(1, 4)})
    assert state_of(book, filled.of_lan)[0] == "passed"


@pytest.mark.parametrize("kind", ["council_session", "council"])
def test_what_is_in_the_trash_does_not_count_and_counts_again_when_it_is_back(
    book: Book, filled: BookIds, kind: str
) -> None:
    opened_session = meeting(book, members=4, nominations=(filled.of_lan,))
    record_votes(book, opened_session.id, {filled.of_lan: votes(2, 4)})
    before = record_rows(book)
    chosen = opened_session.id if kind == "council_session" else opened_session.fields.council_id
    trash.put_in_trash(book, kind, [chosen])
    assert state_of(book, filled.of_lan) == ("complete", "") if kind == "council_session" else ("failed", FAILED)
    trash.restore(book, kind, [chosen])
    assert record_rows(book) == before


def test_what_was_set_aside_or_went_on_stays_where_it_is(book: Book, filled: BookIds) -> None:
    opened_session = meeting(book, members=4, nominations=(filled.of_lan,))
    record_votes(book, opened_session.id, {filled.of_lan: votes(4, 4)})
    for state in ("held", "submitted", "decided", "awarded"):
        put_into(book, filled.of_lan, state)
        record_votes(book, opened_session.id, {filled.of_lan: votes(3, 4)})
        assert state_of(book, filled.of_lan)[0] == state
        record_votes(book, opened_session.id, {filled.of_lan: votes(4, 4)})


def test_a_decision_is_not_undone_by_a_count(book: Book, filled: BookIds) -> None:
    opened_session = meeting(book, members=4, nominations=(filled.of_lan,))
    record_votes(book, opened_session.id, {filled.of_lan: votes(4, 4)})
    put_into(book, filled.of_lan, "decided")
    with refused(book, InvalidRecord, "đang ở bước “Đã có quyết định”"):
        record_votes(book, opened_session.id, {filled.of_lan: votes(1, 4)})


def put_into(book: Book, nomination_id: int, state: str) -> None:
    with book.store.work("Thử") as work:
        work.update("nomination", nomination_id, {"state": state})


def test_the_votes_of_a_session_have_its_nominees_and_findings(book: Book, filled: BookIds) -> None:
    nominee = title(book, filled, "2024-H2")
    entered = nomination(book, nominee).fields
    opened_session = meeting(
        book, "2024-H2", members=4, ballot=False, held_on=date(2024, 12, 20), nominations=(nominee,)
    )
    save_session(
        book, opened_session.id, opened_session.fields, opened_session.attendance(absent={0: "ốm", 1: "đi học"})
    )
    sheet = votes_of_session(book, opened_session.id)
    (row,) = sheet.rows
    assert (row.name, row.place, row.award) == ("Nông Thị Lan", "Chuyên viên, Văn phòng", "Chiến sĩ thi đua cơ sở")
    assert (row.votes, row.rule.share, entered.state) == (None, Fraction(4, 5), NominationState.COMPLETE)
    few, hands = (finding.words for finding in sheet.findings)
    assert few.startswith("Có mặt 2/4 thành viên, cần ít nhất 3")
    assert hands.startswith("Phải bỏ phiếu kín đối với: Chiến sĩ thi đua cơ sở (Nghị định 98/2023/NĐ-CP")
    record_unanimous(book, opened_session.id)
    assert session(book, opened_session.id).attended.present == 2


def test_an_old_round_with_its_decision_takes_its_session_too(book: Book, filled: BookIds) -> None:
    put_into(book, filled.of_lan, "decided")
    opened_session = meeting(book, members=4, nominations=(filled.of_lan,))
    assert state_of(book, filled.of_lan) == ("decided", "")
    record_unanimous(book, opened_session.id)
    assert state_of(book, filled.of_lan) == ("decided", "")


def test_who_sits_on_the_council_or_counts_its_ballots_is_told_and_not_refused(book: Book, filled: BookIds) -> None:
    seated = person(book, "Vi Văn Hà", filled.division)
    of_seated = individual(book, seated)
    held = meeting(book, nominations=(filled.of_lan, of_seated))
    assert votes_of_session(book, held.id).findings == ()
    save_session(book, held.id, replace(held.fields, tellers=("Nông Thị Lan", "Thành viên 2")))
    current = council(book, held.fields.council_id)
    members = [(member.id, member.fields) for member in current.members]
    seat = MemberFields("Vi Văn Hà", CouncilRole.MEMBER, "Chuyên viên", seated, from_date=date(2021, 3, 10))
    save_council(book, current.id, current.fields, [*members, (None, seat)])
    assert [finding.words for finding in votes_of_session(book, held.id).findings[-2:]] == [
        "Thành viên Hội đồng được đưa ra biểu quyết: Vi Văn Hà.",
        "Được đưa ra biểu quyết, đồng thời ở trong Ban kiểm phiếu: Nông Thị Lan.",
    ]
    record_votes(book, held.id, {filled.of_lan: votes(3, 3), of_seated: votes(3, 3)})
    assert state_of(book, of_seated) == ("passed", "")
    # Once he takes part himself, everybody but him votes on him.
    everybody = [AttendanceFields(member.id) for member in council(book, current.id).members]
    save_session(book, held.id, held.fields, everybody)
    record_votes(book, held.id, {of_seated: votes(4, 4)})
    sentences = [finding.words for finding in votes_of_session(book, held.id).findings]
    assert any("phiếu của chính người được xét" in words and "Vi Văn Hà" in words for words in sentences)
    assert "(ghi phiếu đó vào “Không ý kiến”)" in str(sentences)
    # Where he passes by his own vote alone, the advice to leave it open would fail him: only what was counted is told.
    record_votes(book, held.id, {of_seated: votes(3, 4)})
    carried = str([finding.words for finding in votes_of_session(book, held.id).findings])
    assert state_of(book, of_seated)[0] == "passed"
    assert "không tính phiếu đó thì không đủ tỷ lệ để đạt: Vi Văn Hà." in carried
    assert "“Không ý kiến”" not in carried
    record_unanimous(book, held.id, [of_seated])
    (row,) = (row for row in votes_of_session(book, held.id).rows if row.nomination_id == of_seated)
    assert row.votes == Votes(4, 4, 4, 3, abstain=1)
    assert not any("chính người" in finding.words for finding in votes_of_session(book, held.id).findings)
    minutes = as_json(minutes_paper(book, {"round": "2026-H1", "session": str(held.id)}))
    assert "không biểu quyết đối với bản thân: Vi Văn Hà." in minutes


def test_a_nominee_is_taken_for_no_member_and_no_teller_of_a_name_with_other_accents(
    book: Book, filled: BookIds
) -> None:
    nominee = individual(book, person(book, "Thánh Viên 1", filled.office_unit, "Chuyên viên"))
    opened_session = meeting(book, members=3, nominations=(nominee,))
    tellers = ("Thành viên 1", "Thanh Viễn 1")
    save_session(book, opened_session.id, replace(opened_session.fields, tellers=tellers), opened_session.attendance())
    record_unanimous(book, opened_session.id)
    counted = votes_of_session(book, opened_session.id)
    assert [row.votes for row in counted.rows] == [votes(3, 3)]
    assert not counted.findings


def test_by_default_nobody_votes_on_himself_also_where_that_fails_him(book: Book, filled: BookIds) -> None:
    # Where he failed without it he was given a vote of his own, and the minutes said that he did not vote.
    seated = person(book, "Vi Văn Hà", filled.division)
    of_seated = individual(book, seated)
    held = meeting(book, members=2, nominations=(of_seated,))
    current = council(book, held.fields.council_id)
    members = [(member.id, member.fields) for member in current.members]
    seat = MemberFields("Vi Văn Hà", CouncilRole.MEMBER, "Chuyên viên", seated, from_date=date(2021, 3, 10))
    save_council(book, current.id, current.fields, [*members, (None, seat)])
    everybody = [AttendanceFields(member.id) for member in council(book, current.id).members]
    save_session(book, held.id, held.fields, everybody)
    record_unanimous(book, held.id)
    counted = votes_of_session(book, held.id)
    (row,) = counted.rows
    assert row.votes == Votes(3, 3, 3, 2, abstain=1)
    assert state_of(book, of_seated)[0] == "failed"
    silent = "vì người được xét không biểu quyết đối với bản thân: Vi Văn Hà."
    assert [finding for finding in counted.findings if finding.words.endswith(silent)]
