"""Each tờ trình has exactly its list: the same people in one order, counted by a query of their own."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from desktop_app.domain.council.councils import CouncilFields, CouncilRole, MemberFields
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.round_codes import parse_round_code
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.states import PROPOSED
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType, NomineeKind
from desktop_app.papers import PaperFormat
from desktop_app.papers.document.as_text import as_json
from desktop_app.papers.document.model import BodyRow, Document, GroupRow, LegalBases, Paragraph, Table
from desktop_app.papers.document.text import lowered
from desktop_app.services.awards.rows import proposed_awards
from desktop_app.services.book import Book
from desktop_app.services.council.councils import save_council
from desktop_app.services.lists import everything
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.content.submissions import Direction
from desktop_app.services.papers.content.voted import sessions_on
from desktop_app.services.papers.issued import IssueFields, issue
from desktop_app.services.papers.kinds.awards import DECISION_KEY
from desktop_app.services.papers.kinds.options import DATED
from desktop_app.services.review_rounds import round_of
from desktop_app.services.rounds.nominations import nominate
from tests.books import BookIds, book_in, rows_of, sample_in
from tests.services.meetings import without_vote

ROUNDS: Final = ("2024-H1", "2024-H2", "2025-H1", "2025-H2", "2026-H1")
INSIDE: Final = ("advanced_collective", "grassroots_fighter", "advanced_worker", "certificate_of_merit")
"""The awards that the director of a department decides (Luật Thi đua, khen thưởng 2022, Điều 80; NĐ 152/2025)."""
CASES: Final = [(code, direction, kind) for code in ROUNDS for direction in Direction for kind in CommendationType]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    folder = sample_in(tmp_path_factory.mktemp("sample"))
    with book_in(Path(folder.root)) as book:
        # The sample proposes nobody upward: one of each type that goes there.
        people = [row[0] for row in rows_of(book, "person", "id", "trashed_at IS NULL")]
        for person_id, kind in zip(people, (CommendationType.MERIT, CommendationType.SUDDEN), strict=False):
            fields = NominationFields(
                "2026-H1",
                NomineeKind.INDIVIDUAL,
                person_id,  # type: ignore[arg-type]
                award="provincial_certificate",
                commendation_type=kind,
                summary="Tham mưu tốt.",
                exception_reason="Theo văn bản của tỉnh.",
            )
            nominate(book, fields)
        yield book


def own_count(book: Book, code: str, direction: Direction, kind: CommendationType) -> list[tuple[str, str]]:
    """Return kind and name of the proposals of a tờ trình, by a query of their own."""
    states, inside = (", ".join(f"'{word}'" for word in words) for words in (PROPOSED, INSIDE))
    statement = f"""
        SELECT kind, nominee_name FROM nomination WHERE trashed_at IS NULL AND state IN ({states})
        AND round_id = (SELECT id FROM review_round WHERE code = ? AND trashed_at IS NULL)
        AND commendation_type = ? AND award_code {"" if direction is Direction.INSIDE else "NOT"} IN ({inside})
    """
    connection = sqlite3.connect(book.store.path)
    rows = connection.execute(statement, (code, kind.value)).fetchall()
    connection.close()
    return rows


def own_words(book: Book, code: str, direction: Direction, kind: CommendationType) -> str:
    """Return what a tờ trình calls its type: that of movements by the names of these."""
    if kind is not CommendationType.MOVEMENT:
        return f"theo loại hình {lowered(COMMENDATION_TYPE_LABELS[kind])}"
    proposals = [row for row in proposed_awards(book, round_of(book, code)) if row.commendation_type is kind]
    ids = {row.row["movement_id"] for row in proposals if row.goes_up is (direction is Direction.UPWARD)}
    assert len(ids) == 1
    ((name,),) = rows_of(book, "emulation_movement", "name", f"id = {ids.pop()}")
    return f"trong phong trào thi đua “{name}”"


def listed(paper: Document) -> list[tuple[str, int, str]]:
    """Return group, number and name of each row of a list."""
    rows, group = [], ""
    for table in (block for section in paper.sections for block in section.body if isinstance(block, Table)):
        for row in table.rows:
            if isinstance(row, GroupRow):
                group = "collective" if "TẬP THỂ" in row.text else "individual"
            elif isinstance(row, BodyRow):
                number, name = row.values[:2]
                rows.append((group, int(str(number)), str(name).split("\n")[0]))
    return rows


def stated(paper: Document) -> dict[str, int]:
    """Return how many collectives and people the groups of a tờ trình ("- Tặng Giấy khen: …") count."""
    counts = {"collective": 0, "individual": 0}
    lines = [
        block.text
        for block in paper.body
        if isinstance(block, Paragraph) and re.match(r"(?:- )?(?:Tặng|Công nhận)[^:]*: \d", block.text)
    ]
    for line in lines:
        for number, word in re.findall(r"(\d+) (?:lượt )?(tập thể|cá nhân)", line):
            counts["collective" if word == "tập thể" else "individual"] += int(number)
    return counts


@pytest.mark.parametrize(("code", "direction", "kind"), CASES)
def test_every_submission_has_exactly_its_list(
    sample: Book, code: str, direction: Direction, kind: CommendationType
) -> None:
    options = {"round": code, "direction": direction.value, "type": kind.value}
    expected = own_count(sample, code, direction, kind)
    if not expected:
        for paper_kind in ("submission", "nomination-list"):
            with pytest.raises(InvalidRecord, match="không có đề nghị nào"):
                papers.document(sample, paper_kind, options)
        return
    submission = papers.document(sample, "submission", options)
    nominations = papers.document(sample, "nomination-list", options)
    rows = listed(nominations)
    assert sorted((group, name) for group, _, name in rows) == sorted(expected)
    assert [number for _, number, _ in rows] == list(range(1, len(rows) + 1))
    counts = {group: sum(row_kind == group for row_kind, _ in expected) for group in ("collective", "individual")}
    assert stated(submission) == counts
    words = (("collective", "tập thể"), ("individual", "cá nhân"))
    total = " và ".join(f"{counts[group]:02d} {word}" for group, word in words if counts[group])
    assert nominations.closing.lines == (f"Tổng cộng: {total}./.",)
    # Both are of the same issuer and signer, and the list says with whose tờ trình it goes.
    assert submission.letterhead is not None
    assert nominations.letterhead is not None
    assert nominations.letterhead.issuing_lines == submission.letterhead.issuing_lines
    assert nominations.closing.right == submission.closing.right
    assert nominations.titles is not None
    symbol = "TTr-VP" if direction is Direction.INSIDE else "TTr-SNgV"
    assert symbol in nominations.titles.attached_to
    # Two tờ trình of a round are told apart by type and addressee, their lists by their titles.
    whom = "Giám đốc Sở Ngoại vụ" if direction is Direction.INSIDE else "Chủ tịch Ủy ban nhân dân tỉnh Lạng Sơn"
    of_type = f" {own_words(sample, code, direction, kind)}"
    subjects = [paper.titles.subject for paper in (submission, nominations) if paper.titles]
    for subject, ending in zip(subjects, (of_type, f"{of_type}, trình {whom}"), strict=True):
        assert subject.removesuffix(" (DỰ THẢO)").endswith(ending)
    # What is proposed is called the same on both.
    proposed = subjects[0].removesuffix(" (DỰ THẢO)").removeprefix("Về việc ")
    assert lowered(subjects[1]).startswith(proposed)
    assert symbol in submission.letterhead.number_text
    sentences = [remark.sentence for remark in remarks(sample, "nomination-list", options, nominations)]
    assert [sentence for sentence in sentences if "mà không có trong" in sentence] == []


@pytest.mark.parametrize("code", ROUNDS)
def test_the_lists_of_a_round_are_its_list_cut_in_order(sample: Book, code: str) -> None:
    whole = [name for _, _, name in listed(papers.document(sample, "nomination-list", {"round": code}))]
    parts: list[list[str]] = []
    for direction in Direction:
        for kind in CommendationType:
            options = {"round": code, "direction": direction.value, "type": kind.value}
            if own_count(sample, code, direction, kind):
                parts.append([name for _, _, name in listed(papers.document(sample, "nomination-list", options))])
    assert sorted(name for part in parts for name in part) == sorted(whole)
    for part in parts:
        # In the order of the whole list, as often as the name stands there.
        rest = iter(whole)
        assert all(name in rest for name in part)


def named(paper: Document) -> list[str]:
    """Return the names in the second column of the last table of each part: minutes list the members before it."""
    parts = ([block for block in section.body if isinstance(block, Table)][-1:] for section in paper.sections)
    rows = (row.values for part in parts for table in part for row in table.rows if isinstance(row, BodyRow))
    return [str(values[1]).split("\n")[0] for values in rows]


@pytest.mark.parametrize("kind", ["ballot", "minutes", "vote-count", "award-decision", "award-book"])
@pytest.mark.parametrize("code", ROUNDS[:-1])
def test_every_paper_of_a_round_keeps_the_order_of_its_list(sample: Book, code: str, kind: str) -> None:
    whole = [name for _, _, name in listed(papers.document(sample, "nomination-list", {"round": code}))]
    if kind == "award-book":
        decision = papers.document(sample, "award-decision", {"round": code})
        assert decision.letterhead is not None
        (number,) = re.findall(r"\d+/QĐ-SNgV", decision.letterhead.number_text)
        names = of_decision(papers.document(sample, kind, {"year": year_of(sample, number)}), number)
    elif kind == "ballot":
        # One for each voter: all the same.
        first = papers.document(sample, kind, {"round": code})
        names = named(replace(first, annexes=()))
    else:
        names = named(papers.document(sample, kind, {"round": code}))
    names = [name for name in names if name in whole]
    rest = iter(whole)
    assert names
    assert [name for name in names if name not in rest] == []


def year_of(book: Book, number: str) -> str:
    return str(rows_of(book, "decision", "signed_on", f"number = '{number}'")[-1][0])[:4]


def of_decision(paper: Document, number: str) -> list[str]:
    """Return the names that the book of awards has under a decision."""
    (table,) = (block for block in paper.body if isinstance(block, Table))
    names, inside = [], False
    for row in table.rows:
        if isinstance(row, GroupRow):
            inside = f"số {number} " in row.text
        elif isinstance(row, BodyRow) and inside:
            names.append(str(row.values[1]))
    return names


def test_a_list_of_both_directions_is_of_no_submission_and_says_so(sample: Book) -> None:
    options = {"round": "2026-H1"}
    nominations = papers.document(sample, "nomination-list", options)
    assert nominations.titles is not None
    assert nominations.titles.attached_to == ""
    note = papers.render(sample, "nomination-list", options, "pdf").note
    assert "kèm Tờ trình thì chọn danh sách riêng" in note


@pytest.mark.parametrize("kind", ["nomination-list", "exemplar-list"])
def test_a_list_of_several_types_says_that_each_submission_has_its_own(sample: Book, kind: str) -> None:
    warning = "2 loại hình (công trạng, phong trào thi đua (chuyên đề)): kèm Tờ trình thì chọn danh sách riêng."
    whole, own = ({"round": "2026-H1", "direction": "inside"} | more for more in ({}, {"type": "movement"}))
    of_types, of_draft, *_ = (remark.sentence for remark in remarks(sample, kind, whole))
    # Both in one were cut by the edge of the page's list with large letters.
    assert of_types.endswith(warning)
    assert of_draft.endswith("danh sách in là “DỰ THẢO”.")
    assert "loại hình (" not in " ".join(remark.sentence for remark in remarks(sample, kind, own))


def test_a_submission_whose_files_lack_papers_does_not_call_them_complete_and_its_check_says_so(sample: Book) -> None:
    # It said "hồ sơ, thủ tục theo quy định", "kèm báo cáo thành tích", of files without one, and its check was silent.
    def remarks_on(code: str, **options: str) -> str:
        return " ".join(remark.sentence for remark in remarks(sample, "submission", {"round": code, **options}))

    lacking = "Sổ chưa ghi đã nhận “Báo cáo thành tích”[^.]* của {}[^.]* đề nghị: tờ trình không viết là hồ sơ"
    assert re.search(lacking.format("2/2"), remarks_on("2026-H1", direction="upward"))
    assert re.search(lacking.format("1/1"), remarks_on("2026-H1", direction="upward", type="merit"))
    papers_in = "nomination_id IN (SELECT id FROM nomination WHERE round_id = 9) AND paper = 'report'"
    assert rows_of(sample, "nomination_paper", "count(*)", papers_in) == [(11,)]
    assert "chưa ghi đã nhận" not in remarks_on("2026-H1", direction="inside")
    for direction, is_sent in (("upward", False), ("inside", True)):
        paper = as_json(papers.document(sample, "submission", {"round": "2026-H1", "direction": direction}))
        assert ("báo cáo thành tích" in paper) is is_sent
    nominees = [proposal.nomination_id for proposal in proposed_awards(sample, round_of(sample, "2025-H2"))]
    assert sessions_on(sample, "2025-H2", nominees, date(2025, 12, 16))
    assert not sessions_on(sample, "2025-H2", nominees, date(2025, 12, 15))
    assert not sessions_on(sample, "2025-H2", [], date(2025, 12, 31))


def test_the_list_of_a_submission_has_its_own_file_name(sample: Book) -> None:
    options = {"round": "2026-H1", "direction": "upward", "type": "merit", DATED: date(2026, 7, 20).isoformat()}
    name = papers.render(sample, "nomination-list", options, "docx").file_name
    assert name.startswith("Danh sách đề nghị khen thưởng 2026-H1 (trình UBND tỉnh")


def names_listed(paper: Document) -> list[str]:
    sections = (paper.body, *(annex.body for annex in paper.annexes))
    tables = [block for blocks in sections for block in blocks if isinstance(block, Table)]
    return [str(row.values[1]) for table in tables for row in table.rows if isinstance(row, BodyRow)]


def test_registrations_and_yearly_titles_stand_in_the_order_of_lists(sample: Book) -> None:
    of_year = names_listed(papers.document(sample, "title-registrations", {"year": "2025"}))
    of_movement = names_listed(papers.document(sample, "registration-list", {"movement": "2"}))
    # Units, then people by unit, and in a unit its head first.
    assert of_year[:5] == of_movement[:5]
    assert of_year[0] == "Văn phòng"
    assert of_year[5:] == of_movement[6:]
    assert of_year[5] == "Hứa Quốc Đạt"
    (decision_id,) = (row.id for row in everything(sample, ListQuery("decisions")) if row.values[0] == "185/QĐ-SNgV")
    titles = names_listed(papers.document(sample, "award-decision", {"decision": str(decision_id)}))
    fighters, workers = titles[5:9], titles[9:]
    for group in (fighters, workers):
        assert group == [name for name in of_year if name in group]


def test_the_initiatives_of_a_decision_are_those_of_the_book_that_cite_it(sample: Book) -> None:
    number = "145/QĐ-SNgV"
    of_decision = names_listed(papers.document(sample, "initiative-decision", {"year": "2025", "recognition": number}))
    book_of_year = papers.document(sample, "initiative-book", {"year": "2025"})
    (table,) = (block for block in book_of_year.body if isinstance(block, Table))
    citing = [row.values[2] for row in table.rows if isinstance(row, BodyRow) and number in str(row.values)]
    # The book is in the order of the days of registration, the decision in that of lists: by the units' order.
    assert sorted(map(str, citing)) == sorted(of_decision)
    # The sample enters its units in their order.
    units = [unit for (unit,) in rows_of(sample, "unit", "name")]
    decision = papers.document(sample, "initiative-decision", {"year": "2025", "recognition": number})
    (table,) = (block for block in decision.annexes[0].body if isinstance(block, Table))
    posts = [str(row.values[3]) for row in table.rows if isinstance(row, BodyRow)]
    places = [next(place for place, unit in enumerate(units) if str(unit) in post) for post in posts]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("kind", "lacks"),
    [
        ("submission", "tờ trình không nêu kết quả xét, không có biên bản kèm theo, không có căn cứ “Xét kết quả"),
        ("award-decision", "quyết định không có căn cứ “Xét kết quả họp Hội đồng…”"),
    ],
)
def test_a_paper_before_the_council_has_met_says_what_it_lacks(sample: Book, kind: str, lacks: str) -> None:
    for code, before in (("2026-H1", True), ("2025-H2", False)):
        sentences = [remark.sentence for remark in remarks(sample, kind, {"round": code})]
        note = f"Sổ chưa ghi phiên họp Hội đồng của đợt {parse_round_code(code).title}: {lacks}"
        assert any(note in sentence and "; in là “DỰ THẢO”" in sentence for sentence in sentences) is before
        assert ("11 đề nghị chưa được “Hội đồng" in str(sentences)) is before
        paper = papers.document(sample, kind, {"round": code})
        assert paper.titles is not None
        assert paper.titles.subject.endswith(" (DỰ THẢO)") is before
        (bases,) = (block.bases for block in paper.body if isinstance(block, LegalBases))
        assert before is not any("Xét kết quả họp" in basis for basis in bases)
        # So is the list that goes with a draft, until the tờ trình is issued.
        of_one = papers.document(sample, "nomination-list", {"round": code, "direction": "inside"})
        assert of_one.titles is not None
        assert of_one.titles.subject.endswith(" (DỰ THẢO)") is before


def test_a_list_names_the_number_and_day_its_submission_was_issued_with(book: Book, filled: BookIds) -> None:
    options = {"round": "2026-H1", "direction": "inside"}
    before = papers.document(book, "nomination-list", options)
    assert before.letterhead is not None
    assert before.letterhead.place_date == ""
    # A Council in office has not met: the list is a draft as long as its tờ trình is one.
    council = CouncilFields(decision_number="45/QĐ-SNgV", decided_on=date(2026, 1, 5))
    save_council(book, None, council, [(None, MemberFields("Lộc Thị Yến", CouncilRole.CHAIR))])
    note = "danh sách in là “DỰ THẢO”"
    assert note in str(remarks(book, "nomination-list", options))
    draft = papers.document(book, "nomination-list", options)
    assert draft.titles is not None
    assert draft.titles.subject.endswith(" (DỰ THẢO)")
    sentences = " ".join(remark.sentence for remark in remarks(book, "nomination-list", options, before))
    assert "của Tờ trình kèm theo còn để trống" in sentences
    day = date(2026, 7, 20)
    without_vote(book)
    issue(book, "submission", options, IssueFields("15", dated_on=day, formats=(PaperFormat.PDF,)))
    after = papers.document(book, "nomination-list", options)
    assert after.titles is not None
    line = after.titles.attached_to.replace("\u00a0", " ")
    assert not after.titles.subject.endswith(" (DỰ THẢO)")
    assert note not in str(remarks(book, "nomination-list", options))
    assert line.startswith("(Kèm theo Tờ trình số 15/TTr-VP ngày 20 tháng 7 năm 2026 của ")
    with pytest.raises(InvalidRecord, match="mang ngày 20/07/2026"):
        issue(book, "nomination-list", options, IssueFields(dated_on=date(2026, 7, 21), formats=(PaperFormat.PDF,)))


def test_the_papers_of_a_past_round_cite_the_law_of_one_time(sample: Book) -> None:
    """Without a day its tờ trình is of that of the session, what follows the decision of that of its signature."""
    ((round_id,),) = rows_of(sample, "review_round", "id", "code = '2023-H1'")
    ((held_on,),) = rows_of(sample, "council_session", "held_on", f"round_id = {round_id}")
    ((signed_on,),) = rows_of(sample, "decision", "max(signed_on)", f"round_id = {round_id}")
    for kind, day, words in (
        ("submission", held_on, "ngày họp Hội đồng"),
        ("award-notice", signed_on, "ngày ký quyết định"),
    ):
        first, *_ = remarks(sample, kind, {"round": "2023-H1"})
        assert f"theo ngày {date.fromisoformat(str(day)):%d/%m/%Y} ({words})" in first.sentence


@pytest.mark.parametrize("kind", ["minutes", "council-invitation"])
def test_papers_of_a_session_name_the_movement_that_is_proposed_for(sample: Book, kind: str) -> None:
    ((name,),) = rows_of(
        sample, "emulation_movement", "DISTINCT name", "id IN (SELECT movement_id FROM nomination WHERE round_id = 8)"
    )
    text = as_json(papers.document(sample, kind, {"round": "2025-H2"}))
    # Both count who is proposed for the work and who in the movement.
    assert re.search(rf", gồm \d\d [^;]* theo loại hình công trạng; \d\d [^;]* trong phong trào thi đua “{name}”", text)
    assert "(chuyên đề)" not in text


@pytest.mark.parametrize(
    ("kind", "dated"), [("submission", {DATED: "2025-07-05"}), ("minutes", {}), (DECISION_KEY, {})]
)
def test_which_law_holds_for_which_file_is_told_of_all_that_cite_a_later_one(
    sample: Book, kind: str, dated: dict[str, str]
) -> None:
    # The files of the half-year were due on 19/6/2025; the Council met on 3/7, two days into another decree.
    sentences = [remark.sentence for remark in remarks(sample, kind, {"round": "2025-H1", **dated})]
    (sentence,) = [sentence for sentence in sentences if "điều khoản chuyển tiếp" in sentence]
    assert "là 19/06/2025, khi còn áp dụng Nghị định số 98/2023/NĐ-CP, Thông tư số 01/2024/TT-BNV;" in sentence
    assert "Hồ sơ nhận trước ngày 01/07/2025 xét tiếp theo Nghị định 98/2023" in sentence
    ((files,),) = rows_of(sample, "nomination", "count(*)", "round_id = 7 AND trashed_at IS NULL")
    assert f"{files} hồ sơ của đơn vị đã họp trước ngày 01/07/2025." in sentence
    assert not any(
        "điều khoản chuyển tiếp" in remark.sentence for remark in remarks(sample, kind, {"round": "2024-H1"})
    )


def test_the_check_of_one_submission_says_nothing_of_who_is_proposed_by_another(sample: Book) -> None:
    words = "đề nghị chưa được “Hội đồng"
    of_type = {"round": "2026-H1", "type": "merit"}
    (of_one,) = (remark.sentence for remark in remarks(sample, "submission", of_type) if words in remark.sentence)
    named = names_listed(papers.document(sample, "nomination-list", {**of_type, "direction": "inside"}))
    assert of_one.startswith(f"{len(named):02d} {words}")
    assert len(named) < 11


@pytest.mark.parametrize("code", ["2024-H1", "2025-H1"])
def test_a_submission_tells_how_many_the_council_did_not_find_for_and_keeps_them_off_its_counts(
    sample: Book, code: str
) -> None:
    failed = rows_of(
        sample,
        "nomination",
        "commendation_type",
        "state = 'failed' AND trashed_at IS NULL AND "
        f"round_id = (SELECT id FROM review_round WHERE code = '{code}' AND trashed_at IS NULL)",
    )
    assert failed
    words = f"{len(failed):02d} cá nhân không đạt tỷ lệ biểu quyết, không đề nghị."
    assert words in as_json(papers.document(sample, "submission", {"round": code}))
    (kind,) = {str(row[0]) for row in failed}
    of_type = {"round": code, "direction": "inside", "type": kind}
    assert words in as_json(papers.document(sample, "submission", of_type))
    # What counts all whom the Council judged is not held against the list of those proposed.
    assert "mà danh sách có" not in str(remarks(sample, "submission", of_type))


def test_a_submission_of_one_type_names_whom_the_council_reviewed_beside_it(sample: Book) -> None:
    of_type = {"round": "2025-H1", "direction": "inside"}
    papers_of_types = [
        as_json(papers.document(sample, "submission", of_type | {"type": kind.value}))
        for kind in (CommendationType.MERIT, CommendationType.MOVEMENT)
    ]
    (reviewed,) = [text for text in papers_of_types if "Trong số" in text and "không đạt tỷ lệ biểu quyết" in text]
    assert "thuộc tờ trình khác) Hội đồng xét" in reviewed


def test_a_submission_of_another_type_tells_nothing_of_who_failed(sample: Book) -> None:
    of_type = {"round": "2025-H1", "direction": "inside"}
    names_failures = {
        kind.value: "không đạt tỷ lệ biểu quyết"
        in as_json(papers.document(sample, "submission", of_type | {"type": kind}))
        for kind in (CommendationType.MERIT, CommendationType.MOVEMENT)
    }
    assert sorted(names_failures.values()) == [False, True]
