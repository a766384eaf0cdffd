"""A round in whatever order: Council, votes, decisions, money, year records; undo takes back exactly what was done."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.council.councils import CouncilFields, CouncilRole, MemberFields, SessionFields
from desktop_app.domain.council.votes import Votes
from desktop_app.domain.law.province import ProvinceRules
from desktop_app.domain.law.year_facts import Rating, Scope
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.standing.year_records import HoldFields, InitiativeFields, Subject, YearRecordFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services import review_rounds
from desktop_app.services.awards import acts, decisions
from desktop_app.services.book import Book
from desktop_app.services.council import councils, sessions, vote_tallies
from desktop_app.services.keeping import history, trash
from desktop_app.services.law import rules
from desktop_app.services.rounds import acts as round_acts
from desktop_app.services.rounds import nomination_acts
from desktop_app.services.rounds.carry_over import carry_over
from desktop_app.services.standing import year_records
from tests.books import fill, rows_of
from tests.property.test_undo_machine import Clerk, codes, days, id_lists, ids, set_up_council

CODE = "2026-H1"
counts = st.integers(0, 4)
# Those that the filled book has, more often than not.
first = st.sampled_from((1, 1, 1, 2, 3))
ratings = st.none() | st.sampled_from(Rating)
subjects = st.builds(Subject, st.sampled_from(NomineeKind), ids)
real_days = st.dates(date(2025, 1, 1), date(2027, 12, 31))
ROUND_KINDS = ("nomination", "decision", "council", "council_session", "year_record", "initiative", "hold")


def fill_after_council(book: Book) -> None:
    """Write some of every kind of record after what the clerk's book has from the beginning."""
    set_up_council(book)
    fill(book)


