"""A form for one record, filled and read by the names of its fields."""

from dataclasses import fields as fields_of
from inspect import signature
from types import get_original_bases
from typing import get_args

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import words_of
from desktop_app.ui.widgets.forms.declared.declaration import declared, hints_of
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.forms.record_form import RecordForm


class FormOf[R](RecordForm):
    """A form for one record of the dataclass `R`: its inputs are filled and read by the names of the record's fields.

    A field without an input must be named in `not_entered`: it keeps the value it had, or gets one when the record is
    collected. A class that forgets a field is refused, since the next save would lose its value.
    """

    _read: R | None = None

    def __init_subclass__(cls) -> None:
        for base in get_original_bases(cls):
            origin = getattr(base, "__origin__", None)
            if isinstance(origin, type) and issubclass(origin, FormOf) and isinstance(get_args(base)[0], type):
                cls.record = get_args(base)[0]
        super().__init_subclass__()

    def fill(self, fields: R) -> None:
        """Show a record, the one to be changed or a blank one."""
        self._read = fields
        for name in self._entered_names():
            self.fields[name].show_value(getattr(fields, name))

    def collected(self, **others: object) -> R:
        """Return the record from the inputs; `others` are the values of fields without an input.

        Raises InvalidRecord if an input is empty that must not be.
        """
        values = {name: self._value(name) for name in self._entered_names() if name not in others}
        names = [field.name for field in fields_of(_record_of(type(self)))]
        read_values = {name: getattr(self._read, name) for name in names} if self._read is not None else {}
        record: R = _record_of(type(self))(**read_values | values | others)
        return record

    def entered(self) -> R:
        """Return the record as it is entered so far, for what is said of it beside the inputs. Raises InvalidRecord."""
        return self.collected()

    def record_problem(self) -> InvalidRecord | None:
        """Return what the record's own checks say of what is entered so far."""
        try:
            record = self.entered()
            check = getattr(record, "checked", None)
            if check is not None and not signature(check).parameters:
                check()
        except InvalidRecord as problem:
            return problem
        return None

    def _entered_names(self) -> list[str]:
        """Return the names of the fields that have an input, in the order of the record."""
        names = [field.name for field in fields_of(_record_of(type(self)))]
        return [name for name in names if name in self.fields and name not in self.not_entered]

    def _value(self, name: str) -> object:
        field, record = self.fields[name], _record_of(type(self))
        value = field.value()
        if value is None and type(None) not in get_args(hints_of(record)[name]):
            own_input = declared(type(self), Input).get(name)
            label = words_of(record)[name].label
            sentence = (own_input.missing if own_input is not None else "") or f"Nhập {label[:1].lower()}{label[1:]}."
            raise InvalidRecord(sentence, name)
        return value


def _record_of(form: type[RecordForm]) -> type:
    if form.record is None:
        raise TypeError(f"{form.__name__} is a form over no record")
    return form.record
