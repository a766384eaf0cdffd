"""No form forgets a field: what is saved is shown, saved as it was, and each input changes its own field only.

Which form belongs to which record is said in `FORMS`; records, their fields and their services are those of
`tests.property.kept_records`, so that a new field is covered without a word here.
"""

import json
import pkgutil
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

import desktop_app.ui
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.standing.year_records import HoldFields
from desktop_app.services.book import Book
from desktop_app.services.council.sessions import session
from desktop_app.services.keeping import history
from desktop_app.services.papers.reports.entered import ANNUAL, report
from desktop_app.services.papers.reports.parts import ReportPart
from desktop_app.services.papers.reports.sent_reports import ReportKey
from desktop_app.ui.activities.activity_data import saved_activity
from desktop_app.ui.activities.activity_form import ActivityForm
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import Tasks
from desktop_app.ui.emulation.council.attendance_form import AttendanceForm
from desktop_app.ui.emulation.council.form import CouncilForm, saved_council
from desktop_app.ui.emulation.council.session_data import saved_session
from desktop_app.ui.emulation.council.session_form import SessionForm
from desktop_app.ui.emulation.council.unit_reviews import UnitReviewForm
from desktop_app.ui.emulation.decisions.form import DecisionForm
from desktop_app.ui.emulation.decisions.form_data import saved_decision
from desktop_app.ui.emulation.movements.movement_form import MovementForm
from desktop_app.ui.emulation.movements.registration_forms import RegistrationForm
from desktop_app.ui.emulation.nominations.form import NominationForm
from desktop_app.ui.emulation.nominations.form_data import saved_nomination
from desktop_app.ui.emulation.round_form import RoundForm, round_form_data
from desktop_app.ui.indicators.indicator_form import IndicatorForm
from desktop_app.ui.obstacles.obstacle_form import ObstacleForm
from desktop_app.ui.obstacles.referral_form import ReferralForm
from desktop_app.ui.people.person_form import PersonForm
from desktop_app.ui.people.unit_form import UnitForm
from desktop_app.ui.people.years.holds_window import HoldForm
from desktop_app.ui.people.years.initiative_form import InitiativeForm
from desktop_app.ui.people.years.record_form import YearRecordForm
from desktop_app.ui.plan.adjustments_window import AdjustmentForm
from desktop_app.ui.plan.plan_form import PlanForm
from desktop_app.ui.plan.task_form import TaskForm
from desktop_app.ui.reports.parts.statement_form import StatementForm
from desktop_app.ui.reports.sent_report_form import SentReportForm
from desktop_app.ui.reports.unsaved import ShownReport
from desktop_app.ui.settings.office_page import OfficeForm
from desktop_app.ui.tracking.result_form import ResultForm
from desktop_app.ui.widgets.drafts.contents import content_of, put_back
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.record_form import RecordForm
from tests.books import book_in, fill
from tests.made_records import IDS, LAN, cleaned, different
from tests.property.kept_records import CASES

TODAY = date(2026, 1, 1)


@dataclass(frozen=True)
class FormCase:
    """The form over the record of a case: its class, how it is made for a row, and which button saves it.

    `entered` reads what the inputs hold, where the form has inputs that fill a field of another name (`named`).
    `others` are values that the cases do not have; `only` are fields of which the filled book offers one value.
    """

    form: type[RecordForm]
    make: Callable[[Context, Book, int, QWidget], RecordForm]
    save_text: str = ""
    entered: Callable[[Any], Any] = lambda form: form.collected()
    named: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, object] = field(default_factory=dict)
    only: tuple[str, ...] = ()


_SESSION = FormCase(
    SessionForm,
    lambda context, book, row_id, parent: SessionForm(context, saved_session(book, row_id), parent),
    only=("council_id",),
)
_COUNCIL = FormCase(
    CouncilForm,
    lambda context, book, row_id, parent: CouncilForm(context, saved_council(book, row_id, TODAY), parent),
)
_REGISTRATION = FormCase(
    RegistrationForm,
    lambda context, book, row_id, parent: RegistrationForm(context, row_id, parent),
    only=("movement_id",),
)
_NOMINATION = FormCase(
    NominationForm,
    lambda context, book, row_id, parent: NominationForm(context, saved_nomination(book, row_id), parent),
    "Lưu nháp",
    lambda form: form._entered(NominationState.DRAFT),  # noqa: SLF001 - the record as the form would save it
    {"nominee": "person_id", "unit": "unit_id"},
    {"person_id": IDS.lan, "unit_id": IDS.division},
)
_REPORT, _SHOWN = ReportKey(ANNUAL, "2024"), ShownReport(ANNUAL, "2025")


