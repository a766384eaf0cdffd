"""A decision that comes back by a list is that on the proposal which waits for it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.awards.direct_awards import DirectAward, save_direct_decision
from desktop_app.services.awards.importing import apply_awards, propose_awards
from desktop_app.services.book import Book
from desktop_app.services.council.vote_tallies import record_unanimous
from desktop_app.services.keeping import history
from desktop_app.services.papers.content.awarded.year_report import emulation_report_note
from desktop_app.services.rounds.nominations import nominate
from tests.books import REASON, person, record_rows, review_round, rows_of, unit, workbook
from tests.services.meetings import meeting

HEADS = ("Họ và tên", "Danh hiệu", "Số quyết định", "Ngày", "Cơ quan")
ROW = ("Lộc Thị Đào", "Bằng khen của tỉnh", "2600/QĐ-UBND", "28/11/2026", "Chủ tịch UBND tỉnh")
OTHER = ("Bế Quốc Dũng", *ROW[1:])
CODE = "2026-H2"


def _fill(book: Book) -> None:
    office_unit = unit(book, "Văn phòng")
    for name in ("Lộc Thị Đào", "Bế Quốc Dũng"):
        person(book, name, office_unit, "Chuyên viên")
    review_round(book, CODE)
    fields = NominationFields(
        CODE,
        NomineeKind.INDIVIDUAL,
        1,
        award="provincial_certificate",
        summary="Tham mưu tốt.",
        state=NominationState.COMPLETE,
        exception_reason=REASON,
    )
    nomination_id = nominate(book, fields).only_id("nomination")
    record_unanimous(book, meeting(book, CODE, held_on=date(2026, 11, 24), nominations=[nomination_id]).id)


FILLINGS = {"voted": _fill}


@pytest.fixture
def voted(book: Book) -> Book:
    """A proposal to the province that the Council agreed to; the decision is not known yet."""
    return book


def taken_in(
    book: Book, folder: Path, rows: Sequence[tuple[object, ...]], heads: tuple[object, ...] = HEADS
) -> list[str]:
    proposal = propose_awards(book, workbook(folder / "khen-thuong.xlsx", heads, *rows))
    apply_awards(book, proposal)
    return [row.reason for row in proposal.rows]


def test_a_list_decides_the_proposal_that_waits_for_it(voted: Book, tmp_path: Path) -> None:
    before = record_rows(voted)
    (reason,) = taken_in(voted, tmp_path, [ROW])
    assert "Nối với đề nghị đang chờ quyết định của đợt cuối năm 2026." in reason
    assert rows_of(voted, "nomination", "state") == [("decided",)]
    assert rows_of(voted, "award", "nomination_id, awarded_name, position") == [(1, "Lộc Thị Đào", 1)]
    assert rows_of(voted, "decision", "round_id, number, level") == [(1, "2600/QĐ-UBND", "province")]
    history.undo(voted)
    assert record_rows(voted) == before


def test_what_the_list_says_it_was_given_for_is_what_was_decided(voted: Book, tmp_path: Path) -> None:
    decided_for = "Đã có thành tích xuất sắc trong công tác đối ngoại"
    taken_in(voted, tmp_path, [(*ROW, decided_for)], (*HEADS, "Thành tích"))
    assert rows_of(voted, "award", "nomination_id, reason_line") == [(1, decided_for)]
    history.undo(voted)
    taken_in(voted, tmp_path, [ROW])
    assert rows_of(voted, "award", "nomination_id, reason_line") == [(1, "Tham mưu tốt.")]


def test_who_held_a_post_no_more_is_named_so_as_the_list_has_it(voted: Book, tmp_path: Path) -> None:
    rows = [(*row, post) for row, post in ((ROW, "Nguyên Chuyên viên Văn phòng"), (OTHER, "nguyên Chuyên viên"))]
    taken_in(voted, tmp_path, rows, (*HEADS, "Chức vụ"))
    assert rows_of(voted, "award", "nomination_id, post_title") == [
        (1, "Nguyên Chuyên viên"),
        (None, "Nguyên Chuyên viên"),
    ]
    history.undo(voted)
    taken_in(voted, tmp_path, [ROW, OTHER])
    assert rows_of(voted, "award", "post_title") == [("Chuyên viên",), ("Chuyên viên",)]


def test_whom_nobody_proposed_the_same_decision_gives_beside(voted: Book, tmp_path: Path) -> None:
    taken_in(voted, tmp_path, [OTHER, ROW])
    assert rows_of(voted, "award", "nomination_id, awarded_name, position, amount > 0") == [
        (1, "Lộc Thị Đào", 1, 1),
        (None, "Bế Quốc Dũng", 2, 1),
    ]


@pytest.mark.parametrize(
    "row",
    [
        (*ROW[:3], "28/11/2029", ROW[4]),
        (ROW[0], "Cờ thi đua của tỉnh", *ROW[2:]),
        OTHER,
    ],
)
def test_another_award_is_not_taken_for_its_answer(voted: Book, tmp_path: Path, row: tuple[object, ...]) -> None:
    taken_in(voted, tmp_path, [row])
    assert rows_of(voted, "nomination", "state") == [("passed",)]
    assert all(given is None for (given,) in rows_of(voted, "award", "nomination_id"))


def test_the_report_names_a_proposal_that_waits_though_its_award_is_known(voted: Book) -> None:
    fields = DecisionFields(
        "Về việc khen thưởng", ROW[2], date(2026, 11, 28), "", ROW[4], "", AwardLevel.PROVINCE, None, None
    )
    save_direct_decision(voted, None, fields, [DirectAward(NomineeKind.INDIVIDUAL, 1, "provincial_certificate")])
    note = emulation_report_note(voted, {"year": "2026"})
    assert "“Lộc Thị Đào” đã được tặng Bằng khen" in note
