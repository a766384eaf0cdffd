"""A year of the units: activities, obstacles, referrals, briefings, files, decisions."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.errors import InvalidRecord, UnreadableInput
from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.year.activities import (
    ActivityFields,
    ActivityKind,
    Participant,
    ParticipantRole,
    PeopleReached,
    Spread,
)
from desktop_app.domain.year.obstacles import ObstacleFields, ObstacleState, ReferralFields
from desktop_app.runtime.stored_files import place_of
from desktop_app.services import attachments, lists
from desktop_app.services.awards import decisions
from desktop_app.services.book import Book
from desktop_app.services.day import calendar
from desktop_app.services.keeping import backups, checks, history
from desktop_app.services.plan import occurrences, tasks
from desktop_app.services.plan.deadlines import understood
from desktop_app.services.rounds.nominations import change_nomination, nomination
from desktop_app.services.year import activities, obstacles
from desktop_app.services.year.posted_days import posted_days
from tests.books import collective, import_plan, individual, person, record_rows, refused, review_round, rows_of, unit

MARCH = date(2026, 3, 12)


def activity(**changed: object) -> ActivityFields:
    """Return an activity of one day in March 2026, with some fields changed."""
    return replace(ActivityFields(MARCH, ActivityKind.CONFERENCE, "Hội nghị an toàn mạng"), **changed)  # type: ignore[arg-type]


def test_an_activity_is_stored_and_read_back_whole(book: Book) -> None:
    office = unit(book, "Văn phòng")
    first, second = person(book, "Hứa Văn Ánh", office), person(book, "Lộc Thị Bình", office)
    entered = activity(
        to_date=date(2026, 3, 14),
        unit_id=office,
        author_id=first,
        channel="Facebook",
        link="https://example.vn/tin",
        spread=Spread.SHARED,
        reached=PeopleReached(staff=12, children=40),
        participants=(Participant(second), Participant(first, ParticipantRole.SPEAKER)),
        partners="Đoàn khối",
        document="Kế hoạch số 12/KH-SNgV",
        document_date=date(2026, 3, 2),
        notable=True,
        note="Có ảnh",
    )
    activity_id = activities.add_activity(book, entered).only_id("activity")
    stored = activities.activity(book, activity_id)
    assert replace(stored, participants=()) == replace(entered, participants=())
    assert set(stored.participants) == {Participant(first, ParticipantRole.SPEAKER), Participant(second)}
    row = lists.everything(book, ListQuery("activities"))[0]
    shown = dict(zip((column.key for column in LIST_KINDS["activities"].columns), row.values, strict=True))
    assert (shown["reached"], shown["participants"], shown["partners"]) == (52, 2, "Đoàn khối")
    assert shown["roles"] == "Hứa Văn Ánh (báo cáo viên)"
    assert (shown["document"], shown["notable"]) == ("Kế hoạch số 12/KH-SNgV", "Tiêu biểu")


def test_a_changed_activity_keeps_who_stays_and_drops_who_goes(book: Book) -> None:
    first, second, third = (person(book, name) for name in ("Vi Văn A", "Vi Văn B", "Vi Văn C"))
    made = activities.add_activity(book, activity(participants=(Participant(first), Participant(second)))).only_id(
        "activity"
    )
    stayed = rows_of(book, "participant", "id", f"person_id = {second}")
    later = (Participant(second), Participant(third, ParticipantRole.LEAD))
    activities.change_activity(book, made, activity(participants=later))
    assert set(activities.activity(book, made).participants) == set(later)
    assert rows_of(book, "participant", "id", f"person_id = {second}") == stayed


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": " "}, "title"),
        ({"to_date": date(2026, 3, 11)}, "to_date"),
        ({"reached": PeopleReached(children=-1)}, "children"),
        ({"link": "không phải liên kết"}, "link"),
        ({"link": "javascript:alert(1)"}, "link"),
    ],
)
def test_an_activity_that_cannot_be_is_refused_at_its_field(book: Book, changed: dict[str, object], field: str) -> None:
    before = record_rows(book)
    with pytest.raises(InvalidRecord) as refused:
        activities.add_activity(book, activity(**changed))
    assert refused.value.field == field
    assert record_rows(book) == before


def test_days_without_news_and_weeks_without_a_story_are_the_gaps(book: Book) -> None:
    for day, kind in ((2, ActivityKind.GOOD_NEWS), (2, ActivityKind.GOOD_NEWS), (4, ActivityKind.STORY)):
        activities.add_activity(book, activity(from_date=date(2026, 3, day), kind=kind, title=f"Tin {day}"))
    posted = posted_days(book, date(2026, 3, 2), date(2026, 3, 15), date(2026, 3, 9))
    assert posted.counts[date(2026, 3, 2)] == {ActivityKind.GOOD_NEWS: 2}
    assert posted.gaps.days == tuple(date(2026, 3, day) for day in range(3, 10))
    assert posted.gaps.weeks == (date(2026, 3, 9),)


def test_an_obstacle_goes_from_its_report_to_its_end(book: Book) -> None:
    fields = ObstacleFields(MARCH, "Thiếu máy ghi hình", unit(book, "Văn phòng"), "Cấp kinh phí")
    made = obstacles.save_obstacle(book, None, fields).only_id("obstacle")
    steps = [
        (fields, ObstacleState.RAISED),
        (replace(fields, put_on=date(2026, 3, 13)), ObstacleState.PUT),
        (replace(fields, answered_on=date(2026, 3, 20), answer="Đồng ý"), ObstacleState.ANSWERED),
        (replace(fields, closed_on=date(2026, 4, 1)), ObstacleState.CLOSED),
    ]
    for step, state in steps:
        obstacles.save_obstacle(book, made, step)
        assert obstacles.obstacle(book, made).state is state
        assert lists.count(book, ListQuery("obstacles", scope={"state": state.value})) == 1
    assert lists.count(book, ListQuery("obstacles", scope={"open": True})) == 0


def test_a_step_of_an_obstacle_is_taken_once(book: Book) -> None:
    made = obstacles.save_obstacle(book, None, ObstacleFields(MARCH, "Thiếu máy ghi hình")).only_id("obstacle")
    for step, words in (
        (obstacles.put_to_leadership, "đã báo cáo Lãnh đạo ngày 13/03/2026"),
        (obstacles.close_obstacle, "đã giải quyết xong ngày 13/03/2026"),
    ):
        with refused(book, InvalidRecord, "phải"):
            step(book, made, date(2020, 1, 1))
        changes = step(book, made, date(2026, 3, 13))
        assert changes.label == f"Khó khăn, vướng mắc “Thiếu máy ghi hình”: {words.partition(' ngày')[0]}"
        with refused(book, InvalidRecord, words):
            step(book, made, date(2026, 3, 14))
    stored = obstacles.obstacle(book, made)
    assert (stored.put_on, stored.closed_on) == (date(2026, 3, 13), date(2026, 3, 13))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"content": ""}, "content"),
        ({"closed_on": date(2026, 3, 11)}, "closed_on"),
        ({"answered_on": date(2026, 3, 13)}, "answer"),
    ],
)
def test_an_obstacle_that_cannot_be_is_refused_at_its_field(book: Book, changed: dict[str, object], field: str) -> None:
    fields = replace(ObstacleFields(MARCH, "Thiếu máy"), **changed)  # type: ignore[arg-type]
    with refused(book, InvalidRecord) as why:
        obstacles.save_obstacle(book, None, fields)
    assert why.value.field == field
    assert rows_of(book, "obstacle") == []


def test_a_matter_passed_on_keeps_numbers_and_no_person(book: Book) -> None:
    fields = ReferralFields(MARCH, "Lừa đảo trên mạng", "Công an tỉnh", "12/SNgV-VP", "Đang xử lý")
    made = obstacles.save_referral(book, None, fields).only_id("referral")
    assert obstacles.referral(book, made) == fields
    columns = {name for _, name, *_ in rows_of_schema(book, "referral")}
    assert columns == {
        *("id", "passed_on", "kind", "receiving_body", "document_number", "outcome"),
        *("trashed_at", "search_text"),
    }


def rows_of_schema(book: Book, table: str) -> list[tuple[int, str]]:
    """Return place and name of a table's columns."""
    with book.store.reading() as connection:
        return [(row[0], row[1]) for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")]


def test_no_table_has_room_for_a_child_or_an_author_of_harm(book: Book) -> None:
    forbidden = ("child_name", "children_name", "offender", "identity", "ethnic", "party")
    with book.store.reading() as connection:
        names = [row[0] for row in connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")]
    assert not [word for word in forbidden for sql in names if word in sql.lower()]


@pytest.mark.parametrize(
    ("words", "periods"),
    [
        ("trước ngày 20/11 hằng năm", 1),
        ("hằng quý", 4),
        ("hằng tháng", 12),
        ("thường xuyên", 1),
        ("", 1),
    ],
)
def test_a_task_of_the_plan_has_the_periods_its_deadline_asks_for(book: Book, words: str, periods: int) -> None:
    import_plan(book)
    section = rows_of(book, "plan_section", "id")[0][0]
    assert isinstance(section, int)
    tasks.add_task(book, TaskFields("Việc thử", section, deadline=understood(words)))
    made = max(row[0] for row in rows_of(book, "task", "id"))  # type: ignore[type-var]
    year = date.today().year
    assert len(rows_of(book, "occurrence", "id", f"task_id = {made} AND year = {year}")) == periods


def test_a_changed_deadline_keeps_what_was_recorded_and_what_has_files(book: Book, tmp_path: Path) -> None:
    import_plan(book)
    section = rows_of(book, "plan_section", "id")[0][0]
    assert isinstance(section, int)
    fields = TaskFields("Việc thử", section, deadline=understood("hằng quý"))
    tasks.add_task(book, fields)
    made = max(row[0] for row in rows_of(book, "task", "id"))  # type: ignore[type-var]
    assert isinstance(made, int)
    first, second, *_ = (row[0] for row in rows_of(book, "occurrence", "id", f"task_id = {made}"))
    assert isinstance(first, int)
    assert isinstance(second, int)
    occurrences.record_result(book, first, OccurrenceFields("Đã làm", done_on=date(2026, 4, 2)))
    evidence = tmp_path / "minh-chung.txt"
    evidence.write_text("ảnh")
    attachments.attach(book, "occurrence", second, [evidence])
    tasks.change_task(book, made, replace(fields, deadline=understood("trước ngày 20/11 hằng năm")))
    occurrence_ids = {row[0] for row in rows_of(book, "occurrence", "id", f"task_id = {made}")}
    assert {first, second} < occurrence_ids
    assert all(len(str(row[0])) != 7 or row[1] in (first, second) for row in periods_of(book, made))


def periods_of(book: Book, task_id: int) -> list[tuple[object, ...]]:
    """Return period and id of a task's occurrences."""
    return rows_of(book, "occurrence", "period, id", f"task_id = {task_id}")


def test_done_is_recorded_and_late_is_computed(book: Book) -> None:
    import_plan(book)
    late = lists.everything(book, ListQuery("occurrences", scope={"state": "late"}))
    for row in late:
        occurrences.record_result(book, row.id, OccurrenceFields("Xong", done_on=date.today()))
    assert lists.count(book, ListQuery("occurrences", scope={"state": "late"})) == 0
    assert lists.count(book, ListQuery("occurrences", scope={"state": "done_late"})) == len(late)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        (OccurrenceFields(progress=101), "progress"),
        (OccurrenceFields(progress=-1), "progress"),
        (OccurrenceFields(progress=50, done_on=MARCH), "progress"),
    ],
)
def test_a_result_that_cannot_be_is_refused(book: Book, fields: OccurrenceFields, field: str) -> None:
    import_plan(book)
    before = record_rows(book)
    with pytest.raises(InvalidRecord) as refused:
        occurrences.record_result(book, 1, fields)
    assert refused.value.field == field
    assert record_rows(book) == before


