"""The form of an indicator: what is counted, how, and the targets by year."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.year.indicator_sets import IndicatorDraft
from desktop_app.domain.year.indicators import AUTOMATIC_LABELS, AutomaticMeasure
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.plan.plan_records import plan_choices
from desktop_app.services.year.indicators import indicator, save_indicator
from desktop_app.ui.base.context import Context
from desktop_app.ui.indicators.target_rows import TargetRows
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input, open_box
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.forms.value_box import ValueBox

_NEW: Final = IndicatorDraft("", "", "")
_TYPED: dict[AutomaticMeasure | None, str] = {None: "Nhập tay, ghi rõ nguồn"}
_AUTOMATIC: Final = _TYPED | {measure: label for measure, label in AUTOMATIC_LABELS.items()}


class UnconfirmedBox(QCheckBox):
    """A check box that is checked while the indicator is unconfirmed."""

    def value(self) -> bool:
        """Return whether it is confirmed."""
        return not self.isChecked()

    def set_value(self, confirmed: bool) -> None:
        """Show whether it is confirmed."""
        self.setChecked(not confirmed)


class IndicatorForm(FormOf[IndicatorDraft]):
    """Adds an indicator (`indicator_id` None) or changes one; `categories` are the existing groups."""

    name, note = Input(lambda: LinesEdit(2)), Input(lambda: LinesEdit(2))
    measure = Input(QLineEdit)
    category = Input(open_box)
    plan = Input(ChoiceEdit, of="plan_id")
    automatic = Input(lambda: ValueBox(_AUTOMATIC))
    targets = Input(TargetRows)
    unconfirmed = Input(UnconfirmedBox, of="confirmed", label="Chưa xác nhận, cần đối chiếu lại")
    rows = (
        ("name",),
        ("measure",),
        ("automatic",),
        ("category",),
        ("plan_id",),
        ("targets",),
        ("confirmed",),
        ("note",),
    )

    def __init__(self, context: Context, indicator_id: int | None, categories: Iterable[str], parent: QWidget) -> None:
        super().__init__(context, "Thêm chỉ tiêu" if indicator_id is None else "Sửa chỉ tiêu", parent)
        self._indicator_id = indicator_id
        if indicator_id is None:
            self.offer_next(("category",))
        self.category.addItems([name for name in dict.fromkeys(categories) if name])

    def start(self) -> None:
        """Read the indicator, if there is one, and show the form."""
        indicator_id = self._indicator_id

        def question(book: Book) -> tuple[IndicatorDraft, list[Choice]]:
            return _NEW if indicator_id is None else indicator(book, indicator_id), plan_choices(book)

        self.ask_book(question, lambda answer: self._show(*answer))

    def _show(self, draft: IndicatorDraft, plans: Sequence[Choice]) -> None:
        self.plan.set_choices(plans)
        self.fill(draft)
        self.show_form()

    def _collect(self) -> Callable[[Book], Changes]:
        draft, indicator_id = self.collected(), self._indicator_id
        return lambda book: save_indicator(book, indicator_id, draft)
