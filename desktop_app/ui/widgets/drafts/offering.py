"""What was typed in a window that is no form when the program stopped: offered over the content of that window."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QBoxLayout

from desktop_app.domain.errors import ClerkError
from desktop_app.ui.widgets.drafts.band import DraftBand
from desktop_app.ui.widgets.drafts.drafts_file import Drafts, DraftSource, InputDraft
from desktop_app.ui.widgets.notice import Notice

_NOT_FILLED = "Không điền lại được bản nhập dở này; nội dung vẫn xem và chép được khi mở lại chương trình."

type Fill = Callable[[Mapping[str, Any]], None]
"""Shows what was typed; raises where the file says something else, and then shows nothing of it."""


def offer_left(
    drafts: Drafts, source: DraftSource, place: InputDraft, column: QBoxLayout, notice: Notice, fill: Fill
) -> None:
    """Keep what is typed in a window from now on; offer what was typed at this place, as it stands now, before."""
    drafts.watch(source)
    left = drafts.left_for(place.place, place.title, place.start)
    if left is None:
        return

    def put_back() -> None:
        try:
            fill(left.contents)
        except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, ImportError, ClerkError):
            notice.say(_NOT_FILLED, "warning")
        else:
            drafts.drop(left)

    column.insertWidget(0, DraftBand(left, put_back, lambda: drafts.drop(left)))
