"""Keys that every form answers: Ctrl+S saves, F1 shows the help of the page it was opened on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton

from desktop_app.ui.base.context import Context


def takes_usual_key(event: QKeyEvent, save: QPushButton | None, context: Context) -> bool:
    """Act on a key that no button of a form has taken; return whether it was one of these."""
    if event.matches(QKeySequence.StandardKey.Save) and save is not None:
        save.click()
    elif event.key() == Qt.Key.Key_F1 and not event.modifiers():
        context.help_asked.emit()
    else:
        return False
    return True
