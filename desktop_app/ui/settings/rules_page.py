"""The page Quy định khen thưởng: a rule set as a table, with the province's own values in place of its values."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize
from PySide6.QtGui import QBrush, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QStyleOptionViewItem,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError
from desktop_app.domain.law.rule_lines import RuleLine
from desktop_app.domain.list_kinds.read_whole import RULE_LINES
from desktop_app.domain.vocabulary import NOMINEE_KIND_LABELS, NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.law import own_sets, rules
from desktop_app.services.law.own_sets import ListedSet, SetFields
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.grey_acts import allow
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE
from desktop_app.ui.base.window_size import is_low
from desktop_app.ui.settings.province_form import ProvinceForm, ProvinceFormData, province_form_data
from desktop_app.ui.settings.rule_forms import NEW_RULES, RuleFormData, RuleSetForm, own_name, rule_form, rule_form_data
from desktop_app.ui.widgets.actions import add_action
from desktop_app.ui.widgets.forms.value_box import ValueBox
from desktop_app.ui.widgets.heads.page_head import PageHead
from desktop_app.ui.widgets.lists.acts.copy_keys import CopyKeys
from desktop_app.ui.widgets.lists.acts.line_sight import LineSight
from desktop_app.ui.widgets.lists.empty import EmptyList
from desktop_app.ui.widgets.lists.filters.filter_edit import FilterEdit
from desktop_app.ui.widgets.lists.filters.of_lines import LineParts
from desktop_app.ui.widgets.lists.line_table import Index, WholeText
from desktop_app.ui.widgets.lists.row_table import RowTable
from desktop_app.ui.widgets.lists.table_export import EXPORT_TIP, SeenTable, export_table
from desktop_app.ui.widgets.muted_label import muted_label
from desktop_app.ui.widgets.notice import Notice, refuse_in
from desktop_app.ui.widgets.page import Page

_LETTERS: Final = 20
_WHICH: Final = 3
"""How much more of a line which rules these are has than what filters them."""
_SHARES: Final = (0.12, 0.17, 0.2, 0.2)
"""The width of each column but the last, as a share of the table: a narrow last one would make every row high."""
_SHARES_IF_LOW: Final = (0.12, 0.2, 0.21, 0.2)
"""The same in a low window, in which the last one is cut, and what it is of would make rows high."""
_REMARK: Final = 4
_LINES_IF_LOW: Final = 3
_REMOVABLE: Final = ("basis", "vote", "cap", "salary", "award", "principle")
_OWN: Final = "Bộ riêng của cơ quan: chọn mục rồi Enter để sửa; Ctrl+Enter ghi đã đối chiếu với văn bản."
_SHIPPED: Final = "Bộ kèm theo chương trình giữ nguyên; bấm “Chép thành bộ riêng” để sửa cho cơ quan, từ một ngày."
_NOT_OWN: Final = "Bộ kèm theo chương trình giữ nguyên: chép thành bộ riêng của cơ quan trước đã."
_CHOOSE_RULE: Final = "Chọn một mục của bộ trong bảng trước đã."
_READ_ONLY: Final = "kèm theo, chỉ xem"
_NOT_OPEN: Final = "Chọn một mục chưa ghi đã đối chiếu."
_OTHER_RULE: Final = "Việc này không hợp với mục đang chọn."
_BRIEF: Final = {
    True: "Bộ riêng: Enter sửa mục, Ctrl+Enter ghi đã đối chiếu; áp dụng cho đợt mở từ nay.",
    False: "Bộ kèm theo giữ nguyên: bấm “Chép thành bộ riêng” để sửa.",
}
"""By whether a set is the office's own: what is said of it in a low window, where one line has to do."""
_ROUNDS_KEEP: Final = (
    "Đợt xét giữ bộ quy định lúc mở đợt; sửa ở đây chỉ áp dụng cho các đợt mở từ nay về sau. "
    "Quyết định đã ký giữ nguyên."
)


