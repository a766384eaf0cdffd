"""Sentences on the movements that were closed in the days of a report: when, and what was reached."""

from desktop_app.domain.office.citations import day_words
from desktop_app.services.papers.content.registered import closed_words
from desktop_app.services.papers.reports.activities import Account, ClosingFact
from desktop_app.services.papers.reports.texts.sentences import Draft, Mention, rows


def tell_closed(draft: Draft, key: str, account: Account) -> None:
    """Tell the day of each movement's tổng kết and the results by its criteria, as they were recorded."""
    for movement in account.closed:
        # Of one launched in the period another sentence names the paper.
        is_cited = not movement.document or any(launch.id == movement.id for launch in account.launched)
        name = Mention(f"“{movement.name}”", rows("movements", [movement.id]))
        # What was reached was reached in its days, which may be others than those of the report.
        details = ", ".join(filter(None, ("" if is_cited else movement.document, _span(movement))))
        aside = f" ({details})" if details else ""
        draft.say(key, "phong trào thi đua ", name, f"{aside} {closed_words(movement.closed_on, movement.criteria)}.")


def _span(movement: ClosingFact) -> str:
    if movement.from_date is None or movement.to_date is None:
        return ""
    until = min(movement.to_date, movement.closed_on)
    return f"thực hiện từ ngày {day_words(movement.from_date)} đến ngày {day_words(until)}"
