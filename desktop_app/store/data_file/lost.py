"""A data file that is gone or empty where there was one: what lies beside it tells, and helps."""

from pathlib import Path

from desktop_app.domain.errors import ClerkError
from desktop_app.runtime.paths import DataFolder
from desktop_app.store.connection import has_log
from desktop_app.store.data_file.backup import FileSummary, summarise


def backup_files(folder: DataFolder) -> list[Path]:
    """Return the backups that lie in a data folder, also those made before an update, the newest first."""
    files = [*folder.backups.glob("*.db"), *folder.root.glob("truoc-nang-cap-*.db")]
    return sorted(files, key=lambda file: (file.stat().st_mtime, file.name), reverse=True)


def newest_good(files: list[Path]) -> tuple[Path, FileSummary] | None:
    """Return the first of these backups that can be read and holds something."""
    for file in files:
        try:
            summary = summarise(file)
        except ClerkError:
            continue
        if any(summary.counts.values()):
            return file, summary
    return None


def log_left(folder: DataFolder) -> bool:
    """Return whether the log of a data file that is gone or has no bytes still holds changes."""
    gone = not folder.database.exists() or folder.database.stat().st_size == 0
    return gone and has_log(folder.database)
