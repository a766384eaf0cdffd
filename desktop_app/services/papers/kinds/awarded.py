"""The papers that follow a signed decision: notice, payment, ceremony, extract, cancellation, statistics, report."""

from typing import Final

from desktop_app.services.papers.kinds.declaration import PaperContent, PaperGroup, PaperKind, RoundStep
from desktop_app.services.papers.kinds.options import (
    AWARD,
    DECIDED_ROUND,
    DECISION,
    ROUND,
    STANDING_AWARD,
    YEAR,
    decision_words,
)


def _award_notice() -> PaperContent:
    from desktop_app.papers.kinds.awards.award_notice import NOTICE
    from desktop_app.services.papers.content.awarded import announced
    from desktop_app.services.papers.round_checks import OF_SIGNED

    return PaperContent(
        build=announced.notice_paper,
        file_name=lambda options: f"Thông báo kết quả khen thưởng {decision_words(options)}",
        wordings=(NOTICE,),
        note=announced.notice_note,
        round_checks=OF_SIGNED,
    )


def _payment_request() -> PaperContent:
    from desktop_app.papers.kinds.awards.payment_request import PAYMENT
    from desktop_app.services.papers.content.awarded import announced
    from desktop_app.services.papers.round_checks import OF_MONEY

    return PaperContent(
        build=announced.payment_paper,
        file_name=lambda options: f"Giấy đề nghị thanh toán tiền thưởng {decision_words(options)}",
        wordings=(PAYMENT,),
        note=announced.payment_note,
        round_checks=OF_MONEY,
    )


def _ceremony_list() -> PaperContent:
    from desktop_app.papers.kinds.awards.ceremony_list import CEREMONY
    from desktop_app.services.papers.content.awarded import announced
    from desktop_app.services.papers.round_checks import OF_DECISIONS

    return PaperContent(
        build=announced.ceremony_paper,
        file_name=lambda options: f"Danh sách trao thưởng {options['round']}",
        wordings=(CEREMONY,),
        note=announced.ceremony_note,
        round_checks=OF_DECISIONS,
    )


def _award_extract() -> PaperContent:
    from desktop_app.papers.kinds.awards.decision_extract import EXTRACT
    from desktop_app.services.papers.content.awarded import of_award

    return PaperContent(
        build=of_award.extract_paper,
        file_name=lambda options: f"Trích sao quyết định khen thưởng {of_award.name_of(options)}",
        wordings=(EXTRACT,),
        note=of_award.extract_note,
    )


def _cancellation() -> PaperContent:
    from desktop_app.papers.kinds.awards.cancellation import CANCELLATION
    from desktop_app.services.papers.content.awarded import of_award

    return PaperContent(
        build=of_award.cancellation_paper,
        file_name=lambda options: f"Quyết định hủy bỏ {of_award.name_of(options)}",
        wordings=(CANCELLATION,),
        note=of_award.cancellation_note,
    )


def _award_statistics() -> PaperContent:
    from desktop_app.papers.kinds.awards.award_statistics import STATISTICS
    from desktop_app.services.papers.content.awarded import counted

    return PaperContent(
        build=counted.statistics_paper,
        file_name=lambda options: f"Biểu thống kê khen thưởng năm {options['year']}",
        wordings=(STATISTICS,),
        note=counted.statistics_note,
        counts_decisions=True,
    )


def _emulation_report() -> PaperContent:
    from desktop_app.papers.kinds.reports.emulation_report import EMULATION_REPORT
    from desktop_app.services.papers.content.awarded import year_report

    return PaperContent(
        build=year_report.emulation_report_paper,
        file_name=lambda options: f"Báo cáo tổng kết thi đua, khen thưởng năm {options['year']}",
        wordings=(EMULATION_REPORT,),
        note=year_report.emulation_report_note,
        counts_decisions=True,
    )


EMULATION_REPORT_KEY: Final = "emulation-report"
KINDS: Final = (
    PaperKind(
        "award-notice",
        "Thông báo công khai kết quả khen thưởng",
        PaperGroup.ROUND,
        (DECIDED_ROUND, DECISION),
        _award_notice,
        any_of=("round", "decision"),
        step=RoundStep.DECISION,
    ),
    PaperKind(
        "award-extract",
        "Trích sao quyết định khen thưởng",
        PaperGroup.ROUND,
        (STANDING_AWARD,),
        _award_extract,
        step=RoundStep.HAND_OVER,
    ),
    PaperKind(
        "payment-request",
        "Giấy đề nghị thanh toán tiền thưởng",
        PaperGroup.ROUND,
        (DECIDED_ROUND, DECISION),
        _payment_request,
        any_of=("round", "decision"),
        step=RoundStep.HAND_OVER,
    ),
    PaperKind(
        "ceremony-list",
        "Danh sách trao thưởng",
        PaperGroup.ROUND,
        (ROUND,),
        _ceremony_list,
        is_list=True,
        step=RoundStep.HAND_OVER,
    ),
    PaperKind(
        "award-cancellation",
        "Quyết định hủy bỏ khen thưởng",
        PaperGroup.ROUND,
        (AWARD,),
        _cancellation,
        step=RoundStep.HAND_OVER,
    ),
    PaperKind(
        "award-statistics",
        "Biểu thống kê khen thưởng theo loại hình (gửi Sở Nội vụ)",
        PaperGroup.ROUND,
        (YEAR,),
        _award_statistics,
        is_list=True,
        step=RoundStep.HAND_OVER,
    ),
    PaperKind(
        EMULATION_REPORT_KEY,
        "Báo cáo tổng kết công tác thi đua, khen thưởng năm",
        PaperGroup.REPORTS,
        (YEAR,),
        _emulation_report,
        more_options=("cut_off",),
        step=RoundStep.HAND_OVER,
    ),
)
