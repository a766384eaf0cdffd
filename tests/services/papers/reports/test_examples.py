"""Which activities marked as notable a report names, and what the check says of the others."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.year.activities import ActivityFields, ActivityKind, PeopleReached, Spread
from desktop_app.domain.year.obstacles import ReferralFields
from desktop_app.papers.document.model import Document, GroupRow, Paragraph
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book, opened
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.content.movements.deeds import told_activities
from desktop_app.services.papers.reports.entered import ANNUAL, report, save_report
from desktop_app.services.papers.reports.phases import phase_paper
from desktop_app.services.papers.reports.texts.examples import examples_of
from desktop_app.services.year.activities import activity, add_activity, change_activity
from desktop_app.services.year.obstacles import save_referral
from tests.books import book_in, import_plan, rows_of, sample_in
from tests.papers.tables import tables_of

SIZES = ((2022, 20), (2023, 30), (2023, 40), (2024, 25), (2025, 35), (2025, 35), (2026, 10))
MARKED = [
    ActivityFields(
        date(year, place + 1, 5), ActivityKind.EVENT, f"Việc {place}", notable=True, reached=PeopleReached(staff=people)
    )
    for place, (year, people) in enumerate(SIZES)
]


@pytest.fixture
def sample(tmp_path: Path) -> DataFolder:
    return sample_in(tmp_path / "book")


def lines_of(paper: Document) -> list[str]:
    return [block.text for block in paper.body if isinstance(block, Paragraph)]


def test_the_largest_of_each_year_are_the_examples_and_of_one_size_the_latest() -> None:
    # The three earliest were.
    assert [row.title for row in examples_of(MARKED)] == ["Việc 2", "Việc 3", "Việc 5"]


def test_of_one_year_the_largest_are_the_examples() -> None:
    of_year = [replace(row, from_date=date(2026, 1, place + 1)) for place, row in enumerate(MARKED)]
    assert [row.title for row in examples_of(of_year)] == ["Việc 2", "Việc 4", "Việc 5"]
    assert examples_of([replace(row, notable=False) for row in of_year]) == []


def test_a_report_on_a_phase_names_examples_of_its_last_years(sample: DataFolder) -> None:
    with opened(sample) as book:
        (joint,) = [text for text in lines_of(phase_paper(book, "2022-2025")) if " hoạt động phối hợp, có " in text]
    assert [year for year in range(2022, 2026) if f"/7/{year}," in joint] == [2023, 2024, 2025]


def test_a_report_on_a_movement_names_its_largest_deed_and_the_check_what_it_left_out(sample: DataFolder) -> None:
    with opened(sample) as book:
        options = {"movement": "3", "cut_off": "2026-11-15"}
        text = "\n".join(lines_of(papers.document(book, "movement-interim-report", options)))
        sentences = "\n".join(str(remark) for remark in remarks(book, "movement-interim-report", options))
    assert "Tiêu biểu:" in text
    assert "tư vấn pháp luật về mua bán, vay tiền qua mạng cho người dân biên giới, có 272 người tham gia" in text
    assert "01 hoạt động, tin, bài đánh dấu tiêu biểu không nêu tên (“Tập huấn sử dụng chữ ký số" in sentences


def test_the_check_of_a_yearly_report_names_the_examples_left_out(tmp_path: Path) -> None:
    with book_in(tmp_path / "book") as book:
        import_plan(book)
        for place, row in enumerate(MARKED):
            add_activity(book, replace(row, from_date=date(2026, 1, place + 1)))
        sentences = "\n".join(str(remark) for remark in remarks(book, "annual-report", {"year": "2026"}))
    assert "04 hoạt động, tin, bài đánh dấu tiêu biểu không nêu tên (“Việc 0” ngày 01/01/2026; “Việc 1”" in sentences


def test_a_part_that_was_written_over_silences_the_check_of_its_own_examples_alone(tmp_path: Path) -> None:
    """Of no part an example was missed as soon as any was written over."""
    with book_in(tmp_path / "book") as book:
        import_plan(book)
        for place, row in enumerate(MARKED):
            add_activity(book, replace(row, from_date=date(2026, 1, place + 1)))
        drafted = {part.key: part.text for part in report(book, ANNUAL, "2026").parts}
        (key,) = [key for key, text in drafted.items() if "Việc 2" in text or "việc 2" in text]

        def missed() -> str:
            return "\n".join(str(remark) for remark in remarks(book, "annual-report", {"year": "2026"}))

        save_report(book, ANNUAL, "2026", date(2026, 12, 31), {"proposals": "Cấp thêm máy."})
        assert "04 hoạt động, tin, bài đánh dấu tiêu biểu không nêu tên" in missed()
        save_report(book, ANNUAL, "2026", date(2026, 12, 31), {key: "Đã làm nhiều việc."})
        assert "tiêu biểu không nêu tên" not in missed()


def test_a_movement_is_told_with_how_many_came_and_how_many_saw_what_was_posted() -> None:
    kinds = (ActivityKind.EVENT, ActivityKind.COOPERATION, ActivityKind.POSTING, ActivityKind.GOOD_NEWS)
    rows = [
        replace(row, kind=kinds[place % 4], notable=False, reached=PeopleReached(staff=1000 + place))
        for place, row in enumerate([*MARKED, MARKED[0]])
    ]
    held, _, reached = told_activities(rows, {}, date(2026, 11, 15))
    assert held.startswith("Trong phong trào đã có 06 hoạt động với 4.010 lượt người tham gia và 2.008 lượt người tiếp")
    assert reached == "Tính đến ngày 15/11/2026, các tin, bài có 2.010 lượt người tiếp cận."


def test_a_post_of_which_nothing_is_recorded_is_named_by_the_check_of_a_movement(sample: DataFolder) -> None:
    with opened(sample) as book:
        ((row_id,),) = rows_of(book, "activity", "id", "from_date = '2026-03-06' AND kind = 'story'")
        fields = activity(book, int(str(row_id)))
        change_activity(book, int(str(row_id)), replace(fields, spread=Spread.NONE, link=""))
        options = {"movement": "3", "cut_off": "2026-11-15"}
        sentences = "\n".join(str(remark) for remark in remarks(book, "movement-interim-report", options))
    (name,) = re.findall(
        r"Chưa ghi đăng mới hay chia sẻ lại của 01 tin, bài \((“[^”]+” ngày 06/3/2026)\): số", sentences
    )
    assert f"Chưa có liên kết của 01 tin, bài ({name}): ghi ở trang Hoạt động." in sentences


def test_a_heading_of_an_annex_has_none_of_the_help_of_the_form(sample: DataFolder) -> None:
    with opened(sample) as book:
        paper = phase_paper(book, "2022-2025")
    tables = [table for annex in paper.annexes for table in tables_of(annex)]
    heads = [row.text for table in tables for row in table.rows if isinstance(row, GroupRow)]
    assert "Sự kiện" in heads
    assert not [head for head in heads if "…" in head]


def test_the_awards_of_a_phase_are_told_by_who_gave_them(sample: DataFolder) -> None:
    with opened(sample) as book:
        lines = lines_of(phase_paper(book, "2022-2025"))
    (place,) = [place for place, text in enumerate(lines) if text.endswith("gồm:") and "lượt khen thưởng" in text]
    province, own = lines[place + 1 : place + 3]
    assert province.startswith("- Chủ tịch UBND tỉnh Lạng Sơn công nhận danh hiệu Tập thể lao động xuất sắc ")
    assert province.endswith("Bằng khen của tỉnh cho 02 cá nhân (theo 04 quyết định).")
    assert own.startswith("- Giám đốc Sở Ngoại vụ công nhận danh hiệu Tập thể lao động tiên tiến cho ")
    assert own.endswith("(theo 13 quyết định).")


def test_documents_of_one_type_are_counted_by_it(sample: DataFolder) -> None:
    with opened(sample) as book:
        lines = lines_of(phase_paper(book, "2022-2025"))
    assert "Văn phòng đã tham mưu ban hành 07 công văn; danh sách tại Phụ lục IV." in lines


def test_matters_passed_on_to_several_bodies_are_counted_by_body(tmp_path: Path) -> None:
    with book_in(tmp_path / "book") as book:
        import_plan(book)
        for day, body in ((3, "Công an tỉnh"), (9, "Sở Tư pháp"), (21, "Công an tỉnh")):
            save_referral(book, None, ReferralFields(date(2026, 3, day), "Lừa đảo trên mạng", body))
        assert referred(book) == (
            "Sở Ngoại vụ đã chuyển cơ quan chức năng 03 vụ việc (Công an tỉnh 02 và Sở Tư pháp 01), "
            "gồm: 03 vụ lừa đảo trên mạng."
        )
        save_referral(book, None, ReferralFields(date(2026, 4, 3), "Tin giả", ""))
        assert referred(book).startswith("Sở Ngoại vụ đã chuyển cơ quan chức năng 04 vụ việc, gồm: ")


def referred(book: Book) -> str:
    texts = [line for part in report(book, ANNUAL, "2026").parts for line in part.text.split("\n")]
    (line,) = [line for line in texts if "đã chuyển cơ quan chức năng" in line]
    return line
