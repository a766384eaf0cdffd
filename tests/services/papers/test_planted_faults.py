"""The sample's first round has a fault of each sort that a paper is looked over for; its other rounds have none."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.errors import ClerkError, InvalidRecord
from desktop_app.domain.lists import ListQuery
from desktop_app.papers.document.as_text import as_json
from desktop_app.papers.document.model import BodyRow, GroupRow, Table
from desktop_app.services import lists
from desktop_app.services.awards.headings import achieved
from desktop_app.services.awards.rows import movements_of
from desktop_app.services.book import Book, opened
from desktop_app.services.certificates import certificates
from desktop_app.services.certificates.texts import certificates_of
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.choices import paper_options
from desktop_app.services.papers.kinds.catalogue import paper_kind, paper_kinds
from desktop_app.services.papers.law_day import law_day
from desktop_app.services.papers.remarks import RemarkPlace
from desktop_app.services.review_rounds import round_of
from desktop_app.store import records
from tests.books import refused, rows_of, sample_in, year_without_day

CODE = "2022-H1"
OF_PEOPLE = "Về việc tặng Giấy khen cho cá nhân có thành tích trong 6 tháng đầu năm 2022"
SHARED = "Số 96/QĐ-SNgV năm 2022 dùng cho 2 quyết định:"
LAW, NUMBER, WORDS = "có hiệu lực vào ngày", "thiếu ký hiệu", "là từ dùng trong nội bộ"
OF_INSPECTION = "Về việc tặng Giấy khen cho công chức Thanh tra Sở có thành tích trong 6 tháng đầu năm 2022"
UNNAMED = f"Quyết định “{OF_PEOPLE}” (số 96, ngày 12/07/2022) chưa ghi họ tên người ký."
UNSIGNED = f"Quyết định “{OF_INSPECTION}” chưa ghi số, ngày ký"
WITHOUT_SYMBOL = f"Quyết định “{OF_PEOPLE}” ghi số “96”, thiếu ký hiệu sau số"
COUNTING = ("award-statistics", "award-book", "payment-request", "emulation-report")
"""The papers that count a year's decisions, or pay one, without printing what is wrong with them."""
FAULTS = (LAW, NUMBER, WORDS, "đã dùng cho", "Ban kiểm phiếu", "chưa nêu thành tích", "trong khi đưa ra Hội đồng")
ON_SIGNING = (
    "ghi sau khi ký.",
    "chưa có số, ngày",
    "chưa có ngày",
    "NGƯỜI LẬP BIỂU",
    "KẾ TOÁN",
    "đợt sơ kết 6 tháng đầu năm 2026: danh sách in là “DỰ THẢO”",
)
"""What is said of papers that are not signed yet."""
OF_PLAN = "là lỗi của văn bản kế hoạch; bản in ghi"
"""A summary quotes a task whole, as its plan has it."""
OF_TYPES = "kèm Tờ trình thì chọn danh sách riêng"
"""A list of the whole round says that each tờ trình has its own."""
OF_EARLIER_LAW = "Nghị định 152/2025, Điều 60 khoản 3"
GIVEN_BEFORE = "đã được tặng “Giấy khen” (loại hình công trạng) tại Quyết định số 96/QĐ-SNgV"
"""The round of the planted faults commended for half of the year that the next one commends for."""
OF_FORM = "Câu có sẵn mà sổ không ghi"
"""What minutes say by their form is quoted in the check of each."""
NO_DEED = "chưa nêu việc làm được trong kỳ"
"""What is true of divisions of the sample that did nothing of the plan in some months."""
OWN_PROPOSAL = "đề nghị khen thưởng chính mình"
"""What is true of the head of the Văn phòng, nominated in one round of the sample."""
OF_SHARE = "chưa xác nhận theo quy định của tỉnh"
"""Minutes say it of the share of votes that is asked for, apart from who of the Council is voted on."""
ON_COUNCIL = "Thành viên Hội đồng được đưa ra biểu quyết"
"""What is true of many offices, and is only to be known."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The sample, which these tests read only."""
    with opened(sample_in(tmp_path_factory.mktemp("sample") / "book")) as book:
        yield book


