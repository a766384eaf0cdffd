"""What a report on a year says of the Council: its sessions, their votes, and what was awarded outside of these."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from desktop_app.domain.office.citations import count_words, day_words, joined_words, ratio_words, recipients_words
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.awards.order import AwardOrder
from desktop_app.services.papers.content.registered import recipient_of
from desktop_app.store import records
from desktop_app.store.records import Reader, Record


class JudgedProposal(NamedTuple):
    """A proposal that a session judged, and for whom; `passed` is None while its vote is not recorded."""

    nomination_id: int
    recipient: str
    is_collective: bool
    passed: bool | None


class HeldSession(NamedTuple):
    """A session of the Council: its day, and the proposals that it judged."""

    held_on: date
    judged: tuple[JudgedProposal, ...]


def sessions_held(connection: Reader, round_ids: set[int], first: str, last: str) -> tuple[HeldSession, ...]:
    """Return the sessions of these rounds that were held on days (ISO), in order."""
    sessions = [
        row
        for row in records.living(connection, "council_session", order="held_on")
        if row["round_id"] in round_ids and first <= row["held_on"] <= last
    ]
    tallies: dict[int, list[Record]] = {row["id"]: [] for row in sessions}
    for row in records.of_kind(connection, "vote_tally") if sessions else ():
        if row["session_id"] in tallies:
            tallies[row["session_id"]].append(row)
    ids = {row["nomination_id"] for of_session in tallies.values() for row in of_session}
    nominees = records.fetch_many(connection, "nomination", sorted(ids))
    return tuple(
        HeldSession(date.fromisoformat(row["held_on"]), tuple(_judged(tallies[row["id"]], nominees)))
        for row in sessions
    )


def _judged(tallies: Sequence[Record], nominees: Mapping[int, Record]) -> Iterator[JudgedProposal]:
    """Yield the proposals that a session judged, in the order of its votes; none that is in the trash."""
    for tally in tallies:
        nominee = nominees[tally["nomination_id"]]
        if nominee["trashed_at"] is None:
            yield JudgedProposal(
                nominee["id"], recipient_of(nominee), nominee["kind"] == NomineeKind.COLLECTIVE, _passed(tally)
            )


def _passed(tally: Record) -> bool | None:
    return None if tally["passed"] is None else bool(tally["passed"])


def sessions_sentence(sessions: Sequence[HeldSession]) -> str:
    """Return when the Council sat, how many proposals it judged, and how many of these did not reach its share.

    A proposal on which it voted again, as after a tie, is one proposal: its last vote is what came of it.
    """
    of_days = tuple(dict.fromkeys(day_words(each.held_on) for each in sessions))
    days = f"{'các ' * (len(of_days) > 1)}ngày {joined_words(of_days)}"
    seen_ones = [proposal for each in sessions for proposal in each.judged]
    judged = list({proposal.nomination_id: proposal for proposal in seen_ones}.values())
    number, again = _counted(judged), len(seen_ones) - len(judged)
    voted_again = f", trong đó biểu quyết lại {count_words(again)} đề nghị" if again else ""
    seen = f", xét {number}{voted_again}{_outcome(judged)}" if number else ""
    return f"Hội đồng Thi đua - Khen thưởng họp {count_words(len(sessions))} phiên ({days}){seen}."


def _counted(judged: Sequence[JudgedProposal]) -> str:
    return _split([proposal.is_collective for proposal in judged], "đề nghị cho ")


def _split(are_collectives: Sequence[bool], before: str = "") -> str:
    collectives = sum(are_collectives)
    return recipients_words(collectives, len(are_collectives) - collectives, before)


def _outcome(judged: Sequence[JudgedProposal]) -> str:
    """Return how many proposals reached the share of votes that is asked for, "" where no vote is recorded."""
    voted = [proposal for proposal in judged if proposal.passed is not None]
    failed = [proposal for proposal in voted if not proposal.passed]
    if not voted:
        return ""
    reached = f"; {ratio_words(len(voted) - len(failed), len(judged))} đề nghị đạt tỷ lệ biểu quyết"
    # Who failed for two awards is one; nor did a person fail who passed for another in the same session.
    of_whom = {proposal.recipient: proposal.is_collective for proposal in failed}
    whom = f" ({_split(list(of_whom.values()))})" if len(of_whom) < len(failed) else ""
    not_reached = f", {_counted(failed)} không đạt{whom}" if failed else ""
    open_votes = len(judged) - len(voted)
    return f"{reached}{not_reached}{f', {count_words(open_votes)} chưa ghi kết quả' if open_votes else ''}"


def outside(awards: Sequence[Record], sessions: Sequence[HeldSession]) -> list[Record]:
    """Return the awards of no proposal that one of these sessions judged; none where the Council did not sit."""
    judged = {proposal.nomination_id for each in sessions for proposal in each.judged}
    return [row for row in awards if row["nomination_id"] not in judged] if judged else []


def outside_words(
    awards: Sequence[Record], sessions: Sequence[HeldSession], before: Mapping[int, date], order: AwardOrder
) -> str:
    """Return how many awards are of no proposal that the Council judged: else more would seem given than it judged.

    `before` has the day of the session of a year before that judged a proposal: an award of it went past no Council.
    """
    others = outside(awards, sessions)
    earlier = [row for row in others if row["nomination_id"] in before]
    never = [row for row in others if row["nomination_id"] not in before]
    parts = []
    if earlier:
        days = tuple(day_words(day) for day in sorted({before[row["nomination_id"]] for row in earlier}))
        when = f"{'các phiên' if len(days) > 1 else 'phiên'} ngày {joined_words(days)}"
        parts.append(f"{_lots(earlier, order)} đã được Hội đồng xét tại {when}")
    if never:
        where = f"{'các phiên' if len(sessions) > 1 else 'phiên'} họp của Hội đồng nêu trên"
        parts.append(f"{_lots(never, order)} không thuộc các đề nghị đã xét tại {where}")
    return f"; trong đó {', '.join(parts)}" if parts else ""


def _lots(awards: Sequence[Record], order: AwardOrder) -> str:
    """Return how many awards there are and of what: "02 lượt (đều là danh hiệu thi đua)"."""
    kinds = Counter(
        "danh hiệu thi đua" if order.is_title(row["award_code"], row["award"]) else row["award"] for row in awards
    )
    split = joined_words(tuple(f"{count_words(number)} lượt {kind}" for kind, number in kinds.items()))
    what = split if len(kinds) > 1 else f"{'đều ' if len(awards) > 1 else ''}là {next(iter(kinds))}"
    return f"{count_words(len(awards))} lượt ({what})"


def without_session(awards: Sequence[Record], sessions: Sequence[HeldSession], before: Mapping[int, date]) -> str:
    """Return the remark on awards of no proposal that a session of the year or before it judged, "" for none."""
    names = [row["award"] for row in outside(awards, sessions) if row["nomination_id"] not in before]
    return unjudged_words(names, len(awards), "trong sổ")


def unjudged_words(names: Sequence[str], number: int, when: str, *, is_apart: bool = True) -> str:
    """Return the remark that awards of these names, of so many in all, were judged by no session; "" for none.

    `is_apart` says that the report has a number for them alone.
    """
    if not names:
        return ""
    given = joined_words(tuple(dict.fromkeys(names)))
    sentence = (
        f"{ratio_words(len(names), number)} lượt khen thưởng ({given}) không qua phiên họp nào của Hội đồng đã ghi "
        f"{when}: nếu Hội đồng đã xét thì thêm phiên họp, kết quả biểu quyết ở đợt xét"
    )
    return sentence + ("; báo cáo nêu số này riêng." if is_apart else ".")
