"""Acts on one or many nominations at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.council.votes import Votes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.year_facts import Rating
from desktop_app.domain.rounds.nominations import LONGEST_REASON, NominationFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from desktop_app.services.council.vote_tallies import record_votes
from desktop_app.services.keeping.history import undo
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.services.review_rounds import round_of
from desktop_app.services.rounds.acts import change_round
from desktop_app.services.rounds.checks import ReasonRequired, unexplained
from desktop_app.services.rounds.nomination_acts import SetForMany, move, release, set_for_many, take_back, withdraw
from desktop_app.services.rounds.nominations import DoubleNomination, change_nomination, nominate, nomination
from tests.books import REASON, book_in, individual, labels, person, refused, review_round, rows_of, unit
from tests.services.judging import rated
from tests.services.meetings import meeting

State = NominationState


def _fill_three(book: Book) -> None:
    office = unit(book, "Văn phòng")
    review_round(book, "2026-H2")
    for name in ("An", "Ba", "Cả"):
        individual(book, person(book, f"Vi Văn {name}", office), "2026-H2")


FILLINGS = {"three": _fill_three}


@pytest.fixture
def three(book: Book) -> list[int]:
    """Three whole nominations of a year-end round."""
    return [int(str(row_id)) for (row_id,) in rows_of(book, "nomination", "id")]


def states(book: Book) -> list[tuple[object, ...]]:
    return rows_of(book, "nomination", "state, state_reason")


def at(book: Book, ids: Sequence[int], state: State) -> None:
    with book.store.work("Bước") as work:
        for row_id in ids:
            work.update("nomination", row_id, {"state": state.value})


def test_a_hold_takes_its_reason_and_is_released_where_it_was(book: Book, three: list[int]) -> None:
    with refused(book, InvalidRecord, "lý do tạm hoãn") as why:
        move(book, three[:2], State.HELD, "  ")
    assert why.value.field == "reason"
    move(book, three[:2], State.HELD, " Đang xem xét  đơn theo 07/TB-SNgV ")
    assert states(book)[0] == ("held", "Đang xem xét đơn theo 07/TB-SNgV")
    assert labels(book)[-1] == "2 đề nghị: chuyển sang “Tạm hoãn”"
    take_back(book, three[:2])
    assert states(book) == [("complete", "")] * 3
    undo(book)
    assert [state for state, _ in states(book)] == ["held", "held", "complete"]


def test_a_draft_on_hold_is_a_draft_again(book: Book, three: list[int]) -> None:
    draft = individual(book, person(book, "Vi Văn Dở", 1), "2026-H2", summary="")
    move(book, [draft], State.HELD, "Chờ xác minh")
    take_back(book, [draft])
    assert nomination(book, draft).fields.state is State.DRAFT
    with refused(book, InvalidRecord, "“Vi Văn Dở” chưa có tóm tắt"):
        move(book, [draft], State.COMPLETE)
    del three


def test_several_go_to_the_council_and_up_in_one_step_each(book: Book, three: list[int]) -> None:
    move(book, three, State.COUNCIL)
    at(book, three, State.PASSED)
    move(book, three, State.SUBMITTED)
    assert labels(book)[-1] == "3 đề nghị: chuyển sang “Đã trình”"
    assert states(book) == [("submitted", "")] * 3
    assert move(book, three, State.SUBMITTED).label == "3 đề nghị: đã ở bước “Đã trình”"


def test_one_that_cannot_take_the_step_refuses_all_by_name(book: Book, three: list[int]) -> None:
    at(book, three[1:2], State.DRAFT)
    with refused(book, InvalidRecord, "“Vi Văn Ba” đang ở bước “Nháp”"):
        move(book, three, State.COUNCIL)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (State.COMPLETE, State.DRAFT),
        (State.HELD, State.COMPLETE),
        (State.COUNCIL, State.COMPLETE),
        (State.SUBMITTED, State.COMPLETE),
    ],
)
def test_one_step_back_is_where_it_came_from(book: Book, three: list[int], before: State, after: State) -> None:
    at(book, three[:1], before)
    take_back(book, three[:1])
    assert nomination(book, three[0]).fields.state is after
    assert labels(book)[-1] == "Đề nghị “Vi Văn An”: lùi một bước"


def test_what_passed_before_it_was_submitted_has_passed_again(book: Book, three: list[int]) -> None:
    at(book, three[:1], State.SUBMITTED)
    with book.store.work("Phiên") as work:
        council = work.insert("council", {"name": "Hội đồng"})
        held = {"round_id": 1, "council_id": council, "held_on": "2026-11-20"}
        session = work.insert("council_session", held)
        work.insert("vote_tally", {"session_id": session, "nomination_id": three[0], "passed": 1})
    take_back(book, three[:1])
    assert nomination(book, three[0]).fields.state is State.PASSED


@pytest.mark.parametrize(
    ("state", "words"),
    [(State.PASSED, "kết quả của Hội đồng"), (State.FAILED, "kết quả"), (State.DECIDED, "Đã có quyết định")],
)
def test_votes_and_decisions_are_taken_back_where_they_were_made(
    book: Book, three: list[int], state: State, words: str
) -> None:
    at(book, three[:1], state)
    with refused(book, InvalidRecord, words):
        take_back(book, three[:1])
    with refused(book, InvalidRecord, "“Vi Văn An”"):
        withdraw(book, three[:1])


@pytest.mark.parametrize("state", [State.COMPLETE, State.HELD, State.COUNCIL, State.SUBMITTED])
def test_what_is_withdrawn_is_a_draft(book: Book, three: list[int], state: State) -> None:
    at(book, three, state)
    withdraw(book, three)
    assert states(book) == [("draft", "")] * 3
    assert labels(book)[-1] == "3 đề nghị: rút về nháp"


def test_in_a_closed_round_nothing_moves(book: Book, three: list[int]) -> None:
    closed = replace(round_of(book, "2026-H2"), opened_on=None, closed_on=date(2026, 1, 2))
    change_round(book, closed)
    with refused(book, InvalidRecord, "đã đóng"):
        move(book, three, State.COUNCIL)
    with refused(book, InvalidRecord, "Chọn ít nhất một"):
        move(book, [], State.COUNCIL)


def test_award_type_period_and_reason_are_set_for_a_selection(book: Book, three: list[int]) -> None:
    wanted = SetForMany(
        "advanced_worker",
        CommendationType.MERIT,
        date(2026, 1, 1),
        date(2026, 11, 30),
        " Hoàn thành tốt  nhiệm vụ năm 2026",
        exemplar=True,
    )
    set_for_many(book, three[:2], wanted)
    for row_id in three[:2]:
        stored_nomination = nomination(book, row_id)
        fields = stored_nomination.fields
        assert (stored_nomination.award, fields.award) == ("Lao động tiên tiến", "advanced_worker")
        assert (fields.commendation_type, fields.exemplar) == (CommendationType.MERIT, True)
        assert (fields.period_from, fields.period_to) == (date(2026, 1, 1), date(2026, 11, 30))
        assert fields.reason_line == "Hoàn thành tốt nhiệm vụ năm 2026"
    assert nomination(book, three[2]).fields.award == "certificate_of_merit"
    assert labels(book)[-1] == "2 đề nghị: sửa chung"
    set_for_many(book, three, SetForMany(exemplar=False))
    assert nomination(book, three[0]).fields.reason_line == "Hoàn thành tốt nhiệm vụ năm 2026"


def test_what_cannot_be_set_is_refused_for_all(book: Book, three: list[int]) -> None:
    with refused(book, InvalidRecord, "không tặng cho cá nhân"):
        set_for_many(book, three, SetForMany("excellent_collective"))
    with refused(book, InvalidRecord, "phải sau ngày đầu"):
        set_for_many(book, three, SetForMany(period_from=date(2027, 1, 1)))
    title = NominationFields("2026-H2", NomineeKind.INDIVIDUAL, 1, award="advanced_worker", summary="Tốt.")
    nominate(book, replace(title, exception_reason=REASON))
    with refused(book, DoubleNomination, "“Vi Văn An”"):
        set_for_many(book, three, SetForMany("advanced_worker"))
    at(book, three[2:], State.COUNCIL)
    with refused(book, InvalidRecord, "“Vi Văn Cả” đang ở bước") as why:
        set_for_many(book, three, SetForMany(commendation_type=CommendationType.MERIT))
    assert "Rút về nháp" in why.value.hint
    set_for_many(book, three, SetForMany(reason_line="Đã có thành tích", exemplar=True))
    assert nomination(book, three[2]).fields.reason_line == "Đã có thành tích"
    at(book, three[2:], State.DECIDED)
    with refused(book, InvalidRecord, "Đã có quyết định"):
        set_for_many(book, three, SetForMany(reason_line="Khác"))
    with refused(book, InvalidRecord, "dài quá"):
        move(book, three, State.HELD, "a" * (LONGEST_REASON + 1))


def test_what_is_signed_is_not_submitted_by_hand_nor_decided_without_a_decision(book: Book, three: list[int]) -> None:
    for state in (State.DECIDED, State.AWARDED, State.PASSED, State.FAILED, State.CANCELLED):
        with refused(book, InvalidRecord, "không chuyển sang"):
            move(book, three, state)
    fields = DecisionFields("Tặng Giấy khen", "15/QĐ-SNgV", date(2026, 12, 20), round_code="2026-H2")
    save_decision(book, None, fields, three[:1])
    with refused(book, InvalidRecord, "“Vi Văn An” đang ở bước “Đã có quyết định”"):
        move(book, three[:1], State.SUBMITTED)
    assert [state for state, _ in states(book)] == ["decided", "complete", "complete"]


@pytest.mark.parametrize("blank", [".", "\u3164", "\u2800", " – ", "123"])
def test_a_reason_has_a_letter(book: Book, three: list[int], blank: str) -> None:
    with refused(book, InvalidRecord, "Lý do phải viết bằng chữ") as why:
        set_for_many(book, three, SetForMany(exception_reason=blank))
    assert why.value.field == "exception_reason"
    with refused(book, InvalidRecord, "Lý do phải viết bằng chữ"):
        move(book, three, State.COUNCIL, exception_reason=blank)
    with refused(book, InvalidRecord, "Lý do phải viết bằng chữ"):
        change_nomination(book, three[0], replace(nomination(book, three[0]).fields, exception_reason=blank))
    with refused(book, InvalidRecord, "Lý do phải viết bằng chữ") as why:
        move(book, three, State.HELD, blank)
    assert why.value.field == "reason"


PROPOSED_FOR: Sequence[tuple[SetForMany, dict[str, object], str]] = (
    (SetForMany("advanced_worker"), {"award": "advanced_worker"}, "hình thức"),
    (SetForMany(commendation_type=CommendationType.MERIT), {"commendation_type": CommendationType.MERIT}, "loại hình"),
    (SetForMany(period_to=date(2026, 11, 30)), {"period_to": date(2026, 11, 30)}, "thời gian lập thành tích"),
)


@pytest.mark.parametrize("state", [State.COUNCIL, State.PASSED, State.FAILED, State.SUBMITTED, State.AWARDED])
@pytest.mark.parametrize(("alike", "alone", "words"), PROPOSED_FOR)
def test_who_is_proposed_for_what_stays_from_the_council_on_alone_and_alike(
    book: Book, three: list[int], state: State, alike: SetForMany, alone: dict[str, object], words: str
) -> None:
    at(book, three[:1], state)
    fields = nomination(book, three[0]).fields
    with refused(book, InvalidRecord, f"không sửa {words} được"):
        set_for_many(book, three[:1], alike)
    with refused(book, InvalidRecord, f"không sửa {words} được"):
        change_nomination(book, three[0], replace(fields, **alone))  # type: ignore[arg-type]


@pytest.mark.parametrize("state", [State.COUNCIL, State.PASSED, State.FAILED, State.SUBMITTED, State.AWARDED])
def test_the_words_of_a_nomination_can_be_mended_after_the_vote(book: Book, three: list[int], state: State) -> None:
    at(book, three[:1], state)
    fields = nomination(book, three[0]).fields
    mended = replace(fields, summary="Đăng 42 tin.", note="đã sửa", post_title="Chuyên viên", papers=("minutes",))
    change_nomination(book, three[0], mended)
    assert nomination(book, three[0]).fields == mended
    other = replace(mended, reason_line="Đã có thành tích")
    if state is State.AWARDED:
        with refused(book, InvalidRecord, "đang ở bước “Đã trao, đã chi”, không sửa lý do khen được"):
            change_nomination(book, three[0], other)
        with refused(book, InvalidRecord, "đang ở bước “Đã trao, đã chi”, không sửa lý do khen được"):
            set_for_many(book, three[:1], SetForMany(reason_line="Đã có thành tích"))
    else:
        change_nomination(book, three[0], other)
        set_for_many(book, three[:1], SetForMany(reason_line="Có thành tích"))
        assert nomination(book, three[0]).fields.reason_line == "Có thành tích"


def test_nobody_else_and_no_other_round_after_the_vote(book: Book, three: list[int]) -> None:
    at(book, three[:1], State.PASSED)
    review_round(book, "2027-H2")
    fields = nomination(book, three[0]).fields
    stranger = person(book, "Lý Thị Sen", 1)
    with refused(book, InvalidRecord, "không sửa người được đề nghị được"):
        change_nomination(book, three[0], replace(fields, person_id=stranger))
    with refused(book, InvalidRecord, "không sửa đợt xét được"):
        change_nomination(book, three[0], replace(fields, round_code="2027-H2"))


def test_what_the_council_voted_on_stays_while_its_vote_stands(book: Book, three: list[int]) -> None:
    session = meeting(book, "2026-H2", nominations=three[:1], held_on=date(2026, 11, 20))
    record_votes(book, session.id, {three[0]: Votes(3, 3, 3, 3)})
    move(book, three[:1], State.HELD, "Chờ kết luận")
    with refused(book, InvalidRecord, "đang ở bước “Tạm hoãn”, không sửa loại hình được") as why:
        set_for_many(book, three[:1], SetForMany(commendation_type=CommendationType.MERIT))
    assert "Xóa kết quả biểu quyết" in why.value.hint
    record_votes(book, session.id, {three[0]: None})
    set_for_many(book, three[:1], SetForMany(commendation_type=CommendationType.MERIT))


def test_what_lies_in_the_trash_is_not_changed(book: Book, three: list[int]) -> None:
    fields = nomination(book, three[0]).fields
    put_in_trash(book, "nomination", three[:1])
    with refused(book, InvalidRecord, "“Vi Văn An” đang ở trong thùng rác"):
        change_nomination(book, three[0], replace(fields, note="Sửa"))
    acts: Sequence[Callable[[], object]] = (
        lambda: move(book, three, State.COUNCIL),
        lambda: withdraw(book, three),
        lambda: take_back(book, three),
        lambda: set_for_many(book, three, SetForMany(exemplar=True)),
    )
    for act in acts:
        with refused(book, InvalidRecord, "“Vi Văn An” đang ở trong thùng rác") as why:
            act()
        assert "Khôi phục từ thùng rác trước" in why.value.hint


def test_a_nomination_is_entered_as_a_draft_or_whole_only(book: Book, three: list[int]) -> None:
    fields = nomination(book, three[0]).fields
    for state in set(State) - {State.DRAFT, State.COMPLETE}:
        with refused(book, InvalidRecord, "Không ghi thẳng đề nghị ở bước") as why:
            change_nomination(book, three[0], replace(fields, state=state))
        assert why.value.field == "state"
        with refused(book, InvalidRecord, "Không ghi thẳng đề nghị ở bước"):
            nominate(book, replace(fields, award="advanced_worker", state=state))


def title(book: Book, name: str, award: str = "advanced_worker", **changed: object) -> int:
    """Nominate somebody for a title as a draft, and return the nomination."""
    who = person(book, name, 1)
    return titled(book, who, award, **changed)


def titled(book: Book, who: int, award: str, **changed: object) -> int:
    fields = NominationFields(
        "2026-H2", NomineeKind.INDIVIDUAL, who, award=award, commendation_type=CommendationType.MERIT, summary="Tốt."
    )
    fields = replace(fields, **{"state": State.DRAFT, **changed})  # type: ignore[arg-type]
    return nominate(book, fields).only_id("nomination")


def rate(book: Book, nomination_id: int, rating: Rating) -> int:
    """Rate a nominee, and return who it is."""
    who = nomination(book, nomination_id).fields.person_id
    assert who is not None
    rated(book, who, {2026: rating})
    return who


def test_of_several_those_that_fail_a_condition_stay_and_the_step_says_who_and_why(
    book: Book, three: list[int]
) -> None:
    failing = [title(book, name) for name in ("Lộc Thị Đào", "Hứa Văn Tư")]
    for entry in failing:
        rate(book, entry, Rating.COMPLETED)
    at(book, three, State.DRAFT)
    changes = move(book, [failing[0], *three, failing[1]], State.COMPLETE)
    assert states(book) == [("complete", "")] * 3 + [("draft", "")] * 2
    assert changes.ids == {"nomination": frozenset(three)}
    assert labels(book)[-1].startswith("3 đề nghị: chuyển sang “Đủ hồ sơ”; để lại 2 đề nghị còn điều kiện chưa đạt")
    assert "“Lộc Thị Đào” (Luật Thi đua, khen thưởng 2022" in labels(book)[-1]
    assert "“Hứa Văn Tư” (" in labels(book)[-1]
    undo(book)
    assert states(book) == [("draft", "")] * 5
    with refused(book, ReasonRequired, "2 đề nghị còn điều kiện chưa đạt, chưa ghi lý do") as why:
        move(book, failing, State.COMPLETE)
    assert [entry.name for entry in why.value.failing] == ["Lộc Thị Đào", "Hứa Văn Tư"]
    with refused(book, ReasonRequired, "“Hứa Văn Tư” (Lao động tiên tiến) còn 1 điều kiện chưa đạt") as why:
        move(book, failing[1:], State.COMPLETE)
    assert "Điều 24" in why.value.message


def test_those_that_are_there_already_do_not_hide_that_no_other_could_be_moved(book: Book, three: list[int]) -> None:
    failing = title(book, "Lộc Thị Đào")
    rate(book, failing, Rating.COMPLETED)
    with refused(book, ReasonRequired, "“Lộc Thị Đào” (Lao động tiên tiến) còn 1 điều kiện chưa đạt"):
        move(book, [*three, failing], State.COMPLETE)


def test_a_typed_reason_is_stored_for_failing_nominations_only(book: Book, three: list[int]) -> None:
    failing = title(book, "Lộc Thị Đào")
    rate(book, failing, Rating.COMPLETED)
    at(book, three, State.DRAFT)
    move(book, [*three, failing], State.COMPLETE, exception_reason=f" {REASON} ")
    stored_rows = rows_of(book, "nomination", "state, exception_reason")
    assert stored_rows == [("complete", "")] * 3 + [("complete", REASON)]


def test_a_nomination_that_depends_on_a_skipped_one_is_skipped_too(book: Book) -> None:
    unit(book, "Văn phòng")
    review_round(book, "2026-H2")
    advanced = title(book, "Vi Văn An")
    who = rate(book, advanced, Rating.EXCELLENT)
    fighter = titled(book, who, "grassroots_fighter")
    other = title(book, "Lộc Thị Đào")
    with refused(book, ReasonRequired, "“Vi Văn An” (Chiến sĩ thi đua cơ sở) còn 1 điều kiện chưa đạt"):
        move(book, [fighter], State.COMPLETE)
    move(book, [fighter, advanced], State.COMPLETE)
    assert [state for state, _ in states(book)] == ["complete", "complete", "draft"]
    undo(book)
    rated(book, who, {2026: Rating.COMPLETED})
    move(book, [other, fighter, advanced], State.COMPLETE)
    assert [state for state, _ in states(book)] == ["draft", "draft", "complete"]


def test_a_condition_that_fails_later_is_asked_about_at_the_next_step(book: Book) -> None:
    unit(book, "Văn phòng")
    review_round(book, "2026-H2")
    title_id = title(book, "Vi Văn An", state=State.COMPLETE)
    rate(book, title_id, Rating.COMPLETED)
    for step in (State.COUNCIL, State.SUBMITTED):
        with refused(book, ReasonRequired, "“Vi Văn An”"):
            move(book, [title_id], step)
    move(book, [title_id], State.COUNCIL, exception_reason=REASON)
    take_back(book, [title_id])
    move(book, [title_id], State.SUBMITTED)
    assert states(book) == [("submitted", "")]


def test_out_of_a_hold_who_fails_a_condition_is_a_draft(book: Book, three: list[int]) -> None:
    title_id = title(book, "Lộc Thị Đào", state=State.COMPLETE)
    move(book, [title_id, three[0]], State.HELD, "Chờ kết luận")
    rate(book, title_id, Rating.COMPLETED)
    release(book, [title_id, three[0]])
    assert states(book) == [("complete", "")] * 3 + [("draft", "")]
    assert labels(book)[-1].startswith("2 đề nghị: thôi tạm hoãn; về nháp “Lộc Thị Đào” (Lao động tiên tiến) còn 1")
    with refused(book, InvalidRecord, "“Vi Văn An” đang ở bước “Đủ hồ sơ”, không tạm hoãn"):
        release(book, three)


def test_setting_alike_asks_for_a_reason_where_a_whole_nomination_then_fails(book: Book, three: list[int]) -> None:
    rate(book, three[0], Rating.COMPLETED)
    wanted = SetForMany("advanced_worker", CommendationType.MERIT)
    with refused(book, ReasonRequired, "“Vi Văn An” (Lao động tiên tiến)"):
        set_for_many(book, three, wanted)
    set_for_many(book, three[1:], wanted)
    set_for_many(book, three[:1], replace(wanted, exception_reason=f"{REASON} "))
    assert nomination(book, three[0]).fields.exception_reason == REASON
    with refused(book, ReasonRequired, "“Vi Văn An” (Lao động tiên tiến)"):
        set_for_many(book, three[:1], SetForMany(exception_reason=""))
    at(book, three[:1], State.DRAFT)
    set_for_many(book, three[:1], SetForMany(exception_reason=""))
    with refused(book, InvalidRecord, "Chưa chọn gì để sửa"):
        set_for_many(book, three, SetForMany())


def test_no_question_is_asked_for_each_of_those_judged_together(tmp_path: Path) -> None:
    asked = []
    for size in (3, 40):
        with book_in(tmp_path / str(size)) as book:
            unit(book, "Văn phòng")
            review_round(book, "2026-H2")
            ids = [title(book, f"Vi Văn Số {number}") for number in range(size)]
            for id_entry in ids[: size // 2]:
                rate(book, id_entry, Rating.COMPLETED)
            statements: list[str] = []
            event.listen(
                book.store.engine, "before_cursor_execute", lambda *given, log=statements: log.append(given[2])
            )
            with book.store.reading() as connection:
                assert len(unexplained(connection, ids, State.COMPLETE)) == size // 2
            asked.append(len(statements))
    assert asked[0] == asked[1]