def test_a_plan_is_followed_from_an_earlier_year_and_back_again(book: Book) -> None:
    plan_id = import_plan(book)
    before = record_rows(book)["occurrence"]
    occurrences.track_from(book, plan_id, 2024)
    years = {row[0] for row in rows_of(book, "occurrence", "year")}
    assert {2024, 2025} <= years
    history.undo(book)
    assert record_rows(book)["occurrence"] == before
    with pytest.raises(InvalidRecord, match="từ 2024 đến 2028"):
        occurrences.track_from(book, plan_id, 2023)


def test_files_are_kept_once_by_content_and_missed_when_gone(book: Book, tmp_path: Path) -> None:
    made = activities.add_activity(book, activity()).only_id("activity")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("cùng nội dung")
    attachments.attach(book, "activity", made, [tmp_path / "a.txt", tmp_path / "b.txt"])
    attachments.attach(book, "activity", made, [tmp_path / "a.txt"])
    attached = attachments.attachments(book, "activity", made)
    assert [entry.file_name for entry in attached] == ["a.txt", "b.txt"]
    assert attached[0].path == attached[1].path
    attachments.save_copy(attached[0], tmp_path / "copy.txt")
    assert (tmp_path / "copy.txt").read_text() == "cùng nội dung"
    attachments.detach(book, [attached[0].id])
    assert [attachment.file_name for attachment in attachments.attachments(book, "activity", made)] == ["b.txt"]
    attached[0].path.write_text("đổi")
    assert checks.check(book).found == ("Tệp đính kèm “b.txt” bị thiếu hoặc đã thay đổi.",)


