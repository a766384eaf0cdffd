"""The tables of invented plans: rows of cells, of which some go on into others."""

from collections.abc import Iterator

LEFT, ABOVE = "<", "^"
"""A cell that the one to its left, or the one above, goes on into."""

type Grid = tuple[tuple[str, ...], ...]


def merged_cells(grid: Grid) -> Iterator[tuple[int, int, int, int]]:
    """Yield row, column, width and height of each cell that goes on into others."""
    for row, line in enumerate(grid):
        for column, text in enumerate(line):
            width = 1
            while column + width < len(line) and line[column + width] == LEFT:
                width += 1
            height = 1
            while row + height < len(grid) and grid[row + height][column] == ABOVE:
                height += 1
            if text not in (LEFT, ABOVE) and (width > 1 or height > 1):
                yield row, column, width, height
