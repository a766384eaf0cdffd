"""Where a data folder may be moved to, and what of it is moved: looked at before anything is written."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import InvalidRecord, StoreReadOnly, UnwritableOutput
from desktop_app.runtime.disk_room import free_bytes, missing_room
from desktop_app.runtime.file_names import refusal
from desktop_app.runtime.paths import DataFolder, has_half_arrived, is_practice_place, portable_folder
from desktop_app.runtime.shares import lies_on_share
from desktop_app.services.book import absence, check_place
from desktop_app.store.backups.ledger import read_ledger
from desktop_app.store.data_file.version import is_for_practice

_SPARE = 1 << 20
"""What is left free beside the data: the new place is to be worked in."""


@dataclass(frozen=True, slots=True)
class PlannedMove:
    """A move that may be made: from where, to where, how many bytes, and whether the new place is a network's."""

    source: Path
    target: Path
    size: int
    on_share: bool


def planned_move(folder: DataFolder, target: Path) -> PlannedMove:
    """Return what moving a data folder to `target` would be. Raises InvalidRecord, StoreProblem, UnwritableOutput."""
    missing = absence(folder)
    if missing is not None:
        raise missing
    _refuse_source(folder)
    target = target.absolute()
    check_place(target)
    _refuse_target(folder, target)
    size = sum(path.stat().st_size for path in files_of(folder))
    free = free_bytes(target)
    if free is not None and free < size + _SPARE:
        raise UnwritableOutput(
            f"Ổ đĩa chứa “{target}” không đủ chỗ cho sổ{missing_room(target, size + _SPARE)}.", "Chọn ổ đĩa khác."
        )
    return PlannedMove(folder.root, target, size, lies_on_share(target))


def within_chosen(chosen: Path) -> Path:
    """Return the folder that is meant where one was chosen: a new one in it, if anything lies there already."""
    try:
        taken = any(path != DataFolder(chosen).moved for path in chosen.iterdir())
    except OSError:
        return chosen
    return chosen / "so-thi-dua" if taken and not has_half_arrived(DataFolder(chosen)) else chosen


def parts_of(folder: DataFolder) -> list[Path]:
    """Return the files and folders of a data folder that are the book's, with what this window was left like."""
    named = (*folder.data_files, folder.attachments, folder.backups, folder.settings, folder.drafts)
    return [*(part for part in named if part.exists()), *sorted(folder.root.glob("truoc-nang-cap-*.db"))]


def files_of(folder: DataFolder) -> Iterator[Path]:
    """Yield every file in these parts."""
    for part in parts_of(folder):
        within = part.rglob("*") if part.is_dir() else [part]
        # What is hidden was being written when the program was killed.
        yield from (path for path in within if path.is_file() and not path.name.startswith("."))


def refuse_others(there: DataFolder) -> None:
    """Raise UnwritableOutput for a folder with more in it than what a window leaves that found no book there."""
    left = {there.moved, there.lock, there.call, there.log, there.crashes, there.settings, *half_marks(there)}
    if there.root.is_dir() and any(path not in left for path in there.root.iterdir()):
        raise UnwritableOutput(
            f"Trong “{there.root}” đã có dữ liệu khác.", "Chọn một thư mục trống, hoặc thư mục chưa có."
        )


def half_marks(there: DataFolder) -> list[Path]:
    """Return what is there of the file that says that a book arrives, by programs that were killed as they wrote it."""
    return list(there.root.glob(f".{there.arriving.name}-*.tmp"))


def _refuse_source(folder: DataFolder) -> None:
    if is_for_practice(folder.database):
        raise InvalidRecord(
            "Đây là sổ thực hành, chỉ có dữ liệu mẫu: không dời đi.", "", "Về sổ thật rồi làm việc này."
        )
    beside = portable_folder()
    if beside is not None and folder.root.resolve() == beside.resolve():
        raise InvalidRecord(
            "Sổ này đi cùng chương trình, nằm cạnh chương trình.", "", "Chép cả thư mục của chương trình sang chỗ mới."
        )


def _refuse_target(folder: DataFolder, target: Path) -> None:
    try:
        _refuse_related(folder, target)
        there = DataFolder(target)
        if not has_half_arrived(there):
            refuse_others(there)
        around = next(place for place in (target, *target.parents) if place.exists())
    except (OSError, StopIteration) as problem:
        raise UnwritableOutput(
            f"Không dùng được “{target}”: ổ đĩa chưa cắm hoặc mạng không nối được.", "Chọn thư mục khác."
        ) from problem
    if not around.is_dir() or not os.access(around, os.W_OK | os.X_OK):
        raise StoreReadOnly(f"Không ghi được vào “{around}”.", "Chọn thư mục khác.")


def _refuse_related(folder: DataFolder, target: Path) -> None:
    refused = refusal(target.name)
    if refused:
        raise UnwritableOutput(refused)
    place, own = target.resolve(), folder.root.resolve()
    if place.is_relative_to(own) or own.is_relative_to(place):
        raise InvalidRecord("Chỗ mới phải ở ngoài thư mục dữ liệu đang dùng.", "target", "Chọn thư mục khác.")
    if is_practice_place(DataFolder(target)):
        raise InvalidRecord(f"“{target}” là chỗ của sổ thực hành.", "target", "Chọn thư mục khác.")
    second = read_ledger(folder).place
    if second and place.is_relative_to(Path(second).resolve()):
        raise InvalidRecord(
            "Chỗ mới nằm trong nơi giữ bản sao thứ hai: hỏng một ổ là mất cả hai.", "target", "Chọn thư mục khác."
        )
