"""The columns of printed lists as data: they fit the papers, and changed columns are printed as changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.errors import InvalidRecord, UnreadableInput
from desktop_app.papers.document.column_sets import (
    ColumnRule,
    ColumnSet,
    arranged,
    column_set_on,
    read_column_sets,
)
from desktop_app.papers.document.model import Document, Table, TotalRow
from desktop_app.papers.parts.passages import shipped_text
from desktop_app.services.papers.kinds.catalogue import paper_kind, paper_kinds
from tests.papers.every_kind import KINDS
from tests.papers.reading import docx_table_rows, pdf_pages, squeezed, xlsx_rows

NOW = date(2026, 7, 2)
PAPERS = {
    "nomination-list": "nomination list",
    "exemplar-list": "exemplar list",
    "award-decision": "decision",
    "reward-list": "rewards",
    "award-book": "book",
    "task-table": "task table",
    "registration-list": "registration list",
    "title-registrations": "title registrations",
    "initiative-book": "initiative book",
    "award-notice": "notice",
    "ceremony-list": "ceremony",
    "award-statistics": "statistics",
}


def tables(document: Document) -> Iterator[Table]:
    for section in document.sections:
        yield from (block for block in section.body if isinstance(block, Table))


def shipped(paper: str) -> tuple[ColumnSet, ...]:
    return read_column_sets(shipped_text(paper_kind(paper).content().wordings[0]))


def set_of(paper: str, **changes: ColumnRule) -> ColumnSet:
    column_set = column_set_on(shipped(paper), NOW)
    assert column_set is not None
    return replace(column_set, columns=tuple(changes.get(rule.key, rule) for rule in column_set.columns))


@pytest.mark.parametrize("paper", PAPERS)
def test_the_data_knows_every_column_of_the_list(paper: str) -> None:
    (table,) = tables(KINDS[PAPERS[paper]](6))
    assert {column.title for column in table.columns} <= {rule.key for rule in set_of(paper).columns}


@pytest.mark.parametrize("paper", PAPERS)
def test_what_the_program_brings_changes_nothing(paper: str) -> None:
    document = KINDS[PAPERS[paper]](6)
    assert arranged(document, set_of(paper)) == document


def test_there_are_no_columns_of_papers_that_there_are_not() -> None:
    assert {kind.key for kind in paper_kinds() if shipped(kind.key)} == set(PAPERS)


def test_a_column_is_named_widened_and_left_out_in_every_format() -> None:
    document = KINDS["nomination list"](6)
    key = "Tóm tắt thành tích"
    changed = set_of(
        "nomination-list",
        **{key: ColumnRule(key, "Thành tích nổi bật", 120), "Ghi chú": ColumnRule("Ghi chú", "Ghi chú", shown=False)},
    )
    made = arranged(document, changed)
    (before,), (table,) = tables(document), tables(made)
    titles = [column.title for column in table.columns]
    assert titles == [title.replace(key, "Thành tích nổi bật") for title in _titles(before) if title != "Ghi chú"]
    assert table.columns[titles.index("Thành tích nổi bật")].width_mm == 120
    head = next(row for row in xlsx_rows(made) if "Thành tích nổi bật" in row)
    assert "Ghi chú" not in head
    assert docx_table_rows(made)[0] == titles
    assert "Thành tích nổi bật" in squeezed(pdf_pages(made)[0].text())


def _titles(table: Table) -> list[str]:
    return [column.title for column in table.columns]


def test_the_total_stays_under_its_column() -> None:
    document = KINDS["rewards"](6)
    left_out = {key: ColumnRule(key, key, shown=False) for key in ("Hệ số", "Ghi chú (người nhận)")}
    (before,), (table,) = tables(document), tables(arranged(document, set_of("reward-list", **left_out)))
    (total,) = [row for row in table.rows if isinstance(row, TotalRow)]
    (whole,) = [row for row in before.rows if isinstance(row, TotalRow)]
    place = _titles(table).index("Số tiền (đồng)") - (len(table.columns) - len(total.values))
    assert total.values[place] == whole.values[0]
    assert len(total.values) == len(whole.values) - 1


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (ColumnRule("TT", " "), "Cột “TT” phải có tên"),
        (ColumnRule("TT", "TT", 3), "Bề ngang cột “TT” phải từ 8 đến 150 mm"),
        (ColumnRule("TT", "TT", shown=False, needed=True), "Không bỏ được cột “TT”"),
    ],
)
def test_a_column_that_cannot_be_is_refused(rule: ColumnRule, words: str) -> None:
    with pytest.raises(InvalidRecord, match=words):
        rule.checked()


COLUMN = '[[columns.column]]\nkey = "A"\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"[[columns]]\n{COLUMN}[[columns]]\n{COLUMN}", "ngày trùng"),
        (f"[[columns]]\n{COLUMN}{COLUMN}", "viết hai lần"),
        (f"[[columns]]\n{COLUMN}width = 2\n", "Bề ngang cột “A”"),
        (f"[[columns]]\n{COLUMN}colour = 2\n", "mục lạ"),
    ],
)
def test_a_file_that_is_written_wrongly_is_refused_by_its_place(text: str, words: str) -> None:
    with pytest.raises(UnreadableInput, match=words):
        read_column_sets(text)
