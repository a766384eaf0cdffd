"""Going on from one new record to the next in a form, and taking over what was entered in the one before."""

from collections.abc import Collection, Mapping
from typing import Self

from PySide6.QtCore import QObject

from desktop_app.ui.widgets.drafts.contents import content_of, put_back
from desktop_app.ui.widgets.forms.field import Field


class LastRecords(QObject):
    """What was entered last in each kind of form, while the program runs; one for each context."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._contents: dict[str, dict[str, object]] = {}

    @classmethod
    def of(cls, owner: QObject) -> Self:
        """Return those of a context."""
        return owner.findChild(cls) or cls(owner)

    def keep(self, form: str, fields: Mapping[str, Field]) -> None:
        """Keep what stands in the inputs of a form whose record was just saved."""
        self._contents[form] = {name: content_of(field.widget) for name, field in fields.items()}

    def has(self, form: str) -> bool:
        """Return whether a record was saved by a form of this kind."""
        return form in self._contents

    def show(self, form: str, field: Field) -> bool:
        """Show in a field what the record before has there; return whether it has anything."""
        content = self._contents.get(form, {}).get(field.name)
        return content not in (None, "") and put_back(field.widget, content)


def show_blank(fields: Mapping[str, Field], blank: Mapping[str, object], keeping: Collection[str]) -> None:
    """Show in all fields but some what a new record began with."""
    for name, content in blank.items():
        if name not in keeping and name in fields and content is not None:
            put_back(fields[name].widget, content)
