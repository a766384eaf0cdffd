"""The chain of an award names exactly its records: counted again by SQL of another make, in the sample."""

import io
import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pypdf
import pytest

from desktop_app.cli import main
from desktop_app.domain.awards.chains import STAGE_LABELS, Authorship, Chain, ChainStage
from desktop_app.domain.errors import RecordGone, UsageError
from desktop_app.domain.law.year_facts import RecordRef
from desktop_app.domain.office.citations import cited_document, day_words
from desktop_app.domain.standing.year_records import Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ACTIVITY_KIND_LABELS
from desktop_app.papers import PaperFormat
from desktop_app.papers.document.as_text import as_json
from desktop_app.papers.document.model import BodyRow, Paragraph, Table
from desktop_app.papers.document.text import Value
from desktop_app.papers.document.wording import place_and_date
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book, hand_over_to, machine_account, opened
from desktop_app.services.office.offices import office
from desktop_app.services.papers import papers
from desktop_app.services.papers.chains.read import chain_of_award, chain_of_nomination, chains_of
from desktop_app.services.papers.issued import IssueFields, issue
from desktop_app.services.papers.papers import document, render
from desktop_app.services.rounds.nomination_acts import SetForMany, set_for_many
from desktop_app.services.year.activities import activity, change_activity
from tests.books import BookIds, asked, rows_of, sample_in
from tests.papers.reading import docx_text
from tests.services.meetings import without_vote

OWN: Mapping[str, str] = {
    "task": "SELECT task_id FROM nomination_task WHERE nomination_id = :n",
    "activity": "SELECT activity_id FROM nomination_activity WHERE nomination_id = :n",
    "initiative": "SELECT initiative_id FROM nomination_initiative WHERE nomination_id = :n",
    "occurrence": """
        SELECT o.id FROM occurrence o, nomination n, nomination_task t
        WHERE n.id = :n AND t.nomination_id = n.id AND t.task_id = o.task_id
          AND (o.done_on IS NOT NULL OR o.result <> '' OR o.document_number <> '')
          AND coalesce(o.done_on, o.due_on) >= n.period_from AND coalesce(o.done_on, o.due_on) <= n.period_to
    """,
    "year_record": """
        SELECT y.id FROM year_record y, nomination n JOIN review_round r ON r.id = n.round_id
        WHERE n.id = :n AND y.rating IS NOT NULL AND y.trashed_at IS NULL
          AND (n.kind = 'individual' AND y.person_id = n.person_id OR n.kind = 'collective' AND y.unit_id = n.unit_id)
          -- A round in the middle of a year has the ratings of the year before.
          AND y.year = r.year - (r.half = 1)
    """,
    "nomination": "SELECT :n",
    "unit_review": """
        SELECT u.id FROM unit_vote v JOIN unit_review u ON u.id = v.review_id
        WHERE v.nomination_id = :n AND u.trashed_at IS NULL
    """,
    "vote_tally": """
        SELECT v.id FROM vote_tally v JOIN council_session s ON s.id = v.session_id
        WHERE v.nomination_id = :n AND s.trashed_at IS NULL
    """,
    "council_session": """
        SELECT s.id FROM vote_tally v JOIN council_session s ON s.id = v.session_id
        WHERE v.nomination_id = :n AND s.trashed_at IS NULL
    """,
    "award": "SELECT id FROM award WHERE nomination_id = :n",
    "decision": "SELECT d.id FROM award a, decision d WHERE a.nomination_id = :n AND d.id = a.decision_id",
}
"""By kind of record, the ids that belong to the chain of a nomination."""


