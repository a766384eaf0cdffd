"""The application's style sheet: borders, paddings and states, which a palette cannot express.

Sizes that a widget must not shrink below are left to its size hint: a `min-width` here would replace the hint and let
layouts cut texts. A focused control trades one pixel of padding for a border of two, so nothing moves. Between the ring
of a filled one and its ground the page is seen: no colour stands out from both in every scheme.
"""

from string import Template
from typing import Final

from PySide6.QtGui import QColor

from desktop_app.runtime.resources import resource
from desktop_app.ui.base.tokens import RADIUS, Tokens

_SHEET: Final = Template("""
QPushButton, QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit {
    background: $surface; border: 1px solid $outline; border-radius: $radius;
}
QLineEdit, QComboBox { padding: 6px 7px; }
QAbstractSpinBox { padding: 5px 7px; }
QPlainTextEdit, QTextEdit { padding: 3px; }
#details { border-color: $border; }
QPushButton:default { border-color: $text; }
QLineEdit:focus, QComboBox:focus { border: 2px solid $accent; padding: 5px 6px; }
QAbstractSpinBox:focus { border: 2px solid $accent; padding: 4px 6px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 2px; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled, QPlainTextEdit:disabled, QTextEdit:disabled,
QPushButton:disabled { background: $window; color: $disabled; border-color: $border; }
QComboBox[message="true"]:disabled { color: $muted; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $window; border-color: $border; }
QLineEdit[problem="true"], QComboBox[problem="true"] { border: 2px solid $danger; padding: 5px 6px; }
QAbstractSpinBox[problem="true"] { border: 2px solid $danger; padding: 4px 6px; }
QLineEdit[of_column="true"], QComboBox[of_column="true"] { padding: 2px 5px; border-radius: 4px; }
QLineEdit[of_column="true"]:focus, QComboBox[of_column="true"]:focus, QLineEdit[of_column="true"][problem="true"] {
    padding: 1px 4px;
}
QPlainTextEdit[problem="true"], QTextEdit[problem="true"] { border: 2px solid $danger; padding: 2px; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit, QComboBox QLineEdit:focus, QAbstractSpinBox QLineEdit:focus {
    background: transparent; border: none; padding: 0;
}
QDateEdit { padding-right: $beside_drop; }
QComboBox::drop-down, QDateEdit::drop-down {
    border: none; width: $drop; subcontrol-origin: padding; subcontrol-position: center right;
}
QComboBox::down-arrow, QDateEdit::down-arrow, QAbstractSpinBox::down-arrow {
    image: url("$icons/arrow-down.svg"); width: $mark; height: $mark;
}
QAbstractSpinBox::up-arrow { image: url("$icons/arrow-up.svg"); width: $mark; height: $mark; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: $step; subcontrol-origin: padding; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }

QPushButton { padding: 6px 15px; icon-size: $icon; outline: none; }
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $selection; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 14px; }
QPushButton[primary="true"] { background: $accent; border-color: $accent; color: $on_accent; font-weight: 600; }
QPushButton[primary="true"]:hover, QPushButton[primary="true"]:pressed { background: $accent_hover; }
QPushButton[primary="true"]:focus, QToolButton[primary="true"]:focus {
    border: 2px solid $text; padding: 5px 14px; background-clip: padding;
}
QPushButton[danger="true"] { color: $danger; border-color: $danger; }
QPushButton[danger="true"]:hover, QPushButton[danger="true"]:pressed { background: $problem_ground; }
QPushButton[primary="true"]:disabled { background: $off; border-color: $off_edge; color: $disabled; }
QPushButton[danger="true"]:disabled { background: $window; border-color: $border; color: $disabled; }
QToolButton { border: 1px solid transparent; border-radius: $radius; padding: 4px; icon-size: $icon; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $selection; }
QToolButton:focus { border: 1px solid $accent; }
QToolButton[popupMode="1"], QToolButton[popupMode="2"] { padding-right: $step; }
QToolButton[primary="true"] {
    background: $accent; border-color: $accent; color: $on_accent; font-weight: 600; padding: 6px 15px;
}
QToolButton[primary="true"]:hover, QToolButton[primary="true"]:pressed { background: $accent_hover; }
QToolButton[primary="true"]:disabled { background: $off; border-color: $off_edge; color: $disabled; }
QToolButton[chip="true"] { background: $surface; border-color: $border; border-radius: 12px; padding: 3px 10px; }
QToolButton[chip="true"]:hover { background: $hover; }
QToolButton[chip="true"]:focus { border-color: $accent; }
QToolButton::menu-button { border: none; width: $menu; }
QToolButton::menu-indicator {
    image: url("$icons/arrow-down.svg"); width: $mark; height: $mark;
    subcontrol-origin: padding; subcontrol-position: center right; right: 4px;
}

QCheckBox, QRadioButton { border: 1px solid transparent; border-radius: $radius; padding: 2px; spacing: 6px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QAbstractItemView::indicator, QGroupBox::indicator, QMenu::indicator {
    width: $box; height: $box; border: 1px solid $outline; border-radius: 3px; background: $surface;
}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked, QGroupBox::indicator:checked,
QMenu::indicator:checked {
    background: $accent; border-color: $accent; image: url("$icons/check-$ink.svg");
}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
    background: $accent; border-color: $accent; image: url("$icons/dash-$ink.svg");
}
QRadioButton::indicator {
    width: $box; height: $box; border: 1px solid $outline; border-radius: $round; background: $surface;
}
QRadioButton::indicator:checked { width: $dot; height: $dot; border: $ring solid $accent; background: $on_accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $border; background: $window; }
QCheckBox::indicator:checked:disabled { background: $disabled; border-color: $disabled; }
QRadioButton::indicator:checked:disabled { border-color: $disabled; }

QAbstractItemView {
    background: $surface; border: 1px solid $border; border-radius: $radius;
    selection-background-color: $selection; selection-color: $text;
}
QAbstractItemView:focus { border-color: $accent; }
QTableView, QTreeView { alternate-background-color: $stripe; }
QListView, QTreeView, QTableView { icon-size: $icon; }
QListView::item { padding: 3px 4px; }
QTreeView::branch:has-children:open { image: url("$icons/arrow-down.svg"); }
QTreeView::branch:has-children:closed { image: url("$icons/arrow-right.svg"); }
QAbstractItemView { outline: 1px solid $accent; }
QTableView::item { padding: 0 5px; border: none; border-bottom: 1px solid $border; }
QCalendarWidget QTableView::item { padding: 0; border: none; }
QHeaderView { background: $window; border: none; }
QHeaderView::section {
    background: $window; color: $muted; font-weight: 600; border: none; border-bottom: 1px solid $border;
    padding: 6px 8px;
}
QTreeView QHeaderView::section { padding-left: 3px; }
QHeaderView::section:hover { color: $text; }
QHeaderView::up-arrow { image: url("$icons/sorted-up.svg"); width: $mark; height: $mark; }
QHeaderView::down-arrow { image: url("$icons/sorted-down.svg"); width: $mark; height: $mark; }
QTableCornerButton::section { background: $window; border: none; }

#navigation { background: $navigation; border: none; border-right: 1px solid $rail; border-radius: 0; padding: 8px; }
#navigation { outline: none; }
#navigation[over="true"] { border-right: 1px solid $outline; }
#navigation::item {
    padding: 8px 6px; margin: 1px 0; border-radius: $radius; border-left: 3px solid transparent; color: $text;
}
#navigation::item:hover { background: $hover; }
#navigation::item:selected { background: $selection; border-left: 3px solid $accent; }
#navigation::item:selected:focus { border: 1px solid $accent; border-left: 3px solid $accent; }

QLabel[heading="true"] { font-size: $heading_size; font-weight: 600; }
QLabel[muted="true"] { color: $muted; }
QLabel[problem="true"] { color: $danger; }
QLabel[doubt="true"] { color: $warning; }
*[banner] { border: 1px solid $border; border-radius: $radius; padding: 8px 12px; color: $text; }
*[banner="true"], *[banner="info"] { background: $info_ground; border-color: $accent; }
*[banner="warning"] { background: $warning_ground; border-color: $warning; }
*[banner="problem"] { background: $problem_ground; border-color: $danger; }
*[banner="done"] { background: $done_ground; border-color: $done; }

QToolBar #practice { background: $warning; }
QToolBar #practice QLabel { color: $surface; font-weight: 600; }

QTabWidget::pane { border: none; border-top: 1px solid $border; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { padding: 6px 12px; border: none; border-bottom: 2px solid transparent; color: $muted; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:selected:focus { background: $selection; }
QGroupBox { border: 1px solid $border; border-radius: $radius; margin-top: 10px; padding: 12px; }
QGroupBox::title { subcontrol-origin: margin; left: 12px; padding: 0 4px; }
QProgressBar { border: 1px solid $outline; border-radius: $radius; background: $surface; text-align: center; }
QProgressBar::chunk { background: $selection; border-right: 2px solid $accent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $outline; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: $surface; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: $radius; color: $text; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $border; margin: 4px; }
QMenu::indicator { left: 8px; }
QMenuBar { background: $window; border-bottom: 1px solid $border; }
QMenuBar::item { padding: 4px 8px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QToolTip { background: $text; color: $surface; border: none; padding: 4px; }
QToolBar { border: none; spacing: 4px; }
QStatusBar { color: $muted; }
QStatusBar QPushButton { padding: 1px 11px; }
QStatusBar QPushButton:focus { padding: 0 10px; }
QStatusBar QToolButton { padding: 1px 4px; }
#qt_calendar_navigationbar { background: $navigation; }
#qt_toolbar_ext_button { border: none; padding: 0; }
#qt_toolbar_ext_button::menu-indicator { image: none; }
#qt_calendar_navigationbar QToolButton { color: $text; }
#qt_calendar_navigationbar #qt_calendar_monthbutton { padding-right: 20px; }
#qt_calendar_calendarview { border: none; border-radius: 0; }
#qt_calendar_prevmonth { qproperty-icon: url("$icons/arrow-left.svg"); }
#qt_calendar_nextmonth { qproperty-icon: url("$icons/arrow-right.svg"); }
""")

