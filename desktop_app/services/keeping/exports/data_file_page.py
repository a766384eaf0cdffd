"""What the data file holds, and how its lists are read with any tool for SQLite: made from the schema."""

from collections.abc import Iterator, Mapping
from typing import Final

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.vocabulary import CHANGE_STATE_LABELS, DEPARTURE_WAY_LABELS
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
    "place": "Thứ tự do người dùng xếp",
    "unit_place": "Thứ tự của đơn vị khi đề nghị",
    "search_text": "Chỉ để tìm",
    "before": "Nội dung trước (JSON)",
    "after": "Nội dung sau (JSON)",
    "table_name": "Bảng của bản ghi",
    "row_id": "Mã số của bản ghi trong bảng ấy",
    "sha256": "Mã băm SHA-256 của nội dung, cũng là tên tệp trong `tep-dinh-kem`",
    "picture_sha256": "Mã băm SHA-256 của ảnh, cũng là tên tệp trong `tep-dinh-kem`",
    "size": "Số byte",
    "paragraphs": "Nguyên văn kế hoạch, mỗi dòng một đoạn",
    "paragraphs_before": "Nguyên văn kế hoạch trước khi điều chỉnh, mỗi dòng một đoạn",
    "first_paragraph": "Từ đoạn thứ mấy của nguyên văn, đếm từ 0",
    "last_paragraph": "Đến đoạn thứ mấy của nguyên văn, đếm từ 0",
    "path": "Các ký hiệu đề mục từ ngoài vào trong",
    "marker": "Ký hiệu đề mục",
    "level": "Cấp của đề mục",
    "rule_text": "Nguyên văn bộ quy định riêng khi mở đợt",
    "province_rules": "Mức do tỉnh quy định khi mở đợt (JSON)",
    "summary_as_of": "Mã số việc ở bảng `change`: tóm tắt đã được xem lại tới đó",
    "issued_change": "Mã số việc ở bảng `change`: báo cáo có mọi việc ghi tới đó",
    "layout": "Các ô của khuôn (JSON)",
    "options": "Văn bản của đợt, quyết định, năm nào (JSON)",
    "content": "Nội dung",
}
_OF_LOGS: Final[Mapping[tuple[str, str], str]] = {
    ("change", "kind"): "Cách ghi",
    ("change", "target_id"): "Việc được hoàn tác, làm lại",
    ("change", "undone_by"): "Việc đã hoàn tác việc này",
    ("change_item", "change_id"): "Việc",
    **{("departure", column.key): column.title for column in LIST_KINDS["departures"].columns},
}
_VALUES: Final[Mapping[tuple[str, str], Mapping[str, str]]] = {
    ("change", "kind"): {"do": "Ghi", **{kind: CHANGE_STATE_LABELS[kind] for kind in ("undo", "redo", "final")}},
    ("departure", "way"): {way.value: label for way, label in DEPARTURE_WAY_LABELS.items()},
}
_BEGINNING: Final = """# Tệp dữ liệu gồm những gì

Toàn bộ sổ nằm trong một tệp SQLite, `so-thi-dua.db`, ở thư mục dữ liệu (cùng các tệp `-wal`, `-shm` khi sổ đang mở:
đóng chương trình rồi mới chép). Tệp đính kèm nằm trong `tep-dinh-kem`, đặt tên theo mã băm của nội dung. Không có
chương trình vẫn đọc được bằng bất kỳ công cụ SQLite nào (`sqlite3 so-thi-dua.db`, DB Browser for SQLite…): chép tệp ra
chỗ khác rồi mở bản chép.

- Ngày ghi theo ISO 8601 (`2026-11-27`), tiền là số nguyên đồng, chữ là UTF-8 dạng NFC.
- Cột có hay không: `1` là có, `0` là không.
- Cột `trashed_at` có nội dung là bản ghi ở Thùng rác.
- Bảng `change`, `change_item` là Nhật ký: ai làm gì, lúc nào, nội dung trước và sau.
- Bảng `alembic_version` chỉ ghi cấu trúc của tệp, các bảng `nomination_search…` chỉ để tìm: không có gì để đọc.

Phiên bản cấu trúc (`PRAGMA user_version`): {version}.
"""


