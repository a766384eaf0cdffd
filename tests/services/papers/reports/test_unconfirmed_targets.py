"""A target that nobody confirmed is no fact of a report, and is said before it is printed."""

from pathlib import Path

import pytest

from desktop_app.papers.document.model import BodyRow
from desktop_app.services.book import opened
from desktop_app.services.papers import checks, papers
from tests.books import sample_in
from tests.papers.tables import tables_of

NAME = "Thiếu niên, nhi đồng được tập huấn về an toàn thông tin mạng"

CONFIRMED = "Thanh niên sử dụng và thường xuyên tương tác với ứng dụng “Thanh niên Việt Nam”"


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("annual-report", {"year": "2026"}),
        ("half-year-report", {"round": "2026-H1"}),
        ("phase-report", {"phase": "2022-2025"}),
    ],
)
def test_an_unconfirmed_target_is_not_printed_and_is_named(tmp_path: Path, kind: str, options: dict[str, str]) -> None:
    with opened(sample_in(tmp_path / "book")) as book:
        (annex, *_) = papers.document(book, kind, options).annexes
        sentences = [remark.sentence for remark in checks.remarks(book, kind, options)]
    rows = {str(row.values[1]): row.values for row in tables_of(annex)[0].rows if isinstance(row, BodyRow)}
    assert rows[NAME][3:5] == ("–", "–")
    assert rows["Thanh niên sử dụng và thường xuyên tương tác với ứng dụng “Thanh niên Việt Nam”"][3:5] == (
        "> 70",
        "> 90",
    )
    assert f"Chỉ tiêu số {rows[NAME][0]}: chưa ghi mục tiêu." in annex.closing.lines[0]
    # Other lines follow it.
    assert all(line.endswith(".") for line in annex.closing.lines)
    assert any(f"Mục tiêu của chỉ tiêu “{NAME}” chưa xác nhận" in sentence for sentence in sentences)
