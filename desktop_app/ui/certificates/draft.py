"""The layouts while they are edited: unsaved changes, undo and redo."""

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.domain.certificates.texts import Certificate
from desktop_app.services.certificates.layouts import Stock, StoredLayout, layout_for

type _State = dict[Stock, StoredLayout]


class LayoutDraft:
    """Layouts by stock. Every change is a step that can be undone while the window is open."""

    def __init__(self, stored_layouts: Sequence[StoredLayout]) -> None:
        self._stored: _State = {layout.stock: layout for layout in stored_layouts}
        self._now = dict(self._stored)
        self._last_name = ""
        self._past: list[_State] = []
        self._future: list[_State] = []

    @property
    def layouts(self) -> tuple[StoredLayout, ...]:
        """The layouts as they are now."""
        return tuple(self._now.values())

    @property
    def stored(self) -> tuple[StoredLayout, ...]:
        """The layouts as the book has them."""
        return tuple(self._stored.values())

    @property
    def changed(self) -> tuple[StoredLayout, ...]:
        """The layouts with unsaved changes."""
        return tuple(layout for stock, layout in self._now.items() if self._stored.get(stock) != layout)

    @property
    def dropped(self) -> tuple[Stock, ...]:
        """The stocks whose saved layout is to be deleted."""
        return tuple(stock for stock in self._stored if stock not in self._now)

    @property
    def unsaved(self) -> bool:
        """Whether there are unsaved changes."""
        return bool(self.changed or self.dropped)

    def agrees_with(self, stored_layouts: Sequence[StoredLayout]) -> bool:
        """Return whether these are the layouts that it began with or saved last."""
        return self._stored == {layout.stock: layout for layout in stored_layouts}

    @property
    def can_go_back(self) -> bool:
        """Whether there is a step to undo."""
        return bool(self._past)

    @property
    def can_go_on(self) -> bool:
        """Whether there is a step to redo."""
        return bool(self._future)

    def layout_of(self, certificate: Certificate) -> StoredLayout:
        """Return the layout a certificate is printed with, that of its stock."""
        return layout_for(self.layouts, certificate.award_code, certificate.kind, certificate.unit_id)

    def has_own(self, certificate: Certificate) -> bool:
        """Return whether the certificate's unit has a stock of its own."""
        return certificate.unit_id is not None and _own_stock(certificate) in self._now

    def change(self, changed: StoredLayout, name: str = "") -> None:
        """Change a layout; successive changes of the same `name` are one step."""
        if self._now.get(changed.stock) == changed:
            return
        state = {**self._now, changed.stock: changed}
        if name and name == self._last_name:
            self._now = state
        else:
            self._step(state)
        self._last_name = name

    def show(self, changed: StoredLayout) -> None:
        """Change a layout during a drag, without a step."""
        self._now = {**self._now, changed.stock: changed}

    def drop(self, stock: Stock) -> None:
        """Drop the layout of a stock, which is then printed with the next more general one."""
        if stock in self._now:
            self._step({other: layout for other, layout in self._now.items() if other != stock})

    def make_own(self, certificate: Certificate) -> None:
        """Give the certificate's unit a layout of its own, a copy of that of all units."""
        self.change(replace(self.layout_of(certificate), stock=_own_stock(certificate)))

    def fill(self, changed: Sequence[StoredLayout], dropped: Sequence[Stock]) -> None:
        """Change and drop several layouts, as one step."""
        state = {stock: layout for stock, layout in self._now.items() if stock not in dropped}
        self._step(state | {layout.stock: layout for layout in changed})

    def begin(self) -> None:
        """Begin a step, for a drag."""
        self._step(self._now)

    def end(self) -> None:
        """End the drag; drop its step if nothing has changed."""
        if self._past and self._past[-1] == self._now:
            self._past.pop()

    def go_back(self) -> None:
        """Undo the last step."""
        if self._past:
            self._future.append(self._now)
            self._now, self._last_name = self._past.pop(), ""

    def go_on(self) -> None:
        """Redo the step that was undone last."""
        if self._future:
            self._past.append(self._now)
            self._now, self._last_name = self._future.pop(), ""

    def saved(self, stored_layouts: Sequence[StoredLayout]) -> None:
        """Note the layouts as the book has them after saving."""
        before, self._stored = self._stored, {layout.stock: layout for layout in stored_layouts}
        # The book cleans texts when saving: a difference in that alone is no unsaved change.
        for stock, layout in self._stored.items():
            now = self._now.get(stock)
            if now is not None and now != before.get(stock) and _cleaned(now) == layout:
                self._now = {**self._now, stock: layout}

    def _step(self, state: _State) -> None:
        self._past.append(self._now)
        self._future.clear()
        self._now, self._last_name = state, ""


def _own_stock(certificate: Certificate) -> Stock:
    return Stock(certificate.award_code, certificate.kind, certificate.unit_id)


def _cleaned(stored_layout: StoredLayout) -> StoredLayout:
    return replace(stored_layout, layout=stored_layout.layout.checked())
