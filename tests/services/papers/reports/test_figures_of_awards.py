"""The figures of awards in the annex of a report: of each decision its own."""

import sqlite3
from contextlib import closing
from pathlib import Path

from desktop_app.services.book import opened
from desktop_app.services.papers.reports.papers import annual_data
from tests.books import sample_in


def test_two_decisions_on_as_many_are_two_figures_of_the_report_of_a_year(tmp_path: Path) -> None:
    # They used to be one row of the annex of figures, which read as the number of the year.
    folder = sample_in(tmp_path / "book")
    with closing(sqlite3.connect(folder.database)) as connection:
        given = connection.execute(
            "SELECT number, count(*) FROM award JOIN decision ON decision.id = decision_id WHERE award.kind = "
            "'collective' AND award = 'Giấy khen' AND signed_on BETWEEN '2022-11-16' AND '2023-11-15' "
            "GROUP BY number ORDER BY signed_on"
        ).fetchall()
    with opened(folder) as book:
        rows = [row for row in annual_data(book, "2023").indicators if "Tập thể được tặng Giấy khen" in row.name]
    assert len({row.this for row in rows}) == 1, "as many by each"
    assert [(number in row.name, row.this) for (number, _), row in zip(given, rows, strict=True)] == [
        (True, count) for _, count in given
    ]