def stated_part(book: Book) -> ReportPart:
    """Return the part of the report of a year without records that has a statement."""
    (part,) = [part for part in report(book, ANNUAL, "2024").parts if part.statement is not None]
    return part


FORMS: Mapping[str, FormCase] = {
    "unit review": FormCase(
        UnitReviewForm,
        lambda context, book, row_id, parent: UnitReviewForm(context, "2026-H1", parent, row_id),
        others={"unit_id": IDS.division},
    ),
    "person": FormCase(PersonForm, lambda context, book, row_id, parent: PersonForm(context, row_id, parent)),
    "post": FormCase(PersonForm, lambda context, book, row_id, parent: PersonForm(context, IDS.lan, parent)),
    "unit": FormCase(UnitForm, lambda context, book, row_id, parent: UnitForm(context, row_id, parent)),
    "office": FormCase(OfficeForm, lambda context, book, row_id, parent: OfficeForm(context, parent)),
    "plan": FormCase(
        PlanForm,
        lambda context, book, row_id, parent: PlanForm(context, row_id, parent),
        others={"from_year": 2025, "to_year": 2030},
    ),
    "adjustment": FormCase(
        AdjustmentForm, lambda context, book, row_id, parent: AdjustmentForm(context, IDS.plan, parent, row_id)
    ),
    "task": FormCase(TaskForm, lambda context, book, row_id, parent: TaskForm(context, row_id, None, parent)),
    "result": FormCase(ResultForm, lambda context, book, row_id, parent: ResultForm(context, row_id, parent)),
    "what was let go": FormCase(ResultForm, lambda context, book, row_id, parent: ResultForm(context, row_id, parent)),
    "activity": FormCase(
        ActivityForm,
        lambda context, book, row_id, parent: ActivityForm(context, saved_activity(book, row_id), parent),
    ),
    "participant": FormCase(
        ActivityForm,
        lambda context, book, row_id, parent: ActivityForm(context, saved_activity(book, row_id), parent),
    ),
    "movement": FormCase(MovementForm, lambda context, book, row_id, parent: MovementForm(context, row_id, parent)),
    "registration": _REGISTRATION,
    "registration of a unit": _REGISTRATION,
    "obstacle": FormCase(ObstacleForm, lambda context, book, row_id, parent: ObstacleForm(context, row_id, parent)),
    "referral": FormCase(ReferralForm, lambda context, book, row_id, parent: ReferralForm(context, row_id, parent)),
    "indicator": FormCase(
        IndicatorForm, lambda context, book, row_id, parent: IndicatorForm(context, row_id, [], parent)
    ),
    "year record": FormCase(
        YearRecordForm, lambda context, book, row_id, parent: YearRecordForm(context, LAN, 2023, parent)
    ),
    "initiative": FormCase(
        InitiativeForm,
        lambda context, book, row_id, parent: InitiativeForm(context, LAN, 2026, parent, row_id),
        others={"year": 2025},
    ),
    "hold": FormCase(HoldForm, lambda context, book, row_id, parent: HoldForm(context, LAN, parent, row_id)),
    "sent report": FormCase(
        SentReportForm,
        lambda context, book, row_id, parent: SentReportForm(context, _REPORT, report(book, ANNUAL, "2024"), parent),
        others={"dated_on": date(2023, 11, 21), "cut_off": date(2023, 11, 12)},
    ),
    "statement": FormCase(
        StatementForm,
        lambda context, book, row_id, parent: StatementForm(
            context, ShownReport(ANNUAL, "2024"), stated_part(book), "", parent
        ),
        others={"stated_on": date(2026, 11, 18)},
    ),
    "council": _COUNCIL,
    "member": _COUNCIL,
    "session by ballot": _SESSION,
    "session by show of hands": _SESSION,
    "attendance": FormCase(
        AttendanceForm, lambda context, book, row_id, parent: AttendanceForm(context, session(book, row_id), parent)
    ),
    "nomination": _NOMINATION,
    "nomination of a movement": _NOMINATION,
    "round": FormCase(
        RoundForm, lambda context, book, row_id, parent: RoundForm(context, round_form_data(book, "2026-H1"), parent)
    ),
    "decision": FormCase(
        DecisionForm, lambda context, book, row_id, parent: DecisionForm(context, saved_decision(book, row_id), parent)
    ),
}
"""By the name of its case, every record that has a form."""
WITHOUT_FORM = {"votes"}
"""Entered in the table of a session's results."""
PARTS = ("post", "participant", "member", "attendance")
"""Rows of a form over another record: saved with it, not inputs of its own."""
OTHER_FORMS = {
    "ArisenTaskForm": "enters new tasks only",
    "DirectForm": "a decision of no round, with the inputs of DecisionForm",
    "IssueForm": "issues a paper, which never changes again",
    "TakeBackForm": "issues a paper, which never changes again",
    "ProvinceForm": "enters settings, which are no record",
    **dict.fromkeys(
        (
            "AwardForm",
            "BasisForm",
            "CapForm",
            "ConditionForm",
            "MonthsForm",
            "QuorumForm",
            "RuleSetForm",
            "SalaryForm",
            "SourceForm",
            "UnitVoteForm",
            "VoteRuleForm",
        ),
        "enters one rule of a set, which is a text",
    ),
    "SetForm": "sets one or two fields of many nominations",
}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with book_in(tmp_path / "book", fill) as book:
        yield book


