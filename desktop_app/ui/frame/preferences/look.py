"""The look that the clerk has chosen: colours and the size of letters, kept among the window's settings."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from desktop_app.ui.base.theme import Theme, apply_theme

if TYPE_CHECKING:
    from desktop_app.ui.base.settings_file import SettingsFile
    from desktop_app.ui.frame.menus import Menus

_SETTING: Final = "look"
SIZES: Final = (100, 110, 125, 150, 175, 200)
"""The sizes of letters that are offered, in per cent of the system's."""


class WindowLook(QObject):
    """The colours and the size of letters of the program's windows; `settings` are those of the folder open now."""

    def __init__(self, settings: "Callable[[], SettingsFile]", menus: "Menus") -> None:
        super().__init__(menus)
        self._settings, self._menus = settings, menus
        menus.scheme_asked.connect(self.choose_scheme)
        menus.contrast_asked.connect(self.choose_contrast)
        scheme, high_contrast, size = self._saved()
        menus.show_scheme(scheme)
        menus.show_contrast(high=high_contrast)
        if high_contrast:
            self._theme.choose_contrast(high=True)
        if scheme != Qt.ColorScheme.Unknown:
            self._theme.choose(scheme)
        if size != SIZES[0]:
            self._theme.choose_size(size)

    @property
    def scheme(self) -> Qt.ColorScheme:
        """The colours that are chosen, `Unknown` for those of the system."""
        return self._theme.choice

    @property
    def has_high_contrast(self) -> bool:
        """Whether high contrast is chosen, whatever the system is set to."""
        return self._theme.has_high_contrast

    @property
    def size(self) -> int:
        """The size of letters in per cent of the system's."""
        return self._theme.percent

    def choose_scheme(self, scheme: Qt.ColorScheme) -> None:
        """Show other colours, now and from now on."""
        self._theme.choose(scheme)
        self._menus.show_scheme(scheme)
        self.keep()

    def choose_contrast(self, high: bool) -> None:
        """Show high contrast, or only where the system is set to it, now and from now on."""
        self._theme.choose_contrast(high=high)
        self._menus.show_contrast(high=high)
        self.keep()

    def choose_size(self, size: int) -> None:
        """Show letters of another size, now and from now on."""
        self._theme.choose_size(size)
        self.keep()

    def keep(self) -> None:
        """Keep the look that is shown in the folder that is open: it is the clerk's and goes with her to another."""
        scheme, high_contrast, size = self.scheme, self.has_high_contrast, self.size
        if self._saved() != (scheme, high_contrast, size):
            self._settings().put(_SETTING, {"scheme": scheme.name, "contrast": high_contrast, "letters": size})

    def _saved(self) -> tuple[Qt.ColorScheme, bool, int]:
        saved = self._settings().get(_SETTING)
        name, size = str(saved.get("scheme", "")), saved.get("letters")
        scheme = Qt.ColorScheme[name] if name in Qt.ColorScheme.__members__ else Qt.ColorScheme.Unknown
        return scheme, saved.get("contrast") is True, size if size in SIZES else SIZES[0]

    @property
    def _theme(self) -> Theme:
        return apply_theme(cast(QApplication, QApplication.instance()))
