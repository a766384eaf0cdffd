"""Checks of nominations and rounds: findings with the article of the law and the records they come from.

A finding is a warning. A failed condition asks for a typed reason, which is printed for the Council.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.catalogue import Award
from desktop_app.domain.law.judging.caps import CapStanding, Counts, cap_standing
from desktop_app.domain.law.judging.checks import check
from desktop_app.domain.law.judging.findings import Finding, JudgedRound, NomineeFacts, Rule, Weight
from desktop_app.domain.law.rules import EXCELLENT_RATED, GOOD_RATED, RuleSet
from desktop_app.domain.law.year_facts import Rating
from desktop_app.domain.provisions import Provision
from desktop_app.domain.round_codes import parse_round_code
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.required_papers import RequiredPaper, missing_papers
from desktop_app.domain.rounds.states import PROPOSED, NominationState
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.services.law.rules import round_rules, shipped_sets
from desktop_app.services.review_rounds import round_row
from desktop_app.services.rounds.facts import Proposal, facts_for, may_rest_on, read_proposals
from desktop_app.services.rounds.required_papers import papers_for
from desktop_app.services.rounds.summaries.age import OlderSummary, older_summaries
from desktop_app.services.rounds.summaries.figures import OutrunFigures, outrun_figures
from desktop_app.store import records
from desktop_app.store.queries import checks
from desktop_app.store.records import Reader, Record

_DECIDED_WITHIN: Final = timedelta(days=90)
"""A round is judged no later than this after its last day, so that a round of 2024 keeps its findings."""
_NAMED: Final = 3
"""The number of failing nominations that a sentence names."""
_LOG: Final = Provision("Đối chiếu với nhật ký của sổ")
"""Where it comes from that a summary is old: no law says so."""
_OUTSIDE: Final = Finding(
    Rule.SUMMARY,
    Provision("Đối chiếu với hoạt động đã ghi"),
    "Đề nghị khen theo phong trào nhưng không nêu hoạt động nào thuộc phong trào đó.",
    weight=Weight.NOTE,
)
"""What a nomination for a movement tells then is merit outside it."""
_UNCHECKED: Final = (NominationState.FAILED, NominationState.CANCELLED)


@dataclass(frozen=True, slots=True)
class CheckedNomination:
    """A nomination with its findings and the reason typed for proposing it in spite of them."""

    id: int
    kind: NomineeKind
    name: str
    unit_name: str
    award: str
    state: NominationState
    exception_reason: str
    findings: tuple[Finding, ...]

    @property
    def unexplained(self) -> bool:
        """Whether a condition fails and no reason is given."""
        return not self.exception_reason and any(finding.weight is Weight.FAILED for finding in self.findings)


class ReasonRequired(InvalidRecord):
    """Raised for nominations (`failing`) that fail a condition and have no reason for an exception."""

    def __init__(self, failing: Sequence[CheckedNomination], field: str = "exception_reason") -> None:
        self.failing = tuple(failing)
        hint = "Ghi lý do vẫn đề nghị (in cho Hội đồng), hoặc để là nháp."
        super().__init__(f"{_failing_in_words(self.failing)}.", field, hint)


@dataclass(frozen=True, slots=True)
class RoundChecks:
    """The checks of a round on a day: its nominations in printed order, and its caps with the counts they use.

    `left_out` says how many nominations in which states are not checked.
    """

    round_code: str
    judged_on: date
    judged_as: str
    """What day that is, in words."""
    rules: RuleSet
    nominations: tuple[CheckedNomination, ...]
    caps: tuple[CapStanding, ...]
    counts: Counts
    left_out: Mapping[NominationState, int]

    @property
    def with_findings(self) -> tuple[CheckedNomination, ...]:
        """The nominations with findings."""
        return tuple(nomination for nomination in self.nominations if nomination.findings)


def check_round(book: Book, code: str, today: date | None = None) -> RoundChecks:
    """Check the nominations of a round, except failed and cancelled ones, and its caps. Raises InvalidRecord."""
    with book.store.reading() as connection:
        row = round_row(connection, code)
        judge = _Judge(row, today or date.today())
        all_proposals = read_proposals(connection, row["id"])
        proposals = [proposal for proposal in all_proposals if proposal.state not in _UNCHECKED]
        left_out = Counter[NominationState](
            proposal.state for proposal in all_proposals if proposal.state in _UNCHECKED
        )
        facts = facts_for(connection, proposals, all_proposals, judge.rules, judge.round)
        checked = tuple(map(judge.checked, proposals, facts))
        counts = _counts(connection, all_proposals, judge.rules, judge.round.code.year)
        outside = checks.read_outside_movements(connection, row["id"])
        outrun = tuple(outrun_figures(connection, row["id"], today or date.today()))
    caps = tuple(cap_standing(cap, counts) for cap in judge.rules.caps if cap.holds_on(judge.last_day))
    of_summaries: dict[int, list[Finding]] = {nomination_id: [_OUTSIDE] for nomination_id in outside}
    older: tuple[OlderSummary | OutrunFigures, ...] = (*older_summaries(book, row["code"]), *outrun)
    for summary in older:
        of_summaries.setdefault(summary.nomination_id, []).append(older_finding(summary))
    checked = tuple(
        replace(nomination, findings=(*nomination.findings, *of_summaries.get(nomination.id, ())))
        for nomination in checked
    )
    judged_as = _judged_as(row, judge.round.day)
    return RoundChecks(row["code"], judge.round.day, judged_as, judge.rules, checked, caps, counts, left_out)


def older_finding(summary: OlderSummary | OutrunFigures) -> Finding:
    """Return the finding that a summary is older than the records behind it, or its figures are."""
    return Finding(Rule.SUMMARY, _LOG, summary.sentence, summary.records, Weight.NOTE)


def check_fields(
    book: Book, fields: NominationFields, nomination_id: int | None = None, today: date | None = None
) -> tuple[Finding, ...]:
    """Return the findings on a nomination as it is entered, stored already (with its id) or not.

    Without a nominee there are none, nor for an award that no catalogue has. Raises InvalidRecord for a missing round.
    """
    with book.store.reading() as connection:
        return findings_of(connection, fields, nomination_id, today or date.today())


def findings_of(
    connection: Reader, fields: NominationFields, nomination_id: int | None, today: date
) -> tuple[Finding, ...]:
    """Return what `check_fields` returns, within a transaction."""
    row = round_row(connection, fields.round_code)
    judge = _Judge(row, today)
    proposal = _entered_proposal(row, fields, nomination_id)
    if proposal is None:
        return ()
    others = read_proposals(connection, row["id"], citing=())
    (facts,) = facts_for(connection, [proposal], others, judge.rules, judge.round)
    return judge.findings(proposal, facts)


def papers_of(book: Book, fields: NominationFields) -> tuple[RequiredPaper, ...]:
    """Return the papers that a nomination as entered requires. Raises InvalidRecord for a missing round."""
    with book.store.reading() as connection:
        row = round_row(connection, fields.round_code)
    award = round_rules(row).by_code.get(fields.award)
    if award is None:
        return ()
    return papers_for(award, fields.commendation_type, _last_day(row), cited=bool(fields.initiative_ids))


def papers_lacking(book: Book, code: str) -> Mapping[int, tuple[str, ...]]:
    """Return the names of the papers that the files of a round's nominations lack, by nomination.

    Those made once for the whole round are not told. Raises InvalidRecord for a missing round.
    """
    with book.store.reading() as connection:
        row = round_row(connection, code)
        proposals = read_proposals(connection, row["id"])
    judge = _Judge(row, date.today())
    lacking = {proposal.id or 0: judge.lacking(proposal) for proposal in proposals}
    return {row_id: tuple(paper.name for paper in papers) for row_id, papers in lacking.items() if papers}


def refuse_unexplained(connection: Reader, ids: Collection[int], field: str = "exception_reason") -> None:
    """Refuse to commit nominations that fail a condition without a reason. Raises ReasonRequired for `field`.

    Nominations on the round's list that are not decided yet must meet the conditions or have a reason.
    """
    failing = unexplained(connection, ids)
    if failing:
        raise ReasonRequired(failing, field)


def unexplained(
    connection: Reader,
    ids: Collection[int],
    state: NominationState | None = None,
    *,
    explained: bool = False,
    today: date | None = None,
) -> tuple[CheckedNomination, ...]:
    """Return the nominations that fail a condition without a reason, as they are or all moved to `state`.

    Failing nominations keep their state, which can make others fail that depend on them; with `explained`, when a
    reason is being given, this is not followed up.
    """
    nominations = records.fetch_many(connection, "nomination", list(dict.fromkeys(ids))).values()
    ids_by_round: dict[int, set[int]] = {}
    for row in nominations:
        if _must_meet_conditions(state or NominationState(row["state"])) and not row["exception_reason"]:
            ids_by_round.setdefault(row["round_id"], set()).add(row["id"])
    failing: list[CheckedNomination] = []
    for round_id, nomination_ids in ids_by_round.items():
        row = records.fetch(connection, "review_round", round_id)
        proposals = read_proposals(connection, round_id, citing=nomination_ids)
        moved = {
            proposal.id: proposal._replace(state=state or proposal.state)
            for proposal in proposals
            if proposal.id in nomination_ids
        }
        failing += _failing(connection, row, proposals, moved, today, single_pass=explained)
    return tuple(failing)


def unexplained_when_entered(
    connection: Reader, row: Record, entered: Mapping[int, NominationFields], today: date | None = None
) -> dict[int, CheckedNomination]:
    """Return, by key, the new nominations of a round that fail a condition without a reason.

    `row` is the round's record, stored or to be created. Drafts are not checked.
    """
    keys = [
        key for key, fields in entered.items() if _must_meet_conditions(fields.state) and not fields.exception_reason
    ]
    if not keys:
        return {}
    # They have no ids yet: negative numbers stand for them, which no stored record has.
    proposals = {-place: _entered_proposal(row, entered[key], -place) for place, key in enumerate(keys, 1)}
    new_proposals = {negative_id: proposal for negative_id, proposal in proposals.items() if proposal is not None}
    others = read_proposals(connection, row["id"], citing=()) if "id" in row else []
    return {
        keys[-nomination.id - 1]: nomination for nomination in _failing(connection, row, others, new_proposals, today)
    }


def left_behind(failing: Sequence[CheckedNomination], what: str = "để lại") -> str:
    """Return the end of a step's label that names the nominations it skipped, and why; "" for none."""
    return f"; {what} {_failing_in_words(failing)}" if failing else ""


