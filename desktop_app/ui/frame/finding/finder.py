"""The window of Ctrl+K: a line to type in, and below it what begins with these letters, the lately used first."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.vietnamese import clean_line, search_words
from desktop_app.services.book import Book
from desktop_app.services.keeping.finding.everywhere import FoundRecord, recalled, records_with, written_last
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.dress.detailed_rows import DETAIL, DetailedRow
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.keyboard.composing import ComposingLine
from desktop_app.ui.base.keyboard.enter import is_enter
from desktop_app.ui.base.keyboard.reading_order import add_clear_button
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, GROUP
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.frame.finding.choices import ActChoices, FinderLine, Place
from desktop_app.ui.frame.pages import page_of_list

_RECENT: Final = "find"
_MOST_RECENT: Final = 8
_ABOUT: Final = (
    "Gõ vài chữ đầu, có dấu hay không: người, nhiệm vụ, đề nghị, tệp, văn bản, việc làm.\n"
    "↑ ↓, Page Up, Page Down, Home, End: chọn dòng · Enter: đi tới · Esc: đóng"
)
_NOTHING: Final = "Không có gì bắt đầu bằng những chữ này."
_WIDTH: Final = 680


class Finder(QDialog):
    """Finds records, files, papers, acts, pages and keys; `go` shows the rows of a query. Enter goes to the line."""

    def __init__(self, context: Context, acts: ActChoices, go: Callable[[ListQuery], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Tìm, làm bất cứ gì")
        self._context, self._acts, self._go = context, acts, go
        self._settings = SettingsFile.of(context, context.book.folder.settings)
        self._job: Job | None = None
        self._choices: list[FinderLine] = []
        self.line = ComposingLine()
        self.line.setPlaceholderText("Tìm, làm bất cứ gì")
        self.line.setAccessibleName("Tìm, làm bất cứ gì")
        add_clear_button(self.line)
        self.list = QListWidget()
        self.list.setAccessibleName("Kết quả")
        self.list.setItemDelegate(DetailedRow(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words = QLabel(_ABOUT)
        self.words.setWordWrap(True)
        set_mark(self.words, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(GROUP, GROUP, GROUP, GROUP)
        column.setSpacing(GAP)
        for widget in (self.line, self.list, self.words):
            column.addWidget(widget)
        self.line.seen_changed.connect(self._look)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(lambda _: self._choose())
        open_at(self, _WIDTH, 500)
        self._look("")

    @property
    def choices(self) -> Sequence[FinderLine]:
        """What is offered now, from above."""
        return self._choices

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of a list go over the lines and Enter choose one, while the letters go on being typed."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in self._moves() and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                by = self._moves()[event.key()]
                self._step(by)
                self._steps += by
                return True
            if is_enter(event):
                # What stands there while it is still looked up was found by other letters.
                self._chooses_then = self._job is not None
                if not self._chooses_then:
                    self._choose()
                return True
        return super().eventFilter(watched, event)

    def _look(self, typed: str) -> None:
        if self._job is not None:
            self._job.forget()
        # What is pressed before the answer is there is done with it.
        self._steps, self._chooses_then = 0, False
        text = clean_line(typed)
        recent = self._recent()

        opened = [(kind, key) for kind, key in recent if isinstance(key, int)]

        def question(book: Book) -> list[FoundRecord]:
            return records_with(book, text) if text else recalled(book, dict.fromkeys((*opened, *written_last(book))))

        self._job = self._context.read(question, lambda records: self._show(text, records, recent), asker=self)

    def _show(self, text: str, records: Sequence[FoundRecord], recent: Sequence[Place]) -> None:
        # What she went to or did lately stands first of its kind, and the others in the order of their kinds.
        places = {place: number for number, place in enumerate(recent)}
        choices = [self._record_choice(record, "" if text else _way_there(record, places)) for record in records]
        choices.sort(key=lambda choice: _age(choice, places))
        if text:
            acts = self._acts.matching(text)
            groups = list(dict.fromkeys(choice.group for choice in acts))
            # A group is as near as its nearest: a paper called so is before a setting that speaks of it.
            near = {group: min(_distance(act, text) for act in acts if act.group == group) for group in groups}
            groups.sort(key=near.__getitem__)
            choices += sorted(acts, key=lambda choice: (groups.index(choice.group), _age(choice, places)))
            # What is called exactly so is what is meant, whatever stands around it.
            choices.sort(key=lambda choice: _distance(choice, text) > 0)
        else:
            done = self._acts.recalled(recent)
            choices += [*done, *(act for act in self._acts.of_page() if act.place not in {each.place for each in done})]
        self._fill(choices)
        self.words.setText(_ABOUT if choices or not text else _NOTHING)
        self._step(self._steps)
        self._job = None
        if self._chooses_then:
            self._choose()

    def _record_choice(self, record: FoundRecord, way: str) -> FinderLine:
        title = LIST_KINDS[record.kind].title
        group = "Tệp đính kèm" if record.is_file else way or title
        symbol = "attach" if record.is_file else _icon_of(record)
        detail = " · ".join(filter(None, (title, record.detail))) if way else record.detail
        place = None if record.is_file else (record.kind, record.id)
        go = partial(self._go, query_of(record))
        return FinderLine(group, record.name, detail, symbol, go, place)

    def _fill(self, choices: Sequence[FinderLine]) -> None:
        self.list.clear()
        self._choices = []
        muted, strong = self.palette().placeholderText(), self.list.font()
        strong.setBold(True)
        group = ""
        for choice in choices:
            if choice.group != group:
                group = choice.group
                head = QListWidgetItem(group, self.list)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                head.setForeground(muted)
                head.setFont(strong)
            item = QListWidgetItem(icon(choice.icon), choice.words, self.list)
            item.setData(DETAIL, choice.detail)
            both = " – ".join(filter(None, (choice.words, choice.detail)))
            for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                item.setData(role, both)
            item.setData(Qt.ItemDataRole.UserRole, len(self._choices))
            self._choices.append(choice)
        self._step(0)

    def _moves(self) -> dict[int, int]:
        """Return by how many lines each key goes on."""
        page = max(self.list.viewport().height() // max(self.list.sizeHintForRow(0), 1) - 1, 1)
        up = {Qt.Key.Key_Up: 1, Qt.Key.Key_PageUp: page, Qt.Key.Key_Home: self.list.count()}
        down = {Qt.Key.Key_Down: 1, Qt.Key.Key_PageDown: page, Qt.Key.Key_End: self.list.count()}
        return {**{int(key): -lines for key, lines in up.items()}, **{int(key): lines for key, lines in down.items()}}

    def _step(self, by: int) -> None:
        """Go on by so many lines, heads not counted, and no further than the first or the last."""
        rows = [row for row in range(self.list.count()) if self.list.item(row).flags()]
        if not rows:
            return
        current = self.list.currentRow()
        row = rows[min(max(rows.index(current) + by, 0), len(rows) - 1)] if current in rows else rows[0]
        self.list.setCurrentRow(row)
        # Of the first line the head of its group is seen, too.
        self.list.scrollToItem(self.list.item(max(row - 1, 0)))
        self.list.scrollToItem(self.list.item(row))

    def _recent(self) -> list[Place]:
        """Return what she went to and did lately, as far as the settings say it."""
        try:
            places = [(str(kind), key) for kind, key in self._settings.get(_RECENT).get("recent", [])]
        except (TypeError, ValueError):
            return []
        return [(kind, key) for kind, key in places if isinstance(key, int | str)]

    def _choose(self) -> None:
        row = self.list.currentRow()
        number = self.list.item(row).data(Qt.ItemDataRole.UserRole) if row >= 0 else None
        if number is None:
            return
        choice = self._choices[number]
        if choice.place is not None:
            places = [choice.place, *(place for place in self._recent() if place != choice.place)]
            self._settings.put(_RECENT, {"recent": [list(place) for place in places[:_MOST_RECENT]]})
        self.accept()
        choice.act()


def _age(choice: FinderLine, places: Mapping[Place, int]) -> int:
    """Return before how many others something was chosen, and for what was not a number beyond all of them."""
    return len(places) if choice.place is None else places.get(choice.place, len(places))


def _distance(choice: FinderLine, text: str) -> int:
    """Return how far the name of a choice is from what is typed: 0 for exactly that, 1 where it begins so, else 2."""
    name, typed = search_words(choice.words), search_words(text)
    return 0 if name == typed else 1 if name.startswith(typed) else 2


def _way_there(record: FoundRecord, opened: Collection[Place]) -> str:
    """Return by what a record is recent."""
    return "Vừa mở" if (record.kind, record.id) in opened else "Vừa ghi"


def query_of(record: FoundRecord) -> ListQuery:
    """Return the query that shows a record on the page of its kind, or what is of it: the awards of a decision."""
    match record.kind:
        case "decisions":
            return ListQuery("awards", scope={"decision": record.id})
        case "rounds":
            return ListQuery("nominations", scope={"round": record.name})
        case "plans":
            return ListQuery("tasks", scope={"plan": record.id})
    return ListQuery(record.kind, scope={"ids": [record.id]})


def _icon_of(record: FoundRecord) -> str:
    return page_of_list(query_of(record).kind).icon
