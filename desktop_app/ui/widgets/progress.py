"""The progress of long work in the status bar, with a button to stop it."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from desktop_app.ui.base.tasks import Job, Tasks
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.base.translation import format_number

_BAR_WIDTH = 120


class ProgressLine(QWidget):
    """Shows the newest long job of `tasks`; hidden while there is none, or `unless` is seen, which has another."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None, *, unless: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unless = unless
        self._jobs: list[Job] = []
        self._words = QLabel()
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(at_size(_BAR_WIDTH))
        self.stop = QPushButton("Dừ&ng")
        self.stop.setToolTip("Dừng việc này; không có gì bị thay đổi")
        self.stop.clicked.connect(self._stop)
        line = QHBoxLayout(self)
        line.setContentsMargins(GAP, 0, GAP, 0)
        line.setSpacing(GAP)
        line.addWidget(self._words)
        line.addWidget(self._bar)
        line.addWidget(self.stop)
        tasks.started.connect(self._start)
        tasks.progressed.connect(self._count)
        tasks.ended.connect(self._end)
        self.hide()

    @property
    def text(self) -> str:
        """The text shown for the job."""
        return self._words.text()

    def _start(self, job: Job) -> None:
        self._jobs.append(job)
        self._words.setText(f"{job.title}…")
        self.stop.setEnabled(True)
        self.setVisible(self._unless is None or not self._unless.isVisible())

    def _count(self, job: Job, count: int) -> None:
        if self._jobs and job is self._jobs[-1]:
            self._words.setText(f"{job.title}… {format_number(count)}")

    def _end(self, job: Job) -> None:
        self._jobs = [other for other in self._jobs if other is not job]
        if not self._jobs:
            self.hide()

    def _stop(self) -> None:
        for job in self._jobs:
            job.cancel()
        self._words.setText("Đang dừng…")
        self.stop.setEnabled(False)
