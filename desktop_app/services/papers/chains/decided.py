"""The steps of a chain from the decision on: the decision, the papers as issued, the money, what was handed over."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from desktop_app.domain.awards.chains import ChainStage, ChainStep
from desktop_app.domain.law.catalogue import LEVEL_LABELS, AwardLevel
from desktop_app.domain.law.money import coefficient_words
from desktop_app.domain.law.year_facts import RecordRef
from desktop_app.domain.numbers import format_number
from desktop_app.domain.office.citations import day_words, document_words, giver_words
from desktop_app.papers.document.text import lowered
from desktop_app.services.awards.choices import deciding_body
from desktop_app.services.dates import from_iso
from desktop_app.services.standing.decision_numbers import cancelled_by, whole_number
from desktop_app.store import records
from desktop_app.store.queries.chains import read_papers
from desktop_app.store.records import Reader, Record


def decision_steps(
    connection: Reader, awards: Sequence[Record], nomination_id: int | None = None
) -> Iterator[ChainStep]:
    """Yield the decisions on some awards, the issued papers that concern them, money, and what was handed over."""
    fetched = records.fetch_many(connection, "decision", sorted({award["decision_id"] for award in awards}))
    decisions = {row_id: row for row_id, row in fetched.items() if row["trashed_at"] is None}
    standing = [award for award in awards if award["decision_id"] in decisions]
    for award in standing:
        decision = decisions[award["decision_id"]]
        yield from _decided(connection, decision, award)
    yield from _papers(connection, decisions, standing, nomination_id)
    for award in standing:
        yield from _money(award, from_iso(decisions[award["decision_id"]]["signed_on"]))
        yield from _handed_over(connection, award)


def _decided(connection: Reader, decision: Record, award: Record) -> Iterator[ChainStep]:
    signed_on, record = from_iso(decision["signed_on"]), RecordRef("decision", decision["id"])
    if decision["number"]:
        number = whole_number(connection, decision)
        named = f"{document_words('Quyết định', number, signed_on)}{_decided_by(connection, decision, signed_on)}"
    else:
        named = "Quyết định chưa có số, ngày,"
    subject = " ".join(decision["subject"].split())
    signer = f"; người ký: {decision['signer']}" if decision["number"] and decision["signer"] else ""
    yield ChainStep(
        ChainStage.DECISION,
        f"{named} {lowered(subject)}{signer}",
        record,
        signed_on,
        "number" if decision["number"] else "",
    )
    reason = f": {award['reason_line']}" if award["reason_line"] else ""
    yield ChainStep(ChainStage.DECISION, f"“{award['award']}”{reason}", RecordRef("award", award["id"]), signed_on)


def _decided_by(connection: Reader, decision: Record, day: date | None) -> str:
    """Return who decided, as words after the decision; a higher level without a body on record has its usual one."""
    level = AwardLevel(decision["level"])
    own = level is AwardLevel.DEPARTMENT
    body = giver_words(decision["issuing_body"], "") if own else deciding_body(connection, decision, day)
    if body:
        return f" của {body}"
    return "" if own else f" ({lowered(LEVEL_LABELS[level])})"


def _papers(
    connection: Reader, decisions: dict[int, Record], awards: Sequence[Record], nomination_id: int | None
) -> Iterator[ChainStep]:
    """Yield the issued papers on the nomination, its sessions, its round and its decisions, as far as they name it."""
    options: dict[str, list[object]] = {"decision": list(decisions), "award": [award["id"] for award in awards]}
    if nomination_id is not None:
        row = records.fetch(connection, "nomination", nomination_id)
        tallies = records.living(connection, "vote_tally", {"nomination_id": nomination_id})
        options |= {
            "nomination": [nomination_id],
            "session": [tally["session_id"] for tally in tallies],
            "round": [records.fetch(connection, "review_round", row["round_id"])["code"]],
        }
    for paper in read_papers(connection, options):
        named = json.loads(paper["options"])
        if any(name in named and named[name] not in map(str, ids) for name, ids in options.items() if name != "round"):
            # A paper of the same round on another decision.
            continue
        number = f" số {paper['number']}" if paper["number"] else ""
        version = f" (bản {paper['version']})" if paper["version"] > 1 else ""
        text = f"{paper['title']}{number}{version}"
        yield ChainStep(ChainStage.PAPER, text, RecordRef("issued_paper", paper["id"]), from_iso(paper["dated_on"]))


def _money(award: Record, signed_on: date | None) -> Iterator[ChainStep]:
    """Yield the amount, which the decision's day settles, why there is another or none, and when it was paid."""
    record = RecordRef("award", award["id"])
    # What is not paid for a reason was not reckoned either: the coefficient beside it would give an amount.
    if award["amount"] is not None and (award["amount"] or not award["unpaid_reason"]):
        # An amount that was not computed, but entered or taken in for a reason, is no product.
        entered = award["amount"] and award["unpaid_reason"]
        shown = award["coefficient"] and award["base_salary"] is not None and not entered
        coefficient = coefficient_words(Fraction(award["coefficient"])) if shown else ""
        rounded = shown and Decimal(award["coefficient"]) * award["base_salary"] != award["amount"]
        base = f"{format_number(award['base_salary'])} đồng{', làm tròn' if rounded else ''}" if shown else ""
        how = f" ({coefficient} × {base})" if shown else ""
        yield ChainStep(ChainStage.MONEY, f"{format_number(award['amount'])} đồng{how}", record, signed_on, "amount")
    if award["unpaid_reason"]:
        why = "Lý do" if award["amount"] else "Không chi"
        yield ChainStep(ChainStage.MONEY, f"{why}: {award['unpaid_reason']}", record, column="unpaid_reason")
    if award["paid_on"]:
        yield ChainStep(ChainStage.PAID, "Đã chi tiền thưởng", record, from_iso(award["paid_on"]), "paid_on")


def _handed_over(connection: Reader, award: Record) -> Iterator[ChainStep]:
    record = RecordRef("award", award["id"])
    if award["handed_on"]:
        number = f", số sổ {award['certificate_number']}" if award["certificate_number"] else ""
        yield ChainStep(ChainStage.HANDED_OVER, f"Đã trao{number}", record, from_iso(award["handed_on"]), "handed_on")
    cancelled_on = from_iso(award["cancelled_on"])
    if cancelled_on is not None:
        document = cancelled_by(connection, [award])[award["id"]]
        text = f"Hủy bỏ theo {document}" if document else "Hủy bỏ"
        text += f"; lý do: {lowered(str(award['cancel_reason']).rstrip(' .'))}" if award["cancel_reason"] else ""
        yield ChainStep(ChainStage.CANCELLED, text, record, cancelled_on, "cancelled_on")
        recovered_on = from_iso(award["recovered_on"])
        if recovered_on is not None:
            text = f"Đã thu hồi ngày {day_words(recovered_on)}"
            yield ChainStep(ChainStage.CANCELLED, text, record, recovered_on, "recovered_on")