_USUAL: Final = 10
"""Points of the letters for which marks and icons were measured."""
_BOX: Final = 14
_RING: Final = 5
_ICON: Final = 16
_MARK: Final = 12
_DROP: Final = 22
"""The width of what has such a mark in it; so are the next two."""
_STEP: Final = 20
_MENU: Final = 18


def style_sheet(tokens: Tokens, points: float) -> str:
    """Return the style sheet of `tokens` for a base font of `points`."""
    growth = points / _USUAL
    box = round(_BOX * growth)
    ring = round(_RING * growth)
    values = tokens._asdict() | {
        "icon": f"{round(_ICON * growth)}px",
        "box": f"{box}px",
        "mark": f"{round(_MARK * growth)}px",
        "drop": f"{round(_DROP * growth)}px",
        "beside_drop": f"{round(_DROP * growth) + 2}px",
        "step": f"{round(_STEP * growth)}px",
        "menu": f"{round(_MENU * growth)}px",
        "round": f"{box // 2 + 1}px",
        "ring": f"{ring}px",
        "dot": f"{box + 2 - 2 * ring}px",
        "radius": f"{RADIUS}px",
        "heading_size": f"{points * 1.5:.1f}pt",
        "icons": resource("icons").as_posix(),
        # Where the pages have the ground of the navigation a line parts them.
        "rail": tokens.border if tokens.navigation == tokens.window else tokens.navigation,
        # A filled button that cannot be pressed: where edges are as strong as letters they are no ground for pale ones.
        "off": tokens.window if tokens.border == tokens.outline else tokens.border,
        "off_edge": tokens.disabled if tokens.border == tokens.outline else tokens.border,
        "ink": "light" if QColor(tokens.on_accent).lightness() > 127 else "dark",
    }
    return _SHEET.substitute(values)
