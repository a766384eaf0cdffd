"""The inputs that choose a paper: its kind, in groups, and its options."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.errors import ClerkError
from desktop_app.domain.vietnamese import search_words
from desktop_app.services.choices import Choice
from desktop_app.services.papers.choices import PaperOption, paper_options
from desktop_app.services.papers.kinds.catalogue import paper_kind, paper_kinds
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.base.tokens import GAP, TIGHT
from desktop_app.ui.base.window_size import is_low
from desktop_app.ui.widgets.flow_line import FlowLine
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.forms.lettered_box import LetteredBox

_KIND_LETTERS, _CHOICE_LETTERS = 16, 10
_KIND_WIDTH, _CHOICE_WIDTH = 420, 320
_FIRST: Final = ("round", "year", "unit")
"""The options on the line of the kind; the others have a line of their own."""
_OPENS_ON: Final = paper_kinds()[0].key
"""The paper that the page shows before any was chosen: the first in the catalogue."""
_TYPED: Final = ("recipient", "award")
"""The options with hundreds of choices: chosen by typing part of a name."""
type Box = QComboBox | ChoiceEdit
_OF_ALL: Final = " nào"
_KEY: Final = Qt.ItemDataRole.UserRole


class PaperChooser(QWidget):
    """The inputs in which a paper is chosen.

    Signals: `chosen` when another paper is, with `kind` and `options` to be read; `refused(ClerkError)` when the book
    could not say what there is to choose; `missing(str)` when there is nothing, with what to do about it.
    """

    chosen = Signal()
    refused = Signal(object)
    missing = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        self._remembered: dict[str, str] = {}
        self._offered: tuple[PaperOption, ...] = ()
        self.options: Mapping[str, str] = {}
        self.kinds = LetteredBox()
        self.kinds.setAccessibleName("Văn bản")
        self.kinds.setToolTip("Chọn văn bản (Ctrl+L)")
        self.kinds.setModel(_grouped_kinds(self.kinds))
        self.kinds.setMaxVisibleItems(30)
        _fit(self.kinds, _KIND_LETTERS, _KIND_WIDTH)
        self.kinds.activated.connect(lambda _: self.ask())
        self.boxes: dict[str, Box] = {}
        self._labelled: dict[str, QWidget] = {}
        self._labels: dict[str, QLabel] = {}
        self._label = label = QLabel("Văn &bản")
        label.setBuddy(self.kinds)
        self._line, self._more = FlowLine(), FlowLine()
        self._line.add_together(label, self.kinds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        for line in (self._line, self._more):
            line.setSpacing(GAP)
            column.addLayout(line)
        self.setFocusProxy(self.kinds)
        self.kinds.setCurrentIndex(self.kinds.findData(_OPENS_ON, _KEY))

    @property
    def kind(self) -> str:
        """The key of the chosen kind of paper."""
        return str(self.kinds.currentData(_KEY))

    @property
    def asks(self) -> frozenset[str]:
        """The options that are chosen for a paper of this kind; there are boxes of other kinds, too, out of sight."""
        return frozenset(name for choice in paper_kind(self.kind).choices for name in choice.gives)

    @property
    def remembered(self) -> dict[str, str]:
        """All options chosen so far, to be saved in the settings."""
        return dict(self._remembered)

    def take_up(self, kind: str, remembered: Mapping[str, str]) -> None:
        """Restore earlier choices without emitting `chosen`; the first kind if `kind` no longer exists."""
        self._remembered = dict(remembered)
        place = self.kinds.findData(kind, _KEY)
        self.kinds.setCurrentIndex(place if place >= 0 else self.kinds.findData(_OPENS_ON, _KEY))

    def choose(self, kind: str, options: Mapping[str, str]) -> None:
        """Choose a paper by these options only, without earlier choices."""
        self.take_up(kind, options)
        self.ask()

    def ask(self) -> None:
        """Ask the book for the choices, then emit `chosen` or `missing`."""
        if self._job is not None:
            self._job.forget()
        kind, remembered = self.kind, dict(self._remembered)
        self._job = self._context.read(lambda book: paper_options(book, kind, remembered), self._show, self._refuse)

    def _show(self, options: Sequence[PaperOption]) -> None:
        self._offered = tuple(options)
        chosen_options: dict[str, str] = {}
        lacking = ""
        for option in options:
            chosen_choice = option.taken({**self._remembered, **chosen_options})
            chosen_options |= chosen_choice.gives if chosen_choice is not None else {}
            place = option.choices.index(chosen_choice) if chosen_choice is not None else -1
            _fill(self._box(option), option, place)
            lacking = lacking or (option.missing if chosen_choice is None else "")
        names = [option.name for option in options if option.choices or option.missing]
        for name, box in self.boxes.items():
            box.setVisible(name in names)
            self._labelled[name].setVisible(name in names)
        self._align(names)
        self.options = chosen_options
        if lacking:
            self.missing.emit(lacking)
        else:
            self.chosen.emit()

    def _align(self, names: Sequence[str]) -> None:
        """Let boxes that stand alone on their lines, under each other, begin at the same place.

        Where more stand on a line, each takes only what it needs: a line more is a remark less in a low window.
        """
        for label in (self._label, *self._labels.values()):
            label.setMinimumWidth(0)
        if len(names) == 1 and names[0] not in _FIRST:
            under_each_other = self._label, self._labels[names[0]]
            for label in under_each_other:
                label.setMinimumWidth(max(each.sizeHint().width() for each in under_each_other))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out, in a low window, the word that the page is named by: its room goes to what is chosen."""
        super().resizeEvent(event)
        self._label.setVisible(not is_low(self))

    def _refuse(self, problem: ClerkError) -> None:
        self.options = {}
        self.refused.emit(problem)

    def _box(self, option: PaperOption) -> Box:
        box = self.boxes.get(option.name)
        if box is None:
            box, label = self._new_box(option.name), QLabel(option.title)
            label.setBuddy(box)
            box.setAccessibleName(option.title)
            self.boxes[option.name], self._labels[option.name] = box, label
            line = self._line if option.name in _FIRST else self._more
            self._labelled[option.name] = line.add_together(label, box)
            QWidget.setTabOrder(list(self.boxes.values())[-2] if len(self.boxes) > 1 else self.kinds, box)
        return box

    def _new_box(self, name: str) -> Box:
        if name in _TYPED:
            edit = ChoiceEdit()
            edit.setMaximumWidth(at_size(_KIND_WIDTH))
            edit.chosen.connect(partial(self._take, name))
            return edit
        box = LetteredBox()
        _fit(box, _CHOICE_LETTERS, _CHOICE_WIDTH if name in _FIRST else _KIND_WIDTH)
        box.activated.connect(partial(self._take, name))
        return box

    def _take(self, name: str, place: int) -> None:
        option = next(option for option in self._offered if option.name == name)
        self._remembered |= option.choices[place].gives
        self.ask()


