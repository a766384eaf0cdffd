"""Invented papers that follow a signed decision for the tests of papers."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from desktop_app.papers.document.model import Document
from desktop_app.papers.kinds.awards import (
    award_decision,
    award_notice,
    award_statistics,
    cancellation,
    ceremony_list,
    decision_extract,
    payment_request,
)
from desktop_app.papers.kinds.awards.award_notice import AwardNoticeData
from desktop_app.papers.kinds.awards.award_statistics import AwardStatisticsData, StatisticsRow
from desktop_app.papers.kinds.awards.cancellation import CancellationData, CancelledAward
from desktop_app.papers.kinds.awards.ceremony_list import CalledUp, CeremonyListData
from desktop_app.papers.kinds.awards.decision_extract import DecisionExtractData
from desktop_app.papers.kinds.awards.payment_request import PaymentRequestData
from desktop_app.papers.parts.awarded import AwardedRecipient
from desktop_app.papers.parts.office import Issuer
from tests.papers.round_samples import DAY, DIRECTOR, LAW, OCCASION, decision_data, wording
from tests.papers.samples import ISSUER

DECIDED = "Quyết định số 15/QĐ-SNgV ngày 02 tháng 7 năm 2026 của Giám đốc Sở Ngoại vụ về việc tặng Giấy khen"


def notice_data(nominees: tuple[AwardedRecipient, ...]) -> AwardNoticeData:
    return AwardNoticeData(
        issuer=ISSUER,
        signer=DIRECTOR,
        year=2026,
        occasion=OCCASION,
        decision=DECIDED,
        rows=nominees,
        posted_at="Bảng tin của Sở",
        posted_from=DAY,
        posted_until=date(2026, 7, 16),
        copies_to=("Các phòng, đơn vị thuộc Sở",),
    )


def payment_data(nominees: tuple[AwardedRecipient, ...]) -> PaymentRequestData:
    return PaymentRequestData(
        issuer=Issuer("Sở Ngoại vụ", "Văn phòng", "VP", "Sơn Hạ"),
        signer=DIRECTOR,
        year=2026,
        office="Sở Ngoại vụ",
        occasion=OCCASION,
        decision=DECIDED,
        # Every amount is a row of its own.
        rows=tuple(replace(nominee, amount=nominee.amount + number) for number, nominee in enumerate(nominees)),
        requester="Lộc Văn Tú",
        accountant="Đỗ Thị Hà",
    )


def ceremony_data(nominees: tuple[AwardedRecipient, ...]) -> CeremonyListData:
    called_up = tuple(CalledUp(nominee, "số 15/QĐ-SNgV ngày 02/07/2026") for nominee in nominees)
    return CeremonyListData(ISSUER, DIRECTOR, 2026, OCCASION, called_up, DAY, "Hội trường Sở", "Lộc Văn Tú")


def statistics_data(count: int) -> AwardStatisticsData:
    kinds = ("Công trạng", "Phong trào thi đua (chuyên đề)")
    counted = tuple(
        StatisticsRow(kinds[2 * number // max(count, 1)], f"Giấy khen {number}", number, 3, 2, 1, 2, 760_000, 4)
        for number in range(count)
    )
    return AwardStatisticsData(ISSUER, DIRECTOR, 2026, 2026, DAY, "Sở Nội vụ", counted, "Lộc Văn Tú")


def cancellation_data(nominees: tuple[AwardedRecipient, ...]) -> CancellationData:
    return CancellationData(
        issuer=ISSUER,
        signer=DIRECTOR,
        authority="Giám đốc Sở Ngoại vụ",
        year=2026,
        decision=DECIDED,
        rows=tuple(
            CancelledAward(nominee, "03/GK", True, nominee.amount, reason="thành tích kê khai không đúng")
            for nominee in nominees
        ),
        recover_by=date(2026, 9, 22),
        law=LAW,
        functions=decision_data().functions,
    )


def extract_data(nominees: tuple[AwardedRecipient, ...]) -> DecisionExtractData:
    source = award_decision.build(decision_data(nominees), wording(award_decision.DECISION))
    return DecisionExtractData(ISSUER, DIRECTOR, 2026, source, nominees[-1].name, len(nominees))


MAKERS: Mapping[str, Callable[[tuple[AwardedRecipient, ...]], Document]] = {
    "notice": lambda nominees: award_notice.build(notice_data(nominees), wording(award_notice.NOTICE)),
    "payment": lambda nominees: payment_request.build(payment_data(nominees), wording(payment_request.PAYMENT)),
    "ceremony": lambda nominees: ceremony_list.build(ceremony_data(nominees), wording(ceremony_list.CEREMONY)),
    "statistics": lambda nominees: award_statistics.build(
        statistics_data(len(nominees)), wording(award_statistics.STATISTICS)
    ),
    "cancellation": lambda nominees: cancellation.build(
        cancellation_data(nominees), wording(cancellation.CANCELLATION)
    ),
    "extract": lambda nominees: decision_extract.build(extract_data(nominees), wording(decision_extract.EXTRACT)),
}
"""Every kind of paper that follows a decision, made for some recipients."""
