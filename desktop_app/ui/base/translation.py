"""Qt's own words in Vietnamese, and dates and numbers as the office writes them."""

from datetime import date

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop_app.domain.vietnamese import thousands
from desktop_app.runtime.resources import resource

_TRANSLATOR = "qtbase_vi"


def install_vietnamese(app: QApplication) -> QTranslator:
    """Make Qt speak Vietnamese in `app`: its buttons, menus and dialogs, the default locale, the calendar.

    Returns the translator, which `app` owns. To be called before the first widget is made; calling it again changes
    nothing. Raises FileNotFoundError if the translation is not among the shipped files.
    """
    QLocale.setDefault(QLocale("vi_VN"))
    installed = app.findChild(QTranslator, _TRANSLATOR)
    if installed is not None:
        return installed
    translator = QTranslator(app)
    translator.setObjectName(_TRANSLATOR)
    path = resource("i18n", f"{_TRANSLATOR}.qm")
    if not translator.load(str(path)):
        raise FileNotFoundError(path)
    app.installTranslator(translator)
    return translator


def format_date(day: date) -> str:
    """Return `day` as dd/mm/yyyy: "05/03/2026"."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


format_number = thousands
"""A whole number as every page shows it: "1.234.567"."""
