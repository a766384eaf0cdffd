"""The list by which a unit proposes: the form that the guiding letter gives, and the unit's own, filled in.

What it goes with is the unit's request (tờ trình), as Danh sách đề nghị khen thưởng goes with that of the office.
"""

from collections.abc import Iterable

from desktop_app.papers.document.model import Align, BodyRow, Table, TableColumn, TableRow
from desktop_app.papers.document.text import CellKind
from desktop_app.papers.parts.list_widths import fitted

_COLUMNS = (
    TableColumn("TT", 10, Align.CENTER, CellKind.ORDINAL),
    TableColumn("Họ và tên (tên tập thể)", 46),
    TableColumn("Chức vụ, phòng/đơn vị", 52),
    TableColumn("Hình thức đề nghị", 38),
    TableColumn("Tóm tắt thành tích", 66, Align.JUSTIFY),
    TableColumn("Số phiếu, tỷ lệ ở đơn vị", 24, Align.CENTER),
    TableColumn("Ghi chú", 16),
)
"""252 mm in all, the text width of a landscape A4."""
_LEAST_WIDTHS = (8, 22, 22.5, 18.5, 152, 18, 11)
"""The widths in mm of a list of long summaries."""
COLUMN_COUNT = len(_COLUMNS)
"""The number of columns, the running number among them."""


def unit_list(rows: Iterable[TableRow], row_mm: float = 0) -> Table:
    """Return the list with these rows, each at least `row_mm` high; long summaries have the room of the others."""
    listed = tuple(rows)
    given = [row.values[1:] for row in listed if isinstance(row, BodyRow)]
    columns, smaller = fitted(_COLUMNS, _LEAST_WIDTHS, given)
    return Table(columns, listed, row_mm=row_mm, smaller_pt=smaller)
