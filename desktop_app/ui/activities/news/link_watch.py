"""The look-up, while a link is typed or pasted, whether it is recorded already."""

from PySide6.QtCore import QObject, Signal

from desktop_app.services.year.good_news import PostedLink, posted_under
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import Job


class LinkWatch(QObject):
    """Looks up the link of one input. Signal: `answered(str)` with a sentence on the activity found, "" for none."""

    answered = Signal(str)

    def __init__(self, context: Context, own_id: int | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._own_id = own_id
        self._link = ""
        self._job: Job | None = None

    def look_up(self, link: str) -> None:
        """Look a link up; for "" emit an empty answer."""
        if link == self._link:
            return
        self.forget()
        self._link = link
        self.answered.emit("")
        if link:
            own_id = self._own_id
            self._job = self._context.read(lambda book: posted_under(book, link, own_id), self._answer)

    def forget(self) -> None:
        """Drop the look-up that is running."""
        if self._job is not None:
            self._job.forget()
        self._link = ""

    def _answer(self, posted: PostedLink | None) -> None:
        self.answered.emit(posted.sentence if posted is not None else "")
