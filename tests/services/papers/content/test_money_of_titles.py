"""The request to pay the money of titles, which a decision of no round gives."""

from pathlib import Path

from desktop_app.services.book import opened
from desktop_app.services.papers import papers
from tests.books import rows_of, sample_in
from tests.papers.reading import docx_text

OF_NO_ROUND = "round_id IS NULL AND level = 'department' AND number != ''"


def test_the_money_of_titles_is_asked_for_by_their_decision(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "so")) as sample:
        row, *_ = (row for (row,) in rows_of(sample, "decision", "id", OF_NO_ROUND))
        ((total,),) = rows_of(sample, "award", "sum(amount)", f"decision_id = {row} AND cancelled_on IS NULL")
        text = docx_text(papers.document(sample, "payment-request", {"decision": str(row)}))
    assert f"{total:,}".replace(",", ".") in text
    assert "Tiền thưởng kèm theo danh hiệu thi đua" in text.replace("\u00a0", " ")
