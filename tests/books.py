"""Books for tests: opened in an empty folder, filled with invented records, and laid bare row by row."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.certificates.certificates import Offset
from desktop_app.domain.changes import Changes
from desktop_app.domain.council.councils import CouncilFields, CouncilRole, MemberFields, SessionFields
from desktop_app.domain.council.unit_reviews import UnitReviewFields, UnitVote
from desktop_app.domain.errors import ClerkError
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.law.year_facts import Rating, Scope
from desktop_app.domain.office.offices import Office
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.office.units import UnitFields, UnitKind
from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.standing.year_records import HoldFields, InitiativeFields, Subject, YearRecordFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, Participant, PeopleReached
from desktop_app.domain.year.indicator_sets import IndicatorDraft
from desktop_app.domain.year.indicators import Target, TargetSign
from desktop_app.domain.year.movements import Criterion, MovementFields
from desktop_app.domain.year.obstacles import ObstacleFields, ReferralFields
from desktop_app.domain.year.statements import StatementFields
from desktop_app.papers import PaperFormat
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.attachments import attach
from desktop_app.services.awards.acts import cancel_awards, pay_awards
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.awards.direct_awards import DirectAward, save_direct_decision
from desktop_app.services.book import Book, opened
from desktop_app.services.certificates.layouts import Stock, StoredLayout, default_layout, save_layouts, save_offset
from desktop_app.services.council.councils import save_council
from desktop_app.services.council.sessions import save_session
from desktop_app.services.council.unit_reviews import save_unit_review
from desktop_app.services.council.vote_tallies import record_unanimous
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.services.office.offices import change_office
from desktop_app.services.office.people import save_person
from desktop_app.services.office.units import add_unit
from desktop_app.services.papers.house_style.wordings import change_wording
from desktop_app.services.papers.issued import IssueFields, issue
from desktop_app.services.papers.reports.entered import ANNUAL, save_report
from desktop_app.services.papers.reports.statements import state_nothing
from desktop_app.services.plan.occurrences import record_result, track_from
from desktop_app.services.plan.plan_records import chosen_plan, save_plan
from desktop_app.services.plan.plans import apply_plan, plan_text, propose_plan, shipped_plan
from desktop_app.services.plan.tasks import add_task
from desktop_app.services.rounds.acts import create_round
from desktop_app.services.rounds.nominations import change_nomination, nominate, nomination
from desktop_app.services.sample.book import fill as fill_sample
from desktop_app.services.standing.year_records import save_hold, save_initiative, save_year_record, set_rating
from desktop_app.services.year.activities import add_activity
from desktop_app.services.year.briefings import mark_informed
from desktop_app.services.year.indicators import record_value, save_indicator
from desktop_app.services.year.movements import save_movement
from desktop_app.services.year.obstacles import save_obstacle, save_referral
from desktop_app.services.year.registrations import register
from tests.once import book_files, write_files

Dump = Mapping[str, list[tuple[object, ...]]]

LOG_TABLES = ("change", "change_item", "departure")

REASON = "Hội đồng đề nghị xét."
"""A reason for going on: with it a nomination is kept whatever speaks against it."""

PLAN = """KẾ HOẠCH

Thực hiện phong trào đọc sách giai đoạn 2024 - 2028

I. MỤC ĐÍCH, YÊU CẦU

Nâng cao văn hóa đọc trong cơ quan.

II. NỘI DUNG THỰC HIỆN

1. Tuyên truyền

- Văn phòng Sở xây dựng tủ sách dùng chung của cơ quan, thời gian hoàn thành trong Quý II/2024.

- Thanh tra Sở tổ chức giới thiệu sách pháp luật định kỳ tại cơ quan.

2. Tổ chức hoạt động

- Chi đoàn thanh niên Sở chủ trì, phối hợp với Văn phòng Sở tổ chức ngày hội đọc sách trước ngày 21/4 hằng năm.

- Trung tâm Thông tin và Dịch vụ đối ngoại chủ trì đăng bài giới thiệu sách trên trang thông tin của Sở.

III. TỔ CHỨC THỰC HIỆN

