"""A form that is higher than its screen: where it opens, and what says what it is about."""

from functools import partial

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop_app.domain.council.councils import MemberFields
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.council.member_rows import MembersEdit
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.forms.declared.scrolled import VerticalScrollArea
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.forms.record_form import RecordForm
from tests.ui.conftest import WindowRest


def _fifteen_members() -> MembersEdit:
    members = MembersEdit(())
    members.show_members([(None, MemberFields(f"Thành viên {number}")) for number in range(1, 16)])
    return members


class CouncilLike(RecordForm):
    name, aim = Input(QLineEdit, label="Tên"), Input(lambda: LinesEdit(26), label="Mục đích")
    members = Input(_fifteen_members, label="Thành viên")
    note = Input(lambda: LinesEdit(20), label="Ghi chú")
    rows = (("name",), ("aim",), ("members",), ("note",))


@pytest.fixture
def form(context: Context, parent: QWidget) -> CouncilLike:
    return CouncilLike(context, "Hội đồng: sửa thành viên", parent)


def test_it_opens_at_its_top_where_that_shows_what_has_the_keyboard(form: CouncilLike, settled: WindowRest) -> None:
    form.show_form("members")
    form.activateWindow()
    settled()
    focused = form.focusWidget()
    assert focused is not None
    assert focused.visibleRegion().boundingRect() == focused.rect()
    assert form.name.visibleRegion().boundingRect() == form.name.rect()


def test_what_it_is_about_stands_above_what_is_scrolled(form: CouncilLike, settled: WindowRest) -> None:
    form.show_form("note")
    settled()
    area = form.findChild(VerticalScrollArea)
    assert area is not None
    (title,) = (label for label in form.findChildren(QLabel) if label.text() == form.windowTitle())
    assert not area.isAncestorOf(title)
    assert title.visibleRegion().boundingRect() == title.rect()
    form.setWindowTitle("Hội đồng khác")
    assert title.text() == "Hội đồng khác"


LINES = [f"line_{number}" for number in range(30)]
Noted = type(
    "Noted",
    (RecordForm,),
    {name: Input(QLineEdit, label=name, note="Từ ngày này không ghi, không sửa nữa.") for name in LINES}
    | {"rows": tuple((name,) for name in LINES)},
)


def test_the_note_of_what_has_the_keyboard_is_seen_whole(
    context: Context, parent: QWidget, settled: WindowRest
) -> None:
    form: RecordForm = Noted(context, "Tổng kết", parent)
    form.show_form(LINES[0])
    form.activateWindow()
    settled()
    for name in LINES:
        form.focus_field(name)
        settled()
        for part in (form.fields[name].widget, form.fields[name].note):
            assert part.visibleRegion().boundingRect() == part.rect(), name


Uneven = type(
    "Uneven",
    (RecordForm,),
    {name: Input(partial(LinesEdit, 2 + place % 5), label=name) for place, name in enumerate(LINES)}
    | {"rows": tuple((name,) for name in LINES)},
)


@pytest.mark.parametrize("name", LINES[10:20])
def test_a_form_that_opens_further_down_begins_with_a_whole_row(
    context: Context, parent: QWidget, settled: WindowRest, name: str
) -> None:
    """Above the first row in sight stood the lower end of another."""
    form: RecordForm = Uneven(context, "Tổng kết", parent)
    form.show_form(name)
    form.activateWindow()
    settled()
    for other in LINES:
        seen = form.fields[other].widget.visibleRegion().boundingRect()
        assert seen.isEmpty() or not seen.top(), other
    focused = form.fields[name].widget
    assert focused.visibleRegion().boundingRect() == focused.rect()
