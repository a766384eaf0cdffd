"""The main job of a round by names, roles and acts of AT-SPI alone, as assistive software does it.

Started by `tests.long.speaking` with the Python of Debian, which alone has the package `gi`: no line of the program
is loaded here. Its argument is what to enter, as JSON. It says each step, and ends with 1 where one cannot be done.
"""

import importlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

importlib.import_module("gi").require_version("Atspi", "2.0")
Atspi = importlib.import_module("gi.repository.Atspi")
State = Atspi.StateType

type Accessible = Any
"""A part of a window; the package has no types."""

PATIENCE = 60.0
"""Seconds to wait for what a busy machine will show."""
_NOT_ENTERED = ("table", "tree table", "tree")
"""Cells are not walked through: a table has thousands."""


class Unreachable(Exception):
    """Something that the job needs has no name, no such role or no such act."""


def children(part: Accessible) -> Iterator[Accessible]:
    """Yield the parts of a part that are there."""
    for place in range(part.get_child_count()):
        child = part.get_child_at_index(place)
        if child is not None:
            yield child


def in_sight(part: Accessible) -> bool:
    """Tell whether a part is shown."""
    return bool(part.get_state_set().contains(State.SHOWING))


def parts(root: Accessible) -> Iterator[Accessible]:
    """Yield a part and what it has in sight, in the order in which it is read."""
    yield root
    if root.get_role_name() not in _NOT_ENTERED:
        for child in children(root):
            if in_sight(child):
                yield from parts(child)


def windows() -> list[Accessible]:
    """Return the windows of the program, the one opened last at the end."""
    programs = [program for program in children(Atspi.get_desktop(0)) if program.get_name() == "so-thi-dua"]
    return [window for program in programs for window in children(program) if in_sight(window)]


def until[T](what: str, seek: Callable[[], T | None]) -> T:
    """Return what is sought, as soon as it is there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            result = seek()
        except Exception as error:
            if "GLib" not in type(error).__module__ and "gi" not in type(error).__module__:
                raise
            result = None
        if result is not None:
            return result
        time.sleep(0.1)
    names = [[(part.get_role_name(), part.get_name()) for part in parts(window)] for window in windows()]
    raise Unreachable(f"{what}: {names}")


def named(name: str, role: str) -> Accessible:
    """Return the one part in sight with a role and a name, behind which a button says more of what comes next."""

    def search() -> Accessible:
        fitting = [
            part
            for window in windows()
            for part in parts(window)
            if part.get_role_name() == role and (part.get_name() == name or part.get_name().startswith(f"{name}: "))
        ]
        return fitting[0] if len(fitting) == 1 else None

    return until(f"{role} “{name}”", search)


def act(part: Accessible, name: str) -> None:
    """Do one of the acts of a part, once it can be done."""
    acts = part.get_action_iface()

    def place_of_act() -> int | None:
        names = [Atspi.Action.get_action_name(acts, place) for place in range(acts.get_n_actions())]
        return names.index(name) if name in names else None

    acts.do_action(until(f"act “{name}” of {part.get_role_name()} “{part.get_name()}”", place_of_act))


def press(name: str, role: str = "button") -> None:
    """Press a button, a tab or an entry of a menu."""
    act(named(name, role), "Press")
    say(f"{role} “{name}”")


def enter(name: str, text: str) -> None:
    """Put a text into a line, and hear it back."""
    line = named(name, "text")
    act(line, "Set Focus")
    line.get_editable_text_iface().set_text_contents(text)
    heard = Atspi.Text.get_text(line.get_text_iface(), 0, -1)
    if heard != text:
        raise Unreachable(f"“{name}” holds “{heard}” instead of “{text}”")
    say(f"text “{name}”: {text}")


def select(name: str, row: str) -> None:
    """Select a row of a list by its words."""
    rows = named(name, "list")
    place = [child.get_name() for child in children(rows)].index(row)
    rows.get_selection_iface().select_child(place)
    say(f"list “{name}”: {row}")


def cells(name: str) -> list[str]:
    """Return the words of a table, row after row."""
    table = named(name, "table").get_table_iface()
    places = [(row, column) for row in range(table.get_n_rows()) for column in range(table.get_n_columns())]
    return [table.get_accessible_at(*place).get_name() for place in places]


def gone(title: str) -> None:
    """Wait until a window with such a title has closed."""
    until(f"“{title}” closed", lambda: None if any(w.get_name().startswith(title) for w in windows()) else True)


def say(words: str) -> None:
    """Write what was done."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def nominate(job: dict[str, str]) -> None:
    """Nominate somebody, with all that the dossier needs."""
    # Until the first page stands there is no book to go to a page of.
    named("Xuất lịch (.ics) (Ctrl+L)", "button")
    select("Các trang công việc", "Thi đua – Khen thưởng")
    press("Đề nghị cá nhân (Ctrl+N)")
    enter("Họ và tên", job["name"])
    enter("Tóm tắt thành tích", job["summary"])
    press("Hoàn tất")
    gone("Đề nghị cá nhân")
    until("the new row", lambda: True if job["name"] in cells("Đề nghị khen thưởng") else None)


def vote(job: dict[str, str]) -> None:
    """Open a session of the Council on all that is complete; all agree."""
    press("Hội đồng", "page tab")
    press("Mở phiên họp (Ctrl+Shift+M)")
    enter("Ngày họp", job["held_on"])
    press("Lưu")
    gone("Mở phiên họp")
    press("Nhập kết quả biểu quyết")
    press("Tất cả đồng ý")
    press("Ghi kết quả")
    gone("Kết quả biểu quyết ngày")


def decide(job: dict[str, str]) -> None:
    """Enter the decision with its number and day."""
    press("Quyết định", "page tab")
    press("Ghi quyết định (Ctrl+D)")
    enter("Số quyết định", job["number"])
    enter("Ngày ký", job["signed_on"])
    press("Lưu")
    gone("Ghi quyết định khen thưởng")
    until("the award", lambda: True if job["name"] in cells("Khen thưởng đã có quyết định") else None)


def print_list(job: dict[str, str]) -> None:
    """Save the printed list of the round as PDF."""
    press("Đề nghị", "page tab")
    named("Lọc Đề nghị khen thưởng", "text")
    act(named("In", "menu item"), "Show Menu")
    press("Danh sách đề nghị…", "menu item")
    press("Lưu PDF")
    enter("Tên tệp:", job["paper"])
    press("Lưu")
    gone("Lưu tệp PDF")


def main() -> int:
    """Do the whole job."""
    job = json.loads(sys.argv[1])
    Atspi.init()
    # Its own 0.8 seconds are short for an act that opens a window on a busy machine.
    Atspi.set_timeout(int(PATIENCE * 1000), int(PATIENCE * 1000))
    try:
        for part_of_job in (nominate, vote, decide, print_list):
            part_of_job(job)
    except Unreachable as error:
        say(f"unreachable: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
