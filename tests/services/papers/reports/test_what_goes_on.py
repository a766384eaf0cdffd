"""What a report says is to come: routine tasks, proposals that wait, and movements that nobody closed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.movements import MovementFields
from desktop_app.services.awards.direct_awards import DirectAward, save_direct_decision
from desktop_app.services.book import Book, opened
from desktop_app.services.papers import checks, papers
from desktop_app.services.papers.reports.entered import ANNUAL, HALF_YEAR, report
from desktop_app.services.papers.reports.papers import annual_data, half_year_data
from desktop_app.services.papers.reports.remarks import remarks
from desktop_app.services.year.movements import save_movement
from tests.books import rows_of, sample_in
from tests.papers.reading import docx_text
from tests.services.judging import PAPER

WAITING = "- Hoàn thành việc xét, quyết định khen thưởng đối với 02 tập thể và 09 cá nhân đã được đề nghị"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Book]:
    """The sample's book."""
    with opened(sample_in(tmp_path / "book")) as book:
        yield book


def part(book: Book, kind: str, period: str, key: str) -> list[str]:
    """Return the paragraphs of a part of a report."""
    return {each.key: each.text for each in report(book, kind, period).parts}[key].split("\n")


def test_after_half_a_year_routine_tasks_go_on_and_proposals_wait(office: Book) -> None:
    for kind, period in ((ANNUAL, "2026"), (HALF_YEAR, "2026-H1")):
        lines = part(office, kind, period, "next")
        routine = "- Tiếp tục thực hiện 10 nhiệm vụ thường xuyên hằng năm của Kế hoạch."
        assert routine in lines, kind
        # The year has proposals of two rounds, its first half of one.
        of_round = " (đợt sơ kết 6 tháng đầu năm 2026)" if kind == ANNUAL else ""
        assert f"{WAITING}{of_round}." in lines, kind
        loose = [each.words for each in remarks(office, report(office, kind, period)) if "phụ lục:" in each.sentence]
        assert loose == [], kind


def test_a_single_decision_is_told_in_one_sentence_and_not_announced_as_a_list(office: Book) -> None:
    lines = [line for line in part(office, HALF_YEAR, "2026-H1", "commendation") if "lượt khen thưởng theo" in line]
    assert lines == [
        "Trong kỳ có 01 lượt khen thưởng theo quyết định đã ký (tổng hợp tại Phụ lục II): Chủ "
        "tịch UBND tỉnh Lạng Sơn công nhận danh hiệu Tập thể lao động xuất sắc năm 2025 cho 01 tập thể "
        "(Quyết định số 125/QĐ-UBND ngày 20/01/2026)."
    ]


def test_what_is_given_beside_the_proposals_is_named_alike_in_the_text_and_the_annex(office: Book) -> None:
    def of_awards() -> tuple[str, dict[str, object]]:
        (line,) = [line for line in part(office, ANNUAL, "2026", "emulation") if " lượt khen thưởng theo " in line]
        return line, {row.name: row.this for row in annual_data(office, "2026").indicators}

    line, figures = of_awards()
    titles = figures["Danh hiệu thi đua ngoài đề nghị của đợt xét"]
    judged = "theo đề nghị Hội đồng Thi đua - Khen thưởng đã xét ngày 16/12/2025"
    assert f"; trong đó 10 lượt {judged}, {titles} lượt danh hiệu thi đua ngoài các đề nghị đó), gồm:" in line
    assert figures[f"Khen thưởng {judged}"] == 10
    (remark,) = [
        each.sentence for each in remarks(office, report(office, ANNUAL, "2026")) if "phiên họp" in each.sentence
    ]
    assert remark.startswith(f"{titles}/37 lượt khen thưởng (")
    period = (date(2025, 1, 1), date(2025, 12, 31))
    province = DecisionFields(
        "Tặng Bằng khen", "163/QĐ-UBND", date(2026, 1, 22), "", "UBND tỉnh", "", AwardLevel.PROVINCE, *period
    )
    save_direct_decision(office, None, province, [DirectAward(NomineeKind.INDIVIDUAL, 1, "provincial_certificate")])
    line, figures = of_awards()
    assert f", {titles} lượt danh hiệu thi đua và 01 lượt Bằng khen của tỉnh ngoài các đề nghị đó), gồm:" in line
    assert figures["Bằng khen của tỉnh ngoài đề nghị của đợt xét"] == 1
    # The round proposed others for the same form: here it is said which are meant.
    own = DecisionFields(
        "Tặng Giấy khen", "164/QĐ-SNgV", date(2026, 1, 23), "", "Sở Ngoại vụ", "", AwardLevel.DEPARTMENT, *period
    )
    save_direct_decision(office, None, own, [DirectAward(NomineeKind.INDIVIDUAL, 2, PAPER)])
    line, figures = of_awards()
    assert line.endswith(" lượt Giấy khen ngoài các đề nghị đó), gồm:")
    assert figures["Giấy khen ngoài đề nghị của đợt xét"] == 1


