"""Invented papers on an emulation movement for the tests of papers."""

from datetime import date, timedelta

from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import Document
from desktop_app.papers.kinds import movements
from desktop_app.papers.kinds.movements import (
    FINAL_REPORT,
    REGISTRATIONS,
    CriterionRow,
    MovementActivity,
    MovementReportData,
    Registered,
    RegistrationListData,
)
from desktop_app.papers.parts.reports import ReportFrame
from tests.papers import report_samples
from tests.papers.samples import ISSUER, SIGNER
from tests.papers.shipped import shipped_wording

DAY = date(2026, 12, 20)
NAME = "Mỗi ngày một tin tốt, mỗi tuần một câu chuyện đẹp"
DOCUMENT = "Kế hoạch số 07/KH-SNgV ngày 12/01/2026"
PARAGRAPHS = {
    "basis": (f"Thực hiện {DOCUMENT}, Sở phát động phong trào thi đua “{NAME}”.",),
    "organisation": ("Có 05 tập thể và 38 cá nhân đăng ký tham gia (ngày 20/01/2026).",),
    "criteria": ("- Tin tốt đăng trong năm: 212 tin (chỉ tiêu: từ 200 tin).",),
    "causes": ("Công chức phụ trách kiêm nhiệm nhiều việc.",),
}
CRITERIA = (
    CriterionRow("Tin tốt đăng trong năm", "từ 200 tin", "212 tin", "Danh mục tin, bài năm 2026"),
    CriterionRow("Công chức, viên chức, người lao động tham gia", "trên 90%"),
)


def report(rows: int, criteria: tuple[CriterionRow, ...] = CRITERIA) -> MovementReportData:
    """Return the data of a report with so many activities and awards."""
    frame = ReportFrame(ISSUER, SIGNER, 2026, date(2026, 1, 15), DAY, (), (), copies_to=("Lãnh đạo Sở",))
    activities = [
        MovementActivity(f"{number % 28 + 1:02d}/03/2026", "Tin tốt", f"Tin ngày hội bản {number}", "Chi đoàn Sở", 120)
        for number in range(rows)
    ]
    awards = (report_samples.AWARDS * 20)[:rows]
    return MovementReportData(frame, NAME, DOCUMENT, PARAGRAPHS, criteria, tuple(activities), awards)


def build_report(data: MovementReportData) -> Document:
    """Return a report with the wording of the program."""
    return movements.build(data, shipped_wording(FINAL_REPORT, data.frame.cut_off))


def registrations(people: int, units: int) -> RegistrationListData:
    """Return the data of a list of so many people and units."""
    first = date(2026, 1, 20)
    rows = [
        Registered(NomineeKind.COLLECTIVE, f"Phòng Nghiệp vụ số {number}", "", first, "Mỗi tháng 05 tin tốt")
        for number in range(units)
    ]
    rows += [
        Registered(
            NomineeKind.INDIVIDUAL,
            f"Nông Thị Lan {number}",
            "Chuyên viên, Văn phòng",
            first + timedelta(days=number % 9),
            "Mỗi tuần 01 tin tốt, mỗi quý 01 câu chuyện đẹp",
        )
        for number in range(people)
    ]
    return RegistrationListData(ISSUER, SIGNER, NAME, DOCUMENT, DAY, tuple(rows), "Vi Thu Dung")


def build_list(data: RegistrationListData) -> Document:
    """Return a list with the wording of the program."""
    return movements.build_registrations(data, shipped_wording(REGISTRATIONS, data.as_of))
