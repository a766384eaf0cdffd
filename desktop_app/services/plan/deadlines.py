"""Deadlines as the clerk types them, and as they are stored with their task."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from desktop_app.domain.plan.deadlines import Deadline, Recurrence
from desktop_app.domain.plan.occurrences import expected_occurrences
from desktop_app.domain.vietnamese import SENTENCE_END
from desktop_app.store import records
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork

DEADLINE_ROWS: Final = RowCodec(Deadline, "task", prefix="deadline_", columns={"recurrence": "recurrence"})
FURTHER_ROWS: Final = RowCodec(Deadline, "further_deadline", prefix="deadline_", columns={"recurrence": "recurrence"})
_DUE_BY: Final = re.compile(r"\b(?:trước|đến|hoàn thành|chậm nhất|muộn nhất|xong)\b", re.IGNORECASE)
_CLAUSE_END: Final = re.compile(r"[,;] (?:và )?(?=[^\W\d])")
_SEVERAL: Final = 2
_TAKEN_UP: Final = re.compile(r"(?:tiếp tục|duy trì|nhân rộng|phát huy|khắc phục|rút kinh nghiệm|từ)\b", re.IGNORECASE)


def understood(words: str) -> Deadline:
    """Return the deadline that these words mean, with the words. Does not read the book."""
    # Imported here: the reader is needed only when a deadline is typed.
    from desktop_app.intake.plan.deadlines import read_deadline

    return read_deadline(words)


def all_understood(words: str) -> tuple[Deadline, ...]:
    """Return the deadlines that these words mean, the first with all of the words. Does not read the book."""
    from desktop_app.intake.plan.deadlines import field_deadlines

    return field_deadlines(words)


def deadline_words(deadlines: Iterable[Deadline]) -> str:
    """Return the words of all deadlines of a task, as its list shows them."""
    return "; ".join(deadline.text for deadline in deadlines if deadline.text)


def parts_over(text: str, day: date) -> tuple[str, ...]:
    """Return the parts of a plan in words that were due before a day. Does not read the book."""
    return tuple(part for part in _parts(text) if _was_due_before(part, day))


def still_to_come(text: str, day: date) -> str:
    """Return a plan in words without its parts that were due before a day. Does not read the book."""
    over = parts_over(text, day)
    if not over:
        return text
    left = ("; ".join(part for part in _parts(sentence) if part not in over) for sentence in _sentences(text))
    return ". ".join(filter(None, left))


def clauses_to_come(text: str, day: date) -> str:
    """Return what a task asks for by several days without what was due before a day, as a sentence begins.

    "Sơ kết trong quý IV/2025, tổng kết trước ngày 15/12/2027" asks after 2025 for the tổng kết alone. Where a part has
    no day of its own nothing is taken out. Does not read the book.
    """
    from desktop_app.intake.plan.deadlines import find_deadlines

    parts = _CLAUSE_END.split(text)
    if len(parts) < _SEVERAL or not all(find_deadlines(part) for part in parts):
        return text
    left = ", ".join(part for part in parts if not _was_due_before(part.strip(" .;"), day))
    return f"{left[:1].upper()}{left[1:]}" if left else text


def _parts(text: str) -> list[str]:
    """Return the parts of a plan in words: its lines, sentences, and what stands between semicolons."""
    parts = (part.strip(" .") for sentence in _sentences(text) for part in sentence.split(";"))
    return [part for part in parts if part]


def _sentences(text: str) -> list[str]:
    return [sentence for line in text.split("\n") for sentence in SENTENCE_END.split(line)]


def _was_due_before(part: str, day: date) -> bool:
    from desktop_app.intake.plan.deadlines import find_deadlines

    stated = find_deadlines(part)
    # What comes back each year, or has a date that is no deadline of its own, is never over: in doubt it is told.
    if not all(each.recurrence is Recurrence.ONCE and _binds(each.text, part) for each in stated):
        return False
    expected = [each for of in stated for each in expected_occurrences(of, date.min.year, date.max.year, planned=False)]
    return bool(expected) and all(each.due_on is not None and each.due_on < day for each in expected)


def _binds(words: str, part: str) -> bool:
    """Return whether a time is the one by which a part of a plan is to be done, not one that it speaks of."""
    if _DUE_BY.search(words):
        return True
    # "Nhân rộng mô hình ra mắt trong tháng 3/2026": the time may be that of what is taken up again.
    return words.lower().startswith("trong ") and part.endswith(words) and not _TAKEN_UP.match(part)


def further_deadlines(connection: records.Reader, task_id: int) -> tuple[Deadline, ...]:
    """Return the deadlines of a task after its first, in their order."""
    rows = records.living(connection, "further_deadline", {"task_id": task_id}, order="position")
    return tuple(map(FURTHER_ROWS.from_row, rows))


def deadlines_of(connection: records.Reader, task: records.Record) -> tuple[Deadline, ...]:
    """Return all deadlines of a stored task."""
    return (DEADLINE_ROWS.from_row(task), *further_deadlines(connection, task["id"]))


def set_further_deadlines(work: UnitOfWork, task_id: int, deadlines: Sequence[Deadline]) -> None:
    """Store the deadlines of a task after its first, in this order."""
    work.set_listed("further_deadline", {"task_id": task_id}, [*map(FURTHER_ROWS.as_row, deadlines)])