1. Văn phòng Sở theo dõi, tổng hợp, báo cáo kết quả về UBND tỉnh qua Sở Nội vụ, Tỉnh đoàn Lạng Sơn \
trước ngày 20/11 hằng năm.

Nơi nhận:

- Như trên;

- Lưu: VT.
"""
"""A short plan that reads as five tasks under six headings."""


@contextmanager
def book_in(folder: Path, filling: Callable[[Book], object] | None = None) -> Iterator[Book]:
    """Open the book in `folder`; a new one is a copy, empty or as `filling` fills it, since making it takes its time.

    A `filling` is a function of a module, which is called once for all tests that ask for it.
    """
    if not DataFolder(folder).database.exists():
        copied_book(folder, filling)
    with opened(DataFolder(folder)) as book:
        yield book


def copied_book(folder: Path, filling: Callable[[Book], object] | None = None) -> Path:
    """Put a book as `filling` fills it into a new folder, which is returned."""
    write_files(book_files(filling), folder)
    return folder


def sample_in(folder: Path) -> DataFolder:
    """Put the program's sample book into a new folder, as a copy, since making it takes its time."""
    return DataFolder(copied_book(folder, fill_sample))


def dump_file(path: Path) -> Dump:
    """Return every row of every table of a data file, the search table's own workings apart."""
    with closing(sqlite3.connect(path)) as connection:
        return _all_rows(connection)


def _all_rows(connection: sqlite3.Connection) -> Dump:
    listing = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'nomination_search%' ORDER BY 1"
    names = [name for (name,) in connection.execute(listing).fetchall()]
    return {name: connection.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall() for name in names}


