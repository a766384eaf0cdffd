"""The two kinds of decision and their forms: on the nominations of a round, or direct with its awards."""

from PySide6.QtWidgets import QWidget

from desktop_app.services.awards.decisions import decision
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.decisions.direct_form import DirectForm, DirectFormData, saved_direct
from desktop_app.ui.emulation.decisions.form import DecisionForm
from desktop_app.ui.emulation.decisions.form_data import DecisionFormData, saved_decision
from desktop_app.ui.widgets.forms.record_form import RecordForm


def saved_form_data(book: Book, decision_id: int) -> DecisionFormData | DirectFormData:
    """Return the form data of a saved decision of either kind. Raises RecordGone."""
    fields, nominations = decision(book, decision_id)
    direct = not fields.round_code and not nominations
    return saved_direct(book, decision_id) if direct else saved_decision(book, decision_id)


def make_form(
    context: Context, form_data: DecisionFormData | DirectFormData, parent: QWidget
) -> tuple[RecordForm, str]:
    """Return the form for the form data, and the name of the field that gets the focus."""
    if isinstance(form_data, DirectFormData):
        return DirectForm(context, form_data, parent), "number"
    return DecisionForm(context, form_data, parent), "number"
