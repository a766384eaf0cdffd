"""Checks of a nomination against the rules: each finding has its article and its source records.

A finding is a warning: the clerk may proceed with a typed reason, which is printed for the Council. That there is no
finding does not mean that the award will be granted.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from desktop_app.domain.law.catalogue import Award
from desktop_app.domain.law.conditions import TitleRun, named_awards
from desktop_app.domain.law.judging.condition_words import shortfall
from desktop_app.domain.law.judging.findings import Finding, JudgedRound, NomineeFacts, Rule, Weight
from desktop_app.domain.law.judging.fulfilment import Case, measure
from desktop_app.domain.law.judging.streaks import counts_for_merit, held_in, years_held
from desktop_app.domain.law.rules import Principle, RuleSet
from desktop_app.domain.law.votes import share_words
from desktop_app.domain.law.year_facts import RecordRef
from desktop_app.domain.office.units import within
from desktop_app.domain.provisions import Provision
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType, NomineeKind

type Question = tuple[NomineeFacts, Award, RuleSet, JudgedRound]


_DAYS: Final = Provision("Đối chiếu với ngày họp Hội đồng, ngày ký quyết định")
"""Where it comes from that a unit met too late, or a decision was signed too early: no law says so."""


_POSTS: Final = Provision("Đối chiếu với chức vụ đã ghi")
"""Where it comes from that somebody had left: no law says so."""


def check(nominee: NomineeFacts, award: Award, rule_set: RuleSet, round_: JudgedRound) -> tuple[Finding, ...]:
    """Return all findings against proposing the nominee for the award in this round."""
    question = (nominee, award, rule_set, round_)
    if nominee.kind not in award.terms:
        recipients = "tập thể" if nominee.kind is NomineeKind.COLLECTIVE else "cá nhân"
        return (Finding(Rule.RECIPIENT, award.provision, f"“{award.name}” không tặng cho {recipients}."),)
    return tuple(finding for find in _CHECKS for finding in find(question))


def _yearly(question: Question) -> Iterator[Finding]:
    _, award, rule_set, round_ = question
    provision = rule_set.principles.get(Principle.YEARLY_TITLES)
    if provision and not award.offered_in(round_.code.half):
        sentence = f"“{award.name}” được xét hằng năm, không xét trong đợt {round_.code.title}."
        yield Finding(Principle.YEARLY_TITLES, provision, sentence)


def _type(question: Question) -> Iterator[Finding]:
    nominee, award, _, _ = question
    if award.is_title and nominee.commendation_type is not CommendationType.MERIT:
        label = COMMENDATION_TYPE_LABELS[nominee.commendation_type]
        sentence = f"“{award.name}” là danh hiệu thi đua, xét theo công trạng, không theo loại hình “{label}”."
        yield Finding(Rule.COMMENDATION_TYPE, award.provision, sentence)


def _registration(question: Question) -> Iterator[Finding]:
    nominee, award, rule_set, round_ = question
    provision = rule_set.principles.get(Principle.REGISTRATION)
    if provision is None or not award.is_title or nominee.registered:
        return
    year = round_.code.year
    if nominee.registered is None:
        sentence = f"Chưa ghi việc đăng ký thi đua năm {year}."
        yield Finding(Principle.REGISTRATION, provision, sentence, weight=Weight.MISSING)
    else:
        yield Finding(Principle.REGISTRATION, provision, f"Không đăng ký thi đua năm {year}.")


def _holds(question: Question) -> Iterator[Finding]:
    nominee, _, rule_set, round_ = question
    provision = rule_set.principles.get(Principle.HOLD)
    if provision is None:
        return
    for hold in nominee.holds:
        records = _known(hold.record)
        if within(round_.day, hold.first, hold.last):
            until = f" đến ngày {hold.last:%d/%m/%Y}" if hold.last else ""
            sentence = f"Đang tạm dừng xét khen thưởng từ ngày {hold.first:%d/%m/%Y}{until} ({hold.document})."
            yield Finding(Principle.HOLD, provision, sentence, records)
        elif hold.discipline and hold.last and nominee.period[0] <= hold.last <= round_.day:
            begins = hold.last + timedelta(days=1)
            sentence = (
                f"Thành tích chỉ tính từ ngày {begins:%d/%m/%Y} ({hold.document}), nhưng thời gian lập thành tích ghi "
                f"từ ngày {nominee.period[0]:%d/%m/%Y}."
            )
            yield Finding(Principle.HOLD, provision, sentence, records)


def _discipline(question: Question) -> Iterator[Finding]:
    nominee, award, rule_set, round_ = question
    provision = rule_set.principles.get(Principle.DISCIPLINE)
    if provision is None or not award.is_title:
        return
    for hold in nominee.holds:
        if hold.discipline and hold.first.year <= round_.code.year <= (hold.last or date.max).year:
            sentence = f"Không xét danh hiệu thi đua năm {round_.code.year} ({hold.document})."
            yield Finding(Principle.DISCIPLINE, provision, sentence, _known(hold.record))


def _dissolved(question: Question) -> Iterator[Finding]:
    nominee, _, rule_set, round_ = question
    provision = rule_set.principles.get(Principle.DISSOLVED_UNIT)
    ended = nominee.unit_ended_on
    if provision and nominee.kind is NomineeKind.COLLECTIVE and ended and ended < round_.day:
        sentence = f"Tập thể đã giải thể hoặc sáp nhập từ sau ngày {ended:%d/%m/%Y}."
        yield Finding(Principle.DISSOLVED_UNIT, provision, sentence)


def _left(question: Question) -> Iterator[Finding]:
    nominee, _, _, _ = question
    if nominee.left_on is not None and nominee.left_on < nominee.period[0]:
        since = nominee.left_on + timedelta(days=1)
        sentence = f"Không giữ chức vụ nào trong thời gian xét: đã thôi từ ngày {since:%d/%m/%Y}."
        yield Finding(Rule.RECIPIENT, _POSTS, sentence, weight=Weight.MISSING)


def _newcomer(question: Question) -> Iterator[Finding]:
    nominee, award, rule_set, round_ = question
    rule = rule_set.newcomer
    if nominee.worked_from is None or award.code not in rule.awards:
        return
    worked = months_until(nominee.worked_from, date(round_.code.year + 1, 1, 1))
    if worked < rule.months:
        until = (
            f"sau năm {round_.code.year}, chưa có thời gian làm việc để xét"
            if nominee.worked_from.year > round_.code.year
            else f"đến hết năm {round_.code.year} mới tròn {worked} tháng, chưa đủ {rule.months} tháng"
        )
        sentence = f"Làm việc từ ngày {nominee.worked_from:%d/%m/%Y}, {until}."
        yield Finding(Rule.NEWCOMER, rule.provision, sentence)


def _unit_review(question: Question) -> Iterator[Finding]:
    nominee, _, rule_set, _ = question
    review, rule = nominee.unit_review, rule_set.unit_vote
    if review is not None and review.overtaken:
        yield Finding(Rule.UNIT_VOTE, _DAYS, review.overtaken, _known(review.record), Weight.NOTE)
    if review is None or rule is None:
        return
    if review.held_on is None:
        sentence = "Chưa ghi cuộc họp bình xét của đơn vị."
        yield Finding(Rule.UNIT_VOTE, rule.provision, sentence, weight=Weight.MISSING)
    elif review.agree is None:
        sentence = f"Cuộc họp bình xét của đơn vị ngày {review.held_on:%d/%m/%Y} chưa ghi kết quả biểu quyết."
        yield Finding(Rule.UNIT_VOTE, rule.provision, sentence, _known(review.record), Weight.MISSING)
    elif not rule.is_met(review.agree, review.voters):
        share = share_words(Fraction(review.agree, review.voters))
        sentence = (
            f"Họp bình xét của đơn vị ngày {review.held_on:%d/%m/%Y}: {review.agree}/{review.voters} đồng ý, bằng "
            f"{share}; cần {rule.words}."
        )
        yield Finding(Rule.UNIT_VOTE, rule.provision, sentence, _known(review.record))


def _premature(question: Question) -> Iterator[Finding]:
    nominee, *_ = question
    if nominee.premature:
        yield Finding(Rule.COUNCIL, _DAYS, nominee.premature, weight=Weight.NOTE)


def _one_achievement(question: Question) -> Iterator[Finding]:
    nominee, _, rule_set, _ = question
    provision = rule_set.principles.get(Principle.ONE_ACHIEVEMENT)
    if provision is None:
        return
    for other in nominee.earlier:
        if common := sorted(nominee.cited & other.cited):
            sentence = f"Thành tích đã được khen “{other.name}” tại {other.decision}."
            yield Finding(Principle.ONE_ACHIEVEMENT, provision, sentence, _known(other.record, *common))


def _next_period(question: Question) -> Iterator[Finding]:
    nominee, award, rule_set, _ = question
    provision = rule_set.principles.get(Principle.NEXT_PERIOD)
    if provision is None or nominee.commendation_type is not CommendationType.MERIT:
        return
    for other in nominee.earlier:
        same = other.code == award.code and other.commendation_type is CommendationType.MERIT
        if same and other.period and _overlap(nominee.period, other.period):
            sentence = (
                f"Thời gian lập thành tích trùng với lần khen “{other.name}” tại {other.decision} "
                f"(từ ngày {other.period[0]:%d/%m/%Y} đến ngày {other.period[1]:%d/%m/%Y})."
            )
            yield Finding(Principle.NEXT_PERIOD, provision, sentence, _known(other.record))


def _one_initiative(question: Question) -> Iterator[Finding]:
    nominee, award, rule_set, _ = question
    provision = rule_set.principles.get(Principle.ONE_INITIATIVE)
    if provision is None:
        return
    for other in nominee.earlier:
        known = rule_set.by_code.get(other.code)
        # A title after a title is not barred, nor is a form after a form by this rule.
        if other.initiatives and known is not None and known.is_title is not award.is_title:
            sentence = f"Sáng kiến đã dùng để xét “{other.name}” tại {other.decision}."
            yield Finding(
                Principle.ONE_INITIATIVE,
                provision,
                sentence,
                _known(other.record, *sorted(other.initiatives)),
                Weight.NOTE,
            )


def judged_year(award: Award, period: tuple[date, date], round_: JudgedRound) -> int:
    """Return the last year that the conditions of an award look at.

    A title is for the round's year. A form is judged over the years of its achievement; in the first half of a year
    nobody is rated for it yet, so that the last completed year is the one before.
    """
    if award.is_title:
        return round_.code.year
    return min(round_.code.last_rated_year, period[1].year)


def _filing(question: Question) -> Iterator[Finding]:
    nominee, award, rule_set, round_ = question
    for requirement in award.terms[nominee.kind].requirements:
        match requirement.condition:
            case TitleRun(title, times, span, filed_within) if filed_within:
                year = judged_year(award, nominee.period, round_)
                years = years_held(nominee.years, title, rule_set, last=year, within=span)
                held = [held_in(nominee.years.get(year), title, rule_set) for year in years]
                decided = [title for title in held if title is not None and title.decided_on is not None]
                if len(held) < times or not decided:
                    continue
                latest = max(decided, key=lambda title: title.decided_on or date.min)
                last = date((latest.decided_on or date.min).year + filed_within, 12, 31)
                late = round_.day > last
                sentence = (
                    f"Hồ sơ phải nộp chậm nhất ngày {last:%d/%m/%Y} ({latest.decision})"
                    f"{'; nay đã quá hạn' if late else ''}."
                )
                weight = Weight.FAILED if late else Weight.NOTE
                yield Finding(Rule.FILING, requirement.provision, sentence, _known(latest.record), weight)
            case _:
                pass


def _requirements(question: Question) -> Iterator[Finding]:
    nominee, award, rule_set, round_ = question
    case = Case(nominee.years, judged_year(award, nominee.period, round_), rule_set, nominee.members)
    for requirement in award.terms[nominee.kind].requirements:
        if not requirement.concerns(nominee.commendation_type):
            continue
        standing = measure(requirement.condition, case)
        if standing.is_met:
            continue
        weight = Weight.MISSING if standing.unknown else Weight.FAILED
        sentence = shortfall(requirement.condition, case)
        yield Finding(Rule.REQUIREMENT, requirement.provision, sentence, standing.records, weight)
        yield from _not_counted(named_awards(requirement.condition), case)


def _not_counted(codes: tuple[str, ...], case: Case) -> Iterator[Finding]:
    for year in sorted(case.years):
        for award in case.years[year].awards:
            if award.code in codes and not counts_for_merit(award, case.rule_set):
                label = COMMENDATION_TYPE_LABELS[award.commendation_type].lower()
                name = case.rule_set.by_code[award.code].name
                sentence = f"“{name}” năm {year} là khen {label} nên không tính vào công trạng."
                provision = case.rule_set.principles[Principle.MERIT_ONLY]
                yield Finding(Principle.MERIT_ONLY, provision, sentence, _known(award.record), Weight.NOTE)


_CHECKS: tuple[Callable[[Question], Iterator[Finding]], ...] = (
    _yearly,
    _type,
    _registration,
    _holds,
    _discipline,
    _dissolved,
    _left,
    _newcomer,
    _unit_review,
    _premature,
    _one_achievement,
    _one_initiative,
    _next_period,
    _requirements,
    _filing,
)


def months_until(first: date, end: date) -> int:
    """Return the number of full months from `first` to `end` (exclusive); 0 if `end` comes before `first`."""
    months = (end.year - first.year) * 12 + end.month - first.month - (end.day < first.day)
    return max(0, months)


def _known(*records: RecordRef | None) -> tuple[RecordRef, ...]:
    return tuple(record for record in records if record)


def _overlap(first: tuple[date, date], second: tuple[date, date]) -> bool:
    return first[0] <= second[1] and second[0] <= first[1]
