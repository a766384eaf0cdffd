"""The figures of awards in the text of a report and in its annex."""

import re
from datetime import date
from pathlib import Path

import pytest

from desktop_app.services import lists
from desktop_app.services.awards.acts import cancel_awards
from desktop_app.services.book import opened
from desktop_app.services.papers import checks, papers
from desktop_app.services.papers.issued import IssueFields, issue
from desktop_app.services.papers.reports.entered import ANNUAL, HALF_YEAR, report
from desktop_app.services.papers.reports.papers import annual_data
from desktop_app.services.papers.reports.phases import phase_data
from desktop_app.services.papers.reports.remarks import remarks
from desktop_app.services.papers.reports.sent_reports import ReportKey, open_again
from tests.books import rows_of, sample_in


def test_what_single_decisions_gave_are_no_figures_of_the_year_and_only_indicators_are_counted_as_such(
    tmp_path: Path,
) -> None:
    with opened(sample_in(tmp_path / "book")) as book:
        data = annual_data(book, "2024")
        assert not [row.name for row in data.indicators if "(Quyết định số" in row.name]
        source = report(book, ANNUAL, "2024")
        assert [
            remark.sentence for remark in remarks(book, source) if "không có trong phụ lục" in remark.sentence
        ] == []
        measured = sum(not row.is_told for row in data.indicators)
        assert 0 < measured < len(data.indicators)
        (annex, *_) = papers.document(book, "annual-report", {"year": "2024"}).annexes
        assert annex.closing.lines[-1] == f"Tổng số: {measured} chỉ tiêu (không kể số liệu nêu trong báo cáo)./."


