"""Conditions, and how far they are met, in Vietnamese: "Cần 3 năm liên tục đạt …; mới có 2 năm"."""

from desktop_app.domain.law.conditions import (
    AllOf,
    AnyOf,
    Condition,
    HeldBefore,
    Initiatives,
    MemberCondition,
    MemberHolders,
    MemberShare,
    MembersRated,
    RatingRun,
    TitleRun,
)
from desktop_app.domain.law.judging.fulfilment import Case, MemberFacts, Standing, measure
from desktop_app.domain.law.judging.streaks import rating_streak, years_held
from desktop_app.domain.law.votes import mark_words
from desktop_app.domain.law.year_facts import RATING_LABELS, SCOPE_LABELS, Rating, Scope


def shortfall(condition: Condition, case: Case) -> str:
    """Return what a condition requires and what the nominee has of it, as a sentence."""
    return f"Cần {needed_words(condition, case)}; {present_words(condition, case)}."


def needed_words(condition: Condition, case: Case) -> str:
    """Return what a condition requires: "đạt danh hiệu “Lao động tiên tiến” năm 2025"."""
    match condition:
        case TitleRun():
            return _title_needed(condition, case)
        case RatingRun(rating, years):
            better = "" if rating is Rating.EXCELLENT else " trở lên"
            rated = f"được xếp loại “{RATING_LABELS[rating]}”{better}"
            return _over(rated, years, case.year)
        case Initiatives(count, scope, span):
            reach = "" if scope is Scope.BASE else f", có phạm vi {SCOPE_LABELS[scope]}"
            when = f"năm {case.year}" if span == 1 else f"trong {span} năm tính đến năm {case.year}"
            return f"{count} sáng kiến hoặc đề tài khoa học được công nhận {when}{reach}"
        case HeldBefore(code, years):
            return f"đã được tặng “{_name(code, case)}” cho thành tích từ năm {case.year - years} trở về trước"
        case AnyOf(conditions):
            alternatives = "; ".join(
                f"({place}) {needed_words(part, case)}" for place, part in enumerate(conditions, 1)
            )
            return f"một trong các điều kiện: {alternatives}"
        case AllOf(conditions):
            return " và ".join(needed_words(part, case) for part in conditions)
        case _:
            return _members_needed(condition, case)


def present_words(condition: Condition, case: Case) -> str:
    """Return what the nominee has of a condition: "mới có 2 năm (2024, 2025)"."""
    standing = measure(condition, case)
    match condition:
        case TitleRun():
            return _title_present(condition, case)
        case RatingRun():
            return _rating_present(condition, standing, case)
        case Initiatives():
            return f"đã ghi {standing.have}"
        case HeldBefore():
            return "đã có" if standing.is_met else "chưa có"
        case AnyOf(conditions):
            alternatives = "; ".join(
                f"({place}) {present_words(part, case)}" for place, part in enumerate(conditions, 1)
            )
            return f"hiện nay: {alternatives}"
        case AllOf(conditions):
            return ", ".join(present_words(part, case) for part in conditions)
        case _:
            return _members_present(condition, standing, case.members)


def _title_needed(condition: TitleRun, case: Case) -> str:
    title_words = f"đạt danh hiệu “{_name(condition.title, case)}”"
    if condition.times == condition.within:
        return _over(title_words, condition.times, case.year)
    return f"{condition.times} lần {title_words} trong {condition.within} năm tính đến năm {case.year}"


def _over(what: str, years: int, last: int) -> str:
    return f"{what} năm {last}" if years == 1 else f"{years} năm liên tục {what}, tính đến năm {last}"


def _title_present(condition: TitleRun, case: Case) -> str:
    held_years = years_held(case.years, condition.title, case.rule_set, last=case.year, within=condition.within)
    if not held_years:
        return "chưa có danh hiệu này" if condition.within == 1 else "chưa có năm nào trong thời gian đó"
    return f"đã có các năm {', '.join(map(str, held_years))}" if len(held_years) > 1 else f"đã có năm {held_years[0]}"


def _rating_present(condition: RatingRun, standing: Standing, case: Case) -> str:
    if standing.is_met:
        return "đã đủ"
    broken = case.year - standing.have
    if case.lived_to is not None and broken > case.lived_to:
        so_far = rating_streak(case.years, condition.rating, last=case.lived_to)
        return f"đến năm {case.lived_to} đã liên tục {so_far} năm"
    facts = case.years.get(broken)
    if facts is None or facts.rating is None:
        return f"chưa ghi xếp loại năm {broken}"
    return f"năm {broken} xếp loại “{RATING_LABELS[facts.rating]}”"


def _members_needed(condition: MemberCondition, case: Case) -> str:
    match condition:
        case MemberShare(title, share, more_than):
            least = "trên" if more_than else "từ"
            most = "" if more_than else " trở lên"
            return f"{least} {mark_words(share)}{most} thành viên đạt danh hiệu “{_name(title, case)}”"
        case MembersRated():
            return "100 % thành viên hoàn thành nhiệm vụ"
        case MemberHolders(title, count):
            return f"ít nhất {count} thành viên đạt danh hiệu “{_name(title, case)}”"
        case _:
            return "không có thành viên bị kỷ luật từ cảnh cáo trở lên"


def _members_present(condition: MemberCondition, standing: Standing, members: MemberFacts | None) -> str:
    if members is None or members.members == 0:
        return "chưa có số liệu về thành viên của tập thể"
    match condition:
        case MemberShare():
            return f"hiện có {standing.have}/{members.members} thành viên, cần ít nhất {standing.need}"
        case MembersRated() if members.unrated:
            return f"đã ghi {standing.have}/{members.members} thành viên, {members.unrated} người chưa ghi xếp loại"
        case MembersRated() | MemberHolders():
            return f"hiện có {standing.have}/{members.members} thành viên"
        case _:
            # The book has the days and the document of a discipline, not how severe it was.
            recorded = f"sổ ghi {members.disciplined} người bị kỷ luật, không ghi mức"
            return f"{recorded}: nếu là khiển trách thì ghi lý do vẫn đề nghị"


def _name(code: str, case: Case) -> str:
    return case.rule_set.by_code[code].name