def _grouped_kinds(owner: QComboBox) -> QStandardItemModel:
    model = QStandardItemModel(owner)
    groups: dict[str, list[QStandardItem]] = {}
    for kind in paper_kinds():
        item = QStandardItem(kind.title)
        item.setData(kind.key, _KEY)
        groups.setdefault(kind.group, []).append(item)
    for name, items in groups.items():
        group_item = QStandardItem(name)
        group_item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = group_item.font()
        font.setBold(True)
        group_item.setFont(font)
        model.appendRow(group_item)
        for item in items:
            model.appendRow(item)
    return model


def _fill(box: Box, option: PaperOption, place: int) -> None:
    """Set the choices and show the one at `place`, -1 for none, without emitting signals."""
    labels = [choice.label for choice in option.choices]
    with QSignalBlocker(box):
        if isinstance(box, ChoiceEdit):
            box.set_choices(Choice(number, label, "", search_words(label)) for number, label in enumerate(labels))
            box.set_chosen_id(place if place >= 0 else None)
        else:
            box.clear()
            box.addItems(labels)
            box.setPlaceholderText(_nothing_in(option))
            box.setCurrentIndex(place)
    box.setEnabled(len(labels) > 1)


def _nothing_in(option: PaperOption) -> str:
    """Return what a box without choices says: the beginning of why there are none, "Chưa có đợt xét"."""
    words, of_all, _ = option.missing.partition(_OF_ALL)
    return words if of_all and not option.choices else ""


def _fit(box: QComboBox, letters: int, width: int) -> None:
    """Set the least width of a box, in letters, and its greatest, for letters of the usual size, whatever is in it."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(letters)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    box.setMaximumWidth(at_size(width))
    box.view().setTextElideMode(Qt.TextElideMode.ElideNone)