def resting_on(connection: Reader, ids: Collection[int]) -> tuple[int, ...]:
    """Return the nominations that meet their conditions, and may do so by a title proposed in one of `ids`.

    Whoever takes these off the list asks before, and tells what `unexplained` finds afterwards (`now_failing`).
    """
    rows = records.fetch_many(connection, "nomination", list(dict.fromkeys(ids))).values()
    resting: list[int] = []
    for round_id in dict.fromkeys(row["round_id"] for row in rows):
        rules = round_rules(records.fetch(connection, "review_round", round_id))
        proposals = read_proposals(connection, round_id, citing=())
        leaving = [proposal for proposal in proposals if proposal.id in ids]
        others = [proposal for proposal in proposals if proposal.id not in ids]
        resting += [proposal.id for proposal in may_rest_on(leaving, others, rules) if proposal.id is not None]
    failing = {nomination.id for nomination in unexplained(connection, resting)}
    return tuple(nomination_id for nomination_id in resting if nomination_id not in failing)


def now_failing(connection: Reader, ids: Collection[int]) -> str:
    """Return the end of a step's label that names which of these now fail a condition without a reason; "" for none."""
    failing = unexplained(connection, ids)
    return f"; từ nay {_failing_in_words(failing)}" if failing else ""


def articles_of(nomination: CheckedNomination) -> str:
    """Return the articles of a nomination's failed conditions, each once."""
    failed = (finding.article for finding in nomination.findings if finding.weight is Weight.FAILED)
    return "; ".join(dict.fromkeys(failed))


