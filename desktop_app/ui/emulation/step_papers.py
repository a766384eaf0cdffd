"""The menu of the papers of a step of the round."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.tokens import PAPER
from desktop_app.ui.widgets.actions import add_title

if TYPE_CHECKING:
    from desktop_app.services.papers.kinds.declaration import Options, PaperKind, RoundStep
    from desktop_app.ui.base.context import Context


def round_options(code: str) -> dict[str, str]:
    """Return what a round gives to its papers: itself, and its year."""
    return {"round": code, "year": code.partition("-")[0]}


class StepPapers(QMenu):
    """Offers every kind of paper of some steps; `chosen` returns the options that are chosen where the step is done.

    Signal: `paper_asked(str, object)` with kind and options of a paper for which more is to be chosen on page Văn bản.
    """

    paper_asked = Signal(str, object)

    def __init__(
        self, context: Context, owner: QWidget, steps: tuple[RoundStep, ...], chosen: Callable[[], Options]
    ) -> None:
        super().__init__(f"&Văn bản: {', '.join(step.value.lower() for step in steps)}", owner)
        self._context, self._owner, self._chosen = context, owner, chosen
        self.setIcon(icon("document"))
        self.menuAction().setIconText("Văn bản")
        self.menuAction().setProperty(PAPER, True)
        self.menuAction().setToolTip(self.title().replace("&", ""))
        self._steps = steps
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        # Filled when it is first opened: there are many papers, and the page is to be filled before.
        if not self.isEmpty():
            return
        from desktop_app.services.papers.kinds.catalogue import offered_in

        for step in self._steps:
            if len(self._steps) > 1:
                add_title(self, step.value)
            for kind in offered_in(step):
                self.addAction(f"{kind.title}…").triggered.connect(partial(self._show, kind))

    def _show(self, kind: PaperKind, _checked: bool = False) -> None:
        # Showing a PDF needs libraries that nothing else in the window uses.
        from desktop_app.ui.widgets.papers.preview import PreviewWindow

        chosen = self._chosen()
        options = kind.of_step(chosen)
        if options is None:
            self.paper_asked.emit(kind.key, {name: chosen[name] for name in kind.options if chosen.get(name)})
        else:
            PreviewWindow(self._context, kind.key, options, self._owner).show()
