"""The papers that the file of a nomination needs, by award, type and date: resources/rules/giay-to.toml.

    [[paper]]   key, name, groups | awards | levels (any of them), types, first, last
                of_round: made once for the whole round, so required only when the nomination is submitted
                if_cited: required only if an initiative is cited, or the award requires an initiative
                article, confirmed, note

(Luật Thi đua, khen thưởng 2022, Điều 84; the province's rules since 1/7/2025 are not confirmed.)
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.law.catalogue import Award, AwardGroup, AwardLevel
from desktop_app.domain.law.conditions import Initiatives
from desktop_app.domain.office.units import within
from desktop_app.domain.provisions import Provision
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.toml_entries import Entry, read_entries
from desktop_app.domain.vocabulary import CommendationType

_SETTLED = frozenset({NominationState.DECIDED, NominationState.AWARDED, NominationState.CANCELLED})


@dataclass(frozen=True, slots=True)
class RequiredPaper:
    """One paper of the file: its key, its name, the nominations that need it, and the article.

    Without groups, awards and levels it is required for every award, without types for every type of commendation.
    """

    key: str
    name: str
    provision: Provision
    groups: tuple[AwardGroup, ...] = ()
    awards: tuple[str, ...] = ()
    levels: tuple[AwardLevel, ...] = ()
    types: tuple[CommendationType, ...] = ()
    of_round: bool = False
    if_cited: bool = False
    first: date | None = None
    last: date | None = None

    def asked_for(self, award: Award, commendation_type: CommendationType, day: date) -> bool:
        """Return whether a nomination for the award needs the paper on a day; `if_cited` is not considered."""
        if not within(day, self.first, self.last) or (self.types and commendation_type not in self.types):
            return False
        named = award.group in self.groups or award.code in self.awards or award.level in self.levels
        return named or not (self.groups or self.awards or self.levels)


def parse_required_papers(text: str) -> tuple[RequiredPaper, ...]:
    """Return the papers of a file in its order. Raises UnreadableInput naming the entry by its position."""
    entry = read_entries(text, "Danh mục giấy tờ")
    papers = tuple(_paper(paper_entry) for paper_entry in entry.tables("paper", "giấy tờ"))
    entry.finish()
    return papers


def required_papers(
    papers: Iterable[RequiredPaper], award: Award, commendation_type: CommendationType, day: date, *, cited: bool
) -> tuple[RequiredPaper, ...]:
    """Return the papers that a nomination needs; `cited`: whether it cites an initiative."""
    needs_initiative = cited or _takes_initiative(award)
    return tuple(
        paper
        for paper in papers
        if paper.asked_for(award, commendation_type, day) and (needs_initiative or not paper.if_cited)
    )


def missing_papers(
    papers: Iterable[RequiredPaper], received: Collection[str], state: NominationState
) -> tuple[RequiredPaper, ...]:
    """Return the required papers that a nomination in this state lacks.

    The papers of the round are required only after submission; a nomination that is decided needs none any more.
    """
    if state in _SETTLED:
        return ()
    submitted = state is NominationState.SUBMITTED
    return tuple(paper for paper in papers if paper.key not in received and (submitted or not paper.of_round))


def _takes_initiative(award: Award) -> bool:
    return any(
        isinstance(requirement.condition, Initiatives)
        for terms in award.terms.values()
        for requirement in terms.requirements
    )


def _paper(entry: Entry) -> RequiredPaper:
    paper = RequiredPaper(
        entry.text("key"),
        entry.text("name"),
        awards=entry.texts("awards"),
        of_round=entry.flag("of_round"),
        if_cited=entry.flag("if_cited"),
        first=entry.day("first"),
        last=entry.day("last"),
        groups=tuple(_word(entry, AwardGroup, text) for text in entry.texts("groups")),
        levels=tuple(_word(entry, AwardLevel, text) for text in entry.texts("levels")),
        types=tuple(_word(entry, CommendationType, text) for text in entry.texts("types")),
        provision=entry.provision(),
    )
    entry.finish()
    return paper


def _word[Word: (AwardGroup, AwardLevel, CommendationType)](entry: Entry, words: type[Word], text: str) -> Word:
    if text not in list(words):
        raise entry.fault(f"“{text}” không phải một trong các từ: {', '.join(words)}.")
    return words(text)