_IN_BRIEF: Final = """# Tệp dữ liệu gồm những gì

Cả sổ nằm trong một tệp, `so-thi-dua.db`, ở thư mục dữ liệu. Tệp đính kèm nằm trong thư mục `tep-dinh-kem` ở cùng chỗ.

- Muốn có bản sao thì dùng **Sao lưu**, muốn đưa sổ sang máy khác thì dùng **Gói dữ liệu để mang đi** (menu Sổ). Tự chép
  tệp thì đóng chương trình trước.
- Bản ghi đã xóa còn trong Thùng rác cho đến khi dọn. Nhật ký giữ mọi việc: ai làm, lúc nào, nội dung trước và sau.
- Không có chương trình vẫn đọc được sổ: đưa **Chi tiết kỹ thuật** (nút bên dưới) cho người phụ trách máy tính.

## Sổ giữ những gì
"""


def data_file_in_brief() -> str:
    """Return in the clerk's words what the data file holds, as Markdown."""
    lines = []
    for name, columns in tables():
        # What the Trash is, is told above.
        labels = [column_words(name, column.name).label for column in columns if column.name != "trashed_at"]
        known = [label for label in dict.fromkeys(labels) if label not in ("", _UNNAMED)]
        if known and name not in _LOG_TABLES:
            lines.append(f"- **{kind_title(name)}**: {'; '.join(_begun_small(label) for label in known)}")
    return "\n".join([_IN_BRIEF, *lines])


def _begun_small(label: str) -> str:
    return label if label[1:2].isupper() else f"{label[:1].lower()}{label[1:]}"


def data_file_page() -> str:
    """Return the page as Markdown."""
    return "\n".join([_BEGINNING.format(version=SCHEMA_VERSION), *_tables(), *_lists()])


def _tables() -> Iterator[str]:
    yield "## Các bảng\n"
    for name, columns in tables():
        # The name last: Qt shows what stands behind it in a heading as it shows the text below.
        yield f"### {_LOG_TABLES.get(name) or kind_title(name)} (`{name}`)\n"
        yield from (_column_line(name, column) for column in columns)
        yield ""


def _column_line(table: str, column: StoredColumn) -> str:
    words = column_words(table, column.name)
    label = words.label
    if label == _UNNAMED or table in _LOG_TABLES:
        # Words of a record's field say nothing of a column that merely has the same name.
        label = _OF_LOGS.get((table, column.name)) or _label_of_any(column.name)
    parts = [column.type, label] if label else [column.type]
    if column.links_to:
        parts.append(f"mã số ở bảng `{column.links_to}`")
    if not column.may_be_empty:
        parts.append("luôn có")
    values = "; ".join(
        f"`{int(code) if isinstance(code, bool) else code}` là {named}"
        for code, named in (_VALUES.get((table, column.name)) or words.values).items()
        if str(code) and named
    )
    if values:
        parts.append(values)
    return f"- `{column.name}`: {', '.join(parts)}"


def _label_of_any(column: str) -> str:
    """Return what a column is for that no record has words for, whichever table has it."""
    return "Chỉ để sắp xếp" if column.endswith("_key") else _OF_ALL.get(column, "")


def _lists() -> Iterator[str]:
    yield "## Mỗi danh sách một câu lệnh\n"
    yield "Chép câu lệnh vào công cụ SQLite: được các dòng của danh sách, trừ Thùng rác. Nghĩa của mã: bảng trên.\n"
    for key, kind in LIST_KINDS.items():
        yield f"### {kind.title} (`{key}`)\n"
        yield f"```sql\n{plain_query(key)};\n```\n"
