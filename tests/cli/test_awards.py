"""Old awards, decisions and their papers on the command line."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.awards.decisions import save_decision
from tests.books import book_in, collective, individual, person, review_round, unit, workbook
from tests.cli.commands import run

HEADS = ("Họ và tên", "Danh hiệu", "Số quyết định", "Ngày", "Cơ quan", "Năm")
OLD = ("Lộc Thị Đào", "Chiến sĩ thi đua cơ sở", "90/QĐ-SNgV", date(2023, 12, 20), "Sở Ngoại vụ", 2023)
STRANGE = ("Vi Thu Hà", *OLD[1:])


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A folder with a decision, signed, on a collective and a person."""
    data = DataFolder(tmp_path / "book")
    with book_in(data.root) as book:
        office = unit(book, "Văn phòng")
        clerk = person(book, "Lộc Thị Đào", office, "Chuyên viên")
        review_round(book, "2026-H1")
        fields = DecisionFields(
            "Tặng Giấy khen", "15/QĐ-SNgV", date(2026, 7, 2), issuing_body="Sở Ngoại vụ", round_code="2026-H1"
        )
        save_decision(book, None, fields, [collective(book, office), individual(book, clerk)])
    return data


def answered(folder: DataFolder, *words: str | Path) -> Any:  # noqa: ANN401 - whatever JSON holds
    answer = run(folder.root, *words, "--json")
    assert (answer.returncode, answer.stderr) == (0, "")
    return json.loads(answer.stdout)


def text_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


def test_old_awards_are_taken_in_and_listed_with_their_money(folder: DataFolder, tmp_path: Path) -> None:
    file = workbook(tmp_path / "khen-thuong.xlsx", HEADS, OLD, STRANGE)
    shown = answered(folder, "awards", "import", file, "--dry-run")
    filled_in = (
        "Dòng không ghi loại hình, lấy “Công trạng”. Tiền thưởng lấy theo mức của ngày quyết định: 1.800.000 đồng."
    )
    reasons = [filled_in, "Chưa có người tên “Vi Thu Hà” trong sổ."]
    assert [row["reason"] for row in shown["rows"]] == reasons
    assert answered(folder, "list", "awards", "--year", "2023") == []
    answered(folder, "awards", "import", file)
    (award,) = answered(folder, "list", "awards", "--year", "2023")
    assert (award["name"], award["amount"], award["place"]) == ("Lộc Thị Đào", 1_800_000, 1)


def test_the_papers_of_a_decision_are_asked_for_by_its_options(folder: DataFolder, tmp_path: Path) -> None:
    paper = tmp_path / "giay.pdf"
    answered(folder, "paper", "award-decision", "--round", "2026-H1", "--list-form", "issued", "--out", paper)
    assert "Phụ lục" not in text_of(paper)
    answered(folder, "paper", "reward-list", "--round", "2026-H1", "--decision", "1", "--out", paper)
    assert "2.280.000" in text_of(paper)
    answered(folder, "paper", "award-book", "--year", "2026", "--out", paper)
    assert "Quyết định số 15/QĐ-SNgV ngày 02 tháng 7 năm 2026" in text_of(paper)
    answered(folder, "paper", "submission", "--round", "2026-H1", "--direction", "inside", "--type", "movement",
             "--out", paper)  # fmt: skip
    assert "/TTr-VP" in text_of(paper)
    answer = run(folder.root, "paper", "submission", "--round", "2026-H1", "--direction", "upward", "--out", paper)
    assert answer.returncode == 3
    assert "không có đề nghị nào phải trình cấp trên" in answer.stderr


def test_a_number_that_two_decisions_have_is_told_of_its_row_and_the_other_taken_in(
    folder: DataFolder, tmp_path: Path
) -> None:
    day_after = (*OLD[:3], date(2023, 12, 21), *OLD[4:])
    file = workbook(tmp_path / "khen-thuong.xlsx", HEADS, OLD, day_after)
    answer = run(folder.root, "awards", "import", file)
    place = "khen-thuong.xlsx, trang “Danh sách”, dòng 3: Chưa rõ: "
    (row,) = (line for line in answer.stdout.splitlines() if line.startswith(place))
    assert (answer.returncode, answer.stderr) == (0, "")
    assert row.endswith("Quyết định 90/QĐ-SNgV đã có, ký ngày 20/12/2023: dòng này ghi ngày 21/12/2023.")
    assert len(answered(folder, "list", "awards", "--year", "2023")) == 1
