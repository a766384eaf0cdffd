"""The phases of the sample office's plan, of which every year is counted as the figures of them all are."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

from desktop_app.domain.year.activities import POSTED_KINDS
from desktop_app.papers.document.model import BodyRow, Document, GroupRow, Paragraph, TotalRow
from desktop_app.services.book import opened
from desktop_app.services.papers.reports.phases import phase_paper
from tests.books import rows_of, sample_in
from tests.papers.tables import tables_of

OF_PLAN = "task_id IN (SELECT id FROM task WHERE plan_id = 1)"


def test_the_years_of_a_phase_are_counted_as_its_figures_are(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as office:
        paper = phase_paper(office, "2022-2025")
        days = (
            f"({OF_PLAN} OR task_id IS NULL) AND from_date BETWEEN '2022-01-01' AND '2025-12-31' AND trashed_at IS NULL"
        )
        own = rows_of(office, "activity", "kind, spread", days)
    figures = {row.values[1]: row.values[5] for row in tables_of(paper.annexes[0])[0].rows if isinstance(row, BodyRow)}
    total = tables_of(paper.annexes[2])[0].rows[-1]
    assert isinstance(total, TotalRow)
    held, came, seen, posted, shared = total.values[4:9]
    # Each of the years had four: the phase has not had four in all.
    assert "- Mỗi năm, lồng ghép tuyên truyền vào 04 kỳ sinh hoạt cơ quan " in str(paper)
    assert "lĩnh vực đối ngoại (kết quả đến các ngày " in str(paper)
    assert str(paper).count("hướng dẫn dùng mạng an toàn (Báo cáo số ") == 1
    assert "ngày 11/10/2024 và Báo cáo số 107/BC-QLBG ngày 10/10/2025" in str(paper)
    documents = re.search(r"hướng dẫn dùng mạng an toàn \((Báo cáo [^()]+)\)", str(paper))
    assert documents is not None
    assert re.fullmatch(r"Báo cáo[^,;]+(; Báo cáo[^,;]+)+ và Báo cáo[^,;]+", documents[1])
    table = tables_of(paper.annexes[0])[0].rows
    groups = [row.text for row in table if isinstance(row, GroupRow)]
    assert "Số liệu nêu trong báo cáo" in groups
    # Of each movement that was closed in these years the annex has what the text tells of it.
    assert len([group for group in groups if group.startswith("Kết quả phong trào thi đua “")]) == 2
    names = ("Hoạt động đã tổ chức", "Lượt người tham gia", "Lượt người tiếp cận")
    assert (held, came, seen) == tuple(figures[name] for name in names)
    kinds = Counter(str(kind) for (kind, _) in own)
    exemplars = Counter(str(spread) for (kind, spread) in own if kind == "exemplar")
    for number, spread, words in ((posted, "posted", "đăng mới"), (shared, "shared", "chia sẻ lại")):
        assert number == sum(kind in POSTED_KINDS and by == spread for kind, by in own)
        of_kinds = [figures[f"{item} {words}"] for item in ("Tin tốt", "Câu chuyện đẹp")]
        assert number == sum(figure for figure in of_kinds if isinstance(figure, int)) + exemplars[spread]
    assert held == kinds.total() - sum(kinds[kind] for kind in ("good_news", "story", "exemplar", "document"))


def lines_of(paper: Document) -> list[str]:
    return [block.text for block in paper.body if isinstance(block, Paragraph)]


def test_periods_that_are_only_counted_are_told_with_their_span(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as book:
        paper = phase_paper(book, "2022-2025")
    starts = r"(?<=thực hiện )\d+/\d+ kỳ của nhiệm vụ .*” (?:tại [^()]* Kế hoạch )?\(|(?<=\()\d\d kỳ, "
    counted = [text for text in lines_of(paper) if re.search(starts, text)]
    assert len(counted) == 2
    assert all(re.search(rf"(?:{starts})từ .* đến .*\)", text) for text in counted)


def test_results_that_differ_by_their_period_alone_are_told_once_with_what_the_periods_share(tmp_path: Path) -> None:
    # The plan's own sentence was told of them, which says what was to be done and not what was.
    with opened(sample_in(tmp_path / "book")) as book:
        lines = lines_of(phase_paper(book, "2022-2025"))
    (days,) = [text for text in lines if "Các đoàn thể của cơ quan đã hướng dẫn" in text]
    # The plan is of 20/6/2022: its first year had no 01/6.
    assert days.endswith(
        " ứng xử trên mạng dịp Tết Trung thu năm 2022; 01/6 và Tết Trung thu hằng năm từ năm 2023 đến năm 2025 (07 kỳ)."
    )
    (halves,) = [text for text in lines if "đã hướng dẫn các phòng, đơn vị bình xét" in text]
    assert halves.endswith(
        " gương điển hình 6 tháng đầu năm và 6 tháng cuối năm "
        "(08 kỳ, từ 6 tháng đầu năm 2022 đến 6 tháng cuối năm 2025)."
    )


def test_the_yearly_reports_that_were_sent_are_told_with_number_and_day(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as book:
        lines = lines_of(phase_paper(book, "2022-2025"))
    (sent,) = [text for text in lines if "báo cáo kết quả thực hiện Kế hoạch hằng năm" in text]
    reports = ["268/BC-SNgV ngày 16/11/2022", "281/BC-SNgV ngày 16/11/2023", "274/BC-SNgV ngày 18/11/2024"]
    numbers = "; ".join(f"Báo cáo số {report}" for report in reports)
    last = "Báo cáo số 290/BC-SNgV ngày 17/11/2025"
    assert sent == f"Sở Ngoại vụ đã gửi 04 báo cáo kết quả thực hiện Kế hoạch hằng năm: {numbers} và {last}."


def test_what_is_to_come_is_told_to_the_end_of_the_plan_by_every_phase(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as book:
        lines = lines_of(phase_paper(book, "2022-2025"))
    assert [text for text in lines if "; các kỳ đến hạn từ ngày 31/01/2026 đến ngày 31/12/2030." in text]
    assert [
        text for text in lines if "trước ngày 20/11 hằng năm" in text and text.endswith("; từ năm 2026 đến năm 2030.")
    ]


def test_a_phase_that_goes_on_is_named_by_both_its_days(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as book:
        paper = phase_paper(book, "2022-2030", date(2026, 11, 28))
    assert paper.titles is not None
    span = "từ ngày 20/6/2022 đến ngày 28/11/2026"
    assert span in " ".join(str(paper.titles).replace("\u00a0", " ").split())
    lines = lines_of(paper)
    assert any(text.startswith("Trên đây là báo cáo") and span in text for text in lines)
    assert [text for text in lines if "; hạn trước ngày 20/11 hằng năm, từ năm 2027 đến năm 2030" in text]
    # "Đã có kết quả xử lý 04 vụ việc." beside five that were passed on left open what became of the fifth.
    # It told of none what came of it, as the yearly reports do.
    removed = "đã gỡ bỏ bài đăng; đã cảnh báo trên trang thông tin của tỉnh"
    outcomes = f"{removed}; đã có bài phản bác; đã khóa hai tài khoản giả mạo"
    assert f"Đã có kết quả xử lý 04 vụ việc ({outcomes}); còn 01 vụ việc chưa có kết quả." in lines


def test_periods_done_late_are_one_row_of_the_figures(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as book:
        paper = phase_paper(book, "2022-2025")
    names = [str(row.values[1]) for row in tables_of(paper.annexes[0])[0].rows if isinstance(row, BodyRow)]
    late = [name for name in names if name.startswith("Kỳ thực hiện") and "sau hạn" in name]
    assert late == ["Kỳ thực hiện hoàn thành sau hạn"]