def decision_of(book: Book, subject: str) -> int:
    rows = lists.everything(book, ListQuery("decisions", scope={"round": CODE}))
    (decision_id,) = [row.id for row in rows if subject in row.values]
    return decision_id


@pytest.mark.parametrize(
    ("kind", "sentence", "led_to"),
    [
        ("minutes", "“98/2023/NĐ-CP” chưa có hiệu lực vào ngày 05/07/2022 của văn bản", "sessions"),
        ("minutes", "“Triệu Thị Liên” ở trong Ban kiểm phiếu ngày 05/07/2022", "sessions"),
        ("minutes", "ghi 5 cá nhân, trong khi đưa ra Hội đồng 4 cá nhân, đạt 4.", "sessions"),
        ("minutes", "Chưa ghi: giờ bắt đầu; giờ kết thúc.", ""),
        ("vote-count", "“Triệu Thị Liên” ở trong Ban kiểm phiếu ngày 05/07/2022", "sessions"),
        ("submission", "Biên bản họp Hội đồng ngày 05/07/2022 chưa ghi số", "sessions"),
        ("submission", "“Triệu Thị Liên” ở trong Ban kiểm phiếu ngày 05/07/2022", "sessions"),
        ("submission", "ghi 5 cá nhân, trong khi đưa ra Hội đồng 4 cá nhân, đạt 4.", "sessions"),
        (
            "submission",
            "ký: “được đề nghị đúng đối tượng, đủ điều kiện, tiêu chuẩn; hồ sơ, thủ tục theo quy định”.",
            "",
        ),
        ("award-decision", "Biên bản họp Hội đồng ngày 05/07/2022 chưa ghi số", "sessions"),
        ("submission", "Phần căn cứ không có “Quyết định về chức năng, nhiệm vụ” và “Quy chế", RemarkPlace.OFFICE),
        ("nomination-list", "“bổ sung sau” là từ dùng trong nội bộ", "nominations"),
        ("nomination-list", "Lý do khen của “Khúc Thu Yến” chỉ ghi “Đã có thành tích …”", "nominations"),
        ("award-decision", "Lý do khen của “Khúc Thu Yến” chỉ ghi “Đã có thành tích …”", "nominations"),
        ("award-decision", f"Số 96/QĐ-SNgV năm 2022 đã dùng cho quyết định “{OF_PEOPLE}”.", "awards"),
        ("award-decision", f"Quyết định “{OF_PEOPLE}” ghi số “96”, thiếu ký hiệu sau số", "awards"),
        ("award-decision", UNNAMED, "awards"),
        ("award-decision", "Chưa có họ tên dưới chữ ký “GIÁM ĐỐC”.", RemarkPlace.ISSUE),
        ("ceremony-list", "6 tháng đầu năm 2022” chưa ghi số, ngày ký", "awards"),
        (
            "award-decision",
            "có 01 tập thể và 04 cá nhân; 3 quyết định của đợt có 01 tập thể và 03 cá nhân.",
            "nominations",
        ),
        ("task-table", "“CCVCNLD” là lỗi của văn bản kế hoạch; bản in ghi “công chức, viên chức, người", "tasks"),
        ("task-table", "“người tốt việt tốt” là lỗi của văn bản kế hoạch", "tasks"),
        ("annual-report", f"Quyết định “{OF_PEOPLE}” ghi số “96”, thiếu ký hiệu sau số", "awards"),
        ("emulation-report", f"Quyết định “{OF_PEOPLE}” ghi số “96”, thiếu ký hiệu sau số", "awards"),
        ("annual-report", "“CCVCNLD” là lỗi của văn bản kế hoạch", "tasks"),
        ("annual-report", f"{SHARED} “{OF_PEOPLE}” ngày 12/07/2022; “", "awards"),
        ("emulation-report", f"{SHARED} “{OF_PEOPLE}” ngày 12/07/2022; “", "awards"),
        ("ceremony-list", f"{SHARED} “{OF_PEOPLE}” ngày 12/07/2022; “", "awards"),
        ("payment-request", f"{SHARED} “{OF_PEOPLE}” ngày 12/07/2022; “", "awards"),
        *((kind, sentence, "awards") for kind in COUNTING for sentence in (SHARED, UNNAMED, WITHOUT_SYMBOL)),
        # A request to pay one decision says nothing of another that nobody signed yet.
        *((kind, UNSIGNED, "awards") for kind in COUNTING if kind != "payment-request"),
        ("phase-report", f"{SHARED} “{OF_PEOPLE}” ngày 12/07/2022; “", "awards"),
        *(("phase-report", sentence, "awards") for sentence in (UNNAMED, UNSIGNED, WITHOUT_SYMBOL)),
    ],
)
def test_each_fault_is_named_and_leads_to_its_record(office: Book, kind: str, sentence: str, led_to: str) -> None:
    options = {"round": CODE} if "round" in paper_kind(kind).options and kind != "annual-report" else {"year": "2022"}
    if kind == "phase-report":
        options = {"phase": "2022-2025"}
    elif kind == "payment-request" or (kind == "award-decision" and sentence == UNNAMED):
        options = {"decision": str(decision_of(office, OF_PEOPLE))}
    remark = next(remark for remark in remarks(office, kind, options) if sentence in remark.sentence)
    if remark.query is not None:
        assert remark.query.kind == led_to
        lists.checked_query(remark.query)
        assert lists.count(office, remark.query) > 0
    else:
        assert remark.place == (led_to or None)


