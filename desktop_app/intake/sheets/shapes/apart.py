"""The sheets of a file as plain lists, whatever their shape: what reads lists needs to know of plain ones only.

An entry stands in the row that it has in the file. What cannot stand there (a second list beside the first, the years
of a person, the second person of a cell) is in a sheet of its own, at the same row.
"""

from collections.abc import Sequence
from pathlib import Path

from desktop_app.intake.files.workbook import Sheet, read_sheets
from desktop_app.intake.sheets.shapes.beside import decision_of_each_award, side_by_side
from desktop_app.intake.sheets.shapes.codes import dittos_written_out, names_for_codes
from desktop_app.intake.sheets.shapes.judged import rating_that_holds
from desktop_app.intake.sheets.shapes.marks import marks_in_words
from desktop_app.intake.sheets.shapes.progress import progress_in_words
from desktop_app.intake.sheets.shapes.several import one_person_each, posts_apart
from desktop_app.intake.sheets.shapes.stacked import one_below_the_other
from desktop_app.intake.sheets.shapes.units import unit_of_sheet
from desktop_app.intake.sheets.shapes.years import year_by_year


def list_sheets(path: Path) -> tuple[Sheet, ...]:
    """Return the sheets of a file as plain lists. Raises UnreadableInput as `read_sheets`."""
    return laid_apart(read_sheets(path))


def laid_apart(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """Return sheets as plain lists, in their order."""
    plain: list[Sheet] = []
    for sheet in names_for_codes(sheets):
        plain += _plain_lists(dittos_written_out(sheet)) if sheet.visible else [sheet]
    return tuple(plain)


def _plain_lists(sheet: Sheet) -> list[Sheet]:
    """Return the lists of a sheet; those below each other stay together if each is plain already."""
    parts = one_below_the_other(sheet)
    lists = [_laid_out(part) for part in parts]
    if len(parts) > 1 and all(laid == [part] for part, laid in zip(parts, lists, strict=True)):
        return [sheet]
    return [each for laid in lists for each in laid]


def _laid_out(sheet: Sheet) -> list[Sheet]:
    return [
        unit_of_sheet(posts_apart(each))
        for part in side_by_side(sheet)
        for of_award in decision_of_each_award(part)
        for of_year in year_by_year(progress_in_words(of_award))
        for marked in marks_in_words(rating_that_holds(of_year))
        for each in one_person_each(marked)
    ]
