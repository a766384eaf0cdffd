"""Read rule sets, each from a TOML file (resources/rules) that is checked as a whole.

    code, name, first, last, note
    bases                   what papers cite: "Luật …" or { text = "Thông tư …", first, last }
    [newcomer]              months, awards
    [money]                 round_up_to, household
    [quorum]                share
    [unit_vote]             share, more_than: of a unit's own vote; a set may leave it out
    [principle.NAME]
    [[vote]]                awards (left out: all others), share, base, ballot, more_than, first, last
    [[cap]]                 counted, of, share, at_most, first, last
    [[base_salary]]         first, amount: in a set of the office, beside those of the file of base salaries
    [[award]]               code, name, short, group, level, frequency, decided = { by, article, … }
    [award.individual]      coefficient, at_most, requirement = [{ kind, …, types, article, … }]
    [award.collective]

Each of these except the first line has an `article`; `confirmed = false` with a `note` marks a default that is not law.
Base salaries change at other dates and have a file of their own: [[base_salary]] first, amount.
"""

from collections.abc import Iterable

from desktop_app.domain.law.catalogue import Award, AwardGroup, AwardLevel, Frequency, Terms
from desktop_app.domain.law.condition_files import read_requirement
from desktop_app.domain.law.conditions import named_awards
from desktop_app.domain.law.rules import (
    EXCELLENT_RATED,
    GOOD_RATED,
    BaseSalary,
    Basis,
    Cap,
    MoneyRule,
    NewcomerRule,
    Principle,
    RuleSet,
    UnitVoteRule,
)
from desktop_app.domain.law.votes import VoteBase, VoteRule
from desktop_app.domain.provisions import Provision
from desktop_app.domain.toml_entries import Entry, read_entries
from desktop_app.domain.vocabulary import NomineeKind


def parse_rule_set(text: str) -> RuleSet:
    """Return the rules of one file. Raises UnreadableInput naming the set and the entry."""
    entry = read_entries(text, "Bộ quy định")
    entry.where = f"Bộ quy định “{entry.text('code')}”"
    first, last = entry.day("first"), entry.day("last")
    if first is None or (last is not None and last < first):
        raise entry.fault("ngày bắt đầu (first) phải có và không sau ngày kết thúc (last).")
    quorum = entry.table("quorum")
    rule_set = RuleSet(
        code=entry.text("code"),
        name=entry.text("name"),
        first=first,
        last=last,
        bases=_bases(entry),
        awards=tuple(_award(part) for part in entry.tables("award", "danh mục")),
        newcomer=_newcomer(entry.table("newcomer")),
        money=_money(entry.table("money")),
        quorum=quorum.share("share"),
        quorum_provision=_finish_with_provision(quorum),
        votes=tuple(_vote(part) for part in entry.tables("vote", "biểu quyết")),
        caps=tuple(_cap(part) for part in entry.tables("cap", "tỷ lệ")),
        principles=_principles(entry.table("principle")),
        note=entry.text("note", ""),
        salaries=_salaries(entry),
        unit_vote=_unit_vote(entry.table("unit_vote")) if entry.has("unit_vote") else None,
    )
    entry.finish()
    _check(rule_set, entry)
    return rule_set


def _bases(entry: Entry) -> tuple[Basis, ...]:
    bases = []
    for part in entry.texts_or_tables("bases", "căn cứ"):
        if isinstance(part, str):
            bases.append(Basis(part))
        else:
            bases.append(Basis(part.text("text"), part.day("first"), part.day("last"), part.day("lapses")))
            part.finish()
    return tuple(bases)


def parse_base_salaries(text: str) -> tuple[BaseSalary, ...]:
    """Return the base salaries of a file by date. Raises UnreadableInput naming the entry by its position."""
    entry = read_entries(text, "Bảng mức lương cơ sở")
    salaries = _salaries(entry)
    entry.finish()
    if not salaries:
        raise entry.fault("không có mục [[base_salary]] nào.")
    return tuple(sorted(salaries, key=lambda salary: salary.first))


def _salaries(entry: Entry) -> tuple[BaseSalary, ...]:
    salaries = []
    for salary_entry in entry.tables("base_salary", "mức"):
        first = salary_entry.day("first")
        if first is None:
            raise salary_entry.fault("thiếu mục first.")
        salaries.append(BaseSalary(first, salary_entry.whole("amount"), _finish_with_provision(salary_entry)))
    if len({salary.first for salary in salaries}) < len(salaries):
        raise entry.fault("có hai mức bắt đầu cùng một ngày.")
    return tuple(salaries)


