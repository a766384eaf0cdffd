"""Invented nominees, votes and papers of a round for the tests of papers."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

from desktop_app.domain.law.votes import VoteRule, VoteTally
from desktop_app.domain.provisions import Provision
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import Document
from desktop_app.papers.kinds.awards import (
    achievement_report,
    award_book,
    award_decision,
    dossier,
    reward_list,
)
from desktop_app.papers.kinds.awards.achievement_report import AchievementReportData, PrintedAward
from desktop_app.papers.kinds.awards.award_book import AwardBookData, BookEntry
from desktop_app.papers.kinds.awards.award_decision import DecisionData, ListForm
from desktop_app.papers.kinds.awards.dossier import DossierChain, DossierData, DossierStep
from desktop_app.papers.kinds.awards.reward_list import RewardListData, RewardToPay
from desktop_app.papers.kinds.council import ballot, establishment, invitation, minutes, opinion_sheet, vote_count
from desktop_app.papers.kinds.council.ballot import BallotData
from desktop_app.papers.kinds.council.establishment import EstablishmentData
from desktop_app.papers.kinds.council.invitation import InvitationData
from desktop_app.papers.kinds.council.minutes import MinutesData
from desktop_app.papers.kinds.council.opinion_sheet import OpinionSheetData
from desktop_app.papers.kinds.council.vote_count import VoteCountData
from desktop_app.papers.kinds.proposals import guidance, submission, unit_minutes, unit_request
from desktop_app.papers.kinds.proposals.guidance import GuidanceData, ReviewedAward
from desktop_app.papers.kinds.proposals.submission import SubmissionData
from desktop_app.papers.kinds.proposals.unit_minutes import UnitMinutesData
from desktop_app.papers.kinds.proposals.unit_request import UnitRequestData
from desktop_app.papers.parts.awarded import AwardedRecipient
from desktop_app.papers.parts.council import CouncilMember
from desktop_app.papers.parts.office import Issuer, Signer
from desktop_app.papers.parts.passages import Passages, Wording
from desktop_app.papers.parts.votes import VoteResult
from tests.papers.samples import ISSUER, NAMES, POSTS, SUMMARIES
from tests.papers.shipped import shipped_wording

DAY = date(2026, 7, 2)
OCCASION = "sơ kết 6 tháng đầu năm 2026"
MERIT = "trong phong trào thi đua 6 tháng đầu năm 2026"
LAW = (
    "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    "Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ",
)
COUNCIL = Issuer(
    "Sở Ngoại vụ",
    "Hội đồng Thi đua - Khen thưởng",
    "HĐTĐKT",
    "Sơn Hạ",
    ("Hội đồng", "Thi đua - Khen thưởng"),
)
UNIT = Issuer("Sở Ngoại vụ", "Văn phòng", "", "Sơn Hạ")
GUIDED_BY = "Công văn số 88/SNgV-VP ngày 20 tháng 5 năm 2026"
DIRECTOR = Signer(("Giám đốc",), "Vương Thị Ánh Tuyết")
RULE = VoteRule(Fraction(9, 10), Provision("Quy chế của Hội đồng"), ballot=True)
LONG_NAME = " ".join(["Phòng Lãnh sự và Hợp tác quốc tế"] * 6)
"""A name of more than 40 syllables."""

MEMBERS = tuple(
    CouncilMember(name, post, role)
    for name, post, role in (
        ("Vương Thị Ánh Tuyết", "Giám đốc Sở", "Chủ tịch"),
        ("Vy Thanh Thủy", "Phó Giám đốc Sở", "Phó Chủ tịch"),
        ("Nông Văn Bình", "Chủ tịch Công đoàn", "Phó Chủ tịch"),
        ("Hoàng Thị Diệp", "Trưởng phòng Lãnh sự - Hợp tác quốc tế", "Ủy viên"),
        ("Lương Văn Giang", "Giám đốc Trung tâm Dịch vụ đối ngoại", "Ủy viên"),
        ("Đỗ Thị Hà", "Bí thư Chi đoàn", "Ủy viên"),
        ("Lộc Văn Tú", "Chuyên viên Văn phòng", "Thư ký"),
    )
)
ONE_AWAY = (*MEMBERS[:4], replace(MEMBERS[4], absent="đi công tác"), *MEMBERS[5:])


def wording(passages: Passages) -> Wording:
    return shipped_wording(passages, DAY)


def awarded(number: int, kind: NomineeKind = NomineeKind.INDIVIDUAL) -> AwardedRecipient:
    if kind is NomineeKind.COLLECTIVE:
        name = ("Văn phòng", "Chi đoàn Sở", "Phòng Lãnh sự - Hợp tác quốc tế")[number % 3]
        return AwardedRecipient(kind, name, "Giấy khen", achievement=SUMMARIES[number % 3], amount=1_520_000)
    name, post = NAMES[number % len(NAMES)], POSTS[number % len(POSTS)]
    return AwardedRecipient(kind, name, "Giấy khen", post, achievement=SUMMARIES[number % 3], amount=760_000)


def rows(individuals: int = 3, collectives: int = 1) -> tuple[AwardedRecipient, ...]:
    return tuple(
        awarded(number, kind)
        for kind, count in ((NomineeKind.COLLECTIVE, collectives), (NomineeKind.INDIVIDUAL, individuals))
        for number in range(count)
    )


TITLES = (
    *(
        AwardedRecipient(NomineeKind.COLLECTIVE, name, "Tập thể lao động tiên tiến", is_title=True, amount=2_030_000)
        for name in ("Văn phòng", "Phòng Pháp chế")
    ),
    *(
        AwardedRecipient(NomineeKind.INDIVIDUAL, name, "Lao động tiên tiến", POSTS[0], is_title=True, amount=760_000)
        for name in NAMES
    ),
)


def tally(agree: int = 6, against: int = 0, members: tuple[CouncilMember, ...] = ONE_AWAY) -> VoteTally:
    present = sum(not member.absent for member in members)
    return VoteTally(present, present, present, agree, against, present - agree - against, len(members), present)


def voted(
    nominees: tuple[AwardedRecipient, ...], members: tuple[CouncilMember, ...] = MEMBERS
) -> tuple[VoteResult, ...]:
    # The first one does not get enough votes.
    agree = (5, 7, 7)
    return tuple(
        VoteResult(nominee, tally(agree[min(number, 2)], 7 - agree[min(number, 2)], members), RULE)
        for number, nominee in enumerate(nominees)
    )


def submission_data(nominees: tuple[AwardedRecipient, ...] | None = None) -> SubmissionData:
    proposed = rows() if nominees is None else nominees
    return SubmissionData(
        issuer=Issuer("Sở Ngoại vụ", "Văn phòng", "VP", "Sơn Hạ"),
        signer=Signer(("Chánh Văn phòng",), "Hoàng Văn Nam"),
        year=2026,
        addressee="Giám đốc Sở Ngoại vụ",
        rows=proposed,
        occasion=OCCASION,
        commendation_type="phong trào thi đua",
        merit=MERIT,
        law=LAW,
        minutes="Biên bản số 03/BB-HĐTĐKT ngày 02 tháng 7 năm 2026 của Hội đồng Thi đua - Khen thưởng Sở Ngoại vụ",
        met_on=(DAY,),
        votes=tuple(VoteResult(nominee, tally(7, 0, MEMBERS), RULE) for nominee in proposed),
    )


def minutes_data(nominees: tuple[AwardedRecipient, ...] | None = None) -> MinutesData:
    return MinutesData(
        issuer=COUNCIL,
        year=2026,
        occasion=OCCASION,
        members=MEMBERS,
        chair=MEMBERS[0],
        secretary=MEMBERS[-1],
        votes=voted(rows() if nominees is None else nominees),
        commendation_type="phong trào thi đua",
        set_up_by="Quyết định số 45/QĐ-SNgV ngày 10 tháng 3 năm 2026 của Giám đốc Sở Ngoại vụ",
        began=datetime(2026, 7, 2, 8, 0),
        ended=datetime(2026, 7, 2, 10, 30),
        place="Phòng họp Sở Ngoại vụ",
        discussion=("Các thành viên trao đổi về phạm vi ảnh hưởng của sáng kiến; thống nhất đưa vào biểu quyết.",),
    )


def count_data(nominees: tuple[AwardedRecipient, ...] | None = None) -> VoteCountData:
    return VoteCountData(
        issuer=COUNCIL,
        year=2026,
        occasion=OCCASION,
        members=MEMBERS,
        head_teller="Nông Văn Bình",
        tellers=("Đỗ Thị Hà", "Hoàng Thị Diệp"),
        votes=voted(rows() if nominees is None else nominees),
        set_up_by="Quyết định số 45/QĐ-SNgV ngày 10 tháng 3 năm 2026",
        held_on=DAY,
    )


def ballot_data(nominees: tuple[AwardedRecipient, ...] | None = None, ballots: int = 7) -> BallotData:
    return BallotData(COUNCIL, 2026, OCCASION, rows() if nominees is None else nominees, ballots, DAY)


def guidance_data(nominees: tuple[AwardedRecipient, ...] | None = None) -> GuidanceData:
    blanks = {kind: AwardedRecipient(kind, "……", "……", "……") for kind in NomineeKind}
    forms = {
        kind: achievement_report.build(
            AchievementReportData(ISSUER, nominee, 2026, "……"), wording(achievement_report.passages(kind))
        )
        for kind, nominee in blanks.items()
    }
    return GuidanceData(
        issuer=ISSUER,
        signer=DIRECTOR,
        year=2026,
        occasion=OCCASION,
        first_day=date(2026, 1, 1),
        last_day=date(2026, 6, 30),
        awards=tuple(
            ReviewedAward(f"{row.award} {number}", "cá nhân, tập thể", "Giám đốc Sở", "Luật 2022, Điều 75")
            for number, row in enumerate(rows() if nominees is None else nominees, start=1)
        ),
        files=("Văn bản đề nghị", "Báo cáo thành tích", "Biên bản bình xét"),
        timetable={"units_by": date(2026, 6, 11), "council_on": DAY},
        person_form=forms[NomineeKind.INDIVIDUAL],
        collective_form=forms[NomineeKind.COLLECTIVE],
        law=LAW,
        guided_by="Công văn số 1502/SNV-TĐKT ngày 20/5/2026 của Sở Nội vụ",
        movement="Mỗi ngày một tin tốt",
    )


def establishment_data(members: tuple[CouncilMember, ...] = MEMBERS) -> EstablishmentData:
    return EstablishmentData(
        issuer=ISSUER,
        signer=DIRECTOR,
        authority="Giám đốc Sở Ngoại vụ",
        year=2026,
        council="Hội đồng Thi đua - Khen thưởng",
        members=members,
        law=LAW,
        replaces="Quyết định số 18/QĐ-SNgV ngày 17 tháng 02 năm 2022",
        last_day=date(2030, 12, 31),
        number="45",
        issued_on=date(2026, 3, 10),
    )


def invitation_data(nominees: tuple[AwardedRecipient, ...] | None = None) -> InvitationData:
    return InvitationData(
        issuer=COUNCIL,
        signer=Signer(("TM. Hội đồng", "Chủ tịch"), "Vương Thị Ánh Tuyết", "Giám đốc Sở"),
        occasion=OCCASION,
        held_on=DAY,
        members=MEMBERS,
        nominees=rows() if nominees is None else nominees,
        method="bỏ phiếu kín",
        set_up_by="Quyết định số 45/QĐ-SNgV ngày 10 tháng 3 năm 2026",
        starts_at="08:30",
        place="Phòng họp Sở Ngoại vụ",
        chair="Vương Thị Ánh Tuyết, Giám đốc Sở, Chủ tịch Hội đồng",
        secretary="Lộc Văn Tú",
        opinions_by=date(2026, 7, 1),
    )


def opinion_data(nominees: tuple[AwardedRecipient, ...] | None = None) -> OpinionSheetData:
    asked = tuple(replace(member, absent="đi công tác", in_writing=True) for member in MEMBERS[3:5])
    return OpinionSheetData(COUNCIL, OCCASION, DAY, rows() if nominees is None else nominees, asked, "Lộc Văn Tú")


def decision_data(nominees: tuple[AwardedRecipient, ...] | None = None) -> DecisionData:
    return DecisionData(
        issuer=ISSUER,
        signer=DIRECTOR,
        authority="Giám đốc Sở Ngoại vụ",
        year=2026,
        rows=rows() if nominees is None else nominees,
        subject=f"Về việc tặng Giấy khen cho tập thể, cá nhân có thành tích {MERIT}",
        occasion="6 tháng đầu năm 2026",
        title_year="năm 2026",
        merit=MERIT,
        period=(date(2026, 1, 1), date(2026, 6, 30)),
        law=LAW,
        functions="Quyết định số 12/2025/QĐ-UBND của UBND tỉnh Sơn Hạ quy định chức năng, nhiệm vụ của Sở Ngoại vụ",
        minutes="Biên bản số 03/BB-HĐTĐKT ngày 02 tháng 7 năm 2026",
        copies_to=("Sở Nội vụ (b/c)",),
    )


def reward_data(nominees: tuple[AwardedRecipient, ...] | None = None) -> RewardListData:
    return RewardListData(
        issuer=ISSUER,
        signer=DIRECTOR,
        year=2026,
        occasion=OCCASION,
        rewards=tuple(
            RewardToPay(nominee, Fraction(3, 10), 2_530_000) for nominee in (rows() if nominees is None else nominees)
        ),
        decided_by="Giám đốc Sở Ngoại vụ",
        prepared_by="Lộc Văn Tú",
        decision_number="15",
        decided_on=DAY,
    )


def book_data(nominees: tuple[AwardedRecipient, ...] | None = None) -> AwardBookData:
    entries = tuple(
        BookEntry(nominee, "15/QĐ-SNgV", DAY, "Giám đốc Sở", number, f"{number:02d}/GK", DAY, DAY)
        for number, nominee in enumerate(rows() if nominees is None else nominees, start=1)
    )
    return AwardBookData(ISSUER, DIRECTOR, 2026, "năm 2026", entries, "Lộc Văn Tú", date(2026, 12, 31))


EARLIER = (
    PrintedAward(2025, "Giấy khen", "88/QĐ-SNgV", date(2025, 12, 20), "Giám đốc Sở Ngoại vụ"),
    PrintedAward(2024, "Lao động tiên tiến", "90/QĐ-SNgV", date(2024, 12, 18), "Giám đốc Sở Ngoại vụ", is_title=True),
    PrintedAward(2023, "Lao động tiên tiến", "85/QĐ-SNgV", date(2023, 12, 19), "Giám đốc Sở Ngoại vụ", is_title=True),
)


def achievement_data(nominee: AwardedRecipient | None = None) -> AchievementReportData:
    return AchievementReportData(
        issuer=Issuer("Sở Ngoại vụ", "Văn phòng", "VP", "Sơn Hạ"),
        nominee=nominee or awarded(0),
        year=2026,
        occasion=OCCASION,
        achievements=SUMMARIES,
        ratings=((2024, "Hoàn thành tốt nhiệm vụ"), (2025, "Hoàn thành xuất sắc nhiệm vụ")),
        earlier=EARLIER,
        confirmed_by="Hoàng Văn Nam",
    )


def _achievements(kind: NomineeKind, nominees: tuple[AwardedRecipient, ...]) -> Document:
    data = replace(achievement_data(awarded(1, kind)), achievements=tuple(row.achievement for row in nominees))
    return achievement_report.build(data, wording(achievement_report.passages(kind)))


def _submission(nominees: tuple[AwardedRecipient, ...], passages: Passages) -> Document:
    summaries = tuple(row.achievement for row in nominees)
    return submission.build(replace(submission_data(nominees), summaries=summaries), wording(passages))


def dossier_data(nominees: tuple[AwardedRecipient, ...]) -> DossierData:
    steps = (
        DossierStep("Nhiệm vụ", "Điểm 1.1 mục II: Tuyên truyền; Văn phòng chủ trì"),
        DossierStep("Quyết định", "Quyết định số 21/QĐ-SNgV ngày 10/7/2026", DAY),
    )
    chains = tuple(
        DossierChain(nominee.name, nominee.position_and_unit, nominee.award, "Đã trao", steps) for nominee in nominees
    )
    return DossierData(ISSUER, DIRECTOR, nominees[0].name if nominees else "Lộc Văn Tú", DAY, chains, "Lộc Văn Tú")


MAKERS: Mapping[str, Callable[[tuple[AwardedRecipient, ...]], Document]] = {
    "to director": lambda nominees: _submission(nominees, submission.TO_DIRECTOR),
    "to province": lambda nominees: _submission(nominees, submission.TO_PROVINCE),
    "minutes": lambda nominees: minutes.build(minutes_data(nominees), wording(minutes.MINUTES)),
    "vote count": lambda nominees: vote_count.build(count_data(nominees), wording(vote_count.VOTE_COUNT)),
    "ballots": lambda nominees: ballot.build(ballot_data(nominees, 3), wording(ballot.BALLOT)),
    "guidance": lambda nominees: guidance.build(guidance_data(nominees), wording(guidance.GUIDANCE)),
    "unit minutes": lambda nominees: unit_minutes.build(
        UnitMinutesData(UNIT, 2026, OCCASION, nominees, 12, GUIDED_BY), wording(unit_minutes.UNIT_MINUTES)
    ),
    "unit request": lambda nominees: unit_request.build(
        UnitRequestData(
            UNIT,
            Signer(("Chánh Văn phòng",), "Hứa Văn Ước"),
            2026,
            OCCASION,
            nominees,
            GUIDED_BY,
            law=("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",),
            met_on=DAY,
        ),
        wording(unit_request.UNIT_REQUEST),
    ),
    "council decision": lambda nominees: establishment.build(
        establishment_data(tuple(CouncilMember(row.name, row.position_and_unit, "Ủy viên") for row in nominees)),
        wording(establishment.ESTABLISHMENT),
    ),
    "invitation": lambda nominees: invitation.build(
        replace(
            invitation_data(nominees),
            members=tuple(CouncilMember(row.name, row.position_and_unit, "Ủy viên") for row in nominees),
        ),
        wording(invitation.INVITATION),
    ),
    "opinion sheets": lambda nominees: opinion_sheet.build(
        opinion_data(nominees), wording(opinion_sheet.OPINION_SHEET)
    ),
    "decision": lambda nominees: award_decision.build(decision_data(nominees), wording(award_decision.DECISION)),
    "decision with issued list": lambda nominees: award_decision.build(
        replace(decision_data(nominees), list_form=ListForm.ISSUED), wording(award_decision.DECISION)
    ),
    "rewards": lambda nominees: reward_list.build(reward_data(nominees), wording(reward_list.REWARDS)),
    "book": lambda nominees: award_book.build(book_data(nominees), wording(award_book.AWARDS)),
    "dossier": lambda nominees: dossier.build(dossier_data(nominees), wording(dossier.DOSSIER)),
    "person": lambda nominees: _achievements(NomineeKind.INDIVIDUAL, nominees),
    "collective": lambda nominees: _achievements(NomineeKind.COLLECTIVE, nominees),
}
"""Every kind of paper of a round, made for some nominees."""
NEEDS_SOMEBODY = {
    "unit minutes",
    "unit request",
    "to director",
    "to province",
    "ballots",
    "opinion sheets",
    "decision",
    "decision with issued list",
    "payment",
    "cancellation",
    "extract",
}
"""The kinds that are refused without nominees."""
