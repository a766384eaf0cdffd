"""What the data file holds, and how its lists are read with any tool for SQLite: made from the schema."""

from collections.abc import Iterator
from typing import Final

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.services.keeping.record_log.history_words import column_words, kind_title
from desktop_app.store.data_file.version import SCHEMA_VERSION
from desktop_app.store.whole_book.plain_queries import StoredColumn, plain_query, tables

_UNNAMED: Final = column_words("", "").label
_LOG_TABLES: Final = {
    "change": "Nhật ký: việc đã làm",
    "change_item": "Nhật ký: bản ghi mà việc ấy đổi, nội dung trước và sau",
    "departure": "Những gì đã ra khỏi máy",
}
_OF_ALL: Final = {
    "id": "Mã số",
    "at": "Lúc",
    "actor": "Người làm",
    "login": "Tài khoản máy",
    "label": "Việc",
    "position": "Thứ tự",
    "place": "Thứ tự",
    "name_key": "Chỉ để sắp xếp",
    "search_text": "Chỉ để tìm",
    "before": "Nội dung trước (JSON)",
    "after": "Nội dung sau (JSON)",
}
_BEGINNING: Final = """# Tệp dữ liệu gồm những gì

Toàn bộ sổ nằm trong một tệp SQLite, `so-thi-dua.db`, ở thư mục dữ liệu (cùng các tệp `-wal`, `-shm` khi sổ đang mở:
đóng chương trình rồi mới chép). Tệp đính kèm nằm trong `tep-dinh-kem`, đặt tên theo mã băm của nội dung. Không có
chương trình vẫn đọc được bằng bất kỳ công cụ SQLite nào (`sqlite3 so-thi-dua.db`, DB Browser for SQLite…): chép tệp ra
chỗ khác rồi mở bản chép.

- Ngày ghi theo ISO 8601 (`2026-11-27`), tiền là số nguyên đồng, chữ là UTF-8 dạng NFC.
- Cột `trashed_at` có nội dung là bản ghi ở Thùng rác.
- Bảng `change`, `change_item` là Nhật ký: ai làm gì, lúc nào, nội dung trước và sau.

Phiên bản cấu trúc (`PRAGMA user_version`): {version}.
"""


def data_file_page() -> str:
    """Return the page as Markdown."""
    return "\n".join([_BEGINNING.format(version=SCHEMA_VERSION), *_tables(), *_lists()])


def _tables() -> Iterator[str]:
    yield "## Các bảng\n"
    for name, columns in tables():
        title = _LOG_TABLES.get(name) or kind_title(name)
        yield f"### `{name}`{'' if title == kind_title('') else f': {title}'}\n"
        yield from (_column_line(name, column) for column in columns)
        yield ""


def _column_line(table: str, column: StoredColumn) -> str:
    words = column_words(table, column.name)
    label = words.label
    if label == _UNNAMED or table in _LOG_TABLES:
        # Words of a record's field say nothing of a column that merely has the same name.
        label = _OF_ALL.get(column.name, "")
    parts = [column.type, label] if label else [column.type]
    if column.links_to:
        parts.append(f"mã số ở bảng `{column.links_to}`")
    if not column.may_be_empty:
        parts.append("luôn có")
    values = "; ".join(f"`{code}` là {named}" for code, named in words.values.items() if str(code) and named)
    if values:
        parts.append(values)
    return f"- `{column.name}`: {', '.join(parts)}"


def _lists() -> Iterator[str]:
    yield "## Mỗi danh sách một câu lệnh\n"
    yield "Chép câu lệnh vào công cụ SQLite: được các dòng của danh sách, trừ Thùng rác. Nghĩa của mã: bảng trên.\n"
    for key, kind in LIST_KINDS.items():
        yield f"### {kind.title} (`{key}`)\n"
        yield f"```sql\n{plain_query(key)};\n```\n"
