"""What is wrong or doubtful in a form is said beside its input as the keyboard leaves it, not only on saving.

The sentences are those of the record's own checks, so that form and act say the same. Once said, one stays until it is
put right, letter by letter.
"""

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop_app.domain.errors import InvalidRecord
from desktop_app.ui.widgets.forms.field import Field


class CheckedForm(Protocol):
    """What these checks need of a form."""

    @property
    def fields(self) -> Mapping[str, Field]:
        """Its fields by name."""

    @property
    def edited(self) -> bool:
        """Whether anything was entered."""

    def record_problem(self) -> InvalidRecord | None:
        """Return what the record's own checks say of what is entered so far."""

    def grow(self) -> None:
        """Make room for sentences."""


class LiveChecks(QObject):
    """Follows the keyboard through a form."""

    def __init__(self, form: CheckedForm, parent: QWidget) -> None:
        super().__init__(parent)
        self._form, self._window = form, parent
        self._told: set[str] = set()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def edited(self) -> None:
        """Say of every field that was told to be wrong what is to be said of it now."""
        for name, field in self._form.fields.items():
            if name in self._told:
                self._tell(field)
            elif field.doubted_as_typed and not field.problem() and field.doubt_of_content():
                self._tell(field)
                self._form.grow()

    def forget(self) -> None:
        """Say nothing more of what was told: the inputs are those of another record."""
        for name in tuple(self._told):
            self._form.fields[name].say("")
        self._told.clear()

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        # A sentence moves what is below it: not while a button there is being pressed.
        if before is None or now is None or isinstance(now, QAbstractButton) or now.window() is not self._window:
            return
        left = next((field for field in self._form.fields.values() if field.holds(before)), None)
        if left is not None and not left.holds(now) and self._form.edited:
            self._tell(left)
            if left.sentence.isVisible():
                self._form.grow()

    def _tell(self, field: Field) -> None:
        sentence = field.problem()
        if not sentence:
            problem = self._form.record_problem()
            sentence = problem.message if problem is not None and problem.field == field.name else ""
        doubt = "" if sentence else field.doubt_of_content()
        if sentence or doubt or field.name in self._told:
            field.say(sentence or doubt, is_doubt=bool(doubt))
        (self._told.add if sentence or doubt else self._told.discard)(field.name)
