"""Tables of a PDF by their rules: what stands in a cell merged over several rows."""

from desktop_app.intake.files.formats.ruled_tables import Piece, Rules, ruled_tables


def test_a_name_in_the_middle_of_a_merged_cell_stays_one_name() -> None:
    rules = Rules()
    for y in (0, 20, 40):
        rules.across.append((y, 0, 100))
    rules.across.append((10, 0, 50))  # the right cell goes over the two lower rows
    rules.across.append((30, 0, 100))
    rules.down += [(x, 0, 40) for x in (0, 50, 100)]
    rules.across.remove((20, 0, 100))
    pieces = [Piece("Việc", 5, 33), Piece("Chủ trì", 55, 33), Piece("Mở lớp", 5, 22), Piece("Mở hội", 5, 3)]
    pieces += [Piece("Văn phòng", 55, 17), Piece("UBND tỉnh", 55, 5)]
    (table,) = ruled_tables(rules, pieces, 600, 800)
    assert [cell.text for row in table.table.rows for cell in row if cell.first == 1 and cell.text] == [
        "Chủ trì",
        "Văn phòng UBND tỉnh",
    ]
