"""Says once after an upgrade that there is something new, and leads to it."""

from typing import Final

from desktop_app import __version__
from desktop_app.ui.frame.main_window import MainWindow

_NAME: Final = "news"


def tell_news(window: MainWindow) -> None:
    """Offer to show what is new, where another version of the program was used before."""
    before = window.settings.get(_NAME).get("version")
    window.settings.put(_NAME, {"version": __version__})
    if before is not None and before != __version__:
        words = f"Chương trình đã được nâng cấp lên bản {__version__}."
        window.notice.say(words, "info", "Có gì &mới", window.menus.show_news.trigger)
