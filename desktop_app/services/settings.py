"""What the office sets otherwise than the program brings it: texts by key, kept and undone like its records."""

from desktop_app.store import records
from desktop_app.store.records import Reader
from desktop_app.store.work import UnitOfWork


def setting(connection: Reader, key: str) -> str:
    """Return what is set under a key, "" for nothing."""
    found = records.living(connection, "setting", {"key": key})
    return str(found[0]["value"]) if found else ""


def set_setting(work: UnitOfWork, key: str, value: str) -> None:
    """Set a text under a key; "" takes it back."""
    found = records.living(work.connection, "setting", {"key": key})
    if found and value:
        work.update("setting", found[0]["id"], {"value": value})
    elif found:
        work.delete("setting", found[0]["id"])
    elif value:
        work.insert("setting", {"key": key, "value": value})
