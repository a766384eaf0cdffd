"""Nominees copied from an earlier round, and pasted from a workbook."""

import pytest

from desktop_app.domain.errors import InvalidRecord, UnreadableInput
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.keeping.history import undo
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.services.rounds.nomination_copies import copy_nominees, nominated_in, rounds_before
from desktop_app.services.rounds.nomination_import import apply_nominations
from desktop_app.services.rounds.nomination_paste import propose_pasted
from desktop_app.services.rounds.nominations import nominate, nomination
from tests.books import collective, individual, labels, person, refused, review_round, rows_of, unit


@pytest.fixture
def staff(book: Book) -> list[int]:
    """Three people of an office, one a namesake, and two rounds."""
    office, division = unit(book, "Văn phòng"), unit(book, "Phòng Lãnh sự")
    for code in ("2025-H2", "2026-H1"):
        review_round(book, code)
    return [
        person(book, "Vi Văn An", office, "Chuyên viên"),
        person(book, "Lộc Thị Đào", division, "Trưởng phòng"),
        person(book, "Vi Văn An", division, "Chuyên viên"),
    ]


def test_nominees_of_an_earlier_round_are_nominated_again_as_drafts(book: Book, staff: list[int]) -> None:
    title = NominationFields(
        "2025-H2", NomineeKind.INDIVIDUAL, staff[0], award="advanced_worker", summary="Tốt.",
        commendation_type=CommendationType.MERIT, reason_line="Hoàn thành tốt nhiệm vụ",
    )  # fmt: skip
    first = nominate(book, title).only_id("nomination")
    second = individual(book, staff[1], "2025-H2")
    unit_id = collective(book, 2, "2025-H2")
    assert [str(entry.code) for entry in rounds_before(book, "2026-H1")] == ["2025-H2"]
    assert [(entry.name, entry.award) for entry in nominated_in(book, "2025-H2")] == [
        ("Phòng Lãnh sự", "Giấy khen"),
        ("Vi Văn An", "Lao động tiên tiến"),
        ("Lộc Thị Đào", "Giấy khen"),
    ]
    changes = copy_nominees(book, [unit_id, first, second], "2026-H1")
    copied = [nomination(book, row_id) for row_id in sorted(changes.ids["nomination"])]
    assert [(entry.nominee_name, entry.fields.award) for entry in copied] == [
        ("Phòng Lãnh sự", "certificate_of_merit"),
        ("Vi Văn An", "certificate_of_merit"),
        ("Lộc Thị Đào", "certificate_of_merit"),
    ]
    again = copied[1].fields
    assert (again.state, again.summary, again.reason_line) == (NominationState.DRAFT, "", "Hoàn thành tốt nhiệm vụ")
    assert again.commendation_type is CommendationType.MERIT
    assert str(again.period_to) == "2026-06-30"
    assert labels(book)[-1] == "Lấy lại 3 người, tập thể vào đợt sơ kết 6 tháng đầu năm 2026 (nháp)"
    undo(book)
    assert nominated_in(book, "2026-H1") == ()


def test_who_is_in_the_round_already_or_gone_is_passed_over(book: Book, staff: list[int]) -> None:
    ids = [individual(book, person_id, "2025-H2") for person_id in staff]
    individual(book, staff[0])
    put_in_trash(book, "person", [staff[1]])
    changes = copy_nominees(book, ids, "2026-H1")
    assert nomination(book, changes.only_id("nomination")).fields.person_id == staff[2]
    assert labels(book)[-1].endswith("(nháp), bỏ qua 1")
    with refused(book, InvalidRecord, "Chọn ít nhất một người, một tập thể") as why:
        copy_nominees(book, [], "2026-H1")
    assert why.value.field == "nominees"
    with refused(book, InvalidRecord, "đều đã có"):
        copy_nominees(book, [ids[0], ids[2]], "2026-H1")
    with refused(book, InvalidRecord, "thùng rác"):
        copy_nominees(book, [ids[1]], "2026-H1")


