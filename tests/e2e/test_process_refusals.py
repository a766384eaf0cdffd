"""What the command line refuses: by its exit status and one sentence, with nothing changed."""

import io
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app import cli
from desktop_app.runtime.account import machine_name
from desktop_app.runtime.instance_lock import InstanceLock
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import hand_over_to, opened
from tests.books import PLAN, book_in, dump_file, fill, plan_file, unit, workbook
from tests.processes import PROGRAM, run, unprivileged

Answer = subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """A folder with every kind of record, that nothing here may change."""
    with book_in(tmp_path_factory.mktemp("data") / "book", fill) as book:
        return book.folder


@pytest.fixture
def copy(folder: DataFolder, tmp_path: Path) -> DataFolder:
    """A copy of the folder, to do something to."""
    copied = DataFolder(tmp_path / "copy")
    shutil.copytree(folder.root, copied.root)
    return copied


def ask(folder: DataFolder, *words: str | Path) -> Answer:
    """Carry out a command in this process, which takes a tenth of the time of one of its own."""
    out, err = io.StringIO(), io.StringIO()
    command = ["--data", str(folder.root), *map(str, words)]
    with redirect_stdout(out), redirect_stderr(err):
        status = cli.main(command)
    return Answer(command, status, out.getvalue(), err.getvalue())


def assert_refused(answer: Answer, status: int, words: str) -> None:
    """Check a refusal: its status, nothing on stdout, a sentence with these words and at most a hint on stderr."""
    assert (answer.returncode, answer.stdout) == (status, ""), answer.stderr
    sentence, *hint = answer.stderr.splitlines()
    assert words in sentence
    assert sentence.endswith(".")
    assert len(hint) <= 1
    assert "Traceback" not in answer.stderr


@pytest.mark.process
@pytest.mark.parametrize(
    ("words", "status"),
    [(["lost"], 2), (["people", "import", "khong-co.xlsx"], 3), (["list", "people"], 4), (["papers"], 0)],
)
def test_the_process_ends_with_the_status(copy: DataFolder, words: list[str], status: int) -> None:
    lock = InstanceLock(copy.lock)
    if status == 4:
        lock.take()
    answer = run([*PROGRAM, "--data", copy.root, *words])
    lock.release()
    assert answer.returncode == status
    assert (answer.stdout == "") == (answer.stderr != "") == (status != 0)


@pytest.mark.parametrize(
    "words",
    [
        ["lost"],
        ["list"],
        ["list", "awards?"],
        ["list", "people", "--sort", "colour"],
        ["list", "people", "--round", "2026-H1"],
        ["list", "people", "--year", "năm nay"],
        ["plan"],
        ["plan", "import"],
        ["nominations", "import", "de-nghi.xlsx"],
        ["people", "import", "nguoi.xlsx", "--quickly"],
        ["paper", "nomination-list", "--out", "giay.pdf"],
        ["paper", "nomination-list", "--round", "2026-H1", "--out", "giay.txt"],
        ["paper", "poem", "--round", "2026-H1", "--out", "giay.pdf"],
        ["export", "--out", "tat-ca.csv"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_two(folder: DataFolder, words: list[str]) -> None:
    before = dump_file(folder.database)
    answer = ask(folder, *words)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.splitlines()[0].endswith(".")
    assert "Traceback" not in answer.stderr
    assert dump_file(folder.database) == before


def not_a_plan(path: Path) -> None:
    path.write_text("Thư mời họp\n\nKính gửi các phòng\n", encoding="utf-8")


def empty(path: Path) -> None:
    path.touch()


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 16)


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200 << 20)


def cut_short(path: Path) -> None:
    workbook(path, ("TT", "Họ và tên"), (1, "Vi Văn An"))
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def under_password(path: Path) -> None:
    names = "EncryptedPackage\0".encode("utf-16-le") + "EncryptionInfo\0".encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016) + names + bytes(2000))


def without_names(path: Path) -> None:
    workbook(path, ("Mã số", "Số lượng"), ("A1", 3))


def a_folder(path: Path) -> None:
    path.mkdir()


def missing(path: Path) -> None:
    assert not path.exists()


