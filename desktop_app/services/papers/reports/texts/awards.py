"""Sentences on what was proposed and awarded: people as people, awards by their decisions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from desktop_app.domain.office.citations import (
    count_words,
    day_words,
    document_words,
    giver_words,
    joined_words,
    recipients_words,
    titled,
)
from desktop_app.domain.round_codes import round_title
from desktop_app.domain.rounds.states import STATE_LABELS, NominationState
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.indicators import AutomaticMeasure
from desktop_app.papers.document.text import capitalised, lowered
from desktop_app.services.papers.content.awarded.year_awards import common_occasions, occasions_words
from desktop_app.services.papers.content.registered import (
    NOT_DECIDED,
    NOT_JUDGED,
    PROPOSED_WORDS,
    VOTED_DOWN,
    Outcome,
    undecided_words,
)
from desktop_app.services.papers.reports.activities import Account, RegisteredFact
from desktop_app.services.papers.reports.facts.awards import AwardFact, ProposalFact
from desktop_app.services.papers.reports.texts.sentences import (
    BULLET,
    Draft,
    Figure,
    Mention,
    Piece,
    Pieces,
    count,
    distinct,
    listed,
    rows,
    series,
    words,
)

_COLLECTIVE: Final = "Tập thể"
_OUTSIDE: Final = "ngoài đề nghị của đợt xét"
_COUNCIL_JUDGED: Final = "Hội đồng Thi đua - Khen thưởng đã xét"
_PASSED: Final = "Hội đồng đã xét đạt"
_PROPOSED: Final = PROPOSED_WORDS.strip()
_HELD: Final = STATE_LABELS[NominationState.HELD]
_LONG: Final = timedelta(days=366)
"""After so long it is asked whether a proposal that the Council found for still waits for its decision."""
_MOST_CITED: Final = 3
_MOST_DECISIONS: Final = 6
"""How many decisions are told one by one; of more a report has what they gave, and its annex the list."""


def tell_awards(draft: Draft, key: str, account: Account, annex: str, *, is_summed: bool = False) -> None:
    """Tell the proposals, those that are to be spread as exemplars, and the awards of signed decisions.

    `is_summed` says that the annex has their numbers and no names.
    """
    proposals, awards = account.facts.proposals, account.facts.awards
    _tell_proposed(draft, key, account)
    if exemplars := [proposal for proposal in proposals if proposal.exemplar]:
        several = len({proposal.recipient for proposal in exemplars})
        draft.say(key, *exemplars_told([proposal.id for proposal in exemplars], several))
    pending = [proposal for proposal in proposals if proposal.outcome is Outcome.PENDING]
    if pending:
        parts = _recipients(pending, "nominations", "đang trình cấp trên")
        draft.say(
            key, f"{account.office} đang trình cấp trên xem xét ", parts, "; chưa tính vào số đã được khen thưởng."
        )
    in_order = sorted(awards, key=lambda award: award.place)
    # By record: two may have one number, and each has its list.
    decisions = list(dict.fromkeys(award.decision_id for award in in_order))
    if awards:
        number = count(
            "Khen thưởng theo quyết định đã ký",
            "lượt",
            "awards",
            [award.id for award in awards],
            measure=AutomaticMeasure.AWARDS,
        )
        where = f"{'tổng hợp' if is_summed else 'danh sách'} tại {annex}"
        # Else more would seem to be given than was asked for.
        apart = _outside(in_order) if account.facts.put_forward else ()
        many = len(decisions) > _MOST_DECISIONS
        by = f"{count_words(len(decisions))} quyết định" if many else "quyết định"
        givers = _by_giver(in_order, account.office) if many else {}
        split = words(" ", _by_award(in_order), ".") if len(givers) == 1 else ()
        sentence = words("Trong kỳ có ", number, f" lượt khen thưởng theo {by} đã ký ({where}", *apart, ")")
        # As the annex has them: by award, the highest first.
        lines = [] if many else [_of_decision(in_order, decision, account.office) for decision in decisions]
        for giver, given in givers.items() if len(givers) > 1 else ():
            lines.append(words(f"{giver} ", _given_by(giver, given, in_order), f" (theo {_decisions(given)})."))
        if len(lines) == 1:
            # A list of one line is none.
            draft.say(key, sentence, ": ", *lines)
        else:
            draft.say(key, sentence, ", gồm:", split)
            for line in lines:
                draft.say(key, BULLET, line)
    _tell_cancelled(draft, key, account)


def _tell_proposed(draft: Draft, key: str, account: Account) -> None:
    """Tell who was proposed, of whom the Council did not find for some and others are not decided on yet."""
    facts = account.facts
    refused, everybody = facts.voted_down, facts.put_forward
    if not everybody:
        return
    whom = _recipients(everybody, "nominations", _PROPOSED)
    if not facts.proposals:
        draft.say(key, "Có ", whom, f"{PROPOSED_WORDS}, {VOTED_DOWN}.")
        return
    # Who passed for another award of the round did not fail: of proposals for both those that did are counted.
    others = {(each.recipient, each.round_code) for each in facts.proposals}
    is_both = any((each.recipient, each.round_code) in others for each in refused)
    whose = _recipients(refused, "nominations", VOTED_DOWN, as_proposals=is_both)
    not_found_for = words(f"; {VOTED_DOWN} ", whose) if refused else ()
    undecided = _undecided(account, is_rest=bool(refused))
    draft.say(key, "Có ", whom, PROPOSED_WORDS, *not_found_for, *undecided, ".")


def _outside(awards: Sequence[AwardFact]) -> Pieces:
    """Return how many of the awards came of proposals that the Council judged, and what the others are.

    The others are titles in one, forms by their names; nothing is said where there are none.
    """
    others = [award for award in awards if not award.is_proposed]
    if not others:
        return ()
    if len(others) == len(awards):
        # Of titles the lines that follow say what they are.
        is_clear = all(award.is_title for award in others)
        return () if is_clear else (f"; {'đều ' if len(others) > 1 else ''}không thuộc các đề nghị nêu trên",)
    of_what: dict[str, list[int]] = {}
    for award in others:
        of_what.setdefault(_called(award), []).append(award.id)
    # The rows below tell of all that are called the same.
    parts = [
        words(count(f"{capitalised(what)} {_OUTSIDE}", "lượt", "awards", ids), f" lượt {what}")
        for what, ids in of_what.items()
    ]
    of_proposals = [award for award in awards if award.is_proposed]
    asked = f"theo đề nghị {_judged(of_proposals)}"
    number = count(f"Khen thưởng {asked}", "lượt", "awards", [award.id for award in of_proposals])
    return words("; trong đó ", number, f" lượt {asked}, ", series(parts), " ngoài các đề nghị đó")


def _judged(awards: Sequence[AwardFact]) -> str:
    """Return whose proposals awards came of: those that the Council judged, and on which days while these are few."""
    days = sorted({award.judged_on for award in awards if award.judged_on is not None})
    if not days or any(award.judged_on is None for award in awards):
        return "của đợt xét"
    if len(days) > _MOST_CITED:
        return _COUNCIL_JUDGED
    return f"{_COUNCIL_JUDGED} {'các ngày' if len(days) > 1 else 'ngày'} {joined_words(tuple(map(day_words, days)))}"


def _called(award: AwardFact) -> str:
    return "danh hiệu thi đua" if award.is_title else award.award


def _of_decision(awards: Sequence[AwardFact], decision: int, office: str) -> Pieces:
    """Return what a decision gave, among the awards of a report."""
    given = [each for each in awards if each.decision_id == decision]
    cited = document_words("Quyết định", given[0].number, given[0].signed_on)
    mention = Mention(cited, rows("awards", [award.id for award in given]))
    return words(f"{giver_words(given[0].body, office)} ", _given(given, cited), " (", mention, ").")


def tell_awaited(draft: Draft, key: str, account: Account) -> None:
    """Tell as a task to come that proposals wait for their decision, and those of which rounds."""
    waiting = _waiting(account.facts.proposals)
    for those in waiting:
        has_passed = those[0].passed_on is not None
        whom = _recipients(those, "nominations", _name_of_waiting(those))
        pieces = awaited_told(whom, has_passed=has_passed, when=_when_judged(those), which=_rounds(those, account))
        draft.say(key, *pieces)


def _waiting(proposals: Iterable[ProposalFact]) -> list[list[ProposalFact]]:
    """Return the proposals that wait: those that the Council found for, and apart those that it has not judged."""
    waiting = [proposal for proposal in proposals if proposal.outcome is Outcome.WAITING]
    parts = (
        [proposal for proposal in waiting if (proposal.passed_on is not None) is has_passed]
        for has_passed in (True, False)
    )
    return [part for part in parts if part]


def _name_of_waiting(those: Sequence[ProposalFact]) -> str:
    """Return what the numbers of waiting proposals are of."""
    if those[0].passed_on is not None:
        return f"{_PROPOSED}, {_PASSED}, {NOT_DECIDED}"
    return f"{_PROPOSED}, {NOT_JUDGED}"


def _waits_for(those: Sequence[ProposalFact]) -> str:
    return NOT_JUDGED if those[0].passed_on is None else NOT_DECIDED


def _when_judged(those: Sequence[ProposalFact]) -> str:
    """Return " ngày 05/7/2022", " các ngày … và …", of many days the first and the last; "" of what none judged."""
    days = sorted({proposal.passed_on for proposal in those if proposal.passed_on is not None})
    if len(days) > _MOST_CITED:
        return f" từ ngày {day_words(days[0])} đến ngày {day_words(days[-1])}"
    return f" {'các ngày' if len(days) > 1 else 'ngày'} {joined_words(tuple(map(day_words, days)))}" if days else ""


def _rounds(those: Sequence[ProposalFact], account: Account) -> str:
    """Return the rounds of proposals in brackets; "" where a report has proposals of one round alone."""
    if len({proposal.round_code for proposal in account.facts.put_forward}) == 1:
        return ""
    codes = sorted({proposal.round_code for proposal in those})
    if len(codes) > _MOST_CITED:
        return f" ({count_words(len(codes))} đợt xét)"
    return f" (đợt {joined_words(tuple(map(round_title, codes)))})"


def long_undecided(proposals: Iterable[ProposalFact], last: date) -> Iterator[str]:
    """Yield who waits for a decision more than a year after the Council found for them: none may ever come."""
    for proposal in proposals:
        passed_on = proposal.passed_on
        if proposal.outcome is Outcome.WAITING and passed_on is not None and last - passed_on > _LONG:
            judged = f"{_PASSED} ngày {day_words(passed_on)} (đợt {round_title(proposal.round_code)})"
            yield (
                f"“{proposal.name}”: {judged}, quá một năm trước ngày chốt số liệu, báo cáo nêu là {NOT_DECIDED}: ghi "
                f"số, ngày quyết định nếu đã ký; nếu thôi khen thưởng, chuyển đề nghị sang “{_HELD}”."
            )


def awaited_told(whom: Piece | Pieces, *, has_passed: bool, when: str = "", which: str = "") -> Pieces:
    """Return the task to come that those are decided on who were proposed; `has_passed` if the Council judged them.

    `when` it did, and `which` rounds they are of, begin with a blank.
    """
    if has_passed:
        done = f" {_PASSED}{when}{which}."
        return words(BULLET, "Hoàn thành thủ tục, quyết định khen thưởng đối với ", whom, done)
    return words(BULLET, "Hoàn thành việc xét, quyết định khen thưởng đối với ", whom, f" đã được đề nghị{which}.")


def _undecided(account: Account, *, is_rest: bool) -> Pieces:
    """Return that all or some of the proposals are not decided on by a day; what a higher level has is told apart.

    `is_rest` says that others stand beside them that the Council did not find for. Whom the Council found for and whom
    it did not judge yet are two numbers: each waits for something else.
    """
    proposals, day = account.facts.proposals, account.facts.span.last
    waiting = _waiting(proposals)
    if not waiting:
        return ()
    if len(waiting) == 1 and len(waiting[0]) == len(proposals) and not is_rest:
        return words(undecided_words(day, _waits_for(waiting[0])), _judged_when(waiting[0], account))
    parts = [
        words(
            _recipients(those, "nominations", _name_of_waiting(those)),
            f" {_waits_for(those)}",
            _judged_when(those, account),
        )
        for those in waiting
    ]
    return words(f"; đến ngày {day_words(day)} còn ", listed(parts))


def _judged_when(those: Sequence[ProposalFact], account: Account) -> str:
    """Return in brackets when the Council found for proposals, and of which rounds they are; "" if neither is told."""
    judged = f"{_PASSED}{when}" if (when := _when_judged(those)) else ""
    details = ", ".join(filter(None, [judged, _rounds(those, account).strip(" ()")]))
    return f" ({details})" if details else ""


def _tell_cancelled(draft: Draft, key: str, account: Account) -> None:
    """Tell the awards that were cancelled in the span, after it, and unseen by the report before."""
    cancelled = account.facts.cancelled
    if cancelled:
        # Their decisions, and the reports of their days, have more people than are counted since.
        number = count("Khen thưởng đã hủy bỏ", "lượt", "awards", [award.id for award in cancelled])
        before, after = cancelled_words("Trong kỳ", [award.document for award in cancelled])
        draft.say(key, before, number, after)
    later = account.facts.cancelled_later
    if later:
        number = count("Khen thưởng đã hủy bỏ sau kỳ", "lượt", "awards", [award.id for award in later])
        last_day = f"Sau ngày {day_words(account.facts.span.last)}"
        before, after = cancelled_words(last_day, [award.document for award in later])
        draft.say(key, before, number, after)
    missed = account.facts.cancelled_before
    if missed:
        number = count("Khen thưởng của kỳ trước đã hủy bỏ", "lượt", "awards", [award.id for award in missed])
        cited = "; ".join(dict.fromkeys(award.document for award in missed))
        draft.say(key, number, f" lượt khen thưởng tính trong báo cáo kỳ trước đã hủy bỏ sau khi báo cáo ({cited}).")


def tell_registrations(draft: Draft, key: str, account: Account) -> None:
    """Tell who registered for the titles of the year, title by title."""
    registered = account.registered
    if not registered:
        return
    titles = dict.fromkeys(each.title for each in registered)
    split = [
        words(_recipients(of_title, "year-records", f"đăng ký {title}"), f" đăng ký {title}")
        for title in titles
        if title and (of_title := [each for each in registered if each.title == title])
    ]
    among = words(", trong đó " if "" in titles else ", gồm ", listed(split)) if split else ()
    year = f" đăng ký thi đua năm {account.facts.span.last.year}"
    if len(titles) == 1 and split:
        among, year = (), f" đăng ký {next(iter(titles))} năm {account.facts.span.last.year}"
    draft.say(key, "Có ", _recipients(registered, "year-records", year.strip()), year, among, ".")


def tell_entries(draft: Draft, key: str, account: Account) -> None:
    """Tell who had registered for each movement that goes on: a Chi đoàn is named beside the phòng, đơn vị."""
    for movement in account.entered:
        what = f"đăng ký tham gia phong trào thi đua “{movement.name}”"
        collectives = [each for each in movement.registered if each.kind == NomineeKind.COLLECTIVE]
        divisions = [each.id for each in collectives if not each.beside]
        others = tuple(each.beside for each in collectives if each.beside)
        beside: Pieces = ()
        if divisions and others:
            number = count(f"Phòng, đơn vị {what}", "phòng, đơn vị", "movement-registrations", divisions)
            beside = words("; tập thể gồm ", series([words(number, " phòng, đơn vị"), *others]))
        numbers = _recipients(movement.registered, "movement-registrations", what)
        draft.say(key, f"Đến ngày {day_words(account.facts.span.last)}, có ", numbers, f" {what}", beside, ".")


def cancelled_words(when: str, documents: Iterable[str]) -> tuple[str, str]:
    """Return what stands before and after the number in the sentence on cancelled awards; each has its document."""
    cited = "; ".join(dict.fromkeys(documents))
    return f"{when} đã hủy bỏ ", f" lượt khen thưởng ({cited}), không tính vào số liệu khen thưởng."


def cancelled_sentence(when: str, documents: Sequence[str]) -> str:
    """Return the sentence on cancelled awards, each of which has its document."""
    before, after = cancelled_words(when, documents)
    return f"{before}{count_words(len(documents))}{after}"


def _by_giver(awards: Sequence[AwardFact], office: str) -> dict[str, list[AwardFact]]:
    """Return awards by who gave them: others than the own head first."""
    own = giver_words("", office)
    givers = dict.fromkeys(giver_words(award.body, office) for award in awards)
    return {
        giver: [award for award in awards if giver_words(award.body, office) == giver]
        for giver in sorted(givers, key=lambda giver: giver == own)
    }


def _given_by(giver: str, awards: Sequence[AwardFact], in_all: Sequence[AwardFact]) -> Pieces:
    """Return the awards of one giver; the names of their numbers say whose they are where others gave the same."""
    own = {award.id for award in awards}
    is_shared = {award.award for award in awards} & {award.award for award in in_all if award.id not in own}
    pieces = _given(awards, "")
    if not is_shared:
        return pieces
    return tuple(
        replace(piece, name=f"{piece.name} ({giver})") if isinstance(piece, Figure) else piece for piece in pieces
    )


def _decisions(awards: Sequence[AwardFact]) -> str:
    """Return the decisions that gave awards: each with its number while they are few."""
    decisions = {each.decision_id: document_words("Quyết định", each.number, each.signed_on) for each in awards}
    if len(decisions) > _MOST_CITED:
        return f"{count_words(len(decisions))} quyết định"
    return joined_words(tuple(decisions.values()), apart="; ")


def _by_award(awards: Sequence[AwardFact]) -> Pieces:
    """Return the awards of several decisions: where these are many, their list is in the annex alone."""
    return _given(awards, "")


def exemplars_told(ids: Sequence[int], several: int) -> Pieces:
    """Return the sentence on the proposals to be spread: times and examples apart where one is so in several rounds.

    `several` is how many examples they are.
    """
    name, noun, what = "Gương điển hình đề nghị nhân rộng", "gương", "điển hình tiên tiến"
    asked = "được đề nghị nhân rộng."
    if several == len(ids):
        return words("Có ", count(name, noun, "nominations", ids), f" {noun} {what} {asked}")
    times = count(f"Lượt {lowered(name)}", f"lượt {noun}", "nominations", ids)
    apart = distinct(name, noun, "nominations", ids, several)
    return words("Có ", times, f" lượt {noun} {what} (", apart, f" {noun}) {asked}")


def _given(awards: Sequence[AwardFact], decision: str) -> Pieces:
    """Return the awards of one decision, or of all (""): forms of commendation as given, titles as conferred.

    The numbers of one decision are none of the report's own figures: its annex has who they are.
    """
    parts: list[Pieces] = []
    verb = ""
    for award in dict.fromkeys(each.award for each in awards):
        of_award = [each for each in awards if each.award == award]
        is_form = not of_award[0].is_title
        before, verb = verb, "tặng" if is_form else "công nhận danh hiệu"
        counted = f"{'được tặng' if is_form else 'đạt danh hiệu'} {award}{f' ({decision})' if decision else ''}"
        # A report of a year mostly tells the titles of the year before; those of several years have none in common.
        name = award if is_form else titled(award, {each.last_year for each in of_award})
        deed = f"{verb} {name}" if verb != before else name
        for_what, occasions = _occasions(of_award) if decision and is_form else ("", "")
        numbers = _recipients(of_award, "awards", counted)
        of_one = (replace(piece, is_total=False) if isinstance(piece, Figure) else piece for piece in numbers)
        parts.append(words(f"{deed}{for_what} cho ", tuple(of_one) if decision else numbers, occasions))
    return listed(parts)


def _occasions(awards: Sequence[AwardFact]) -> tuple[str, str]:
    """Return for what and of which types the forms of one decision are, in the words of the report on emulation."""
    by_type: dict[str, list[AwardFact]] = {}
    for award in awards:
        by_type.setdefault(award.commendation_type, []).append(award)
    return occasions_words(
        {
            kind: recipients_words(
                sum(each.kind == _COLLECTIVE for each in those), sum(each.kind != _COLLECTIVE for each in those)
            )
            for kind, those in by_type.items()
        },
        common_occasions((award.commendation_type, award.occasion) for award in awards),
    )


def _recipients(
    given: Sequence[AwardFact | ProposalFact | RegisteredFact], kind: str, what: str, *, as_proposals: bool = False
) -> Pieces:
    parts = []
    for is_collective, noun in ((True, "tập thể"), (False, "cá nhân")):
        of_kind = [each for each in given if (each.kind in (_COLLECTIVE, "collective")) is is_collective]
        if not of_kind:
            continue
        ids, people = [each.id for each in of_kind], len({each.recipient for each in of_kind})
        if as_proposals:
            parts.append(words(count(f"Đề nghị cho {noun} {what}", "đề nghị", kind, ids), f" đề nghị cho {noun}"))
            continue
        name = f"{noun[:1].upper()}{noun[1:]} {what}"
        if people == len(of_kind):
            parts.append(words(count(name, noun, kind, ids), f" {noun}"))
            continue
        times = count(f"Lượt {noun} {what}", f"lượt {noun}", kind, ids)
        parts.append(words(times, f" lượt {noun} (", distinct(name, noun, kind, ids, people), f" {noun})"))
    return series(parts)
