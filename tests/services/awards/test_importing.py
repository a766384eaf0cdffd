"""Old awards imported from a workbook: decisions found or made, people matched, nothing twice."""

from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.services.awards.importing import AwardImport, apply_awards, propose_awards
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from tests.books import labels, person, record_rows, rows_of, unit, workbook

HEADS = ("Họ và tên", "Danh hiệu", "Số quyết định", "Ngày", "Cơ quan", "Năm")
LDTT = ("Lộc Thị Đào", "Lao động tiên tiến", "90/QĐ-SNgV", date(2023, 12, 20), "Sở Ngoại vụ", 2023)
FIGHTER = ("Bế Quốc Dũng", "CSTĐCS", "90/QĐ-SNgV", "20/12/2023", "Sở Ngoại vụ", 2023)
NO_TYPE = "Dòng không ghi loại hình, lấy “Công trạng”."
MONEY = "Tiền thưởng lấy theo mức của ngày quyết định: {} đồng."
FLAG = ("Văn phòng", "Cờ thi đua của tỉnh", "163/QĐ-UBND", date(2024, 1, 22), "", 2023)


def _fill_office(book: Book) -> None:
    office_unit = unit(book, "Văn phòng")
    for name in ("Lộc Thị Đào", "Bế Quốc Dũng"):
        person(book, name, office_unit, "Chuyên viên")


FILLINGS = {"office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def office(book: Book) -> Book:
    """A unit, and two people in it."""
    return book


def proposed(book: Book, folder: Path, *rows: tuple[object, ...]) -> AwardImport:
    return propose_awards(book, workbook(folder / "khen-thuong.xlsx", HEADS, *rows))


def test_rows_become_decisions_with_their_awards(office: Book, tmp_path: Path) -> None:
    apply_awards(office, proposed(office, tmp_path, LDTT, FIGHTER, FLAG))
    assert rows_of(office, "decision", "number, signed_on, issuing_body, level, period_from") == [
        ("90/QĐ-SNgV", "2023-12-20", "Sở Ngoại vụ", "department", "2023-01-01"),
        ("163/QĐ-UBND", "2024-01-22", "Chủ tịch UBND tỉnh Lạng Sơn", "province", "2023-01-01"),
    ]
    assert rows_of(office, "award", "decision_id, awarded_name, award_code, amount, period_to") == [
        # As papers list them, the higher title first, whatever the order of the file is.
        (1, "Bế Quốc Dũng", "grassroots_fighter", 1_800_000, "2023-12-31"),
        (1, "Lộc Thị Đào", "advanced_worker", 540_000, "2023-12-31"),
        (2, "Văn phòng", "provincial_flag", 14_400_000, "2023-12-31"),
    ]
    assert labels(office)[-1] == "Nhập 3 khen thưởng, 2 quyết định từ “khen-thuong.xlsx”"


def test_it_is_one_step_and_can_be_taken_back(office: Book, tmp_path: Path) -> None:
    before = record_rows(office)
    apply_awards(office, proposed(office, tmp_path, LDTT, FIGHTER, FLAG))
    history.undo(office)
    assert record_rows(office) == before


def test_taking_it_in_twice_adds_nothing(office: Book, tmp_path: Path) -> None:
    apply_awards(office, proposed(office, tmp_path, LDTT))
    again = proposed(office, tmp_path, LDTT, FIGHTER)
    assert [row.reason for row in again.rows] == ["Đã có trong sổ.", f"{NO_TYPE} {MONEY.format('1.800.000')}"]
    apply_awards(office, again)
    assert rows_of(office, "award", "decision_id, awarded_name, position") == [
        (1, "Lộc Thị Đào", 1),
        (1, "Bế Quốc Dũng", 2),
    ]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Chiến sỹ thi đua cơ sở", "grassroots_fighter"),
        ("LĐ tiên tiến", "advanced_worker"),
        ("Chiến sĩ TĐ cơ sở", "grassroots_fighter"),
    ],
)
def test_an_award_is_known_by_its_short_words_and_either_spelling(
    office: Book, tmp_path: Path, written: str, code: str
) -> None:
    apply_awards(office, proposed(office, tmp_path, (LDTT[0], written, *LDTT[2:])))
    assert rows_of(office, "award", "award_code") == [(code,)]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Bằng khen của Bộ trưởng Bộ Ngoại giao", "ministry_certificate"),
        ("Kỷ niệm chương “Vì sự nghiệp ngoại giao Việt Nam”", "diplomacy_medal"),
        ("Bằng khen của BCH Trung ương Đoàn", "central_union_certificate"),
        ("BK của BCH TW Đoàn", "central_union_certificate"),
    ],
)
def test_what_a_ministry_or_the_union_gave_before_the_law_of_2022_is_known(
    office: Book, tmp_path: Path, written: str, code: str
) -> None:
    apply_awards(office, proposed(office, tmp_path, (LDTT[0], written, "1200/QĐ", date(2023, 9, 1), "", 2023)))
    assert rows_of(office, "award", "award_code") == [(code,)]


