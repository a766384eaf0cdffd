"""The tab of obstacles: reported by units, put to the leadership, answered, solved."""

from collections.abc import Callable
from datetime import date
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError
from desktop_app.domain.list_kinds.year import OBSTACLES
from desktop_app.services.book import Book
from desktop_app.services.year.obstacles import close_obstacle, put_to_leadership
from desktop_app.ui.base.context import Context
from desktop_app.ui.obstacles.obstacle_form import ObstacleForm
from desktop_app.ui.obstacles.register import Register, RegisterKind
from desktop_app.ui.widgets.actions import add_action
from desktop_app.ui.widgets.lists.acts.by_value import offer_by_value

_REGISTER: Final = RegisterKind(
    OBSTACLES,
    "Không có khó khăn, vướng mắc nào.",
    {
        "hidden": ["asked_of", "answered_on", "closed_on"],
        "widths": {
            "raised_on": 134,
            "unit": 150,
            "content": 320,
            "proposal": 150,
            "state": 162,
            "put_on": 146,
            "answer": 110,
        },
    },
    {"Tất cả": {}, "Chưa giải quyết xong": {"open": True}, "Đã giải quyết xong": {"open": False}},
)


class ObstaclesTab(Register):
    """The register of obstacles, with the acts for their next steps."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _REGISTER, lambda row_id: ObstacleForm(context, row_id, self))
        new = add_action(self, "Ghi &khó khăn…", "add", "Ctrl+N; Ins", self.add)
        self.steps = [
            add_action(self.rows, "Đã &báo cáo Lãnh đạo", "up", "Ctrl+B", lambda: self._take_step(put_to_leadership)),
            add_action(self.rows, "Ghi &trả lời…", "document", "Ctrl+T", self._answer),
            add_action(self.rows, "Giải &quyết xong", "check", "Ctrl+D", lambda: self._take_step(close_obstacle)),
        ]
        for step, taken_on in ((self.steps[0], "put_on"), (self.steps[2], "closed_on")):
            offer_by_value(self.rows, step, taken_on, lambda day: day is None)
            step.setToolTip(f"{step.toolTip()}: ghi ngày hôm nay")
        self.set_up(new, self.steps)

    def _take_step(self, step: Callable[[Book, int, date], Changes]) -> None:
        def act(obstacle_id: int) -> None:
            self.context.act(lambda book: step(book, obstacle_id, date.today()), self._step_done, self._refuse)

        self.rows.with_current(act)

    def _step_done(self, _changes: Changes) -> None:
        self.rows.notice.hide()

    def _refuse(self, problem: ClerkError) -> None:
        self.rows.notice.say(f"{problem.message} {problem.hint}".rstrip(), "warning")

    def go_on(self, obstacle_id: int, step: str) -> None:
        """Open an obstacle's form for its next step: "answer" or "closed_on"."""
        self.show_form(ObstacleForm(self.context, obstacle_id, self, step=step), obstacle_id)

    def _answer(self) -> None:
        self.rows.with_current(lambda obstacle_id: self.go_on(obstacle_id, "answer"))
