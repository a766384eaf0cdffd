"""The list of a ceremony calls up whoever got something at it: holders of the year's titles, too."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.papers.document.model import BodyRow, GroupRow, Table, TableRow
from desktop_app.services.awards.acts import hand_over_awards
from desktop_app.services.book import Book, opened
from desktop_app.services.papers import checks, papers
from tests.books import asked, sample_in
from tests.certificates import decided, given

TITLES = """
FROM award JOIN decision ON decision.id = award.decision_id
WHERE decision.round_id IS NULL AND decision.level = 'department' AND decision.period_to = '2025-12-31'
"""


@pytest.fixture
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with opened(sample_in(tmp_path_factory.mktemp("sample") / "book")) as book:
        yield book


def called_up(book: Book, code: str) -> tuple[list[str], list[tuple[object, object]]]:
    """The headings of a list, and the name and award of each row."""
    (table,) = (block for block in papers.document(book, "ceremony-list", {"round": code}).body if type(block) is Table)
    headings = [row.text for row in table.rows if isinstance(row, GroupRow)]
    return headings, [(row.values[1], row.values[3]) for row in table.rows if isinstance(row, BodyRow)]


def test_titles_of_the_year_are_called_up_before_the_forms_though_decided_beside_the_round(sample: Book) -> None:
    headings, rows = called_up(sample, "2025-H2")
    titles = papers.document(sample, "ceremony-list", {"round": "2025-H2"}).titles
    assert titles is not None
    assert titles.subject == "Trao thưởng tổng kết năm 2025"
    assert headings == [
        "I. TẬP THỂ LAO ĐỘNG TIÊN TIẾN",
        "II. CHIẾN SĨ THI ĐUA CƠ SỞ",
        "III. LAO ĐỘNG TIÊN TIẾN",
        "IV. GIẤY KHEN - TẬP THỂ",
        "V. GIẤY KHEN - CÁ NHÂN",
    ]
    names = [name for (name,) in asked(sample, f"SELECT awarded_name {TITLES} ORDER BY award.position")]
    assert [name for name, award in rows if award != "Giấy khen"] == names
    # What the province decided on after the ceremony was not handed over at it, and no half-year has titles.
    assert "Tập thể lao động xuất sắc" not in dict(rows).values()
    assert {award for _, award in called_up(sample, "2025-H1")[1]} == {"Giấy khen"}
    sentences = [remark.sentence for remark in checks.remarks(sample, "ceremony-list", {"round": "2025-H2"})]
    assert any(f"Có cả {len(names)} danh hiệu của quyết định ngoài đợt xét" in sentence for sentence in sentences)
    assert not [sentence for sentence in sentences if "mà không có trong danh sách đề nghị" in sentence]


def test_who_was_commended_beside_the_round_at_another_time_is_no_name_of_its_ceremony(sample: Book) -> None:
    decided(sample, given("Nông Văn Tám"), number="16/QĐ-SNgV", signed_on="2023-07-02")
    paper = papers.document(sample, "ceremony-list", {"round": "2025-H2"})
    body = tuple(
        replace(block, rows=(_naming(block, "Nông Văn Tám"))) if type(block) is Table else block for block in paper.body
    )
    sentences = [
        remark.sentence
        for remark in checks.remarks(sample, "ceremony-list", {"round": "2025-H2"}, replace(paper, body=body))
    ]
    assert [sentence for sentence in sentences if sentence.startswith("“Nông Văn Tám” có trong văn bản mà không có")]


def _naming(table: Table, name: str) -> tuple[TableRow, ...]:
    """Return the rows of a list, the last of which names somebody else."""
    *others, last = table.rows
    assert isinstance(last, BodyRow)
    return *others, replace(last, values=(last.values[0], name, *last.values[2:]))


def test_a_title_handed_over_on_another_day_is_not_called_up_again(sample: Book) -> None:
    ((award_id, name),) = asked(sample, f"SELECT award.id, awarded_name {TITLES} ORDER BY award.position LIMIT 1")
    assert (name, "Tập thể lao động tiên tiến") in called_up(sample, "2025-H2")[1]
    assert isinstance(award_id, int)
    hand_over_awards(sample, [award_id], date(2026, 1, 15))
    assert (name, "Tập thể lao động tiên tiến") not in called_up(sample, "2025-H2")[1]