def _failing_in_words(failing: Sequence[CheckedNomination]) -> str:
    first, unnamed = failing[0], len(failing) - _NAMED
    if len(failing) == 1:
        failed = [finding for finding in first.findings if finding.weight is Weight.FAILED]
        conditions = "; ".join(f"{finding.sentence.removesuffix('.')} ({finding.article})" for finding in failed)
        return f"“{first.name}” ({first.award}) còn {len(failed)} điều kiện chưa đạt, chưa ghi lý do: {conditions}"
    names = ", ".join(f"“{nomination.name}” ({articles_of(nomination)})" for nomination in failing[:_NAMED])
    others = f" và {unnamed} đề nghị khác" if unnamed > 0 else ""
    return f"{len(failing)} đề nghị còn điều kiện chưa đạt, chưa ghi lý do: {names}{others}"


def _must_meet_conditions(state: NominationState) -> bool:
    """Tell whether a nomination in this state must meet the conditions: proposed, and not decided yet."""
    return state in PROPOSED and state not in (NominationState.DECIDED, NominationState.AWARDED)


def _failing(
    connection: Reader,
    row: Record,
    in_round: Sequence[Proposal],
    moved: dict[int, Proposal],
    today: date | None,
    *,
    single_pass: bool = False,
) -> list[CheckedNomination]:
    """Return which of the nominations in `moved` fail, judged together with the others of the round."""
    judge, others_by_id = (
        _Judge(row, today or date.today()),
        {proposal.id: proposal for proposal in in_round if proposal.id is not None},
    )
    failing: list[CheckedNomination] = []
    while moved:
        others, proposals = list((others_by_id | moved).values()), list(moved.values())
        facts = facts_for(connection, proposals, others, judge.rules, judge.round)
        newly_failing = [nomination for nomination in map(judge.checked, proposals, facts) if nomination.unexplained]
        failing += newly_failing
        if single_pass or not newly_failing:
            break
        failing_ids = {nomination.id for nomination in newly_failing}
        moved = {number: proposal for number, proposal in moved.items() if number not in failing_ids}
    return failing