@pytest.mark.parametrize("kind", ["task-table", "annual-report"])
def test_a_paper_has_none_of_the_errors_that_the_register_keeps_from_the_plan(office: Book, kind: str) -> None:
    printed = as_json(replace(papers.document(office, kind, {"year": "2022"}), corrections=()))
    plan_text = " ".join(str(row[0]) for row in rows_of(office, "task", "text"))
    for error, right in (
        ("CCVCNLD", "công chức, viên chức, người lao động"),
        ("người tốt việt tốt", "người tốt, việc tốt"),
    ):
        assert error in plan_text
        assert error not in printed
        assert right in printed


@pytest.mark.parametrize("kind", ["task-table", "annual-report"])
def test_an_error_of_the_plan_is_told_once_with_its_places_and_leads_to_all_its_tasks(office: Book, kind: str) -> None:
    (remark,) = [
        remark for remark in remarks(office, kind, {"year": "2022"}) if f"“CCVCNLD” {OF_PLAN}" in remark.sentence
    ]
    count = re.search(r"” \((?P<places>\d\d) chỗ\): “", remark.sentence)
    assert remark.query is not None
    texts = [str(row) for row in rows_of(office, "task", "text, product", "trashed_at IS NULL")]
    assert lists.count(office, remark.query) == sum("CCVCNLD" in text for text in texts) == 4
    assert count is not None
    assert int(count["places"]) == 4


def test_a_long_name_over_the_title_is_refused_with_a_way_out_and_printed_on_stock(office: Book) -> None:
    decision_id = decision_of(office, OF_PEOPLE)
    (over,) = [finding for finding in certificates.checked(office, decision_id, plain=True) if finding.lost]
    assert over.sentence == "Thẩm quyền: chữ chạm vào dòng “Tặng” (số 01, 02)."
    with refused(office, InvalidRecord, "Thẩm quyền: chữ chạm vào dòng “Tặng”"):
        certificates.printed(office, decision_id, plain=True)
    with pytest.raises(InvalidRecord) as problem:
        certificates.printed(office, decision_id, plain=True)
    assert problem.value.hint.startswith("Ghi tên cơ quan ngắn hơn (trang Cơ quan)")
    assert certificates.printed(office, decision_id, plain=False).sheets == 2


