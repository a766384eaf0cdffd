"""A paper cites the law and bears the names of its own day, whatever holds when it is printed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.citations import day_words
from desktop_app.domain.office.offices import Office
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.as_text import as_json, from_json
from desktop_app.papers.document.model import Document, LegalBases
from desktop_app.services.awards.decisions import save_decision, sign_decision
from desktop_app.services.awards.next_decision import next_decision
from desktop_app.services.book import Book
from desktop_app.services.certificates.texts import certificates_of
from desktop_app.services.keeping.history import undo
from desktop_app.services.office.offices import change_office, dated_offices, office, remove_office
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.content import decisions, submissions
from desktop_app.services.papers.issued import IssueFields, issue, issued_paper
from desktop_app.services.papers.kinds.options import DATED
from desktop_app.services.papers.law_day import law_day
from desktop_app.services.rounds.nominations import nominate
from tests.books import BookIds, person, refused, review_round, rows_of, unit
from tests.services.meetings import meeting

CODE = "2025-H2"
SIGNED = date(2025, 12, 22)
FUNCTIONS = "Quyết định số 50/2025/QĐ-UBND ngày 30 tháng 6 năm 2025 của Ủy ban nhân dân tỉnh quy định chức năng của Sở"
RULE = "Quyết định số 7/2026/QĐ-UBND ngày 15 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh ban hành Quy chế thi đua"


def _fill_round_of_2025(book: Book) -> None:
    change_office(book, Office(signer_name="Nông Văn Hải", functions=FUNCTIONS))
    review_round(book, CODE)
    someone = person(book, "Lộc Thị Đào", unit(book, "Văn phòng"), "Chuyên viên")
    for award in ("certificate_of_merit", "provincial_certificate"):
        fields = NominationFields(CODE, NomineeKind.INDIVIDUAL, someone, award=award, summary="Hoàn thành tốt.")
        nominate(
            book, replace(fields, reason_line="Đã có thành tích xuất sắc năm 2025", exception_reason="Theo Hội đồng")
        )


FILLINGS = {"round_of_2025": _fill_round_of_2025}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def round_of_2025(book: Book) -> Book:
    """A round with a certificate of the director for a person, and an office with its first signer."""
    return book


def bases_of(paper: Document) -> str:
    return "\n".join(line for block in paper.body if isinstance(block, LegalBases) for line in block.bases)


def signature_of(paper: Document) -> tuple[tuple[str, ...], str]:
    assert paper.closing.right is not None
    return paper.closing.right.capacity_lines, paper.closing.right.name


def decide(book: Book, day: date = SIGNED, number: str = "18/QĐ-SNgV") -> int:
    fields, candidates = next_decision(book, CODE)
    own = [candidate.id for candidate in candidates if candidate.level is fields.level]
    return save_decision(book, None, replace(fields, number=number, signed_on=day), own).only_id("decision")


def printed(book: Book, decision_id: int) -> Document:
    return papers.document(book, "award-decision", {"round": CODE, "decision": str(decision_id)})


def test_a_decision_of_july_2025_does_not_cite_a_circular_of_august(round_of_2025: Book) -> None:
    bases = bases_of(printed(round_of_2025, decide(round_of_2025, date(2025, 7, 10))))
    assert "Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp" in bases
    assert "15/2025/TT-BNV" not in bases
    assert "01/2024/TT-BNV" not in bases


def test_one_signed_the_day_after_the_circular_came_into_force_cites_it(round_of_2025: Book) -> None:
    assert "15/2025/TT-BNV" in bases_of(printed(round_of_2025, decide(round_of_2025, date(2025, 8, 5))))


@pytest.mark.parametrize(
    ("day", "cited"), [(date(2026, 7, 5), False), (date(2026, 9, 30), False), (date(2026, 10, 1), True)]
)
@pytest.mark.parametrize("direction", ["inside", "upward"])
def test_a_submission_issued_with_a_date_cites_the_law_of_that_date(
    round_of_2025: Book, day: date, cited: bool, direction: str
) -> None:
    options = {"round": CODE, "direction": direction}
    issued = issue(round_of_2025, "submission", options, IssueFields("15", day)).only_id("issued_paper")
    stored_from_json = from_json(issued_paper(round_of_2025, issued).content)
    assert ("23 tháng 4 năm 2026" in bases_of(stored_from_json)) is cited
    assert issued_paper(round_of_2025, issued).dated_on == day


def test_a_decision_cites_the_submission_on_its_awards_that_was_issued_by_its_day(round_of_2025: Book) -> None:
    decision = decide(round_of_2025, date(2025, 12, 22))
    assert bases_of(printed(round_of_2025, decision)).endswith("Theo đề nghị của Chánh Văn phòng Sở")
    for options, number, day in (
        ({"direction": "inside"}, "45", date(2025, 12, 18)),
        # Neither one to the province nor one that came after the decision proposes its awards.
        ({"direction": "upward"}, "46", date(2025, 12, 19)),
        ({"direction": "inside", "type": "movement"}, "47", date(2025, 12, 23)),
        ({"direction": "inside"}, "48", date(2025, 12, 24)),
    ):
        issue(round_of_2025, "submission", {"round": CODE, **options}, IssueFields(number, day))
    assert bases_of(printed(round_of_2025, decision)).endswith(
        "Theo đề nghị của Chánh Văn phòng Sở tại Tờ trình số 45/TTr-VP ngày 18 tháng 12 năm 2025"
    )


def test_a_draft_recorded_after_a_signed_decision_has_not_its_day(round_of_2025: Book) -> None:
    decide(round_of_2025, date(2025, 7, 10))
    another = NominationFields(CODE, NomineeKind.COLLECTIVE, unit_id=1, award="certificate_of_merit", summary="Tốt.")
    nominate(round_of_2025, replace(another, exception_reason="Theo Hội đồng"))
    fields, candidates = next_decision(round_of_2025, CODE)
    draft = save_decision(
        round_of_2025, None, fields, [candidate.id for candidate in candidates if candidate.level is fields.level]
    ).only_id("decision")
    for options in ({"round": CODE}, {"decision": str(draft)}, {"round": CODE, "decision": str(draft)}):
        chosen = law_day(round_of_2025, "award-decision", options)
        assert chosen is not None
        assert (chosen.day, chosen.words) == (date(2025, 12, 31), "ngày cuối của kỳ"), options
    # What is proposed for the province is in neither of the two decisions, and misses in none.
    sentences = " ".join(remark.sentence for remark in remarks(round_of_2025, "award-decision", {"round": CODE}))
    assert "quyết định của đợt có" not in sentences


def test_a_paper_without_a_date_of_a_round_that_is_over_cites_the_law_of_its_end(
    round_of_2025: Book,
) -> None:
    options = {"round": CODE, "direction": "inside"}
    note = papers.render(round_of_2025, "submission", options, "docx").note
    assert note.startswith("Văn bản chưa có ngày: căn cứ pháp lý, biểu mẫu, cơ quan, người ký theo ngày 31/12/2025 (")
    assert "hôm nay" not in note
    end = submissions.submission_paper(round_of_2025, CODE, "inside", on=date(2025, 12, 31))
    assert bases_of(papers.document(round_of_2025, "submission", options)) == bases_of(end)
    assert "Văn bản chưa có ngày" in decisions.expected_note(round_of_2025, CODE)
    decision = decide(round_of_2025)
    assert "Văn bản chưa có ngày" not in decisions.expected_note(round_of_2025, CODE, decision=str(decision))


def test_the_same_day_gives_submission_and_decision_the_same_law(round_of_2025: Book) -> None:
    inside = bases_of(submissions.submission_paper(round_of_2025, CODE, "inside", on=SIGNED)).split("\n")
    decision = bases_of(printed(round_of_2025, decide(round_of_2025))).split("\n")
    assert [line for line in inside if line.startswith("Căn cứ")] == [
        line for line in decision if line.startswith("Căn cứ")
    ]


def test_functions_and_the_provinces_rule_are_cited_from_their_day(round_of_2025: Book) -> None:
    change_office(
        round_of_2025,
        replace(office(round_of_2025), valid_from=date(2026, 1, 20), office_rule=RULE, copies_to="Sở Nội vụ (b/c)"),
    )
    before = decisions.decision_paper(round_of_2025, CODE, SIGNED)
    after = decisions.decision_paper(round_of_2025, CODE, date(2026, 2, 2))
    assert f"Căn cứ {FUNCTIONS}" in bases_of(before)
    assert "Quy chế thi đua" not in bases_of(before)
    lines = bases_of(after).split("\n")
    assert [line.startswith(f"Căn cứ {text}") for text in (FUNCTIONS, RULE) for line in lines].count(True) == 2
    assert lines.index(f"Căn cứ {FUNCTIONS}") < lines.index(f"Căn cứ {RULE}")
    assert lines[-1].startswith("Theo đề nghị của Chánh Văn phòng Sở")
    assert "Sở Nội vụ (b/c)" in as_json(after)
    assert "Sở Nội vụ (b/c)" not in as_json(before)
    upward = bases_of(submissions.submission_paper(round_of_2025, CODE, "upward", on=date(2026, 2, 2)))
    assert f"Căn cứ {RULE}" in upward
    assert "Theo đề nghị của Chánh Văn phòng Sở" in upward


class TestWhoSigns:
    def test_a_signed_decision_prints_its_signer_after_the_offices_signer_changed(self, round_of_2025: Book) -> None:
        decision = decide(round_of_2025)
        before = as_json(printed(round_of_2025, decision))
        deputy = replace(office(round_of_2025), signer_title="KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", signer_name="Lý Thị Mây")
        change_office(round_of_2025, deputy)  # in place: the record that held on the day itself
        assert as_json(printed(round_of_2025, decision)) == before
        assert signature_of(printed(round_of_2025, decision)) == (("GIÁM ĐỐC",), "Nông Văn Hải")
        (certificate,) = certificates_of(round_of_2025, decision)
        assert (certificate.values["chức vụ người ký"], certificate.values["người ký"]) == ("GIÁM ĐỐC", "Nông Văn Hải")

    def test_a_draft_follows_who_signs_on_its_day(self, round_of_2025: Book) -> None:
        new = replace(office(round_of_2025), valid_from=date(2026, 3, 1), signer_name="Lý Thị Mây", name="Sở Đối ngoại")
        change_office(round_of_2025, new)
        before = decisions.decision_paper(round_of_2025, CODE, date(2026, 2, 28))
        after = decisions.decision_paper(round_of_2025, CODE, date(2026, 3, 1))
        assert (signature_of(before)[1], signature_of(after)[1]) == ("Nông Văn Hải", "Lý Thị Mây")
        assert "Sở Đối ngoại" not in as_json(before)
        assert "SỞ ĐỐI NGOẠI" in as_json(after)

    def test_signing_keeps_the_one_of_the_day_of_signing(self, round_of_2025: Book) -> None:
        new = replace(office(round_of_2025), valid_from=date(2026, 1, 5), signer_name="Lý Thị Mây")
        change_office(round_of_2025, new)
        fields, candidates = next_decision(round_of_2025, CODE)
        own = [candidate.id for candidate in candidates if candidate.level is fields.level]
        draft = save_decision(round_of_2025, None, fields, own).only_id("decision")
        sign_decision(round_of_2025, draft, "18/QĐ-SNgV", SIGNED)
        assert signature_of(printed(round_of_2025, draft)) == (("GIÁM ĐỐC",), "Nông Văn Hải")

    def test_a_deputy_named_in_the_decision_signs_with_both_lines(self, round_of_2025: Book) -> None:
        fields, candidates = next_decision(round_of_2025, CODE)
        own = [candidate.id for candidate in candidates if candidate.level is fields.level]
        by_deputy = DecisionFields(
            fields.subject,
            "18/QĐ-SNgV",
            SIGNED,
            "Lý Thị Mây",
            fields.issuing_body,
            CODE,
            signer_title="KT.  GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
        )
        decision = save_decision(round_of_2025, None, by_deputy, own).only_id("decision")
        assert signature_of(printed(round_of_2025, decision)) == (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Lý Thị Mây")

    def test_a_submission_upward_is_signed_by_who_held_the_post_on_its_date(self, round_of_2025: Book) -> None:
        change_office(
            round_of_2025, replace(office(round_of_2025), valid_from=date(2026, 1, 5), signer_name="Lý Thị Mây")
        )
        options = {"round": CODE, "direction": "upward"}
        issued = issue(round_of_2025, "submission", options, IssueFields("15", SIGNED)).only_id("issued_paper")
        assert issued_paper(round_of_2025, issued).signer == "Nông Văn Hải"

    def test_a_deputy_signs_one_submission_when_it_is_issued(self, round_of_2025: Book) -> None:
        fields = IssueFields("15", SIGNED, "Lý Thị Mây", signer_title="KT. Giám đốc\nPhó Giám đốc")
        options = {"round": CODE, "direction": "upward"}
        stored_paper = issued_paper(
            round_of_2025, issue(round_of_2025, "submission", options, fields).only_id("issued_paper")
        )
        assert signature_of(from_json(stored_paper.content)) == (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Lý Thị Mây")


class TestDatedOffices:
    def change(self, book: Book, day: date | None, name: str) -> Changes:
        return change_office(book, Office(valid_from=day, signer_name=name))

    def test_the_latest_begun_holds_and_before_the_first_the_first(self, book: Book) -> None:
        self.change(book, date(2024, 1, 1), "Một")
        self.change(book, date(2026, 1, 1), "Hai")
        held = [office(book, day).signer_name for day in (date(2020, 1, 1), date(2025, 12, 31), date(2026, 1, 1))]
        assert held == ["Một", "Một", "Hai"]

    def test_what_is_entered_for_the_same_day_replaces(self, book: Book) -> None:
        self.change(book, date(2024, 1, 1), "Một")
        self.change(book, date(2024, 1, 1), "Hai")
        assert [entry.office.signer_name for entry in dated_offices(book)] == ["Hai"]

    def test_a_record_is_moved_to_a_free_day_only(self, book: Book) -> None:
        self.change(book, None, "Một")
        later = self.change(book, date(2026, 1, 1), "Hai").only_id("office")
        with refused(book, InvalidRecord, "Ngày này đã có một mốc khác"):
            change_office(book, Office(signer_name="Hai"), later)
        change_office(book, Office(valid_from=date(2026, 2, 1), signer_name="Hai"), later)
        assert [entry.office.valid_from for entry in dated_offices(book)] == [date(2026, 2, 1), None]

    def test_all_but_the_last_can_be_taken_away_and_brought_back(self, book: Book) -> None:
        first = self.change(book, None, "Một").only_id("office")
        later = self.change(book, date(2026, 1, 1), "Hai").only_id("office")
        remove_office(book, later)
        with refused(book, InvalidRecord, "ít nhất một mốc"):
            remove_office(book, first)
        undo(book)
        assert [entry.id for entry in dated_offices(book)] == [later, first]


@pytest.mark.parametrize(
    ("kind", "options"), [("annual-report", {"year": "2025"}), ("half-year-report", {"round": "2025-H1"})]
)
def test_a_report_issued_with_a_date_is_signed_by_who_held_the_post_then(
    round_of_2025: Book, kind: str, options: dict[str, str]
) -> None:
    change_office(round_of_2025, replace(office(round_of_2025), valid_from=date(2026, 1, 5), signer_name="Lý Thị Mây"))
    before, after = (
        issued_paper(round_of_2025, issue(round_of_2025, kind, options, IssueFields("9", day)).only_id("issued_paper"))
        for day in (date(2026, 1, 4), date(2026, 1, 5))
    )
    assert (before.signer, after.signer) == ("Nông Văn Hải", "Lý Thị Mây")


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("task-table", {"year": "2026"}),
        ("registration-list", {"movement": "1"}),
        ("title-registrations", {"year": "2026"}),
        ("initiative-book", {"year": "2026"}),
        ("award-statistics", {"year": "2025"}),
        ("award-book", {"year": "2025"}),
    ],
)
def test_a_list_issued_with_a_date_is_of_the_office_of_that_day(
    book: Book, filled: BookIds, kind: str, options: dict[str, str]
) -> None:
    del filled
    change_office(book, replace(office(book), valid_from=date(2026, 3, 5), name="Sở Mới", signer_name="Lý Thị Mây"))
    before, after = (papers.document(book, kind, {**options, DATED: day}) for day in ("2026-03-04", "2026-03-05"))
    assert [signature_of(paper)[1] for paper in (before, after)] == ["Hứa Văn Ước", "Lý Thị Mây"]
    assert ["Sở Mới".upper() in str(paper.letterhead) for paper in (before, after)] == [False, True]


def test_a_reminder_tells_what_is_late_on_the_day_it_bears(book: Book, filled: BookIds) -> None:
    led = f"task_id IN (SELECT task_id FROM assignment WHERE unit_id = {filled.office_unit} AND role = 'lead')"
    ((due_on,),) = rows_of(book, "occurrence", "max(due_on)", f"{led} AND done_on IS NULL")
    due = date.fromisoformat(str(due_on))
    two_later, before = (
        str(
            papers.document(
                book, "reminder-letter", {"unit": str(filled.office_unit), DATED: f"{due + timedelta(days=days)}"}
            )
        )
        for days in (2, -3)
    )
    assert f"Quá hạn từ ngày {day_words(due + timedelta(days=1))}" in two_later
    assert f"Hạn trước ngày {day_words(due + timedelta(days=1))}" in before


@pytest.mark.parametrize("kind", ["reward-list", "award-notice", "payment-request", "award-book", "emulation-report"])
def test_an_old_decision_is_of_the_office_as_it_was_called_then(round_of_2025: Book, kind: str) -> None:
    decide(round_of_2025)
    change_office(round_of_2025, replace(office(round_of_2025), valid_from=date(2026, 1, 5), name="Sở Mới"))
    options = {"year": "2025"} if kind in ("award-book", "emulation-report") else {"round": CODE}
    text = as_json(papers.document(round_of_2025, kind, {**options, DATED: "2026-02-01"})).replace("\\u00a0", " ")
    assert "Giám đốc Sở Ngoại vụ" in text or kind == "award-book"
    assert "2025 của Giám đốc Sở Mới" not in text
    assert "SỞ MỚI" in text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (IssueFields("5"), "mang số 18/QĐ-SNgV theo bản ghi"),
        (IssueFields(dated_on=date(2025, 12, 30)), "mang ngày 22/12/2025 theo bản ghi"),
        (IssueFields("18/QĐ-SNgV", date(2025, 12, 30)), "mang ngày 22/12/2025 theo bản ghi"),
    ],
)
def test_a_paper_with_number_and_day_of_its_own_is_not_issued_with_others(
    round_of_2025: Book, fields: IssueFields, sentence: str
) -> None:
    decide(round_of_2025)
    with refused(round_of_2025, InvalidRecord, sentence):
        issue(round_of_2025, "award-decision", {"round": CODE}, fields)


def test_its_own_number_and_day_may_be_named(round_of_2025: Book) -> None:
    decide(round_of_2025)
    changes = issue(round_of_2025, "award-decision", {"round": CODE}, IssueFields("18", SIGNED))
    paper = issued_paper(round_of_2025, changes.only_id("issued_paper"))
    assert (paper.number, paper.dated_on) == ("18/QĐ-SNgV", SIGNED)


def test_what_is_to_be_known_of_a_draft_is_a_sentence_a_line_and_nothing_twice(round_of_2025: Book) -> None:
    lines = papers.render(round_of_2025, "award-decision", {"round": CODE}, "pdf").note.split("\n")
    assert len(lines) > 2
    assert not [line for line in lines if not line.endswith(".")]
    for words in ("Văn bản chưa có ngày", "Quyết định chưa", "gười ký: "):
        assert len([line for line in lines if words in line]) <= 1, (words, lines)
    assert "chưa có số, ngày" not in " ".join(lines)


def test_what_bears_or_tells_the_day_of_its_session_is_not_said_to_have_none(round_of_2025: Book) -> None:
    (nominee, *_) = (row_id for (row_id,) in rows_of(round_of_2025, "nomination", "id"))
    assert isinstance(nominee, int)
    meeting(round_of_2025, CODE, held_on=date(2025, 12, 16), nominations=(nominee,))
    by_its_day = "Căn cứ pháp lý, biểu mẫu, cơ quan, người ký theo ngày 16/12/2025 (ngày họp Hội đồng)."
    for kind in ("ballot", "minutes"):
        note = papers.render(round_of_2025, kind, {"round": CODE}, "docx").note
        assert "Văn bản chưa có ngày" not in note
        assert by_its_day in note.split("\n")
