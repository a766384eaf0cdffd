"""Why an act is grey, said when its key is pressed: Qt lets such a key do nothing, without a word.

An act that knows why says so with `allow`; of any other it is said that it is not possible now, and what it is for.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop_app.ui.base.keyboard.enter import is_enter
from desktop_app.ui.base.keyboard.reading_order import words_on

_WHY: Final = "why_grey"
_GREY: Final = "“{}” chưa làm được. {}"
_CHOOSE_ROW: Final = "Chọn dòng cần làm trong danh sách trước đã."
_NOT_FOR_ROW: Final = "Việc này không hợp với dòng đang chọn."
_NOT_NOW: Final = "Lúc này ở đây chưa có gì để làm việc này."
NO_ROWS: Final = "Bảng đang xem chưa có dòng nào."
"""Why a table is not written out."""
_WITH: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ALONE: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Insert)


def allow(action: QAction, possible: object, why_not: str) -> None:
    """Let an act be done, or make it grey; `why_not` says what is missing ("Chọn một phiên họp trước đã.")."""
    action.setProperty(_WHY, why_not)
    action.setEnabled(bool(possible))


def why_grey(action: QAction) -> str:
    """Return in a sentence why an act cannot be done."""
    return _GREY.format(words_on(action.text()).rstrip("…"), action.property(_WHY) or _usual_reason(action))


def _usual_reason(action: QAction) -> str:
    owner = action.parent()
    rows = owner.findChild(QAbstractItemView) if isinstance(owner, QWidget) else None
    if rows is None or rows.selectionModel() is None:
        return _NOT_NOW
    return _NOT_FOR_ROW if rows.selectionModel().hasSelection() else _CHOOSE_ROW


class GreyKeys(QObject):
    """Has the keys of grey acts answered in a window: those of what has the keyboard, of what is around it, and more.

    `others` are acts that have their keys wherever the keyboard is, or are offered beside it.
    """

    def __init__(self, window: QWidget, others: Callable[[], Iterable[QAction]], say: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window, self._others, self._say = window, others, say
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at a key that nothing inside the window wants for itself, before Qt looks for an act with it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _may_be_act(event):
            keys = QKeySequence(event.keyCombination())
            acts = [action for action in self._acts() if action.isVisible() and keys in action.shortcuts()]
            grey = [action for action in acts if not action.isEnabled()]
            if grey and not any(action.isEnabled() and self._has_key_here(action) for action in acts):
                self._say(why_grey(grey[0]))
        return super().eventFilter(watched, event)

    def _has_key_here(self, action: QAction) -> bool:
        """Return whether the keys of an act reach it from where the keyboard is."""
        if action.shortcutContext() != Qt.ShortcutContext.WidgetWithChildrenShortcut:
            return True
        focus = self._window.focusWidget()
        owners = [owner for owner in action.associatedObjects() if isinstance(owner, QWidget)]
        return any(owner is focus or owner.isAncestorOf(focus) for owner in owners)

    def _acts(self) -> Iterator[QAction]:
        widget: QWidget | None = self._window.focusWidget()
        while widget is not None and widget is not self._window:
            yield from widget.actions()
            widget = widget.parentWidget()
        yield from self._others()


def _may_be_act(event: QKeyEvent) -> bool:
    """Return whether a key may be that of an act: a letter alone is typed, an arrow moves."""
    is_function = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
    return not event.isAutoRepeat() and bool(
        event.modifiers() & _WITH or is_function or event.key() in _ALONE or is_enter(event)
    )
