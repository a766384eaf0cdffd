"""The words of a record's fields: said beside the field, and what lists and refusals make of them."""

from dataclasses import dataclass
from typing import Annotated

import pytest

from desktop_app.domain.fields import Words, missing_field, overlong_field, words_of
from desktop_app.domain.list_columns import ColumnsOf
from desktop_app.domain.lists import ColumnKind


@dataclass(frozen=True, slots=True)
class Guest:
    full_name: Annotated[str, Words("Họ và tên", required=True)]
    came_on: Annotated[str | None, Words("Đến từ ngày", short="Đến từ")] = None
    staff: Annotated[int, Words("CCVCNLĐ đi cùng")] = 0
    key: str = ""


def test_fields_with_words_are_given_in_their_order() -> None:
    assert list(words_of(Guest)) == ["full_name", "came_on", "staff"]
    assert words_of(Guest)["full_name"].required


def test_a_column_is_headed_by_the_short_word_and_knows_its_field() -> None:
    guest = ColumnsOf(lambda: Guest)
    assert (guest("full_name").title, guest("came_on").title) == ("Họ và tên", "Đến từ")
    column = guest("came_on", ColumnKind.DATE, 12, key="came", sortable=False)
    assert (column.key, column.kind, column.width, column.sortable) == ("came", ColumnKind.DATE, 12, False)
    assert column.field == "Guest.came_on"
    with pytest.raises(KeyError):
        guest("key")


def test_a_refusal_names_the_field_as_the_clerk_calls_it() -> None:
    refused = missing_field(Guest, "full_name", "khách")
    assert (refused.message, refused.field) == ("Nhập họ và tên khách.", "full_name")
    assert missing_field(Guest, "staff").message == "Nhập CCVCNLĐ đi cùng."
    assert overlong_field(Guest, "came_on", 10).message == "Đến từ ngày dài quá 10 ký tự."
