"""The windows on what units are asked for and what they sent: a template written, a folder taken in and back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QStyle, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings
from desktop_app.services.imports.unit_files.returned import look_at_folder
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.dress.tables import AROUND_TEXT
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.base.tokens import TIGHT
from desktop_app.ui.widgets.imports.sent_window import SentWindow
from desktop_app.ui.widgets.imports.template_window import TemplateWindow, ask_template
from desktop_app.ui.widgets.imports.window import ImportWindow
from desktop_app.ui.widgets.lists.widths.spans import FAIR
from desktop_app.ui.widgets.notice import Notice
from tests.books import labels, rows_of, unit
from tests.ui.pages import write_workbook

WindowRest = Callable[[], None]


@pytest.fixture
def themed(qapp: QApplication) -> None:
    """Heads as they are drawn for the clerk."""
    apply_theme(qapp)


def test_a_template_for_each_unit_is_written_and_what_came_back_is_one_step(
    qtbot: QtBot, book: Book, context: Context, settled: WindowRest, tmp_path: Path
) -> None:
    for name in ("Văn phòng", "Phòng Biên giới"):
        unit(book, name)
    window, notice = QMainWindow(), Notice()
    qtbot.addWidget(window)
    qtbot.addWidget(notice)
    ask_template(context, notice, window)
    settled()
    asking = window.findChild(TemplateWindow)
    assert asking is not None
    asking.kind.set_value("good-news")
    asking.unit.set_value(-1)
    asking.year.set_value(0)
    asking.write_each(tmp_path)
    settled()
    assert sorted(path.name for path in tmp_path.glob("*.xlsx")) == [
        "Tin tốt, câu chuyện đẹp - Phòng Biên giới.xlsx",
        "Tin tốt, câu chuyện đẹp - Văn phòng.xlsx",
    ]
    path = tmp_path / "Tin tốt, câu chuyện đẹp - Văn phòng.xlsx"
    file = load_workbook(path)
    for column, value in ((1, "05/03/2026"), (2, "Tin tốt"), (3, "Trao học bổng")):
        file["Danh sách"].cell(6, column).value = value
    file.save(path)
    (tmp_path / "Tin tốt, câu chuyện đẹp - Phòng Biên giới.xlsx").unlink()

    sent = SentWindow(context, look_at_folder(book, tmp_path, ImportSettings()), window)
    sent.show()
    assert sent.summary.text() == "1 tệp, 1 đơn vị chưa gửi, sẽ ghi 1 dòng."
    assert [sent.model.index(row, 1).data() for row in range(2)] == ["Đã gửi", "Chưa gửi"]
    write_workbook(
        tmp_path / "Phòng Biên giới.xlsx", ("Ngày", "Nội dung", "Loại"), ("06/03/2026", "Đăng tin", "Tin tốt")
    )
    sent.kind.set_value("good-news")
    settled()
    assert [sent.model.index(row, 1).data() for row in range(2)] == ["Đã gửi", "Đã gửi"]
    sent.look.click()
    settled()
    rows = sent.findChild(ImportWindow)
    assert rows is not None
    assert [rows.model.index(row, 1).data() for row in range(rows.model.rowCount())] == ["Thêm mới", "Thêm mới"]
    rows.reject()
    sent.write.click()
    settled()
    assert len(rows_of(book, "activity")) == 2
    assert labels(book)[-1].startswith("Nhập 2 tệp của các đơn vị")


@pytest.mark.parametrize("width", [1180, 800, 640])
def test_what_ails_a_file_is_read_without_scrolling_sideways(
    qtbot: QtBot, book: Book, context: Context, settled: WindowRest, tmp_path: Path, width: int
) -> None:
    unit(book, "Trung tâm Thông tin và Giám sát biên giới tỉnh")
    write_workbook(
        tmp_path / "Gửi lại lần thứ hai của Trung tâm.xlsx", ("Ngày", "Nội dung", "Loại"), ("06/03", "Đăng tin", "?")
    )
    owner = QWidget()
    qtbot.addWidget(owner)
    sent = SentWindow(context, look_at_folder(book, tmp_path, ImportSettings()), owner)
    sent.show()
    sent.resize(width, 500)
    settled()
    table = sent.table
    assert sent.width() == width
    assert table.horizontalScrollBar().maximum() == 0
    trouble = [column.key for column in sent.model.columns].index("trouble")
    assert not table.isColumnHidden(trouble)
    assert table.columnWidth(trouble) >= FAIR[0]


def test_no_head_and_no_state_of_a_file_is_cut(
    qtbot: QtBot, themed: None, book: Book, context: Context, settled: WindowRest, tmp_path: Path
) -> None:
    for name in ("Văn phòng", "Phòng Quản lý biên giới", "Trung tâm Thông tin và Dịch vụ đối ngoại"):
        unit(book, name)
    heads = ("Ngày", "Nội dung", "Loại")
    for name, *rows in (
        ("Hoạt động - Phòng Quản lý biên giới", ("31/02/2026", "Hội nghị quán triệt chuyên đề năm 2026", "Hội nghị")),
        ("Hoạt động - Văn phòng",),
    ):
        write_workbook(tmp_path / f"{name}.xlsx", heads, *rows)
    del themed
    owner = QWidget()
    qtbot.addWidget(owner)
    sent = SentWindow(context, look_at_folder(book, tmp_path, ImportSettings()), owner, "activities")
    # As on the clerk's screen: this one is narrower.
    sent.resize(1180, 560)
    sent.show()
    settled()
    table, model, header = sent.table, sent.model, sent.table.horizontalHeader()
    assert not any(header.isSectionHidden(column) for column in range(header.count()))
    assert all(table.columnWidth(column) >= header.sectionSizeHint(column) for column in range(header.count()))
    states = [str(model.index(row, 1).data()) for row in range(model.rowCount())]
    assert "Chưa dùng được" in states
    line = table.fontMetrics().lineSpacing()
    icon = table.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize)
    for width in range(900, 1180, 6):
        sent.resize(width, 560)
        settled()
        beside_icon = table.columnWidth(1) - AROUND_TEXT - icon - 2 * TIGHT
        for row, state in enumerate(states):
            drawn = table.fontMetrics().boundingRect(0, 0, beside_icon, 0, Qt.TextFlag.TextWordWrap, state)
            further = (round(drawn.height() / line) - 1) * line
            assert drawn.width() <= beside_icon
            assert table.rowHeight(row) >= table.verticalHeader().defaultSectionSize() + further
