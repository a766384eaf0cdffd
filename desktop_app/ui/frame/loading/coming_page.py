"""What stands where a page will be while its module is loaded."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.ui.base.context import Context
from desktop_app.ui.frame.pages import PageEntry


class ComingPage(QWidget):
    """An empty page. The window's thread does not wait for a module: it may be under way on a thread that reads."""

    def __init__(self) -> None:
        super().__init__()
        self._key = ""
        """The page that is waited for last."""
        self._show: Callable[[str], object] | None = None

    def wait_for(self, context: Context, entry: PageEntry, show: Callable[[str], object]) -> None:
        """Have the page shown once its module is loaded, unless another one is shown by then.

        Of several things that are to be shown there it is the last one.
        """

        def loaded(_: object) -> None:
            if self._key == entry.key and not self.isHidden() and self._show is not None:
                self._show(entry.key)

        self._key, self._show = entry.key, show
        self.setAccessibleName(entry.title)
        context.read(lambda _: entry.load(), loaded, None, self)
