"""Whether the figures of a summary still are the records': "5/5 kỳ" of a task of which six periods are done by now.

No record needs to change for that: a period falls due, and the summary was drafted before it did.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.law.year_facts import RecordRef
from desktop_app.domain.office.citations import joined_words
from desktop_app.domain.rounds.states import DECIDED, NominationState
from desktop_app.services.rounds.evidence import drafted_summary
from desktop_app.services.rounds.nominations import stored_fields
from desktop_app.store import records
from desktop_app.store.records import Reader

_SHARE: Final = re.compile(r"hoàn thành (?:đúng hạn )?(\d[\d.]*/\d[\d.]*\d|\d/\d)(?![\d/])( kỳ)?")
"""A part of the periods or tasks, as the drafted summary counts them; not a day."""
_ZERO_BEFORE: Final = re.compile(r"\b0(?=\d)")
_COUNTED_ON: Final = re.compile(r"Số liệu tính đến ngày (\d[\d/]*\d)")
"""How a drafted summary ends that was written before its time was over."""
_SETTLED: Final = DECIDED | {NominationState.FAILED}
"""What such a nomination says was decided on as it stands."""


@dataclass(frozen=True, slots=True)
class OutrunFigures:
    """The shares that a nomination's summary tells, and those that one drafted today would tell instead."""

    nomination_id: int
    name: str
    told_shares: tuple[str, ...]
    present_shares: tuple[str, ...]

    counted_on: str = ""
    """The day up to which the summary counts, where its figures stand but the time for them went on after it."""
    records: tuple[RecordRef, ...] = ()
    """None in particular: a period that falls due is no change of a record."""

    @property
    def sentence(self) -> str:
        """What is to be known and done, as a sentence."""
        if self.counted_on:
            return (
                f"Tóm tắt nêu số liệu tính đến ngày {self.counted_on}, nay thời gian tính thành tích đã hết: "
                "mở đề nghị, bấm Soạn tóm tắt (Ctrl+D) để soạn lại, hoặc bỏ dòng ấy."
            )
        now = f"nay là {joined_words(self.present_shares)}" if self.present_shares else "nay không còn"
        return (
            f"Tóm tắt nêu hoàn thành {joined_words(self.told_shares)}, theo sổ {now}: "
            "mở đề nghị, bấm Soạn tóm tắt (Ctrl+D) để soạn lại, hoặc sửa số."
        )


def outrun_figures(connection: Reader, round_id: int, today: date) -> Iterator[OutrunFigures]:
    """Yield the nominations of a round, not decided yet, whose summaries tell shares that the records no longer have.

    And those that count up to a day of a time that is over. Only what tells either is drafted anew to compare.
    """
    for row in records.living(connection, "nomination", {"round_id": round_id}, order="list_key"):
        stored_shares = Counter(_shares(row["summary"]))
        counted_on = _COUNTED_ON.search(row["summary"])
        if not (stored_shares or counted_on) or row["state"] in _SETTLED:
            continue
        draft = drafted_summary(connection, stored_fields(connection, row["id"]), today).text
        drafted = Counter(_shares(draft))
        # A share that the clerk left out is no wrong figure.
        if outrun := stored_shares - drafted:
            present = drafted - stored_shares
            yield OutrunFigures(row["id"], row["nominee_name"], tuple(outrun), tuple(present))
        elif counted_on and draft and not _COUNTED_ON.search(draft):
            # A draft names no day once the whole time is counted.
            yield OutrunFigures(row["id"], row["nominee_name"], (), (), counted_on[1])


def _shares(summary: str) -> list[str]:
    # As "05/05" they were written before shares lost the zeros.
    return [_ZERO_BEFORE.sub("", "".join(match)) for match in _SHARE.findall(summary)]
