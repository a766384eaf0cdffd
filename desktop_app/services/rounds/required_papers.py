"""The papers a nomination requires, from the shipped catalogue."""

from datetime import date
from functools import cache

from desktop_app.domain.law.catalogue import Award
from desktop_app.domain.rounds.required_papers import RequiredPaper, parse_required_papers, required_papers
from desktop_app.domain.vocabulary import CommendationType
from desktop_app.runtime.resources import resource


def papers_for(
    award: Award, commendation_type: CommendationType, day: date, *, cited: bool
) -> tuple[RequiredPaper, ...]:
    """Return the papers a nomination for an award requires on a day; `cited` tells whether it cites an initiative."""
    return required_papers(_papers(), award, commendation_type, day, cited=cited)


def paper_names() -> dict[str, str]:
    """Return what each paper of the catalogue is called, by its key."""
    return {paper.key: paper.name for paper in _papers()}


@cache
def _papers() -> tuple[RequiredPaper, ...]:
    return parse_required_papers(resource("rules", "giay-to.toml").read_text(encoding="utf-8"))
