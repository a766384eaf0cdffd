"""Sentences on what was proposed and awarded: people as people, awards by their decisions."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
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
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.indicators import AutomaticMeasure
from desktop_app.papers.document.text import capitalised, lowered
from desktop_app.services.papers.content.awarded.year_awards import merit_time, occasions_words
from desktop_app.services.papers.content.registered import PROPOSED_WORDS, VOTED_DOWN, Outcome, undecided_words
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
    whom = _recipients(everybody, "nominations", PROPOSED_WORDS.strip())
    if not facts.proposals:
        draft.say(key, "Có ", whom, f"{PROPOSED_WORDS}, {VOTED_DOWN}.")
        return
    not_found_for = words(f"; {VOTED_DOWN} ", _recipients(refused, "nominations", VOTED_DOWN)) if refused else ()
    undecided = _undecided(facts.proposals, facts.span.last, is_rest=bool(refused))
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
        return () if is_clear else (f"; {'đều ' if len(others) > 1 else ''}{_OUTSIDE}",)
    of_proposals = [award for award in awards if award.is_proposed]
    of_what: dict[str, list[int]] = {}
    for award in others:
        of_what.setdefault(_called(award), []).append(award.id)
    # Where others of the same came of proposals the name of a number has to say which are meant.
    is_mixed = any(_called(award) in of_what for award in of_proposals)
    which = f" {_OUTSIDE}" if is_mixed else ""
    parts = [
        words(count(f"{capitalised(what)}{which}", "lượt", "awards", ids), f" lượt {what}")
        for what, ids in of_what.items()
    ]
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
    """Tell as a task to come that proposals wait for their decision."""
    waiting = [proposal for proposal in account.facts.proposals if proposal.outcome is Outcome.WAITING]
    for has_passed in (False, True):
        if those := [proposal for proposal in waiting if proposal.has_passed is has_passed]:
            judged = f"{_PASSED}, " if has_passed else ""
            whom = _recipients(those, "nominations", f"được đề nghị khen thưởng, {judged}chưa có quyết định")
            draft.say(key, *awaited_told(whom, has_passed=has_passed))


def awaited_told(whom: Piece | Pieces, *, has_passed: bool) -> Pieces:
    """Return the task to come that those are decided on who were proposed; `has_passed` if the Council judged them."""
    if has_passed:
        return words(BULLET, "Hoàn thành thủ tục, quyết định khen thưởng đối với ", whom, f" {_PASSED}.")
    return words(BULLET, "Hoàn thành việc xét, quyết định khen thưởng đối với ", whom, " đã được đề nghị.")


def _undecided(proposals: Sequence[ProposalFact], day: date, *, is_rest: bool) -> Pieces:
    """Return that all or some of the proposals are not decided on by a day; what a higher level has is told apart.

    `is_rest` says that others stand beside them that the Council did not find for.
    """
    waiting = [proposal for proposal in proposals if proposal.outcome is Outcome.WAITING]
    if not waiting:
        return ()
    if len(waiting) == len(proposals) and not is_rest:
        return (undecided_words(day),)
    whom = _recipients(waiting, "nominations", "được đề nghị khen thưởng, chưa có quyết định")
    return words(f"; đến ngày {day_words(day)} còn ", whom, " chưa có quyết định")


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
        # Of one decision: all of a period have titles of many years.
        name = titled(award, {each.last_year for each in of_award}) if decision and not is_form else award
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
        merit_time((award.commendation_type, award.occasion) for award in awards),
    )


def _recipients(given: Sequence[AwardFact | ProposalFact | RegisteredFact], kind: str, what: str) -> Pieces:
    parts = []
    for is_collective, noun in ((True, "tập thể"), (False, "cá nhân")):
        of_kind = [each for each in given if (each.kind in (_COLLECTIVE, "collective")) is is_collective]
        if not of_kind:
            continue
        ids, people = [each.id for each in of_kind], len({each.recipient for each in of_kind})
        name = f"{noun[:1].upper()}{noun[1:]} {what}"
        if people == len(of_kind):
            parts.append(words(count(name, noun, kind, ids), f" {noun}"))
            continue
        times = count(f"Lượt {noun} {what}", f"lượt {noun}", kind, ids)
        parts.append(words(times, f" lượt {noun} (", distinct(name, noun, kind, ids, people), f" {noun})"))
    return series(parts)
