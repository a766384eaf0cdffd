"""How many are nominated in a round, in words."""

from desktop_app.services.rounds.steps import RoundSteps
from desktop_app.ui.base.translation import format_number


def sum_words(steps: RoundSteps) -> str:
    """Return the counts in words: "3 tập thể, 12 cá nhân"."""
    return f"{format_number(steps.collectives)} tập thể, {format_number(steps.individuals)} cá nhân"
