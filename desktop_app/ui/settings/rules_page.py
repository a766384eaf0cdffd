"""The page Quy định khen thưởng: a rule set as a table, with the province's own values in place of its values."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QMargins, QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QBrush, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.changes import Changes
from desktop_app.domain.law.rule_lines import RuleLine
from desktop_app.domain.lists import Column, ColumnKind
from desktop_app.services.book import Book
from desktop_app.services.law import rules
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import set_mark, set_up_table
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE, TIGHT
from desktop_app.ui.settings.province_form import ProvinceForm, ProvinceFormData, province_form_data
from desktop_app.ui.widgets.actions import add_action, button_line, heading
from desktop_app.ui.widgets.forms.value_box import ValueBox
from desktop_app.ui.widgets.lists.table_export import EXPORT_TIP, SeenTable, export_table
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.page import Page

_COLUMNS: Final = (
    Column("group", "Nhóm", width=14),
    Column("subject", "Nội dung", width=34),
    Column("value", "Mức, điều kiện", ColumnKind.LONG_TEXT, 60),
    Column("article", "Căn cứ", ColumnKind.LONG_TEXT, 44),
    Column("remark", "Lưu ý", ColumnKind.LONG_TEXT, 60),
)
_WIDTHS: Final = (96, 210, 320, 230)
_REMARK: Final = 4


class RulesPage(Page):
    """Chooses a rule set and shows its rules; rules that are not confirmed are marked."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._lines: Sequence[RuleLine] = ()
        rule_sets = sorted(rules.rule_sets(), key=lambda rule_set: rule_set.first, reverse=True)
        self.chooser = ValueBox({rule_set.code: rule_set.name for rule_set in rule_sets})
        self.chooser.setAccessibleName("Bộ quy định")
        self.table = QTableWidget(0, len(_COLUMNS))
        self.notice = Notice()
        self.edit = add_action(self, "&Sửa các mức của tỉnh…", "edit", "F2", self._edit)
        # Ctrl+E is a shortcut of the window, which calls `export`.
        export = add_action(self, "&Xuất ra Excel…", "export-sheet", "", self.export)
        export.setToolTip(EXPORT_TIP)
        self.actions_menu = [self.edit, export]
        self.note = QLabel()
        self.note.setWordWrap(True)
        set_mark(self.note, "muted")
        self._lay_out()
        self.chooser.set_value(rules.rules_on(date.today()).code)
        self.chooser.currentIndexChanged.connect(self.refresh)
        context.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Read the rules again."""
        code, year = self.chooser.value(), date.today().year

        def read(book: Book) -> tuple[Sequence[RuleLine], str]:
            province = rules.province_rules(book)
            source = f"Có các mức theo {province.source}." if not province.is_empty else ""
            return rules.rule_lines_in_force(book, code, year), source

        self._context.read(read, lambda lines_and_source: self._show(*lines_and_source))

    def _lay_out(self) -> None:
        set_up_table(self.table)
        self.table.setAccessibleName("Các quy định")
        self.table.setHorizontalHeaderLabels([column.title for column in _COLUMNS])
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setWordWrap(True)
        self.table.setItemDelegate(_PaddedDelegate(self.table))
        for place, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(place, width)
        header = self.table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setSectionsClickable(False)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        label = QLabel("&Quy định:")
        label.setBuddy(self.chooser)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(label)
        line.addWidget(self.chooser)
        line.addLayout(button_line(self.actions_menu))
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addWidget(heading("Quy định khen thưởng"))
        column.addWidget(self.notice)
        column.addLayout(line)
        column.addWidget(self.note)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def _changed(self, changes: Changes) -> None:
        if "setting" in changes.kinds:
            self.refresh()

    def _show(self, lines: Sequence[RuleLine], source: str) -> None:
        self._lines = lines
        self.note.setText(
            f"{source} Đợt xét giữ bộ quy định lúc mở đợt; sửa ở đây chỉ áp dụng cho các đợt mở từ nay về sau.".strip()
        )
        muted = QBrush(self.palette().color(QPalette.ColorRole.PlaceholderText))
        self.table.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for place, text in enumerate(_cells(line)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if place == _REMARK:
                    item.setForeground(muted)
                self.table.setItem(row, place, item)

    def _edit(self) -> None:
        def show(data: ProvinceFormData) -> None:
            ProvinceForm(self._context, data, self).show_form("source")

        self._context.read(province_form_data, show)

    def export(self) -> None:
        """Ask for a file and write the rules to it as shown."""
        title = f"Quy định khen thưởng ({self.chooser.currentText()})"
        rows = [_cells(line) for line in self._lines]
        export_table(self._context, self, self.notice, SeenTable(title, _COLUMNS, rows))


class _PaddedDelegate(QStyledItemDelegate):
    """Adds room above and below the text of cells."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a cell."""
        return super().sizeHint(option, index).grownBy(QMargins(0, TIGHT, 0, TIGHT))


def _cells(line: RuleLine) -> tuple[str, ...]:
    return line.group, line.subject, line.value, line.article, line.remark