def test_certificates_have_the_faults_of_their_decision(office: Book) -> None:
    sentences = [
        finding.sentence for finding in certificates.checked(office, decision_of(office, OF_PEOPLE), plain=False)
    ]
    for fault in (NUMBER, "chưa ghi họ tên người ký", "đã dùng cho", "chưa nêu thành tích"):
        assert any(fault in words for words in sentences), fault


def test_a_draft_has_one_day_however_it_is_asked_for_and_its_certificates_too(office: Book) -> None:
    decision_id = decision_of(office, OF_INSPECTION)
    (certificate,) = certificates_of(office, decision_id)
    for options in ({"round": CODE, "decision": str(decision_id)}, {"decision": str(decision_id)}):
        for kind in ("award-decision", "reward-list"):
            chosen = law_day(office, kind, options)
            assert chosen is not None
            assert (chosen.words, chosen.day) == ("ngày họp Hội đồng", date(2022, 7, 5)), (kind, options)
        paper = papers.document(office, "award-decision", options)
        assert paper.closing.right is not None
        assert certificate.values["người ký"] == paper.closing.right.name
        assert f"GIÁM ĐỐC {certificate.values['cơ quan']}".upper() in as_json(paper)


def test_nothing_is_wrong_with_the_papers_of_the_other_rounds(office: Book) -> None:
    rounds = [str(row.values[0]) for row in lists.everything(office, ListQuery("rounds"))]
    looked_at = 0
    for code in rounds:
        for kind in paper_kinds() if code != CODE else ():
            if kind.needs != ("round",) or kind.key == "half-year-report":
                continue
            try:
                sentences = [remark.sentence for remark in remarks(office, kind.key, {"round": code})]
            except ClerkError:
                continue
            looked_at += 1
            assert [words for words in sentences if any(fault in words for fault in FAULTS)] == [], (kind.key, code)
            if kind.key in ("minutes", "ballot", "nomination-list", "reward-list"):
                usual = (
                    *ON_SIGNING,
                    OF_TYPES,
                    ON_COUNCIL,
                    OF_SHARE,
                    NO_DEED,
                    OWN_PROPOSAL,
                    OF_PLAN,
                    OF_FORM,
                    OF_EARLIER_LAW,
                    GIVEN_BEFORE,
                )
                left = [
                    words
                    for words in sentences
                    if not any(known in words for known in (*usual, OF_EARLIER_LAW, GIVEN_BEFORE))
                ]
                assert left == [], (kind.key, code)
    assert looked_at > 40


def test_a_sentence_of_the_plan_is_not_the_heading_over_itself(office: Book) -> None:
    paper = papers.document(office, "task-table", {"year": "2026", "plan": "2"})
    (table,) = (block for block in paper.body if isinstance(block, Table))
    headings = [row.text for row in table.rows if isinstance(row, GroupRow)]
    assert headings[:2] == ["II.1. Phát triển dữ liệu", "II.2. Kỹ năng số"]
    assert headings[2].startswith("III. ")


def test_a_number_without_its_symbol_is_completed_wherever_its_decision_is_cited(office: Book) -> None:
    decision_id = str(decision_of(office, OF_PEOPLE))
    ((award_id,), *_) = rows_of(office, "award", "id", f"decision_id = {decision_id}")
    of_decision = {"round": CODE, "decision": decision_id}
    for kind, options in (
        ("award-notice", of_decision),
        ("award-cancellation", {"award": str(award_id)}),
        ("ceremony-list", {"round": CODE}),
        ("award-book", {"year": "2022"}),
        ("annual-report", {"year": "2022"}),
        ("emulation-report", {"year": "2022"}),
        ("dossier", {"award": str(award_id)}),
    ):
        printed = as_json(papers.document(office, kind, options))
        assert "96/QĐ-SNgV" in printed, kind
        # A report has figures, and a plan of that number, too.
        before = r'(?:định số\s|")' if "report" in kind else r"\b"
        assert not re.search(rf"{before}96(?!/QĐ-SNgV)\b", printed), kind
    cancelled = as_json(papers.document(office, "award-cancellation", {"award": str(award_id)}))
    assert "Kế toán trưởng" not in cancelled


