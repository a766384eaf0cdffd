"""One quiet look on Windows and Linux, light or dark as the system is: palette, font and style sheet.

Widgets are styled by an object name or a dynamic property:

* object name "navigation": the list of the window's pages;
* `heading`: a page title; `muted`: secondary text; `problem`: an inline error, or the input it belongs to;
* `primary`, `danger`: the one main button of a page, a button that deletes something;
* `banner`: a message across the page: true or "info", "warning", "problem", "done".

Widgets that paint themselves use the palette: `Accent`, `PlaceholderText` (muted), `BrightText` (danger).
"""

from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QItemSelectionModel, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QFontMetrics,
    QGuiApplication,
    QPalette,
    QRawFont,
)
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QListView,
    QTableView,
    QWidget,
)

from desktop_app.ui.base import tokens as look
from desktop_app.ui.base.dress.style_sheet import style_sheet
from desktop_app.ui.base.dress.tables import CellDelegate, Heads
from desktop_app.ui.base.tokens import DARK, LIGHT, Tokens

if TYPE_CHECKING:
    from desktop_app.ui.base.dress.unseen import Unseen

_OF_APPLICATION: Final = "theme"
_USUAL: Final = 100
_MIDDLE: Final = 128
"""As light as dark."""
_SMALLEST_FONT: Final = 10.0  # points
_FALLBACK_FAMILIES: Final = ("Segoe UI", "Noto Sans", "Liberation Sans", "DejaVu Sans")
_RAREST_LETTERS: Final = "ẴặỠợỮựĐđẾệỸỵ₫"


def apply_theme(app: QApplication) -> "Theme":
    """Give `app` the look of the program and let it follow the system's colour scheme.

    Returns the theme, which `app` owns; calling it again returns the same.
    """
    return theme_of(app) or Theme(app)


def theme_of(app: QApplication) -> "Theme | None":
    """Return the theme of `app`, None before it has one."""
    # Not `findChild`: it makes PySide create Python objects for all children and for every enum of a style.
    theme = app.property(_OF_APPLICATION)
    return theme if isinstance(theme, Theme) else None


class Theme(QObject):
    """The look of the running application. Signal: `changed` when the colours are others, to paint anew."""

    changed = Signal()
    percent: ClassVar[int] = _USUAL
    """The size of letters in per cent of the system's: of the class, for it is asked for each cell that is painted."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.setProperty(_OF_APPLICATION, self)
        self._app = app
        self.choice = Qt.ColorScheme.Unknown
        """The scheme that is shown whatever the system says; `Unknown` follows the system."""
        self.has_high_contrast = False
        """Whether high contrast is shown, whatever the system says; else it is where the system is set to it."""
        self._tokens = LIGHT
        self._unseen: Unseen | None = None
        app.setFont(base_font())
        hints = QGuiApplication.styleHints()
        self._show(self._tokens_to_show())
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)

    @property
    def tokens(self) -> Tokens:
        """The colours now shown."""
        return self._tokens

    def choose(self, scheme: Qt.ColorScheme) -> None:
        """Show `scheme` whatever the system says; `Unknown` follows the system again."""
        self.choice = scheme
        # Asks the system for matching title bars, where it can.
        QGuiApplication.styleHints().setColorScheme(scheme)
        self._follow_system()

    def choose_contrast(self, *, high: bool) -> None:
        """Show high contrast whatever the system says, or only where the system is set to it."""
        self.has_high_contrast = high
        self._follow_system()

    def choose_size(self, percent: int) -> None:
        """Show all letters in a size, in per cent of the system's; what stands already grows with them."""
        # Seldom asked for, and each class that is named takes its time.
        from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QToolBar

        font = base_font()
        font.setPointSizeF(font.pointSizeF() * percent / 100)
        growth = percent / self.percent
        Theme.percent = percent
        self._app.setFont(font)
        with_icons = QAbstractButton | QAbstractItemView | QToolBar
        # Asked for before the sheet gives some of them the new one.
        icons = {w: w.iconSize() for w in self._app.allWidgets() if isinstance(w, with_icons)}
        self._change(self._tokens)
        for widget in self._app.allWidgets():
            if isinstance(widget, QTableView):
                rows = widget.verticalHeader()
                rows.setDefaultSectionSize(round(rows.defaultSectionSize() * growth))
            elif isinstance(widget, with_icons):
                # The buttons of a toolbar have the size that it has; some lists have none of their own.
                if not isinstance(widget.parentWidget(), QToolBar) and (size := icons.get(widget)) and size.width() > 0:
                    widget.setIconSize(size * growth)
            elif 0 < widget.minimumWidth() == widget.maximumWidth() and not widget.isWindow():
                widget.setFixedWidth(round(widget.minimumWidth() * growth))
        self.changed.emit()

    def _follow_system(self) -> None:
        tokens = self._tokens_to_show()
        if tokens != self._tokens:
            self._change(tokens)
            self.changed.emit()

    def _tokens_to_show(self) -> Tokens:
        hints = QGuiApplication.styleHints()
        scheme = hints.colorScheme() if self.choice == Qt.ColorScheme.Unknown else self.choice
        is_asked_for = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        if not (is_asked_for or self.has_high_contrast):
            return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        if scheme == Qt.ColorScheme.Unknown:
            # Under a theme of high contrast Windows names no scheme: what its ground is, its own colours say.
            scheme = self._scheme_of_system()
        return look.high_contrast(DARK if scheme == Qt.ColorScheme.Dark else LIGHT)

    def _scheme_of_system(self) -> Qt.ColorScheme:
        shown = self._app.palette()
        self._app.setPalette(QPalette())
        ground = self._app.palette().color(QPalette.ColorRole.Window)
        self._app.setPalette(shown)
        return Qt.ColorScheme.Dark if ground.lightness() < _MIDDLE else Qt.ColorScheme.Light

    def _change(self, tokens: Tokens) -> None:
        # At the start there is nothing yet that could be out of sight.
        from desktop_app.ui.base.dress.unseen import Unseen

        if self._unseen is None:
            self._unseen = Unseen(self)
        with self._unseen.left_out():
            self._show(tokens)

    def _show(self, tokens: Tokens) -> None:
        self._tokens = tokens
        # Put in the place of another, a sheet is given to each widget once for every widget around it.
        self._app.setStyleSheet("")
        self._app.setPalette(palette(tokens))
        self._app.setStyleSheet(style_sheet(tokens, self._app.font().pointSizeF()))
        # The first style sheet has Qt give menus, lists, tips and message boxes the fonts that Windows has for them.
        self._app.setFont(self._app.font())


