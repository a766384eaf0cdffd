"""A list of long summaries: how wide its columns are, how small its letters, on how many pages it stands."""

from dataclasses import replace
from itertools import pairwise

import pytest

from desktop_app.papers.document.model import Document, Table
from desktop_app.papers.kinds.proposals.nomination_list import ListEntry
from tests.papers.reading import docx_package, pdf_pages
from tests.papers.samples import build, build_exemplars, entry, nomination_list

SENTENCES = (
    "Tham gia thực hiện 02 nhiệm vụ của Kế hoạch số 46/KH-SNgV, hoàn thành 2/2; ngày 08/9/2025 chủ trì tổ chức Tết "
    "Trung thu, hướng dẫn thiếu nhi dùng mạng an toàn (69 người); đăng 42 tin tốt trên Trang thông tin điện tử; "
)


def long_entry(number: int, letters: int = 600, votes: str = "") -> ListEntry:
    return ListEntry(
        f"Nguyễn Thị Hồng Nhung {number}",
        "Phó Trưởng phòng Lãnh sự - Hợp tác quốc tế",
        "Chiến sĩ thi đua cơ sở",
        (SENTENCES * 8)[:letters],
        votes,
    )


def table_of(document: Document) -> Table:
    (table,) = document.body
    assert isinstance(table, Table)
    return table


@pytest.mark.parametrize("votes", ["", "11/12 (91,67%)"])
def test_three_hundred_long_summaries_stand_on_less_than_sixty_pages(votes: str) -> None:
    data = nomination_list((), tuple(long_entry(number, votes=votes) for number in range(300)))
    document = build(data)
    pages = pdf_pages(document)
    assert len(pages) < 60
    assert sum(len(page.rows()) for page in pages) == 300 + 1
    # Set in 10 points, also in Word, and the columns still fill the width.
    table = table_of(document)
    assert table.smaller_pt == 2
    assert sum(column.width_mm for column in table.columns) == pytest.approx(252)
    assert {fragment.size for fragment in pages[30].fragments if fragment.text.startswith("Nguyễn")} == {10}
    word = docx_package(document).tables[-1]
    runs = [run for cell in word.rows[-3].cells for run in cell.paragraphs[0].runs if run.text]
    assert {run.font.size.pt for run in runs if run.font.size is not None} == {10}


def test_a_short_list_keeps_its_letters_and_a_list_of_short_summaries_its_widths() -> None:
    few_words = tuple(replace(entry(number), summary="Hoàn thành xuất sắc nhiệm vụ.") for number in range(12))
    usual = table_of(build(nomination_list((), few_words)))
    short = table_of(build(nomination_list((), tuple(long_entry(number) for number in range(12)))))
    assert (usual.smaller_pt, short.smaller_pt) == (0, 0)
    assert [column.width_mm for column in usual.columns] == [10, 46, 52, 38, 86, 20]
    assert max(column.width_mm for column in short.columns) > 140


def test_a_few_long_summaries_among_short_ones_take_room_too() -> None:
    short = tuple(long_entry(number, letters=90) for number in range(2))
    table = table_of(build(nomination_list((), (*short, long_entry(3, letters=330)))))
    assert max(column.width_mm for column in table.columns) > 95


@pytest.mark.parametrize("letters", [200, 600])
def test_no_name_is_parted_where_long_summaries_take_its_room(letters: int) -> None:
    people = [replace(long_entry(number, letters, "8/8 (100%)"), name="Nông Thanh Vượng") for number in range(4)]
    document = build(nomination_list((), tuple(people)))
    texts = [fragment.text.replace("\u00a0", " ") for page in pdf_pages(document) for fragment in page.fragments]
    assert texts.count("Nông Thanh Vượng") == 4


@pytest.mark.parametrize("letters", [200, 600])
def test_no_post_is_a_stack_of_single_words(letters: int) -> None:
    post = "Viên chức, Trung tâm Thông tin và Dịch vụ đối ngoại"
    people = tuple(replace(long_entry(number, letters), position_and_unit=post) for number in range(3))
    page, *_ = pdf_pages(build(nomination_list((), people)))
    texts = [fragment.text.replace("\u00a0", " ") for fragment in page.fragments]
    assert 3 <= sum(text in post for text in texts if len(text) > 3) <= 9


@pytest.mark.parametrize("letters", [40, 200, 400, 600, 1_200])
def test_the_longer_the_summaries_the_wider_their_column(letters: int) -> None:
    def widest(length: int) -> float:
        rows = tuple(replace(long_entry(number), summary=(SENTENCES * 8)[:length]) for number in range(10))
        documents = build(nomination_list((), rows)), build_exemplars(nomination_list((), rows))
        return min(max(column.width_mm for column in table_of(document).columns) for document in documents)

    assert all(shorter <= longer for shorter, longer in pairwise((widest(40), widest(letters), widest(2_000))))


def test_a_list_without_rows_has_its_usual_widths() -> None:
    table = table_of(build(nomination_list((), ())))
    assert [column.width_mm for column in table.columns] == [10, 46, 52, 38, 86, 20]
