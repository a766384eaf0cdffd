"""The way back over the pages leads to the row that was chosen at each place, not to one of its number elsewhere."""

from collections.abc import Callable
from typing import cast

from desktop_app.domain.lists import ListQuery
from desktop_app.ui.frame.finding.trail import Trail
from desktop_app.ui.widgets.page import Page


class ShownRows:
    """A page as the trail sees it: which of its rows is chosen, and what it was asked to show."""

    def __init__(self) -> None:
        self.row: int | None = None
        self.asked: list[ListQuery] = []

    def chosen_row(self) -> int | None:
        return self.row

    def choose_row(self, row_id: int | None) -> None:
        self.row = row_id

    def show_query(self, query: ListQuery) -> None:
        self.asked.append(query)


class Window:
    """Goes over pages as the window does: noting each place before its page is in sight."""

    def __init__(self, *keys: str) -> None:
        self.pages = {key: ShownRows() for key in keys}
        self.shown = ""
        self.trail = Trail(self.page, self.go_to)

    def page(self) -> Page | None:
        return cast(Page, self.pages[self.shown]) if self.shown else None

    def go_to(self, key: str, act: Callable[[Page], None] = lambda page: None) -> None:
        self.trail.visit(key)
        self.shown = key
        act(cast(Page, self.pages[key]))

    def show(self, query: ListQuery) -> None:
        self.trail.visit(query.kind, query)
        self.go_to(query.kind)


def test_back_and_forward_choose_the_row_of_each_place() -> None:
    window = Window("people", "activities")
    people, activities = window.pages.values()
    first, second = (ListQuery("people", scope={"unit": unit_id}) for unit_id in (1, 2))
    window.show(first)
    people.row = 7
    window.show(second)
    people.row = 9
    window.go_to("activities")
    window.go_to("activities")
    activities.row = 3
    for by, shown, row, asked in (
        (-1, "people", 9, [second]),
        (-1, "people", 7, [second, first]),
        (-1, "people", 7, [second, first]),
        (1, "people", 9, [second, first, second]),
        (1, "activities", 3, [second, first, second]),
        (1, "activities", 3, [second, first, second]),
    ):
        window.trail.travel(by)
        assert (window.shown, window.pages[shown].row, people.asked) == (shown, row, asked)