@pytest.mark.parametrize("what", ["folder", "missing"])
def test_what_is_no_file_is_not_attached(book: Book, tmp_path: Path, what: str) -> None:
    made = activities.add_activity(book, activity()).only_id("activity")
    before = record_rows(book)
    with pytest.raises(UnreadableInput):
        attachments.attach(book, "activity", made, [tmp_path if what == "folder" else tmp_path / "không có.txt"])
    assert record_rows(book) == before


def test_attached_files_go_with_a_backup(book: Book, tmp_path: Path) -> None:
    made = activities.add_activity(book, activity()).only_id("activity")
    (tmp_path / "a.txt").write_text("nội dung")
    attachments.attach(book, "activity", made, [tmp_path / "a.txt"])
    path = attachments.attachments(book, "activity", made)[0].path
    summary = backups.back_up(book, tmp_path / "elsewhere.db")
    beside = place_of(tmp_path / book.folder.attachments.name, path.name)
    assert beside.read_text() == "nội dung"
    assert summary.counts["attachment"] == 1


def test_a_decision_freezes_what_it_awards(book: Book) -> None:
    office = unit(book, "Văn phòng")
    clerk = person(book, "Hứa Văn Ánh", office, "Chuyên viên")
    review_round(book)
    mine, ours = individual(book, clerk), collective(book, office)
    fields = DecisionFields("Về việc tặng Giấy khen", "15/QĐ-SNgV", date(2026, 7, 3), round_code="2026-H1")
    made = decisions.save_decision(book, None, fields, [ours, mine]).only_id("decision")
    change_nomination(book, mine, replace(nomination(book, mine).fields, post_title="Phó Chánh Văn phòng"))
    query = ListQuery("awards", scope={"decision": made})
    assert [row.values[3:5] for row in lists.everything(book, query)] == [
        ("Văn phòng", ""),
        ("Hứa Văn Ánh", "Chuyên viên"),
    ]
    changed = replace(fields, period_from=date(2026, 1, 1), period_to=date(2026, 6, 30), signer_title="GIÁM ĐỐC")
    assert decisions.decision(book, made) == (changed, (ours, mine))