def judged_round(row: Record, today: date) -> JudgedRound:
    """Return a round with the day it is judged on: the day it was closed, else today, at most 90 days after its end."""
    closed, last = from_iso(row["closed_on"]), _last_day(row)
    day = closed if closed is not None and closed <= today else min(today, last + _DECIDED_WITHIN)
    return JudgedRound(parse_round_code(row["code"]), day)


def _judged_as(row: Record, day: date) -> str:
    """Return in words what day it is that a round is judged on."""
    last = _last_day(row)
    if from_iso(row["closed_on"]) == day:
        return "ngày đóng đợt"
    if day < last + _DECIDED_WITHIN:
        return "hôm nay"
    return f"{_DECIDED_WITHIN.days} ngày sau ngày cuối của đợt, {last:%d/%m/%Y}"


def _last_day(row: Record) -> date:
    return date.fromisoformat(row["to_date"])


class _Judge:
    """Judges nominations of one round by its rules, on one day."""

    def __init__(self, row: Record, today: date) -> None:
        self.rules, self.round, self.last_day = round_rules(row), judged_round(row, today), _last_day(row)
        # Thousands of nominees of a round need the same few papers.
        self._papers: dict[tuple[str, CommendationType, bool], tuple[RequiredPaper, ...]] = {}

    def checked(self, proposal: Proposal, facts: NomineeFacts) -> CheckedNomination:
        """Return a nomination with its findings."""
        return CheckedNomination(
            proposal.id or 0,
            proposal.kind,
            proposal.name,
            proposal.unit_name,
            proposal.award_name,
            proposal.state,
            proposal.exception_reason,
            self.findings(proposal, facts),
        )

    def findings(self, proposal: Proposal, facts: NomineeFacts) -> tuple[Finding, ...]:
        """Return the findings on a nomination."""
        award = self.rules.by_code.get(proposal.award)
        if award is None:
            return _not_in_catalogue(proposal.award, self.rules)
        papers = missing_papers(self._papers_for(award, proposal), proposal.papers, proposal.state)
        return (*check(facts, award, self.rules, self.round), *map(_missing_paper, papers))

    def lacking(self, proposal: Proposal) -> list[RequiredPaper]:
        """Return the papers of its own that nobody recorded as received, also once it is decided and needs none."""
        award = self.rules.by_code.get(proposal.award)
        if award is None:
            return []
        papers = self._papers_for(award, proposal)
        return [paper for paper in papers if not paper.of_round and paper.key not in proposal.papers]

    def _papers_for(self, award: Award, proposal: Proposal) -> tuple[RequiredPaper, ...]:
        cited = bool(proposal.initiatives)
        key = (award.code, proposal.type, cited)
        if key not in self._papers:
            self._papers[key] = papers_for(award, proposal.type, self.last_day, cited=cited)
        return self._papers[key]