@dataclass(frozen=True)
class Desk:
    """Where forms are opened."""

    qtbot: QtBot
    book: Book
    context: Context
    parent: QWidget

    def opened(self, name: str, row_id: int) -> RecordForm:
        """Return the form of a row, filled and shown."""
        form = FORMS[name].make(self.context, self.book, row_id, self.parent)
        start: Callable[[], None] = getattr(form, "start", form.show_form)
        start()
        self.qtbot.waitUntil(lambda: form.isVisible() and not self.context.tasks.busy)
        return form

    def save(self, name: str, form: RecordForm) -> None:
        """Press the button that saves."""
        words = FORMS[name].save_text or form.save_text
        (button,) = (child for child in form.findChildren(QPushButton) if child.text().replace("&", "") == words)
        with self.qtbot.waitSignal(form.saved):
            button.click()
        self.qtbot.waitUntil(lambda: not self.context.tasks.busy)


@pytest.fixture
def desk(qtbot: QtBot, book: Book) -> Iterator[Desk]:
    tasks = Tasks()
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    yield Desk(qtbot, book, Context(book, tasks), parent)
    tasks.close()


def saved_whole(book: Book, name: str) -> tuple[int, Any]:
    """Save a record with every field set to something; return its row, and the record as it is read."""
    case, chance = CASES[name], random.Random(5)
    row_id = case.save(book, None, case.bare(chance))
    case.save(book, row_id, cleaned(case.full(chance)))
    return row_id, case.read(book, row_id)


def check_saved_unchanged(desk: Desk, name: str) -> None:
    """Hold that a form which is opened and saved leaves the record as it was, in no step of the history."""
    row_id, stored = saved_whole(desk.book, name)
    steps = history.next_steps(desk.book)
    desk.save(name, desk.opened(name, row_id))
    now = CASES[name].read(desk.book, row_id)
    assert now == stored, f"erased by the form: {different(now, stored)}"
    assert history.next_steps(desk.book) == steps, "a save of what was read is no change"


def check_each_input(desk: Desk, name: str) -> None:
    """Hold that each input changes its own field and no other."""
    row_id, stored = saved_whole(desk.book, name)
    case = FORMS[name]
    form = desk.opened(name, row_id)
    assert isinstance(form, FormOf)
    inputs = {entry: entry for entry in form.fields if hasattr(stored, entry) and entry not in form.not_entered}
    inputs |= case.named
    edited = {input_entry: target for input_entry, target in inputs.items() if target not in case.only}
    assert edited
    assert case.entered(form) == stored, f"not as it was read: {different(case.entered(form), stored)}"
    for entry, target in edited.items():
        before = form.fields[entry].value()
        form.fields[entry].show_value(another(name, target, getattr(stored, target)))
        assert different(case.entered(form), stored) == [target], f"edited: {target}"
        typed, edited_record = json.dumps(content_of(form.fields[entry].widget)), case.entered(form)
        form.fields[entry].show_value(before)
        put_back(form.fields[entry].widget, json.loads(typed))
        assert case.entered(form) == edited_record, f"not as a draft keeps it: {target}"
        form.fields[entry].show_value(before)
        assert different(case.entered(form), stored) == [], f"put back: {target}"


