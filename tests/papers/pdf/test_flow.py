from dataclasses import dataclass
from typing import Self

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.papers.pdf.drawing import PageDrawing
from desktop_app.papers.pdf.flow import Drawable, PlacedItem, paginate

CAPACITY = 100.0
LEAST = 10.0


@dataclass
class Head:
    height: float = 15.0

    def draw(self, drawing: PageDrawing, top: float) -> None:
        raise AssertionError


@dataclass
class Slice:
    number: int
    height: float
    keep_next: bool = False
    header: Drawable | None = None
    least: float = 0.0
    separates: bool = False
    is_entry: bool = False
    gap: float = 0.0
    may_go_on: bool = False

    def cut(self, room: float) -> tuple[Self, Self]:
        assert room >= self.least
        assert self.height - room >= self.least
        make, entry = type(self), self.is_entry
        rest = self.height - room
        return (
            make(self.number, room, False, self.header, LEAST if room >= 2 * LEAST else 0, is_entry=entry),
            make(
                self.number,
                rest,
                self.keep_next,
                self.header,
                LEAST if rest >= 2 * LEAST else 0,
                is_entry=entry,
            ),
        )

    def draw(self, drawing: PageDrawing, top: float) -> None:
        raise AssertionError


HEAD = Head()


def row(number: int, height: float, keep_next: bool = False) -> Slice:
    return Slice(number, height, keep_next, HEAD, LEAST if height >= 2 * LEAST else 0, is_entry=True)


def slices(page: list[PlacedItem]) -> list[Slice]:
    return [placed.drawn for placed in page if isinstance(placed.drawn, Slice)]


rows = st.lists(st.tuples(st.floats(5, 350), st.booleans()), max_size=30)


@given(rows, st.floats(5, 80))
def test_nothing_is_lost_nothing_leaves_the_page_and_the_ending_is_never_alone(
    given_rows: list[tuple[float, bool]], ending: float
) -> None:
    strips = [row(number, height, keep) for number, (height, keep) in enumerate(given_rows)]
    if strips:
        strips[-1].keep_next = True
    strips.append(Slice(len(strips), ending))
    pages = paginate(strips, CAPACITY)
    heights: dict[int, float] = {}
    for page in pages:
        edge = 0.0
        for placed in page:
            assert abs(placed.top - edge) < 0.001
            edge += placed.drawn.height
        assert edge <= CAPACITY + 0.05
        for strip in slices(page):
            heights[strip.number] = heights.get(strip.number, 0.0) + strip.height
    assert list(heights) == [strip.number for strip in strips]
    assert all(abs(heights[strip.number] - strip.height) < 0.001 for strip in strips)
    last = slices(pages[-1])
    lonely = len(last) == 1 and len(strips) > 1
    # Only where what is left of a row, which is cut no more below twice its least part, fits on no page with it.
    assert not lonely or (2 * strips[-2].least or strips[-2].height) + ending + HEAD.height > CAPACITY


@given(rows)
def test_the_head_stands_over_the_rows_of_every_page(given_rows: list[tuple[float, bool]]) -> None:
    pages = paginate([row(number, height, keep) for number, (height, keep) in enumerate(given_rows)], CAPACITY)
    assert all(
        [placed.drawn is HEAD for placed in page] == [True] + [False] * (len(page) - 1) for page in pages if page
    )


@given(st.lists(st.floats(5, 40), min_size=2, max_size=30))
def test_rows_that_keep_together_share_a_page(heights: list[float]) -> None:
    strips = [row(number, height, keep_next=number % 2 == 0) for number, height in enumerate(heights)]
    pages = [[strip.number for strip in slices(page)] for page in paginate(strips, CAPACITY)]
    assert all(page[-1] % 2 == 1 or page[-1] == len(strips) - 1 for page in pages)


def test_a_row_that_fits_a_page_is_not_cut() -> None:
    pages = paginate([row(0, 60), row(1, 60)], CAPACITY)
    assert [[strip.height for strip in slices(page)] for page in pages] == [[60], [60]]


def test_a_row_taller_than_a_page_begins_where_it_stands() -> None:
    pages = paginate([row(0, 40), row(1, 200)], CAPACITY)
    assert sum(strip.height for page in pages for strip in slices(page)) == 240
    assert [strip.number for strip in slices(pages[0])] == [0, 1]


OPENING = 40.0


def opened(*strips: Slice) -> list[list[Slice]]:
    """Return the pages of a list below what opens its paper."""
    opening = Slice(-1, OPENING, keep_next=True)
    return [slices(page) for page in paginate([opening, *strips], CAPACITY)]