def test_only_a_signed_decision_counts(book: Book) -> None:
    office = unit(book, "Văn phòng")
    review_round(book)
    ours = collective(book, office)
    draft = DecisionFields("Về việc tặng Giấy khen", round_code="2026-H1")
    made = decisions.save_decision(book, None, draft, [ours]).only_id("decision")
    assert lists.count(book, ListQuery("awards", scope={"signed": True})) == 0
    decisions.save_decision(book, made, replace(draft, number="15/QĐ", signed_on=date(2026, 7, 3)), [ours])
    assert lists.count(book, ListQuery("awards", scope={"signed": True})) == 1


def test_decisions_refuse_doubles(book: Book) -> None:
    office, other = unit(book, "Văn phòng"), unit(book, "Thanh tra Sở")
    review_round(book)
    ours, theirs = collective(book, office), collective(book, other)
    fields = DecisionFields("Về việc tặng Giấy khen", "15/QĐ", date(2026, 7, 3), round_code="2026-H1")
    decisions.save_decision(book, None, fields, [ours])
    with pytest.raises(InvalidRecord, match="đã dùng trong năm 2026"):
        decisions.save_decision(book, None, fields, [theirs])
    with pytest.raises(InvalidRecord, match="đã được khen thưởng"):
        decisions.save_decision(book, None, replace(fields, number="16/QĐ"), [ours])
    with pytest.raises(InvalidRecord) as refused:
        decisions.save_decision(book, None, replace(fields, number="17/QĐ", signed_on=None), [theirs])
    assert refused.value.field == "signed_on"


