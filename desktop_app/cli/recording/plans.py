"""Plans on the command line: taken in from a document, entered, adjusted, followed."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from desktop_app.cli.days import read_optional_day
from desktop_app.cli.named import record_id
from desktop_app.cli.recording.fields import add_options, entered
from desktop_app.domain.errors import UsageError
from desktop_app.domain.fields import words_of
from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.domain.plan.plan_record import PlanFields
from desktop_app.services.book import Book, opened

if TYPE_CHECKING:
    from desktop_app.cli.answer import Answer
    from desktop_app.domain.changes import Changes
    from desktop_app.runtime.paths import DataFolder

FIELDS: Final = tuple(name for name in words_of(PlanFields) if name not in ("legal_bases", "recipients"))
ADJUSTMENT: Final = tuple(words_of(AdjustmentFields))


def import_document(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Take in a plan document, also as an adjustment, or say what taking it in would do."""
    from desktop_app.services.plan import plans

    with opened(folder) as book:
        adjusts = getattr(options, "adjusts", None)
        # Read before the document, and for a look alone too: what is written wrongly is said at once.
        given = entered(book, AdjustmentFields, ADJUSTMENT, options) if hasattr(options, "adjusts") else {}
        if given and adjusts is None:
            raise UsageError("Số, ngày và nội dung là của văn bản điều chỉnh: thêm --adjusts MÃ.")
        if str(options.file) == "-":
            plan_import = plans.propose_pasted_plan(book, sys.stdin.read(), adjusts)
        else:
            plan_import = plans.propose_plan(book, options.file, adjusts)
        value = plans.as_json(plan_import)
        adjustment = _adjustment(book, options) if adjusts and (given or not options.dry_run) else None
        if options.dry_run:
            lines = plans.in_words(plan_import, adjustment.dated_on if adjustment else None)
            would_do = plans.would_do(book, plan_import, adjustment) if adjustment else ""
            out.answer(value, [*lines, f"Khi nhập: {would_do}."] if would_do else lines)
            return
        changes = plans.apply_plan(book, plan_import, adjustment=adjustment)
        done = "Kế hoạch này đã có trong sổ, không có gì khác." if changes.change_id is None else f"{changes.label}."
        out.answer(value | {"change": changes.change_id}, [done])


def _adjustment(book: Book, options: argparse.Namespace) -> AdjustmentFields:
    values = {"dated_on": None} | entered(book, AdjustmentFields, ADJUSTMENT, options)
    return AdjustmentFields(**values).checked()


def add(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Enter a plan that comes without a document."""
    from desktop_app.services.plan import plan_records

    with opened(folder) as book:
        fields = PlanFields(**entered(book, PlanFields, FIELDS, options))
        _answer(plan_records.save_plan(book, None, fields), out)


def change(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Change what is recorded of a plan."""
    from desktop_app.services.plan import plan_records

    with opened(folder) as book:
        plan = plan_records.chosen_plan(book, options.id)
        values = entered(book, PlanFields, FIELDS, options)
        if plan is None or not values:
            raise UsageError("Nêu ít nhất một trường cần sửa, ví dụ --number 12/KH-SNgV.")
        _answer(plan_records.save_plan(book, plan.id, replace(plan.fields, **values)), out)


def adjust(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Record a paper that adjusts a plan."""
    from desktop_app.services.plan import adjustments

    with opened(folder) as book:
        _answer(adjustments.save_adjustment(book, options.id, None, _adjustment(book, options)), out)


def follow(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Follow a plan from a year on; what was due before a day is not late."""
    from desktop_app.services.plan import occurrences, plan_records

    late_from = read_optional_day(options.late_from, what=words_of(PlanFields)["late_from"].label)
    with opened(folder) as book:
        changes = occurrences.track_from(book, options.id, options.year)
        plan = plan_records.chosen_plan(book, options.id)
        if late_from is not None and plan is not None:
            changes = plan_records.save_plan(book, plan.id, replace(plan.fields, late_from=late_from))
        _answer(changes, out)


def count_days(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Say whether the day itself is in time where a plan asks for something before a day."""
    from desktop_app.services.plan import occurrences

    with opened(folder) as book:
        _answer(occurrences.set_day_in_time(book, in_time=options.day == "in-time"), out)


def remind_before(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Set how many days before its day a task is due soon."""
    from desktop_app.services.plan import occurrences

    with opened(folder) as book:
        _answer(occurrences.set_soon_days(book, options.days), out)


def _answer(changes: Changes, out: Answer) -> None:
    value = {"label": changes.label, "change": changes.change_id, "ids": sorted(changes.ids.get("plan", ()))}
    out.answer(value, [f"{changes.label}." if changes.change_id is not None else "Không có gì khác với sổ."])


def add_adjusting(command: argparse.ArgumentParser) -> None:
    """Add the options of an import that adjusts a plan."""
    command.add_argument(
        "--adjusts", type=record_id, metavar="MÃ", help="kế hoạch mà văn bản này điều chỉnh, xem list plans"
    )
    for field in ADJUSTMENT:
        label = words_of(AdjustmentFields)[field].in_sentence
        flag = "--date" if field == "dated_on" else f"--{field.replace('_', '-')}"
        command.add_argument(flag, dest=field, metavar="…", help=f"điều chỉnh: {label}")


def add_fields(command: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Add an option for each field of a plan; without `required` none must be given."""
    add_options(command, PlanFields, FIELDS if required else FIELDS[1:], {"dated_on": "--date"})
    if not required:
        command.add_argument("--title", metavar="TRÍCH YẾU", help=words_of(PlanFields)["title"].in_sentence)


def add_adjustment(command: argparse.ArgumentParser) -> None:
    """Add an option for each field of an adjustment."""
    add_options(command, AdjustmentFields, ADJUSTMENT, {"dated_on": "--date"})
