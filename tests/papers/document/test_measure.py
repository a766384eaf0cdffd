"""How wide texts are: what every table and every line of a paper is made by."""

import pytest
from reportlab.pdfbase import pdfmetrics

from desktop_app.papers.document.measure import times_width


def test_a_word_that_recurs_is_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[str] = []

    def measure(text: str, font: str, size: float) -> float:
        measured.append(text)
        return size * len(text)

    monkeypatch.setattr(pdfmetrics, "stringWidth", measure)
    widths = [times_width("chua-do-lan-nao", 13, bold, False) for bold in (False, True, False, True, False)]
    assert len(set(widths)) == 1
    assert measured == ["chua-do-lan-nao"] * 2, "once for each face"