@pytest.mark.parametrize(
    "text",
    [
        "Lộc Thị Đào\nPhòng Lãnh sự\nNgười Lạ\n\n",
        "1. Lộc Thị Đào\n2. Phòng Lãnh sự\n3. Người Lạ",
        "- Lộc Thị Đào\n- Phòng Lãnh sự\n- Người Lạ\r\n",
        "1\tLộc Thị Đào\tTrưởng phòng\r\n2\tPhòng Lãnh sự\t\r\n3\tNgười Lạ\tChuyên viên\r\n",
        "TT\tHọ và tên\tChức vụ\n1\tLộc Thị Đào\tTrưởng phòng\n2\tPhòng Lãnh sự\t\n3\tNgười Lạ\t",
    ],
)
def test_names_one_a_line_or_a_table_are_matched_with_the_book(book: Book, staff: list[int], text: str) -> None:
    proposed = propose_pasted(book, text, "2026-H1")
    assert [row.name for row in proposed.rows] == ["Lộc Thị Đào", "Phòng Lãnh sự", "Người Lạ"]
    lan, division, nobody = (row.fields for row in proposed.rows)
    assert (lan.person_id, lan.kind) == (staff[1], NomineeKind.INDIVIDUAL) if lan else False
    assert division is not None
    assert (division.kind, division.unit_id) == (NomineeKind.COLLECTIVE, 2)
    assert nobody is None
    assert "Chưa có người tên “Người Lạ”" in proposed.rows[2].reason
    assert proposed.file_name == "bảng dán"
    first = 2 if text.startswith("TT") else 1
    assert [row.place for row in proposed.rows] == [f"dòng {number}" for number in range(first, first + 3)]


def test_a_pasted_table_brings_award_and_summary(book: Book, staff: list[int]) -> None:
    text = '1\tVi Văn An\tChuyên viên, Văn phòng\tGiấy khen\t"Đăng 42 tin;\nviết 2 bài"\n'
    proposed = propose_pasted(book, text, "2026-H1")
    changes = apply_nominations(book, proposed)
    fields = nomination(book, changes.only_id("nomination")).fields
    assert (fields.person_id, fields.summary, fields.state) == (
        staff[0],
        "Đăng 42 tin;\nviết 2 bài",
        NominationState.COMPLETE,
    )


def test_a_pasted_title_is_for_regular_merit_and_so_is_a_form_where_no_movement_is_named(
    book: Book, staff: list[int]
) -> None:
    (title,) = propose_pasted(book, "Lộc Thị Đào\tTrưởng phòng\tLĐTT", "2025-H2").rows
    (form,) = propose_pasted(book, "Lộc Thị Đào\tTrưởng phòng\tGiấy khen", "2025-H2").rows
    assert title.fields is not None
    assert form.fields is not None
    assert (title.award, title.fields.commendation_type) == ("Lao động tiên tiến", CommendationType.MERIT)
    assert (form.award, form.fields.commendation_type) == ("Giấy khen", CommendationType.MERIT)
    del staff


def test_a_name_that_two_have_is_not_guessed(book: Book, staff: list[int]) -> None:
    (row,) = propose_pasted(book, "Vi Văn An", "2026-H1").rows
    assert (row.fields, row.reason) == (None, "Có 2 người tên “Vi Văn An”, chưa rõ là ai.")
    del staff


def test_what_no_text_can_hold_is_left_out_of_a_paste(book: Book, staff: list[int]) -> None:
    proposed = propose_pasted(book, "Lộc Thị Đào\tTrưởng\ud800 phòng\0\tGiấy khen", "2026-H1")
    assert [(row.name, row.award) for row in proposed.rows] == [("Lộc Thị Đào", "Giấy khen")]
    with refused(book, UnreadableInput, "ô dài bất thường"):
        propose_pasted(book, f"Lộc Thị Đào\t{'A' * 200_000}", "2026-H1")
    del staff


def test_names_without_a_summary_become_drafts(book: Book, staff: list[int]) -> None:
    apply_nominations(book, propose_pasted(book, "Lộc Thị Đào", "2026-H1"))
    assert rows_of(book, "nomination", "state") == [("draft",)]
    with refused(book, InvalidRecord, "Chưa chép gì"):
        propose_pasted(book, " \n\t\n", "2026-H1")
    del staff
