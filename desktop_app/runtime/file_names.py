"""What Windows makes of the name of a file: devices, streams, blanks that it cuts off, paths that are too long."""

import os
import re
from pathlib import Path
from typing import Final

SIGNS: Final = re.compile(r'[<>:"|?*]')
"""Those that no name has there; what stands after a colon is written where no list of files shows it."""
DEVICES: Final = re.compile(r"(CON|PRN|AUX|NUL|COM\d|LPT\d)(\..*)?", re.IGNORECASE)
"""Names that stand for devices, whatever comes after a dot."""
WINDOWS: Final = os.name == "nt"
_LONGEST_PATH = 240
"""259 are taken, of which a file that is written aside needs some."""


def refusal(name: str) -> str:
    """Return why this system would write a file of this name elsewhere or under another name; "" where it would not."""
    if not WINDOWS:
        return ""
    if SIGNS.search(name):
        return f'Không ghi được tệp “{name}”: tên tệp trên Windows không có các dấu < > : " | ? *.'
    if any(sign < " " for sign in name):
        return f"Không ghi được tệp “{name}”: tên tệp trên Windows không có dấu xuống dòng hay dấu điều khiển."
    if DEVICES.fullmatch(name):
        return f"Không ghi được tệp “{name}”: Windows dùng tên này cho thiết bị; đặt tên khác."
    if name.rstrip(" .") != name:
        return f"Không ghi được tệp “{name}”: tên tệp trên Windows không kết thúc bằng dấu cách hay dấu chấm."
    return ""


def length_refusal(path: Path) -> str:
    """Return what to say of a path that was not found, if that may be for its length; "" if it may not."""
    length = len(str(path.absolute()))
    if not WINDOWS or length <= _LONGEST_PATH:
        return ""
    return (
        f"Không ghi được tệp “{path.name}”: đường dẫn dài {length} ký tự, quá dài đối với Windows; "
        "chọn thư mục gần gốc ổ đĩa hơn hoặc đặt tên ngắn hơn."
    )
