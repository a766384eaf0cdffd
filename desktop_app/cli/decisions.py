"""Decisions on the command line: make and sign them; pay, hand over, cancel and recover their awards."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.cli.answer import Answer
from desktop_app.cli.days import read_day
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book, opened

if TYPE_CHECKING:
    from desktop_app.domain.changes import Changes

type DayAct = Callable[[Book, int, date], tuple[Changes, Sequence[int]]]


def make(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Record a round's next decision on all nominations it can award; with number and date it is signed."""
    from desktop_app.domain.awards.decisions import DecisionContent
    from desktop_app.domain.vocabulary import CommendationType
    from desktop_app.services.awards.decisions import decision
    from desktop_app.services.awards.next_decision import decide_next

    day = read_day(options.date) if options.date else None
    with opened(folder) as book:
        kind = CommendationType(options.type) if options.type else None
        changes = decide_next(book, options.round, options.number or "", day, DecisionContent(options.of), kind)
        decision_id = changes.only_id("decision")
        _, awarded = decision(book, decision_id)
    out.answer({"decision": decision_id, "nominations": awarded}, [f"{changes.label}: mã số {decision_id}."])


def sign(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Give a decision its number and date."""
    from desktop_app.services.awards.decisions import sign_decision

    with opened(folder) as book:
        changes = sign_decision(book, options.decision, options.number, read_day(options.date))
    out.answer({"decision": options.decision, "label": changes.label}, [changes.label])


def pay(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Record that the money of a decision's awards was paid."""
    from desktop_app.services.awards.acts import pay_decision

    _of_decision(folder, options, out, pay_decision)


def hand_over(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Record that a decision's awards were handed over."""
    from desktop_app.services.awards.acts import hand_over_decision

    _of_decision(folder, options, out, hand_over_decision)


def cancel(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Cancel awards by a document."""
    from desktop_app.domain.awards.decisions import recovery_due
    from desktop_app.services.awards.acts import cancel_awards

    day = read_day(options.date) if options.date else None
    with opened(folder) as book:
        changes = cancel_awards(book, options.award, options.document, day, options.reason)
    due = recovery_due(day) if day is not None else None
    lines = [changes.label, f"Thu hồi giấy, bằng và tiền đến hết ngày {due:%d/%m/%Y}." if due is not None else ""]
    out.answer({"awards": options.award, "recover_by": due}, list(filter(None, lines)))


def recover(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Record that the certificates and the money of cancelled awards were given back."""
    from desktop_app.services.awards.acts import recover_awards

    day = read_day(options.date)
    with opened(folder) as book:
        changes = recover_awards(book, options.award, day)
    out.answer({"awards": options.award, "recovered_on": day, "change": changes.change_id}, [f"{changes.label}."])


def _of_decision(folder: DataFolder, options: argparse.Namespace, out: Answer, act: DayAct) -> None:
    """Carry out an act on all awards of a decision that allow it, and print which they were."""
    day = read_day(options.date)
    with opened(folder) as book:
        changes, awards = act(book, options.decision, day)
    out.answer({"decision": options.decision, "awards": awards}, [changes.label])