@cache
def _missing_paper(paper: RequiredPaper) -> Finding:
    return Finding(Rule.PAPERS, paper.provision, f"Chưa có “{paper.name}” trong hồ sơ.", weight=Weight.MISSING)


def _not_in_catalogue(code: str, rules: RuleSet) -> tuple[Finding, ...]:
    """Return what speaks against an award that the rules of a round do not have but others do."""
    for rule_set in reversed(shipped_sets()):
        if award := rule_set.by_code.get(code):
            sentence = f"“{award.name}” không có trong danh mục khen thưởng của {rules.name}."
            return (Finding(Rule.RECIPIENT, award.provision, sentence),)
    # An award recorded before there was a catalogue: no rule is known for it.
    return ()


def _entered_proposal(row: Record, fields: NominationFields, nomination_id: int | None) -> Proposal | None:
    individual = fields.kind is NomineeKind.INDIVIDUAL
    subject = fields.person_id if individual else fields.unit_id
    if subject is None:
        return None
    first = fields.period_from or date.fromisoformat(row["from_date"])
    last = fields.period_to or _last_day(row)
    return Proposal(
        nomination_id,
        fields.kind,
        subject,
        "",
        "",
        "",
        fields.award,
        fields.commendation_type,
        (min(first, last), last),
        fields.state,
        fields.exception_reason,
        frozenset(fields.task_ids),
        frozenset(fields.activity_ids),
        frozenset(fields.initiative_ids),
        frozenset(fields.papers),
    )


def _counts(connection: Reader, proposals: Sequence[Proposal], rules: RuleSet, year: int) -> Mapping[str, int]:
    """Return the counts that caps use: nominees proposed for each title (or a higher one), and the year's ratings."""
    counts: Counter[str] = Counter()
    if not rules.caps:
        return counts
    subjects: dict[str, set[tuple[NomineeKind, int]]] = {}
    for proposal in proposals:
        if proposal.state in PROPOSED:
            subjects.setdefault(proposal.award, set()).add((proposal.kind, proposal.subject_id))
    for code, counting in rules.counting_as.items():
        counts[code] = len(set().union(*(subjects.get(other, set()) for other in counting)))
    ratings: dict[int, int] = dict(checks.count_ratings(connection, year))
    counts[EXCELLENT_RATED], counts[GOOD_RATED] = ratings.get(Rating.EXCELLENT, 0), ratings.get(Rating.GOOD, 0)
    return counts
