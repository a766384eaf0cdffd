"""The shipped wording, for papers that are made without a book."""

from datetime import date

from desktop_app.papers.parts.passages import Passages, Wording, read_wordings, shipped_text, wording_on


def shipped_wording(passages: Passages, day: date) -> Wording:
    """Return the program's own wording of papers of a day."""
    return wording_on(read_wordings(shipped_text(passages), passages), day)
