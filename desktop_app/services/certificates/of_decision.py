"""What is wrong with the record of a decision whose certificates are printed: what its own check says of it, too."""

from collections.abc import Iterable, Iterator, Mapping

from desktop_app.domain.certificates.texts import Certificate, CertificateFinding
from desktop_app.services.awards.money import catalogue_of
from desktop_app.services.book import Book
from desktop_app.services.certificates.texts import unsigned_note
from desktop_app.services.papers.decision_checks import (
    incomplete,
    left_by_then,
    of_decision_query,
    titles_in,
    without_reason,
)
from desktop_app.services.papers.edited import differences_of, names_after
from desktop_app.services.papers.given_before import awarded_before
from desktop_app.services.papers.issued import edited_issue, numbered_alike
from desktop_app.services.papers.kinds.awards import DECISION_KEY
from desktop_app.services.papers.remarks import most
from desktop_app.services.standing.decision_numbers import whole_number
from desktop_app.store import records


def decision_findings(
    book: Book, decision_id: int, certificates: Iterable[Certificate]
) -> tuple[CertificateFinding, ...]:
    """Return what the records leave wrong on these certificates of a decision.

    Bought stock is spoilt by an empty reason or a number of two decisions as the decision is, which is paper.
    Raises RecordGone.
    """
    return tuple(map(CertificateFinding, _sentences(book, decision_id, {each.number: each for each in certificates})))


def _edited_in_word(book: Book, decision_id: int, certificates: Iterable[Certificate]) -> Iterator[str]:
    """Yield what the decision says otherwise since it was changed in Word: what goes with it is read beside it."""
    issued = edited_issue(book, DECISION_KEY, {"decision": str(decision_id)})
    if issued is None:
        return
    which = f"quyết định đã phát hành (bản {issued.version}, đã sửa bằng Word)"
    differences = differences_of(issued.edits)
    for certificate in certificates:
        names = {certificate.name: ""}
        if certificate.name not in names_after(names, differences):
            now = next((name for name in names_after(names, differences)), "")
            says = f"ghi “{now}”" if now else "không có tên này"
            yield f"“{certificate.name}”: {which} {says}, giấy in theo sổ; sửa ở sổ rồi in."
        texts = {certificate.values[key] for key in ("chức vụ", "thành tích")} - {""}
        for part in differences:
            before, after = (" ".join(text.split()) for text in (part.before, part.after))
            if after and any(text.strip(" .") == before.strip(" .") for text in texts):
                yield f"“{certificate.name}”: {which} ghi “{after}”, giấy in “{before}”; sửa ở sổ rồi in."


def _sentences(book: Book, decision_id: int, certificates: Mapping[int, Certificate]) -> Iterator[str]:
    if unsigned := unsigned_note(book, decision_id):
        yield unsigned
    with book.store.reading() as connection:
        decision = records.fetch(connection, "decision", decision_id)
        given = records.living(connection, "award", {"decision_id": decision_id, "cancelled_on": None}, "position")
        awards = [row for row in given if row["position"] in certificates]
        ids = [row["nomination_id"] for row in awards if row["nomination_id"] is not None]
        proposals = records.fetch_many(connection, "nomination", ids)
        number = whole_number(connection, decision)
        rules = catalogue_of(connection, decision)
        titles = titles_in(rules)
        before = (*awarded_before(connection, awards, rules), *left_by_then(connection, awards))
    yield from (remark.sentence for remark in incomplete([decision]))
    yield from _edited_in_word(book, decision_id, certificates.values())
    if decision["number"] and decision["signed_on"]:
        options, year = {"decision": str(decision_id)}, int(decision["signed_on"][:4])
        yield from (taken.sentence for taken in numbered_alike(book, DECISION_KEY, options, number, year))
    printed = {row["id"]: certificates[row["position"]].values["thành tích"] for row in awards}
    lacking = most(without_reason(awards, proposals, titles, printed), of_decision_query(decision_id))
    yield from (remark.sentence for remark in lacking)
    yield from (remark.sentence for remark in most(iter(before), of_decision_query(decision_id)))