def _finish_with_provision(entry: Entry) -> Provision:
    # The provision is read last, so that `finish` finds the keys that nobody read.
    provision = entry.provision()
    entry.finish()
    return provision


def _newcomer(entry: Entry) -> NewcomerRule:
    return NewcomerRule(entry.whole("months"), entry.texts("awards"), _finish_with_provision(entry))


def _money(entry: Entry) -> MoneyRule:
    round_up_to, household = entry.whole("round_up_to"), entry.decimal("household")
    return MoneyRule(round_up_to, household, _finish_with_provision(entry))


def _unit_vote(entry: Entry) -> UnitVoteRule:
    share, more_than = entry.share("share"), entry.flag("more_than")
    return UnitVoteRule(share, _finish_with_provision(entry), more_than)


def _vote(entry: Entry) -> VoteRule:
    return VoteRule(
        share=entry.share("share"),
        base=entry.choice("base", VoteBase, VoteBase.MEMBERS),
        ballot=entry.flag("ballot"),
        more_than=entry.flag("more_than"),
        awards=entry.texts("awards"),
        first=entry.day("first"),
        last=entry.day("last"),
        provision=_finish_with_provision(entry),
    )


def _cap(entry: Entry) -> Cap:
    return Cap(
        counted=entry.text("counted"),
        of=entry.text("of"),
        share=entry.share("share"),
        at_most=entry.share("at_most") if entry.has("at_most") else None,
        first=entry.day("first"),
        last=entry.day("last"),
        provision=_finish_with_provision(entry),
    )


def _principles(entry: Entry) -> dict[Principle, Provision]:
    principles = {
        principle: _finish_with_provision(entry.table(principle, f"nguyên tắc {principle}"))
        for principle in Principle
        if entry.has(principle)
    }
    entry.finish()
    return principles


def _award(entry: Entry) -> Award:
    entry.where = f"{entry.where} ({entry.text('code')})"
    decided = entry.table("decided")
    award = Award(
        code=entry.text("code"),
        name=entry.text("name"),
        short=entry.text("short"),
        group=entry.choice("group", AwardGroup),
        level=entry.choice("level", AwardLevel),
        frequency=entry.choice("frequency", Frequency),
        decided_by=decided.text("by"),
        decision=_finish_with_provision(decided),
        terms={kind: _terms(entry.table(kind)) for kind in NomineeKind if entry.has(kind)},
        provision=_finish_with_provision(entry),
    )
    if not award.terms:
        raise entry.fault("không nói tặng cho cá nhân (individual) hay tập thể (collective).")
    return award


def _terms(entry: Entry) -> Terms:
    terms = Terms(
        coefficient=entry.decimal("coefficient") if entry.has("coefficient") else None,
        at_most=entry.flag("at_most"),
        requirements=tuple(read_requirement(part) for part in entry.tables("requirement", "điều kiện")),
    )
    entry.finish()
    return terms


def _check(rule_set: RuleSet, entry: Entry) -> None:
    codes = [award.code for award in rule_set.awards]
    if len(set(codes)) < len(codes):
        raise entry.fault("có hai danh hiệu, hình thức cùng một mã.")
    _check_known("người mới", rule_set.newcomer.awards, codes, entry)
    for award in rule_set.awards:
        for terms in award.terms.values():
            for requirement in terms.requirements:
                _check_known(f"điều kiện của {award.code}", named_awards(requirement.condition), codes, entry)
    for cap in rule_set.caps:
        _check_known("tỷ lệ", (cap.counted, cap.of), [*codes, EXCELLENT_RATED, GOOD_RATED], entry)
    for rule in rule_set.votes:
        _check_known("biểu quyết", rule.awards, codes, entry)
    if not any(not rule.awards and rule.first is None and rule.last is None for rule in rule_set.votes):
        raise entry.fault("thiếu mục [[vote]] chung cho mọi danh hiệu, hình thức.")


def _check_known(what: str, used: Iterable[str], codes: Iterable[str], entry: Entry) -> None:
    if unknown := sorted(set(used) - set(codes)):
        raise entry.fault(f"{what} nêu mã không có trong danh mục: {', '.join(unknown)}.")
