"""What the frozen program of Linux begins with; start.sh has started its own Python with this file."""

import os
import sys

sys.frozen = True  # type: ignore[attr-defined]  # as PyInstaller's own start says it
sys.executable = sys.argv[0] = os.environ.pop("SO_THI_DUA_PROGRAM")
# The loader has read it; what the program starts (a viewer, LibreOffice) is not to be given these libraries.
former = os.environ.pop("SO_THI_DUA_LIBRARIES")
if former:
    os.environ["LD_LIBRARY_PATH"] = former
else:
    del os.environ["LD_LIBRARY_PATH"]

from desktop_app.__main__ import main  # noqa: E402

sys.exit(main())
