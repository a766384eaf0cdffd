"""A rule set as a readable table: subject, rule, article, and a remark on rules that are not confirmed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.law.catalogue import Award, Frequency
from desktop_app.domain.law.judging.caps import counted_name
from desktop_app.domain.law.judging.condition_words import needed_words
from desktop_app.domain.law.judging.findings import RULE_LABELS
from desktop_app.domain.law.judging.fulfilment import Case
from desktop_app.domain.law.rules import BaseSalary, RuleSet
from desktop_app.domain.law.votes import VOTE_BASE_LABELS, VoteRule, mark_words
from desktop_app.domain.numbers import format_number
from desktop_app.domain.provisions import UNCONFIRMED_MARK, Provision
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, NOMINEE_KIND_LABELS

_FREQUENCY_WORDS: Final = {
    Frequency.YEARLY: "hằng năm",
    Frequency.EVERY_ROUND: "mọi đợt",
    Frequency.RECORDED: "chỉ ghi vào sổ khi đã có quyết định",
}


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule: its group, its subject, its words, its article, a remark ("" for none), and its path in the set.

    `path` is "" for what does not belong to the set itself; `confirmed` is whether somebody compared it with the law.
    """

    group: str
    subject: str
    value: str
    article: str
    remark: str = ""
    path: str = ""
    confirmed: bool = True


def rule_lines(rule_set: RuleSet, year: int, salaries: Sequence[BaseSalary] = ()) -> tuple[RuleLine, ...]:
    """Return the rules of a set for a year, and the base salaries, in the order in which the clerk needs them."""
    case = Case({}, year, rule_set)
    return (
        *_procedure(rule_set),
        *(_vote(rule, rule_set, f"vote.{place}") for place, rule in enumerate(rule_set.votes)),
        *_caps(rule_set),
        *(_award(award) for award in rule_set.awards),
        *(line for award in rule_set.awards for line in _criteria(award, case)),
        *(
            _line("Nguyên tắc", RULE_LABELS[principle], "áp dụng", provision, f"principle.{principle}")
            for principle, provision in rule_set.principles.items()
        ),
        *_money(rule_set, salaries),
        *_bases(rule_set),
    )


def _line(group: str, subject: str, value: str, provision: Provision, path: str = "") -> RuleLine:
    on = f", {provision.confirmed_on:%d/%m/%Y}" if provision.confirmed_on is not None else ""
    marks = (
        "" if provision.confirmed else UNCONFIRMED_MARK.capitalize(),
        f"Đã xác nhận: {provision.confirmed_by}{on}" if provision.confirmed and provision.confirmed_by else "",
        provision.note,
    )
    remark = ". ".join(mark.removesuffix(".") if mark is not marks[-1] else mark for mark in marks if mark)
    return RuleLine(group, subject, value, provision.article, remark, path, provision.confirmed)


def _bases(rule_set: RuleSet) -> Iterator[RuleLine]:
    for place, basis in enumerate(rule_set.bases):
        name = basis.text.partition(" ngày ")[0]
        cited = f", viện dẫn{days}" if (days := _days_words(basis.first, basis.last)) else ""
        yield RuleLine("Căn cứ", name, f"{basis.text}{cited}", name, path=f"basis.{place}")


def _procedure(rule_set: RuleSet) -> Iterator[RuleLine]:
    newcomer = rule_set.newcomer
    names = ", ".join(rule_set.award(code).short for code in newcomer.awards)
    yield _line(
        "Điều kiện",
        f"Thời gian công tác trong năm ({names})",
        f"từ {newcomer.months} tháng",
        newcomer.provision,
        "newcomer",
    )
    quorum = f"từ {_fraction_words(rule_set.quorum.numerator, rule_set.quorum.denominator)} tổng số thành viên"
    yield _line("Hội đồng", "Số thành viên phải dự họp", quorum, rule_set.quorum_provision, "quorum")
    if (rule := rule_set.unit_vote) is not None:
        yield _line(
            "Họp bình xét của đơn vị", "Tỷ lệ đồng ý đối với từng đề nghị", rule.words, rule.provision, "unit_vote"
        )


