"""The people of the staff who took part in an activity, each with a role."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.domain.fields import words_of
from desktop_app.domain.year.activities import PARTICIPANT_ROLE_LABELS, ActivityFields, Participant, ParticipantRole
from desktop_app.ui.widgets.forms.choice_list import ChoiceList
from desktop_app.ui.widgets.forms.value_box import ValueBox


class ParticipantsEdit(ChoiceList):
    """Chooses people one after another; the box under the list, or a key from 1 to 5 in it, sets the role of one.

    Whoever is chosen has taken part until another role is set.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roles: dict[int, ParticipantRole] = {}
        self.line.setPlaceholderText(words_of(ActivityFields)["participants"].help)
        self.role = ValueBox(PARTICIPANT_ROLE_LABELS)
        self.role.setAccessibleName(words_of(Participant)["role"].label)
        self.role.setToolTip("Vai trò của người đang chọn trong danh sách (phím 1 – 5)")
        self.list.setToolTip(f"{self.list.toolTip()}; 1 – 5: vai trò")
        for number, (role, label) in enumerate(PARTICIPANT_ROLE_LABELS.items(), 1):
            self.list.offer(label, "", str(number), partial(self._set_role, role))
        self.put_below(self.role)
        self.role.activated.connect(lambda _: self._set_role(self.role.value()))
        self.list.currentRowChanged.connect(self._show_role)
        self.altered.connect(self._show_role)
        self._show_role()

    def value(self) -> tuple[Participant, ...]:
        """Return the people chosen, with their roles."""
        return tuple(Participant(person_id, self._role_of(person_id)) for person_id in self.ids())

    def set_value(self, participants: Iterable[Participant]) -> None:
        """Show people as chosen."""
        participants = tuple(participants)
        self._roles = {participant.person_id: participant.role for participant in participants}
        self.set_ids(participant.person_id for participant in participants)

    def text_of(self, record_id: int) -> str:
        """Return the name, and the role of whoever did more than take part."""
        name, role = super().text_of(record_id), self._role_of(record_id)
        return name if role is ParticipantRole.TOOK_PART else f"{name} – {PARTICIPANT_ROLE_LABELS[role].lower()}"

    def chosen_content(self) -> object:
        """Return what is chosen, for comparison."""
        return self.value()

    def _role_of(self, person_id: int) -> ParticipantRole:
        return self._roles.get(person_id, ParticipantRole.TOOK_PART)

    def _set_role(self, role: ParticipantRole) -> None:
        person_id = self.current_id()
        if person_id is None or role is self._role_of(person_id):
            return
        self._roles[person_id] = role
        item = self.list.currentItem()
        item.setText(self.text_of(person_id))
        item.setToolTip(item.text())
        self.altered.emit()

    def _show_role(self) -> None:
        person_id = self.current_id()
        self.role.setVisible(self.list.count() > 0)
        self.role.setEnabled(person_id is not None)
        if person_id is not None:
            self.role.set_value(self._role_of(person_id))
