"""The book to practise with: the sample in a folder of its own, made by one act and made afresh by another."""

import shutil

from desktop_app.domain.errors import StoreProblem
from desktop_app.runtime.paths import DataFolder, is_practice_place
from desktop_app.services.book import opened, take_folder
from desktop_app.services.sample.book import fill
from desktop_app.store import steps
from desktop_app.store.data_file.version import is_blank, is_damaged, is_for_practice, mark_for_practice


def prepare_practice(folder: DataFolder, *, afresh: bool = False) -> None:
    """Have a filled book to practise with in a folder; `afresh`: with nothing of what was done in it before.

    A folder with any other book, or with what one left, is refused and stays as it is. Raises StoreProblem.
    """
    lock = take_folder(folder)
    try:
        is_damaged_here = is_practice_place(folder) and is_damaged(folder.database)
        if not is_damaged_here:
            _refuse_other(folder)
        if afresh and (is_damaged_here or is_for_practice(folder.database)):
            _clear(folder)
        if is_blank(folder.database):
            mark_for_practice(folder.database)
    except OSError as problem:
        raise StoreProblem(f"Không lập được sổ thực hành trong “{folder.root}”.", "Kiểm tra ổ đĩa.") from problem
    finally:
        lock.release()
    with opened(folder, new=True) as book:
        with book.store.plain_reading() as connection:
            is_empty = not steps.anything_done(connection)
        # One that was killed while it was filled is empty: the sample is one step.
        if is_empty:
            fill(book)


def _refuse_other(folder: DataFolder) -> None:
    if is_for_practice(folder.database):
        return
    if not is_blank(folder.database):
        raise StoreProblem(f"“{folder.root}” có một sổ thật, không dùng để thực hành được.", "Chọn thư mục khác.")
    # A data file that is gone or empty may be one of a book at work, whose backups are all that is left of it.
    if not is_practice_place(folder) and (folder.backups.exists() or folder.attachments.exists()):
        raise StoreProblem(
            f"“{folder.root}” có bản sao lưu hoặc tệp đính kèm của một sổ, không dùng để thực hành được.",
            "Chọn thư mục khác.",
        )


def _clear(folder: DataFolder) -> None:
    for beside in (folder.backups, folder.attachments):
        if beside.exists():
            shutil.rmtree(beside)
    folder.drafts.unlink(missing_ok=True)
    # The data file last: what says that the folder is one to practise in.
    for path in reversed(folder.data_files):
        path.unlink(missing_ok=True)
