"""The form of a session of the Council: when and where it meets, how it votes, and which nominations are put to it."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.council.councils import MANNER_LABELS, CouncilRole, SessionFields
from desktop_app.domain.round_codes import round_title
from desktop_app.services.book import Book
from desktop_app.services.council.councils import Council
from desktop_app.services.council.sessions import save_session
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.emulation.council.session_data import SessionFormData
from desktop_app.ui.emulation.decisions.award_choice import AwardCheckList
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.forms.value_box import ValueBox

_BETWEEN: Final = ";"


class TellersEdit(QLineEdit):
    """A line for the names of those who count the ballots."""

    def value(self) -> tuple[str, ...]:
        """Return the names."""
        return tuple(name.strip() for name in self.text().split(_BETWEEN) if name.strip())

    def set_value(self, names: Sequence[str]) -> None:
        """Show these names."""
        self.setText(f"{_BETWEEN} ".join(names))


class SessionForm(FormOf[SessionFields]):
    """Opens a session on a round, or changes an existing one."""

    council = Input(ValueBox[int], of="council_id")
    number, started_at, ended_at, place = Input(QLineEdit), Input(QLineEdit), Input(QLineEdit), Input(QLineEdit)
    held_on, opinions_by = Input(DateEdit), Input(DateEdit)
    guests, chair, secretary = Input(QLineEdit), Input(QLineEdit), Input(QLineEdit)
    ballot = Input(lambda: ValueBox(MANNER_LABELS))
    tellers = Input(TellersEdit)
    nominations: Input[AwardCheckList] = Input(label="Đề nghị")
    discussion, conclusion = Input(lambda: LinesEdit(2)), Input(lambda: LinesEdit(2))
    rows = (
        ("council_id",),
        ("held_on", "number"),
        ("started_at", "ended_at"),
        ("ballot", "tellers"),
        ("nominations",),
        ("chair", "secretary"),
        ("place", "opinions_by"),
        ("guests",),
        ("discussion", "conclusion"),
    )
    not_entered = ("round_code",)
    least_width = 980

    def __init__(self, context: Context, form_data: SessionFormData, parent: QWidget) -> None:
        act = "Mở phiên họp" if form_data.session_id is None else "Sửa phiên họp"
        check_list = AwardCheckList(
            "Đưa ra Hội đồng {ticked} trên {number} đề nghị.", "Đợt xét chưa có đề nghị nào đủ hồ sơ."
        )
        title = f"{act} Hội đồng – đợt {round_title(form_data.fields.round_code)}"
        super().__init__(context, title, parent, nominations=check_list)
        self._form_data = form_data
        self.council.offer({council.id: _council_words(council) for council in form_data.councils})
        self.fill(form_data.fields)
        check_list.show_candidates(form_data.candidates, form_data.nomination_ids)
        self._shown_council = self.council.value()
        self.council.currentIndexChanged.connect(lambda _: self._change_council())
        self.ballot.currentIndexChanged.connect(lambda _: self._show_manner())
        self._show_manner()

    def _change_council(self) -> None:
        """Fill in the chair and the secretary of the chosen Council, unless others were entered."""
        councils = {council.id: council for council in self._form_data.councils}
        before, after = councils[self._shown_council], councils[self.council.value()]
        day = self.held_on.value() or self._form_data.fields.held_on
        for line, role in ((self.chair, CouncilRole.CHAIR), (self.secretary, CouncilRole.SECRETARY)):
            if line.text() in ("", before.in_role(role, day)):
                line.setText(after.in_role(role, day))
        self._shown_council = after.id

    def _show_manner(self) -> None:
        # Tellers count ballots only, not a show of hands.
        self.tellers.setEnabled(self.ballot.value())

    def _collect(self) -> Callable[[Book], Changes]:
        fields = self.collected().checked()
        session_id, nomination_ids = self._form_data.session_id, self.nominations.ids()
        return lambda book: save_session(book, session_id, fields, nominations=nomination_ids)


def _council_words(council: Council) -> str:
    fields = council.fields
    decided = f" ngày {format_date(fields.decided_on)}" if fields.decided_on is not None else ""
    return f"{fields.name} ({fields.decision_number}{decided})" if fields.decision_number else fields.name
