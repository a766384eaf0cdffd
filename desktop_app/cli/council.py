"""The Council on the command line: set it up, open a session, record its votes."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.cli import named
from desktop_app.cli.answer import Answer
from desktop_app.cli.days import read_day, read_optional_day
from desktop_app.domain.council.councils import CouncilFields, CouncilRole, MemberFields
from desktop_app.domain.council.votes import Votes, outcome_words
from desktop_app.domain.errors import UsageError
from desktop_app.domain.office.units import within
from desktop_app.domain.vietnamese import is_whole_number
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book, opened
from desktop_app.services.choices import Choice

if TYPE_CHECKING:
    from desktop_app.services.council.vote_tallies import SessionVotes


def set_up(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Set up a Council by its decision; its members are people of the book, with their posts on its first day."""
    from desktop_app.services.council.councils import save_council
    from desktop_app.services.office.people import person_choices

    with opened(folder) as book:
        fields = _read_council(book, options)
        day = fields.valid_from or fields.decided_on or date.today()
        people = person_choices(book, day)
        members = [_member(book, people, text, day) for text in options.member]
        changes = save_council(book, None, fields, [(None, member) for member in members])
    council_id = changes.only_id("council")
    members_json = [
        {"person": member.person_id, "name": member.full_name, "role": member.role, "post": member.post_title}
        for member in members
    ]
    value = {"council": council_id, "name": fields.name, "members": members_json, "change": changes.change_id}
    out.answer(value, [f"{changes.label}: mã số {council_id}, {len(members)} thành viên."])


def _read_council(book: Book, options: argparse.Namespace) -> CouncilFields:
    """Return the fields of the Council; name and issuing body default to those of the Council before."""
    from desktop_app.services.council.councils import councils
    from desktop_app.services.office.offices import office

    decided_on = read_day(options.date, what="Ngày quyết định", example="2026-03-10")
    first, last = read_optional_day(options.valid_from), read_optional_day(options.valid_to)
    before = next(iter(councils(book)), None)
    previous = before.fields if before is not None else CouncilFields(issuing_body=f"Giám đốc {office(book).name}")
    name, body = (previous.name if options.name is None else options.name), options.by or previous.issuing_body
    return CouncilFields(name, options.decision, decided_on, body, first, last).checked()


def _member(book: Book, people: Sequence[Choice], text: str, day: date) -> MemberFields:
    from desktop_app.domain.office.people import post_words
    from desktop_app.services.office.people import posts

    name, _, role = text.partition(":")
    person = named.person_named(people, name)
    held_posts = [post for post in posts(book, person.id) if within(day, post.fields.from_date, post.fields.to_date)]
    current = max(held_posts, key=lambda post: post.fields.from_date or date.min, default=None)
    post_title = post_words(current.fields.position, current.unit_name) if current is not None else ""
    return MemberFields(
        person.name, named.role_named(role) if role.strip() else CouncilRole.MEMBER, post_title, person.id
    )


def open_session(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Open a session of the Council in office on a day, on all nominations of a round that wait for it."""
    from desktop_app.services.council.sessions import hold_session, session

    day = read_day(options.date, what="Ngày họp", example="2026-07-02")
    with opened(folder) as book:
        changes = hold_session(book, options.round, day, ballot=not options.hands)
        session_id = changes.only_id("council_session")
        put = session(book, session_id).nominations
    lines = [f"{changes.label}: mã số {session_id}, {len(put)} đề nghị đưa ra Hội đồng."]
    out.answer({"session": session_id, "held_on": day, "nominations": put}, lines)


def record(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Record a session's votes: unanimous on each nomination without a result yet, except those given by --agree."""
    from desktop_app.services.council.vote_tallies import record_votes, votes_of_session

    exceptions = dict(_exception(text) for text in options.agree)
    with opened(folder) as book:
        sheet = votes_of_session(book, options.session)
        unanimous = {row.nomination_id: sheet.unanimous(row) for row in sheet.rows}
        votes = {row.nomination_id: unanimous[row.nomination_id] for row in sheet.rows if row.votes is None}
        everybody = Votes.unanimous(sheet.attended)
        votes |= {key: unanimous.get(key, everybody).typed("agree", agree) for key, agree in exceptions.items()}
        if votes:
            record_votes(book, options.session, votes)
        after = votes_of_session(book, options.session)
    out.answer(_as_json(after), _in_words(after))


def _exception(text: str) -> tuple[int, int]:
    nomination, _, agree = text.partition("=")
    if not (is_whole_number(nomination) and is_whole_number(agree)):
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
    return {"session": sheet.session_id, "votes": rows, "findings": [finding.words for finding in sheet.findings]}


def _in_words(sheet: SessionVotes) -> list[str]:
    lines = [
        f"{row.nomination_id}\t{row.name}\t{outcome_words(row.votes.tally(sheet.attended), row.rule)}"
        for row in sheet.rows
        if row.votes is not None
    ]
    return [*lines, *(finding.words for finding in sheet.findings)]