def _fraction_words(numerator: int, denominator: int) -> str:
    return f"{numerator}/{denominator}"


def _vote(rule: VoteRule, rule_set: RuleSet, path: str) -> RuleLine:
    names = ", ".join(rule_set.award(code).name for code in rule.awards) or "Các danh hiệu, hình thức khác"
    bound = "trên" if rule.more_than else "từ"
    way = "bỏ phiếu kín" if rule.ballot else "biểu quyết"
    days = _days_words(rule.first, rule.last)
    value = f"{bound} {mark_words(rule.share)} {VOTE_BASE_LABELS[rule.base]}, {way}{days}"
    return _line("Hội đồng", names, value, rule.provision, path)


def _days_words(first: date | None, last: date | None) -> str:
    return "".join(
        f" {word} {day:%d/%m/%Y}" for word, day in (("từ ngày", first), ("đến ngày", last)) if day is not None
    )


def _caps(rule_set: RuleSet) -> Iterator[RuleLine]:
    for place, cap in enumerate(rule_set.caps):
        subject = counted_name(cap.counted, rule_set)
        more = f" (đến {mark_words(cap.at_most)} khi được phép)" if cap.at_most is not None else ""
        value = f"không quá {mark_words(cap.share)} số {counted_name(cap.of, rule_set)}{more}"
        yield _line("Tỷ lệ", subject, f"{value}{_days_words(cap.first, cap.last)}", cap.provision, f"cap.{place}")


def _award(award: Award) -> RuleLine:
    recipients = []
    for kind, terms in award.terms.items():
        limit = "không quá " if terms.at_most else ""
        coefficient = f", hệ số {limit}{format_number(terms.coefficient)}" if terms.coefficient is not None else ""
        recipients.append(f"{NOMINEE_KIND_LABELS[kind].lower()}{coefficient}")
    rounds = _FREQUENCY_WORDS[award.frequency]
    return _line(
        "Danh mục",
        award.name,
        f"{'; '.join(recipients)}; {rounds}; {award.decided_by} quyết định",
        award.provision if award.provision.confirmed_by else award.decision,
        f"award.{award.code}",
    )


def _criteria(award: Award, case: Case) -> Iterator[RuleLine]:
    for kind, terms in award.terms.items():
        recipient = f" ({NOMINEE_KIND_LABELS[kind].lower()})" if len(award.terms) > 1 else ""
        for place, requirement in enumerate(terms.requirements):
            path = f"award.{award.code}.{kind}.{place}"
            types = ", ".join(
                COMMENDATION_TYPE_LABELS[commendation_type].lower() for commendation_type in requirement.types
            )
            words = needed_words(requirement.condition, case)
            value = f"{words} (chỉ khi khen {types})" if types else words
            yield _line("Tiêu chuẩn", f"{award.name}{recipient}", value, requirement.provision, path)


def _money(rule_set: RuleSet, salaries: Sequence[BaseSalary]) -> Iterator[RuleLine]:
    step = f"làm tròn lên {format_number(rule_set.money.round_up_to)} đồng"
    yield _line(
        "Tiền thưởng",
        "Mức thưởng",
        f"hệ số × mức lương cơ sở ngày ký quyết định, {step}",
        rule_set.money.provision,
        "money",
    )
    own = {salary.first: place for place, salary in enumerate(rule_set.salaries)}
    shown = {salary.first: salary for salary in (*salaries, *rule_set.salaries)}
    for first, salary in sorted(shown.items()):
        path = f"salary.{own[first]}" if first in own else ""
        subject = f"Mức lương cơ sở từ ngày {first:%d/%m/%Y}"
        yield _line("Tiền thưởng", subject, f"{format_number(salary.amount)} đồng/tháng", salary.provision, path)
