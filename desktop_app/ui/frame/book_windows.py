"""The windows that the menus open over an open book. Each is loaded when it is first asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    # The window is painted before anything of the store is loaded.
    from desktop_app.domain.lists import ListQuery
    from desktop_app.ui.base.context import Context
    from desktop_app.ui.widgets.notice import Notice


def import_list(context: "Context", window: QWidget, key: str) -> None:
    """Ask for a file with a list of this kind."""
    from desktop_app.ui.widgets.imports.opening import import_file

    import_file(context, window, key)


def ask_template(context: "Context", window: QWidget, notice: "Notice") -> None:
    """Ask which template for units is to be written."""
    from desktop_app.ui.widgets.imports.template_window import ask_template as ask

    ask(context, notice, window)


def import_sent(context: "Context", window: QWidget) -> None:
    """Ask for the folder of what units have sent."""
    from desktop_app.ui.widgets.imports.sent_window import import_folder

    import_folder(context, window)


def carry_away(context: "Context", window: QWidget, notice: "Notice") -> None:
    """Ask how the package to carry away is to be."""
    from desktop_app.ui.widgets.packages.package_form import PackageForm

    PackageForm(context, notice, window).open()


def show_recovery_sheet(context: "Context", window: QWidget) -> None:
    """Show the sheet that says what to do with a package."""
    from desktop_app.ui.widgets.packages.recovery_sheet import RecoverySheetWindow

    RecoverySheetWindow(context, parent=window).show()


def show_charts(context: "Context", window: QWidget, show_list: "Callable[[ListQuery], None]") -> None:
    """Show the charts; what is pressed in them is shown as a list."""
    from desktop_app.ui.frame.charts.window import ChartsWindow

    charts = ChartsWindow(context, window)
    charts.asked.connect(show_list)
    charts.show()
