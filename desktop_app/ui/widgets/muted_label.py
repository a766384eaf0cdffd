"""Labels for explanations beside or below inputs and lists."""

from desktop_app.domain.shown import plain_codes, whole_codes
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.widgets.heads.folding_words import FoldingWords


class _Explanation(FoldingWords):
    """No line of it ends within a document's number."""

    def setText(self, text: str, brief: str = "") -> None:
        """Show a text, or `brief` where it is folded and too long for its line."""
        super().setText(whole_codes(text), brief)
        self.setAccessibleName(text)

    def text(self) -> str:
        """Return the text as it was set."""
        return plain_codes(super().text())


def muted_label(text: str = "") -> FoldingWords:
    """Return a muted label that wraps its text."""
    label = _Explanation()
    label.setText(text)
    set_mark(label, "muted")
    return label
