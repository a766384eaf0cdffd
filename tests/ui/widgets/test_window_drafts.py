"""Windows that are no forms keep what is done in them: certificates, the proposal of a plan, imports."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.certificates.certificates import FieldKey, Offset
from desktop_app.domain.list_kinds.office import UNITS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.drafts import DraftAction
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.services.book import Book
from desktop_app.services.certificates.layouts import layouts, offsets, save_offset
from desktop_app.services.import_rows import NEW, NameKey, NameKind
from desktop_app.services.imports.kinds import IMPORT_KINDS
from desktop_app.services.imports.looking import LETTERS
from desktop_app.services.keeping.exports.layouts import layouts as layouts_of
from desktop_app.services.plan import plans
from desktop_app.services.year import activities
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import Tasks
from desktop_app.ui.certificates.window import CertificateWindow
from desktop_app.ui.plan.proposal.reading import read_plan
from desktop_app.ui.plan.proposal.window import ProposalWindow
from desktop_app.ui.widgets.drafts.band import DraftBand
from desktop_app.ui.widgets.drafts.drafts_file import Drafts
from desktop_app.ui.widgets.imports.opened_file import open_file
from desktop_app.ui.widgets.imports.window import ImportWindow
from desktop_app.ui.widgets.lists.acts.layouts_window import LayoutsWindow
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.records.field_for_many import FieldForMany
from tests.books import person, rows_of, unit
from tests.certificates import three
from tests.ui.keyboard import type_letters
from tests.ui.pages import pass_a_second, write_workbook


class Runs:
    """Runs of the program on one book; the one before was killed, or closed, when the next begins."""

    def __init__(self, qtbot: QtBot, book: Book) -> None:
        self.qtbot, self.book = qtbot, book
        self._tasks: Tasks | None = None
        self.begin()

    def begin(self) -> None:
        self.stop()
        self._tasks = Tasks()
        self.context = Context(self.book, self._tasks)
        self.parent = QWidget()
        self.qtbot.addWidget(self.parent)
        self.parent.show()

    def stop(self) -> None:
        if self._tasks is not None:
            self._tasks.close()

    def settle(self) -> None:
        tasks = self.context.tasks
        self.qtbot.waitUntil(lambda: not tasks.busy)

    def kill_when_kept(self, words: str) -> None:
        """Begin anew as soon as these words are in the file of drafts: nobody was asked about them."""
        file = self.book.folder.drafts

        def is_kept() -> bool:
            return file.exists() and words in file.read_text(encoding="utf-8")

        pass_a_second(Drafts.of(self.context))
        self.qtbot.waitUntil(is_kept)
        self.begin()

    def is_nothing_left(self) -> bool:
        """Return whether a run that is closed now leaves nothing to the next one."""
        self.context.closing.emit()
        self.begin()
        return not Drafts.of(self.context).left


@pytest.fixture
def runs(qtbot: QtBot, book: Book) -> Iterator[Runs]:
    runs = Runs(qtbot, book)
    yield runs
    runs.stop()


def band(window: QWidget) -> DraftBand | None:
    return next((band for band in window.findChildren(DraftBand) if band.isVisible()), None)


def fill_again(qtbot: QtBot, window: QWidget) -> None:
    # A widget put into the layout of a window that is shown becomes visible by an event.
    qtbot.waitUntil(lambda: band(window) is not None)
    offer = band(window)
    assert offer is not None
    offer.again.click()
    assert band(window) is None


def answer(window: QWidget, words: str) -> None:
    """Answer the question that a window asks before it closes."""
    (box,) = (box for box in window.findChildren(QMessageBox) if box.isVisible())
    next(button for button in box.findChildren(QPushButton) if button.text().replace("&", "") == words).click()


def test_layouts_of_certificates_come_back_with_the_offset_and_a_wording_that_is_not_right_yet(
    qtbot: QtBot, runs: Runs, book: Book
) -> None:
    decision_id = three(book)
    save_offset(book, "Canon", Offset(5, 0))

    def shown() -> CertificateWindow:
        window = CertificateWindow(runs.context, decision_id)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(window)
        window.show()
        runs.settle()
        return window

    window = shown()
    window.editor.field_panel.across.setValue(33.5)
    window.printer_panel.right.setValue(1.5)
    window.editor.choose_field(FieldKey.REASON)
    type_letters(window.editor.field_panel.wording, "{tê")
    runs.kill_when_kept("{tê")
    window = shown()
    assert window.editor.field_panel.across.value() != 33.5
    fill_again(qtbot, window)
    layout = window.editor.layout_shown
    assert layout is not None
    assert layout.layout.field(FieldKey.NAME).x == 33.5
    assert "{tê" in window.editor.field_panel.wording.toPlainText()
    assert window.printer_panel.unsaved == ("Canon", Offset(15, 0))
    window.editor.go_back()
    assert not window.editor.draft.unsaved, "what came back is one step"
    window.editor.go_on()
    window.close()
    answer(window, "Lưu")
    qtbot.waitUntil(lambda: not window.isVisible())
    assert layouts(book)[0].layout.field(FieldKey.NAME).x == 33.5
    assert offsets(book) == {"Canon": Offset(15, 0)}
    assert band(shown()) is None
    assert runs.is_nothing_left()


def test_a_corrected_proposal_comes_back_with_what_is_half_typed(qtbot: QtBot, runs: Runs, book: Book) -> None:
    def shown() -> ProposalWindow:
        window = ProposalWindow(runs.context, read_plan(book, plans.shipped_plan()))
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(window)
        window.show()
        return window

    window = shown()
    window.editing.drop([0])
    window.editing.set_checked([2], False)
    window.table.select_place(4)
    type_letters(window.panel.product, "Sổ tay")
    window.panel.deadline.words.setText("trước ngày 15/6 hằng")
    corrected, checked = window.editing.drafts, window.editing.checked
    runs.kill_when_kept("Sổ tay")
    window = shown()
    fill_again(qtbot, window)
    assert (window.editing.drafts, window.editing.checked) == (corrected, checked)
    assert window.table.current_place() == 4
    assert window.panel.product.text().startswith("Sổ tay")
    assert window.panel.deadline.words.text() == "trước ngày 15/6 hằng"
    window.close()
    answer(window, "Lưu")
    qtbot.waitUntil(lambda: not window.isVisible())
    assert rows_of(book, "task", "count(*)") == [(12,)]
    assert rows_of(book, "task", "product", "product LIKE 'Sổ tay%'") != []
    assert runs.is_nothing_left()


def test_the_plan_that_a_document_adjusts_is_chosen_again_before_its_tasks_come_back(
    qtbot: QtBot, runs: Runs, book: Book, tmp_path: Path
) -> None:
    plans.apply_plan(book, plans.propose_plan(book, plans.shipped_plan()))
    text = plans.shipped_plan().read_text("utf-8").replace("Thanh tra Sở", "Phòng Kiểm tra", 1)
    title = next(line for line in text.splitlines() if "giáo dục" in line.lower())
    file = tmp_path / "điều chỉnh.txt"
    file.write_text(text.replace(title, f"{title} (điều chỉnh, bổ sung)"), "utf-8")

    def shown() -> ProposalWindow:
        window = ProposalWindow(runs.context, read_plan(book, file))
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(window)
        window.show()
        return window

    window = shown()
    window.adjusted_plan.choose(1)
    window.adjusted_plan.box.chosen.emit()
    runs.settle()
    window.adjustment_line.number.setText("25/KH-SNgV")
    window.editing.set_checked([0], False)
    drafts, checked = window.editing.drafts, window.editing.checked
    runs.kill_when_kept("25/KH-SNgV")
    window = shown()
    assert window.adjusted_plan.box.key == ""
    fill_again(qtbot, window)
    runs.settle()
    assert window.adjusted_plan.plan_id == 1
    assert (window.editing.drafts, window.editing.checked) == (drafts, checked)
    assert any(draft.action is DraftAction.KEEP for draft in drafts)
    assert window.adjustment_line.number.text() == "25/KH-SNgV"
    window.close()
    answer(window, "Bỏ")
    assert runs.is_nothing_left()


def test_an_import_comes_back_with_cells_names_and_checks(qtbot: QtBot, runs: Runs, book: Book, tmp_path: Path) -> None:
    person(book, "Nông Thị Lan", unit(book, "Văn phòng"), "Chuyên viên")
    rows = (
        ("04/3/2025", "Tọa đàm", "Văn phòng"),
        ("30/02/2025", "Nói chuyện", "Phòng Mới"),
        ("05/3/2025", "Phát tờ rơi", "Văn phòng"),
    )
    file = write_workbook(tmp_path / "hd.xlsx", ("Ngày", "Nội dung", "Đơn vị"), *rows)

    def shown(path: Path) -> ImportWindow:
        window = ImportWindow(runs.context, open_file(book, IMPORT_KINDS["activities"], path), runs.parent)
        window.show()
        return window

    window = shown(file)
    titles = [window.model.headerData(at, Qt.Orientation.Horizontal) for at in range(window.model.columnCount())]
    day = titles.index("Ngày")
    window.model.setData(window.model.index(1, day), "28/02/2025")
    runs.settle()
    window.names.boxes[NameKey(NameKind.UNIT, "Phòng Mới")].set_value(NEW)
    runs.settle()
    window.model.set_checked([2], False)
    assert len(window.model.checked_places()) == 2
    runs.kill_when_kept("Dòng không ghi")
    other = write_workbook(tmp_path / "hd khác.xlsx", ("Ngày", "Nội dung", "Đơn vị"), *rows[:2])
    assert band(shown(other)) is None, "another file"
    window = shown(file)
    fill_again(qtbot, window)
    runs.settle()
    assert window.model.checked_places() == [0, 1]
    window.close()
    answer(window, "Lưu")
    runs.settle()
    assert rows_of(book, "activity", "from_date, title") == [("2025-03-04", "Tọa đàm"), ("2025-02-28", "Nói chuyện")]
    assert runs.is_nothing_left()


def test_letters_and_columns_that_were_chosen_come_back(qtbot: QtBot, runs: Runs, book: Book, tmp_path: Path) -> None:
    file = write_workbook(tmp_path / "cu.xlsx", ("Cột một", "Cột hai"), ("04/3/2025", "NguyÔn V¨n §øc, TrÇn ThÞ HuÖ"))

    def shown() -> ImportWindow:
        window = ImportWindow(runs.context, open_file(book, IMPORT_KINDS["activities"], file), runs.parent)
        window.show()
        return window

    window = shown()
    assert window.columns is not None
    other = next(letters for letters in LETTERS if letters != window.columns.letters.value())
    window.columns.letters.set_value(other)
    window.columns.boxes[0].set_value("from_date")
    window.columns.boxes[1].set_value("title")
    chosen = window.columns.columns()
    runs.kill_when_kept("from_date")
    window = shown()
    fill_again(qtbot, window)
    runs.settle()
    assert window.columns is not None
    assert window.columns.columns() == chosen
    assert window.columns.letters.value() == other
    assert window.steps.currentIndex() == 1


def test_an_import_that_is_closed_asks_before_what_was_chosen_is_gone(
    qtbot: QtBot, runs: Runs, book: Book, tmp_path: Path
) -> None:
    unit(book, "Văn phòng")
    file = write_workbook(tmp_path / "hd.xlsx", ("Ngày", "Nội dung", "Đơn vị"), ("04/3/2025", "Tọa đàm", "Văn phòng"))

    def shown() -> ImportWindow:
        window = ImportWindow(runs.context, open_file(book, IMPORT_KINDS["activities"], file), runs.parent)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        window.show()
        return window

    window = shown()
    window.reject()
    assert not window.isVisible(), "nothing was chosen"
    window = shown()
    window.model.set_checked([0], False)
    window.reject()
    answer(window, "Quay lại")
    assert window.isVisible()
    window.reject()
    answer(window, "Bỏ")
    assert not window.isVisible()
    assert rows_of(book, "activity", "count(*)") == [(0,)]


def test_a_form_of_the_export_comes_back(qtbot: QtBot, runs: Runs, book: Book) -> None:
    unit(book, "Văn phòng")

    def shown() -> LayoutsWindow:
        window = LayoutsWindow(runs.context, Notice(), UNITS, ListQuery("units"), ("name", "kind"), runs.parent)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        window.show()
        runs.settle()
        return window

    window = shown()
    window.name.setText("Mẫu của tỉnh")
    window.add.click()
    head, _, fixed = (window.table.cellWidget(2, column) for column in range(3))
    assert isinstance(head, QLineEdit)
    assert isinstance(fixed, QLineEdit)
    head.setText("Mã cơ quan")
    fixed.setText("H12")
    typed = window.layout_shown()
    runs.kill_when_kept("H12")
    window = shown()
    fill_again(qtbot, window)
    assert window.layout_shown() == typed
    window.reject()
    answer(window, "Lưu")
    qtbot.waitUntil(lambda: not window.isVisible())
    assert [layout.name for layout in layouts_of(book, "units")] == ["Mẫu của tỉnh"]
    assert runs.is_nothing_left()


def test_a_field_for_many_comes_back_for_the_same_rows(qtbot: QtBot, runs: Runs, book: Book) -> None:
    day = ActivityFields(date(2026, 3, 9), ActivityKind.EVENT, "Tọa đàm")
    ids = [activities.add_activity(book, day).only_id("activity") for _ in range(3)]

    def shown(of: list[int]) -> FieldForMany:
        window = FieldForMany(runs.context, "activity", of, runs.parent)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        window.start()
        runs.settle()
        return window

    window = shown(ids)
    window.field.set_value("partners")
    note = window.inputs["partners"].widget
    assert isinstance(note, QLineEdit)
    note.setText("Tỉnh đoàn")
    runs.kill_when_kept("Tỉnh đoàn")
    assert band(shown(ids[:2])) is None, "other rows"
    window = shown(ids)
    fill_again(qtbot, window)
    assert (window.field.value(), window.value) == ("partners", "Tỉnh đoàn")
    runs.settle()
    window.reject()
    answer(window, "Lưu")
    runs.settle()
    assert rows_of(book, "activity", "partners") == [("Tỉnh đoàn",)] * 3
    assert runs.is_nothing_left()


def test_a_damaged_draft_is_told_and_changes_nothing(qtbot: QtBot, runs: Runs, book: Book) -> None:
    def shown() -> ProposalWindow:
        window = ProposalWindow(runs.context, read_plan(book, plans.shipped_plan()))
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(window)
        window.show()
        return window

    window = shown()
    before = window.editing.drafts
    window.editing.drop([0])
    runs.kill_when_kept("checked")
    file = book.folder.drafts
    damages: tuple[dict[str, object], ...] = (
        {"drafts": 3},
        {"checked": [True]},
        {"drafts": [{"type": "x"}]},
        {"adjustment": []},
    )
    for damage in damages:
        parts = json.loads(file.read_text(encoding="utf-8"))
        parts["open"][0]["contents"] |= damage
        file.write_text(json.dumps(parts), encoding="utf-8")
        runs.begin()
        window = shown()
        fill_again(qtbot, window)
        assert "Không điền lại được" in window.notice.text
        assert window.editing.drafts == before
