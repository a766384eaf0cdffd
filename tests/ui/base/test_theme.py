import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QImage, QPalette, QRawFont
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QMenuBar,
    QMessageBox,
    QPushButton,
    QSpinBox,
    QStackedWidget,
    QStatusBar,
    QStyleOptionHeader,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui.base.context import Context
from desktop_app.ui.base.dress.style_sheet import style_sheet
from desktop_app.ui.base.dress.tables import CellDelegate
from desktop_app.ui.base.theme import (
    Theme,
    apply_theme,
    base_font,
    palette,
    set_mark,
    set_up_navigation,
    set_up_number,
    set_up_table,
)
from desktop_app.ui.base.tokens import DARK, LIGHT, WHITE, Tokens, high_contrast
from desktop_app.ui.base.translation import install_vietnamese
from desktop_app.ui.people.unit_form import UnitForm
from tests.ui.colours import contrast, counted, light_theme

OF_WINDOWS = ("QMenu", "QMenuBar", "QAbstractItemView", "QMessageBox", "QTipLabel", "QStatusBar")
SCHEMES = {"light": LIGHT, "dark": DARK, "light+": high_contrast(LIGHT), "dark+": high_contrast(DARK)}
GROUNDS = (
    "window surface stripe navigation hover selection info_ground warning_ground problem_ground done_ground".split()
)
TEXTS = [
    *(("text", ground) for ground in GROUNDS),
    *(("muted", ground) for ground in ("window", "surface", "stripe")),
    *(("danger", ground) for ground in ("window", "surface", "stripe", "problem_ground")),
    *((text, ground) for text in ("warning", "done") for ground in ("window", "surface", "stripe")),
    *((text, f"{text}_ground") for text in ("warning", "done")),
    ("accent", "window"),
    ("accent", "surface"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
]
OUTLINES = [
    (line, ground) for line in ("outline", "accent", "danger") for ground in ("window", "surface", "navigation")
]


class LookChanges(QObject):
    """Counts how often the style of each watched widget changes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.count: Counter[QObject] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count a change."""
        self.count[watched] += event.type() == QEvent.Type.StyleChange
        return False


theme = pytest.fixture(light_theme)


@pytest.fixture(params=SCHEMES)
def tokens(request: pytest.FixtureRequest) -> Tokens:
    return SCHEMES[request.param]


def test_contrast_is_reckoned_as_the_guidelines_do() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_texts_can_be_read(tokens: Tokens) -> None:
    colours = tokens._asdict()
    ratios = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in TEXTS}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}


def test_controls_can_be_made_out(tokens: Tokens) -> None:
    colours = tokens._asdict()
    ratios = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in OUTLINES}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 3} == {}


def test_arrows_show_on_both_schemes(tokens: Tokens) -> None:
    css = style_sheet(tokens, 10)
    for file in set(re.findall(r'url\("([^"]*arrow-[^"]*)"\)', css)):
        (grey,) = re.findall(r'stroke="(#\w{6})"', Path(file).read_text(encoding="utf-8"))
        assert contrast(grey, tokens.surface) >= 3


def test_the_palette_says_what_the_tokens_say(tokens: Tokens) -> None:
    filled = palette(tokens)
    assert filled.color(QPalette.ColorRole.WindowText).name() == tokens.text
    assert filled.color(QPalette.ColorRole.PlaceholderText).name() == tokens.muted
    assert filled.color(QPalette.ColorRole.Accent).name() == tokens.accent
    assert filled.color(QPalette.ColorRole.BrightText).name() == tokens.danger
    assert filled.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name() == tokens.disabled


def test_every_picture_of_the_style_sheet_is_shipped(tokens: Tokens) -> None:
    files = re.findall(r'url\("([^"]*)"\)', style_sheet(tokens, 10))
    assert files
    assert [file for file in files if not Path(file).is_file()] == []


def test_more_contrast_keeps_nothing_faint() -> None:
    for tokens in (LIGHT, DARK):
        more = high_contrast(tokens)
        assert contrast(more.muted, more.surface) >= 7
        assert contrast(more.border, more.surface) >= 3
        assert contrast(more.outline, more.surface) > contrast(tokens.outline, tokens.surface)
        # What is chosen, under the pointer or cannot be done is told from its ground; what stands in an empty box as
        # an example from what was typed.
        assert contrast(more.selection, more.surface) >= 2.5
        assert contrast(more.disabled, more.surface) >= 4.5
        assert more.muted != more.text


