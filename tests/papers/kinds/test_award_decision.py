from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.number_words import WordStyle
from desktop_app.papers.document.layout import ND30
from desktop_app.papers.document.measure import times_width
from desktop_app.papers.document.model import Document, LegalBases, Orientation, Recipients, Table, TotalRow
from desktop_app.papers.kinds.awards.award_decision import DECISION, DecisionData, ListForm, build
from desktop_app.papers.parts.awarded import counted
from tests.papers.awarded_samples import MAKERS
from tests.papers.reading import bodies, body_paragraphs, pdf_pages, squeezed
from tests.papers.round_samples import DAY, MERIT, TITLES, decision_data, rows, wording


def paper(data: DecisionData | None = None) -> Document:
    return build(data or decision_data(), wording(DECISION))


def articles(document: Document) -> list[str]:
    return [line for line in body_paragraphs(document) if line.startswith("Điều ")]


@pytest.mark.parametrize(
    ("first", "last", "ending"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), " (thành tích năm 2026)"),
        (date(2026, 7, 1), date(2026, 12, 31), " (thành tích 6 tháng cuối năm 2026)"),
        (date(2026, 1, 1), date(2026, 6, 30), ""),
        (date(2025, 12, 1), date(2026, 5, 31), " (thành tích từ ngày 01/12/2025 đến ngày 31/5/2026)"),
    ],
)
def test_the_time_of_the_achievements_is_named_once_and_no_day_is_told_that_is_still_to_come(
    first: date, last: date, ending: str
) -> None:
    document = paper(replace(decision_data(), period=(first, last), merit="trong phong trào 6 tháng đầu năm 2026"))
    assert articles(document)[0].endswith(f"đã có thành tích trong phong trào 6 tháng đầu năm 2026{ending}.")


@pytest.mark.parametrize("part", ["quý I", "tháng 10", "cuối", "đầu"])
def test_a_part_of_a_year_is_not_its_whole(part: str) -> None:
    year = (date(2026, 1, 1), date(2026, 12, 31))
    first, *_ = articles(paper(replace(decision_data(), period=year, merit=f"xuất sắc {part} năm 2026")))
    assert first.endswith(f"xuất sắc {part} năm 2026 (thành tích năm 2026).")
    first, *_ = articles(paper(replace(decision_data(), period=year, merit=f"xuất sắc {part} năm 2026, cả năm 2026")))
    assert first.endswith("cả năm 2026.")


@pytest.mark.parametrize("form", list(ListForm))
def test_the_list_of_a_draft_is_one_too(form: ListForm) -> None:
    for is_draft in (True, False):
        document = paper(replace(decision_data(), list_form=form, is_draft=is_draft))
        (annex,) = document.annexes
        assert document.titles is not None
        assert annex.titles is not None
        for titles in (document.titles, annex.titles):
            assert titles.subject.casefold().endswith("(dự thảo)") == is_draft


def test_it_follows_the_form_of_a_decision() -> None:
    document = paper()
    assert body_paragraphs(document)[:2] == ["GIÁM ĐỐC SỞ NGOẠI VỤ", "QUYẾT ĐỊNH:"]
    assert articles(document)[0] == (
        f"Điều 1. Tặng Giấy khen cho 01 tập thể và 03 cá nhân có tên trong Phụ lục kèm theo, đã có thành tích {MERIT}."
    )
    assert articles(document)[-1] == (
        "Điều 4. Chánh Văn phòng Sở, Kế toán trưởng và các tập thể, cá nhân có tên trong Phụ lục chịu trách nhiệm "
        "thi hành Quyết định này./."
    )
    assert "".join(body_paragraphs(document)).count("./.") == 1
    (bases,) = (block for block in document.body if isinstance(block, LegalBases))
    assert bases.bases[0] == "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"
    assert bases.bases[-1] == "Theo đề nghị của Chánh Văn phòng Sở"


def test_of_one_recipient_it_speaks_in_the_singular() -> None:
    _, money, _, last = articles(paper(decision_data(rows(1, 0))))
    assert ", mức thưởng nêu trong Phụ lục; chi từ" in money
    assert "Kế toán trưởng và cá nhân có tên trong Phụ lục chịu trách nhiệm" in last
    _, money, _, last = articles(paper(decision_data(rows(1, 1))))
    assert ", mức thưởng của từng tập thể, cá nhân nêu trong" in money
    assert "Kế toán trưởng và tập thể, cá nhân có tên trong" in last


