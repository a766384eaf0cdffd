"""The form of a session of the Council: when and where it meets, how it votes, and which nominations are put to it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.council.councils import MANNER_LABELS, CouncilRole, SessionFields
from desktop_app.domain.errors import InvalidRecord
from desktop_app.services.book import Book
from desktop_app.services.council.councils import Council
from desktop_app.services.council.sessions import save_session
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.emulation.council.session_data import SessionSheet
from desktop_app.ui.emulation.decisions.award_choice import AwardTicks
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.forms.record_form import RecordForm
from desktop_app.ui.widgets.forms.value_box import ValueBox

_WIDTH: Final = 980
_TICKS_HEIGHT: Final = 132
_BETWEEN: Final = ";"


class SessionForm(RecordForm):
    """Opens a session on a round, or changes the one it was given."""

    def __init__(self, context: Context, sheet: SessionSheet, parent: QWidget) -> None:
        act = "Mở phiên họp" if sheet.session_id is None else "Sửa phiên họp"
        super().__init__(context, f"{act} Hội đồng – đợt {sheet.fields.round_code}", parent)
        self.resize(min(_WIDTH, self.screen().availableSize().width()), self.height())
        self._sheet = sheet
        fields = sheet.fields
        self.council = ValueBox({one.id: _named(one) for one in sheet.councils})
        self.council.set_value(fields.council_id)
        self.held_on = DateEdit()
        self.held_on.set_value(fields.held_on)
        self.started_at, self.ended_at = _time_edit(fields.started_at), _time_edit(fields.ended_at)
        self.place, self.number = QLineEdit(fields.place), QLineEdit(fields.number)
        self.ballot = ValueBox(MANNER_LABELS)
        self.ballot.set_value(fields.ballot)
        self.chair, self.secretary = QLineEdit(fields.chair), QLineEdit(fields.secretary)
        self.tellers = QLineEdit(f"{_BETWEEN} ".join(fields.tellers))
        self.tellers.setPlaceholderText("Trưởng ban; ủy viên; ủy viên")
        self.guests = QLineEdit(fields.guests)
        self.discussion, self.conclusion = LinesEdit(2), LinesEdit(2)
        self.discussion.setPlainText(fields.discussion)
        self.conclusion.setPlainText(fields.conclusion)
        self.nominations = AwardTicks(
            "Đưa ra Hội đồng {ticked} trên {number} đề nghị.", "Đợt xét chưa có đề nghị nào đủ hồ sơ."
        )
        self.nominations.show_candidates(sheet.candidates, sheet.put)
        self.nominations.list.setFixedHeight(min(_TICKS_HEIGHT, self.screen().availableSize().height() // 6))
        self._lay_out()
        self._shown_council = self.council.value()
        self.council.currentIndexChanged.connect(lambda _: self._change_council())
        self.ballot.currentIndexChanged.connect(lambda _: self._show_manner())
        self._show_manner()

    def _lay_out(self) -> None:
        self.add_field("council_id", "Hộ&i đồng", self.council)
        self.add_field("number", "&Số biên bản", self.number, beside=True)
        self.add_field("held_on", "&Ngày họp", self.held_on)
        self.add_field("started_at", "bắt đầu", self.started_at, beside=True)
        self.add_field("ended_at", "&kết thúc", self.ended_at, beside=True)
        self.add_field("place", "Đị&a điểm", self.place)
        self.add_field("guests", "Khách &mời", self.guests, beside=True)
        self.add_field("chair", "Chủ t&rì", self.chair)
        self.add_field("secretary", "&Thư ký", self.secretary, beside=True)
        self.add_field("ballot", "Biểu &quyết", self.ballot)
        self.add_field("tellers", "Ban kiểm &phiếu", self.tellers, beside=True)
        self.add_field("nominations", "Đề n&ghị", self.nominations)
        self.add_field("discussion", "Thảo l&uận", self.discussion)
        self.add_field("conclusion", "Kết luận thêm", self.conclusion, beside=True)
        self.add_save_button("&Lưu", self._collect, "Ctrl+Return; Ctrl+Enter", primary=True)
        self.add_cancel_button()

    def _change_council(self) -> None:
        """Let the chair and the secretary be those of the Council chosen, unless others were entered."""
        councils = {one.id: one for one in self._sheet.councils}
        before, after = councils[self._shown_council], councils[self.council.value()]
        day = self.held_on.value() or self._sheet.fields.held_on
        for line, role in ((self.chair, CouncilRole.CHAIR), (self.secretary, CouncilRole.SECRETARY)):
            if line.text() in ("", before.in_role(role, day)):
                line.setText(after.in_role(role, day))
        self._shown_council = after.id

    def _show_manner(self) -> None:
        # Of hands raised nothing is counted by tellers.
        self.tellers.setEnabled(self.ballot.value())

    def _collect(self) -> Callable[[Book], Changes]:
        day = self.held_on.value()
        if day is None:
            raise InvalidRecord("Nhập ngày họp.", "held_on")
        fields = SessionFields(
            self._sheet.fields.round_code,
            self.council.value(),
            day,
            self.started_at.text(),
            self.ended_at.text(),
            self.place.text(),
            self.ballot.value(),
            self.chair.text(),
            self.secretary.text(),
            self.guests.text(),
            tuple(self.tellers.text().split(_BETWEEN)),
            self.discussion.toPlainText(),
            self.conclusion.toPlainText(),
            self.number.text(),
        ).checked()
        session_id, put = self._sheet.session_id, self.nominations.ids()
        return lambda book: save_session(book, session_id, fields, nominations=put)


def _named(one: Council) -> str:
    fields = one.fields
    decided = f" ngày {format_date(fields.decided_on)}" if fields.decided_on is not None else ""
    return f"{fields.name} ({fields.decision_number}{decided})" if fields.decision_number else fields.name


def _time_edit(text: str) -> QLineEdit:
    edit = QLineEdit(text)
    edit.setPlaceholderText("ví dụ 8h30")
    return edit
