"""The list of those commended in a report: whom its head names, and whom its last line counts."""

from datetime import date

from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.parts.report_tables import ReportedAward, award_table, award_totals

SIGNED = date(2026, 12, 22)
UNIT = ReportedAward(NomineeKind.COLLECTIVE, "Văn phòng", "Giấy khen", "9/QĐ-SNgV", SIGNED)
PERSON = ReportedAward(NomineeKind.INDIVIDUAL, "Lộc Thị Đào", "Giấy khen", "9/QĐ-SNgV", SIGNED)


def heads(*rows: ReportedAward) -> list[str]:
    """Return the heads of the column of names."""
    table = award_table(rows)
    return [table.columns[1].title, table.header[0][1].text]


def test_a_list_of_collectives_alone_has_no_column_for_names_of_people() -> None:
    assert heads(UNIT) == ["Tên tập thể"] * 2
    assert heads(UNIT, PERSON) == heads(PERSON) == heads() == ["Họ và tên (tên tập thể)"] * 2


def test_times_are_counted_only_of_those_with_several_awards() -> None:
    assert award_totals([UNIT, PERSON]) == "Tổng cộng: 01 tập thể và 01 cá nhân."
    assert award_totals([UNIT, PERSON, PERSON]) == "Tổng cộng: 01 tập thể và 02 lượt cá nhân (01 cá nhân)."