def test_nobody_of_another_country_is_charged_with_carrying_it_out() -> None:
    own, man, society = rows(2, 1)[1], *(replace(row, is_from_abroad=True) for row in rows(1, 1))
    assert "Kế toán trưởng chịu trách nhiệm thi hành" in articles(paper(decision_data((man, society))))[-1]
    assert "Kế toán trưởng và cá nhân của Sở có tên" in articles(paper(decision_data((own, man, society))))[-1]


def test_the_recipients_name_the_last_article() -> None:
    document = paper()
    assert document.closing.left == Recipients(("Như Điều 4", "Sở Nội vụ (b/c)", "Lưu: VT, VP"))
    unpaid = paper(decision_data(tuple(replace(row, amount=0) for row in rows())))
    assert unpaid.closing.left == Recipients(("Như Điều 3", "Sở Nội vụ (b/c)", "Lưu: VT, VP"))
    assert [line.split(".")[0] for line in articles(unpaid)] == ["Điều 1", "Điều 2", "Điều 3"]
    assert "tiền" not in " ".join(articles(unpaid))


def test_money_in_text_and_list_is_the_sum_of_the_rows() -> None:
    document = paper(decision_data(rows(7, 2)))
    total = 2 * 1_520_000 + 7 * 760_000
    assert total == 8_360_000
    assert "8.360.000 đồng (Bằng chữ: Tám triệu ba trăm sáu mươi nghìn đồng)" in articles(document)[1]
    annex = document.annexes[0]
    (table,) = annex.body
    assert isinstance(table, Table)
    assert table.rows[-1] == TotalRow("Tổng cộng", (total, ""))
    assert annex.closing.lines == (
        "Danh sách có 02 tập thể và 07 cá nhân; tiền thưởng: 8.360.000 đồng.",
        "(Bằng chữ: Tám triệu ba trăm sáu mươi nghìn đồng)./.",
    )
    southern = paper(replace(decision_data(rows(7, 2)), words=WordStyle(thousand="ngàn")))
    assert "sáu mươi ngàn đồng" in articles(southern)[1]


def test_several_titles_are_named_one_by_one() -> None:
    document = paper(replace(decision_data(TITLES), occasion="năm 2026", merit="", period=None))
    lines = body_paragraphs(document)
    assert articles(document)[0] == (
        "Điều 1. Công nhận danh hiệu thi đua năm 2026 cho 02 tập thể và 05 cá nhân có tên trong Phụ lục kèm theo, gồm:"
    )
    assert "a) Công nhận danh hiệu “Tập thể lao động tiên tiến” năm 2026 cho 02 tập thể;" in lines
    assert "b) Công nhận danh hiệu “Lao động tiên tiến” năm 2026 cho 05 cá nhân." in lines


def test_the_list_goes_as_an_annex_or_as_a_paper_of_its_own() -> None:
    annex = paper(replace(decision_data(), number="15", issued_on=DAY)).annexes[0]
    assert annex.orientation is Orientation.LANDSCAPE
    assert annex.letterhead is None
    assert annex.closing.right is None
    assert annex.titles is not None
    assert annex.titles.type_name == "Phụ lục"
    assert squeezed(annex.titles.attached_to) == (
        "(Kèm theo Quyết định số 15/QĐ-SNgV ngày 02 tháng 7 năm 2026 của Giám đốc Sở Ngoại vụ)"
    )
    document = paper(replace(decision_data(), list_form=ListForm.ISSUED))
    issued = document.annexes[0]
    assert issued.letterhead is not None
    assert issued.closing.right is not None
    assert issued.titles is not None
    assert (issued.titles.type_name, issued.titles.subject) == (
        "DANH SÁCH",
        f"Tập thể, cá nhân có thành tích {MERIT} được tặng Giấy khen",
    )
    # What is issued with its decision has the decision's place and date (NĐ 30/2020, Mẫu 1.3).
    assert issued.letterhead.place_date == ""
    assert "có tên trong danh sách kèm theo" in articles(document)[0]


