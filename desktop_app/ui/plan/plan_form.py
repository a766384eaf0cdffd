"""The form of a plan: what papers cite of it, its span, and from when an open period is late."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.plan.plan_record import PLAN_TYPES, PlanFields, PlanState
from desktop_app.services.book import Book
from desktop_app.services.plan.plan_records import chosen_plan, save_plan
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input, open_box
from desktop_app.ui.widgets.forms.lines_edit import LineList, LinesEdit
from desktop_app.ui.widgets.forms.value_box import ValueBox
from desktop_app.ui.widgets.forms.year_box import YearEdit


class PlanForm(FormOf[PlanFields]):
    """Enters a plan that comes without a document (`plan_id` None), or changes one."""

    document_type = Input(partial(open_box, PLAN_TYPES))
    number, dated_on, issuer = Input(QLineEdit), Input(DateEdit), Input(QLineEdit)
    title, programme = Input(lambda: LinesEdit(2)), Input(lambda: LinesEdit(2))
    short_name = Input(QLineEdit)
    from_year, to_year = Input(YearEdit), Input(YearEdit)
    legal_bases, recipients = Input(lambda: LineList(3)), Input(lambda: LineList(3))
    signer_title, signer_name = Input(QLineEdit, letter=False), Input(QLineEdit, letter=False)
    state: Input[ValueBox[PlanState]] = Input()
    late_from = Input(DateEdit)
    rows = (
        ("document_type", "number"),
        ("dated_on", "issuer"),
        ("title",),
        ("short_name",),
        ("from_year", "to_year"),
        ("state", "late_from"),
        ("programme",),
        ("legal_bases", "recipients"),
        ("signer_title", "signer_name"),
    )
    least_width = 860

    def __init__(self, context: Context, plan_id: int | None, parent: QWidget) -> None:
        super().__init__(context, "Thêm kế hoạch" if plan_id is None else "Sửa thông tin kế hoạch", parent)
        self.plan_id = plan_id

    def start(self) -> None:
        """Read the form data and show the form."""
        self.ask_book(self._question, self._show)

    def _question(self, book: Book) -> PlanFields:
        plan = chosen_plan(book, self.plan_id) if self.plan_id is not None else None
        return plan.fields if plan is not None else PlanFields("")

    def _show(self, fields: PlanFields) -> None:
        self.fill(fields)
        self.show_form("number" if fields.title else "title")

    def _collect(self) -> Callable[[Book], Changes]:
        fields, plan_id = self.collected(), self.plan_id
        return lambda book: save_plan(book, plan_id, fields)
