"""The text of a topic of help with its pictures, each as wide as there is room and framed by a thin line."""

import re
from typing import Final

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QImage, QPainter, QPalette, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from desktop_app.runtime.resources import resource
from desktop_app.ui.frame.help.topics import PICTURE, HelpTopic, nearest_places

PIXELS: Final = 1.5
"""Of a picture for one of the window's: on a screen of 150 per cent each of its own."""


class TopicText(QTextBrowser):
    """Shows a topic. Below each picture stands what it shows, for those who see it and those who are read to."""

    def __init__(self) -> None:
        super().__init__()
        self._topic: HelpTopic | None = None
        self._sought = ""
        self._width_shown = 0

    @property
    def _room(self) -> int:
        # Beside the bar, whether it is needed or not: with the picture it comes, without it goes.
        of_bar = self.verticalScrollBar().sizeHint().width()
        return self.width() - 2 * self.frameWidth() - of_bar - 2 * round(self.document().documentMargin())

    def show_topic(self, topic: HelpTopic, sought: str = "") -> None:
        """Show a topic from its beginning, or from the first place of the words sought, which are marked."""
        self._topic, self._width_shown, self._sought = topic, self._room, sought
        self.setMarkdown(re.sub(PICTURE, lambda picture: f"{picture[0]}\n\n*{picture[1]}*", topic.text))

        self._mark()
        if marks := self.extraSelections():
            start = QTextCursor(marks[0].cursor)
            start.setPosition(start.selectionStart())
            self.setTextCursor(start)

    def _mark(self) -> None:
        marks = []
        for first, end in nearest_places(self.document().toRawText(), self._sought)[1]:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.document())
            mark.cursor.setPosition(first)
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.format.setBackground(self.palette().highlight())
            mark.format.setForeground(self.palette().highlightedText())
            marks.append(mark)
        self.setExtraSelections(marks)

    def show_part(self, title: str) -> None:
        """Bring the part of the topic that has a title to the top; one without such a part stays where it is."""
        block = self.document().begin()
        while block.isValid() and not (block.blockFormat().headingLevel() > 1 and block.text() == title):
            block = block.next()
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.verticalScrollBar().setValue(round(self.document().documentLayout().blockBoundingRect(block).top()))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture of the topic in the size in which it is shown."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        picture = QImage(str(resource("help", QUrl(name).path())))
        of_screen = self.devicePixelRatioF()
        width = min(picture.width() / PIXELS, self._room)
        shown = picture.convertToFormat(QImage.Format.Format_RGB32).scaledToWidth(
            max(round(width * of_screen), 1), Qt.TransformationMode.SmoothTransformation
        )
        painter = QPainter(shown)
        # Without it nobody sees where the picture ends and the text goes on.
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(shown.rect().adjusted(0, 0, -1, -1))
        painter.end()
        shown.setDevicePixelRatio(of_screen)
        return shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pictures the new width."""
        super().resizeEvent(event)
        if self._room != self._width_shown:
            self._show_again()

    def changeEvent(self, event: QEvent) -> None:
        """Give the pictures the frame of the new colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._mark()
            self._show_again()

    def _show_again(self) -> None:
        if self._topic is not None and re.search(PICTURE, self._topic.text):
            place = self.verticalScrollBar().value()
            self.show_topic(self._topic, self._sought)
            self.verticalScrollBar().setValue(place)
