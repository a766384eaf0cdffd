"""The printed lists of a round's nominations, filled from the book."""

from collections.abc import Mapping, Sequence
from datetime import date

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.votes import share_words
from desktop_app.domain.list_kinds.rounds import NOMINATIONS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.numbers import format_number
from desktop_app.domain.rounds.states import PROPOSED, NominationState
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.wording import percent
from desktop_app.papers.kinds.proposals import nomination_list
from desktop_app.services import lists
from desktop_app.services.awards.rows import place_of
from desktop_app.services.book import Book
from desktop_app.services.council.sessions import sessions_of
from desktop_app.services.council.vote_tallies import votes_of_session
from desktop_app.services.office.offices import issuer, office, signer
from desktop_app.services.papers.content.submissions import office_issuer
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.papers.kinds.declaration import Holdings
from desktop_app.services.review_rounds import Round, round_of
from desktop_app.store import records


def nomination_list_paper(book: Book, code: str, on: date | None = None) -> Document:
    """Return the list of a round's proposals, with the Council's votes if there are any.

    Raises InvalidRecord while all of them are drafts.
    """
    day, review_round = on or date.today(), round_of(book, code)
    rows = _proposed(_nominations(book, review_round), f"Các đề nghị của đợt {review_round.code}")
    data = _data(book, review_round, rows, _votes(book, code), day)
    return worded(book, nomination_list.build, data, nomination_list.NOMINATIONS, day)


def exemplar_list_paper(book: Book, code: str, on: date | None = None) -> Document:
    """Return the list of a round's proposals marked as exemplars.

    Raises InvalidRecord while all exemplars are drafts.
    """
    day, review_round = on or date.today(), round_of(book, code)
    marked = [row for row in _nominations(book, review_round) if row["exemplar"]]
    rows = _proposed(marked, f"Các đề nghị nhân rộng của đợt {review_round.code}")
    return worded(
        book, nomination_list.build_exemplars, _data(book, review_round, rows, {}, day), nomination_list.EXEMPLARS, day
    )


def nomination_list_holds(book: Book, code: str) -> Holdings:
    """Return in words what the list of a round's nominations will contain."""

    def count(**scope: str | bool) -> int:
        return lists.count(book, ListQuery(NOMINATIONS.key, scope={"round": code, **scope}))

    collectives = count(kind=NomineeKind.COLLECTIVE.value, proposed=True)
    individuals = count(kind=NomineeKind.INDIVIDUAL.value, proposed=True)
    drafts = count(state=NominationState.DRAFT.value)
    left_out = f" {format_number(drafts)} đề nghị còn là nháp, không in." if drafts else ""
    if not collectives and not individuals:
        return Holdings(f"Đợt {code} chưa có đề nghị nào đã hoàn tất.{left_out}", False)
    words = f"Danh sách gồm {format_number(collectives)} tập thể, {format_number(individuals)} cá nhân đã hoàn tất."
    return Holdings(f"{words}{left_out}", True)


def _proposed(rows: Sequence[records.Record], whose: str) -> list[records.Record]:
    """Return the rows in a state that is on the round's list."""
    proposed = [row for row in rows if row["state"] in PROPOSED]
    if not proposed and any(row["state"] == NominationState.DRAFT for row in rows):
        raise InvalidRecord(f"{whose} đều còn là nháp, chưa có gì để in.", "", "Bấm “Hoàn tất” ở từng đề nghị.")
    return proposed


def _data(
    book: Book, review_round: Round, rows: Sequence[records.Record], votes: Mapping[int, str], day: date
) -> nomination_list.NominationListData:
    own_office = office(book, day)
    return nomination_list.NominationListData(
        issuer=issuer(own_office),
        round_title=review_round.code.title,
        year=day.year,
        collectives=tuple(_entry(row, votes) for row in rows if row["kind"] == NomineeKind.COLLECTIVE),
        individuals=tuple(_entry(row, votes) for row in rows if row["kind"] == NomineeKind.INDIVIDUAL),
        signer=signer(own_office),
        submitted_by=office_issuer(own_office),
    )


def _nominations(book: Book, review_round: Round) -> list[records.Record]:
    """Return a round's nominations in printed order."""
    with book.store.reading() as connection:
        return records.living(connection, "nomination", {"round_id": review_round.id}, order="list_key")


def _votes(book: Book, code: str) -> dict[int, str]:
    """Return, by nomination, the votes of the latest session as a narrow column prints them: "8/9 (88,88%)"."""
    session = next(iter(sessions_of(book, code)), None)
    if session is None:
        return {}
    session_votes = votes_of_session(book, session.id)
    votes_by_nomination = {}
    for row in session_votes.rows:
        if row.votes is not None:
            tally, base = row.votes.tally(session_votes.attended), row.rule.base
            share = percent(share_words(tally.share(base)))
            votes_by_nomination[row.nomination_id] = f"{tally.agree}/{tally.size(base)} ({share})"
    return votes_by_nomination


def _entry(row: records.Record, votes: Mapping[int, str]) -> nomination_list.ListEntry:
    return nomination_list.ListEntry(
        name=row["nominee_name"],
        position_and_unit=place_of(row),
        award=row["award"],
        summary=row["summary"],
        votes=votes.get(row["id"], ""),
        note=row["note"],
    )
