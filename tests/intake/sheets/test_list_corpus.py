"""Lists as offices have them are read: every row, column and cell of the corpus, and every row left out is told of."""

from tests.list_corpus import corpus, measure, total


def test_the_lists_of_the_corpus() -> None:
    lists = corpus()
    shares = total(measure(lists).values())
    assert len(lists) >= 80
    assert shares.missed == []
    for share in (shares.rows, shares.columns, shares.cells):
        assert share.true == share.read == share.right > 500
    assert shares.untold == 0
