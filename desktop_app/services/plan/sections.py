"""The headings of a plan as records, matched from one version of its text to the next, with their tasks."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from desktop_app.domain.plan.plans import Heading, TextSpan
from desktop_app.domain.vietnamese import fold
from desktop_app.store import records
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork

SPAN_ROWS: Final = RowCodec(TextSpan, "plan_section", columns={"first": "first_paragraph", "last": "last_paragraph"})
HEADING_ROWS: Final = RowCodec(Heading, "plan_section", parts={"span": SPAN_ROWS})


def write_sections(work: UnitOfWork, plan_id: int, headings: Sequence[Heading]) -> dict[str, int]:
    """Write the headings of a plan's text and return each one's section id by its path.

    A heading that was there before, also renumbered or renamed, keeps its section.
    """
    before = records.living(work.connection, "plan_section", {"plan_id": plan_id}, order="position")
    section_ids = match_sections(before, headings)
    ids: dict[str, int] = {}
    for position, heading in enumerate(headings):
        values = HEADING_ROWS.as_row(heading) | {"plan_id": plan_id, "position": position}
        if heading.path in section_ids:
            ids[heading.path] = section_ids[heading.path]
            work.update("plan_section", ids[heading.path], values)
        else:
            ids[heading.path] = work.insert("plan_section", values)
    return ids


def leave_out_sections(work: UnitOfWork, plan_id: int, section_ids: Iterable[int]) -> None:
    """Remove the sections missing in the text; a section that has tasks stays, after all others and without a place."""
    ids = set(section_ids)
    nowhere = {"position": len(ids), "first_paragraph": None, "last_paragraph": None}
    for row in records.living(work.connection, "plan_section", {"plan_id": plan_id}):
        if row["id"] in ids:
            continue
        if records.is_referred_to(work.connection, "plan_section", row["id"]):
            work.update("plan_section", row["id"], nowhere)
        else:
            work.delete("plan_section", row["id"])


def match_sections(before: Sequence[records.Record], headings: Sequence[Heading]) -> dict[str, int]:
    """Return the stored section of each heading, by path: matched by titles and path, else by titles, else by path."""
    old = {str(row["path"]): str(row["title"]) for row in before}
    new = {heading.path: heading.title for heading in headings}
    unmatched = {str(row["path"]): int(row["id"]) for row in before}
    matched: dict[str, int] = {}
    for path in new:
        if path in unmatched and _titles(path, old) == _titles(path, new):
            matched[path] = unmatched.pop(path)
    for path in new:
        alike = (old_path for old_path in unmatched if _titles(old_path, old) == _titles(path, new))
        if path not in matched and (old_path := next(alike, None)) is not None:
            matched[path] = unmatched.pop(old_path)
    for path in new:
        if path not in matched and path in unmatched:
            matched[path] = unmatched.pop(path)
    return matched


def _titles(path: str, titles: Mapping[str, str]) -> tuple[str, ...]:
    """Return the folded titles from the topmost heading down to this one."""
    parts = path.split("/")
    return tuple(fold(titles.get("/".join(parts[: end + 1]), "")) for end in range(len(parts)))