def test_many_decisions_are_told_by_what_they_gave(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as book:
        sections = phase_data(book, "2022-2025").frame.sections
        (text,) = ["\n".join(each.paragraphs) for each in sections if "lượt khen thưởng theo" in str(each.paragraphs)]
        few = {part.key: part.text for part in report(book, ANNUAL, "2025").parts}["emulation"]
        of_records = "SELECT count(*) FROM decision WHERE signed_on BETWEEN '2022-06-20' AND '2025-12-31'"
        with book.store.plain_reading() as connection:
            ((decisions,),) = connection.execute(of_records).fetchall()
    # Two of them have one number.
    assert f"lượt khen thưởng theo {decisions:02d} quyết định đã ký" in text
    assert re.search(r"lượt khen thưởng theo \d\d quyết định đã ký \(danh sách tại Phụ lục II[^)]*\), gồm:\n- ", text)
    assert "- Giám đốc Sở Ngoại vụ tặng Giấy khen" not in text
    assert "- Giám đốc Sở Ngoại vụ tặng Giấy khen" in few


def test_targets_without_a_value_are_said_in_the_report_and_before_it_is_printed(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as book:
        source = report(book, ANNUAL, "2026")
        texts = {part.key: part.text for part in source.parts}
        figures = annual_data(book, "2026").indicators
        sentences = [remark.sentence for remark in remarks(book, source)]
        phase = checks.remarks(book, "phase-report", {"phase": "2022-2025"})
    # Its day and issuer are in the plan's text alone.
    decision = "Quyết định số 311/QĐ-TTg ngày 05/3/2022 của Thủ tướng Chính phủ"
    # As many as the rows of the annex below that heading; of one of them nobody confirmed the target.
    with_it = [row for row in figures if row.group == "Mục tiêu của Quyết định số 311/QĐ-TTg"]
    assert [row.this for row in with_it] == [""] * 9
    words = f"chưa có số liệu của 09 chỉ tiêu thuộc mục tiêu của {decision}."
    assert f"Đến ngày 15/11/2026 {words}" in texts["weaknesses"]
    assert "Nguyên nhân của việc chưa có số liệu của các chỉ tiêu nêu trên:\n...." in texts["causes"]
    assert any(sentence.startswith("Chưa nhập số liệu của 08 chỉ tiêu có mục tiêu (“") for sentence in sentences)
    assert any("Chưa nhập số liệu của 08 chỉ tiêu có mục tiêu" in remark.sentence for remark in phase)


def test_a_report_does_not_announce_itself(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as book:
        source = report(book, ANNUAL, "2026")
        text = {part.key: part.text for part in source.parts}["next"]
        (own,) = [
            row for row in annual_data(book, "2026").tasks if "20/11" in row.deadline and "(năm 2026)" in row.deadline
        ]
    assert "20/11/2026" not in text
    assert "; hạn trước ngày 20/11/2027." in text
    assert own.result == "Thực hiện bằng báo cáo này"


def proposed(text: str) -> list[str]:
    """Return the sentences of a report that tell what was put forward."""
    return [line for line in text.splitlines() if "được đề nghị" in line]


def test_who_was_cancelled_is_told_where_fewer_are_counted_than_were_decided_on(tmp_path: Path) -> None:
    # The reports counted one person less than the decision they cite, and than the report before had told: no word why.
    document = "Quyết định số 12/QĐ-SNgV ngày 10/3/2026"
    with opened(sample_in(tmp_path / "book")) as book:
        given = "decision_id IN (SELECT id FROM decision WHERE number = '{}') AND kind = 'individual'"
        cancelled = [
            int(str(rows_of(book, "award", "min(id)", given.format(number))[0][0]))
            for number in ("81/QĐ-SNgV", "175/QĐ-SNgV")
        ]
        texts = {part.key: part.text for part in report(book, ANNUAL, "2026").parts}
        assert "hủy bỏ" not in texts["emulation"]
        cancel_awards(book, cancelled, document, date(2026, 3, 10), "Khai không đúng thành tích")
        words = f"đã hủy bỏ 02 lượt khen thưởng ({document}), không tính vào số liệu khen thưởng."
        for kind, period, key in ((ANNUAL, "2026", "emulation"), (HALF_YEAR, "2026-H1", "commendation")):
            source = report(book, kind, period)
            text = {part.key: part.text for part in source.parts}[key]
            # The decision is of the year before: only the annual report counts its days.
            assert ("02 tập thể và 07 cá nhân, trong đó: công trạng (năm 2025) " in text) is (kind == ANNUAL)
            assert f"Trong kỳ {words}" in text
            (figure,) = [figure for figure in source.figures if figure.name == "Khen thưởng đã hủy bỏ"]
            listed = lists.everything(book, figure.query)
            assert sorted(row.id for row in listed) == sorted(cancelled)
            # What was put forward stays so, as the lists of its round have it.
            assert kind == HALF_YEAR or proposed(text) == proposed(texts["emulation"])
        before = {part.key: part.text for part in report(book, ANNUAL, "2025").parts}["emulation"]
        assert "Trong kỳ đã hủy bỏ" not in before
        assert re.search(r"02 tập thể và 07 cá nhân, trong đó: [^;]* \(Quyết định số 81/", before)
        ending = f"({document}), không tính vào số liệu khen thưởng."
        assert f"Sau ngày 15/11/2025 đã hủy bỏ 01 lượt khen thưởng {ending}" in before
        assert "hủy bỏ" not in {part.key: part.text for part in report(book, ANNUAL, "2024").parts}["emulation"]
        assert f"Sau ngày 31/12/2025 đã hủy bỏ 02 lượt khen thưởng {ending}" in str(
            papers.document(book, "phase-report", {"phase": "2022-2025"})
        )
        movement = str(papers.document(book, "movement-report", {"movement": "2"}))
        assert "cho 04 cá nhân (Quyết định số 81/QĐ-SNgV" in movement
        # It was closed by then: of the days that it counts nothing was cancelled.
        assert f"Sau ngày 24/12/2025 đã hủy bỏ 01 lượt khen thưởng {ending}" in movement
        assert "Trong phong trào đã hủy bỏ" not in movement
        year = {year: str(papers.document(book, "emulation-report", {"year": year})) for year in ("2025", "2026")}
        assert [f"Trong năm {words}" in text for text in year.values()] == [False, True]
        assert [f"Sau ngày 31/12/2025 {words}" in text for text in year.values()] == [True, False]
        dossier = str(papers.document(book, "dossier", {"award": str(cancelled[1])}))
        assert f"Hủy bỏ theo {document}; lý do: khai không đúng thành tích" in dossier
        checked = str(checks.remarks(book, "award-statistics", {"year": "2025"}))
        assert "2 khen thưởng theo quyết định ký trong năm đã hủy bỏ, không tính vào biểu." in checked
        assert "hủy bỏ" not in str(checks.remarks(book, "award-statistics", {"year": "2024"}))


def test_what_was_cancelled_after_a_report_told_it_is_named_in_its_check_and_by_the_next(tmp_path: Path) -> None:
    document = "Quyết định số 140/QĐ-SNgV ngày 03/11/2025"
    with opened(sample_in(tmp_path / "book")) as book:
        open_again(book, ReportKey(ANNUAL, "2025"))
        issue(book, "annual-report", {"year": "2025"}, IssueFields("120", formats=()))
        ((award_id, name),) = rows_of(
            book,
            "award",
            "min(id), awarded_name",
            "decision_id IN (SELECT id FROM decision WHERE number = '81/QĐ-SNgV') AND kind = 'individual'",
        )
        assert "đã hủy bỏ" not in str(checks.remarks(book, "annual-report", {"year": "2025"}))
        of_award = {"award": str(award_id)}
        sent = "Đã gửi báo cáo năm 2025 (số 120/BC-SNgV) có tính khen thưởng này: báo cáo kỳ sau phải nêu việc hủy bỏ."
        assert sent in str(checks.remarks(book, "award-cancellation", of_award))
        # On a day of the report that was sent before anybody wrote it down.
        cancel_awards(book, [int(str(award_id))], document, date(2025, 11, 3), "Khai không đúng thành tích")
        sentence = f"01 lượt khen thưởng tính trong báo cáo kỳ trước đã hủy bỏ sau khi báo cáo ({document})."
        texts = {year: {part.key: part.text for part in report(book, ANNUAL, year).parts} for year in ("2024", "2026")}
        assert [sentence in text["emulation"] for text in texts.values()] == [False, True]
        checked = str(checks.remarks(book, "annual-report", {"year": "2025"}))
        assert f"có tính “Giấy khen” của “{name}”, nay đã hủy bỏ ({document}): báo cáo kỳ sau nêu." in checked
        assert sent in str(checks.remarks(book, "award-cancellation", of_award))


def test_titles_of_one_year_are_told_with_it_where_decisions_are_not_told_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a report of 2026 the titles of 2025, decided after its last day, read as of 2026."""
    monkeypatch.setattr("desktop_app.services.papers.reports.texts.awards._MOST_DECISIONS", 0)
    with opened(sample_in(tmp_path / "book")) as book:
        text = {part.key: part.text for part in report(book, ANNUAL, "2026").parts}["emulation"]
    assert "công nhận danh hiệu Tập thể lao động tiên tiến năm 2025 cho " in text
    assert "Lao động tiên tiến năm 2025 cho " in text
