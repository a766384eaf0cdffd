"""Whatever the clerk does in whatever order: undo takes back exactly that, and history tells how rows came to be."""

import json
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.changes import Changes
from desktop_app.domain.council.councils import CouncilFields, CouncilRole, MemberFields
from desktop_app.domain.errors import ClerkError
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.office.units import UnitFields
from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.awards import acts as award_acts
from desktop_app.services.awards import decisions
from desktop_app.services.book import Book
from desktop_app.services.council import councils, sessions, vote_tallies
from desktop_app.services.keeping import history, trash
from desktop_app.services.keeping.checks import check
from desktop_app.services.keeping.record_log.put_back import can_put_back, put_back
from desktop_app.services.office import people, people_import
from desktop_app.services.office import units as kept
from desktop_app.services.plan import plans
from desktop_app.services.plan import tasks as registered
from desktop_app.services.rounds import acts, nomination_import, nominations
from tests.books import PLAN, Dump, book_in, dump, plan_file, record_rows, rows_of
from tests.replaying import replayed, stored

# One more than there are, so that some acts are about what is not there.
ids = st.integers(1, 6)
id_lists = st.lists(ids, max_size=3, unique=True)
summaries = st.sampled_from(["", "Tốt."])
unit_names = st.sampled_from(["Văn phòng", "Văn phòng Sở", "Thanh tra Sở", "Phòng Lễ tân", "Chi đoàn", "Phòng 10"])
names = st.sampled_from(["Vi Văn An", "Bế Thị Bình", "Đặng Ngọc Ánh", "Nông Thị Hoà", "Nông Thị Hòa"])
days = st.none() | st.dates(date(2025, 1, 1), date(2027, 12, 31))
codes = st.sampled_from(["2025-H2", "2026-H1", "2026-H2"])
LAW = "- Thanh tra Sở tổ chức giới thiệu sách pháp luật định kỳ tại cơ quan.\n\n"
PLANS = (
    PLAN,
    PLAN.replace("định kỳ", "hằng tháng"),
    PLAN.replace("Thanh tra Sở tổ chức", "Văn phòng Sở tổ chức"),
    PLAN.replace(LAW, ""),
    PLAN.replace(LAW, f"{LAW}- Phòng Lễ tân tổ chức hội sách trong Quý IV.\n\n"),
    PLAN.replace("III. TỔ", "IV. TỔ").replace("II. NỘI", "II. ĐỐI TƯỢNG\n\nToàn thể công chức.\n\nIII. NỘI"),
    PLAN.replace("đọc sách", "thể thao"),
)


MEMBERS = (("Hứa Văn Ước", CouncilRole.CHAIR), ("Lý Thị Mây", CouncilRole.MEMBER), ("Vi Thu Hà", CouncilRole.SECRETARY))


def set_up_council(book: Book) -> None:
    """Write what the clerk's book has from the beginning."""
    councils.save_council(book, None, CouncilFields(), [(None, MemberFields(name, role)) for name, role in MEMBERS])


