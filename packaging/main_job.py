"""The main job of the office through the command line of a build: what a build has to carry out before it counts.

Every command is one word list of so-thi-dua; IN stands for the folder of the trial. A build is asked as the clerk's
machine would ask it: by its own executable, in a folder whose name has Vietnamese letters and blanks.
"""

import os
import shutil
import signal
import subprocess
from typing import List, Optional, Sequence, Tuple

IN = "{}"
HALF, LAST, YEAR = ["--round", "2026-H1"], ["--round", "2025-H2"], ["--year", "2025"]
PAPERS: List[Tuple[str, List[str]]] = [
    ("nomination-list", HALF),
    ("submission", HALF),
    ("award-decision", LAST),
    ("reward-list", LAST),
    ("annual-report", YEAR),
    ("half-year-report", HALF),
    ("award-book", YEAR),
    ("task-table", ["--year", "2026"]),
]
PEOPLE = (
    "\ufeffHọ và tên,Chức vụ,Phòng/Đơn vị\n"
    "Đặng Thị Ánh Nguyệt,Chuyên viên,Văn phòng\n"
    "Trần Quốc Ửng,Phó phòng,Phòng Tổng hợp\n"
)

PASSPHRASE = ["--passphrase-file", IN + "mật khẩu.txt"]
CHART = [*YEAR, "--chart", "both"]

LIMIT = 300.0
"""Seconds that a command may take: it hangs then."""
NO_NETWORK = ["unshare", "--net", "--map-current-user"]
COUNTED = r"""
"$@"
status=$?
tried=$(awk 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "OutNoRoutes") at = i }
             NR == 2 { print $at }' /proc/net/snmp)
[ "$tried" = 0 ] || { echo "tried to reach a network: $tried" >&2; exit 97; }
exit $status
"""
"""Runs a command, and tells of it what Linux counts in a network of its own: what it had no way for."""


def commands() -> List[Tuple[List[str], Tuple[int, ...]]]:
    """Return each command with the exit statuses that are right for it."""
    done: Tuple[int, ...] = (0,)
    asked: List[Tuple[List[str], Tuple[int, ...]]] = [
        (["init", "--sample"], done),
        (["check"], done),
        (["people", "import", IN + "người.csv", "--dry-run"], done),
        (["people", "import", IN + "người.csv"], done),
        (["plan", "import", IN + "kế hoạch.txt", "--dry-run"], done),
        (["paper", "nomination-list", *HALF, "--out", IN + "danh sách đề nghị.xlsx"], done),
    ]
    for kind, options in PAPERS:
        for suffix in ("pdf", "docx"):
            asked.append((["paper", kind, *options, "--out", "{}{}.{}".format(IN, kind, suffix)], done))
    return [
        *asked,
        (["export", "--out", IN + "tất cả.xlsx"], done),
        (["people", "import", IN + "tất cả.xlsx", "--dry-run"], (0, 3)),
        (["calendar", "--year", "2026", "--out", IN + "lịch.ics"], done),
        (["nominations", "check", *HALF], done),
        (["statistics", "2025"], done),
        (["backup", "--out", IN + "sao lưu.db"], done),
        (["backup"], done),
        (["safety"], done),
        (["history"], done),
        (["undo"], done),
        (["redo"], done),
        (["export", "--whole", "--out", IN + "trọn sổ"], done),
        (["restore", IN + "trọn sổ"], done),
        (["restore", IN + "sao lưu.db"], done),
        (["check", "--repair"], done),
        *carried_along(),
        (["list", "people", "--json"], done),
        (["list", "nosuch"], (2,)),
    ]


def carried_along() -> List[Tuple[List[str], Tuple[int, ...]]]:
    """Return the commands of charts, certificates, papers changed in Word, lists of units and locked packages.

    Each reads or writes by a library that the others do not use, and which a build could lack.
    """
    asked = [
        ["paper", "annual-report", *CHART, "--out", IN + "biểu đồ.pdf"],
        ["paper", "annual-report", *CHART, "--out", IN + "biểu đồ.docx"],
        ["paper", "annual-report", *CHART, "--edited", IN + "biểu đồ.docx", "--check"],
        ["paper", "certificates", "--decision", "1", "--out", IN + "giấy khen.pdf"],
        ["template", "people", "--out", IN + "mẫu.xlsx"],
        ["import", "people", IN + "mẫu.xlsx", "--dry-run"],
        ["list", "people", "--out", IN + "danh sách.csv"],
        ["report", "figures", "--year", "2026"],
        ["backup", "--out", IN + "gói.zip", *PASSPHRASE],
        ["hand-over", "--out", IN + "bàn giao.zip", *PASSPHRASE],
        ["recovery-sheet", "--package", "gói.zip", "--out", IN + "phục hồi.pdf"],
        ["restore", IN + "gói.zip", *PASSPHRASE],
        ["data-file"],
    ]
    papers = [["plan", "import", IN + "biểu đồ." + suffix, "--dry-run"] for suffix in ("pdf", "docx")]
    # A report is no plan: what is read has to come so far that this is said.
    return [*((words, (0,)) for words in asked), *((words, (3,)) for words in papers)]


def without_network() -> List[str]:
    """Return what is put before a command that may reach no network; nothing where that cannot be made."""
    try:
        can = subprocess.call([*NO_NETWORK, "true"], stderr=subprocess.DEVNULL) == 0
    except OSError:
        can = False
    return [*NO_NETWORK, "sh", "-c", COUNTED, "sh"] if can else []


def failures(program: Sequence[str], folder: str, plan: str) -> List[str]:
    """Carry the job out in an empty folder; return what failed, and what was to be written and is not there."""
    shutil.copyfile(plan, os.path.join(folder, "kế hoạch.txt"))
    with open(os.path.join(folder, "người.csv"), "w", encoding="utf-8") as stream:
        stream.write(PEOPLE)
    with open(os.path.join(folder, "mật khẩu.txt"), "w", encoding="utf-8") as stream:
        stream.write("bon tu khong dau\n")
    failed, apart = [], without_network()
    for words, right in commands():
        command = [word.replace(IN, os.path.join(folder, "")) for word in words]
        status, said = outcome([*apart, *program, "--data", os.path.join(folder, "dữ liệu"), *command])
        if status is None:
            failed.append("{}: no end within {} s: {}".format(" ".join(words), LIMIT, said[-2000:]))
        elif status not in right:
            failed.append("{}: exit status {}: {}".format(" ".join(words), status, said[-2000:]))
        elif "--out" in command and not is_written(command[command.index("--out") + 1]):
            failed.append("{}: nothing was written".format(" ".join(words)))
    return failed


def outcome(command: Sequence[str]) -> Tuple[Optional[int], str]:
    """Run a command; return its exit status, None where it was ended by the limit, and what it complains of."""
    quiet = subprocess.DEVNULL
    # A session of its own, so that what it has started ends with it and lets go of the pipe.
    apart = os.name == "posix"
    with subprocess.Popen(
        command, stdin=quiet, stdout=quiet, stderr=subprocess.PIPE, start_new_session=apart
    ) as running:
        try:
            said = running.communicate(timeout=LIMIT)[1]
            status: Optional[int] = running.returncode
        except subprocess.TimeoutExpired:
            if apart:
                os.killpg(running.pid, signal.SIGKILL)
            else:
                running.kill()
            said, status = running.communicate()[1], None
    return status, said.decode("utf-8", "replace").strip()


def is_written(path: str) -> bool:
    """Tell whether there is a file or a folder with something in it."""
    return bool(os.listdir(path)) if os.path.isdir(path) else os.path.isfile(path) and os.path.getsize(path) > 0
