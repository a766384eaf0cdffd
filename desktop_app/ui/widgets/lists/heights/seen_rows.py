"""The rows by which the columns of a list are as wide as they are: those that are shown, and none of a query before."""

from dataclasses import replace

from PySide6.QtGui import QFontMetrics

from desktop_app.domain.lists import ListQuery
from desktop_app.ui.widgets.lists.columns import ColumnWidths
from desktop_app.ui.widgets.lists.model import PAGE, ListModel


class SeenRows:
    """Measures the rows of `model` for its columns' `widths`."""

    def __init__(self, model: ListModel, widths: ColumnWidths) -> None:
        self._model, self._widths = model, widths
        self._query: ListQuery | None = None
        """What the measured rows are of, whatever is typed at the filter."""

    def see_anew(self, top: int, metrics: QFontMetrics) -> None:
        """Measure rows that have come instead of others, by themselves where all or the first of them are at hand."""
        query = replace(self._model.query, text="")
        # Columns that moved at each letter that is typed were not read.
        is_typed = bool(self._model.query.text) and query == self._query
        if 0 < self._model.total <= PAGE and not is_typed:
            self._widths.forget()
        self._query, self._widths.filtered = query, self._model.filtered_places
        self.see(top, metrics)

    def see(self, top: int, metrics: QFontMetrics) -> None:
        """Measure the rows at hand, of a long list those from `top` on: a number that comes later is not cut either."""
        start = top if self._model.total > PAGE else 0
        self._widths.see(self._model.rows_at_hand(range(start, start + PAGE)), metrics)