def test_a_collective_called_one_by_a_body_that_gives_the_award(office: Book, tmp_path: Path) -> None:
    heads = ("Họ và tên", "Danh hiệu", "Số quyết định", "Ngày", "Cơ quan khen", "Năm")
    row = ("Tập thể Văn phòng", "Cờ thi đua của tỉnh", "163/QĐ-UBND", date(2024, 1, 22), "UBND tỉnh", 2023)
    apply_awards(office, propose_awards(office, workbook(tmp_path / "khen-thuong.xlsx", heads, row)))
    assert rows_of(office, "award", "kind, unit_id, awarded_name") == [("collective", 1, "Văn phòng")]
    assert rows_of(office, "decision", "issuing_body") == [("UBND tỉnh",)]


@pytest.mark.parametrize("name", ["Ông Sato Kenji", "ông Sato Kenji", "Sato Kenji"])
def test_a_man_of_another_country_is_found_with_an_address_before_his_name(
    office: Book, tmp_path: Path, name: str
) -> None:
    person(office, "Sato Kenji", unit(office, "Hội Hữu nghị Hải Âu"), "Chủ tịch")
    apply_awards(office, proposed(office, tmp_path, (name, *LDTT[1:])))
    assert rows_of(office, "award", "awarded_name") == [("Sato Kenji",)]


def test_a_family_name_is_no_address(office: Book, tmp_path: Path) -> None:
    person(office, "Ông Ích Khiêm")
    person(office, "Ích Khiêm")
    apply_awards(office, proposed(office, tmp_path, ("Ông Ích Khiêm", *LDTT[1:])))
    assert rows_of(office, "award", "awarded_name") == [("Ông Ích Khiêm",)]


def test_only_chosen_rows_are_written(office: Book, tmp_path: Path) -> None:
    apply_awards(office, proposed(office, tmp_path, LDTT, FIGHTER), [1])
    assert rows_of(office, "award", "awarded_name") == [("Bế Quốc Dũng",)]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("Vi Thu Hà", *LDTT[1:]), "Chưa có người tên “Vi Thu Hà” trong sổ."),
        ((LDTT[0], "Huy hiệu", *LDTT[2:]), "“Huy hiệu” không có trong danh mục."),
        ((*LDTT[:2], "", *LDTT[3:]), "Thiếu số quyết định."),
        ((*LDTT[:3], "", *LDTT[4:]), "Thiếu ngày quyết định."),
        ((LDTT[0], "", *LDTT[2:]), "Thiếu danh hiệu, hình thức khen thưởng."),
        (("Văn phòng", *LDTT[1:]), "“Lao động tiên tiến” không tặng cho tập thể."),
    ],
)
def test_unclear_rows_are_reported_and_left_out(
    office: Book, tmp_path: Path, row: tuple[object, ...], reason: str
) -> None:
    taken = proposed(office, tmp_path, row)
    assert [row.reason for row in taken.rows] == [reason]
    assert apply_awards(office, taken).change_id is None