class Clerk(RuleBasedStateMachine):
    """A clerk who does anything, and remembers how the rows were before and after each step."""

    filling: Callable[[Book], None] = staticmethod(set_up_council)

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="so-thi-dua-clerk-"))
        self.opened = book_in(self.folder / "book", self.filling)
        self.book: Book = self.opened.__enter__()
        self.rows = record_rows(self.book)
        self.done: list[tuple[str, Dump, Dump]] = []
        self.undone: list[tuple[str, Dump, Dump]] = []
        self.before: str | None = "Thêm Hội đồng Thi đua - Khen thưởng"
        """What could be undone before the clerk did anything."""

    def teardown(self) -> None:
        try:
            assert replayed(self.book.store.path) == stored(self.book.store.path)
            assert check(self.book).found == ()
        finally:
            self.opened.__exit__(None, None, None)
            shutil.rmtree(self.folder)

    def do(self, act: Callable[[], Changes], *, final: bool = False) -> None:
        """Do something and remember it; refused, it must have changed nothing at all."""
        everything = dump(self.book)
        try:
            changes = act()
        except ClerkError:
            assert dump(self.book) == everything
            return
        before, self.rows = self.rows, record_rows(self.book)
        if changes.change_id is None:
            assert self.rows == before
            assert dump(self.book) == everything
            return
        self.done = [] if final else [*self.done, (changes.label, before, self.rows)]
        self.before = None if final else self.before
        self.undone = []

    @rule(name=unit_names, until=days, heir=st.none() | ids)
    def add_unit(self, name: str, until: date | None, heir: int | None) -> None:
        self.do(lambda: kept.add_unit(self.book, UnitFields(name, valid_to=until, successor_id=heir)))

    @rule(unit=ids, name=unit_names, until=days, heir=st.none() | ids)
    def change_unit(self, unit: int, name: str, until: date | None, heir: int | None) -> None:
        self.do(lambda: kept.change_unit(self.book, unit, UnitFields(name, valid_to=until, successor_id=heir)))

    @rule(unit=ids, places=st.integers(-3, 3))
    def move_unit(self, unit: int, places: int) -> None:
        self.do(lambda: kept.move_unit(self.book, unit, places))

    @rule(person=st.none() | ids, name=names, units=id_lists, since=days, posts=id_lists)
    def save_person(
        self, person: int | None, name: str, units: list[int], since: date | None, posts: list[int]
    ) -> None:
        ids = [*posts, None, None, None]
        held = [(ids[place], PostFields(unit, "Chuyên viên", since)) for place, unit in enumerate(units)]
        self.do(lambda: people.save_person(self.book, person, PersonFields(name), held))

    @rule(code=codes)
    def create_round(self, code: str) -> None:
        self.do(lambda: acts.create_round(self.book, code))

    @rule(
        code=codes, person=st.none() | ids, unit=st.none() | ids, tasks=id_lists, summary=st.sampled_from(["", "Tốt."])
    )
    def nominate(self, code: str, person: int | None, unit: int | None, tasks: list[int], summary: str) -> None:
        kind = NomineeKind.COLLECTIVE if person is None else NomineeKind.INDIVIDUAL
        state = NominationState.COMPLETE if summary else NominationState.DRAFT
        fields = NominationFields(code, kind, person, unit, summary=summary, state=state, task_ids=tuple(tasks))
        self.do(lambda: nominations.nominate(self.book, fields))

    @rule(nomination=ids, person=st.none() | ids, tasks=id_lists)
    def change_nomination(self, nomination: int, person: int | None, tasks: list[int]) -> None:
        def act() -> Changes:
            fields = nominations.nomination(self.book, nomination).fields
            changed = replace(fields, person_id=person or fields.person_id, task_ids=tuple(tasks))
            return nominations.change_nomination(self.book, nomination, changed)

        self.do(act)

    @rule(section=st.none() | ids, leads=id_lists, supports=id_lists)
    def add_task(self, section: int | None, leads: list[int], supports: list[int]) -> None:
        fields = TaskFields("Việc mới", section, leads=tuple(leads), supports=tuple(supports))
        self.do(lambda: registered.add_task(self.book, fields))

    @rule(task=ids, section=st.none() | ids, leads=id_lists)
    def change_task(self, task: int, section: int | None, leads: list[int]) -> None:
        self.do(lambda: registered.change_task(self.book, task, TaskFields("Việc khác", section, leads=tuple(leads))))

    @rule(version=st.sampled_from(range(len(PLANS))), adjusted_on=days)
    def import_plan(self, version: int, adjusted_on: date | None) -> None:
        file = plan_file(self.folder, PLANS[version])
        adjustment = None if adjusted_on is None else AdjustmentFields(adjusted_on)
        self.do(lambda: plans.apply_plan(self.book, plans.propose_plan(self.book, file), adjustment=adjustment))

    @rule(people_of=st.lists(st.tuples(names, unit_names), min_size=1, max_size=4))
    def import_people(self, people_of: list[tuple[str, str]]) -> None:
        file = self.folder / "nguoi.csv"
        lines = ["Họ và tên,Đơn vị", *(f"{name},{unit}" for name, unit in people_of)]
        file.write_text("\n".join(lines), encoding="utf-8")
        self.do(lambda: people_import.apply_people(self.book, people_import.propose_people(self.book, file)))

    @rule(code=codes, nominees=st.lists(st.one_of(names, unit_names), min_size=1, max_size=4))
    def import_nominations(self, code: str, nominees: list[str]) -> None:
        file = self.folder / "de-nghi.csv"
        lines = ["Họ và tên (tên tập thể),Hình thức đề nghị,Tóm tắt thành tích"]
        file.write_text("\n".join([*lines, *(f"{name},Giấy khen,Tốt." for name in nominees)]), encoding="utf-8")

        def act() -> Changes:
            taken = nomination_import.propose_nominations(self.book, file, code)
            return nomination_import.apply_nominations(self.book, taken)

        self.do(act)

    @rule(kind=st.sampled_from(trash.KINDS[:6]), ids=id_lists.filter(bool))
    def put_in_trash(self, kind: str, ids: list[int]) -> None:
        self.do(lambda: trash.put_in_trash(self.book, kind, ids))

    @rule(kind=st.sampled_from(trash.KINDS[:6]), ids=id_lists.filter(bool))
    def restore(self, kind: str, ids: list[int]) -> None:
        self.do(lambda: trash.restore(self.book, kind, ids))

    @rule(code=codes, ballot=st.booleans())
    def hold_session(self, code: str, ballot: bool) -> None:
        self.do(lambda: sessions.hold_session(self.book, code, date(2026, 7, 2), ballot=ballot))

    @rule(session=ids)
    def vote(self, session: int) -> None:
        self.do(lambda: vote_tallies.record_unanimous(self.book, session))

    @rule(code=codes, nominations=id_lists, decision=st.none() | ids, signed=st.booleans())
    def save_decision(self, code: str, nominations: list[int], decision: int | None, signed: bool) -> None:
        number, day = ("15/QĐ-SNgV", date(2027, 1, 12)) if signed else ("", None)
        fields = DecisionFields("Tặng Giấy khen", number, day, round_code=code)
        self.do(lambda: decisions.save_decision(self.book, decision, fields, nominations))

    @rule(awards=id_lists.filter(bool), day=st.none() | st.just(date(2027, 1, 20)))
    def hand_over(self, awards: list[int], day: date | None) -> None:
        self.do(lambda: award_acts.hand_over_awards(self.book, awards, day))

    @rule(place=st.integers(0, 200))
    def put_back(self, place: int) -> None:
        """Put back a field of any row, as it was before any of the changes that the log tells of."""
        changes = [row for row in self.logged() if can_put_back(row[0], row[2])]
        if changes:
            kind, row_id, column, change_id = changes[place % len(changes)]
            self.do(lambda: put_back(self.book, kind, row_id, column, change_id))

    def logged(self) -> list[tuple[str, int, str, int]]:
        """Return kind, id, column and change of every value that a change replaced."""
        rows = rows_of(self.book, "change_item", "table_name, row_id, change_id, before", "after IS NOT NULL")
        return [
            (str(kind), int(str(row_id)), column, int(str(change_id)))
            for kind, row_id, change_id, before in rows
            for column in (json.loads(str(before)) if before is not None else ())
        ]

    @rule()
    def empty_trash(self) -> None:
        self.do(lambda: trash.empty(self.book), final=True)

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        label, before, after = self.done.pop()
        assert history.undo(self.book).label == f"Hoàn tác: {label}"
        self.rows = record_rows(self.book)
        assert self.rows == before
        self.undone.append((label, before, after))

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        label, before, after = self.undone.pop()
        assert history.redo(self.book).label == f"Làm lại: {label}"
        self.rows = record_rows(self.book)
        assert self.rows == after
        self.done.append((label, before, after))

    @invariant()
    def what_can_be_undone_and_redone_is_known(self) -> None:
        undoing, redoing = history.next_steps(self.book)
        assert (undoing and undoing.label) == (self.done[-1][0] if self.done else self.before)
        assert (redoing and redoing.label) == (self.undone[-1][0] if self.undone else None)


Clerk.TestCase.settings = settings(max_examples=settings().max_examples // 4, stateful_step_count=25)
TestClerk = Clerk.TestCase
