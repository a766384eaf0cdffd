"""The history replayed from empty is the database: after everything that a year's work does to the sample."""

from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

from desktop_app.domain.errors import UndoRefused
from desktop_app.domain.office.units import UnitFields
from desktop_app.services.book import Book, opened
from desktop_app.services.council import sessions, vote_tallies
from desktop_app.services.import_rows import ImportSettings
from desktop_app.services.imports.kinds import IMPORT_KINDS
from desktop_app.services.imports.proposing import propose
from desktop_app.services.keeping import history, trash
from desktop_app.services.keeping.record_log.put_back import put_back
from desktop_app.services.office import units
from desktop_app.services.papers.issued import IssueFields, issue
from desktop_app.services.rounds import acts as round_acts
from desktop_app.services.sample.awards import decide
from tests.books import collective, rows_of, sample_in
from tests.replaying import replayed, stored
from tests.services.meetings import without_vote

CODE = "2027-H1"
FILES = {
    "units": "Tên đơn vị,Loại\nPhòng Khảo thí,Phòng chuyên môn\n",
    "people": "Họ và tên,Chức vụ,Đơn vị\nVi Văn An,Chuyên viên,Văn phòng\n",
    "activities": "Ngày,Nội dung,Đơn vị\n04/3/2026,Tọa đàm,Văn phòng\n",
    "good-news": "Ngày,Nội dung,Kênh\n05/3/2026,Người tốt,Trang thông tin điện tử\n",
    "results": "Nhiệm vụ,Năm,Kết quả,Hoàn thành ngày\n{task},2026,Đã làm xong,10/6/2026\n",
    "obstacles": "Ngày phản ánh,Nội dung,Đơn vị\n06/3/2026,Thiếu máy chiếu,Văn phòng\n",
    "referrals": "Ngày chuyển,Loại thông tin,Cơ quan tiếp nhận\n07/3/2026,Lừa đảo,Công an tỉnh\n",
    "ratings": "Họ và tên,Năm,Xếp loại\nVi Văn An,2025,Hoàn thành tốt nhiệm vụ\n",
    "initiatives": "Họ và tên,Năm xét công nhận,Tên sáng kiến\nVi Văn An,2026,Số hóa hồ sơ\n",
    "holds": 'Họ và tên,Từ ngày,"Số, ngày văn bản"\nLò Văn Bình,01/12/2026,04/TB-SNgV\n',
    "nominations": "Họ và tên,Hình thức,Tóm tắt thành tích\nVi Văn An,Giấy khen,Tốt.\n",
    "awards": "Họ và tên,Hình thức,Số quyết định,Ngày ký\nVi Văn An,Giấy khen,9/QĐ-SNgV,02/3/2020\n",
    "tasks": "Mục,Nhiệm vụ,Chủ trì,Thời hạn\nPhát sinh,Kiểm kê sách,Văn phòng,hằng năm\n",
    "indicators": "Chỉ tiêu,ĐVT,Mục tiêu năm 2027\nSố tủ sách,tủ,12\n",
    "movements": "Tên phong trào,Từ ngày\nNgười đọc sách,01/3/2026\n",
    "registrations": "Phong trào,Họ và tên,Ngày đăng ký\nNgười đọc sách,Vi Văn An,05/3/2026\n",
    "decisions": "Số quyết định,Ngày ký,Người ký\n{number},{signed_on},Vi Văn An\n",
    "council-members": "Họ và tên,Chức danh\nVi Văn An,Ủy viên\n",
    "votes": "Ngày họp,Đợt,Họ và tên,Hình thức,Đồng ý,Không ý kiến\n{voted}\n",
    "unit-reviews": "Đợt,Đơn vị,Ngày họp,Số người có mặt\n2027-H1,Văn phòng,02/6/2027,9\n",
}


