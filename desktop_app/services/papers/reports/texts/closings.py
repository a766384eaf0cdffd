"""Sentences on the movements that were closed in the days of a report: when, and what was reached."""

from desktop_app.services.papers.content.registered import closed_words
from desktop_app.services.papers.reports.activities import Account
from desktop_app.services.papers.reports.texts.sentences import Draft, Mention, rows


def tell_closed(draft: Draft, key: str, account: Account) -> None:
    """Tell the day of each movement's tổng kết and the results by its criteria, as they were recorded."""
    for movement in account.closed:
        # Of one launched in the period another sentence names the paper.
        is_cited = not movement.document or any(launch.id == movement.id for launch in account.launched)
        name = Mention(f"“{movement.name}”", rows("movements", [movement.id]))
        cited = "" if is_cited else f" ({movement.document})"
        draft.say(key, "phong trào thi đua ", name, f"{cited} {closed_words(movement.closed_on, movement.criteria)}.")
