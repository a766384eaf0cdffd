"""Review rounds on the command line: create, open, close, carry over nominations on hold from the round before."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop_app.cli.answer import Answer
from desktop_app.cli.days import read_optional_day
from desktop_app.domain.list_kinds.rounds import NOMINATIONS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.round_codes import parse_round_code
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened

if TYPE_CHECKING:
    from desktop_app.domain.changes import Changes
    from desktop_app.services.review_rounds import Round


def create(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Create a round with the dates that its code stands for."""
    from desktop_app.services.review_rounds import round_of
    from desktop_app.services.rounds.acts import create_round

    with opened(folder) as book:
        changes = create_round(book, options.code, options.note, options.movement)
        created = round_of(book, options.code)
    period = f"xét thành tích từ ngày {created.from_date:%d/%m/%Y} đến ngày {created.to_date:%d/%m/%Y}"
    out.answer(_as_json(created, changes), [f"{changes.label}: {period}."])


def open_round(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Open a round, also one that was closed; the date is the day it was opened on."""
    from desktop_app.services.review_rounds import round_of
    from desktop_app.services.rounds.acts import change_round

    day = read_optional_day(options.date, what="Ngày mở đợt")
    with opened(folder) as book:
        before = round_of(book, options.code)
        after = replace(before, opened_on=day or before.opened_on or date.today(), closed_on=None)
        changes = change_round(book, after)
    since = f" từ ngày {after.opened_on:%d/%m/%Y}" if after.opened_on is not None else ""
    out.answer(_as_json(after, changes), [f"Đợt xét {after.code} mở{since}."])


def change(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Set what only papers of a round print; what is not given stays."""
    from desktop_app.cli.recording.fields import entered
    from desktop_app.services.review_rounds import OF_PAPERS, Round, round_of
    from desktop_app.services.rounds.acts import change_round

    with opened(folder) as book:
        given = entered(book, Round, OF_PAPERS, options)
        after = replace(round_of(book, options.code), **given)
        changes = change_round(book, after)
    out.answer(_as_json(after, changes), [f"{changes.label}."])


def close(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Close a round on the given day. Without a day: today, or the day it was closed on if it is closed already."""
    from desktop_app.services.review_rounds import round_of
    from desktop_app.services.rounds.acts import change_round

    today, day = date.today(), read_optional_day(options.date, what="Ngày đóng đợt")
    with opened(folder) as book:
        before = round_of(book, options.code)
        closed_on = day or (before.closed_on if before.is_closed(today) else None) or today
        after = replace(before, closed_on=closed_on)
        changes = change_round(book, after)
    lines = [f"Đợt xét {after.code} đóng từ ngày {closed_on:%d/%m/%Y}: từ ngày này không ghi, không sửa đề nghị nữa."]
    out.answer(_as_json(after, changes), lines)


def set_timetable(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Record the timetable of a round and the paper it follows; what is not given stays."""
    from desktop_app.services.review_rounds import TIMETABLE, round_of
    from desktop_app.services.rounds.acts import change_round

    with opened(folder) as book:
        before = round_of(book, options.code)
        given = {name: read_optional_day(getattr(options, name)) for name in TIMETABLE}
        days: dict[str, Any] = {name: day or getattr(before, name) for name, day in given.items()}
        guided_by = before.guided_by if options.guided_by is None else options.guided_by
        after = replace(before, **days, guided_by=guided_by)
        changes = change_round(book, after)
    out.answer(_as_json(after, changes) | days | {"guided_by": after.guided_by}, [f"{changes.label}."])


def carry_over(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Carry the nominations on hold in the round before over into a round, as drafts."""
    from desktop_app.services import lists
    from desktop_app.services.rounds.carry_over import carry_over as take_over

    code = str(parse_round_code(options.code))
    with opened(folder) as book:
        changes = take_over(book, code)
        rows = lists.everything(book, ListQuery(NOMINATIONS.key, scope={"round": code}))
    # The changes also hold the nominations of the round before, which record where they went.
    drafts = [row.id for row in rows if row.id in changes.ids["nomination"]]
    out.answer({"round": code, "nominations": drafts, "change": changes.change_id}, [f"{changes.label}."])


def _as_json(review_round: Round, changes: Changes) -> dict[str, object]:
    return {
        "round": str(review_round.code),
        "from_date": review_round.from_date,
        "to_date": review_round.to_date,
        "opened_on": review_round.opened_on,
        "closed_on": review_round.closed_on,
        "note": review_round.note,
        "movement": review_round.movement_id,
        "change": changes.change_id,
    }