def test_high_contrast_is_chosen_and_has_the_ground_that_the_system_has(qapp: QApplication, theme: Theme) -> None:
    theme.choose_contrast(high=True)
    assert theme.tokens == WHITE
    theme.choose(Qt.ColorScheme.Dark)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor("black")
    # Where no scheme is named, as by Windows under a theme of high contrast, the system's own colours say what its
    # ground is, whatever is shown at the time.
    theme.choose(Qt.ColorScheme.Unknown)
    assert theme.tokens == WHITE
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor("white")
    theme.choose(Qt.ColorScheme.Dark)
    button, line = QPushButton("Lưu"), QLineEdit()
    set_mark(button, "primary")
    for widget in (button, line):
        widget.setEnabled(False)
    # A filled button that cannot be pressed is no white field with pale letters.
    assert button.grab().toImage().pixelColor(button.width() // 2, 4) == QColor("black")
    theme.choose_contrast(high=False)
    assert theme.tokens == DARK


def test_a_line_parts_the_rows_of_a_table_where_no_stripe_does(qtbot: QtBot, theme: Theme) -> None:
    theme.choose_contrast(high=True)
    assert theme.tokens.stripe == theme.tokens.surface
    table = QTableWidget(3, 1)
    set_up_table(table)
    qtbot.addWidget(table)
    table.resize(200, 200)
    table.show()
    image = table.viewport().grab().toImage()
    ends = [table.rowViewportPosition(row) + table.rowHeight(row) - 1 for row in range(3)]
    assert [image.pixelColor(50, end).name() for end in ends] == 3 * [theme.tokens.border]
    theme.choose_contrast(high=False)


def test_headings_grow_with_the_font() -> None:
    assert "font-size: 15.0pt" in style_sheet(LIGHT, 10)
    assert "font-size: 18.0pt" in style_sheet(LIGHT, 12)


def test_choosing_a_scheme_changes_the_look_once(qapp: QApplication, qtbot: QtBot, theme: Theme) -> None:
    shown_tokens: list[Tokens] = []
    theme.changed.connect(lambda: shown_tokens.append(theme.tokens))
    theme.choose(Qt.ColorScheme.Dark)
    theme.choose(Qt.ColorScheme.Dark)
    assert len(shown_tokens) == 1
    assert shown_tokens[0] in (DARK, high_contrast(DARK))
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == theme.tokens.window
    assert theme.tokens.window in qapp.styleSheet()


def test_a_widget_on_the_screen_follows_the_scheme(qtbot: QtBot, theme: Theme) -> None:
    line = QLineEdit("Văn phòng")
    qtbot.addWidget(line)
    line.show()
    light = line.grab().toImage().pixelColor(line.width() // 2, 4)
    theme.choose(Qt.ColorScheme.Dark)
    dark = line.grab().toImage().pixelColor(line.width() // 2, 4)
    assert (light, dark) == (QColor(LIGHT.surface), QColor(DARK.surface))


def test_a_widget_deep_in_a_window_is_styled_no_oftener_than_one_at_its_top(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    nested: list[QWidget] = [window]
    for _ in range(6):
        nested.append(QWidget(nested[-1]))
    window.show()
    looks = LookChanges(window)
    for widget in nested:
        widget.installEventFilter(looks)
    theme.choose(Qt.ColorScheme.Dark)
    assert looks.count[nested[-1]] == looks.count[nested[1]] > 0


def test_what_is_out_of_sight_gets_the_look_when_it_is_shown(qtbot: QtBot, theme: Theme) -> None:
    window, pages, page = QWidget(), QStackedWidget(), QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(pages)
    line, in_sight = QLineEdit(page), QLabel("Trang đang xem")
    set_mark(line, "problem")
    pages.addWidget(page)
    pages.addWidget(in_sight)
    window.show()
    pages.setCurrentWidget(in_sight)
    looks = LookChanges(window)
    for widget in (page, line, in_sight):
        widget.installEventFilter(looks)
    theme.choose(Qt.ColorScheme.Dark)
    theme.choose(Qt.ColorScheme.Light)
    theme.choose(Qt.ColorScheme.Dark)
    assert [looks.count[widget] for widget in (page, line)] == [0, 0]
    assert looks.count[in_sight] > 0
    set_mark(line, "problem", False)
    pages.setCurrentWidget(page)
    assert [looks.count[widget] for widget in (page, line)] == [1, 1]
    assert line.grab().toImage().pixelColor(line.width() // 2, line.height() // 2) == QColor(DARK.surface)
    assert counted(line, DARK.danger) == 0
    set_mark(line, "problem")
    assert counted(line, DARK.danger) > line.width()


def test_colours_of_a_mark_end_with_it_though_the_look_changed_out_of_sight(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = QLabel("Chưa có số quyết định", window)
    set_mark(label, "problem")
    window.show()
    label.hide()
    theme.choose(Qt.ColorScheme.Dark)
    label.show()
    set_mark(label, "problem", False)
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == DARK.text


def test_applying_again_keeps_the_one_theme(qapp: QApplication) -> None:
    assert apply_theme(qapp) is apply_theme(qapp)
    assert len(qapp.findChildren(Theme)) == 1


def test_the_font_is_large_enough_and_has_every_letter(qapp: QApplication) -> None:
    font = base_font()
    assert font.pointSizeF() >= 10
    assert missing_letters(font) == []


def test_menus_lists_and_tips_have_the_font_of_everything_else(
    theme: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_sheet = QApplication.setStyleSheet

    def set_sheet_on_windows(app: QApplication, sheet: str) -> None:
        set_sheet(app, sheet)
        for name in OF_WINDOWS:
            QApplication.setFont(QFont("DejaVu Serif", 7), name)  # type: ignore[arg-type]

    monkeypatch.setattr(QApplication, "setStyleSheet", set_sheet_on_windows)
    theme.choose(Qt.ColorScheme.Dark)
    for widget in (QMenu(), QMenuBar(), QListWidget(), QMessageBox(), QStatusBar()):
        assert widget.font().family() == qapp.font().family(), widget
        assert widget.font().pointSizeF() == base_font().pointSizeF(), widget


def test_a_font_without_vietnamese_is_replaced(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    families = [family for family in QFontDatabase.families() if missing_letters(QFont(family, 8))]
    if not families:
        pytest.skip("every font of this machine has every letter")
    monkeypatch.setattr(QFontDatabase, "systemFont", lambda _: QFont(families[0], 8))
    assert missing_letters(base_font()) == []
    assert base_font().pointSizeF() == 10


def test_a_typewriter_s_font_is_replaced(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    fixed = [family for family in QFontDatabase.families() if QFontInfo(QFont(family)).fixedPitch()]
    if not fixed:
        pytest.skip("no font of this machine is a typewriter's")
    monkeypatch.setattr(QFontDatabase, "systemFont", lambda _: QFont(fixed[0], 11))
    assert not QFontInfo(base_font()).fixedPitch()
    assert missing_letters(base_font()) == []
    assert base_font().pointSizeF() == 11


def missing_letters(font: QFont) -> list[str]:
    face = QRawFont.fromFont(font)
    tones = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    letters = {unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in tones} | {"đ"}
    all_letters = sorted(letters | {letter.upper() for letter in letters})
    return [letter for letter in all_letters if not face.supportsCharacter(ord(letter))]


@pytest.mark.parametrize("mark", [None, "primary", "danger"])
def test_no_layout_may_cut_a_button(qtbot: QtBot, theme: Theme, mark: str | None) -> None:
    button = QPushButton("Chuyển vào thùng rác")
    qtbot.addWidget(button)
    if mark is not None:
        button.setProperty(mark, True)
    button.ensurePolished()
    assert button.minimumSize() == QSize(0, 0)
    text = button.fontMetrics().horizontalAdvance(button.text())
    assert button.minimumSizeHint().width() >= text + 16


def test_a_mark_shows_at_once_and_goes_again(qtbot: QtBot, theme: Theme) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    calm = counted(line, theme.tokens.danger)
    set_mark(line, "problem")
    marked = counted(line, theme.tokens.danger)
    set_mark(line, "problem", False)
    assert (calm, marked > line.width(), counted(line, theme.tokens.danger)) == (0, True, 0)


@pytest.mark.parametrize(
    ("banner", "ground"),
    [(True, "info_ground"), ("warning", "warning_ground"), ("problem", "problem_ground"), ("done", "done_ground")],
)
def test_a_banner_has_its_ground(qtbot: QtBot, theme: Theme, banner: bool | str, ground: str) -> None:
    label = QLabel("Còn 5 ngày đến hạn gửi báo cáo năm.")
    qtbot.addWidget(label)
    label.setProperty("banner", banner)
    assert label.grab().toImage().pixelColor(6, label.sizeHint().height() // 2).name() == theme.tokens._asdict()[ground]


@pytest.mark.usefixtures("theme")
def test_what_a_form_says_keeps_its_distance_from_the_border_of_its_banner(qtbot: QtBot, context: Context) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    form = UnitForm(context, None, window)
    form.show()
    form.say("Thêm “Văn phòng”. Nhập bản ghi tiếp theo.", "done")
    assert form.banner.heightForWidth(form.banner.width()) > 1.5 * form.banner.fontMetrics().height()


def test_pages_stand_below_each_other_from_the_first(qtbot: QtBot, theme: Theme) -> None:
    pages = QListWidget()
    qtbot.addWidget(pages)
    set_up_navigation(pages)
    pages.addItems(["Hôm nay", "Kế hoạch", "Hoạt động"])
    pages.setCurrentRow(1)
    pages.show()
    rectangles = [pages.visualItemRect(pages.item(row)) for row in range(3)]
    assert all(rectangle.height() > pages.fontMetrics().height() + 12 for rectangle in rectangles)
    assert [rectangle.top() for rectangle in rectangles[1:]] == [
        rectangle.bottom() + 1 for rectangle in rectangles[:-1]
    ]


def test_tables_have_airy_rows_chosen_as_a_whole(qtbot: QtBot, theme: Theme) -> None:
    table = QTableWidget(2, 2)
    qtbot.addWidget(table)
    table.setItem(0, 0, QTableWidgetItem("Đặng Thị Mẫu"))
    set_up_table(table)
    table.selectRow(0)
    assert table.rowHeight(0) >= table.fontMetrics().height() + 12
    assert len(table.selectedIndexes()) == 2
    assert counted(table, theme.tokens.selection) > table.columnWidth(0)


def test_numbers_have_their_dots_and_begin_where_every_input_begins(qtbot: QtBot, qapp: QApplication) -> None:
    install_vietnamese(qapp)
    box = QSpinBox()
    qtbot.addWidget(box)
    box.setRange(0, 10_000_000)
    set_up_number(box)
    box.setValue(2_340_000)
    assert box.text() == "2.340.000"
    assert box.alignment() == QSpinBox().alignment()


def test_tabs_are_marked_by_the_accent(qtbot: QtBot, theme: Theme) -> None:
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    tabs.addTab(QWidget(), "Thông tin")
    tabs.addTab(QWidget(), "Minh chứng")
    tabs.show()
    assert counted(tabs.tabBar(), theme.tokens.accent) >= tabs.tabBar().tabRect(0).width()


def test_a_head_stands_over_its_numbers_and_a_code_on_one_line(qtbot: QtBot) -> None:
    table = QTableWidget(1, 2)
    qtbot.addWidget(table)
    set_up_table(table)
    number = QTableWidgetItem("2.199")
    number.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    table.setItem(0, 0, QTableWidgetItem("Kế hoạch số 46/KH-SNgV"))
    table.setItem(0, 1, number)
    sides = []
    for column in range(2):
        option = QStyleOptionHeader()
        table.horizontalHeader().initStyleOptionForIndex(option, column)
        sides.append(option.textAlignment & Qt.AlignmentFlag.AlignHorizontal_Mask)
    assert sides == [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight]
    drawn = QStyleOptionViewItem()
    delegate = table.itemDelegate()
    assert isinstance(delegate, CellDelegate)
    delegate.initStyleOption(drawn, table.model().index(0, 0))
    assert "46/\N{WORD JOINER}KH-\N{WORD JOINER}SNgV" in drawn.text


@pytest.mark.parametrize(("order", "widest"), [("AscendingOrder", "bottom"), ("DescendingOrder", "top")])
def test_the_mark_of_a_sorted_column_points_up_where_its_values_rise(
    qtbot: QtBot, theme: Theme, order: str, widest: str
) -> None:
    table = QTableWidget(1, 1)
    qtbot.addWidget(table)
    set_up_table(table)
    table.setHorizontalHeaderLabels(["Ngày"])
    header = table.horizontalHeader()
    header.setSortIndicatorShown(True)
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    bare = header.grab().toImage()
    header.setSortIndicator(0, Qt.SortOrder[order])
    rows = changed_rows(bare, header.grab().toImage())
    assert rows, "no mark"
    assert (rows[0] < rows[-1]) == (widest == "bottom")


def changed_rows(first: QImage, second: QImage) -> list[int]:
    """Return of each row of pixels in which two pictures differ how far it is from its first such pixel to its last."""
    rows = []
    for y in range(first.height()):
        if places := [x for x in range(first.width()) if first.pixel(x, y) != second.pixel(x, y)]:
            rows.append(places[-1] - places[0])
    return rows
