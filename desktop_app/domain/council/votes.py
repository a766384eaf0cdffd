"""The totals of a vote as the clerk types them, and findings about a session."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Annotated, ClassVar

from desktop_app.domain.council.councils import AttendanceCount, CouncilFields
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words
from desktop_app.domain.law.votes import VoteRule, VoteTally, least_count, share_words
from desktop_app.domain.provisions import UNCONFIRMED_MARK, Provision
from desktop_app.domain.vocabulary import StateTone


@dataclass(frozen=True, slots=True)
class Votes:
    """The totals on one nomination: ballots issued, returned and valid, and how the valid ones were cast.

    For a show of hands the first three are the number of members who take part.
    """

    issued: Annotated[int, Words("Số phiếu phát ra", short="Phát ra", required=True)]
    returned: Annotated[int, Words("Số phiếu thu về", short="Thu về", required=True)]
    valid: Annotated[int, Words("Số phiếu hợp lệ", short="Hợp lệ", required=True)]
    agree: Annotated[int, Words("Đồng ý", required=True)]
    against: Annotated[int, Words("Không đồng ý")] = 0
    abstain: Annotated[int, Words("Không ý kiến")] = 0

    FIGURES: ClassVar[tuple[str, ...]] = ("issued", "returned", "valid", "agree", "against", "abstain")

    @classmethod
    def unanimous(cls, attended: AttendanceCount, *, own_case: bool = False) -> "Votes":
        """Return the totals of a vote in which everybody agrees who takes part.

        `own_case`: one of them is the nominee, who leaves the row open: nobody votes on himself.
        """
        everybody, silent = attended.taking_part, int(own_case)
        return cls(everybody, everybody, everybody, everybody - silent, abstain=silent)

    def tally(self, attended: AttendanceCount) -> VoteTally:
        """Return the totals together with the attendance."""
        figures = (self.issued, self.returned, self.valid, self.agree, self.against, self.abstain)
        return VoteTally(*figures, attended.members, attended.present, attended.written)

    def checked(self, attended: AttendanceCount, *, ballot: bool) -> "Votes":
        """Return the totals if they are consistent with each other and with the attendance. Raises InvalidRecord."""
        tally = self.tally(attended).checked()
        if not ballot and tally.valid != attended.taking_part:
            raise InvalidRecord(
                f"Đồng ý, không đồng ý và không ý kiến cộng lại là {tally.valid}, khác số thành viên dự họp và cho ý"
                f" kiến bằng văn bản ({attended.taking_part}).",
                "agree",
            )
        return self

    def typed(self, figure: str, number: int) -> "Votes":
        """Return the totals with one figure typed and the others adjusted to it, so that typing one is enough.

        Votes that neither agree nor abstain count as against; fewer returned or valid ballots reduce those that agree.
        An impossible number stays as typed, and `checked` refuses it.
        """
        if figure == "agree":
            abstain = min(self.abstain, max(self.valid - number, 0))
            return replace(self, agree=number, against=max(self.valid - number - abstain, 0), abstain=abstain)
        votes = replace(self, **{figure: number})
        if figure == "issued":
            returned = number if self.returned == self.issued else min(self.returned, number)
            votes = replace(votes, returned=returned)
        if figure in ("issued", "returned"):
            valid = votes.returned if self.valid == self.returned else min(self.valid, votes.returned)
            votes = replace(votes, valid=valid)
        return replace(votes, agree=max(votes.valid - votes.against - votes.abstain, 0))


RESULT_LABELS = {True: "Đạt", False: "Không đạt"}
RESULT_TONES = {True: StateTone.DONE, False: StateTone.PROBLEM}


def outcome_words(tally: VoteTally, rule: VoteRule) -> str:
    """Return the result of a vote in short form: "đạt (8/11 = 72,73 %)"."""
    outcome = "đạt" if tally.passes(rule) else "không đạt"
    return f"{outcome} ({tally.agree}/{tally.size(rule.base)} = {share_words(tally.share(rule.base), rule.share)})"


@dataclass(frozen=True, slots=True)
class SessionFinding:
    """A warning about a session, which the clerk may ignore. `provision` is the source of the rule, None for custom.

    One `of_count` is about the totals themselves, which the minutes of the count have, too.
    """

    sentence: str
    provision: Provision | None = None
    of_count: bool = False

    @property
    def words(self) -> str:
        """The sentence with its article, and a mark if the rule is not confirmed."""
        if self.provision is None:
            return f"{self.sentence}."
        mark = "" if self.provision.confirmed else f"; {UNCONFIRMED_MARK}"
        return f"{self.sentence} ({self.provision.article}{mark})."


def quorum_finding(attended: AttendanceCount, quorum: Fraction, provision: Provision) -> SessionFinding | None:
    """Return a finding if too few members are in the room; opinions in writing do not count for the quorum."""
    needed = least_count(quorum, attended.members, more_than=False)
    if attended.present >= needed:
        return None
    return SessionFinding(
        f"Có mặt {attended.present}/{attended.members} thành viên, cần ít nhất {needed} (từ {quorum.numerator}/"
        f"{quorum.denominator} tổng số thành viên)",
        provision,
    )


def validity_finding(council: CouncilFields, day: date) -> SessionFinding | None:
    """Return a finding if the day of a session is outside of the Council's term."""
    if council.in_force(day):
        return None
    decided = f"Quyết định số {council.decision_number}" if council.decision_number else "Quyết định thành lập Hội đồng"
    return SessionFinding(
        f"Ngày họp {day:%d/%m/%Y} không nằm trong thời gian hoạt động của Hội đồng", Provision(decided)
    )


