"""The least that a window costs: a bare one, which loads nothing but Qt and tells when it was first painted.

`python -m tests.benchmarks.bare_window`; it stays until it is ended.
"""

import json
import sys
import time

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget


class _Window(QMainWindow):
    painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell the moment of the first painting, and the CPU used until then."""
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            moments = {"first_paint": time.monotonic(), "first_paint_cpu": time.process_time()}
            sys.stdout.write(json.dumps(moments) + "\n")
            sys.stdout.flush()


def main() -> None:
    """Show a window with a menu, a status bar and a small table."""
    app = QApplication([])
    window = _Window()
    window.setWindowTitle("Đề nghị khen thưởng")
    window.menuBar().addMenu("Tệp")
    window.statusBar().showMessage("Sẵn sàng")
    window.setCentralWidget(QTableWidget(20, 6))
    window.resize(1000, 700)
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