def test_after_the_whole_of_the_work_on_the_sample_the_log_tells_every_row(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as book:
        assert replayed(book.store.path) == stored(book.store.path)
        round_acts.create_round(book, CODE)
        _import_all(book, tmp_path)
        _nominate_vote_decide(book)
        renamed = units.change_unit(book, 1, replace(units.unit(book, 1), name="Văn phòng Sở"))
        put_back(book, "unit", 1, "name", renamed.change_id or 0)
        without_vote(book, CODE)
        issue(book, "nomination-list", {"round": CODE}, IssueFields(number="21/DS-SNgV", dated_on=date(2027, 7, 1)))
        _throw_away(book)
        assert replayed(book.store.path) == stored(book.store.path)
        steps = _all_undone(book)
        assert steps > 0
        assert replayed(book.store.path) == stored(book.store.path)
        for _ in range(steps):
            history.redo(book)
        rows = stored(book.store.path)
        assert replayed(book.store.path) == rows
    assert {"vote_tally", "award", "decision", "issued_paper", "referral", "hold", "initiative"} <= rows.keys()


def _import_all(book: Book, folder: Path) -> None:
    ((task,),) = rows_of(book, "task", "text", "id = (SELECT min(task_id) FROM occurrence WHERE year = 2026)")
    ((number, signed_on),) = rows_of(book, "decision", "number, signed_on", "id = (SELECT max(id) FROM decision)")
    assert FILES.keys() == IMPORT_KINDS.keys()
    for kind, text in FILES.items():
        file = folder / f"{kind}.csv"
        words = {
            "voted": _voted(book),
            "task": '"' + str(task).replace('"', '""') + '"',
            "number": number,
            "signed_on": signed_on,
        }
        file.write_text(text.format(**words), encoding="utf-8")
        settings = ImportSettings(new_people=True, new_units=True, round_code=CODE)
        proposal = propose(book, kind, file, settings)
        changes = proposal.apply(book, proposal.to_write(), None)
        assert changes.change_id is not None, (kind, proposal.rows)


def _voted(book: Book) -> str:
    """Return a row of votes that has one vote less in favour than the book."""
    tally = "agree, abstain, session_id, nomination_id"
    ((agree, abstain, session, nominee),) = rows_of(
        book, "vote_tally", tally, "id = (SELECT max(id) FROM vote_tally WHERE agree > 0)"
    )
    ((held_on, round_id),) = rows_of(book, "council_session", "held_on, round_id", f"id = {session}")
    ((code,),) = rows_of(book, "review_round", "code", f"id = {round_id}")
    ((name, award),) = rows_of(book, "nomination", "nominee_name, award", f"id = {nominee}")
    return f"{held_on},{code},{name},{award},{int(str(agree)) - 1},{int(str(abstain)) + 1}"


def _nominate_vote_decide(book: Book) -> None:
    collective(book, 1, CODE)
    session = sessions.hold_session(book, CODE, date(2027, 7, 2), ballot=True).only_id("council_session")
    vote_tallies.record_unanimous(book, session)
    decide(book, CODE, "31/QĐ-SNgV", date(2027, 7, 9))
    paid = "handed_on IS NOT NULL AND decision_id = (SELECT id FROM decision WHERE number = '31/QĐ-SNgV')"
    assert len(rows_of(book, "award", "id", paid)) == 2


def _throw_away(book: Book) -> None:
    gone = [int(str(row_id)) for (row_id,) in rows_of(book, "obstacle", "id", "content = 'Thiếu máy chiếu'")]
    trash.put_in_trash(book, "obstacle", gone)
    trash.restore(book, "obstacle", gone)
    trash.put_in_trash(book, "obstacle", gone)
    trash.empty(book)


def _all_undone(book: Book) -> int:
    """Undo what can be undone since the trash was emptied; return how many steps that were."""
    unit_id = units.add_unit(book, UnitFields("Phòng Thử")).only_id("unit")
    units.change_unit(book, unit_id, UnitFields("Phòng Thử nghiệm", valid_from=date(2026, 1, 1)))
    trash.put_in_trash(book, "unit", [unit_id])
    for steps in count():
        try:
            history.undo(book)
        except UndoRefused:
            return steps
    raise AssertionError
