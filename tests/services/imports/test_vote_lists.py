"""Votes of the Council and meetings of the units from lists, by the acts of their forms."""

from collections.abc import Mapping
from pathlib import Path

from desktop_app.domain.council.votes import Votes
from desktop_app.services.book import Book
from desktop_app.services.council.unit_reviews import unit_review
from desktop_app.services.council.vote_tallies import votes_of_session
from desktop_app.services.import_rows import ImportProposal, ImportSettings, RowAction
from desktop_app.services.imports.proposing import propose
from desktop_app.services.keeping import history
from tests.books import BookIds, individual, person, record_rows, rows_of, workbook
from tests.services.meetings import meeting, state_of

SAME = (RowAction.SAME, "Đã có, không khác.")


def listed(
    book: Book, folder: Path, kind: str, *rows: tuple[object, ...], within: Mapping[str, object] | None = None
) -> ImportProposal:
    settings = ImportSettings(within=within or {})
    return propose(book, kind, workbook(folder / "bang.xlsx", *rows), settings)


def outcomes(proposal: ImportProposal) -> list[tuple[RowAction, str]]:
    return [(row.action, row.reason) for row in proposal.rows]


def test_votes_come_by_name_and_the_rest_of_the_totals_follows(book: Book, filled: BookIds, tmp_path: Path) -> None:
    opened = meeting(book, members=4, nominations=(filled.of_lan, filled.of_division))
    rows = (
        ("TT", "Họ và tên", "Đồng ý", "Không đồng ý"),
        (1, "Đ/c Nông Thị Lan", 3, None),
        (2, "PHÒNG QUẢN LÝ BIÊN GIỚI", 3, 0),
        (3, "Vi Văn Không", 4, None),
        (4, "Trung tâm Thông tin", None, 2),
    )
    before = record_rows(book)
    proposal = listed(book, tmp_path, "votes", *rows, within={"session": opened.id})
    assert record_rows(book) == before
    assert outcomes(proposal) == [
        (RowAction.ADD, ""),
        (RowAction.ADD, ""),
        (RowAction.UNCLEAR, "Phiên họp không xét đề nghị nào của “Vi Văn Không”."),
        (RowAction.UNCLEAR, "Phiên họp không xét đề nghị nào của “Trung tâm Thông tin”."),
    ]
    changes = proposal.apply(book, proposal.to_write(), None)
    assert {row.name: row.votes for row in votes_of_session(book, opened.id).rows} == {
        "Nông Thị Lan": Votes(4, 4, 4, 3, 1),
        "Phòng Quản lý biên giới": Votes(4, 4, 4, 3, 0, 1),
    }
    assert state_of(book, filled.of_lan) == ("passed", "")
    assert outcomes(listed(book, tmp_path, "votes", *rows, within={"session": opened.id}))[:2] == [SAME, SAME]
    history.undo(book, changes.change_id)
    assert record_rows(book) == before


def test_totals_that_do_not_add_up_are_refused_as_in_the_form(book: Book, filled: BookIds, tmp_path: Path) -> None:
    opened = meeting(book, members=4, nominations=(filled.of_lan,))
    rows = (("Họ và tên", "Đồng ý", "Không đồng ý"), ("Nông Thị Lan", 4, 3))
    ((action, reason),) = outcomes(listed(book, tmp_path, "votes", *rows, within={"session": opened.id}))
    assert action is RowAction.UNCLEAR
    assert reason.startswith("Nông Thị Lan: ")


def test_votes_go_to_nobody_of_a_name_with_other_accents(book: Book, filled: BookIds, tmp_path: Path) -> None:
    nominations = [individual(book, person(book, name, filled.division)) for name in ("Lê Thị Hà", "Lê Thị Hạ")]
    first = meeting(book, members=4, nominations=nominations[:1])
    rows = (("Họ và tên", "Đồng ý"), ("LÊ THỊ HẠ", 4), ("Đ/c Lê Thị Hà", 4))
    assert outcomes(listed(book, tmp_path, "votes", *rows, within={"session": first.id})) == [
        (RowAction.UNCLEAR, "Phiên họp không xét đề nghị nào của “LÊ THỊ HẠ”."),
        (RowAction.ADD, ""),
    ]
    both = meeting(book, members=4, nominations=nominations)
    assert [action for action, _ in outcomes(listed(book, tmp_path, "votes", *rows, within={"session": both.id}))] == [
        RowAction.ADD,
        RowAction.ADD,
    ]


