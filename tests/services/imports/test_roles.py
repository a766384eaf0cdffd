"""Roles of participants in a list of activities: in brackets after the name, kept where a later list has none."""

from datetime import date
from pathlib import Path

from desktop_app.domain.year.activities import Participant, ParticipantRole
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings
from desktop_app.services.imports.proposing import propose
from desktop_app.services.year.activities import activity
from tests.books import person, unit, workbook

HEADINGS = ("Ngày", "Loại", "Nội dung", "CCVCNLĐ tham gia")


def take_in(book: Book, path: Path, people: str) -> None:
    file = workbook(path, HEADINGS, (date(2025, 3, 9), "Quán triệt", "Giao ban quý I", people))
    proposal = propose(book, "activities", file, ImportSettings())
    proposal.apply(book, proposal.to_write(), None)


def test_a_role_in_brackets_is_taken_in_and_stays(book: Book, tmp_path: Path) -> None:
    office = unit(book, "Văn phòng")
    lan, hoa, dung = (person(book, name, office) for name in ("Nông Thị Lan", "Bế Văn Hòa", "Vi Mạnh Dũng"))
    take_in(book, tmp_path / "mot.xlsx", "Nông Thị Lan (báo cáo viên); Bế Văn Hòa")
    expected = {Participant(lan, ParticipantRole.SPEAKER), Participant(hoa)}
    assert set(activity(book, 1).participants) == expected
    take_in(book, tmp_path / "hai.xlsx", "Nông Thị Lan; Bế Văn Hòa (chủ trì); Vi Mạnh Dũng")
    assert set(activity(book, 1).participants) == {
        Participant(lan, ParticipantRole.SPEAKER),
        Participant(hoa, ParticipantRole.LEAD),
        Participant(dung),
    }