def at_size(pixels: int) -> int:
    """Return a width that was measured for letters of the usual size, for those that are shown."""
    return pixels if Theme.percent == _USUAL else round(pixels * Theme.percent / _USUAL)


def icon_size(side: int) -> QSize:
    """Return the size of an icon beside letters of the usual size, for those that are shown."""
    return QSize(at_size(side), at_size(side))


def set_mark(widget: QWidget, mark: str, value: bool | str = True) -> None:
    """Set the dynamic property `mark` ("problem", "primary", …) of a `widget` that may be on the screen already."""
    widget.setProperty(mark, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def set_up_navigation(view: QListView) -> None:
    """Make `view` the list of the window's pages. To be called before it gets its items."""
    view.setObjectName("navigation")
    view.setIconSize(icon_size(20))
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    # Without this the first rows are laid out before the style sheet says how high they are.
    view.ensurePolished()


def set_up_table(view: QTableView) -> None:
    """Give `view` the rows of this program: one line of text with air around it, striped, selected as a whole.

    To be called before what else is done with the heads.
    """
    view.setAlternatingRowColors(True)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.setTabKeyNavigation(False)
    rows = view.verticalHeader()
    rows.setVisible(False)
    rows.setDefaultSectionSize(QFontMetrics(view.font()).height() + 2 * look.GAP)
    view.setHorizontalHeader(Heads(view))
    view.setItemDelegate(CellDelegate(view))


def leave_heads_plain(view: QTableView) -> None:
    """Show nothing in the heads of `view`, which has its model, of what is chosen.

    Painting them, Qt would look at every chosen row of every column: seconds after Ctrl+A in 100,000 rows.
    """
    heads = view.horizontalHeader()
    heads.setSelectionModel(QItemSelectionModel(view.model(), heads))


def set_up_number(box: QAbstractSpinBox) -> None:
    """Make `box` show its number with dots between the thousands.

    It begins where every input begins, at the left: at the right numbers stand where they are under each other.
    """
    box.setGroupSeparatorShown(True)
    leave_air(box)


def leave_air(box: QAbstractSpinBox) -> None:
    """Leave room around the number of `box`: a style sheet's padding does not reach the line edit inside."""
    box.lineEdit().setTextMargins(look.TIGHT, 0, look.TIGHT, 0)


def base_font() -> QFont:
    """Return the system's own font, at least 10 points, or a readable family that has every Vietnamese letter."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPointSizeF(max(font.pointSizeF(), _SMALLEST_FONT))
    if not _is_readable(font):
        families = (QFontInfo(QFont(name)).family() for name in _FALLBACK_FAMILIES)
        font.setFamily(next((name for name in families if _is_readable(QFont(name))), font.family()))
    return font


def _is_readable(font: QFont) -> bool:
    """Return whether it has the rarest letters and is not monospaced, as the default font of a bare Debian is."""
    face = QRawFont.fromFont(font)
    return not QFontInfo(font).fixedPitch() and all(face.supportsCharacter(ord(letter)) for letter in _RAREST_LETTERS)


def palette(tokens: Tokens) -> QPalette:
    """Return the palette of `tokens`."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.stripe,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.danger,
        role.ToolTipBase: tokens.text,
        role.ToolTipText: tokens.surface,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Light: tokens.surface,
        role.Midlight: tokens.hover,
        role.Mid: tokens.border,
        role.Dark: tokens.outline,
        role.Shadow: tokens.text,
    }
    new_palette = QPalette()
    for colour_role, colour in colours.items():
        new_palette.setColor(colour_role, QColor(colour))
    for colour_role in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText, role.BrightText):
        new_palette.setColor(QPalette.ColorGroup.Disabled, colour_role, QColor(tokens.disabled))
    new_palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(tokens.border))
    return new_palette