def another(name: str, target: str, than: object) -> object:
    """Return a value of a record's field that is not `than`, out of all that the cases of the record give it."""
    of_record = [case for case in CASES.values() if case.record is CASES[name].record]
    records = [case.full(random.Random(seed)) for case in of_record for seed in range(20)]
    records += [case.bare(random.Random(1)) for case in of_record]
    values = [getattr(record, target) for record in records] + [FORMS[name].others.get(target, than)]
    others = [value for value in values if value != than]
    assert others, f"no other value of {target}"
    return others[0]


@pytest.mark.parametrize("name", FORMS)
def test_a_save_of_what_was_read_keeps_every_field(desk: Desk, name: str) -> None:
    check_saved_unchanged(desk, name)


@pytest.mark.parametrize("name", [name for name in FORMS if name not in PARTS])
def test_each_input_changes_its_own_field_only(desk: Desk, name: str) -> None:
    check_each_input(desk, name)


def test_every_record_the_clerk_enters_has_its_form_here() -> None:
    assert FORMS.keys() | WITHOUT_FORM == CASES.keys()
    assert FORMS.keys().isdisjoint(WITHOUT_FORM)


def forms_of_the_program() -> set[type]:
    """Return every class of forms over a record that declares rows."""
    for module in pkgutil.walk_packages(desktop_app.ui.__path__, "desktop_app.ui."):
        import_module(module.name)
    forms, waiting = set[type](), [*FormOf.__subclasses__()]
    while waiting:
        form = waiting.pop()
        waiting += form.__subclasses__()
        if form.rows and form.__module__.startswith("desktop_app."):
            forms.add(form)
    return forms


def test_every_form_over_a_record_is_opened_here() -> None:
    here = {case.form.__name__ for case in FORMS.values()} - {AttendanceForm.__name__}
    assert here | OTHER_FORMS.keys() == {form.__name__ for form in forms_of_the_program()}
    assert here.isdisjoint(OTHER_FORMS)


PLANTED = [("person", "birth_year"), ("obstacle", "proposal"), ("decision", "signer"), ("nomination", "note")]
"""A field of many a form, to be forgotten."""


@pytest.mark.parametrize(("name", "forgotten"), PLANTED)
def test_a_field_that_is_not_filled_in_is_found(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str, forgotten: str
) -> None:
    fill = FormOf.fill

    def forgetful(form: FormOf[Any], fields: Any) -> None:  # noqa: ANN401 - of whichever record
        before = form.fields[forgotten].value()
        fill(form, fields)
        form.fields[forgotten].show_value(before)

    monkeypatch.setattr(FormOf, "fill", forgetful)
    with pytest.raises(AssertionError, match=rf"erased by the form: \['{forgotten}'\]"):
        check_saved_unchanged(desk, name)


@pytest.mark.parametrize(("name", "forgotten"), PLANTED)
def test_a_field_that_is_not_collected_is_found(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str, forgotten: str
) -> None:
    collected = FormOf.collected
    usual = getattr(CASES[name].bare(random.Random(1)), forgotten)

    def forgetful(form: FormOf[Any], **others: object) -> Any:  # noqa: ANN401 - of whichever record
        return replace(collected(form, **others), **{forgotten: usual})

    monkeypatch.setattr(FormOf, "collected", forgetful)
    with pytest.raises(AssertionError, match=rf"erased by the form: \['{forgotten}'\]"):
        check_saved_unchanged(desk, name)


@pytest.mark.parametrize(("name", "forgotten"), PLANTED)
def test_an_input_that_nobody_reads_is_found(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str, forgotten: str
) -> None:
    collected = FormOf.collected

    def deaf(form: FormOf[Any], **others: object) -> Any:  # noqa: ANN401 - of whichever record
        return collected(form, **{forgotten: getattr(form._read, forgotten), **others})  # noqa: SLF001 - as it was

    monkeypatch.setattr(FormOf, "collected", deaf)
    with pytest.raises(AssertionError, match=f"edited: {forgotten}"):
        check_each_input(desk, name)


def test_a_field_without_an_input_that_is_not_said_to_have_none_is_found() -> None:
    @dataclass(frozen=True)
    class FieldsWithOneMore(HoldFields):
        reason: str = ""

    with pytest.raises(TypeError, match="reason are forgotten: neither an input nor among not_entered"):
        type("Forgetful", (HoldForm,), {"record": FieldsWithOneMore, "rows": HoldForm.rows})
