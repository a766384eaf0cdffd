"""A text that begins with a name keeps its capital where a report goes on with it."""

from datetime import date
from pathlib import Path

from desktop_app.domain.year.obstacles import ObstacleFields
from desktop_app.services.papers.reports.entered import ANNUAL, report
from desktop_app.services.year.obstacles import save_obstacle
from tests.books import book_in, import_plan


def test_an_obstacle_that_begins_with_the_name_of_a_body_keeps_its_capital(tmp_path: Path) -> None:
    with book_in(tmp_path / "book") as book:
        import_plan(book)
        for day, content in ((4, "Bộ Ngoại giao chưa có hướng dẫn"), (5, "Bộ máy cũ")):
            save_obstacle(book, None, ObstacleFields(date(2026, 5, day), content))
        text = "\n".join(part.text for part in report(book, ANNUAL, "2026").parts)
    assert "Phản ánh ngày 04/5/2026: Bộ Ngoại giao chưa có hướng dẫn" in text
    assert "Phản ánh ngày 05/5/2026: bộ máy cũ" in text
