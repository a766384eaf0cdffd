"""The window of the units' reviews for a round, and the form of one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.council.unit_reviews import UnitReviewFields
from desktop_app.domain.list_kinds.council import UNIT_REVIEWS
from desktop_app.domain.round_codes import round_title
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.council.unit_reviews import save_unit_review, unit_nominees, unit_review
from desktop_app.services.keeping import trash
from desktop_app.services.office.units import unit_choices
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tokens import GAP, PAGE
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.emulation.council.unit_votes import PresentEdit, UnitVotesEdit
from desktop_app.ui.widgets.actions import add_action, heading, window_line
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.lists.heights.window_growth import WindowGrowth
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.records.list_dialog import ListDialog

_NONE: Final = "Chưa ghi cuộc họp bình xét nào của đơn vị trong đợt này."


@dataclass(frozen=True, slots=True)
class UnitReviewFormData:
    """The units to choose from, the review if there is one, and the nominations that its unit has in the round."""

    units: Sequence[Choice]
    fields: UnitReviewFields | None
    nominees: Sequence[Choice] = ()


class UnitReviewForm(FormOf[UnitReviewFields]):
    """Records the review of a unit (`review_id` None) or changes one."""

    unit = Input(ChoiceEdit, of="unit_id")
    held_on, present = Input(DateEdit), Input(PresentEdit)
    started_at, ended_at, place = Input(QLineEdit), Input(QLineEdit), Input(QLineEdit)
    chair, secretary, absent = Input(QLineEdit), Input(QLineEdit), Input(QLineEdit)
    discussion, votes = Input(lambda: LinesEdit(3)), Input(UnitVotesEdit)
    rows = (
        ("unit_id",),
        ("held_on", "present"),
        ("started_at", "ended_at"),
        ("place",),
        ("chair", "secretary"),
        ("absent",),
        ("votes",),
        ("discussion",),
    )
    not_entered = ("round_code",)
    least_width = 720

    def __init__(self, context: Context, code: str, parent: QWidget, review_id: int | None = None) -> None:
        super().__init__(context, f"Họp bình xét của đơn vị – đợt {round_title(code)}", parent)
        self._code, self._review_id = code, review_id
        self._stored: UnitReviewFields | None = None
        self._shown_unit: int | None = None
        self.unit.altered.connect(self._follow_unit)

    def start(self) -> None:
        """Read the form data and show the form."""
        review_id = self._review_id

        def question(book: Book) -> UnitReviewFormData:
            fields = unit_review(book, review_id) if review_id is not None else None
            nominees = unit_nominees(book, self._code, fields.unit_id, fields.votes) if fields is not None else ()
            return UnitReviewFormData(unit_choices(book), fields, nominees)

        self.ask_book(question, self._show)

    def _show(self, form_data: UnitReviewFormData) -> None:
        self.unit.set_choices(form_data.units)
        self._stored = form_data.fields
        self._shown_unit = form_data.fields.unit_id if form_data.fields is not None else None
        if form_data.fields is not None:
            self.votes.set_nominees(form_data.nominees)
            self.fill(form_data.fields)
        else:
            self.held_on.set_value(date.today())
        self.show_form("held_on" if form_data.fields is not None else "unit_id")

    def _follow_unit(self) -> None:
        unit_id, stored = self.unit.chosen_id, self._stored
        if unit_id is None or unit_id == self._shown_unit:
            return
        self._shown_unit = unit_id
        voted = stored.votes if stored is not None and stored.unit_id == unit_id else ()
        self.ask_book(lambda book: unit_nominees(book, self._code, unit_id, voted), self.votes.set_nominees)

    def entered(self) -> UnitReviewFields:
        """Return the review as it is entered so far."""
        return self.collected(round_code=self._code)

    def _collect(self) -> Callable[[Book], Changes]:
        fields, review_id = self.entered().checked(), self._review_id
        return lambda book: save_unit_review(book, review_id, fields)


class UnitReviewsWindow(ListDialog):
    """A list of the reviews that the units held for a round."""

    def __init__(self, context: Context, code: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.context, self._code = context, code
        self.setWindowTitle(f"Họp bình xét của đơn vị – đợt {round_title(code)}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 880, 380)
        self.reviews = ListView(context, UNIT_REVIEWS)
        self.new = add_action(self, "&Ghi cuộc họp…", "add", "Ctrl+N; Ins", lambda: self._open(None))
        edit = add_action(self.reviews, "&Sửa…", "edit", "F2", self._edit_current)
        delete = add_action(self.reviews, "Xó&a", "trash", "Del", self.reviews.delete_chosen)
        self.reviews.arrange_at_first({"hidden": ["round"]})
        self.reviews.set_actions([self.new, edit, delete])
        self.reviews.set_empty(_NONE, self.new)
        self.reviews.set_scope({"round": code})
        self.reviews.activated.connect(self._open)
        self.reviews.delete_requested.connect(self._delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GAP)
        column.addWidget(heading("Họp bình xét của đơn vị"))
        column.addWidget(self.reviews, 1)
        # What is done with a chosen row stands in the bar of the list.
        column.addLayout(window_line(self, [self.new]))
        self.offer_once(self.reviews, self.new)
        self.setFocusProxy(self.reviews)
        WindowGrowth(self, self.reviews.table)

    def start(self, chosen: int | None = None) -> None:
        """Show the window, with a review chosen."""
        if chosen is not None:
            self.reviews.select_id(chosen)
        self.open()
        self.reviews.setFocus()

    def _edit_current(self) -> None:
        self.reviews.with_current(self._open)

    def _open(self, review_id: int | None) -> None:
        form = UnitReviewForm(self.context, self._code, self, review_id)
        form.finished.connect(lambda: self.reviews.setFocus())
        form.start()

    def _delete(self, ids: Sequence[int]) -> None:
        if ids:
            self.context.act(lambda book: trash.put_in_trash(book, "unit_review", ids))
