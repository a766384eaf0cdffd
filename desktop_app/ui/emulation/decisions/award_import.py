"""The preview of an import of old awards from a workbook, row by row."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.law.catalogue import LEVEL_LABELS
from desktop_app.domain.vocabulary import NOMINEE_KIND_LABELS
from desktop_app.services.awards.importing import AwardImport, ImportedAward, apply_awards
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.widgets.import_preview import ImportLine, ImportPreview, Outcome

_HEADERS = ("Họ và tên, tên tập thể", "Đối tượng", "Danh hiệu, hình thức", "Quyết định", "Cơ quan", "Cấp")


class AwardImportWindow(ImportPreview):
    """Shows what each row of a workbook would add to the book, and imports the checked rows."""

    def __init__(self, context: Context, proposed: AwardImport, parent: QWidget) -> None:
        lines = [_line(row) for row in proposed.rows]
        lines += [ImportLine(place, (), Outcome.SKIPPED, reason) for place, reason in proposed.skipped]
        super().__init__(
            context,
            f"Nhập khen thưởng từ “{proposed.file_name}”",
            _HEADERS,
            lines,
            lambda book, places: apply_awards(book, proposed, places),
            parent,
        )


def _line(row: ImportedAward) -> ImportLine:
    if row.award is None or row.decision is None:
        return ImportLine(row.place, (row.name, "", row.award_name), Outcome.UNCLEAR, row.reason)
    key = row.decision
    values = (
        row.name,
        NOMINEE_KIND_LABELS[row.award.kind],
        row.award_name,
        f"{key.number} ngày {format_date(key.signed_on)}",
        key.body,
        LEVEL_LABELS[key.level],
    )
    return ImportLine(row.place, values, Outcome.ADD, row.reason)