def test_the_letterhead_is_not_alone_above_a_tall_entry() -> None:
    group = Slice(0, 8, keep_next=True, header=HEAD)
    first, second = opened(group, row(1, 70))
    assert [strip.number for strip in first] == [-1, 0, 1]
    assert [strip.number for strip in second] == [1]
    assert first[-1].height + second[0].height == 70


def test_the_letterhead_keeps_the_first_of_two_entries_and_the_signatures_the_second() -> None:
    pages = opened(row(0, 12, keep_next=True), row(1, 12, keep_next=True), Slice(2, 30))
    assert [[strip.number for strip in page] for page in pages] == [[-1, 0], [1, 2]]


@given(rows, st.floats(5, 60))
def test_nothing_opens_a_list_alone_nor_ends_it_alone(given_rows: list[tuple[float, bool]], ending: float) -> None:
    strips = [row(number, max(height, 8.0), keep) for number, (height, keep) in enumerate(given_rows)]
    if not strips:
        return
    for strip in strips[-2:]:
        strip.keep_next = True
    pages = opened(*strips, Slice(len(strips), ending))
    heights = [sum(strip.height for strip in page) + HEAD.height * (len(page) > 1) for page in pages]
    assert all(height <= CAPACITY + 0.05 for height in heights)
    placed = {strip.number for page in pages for strip in page}
    assert placed == {-1, *range(len(strips) + 1)}
    # A row of less than twice its least part cannot be cut; then it may have to leave the letterhead.
    short = strips[0].height < 2 * LEAST and OPENING + HEAD.height + strips[0].height > CAPACITY
    single = len(strips) == 1 and strips[0].least == 0 and OPENING + HEAD.height + strips[0].height + ending > CAPACITY
    assert len(pages[0]) > 1 or short or single


def test_what_only_separates_is_left_out_where_a_page_ends() -> None:
    line = Slice(9, 10, keep_next=True, separates=True)
    pages = paginate([line, Slice(0, 45), line, Slice(1, 45), line, Slice(2, 45)], CAPACITY)
    assert [[strip.number for strip in slices(page)] for page in pages] == [[0, 9, 1], [2]]
    # Also where the line alone would still find room.
    pages = paginate([Slice(0, 40), line, Slice(1, 40), line, Slice(2, 40)], CAPACITY)
    assert [[strip.number for strip in slices(page)] for page in pages] == [[0, 9, 1], [2]]


def test_the_room_above_a_paragraph_is_left_out_where_a_page_begins_as_in_word() -> None:
    first, second, third = (Slice(number, 60, gap=6) for number in range(3))
    tops = [[placed.top for placed in page] for page in paginate([first, second, third], CAPACITY)]
    assert tops == [[0], [-6], [-6]]
    # So much more stands on the page; the paper itself begins with it.
    full, last = Slice(3, 52, gap=6), Slice(4, 54, gap=6)
    assert [[strip.number for strip in slices(page)] for page in paginate([first, full, last], CAPACITY)] == [
        [0],
        [3, 4],
    ]
    assert [[strip.number for strip in slices(page)] for page in paginate([full, last], CAPACITY)] == [[3], [4]]


def test_an_entry_that_may_go_on_is_cut_only_where_it_does_not_fit_whole() -> None:
    tall = row(1, 60)
    tall.may_go_on = True
    pages = paginate([row(0, 40), tall], CAPACITY)
    assert [[strip.number for strip in slices(page)] for page in pages] == [[0, 1], [1]]
    # It lets the signatures go where it would be with them only for their sake.
    tall = row(1, 40, keep_next=True)
    tall.may_go_on = True
    pages = paginate([row(0, 40), tall, row(2, 20, keep_next=True), Slice(3, 50)], CAPACITY)
    assert [[(strip.number, strip.height) for strip in slices(page)] for page in pages] == [
        [(0, 40), (1, 40)],
        [(2, 20), (3, 50)],
    ]


def test_a_paper_without_anything_has_one_page() -> None:
    assert paginate([], CAPACITY) == [[]]


def test_a_heading_stays_with_its_first_entry_where_all_below_it_is_taller_than_a_page() -> None:
    heading = Slice(1, 8, keep_next=True, header=HEAD)
    strips = [row(0, 20), heading, row(2, 25, keep_next=True), row(3, 35, keep_next=True), Slice(4, 30)]
    pages = [[strip.number for strip in slices(page)] for page in paginate(strips, CAPACITY)]
    assert pages == [[0, 1, 2], [3, 4]]
