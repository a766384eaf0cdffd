"""The preview of an import of nominations from a workbook, row by row."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.rounds.nominations import STATE_LABELS
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, NOMINEE_KIND_LABELS
from desktop_app.services.rounds.nomination_import import NominationImport, NominationRow, apply_nominations
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.import_preview import ImportLine, ImportPreview, Outcome

_HEADERS = ("Họ và tên, tên tập thể", "Đối tượng", "Hình thức", "Loại hình", "Tóm tắt thành tích", "Tình trạng")


class NominationImportWindow(ImportPreview):
    """Shows what each row of a workbook would add to a round, and imports the checked rows."""

    def __init__(self, context: Context, proposed: NominationImport, parent: QWidget) -> None:
        lines = [_line(row) for row in proposed.rows]
        lines += [ImportLine(place, (), Outcome.SKIPPED, reason) for place, reason in proposed.skipped]
        super().__init__(
            context,
            f"Nhập đề nghị vào {proposed.round_code} từ “{proposed.file_name}”",
            _HEADERS,
            lines,
            lambda book, places: apply_nominations(book, proposed, places),
            parent,
        )


def _line(row: NominationRow) -> ImportLine:
    fields = row.fields
    if fields is None:
        return ImportLine(row.place, (row.name,), Outcome.UNCLEAR, row.reason)
    kind, state = NOMINEE_KIND_LABELS[fields.kind], STATE_LABELS[fields.state]
    type_ = COMMENDATION_TYPE_LABELS[fields.commendation_type]
    values = (row.name, kind, row.award, type_, fields.summary, state)
    return ImportLine(row.place, values, Outcome.ADD, row.reason)
