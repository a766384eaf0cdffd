"""Sentences on good news and fine stories, and on matters passed on to the competent bodies."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from desktop_app.domain.office.citations import day_words, document_words, joined_words
from desktop_app.domain.year.activities import POSTED_KINDS, ActivityKind, Spread
from desktop_app.domain.year.indicators import AutomaticMeasure
from desktop_app.papers.document.text import inside_sentence, lowered
from desktop_app.services.papers.reports.activities import Account, ActivityFact, ReferralFact
from desktop_app.services.papers.reports.facts.span import LATE
from desktop_app.services.papers.reports.posted import (
    AMONG,
    COUNTED_TOO,
    ITEM_MEASURES,
    ITEM_NOUNS,
    NO_UNIT,
    SPREAD_VERBS,
    by_channel,
    by_spread,
    is_split,
    reached_words,
    units_of,
)
from desktop_app.services.papers.reports.texts.deeds import MOST_TOLD
from desktop_app.services.papers.reports.texts.examples import examples_of
from desktop_app.services.papers.reports.texts.sentences import (
    Draft,
    Figure,
    Mention,
    Pieces,
    count,
    listed,
    rows,
    series,
    total,
    words,
)

_LIST: Final = "activities"
_MEASURED_AS: Final = {
    ActivityKind.GOOD_NEWS: AutomaticMeasure.GOOD_NEWS,
    ActivityKind.STORY: AutomaticMeasure.STORIES,
}


def tell_news(draft: Draft, key: str, account: Account) -> None:
    """Tell the good news, stories and exemplars: what was posted, where, for how many until the last day.

    What is of days that an earlier report told without it is told apart: it counts for no target of this year.
    """
    every = [activity for activity in account.activities if activity.kind in POSTED_KINDS]
    late = [activity for activity in every if account.facts.is_late("activity", activity.id)]
    _tell_own_news(draft, key, account, [activity for activity in every if activity not in late])
    if late:
        begins = "Bổ sung" if len(late) == len(every) else "Ngoài số tin, bài trên, bổ sung"
        draft.say(key, f"{begins} ", _counted(late, f" {LATE}"), " của kỳ trước.")


def _tell_own_news(draft: Draft, key: str, account: Account, posted: Sequence[ActivityFact]) -> None:
    if not posted:
        return
    units = units_of(posted)
    draft.say(key, f"Trong kỳ, {joined_words(tuple(units)) or account.office} ", _number(posted), ".")
    # One item of nobody's takes the others from no unit: it is named apart.
    if units and (of_none := [activity for activity in posted if not activity.unit]):
        draft.say(key, COUNTED_TOO, listed(_of_no_unit(of_none, posted)), ".")
    if len(posted) > 1 and any(activity.channel for activity in posted):
        # Not all of them where nobody recorded a channel of some: the check names these.
        are_all = all(activity.channel for activity in posted)
        draft.say(
            key,
            "Phân theo kênh: " if are_all else "Trong số tin, bài nêu trên: ",
            listed(_channels(posted)),
            *_on_several(posted),
            ".",
        )
    values = [(activity.id, activity.reached) for activity in posted if activity.reached]
    if values:
        figure = total("Lượt người tiếp cận tin, bài", "lượt", _LIST, values, "reached", alone=False)
        before, after = reached_words(account.facts.span.last)
        draft.say(key, before, figure, after)
    if notable := examples_of(posted):
        draft.say(key, "Tiêu biểu: ", listed([_named(activity) for activity in notable]), ".")


def _of_no_unit(of_none: Sequence[ActivityFact], posted: Sequence[ActivityFact]) -> list[Pieces]:
    """Return how many items are of no unit, with what else is recorded of others and not of them."""
    by_lack: dict[str, list[ActivityFact]] = {}
    for activity in of_none:
        channel = ", kênh đăng" if not activity.channel and any(each.channel for each in posted) else ""
        spread = ", đăng mới hay chia sẻ lại" if activity.spread is Spread.NONE and by_spread(posted) else ""
        by_lack.setdefault(f" {NO_UNIT}{channel}{spread}", []).append(activity)
    return [words(_counted(those, lack), lack) for lack, those in by_lack.items()]


def tell_referrals(draft: Draft, key: str, referrals: Sequence[ReferralFact], office: str) -> None:
    """Tell the matters passed on: one with its day, receiver and outcome, several by their kinds."""
    if len(referrals) == 1:
        draft.say(key, _referral(referrals[0], office), ".")
    elif referrals:
        kinds = Counter(referral.kind for referral in referrals)
        number = _passed_on(referrals)
        parts = []
        for kind in kinds:
            ids = [referral.id for referral in referrals if referral.kind == kind]
            parts.append(words(count(f"Vụ việc: {lowered(kind)}", "vụ", "referrals", ids), f" vụ {lowered(kind)}"))
        whom, split = _bodies(referrals)
        draft.say(key, f"{office} đã chuyển {whom} ", number, " vụ việc", *split, ", gồm: ", listed(parts), ".")
        solved = [referral.id for referral in referrals if referral.outcome]
        if solved:
            known = count("Vụ việc đã có kết quả xử lý", "vụ", "referrals", solved)
            open_ids = [referral.id for referral in referrals if not referral.outcome]
            open_words: Pieces = ()
            if open_ids:
                number = count("Vụ việc chưa có kết quả xử lý", "vụ", "referrals", open_ids)
                open_words = ("; còn ", number, " vụ việc chưa có kết quả")
            draft.say(key, "Đã có kết quả xử lý ", known, " vụ việc", *_outcomes(referrals), *open_words, ".")


def _outcomes(referrals: Sequence[ReferralFact]) -> Pieces:
    """Return in brackets what came of matters, each outcome once; () if these are too many."""
    by_outcome: dict[str, list[int]] = {}
    for referral in referrals:
        if outcome := inside_sentence(referral.outcome.rstrip(" .;")):
            by_outcome.setdefault(outcome, []).append(referral.id)
    if len(by_outcome) > MOST_TOLD:
        return ()
    return words(" (", listed([Mention(outcome, rows("referrals", ids)) for outcome, ids in by_outcome.items()]), ")")


def _bodies(referrals: Sequence[ReferralFact]) -> tuple[str, Pieces]:
    """Return whom several matters were passed on to, and how many to each if all say it and they are several."""
    by_body: dict[str, list[int]] = {}
    for referral in referrals:
        by_body.setdefault(referral.body, []).append(referral.id)
    if "" in by_body or len(by_body) == 1:
        return next(iter(by_body)) or "cơ quan chức năng" if len(by_body) == 1 else "cơ quan chức năng", ()
    parts = [
        words(f"{body} ", count(f"Vụ việc chuyển {body}", "vụ", "referrals", ids)) for body, ids in by_body.items()
    ]
    return "cơ quan chức năng", words(" (", series(parts), ")")


def _number(posted: Sequence[ActivityFact]) -> Pieces:
    """Return how many items were posted and how many shared; where it is not recorded of all, how many there are, too.

    What nobody recorded is a matter of the check.
    """
    parts = listed([words(f"{verb} ", _counted(those, f" {verb}")) for verb, those in by_spread(posted).items()])
    if is_split(posted):
        return words("đã ", parts)
    return words("có ", _counted(posted), words(f", {AMONG}", parts) if parts else ())


def _counted(activities: Sequence[ActivityFact], of: str = "") -> Pieces:
    """Return how many there are of each kind; `of` ends the name of the number in the annex."""
    parts = []
    for kind, item in ITEM_NOUNS.items():
        ids = [activity.id for activity in activities if activity.kind is kind]
        if ids:
            name, measure = f"{item[:1].upper()}{item[1:]}{of}", None if of else _MEASURED_AS.get(kind)
            parts.append(words(count(name, ITEM_MEASURES[kind], _LIST, ids, measure=measure), f" {item}"))
    return series(parts)


def _channels(activities: Sequence[ActivityFact]) -> list[Pieces]:
    """Return how many items are on each channel, those posted and those shared apart where it is recorded of all."""
    on_channel = [activity for activity in activities if activity.channel]
    parts = by_spread(on_channel).items() if is_split(activities) else ()
    apart = [words(f"{verb} trên ", _by_channel(those, f" {verb}"), " tin, bài") for verb, those in parts]
    return apart or [words(_by_channel(on_channel, ""), " tin, bài")]


def _by_channel(activities: Sequence[ActivityFact], of: str) -> Pieces:
    on_channel = by_channel(activities)
    parts = []
    for channel, those in on_channel.items():
        ids = [activity.id for activity in those]
        parts.append(words(f"{channel} ", count(f"Tin, bài{of} trên {channel}", "tin, bài", _LIST, ids)))
    return series(parts)


def _on_several(activities: Sequence[ActivityFact]) -> Pieces:
    """Return how many items are on several channels: the numbers by channel count them more than once."""
    places = Counter(activity.id for those in by_channel(activities).values() for activity in those)
    several = [activity_id for activity_id, number in places.items() if number > 1]
    name = "Tin, bài đăng trên nhiều kênh"
    return words(" (", count(name, "tin, bài", _LIST, several), " tin, bài đăng trên nhiều kênh)") if several else ()


def _named(activity: ActivityFact) -> Pieces:
    is_posted = activity.spread is Spread.POSTED or activity.channel
    verb = SPREAD_VERBS[Spread.SHARED] if activity.spread is Spread.SHARED else "đăng" if is_posted else ""
    channel = f" trên {activity.channel}" if activity.channel else ""
    title = Mention(f"“{activity.title.rstrip(' .;')}”", rows(_LIST, [activity.id]))
    return words(title, f" ({' '.join(filter(None, [verb, 'ngày', day_words(activity.from_date)]))}{channel})")


def _passed_on(referrals: Sequence[ReferralFact]) -> Figure:
    ids = [referral.id for referral in referrals]
    measure = AutomaticMeasure.REFERRALS
    return count("Vụ việc đã chuyển cơ quan chức năng", "vụ", "referrals", ids, measure=measure)


def _referral(referral: ReferralFact, office: str) -> Pieces:
    body = referral.body or "cơ quan chức năng"
    number = _passed_on([referral])
    document = f" ({document_words('', referral.document, None)})" if referral.document else ""
    outcome = f"; kết quả: {lowered(referral.outcome.rstrip(' .;'))}" if referral.outcome else ""
    day = day_words(referral.passed_on)
    return words(
        f"Ngày {day}, {office} đã chuyển {body} ", number, f" vụ việc {lowered(referral.kind)}{document}{outcome}"
    )
