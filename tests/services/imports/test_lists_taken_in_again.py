"""A list that the program wrote, taken in again: it says nothing new, and a changed cell says what was changed."""

import csv
from pathlib import Path

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import Condition, ConditionTest, ListQuery
from desktop_app.services import lists
from desktop_app.services.book import opened
from desktop_app.services.import_rows import ImportSettings, RowAction
from desktop_app.services.imports.proposing import propose
from desktop_app.services.lists import export_list
from tests.books import sample_in

IMPORTED_AS = {
    "units": "units",
    "people": "people",
    "activities": "activities",
    "occurrences": "results",
    "obstacles": "obstacles",
    "referrals": "referrals",
    "year-records": "ratings",
    "initiatives": "initiatives",
    "awards": "awards",
    "tasks": "tasks",
    "indicators": "indicators",
    "movements": "movements",
    "movement-registrations": "registrations",
    "decisions": "decisions",
    "councils": "council-members",
    "votes": "votes",
    "unit-reviews": "unit-reviews",
}
TOLD = (
    "Không có kết quả, ngày hoàn thành hay văn bản nào.",
    "Thiếu số quyết định.",
)
"""Rows that say nothing, a decision that is not signed yet."""


def test_what_the_program_wrote_of_the_sample_changes_nothing_when_it_is_taken_in_again(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as book:
        for listed, kind in IMPORTED_AS.items():
            path = tmp_path / f"{listed}.csv"
            keys = [column.key for column in LIST_KINDS[listed].columns]
            written = export_list(book, ListQuery(listed), keys, path, with_personal=True)
            proposal = propose(book, kind, path, ImportSettings())
            others = [row for row in proposal.rows if row.action is not RowAction.SAME]
            assert [row.reason for row in others if not row.reason.startswith(TOLD)] == [], listed
            assert len(proposal.rows) == written > len(others), listed
        results = tmp_path / "occurrences.csv"
        assert _told_after(results, "Báo cáo 290/BC-SNgV", "Công văn 9/SNgV-VP về X")
        proposal = propose(book, "results", results, ImportSettings())
        changed = [row.reason for row in proposal.rows if row.action is RowAction.CHANGE]
        assert changed == [
            "Sửa văn bản: Báo cáo → Công văn; số, ký hiệu: 290/BC-SNgV → 9/SNgV-VP; trích yếu: chưa có → về X."
        ]


def test_a_list_under_a_chosen_record_is_taken_in_again_as_its_page_shows_it(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as book:
        signed = (Condition("number", ConditionTest.FILLED),)
        for listed, of, kind, keys in (
            ("awards", "decisions", "awards", ["name", "post", "unit", "award", "type", "amount"]),
            ("movement-registrations", "movements", "registrations", ["name", "place", "registered_on", "content"]),
        ):
            scope = LIST_KINDS[listed].stands_under[0]
            taken = 0
            for record_id in lists.ids(book, ListQuery(of, conditions=signed if of == "decisions" else ())):
                path = tmp_path / f"{listed}-{record_id}.csv"
                export_list(book, ListQuery(listed, scope={scope: record_id}), keys, path)
                rows = list(propose(book, kind, path, ImportSettings()).rows)
                assert [row.reason for row in rows if row.action is not RowAction.SAME] == [], path
                taken += len(rows)
            assert taken


def _told_after(path: Path, before: str, after: str) -> bool:
    """Put other words into the cells of a list; return whether there were some."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows([after if cell == before else cell for cell in row] for row in rows)
    return any(before in row for row in rows)
