"""Import statements as Python has them, without PySide's hook."""

import builtins


def remove_import_hook() -> None:
    """Put back the import that PySide replaced when it was loaded; where it replaced none, nothing happens."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
