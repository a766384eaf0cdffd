"""What reports say of proposed exemplars."""

import pytest

from desktop_app.domain.rounds.states import NominationState
from desktop_app.services.book import Book
from desktop_app.services.papers.reports.entered import ANNUAL, HALF_YEAR, report
from desktop_app.services.rounds.nomination_acts import SetForMany, set_for_many
from tests.books import BookIds


@pytest.mark.parametrize(("kind", "period"), [(HALF_YEAR, "2026-H1"), (ANNUAL, "2026")])
def test_a_report_tells_how_many_models_are_to_be_spread(book: Book, filled: BookIds, kind: str, period: str) -> None:
    def is_reported() -> bool:
        made = report(book, kind, period)
        return any("Có 02 gương điển hình tiên tiến được đề nghị nhân rộng." in part.text for part in made.parts)

    assert len(report(book, kind, period).facts.exemplars) == 0
    assert not is_reported()
    # A draft is proposed to nobody yet.
    set_for_many(book, [filled.of_lan, filled.of_division, filled.draft], SetForMany(exemplar=True))
    assert len(report(book, kind, period).facts.exemplars) == 2
    assert is_reported()
    with book.store.work("Không đạt") as work:
        work.update("nomination", filled.of_lan, {"state": NominationState.FAILED.value})
    assert len(report(book, kind, period).facts.exemplars) == 1
    assert not is_reported()
