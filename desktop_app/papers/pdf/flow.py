"""Breaks a stream of strips into pages: some strips stay together, and a table's header is repeated on each page.

A strip is a slice of the paper over the whole text width; it is cut only if it is taller than a page, if it would leave
what opens the paper (the letterhead) alone on its page, or if it may go on on the next. A strip with `keep_next` stays
on the page of the strip after it. Lengths in points.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol, Self

from desktop_app.papers.pdf.drawing import PageDrawing


class Drawable(Protocol):
    """Something with a height that can be drawn."""

    @property
    def height(self) -> float:
        """Its height."""

    def draw(self, drawing: PageDrawing, top: float) -> None:
        """Draw it with its upper edge at `top`."""


class Strip(Drawable, Protocol):
    """A slice of the paper."""

    keep_next: bool

    @property
    def gap(self) -> float:
        """What of its height is room above it, which Word leaves out where a page begins."""

    @property
    def separates(self) -> bool:
        """Whether it only separates the strips above and below it, so that it is left out at the end of a page."""

    @property
    def is_entry(self) -> bool:
        """Whether it is an entry of a list: the letterhead above and the signatures below want one on their page."""

    @property
    def may_go_on(self) -> bool:
        """Whether it may be cut though a page could hold it, so that the page above it is not left empty."""

    @property
    def header(self) -> Drawable | None:
        """The table header that must be above it on its page."""

    @property
    def least(self) -> float:
        """The smallest height worth cutting off, 0 if it cannot be cut."""

    def cut(self, room: float) -> tuple[Self, Self]:
        """Return its two parts, the first at most `room` high; `room` and the rest must be at least `least`."""


class PlacedItem(NamedTuple):
    """Something on a page and its upper edge, measured from the top margin."""

    drawn: Drawable
    top: float


type Page = list[PlacedItem]


def paginate(strips: Iterable[Strip], capacity: float) -> list[Page]:
    """Return the pages, each at most `capacity` high. At least one page, even without strips."""
    flow = _Flow(capacity)
    for chain in _chains(strips):
        flow.place(chain)
    return flow.pages


def _chains(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    chain: list[Strip] = []
    for strip in strips:
        chain.append(strip)
        if not strip.keep_next:
            yield chain
            chain = []
    if chain:
        yield chain


class _Flow:
    def __init__(self, capacity: float) -> None:
        self.pages: list[Page] = [[]]
        self._capacity = capacity
        self._used = 0.0
        self._header: Drawable | None = None
        self._only_opening = False

    def place(self, chain: Sequence[Strip]) -> None:
        """Place strips that belong together, on one page if one can hold them."""
        if chain[0].separates and not self._fresh() and self._height(chain, self._header) > self._room():
            self._turn()
        if chain[0].separates and self._fresh():
            chain = chain[1:]
        while chain:
            if self._height(chain, self._header) <= self._room():
                self._put_all(chain)
                return
            if self._only_opening and (rest := self._place_with_opening(chain)) is not chain:
                chain = rest
                self._turn()
            elif not self._fresh() and (rest := self._place_beginning(chain)) is not chain:
                chain = rest
                self._turn()
            elif not self._fresh() and self._height(chain, None) <= self._capacity:
                self._turn()
            else:
                chain = self._place_first(chain)

    def _place_with_opening(self, chain: Sequence[Strip]) -> Sequence[Strip]:
        """Place what of a chain fits below what opens the paper, where that stands alone on the page; return the rest.

        An entry stays with the rest: the signatures may be in it.
        """
        if not any(strip.is_entry for strip in chain):
            return chain
        for count in range(len(chain) - 1, 0, -1):
            whole, rest = chain[:count], chain[count:]
            parts_well = whole[-1].is_entry and any(strip.is_entry for strip in rest)
            if parts_well and self._height(whole, self._header) <= self._room():
                self._put_all(whole)
                return rest
        return self._place_beginning(chain, always=True)

    def _place_beginning(self, chain: Sequence[Strip], always: bool = False) -> Sequence[Strip]:
        """Place a chain up to its first entry, or a part of that, if it may go on or `always`; return the rest."""
        place = next((number for number, strip in enumerate(chain) if strip.is_entry), -1)
        if place < 0 or not (always or chain[place].may_go_on):
            return chain
        before, first, after = chain[:place], chain[place], chain[place + 1 :]
        if not always and self._height([*before, first], self._header) <= self._room():
            # Word lets it go from the signatures whole.
            self._put_all([*before, first])
            return after
        room = self._room() - self._height([*before, first], self._header) + first.height
        room = min(room, first.height - first.least)
        if not first.least or room < first.least:
            return chain
        self._put_all(before)
        piece, remainder = first.cut(room)
        self._put_all([piece])
        return [remainder, *after]

    def _place_first(self, chain: Sequence[Strip]) -> Sequence[Strip]:
        # The chain is taller than a page: its first strip goes alone, and the rest stays together as far as possible.
        first, rest = chain[0], chain[1:]
        headed = self._headed(chain)
        if headed:
            if self._height(chain[:headed], self._header) > self._room() and not self._fresh():
                self._turn()
            self._put_all(chain[:headed])
            return chain[headed:]
        lonely = bool(rest) and not any(strip.least for strip in rest)
        too_tall = self._height([first], None) > self._capacity
        if first.least and (too_tall or lonely):
            return self._place_cut(first, rest, lonely)
        if self._height([first], self._header) > self._room() and not self._fresh():
            self._turn()
        self._put_all([first])
        return rest

    def _headed(self, chain: Sequence[Strip]) -> int:
        """Return how many strips begin a chain with a heading and its first entry, which stay on one page; 0 for none.

        An entry is left for the signatures.
        """
        count = next((number for number, strip in enumerate(chain, start=1) if strip.is_entry), 0)
        leaves_one = any(strip.is_entry for strip in chain[count:])
        return count if count > 1 and leaves_one and self._height(chain[:count], None) <= self._capacity else 0

    def _place_cut(self, first: Strip, rest: Sequence[Strip], lonely: bool) -> Sequence[Strip]:
        # A part of `first` always remains, so that a signature after it is never alone on a page.
        room = self._room() - self._height([], self._header, first)
        room = min(room, first.height - first.least)
        if room < first.least:
            if self._fresh():
                self._put_all([first])
                return rest
            self._turn()
            return [first, *rest]
        piece, remainder = first.cut(room)
        self._put_all([piece])
        if not lonely or self._height([remainder, *rest], self._header) > self._room():
            self._turn()
        return [remainder, *rest]

    def _height(self, strips: Sequence[Strip], header: Drawable | None, before: Strip | None = None) -> float:
        """Return the height of `strips` below `header`, with headers between them; of `before` its header only."""
        total = 0.0
        for strip in [before] if before is not None else strips:
            if strip.header is not None and strip.header is not header:
                total += strip.header.height
            header = strip.header
            total += strip.height if before is None else 0.0
        return total

    def _room(self) -> float:
        # Slightly more, for the rounding of sums.
        return self._capacity - self._used + 0.01

    def _fresh(self) -> bool:
        return not self.pages[-1]

    def _turn(self) -> None:
        self.pages.append([])
        self._used = 0.0
        self._header = None
        self._only_opening = False

    def _put_all(self, strips: Sequence[Strip]) -> None:
        for strip in strips:
            self._only_opening = strip.header is None and strip.keep_next and (self._fresh() or self._only_opening)
            if strip.header is not None and strip.header is not self._header:
                self._put(strip.header)
            elif self._fresh() and len(self.pages) > 1:
                self._used = -strip.gap
            self._header = strip.header
            self._put(strip)

    def _put(self, drawn: Drawable) -> None:
        self.pages[-1].append(PlacedItem(drawn, self._used))
        self._used += drawn.height
