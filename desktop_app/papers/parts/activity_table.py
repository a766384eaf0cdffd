"""The table of a report's annex that lists the activities, each with its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.papers.document.model import Align, Table, TableColumn
from desktop_app.papers.document.text import NOTHING_RECORDED, CellKind
from desktop_app.papers.parts.report_tables import grouped_rows, ordinal

NO_ACTIVITIES = "(Chưa ghi nhận hoạt động nào thuộc phạm vi báo cáo trong kỳ.)"


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """An activity: its days in words, what it was, who held it, how many it reached ("" if not counted), its evidence.

    Rows of one `group` ("Hội nghị, tập huấn") that follow each other stand under its name.
    """

    group: str
    days: str
    title: str
    units: str = ""
    people: int | str = ""
    evidence: str = ""


def activity_table(rows: Sequence[ActivityRow]) -> Table:
    """Return the list of activities with document, link and files of each."""
    return Table(
        (
            ordinal(),
            TableColumn("Ngày", 26, Align.CENTER),
            TableColumn("Nội dung", 78, Align.JUSTIFY),
            TableColumn("Đơn vị thực hiện, phối hợp", 48),
            TableColumn("Số người, lượt tiếp cận", 34, Align.CENTER, CellKind.INTEGER),
            TableColumn("Minh chứng (văn bản, liên kết, tệp)", 54),
        ),
        grouped_rows(
            [
                (
                    clean_line(row.group),
                    (
                        row.days,
                        clean_text(row.title),
                        clean_text(row.units) or NOTHING_RECORDED,
                        NOTHING_RECORDED if row.people == "" else row.people,
                        clean_text(row.evidence) or NOTHING_RECORDED,
                    ),
                )
                for row in rows
            ],
            NO_ACTIVITIES,
        ),
    )
