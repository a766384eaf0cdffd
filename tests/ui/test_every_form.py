"""Every form over a record: it keeps what it read, its labels stand at one place, its letters are its own."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStyleOptionComboBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.standing.year_records import HoldFields, Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book, opened
from desktop_app.services.council.sessions import session
from desktop_app.services.standing.year_records import save_hold
from desktop_app.ui.activities import activity_data
from desktop_app.ui.activities.activity_form import ActivityForm
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import Tasks
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.emulation.council.attendance_form import AttendanceForm
from desktop_app.ui.emulation.council.form import CouncilForm, saved_council
from desktop_app.ui.emulation.council.session_data import saved_session
from desktop_app.ui.emulation.council.session_form import SessionForm
from desktop_app.ui.emulation.decisions.direct_form import DirectForm, blank_direct
from desktop_app.ui.emulation.decisions.kinds import make_form, saved_form_data
from desktop_app.ui.emulation.decisions.sign_form import SignForm
from desktop_app.ui.emulation.nominations import form_data
from desktop_app.ui.emulation.nominations.bulk_forms import SetForm, set_form_data
from desktop_app.ui.emulation.nominations.form import NominationForm
from desktop_app.ui.emulation.round_form import NewRoundForm, RoundForm, round_form_data
from desktop_app.ui.indicators.indicator_form import IndicatorForm
from desktop_app.ui.obstacles.obstacle_form import ObstacleForm
from desktop_app.ui.obstacles.referral_form import ReferralForm
from desktop_app.ui.people.person_form import PersonForm
from desktop_app.ui.people.unit_form import UnitForm
from desktop_app.ui.people.years.holds_window import HoldForm
from desktop_app.ui.people.years.initiative_form import InitiativeForm
from desktop_app.ui.people.years.record_form import YearRecordForm
from desktop_app.ui.plan.task_form import TaskForm
from desktop_app.ui.settings.office_page import OfficeForm
from desktop_app.ui.settings.province_form import ProvinceForm, province_form_data
from desktop_app.ui.tracking.arisen_task_form import ArisenTaskForm
from desktop_app.ui.tracking.result_form import ResultForm
from desktop_app.ui.widgets.drafts.contents import content_of, put_back
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.forms.declared.contents import value_of
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.mnemonics import letter_of
from desktop_app.ui.widgets.forms.record_form import RecordForm
from tests.books import sample_in
from tests.pictures.squeezed import squeezed_in
from tests.ui.keyboard import compose
from tests.ui.spoken import nameless

NAME = "Đặng Thị Ước"
SOMEBODY = Subject(NomineeKind.INDIVIDUAL, 1)

COMMON = {
    "Hủy": "&Hủy",
    "Lưu": "&Lưu",
    "Ghi chú": "Ghi &chú",
    "Nội dung": "Nội &dung",
    "Đến ngày": "Đến &ngày",
}

STARRED = {
    "signing": ("number", "signed_on"),
    "direct decision": ("number", "signed_on", "subject"),
    "nomination": ("nominee", "summary"),
}

WITH_LONG_LABELS = {"office", "round", "initiative", "obstacle", "province"}
"""Forms with a label for which the column that all others have is too narrow."""
CROWDED = ("nomination", "new nomination", "activity")
"""Forms of more inputs than there are letters."""

type Make = Callable[[Context, Book, QWidget], RecordForm]


def shown(form: RecordForm) -> RecordForm:
    """Show a form that is filled as it is made."""
    form.show_form()
    return form


def started[F: RecordForm](form: F, start: Callable[[F], None]) -> F:
    """Start a form that reads what it shows."""
    start(form)
    return form


FORMS: dict[str, Make] = {
    "person": lambda context, book, parent: started(PersonForm(context, 1, parent), PersonForm.start),
    "unit": lambda context, book, parent: started(UnitForm(context, 1, parent), UnitForm.start),
    "year": lambda context, book, parent: started(
        YearRecordForm(context, SOMEBODY, 2025, parent), YearRecordForm.start
    ),
    "initiative": lambda context, book, parent: started(
        InitiativeForm(context, SOMEBODY, 2025, parent, 1), InitiativeForm.start
    ),
    "hold": lambda context, book, parent: started(HoldForm(context, SOMEBODY, parent, 1), HoldForm.start),
    "task": lambda context, book, parent: started(TaskForm(context, 5, None, parent), TaskForm.start),
    "arisen task": lambda context, book, parent: started(ArisenTaskForm(context, parent), ArisenTaskForm.start),
    "result": lambda context, book, parent: started(ResultForm(context, 5, parent), ResultForm.start),
    "activity": lambda context, book, parent: shown(
        ActivityForm(context, activity_data.saved_activity(book, 3), parent)
    ),
    "indicator": lambda context, book, parent: started(
        IndicatorForm(context, 1, ["Nhóm"], parent), IndicatorForm.start
    ),
    "obstacle": lambda context, book, parent: started(ObstacleForm(context, 1, parent), ObstacleForm.start),
    "referral": lambda context, book, parent: started(ReferralForm(context, None, parent), ReferralForm.start),
    "office": lambda context, book, parent: started(OfficeForm(context, parent), OfficeForm.start),
    "province": lambda context, book, parent: shown(ProvinceForm(context, province_form_data(book), parent)),
    "new round": lambda context, book, parent: shown(NewRoundForm(context, (), parent)),
    "round": lambda context, book, parent: shown(RoundForm(context, round_form_data(book, "2026-H1"), parent)),
    "council": lambda context, book, parent: shown(
        CouncilForm(context, saved_council(book, 1, date(2026, 1, 1)), parent)
    ),
    "session": lambda context, book, parent: shown(SessionForm(context, saved_session(book, 1), parent)),
    "attendance": lambda context, book, parent: shown(AttendanceForm(context, session(book, 1), parent)),
    "decision": lambda context, book, parent: shown(make_form(context, saved_form_data(book, 1), parent)[0]),
    "direct decision": lambda context, book, parent: shown(DirectForm(context, blank_direct(book), parent)),
    "signing": lambda context, book, parent: shown(SignForm(context, 1, DecisionFields("Về việc"), None, parent)),
    "several nominations": lambda context, book, parent: shown(
        SetForm(context, [1, 2], set_form_data(book, "2026-H1"), parent)
    ),
    "nomination": lambda context, book, parent: shown(
        NominationForm(context, form_data.saved_nomination(book, 1), parent)
    ),
    "new nomination": lambda context, book, parent: shown(
        NominationForm(context, form_data.blank_nomination(book, "2026-H1", NomineeKind.INDIVIDUAL), parent)
    ),
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = sample_in(tmp_path_factory.mktemp("forms") / "book")
    with opened(folder) as book:
        save_hold(book, None, HoldFields(SOMEBODY, date(2026, 1, 5), None, "04/TB-SNgV", discipline=True))
    return folder.root


@pytest.fixture
def book(sample: Path) -> Iterator[Book]:
    """The sample; nothing is saved to it."""
    with opened(DataFolder(sample)) as book:
        yield book


@pytest.fixture
def open_form(
    qtbot: QtBot, qapp: QApplication, book: Book, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], tuple[RecordForm, object]]]:
    """Opens a form by its name in FORMS; returns it with the record it was filled from, None if it was from none."""
    # How wide a label is hangs on the program's own font.
    apply_theme(qapp)
    tasks = Tasks()
    context = Context(book, tasks)
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    filled: list[object] = []
    fill_form = FormOf.fill

    def fill_noted(form: FormOf[object], fields: object) -> None:
        filled.append(fields)
        fill_form(form, fields)

    monkeypatch.setattr(FormOf, "fill", fill_noted)

    def open_it(name: str) -> tuple[RecordForm, object]:
        form = FORMS[name](context, book, parent)
        qtbot.waitUntil(lambda: form.isVisible() and not tasks.busy)
        return form, filled[-1] if filled else None

    yield open_it
    tasks.close()


def text_room(box: QComboBox) -> int:
    """Return how many pixels of a box its words have."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    style = box.style()
    field = style.subControlRect(style.ComplexControl.CC_ComboBox, option, style.SubControl.SC_ComboBoxEditField, box)
    return field.width()