def test_what_the_council_has_judged_waits_for_the_decision_alone(office: Book) -> None:
    of_year = part(office, ANNUAL, "2022", "next")
    to_come = "- Hoàn thành thủ tục, quyết định khen thưởng đối với 02 cá nhân Hội đồng đã xét đạt ngày 05/7/2022."
    assert to_come in of_year
    assert not any("Hoàn thành việc xét" in line for line in of_year)
    of_emulation = docx_text(papers.document(office, "emulation-report", {"year": "2022"})).replace("\u00a0", " ")
    assert "quyết định khen thưởng đối với 02 cá nhân Hội đồng đã xét đạt." in of_emulation


def test_all_who_were_proposed_are_counted_and_then_of_whom_the_council_found_what(office: Book) -> None:
    """17 of 18 stood there, the one whom the Council did not find for behind those still to be decided on."""
    line = next(line for line in part(office, ANNUAL, "2026", "emulation") if "được đề nghị khen thưởng" in line)
    assert line == (
        "Có 04 tập thể và 18 lượt cá nhân (11 cá nhân) được đề nghị khen thưởng; Hội đồng xét không đạt 01 cá nhân; "
        "đến ngày 15/11/2026 còn 02 tập thể và 09 cá nhân chưa có kết quả xét của Hội đồng (đợt sơ kết 6 tháng đầu "
        "năm 2026)."
    )
    figures = {row.name: row.this for row in annual_data(office, "2026").indicators}
    assert figures["Lượt cá nhân được đề nghị khen thưởng"] == 18
    assert figures["Cá nhân Hội đồng xét không đạt"] == 1
    counts = half_year_data(office, "2024-H1").counts
    ((proposed,),) = rows_of(
        office,
        "nomination",
        "count(*)",
        "trashed_at IS NULL AND kind = 'individual' AND state IN ('awarded', 'passed', 'failed') AND round_id = "
        "(SELECT id FROM review_round WHERE code = '2024-H1')",
    )
    assert sum(row.proposed_individuals or 0 for row in counts) == proposed


def test_a_movement_that_ended_long_ago_and_was_never_closed_is_said(office: Book) -> None:
    save_movement(office, None, MovementFields("Đọc sách mỗi tuần", date(2024, 2, 1), date(2024, 10, 30)))
    ended = "Phong trào “Đọc sách mỗi tuần” kết thúc ngày 30/10/2024, quá một năm trước ngày chốt số liệu"
    for kind, options in (("annual-report", {"year": "2026"}), ("phase-report", {"phase": "2022-2026"})):
        sentences = str(checks.remarks(office, kind, options))
        assert f"{ended}, chưa ghi tổng kết nên báo cáo không nêu: ghi ngày tổng kết ở thẻ Phong trào." in sentences
    assert "Đọc sách mỗi tuần" not in str(part(office, ANNUAL, "2026", "next"))


@pytest.mark.parametrize(
    ("kind", "options", "whom"),
    [
        ("emulation-report", {"year": "2025"}, "kính gửi Sở Nội vụ để tổng hợp, theo dõi./."),
        ("annual-report", {"year": "2025"}, "để tổng hợp, theo dõi./."),
        ("half-year-report", {"round": "2026-H1"}, "để tổng hợp, theo dõi./."),
    ],
)
def test_every_report_ends_with_whose_it_is_and_whom_it_goes_to(
    office: Book, kind: str, options: dict[str, str], whom: str
) -> None:
    text = " ".join(docx_text(papers.document(office, kind, options)).replace("\u00a0", " ").split())
    ending = text[text.rindex("Trên đây là báo cáo") :].partition("./.")[0] + "./."
    assert " của Sở Ngoại vụ (" in ending
    assert ending.endswith(whom)


def test_awards_that_nobody_put_forward_are_told_apart_from_the_proposals_before_them(office: Book) -> None:
    paragraphs = part(office, HALF_YEAR, "2025-H1", "commendation")
    assert "được đề nghị khen thưởng" in paragraphs[0]
    (given,) = (line for line in paragraphs if "lượt khen thưởng theo quyết định đã ký" in line)
    assert "; đều không thuộc các đề nghị nêu trên)" in given
