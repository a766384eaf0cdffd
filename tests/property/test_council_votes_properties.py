"""Typing votes, whatever is typed in whatever order: figures that can be add up, figures that cannot are told."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.council.councils import AttendanceCount
from desktop_app.domain.council.votes import Votes, outcome_words, quorum_finding
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.votes import VoteBase, VoteRule
from desktop_app.domain.provisions import Provision

MOST = 25
FIGURES = st.sampled_from(Votes.FIGURES)


@st.composite
def councils(draw: st.DrawFn) -> AttendanceCount:
    """A Council of which at least one member takes part."""
    members = draw(st.integers(1, MOST))
    present = draw(st.integers(0, members))
    written = draw(st.integers(0 if present else 1, members - present) if members > present else st.just(0))
    return AttendanceCount(members, present, written)


def adds_up(votes: Votes, attended: AttendanceCount) -> bool:
    return (
        min(votes.issued, votes.returned, votes.valid, votes.agree, votes.against, votes.abstain) >= 0
        and votes.valid <= votes.returned <= votes.issued <= attended.taking_part
        and votes.agree + votes.against + votes.abstain == votes.valid
    )


def is_kept(votes: Votes, attended: AttendanceCount, *, ballot: bool = True) -> bool:
    try:
        return votes.checked(attended, ballot=ballot) == votes
    except InvalidRecord:
        return False


@given(councils(), st.lists(st.tuples(FIGURES, st.integers(0, MOST + 5)), max_size=8))
def test_what_is_kept_is_what_adds_up(attended: AttendanceCount, typed: list[tuple[str, int]]) -> None:
    votes = Votes.unanimous(attended)
    for figure, number in typed:
        votes = votes.typed(figure, number)
        assert getattr(votes, figure) == number
    assert is_kept(votes, attended) == adds_up(votes, attended)


@given(councils(), st.data())
def test_one_figure_that_can_be_is_enough(attended: AttendanceCount, data: st.DataObject) -> None:
    figure = data.draw(FIGURES)
    number = data.draw(st.integers(0, attended.taking_part))
    votes = Votes.unanimous(attended).typed(figure, number)
    assert is_kept(votes, attended)


@given(councils(), st.data())
def test_against_and_abstaining_typed_one_after_the_other_add_up(
    attended: AttendanceCount, data: st.DataObject
) -> None:
    against = data.draw(st.integers(0, attended.taking_part))
    abstain = data.draw(st.integers(0, attended.taking_part - against))
    votes = Votes.unanimous(attended).typed("against", against).typed("abstain", abstain)
    assert (votes.agree, votes.against, votes.abstain) == (
        attended.taking_part - against - abstain,
        against,
        abstain,
    )
    assert is_kept(votes, attended, ballot=False)


@given(councils(), FIGURES, st.integers(0, MOST))
def test_typing_the_same_figure_again_changes_nothing(attended: AttendanceCount, figure: str, number: int) -> None:
    once = Votes.unanimous(attended).typed(figure, number)
    assert once.typed(figure, number) == once


@given(councils(), st.fractions(Fraction(1, 100), 1), st.sampled_from(VoteBase), st.booleans())
def test_the_words_never_pass_by_rounding(
    attended: AttendanceCount, share: Fraction, base: VoteBase, more_than: bool
) -> None:
    rule = VoteRule(share, Provision("Quy chế"), base, more_than=more_than)
    of = attended.members if base is VoteBase.MEMBERS else attended.taking_part
    for agree in range(attended.taking_part + 1):
        votes = replace(Votes.unanimous(attended), agree=agree, against=attended.taking_part - agree)
        passes = agree > share * of if more_than else agree >= share * of
        assert outcome_words(votes.tally(attended), rule).startswith("đạt (" if passes else "không đạt (")


@given(councils(), st.fractions(Fraction(1, 10), 1))
def test_a_quorum_is_missed_exactly_where_too_few_are_in_the_room(attended: AttendanceCount, quorum: Fraction) -> None:
    finding = quorum_finding(attended, quorum, Provision("Quy chế"))
    assert (finding is None) == (attended.present >= quorum * attended.members)