def cut_at_910(form: RecordForm) -> Sequence[str]:
    """Return what is cut in a form on a screen of 1366 x 768 at 150 %."""
    least = form.minimumSizeHint().width()
    form.resize(910, form.height())
    QApplication.sendPostedEvents()
    return [*squeezed_in("", form), *([f"asks for {least}"] if least > 910 else [])]


def cut_choices(form: RecordForm) -> list[str]:
    """Return what is chosen in boxes that are too narrow for it when the form is as wide as it opens."""
    form.resize(form.least_width, form.height())
    QApplication.sendPostedEvents()
    boxes = [box for box in form.findChildren(QComboBox) if box.isVisible() and not box.isEditable()]
    wide = form.fontMetrics().horizontalAdvance
    return [box.currentText() for box in boxes if wide(box.currentText()) > text_room(box)]


@pytest.mark.parametrize("name", FORMS)
def test_a_form(name: str, open_form: Callable[[str], tuple[RecordForm, object]]) -> None:
    form, record = open_form(name)
    # What was read is kept as it is by a save, and nothing counts as entered.
    assert not form.edited
    # What the record's checks say of what is entered so far has its place in the form.
    problem = form.record_problem()
    assert problem is None or problem.field in form.fields
    if isinstance(form, FormOf) and record is not None:
        assert form.collected() == record
    # Whatever its inputs are, what stands in them can be kept in a file of drafts and put back.
    for field in form.fields.values():
        content, packed = field.content(), json.dumps(content_of(field.widget))
        assert packed != "null" or content_of(field.widget) is value_of(field.widget)
        put_back(field.widget, json.loads(packed))
        assert field.content() == content
    # The first labels end, and the first inputs begin, at one place.
    firsts = [form.fields[row[0]] for row in form.rows if row[0] in form.fields]
    labelled = [field for field in firsts if not isinstance(field.widget, QCheckBox) and field.label.isVisible()]
    ends = {field.label.mapTo(form, QPoint(0, 0)).x() + field.label.width() for field in labelled}
    begins = {field.widget.mapTo(form, QPoint(0, 0)).x() for field in labelled}
    assert (len(ends), len(begins)) == (1, 1)
    # It is one place in all forms but a few: the labels are as wide as the common column.
    of_labels = form.fontMetrics().horizontalAdvance("Công tác từ mấy tháng") + GAP
    widths = {field.label.width() for field in labelled}
    assert (widths == {of_labels}) is (name not in WITH_LONG_LABELS)
    # Each letter to press is one thing's only, and every input in the rows has one but where they run out.
    texts = [field.label.text() for field in form.fields.values()]
    texts += [button.text() for button in form.findChildren(QAbstractButton)]
    letters = [letter for letter in map(letter_of, texts) if letter]
    assert sorted(set(letters)) == sorted(letters)
    without = {field.name for field in labelled if not letter_of(field.label.text())}
    assert without <= {"award", "movement_id", "document"}
    # Common words have the same letter everywhere, but where there are more inputs than letters.
    common = [text.rstrip(" *") for text in texts if text.replace("&", "").rstrip(" *") in COMMON]
    if name in CROWDED:
        common = [text for text in common if text.replace("&", "") in ("Hủy", "Lưu")]
    assert set(common) <= set(COMMON.values())
    # A label has no colon, and what is entered begins at the left, whether words or numbers.
    labels = [label for label in form.findChildren(QLabel) if label.buddy() is not None]
    assert [label.text() for label in labels if label.text().rstrip(" *").endswith(":")] == []
    sides = {line.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask for line in form.findChildren(QLineEdit)}
    assert sides <= {Qt.AlignmentFlag.AlignLeft}
    # Whatever takes the keyboard has a name for screen readers, the lines inside of boxes, too.
    assert nameless(form) == set()
    assert form.height() <= form.screen().availableSize().height()
    assert cut_at_910(form) == []


