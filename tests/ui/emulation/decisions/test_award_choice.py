"""The check list of nominations in a form."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services.awards.rows import Candidate
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.decisions.award_choice import AwardCheckList
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.forms.record_form import RecordForm


class LongForm(RecordForm):
    nominations: Input[AwardCheckList] = Input(AwardCheckList, label="Đề nghị")
    text = Input(lambda: LinesEdit(3), label="Nội dung")
    rows = (("nominations",), ("text",))


class LongerForm(LongForm):
    text = Input(lambda: LinesEdit(60), label="Nội dung")


@pytest.mark.parametrize(("form_class", "is_scrolled"), [(LongForm, False), (LongerForm, True)])
def test_a_list_scrolls_by_a_bar_of_its_own_only_where_its_form_has_none(
    qtbot: QtBot, context: Context, form_class: type[LongForm], is_scrolled: bool
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    form = form_class(context, "Quyết định", window)
    form.nominations.show_candidates([Candidate(row, "Vi Thu Dung", "", "Giấy khen") for row in range(30)], ())
    form.show_form("nominations")
    bar = form.nominations.list.verticalScrollBar()
    qtbot.waitUntil(lambda: (bar.maximum() == 0) == is_scrolled)
