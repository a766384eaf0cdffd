"""Indicators from a list: targets and values by year, compared with the book, written by the acts of the forms."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from sqlalchemy import event

from desktop_app.domain.year.indicator_sets import IndicatorDraft
from desktop_app.domain.year.indicators import AutomaticMeasure, Target, TargetSign
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportProposal, ImportSettings, RowAction
from desktop_app.services.imports.pasting import look_at_pasted
from desktop_app.services.imports.proposing import propose
from desktop_app.services.keeping import history
from desktop_app.services.year.indicators import indicator, measured, period_span, record_value, save_indicator
from tests.books import record_rows, rows_of, workbook

HEADS = ("TT", "Nhóm", "Chỉ tiêu", "ĐVT", "Mục tiêu năm 2026", "Mục tiêu 2030", "Kết quả năm 2025", "Nguồn số liệu")
SHARE = IndicatorDraft("Tỷ lệ đã tập huấn", "%", "Tập huấn", (Target(2026, TargetSign.AT_LEAST, Decimal(80)),))


def listed(book: Book, folder: Path, *rows: tuple[object, ...], heads: tuple[str, ...] = HEADS) -> ImportProposal:
    return propose(book, "indicators", workbook(folder / "chi-tieu.xlsx", heads, *rows), ImportSettings())


def outcomes(proposal: ImportProposal) -> list[tuple[RowAction, str]]:
    return [(row.action, row.reason) for row in proposal.rows]


def test_an_indicator_comes_with_its_targets_and_its_value_and_once(book: Book, tmp_path: Path) -> None:
    row = (1, "Sách", "Số tủ sách", "tủ", "≥ 5 tủ", "trên 1.200", "3", "Báo cáo 12")
    before = record_rows(book)
    proposal = listed(book, tmp_path, row)
    assert [action for action, _ in outcomes(proposal)] == [RowAction.ADD]
    assert record_rows(book) == before
    changes = proposal.apply(book, proposal.to_write(), None)
    assert indicator(book, 1) == IndicatorDraft(
        "Số tủ sách",
        "tủ",
        "Sách",
        (Target(2026, TargetSign.AT_LEAST, Decimal(5)), Target(2030, TargetSign.MORE_THAN, Decimal(1200))),
    )
    assert rows_of(book, "indicator_value", "period, value, source") == [("2025", "3", "Báo cáo 12")]
    assert outcomes(listed(book, tmp_path, row)) == [(RowAction.SAME, "Đã có, không khác.")]
    history.undo(book, changes.change_id)
    assert record_rows(book) == before


def test_a_share_that_a_workbook_keeps_as_a_fraction_is_said_and_other_years_stay(book: Book, tmp_path: Path) -> None:
    save_indicator(book, None, SHARE)
    proposal = listed(book, tmp_path, (1, None, "TỶ LỆ ĐÃ TẬP HUẤN", None, None, 0.925, None, None))
    ((action, reason),) = outcomes(proposal)
    assert action is RowAction.CHANGE
    assert "mục tiêu: 2026: ≥ 80 % → 2026: ≥ 80 %; 2030: ≥ 92,5 %" in reason
    assert "“0.925” lấy là 92,5 %." in reason
    proposal.apply(book, proposal.to_write(), None)
    assert [(each.year, each.value) for each in indicator(book, 1).targets] == [
        (2026, Decimal(80)),
        (2030, Decimal("92.5")),
    ]


def test_what_the_forms_refuse_is_told_of_its_row(book: Book, tmp_path: Path) -> None:
    save_indicator(book, None, IndicatorDraft("Tin tốt", "tin", "", automatic=AutomaticMeasure.GOOD_NEWS))
    proposal = listed(
        book,
        tmp_path,
        (1, None, "Việc một", None, "5", None, None, None),
        (2, None, "Việc hai", "tủ", "5 quyển", None, None, None),
        (3, None, "Việc ba", "tủ", None, None, "7", None),
        (4, None, "Tin tốt", "tin", "100", None, "7", "Báo cáo 3"),
    )
    assert outcomes(proposal)[:3] == [
        (RowAction.UNCLEAR, "Nhập đơn vị tính."),
        (RowAction.UNCLEAR, "“5 quyển” không phải là số, không kèm chữ nào khác đơn vị tính."),
        (RowAction.UNCLEAR, "Nhập nguồn số liệu."),
    ]
    action, reason = outcomes(proposal)[3]
    assert action is RowAction.CHANGE
    assert "Số liệu của chỉ tiêu này tính từ sổ, không lấy ở bảng." in reason


def test_a_value_without_a_year_is_of_the_period_pasted_into(book: Book) -> None:
    save_indicator(book, None, SHARE)
    record_value(book, 1, "2026-H1", Decimal(50), "Báo cáo 1")
    look = look_at_pasted("Chỉ tiêu\tĐơn vị tính\tThực hiện\nTỷ lệ đã tập huấn\t%\t62,5\n", "indicators", ())
    within = look.as_guessed(ImportSettings(within={"period": "2026-H1"}))
    proposal = propose(book, "indicators", look.path, within)
    proposal.apply(book, proposal.to_write(), None)
    assert rows_of(book, "indicator_value", "period, value, source") == [("2026-H1", "62.5", "Báo cáo 1")]
    ((action, reason),) = outcomes(propose(book, "indicators", look.path, look.as_guessed(ImportSettings())))
    assert (action, reason.split(":")[0]) == (RowAction.UNCLEAR, "Chưa rõ mục tiêu, số liệu của năm nào")


def test_years_under_a_merged_head_are_read_each_for_itself(book: Book, tmp_path: Path) -> None:
    heads = ("TT", "Chỉ tiêu", "ĐVT", "Mục tiêu", None, None)
    file = workbook(tmp_path / "m.xlsx", heads, (None, None, None, 2026, 2027, 2028), (1, "Số tủ", "tủ", 5, 6, 7))
    proposal = propose(book, "indicators", file, ImportSettings())
    proposal.apply(book, proposal.to_write(), None)
    assert [(each.year, int(each.value)) for each in indicator(book, 1).targets] == [(2026, 5), (2027, 6), (2028, 7)]


def test_all_values_of_a_row_are_among_what_the_import_changed(book: Book, tmp_path: Path) -> None:
    heads = ("Chỉ tiêu", "Đơn vị tính", "Số liệu năm 2024", "Số liệu năm 2025", "Nguồn số liệu")
    file = workbook(tmp_path / "m.xlsx", heads, ("Số tủ", "tủ", 5, 6, "Báo cáo 12"))
    proposal = propose(book, "indicators", file, ImportSettings())
    changes = proposal.apply(book, proposal.to_write(), None)
    assert changes.ids["indicator_value"] == {row_id for (row_id,) in rows_of(book, "indicator_value", "id")}


def test_a_number_alone_leaves_the_sign_of_a_target(book: Book, tmp_path: Path) -> None:
    save_indicator(book, None, replace(SHARE, targets=(Target(2026, TargetSign.MORE_THAN, Decimal(95)),)))
    heads = ("Chỉ tiêu", "Đơn vị tính", "Mục tiêu năm 2026")
    reasons = [
        outcomes(propose(book, "indicators", workbook(tmp_path / "m.xlsx", heads, row), ImportSettings()))
        for row in ((SHARE.name, "%", "95"), (SHARE.name, "%", "97"), (SHARE.name, "%", "≥ 95"))
    ]
    assert reasons == [
        [(RowAction.SAME, "Đã có, không khác.")],
        [(RowAction.CHANGE, "Sửa mục tiêu: 2026: > 95 % → 2026: > 97 %.")],
        [(RowAction.CHANGE, "Sửa mục tiêu: 2026: > 95 % → 2026: ≥ 95 %.")],
    ]


def test_each_row_costs_the_same_however_many_the_book_has(book: Book, tmp_path: Path) -> None:
    def statements_for(number: int) -> int:
        rows = [(at, "Nhóm", f"Việc {at} của {number}", "việc", at, None, at, "Báo cáo") for at in range(1, number + 1)]
        proposal = listed(book, tmp_path, *rows)
        statements: list[object] = []

        def note(*given: object) -> None:
            statements.append(given[2])

        event.listen(book.store.engine, "before_cursor_execute", note)
        proposal.apply(book, proposal.to_write(), None)
        event.remove(book.store.engine, "before_cursor_execute", note)
        return len(statements)

    few, many = statements_for(5), statements_for(40)
    assert many <= 8 * few


def test_typed_indicators_are_measured_with_the_same_questions_however_many_there_are(book: Book) -> None:
    def questions() -> int:
        statements: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            statements.append(statement)

        event.listen(book.store.engine, "before_cursor_execute", note)
        values = [each.value for each in measured(book, "2026", period_span("2026"))]
        event.remove(book.store.engine, "before_cursor_execute", note)
        assert values[0] == 75
        return len(statements)

    row_id = save_indicator(book, None, SHARE).only_id("indicator")
    record_value(book, row_id, "2026", Decimal(75), "Báo cáo")
    few = questions()
    for number in range(9):
        save_indicator(book, None, replace(SHARE, name=f"{SHARE.name} {number}"))
    assert questions() == few
