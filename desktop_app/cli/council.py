"""The Council on the command line: set up, a session opened, its votes recorded."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.cli import named
from desktop_app.cli.answer import Answer
from desktop_app.cli.days import given_day, read_day
from desktop_app.domain.council.councils import CouncilFields, CouncilRole, MemberFields
from desktop_app.domain.council.votes import Votes, outcome_words
from desktop_app.domain.errors import UsageError
from desktop_app.domain.office.units import within
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book, opened
from desktop_app.services.choices import Choice

if TYPE_CHECKING:
    from desktop_app.services.council.vote_tallies import SessionVotes


def set_up(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Set up a Council by its decision, of people the book has, with the posts they hold on its first day."""
    from desktop_app.services.council.councils import save_council
    from desktop_app.services.office.people import person_choices

    with opened(folder) as book:
        fields = _set_up_by(book, options)
        day = fields.valid_from or fields.decided_on or date.today()
        people = person_choices(book, day)
        members = [_member(book, people, text, day) for text in options.member]
        changes = save_council(book, None, fields, [(None, one) for one in members])
    council_id = changes.only_id("council")
    told = [
        {"person": one.person_id, "name": one.full_name, "role": one.role, "post": one.post_title} for one in members
    ]
    value = {"council": council_id, "name": fields.name, "members": told, "change": changes.change_id}
    out.answer(value, [f"{changes.label}: mã số {council_id}, {len(members)} thành viên."])


def _set_up_by(book: Book, options: argparse.Namespace) -> CouncilFields:
    """Return the Council and its decision; name and issuing body not given are those of the Council before."""
    from desktop_app.services.council.councils import councils
    from desktop_app.services.office.offices import office

    decided_on = read_day(options.date, what="Ngày quyết định", example="2026-03-10")
    first, last = given_day(options.valid_from), given_day(options.valid_to)
    before = next(iter(councils(book)), None)
    kept = before.fields if before is not None else CouncilFields(issuing_body=f"Giám đốc {office(book).name}")
    name, body = (kept.name if options.name is None else options.name), options.by or kept.issuing_body
    return CouncilFields(name, options.decision, decided_on, body, first, last).checked()


def _member(book: Book, people: Sequence[Choice], text: str, day: date) -> MemberFields:
    from desktop_app.services.council.councils import post_words
    from desktop_app.services.office.people import posts

    name, _, role = text.partition(":")
    found = named.person_named(people, name)
    held = [one for one in posts(book, found.id) if within(day, one.fields.from_date, one.fields.to_date)]
    post = max(held, key=lambda one: one.fields.from_date or date.min, default=None)
    title = post_words(post.fields.position, post.unit_name) if post is not None else ""
    return MemberFields(found.name, named.role_named(role) if role.strip() else CouncilRole.MEMBER, title, found.id)


def open_session(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Let the Council of a day meet on all of a round that waits for it."""
    from desktop_app.services.council.sessions import meet, session

    day = read_day(options.date, what="Ngày họp", example="2026-07-02")
    with opened(folder) as book:
        changes = meet(book, options.round, day, ballot=not options.hands)
        session_id = changes.only_id("council_session")
        put = session(book, session_id).nominations
    lines = [f"{changes.label}: mã số {session_id}, {len(put)} đề nghị đưa ra Hội đồng."]
    out.answer({"session": session_id, "held_on": day, "nominations": put}, lines)


def record(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Record a session's votes: all agree on what has no result yet, but for the exceptions given."""
    from desktop_app.services.council.vote_tallies import record_votes, vote_sheet

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


def _as_json(sheet: SessionVotes) -> dict[str, object]:
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


def _in_words(sheet: SessionVotes) -> list[str]:
    told = [
        f"{row.nomination_id}\t{row.name}\t{outcome_words(row.votes.tally(sheet.attended), row.rule)}"
        for row in sheet.rows
        if row.votes is not None
    ]
    return [*told, *(one.words for one in sheet.findings)]