class RoundClerk(Clerk):
    """A clerk who has a filled book, and does anything with its rounds."""

    filling = staticmethod(fill_after_council)

    def __init__(self) -> None:
        super().__init__()
        step, _ = history.next_steps(self.book)
        assert step is not None
        self.before = step.label

    @rule(subject=subjects, year=st.integers(2024, 2026), rating=ratings, registered=st.none() | st.booleans())
    def save_year(self, subject: Subject, year: int, rating: Rating | None, registered: bool | None) -> None:
        fields = YearRecordFields(subject, year, rating, registered, "Biên bản 3/BB")
        self.do(lambda: year_records.save_year_record(self.book, fields))

    @rule(people=id_lists, year=st.integers(2024, 2026), rating=ratings)
    def rate_many(self, people: list[int], year: int, rating: Rating | None) -> None:
        rated = [Subject(NomineeKind.INDIVIDUAL, person) for person in people]
        self.do(lambda: year_records.set_rating(self.book, rated, year, rating))

    @rule(initiative=st.none() | ids, subject=subjects, scope=st.sampled_from(Scope))
    def save_initiative(self, initiative: int | None, subject: Subject, scope: Scope) -> None:
        fields = InitiativeFields(subject, 2025, "Số hóa sổ theo dõi", scope, "12/QĐ")
        self.do(lambda: year_records.save_initiative(self.book, initiative, fields))

    @rule(hold=st.none() | ids, subject=subjects, since=real_days, discipline=st.booleans())
    def save_hold(self, hold: int | None, subject: Subject, since: date, discipline: bool) -> None:
        fields = HoldFields(subject, since, None, "08/TB-SNgV", discipline=discipline)
        self.do(lambda: year_records.save_hold(self.book, hold, fields))

    @rule(hold=ids, last=real_days)
    def release_hold(self, hold: int, last: date) -> None:
        known = year_records.hold
        self.do(lambda: year_records.save_hold(self.book, hold, replace(known(self.book, hold), to_date=last)))

    @rule(nominations=id_lists, state=st.sampled_from(NominationState))
    def move(self, nominations: list[int], state: NominationState) -> None:
        self.do(lambda: nomination_acts.move(self.book, nominations, state, "Chờ kết luận"))

    @rule(nominations=id_lists)
    def take_back(self, nominations: list[int]) -> None:
        self.do(lambda: nomination_acts.take_back(self.book, nominations))

    @rule(code=codes)
    def take_over(self, code: str) -> None:
        self.do(lambda: carry_over(self.book, code))

    @rule(code=codes, closed=days)
    def close_round(self, code: str, closed: date | None) -> None:
        rounds_by_code = {str(review_round.code): review_round for review_round in review_rounds.rounds(self.book)}
        if code in rounds_by_code:
            changed = review_rounds.Round(
                rounds_by_code[code].id,
                rounds_by_code[code].code,
                rounds_by_code[code].from_date,
                rounds_by_code[code].to_date,
                closed_on=closed,
                rule_set="2026-10-01",
            )
            self.do(lambda: round_acts.change_round(self.book, changed))

    @rule(months=st.integers(1, 12), code=codes)
    def rule_of_province(self, months: int, code: str) -> None:
        ruled = ProvinceRules("Quyết định số 7", newcomer_months=months, quorum=Fraction(1, 2))
        self.do(lambda: rules.save_province_rules(self.book, ruled))
        self.do(lambda: round_acts.judge_by_province_rules(self.book, code))

    @rule(council=st.none() | first, members=id_lists.filter(bool))
    def save_council(self, council: int | None, members: list[int]) -> None:
        listed = [
            (None, MemberFields(f"Hứa Văn {'ABCDEFG'[member]}", CouncilRole.CHAIR if not place else CouncilRole.MEMBER))
            for place, member in enumerate(members)
        ]
        self.do(lambda: councils.save_council(self.book, council, CouncilFields("Hội đồng"), listed))

    @rule(session=st.none() | first, council=first, code=codes, held_on=real_days, ballot=st.booleans(), put=id_lists)
    def save_session(
        self, session: int | None, council: int, code: str, held_on: date, ballot: bool, put: list[int]
    ) -> None:
        fields = SessionFields(code, council, held_on, ballot=ballot)
        self.do(lambda: sessions.save_session(self.book, session, fields, nominations=put))

    @rule(session=first, nominations=id_lists, agree=counts, against=counts)
    def vote(self, session: int, nominations: list[int], agree: int, against: int) -> None:
        cast = agree + against
        votes = Votes(cast, cast, cast, agree, against)
        self.do(lambda: vote_tallies.record_votes(self.book, session, dict.fromkeys(nominations, votes)))

    @rule(session=first)
    def agree_on_all(self, session: int) -> None:
        self.do(lambda: vote_tallies.record_unanimous(self.book, session))

    @rule(decision=st.none() | first, code=codes, signed=days, awarded=id_lists)
    def decide(self, decision: int | None, code: str, signed: date | None, awarded: list[int]) -> None:
        number = f"{signed.day}/QĐ" if signed else ""
        fields = DecisionFields("Tặng Giấy khen", number, signed, round_code=code)
        self.do(lambda: decisions.save_decision(self.book, decision, fields, awarded))

    @rule(decision=first, signed=days)
    def sign(self, decision: int, signed: date | None) -> None:
        number = f"{signed.day}/QĐ" if signed else ""
        self.do(lambda: decisions.sign_decision(self.book, decision, number, signed))

    @rule(awards=id_lists.filter(bool), day=days)
    def pay(self, awards: list[int], day: date | None) -> None:
        self.do(lambda: acts.pay_awards(self.book, awards, day))
        self.do(lambda: acts.hand_over_awards(self.book, awards, day and day + timedelta(days=1)))

    @rule(awards=id_lists.filter(bool), day=real_days)
    def cancel(self, awards: list[int], day: date) -> None:
        self.do(lambda: acts.cancel_awards(self.book, awards, "20/QĐ", day))

    @rule(awards=id_lists.filter(bool))
    def restore_awards(self, awards: list[int]) -> None:
        self.do(lambda: acts.restore_awards(self.book, awards))

    @rule(kind=st.sampled_from(ROUND_KINDS), ids=id_lists.filter(bool))
    def throw_away(self, kind: str, ids: list[int]) -> None:
        self.do(lambda: trash.put_in_trash(self.book, kind, ids))

    @rule(kind=st.sampled_from(ROUND_KINDS), ids=id_lists.filter(bool))
    def take_out(self, kind: str, ids: list[int]) -> None:
        self.do(lambda: trash.restore(self.book, kind, ids))

    @invariant()
    def an_award_of_a_signed_decision_has_its_money_or_says_why_not(self) -> None:
        unknown = rows_of(
            self.book,
            "award",
            "id",
            "amount IS NULL AND unpaid_reason = '' AND award_code <> '' AND decision_id IN"
            " (SELECT id FROM decision WHERE signed_on IS NOT NULL AND level = 'department' AND trashed_at IS NULL)",
        )
        assert unknown == []


RoundClerk.TestCase.settings = settings(max_examples=settings().max_examples // 4, stateful_step_count=20)
TestRoundClerk = RoundClerk.TestCase