def ahead_finding(day: date, today: date) -> SessionFinding | None:
    """Return a finding if a session whose votes are recorded lies ahead."""
    return SessionFinding(f"Ngày họp {day:%d/%m/%Y} chưa tới: xem lại ngày họp") if day > today else None


def premature_words(session_on: date | None, signed_on: date | None) -> str:
    """Return what is wrong with a decision that was signed before the Council met on what it gives; "" for nothing."""
    if session_on is None or signed_on is None or session_on <= signed_on:
        return ""
    return f"Ngày ký {signed_on:%d/%m/%Y} trước phiên họp Hội đồng {session_on:%d/%m/%Y}: xem lại ngày ký, ngày họp."


def own_case_findings(
    members: Sequence[str],
    tellers: Sequence[str],
    self_voters: Sequence[str] = (),
    carried: Sequence[str] = (),
    one_short: Sequence[str] = (),
) -> tuple[SessionFinding, ...]:
    """Return findings on nominees by their names: those who sit on the Council, those who only count its ballots.

    `self_voters` are members on whom everybody voted who took part, they themselves too, `carried` those of them who
    would not pass without their own vote: whom a small Council could not pass at all if they left their row open.
    `one_short` are members who do not pass because of the one vote they left open: of all the others everybody agreed.
    """
    seats = (
        (members, "Thành viên Hội đồng được đưa ra biểu quyết", False),
        (
            self_voters,
            "Không ai biểu quyết đối với bản thân, nhưng số đồng ý và không đồng ý gồm cả phiếu của chính người được"
            " xét (ghi phiếu đó vào “Không ý kiến”)",
            True,
        ),
        (
            carried,
            "Số đồng ý gồm cả phiếu của chính người được xét, không tính phiếu đó thì không đủ tỷ lệ để đạt",
            True,
        ),
        (
            one_short,
            "Mọi thành viên khác đều đồng ý mà không đủ tỷ lệ vì người được xét không biểu quyết đối với bản thân",
            True,
        ),
        (tellers, "Được đưa ra biểu quyết, đồng thời ở trong Ban kiểm phiếu", False),
    )
    return tuple(
        SessionFinding(f"{fault}: {', '.join(who)}", of_count=of_count) for who, fault, of_count in seats if who
    )


def ballot_findings(rules: Iterable[tuple[str, VoteRule]], *, ballot: bool) -> tuple[SessionFinding, ...]:
    """Return findings if a vote by show of hands is not allowed for some awards, given their names and vote rules."""
    if ballot:
        return ()
    awards: dict[Provision, list[str]] = {}
    for award, rule in rules:
        if rule.ballot and award not in awards.setdefault(rule.provision, []):
            awards[rule.provision].append(award)
    return tuple(
        SessionFinding(f"Phải bỏ phiếu kín đối với: {', '.join(names)}", provision)
        for provision, names in awards.items()
    )
