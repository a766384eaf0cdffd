"""The sample: an invented office, written in one step, whose records say what its papers print."""

import io
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pypdf
import pytest

from desktop_app.domain.lists import ListQuery
from desktop_app.papers import PaperFormat
from desktop_app.services import lists
from desktop_app.services.book import Book, opened
from desktop_app.services.keeping import history
from desktop_app.services.keeping.checks import check
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.papers import render
from desktop_app.services.sample import book as sample
from tests.books import Dump, book_in, dump_file, labels, record_rows, rows_of, sample_in


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The sample, which these tests read only."""
    with opened(sample_in(tmp_path_factory.mktemp("sample") / "book")) as book:
        yield book


def rows(dump: Dump) -> dict[str, int]:
    return {name: len(table) for name, table in dump.items() if table}


def test_it_is_one_step_that_is_undone_and_done_again(tmp_path: Path) -> None:
    folder = sample_in(tmp_path / "book")
    with opened(folder) as book:
        assert labels(book) == ["Ghi cơ quan giả định"]
        whole = record_rows(book)
        history.undo(book)
        assert rows(record_rows(book)) == {}
        history.redo(book)
        assert record_rows(book) == whole
        assert check(book).found == ()


def test_the_people_of_each_decision_stand_as_their_units_do(office: Book) -> None:
    places: dict[object, list[int]] = {}
    with office.store.plain_reading() as connection:
        given = connection.execute(
            "SELECT decision_id, award, unit.position FROM award JOIN post ON post.person_id = award.person_id "
            "AND post.to_date IS NULL JOIN unit ON unit.id = post.unit_id ORDER BY decision_id, award.position"
        ).fetchall()
    for decision_id, award, place in given:
        places.setdefault((decision_id, award), []).append(place)
    assert places
    assert places == {of: sorted(of_units) for of, of_units in places.items()}


def test_what_fails_in_the_middle_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    with book_in(tmp_path / "book") as book:
        before = dump_file(book.store.path)
        monkeypatch.setattr(sample, "fill_standing", broken)
        with pytest.raises(KeyboardInterrupt):
            sample.fill(book)
        assert dump_file(book.store.path) == before
        monkeypatch.undo()
        sample.fill(book)
        assert labels(book) == ["Ghi cơ quan giả định"]


def test_every_year_since_the_plan_has_records_of_each_sort(office: Book) -> None:
    for year in range(2022, 2026):
        for kind in ("activities", "rounds", "decisions", "year-records", "initiatives", "obstacles", "referrals"):
            assert lists.count(office, ListQuery(kind, scope={"year": year})), (kind, year)
    assert lists.count(office, ListQuery("plans")) == 2
    assert lists.count(office, ListQuery("adjustments")) == 1
    assert {str(period) for (period,) in rows_of(office, "report", "period")} >= {"2022", "2023", "2024", "2025"}


def test_nothing_lies_after_today(office: Book) -> None:
    today = date.today().isoformat()
    for table, column in (("activity", "to_date"), ("decision", "signed_on"), ("occurrence", "done_on")):
        assert rows_of(office, table, column, f"{column} > '{today}'") == [], table


def test_the_office_meets_signs_and_hands_over_on_working_days(office: Book) -> None:
    new_years = (date(2022, 2, 1), date(2023, 1, 22), date(2024, 2, 10), date(2025, 1, 29), date(2026, 2, 17))
    holidays = {day + timedelta(days=n) for day in new_years for n in range(-1, 5)}
    worked = {
        ("activity", "from_date"): "kind NOT IN ('good_news', 'story')",
        ("activity", "document_date"): "document_date IS NOT NULL",
        ("occurrence", "done_on"): "done_on IS NOT NULL",
        ("decision", "signed_on"): "signed_on IS NOT NULL",
        ("award", "handed_on"): "handed_on IS NOT NULL",
        ("review_round", "submit_by"): "submit_by IS NOT NULL",
        ("review_round", "ceremony_on"): "ceremony_on IS NOT NULL",
        ("unit_review", "held_on"): "1",
        ("council_session", "held_on"): "1",
        ("initiative", "recognised_on"): "recognised_on IS NOT NULL",
        ("year_record", "registered_on"): "registered_on IS NOT NULL",
    }
    for (table, column), match in worked.items():
        days = {date.fromisoformat(str(day)) for (day,) in rows_of(office, table, column, match)}
        assert days
        assert not {day for day in days if day.weekday() > 4 or day in holidays}, (table, column)


def test_units_review_in_time_and_tell_only_of_what_was_done_by_then(office: Book) -> None:
    reviewed = {row[0]: str(row[1]) for row in rows_of(office, "unit_review", "round_id, held_on")}
    ends = {row[0]: str(row[1]) for row in rows_of(office, "review_round", "id, to_date")}
    assert len(reviewed) == 8
    for round_id, day in reviewed.items():
        # No review of half a year is held when the next half is nearly over.
        assert day < ends[round_id]
    done = {row[0]: str(row[1]) for row in rows_of(office, "activity", "id, from_date")}
    rounds = {row[0]: row[1] for row in rows_of(office, "nomination", "id, round_id")}
    cited = rows_of(office, "nomination_activity", "nomination_id, activity_id")
    assert all(done[activity] <= reviewed[rounds[nomination]] for nomination, activity in cited)
    for nomination, text in rows_of(office, "nomination", "id, summary"):
        days_named = {
            date(int(y), int(m), int(d)).isoformat() for d, m, y in re.findall(r"(\d+)/(\d+)/(\d{4})", str(text))
        }
        assert max(days_named, default="") <= reviewed.get(rounds[nomination], "9"), (nomination, text)


def test_nobody_registers_for_a_title_before_he_has_a_post(office: Book) -> None:
    first_day = "(SELECT MIN(from_date) FROM post WHERE post.person_id = year_record.person_id)"
    assert rows_of(office, "year_record", "named_as", f"registered_on < {first_day}") == []


def test_a_unit_with_the_title_of_the_province_has_among_its_people_whom_the_law_asks_for(office: Book) -> None:
    titles = rows_of(office, "award", "unit_id, period_to", "award_code = 'excellent_collective'")
    assert len(titles) == 4
    units = {person: unit for person, unit in rows_of(office, "post", "person_id, unit_id")}
    for unit, last_day in titles:
        of_year = f"kind = 'individual' AND period_to = '{last_day}'"
        titled = rows_of(office, "award", "person_id, award_code", of_year)
        of_unit = [code for person, code in titled if units.get(person) == unit]
        assert "grassroots_fighter" in of_unit
        assert len(of_unit) >= 0.7 * sum(of == unit for of in units.values())


def test_nominations_cite_what_the_nominee_did_in_a_role(office: Book) -> None:
    cited = rows_of(office, "nomination_activity", "nomination_id, activity_id")
    roles = {row[:2]: row[2] for row in rows_of(office, "participant", "activity_id, person_id, role")}
    people = {row[0]: row[1] for row in rows_of(office, "nomination", "id, person_id", "kind = 'individual'")}
    authors = {row[0]: row[1] for row in rows_of(office, "activity", "id, author_id")}
    of_people = [(nomination, activity) for nomination, activity in cited if nomination in people]
    assert len(of_people) > 50
    for nomination, activity in of_people:
        person = people[nomination]
        assert (activity, person) in roles or authors[activity] == person
    assert {"lead", "speaker", "author", "support"} <= set(roles.values())
    with_evidence = {nomination for nomination, _ in of_people}
    assert len(with_evidence) > len(people) * 0.9


def test_nominations_of_a_movement_are_of_its_time(office: Book) -> None:
    spans = {row[0]: row[1:] for row in rows_of(office, "emulation_movement", "id, from_date, to_date")}
    linked = rows_of(office, "nomination", "movement_id, period_from, period_to", "movement_id IS NOT NULL")
    assert {row[0] for row in linked} == set(spans)
    for movement, first, last in linked:
        begins, ends = spans[movement]
        assert str(first) <= str(ends)
        assert str(begins) <= str(last)


def test_what_a_movement_says_it_reached_is_what_is_recorded(office: Book) -> None:
    posted = {"kinds": ("good_news", "story"), "spread": "posted"}
    results = rows_of(office, "movement_criterion", "movement_id, result", "text LIKE 'Tin tốt, câu chuyện%'")
    assert results
    for movement, result in results:
        number = lists.count(office, ListQuery("activities", scope={**posted, "movement": movement}))
        count = re.match(r"\d+", str(result))
        assert count is not None
        assert int(count[0]) == number


def test_the_office_names_only_people_of_its_own_book(office: Book) -> None:
    known = {str(name) for (name,) in rows_of(office, "person", "full_name")}
    known |= {str(name) for (name,) in rows_of(office, "council_member", "full_name")}
    signers = {str(name) for (name,) in rows_of(office, "decision", "signer", "signer != ''")}
    signers |= {str(name) for (name,) in rows_of(office, "plan", "signer_name", "signer_name != ''")}
    assert signers
    assert signers <= known


def test_every_nomination_but_those_typed_in_again_cites_a_deed_beside_attendance(office: Book) -> None:
    retyped = {row[0] for row in rows_of(office, "review_round", "id", "code = '2022-H1'")}
    nominations = {row[0]: row[1:] for row in rows_of(office, "nomination", "id, round_id, person_id, summary")}
    called = {row[0] for row in rows_of(office, "activity", "id", "kind = 'briefing'")}
    cited = set(rows_of(office, "nomination_activity", "nomination_id, activity_id"))
    with_deed = {nomination for nomination, activity in cited if activity not in called}
    expected = {nomination for nomination, (round_id, *_) in nominations.items() if round_id not in retyped}
    assert len(expected) > 50
    assert {nominations[row_id] for row_id in expected - with_deed} == set()


def test_its_decisions_on_titles_name_whom_and_spare_the_page_of_their_last_rows(office: Book) -> None:
    titles = [row for row in rows_of(office, "decision", "id, subject") if "danh hiệu thi đua" in str(row[1])]
    assert len(titles) == 4
    for decision, subject in titles:
        assert str(subject).endswith(" cho tập thể, cá nhân")
        printed = render(office, "award-decision", {"decision": str(decision)}, PaperFormat.PDF)
        sentences = [remark.sentence for remark in remarks(office, "award-decision", {"decision": str(decision)})]
        # Up to 2023 the law lets 15% of the advanced workers be fighters.
        assert not any("không quá 15" in sentence for sentence in sentences)
        # One page with the articles, two with 26 names.
        assert len(pypdf.PdfReader(io.BytesIO(printed.content)).pages) == 3


def test_each_law_day_is_the_result_of_its_month_on_its_day_and_on_its_subject(office: Book) -> None:
    held = [
        (str(day), str(title)) for day, title in rows_of(office, "activity", "from_date, title", "kind = 'law_day'")
    ]
    results = {
        str(day): str(text)
        for day, text in rows_of(office, "occurrence", "done_on, result", "result LIKE 'Ngày pháp luật%'")
    }
    assert {day[5:7] for day, _ in held} == {"03", "06", "10"}
    for day, title in held:
        assert title.casefold() in results[day].casefold(), day


def test_what_its_texts_tell_of_rallies_and_of_news_is_borne_out_by_its_registers(office: Book) -> None:
    """One rally a year stood beside two of them, news every week beside items of every other, uneven beside even."""
    results = " ".join(str(text) for (text,) in rows_of(office, "occurrence", "result", "result <> ''"))
    assert "tổ chức tuyên truyền tại xã biên giới" in results
    assert "một đợt tuyên truyền" not in results
    assert "hằng tuần" not in results
    news = "movement_id = 2 AND spread = 'posted' AND kind = 'good_news'"
    posted = rows_of(office, "activity", "unit_id, from_date", news)
    months = [sum(f"-{month:02d}-" in str(day) for _, day in posted) for month in range(2, 12)]
    ((weaknesses,),) = rows_of(office, "emulation_movement", "weaknesses", "id = 2")
    assert max(months) - min(months) <= 2
    assert "chưa đều" not in str(weaknesses)
    assert "đều đăng qua Trung tâm và Chi đoàn" in str(weaknesses)
    assert len({unit for unit, _ in posted}) == 2