@pytest.mark.parametrize(
    ("body", "level"),
    [
        ("Chủ tịch nước", AwardLevel.STATE),
        ("Thủ tướng Chính phủ", AwardLevel.GOVERNMENT),
        ("Bộ Ngoại giao", AwardLevel.MINISTRY),
        ("Chủ tịch UBND tỉnh", AwardLevel.PROVINCE),
        ("Giám đốc Sở Ngoại vụ", AwardLevel.DEPARTMENT),
        ("Cơ quan khác", AwardLevel.DEPARTMENT),
    ],
)
def test_the_body_tells_the_level(office: Book, tmp_path: Path, body: str, level: AwardLevel) -> None:
    (row,) = proposed(office, tmp_path, (*LDTT[:4], body, 2023)).rows
    assert row.decision is not None
    assert row.decision.level is level


def test_a_row_that_says_again_what_one_before_it_says_is_named_with_it(book: Book, tmp_path: Path) -> None:
    office = unit(book, "Văn phòng")
    person(book, "Lò Văn Pá", office)
    row = ("Lò Văn Pá", "Giấy khen", "12/QĐ-SVH", "20/12/2024", "Giám đốc Sở")
    heads = ("Họ và tên", "Hình thức", "Số quyết định", "Ngày", "Cơ quan")
    proposal = propose_awards(book, workbook(tmp_path / "kt.xlsx", heads, row, row))
    assert [row.reason for row in proposal.rows] == [
        f"{NO_TYPE} {MONEY.format('710.000')}",
        "Trùng với trang “Danh sách”, dòng 2.",
    ]
    apply_awards(book, proposal)
    assert rows_of(book, "award", "awarded_name") == [("Lò Văn Pá",)]


def test_a_number_typed_in_other_letters_is_the_same_decision(office: Book, tmp_path: Path) -> None:
    apply_awards(office, proposed(office, tmp_path, LDTT))
    twice = [(*row[:2], number, *row[3:]) for row in (LDTT, FIGHTER) for number in ("90/qđ-snGV", "Số: 90/QĐ - SNgV")]
    again = proposed(office, tmp_path, *twice)
    first = again.rows[2].place
    assert [row.reason for row in again.rows] == [
        "Đã có trong sổ.",
        "Đã có trong sổ.",
        f"{NO_TYPE} {MONEY.format('1.800.000')}",
        f"Trùng với {first}.",
    ]
    apply_awards(office, again)
    assert rows_of(office, "award", "decision_id, awarded_name") == [(1, "Lộc Thị Đào"), (1, "Bế Quốc Dũng")]


def test_a_list_without_the_body_finds_the_decisions_of_the_department(office: Book, tmp_path: Path) -> None:
    apply_awards(office, proposed(office, tmp_path, LDTT))
    again = proposed(office, tmp_path, (*LDTT[:4], "", 2023), (*FIGHTER[:4], "", 2023))
    filled_in = "Dòng không ghi cơ quan ban hành, lấy “Sở Ngoại vụ”; không ghi loại hình, lấy “Công trạng”."
    assert [row.reason for row in again.rows] == ["Đã có trong sổ.", f"{filled_in} {MONEY.format('1.800.000')}"]
    apply_awards(office, again)
    assert rows_of(office, "award", "decision_id, awarded_name") == [(1, "Lộc Thị Đào"), (1, "Bế Quốc Dũng")]


def test_another_day_of_a_number_that_the_year_has_is_told_in_its_row(office: Book, tmp_path: Path) -> None:
    mistyped = (*FIGHTER[:3], "02/12/2023", *FIGHTER[4:])
    reason = "Quyết định 90/QĐ-SNgV đã có, ký ngày 20/12/2023: dòng này ghi ngày 02/12/2023."
    both = proposed(office, tmp_path, LDTT, mistyped)
    assert [row.reason for row in both.rows if row.award is None] == [reason]
    apply_awards(office, both)
    assert rows_of(office, "award", "awarded_name") == [("Lộc Thị Đào",)]
    (alone,) = proposed(office, tmp_path, mistyped).rows
    assert (alone.award, alone.reason) == (None, reason)
    next_year = (*FIGHTER[:3], "02/12/2024", *FIGHTER[4:])
    assert proposed(office, tmp_path, next_year).rows[0].award is not None
