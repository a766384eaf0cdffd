"""The command line, the whole way from an empty folder to printed papers and back.

The way itself is walked by processes; what is asked of the finished book is, where nothing else matters, asked here.
"""

import json
import os
import shutil
import subprocess
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from python_calamine import CalamineWorkbook

from desktop_app.runtime.paths import DataFolder
from desktop_app.services.keeping.privacy import privacy_in_words
from tests.books import PLAN, dump_file, plan_file, sample_in, without_departures, workbook
from tests.cli import commands
from tests.processes import PROGRAM, ROOT, environment, run

pytestmark = pytest.mark.process

PEOPLE = (
    ("TT", "Họ và tên", "Giới tính", "Năm sinh", "Chức vụ", "Đơn vị"),
    (1, "Vi Văn Ước", "Nam", 1980, "Chánh Văn phòng", "Văn phòng"),
    (2, "Bế Thị Ánh", "Nữ", 1990, "Chuyên viên", "Văn phòng"),
    (3, "Đặng Ngọc Dũng", "Nam", 1985, "Trưởng phòng", "Phòng Lễ tân"),
    (4, "Nông Thị Ân", "Nữ", 1992, "Chuyên viên", "Phòng Lễ tân"),
)
NOMINEES = (
    ("TT", "Họ và tên (tên tập thể)", "Chức vụ, đơn vị", "Hình thức đề nghị", "Tóm tắt thành tích", "Ghi chú"),
    (1, "Vi Văn Ước", "Chánh Văn phòng, Văn phòng", "Giấy khen", "Điều hành tốt tủ sách.", ""),
    (2, "Phòng Lễ tân", "", "Giấy khen", "Dẫn đầu phong trào đọc sách.", ""),
    (3, "Nông Thị Ân", "Chuyên viên, Phòng Lễ tân", "Giấy khen", "Giới thiệu 12 cuốn sách.", "con nhỏ"),
    (4, "Bế Thị Ánh", "Chuyên viên, Văn phòng", "Giấy khen", "Tổ chức ngày hội.", ""),
)
LATE = (NOMINEES[0], (1, "Đặng Ngọc Dũng", "Trưởng phòng, Phòng Lễ tân", "Giấy khen", "Hướng dẫn phòng đọc.", ""))
PRINTED = ["Phòng Lễ tân", "Vi Văn Ước", "Bế Thị Ánh", "Nông Thị Ân"]
"""Collectives, then people by the units' order, by rank, by name."""


@dataclass(frozen=True)
class Way:
    """A data folder, and what each command answered that led to it."""

    folder: DataFolder
    answers: Mapping[str, Any]


