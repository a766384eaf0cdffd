"""All kinds of paper whose wording is data, for the page where the clerk changes it."""

from desktop_app.papers import (
    achievement_report,
    award_decision,
    ballot,
    minutes,
    reward_list,
    submission,
    vote_count,
)
from desktop_app.papers.passages import Passages

PASSAGES: tuple[Passages, ...] = (
    submission.TO_DIRECTOR,
    submission.TO_PROVINCE,
    minutes.MINUTES,
    vote_count.VOTE_COUNT,
    ballot.BALLOT,
    award_decision.DECISION,
    reward_list.REWARDS,
    achievement_report.OF_PERSON,
    achievement_report.OF_COLLECTIVE,
)
"""In the order in which a round needs them."""
