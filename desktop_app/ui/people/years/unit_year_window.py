"""Số liệu của tập thể: the members of a collective by rating and title, the conditions of its titles, a “what if”."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSpinBox,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.law.judging.caps import CapStanding
from desktop_app.domain.law.rules import EXCELLENT_RATED, GOOD_RATED
from desktop_app.domain.lists import Column, ColumnKind
from desktop_app.domain.provisions import UNCONFIRMED_MARK
from desktop_app.domain.standing.year_records import Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.standing.unit_years import ConditionLine, UnitYear, unit_year
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.dress.field_rows import FieldRows
from desktop_app.ui.base.theme import at_size, leave_air, set_mark
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.widgets.actions import add_action, heading, part_title, window_line
from desktop_app.ui.widgets.forms.declared.scrolled import VerticalScrollArea
from desktop_app.ui.widgets.lists.heights.window_growth import WindowGrowth
from desktop_app.ui.widgets.lists.line_table import give_blank
from desktop_app.ui.widgets.lists.row_table import RowTable
from desktop_app.ui.widgets.lists.table_export import EXPORT_TIP, SeenTable, asks_export, export_table
from desktop_app.ui.widgets.notice import Notice

_COLUMNS: Final = (
    Column("label", "Số liệu", width=34),
    Column("number", "Số người", ColumnKind.INTEGER, 10),
    Column("share", "Tỷ lệ", width=12),
    Column("people", "Gồm", ColumnKind.LONG_TEXT, 70),
)
_WIDTHS: Final = (260, 84, 84)
_MOST: Final = 99
_LEAST_ROWS: Final = 4
_RATED: Final = {EXCELLENT_RATED: "xếp loại xuất sắc", GOOD_RATED: "xếp loại tốt"}


class UnitYearWindow(QDialog):
    """A collective's year: figures with names, the conditions of its titles, the caps, and a "what if" over them.

    Signal: `history_asked(Subject)` for one of the people that a figure counts.
    """

    history_asked = Signal(object)

    def __init__(self, context: Context, unit_id: int, year: int, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.context = context
        self.unit_id, self.year = unit_id, year
        self._questions = BookQuestions(context, self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Số liệu của tập thể năm {year}")
        open_at(self, 960, 660)
        self._unit_figures: UnitYear | None = None
        self.name, self.about = heading(""), QLabel()
        self.figures = RowTable(len(_COLUMNS), "Số liệu của tập thể")
        self.conditions, self.caps = QLabel(), QLabel()
        self.more: dict[str, QSpinBox] = {}
        self._what_if_line = QHBoxLayout()
        self.notice = Notice()
        self.export_action = add_action(self, "&Xuất ra Excel…", "export-sheet", "", self.export)
        self.export_action.setToolTip(EXPORT_TIP)
        self._lay_out()

    def start(self) -> None:
        """Read the figures and show the window."""
        self._questions.ask("year", lambda book: unit_year(book, self.unit_id, self.year), self._show)

    def export(self) -> None:
        """Ask for a file and export the figures to it."""
        if self._unit_figures is not None:
            title = f"Số liệu {self._unit_figures.unit_name} năm {self.year}"
            export_table(self.context, self, self.notice, SeenTable(title, _COLUMNS, _rows(self._unit_figures)))

    def _lay_out(self) -> None:
        set_mark(self.about, "muted")
        self.figures.setHorizontalHeaderLabels([column.title for column in _COLUMNS])
        self.figures.horizontalHeader().setStretchLastSection(True)
        self.figures.setMinimumHeight(_LEAST_ROWS * self.figures.verticalHeader().defaultSectionSize())
        self.figures.setToolTip("Enter: chọn một người để mở quá trình khen thưởng")
        self.figures.entered.connect(self._offer_people)
        for label in (self.conditions, self.caps):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column_.setSpacing(GAP)
        column_.addWidget(self.name)
        column_.addWidget(self.about)
        column_.addWidget(self.notice)
        column_.addWidget(self.figures, 3)
        column_.addSpacing(GROUP)
        column_.addWidget(part_title("Nếu thêm (bớt)"))
        column_.addLayout(self._what_if_line)
        answers = QWidget()
        lines = QVBoxLayout(answers)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(GAP)
        lines.addWidget(self.conditions)
        lines.addWidget(self.caps)
        lines.addStretch()
        below = VerticalScrollArea(answers, ())
        WindowGrowth(self, self.figures, below)
        # Only so do the arrow keys reach what is below.
        below.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        below.setAccessibleName("Điều kiện của các danh hiệu")
        column_.addWidget(below, 2)
        column_.addLayout(window_line(self, [self.export_action]))
        self.setFocusProxy(self.figures)

    def _show(self, unit_figures: UnitYear) -> None:
        self._unit_figures = unit_figures
        self.name.setText(f"{unit_figures.unit_name} – năm {unit_figures.year}")
        self.about.setText(
            f"Theo người có chức vụ tại đơn vị ngày {format_date(unit_figures.day)}; {unit_figures.rules.name}."
        )
        self._show_figures(unit_figures)
        self._ask_what_if(unit_figures)
        self._answer()
        self.show()
        self.figures.setFocus()

    def _show_figures(self, unit_figures: UnitYear) -> None:
        rows = _rows(unit_figures)
        self.figures.setRowCount(len(rows))
        for place, row in enumerate(rows):
            for column, value in enumerate(row):
                item = QTableWidgetItem(str(value))
                item.setToolTip(str(value))
                if column in (1, 2):
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.figures.setItem(place, column, item)
        self.figures.setCurrentCell(0, 0)
        self._share()

    def _share(self) -> None:
        """Let the names go over two lines where one has no room for them."""
        if self._unit_figures is not None:
            cells = [[str(value) for value in row] for row in _rows(self._unit_figures)]
            give_blank(self.figures, {at: at_size(width) for at, width in enumerate(_WIDTHS)}, cells.__getitem__)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names the room there is."""
        super().resizeEvent(event)
        self._share()

    def _ask_what_if(self, unit_figures: UnitYear) -> None:
        titles = {
            award.code: award.short
            for award in reversed(unit_figures.rules.awards)
            if award.is_title and not award.goes_up and NomineeKind.INDIVIDUAL in award.terms
        }
        capped = {code for standing in unit_figures.caps() for code in (standing.cap.counted, standing.cap.of)}
        for code, words in {**titles, **{code: words for code, words in _RATED.items() if code in capped}}.items():
            box = QSpinBox()
            leave_air(box)
            box.setRange(-_MOST, _MOST)
            box.setAccessibleName(f"Thêm hoặc bớt {words}")
            box.valueChanged.connect(lambda _: self._answer())
            self.more[code] = box
            line = FieldRows()
            line.addRow(words, box)
            self._what_if_line.addLayout(line)
        self._what_if_line.addStretch()

    def _answer(self) -> None:
        """Show how conditions and caps would be met with the entered numbers added; nothing is saved."""
        if self._unit_figures is None:
            return
        more = {code: box.value() for code, box in self.more.items()}
        self.conditions.setText(_condition_words(self._unit_figures.conditions(more)))
        caps = self._unit_figures.caps(more)
        self.caps.setText("\n".join(map(partial(_cap_line, self._unit_figures), caps)))
        self.caps.setVisible(bool(caps))

    def _offer_people(self) -> None:
        """Show a menu of the people that the current figure counts, to open the history of one."""
        row = self.figures.currentRow()
        if self._unit_figures is None or row < 0:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for person_id in self._unit_figures.figures[row].people:
            subject = Subject(NomineeKind.INDIVIDUAL, person_id)
            name = self._unit_figures.names[person_id].replace("&", "&&")
            menu.addAction(name).triggered.connect(partial(self.history_asked.emit, subject))
        if not menu.isEmpty():
            corner = self.figures.visualRect(self.figures.currentIndex()).bottomLeft()
            menu.popup(self.figures.viewport().mapToGlobal(corner))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Export on Ctrl+E."""
        if asks_export(event):
            self.export()
        else:
            super().keyPressEvent(event)


def _rows(unit_figures: UnitYear) -> Sequence[tuple[str, int, str, str]]:
    return [
        (
            figure.label,
            len(figure.people),
            figure.share,
            ", ".join(unit_figures.names[person_id] for person_id in figure.people),
        )
        for figure in unit_figures.figures
    ]


def _condition_words(conditions: Sequence[ConditionLine]) -> str:
    """Return the conditions below the title they are of, whose article is cited once."""
    words = []
    for (award, article, confirmed), lines in groupby(
        conditions, lambda line: (line.award, line.article, line.confirmed)
    ):
        words.append(f"{award} ({article}{'' if confirmed else '; ' + UNCONFIRMED_MARK}):")
        words += [f"{'Đạt' if line.is_met else 'Chưa đạt'}  –  {line.sentence}" for line in lines]
    return "\n".join(words)


def _cap_line(unit_figures: UnitYear, standing: CapStanding) -> str:
    provision = standing.cap.provision
    unconfirmed = "" if provision.confirmed else f"; {UNCONFIRMED_MARK}"
    return f"Tỷ lệ  –  {unit_figures.cap_words(standing)} ({provision.article}{unconfirmed})"
