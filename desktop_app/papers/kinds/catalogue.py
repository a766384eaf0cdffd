"""All kinds of paper whose wording is data, for the page where the clerk changes it."""

from desktop_app.papers.kinds import (
    achievement_report,
    annual_report,
    award_book,
    award_decision,
    ballot,
    half_year_report,
    minutes,
    nomination_list,
    reminder_letter,
    reward_list,
    submission,
    task_table,
    vote_count,
)
from desktop_app.papers.parts.passages import Passages

PASSAGES: tuple[Passages, ...] = (
    nomination_list.NOMINATIONS,
    submission.TO_DIRECTOR,
    submission.TO_PROVINCE,
    nomination_list.EXEMPLARS,
    minutes.MINUTES,
    vote_count.VOTE_COUNT,
    ballot.BALLOT,
    award_decision.DECISION,
    reward_list.REWARDS,
    award_book.AWARDS,
    achievement_report.OF_PERSON,
    achievement_report.OF_COLLECTIVE,
    annual_report.ANNUAL_REPORT,
    half_year_report.HALF_YEAR_REPORT,
    task_table.TASKS,
    reminder_letter.REMINDER,
)
"""In the order in which a round needs them, then the reports and the papers of the plan."""