def test_titles_stand_before_the_types_of_commendation_and_each_table_says_what_it_counts(office: Book) -> None:
    statistics = papers.document(office, "award-statistics", {"year": "2025"})
    (table,) = (block for block in statistics.body if isinstance(block, Table))
    groups = [row.text for row in table.rows if isinstance(row, GroupRow)]
    assert groups[:2] == ["I. Danh hiệu thi đua", "II. Công trạng"]
    titles: list[str] = []
    for row in table.rows[1:]:
        if isinstance(row, GroupRow):
            break
        titles.append(str(row.values[1]))
    assert titles
    assert not [title for title in titles if "hen" in title.split()[0] or "Giấy" in title]
    ((number,),) = rows_of(
        office,
        "award",
        "count(*)",
        "cancelled_on IS NULL AND decision_id IN "
        "(SELECT id FROM decision WHERE number <> '' AND signed_on LIKE '2025-%')",
    )
    assert str(statistics.closing.lines[0]).startswith(f"Tổng cộng: {number} lượt")
    assert "của Giám đốc Sở và cấp trên" in str(statistics.titles)
    kept_book = papers.document(office, "award-book", {"year": "2025"})
    assert "do Giám đốc Sở quyết định năm 2025" in str(kept_book.titles)
    assert "đồng" not in str(kept_book.closing.lines)