Make = Callable[[Path], None]


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("thu-moi.txt", not_a_plan),
        ("trong.txt", empty),
        ("nhi-phan.txt", binary),
        ("lon.txt", huge),
        ("lon.docx", huge),
        ("trong.pdf", empty),
        ("khac.doc", binary),
        ("thu-muc.txt", a_folder),
        ("khong-co.txt", missing),
    ],
)
def test_what_is_no_plan_is_three(folder: DataFolder, tmp_path: Path, name: str, make: Make) -> None:
    make(tmp_path / name)
    before = dump_file(folder.database)
    assert_refused(ask(folder, "plan", "import", tmp_path / name), 3, name)
    assert dump_file(folder.database) == before


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("trong.xlsx", empty),
        ("nhi-phan.xlsx", binary),
        ("lon.xlsx", huge),
        ("lon.csv", huge),
        ("cut.xlsx", cut_short),
        ("mat-khau.xlsx", under_password),
        ("khong-ten.xlsx", without_names),
        ("thu-muc.xlsx", a_folder),
        ("khong-co.xlsx", missing),
    ],
)
def test_what_is_no_list_of_people_is_three(folder: DataFolder, tmp_path: Path, name: str, make: Make) -> None:
    make(tmp_path / name)
    before = dump_file(folder.database)
    assert_refused(ask(folder, "people", "import", tmp_path / name), 3, name)
    assert dump_file(folder.database) == before


def test_other_bad_input_is_three(folder: DataFolder, tmp_path: Path) -> None:
    before = dump_file(folder.database)
    nominees = workbook(tmp_path / "de-nghi.xlsx", ("TT", "Họ và tên"), (1, "Nông Thị Lan"))
    assert_refused(ask(folder, "nominations", "import", nominees, "--round", "2026"), 3, "“2026”")
    assert_refused(ask(folder, "list", "nominations", "--round", "26-1"), 3, "“26-1”")
    assert_refused(
        ask(folder, "paper", "nomination-list", "--round", "2031-H1", "--out", tmp_path / "a.pdf"), 3, "năm 2031"
    )
    assert not (tmp_path / "a.pdf").exists()
    nowhere = tmp_path / "none" / "tat-ca.xlsx"
    assert_refused(ask(folder, "export", "--out", nowhere), 3, "tat-ca.xlsx")
    assert_refused(ask(folder, "backup", "--out", nowhere.with_suffix(".db")), 3, "tat-ca.db")
    assert_refused(ask(folder, "restore", plan_file(tmp_path)), 3, "ke-hoach.txt")
    assert_refused(ask(folder, "redo"), 3, "làm lại")
    assert dump_file(folder.database) == before


def test_a_folder_open_elsewhere_is_four(copy: DataFolder, tmp_path: Path) -> None:
    before = dump_file(copy.database)
    lock = InstanceLock(copy.lock)
    lock.take()
    for words in (["list", "people"], ["restore", copy.database], ["plan", "import", plan_file(tmp_path)], ["undo"]):
        assert_refused(ask(copy, *words), 4, "đang được mở")
    lock.release()
    assert dump_file(copy.database) == before
    assert ask(copy, "list", "people").returncode == 0


def test_who_has_the_book_is_said_and_it_can_be_looked_at_meanwhile(copy: DataFolder, tmp_path: Path) -> None:
    with opened(copy) as book:
        hand_over_to(book, "Vi Thị Bích")
        moment = datetime.fromtimestamp(book.opened_at)
        answer = ask(copy, "list", "units")
        assert_refused(answer, 4, f"Vi Thị Bích, máy {machine_name()}, từ {moment:%H:%M ngày %d/%m/%Y}.")
        assert f'--data "{copy.root}" --view' in answer.stderr
        unit(book, "Phòng Viết Sau Cùng")
        seen = ask(copy, "list", "units", "--view")
        assert seen.returncode == 0
        assert "Phòng Viết Sau Cùng" in seen.stdout
        assert seen.stderr.startswith("Sổ mở ra chỉ để đọc, vì sổ ở")
        before = dump_file(copy.database)
        # The second place, and when a rehearsal was, are theirs who have the book.
        kept_beside = (["safety", "--place", tmp_path], ["safety", "--rehearse"])
        refused_acts = (["undo"], ["restore", copy.database], ["plan", "import", plan_file(tmp_path)], ["init"])
        for words in (*refused_acts, *kept_beside):
            refused = ask(copy, *words, "--view")
            assert refused.returncode == 4, refused.stderr
            assert refused.stdout == ""
        assert dump_file(copy.database) == before
        assert not copy.backups.exists()
    assert copy.lock.read_bytes() == b""
    free = ask(copy, "list", "units", "--view")
    assert (free.returncode, free.stdout) == (0, seen.stdout)
    assert "đã chọn chỉ xem" in free.stderr
    assert ask(copy, "undo", "--view").returncode == 4
    # The deputy of the next day undoes it: the log keeps both names.
    assert ask(copy, "undo", "--operator", "Hoàng Thị Dịu").returncode == 0
    log = ask(copy, "history").stdout
    assert log.count("Vi Thị Bích") == log.count("Hoàng Thị Dịu") == 1


def newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def of_others(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmark (id INTEGER)")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [(newer, "phiên bản mới hơn"), (of_others, "không phải dữ liệu"), (binary, "hỏng")],
)
def test_a_data_file_that_cannot_be_used_is_four_and_untouched(copy: DataFolder, spoil: Make, words: str) -> None:
    spoil(copy.database)
    before = copy.database.read_bytes()
    for command in (["list", "people"], ["check"], ["undo"]):
        assert_refused(ask(copy, *command), 4, words)
    assert copy.database.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="names of files are text there")
def test_a_folder_whose_name_is_no_text_is_named_in_a_sentence(tmp_path: Path) -> None:
    answer = run([*PROGRAM, "--data", tmp_path / "so\udcff", "list", "people"])
    assert (answer.returncode, answer.stdout) == (4, "")
    assert answer.stderr.splitlines()[0] == f"Trong “{tmp_path}/so\N{REPLACEMENT CHARACTER}” chưa có sổ."


def test_a_folder_that_is_a_file_is_four(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert_refused(ask(DataFolder(tmp_path / "file"), "init"), 4, "không phải là thư mục")


@pytest.fixture
def of_another(folder: DataFolder) -> Iterator[DataFolder]:
    """The folder where anybody may read, but only its owner write."""
    with tempfile.TemporaryDirectory() as name:
        copied = DataFolder(Path(name, "book"))
        shutil.copytree(folder.root, copied.root)
        for path in copied.root.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)
        Path(name).chmod(0o755)
        copied.root.chmod(0o555)
        yield copied
        copied.root.chmod(0o755)


COMMAND = """
from desktop_app import cli
import alembic.command, desktop_app.store.data_file.backup, desktop_app.store.list_sources.office
import desktop_app.store.data_file.engine, desktop_app.store.data_file.migrate
import desktop_app.store.lists, desktop_app.store.undo, desktop_app.store.work
drop_privileges()
# All in one process, which takes longer to begin than to do them: after each its status, where it spoke.
for command in sys.argv[2:]:
    status = cli.main(["--data", sys.argv[1], *command.split()])
    for stream in (sys.stdout, sys.stderr):
        print(f"== {status}", file=stream)
"""


def answers_to(folder: DataFolder, *commands: str) -> dict[str, Answer]:
    """Carry out commands as a user who may only read; return the answer to each."""
    whole = unprivileged(COMMAND, str(folder.root), *commands)
    assert whole.returncode == 0, whole.stderr
    ended = [re.split(r"^== (\d+)\n", stream, flags=re.MULTILINE) for stream in (whole.stdout, whole.stderr)]
    answers = {}
    for number, command in enumerate(commands):
        (out, status), (err, _) = (stream[2 * number : 2 * number + 2] for stream in ended)
        answers[command] = Answer(command, int(status), out, err)
    return answers


@pytest.mark.process
@pytest.mark.skipif(sys.platform == "win32", reason="there such a folder is written in")
@pytest.mark.parametrize("with_log", [False, True])
def test_a_folder_that_may_only_be_read_is_read_and_every_act_says_why_not(
    of_another: DataFolder, tmp_path: Path, *, with_log: bool
) -> None:
    before = dump_file(of_another.database)
    if with_log:
        # A killed program leaves its log: what stands in it is read, too.
        folder = DataFolder(tmp_path / "writing")
        shutil.copytree(of_another.root, folder.root)
        folder.root.chmod(0o700)
        of_another.root.chmod(0o755)
        with opened(folder) as book:
            unit(book, "Phòng Viết Sau Cùng")
            log = folder.database.with_name(folder.database.name + "-wal")
            shutil.copyfile(log, of_another.root / log.name)
            (of_another.root / log.name).chmod(0o644)
        of_another.root.chmod(0o555)
    there = sorted(path.name for path in of_another.root.rglob("*"))
    opening_sentence = "Sổ mở ra chỉ để đọc, vì không có quyền ghi vào thư mục dữ liệu"
    looks = ["list units"] if with_log else ["list units", "check", "safety"]
    acts = ["undo"] if with_log else ["undo", "check --repair", "backup", "round create 2031-H1"]
    answers = answers_to(of_another, *looks, *acts)
    for command in looks:
        answer = answers[command]
        assert answer.returncode == 0, answer.stderr
        (sentence,) = answer.stderr.splitlines()
        assert sentence.startswith(opening_sentence)
        assert command != "list units" or ("Phòng Viết Sau Cùng" in answer.stdout) == with_log
        assert command != "check" or "Dữ liệu nguyên vẹn." in answer.stdout
    for command in acts:
        answer = answers[command]
        assert answer.returncode in (3, 4), answer.stderr
        assert answer.stdout == ""
        assert answer.stderr.startswith(opening_sentence)
        assert "Traceback" not in answer.stderr
        assert len(answer.stderr.splitlines()) in (2, 3)
    assert sorted(path.name for path in of_another.root.rglob("*")) == there
    if not with_log:
        assert dump_file(of_another.database) == before


