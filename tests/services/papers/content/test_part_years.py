"""The statistics of a part of a year are compared with the same part of the year before, and say so."""

from pathlib import Path

from desktop_app.services.book import opened
from desktop_app.services.papers.kinds.options import DATED
from tests.books import asked, sample_in
from tests.services.papers.content.test_awarded import STANDING, YEAR, cells_of, made, remarks_of, words_of


def test_a_part_of_a_year_is_compared_with_the_same_part_of_the_one_before(tmp_path: Path) -> None:
    day = f"{YEAR}-07-31"
    with opened(sample_in(tmp_path)) as sample:
        table, last_year = made(sample, "award-statistics", year=YEAR, **{DATED: day}), int(YEAR) - 1
        same_part = f"{STANDING.replace(YEAR, str(last_year))} AND decision.signed_on <= '{last_year}-07-31'"
        ((by_july,),) = asked(sample, f"SELECT count(*) {same_part}")
        assert by_july != 0
        assert sum(int(str(row[9])) for row in cells_of(table)) == by_july
        assert f"năm trước tính đến ngày 31/7/{last_year}" in words_of(table)
        assert f"cột Năm trước tính đến ngày 31/7/{last_year}" in remarks_of(
            sample, "award-statistics", year=YEAR, **{DATED: day}
        )
        assert "năm trước tính đến" not in words_of(made(sample, "award-statistics", year=YEAR))