def test_reports_have_the_awards_in_the_order_of_the_statistics(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as book:
        awards = rows_of(book, "award", "id", "decision_id = (SELECT id FROM decision WHERE number = '163/QĐ-UBND')")
        with book.store.work("Khen trong phong trào") as work:
            work.update("award", int(str(awards[-1][0])), {"commendation_type": "movement"})
        _check_order_of_awards(book)


def _check_order_of_awards(office: Book) -> None:
    half_year = papers.document(office, "half-year-report", {"round": "2025-H1"})
    (counted,) = (block for annex in half_year.annexes[1:2] for block in annex.body if isinstance(block, Table))
    groups = [row.text for row in counted.rows if isinstance(row, GroupRow)]
    assert groups == ["Danh hiệu thi đua", "Công trạng", "Phong trào thi đua (chuyên đề)"]
    awards = [str(row.values[1]) for row in counted.rows if isinstance(row, BodyRow)]
    # The units' proposals of June, on which the Council votes in July, are of the half year, too.
    assert awards == ["Tập thể lao động xuất sắc năm 2024", *("Bằng khen của tỉnh", "Giấy khen") * 2]
    annual = papers.document(office, "annual-report", {"year": "2025"})
    (listed,) = (block for annex in annual.annexes[1:2] for block in annex.body if isinstance(block, Table))
    rows = [row.values for row in listed.rows if isinstance(row, BodyRow)]
    # A title stands there with its year, a form with what it was given for.
    people = list(dict.fromkeys(str(values[3]).partition(" (")[0].partition(" năm ")[0] for values in rows[-34:]))
    assert people[0] == "Chiến sĩ thi đua cơ sở"
    assert people.index("Lao động tiên tiến") < people.index("Bằng khen của tỉnh") < people.index("Giấy khen")


def test_papers_of_a_movement_of_a_past_year_leave_their_year_open(office: Book) -> None:
    ended = rows_of(office, "emulation_movement", "id, to_date", "closed_on < '2026-01-01'")
    going_on = rows_of(office, "emulation_movement", "id", "closed_on IS NULL AND to_date >= '2026-12-01'")
    assert ended
    assert going_on
    for row_id, kind, year in (
        (ended[0][0], "movement-report", "……"),
        (ended[0][0], "registration-list", "……"),
        (going_on[0][0], "registration-list", year_without_day(2026)),
    ):
        paper = papers.document(office, kind, {"movement": str(row_id)})
        assert paper.letterhead is not None
        assert paper.letterhead.place_date.endswith(f"năm\u00a0{year}"), kind
    sentences = [remark.sentence for remark in remarks(office, "movement-report", {"movement": str(ended[0][0])})]
    assert sentences[0].startswith(f"Năm {str(ended[0][1])[:4]} đã qua, văn bản chưa có ngày nên để trống năm;")


def test_what_follows_a_decision_of_a_past_year_and_of_no_round_leaves_its_year_open(office: Book) -> None:
    ((decision_id,),) = rows_of(office, "decision", "id", "number = '182/QĐ-SNgV'")
    for kind in ("award-notice", "reward-list"):
        paper = papers.document(office, kind, {"decision": str(decision_id)})
        assert paper.letterhead is not None
        assert paper.letterhead.place_date.endswith("năm\u00a0……"), kind
    ((draft,),) = rows_of(office, "decision", "id", "signed_on IS NULL AND subject LIKE '%2022'")
    values = certificates_of(office, int(str(draft)))[0].values
    assert values["số quyết định"].strip() == "/QĐ-SNgV"
    assert values["ngày quyết định"].endswith("năm\u00a0……")


def test_the_reason_of_who_was_in_a_movement_names_it(office: Book) -> None:
    ((decision_id, number),) = rows_of(office, "decision", "id, number", "number = '81/QĐ-SNgV'")
    paper = papers.document(office, "award-decision", {"round": "2025-H1", "decision": str(decision_id)})
    (table,) = (block for block in paper.annexes[0].body if isinstance(block, Table))
    printed = [str(row.values[4]) for row in table.rows if isinstance(row, BodyRow)]
    of_decision = f"id IN (SELECT nomination_id FROM award WHERE decision_id = {decision_id})"
    rows = rows_of(office, "nomination", "id, movement_id", of_decision)
    named = [words for words in printed if "trong phong trào thi đua “Mỗi ngày một tin tốt" in words]
    assert number
    assert 0 < len(named) == sum(row[1] is not None for row in rows) < len(printed)
    assert sum("trong thực hiện nhiệm vụ" in words for words in printed) == sum(row[1] is None for row in rows)
    # What all achieved is in the heading of the decision: it stands beside no name of the notice.
    notice = papers.document(office, "award-notice", {"round": "2024-H2"})
    assert as_json(notice).count("có thành tích xuất sắc trong thực hiện nhiệm vụ năm 2024") == 1
    with office.store.reading() as connection:
        nominations = records.living(connection, "nomination", {"round_id": round_of(office, "2025-H1").id})
        movements = movements_of(connection, nominations)
    row = next(row for row in nominations if row["id"] in movements)
    assert achieved(row, "", "năm 2025", movements[row["id"]]).startswith(
        "Đã có thành tích trong phong trào thi đua “Mỗi"
    )


def test_only_the_years_of_its_plan_are_offered_for_a_paper(office: Book) -> None:
    def years(kind: str, **chosen: str) -> list[str]:
        return [choice.label for choice in paper_options(office, kind, chosen)[0].choices]

    assert years("task-table")[-1] == "Năm 2022"
    assert years("task-table", plan="2")[-1] == years("annual-report", plan="2")[-1] == "Năm 2026"
    assert years("half-year-report")[-1] == "6 tháng đầu năm 2022"
    assert years("award-statistics")[-1] == "Năm 2022"