OF_YEAR_END = (
    "nomination_id IN (SELECT nomination.id FROM nomination JOIN review_round ON review_round.id = round_id "
    "WHERE code LIKE '%-H2')"
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with opened(sample_in(tmp_path_factory.mktemp("sample"))) as book:
        yield book


def named(chain: Chain) -> dict[str, set[int]]:
    """Return the records that a chain names, by kind; what only a check points to is left out."""
    by_kind: dict[str, set[int]] = {}
    for step in chain.steps:
        if step.stage is not ChainStage.CHECK:
            by_kind.setdefault(step.record.kind, set()).add(step.record.id)
    return by_kind


def counted(book: Book, nomination_id: int) -> dict[str, set[int]]:
    """Return the same by SQL of its own, on a connection of its own."""
    connection = sqlite3.connect(book.store.path)
    try:
        ids = {kind: {row[0] for row in connection.execute(query, {"n": nomination_id})} for kind, query in OWN.items()}
    finally:
        connection.close()
    return {kind: numbers for kind, numbers in ids.items() if numbers}


def test_the_chains_of_the_samples_awards_name_exactly_their_records(sample: Book) -> None:
    rows = rows_of(sample, "award", "id, nomination_id", "nomination_id IS NOT NULL")
    assert rows
    for award_id, nomination_id in rows[:: max(1, len(rows) // 12)]:
        assert isinstance(award_id, int)
        assert isinstance(nomination_id, int)
        chain = chain_of_award(sample, award_id)
        assert chain == chain_of_nomination(sample, nomination_id)
        assert named(chain) == counted(sample, nomination_id)
        assert [step for step in chain.steps if step.entry is None] == []


def test_money_and_handing_over_are_those_of_the_award(sample: Book) -> None:
    award_id, amount, paid_on, handed_on = rows_of(
        sample, "award", "id, amount, paid_on, handed_on", "handed_on IS NOT NULL AND amount > 0"
    )[0]
    assert isinstance(award_id, int)
    chain = chain_of_award(sample, award_id)
    money = [step for step in chain.steps if step.stage in {ChainStage.MONEY, ChainStage.PAID}]
    assert money[0].text.startswith(f"{amount:,} đồng".replace(",", "."))
    (signed_on,) = rows_of(
        sample, "decision", "signed_on", f"id = (SELECT decision_id FROM award WHERE id = {award_id})"
    )[0]
    assert [str(step.day) for step in money] == [signed_on, paid_on], "the decision's day settles the amount"
    assert [str(step.day) for step in chain.steps if step.stage is ChainStage.HANDED_OVER] == [handed_on]


def test_what_is_not_paid_for_a_reason_has_no_reckoning(book: Book, filled: BookIds) -> None:
    with book.store.work("Ghi lý do không chi") as work:
        unpaid = {"amount": 0, "coefficient": "0.3", "base_salary": 2_530_000, "unpaid_reason": "Chi mức cao nhất."}
        work.update("award", 1, unpaid)
    texts = [step.text for step in chain_of_award(book, 1).steps if step.stage is ChainStage.MONEY]
    assert texts == ["Không chi: Chi mức cao nhất."]


def test_an_award_that_nobody_paid_is_not_told_as_paid(sample: Book) -> None:
    award_id, nomination_id = rows_of(
        sample,
        "award",
        "id, nomination_id",
        "paid_on IS NOT NULL AND nomination_id IN (SELECT id FROM nomination WHERE state = 'awarded')",
    )[0]
    assert chain_of_nomination(sample, int(str(nomination_id))).state == "Đã trao, đã chi"
    with sample.store.work("Không chi") as work:
        unpaid = {"amount": 0, "paid_on": None, "unpaid_reason": "Chỉ chi mức thưởng của danh hiệu cao nhất."}
        work.update("award", int(str(award_id)), unpaid)
    assert chain_of_nomination(sample, int(str(nomination_id))).state == "Đã trao, không chi tiền thưởng"


def test_the_vote_of_the_unit_comes_before_that_of_the_council(sample: Book) -> None:
    nomination_id, agree, review_id = rows_of(
        sample,
        "unit_vote",
        "nomination_id, agree, review_id",
        "nomination_id IN (SELECT nomination_id FROM vote_tally)",
    )[0]
    assert isinstance(nomination_id, int)
    ((held_on, unit_id),) = rows_of(sample, "unit_review", "held_on, unit_id", f"id = {review_id}")
    ((unit_name,),) = rows_of(sample, "unit", "name", f"id = {unit_id}")
    steps = chain_of_nomination(sample, nomination_id).steps
    (own,) = (step for step in steps if step.stage is ChainStage.UNIT_REVIEW)
    assert str(own.day) == held_on
    assert own.text.startswith(f"{unit_name} họp bình xét")
    assert f"đồng ý {agree}/" in own.text
    stages = [step.stage for step in steps]
    assert stages.index(ChainStage.NOMINATION) < stages.index(ChainStage.UNIT_REVIEW) < stages.index(ChainStage.SESSION)


def test_a_document_is_told_with_its_number_and_day(sample: Book) -> None:
    activity_id, number, day = rows_of(
        sample,
        "activity",
        "id, document, document_date",
        "document LIKE '%số %' AND document_date IS NOT NULL "
        "AND id IN (SELECT activity_id FROM nomination_activity WHERE nomination_id IN (SELECT id FROM nomination))",
    )[0]
    connection = sqlite3.connect(sample.store.path)
    query = "SELECT nomination_id FROM nomination_activity WHERE activity_id = ?"
    (nomination_id,) = connection.execute(query, (activity_id,)).fetchone()
    connection.close()
    texts = [
        step.text for step in chain_of_nomination(sample, nomination_id).steps if step.stage is ChainStage.ACTIVITY
    ]
    words = cited_document(str(number), date.fromisoformat(str(day)))
    assert any(text.endswith(f"; {words}") for text in texts), texts


def test_a_rating_is_no_initiative_in_the_chain(sample: Book) -> None:
    steps = [
        step
        for (nomination_id,) in rows_of(sample, "nomination", "id")
        for step in chain_of_nomination(sample, int(str(nomination_id))).steps
        if STAGE_LABELS[step.stage] in ("Sáng kiến", "Xếp loại")
    ]
    assert {(STAGE_LABELS[step.stage], step.text.partition(" năm")[0].partition(" “")[0]) for step in steps} == {
        ("Sáng kiến", "Sáng kiến"),
        ("Xếp loại", "Xếp loại"),
    }


def test_a_title_that_names_its_kind_has_no_label_before_it(sample: Book) -> None:
    labels = [f"{label}: " for label in ACTIVITY_KIND_LABELS.values()]
    of_deeds = [
        step.text
        for (nomination_id,) in rows_of(sample, "nomination", "id")
        for step in chain_of_nomination(sample, int(str(nomination_id))).steps
        if step.stage is ChainStage.ACTIVITY
    ]
    assert any(text.startswith(tuple(labels)) for text in of_deeds)
    assert [text for text in of_deeds if text.startswith(tuple(label * 2 for label in labels))] == []


def test_what_the_decision_settles_does_not_read_as_paid(sample: Book) -> None:
    award_id, paid_on = rows_of(sample, "award", "id, paid_on", "paid_on IS NOT NULL AND amount > 0")[0]
    (table,) = (
        block for block in document(sample, "dossier", {"award": str(award_id)}).body if isinstance(block, Table)
    )
    rows = [row.values for row in table.rows if isinstance(row, BodyRow)]
    assert [str(day) for stage, day, _ in rows if stage == "Chi thưởng"] == [paid_on]
    assert not any(str(text).startswith("Đã chi") for stage, _, text in rows if stage == "Mức thưởng")
    assert not any(isinstance(row, BodyRow) and row.values[0] == "Tiền thưởng" for row in table.rows)


def test_a_dossier_has_the_post_beside_the_name_and_is_dated_by_who_signs_it(sample: Book) -> None:
    ((award_id,),) = rows_of(sample, "award", "id", "person_id IS NOT NULL")[:1]
    paper = document(sample, "dossier", {"award": str(award_id)})
    (head,) = (block.text for block in paper.body if isinstance(block, Paragraph) and block.level == 1)
    chain = chain_of_award(sample, int(str(award_id)))
    assert chain.place
    assert head.startswith(f"{chain.name}, {chain.place} - {chain.award} (")
    assert paper.letterhead is not None
    assert paper.letterhead.place_date == place_and_date(office(sample).place, None, date.today().year)


def test_a_dossier_names_each_decision_once_and_the_time_as_the_decision_does(sample: Book) -> None:
    (award_id, decision_id) = rows_of(sample, "award", "id, decision_id", OF_YEAR_END)[0]
    paper = document(sample, "dossier", {"award": str(award_id)})
    (head,) = (block.text for block in paper.body if isinstance(block, Paragraph) and block.level == 1)
    assert "cuối năm" not in head
    assert re.search(r"\(năm 20\d\d\)", head)
    (table,) = (block for block in paper.body if isinstance(block, Table))
    (text,) = (str(row.values[2]) for row in table.rows if isinstance(row, BodyRow) and row.values[0] == "Quyết định")
    assert text.count("\n“") == 1
    # A decision of the province of which the book has no issuing body is the province's all the same.
    with sample.store.work("Cấp quyết định") as work:
        work.update("decision", int(str(decision_id)), {"level": "province", "issuing_body": ""})
    words = docx_text(document(sample, "dossier", {"award": str(award_id)})).replace("\N{NO-BREAK SPACE}", " ")
    assert "của Chủ tịch UBND tỉnh Lạng Sơn" in words
    assert "của Cấp" not in words
    with sample.store.work("Cấp quyết định") as work:
        work.update("decision", int(str(decision_id)), {"level": "department", "issuing_body": "Sở Ngoại vụ"})


def test_a_persons_chains_are_all_that_was_proposed_or_given(sample: Book) -> None:
    (person_id,) = rows_of(sample, "award", "person_id", "person_id IS NOT NULL")[0]
    assert isinstance(person_id, int)
    chains = chains_of(sample, Subject(NomineeKind.INDIVIDUAL, person_id))
    proposed = rows_of(sample, "nomination", "id", f"person_id = {person_id} AND trashed_at IS NULL")
    given = rows_of(sample, "award", "id", f"person_id = {person_id}")
    assert [chain.nomination_id for chain in chains if chain.nomination_id] == [row[0] for row in proposed]
    assert {number for chain in chains for number in chain.award_ids} == {row[0] for row in given}
    with pytest.raises(RecordGone):
        chains_of(sample, Subject(NomineeKind.INDIVIDUAL, 99_999))


def test_who_entered_a_step_is_who_made_its_record_or_last_set_what_it_says(book: Book, filled: BookIds) -> None:
    set_for_many(book, [filled.draft], SetForMany(evidence=(RecordRef("activity", 1),)))
    before = {step.stage: step.entry for step in chain_of_nomination(book, filled.draft).steps}
    change_activity(book, 1, replace(activity(book, 1), note="Có ảnh"))
    set_for_many(book, [filled.draft], SetForMany(reason_line="Đã có thành tích trong phong trào"))
    after = chain_of_nomination(book, filled.draft)
    assert {step.stage: step.entry for step in after.steps}[ChainStage.ACTIVITY] == before[ChainStage.ACTIVITY]
    (reason,) = (step for step in after.steps if step.column == "reason_line")
    *_, (moment, actor) = rows_of(book, "change", "at, actor")
    assert reason.entry == Authorship(datetime.fromisoformat(str(moment)).astimezone(), str(actor))


def test_issued_papers_of_the_round_are_steps_and_those_of_another_decision_are_not(
    book: Book, filled: BookIds
) -> None:
    without_vote(book)
    issue(book, "nomination-list", {"round": "2026-H1"}, IssueFields(dated_on=date(2026, 7, 2)))
    (paper,) = (step for step in chain_of_nomination(book, filled.of_lan).steps if step.stage is ChainStage.PAPER)
    assert paper.day == date(2026, 7, 2)
    assert "Danh sách" in paper.text
    assert paper.record.kind == "issued_paper"


def nominated_award(book: Book) -> int:
    """Return the first award that came of a nomination."""
    (award_id,) = rows_of(book, "award", "id", "nomination_id IS NOT NULL")[0]
    assert isinstance(award_id, int)
    return award_id


def test_the_dossier_is_read_back_step_by_step(sample: Book) -> None:
    award_id = nominated_award(sample)
    chain = chain_of_award(sample, award_id)
    printed = render(sample, "dossier", {"award": str(award_id)}, PaperFormat.PDF)
    pages = pypdf.PdfReader(io.BytesIO(printed.content)).pages
    text = "".join("".join(page.extract_text().split()) for page in pages)
    assert "HỒSƠKHENTHƯỞNG" in text
    steps = [step for step in chain.steps if step.stage is not ChainStage.CHECK or step.column]
    for step in steps:
        assert step.text.split()[0] in text
        assert step.day is None or day_words(step.day) in text
    whole = [step for step in steps if "".join(step.text.split()) in text]
    # What stands on two pages is parted by the number of the second.
    assert len(whole) >= len(steps) - len(pages) + 1
    for options in ({}, {"award": "1", "nomination": "1"}):
        with pytest.raises(UsageError):
            render(sample, "dossier", options, PaperFormat.PDF)


def test_the_dossier_tells_what_the_office_did_and_nothing_of_the_program(book: Book, filled: BookIds) -> None:
    hand_over_to(book, "Lộc Văn Tú")
    set_for_many(book, [filled.of_lan], SetForMany(reason_line="Đã có thành tích trong công tác văn thư"))
    checks = [step.text for step in chain_of_nomination(book, filled.of_lan).steps if step.stage is ChainStage.CHECK]
    text = dossier_lines(book, filled.of_lan)
    # Who entered a step and what the checks say of it is told on screen.
    for sign in ("Lộc Văn Tú", machine_account(), "Ghi sổ", "[", "nay:", "Vì sao", "trái quy định", *checks):
        assert sign not in text
    assert checks
    assert not re.search(r"^[IVX]+(?:/|: )", text, re.MULTILINE)
    assert "Hồ sơ gồm 01 lượt đề nghị, khen thưởng./." in text
    for _, day, sentence in dossier_rows(book, filled.of_lan):
        # Sentences say "02/7/2026", cells that are a day "02/07/2026", as every table.
        assert not re.search(r"\d/0[3-9]/20\d\d", str(sentence))
        assert day == "–" or isinstance(day, date)


def dossier_lines(book: Book, nomination_id: int) -> str:
    return docx_text(document(book, "dossier", {"nomination": str(nomination_id)}))


def dossier_rows(book: Book, nomination_id: int) -> Iterator[tuple[Value, ...]]:
    for block in document(book, "dossier", {"nomination": str(nomination_id)}).body:
        for row in block.rows if isinstance(block, Table) else ():
            if isinstance(row, BodyRow):
                yield row.values


def test_the_command_tells_it_line_by_line_and_as_data(
    sample: Book, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = sample_in(tmp_path / "other")
    with opened(folder) as book:
        award_id = nominated_award(book)
        chain = chain_of_award(book, award_id)
    assert why(folder, "--award", str(award_id)) == 0
    lines = capsys.readouterr().out.split("\n")
    assert lines[0].startswith(chain.title)
    assert len([line for line in lines if line.startswith("\t")]) == len(chain.steps)
    assert why(folder, "--nomination", str(chain.nomination_id), "--json") == 0
    (printed,) = json.loads(capsys.readouterr().out)
    assert [step["record"]["id"] for step in printed["steps"]] == [step.record.id for step in chain.steps]
    assert why(folder, "--award", "99999") == 3
    assert "không còn nữa" in capsys.readouterr().err
    assert why(folder) == 2


def why(folder: DataFolder, *words: str) -> int:
    return main(["--data", str(folder.root), "why", *words])


def test_a_dossier_says_that_somebody_is_proposed_not_how_far_the_file_is(sample: Book) -> None:
    (row, *_) = asked(sample, "SELECT id FROM nomination WHERE state = 'complete' AND trashed_at IS NULL")
    text = as_json(papers.document(sample, "dossier", {"nomination": str(row[0])}))
    assert ": đang đề nghị" in text
    assert "đủ hồ sơ" not in text