LIMITED = """
import resource
from desktop_app import cli
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.exit(cli.main(sys.argv[2:]))
"""


FULL = """
import resource
from desktop_app import cli
import desktop_app.runtime.disk_room, desktop_app.store.connection
for module in (desktop_app.runtime.disk_room, desktop_app.store.connection):
    module.free_bytes = lambda path: 0
resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
for command in sys.argv[2:]:
    print(cli.main(["--data", sys.argv[1], *command.split()]), file=sys.stderr)
"""


@pytest.mark.process
@pytest.mark.skipif(sys.platform == "win32", reason="there such a folder is written in")
@pytest.mark.parametrize("with_log", [False, True])
def test_on_a_full_disk_reading_goes_on_and_writing_says_what_is_missing(
    copy: DataFolder, tmp_path: Path, *, with_log: bool
) -> None:
    pytest.importorskip("resource", reason="limits of file size are POSIX's")
    there = copy
    if with_log:
        there = DataFolder(tmp_path / "killed")
        with book_in(copy.root) as book:
            unit(book, "Phòng Viết Sau Cùng")
            shutil.copytree(copy.root, there.root, ignore=shutil.ignore_patterns("*-shm"))
    before = dump_file(copy.database)
    answer = run([sys.executable, "-c", f"import sys\n{FULL}", there.root, "list units", "check", "undo", "backup"])
    assert "Phòng Quản lý biên giới" in answer.stdout
    assert ("Phòng Viết Sau Cùng" in answer.stdout) == with_log
    assert "Dữ liệu nguyên vẹn." in answer.stdout
    sentences = [line for line in answer.stderr.splitlines() if "Giải phóng" not in line]
    assert sentences[:2] == ["0", "0"]
    assert "đã đầy (cần 4 MB, còn trống 0 KB); thay đổi vừa rồi chưa được lưu." in sentences[2]
    assert sentences[3] == "4"
    assert "Không ghi được bản sao lưu" in sentences[4]
    assert "còn trống 0 KB" in sentences[4]
    # Where there is no book yet, no change was lost, and there is nothing to look at.
    answer = run([sys.executable, "-c", f"import sys\n{FULL}", tmp_path / "new", "init"])
    assert "đã đầy" in answer.stderr
    assert "chưa lập được sổ." in answer.stderr
    assert "thay đổi vừa rồi" not in answer.stderr
    assert "vẫn xem được" not in answer.stderr
    assert sentences[5] == "3"
    assert dump_file(there.database) == before


@pytest.mark.process
def test_a_disk_that_takes_no_more_is_four_and_the_folder_stays_usable(tmp_path: Path, copy: DataFolder) -> None:
    pytest.importorskip("resource", reason="limits of file size are POSIX's")
    fresh = DataFolder(tmp_path / "fresh")
    assert_refused(unprivileged(LIMITED, "20000", "--data", str(fresh.root), "init"), 4, "Ổ đĩa")
    assert ask(fresh, "init").returncode == 0
    assert ask(fresh, "list", "people").returncode == 0
    before = dump_file(copy.database)
    plan = plan_file(tmp_path, PLAN.replace("đọc sách", "thể thao"))
    assert_refused(
        unprivileged(LIMITED, "8192", "--data", str(copy.root), "plan", "import", str(plan)), 4, "dung lượng cho phép"
    )
    assert dump_file(copy.database) == before
    assert ask(copy, "plan", "import", plan).returncode == 0
