"""Loại hình khen thưởng: every imported nomination has one, whatever the workbook says or leaves out."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType
from desktop_app.domain.year.movements import MovementFields
from desktop_app.services.awards.importing import propose_awards
from desktop_app.services.book import Book
from desktop_app.services.review_rounds import round_of
from desktop_app.services.rounds.acts import change_round
from desktop_app.services.rounds.nomination_acts import SetForMany, set_for_many
from desktop_app.services.rounds.nomination_copies import copy_nominees
from desktop_app.services.rounds.nomination_import import NominationImport, apply_nominations, propose_nominations
from desktop_app.services.rounds.nomination_paste import propose_pasted
from desktop_app.services.rounds.nominations import nomination
from desktop_app.services.year.movements import save_movement
from tests.books import individual, person, review_round, rows_of, unit, workbook

CODE = "2026-H2"
FORM, TITLE = "Giấy khen", "Lao động tiên tiến"
UNKNOWN = ["Niên hạn", "Khác", "theo quy chế riêng", "x", "đợt", "Khen thưởng", "3"]


def _fill_office(book: Book) -> None:
    person(book, "Vi Văn An", unit(book, "Văn phòng"), "Chuyên viên")
    review_round(book, CODE)


FILLINGS = {"office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def office(book: Book) -> Book:
    """One person, who can be nominated in a round at the end of the year."""
    return book


def proposed(book: Book, folder: Path, type_: object, award: str = FORM) -> NominationImport:
    heads = ("Họ và tên", "Hình thức đề nghị", "Loại hình", "Tóm tắt thành tích")
    file = workbook(folder / "de-nghi.xlsx", heads, ("Vi Văn An", award, type_, "Hoàn thành tốt."))
    return propose_nominations(book, file, CODE)


def make_of_movement(book: Book) -> None:
    movement_id = save_movement(book, None, MovementFields("Cải cách", date(2026, 1, 1))).only_id("emulation_movement")
    change_round(book, replace(round_of(book, CODE), movement_id=movement_id))


def types(book: Book) -> list[object]:
    return [type_ for (type_,) in rows_of(book, "nomination", "commendation_type")]


@pytest.mark.parametrize(
    ("written", "type_"),
    [
        *((label, kind) for kind, label in COMMENDATION_TYPE_LABELS.items()),
        ("Khen thưởng theo công trạng", CommendationType.MERIT),
        ("PHONG TRÀO THI ĐUA", CommendationType.MOVEMENT),
        ("Khen thưởng theo phong trào", CommendationType.MOVEMENT),
        ("chuyen de", CommendationType.MOVEMENT),
        ("Khen thưởng đột xuất", CommendationType.SUDDEN),
        ("Cống hiến", CommendationType.LONG_SERVICE),
        (" đối\u00a0ngoại ", CommendationType.EXTERNAL),
    ],
)
def test_the_type_that_a_list_names_is_taken(
    office: Book, tmp_path: Path, written: str, type_: CommendationType
) -> None:
    # The program would say công trạng: it does not come before what is written.
    for award in (FORM, TITLE):
        (row,) = proposed(office, tmp_path, written, award).rows
        assert row.fields is not None
        assert row.fields.commendation_type is type_


@pytest.mark.parametrize("blank", [None, "", " \u00a0\n", "-"])
@pytest.mark.parametrize("of_movement", [True, False])
@pytest.mark.parametrize("award", [FORM, TITLE])
def test_a_row_without_a_type_gets_that_of_its_award_and_its_round(
    office: Book, tmp_path: Path, blank: object, award: str, of_movement: bool
) -> None:
    # As the form of one nomination: a form of commendation is of a movement where the round is of one.
    type_ = CommendationType.MOVEMENT if of_movement and award == FORM else CommendationType.MERIT
    if of_movement:
        make_of_movement(office)
    taken = proposed(office, tmp_path, blank, award)
    (row,) = taken.rows
    # What will be kept is known, and can be shown, before anything is.
    assert row.fields is not None
    assert row.fields.commendation_type is type_
    # Of a title the law says it; of a form the list should have.
    assert ("không ghi loại hình" in row.reason) is (award == FORM)
    apply_nominations(office, taken)
    assert types(office) == [type_]


@pytest.mark.parametrize(
    "text", ["Vi Văn An", f"Vi Văn An\tChuyên viên\t{FORM}", f"Họ và tên\tHình thức\nVi Văn An\t{FORM}"]
)
def test_a_list_without_a_column_of_types_gets_those_of_its_awards(office: Book, text: str) -> None:
    apply_nominations(office, propose_pasted(office, text, CODE))
    assert types(office) == [CommendationType.MERIT]


@pytest.mark.parametrize("written", UNKNOWN)
def test_a_type_there_is_not_is_left_to_the_clerk(office: Book, tmp_path: Path, written: str) -> None:
    taken = proposed(office, tmp_path, written)
    (row,) = taken.rows
    assert row.fields is None
    assert f"Loại hình “{written}”" in row.reason
    assert apply_nominations(office, taken).change_id is None
    assert types(office) == []


@pytest.mark.parametrize("written", UNKNOWN)
def test_a_type_there_is_not_is_left_to_the_clerk_of_an_old_award_too(
    office: Book, tmp_path: Path, written: str
) -> None:
    assert "Loại hình" in old_award(office, tmp_path, written)


@pytest.mark.parametrize("written", ["Khen thưởng chuyên đề", "Thi đua theo chuyên đề"])
def test_an_award_of_a_movement_is_never_taken_for_one_of_merit(office: Book, tmp_path: Path, written: str) -> None:
    # NĐ 152/2025, Điều 4 khoản 3: those of a movement do not count where merit is asked for.
    assert old_award(office, tmp_path, written) == CommendationType.MOVEMENT


def old_award(book: Book, folder: Path, type_: str) -> str:
    """Return the type that an award of an earlier year is taken in with, or why it is not."""
    heads = ("Họ và tên", "Hình thức khen thưởng", "Số quyết định", "Ngày", "Loại hình")
    row = ("Vi Văn An", FORM, "90/QĐ-SNgV", "20/12/2025", type_)
    (read,) = propose_awards(book, workbook(folder / "khen-thuong.xlsx", heads, row)).rows
    return read.award.commendation_type if read.award is not None else read.reason


def test_what_is_set_for_many_leaves_each_its_type(office: Book, tmp_path: Path) -> None:
    ids = apply_nominations(office, proposed(office, tmp_path, "Đột xuất")).ids["nomination"]
    set_for_many(office, list(ids), SetForMany(reason_line="Hoàn thành tốt nhiệm vụ"))
    assert types(office) == [CommendationType.SUDDEN]


def test_a_nomination_that_lost_its_type_is_not_copied_without_one(office: Book) -> None:
    review_round(office, "2026-H1")
    lost = individual(office, 1)
    with office.store.work("Tệp bị sửa bằng chương trình khác") as work:
        work.update("nomination", lost, {"commendation_type": ""})
    copied = copy_nominees(office, [lost], CODE).only_id("nomination")
    assert nomination(office, copied).fields.commendation_type is CommendationType.MOVEMENT