def old_columns(file: Path, log: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Return rows of the change log as far as an older data file has columns for them."""
    with closing(sqlite3.connect(file)) as connection:
        columns = connection.execute("SELECT count(*) FROM pragma_table_info('change')").fetchone()[0]
    return [row[:columns] for row in log]


def without_departures(rows: Dump) -> Dump:
    """Return what a book holds but for the log of what left it: each backup that is made elsewhere adds to that."""
    return {name: of_table for name, of_table in rows.items() if name not in ("departure", "sqlite_sequence")}


def dump(book: Book) -> Dump:
    """Return every row of every table of the book."""
    # A connection that is there: a new one would have to read the schema before anything else.
    with book.store.plain_reading() as connection:
        return _all_rows(connection)


def record_rows(book: Book) -> Dump:
    """Return every row of the record tables: all but the change log and the numbers given so far."""
    kept_tables = {*LOG_TABLES, "sqlite_sequence", "alembic_version"}
    return {name: rows for name, rows in dump(book).items() if name not in kept_tables}


def rows_of(book: Book, table: str, columns: str = "*", where: str = "1") -> list[tuple[object, ...]]:
    """Return columns of some of a table's rows, in the order of their ids."""
    return asked(book, f'SELECT {columns} FROM "{table}" WHERE {where} ORDER BY id')


def asked(book: Book, question: str) -> list[tuple[object, ...]]:
    """Return the rows that answer a question in SQL: another way to count than the program's."""
    with book.store.plain_reading() as connection:
        return connection.execute(question).fetchall()


def unit(book: Book, name: str, kind: UnitKind = UnitKind.DIVISION, **fields: date | int | None) -> int:
    """Add a unit and return its id."""
    return add_unit(book, UnitFields(name, kind, **fields)).only_id("unit")  # type: ignore[arg-type]


def person(book: Book, name: str, unit_id: int | None = None, position: str = "", gender: str = "") -> int:
    """Add a person, with a post of always if a unit is given, and return the id."""
    held_posts = [] if unit_id is None else [(None, PostFields(unit_id, position))]
    return save_person(book, None, PersonFields(name, gender), held_posts).only_id("person")


def review_round(book: Book, code: str = "2026-H1") -> int:
    """Create a round and return its id."""
    return create_round(book, code).only_id("review_round")


def individual(
    book: Book, person_id: int, code: str = "2026-H1", summary: str = "Hoàn thành tốt.", tasks: tuple[int, ...] = ()
) -> int:
    """Nominate a person and return the nomination's id; without a summary it is a draft."""
    state = NominationState.COMPLETE if summary else NominationState.DRAFT
    fields = NominationFields(code, NomineeKind.INDIVIDUAL, person_id, summary=summary, state=state, task_ids=tasks)
    return nominate(book, fields).only_id("nomination")


def collective(book: Book, unit_id: int, code: str = "2026-H1", summary: str = "Dẫn đầu phong trào.") -> int:
    """Nominate a unit and return the nomination's id."""
    fields = NominationFields(code, NomineeKind.COLLECTIVE, unit_id=unit_id, summary=summary)
    return nominate(book, fields).only_id("nomination")


def plan_file(folder: Path, text: str = PLAN, name: str = "ke-hoach.txt") -> Path:
    """Write a plan and return the file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def import_plan(book: Book, text: str = PLAN) -> int:
    """Take in a plan and return its id."""
    return adjust_plan(book, None, text).only_id("plan")


def adjust_plan(book: Book, plan: int | None, text: str, by: AdjustmentFields | None = None) -> Changes:
    """Take in the new wording of a plan that an adjustment brings, without either a new plan."""
    file = plan_file(book.folder.root, text)
    changes = apply_plan(book, propose_plan(book, file, plan), adjustment=by)
    file.unlink()
    return changes


def followed_plan(book: Book, year: int, text: str = PLAN) -> int:
    """Take in a plan that is followed, and whose tasks are asked for, from a year on; return its id."""
    track_from(book, plan_id := import_plan(book, text), year)
    ask_for_tasks_from(book, date(year, 1, 1), plan_id)
    return plan_id


def import_shipped_plan(book: Book) -> int:
    """Take in the plan that comes with the program and return its id; it is followed from 2026 in whatever year."""
    plan_id = apply_plan(book, propose_plan(book, shipped_plan())).only_id("plan")
    track_from(book, plan_id, 2026)
    return plan_id


def year_without_day(year: int) -> str:
    """Return the year that a paper on one year bears as long as it has no day: left open when that year is over."""
    return str(year) if date.today().year <= year else "……"


def ask_for_tasks_from(book: Book, day: date, plan_id: int | None = None) -> None:
    """Let what is due in a plan (None: the first) from a day on be late if it is not done."""
    plan = chosen_plan(book, plan_id)
    assert plan is not None
    save_plan(book, plan.id, replace(plan.fields, late_from=day))


def workbook(path: Path, *rows: tuple[object, ...], sheet: str = "Danh sách") -> Path:
    """Write rows to a workbook of one sheet and return the file."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    book.save(path)
    return path


@dataclass(frozen=True)
class BookIds:
    """The ids of what `fill` writes into an empty book."""

    office_unit: int = 1
    division: int = 2
    centre: int = 3
    gone: int = 4
    lan: int = 1
    dang: int = 2
    plan: int = 1
    task: int = 6
    of_lan: int = 1
    of_division: int = 3
    draft: int = 4
    movement: int = 1


def fill(book: Book) -> BookIds:
    """Write some of every kind of record the book can hold, in the trash too."""
    change_office(book, Office(signer_name="Hứa Văn Ước", code="SNgV"))
    office_unit = unit(book, "Văn phòng", UnitKind.OFFICE)
    division = unit(book, "Phòng Quản lý biên giới")
    centre = unit(book, "Trung tâm Thông tin", UnitKind.CENTRE)
    gone = unit(book, "Phòng Lễ tân", valid_from=date(2015, 1, 1), valid_to=date(2024, 12, 31), successor_id=division)
    lan = person(book, "Nông Thị Lan", office_unit, "Chuyên viên", "female")
    dang = person(book, "Đặng Ngọc Ánh", division, "Trưởng phòng", "male")
    leaver = [
        (None, PostFields(gone, "Chuyên viên", None, date(2024, 12, 31))),
        (None, PostFields(division, "Phó Trưởng phòng", date(2025, 1, 1))),
    ]
    moved = save_person(book, None, PersonFields("Bế Thu Hòa", "female", 1985), leaver).only_id("person")
    plan = import_plan(book)
    ask_for_tasks_from(book, date(2024, 1, 1))
    adjustment = AdjustmentFields(date(2026, 1, 12), "02/KH-SNgV", content="Đổi hạn báo cáo")
    adjust_plan(book, plan, PLAN.replace("tại cơ quan", "tại trụ sở cơ quan"), adjustment)
    # In whatever year the tests are run.
    track_from(book, plan, 2026)
    yearly = Deadline("trước ngày 15/12 hằng năm", DeadlineKind.DAY, Recurrence.YEARLY, day=15, month=12)
    fields = TaskFields(
        "Tổng kết phong trào",
        _section(book),
        "Báo cáo",
        yearly,
        ("Sở Nội vụ",),
        (office_unit,),
        (division,),
        (Deadline("Tết Trung thu", DeadlineKind.MID_AUTUMN, Recurrence.YEARLY),),
    )
    task = max(add_task(book, fields).ids["task"])
    for code in ("2025-H2", "2026-H1"):
        review_round(book, code)
    of_lan = individual(book, lan, tasks=(task, 1))
    awarded = individual(book, moved, "2025-H2")
    of_division = collective(book, division)
    draft = individual(book, dang, summary="")
    trashed = individual(book, moved)
    put_in_trash(book, "nomination", [trashed])
    _fill_the_year(book, division, task, lan)
    _fill_the_years(book, lan, division)
    _fill_the_council(book, awarded, lan)
    _fill_the_papers(book, of_lan, gone)
    _fill_the_report(book, awarded)
    return BookIds(office_unit, division, centre, gone, lan, dang, plan, task, of_lan, of_division, draft)


def _fill_the_year(book: Book, unit_id: int, task_id: int, person_id: int) -> None:
    first = date(2026, 3, 9)
    activity = ActivityFields(first, ActivityKind.GOOD_NEWS, "Tin về ngày hội", unit_id=unit_id, task_id=task_id)
    add_activity(
        book,
        replace(
            activity, author_id=person_id, participants=(Participant(person_id),), reached=PeopleReached(children=30)
        ),
    )
    mark_informed(book, [person_id], first, "Tại giao ban")
    criteria = (Criterion("Tin tốt đăng mỗi tháng", "Từ 20 tin"),)
    launched = MovementFields("Mỗi ngày một tin tốt", first, document_number="15/KH-SNgV", criteria=criteria)
    movement_id = save_movement(book, None, launched).only_id("emulation_movement")
    register(book, movement_id, first, units=[unit_id], people=[person_id], content="Mỗi tuần 05 tin tốt")
    save_obstacle(book, None, ObstacleFields(first, "Thiếu kinh phí in ấn", unit_id, "Bổ sung kinh phí"))
    save_referral(book, None, ReferralFields(first, "Lừa đảo trên mạng", "Công an tỉnh", "12/CV-SNgV"))
    ((period, *_),) = rows_of(book, "occurrence", "min(id)", f"task_id = {task_id}")
    record_result(book, int(str(period)), OccurrenceFields("Đã tổng kết", 100, first))
    proof = book.folder.root / "bao-cao.txt"
    proof.write_text("Báo cáo kết quả", encoding="utf-8")
    attach(book, "task", task_id, [proof])
    proof.unlink()


def _fill_the_years(book: Book, person_id: int, unit_id: int) -> None:
    lan, division = Subject(NomineeKind.INDIVIDUAL, person_id), Subject(NomineeKind.COLLECTIVE, unit_id)
    save_year_record(book, YearRecordFields(lan, 2025, Rating.EXCELLENT, registered=True, document="12/TB-SNgV"))
    set_rating(book, [lan, division], 2024, Rating.GOOD)
    initiative = InitiativeFields(lan, 2025, "Số hóa hồ sơ lễ tân", Scope.BASE, "08/QĐ-SNgV", date(2025, 11, 3))
    save_initiative(book, None, initiative)
    save_hold(book, None, HoldFields(division, date(2026, 2, 2), date(2026, 2, 27), "04/TB-SNgV"))


def _fill_the_council(book: Book, nomination_id: int, secretary_id: int) -> None:
    set_up = CouncilFields(
        decision_number="45/QĐ-SNgV", decided_on=date(2025, 3, 10), issuing_body="Giám đốc Sở Ngoại vụ"
    )
    members = [
        MemberFields("Vương Thị Ánh", CouncilRole.CHAIR, "Giám đốc"),
        MemberFields("Hứa Văn Ước", CouncilRole.DEPUTY, "Phó Giám đốc"),
        MemberFields("Nông Thị Lan", CouncilRole.SECRETARY, "Chuyên viên Văn phòng", secretary_id),
    ]
    council_id = save_council(book, None, set_up, [(None, member) for member in members]).only_id("council")
    session = SessionFields(
        "2025-H2", council_id, date(2025, 12, 19), "14:00", "15:00", "Phòng họp", chair="Vương Thị Ánh"
    )
    session_id = save_session(book, None, session, nominations=[nomination_id]).only_id("council_session")
    record_unanimous(book, session_id)
    own_unit = nomination(book, nomination_id).fields.unit_id or 0
    held = UnitReviewFields("2025-H2", own_unit, date(2025, 11, 28), "8h", place="Phòng họp", present=2)
    save_unit_review(book, None, replace(held, votes=(UnitVote(nomination_id, 2),)))


def _fill_the_papers(book: Book, nomination_id: int, unit_id: int) -> None:
    fields = nomination(book, nomination_id).fields
    with_summary = replace(fields, activity_ids=(1,), initiative_ids=(1,), papers=("report",))
    change_nomination(book, nomination_id, with_summary)
    stock = Stock("certificate_of_merit", NomineeKind.INDIVIDUAL, unit_id)
    save_layouts(book, [StoredLayout(stock, default_layout())])
    save_offset(book, "Máy in phòng họp", Offset(5, -10))
    # From a day on that no test comes to, so that papers are worded as the program brings it.
    change_wording(book, "phieu-bau", "instruction", date(2040, 1, 1), "Đánh dấu X vào một ô.")


def _fill_the_report(book: Book, nomination_id: int) -> None:
    signed = DecisionFields("Tặng Giấy khen năm 2025", "05/QĐ-SNgV", date(2026, 1, 12), round_code="2025-H2")
    save_decision(book, None, signed, [nomination_id])
    pay_awards(book, [1], date(2026, 1, 20))
    year = (date(2024, 1, 1), date(2024, 12, 31))
    of_province = DecisionFields(
        "Tặng Bằng khen", "163/QĐ-UBND", date(2025, 1, 22), "", "UBND tỉnh", "", AwardLevel.PROVINCE, *year
    )
    direct_awards = [DirectAward(NomineeKind.COLLECTIVE, 3, "provincial_certificate")]
    save_direct_decision(book, None, of_province, direct_awards)
    cancel_awards(book, [2], "20/QĐ-UBND", date(2025, 3, 3))
    target = Target(2025, TargetSign.AT_LEAST, Decimal("87.5"))
    staff = IndicatorDraft("Tỷ lệ công chức được phổ biến pháp luật", "%", "Tuyên truyền", (target,))
    indicator_id = save_indicator(book, None, staff).only_id("indicator")
    record_value(book, indicator_id, "2025", Decimal("92.5"), "Phiếu khảo sát")
    save_report(book, ANNUAL, "2025", date(2025, 11, 14), {"proposals": "Bổ sung kinh phí."})
    none = StatementFields("Trong kỳ không có nội dung này.", date(2025, 11, 17), "Nông Thị Lan, Chuyên viên")
    state_nothing(book, ANNUAL, "2025", "causes", none)
    issue(book, "task-table", {"year": "2026"}, IssueFields(formats=(PaperFormat.XLSX,)))


def _section(book: Book) -> int:
    text = plan_text(book)
    assert text is not None
    return next(iter(text.section_ids.values()))


@contextmanager
def refused[Refusal: ClerkError](
    book: Book, problem: type[Refusal], words: str = ""
) -> Iterator[pytest.ExceptionInfo[Refusal]]:
    """Check that what is done in the block is refused with a sentence that has these words, and changes nothing."""
    before = dump(book)
    with pytest.raises(problem) as raised:
        yield raised
    assert words in raised.value.message
    assert raised.value.message.endswith(".")
    assert dump(book) == before


def labels(book: Book) -> list[str]:
    """Return the labels of all that was done, the oldest first."""
    return [str(label) for (label,) in rows_of(book, "change", "label")]
