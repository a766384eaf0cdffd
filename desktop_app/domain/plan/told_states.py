"""What lists of the units say in words of what came of a task: not begun, under way, not carried out."""

import re
from dataclasses import replace
from typing import Final

from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.vietnamese import fold

_DEED: Final = r"(?:thuc hien|to chuc|trien khai|tien hanh)"
_NOT_CARRIED_OUT: Final = re.compile(
    rf"khong {_DEED}\b(?!.*\b(?:ma|nhung|thay bang|long ghep|ket hop)\b).*"
    r"|(?:trong (?:ky|quy|thang|nam) )?khong phat sinh(?: (?:nhiem vu|cong viec|noi dung|viec))?",
    re.DOTALL,
)
"""What says that a period was let go; what was done in another form was done."""
_UNDONE: Final = re.compile(
    rf"chua(?: (?:{_DEED}|hoan thanh|xong|lam|bat dau|mo|ban hanh|gui|xay dung|co ket qua|den han|den ky)\b.*)?",
    re.DOTALL,
)
"""What says that something is still to be done; "chưa phát hiện trường hợp nào" is what came of it."""
_UNDER_WAY: Final = re.compile(rf"dang(?: duoc)? (?:{_DEED}|lam)")
_WHOLE: Final = 100


def as_told(fields: OccurrenceFields) -> OccurrenceFields:
    """Return a result of a unit's list with the state that its words name.

    "Chưa tổ chức", "Đang thực hiện" without a day are nothing that was done, "Không tổ chức do …" is a period let go.
    """
    if fields.done_on is not None or fields.progress == _WHOLE:
        return fields
    words = _plain(fields.result)
    if _NOT_CARRIED_OUT.fullmatch(words):
        return replace(fields, not_carried_out=True, progress=None)
    if _UNDER_WAY.fullmatch(words) and fields.progress:
        return replace(fields, result="")
    is_undone = _UNDONE.fullmatch(words) or _UNDER_WAY.fullmatch(words)
    return replace(fields, progress=fields.progress or 0) if is_undone else fields


def says_undone(result: str) -> bool:
    """Return whether the words of a result say that nothing was done of it, by which it is not counted as done."""
    return as_told(OccurrenceFields(result)) != OccurrenceFields(result)


def _plain(text: str) -> str:
    return fold(text).strip(" .;-")
