"""The window of certificates: fields dragged and moved by keys, exact values, stocks and their layouts."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFormLayout, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.certificates.certificates import PLAIN_ONLY, FieldKey
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.certificates.layouts import (
    Stock,
    StoredLayout,
    default_layout,
    layout_for,
    layouts,
    save_layouts,
)
from desktop_app.ui.base.context import Context
from desktop_app.ui.certificates.stage import Stage
from desktop_app.ui.certificates.window import CertificateWindow
from tests.books import labels
from tests.certificates import three
from tests.ui.certificate_windows import WindowRest, field_of, press, shown
from tests.ui.keyboard import type_letters
from tests.ui.spoken import nameless

KEY, CONTROL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
MERIT, PERSON, ALL = "certificate_of_merit", NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE


@pytest.fixture
def decision_id(book: Book) -> int:
    return three(book)


@pytest.fixture
def window(qtbot: QtBot, context: Context, decision_id: int, settled: WindowRest) -> CertificateWindow:
    return shown(qtbot, context, decision_id, settled)


def point(stage: Stage, x: float, y: float) -> QPoint:
    return stage.mapFromScene(x, y)


def middle(stage: Stage, key: FieldKey) -> QPoint:
    box = stage.item(key).box
    return point(stage, box.center().x(), box.center().y())


def drag(stage: Stage, start: QPoint, way: QPoint) -> None:
    port = stage.viewport()
    QTest.mousePress(port, LEFT, pos=start)
    QTest.mouseMove(port, start + way / 2)
    QTest.mouseMove(port, start + way)
    QTest.mouseRelease(port, LEFT, pos=start + way)


def test_the_stock_shows_what_will_be_printed_on_it(window: CertificateWindow) -> None:
    assert window.windowTitle().startswith("In giấy khen – Quyết định 15/QĐ-SNgV")
    assert window.recipients.box.currentText() == "01. Văn phòng"
    assert window.editor.stage.item(FieldKey.NAME).box.x() == default_layout().field(FieldKey.NAME).x
    for key in PLAIN_ONLY:
        with pytest.raises(KeyError):
            window.editor.stage.item(key)
    assert window.editor.stage.hasFocus()


def test_arrows_move_the_chosen_field_by_half_a_millimetre_and_with_shift_by_five(window: CertificateWindow) -> None:
    x, y = field_of(window)
    press(window, KEY.Key_Right)
    press(window, KEY.Key_Up)
    assert field_of(window) == (x + 0.5, y - 0.5)
    press(window, KEY.Key_Left, SHIFT)
    press(window, KEY.Key_Down, SHIFT)
    assert field_of(window) == (x - 4.5, y + 4.5)
    assert (window.editor.field_panel.across.value(), window.editor.field_panel.down.value()) == (x - 4.5, y + 4.5)
    assert window.isWindowModified()


def test_page_down_goes_to_the_next_field(window: CertificateWindow) -> None:
    press(window, KEY.Key_PageDown)
    assert window.editor.field_panel.key.value() is FieldKey.POST
    press(window, KEY.Key_PageUp)
    press(window, KEY.Key_PageUp)
    assert window.editor.field_panel.key.value() is FieldKey.ADDRESSEE
    x, _ = field_of(window, FieldKey.ADDRESSEE)
    press(window, KEY.Key_Right)
    assert field_of(window, FieldKey.ADDRESSEE)[0] == x + 0.5


def test_a_field_is_dragged_onto_the_grid_and_that_is_one_step(window: CertificateWindow) -> None:
    stage, (x, y) = window.editor.stage, field_of(window, FieldKey.REASON)
    way = QPoint(round(20 * stage.zoom), round(-7 * stage.zoom))
    drag(stage, middle(stage, FieldKey.REASON), way)
    moved_x, moved_y = field_of(window, FieldKey.REASON)
    assert moved_x - x == pytest.approx(20, abs=0.5)
    assert moved_y - y == pytest.approx(-7, abs=0.5)
    assert (moved_x * 2 % 1, moved_y * 2 % 1) == (0, 0)
    assert window.editor.field_panel.key.value() is FieldKey.REASON
    press(window, KEY.Key_Z, CONTROL)
    assert field_of(window, FieldKey.REASON) == (x, y)
    assert not window.isWindowModified()
    press(window, KEY.Key_Y, CONTROL)
    assert field_of(window, FieldKey.REASON) == (moved_x, moved_y)


def test_a_click_that_trembles_moves_nothing(window: CertificateWindow) -> None:
    stage, before = window.editor.stage, field_of(window, FieldKey.REASON)
    drag(stage, middle(stage, FieldKey.REASON), QPoint(1, 0))
    assert field_of(window, FieldKey.REASON) == before
    assert not window.editor.draft.can_go_back


def test_a_field_cannot_be_dragged_off_the_sheet(window: CertificateWindow) -> None:
    stage = window.editor.stage
    drag(stage, middle(stage, FieldKey.SIGNER_NAME), QPoint(4000, 4000))
    x, y = field_of(window, FieldKey.SIGNER_NAME)
    width = default_layout().field(FieldKey.SIGNER_NAME).width
    assert (x + width, y) == (297, 210)


def test_exact_values_are_typed_and_wrong_ones_are_told(window: CertificateWindow) -> None:
    panel = window.editor.field_panel
    panel.across.setValue(30.3)
    panel.size_pt.setValue(26)
    panel.bold.click()
    stored_layout = window.editor.layout_shown
    assert stored_layout is not None
    name = stored_layout.layout.field(FieldKey.NAME)
    assert (name.x, name.size, name.bold) == (30.3, 26, False)
    panel.least.setValue(27)
    assert panel.problem.text() == "Họ và tên, tên tập thể: cỡ chữ nhỏ nhất lớn hơn cỡ chữ."
    panel.least.setValue(18)
    assert not panel.problem.isVisible()
    panel.wide.setValue(290)
    assert panel.problem.text() == "Họ và tên, tên tập thể: nằm ngoài tờ giấy."
    stored_layout = window.editor.layout_shown
    assert stored_layout is not None
    assert (stored_layout.layout.field(FieldKey.NAME).width, stored_layout.layout.field(FieldKey.NAME).least) == (
        240,
        18,
    )


def test_the_wording_shows_at_once_and_unknown_blanks_are_told(window: CertificateWindow) -> None:
    panel = window.editor.field_panel
    panel.key.setCurrentIndex(list(FieldKey).index(FieldKey.BOOK_NUMBER))
    panel.key.activated.emit(panel.key.currentIndex())
    panel.wording.selectAll()
    type_letters(panel.wording, "Vào sổ số {số sổ vàng}")
    stored_layout = window.editor.layout_shown
    assert stored_layout is not None
    assert stored_layout.layout.field(FieldKey.BOOK_NUMBER).wording == "Vào sổ số {số sổ vàng}"
    type_letters(panel.wording, " {tuổi}")
    assert "{tuổi}" in panel.problem.text()
    window.editor.go_back()
    assert panel.wording.toPlainText() == "Số sổ vàng: {số sổ vàng}"


def test_a_field_that_is_switched_off_is_not_shown(window: CertificateWindow) -> None:
    window.editor.field_panel.shown.click()
    with pytest.raises(KeyError):
        window.editor.stage.item(FieldKey.NAME)
    assert window.editor.field_panel.note.text() == "Đang tắt, không in."
    window.editor.field_panel.shown.click()
    assert window.editor.stage.item(FieldKey.NAME).box.width() == 240


def test_positions_are_kept_per_award_and_kind(book: Book, window: CertificateWindow, settled: WindowRest) -> None:
    x, _ = field_of(window)
    press(window, KEY.Key_Right)
    press(window, KEY.Key_S, CONTROL)
    settled()
    assert not window.isWindowModified()
    assert layout_for(layouts(book), MERIT, ALL).layout.field(FieldKey.NAME).x == x + 0.5
    window.recipients.step(1)
    assert field_of(window)[0] == x
    assert labels(book)[-1] == "Lưu khuôn in Giấy khen – Tập thể"


def test_a_unit_can_have_its_own_stock(book: Book, window: CertificateWindow, settled: WindowRest) -> None:
    window.recipients.step(1)
    assert window.editor.stock_panel.own.text() == "Phôi riêng của Văn phòng"
    window.editor.stock_panel.own.click()
    press(window, KEY.Key_Right)
    window.save()
    settled()
    assert [layout.stock for layout in layouts(book)] == [Stock(MERIT, PERSON, 1)]
    window.recipients.step(1)
    assert field_of(window)[0] == default_layout().field(FieldKey.NAME).x
    window.recipients.step(-1)
    window.editor.stock_panel.own.click()
    window.save()
    settled()
    assert layouts(book) == ()


def test_positions_are_copied_from_another_stock(book: Book, window: CertificateWindow) -> None:
    press(window, KEY.Key_Right, SHIFT)
    moved = field_of(window)
    window.recipients.step(1)
    menu = window.editor.stock_panel.copy.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["Giấy khen – Tập thể"]
    menu.actions()[0].trigger()
    assert field_of(window) == moved
    window.editor.stock_panel.default.click()
    assert field_of(window)[0] == moved[0] - 5


def test_the_sheet_changes_its_size_with_all_that_is_on_it(window: CertificateWindow) -> None:
    window.editor.stock_panel.sizes.setCurrentIndex(1)
    window.editor.stock_panel.sizes.activated.emit(1)
    stored_layout = window.editor.layout_shown
    assert stored_layout is not None
    assert (stored_layout.layout.width, stored_layout.layout.height) == (420, 297)
    assert stored_layout.layout.field(FieldKey.NAME).x == pytest.approx(28.5 * 420 / 297, abs=0.5)
    assert window.editor.stock_panel.wide.value() == 420


def test_plain_paper_shows_the_printed_lines_too(window: CertificateWindow) -> None:
    window.editor.stock_panel.plain.click()
    for key in PLAIN_ONLY:
        assert window.editor.stage.item(key).box.width() >= 200
    window.editor.stock_panel.stock.click()
    with pytest.raises(KeyError):
        window.editor.stage.item(FieldKey.COUNTRY)


def test_the_layout_of_the_unit_is_shown_first(
    qtbot: QtBot, book: Book, context: Context, decision_id: int, settled: WindowRest
) -> None:
    own = replace(default_layout().moved(FieldKey.NAME, 3, 0), plain=True)
    save_layouts(book, [StoredLayout(Stock(MERIT, ALL, 1), own)])
    window = shown(qtbot, context, decision_id, settled)
    assert window.editor.stock_panel.own.isChecked()
    assert window.editor.layout_shown == StoredLayout(Stock(MERIT, ALL, 1), own)


@pytest.mark.window
def test_whatever_takes_the_keyboard_has_a_name(window: CertificateWindow) -> None:
    for place in range(window.tabs.count()):
        window.tabs.setCurrentIndex(place)
        assert nameless(window) == set(), window.tabs.tabText(place)


def test_dragging_in_a_real_window(window: CertificateWindow) -> None:
    test_a_field_is_dragged_onto_the_grid_and_that_is_one_step(window)


def ends_of_labels(window: CertificateWindow) -> set[int]:
    """Return where the labels of the inputs in sight end."""
    forms = [form for form in window.findChildren(QFormLayout) if is_seen(form)]
    items = [form.itemAt(row, QFormLayout.ItemRole.LabelRole) for form in forms for row in range(form.rowCount())]
    labels_seen = [item.widget() for item in items if item is not None]
    return {label.mapTo(window, label.rect().topRight()).x() for label in labels_seen if isinstance(label, QLabel)}


def is_seen(form: QFormLayout) -> bool:
    around = form.parentWidget()
    return around is not None and around.isVisible()


def test_the_inputs_beside_a_certificate_begin_at_one_place(qtbot: QtBot, window: CertificateWindow) -> None:
    for tab in range(window.tabs.count()):
        window.tabs.setCurrentIndex(tab)
        # Without the look of the program the tabs have a frame of two pixels.
        qtbot.waitUntil(lambda: max(ends := ends_of_labels(window)) - min(ends) <= 2)
