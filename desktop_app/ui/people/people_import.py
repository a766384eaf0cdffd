"""The preview of an import of people from a workbook, row by row."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.office.people import GENDER_LABELS
from desktop_app.services.office.people_import import PeopleImport, PersonRow, apply_people
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.import_preview import ImportLine, ImportPreview, Outcome

_HEADERS = ("Họ và tên", "Giới tính", "Năm sinh", "Chức vụ", "Đơn vị")


class PeopleImportWindow(ImportPreview):
    """Shows what each row of a workbook would change in the book, and imports the checked rows."""

    def __init__(self, context: Context, proposed: PeopleImport, parent: QWidget) -> None:
        lines = [_line(row) for row in proposed.rows]
        lines += [ImportLine(place, (), Outcome.SKIPPED, reason) for place, reason in proposed.skipped]
        super().__init__(
            context,
            f"Nhập danh sách người từ “{proposed.file_name}”",
            _HEADERS,
            lines,
            lambda book, places: apply_people(book, proposed, places),
            parent,
        )


def _line(row: PersonRow) -> ImportLine:
    fields = row.fields
    year = str(fields.birth_year) if fields.birth_year is not None else ""
    values = (fields.full_name, GENDER_LABELS.get(fields.gender, fields.gender), year, row.position, row.unit_name)
    return ImportLine(row.place, values, Outcome(row.action.value), row.reason)
