"""One activity of a movement, as its report tells it."""

from collections.abc import Mapping

from desktop_app.domain.office.citations import day_words
from desktop_app.domain.year.activities import POSTED_KINDS, ActivityFields, reached_words
from desktop_app.services.papers.reports.texts.deeds import deed_words


def activity_sentence(row: ActivityFields, units: Mapping[int, str]) -> str:
    """Return an activity in a sentence: when, who, with whom, what, for how many, by which document."""
    last = row.to_date or row.from_date
    when = f"Ngày {day_words(row.from_date)}"
    if last != row.from_date:
        when = f"Từ ngày {day_words(row.from_date)} đến ngày {day_words(last)}"
    who = units.get(row.unit_id or 0, "")
    partners = f" phối hợp với {row.partners}" if row.partners else ""
    title = row.title.rstrip(" .;")
    # The title of a post tells what it is about; that of anything else, what was done.
    deed = f": {title}" if row.kind in POSTED_KINDS else f" {deed_words(row.kind, title)}"
    what = f"{who}{partners}{deed}" if who else title
    reached = f", {reached_words(row.kind, row.reached.total)}" if row.reached.total else ""
    document = f" ({document_of(row)})" if row.document else ""
    return f"{when}, {what}{reached}{document}."


def document_of(row: ActivityFields) -> str:
    """Return the document of an activity with its day, as it was written."""
    return f"{row.document} ngày {day_words(row.document_date)}" if row.document_date else row.document