def test_votes_of_all_are_read_and_a_share_alone_is_refused(book: Book, filled: BookIds, tmp_path: Path) -> None:
    opened = meeting(book, members=4, nominations=(filled.of_lan, filled.of_division))
    rows = (
        ("Họ và tên", "Đồng ý"),
        ("Nông Thị Lan", "3/4 (75 %)"),
        ("Phòng Quản lý biên giới", "75%"),
    )
    assert outcomes(listed(book, tmp_path, "votes", *rows, within={"session": opened.id})) == [
        (RowAction.ADD, ""),
        (RowAction.UNCLEAR, "“75%” là tỷ lệ: ghi số phiếu, số người."),
    ]


def test_a_session_whose_awards_are_decided_refuses_votes_that_would_undo_them(
    book: Book, filled: BookIds, tmp_path: Path
) -> None:
    del filled
    ((session_id, nomination_id, agree),) = rows_of(
        book, "vote_tally", "session_id, nomination_id, agree", "agree IS NOT NULL"
    )
    ((name,),) = rows_of(book, "nomination", "nominee_name", f"id = {nomination_id}")
    ((held_on,),) = rows_of(book, "council_session", "held_on", f"id = {session_id}")
    head = ("Ngày họp", "Họ và tên", "Đồng ý", "Không đồng ý")
    assert outcomes(listed(book, tmp_path, "votes", head, (held_on, name, agree, None))) == [SAME]
    ((action, reason),) = outcomes(listed(book, tmp_path, "votes", head, (held_on, name, 0, agree)))
    assert action is RowAction.UNCLEAR
    assert str(name) in reason
    none = outcomes(listed(book, tmp_path, "votes", head, ("01/01/2020", name, 0, agree)))
    assert none == [(RowAction.UNCLEAR, "Sổ chưa có phiên họp Hội đồng ngày 01/01/2020: mở phiên họp trước.")]


def test_meetings_of_units_come_once_and_keep_their_votes(book: Book, filled: BookIds, tmp_path: Path) -> None:
    del filled
    ((review, unit_id, round_id),) = rows_of(book, "unit_review", "id, unit_id, round_id", "trashed_at IS NULL")
    ((unit_name,),) = rows_of(book, "unit", "name", f"id = {unit_id}")
    ((code,),) = rows_of(book, "review_round", "code", f"id = {round_id}")
    rows = (
        ("Đợt xét", "Đơn vị", "Ngày họp", "Bắt đầu", "Có mặt"),
        (code, unit_name, None, "14:00:00", 3),
        ("6 tháng cuối năm 2025", "Trung tâm Thông tin", "02/12/2025", "8h30'", "6/7"),
        ("2031-H1", "Trung tâm Thông tin", "02/12/2025", None, 6),
        (code, "Trung tâm Thông tin", "02/12/2025", "26h", 6),
    )
    before = record_rows(book)
    proposal = listed(book, tmp_path, "unit-reviews", *rows)
    assert [action for action, _ in outcomes(proposal)] == [
        RowAction.CHANGE,
        RowAction.ADD,
        RowAction.UNCLEAR,
        RowAction.UNCLEAR,
    ]
    assert outcomes(proposal)[3][1] == "“26h” không phải là giờ. Viết giờ và phút, ví dụ 8h30."
    changes = proposal.apply(book, proposal.to_write(), None)
    fields = unit_review(book, int(str(review)))
    assert (fields.started_at, fields.present, len(fields.votes)) == ("14:00", 3, 1)
    assert outcomes(listed(book, tmp_path, "unit-reviews", *rows))[:2] == [SAME, SAME]
    history.undo(book, changes.change_id)
    assert record_rows(book) == before