def test_the_years_due_days_make_a_calendar(book: Book, tmp_path: Path) -> None:
    occurrences.track_from(book, import_plan(book), 2026)
    path = tmp_path / "lich.ics"
    written = calendar.save_calendar(book, 2027, path, datetime(2026, 11, 24, tzinfo=UTC))
    text = path.read_bytes().decode().replace("\r\n ", "")
    assert written == text.count("BEGIN:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20271119" in text


def test_the_files_of_a_zip_are_attached_each_or_none(book: Book, tmp_path: Path) -> None:
    made = activities.add_activity(book, activity()).only_id("activity")
    photos, mixed, many = tmp_path / "ảnh.zip", tmp_path / "lạ.zip", tmp_path / "nhiều.zip"
    with ZipFile(photos, "w") as archive:
        archive.writestr("ngày 1/trao quà.jpg", b"1")
        archive.writestr("ngày 2/Trao quà.JPG", b"2")
        archive.writestr("ngày 2/", b"")
    with ZipFile(mixed, "w") as archive:
        archive.writestr("ảnh.jpg", b"1")
        archive.writestr("so-thi-dua.db", b"2")
    with ZipFile(many, "w") as archive:
        for number in range(attachments.MOST_PACKED + 1):
            archive.writestr(f"{number}.jpg", b"")
    attachments.attach_packed(book, "activity", made, photos)
    for archive_path in (mixed, many):
        with pytest.raises(UnreadableInput, match="tệp ảnh, văn bản"):
            attachments.attach_packed(book, "activity", made, archive_path)
    attached = attachments.attachments(book, "activity", made)
    assert [entry.file_name for entry in attached] == ["trao quà.jpg", "Trao quà.JPG"]
    assert attachments.packed_files(mixed) == []


def test_a_zip_with_a_damaged_picture_is_refused_and_leaves_nothing(book: Book, tmp_path: Path) -> None:
    made = activities.add_activity(book, activity()).only_id("activity")
    damaged = tmp_path / "ảnh.zip"
    with ZipFile(damaged, "w") as archive:
        archive.writestr("1.jpg", b"the first picture")
        archive.writestr("2.jpg", b"the second picture")
    damaged.write_bytes(damaged.read_bytes().replace(b"the second", b"the sec0nd"))
    with pytest.raises(UnreadableInput, match=r"“ảnh\.zip” bị hỏng"):
        attachments.attach_packed(book, "activity", made, damaged)
    assert attachments.attachments(book, "activity", made) == []
    assert not [path for path in book.folder.attachments.rglob("*") if path.is_file()]
