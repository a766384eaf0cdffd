"""Summaries of many nominations drafted and stored in one step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.keeping.backups import bulk
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.services.book import Book
from desktop_app.services.review_rounds import refuse_closed
from desktop_app.services.rounds.checks import refuse_unexplained
from desktop_app.services.rounds.evidence import drafted_summary, with_own_evidence
from desktop_app.services.rounds.nominations import refuse_fixed, refuse_trashed, set_links, stored_fields
from desktop_app.services.rounds.summaries.age import confirm_summary
from desktop_app.store import records
from desktop_app.store.work import UnitOfWork

_LINKS = ("task_ids", "activity_ids", "initiative_ids")


@dataclass(frozen=True, slots=True)
class DraftedSummaries:
    """What drafting changed, and by nomination what it cites but the summary does not tell, for want of a role."""

    changes: Changes
    untold: Mapping[int, tuple[str, ...]]


def draft_summaries(book: Book, ids: Sequence[int], *, replace_written: bool = False) -> DraftedSummaries:
    """Draft and store the summaries of nominations from what they cite; one that cites nothing then cites its own.

    Raises InvalidRecord naming the nominee if there is a summary already (unless `replace_written`), if nothing is on
    record, if the nomination cannot be changed, or if by what it then cites it fails a condition without a reason
    (ReasonRequired); RecordGone.
    """
    if not ids:
        raise InvalidRecord("Chọn ít nhất một đề nghị.")
    untold: dict[int, tuple[str, ...]] = {}
    with book.store.work("Soạn tóm tắt thành tích", before=bulk(ids)) as work:
        names, newly_citing = [], []
        for nomination_id in dict.fromkeys(ids):
            before = stored_fields(work.connection, nomination_id)
            names.append(_draft(work, nomination_id, untold, replace_written))
            if _links(before) != _links(stored_fields(work.connection, nomination_id)):
                newly_citing.append(nomination_id)
        refuse_unexplained(work.connection, newly_citing)
        whose = f"“{names[0]}”" if len(names) == 1 else f"{len(names)} đề nghị"
        work.label = f"Soạn tóm tắt thành tích của {whose}"
        return DraftedSummaries(work.changes(), untold)


def _draft(work: UnitOfWork, nomination_id: int, untold: dict[int, tuple[str, ...]], replace_written: bool) -> str:
    row = records.fetch(work.connection, "nomination", nomination_id)
    name = str(row["nominee_name"])
    refuse_trashed(row)
    refuse_closed(records.fetch(work.connection, "review_round", row["round_id"]))
    if row["summary"] and not replace_written:
        raise InvalidRecord(f"Đề nghị “{name}” đã có tóm tắt thành tích.", "summary", "Chọn thay tóm tắt đã viết.")
    fields = with_own_evidence(work.connection, stored_fields(work.connection, nomination_id))
    drafted = drafted_summary(work.connection, fields)
    if not drafted.text:
        raise InvalidRecord(
            f"Đề nghị “{name}” chưa có gì ghi trong kỳ để soạn tóm tắt.",
            "summary",
            "Ghi vai trò ở hoạt động, kết quả ở nhiệm vụ, hoặc chọn căn cứ khác.",
        )
    links = _links(fields)
    refuse_fixed(work, row, links)
    set_links(work, nomination_id, links)
    work.update("nomination", nomination_id, {"summary": drafted.text})
    confirm_summary(work, nomination_id)
    untold[nomination_id] = drafted.untold
    return name


def _links(fields: NominationFields) -> dict[str, tuple[int, ...]]:
    return {name: getattr(fields, name) for name in _LINKS}
