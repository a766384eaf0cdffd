"""The sample's Council, and its sessions on the rounds."""

from datetime import date, timedelta
from typing import Final

from desktop_app.domain.council.councils import (
    AttendanceFields,
    CouncilFields,
    CouncilRole,
    MemberFields,
    Presence,
    SessionFields,
)
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.people import post_words
from desktop_app.domain.round_codes import parse_round_code
from desktop_app.domain.rounds.printed_order import rank_of
from desktop_app.services import lists
from desktop_app.services.awards.headings import period_words
from desktop_app.services.book import Book
from desktop_app.services.council.councils import council, save_council
from desktop_app.services.council.sessions import save_session, waiting_for_council
from desktop_app.services.council.vote_tallies import record_unanimous, record_votes, votes_of_session
from desktop_app.services.office.offices import office
from desktop_app.services.office.people import person_choices, posts
from desktop_app.services.sample.content import content

_MOST_HEADS: Final = 5


def set_up_council(book: Book) -> int:
    """Set up a Council of the office's heads and return its id."""
    wording, own_office = content("co-quan"), office(book)
    decided_on = wording["council"]["decided_on"]
    members = [
        MemberFields(own_office.signer_name, CouncilRole.CHAIR, "Giám đốc Sở"),
        MemberFields(wording["deputy"]["name"], CouncilRole.DEPUTY, "Phó Giám đốc Sở"),
    ]
    secretary = None
    for person in person_choices(book, decided_on):
        held_posts = posts(book, person.id)
        position = held_posts[0].fields.position if held_posts else ""
        if position == "Chuyên viên" and held_posts[0].unit_name == "Văn phòng":
            secretary = secretary or MemberFields(
                person.name, CouncilRole.SECRETARY, post_words(position, held_posts[0].unit_name), person.id
            )
        elif position not in ("", "Chuyên viên") and len(members) < _MOST_HEADS + 2:
            members.append(
                MemberFields(person.name, CouncilRole.MEMBER, post_words(position, held_posts[0].unit_name), person.id)
            )
    # Heads before deputies, as a decision lists them.
    members[2:] = sorted(members[2:], key=lambda member: rank_of(member.post_title))
    members += [secretary] if secretary else []
    fields = CouncilFields(
        decision_number=wording["council"]["decision"],
        decided_on=decided_on,
        issuing_body=wording["council"]["issued_by"],
    )
    return save_council(book, None, fields, [(None, member) for member in members]).only_id("council")


def meet(book: Book, council_id: int, code: str, day: date) -> None:
    """Let the Council meet on a round: one is turned down, one has a vote against, all others pass."""
    members = [member.id for member in council(book, council_id).in_office(day)]
    names = [member.fields.full_name for member in council(book, council_id).in_office(day)]
    rows = lists.everything(book, ListQuery("nominations", scope={"round": code}))
    away = [AttendanceFields(members[3], Presence.WRITTEN, "đi công tác")]
    # Nobody counts the votes on himself, or those of a session that he is not at.
    tellers = [name for name in names[1:-1] if name != names[3] and not any(name in row.values for row in rows)]
    period = period_words(parse_round_code(code), None, None)
    fields = SessionFields(
        code,
        council_id,
        day,
        "14:00",
        "15:30",
        content("co-quan")["council"]["place"],
        chair=names[0],
        secretary=names[-1],
        tellers=tuple(tellers[:2]),
        discussion=f"Các thành viên trao đổi về thành tích {period}, thống nhất đưa ra bỏ phiếu.",
        # A session for each half of a year; numbers begin anew each year.
        number=f"{parse_round_code(code).half:02d}",
        opinions_by=day - timedelta(days=1),
    )
    nomination_ids = waiting_for_council(book, code)
    session_id = save_session(book, None, fields, away, nomination_ids).only_id("council_session")
    sheet = votes_of_session(book, session_id)
    of_all = {row.nomination_id: sheet.unanimous(row) for row in sheet.rows}
    first, last = nomination_ids[0], nomination_ids[-1]
    record_votes(book, session_id, {first: of_all[first].typed("against", 1), last: of_all[last].typed("agree", 3)})
    record_unanimous(book, session_id)
