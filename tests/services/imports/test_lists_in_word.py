"""Lists of every kind in Word, OpenDocument and tab-separated text: one step, again nothing, undone whole."""

from datetime import date
from pathlib import Path
from typing import Final

from desktop_app.domain.year.movements import MovementFields
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings, RowAction
from desktop_app.services.imports.kinds import IMPORT_KINDS
from desktop_app.services.imports.proposing import propose
from desktop_app.services.keeping import history
from desktop_app.services.plan.occurrences import track_from
from desktop_app.services.year.movements import save_movement
from tests.books import PLAN, import_plan, record_rows, review_round
from tests.data.corpus.lists import nominees, people, records
from tests.data.corpus.lists.files import CorpusList, write_list

OFFERED: Final = ImportSettings(
    new_people=True, new_units=True, new_awards=True, round_code="2026-H1", year=2026, within={"movement": 1}
)
RESULTS: Final = (("Nhiệm vụ", "Kỳ", "Kết quả thực hiện"), ("III/1", "Năm 2026", "Đã báo cáo"))


def test_every_kind_of_list(book: Book, tmp_path: Path) -> None:
    track_from(book, import_plan(book, PLAN), 2026)
    save_movement(book, None, MovementFields("Đọc sách mỗi ngày", date(2026, 1, 1)))
    review_round(book, "2026-H1")
    lists = [each for each in (*people.lists(), *nominees.lists(), *records.lists()) if each.target != "results"]
    for file_type in ("docx", "odt", "tsv"):
        of_type = {each.target: each for each in lists if each.file_type == file_type and not each.letters}
        of_type["results"] = CorpusList("results", "results", "", {"DS": RESULTS}, {}, (), file_type)
        assert of_type.keys() == IMPORT_KINDS.keys() - ({"awards"} if file_type == "tsv" else set())
        for kind, each in of_type.items():
            if kind in records.WITHOUT_NEW:
                continue
            before = record_rows(book)
            path = write_list(each, tmp_path)
            proposal = propose(book, kind, path, OFFERED)
            written = proposal.to_write()
            assert len(written) == max(1, len(each.entries)), (kind, file_type, proposal.rows)
            changes = proposal.apply(book, written, None)
            assert record_rows(book) != before
            again = propose(book, kind, path, OFFERED)
            assert again.to_write() == []
            assert again.counts()[RowAction.SAME] == len(written)
            assert changes.change_id is not None
            history.undo(book, changes.change_id)
            assert record_rows(book) == before
