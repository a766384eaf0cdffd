"""Nominations on hold carried over to the next round as drafts that name the round they come from."""

from dataclasses import replace

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.keeping.backups import Occasion
from desktop_app.domain.round_codes import round_title
from desktop_app.domain.rounds.states import NominationState
from desktop_app.services.book import Book
from desktop_app.services.review_rounds import Round, refuse_closed, round_row, rounds
from desktop_app.services.rounds.nominations import nomination, nomination_values, refuse_double, set_parts
from desktop_app.store import records


def round_before(book: Book, code: str) -> Round | None:
    """Return the round before the one with this code, None if the book has none."""
    return next((review_round for review_round in rounds(book) if str(review_round.code) < code), None)


def carry_over(book: Book, code: str) -> Changes:
    """Copy the nominations on hold in the round before into the round, as drafts; the held ones name the new round.

    Nominees in the round already for the same award, or who cannot be proposed in it, are skipped. Raises
    InvalidRecord if there is no round before, nothing to carry over, or the round is closed.
    """
    before, title = round_before(book, code), round_title(code)
    if before is None:
        raise InvalidRecord(f"Trước đợt {title} chưa có đợt xét nào.")
    with book.store.reading() as connection:
        on_hold = {"round_id": before.id, "state": NominationState.HELD.value}
        waiting = [row["id"] for row in records.living(connection, "nomination", on_hold, order="list_key")]
    held_nominations = [nomination(book, nomination_id) for nomination_id in waiting]
    with book.store.work(
        f"Chuyển đề nghị tạm hoãn của đợt {before.code.title} sang đợt {title}", before=Occasion.BULK
    ) as work:
        refuse_closed(round_row(work.connection, code))
        number = 0
        for held_nomination in held_nominations:
            fields = replace(
                held_nomination.fields,
                round_code=code,
                period_from=None,
                period_to=None,
                state=NominationState.DRAFT,
                papers=(),
            )
            try:
                values = nomination_values(work, fields)
                refuse_double(work, values)
            except InvalidRecord:
                continue
            new_id = work.insert("nomination", {**values, "carried_from": str(before.code)})
            set_parts(work, new_id, fields)
            work.update("nomination", held_nomination.id, {"state_reason": f"Chuyển sang đợt {title}"})
            number += 1
        if not number:
            nothing = f"Đợt {before.code.title} không có đề nghị tạm hoãn nào để chuyển sang đợt"
            raise InvalidRecord(f"{nothing} {title}.")
        work.label = f"Chuyển {number} đề nghị tạm hoãn của đợt {before.code.title} sang đợt {title}"
        return work.changes()