class RulesPage(Page):
    """Shows the rules of a set, marked where nobody has confirmed them; the office's own sets are changed here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._lines: Sequence[RuleLine] = ()
        self._in_sight: Sequence[RuleLine] = ()
        self._sets: Mapping[str, ListedSet] = {}
        self._wanted = ""
        self._shown = ""
        """The set that the rules in sight are of: another that was chosen is being read."""
        self._job: Job | None = None
        self.chooser = ValueBox[str]()
        self.chooser.setAccessibleName("Bộ quy định")
        # Names of sets that the office made are long.
        self.chooser.setSizeAdjustPolicy(ValueBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.chooser.setMinimumContentsLength(_LETTERS)
        self.table = RowTable(len(RULE_LINES.columns), "Các quy định")
        self.table.setSelectionMode(RowTable.SelectionMode.ExtendedSelection)
        CopyKeys(self.table, context.message.emit)
        self.filter = FilterEdit("Các quy định", of_what="quy định")
        self.sight = LineSight(self.table, self.filter)
        self.empty = EmptyList()
        self.parts = LineParts(context, RULE_LINES, self.table, self.filter, self.empty, self._current_row)
        self.notice = Notice()
        self._make_actions()
        self.note = muted_label()
        self._lay_out()
        self.chooser.currentIndexChanged.connect(self._read_lines)
        self.table.itemSelectionChanged.connect(self._follow)
        self.sight.changed.connect(self._show_in_sight)
        self.parts.changed.connect(self._show_in_sight)
        self.parts.opened.connect(self._edit_rule)
        context.changed.connect(self._changed)
        self.refresh()

    def _make_actions(self) -> None:
        self.copy = add_action(self, "&Chép thành bộ riêng…", "copy", "Ctrl+N", self._copy)
        self.edit_rule = add_action(self, "Sửa &mục…", "edit", "F2", self._edit_rule)
        self.confirm = add_action(self, "Xác &nhận mục", "check", "Ctrl+Return", self._confirm)
        self.new_rules = {
            path: add_action(self, f"Thêm {words[:1].lower()}{words[1:]}…", "add", "", partial(self._open_rule, path))
            for path, words in NEW_RULES.items()
        }
        self.new_conditions = {
            kind: add_action(
                self,
                f"Thêm điều kiện cho {NOMINEE_KIND_LABELS[kind].lower()}…",
                "add",
                "",
                partial(self._add_condition, kind),
            )
            for kind in NomineeKind
        }
        self.remove_rule = add_action(self, "Xóa mục", "trash", "Delete", self._remove_rule)
        self.edit_set = add_action(self, "Sửa tên, thời gian áp dụng…", "edit", "", self._edit_set)
        self.remove_set = add_action(self, "Xóa bộ quy định này", "trash", "", self._remove_set)
        self.edit = add_action(self, "&Sửa các mức của tỉnh…", "settings", "Ctrl+Shift+T", self._edit)
        # Ctrl+E is a shortcut of the window, which calls `export`.
        export = add_action(self, "&Xuất ra Excel…", "export-sheet", "", self.export)
        export.setToolTip(EXPORT_TIP)
        self._of_rule = (self.edit_rule, self.confirm, self.remove_rule)
        self._of_own_set = (*self.new_rules.values(), self.edit_set, self.remove_set)
        more = QMenu("Thêm, xóa mục", self)
        more.addActions([*self.new_rules.values(), *self.new_conditions.values(), self.remove_rule])
        more.addSeparator()
        more.addActions([self.edit_set, self.remove_set])
        self.actions_menu = [self.copy, self.edit_rule, self.confirm, self.edit, more.menuAction(), export]

    def refresh(self) -> None:
        """Read the sets and the rules again."""
        self._context.read(own_sets.listed_sets, self._show_sets)

    def _show_sets(self, sets: Sequence[ListedSet]) -> None:
        self._sets = {listed.rule_set.code: listed for listed in sets}
        before = self._wanted or (self.chooser.value() if self.chooser.count() else "")
        today = next((listed for listed in sets if listed.rule_set.first <= date.today()), sets[0])
        with QSignalBlocker(self.chooser):
            self.chooser.offer({code: _set_words(listed) for code, listed in self._sets.items()})
            self.chooser.set_value(before if before in self._sets else today.rule_set.code)
        if self._wanted in self._sets:
            self._wanted = ""
        self._read_lines()

    def changeEvent(self, event: QEvent) -> None:
        """Let the box of the sets grow as far as the name does in other letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._limit()

    def _limit(self) -> None:
        self.chooser.setMaximumWidth(max(self.chooser.whole_width(), self.chooser.minimumSizeHint().width()))

    def _read_lines(self) -> None:
        self._limit()
        code, year = self.chooser.value(), date.today().year

        def read(book: Book) -> tuple[Sequence[RuleLine], str]:
            province = rules.province_rules(book)
            source = f"Có các mức theo {province.source}." if not province.is_empty else ""
            return rules.rule_lines_in_force(book, code, year), source

        if self._job is not None:
            self._job.forget()
        self._job = self._context.read(read, lambda lines_and_source: self._show(code, *lines_and_source))

    def _lay_out(self) -> None:
        self.table.setHorizontalHeaderLabels([column.title for column in RULE_LINES.columns])
        self.table.setWordWrap(True)
        self.table.setItemDelegate(_Texts(self.table))
        self.table.installEventFilter(self)
        self.table.entered.connect(self._edit_rule)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        label = QLabel("&Quy định")
        label.setBuddy(self.chooser)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(label)
        line.addWidget(self.chooser, _WHICH)
        line.addWidget(self.filter, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addWidget(PageHead("Quy định khen thưởng", self.actions_menu))
        column.addWidget(self.notice)
        column.addLayout(line)
        column.addWidget(self.note)
        column.addWidget(self.parts, 1)
        self.setFocusProxy(self.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is less room."""
        super().resizeEvent(event)
        self.note.set_folded(is_low(self))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the width of the table among its columns, also what a pane beside it leaves."""
        if event.type() == QEvent.Type.Resize:
            self._share_room()
        return super().eventFilter(watched, event)

    def _share_room(self) -> None:
        for place, share in enumerate(_SHARES_IF_LOW if is_low(self) else _SHARES):
            self.table.setColumnWidth(place, int(self.table.width() * share))

    def _changed(self, changes: Changes) -> None:
        if changes.kinds & {"setting", "rule_set"}:
            self.refresh()

    def _show(self, code: str, lines: Sequence[RuleLine], source: str) -> None:
        self._shown, self._lines = code, lines
        own = self._chosen_is_own()
        kind = _OWN if own else _SHIPPED
        self.note.setText(f"{kind} {source} {_ROUNDS_KEEP}".replace("  ", " ").strip(), _BRIEF[own])
        self._show_in_sight()

    def _show_in_sight(self) -> None:
        """Show the rules that have what is typed, as they are sorted; the current one stays, if it is among them."""
        row, column = max(0, self.table.currentRow()), max(0, self.table.currentColumn())
        current = _told_apart(self._in_sight[row]) if row < len(self._in_sight) else None
        lines = self._in_sight = self.sight.of(self.parts.meeting(self._lines, _cells), _cells, _cells)
        self._fill(lines)
        had_focus = self.table.hasFocus() or self.empty.button.hasFocus()
        has_rows = bool(lines) or self.sight.composing
        if not has_rows:
            self.empty.say_no_match(self.filter.seen_text, self._show_all)
        self.parts.show_rows(has_rows)
        self.setFocusProxy(self.table if has_rows else self.empty)
        if had_focus:
            self.setFocus()
        if lines:
            same = (at for at, line in enumerate(lines) if _told_apart(line) == current)
            self.table.choose_cell(next(same, min(row, len(lines) - 1)), column)
        self._follow()

    def _show_all(self) -> None:
        self.parts.take_conditions_away()
        self.sight.show_all()

    def _current_row(self) -> tuple[int | None, Sequence[str]]:
        row = self.table.currentRow()
        return (row, _cells(self._in_sight[row])) if 0 <= row < len(self._in_sight) else (None, ())

    def _fill(self, lines: Sequence[RuleLine]) -> None:
        muted = QBrush(self.palette().color(QPalette.ColorRole.PlaceholderText))
        heights = self.table.verticalHeader()
        # Each cell that is put in would have every row measured anew.
        heights.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        blocker = QSignalBlocker(self.table)
        self.table.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for place, text in enumerate(_cells(line)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if place == _REMARK:
                    item.setForeground(muted)
                self.table.setItem(row, place, item)
        blocker.unblock()
        heights.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def _chosen_is_own(self) -> bool:
        listed = self._sets.get(self.chooser.value())
        return listed is not None and listed.own

    def _line(self) -> RuleLine | None:
        """Return the rule that is chosen, None while several are, or while another set is being read."""
        if self._shown != self.chooser.value():
            return None
        rows = self.table.selectionModel().selectedRows()
        return self._in_sight[rows[0].row()] if len(rows) == 1 and rows[0].row() < len(self._in_sight) else None

    def _follow(self) -> None:
        own, line = self._chosen_is_own(), self._line()
        path = line.path if line is not None else ""
        for action in self._of_own_set:
            allow(action, own, _NOT_OWN)
        for action in self._of_rule:
            allow(action, own and path, _CHOOSE_RULE if own else _NOT_OWN)
        is_open = own and path and line is not None and not line.confirmed
        allow(self.confirm, is_open, _NOT_OPEN if own else _NOT_OWN)
        for kind, action in self.new_conditions.items():
            allow(action, own and kind in self._recipients(path), _OTHER_RULE if own else _NOT_OWN)
        is_removable = path.partition(".")[0] in _REMOVABLE
        allow(self.remove_rule, own and is_removable, _OTHER_RULE if own else _NOT_OWN)

    def _copy(self) -> None:
        listed = self._sets.get(self.chooser.value())
        if listed is not None:
            first = max(date.today(), listed.rule_set.first + timedelta(days=1))
            fields = SetFields(own_name(first), first, None, listed.rule_set.note)
            form = RuleSetForm(self._context, listed.rule_set.code, fields, self, copy=True)
            form.saved.connect(self._choose_new)
            form.show_form("name")

    def _choose_new(self, changes: Changes) -> None:
        new_id = changes.only_id("rule_set")

        def choose(code: str) -> None:
            self._wanted = code
            self.refresh()

        self._context.read(lambda book: own_sets.code_of(book, new_id), choose)

    def _edit_set(self) -> None:
        listed = self._sets[self.chooser.value()]
        rule_set = listed.rule_set
        fields = SetFields(rule_set.name, rule_set.first, rule_set.last, rule_set.note)
        RuleSetForm(self._context, rule_set.code, fields, self, copy=False).show_form("name")

    def _remove_set(self) -> None:
        code = self.chooser.value()
        self._context.act(lambda book: own_sets.remove_set(book, code))

    def _edit_rule(self) -> None:
        line = self._line()
        if not self._chosen_is_own():
            self._context.message.emit(_SHIPPED)
        elif line is not None and line.path:
            self._open_rule(line.path)
        else:
            self._context.message.emit(_CHOOSE_RULE)

    def _recipients(self, path: str) -> Collection[NomineeKind]:
        """Return whom the award of a rule is given to, nobody for other rules."""
        kind, _, rest = path.partition(".")
        listed = self._sets.get(self.chooser.value())
        if kind != "award" or listed is None:
            return ()
        return listed.rule_set.award(rest.partition(".")[0]).terms

    def _add_condition(self, kind: NomineeKind) -> None:
        line = self._line()
        if line is not None:
            self._open_rule(f"award.{line.path.split('.')[1]}.{kind}")

    def _open_rule(self, path: str) -> None:
        code = self.chooser.value()

        def show(data: RuleFormData) -> None:
            form = rule_form(self._context, data, self)
            form.show_form(next(iter(form.fields)))

        self._context.read(lambda book: rule_form_data(book, code, path), show, self._refuse)

    def _confirm(self) -> None:
        code, line = self.chooser.value(), self._line()
        if line is not None:
            path = line.path
            self._context.act(lambda book: own_sets.confirm_rule(book, code, path), failed=self._refuse)

    def _remove_rule(self) -> None:
        code, line = self.chooser.value(), self._line()
        if line is not None:
            path = line.path
            self._context.act(lambda book: own_sets.remove_rule(book, code, path), failed=self._refuse)

    def _refuse(self, problem: ClerkError) -> None:
        refuse_in(self.notice, self._context, problem)

    def _edit(self) -> None:
        def show(data: ProvinceFormData) -> None:
            ProvinceForm(self._context, data, self).show_form("source")

        self._context.read(province_form_data, show)

    def focus_filter(self) -> bool:
        """Put the keyboard into the filter."""
        self.sight.focus_filter()
        return True

    def export(self) -> bool:
        """Ask for a file and write the rules to it as shown."""
        title = f"Quy định khen thưởng ({self.chooser.currentText()})"
        rows = [_cells(line) for line in self._in_sight]
        export_table(self._context, self, self.notice, SeenTable(title, RULE_LINES.columns, rows))
        return True


def _set_words(listed: ListedSet) -> str:
    """Return the name of a set, and of what it is what the name does not say."""
    of_set = listed.rule_set
    if not listed.own:
        return f"{of_set.name} ({_READ_ONLY})"
    until = f"đến {of_set.last:%d/%m/%Y}" if of_set.last else ""
    facts = ("riêng của cơ quan", f"từ {of_set.first:%d/%m/%Y}", until)
    unsaid = ", ".join(fact for fact in facts if fact and fact not in of_set.name)
    return f"{of_set.name} ({unsaid})" if unsaid else of_set.name


class _Texts(WholeText):
    """Leaves several rows in sight in a low window, however long a remark is; what holds and by what is whole."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a cell."""
        size = super().sizeHint(option, index)
        most = _LINES_IF_LOW * option.fontMetrics.lineSpacing() + GAP
        is_cut = index.column() == _REMARK and is_low(option.widget)
        return size.boundedTo(QSize(size.width(), most)) if is_cut else size


def _cells(line: RuleLine) -> tuple[str, ...]:
    return line.group, line.subject, line.value, line.article, line.remark


def _told_apart(line: RuleLine) -> tuple[str, ...]:
    return line.path, line.group, line.subject
