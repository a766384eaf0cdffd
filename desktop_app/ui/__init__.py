"""The window. Qt lives only here; data comes and goes through services."""

import builtins

import PySide6.QtCore  # noqa: F401

# PySide looks at every import statement of the process for `from __feature__ import`, which nothing here uses, and for
# that reads the source of each module: a tenth of the time to the first page. The import it replaced is put back.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
