"""The form data of a session, read from the book at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.council.councils import SessionFields
from desktop_app.domain.list_kinds.rounds import NOMINATIONS
from desktop_app.domain.lists import ListQuery
from desktop_app.services import lists
from desktop_app.services.awards.rows import Candidate
from desktop_app.services.book import Book
from desktop_app.services.council import sessions
from desktop_app.services.council.councils import Council, council, councils


@dataclass(frozen=True, slots=True)
class SessionFormData:
    """The session (None for a new one), its fields, all Councils, the candidates, and those put to this session."""

    session_id: int | None
    fields: SessionFields
    councils: Sequence[Council]
    candidates: Sequence[Candidate]
    nomination_ids: frozenset[int]


def blank_session(book: Book, code: str, today: date) -> SessionFormData | None:
    """Return the form data of a round's next session, None while there is no Council.

    Every nomination that waits for the Council is put to it.
    """
    fields = sessions.next_session(book, code, today)
    if fields is None:
        return None
    nomination_ids = sessions.waiting_for_council(book, code)
    return SessionFormData(
        None, fields, councils(book), _candidates(book, code, nomination_ids), frozenset(nomination_ids)
    )


def saved_session(book: Book, session_id: int) -> SessionFormData:
    """Return the form data of a saved session. Raises RecordGone."""
    session = sessions.session(book, session_id)
    known_councils = councils(book)
    if session.fields.council_id not in {known_council.id for known_council in known_councils}:
        # The Council is in the trash, but it has met all the same.
        known_councils.append(council(book, session.fields.council_id))
    candidates = _candidates(book, session.fields.round_code, session.nominations)
    return SessionFormData(session_id, session.fields, known_councils, candidates, frozenset(session.nominations))


def _candidates(book: Book, code: str, chosen_ids: Sequence[int]) -> list[Candidate]:
    """Return the nominations put to a session, then the others that can be, each as lists print it."""
    keys = [column.key for column in NOMINATIONS.columns]
    candidates = {}
    for row in lists.everything(book, ListQuery(NOMINATIONS.key, scope={"round": code})):
        values = dict(zip(keys, row.values, strict=True))
        # The unit of a collective is the collective itself.
        place = [values["post"], values["unit"]] if values["unit"] != values["name"] else []
        candidates[row.id] = Candidate(row.id, values["name"], ", ".join(filter(None, place)), values["award"])
    allowed = sessions.eligible_for_council(book, code)
    allowed_first = [nomination_id for nomination_id in chosen_ids if nomination_id in allowed]
    return [
        candidates[nomination_id]
        for nomination_id in (
            *allowed_first,
            *(nomination_id for nomination_id in allowed if nomination_id not in allowed_first),
        )
    ]