@pytest.mark.parametrize("name", FORMS)
def test_what_a_form_does_not_show_is_its_own_all_the_same(
    name: str, open_form: Callable[[str], tuple[RecordForm, object]]
) -> None:
    # Python would destroy it whenever the last name for it goes, in the middle of a change of colours, too.
    form, _ = open_form(name)
    assert [part.text() for field in form.fields.values() for part in field.parts if part.window() is not form] == []
    # On a screen that has room for it what is chosen in a box is seen whole.
    assert cut_choices(form) == []
    # What an input method composes arrives letter for letter in every text, those within other inputs, too.
    for line in form.findChildren(QLineEdit):
        takes_names = line.validator() is None and line.maxLength() >= len(NAME)
        if (
            takes_names
            and line.isEnabled()
            and not line.isReadOnly()
            and not isinstance(line.parent(), QAbstractSpinBox)
        ):
            line.selectAll()
            compose(line, NAME)
            assert line.text() == NAME
    for text in form.findChildren(QPlainTextEdit):
        text.selectAll()
        compose(text, NAME)
        assert text.toPlainText() == NAME


def test_nothing_is_cut_with_letters_of_twice_the_size(
    qtbot: QtBot, qapp: QApplication, open_form: Callable[[str], tuple[RecordForm, object]]
) -> None:
    theme = apply_theme(qapp)
    theme.choose_size(200)
    try:
        for name in ("office", "round", "session", "direct decision", "person"):
            form, _ = open_form(name)
            form.resize(1366, 732)
            # Notes have the height that they need at the width they have, beside another input, too.
            qtbot.waitUntil(lambda form=form: squeezed_in("", form) == [])  # type: ignore[misc]
    finally:
        theme.choose_size(100)


@pytest.mark.parametrize("name", STARRED)
def test_what_must_not_be_empty_has_a_star(name: str, open_form: Callable[[str], tuple[RecordForm, object]]) -> None:
    form, _ = open_form(name)
    assert [form.fields[each].label.text()[-2:] for each in STARRED[name]] == [" *"] * len(STARRED[name])


@pytest.mark.parametrize("name", FORMS)
def test_no_hint_is_cut_in_its_line(name: str, open_form: Callable[[str], tuple[RecordForm, object]]) -> None:
    form, _ = open_form(name)
    widgets = [field.widget for field in form.fields.values()]
    lines = [line for widget in widgets if (line := widget.lineEdit() if isinstance(widget, QComboBox) else widget)]
    inside = [*form.findChildren(ChoiceEdit), *(line for line in lines if isinstance(line, QLineEdit))]
    hints = [(line.placeholderText(), line) for line in inside if line.isVisible()]
    # Its border and padding are no room for letters.
    room = {line: line.width() - 2 * GAP for _, line in hints}
    assert [hint for hint, line in hints if line.fontMetrics().horizontalAdvance(hint) > room[line]] == []
