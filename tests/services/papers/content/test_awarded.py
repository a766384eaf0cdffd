"""The papers after a signed decision say what its records hold; their numbers are counted here by SQL of their own."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import BodyRow, Document, GroupRow, Paragraph, Table, TotalRow
from desktop_app.papers.document.wording import QUOC_HIEU
from desktop_app.runtime.paths import DataFolder
from desktop_app.services import lists
from desktop_app.services.awards.acts import (
    cancel_awards,
    hand_over_awards,
    hand_over_decision,
    pay_awards,
    pay_decision,
)
from desktop_app.services.awards.decisions import move_award, save_decision, sign_decision
from desktop_app.services.awards.direct_awards import DirectAward, save_direct_decision
from desktop_app.services.book import Book, opened
from desktop_app.services.office.offices import change_office, office
from desktop_app.services.papers import checks, papers
from desktop_app.services.papers.kinds.options import DATED
from desktop_app.services.review_rounds import round_of
from desktop_app.services.rounds.acts import change_round
from tests.books import asked, collective, individual, person, refused, review_round, rows_of, sample_in, unit
from tests.papers.reading import pdf_pages, squeezed

CODE, YEAR = "2025-H2", "2025"
SIGNED = date(2026, 7, 2)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """The sample, which these tests read only."""
    return sample_in(tmp_path_factory.mktemp("sample") / "book")


@pytest.fixture
def sample(folder: DataFolder) -> Iterator[Book]:
    with opened(folder) as book:
        yield book


def _fill_decided(book: Book) -> None:
    office_unit = unit(book, "Văn phòng")
    people = [person(book, name, office_unit, "Chuyên viên") for name in ("Lộc Thị Đào", "Bế Quốc Dũng", "Vi Thu Hà")]
    review_round(book, "2026-H1")
    nominations = [collective(book, office_unit), *(individual(book, person_id) for person_id in people)]
    fields = DecisionFields("Về việc tặng Giấy khen", "15/QĐ-SNgV", SIGNED, "Nông Văn Hải", "Sở Ngoại vụ", "2026-H1")
    save_decision(book, None, fields, nominations[:3])


FILLINGS = {"decided": _fill_decided}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def decided(book: Book) -> Book:
    """A signed decision on a collective (award 1) and two people (2, 3) of a round, a fourth person not decided on."""
    return book


def made(book: Book, kind: str, **options: str) -> Document:
    return papers.document(book, kind, options)


def words_of(document: Document) -> str:
    return " ".join(" ".join(page.text() for page in pdf_pages(document)).split())


def cells_of(document: Document) -> list[tuple[object, ...]]:
    tables = [block for section in document.sections for block in section.body if isinstance(block, Table)]
    return [row.values for table in tables for row in table.rows if isinstance(row, BodyRow)]


def remarks_of(book: Book, kind: str, **options: str) -> str:
    return " ".join(remark.sentence for remark in checks.remarks(book, kind, options))


OF_ROUND = (
    "FROM award JOIN decision ON decision.id = award.decision_id JOIN review_round ON review_round.id = "
    f"decision.round_id WHERE review_round.code = '{CODE}' AND award.cancelled_on IS NULL AND decision.number != ''"
)


def test_the_notice_names_all_that_the_decision_awards_and_nobody_else(sample: Book) -> None:
    notice = made(sample, "award-notice", round=CODE)
    names = [name for (name,) in asked(sample, f"SELECT awarded_name {OF_ROUND} ORDER BY award.position")]
    assert [values[1] for values in cells_of(notice)] == names
    of_kinds = "sum(award.kind = 'collective'), sum(award.kind = 'individual')"
    ((collectives, people),) = asked(sample, f"SELECT {of_kinds} {OF_ROUND}")
    text = squeezed(words_of(notice))
    assert squeezed("Công khai kết quả tặng Giấy khen năm 2025") in text
    gave = f"1. Tặng Giấy khen cho {collectives:02d} tập thể và {people:02d} cá nhân (danh"
    assert squeezed(gave) in text
    ((number,),) = asked(sample, f"SELECT DISTINCT decision.number {OF_ROUND}")
    assert squeezed(f"Căn cứ Quyết định số {number} ngày 22 tháng 12 năm 2025") in text
    for reason, count in asked(sample, f"SELECT reason_line, count(*) {OF_ROUND.partition('ORDER')[0]} GROUP BY 1"):
        assert text.count(squeezed(str(reason).removeprefix("Đã "))) == count


def test_where_and_how_long_it_is_posted_is_a_line_to_write_on_until_it_is_recorded(decided: Book) -> None:
    notice = made(decided, "award-notice", round="2026-H1")
    assert [block.text for block in notice.body if isinstance(block, Paragraph) and block.dotted] == [
        "Nơi, thời gian công khai: "
    ]
    assert "chưa ghi nơi công khai, ngày hết hạn công khai" in remarks_of(decided, "award-notice", round="2026-H1")
    before = round_of(decided, "2026-H1")
    posted = replace(before, posted_at=" Bảng tin  Sở ", posted_from=date(2026, 7, 6), posted_until=date(2026, 7, 20))
    change_round(decided, posted)
    text = words_of(made(decided, "award-notice", round="2026-H1"))
    assert "công khai: Bảng tin Sở, từ ngày 06/7/2026 đến hết ngày 20/7/2026." in text
    assert "chậm nhất ngày 20/7/2026" in text
    assert "Sửa đợt xét" not in remarks_of(decided, "award-notice", round="2026-H1")
    with refused(decided, InvalidRecord, "Ngày hết hạn công khai phải sau ngày bắt đầu"):
        change_round(decided, replace(posted, posted_until=date(2026, 7, 1)))


def test_without_a_signature_there_is_nothing_to_make_known_or_to_pay(book: Book) -> None:
    office_unit = unit(book, "Văn phòng")
    review_round(book, "2026-H1")
    for kind in ("award-notice", "payment-request", "ceremony-list"):
        with refused(book, InvalidRecord, "chưa có"):
            made(book, kind, round="2026-H1")
    draft = DecisionFields("Tặng Giấy khen", round_code="2026-H1")
    row = save_decision(book, None, draft, [collective(book, office_unit)]).only_id("decision")
    with refused(book, InvalidRecord, "quyết định đã chọn chưa có số, ngày"):
        made(book, "award-notice", round="2026-H1", decision=str(row))
    with refused(book, UsageError, "không phải mã số quyết định"):
        made(book, "payment-request", round="2026-H1", decision="15/QĐ")
    with refused(book, InvalidRecord, "chưa có số, ngày"):
        made(book, "award-cancellation", award="1")


def test_the_request_asks_for_the_money_of_the_decision(sample: Book) -> None:
    request = made(sample, "payment-request", round=CODE)
    levels = asked(sample, f"SELECT award.award, count(*), amount, sum(amount) {OF_ROUND} GROUP BY 1, award.kind, 3")
    assert sorted((row[1], row[3], row[4], row[5]) for row in cells_of(request)) == sorted(levels)
    ((total,),) = asked(sample, f"SELECT sum(amount) {OF_ROUND}")
    (table,) = [block for block in request.body if isinstance(block, Table)]
    assert isinstance(table.rows[-1], TotalRow)
    assert table.rows[-1].values[-1] == total
    assert [words_of(request).count(text) for text in (f"{total:,}".replace(",", "."), "Quyết định số")] == [2, 1]


def test_who_asks_and_who_keeps_the_accounts_are_names_of_the_office(decided: Book) -> None:
    assert "Chưa ghi người đề nghị thanh toán, kế toán trưởng" in remarks_of(
        decided, "payment-request", round="2026-H1"
    )
    change_office(decided, replace(office(decided), payment_requester="Hứa Văn Ước", chief_accountant="Lý Thị Kim"))
    request = made(decided, "payment-request", round="2026-H1")
    assert "Họ và tên người đề nghị thanh toán: Hứa Văn Ước" in words_of(request)
    assert request.closing.middle is not None
    assert request.closing.middle.name == "Lý Thị Kim"
    pay_awards(decided, [2], date(2026, 7, 20))
    assert "1 khen thưởng đã ghi ngày chi" in remarks_of(decided, "payment-request", round="2026-H1")


def test_the_list_of_rewards_says_what_is_paid_already(decided: Book) -> None:
    assert "ngày chi" not in remarks_of(decided, "reward-list", decision="1")
    changes, paid = pay_decision(decided, 1, date(2026, 7, 10))
    assert changes.change_id
    words = f"Cả {len(paid)} khen thưởng đã ghi ngày chi: danh sách này không để chi lần nữa."
    assert words in remarks_of(decided, "reward-list", decision="1")
    pay_awards(decided, paid[:1], None)
    assert f"{len(paid) - 1} khen thưởng đã ghi ngày chi, không có" in remarks_of(decided, "reward-list", decision="1")


def test_a_decision_without_money_is_not_paid(decided: Book) -> None:
    connection = sqlite3.connect(decided.store.path)
    with connection:
        connection.execute("UPDATE award SET amount = 0")
    connection.close()
    with refused(decided, InvalidRecord, "không có khoản tiền thưởng nào"):
        made(decided, "payment-request", round="2026-H1")


def test_the_highest_are_called_up_first_titles_before_forms_collectives_before_people(decided: Book) -> None:
    dao = rows_of(decided, "nomination", "id", "nominee_name = 'Vi Thu Hà'")
    above = DecisionFields(
        "Tặng Bằng khen", "99/QĐ-UBND", date(2026, 8, 1), "", "Chủ tịch UBND tỉnh", "2026-H1", AwardLevel.PROVINCE
    )
    save_decision(decided, None, above, [int(str(dao[0][0]))])
    connection = sqlite3.connect(decided.store.path)
    with connection:
        connection.execute("UPDATE award SET award = 'Lao động tiên tiến', award_code = 'advanced_worker' WHERE id = 3")
        connection.execute("UPDATE award SET award_code = 'provincial_certificate' WHERE id = 4")
    connection.close()
    called_up = made(decided, "ceremony-list", round="2026-H1")
    assert [values[1] for values in cells_of(called_up)] == ["Vi Thu Hà", "Bế Quốc Dũng", "Văn phòng", "Lộc Thị Đào"]
    assert [values[0] for values in cells_of(called_up)] == [1, 2, 3, 4]


def test_awards_handed_over_on_one_day_were_so_at_the_ceremony(decided: Book) -> None:
    ceremony = "ngày 25 tháng 7 năm 2026)"
    hand_over_awards(decided, [1, 2], date(2026, 7, 25))
    assert ceremony not in words_of(made(decided, "ceremony-list", round="2026-H1"))
    hand_over_awards(decided, [3], date(2026, 7, 25))
    assert ceremony in words_of(made(decided, "ceremony-list", round="2026-H1"))
    assert "chưa ghi nơi trao" in remarks_of(decided, "ceremony-list", round="2026-H1")


def test_the_ceremony_has_its_day_and_place_and_what_is_cancelled_is_not_called_up(decided: Book) -> None:
    assert "chưa ghi ngày trao, nơi trao" in remarks_of(decided, "ceremony-list", round="2026-H1")
    hand_over_awards(decided, [1], date(2026, 7, 25))
    cancel_awards(decided, [2], "20/QĐ-SNgV", date(2026, 8, 3))
    before = round_of(decided, "2026-H1")
    change_round(decided, replace(before, ceremony_on=date(2026, 7, 25), ceremony_place="Hội trường Sở"))
    called_up = made(decided, "ceremony-list", round="2026-H1")
    assert [values[1] for values in cells_of(called_up)] == ["Văn phòng", "Bế Quốc Dũng"]
    text = words_of(called_up)
    assert "(Trao tại Hội trường Sở, ngày 25 tháng 7 năm 2026)" in text
    # It is read out while they are handed over.
    assert "Đã trao" not in text
    assert "chưa ghi" not in remarks_of(decided, "ceremony-list", round="2026-H1")


def test_the_extract_has_the_words_of_the_decision_and_one_row_of_its_list(sample: Book) -> None:
    awards = asked(sample, f"SELECT award.id, awarded_name, amount {OF_ROUND} ORDER BY award.position")
    decision = made(sample, "award-decision", round=CODE)
    row_id, name, amount = awards[3]
    extract = made(sample, "award-extract", award=str(row_id))
    (row,) = cells_of(extract)
    assert (row[0], row[1]) == (4, name)
    assert amount in row
    articles = [block for block in decision.body if isinstance(block, Paragraph) and block.lead]
    assert [block for block in extract.body if isinstance(block, Paragraph) and block.lead] == articles
    text = words_of(extract)
    assert not any(str(other) in text for _, other, _ in awards if other != name and other != "Văn phòng")
    assert "TrS-SNgV" in text
    # It has the decision's whole form, and below that its own block without a second Quốc hiệu.
    assert (extract.letterhead, extract.titles) == (decision.letterhead, decision.titles)
    assert extract.closing.left == decision.closing.left
    assert extract.closing.right is not None
    assert extract.closing.right.hint == "(Đã ký)"
    assert extract.copied is not None
    head = extract.copied.letterhead
    assert (head.parent_lines, head.issuing_lines) == ((), ("SỞ NGOẠI VỤ",))
    assert text.count(squeezed(QUOC_HIEU)) == 1
    # The decision was not issued from the book: its articles are composed anew, no copy of what was signed.
    assert head.copied_as == "TRÍCH SAO (DỰ THẢO)"
    # It bears the heading of its group, the mark of an extract, and ends after words of its own.
    (annex,) = extract.annexes
    assert str(annex.titles and annex.titles.subject).endswith(" (TRÍCH)")
    heading, _ = (row for block in annex.body if isinstance(block, Table) for row in block.rows)
    assert heading == GroupRow("CÁ NHÂN", "cá nhân"), "the only group has no number"
    assert annex.closing.lines == ("Trích danh sách: 01 cá nhân./.",)


def test_a_cancelled_award_has_no_extract_and_one_of_others_no_paper(decided: Book) -> None:
    cancel_awards(decided, [2], "20/QĐ-SNgV", date(2026, 8, 3))
    with refused(decided, InvalidRecord, "đã hủy bỏ, không trích sao được"):
        made(decided, "award-extract", award="2")
    # The others keep the numbers that they have in the decision as it was signed.
    (row,) = cells_of(made(decided, "award-extract", award="3"))
    assert (row[0], row[1]) == (3, "Bế Quốc Dũng")
    assert [values[:2] for values in cells_of(made(decided, "award-decision", round="2026-H1"))][2] == row[:2]
    connection = sqlite3.connect(decided.store.path)
    with connection:
        connection.execute("UPDATE decision SET level = 'province', issuing_body = 'Chủ tịch UBND tỉnh'")
    connection.close()
    for kind in ("award-extract", "award-cancellation"):
        with refused(decided, InvalidRecord, "do Chủ tịch UBND tỉnh quyết định"):
            made(decided, kind, award="1")
    with refused(decided, UsageError, "không phải mã số khen thưởng"):
        made(decided, "award-extract", award="một")


def test_one_number_of_two_decisions_is_said_once_of_the_book(decided: Book) -> None:
    assert "dùng cho" not in remarks_of(decided, "award-book", year="2026")
    fields = DecisionFields("Về việc tặng Giấy khen", "15", date(2026, 7, 2), issuing_body="Sở Ngoại vụ")
    save_direct_decision(decided, None, fields, [DirectAward(NomineeKind.INDIVIDUAL, 1, "certificate_of_merit")])
    sentence = "Số 15/QĐ-SNgV năm 2026 dùng cho 2 quyết định: “"
    assert remarks_of(decided, "award-book", year="2026").count(sentence) == 1


def test_statistics_of_a_day_say_nothing_of_what_was_signed_after_it(decided: Book) -> None:
    fields = DecisionFields("Về việc tặng Giấy khen", "15", date(2026, 7, 20), issuing_body="Sở Ngoại vụ")
    save_direct_decision(decided, None, fields, [DirectAward(NomineeKind.INDIVIDUAL, 1, "certificate_of_merit")])
    assert "thiếu ký hiệu" in remarks_of(decided, "award-statistics", year="2026")
    assert "thiếu ký hiệu" not in remarks_of(decided, "award-statistics", year="2026", **{DATED: "2026-07-15"})


def test_the_book_says_how_many_are_neither_paid_nor_handed_over(decided: Book) -> None:
    words = "khen thưởng chưa ghi ngày nhận tiền lẫn ngày trao"
    ((number,),) = asked(
        decided,
        "SELECT count(*) FROM award JOIN decision ON decision.id = decision_id "
        "WHERE level = 'department' AND signed_on LIKE '2026-%' AND paid_on IS NULL AND handed_on IS NULL",
    )
    assert f"{number} {words}" in remarks_of(decided, "award-book", year="2026")
    for row in lists.everything(decided, ListQuery("decisions")):
        hand_over_decision(decided, row.id, date(2026, 12, 30))
    assert words not in remarks_of(decided, "award-book", year="2026")


STANDING = (
    "FROM award JOIN decision ON decision.id = award.decision_id LEFT JOIN person ON person.id = award.person_id "
    "WHERE award.cancelled_on IS NULL AND decision.number != '' AND decision.trashed_at IS NULL "
    f"AND decision.signed_on LIKE '{YEAR}-%'"
)


def test_the_statistics_add_up_to_the_decisions_of_the_year(sample: Book) -> None:
    table = made(sample, "award-statistics", year=YEAR)
    rows = asked(
        sample,
        "SELECT award.award, count(*), sum(award.kind = 'collective'), sum(award.kind = 'individual'), "
        f"sum(person.gender = 'female'), sum(coalesce(amount, 0)) {STANDING} GROUP BY award.commendation_type, 1",
    )
    printed = sorted((row[1], row[2], row[3], row[4], row[5], row[8]) for row in cells_of(table))
    assert printed == sorted((name, *(number or 0 for number in counts)) for name, *counts in rows)
    assert all(row[4] == int(str(row[6])) + int(str(row[7])) for row in cells_of(table))
    before = STANDING.replace(YEAR, str(int(YEAR) - 1))
    ((earlier,),) = asked(sample, f"SELECT count(*) {before}")
    assert sum(int(str(row[9])) for row in cells_of(table)) == earlier
    ((total, money),) = asked(sample, f"SELECT count(*), sum(amount) {STANDING}")
    assert f"{total} lượt khen thưởng; tiền thưởng: {money:,} đồng".replace(",", ".") in words_of(table)


def test_what_no_column_can_count_is_told(decided: Book) -> None:
    assert "2 khen thưởng cá nhân chưa rõ giới tính" in remarks_of(decided, "award-statistics", year="2026")
    with refused(decided, UsageError, "phải viết bằng bốn chữ số"):
        made(decided, "award-statistics", year="26")


def test_the_report_of_a_year_counts_what_the_book_holds(sample: Book) -> None:
    text = words_of(made(sample, "emulation-report", year=YEAR))
    assert text.index("124/QĐ-UBND") < text.index("185/QĐ-SNgV") < text.index("163/QĐ-UBND") < text.index("81/QĐ-SNgV")
    ((total, collectives, people, money),) = asked(
        sample,
        f"SELECT count(*), sum(award.kind = 'collective'), sum(award.kind = 'individual'), sum(amount) {STANDING}",
    )
    assert f"Trong năm có {total} lượt khen thưởng theo quyết định đã ký" in text
    ((units, persons),) = asked(
        sample, f"SELECT count(DISTINCT award.unit_id), count(DISTINCT award.person_id) {STANDING}"
    )
    times = f"{collectives} lượt tập thể ({units:02d} tập thể) và {people} lượt cá nhân ({persons} cá nhân)"
    assert f"gồm {times}" in text
    assert f"{money:,}".replace(",", ".") in text
    ((sessions, judged),) = asked(
        sample,
        "SELECT count(DISTINCT council_session.id), count(*) FROM council_session JOIN vote_tally ON "
        f"vote_tally.session_id = council_session.id WHERE held_on LIKE '{YEAR}-%'",
    )
    seen = re.search(rf"họp {sessions:02d} phiên.*, xét (\d+) đề nghị cho tập thể và (\d+) đề nghị cho cá nhân", text)
    assert seen is not None
    assert int(seen[1]) + int(seen[2]) == judged
    ((units, persons),) = asked(
        sample,
        "SELECT sum(person_id IS NULL), sum(person_id IS NOT NULL) FROM year_record "
        f"WHERE registered = 1 AND year = {YEAR}",
    )
    assert f"Có {units:02d} tập thể và {persons:02d} cá nhân đăng ký thi đua năm {YEAR}" in text
    ((fighters,),) = asked(
        sample,
        f"SELECT count(*) FROM year_record WHERE year = {YEAR} AND registered_for = 'Chiến sĩ thi đua cơ sở'",
    )
    assert f"; {fighters:02d} cá nhân đăng ký Chiến sĩ thi đua cơ sở; " in text
    for number, given in asked(sample, f"SELECT decision.number, count(*) {STANDING} GROUP BY 1"):
        (line,) = re.findall(rf"- [^-]*?\(Quyết định số {re.escape(str(number))} ngày [0-9/]+\)", text)
        numbers = [sum(map(int, re.findall(r"(\d+) (?:tập thể|cá nhân)", part))) for part in line.split(", trong đó: ")]
        assert set(numbers) == {given}
    ((persons_awarded,),) = asked(sample, f"SELECT count(DISTINCT person_id) {STANDING} AND award.kind = 'individual'")
    workers = re.search(r"không giữ chức vụ lãnh đạo, quản lý: (\d+)/(\d+) cá nhân được khen thưởng", text)
    assert workers is not None
    assert int(workers[2]) == persons_awarded != people
    named = asked(sample, f"SELECT name FROM emulation_movement WHERE from_date LIKE '{YEAR}-%'")
    assert all(str(name) in text for (name,) in named)


def test_a_report_up_to_a_day_leaves_out_what_was_signed_later(sample: Book) -> None:
    text = words_of(made(sample, "emulation-report", year=YEAR, cut_off=f"{YEAR}-07-31"))
    ((until,),) = asked(sample, f"SELECT count(*) {STANDING} AND decision.signed_on <= '{YEAR}-07-31'")
    assert f"Tính đến ngày 31/7/{YEAR}, có {until} lượt khen thưởng" in text
    assert "tổng kết ngày" not in text
    # Nobody had registered for a title before the twentieth of February.
    early = words_of(made(sample, "emulation-report", year=YEAR, cut_off=f"{YEAR}-02-19"))
    assert f"đăng ký thi đua năm {YEAR}" not in early
    with pytest.raises(InvalidRecord, match="không thuộc năm 2025"):
        made(sample, "emulation-report", year=YEAR, cut_off="2024-07-31")


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("emulation-report", {"year": "2026"}),
        ("annual-report", {"year": "2026"}),
        ("award-book", {"year": "2026"}),
        ("ceremony-list", {"round": "2026-H1"}),
    ],
)
def test_an_annex_has_the_rows_of_a_decision_in_its_order(decided: Book, kind: str, options: dict[str, str]) -> None:
    people = [person(decided, name, 1, "Chuyên viên") for name in ("Mã Thị Ấm", "Nông Văn Hải", "Bế Thu Yến")]
    nominations = [individual(decided, person_id) for person_id in people]
    fields = DecisionFields("Về việc tặng Giấy khen", issuing_body="Sở Ngoại vụ", round_code="2026-H1")
    draft = save_decision(decided, None, fields, nominations).only_id("decision")
    ((last,),) = asked(decided, f"SELECT id FROM award WHERE decision_id = {draft} ORDER BY position DESC LIMIT 1")
    move_award(decided, int(str(last)), -2)
    sign_decision(decided, draft, "16/QĐ-SNgV", SIGNED)
    order = [name for (name,) in asked(decided, "SELECT awarded_name FROM award ORDER BY decision_id, position")]
    assert order != [name for (name,) in asked(decided, "SELECT awarded_name FROM award ORDER BY id")]
    rows = [row[1] for row in cells_of(made(decided, kind, **options)) if row[1] in order]
    assert rows == order


def test_statistics_of_an_earlier_day_count_no_later_decision(sample: Book) -> None:
    day = f"{YEAR}-07-31"
    ((until, money),) = asked(sample, f"SELECT count(*), sum(amount) {STANDING} AND decision.signed_on <= '{day}'")
    text = words_of(made(sample, "award-statistics", year=YEAR, **{DATED: day}))
    assert "tính đến ngày 31/7/2025" in text
    assert f"{until} lượt khen thưởng; tiền thưởng: {money:,} đồng".replace(",", ".") in text
    ((earlier,),) = asked(sample, f"SELECT count(*) {STANDING.replace(YEAR, str(int(YEAR) - 1))}")
    assert sum(int(str(row[9])) for row in cells_of(made(sample, "award-statistics", year=YEAR))) == earlier


def test_a_report_up_to_a_day_names_no_later_models(sample: Book) -> None:
    met_on = (
        "SELECT count(*) FROM nomination JOIN unit_vote ON nomination_id = nomination.id JOIN unit_review "
        "ON unit_review.id = review_id WHERE exemplar = 1 AND state <> 'failed' AND held_on BETWEEN "
    )
    for cut_off in (f"{YEAR}-06-30", f"{YEAR}-07-31", f"{YEAR}-12-31"):
        ((models,),) = asked(sample, f"{met_on} '{YEAR}-01-01' AND '{cut_off}'")
        text = words_of(made(sample, "emulation-report", year=YEAR, cut_off=cut_off))
        printed = re.search(r"(\d+) gương điển hình tiên tiến được đề nghị", text)
        assert (int(printed[1]) if printed else 0) == models


def test_an_empty_book_of_awards_says_until_when(book: Book) -> None:
    empty = "Chưa có khen thưởng nào được ghi sổ"
    assert f"{empty} đến ngày 05/3/2026./." in words_of(made(book, "award-book", year="2026", **{DATED: "2026-03-05"}))
    assert f"{empty}./." in words_of(made(book, "award-book", year="2025", **{DATED: "2026-03-05"}))