def ask(folder: DataFolder, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Carry out one command on a folder in this process."""
    return commands.run(folder.root, *words)


def processed(folder: DataFolder, *words: str | Path) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Run one command, which must succeed, as a process; return its answer, which is all that stdout holds."""
    return content(run([*PROGRAM, "--data", folder.root, *words, "--json"]))


def answered(folder: DataFolder, *words: str | Path) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Carry out one command, which must succeed, in this process; return its answer."""
    return content(ask(folder, *words, "--json"))


def content(answer: subprocess.CompletedProcess[str]) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return what a command answered."""
    assert (answer.returncode, answer.stderr) == (0, "")
    return json.loads(answer.stdout)


def open_to_others(folder: DataFolder) -> str:
    """Return what is said of the folder's place: on Windows that it is outside of the profile, where nothing is set."""
    return "" if os.name == "posix" else privacy_in_words(folder)


@pytest.fixture(scope="module")
def way(tmp_path_factory: pytest.TempPathFactory) -> Way:
    """Everything from `init` to the nominations of a round."""
    inputs = tmp_path_factory.mktemp("inputs")
    folder = DataFolder(tmp_path_factory.mktemp("data") / "số của Sở")
    answers = {"init": processed(folder, "init")}
    empty = dump_file(folder.database)
    plan, people = plan_file(inputs), workbook(inputs / "nguoi.xlsx", *PEOPLE)
    nominees = workbook(inputs / "de-nghi.xlsx", *NOMINEES)
    answers["dry"] = processed(folder, "plan", "import", plan, "--dry-run")
    assert dump_file(folder.database) == empty
    answers["plan"] = processed(folder, "plan", "import", plan)
    answers["people"] = processed(folder, "people", "import", people)
    answers["nominations"] = processed(folder, "nominations", "import", nominees, "--round", "2026-H1")
    return Way(folder, answers)


@pytest.fixture
def folder(way: Way, tmp_path: Path) -> DataFolder:
    """A copy of the folder, to do something to."""
    copy = DataFolder(tmp_path / "copy")
    shutil.copytree(way.folder.root, copy.root)
    return copy


def test_a_plan_is_shown_before_it_is_taken_in(way: Way) -> None:
    dry = way.answers["dry"]
    assert {"headings", "tasks", "units", "recipients"} <= dry.keys()
    assert all(heading.keys() == {"path", "marker", "title", "level"} for heading in dry["headings"])
    assert all(
        task.keys() == {"path", "text", "leads", "lead_choices", "supports", "product", "deadline", "further_deadlines"}
        for task in dry["tasks"]
    )
    assert all(task["deadline"].keys() == {"text", "kind", "month", "day", "recurrence"} for task in dry["tasks"])
    assert [task["path"] for task in dry["tasks"]] == ["II/1", "II/1", "II/2", "II/2", "III/1"]
    fair = dry["tasks"][2]
    assert (fair["leads"], fair["supports"]) == (["Chi đoàn thanh niên Sở"], ["Văn phòng"])
    assert fair["deadline"] == {
        "text": "trước ngày 21/4 hằng năm", "kind": "day", "month": 4, "day": 21, "recurrence": "yearly",
    }  # fmt: skip
    assert set(dry["units"]) == {name for task in dry["tasks"] for name in (*task["leads"], *task["supports"])}
    assert dry["recipients"] == ["Như trên", "Lưu: VT"]


def test_what_was_shown_is_what_is_taken_in(way: Way) -> None:
    assert way.answers["plan"]["tasks"] == way.answers["dry"]["tasks"]
    assert way.answers["plan"]["change"] == 1
    tasks = answered(way.folder, "list", "tasks")
    assert [task["path"] for task in tasks] == [task["path"] for task in way.answers["dry"]["tasks"]]
    assert [task["text"] for task in tasks] == [task["text"] for task in way.answers["dry"]["tasks"]]


def test_people_are_taken_in_and_listed_by_name(way: Way) -> None:
    assert [row["action"] for row in way.answers["people"]["rows"]] == ["add"] * 4
    people = answered(way.folder, "list", "people")
    assert [person_id["name"] for person_id in people] == ["Bế Thị Ánh", "Nông Thị Ân", "Đặng Ngọc Dũng", "Vi Văn Ước"]
    assert people[0] | {"id": 0} == {
        "id": 0, "name": "Bế Thị Ánh", "gender": "Nữ", "birth_year": 1990, "post": "Chuyên viên",
        "unit": "Văn phòng", "from_date": None, "served_from": None,
    }  # fmt: skip


def test_nominations_are_listed_as_they_are_printed(way: Way) -> None:
    listed = answered(way.folder, "list", "nominations", "--round", "2026-h1")
    assert [entry["name"] for entry in listed] == PRINTED
    assert {entry["state"] for entry in listed} == {"Đủ hồ sơ"}
    assert answered(way.folder, "list", "nominations", "--round", "2025-H2") == []
    answer = answered(way.folder, "list", "nominations", "--text", "noi")
    assert answer == []


def test_a_round_is_checked_with_articles_and_records(way: Way) -> None:
    checked = answered(way.folder, "nominations", "check", "--round", "2026-h1")
    assert (checked["round"], checked["rules"], checked["checked"]) == ("2026-H1", "2025-07-01", len(PRINTED))
    assert [entry["name"] for entry in checked["nominations"]] == PRINTED
    (lacking,) = checked["nominations"][0]["findings"]
    assert (lacking["rule"], lacking["weight"], lacking["confirmed"]) == ("papers", "missing", False)
    assert lacking["article"] == "Luật Thi đua, khen thưởng 2022, Điều 84"
    (cap,) = checked["caps"]
    assert (cap["article"], cap["number"], cap["base"]) == ("Nghị định 335/2025/NĐ-CP", 0, 0)
    answer = ask(way.folder, "nominations", "check", "--round", "2026-H1")
    assert "chưa xác nhận theo quy định của tỉnh" in answer.stdout
    assert ask(way.folder, "nominations", "check", "--round", "2031-H1").returncode == 3


def test_nominations_are_listed_by_state_with_reason_and_mark(way: Way) -> None:
    assert answered(way.folder, "list", "nominations", "--round", "2026-H1", "--state", "passed") == []
    listed = answered(way.folder, "list", "nominations", "--round", "2026-H1", "--state", "complete")
    assert len(listed) == len(PRINTED)
    assert ask(way.folder, "list", "nominations", "--state", "gone").returncode == 2
    assert {"reason_line", "exemplar", "state", "state_reason"} <= listed[0].keys()


def test_the_paper_is_the_same_in_every_format(way: Way, tmp_path: Path) -> None:
    papers = {suffix: tmp_path / f"danh-sach.{suffix}" for suffix in ("pdf", "docx", "xlsx")}
    for path in papers.values():
        answer = answered(way.folder, "paper", "nomination-list", "--round", "2026-H1", "--out", path)
        assert answer["bytes"] == path.stat().st_size
    written = docx.Document(str(papers["docx"]))
    cells = [[cell.text for cell in row.cells] for table in written.tables for row in table.rows]
    in_word = [row[1] for row in cells if len(row) > 4 and row[1] in PRINTED]
    sheet = CalamineWorkbook.from_path(papers["xlsx"]).get_sheet_by_index(0).to_python()
    # One of them signs below.
    in_excel = [row[1] for row in sheet if row[1] in PRINTED]
    printed = " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(papers["pdf"]).pages).split())
    in_pdf = sorted(PRINTED, key=lambda name: printed.index(name))
    assert in_word == in_excel == in_pdf == PRINTED
    for text in (printed, " ".join(cell for row in cells for cell in row), str(sheet)):
        assert "Giới thiệu 12 cuốn sách." in text


def test_everything_is_exported(way: Way, tmp_path: Path) -> None:
    path = tmp_path / "tất cả.xlsx"
    answer = answered(way.folder, "export", "--out", path)
    written = CalamineWorkbook.from_path(path)
    cells = [
        cell for name in written.sheet_names for row in written.get_sheet_by_name(name).to_python() for cell in row
    ]
    assert set(PRINTED) <= set(cells)
    assert answer["rows"] > 15


def test_a_backup_is_restored_into_an_empty_folder(way: Way, tmp_path: Path) -> None:
    backup, elsewhere = tmp_path / "sao lưu.db", DataFolder(tmp_path / "elsewhere")
    answer = processed(way.folder, "backup", "--out", backup)
    assert answer["counts"]["person"] == 4
    assert processed(elsewhere, "restore", backup)["counts"] == answer["counts"]
    # What left, this backup too, is told by the book that it left.
    restored, left = dump_file(elsewhere.database), dump_file(way.folder.database)
    assert restored.keys() == left.keys()
    assert without_departures(restored) == without_departures(left)


def test_steps_are_told_and_taken_back(folder: DataFolder) -> None:
    labels = [entry["label"] for entry in answered(folder, "history")]
    assert labels[-1] == "Nhập kế hoạch: 5 nhiệm vụ"
    assert labels[0].startswith("Nhập 4 đề nghị khen thưởng (đợt sơ kết 6 tháng đầu năm 2026)")
    undone = answered(folder, "undo")
    assert undone["label"] == f"Hoàn tác: {labels[0]}"
    assert len(undone["ids"]["nomination"]) == 4
    assert answered(folder, "list", "rounds") == []
    assert answered(folder, "redo")["label"] == f"Làm lại: {labels[0]}"
    checked = {"found": [], "mended": 0, "left": [], "lost": [], "kept": None, "privacy": open_to_others(folder)}
    assert answered(folder, "check") == checked


def test_what_is_taken_in_twice_is_not_doubled(folder: DataFolder, tmp_path: Path) -> None:
    before = dump_file(folder.database)
    assert answered(folder, "plan", "import", plan_file(tmp_path))["change"] is None
    assert answered(folder, "people", "import", workbook(tmp_path / "nguoi.xlsx", *PEOPLE))["change"] is None
    nominees = workbook(tmp_path / "de-nghi.xlsx", *NOMINEES)
    assert answered(folder, "nominations", "import", nominees, "--round", "2026-H1")["change"] is None
    assert dump_file(folder.database) == before


def test_people_read_sentences_where_machines_read_json(way: Way, tmp_path: Path) -> None:
    answer = ask(way.folder, "list", "nominations", "--round", "2026-H1")
    assert answer.stderr == ""
    head, *rows = answer.stdout.splitlines()
    assert head.split("\t")[2] == "Họ và tên, tên tập thể"
    assert [row.split("\t")[2] for row in rows] == PRINTED
    assert "30/06/2026" in rows[0]
    dry = ask(way.folder, "plan", "import", plan_file(tmp_path, PLAN.replace("Quý II", "Quý III")), "--dry-run")
    assert [line.split("\t")[0] for line in dry.stdout.splitlines()[2:]] == ["sửa", *["đã có"] * 4]
    exposed = open_to_others(way.folder)
    assert ask(way.folder, "check").stdout.splitlines() == ["Dữ liệu nguyên vẹn.", *([exposed] if exposed else [])]


def test_vietnamese_is_spoken_even_where_the_terminal_does_not(way: Way) -> None:
    mute = environment() | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [*PROGRAM, "--data", str(way.folder.root), "list", "people", "--json"]
    answer = subprocess.run(command, cwd=ROOT, env=mute, capture_output=True, timeout=60, check=True)
    assert "Đặng Ngọc Dũng" in answer.stdout.decode("utf-8")


@pytest.mark.skipif(os.name != "posix", reason="a reader that goes away is told differently elsewhere")
def test_a_reader_that_has_had_enough_is_no_fault(way: Way) -> None:
    command = [*PROGRAM, "--data", str(way.folder.root), "list", "tasks"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as listing:
        assert listing.stdout is not None
        assert listing.stderr is not None
        listing.stdout.close()
        assert listing.stderr.read() == b""
    assert listing.returncode == 0


def test_the_installed_program_is_the_same(way: Way) -> None:
    script = shutil.which("so-thi-dua", path=sysconfig.get_path("scripts"))
    if script is None:
        pytest.skip("not installed, only checked out")
    answer = run([script, "--data", way.folder.root, "papers", "--json"])
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "nomination-list" in [kind["kind"] for kind in json.loads(answer.stdout)]


def test_the_sample_is_an_office_with_all_that_belongs_to_it(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "sample")
    assert processed(folder, "init", "--sample")["sample"] is True
    assert answered(folder, "check")["found"] == []
    assert len(answered(folder, "list", "people")) >= 20
    assert ask(folder, "init").returncode == 4
    rated = answered(folder, "list", "year-records", "--year", "2025")
    assert {row["year"] for row in rated} == {2025}
    assert {row["kind"] for row in rated} == {"Cá nhân", "Tập thể"}
    assert len(answered(folder, "list", "holds")) == 1


def test_the_years_of_one_are_printed_from_what_was_decided(tmp_path: Path) -> None:
    folder, out = sample_in(tmp_path / "sample"), tmp_path / "bao-cao.docx"
    given = answered(folder, "list", "awards", "--text", "chien si thi dua co so")
    person = next(entry["id"] for entry in answered(folder, "list", "people") if entry["name"] == given[0]["name"])
    answered(folder, "paper", "achievement-report", "--person", str(person), "--out", out)
    cells = [cell.text for table in docx.Document(str(out)).tables for row in table.rows for cell in row.cells]
    assert cells.count("Chiến sĩ thi đua cơ sở") >= 2
    assert ask(folder, "paper", "achievement-report", "--out", out).returncode == 2


def explain(folder: DataFolder) -> None:
    """Type with each nomination of the round why it is proposed: the folder has no Council that voted."""
    ids = [str(entry["id"]) for entry in answered(folder, "list", "nominations", "--round", "2026-H1")]
    answered(folder, "nominations", "set", *ids, "--exception-reason", "Giám đốc giao xét trước.")


def test_an_issued_paper_is_printed_again_byte_for_byte(folder: DataFolder, tmp_path: Path) -> None:
    first, again = tmp_path / "to-trinh.pdf", tmp_path / "in-lai.pdf"
    wanted = ("paper", "submission", "--round", "2026-H1", "--issue", "--number", "7", "--date", "2026-07-02")
    refused = ask(folder, *wanted, "--out", first)
    assert refused.returncode == 3
    assert "Ghi lý do vẫn đề nghị ở từng đề nghị" in refused.stderr
    explain(folder)
    answer = answered(folder, *wanted, "--out", first)
    assert (answer["version"], answer["number"], answer["date"]) == (1, "07/TTr-VP", "2026-07-02")
    assert answer["warning"] == ""
    assert [Path(name).suffix for name in answer["files"]] == [".pdf", ".docx"]
    answered(folder, "nominations", "import", workbook(tmp_path / "them.xlsx", *LATE), "--round", "2026-H1")
    assert answered(folder, "reprint", str(answer["id"]), "--out", again)["bytes"] == first.stat().st_size
    assert again.read_bytes() == first.read_bytes()
    explain(folder)
    assert answered(folder, *wanted)["version"] == 2
    (second, listed) = answered(folder, "list", "issued", "--round", "2026-H1")
    assert (second["version"], listed["version"], listed["number"]) == (2, 1, "07/TTr-VP")
    decided = ask(folder, "paper", "award-decision", "--round", "2026-H1", "--issue", "--number", "7")
    assert decided.returncode == 0
    remarks = answered(folder, "paper", "submission", "--round", "2026-H1", "--check")
    assert "Số văn bản còn để trống, ghi sau khi ký." in [remark["sentence"] for remark in remarks]
    assert ask(folder, "paper", "submission", "--round", "2026-H1").returncode == 2
    assert ask(folder, *wanted[:-1], "hôm nay").returncode == 2
    assert ask(folder, "reprint", "99", "--out", again).returncode == 3
    assert again.read_bytes() == first.read_bytes()
