"""The lists as they are declared."""

import pytest

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.list_kinds.rounds import NOMINATIONS
from desktop_app.domain.lists import ListKind


@pytest.mark.parametrize("kind", LIST_KINDS.values(), ids=LIST_KINDS.keys())
def test_a_list_s_columns_differ_and_its_opening_order_is_one_of_them(kind: ListKind) -> None:
    keys = [column.key for column in kind.columns]
    assert len(set(keys)) == len(keys)
    assert len({column.title for column in kind.columns}) == len(keys)
    if kind.default_sort:
        assert kind.column(kind.default_sort).key == kind.default_sort


def test_a_column_is_found_by_its_key() -> None:
    assert NOMINATIONS.column("award").title == "Hình thức đề nghị"
    with pytest.raises(KeyError):
        NOMINATIONS.column("votes")
