"""Who else on this machine may look into the data."""

from desktop_app.runtime.paths import DataFolder
from desktop_app.runtime.private_files import open_to_others

_NAMED = 3


def privacy_in_words(folder: DataFolder) -> str:
    """Return a sentence on what others on this machine may read or write in a data folder, "" if nothing.

    Opening the book has made private what can be: this is what was left.
    """
    exposed = open_to_others(folder)
    if not exposed:
        return ""
    named = ", ".join(f"“{path.name or path}”" for path in exposed[:_NAMED])
    more = f" và {len(exposed) - _NAMED} tệp khác" if len(exposed) > _NAMED else ""
    return (
        f"Người dùng khác của máy này có thể xem hoặc sửa dữ liệu ở “{folder.root}”: {named}{more}. "
        "Nên chuyển dữ liệu vào thư mục riêng của mình, hoặc nhờ người quản trị máy đặt lại quyền."
    )
