"""The window. Qt lives only here; data comes and goes through services."""

import PySide6.QtCore  # noqa: F401

from desktop_app.runtime.interpreter.import_hook import remove_import_hook

remove_import_hook()
