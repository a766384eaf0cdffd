"""The Council on the command line: a session opened, its votes recorded."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.cli.answer import Answer
from desktop_app.cli.days import read_day
from desktop_app.domain.council_votes import Votes, outcome_words
from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened

if TYPE_CHECKING:
    from desktop_app.services.vote_tallies import VoteSheet


def open_session(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Let the Council of a day meet on all of a round that waits for it."""
    from desktop_app.services.sessions import next_session, save_session, to_be_put

    day = read_day(options.date, what="Ngày họp", example="2026-07-02")
    with opened(folder) as book:
        fields = next_session(book, options.round, day)
        if fields is None:
            raise InvalidRecord("Sổ chưa có Hội đồng nào.", "council_id", "Thành lập Hội đồng trước khi mở phiên họp.")
        put = to_be_put(book, options.round)
        held = replace(fields, ballot=not options.hands)
        changes = save_session(book, None, held, nominations=put)
    session_id = changes.only_id("council_session")
    lines = [f"{changes.label}: mã số {session_id}, {len(put)} đề nghị đưa ra Hội đồng."]
    out.answer({"session": session_id, "held_on": day, "nominations": put}, lines)


def record(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Record a session's votes: all agree on what has no result yet, but for the exceptions given."""
    from desktop_app.services.vote_tallies import record_votes, vote_sheet

    exceptions = dict(_exception(text) for text in options.agree)
    with opened(folder) as book:
        sheet = vote_sheet(book, options.session)
        everybody = Votes.unanimous(sheet.attended)
        votes = {row.nomination_id: everybody for row in sheet.rows if row.votes is None}
        votes |= {one: everybody.typed("agree", agree) for one, agree in exceptions.items()}
        if votes:
            record_votes(book, options.session, votes)
        after = vote_sheet(book, options.session)
    out.answer(_as_json(after), _in_words(after))


def _exception(text: str) -> tuple[int, int]:
    nomination, _, agree = text.partition("=")
    if not (nomination.isdecimal() and agree.isdecimal()):
        raise UsageError(f"“{text}” phải viết dạng MÃ=SỐ, ví dụ 12=8: đề nghị mã 12 có 8 người đồng ý.")
    return int(nomination), int(agree)


def _as_json(sheet: VoteSheet) -> dict[str, object]:
    rows = [
        {
            "nomination": row.nomination_id,
            "name": row.name,
            "award": row.award,
            "agree": row.votes.agree,
            "of": row.votes.tally(sheet.attended).size(row.rule.base),
            "passed": row.votes.tally(sheet.attended).passes(row.rule),
            "article": row.rule.provision.article,
        }
        for row in sheet.rows
        if row.votes is not None
    ]
    return {"session": sheet.session_id, "votes": rows, "findings": [one.words for one in sheet.findings]}


def _in_words(sheet: VoteSheet) -> list[str]:
    told = [
        f"{row.nomination_id}\t{row.name}\t{outcome_words(row.votes.tally(sheet.attended), row.rule)}"
        for row in sheet.rows
        if row.votes is not None
    ]
    return [*told, *(one.words for one in sheet.findings)]
