"""Whatever the Council's figures: the share is one, and the least number of votes is just what passes."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.law.votes import VoteBase, VoteRule, VoteTally
from desktop_app.domain.provisions import Provision


@st.composite
def tallies(draw: st.DrawFn) -> VoteTally:
    members = draw(st.integers(1, 40))
    present = draw(st.integers(0, members))
    written = draw(st.integers(0, members - present))
    issued = draw(st.integers(0, present + written))
    returned = draw(st.integers(0, issued))
    valid = draw(st.integers(0, returned))
    agree = draw(st.integers(0, valid))
    against = draw(st.integers(0, valid - agree))
    return VoteTally(
        issued, returned, valid, agree, against, valid - agree - against, members, present, written
    ).checked()


rules = st.builds(
    VoteRule,
    share=st.fractions(Fraction(1, 100), 1, max_denominator=100),
    provision=st.just(Provision("Điều 1")),
    base=st.sampled_from(VoteBase),
    more_than=st.booleans(),
)


@given(tallies(), st.sampled_from(VoteBase))
def test_a_share_is_between_nothing_and_all(tally: VoteTally, base: VoteBase) -> None:
    assert 0 <= tally.share(VoteBase.MEMBERS) <= tally.share(base) <= 1


@given(tallies(), rules)
def test_the_least_number_of_votes_is_what_passes(tally: VoteTally, rule: VoteRule) -> None:
    of = tally.members if rule.base is VoteBase.MEMBERS else tally.taking_part
    assert tally.passes(rule) == (tally.agree >= tally.needed(rule) and of > 0)


@given(tallies(), rules)
def test_one_vote_more_never_fails_what_passed(tally: VoteTally, rule: VoteRule) -> None:
    if tally.against and tally.passes(rule):
        assert replace(tally, agree=tally.agree + 1, against=tally.against - 1).checked().passes(rule)