def test_what_each_achieved_is_told_in_the_annex_where_it_differs() -> None:
    first, *others = rows()
    recipients = (replace(first, achievement="Dẫn đầu phong trào."), *others)
    document = paper(replace(decision_data(recipients), merit=""))
    assert ", đã có thành tích trong 6 tháng đầu năm 2026 nêu tại Phụ lục." in squeezed(articles(document)[0])
    few = paper(replace(decision_data(recipients), merit="", merits="trong công tác A và trong công tác B"))
    assert ", đã có thành tích trong công tác A và trong công tác B (thành tích 6" in squeezed(articles(few)[0])
    assert "Dẫn đầu phong trào." in bodies(document)[0][0]
    (table,) = document.annexes[0].body
    assert isinstance(table, Table)
    # In the smaller type of a list that is tightened its head needs two lines.
    assert table.columns[3].width_mm >= times_width("Danh hiệu, hình thức", 11, True, False) + 2 * ND30.cell_padding
    untold = paper(replace(decision_data(tuple(replace(row, achievement="") for row in rows())), merit=""))
    assert "có thành tích" not in articles(untold)[0]


def test_the_numbers_of_the_list_run_through_it() -> None:
    ((*listed,),) = bodies(paper(decision_data(rows(30, 3))))
    assert [row[0] for row in listed] == list(range(1, 34))
    assert [row[1] for row in listed] == [row.name for row in rows(30, 3)]


def test_columns_without_anything_are_left_out() -> None:
    bare = tuple(replace(row, amount=0, achievement="") for row in rows())
    (table,) = paper(decision_data(bare)).annexes[0].body
    assert isinstance(table, Table)
    assert [column.title for column in table.columns] == [
        "TT",
        "Họ và tên (tên tập thể)",
        "Chức vụ, phòng/đơn vị",
        "Danh hiệu, hình thức khen thưởng",
        "Ghi chú",
    ]
    assert sum(column.width_mm for column in table.columns) == pytest.approx(252)


def test_number_and_date_come_after_signing() -> None:
    blank = pdf_pages(paper())[0].text()
    assert "/QĐ-SNgV" in blank
    signed = pdf_pages(paper(replace(decision_data(), number="5", issued_on=date(2026, 1, 5))))[0].text()
    assert "Số: 05/QĐ-SNgV" in signed
    assert "Sơn Hạ, ngày 05 tháng 01 năm 2026" in squeezed(signed.replace("\u00a0", " "))


def test_without_anybody_there_is_no_decision() -> None:
    with pytest.raises(InvalidRecord, match="Chưa có tập thể, cá nhân nào"):
        paper(decision_data(()))


def test_an_extract_has_the_points_of_an_article_and_a_notice_names_whom_it_lists() -> None:
    extract = MAKERS["extract"]((*TITLES, *rows(1, 0)))
    assert "a) Công nhận danh hiệu “Tập thể lao động tiên tiến” năm 2026 cho 02 tập thể;" in body_paragraphs(extract)
    notice = MAKERS["notice"](rows(2, 0))
    (annex,) = notice.annexes
    assert annex.titles is not None
    assert annex.titles.subject.startswith("DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN")
    assert annex.closing.lines == ("Tổng cộng: 02 cá nhân./.",)


def test_what_some_achieved_and_others_did_not_is_told_of_each_in_an_item_of_its_own() -> None:
    of_work, of_movement = "Đã có thành tích trong thực hiện nhiệm vụ", "Đã có thành tích trong phong trào thi đua “A”"
    first, *others = rows()
    recipients = (
        replace(first, achievement=of_movement),
        *(replace(row, achievement=of_work) for row in others),
    )
    merits = "trong thực hiện nhiệm vụ và trong phong trào thi đua “A”"
    data = replace(decision_data(recipients), merit="", merits=merits, reasons=(of_work, of_movement))
    document = paper(data)
    texts = [squeezed(line) for line in body_paragraphs(document)]
    assert any(text.endswith("có tên trong Phụ lục kèm theo, gồm:") for text in texts)
    assert f"a) {counted(others)} đã có thành tích trong thực hiện nhiệm vụ;" in texts
    assert f"b) {counted((first,))} đã có thành tích trong phong trào thi đua “A”." in texts
    assert not any(merits in text for text in texts)
