"""The form in which a paper that was changed in Word is looked over and kept as issued."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.services.papers.edited import EditedPaper, take_back
from desktop_app.services.papers.issued import IssueFields, NextIssue
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.papers.edited.difference_table import DifferenceTable
from desktop_app.ui.papers.issue_form import IssueForm
from desktop_app.ui.widgets.file_dialogs import choose_to_read
from desktop_app.ui.widgets.forms.record_form import Act
from desktop_app.ui.widgets.muted_label import muted_label

SIGNED_FILES: Final = "Bản đã ký (*.pdf *.png *.jpg *.jpeg)"
_TABLE_HEIGHT: Final = 150
_KEPT: Final = (
    "Sổ giữ nguyên tệp Word này, đánh dấu “đã sửa bằng Word”; in lại là đúng tệp này. Bản PDF chỉ có khi kèm bản đã ký."
)


class TakeBackForm(IssueForm):
    """Shows where the file differs from the program's paper, and keeps it as the next issued version."""

    save_text = "Giữ làm bản phát hành"

    def __init__(
        self,
        context: Context,
        paper: tuple[str, Mapping[str, str]],
        next_issue: NextIssue,
        edited: EditedPaper,
        path: Path,
        parent: QWidget,
    ) -> None:
        # What comes back from Word may well take the place of what did so before.
        super().__init__(context, *paper, replace(next_issue, warning=""), parent, without=("signer", "signer_title"))
        self._path, self._signed_path = path, None
        self.setWindowTitle(f"Lấy lại bản sửa bằng Word của “{next_issue.title}”")
        self.fill(IssueFields(edited.fields.number, edited.fields.dated_on))
        if next_issue.symbol:
            self.number.setReadOnly(bool(edited.fields.number))
        self.dated_on.setReadOnly(edited.fields.dated_on is not None)
        self.kept_as.setText(_KEPT)
        self.words, self.differences = muted_label(edited.words), DifferenceTable()
        self.differences.show_differences(edited.differences)
        self.differences.setMinimumHeight(_TABLE_HEIGHT)
        self.differences.setVisible(bool(edited.differences))
        self._column.insertWidget(1, self.words)
        self._column.insertWidget(2, self.differences, 1)
        self.signed_button = QPushButton("Kèm bản đã ký…")
        self.signed_button.setAutoDefault(False)
        self.signed_button.setToolTip("Tệp PDF hoặc ảnh quét của văn bản đã ký, giữ cùng tệp Word")
        self.signed_button.clicked.connect(self.choose_signed)
        self.buttons.insertWidget(0, self.signed_button)

    _signed_path: Path | None

    def choose_signed(self) -> None:
        """Ask for the signed PDF or scan that is kept with the file."""
        settings = SettingsFile.of(self.context, self.context.book.folder.settings)
        choose_to_read(self, settings, "Bản đã ký", SIGNED_FILES, self._take_signed)

    def _take_signed(self, path: Path) -> None:
        self._signed_path = path
        self.signed_button.setText(f"Kèm: {path.name}")

    def _collect(self) -> Act:
        fields, path, signed_path = self.collected(), self._path, self._signed_path
        return lambda book: take_back(book, self._kind, self._options, fields, path, signed_path)
