"""Decisions on the command line: made, signed, their awards paid, handed over, cancelled and given back."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.cli.answer import Answer
from desktop_app.cli.days import read_day
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.list_kinds import AWARDS
from desktop_app.domain.lists import ListQuery
from desktop_app.runtime.paths import DataFolder
from desktop_app.services import lists
from desktop_app.services.book import Book, opened

if TYPE_CHECKING:
    from desktop_app.domain.changes import Changes

type DayAct = Callable[[Book, Sequence[int], date | None], Changes]


def make(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Record a round's next decision over all it can award; with number and date it is signed."""
    from desktop_app.services.awards.decisions import save_decision
    from desktop_app.services.awards.next_decision import next_decision, of_level

    day = read_day(options.date) if options.date else None
    with opened(folder) as book:
        fields, candidates = next_decision(book, options.round)
        chosen = of_level(candidates, fields.level)
        awarded = [one.id for one in candidates if one.id in chosen]
        if not awarded:
            raise InvalidRecord(f"Đợt {options.round} không còn đề nghị nào chưa có quyết định.", "nominations")
        fields = replace(fields, number=options.number or "", signed_on=day)
        changes = save_decision(book, None, fields, awarded)
    decision_id = changes.only_id("decision")
    out.answer({"decision": decision_id, "nominations": awarded}, [f"{changes.label}: mã số {decision_id}."])


def sign(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Give a decision its number and date."""
    from desktop_app.services.awards.decisions import sign_decision

    with opened(folder) as book:
        changes = sign_decision(book, options.decision, options.number, read_day(options.date))
    out.answer({"decision": options.decision, "label": changes.label}, [changes.label])


def pay(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Record that the money of a decision's awards was paid."""
    from desktop_app.services.awards.acts import pay_awards

    _of_decision(folder, options, out, pay_awards, paid=True)


def hand_over(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Record that a decision's awards were handed over."""
    from desktop_app.services.awards.acts import hand_over_awards

    _of_decision(folder, options, out, hand_over_awards)


def cancel(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Cancel awards by a document."""
    from desktop_app.domain.awards.decisions import recovery_due
    from desktop_app.services.awards.acts import cancel_awards

    day = read_day(options.date)
    with opened(folder) as book:
        changes = cancel_awards(book, options.award, options.document, day)
    due = recovery_due(day)
    lines = [changes.label, f"Thu hồi giấy, bằng và tiền đến hết ngày {due:%d/%m/%Y}."]
    out.answer({"awards": options.award, "recover_by": due}, lines)


def recover(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Record that certificate and money of cancelled awards were given back."""
    from desktop_app.services.awards.acts import recover_awards

    day = read_day(options.date)
    with opened(folder) as book:
        changes = recover_awards(book, options.award, day)
    out.answer({"awards": options.award, "recovered_on": day, "change": changes.change_id}, [f"{changes.label}."])


def _of_decision(
    folder: DataFolder, options: argparse.Namespace, out: Answer, act: DayAct, *, paid: bool = False
) -> None:
    """Act on a decision's awards that stand, or those of them that carry money."""
    place = {key: AWARDS.columns.index(AWARDS.column(key)) for key in ("amount", "cancelled_on")}
    day = read_day(options.date)
    with opened(folder) as book:
        rows = lists.everything(book, ListQuery(AWARDS.key, scope={"decision": options.decision}))
        standing = [row for row in rows if row.values[place["cancelled_on"]] is None]
        awards = [row.id for row in standing if not paid or row.values[place["amount"]]]
        if not awards:
            raise InvalidRecord(f"Quyết định mã {options.decision} không có khen thưởng nào để ghi.", "decision")
        changes = act(book, awards, day)
    out.answer({"decision": options.decision, "awards": awards}, [changes.label])
