"""The papers on a single award: the extract of its decision for the recipient, and the decision that cancels it."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from desktop_app.domain.awards.decisions import cancellation_ground, recovery_due
from desktop_app.domain.certificates.certificates import CERTIFIED
from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.law.catalogue import LEVEL_LABELS, AwardLevel
from desktop_app.domain.law.money import HIGHEST_ONLY
from desktop_app.domain.office.citations import joined_words
from desktop_app.domain.office.people import FORMS_OF_ADDRESS
from desktop_app.domain.vietnamese import clean_line, is_whole_number
from desktop_app.domain.year.report_periods import REPORT_PERIODS
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.text import lowered
from desktop_app.papers.document.wording import document_number
from desktop_app.papers.kinds.awards import cancellation, decision_extract
from desktop_app.services.awards.choices import deciding_body
from desktop_app.services.awards.money import catalogue_on
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.services.office.offices import copies_to, issuer, office, signer
from desktop_app.services.papers.content.awarded.as_issued import IssuedDecision, issued_decision
from desktop_app.services.papers.content.awarded.signed import SignedDecision, citation, with_awards
from desktop_app.services.papers.content.decisions import decision_paper
from desktop_app.services.papers.content.places import carried_out_by
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.papers.kinds.declaration import Options
from desktop_app.services.papers.kinds.options import day_of
from desktop_app.services.papers.reports.late_entries import cancelled_since
from desktop_app.services.papers.reports.spans import issued_reports
from desktop_app.services.standing.decision_numbers import cancelled_by
from desktop_app.store import records
from desktop_app.store.records import Reader, Record

_NUMBER: Final = re.compile(r"(\d+)\s*/\s*(QĐ-[^\s,;.]+)")
_UNPAID: Final = (
    "Sổ chưa ghi đã chi tiền thưởng: văn bản không ghi đã chi hay chưa, để dòng chấm; đối chiếu với kế toán, "
    "nếu đã chi thì ghi ngày chi trước khi in."
)
_NOT_ISSUED: Final = (
    "Quyết định chưa phát hành từ sổ, bản trích in là “DỰ THẢO”: các điều do chương trình soạn lại theo bản ghi; "
    "đối chiếu với bản đã ký, hoặc phát hành quyết định (có bản sửa bằng Word thì lấy lại bản ấy) rồi trích sao."
)


def extract_paper(book: Book, options: Options) -> Document:
    """Return what the decision of an award says of its recipient. Raises UsageError, InvalidRecord, RecordGone."""
    day = day_of(options) or date.today()
    source, award = _award(book, options)
    if award["cancelled_on"] is not None:
        raise InvalidRecord(f"Khen thưởng của “{award['awarded_name']}” đã hủy bỏ, không trích sao được.")
    with book.store.reading() as connection:
        round_id = source.row["round_id"]
        code = records.fetch(connection, "review_round", round_id)["code"] if round_id is not None else ""
        # The numbers are those of the paper as signed, so an award that was cancelled since keeps its own.
        listed = records.living(connection, "award", {"decision_id": source.row["id"]}, order="position")
    own_office = office(book, day)
    place = next(number for number, row in enumerate(listed, start=1) if row["id"] == award["id"])
    issued = issued_decision(book, source.row)
    name = clean_line(award["awarded_name"])
    is_draft = issued is None
    if issued is None:
        issued = IssuedDecision(decision_paper(book, code, day, str(source.row["id"])))
    paper, place, recipient = issued.naming(place, name)
    data = decision_extract.DecisionExtractData(
        issuer=issuer(own_office),
        signer=signer(own_office),
        year=day.year,
        source=paper,
        recipient=recipient,
        place=place,
        is_draft=is_draft,
    )
    return worded(book, decision_extract.build, data, decision_extract.EXTRACT, day)


def extract_note(book: Book, options: Options) -> str:
    """Return a note that the decision was not issued from the book: its text is composed, not copied."""
    source, _ = _award(book, options)
    return "" if issued_decision(book, source.row) is not None else _NOT_ISSUED


def cancellation_paper(book: Book, options: Options) -> Document:
    """Return the decision that cancels an award, with the others of its decision that the same document cancels.

    Of an award that is not cancelled yet it is the draft. Raises UsageError, InvalidRecord, RecordGone.
    """
    source, award = _award(book, options)
    cancelled_on = from_iso(award["cancelled_on"])
    day = cancelled_on or day_of(options) or date.today()
    own_office = office(book, day)
    with book.store.reading() as connection:
        law = catalogue_on(connection, day).bases_on(day)
        carriers = carried_out_by(connection, own_office.chief_accountant, day)
        document = cancelled_by(connection, [award])[award["id"]]
        awards = _cancelled_here(connection, award)
        given = records.living(connection, "award", {"decision_id": source.row["id"]})
        people = records.fetch_many(connection, "person", [row["person_id"] for row in awards if row["person_id"]])
    genders = {person_id: str(person["gender"]) for person_id, person in people.items()}
    number = _NUMBER.search(document)
    rows = tuple(_cancelled(source, row, genders.get(row["person_id"], "")) for row in awards)
    data = cancellation.CancellationData(
        issuer=issuer(own_office),
        signer=signer(own_office),
        authority=f"Giám đốc {own_office.name}",
        year=day.year,
        decision=citation(book, source.row),
        rows=rows,
        title_year=_title_year(awards) if all(row.awarded.is_title for row in rows) else "",
        is_part=len(awards) < len(given),
        recover_by=recovery_due(cancelled_on) if cancelled_on is not None else None,
        carried_out_by=carriers,
        law=law,
        ground=cancellation_ground(day),
        functions=own_office.functions,
        office_rule=own_office.office_rule,
        copies_to=copies_to(own_office),
        number=document_number(number[1], number[2]) if number else "",
        issued_on=cancelled_on,
    )
    return worded(book, cancellation.build, data, cancellation.CANCELLATION, day)


def cancellation_note(book: Book, options: Options) -> str:
    """Return a note on a draft, on a reason that is not recorded, and on what is still to be given back."""
    source, award = _award(book, options)
    sentences = []
    if award["cancelled_on"] is None:
        sentences.append("Dự thảo: khen thưởng này chưa hủy bỏ; ký xong thì ghi số, ngày ở “Hủy bỏ…”.")
    with book.store.reading() as connection:
        document = cancelled_by(connection, [award])[award["id"]]
        awards = _cancelled_here(connection, award)
    if award["cancelled_on"] is not None and document != award["cancel_document"]:
        sentences.append(f"Văn bản hủy bỏ ghi số “{award['cancel_document']}”, thiếu ký hiệu sau số: in “{document}”.")
    elif award["cancelled_on"] is not None and not _NUMBER.search(document):
        sentences.append(f"Văn bản hủy bỏ ghi “{document}”, không có số quyết định để in.")
    if without := [row for row in awards if not row["cancel_reason"]]:
        whose = "" if len(awards) == 1 else f" của {joined_words(tuple(row['awarded_name'] for row in without))}"
        sentences.append(f"Chưa ghi lý do hủy bỏ{whose}: ghi ở thẻ Quyết định, “Hủy bỏ…”.")
    if any(row["handed_on"] and not row["certificate_number"] and not source.recipient(row).is_title for row in awards):
        sentences.append("Giấy, bằng đã trao chưa ghi số.")
    if any(row["amount"] and row["paid_on"] is None for row in awards):
        sentences.append(_UNPAID)
    sentences += _of_other_decisions(book, award)
    for row in awards:
        sentences += _now_highest(book, source, row)
    sentences += _sent_reports(book, source, award)
    if award["recovered_on"]:
        sentences.append(f"Đã ghi thu hồi ngày {date.fromisoformat(award['recovered_on']):%d/%m/%Y}.")
    return "\n".join(sentences)


def name_of(book_options: Options) -> str:
    """Return what tells the file of one award's paper from those of others."""
    return book_options.get("name") or f"khen thưởng {book_options.get('award', '')}"


def _award(book: Book, options: Options) -> tuple[SignedDecision, Record]:
    """Return an award with its decision, which the department has signed."""
    text = options["award"]
    if not is_whole_number(text):
        raise UsageError(f"“{text}” không phải mã số khen thưởng.", lists=("awards",))
    with book.store.reading() as connection:
        award = records.fetch(connection, "award", int(text))
        decision = records.fetch(connection, "decision", award["decision_id"])
        if decision["level"] != AwardLevel.DEPARTMENT:
            signed_on = from_iso(decision["signed_on"])
            level = AwardLevel(decision["level"])
            body = deciding_body(connection, decision, signed_on) or lowered(LEVEL_LABELS[level])
            raise InvalidRecord(f"Khen thưởng này do {body} quyết định: Sở không ban hành văn bản về quyết định đó.")
        return with_awards(connection, decision), award


def _cancelled_with(award: Record) -> Mapping[str, object]:
    """Return by what the awards that are cancelled together are found."""
    if award["cancelled_on"] is not None:
        return {"cancelled_on": award["cancelled_on"], "cancel_document": award["cancel_document"]}
    reason = award["cancel_reason"]
    return {"cancelled_on": None, "cancel_reason": reason} if reason else {"id": award["id"]}


def _cancelled_here(connection: Reader, award: Record) -> list[Record]:
    """Return the awards of one decision that are cancelled together with `award`, itself among them."""
    same = {"decision_id": award["decision_id"], **_cancelled_with(award)}
    return records.living(connection, "award", same, order="position")


def _of_other_decisions(book: Book, award: Record) -> list[str]:
    """Return a sentence on awards of other decisions that the same document cancels: each has a paper of its own."""
    if award["cancelled_on"] is None:
        return []
    with book.store.reading() as connection:
        rows = records.living(connection, "award", _cancelled_with(award))
        others = {row["decision_id"] for row in rows} - {award["decision_id"]}
        numbers = sorted(
            str(row["number"]) for row in records.fetch_many(connection, "decision", list(others)).values()
        )
    if not numbers:
        return []
    return [
        f"Văn bản này còn hủy bỏ khen thưởng của quyết định khác ({', '.join(numbers)}): một quyết định hủy bỏ sửa một "
        "quyết định khen thưởng, nên in riêng cho từng quyết định, mỗi bản một số."
    ]


def _now_highest(book: Book, source: SignedDecision, award: Record) -> list[str]:
    """Return a sentence on each title of the same time that was not paid since this one is higher: now it is due."""
    if not source.recipient(award).is_title:
        return []
    whose = {"person_id": award["person_id"]} if award["person_id"] else {"unit_id": award["unit_id"]}
    of_time = {"kind": award["kind"], "period_from": award["period_from"], "period_to": award["period_to"]}
    with book.store.reading() as connection:
        rows = [
            row
            for row in records.living(connection, "award", {**whose, **of_time})
            if row["unpaid_reason"].startswith(f"{HIGHEST_ONLY}: {award['award']}.") and row["cancelled_on"] is None
        ]
        decisions = records.fetch_many(connection, "decision", [row["decision_id"] for row in rows])
    higher, way_out = award["award"], "hủy bỏ xong thì xem lại, nhập số tiền ở “Sửa số tiền…”"
    which = ((row, decisions[row["decision_id"]]["number"]) for row in rows)
    return [
        f"“{row['award']}” cùng thời gian của “{row['awarded_name']}” ({number}) không chi vì chỉ chi mức của "
        f"“{higher}”: {way_out}."
        for row, number in which
    ]


def _sent_reports(book: Book, source: SignedDecision, award: Record) -> list[str]:
    """Return a sentence on the reports that were sent with the award counted: their readers have another number."""
    signed_on = from_iso(source.row["signed_on"])
    named = []
    with book.store.reading() as connection:
        for report in (report for kind in REPORT_PERIODS for report in issued_reports(connection, kind)):
            counted = signed_on is not None and report.first <= signed_on <= report.last
            if counted and award["cancelled_on"] is not None and report.change is not None:
                gone = cancelled_since(connection, report.kind, report.period, None)
                counted = any(row["id"] == award["id"] for row in gone)
            if counted:
                named.append(f"{report.words}{f' (số {report.number})' if report.number else ''}")
    if not named:
        return []
    return [f"Đã gửi {joined_words(tuple(named))} có tính khen thưởng này: báo cáo kỳ sau phải nêu việc hủy bỏ."]


def _title_year(awards: Sequence[Record]) -> str:
    """Return the year of titles, "" where they are of several or none is recorded."""
    years = {str(row["period_to"] or "")[:4] for row in awards}
    return f"năm {year}" if len(years) == 1 and (year := years.pop()) else ""


def _cancelled(source: SignedDecision, row: Record, gender: str) -> cancellation.CancelledAward:
    recipient = source.recipient(row)
    return cancellation.CancelledAward(
        recipient,
        row["certificate_number"],
        row["handed_on"] is not None,
        (row["amount"] or 0) if row["paid_on"] is not None else 0,
        # A form is handed over as what it is; of the titles one alone comes with a certificate.
        row["award_code"] in CERTIFIED or not recipient.is_title,
        unpaid=(row["amount"] or 0) if row["paid_on"] is None else 0,
        address=FORMS_OF_ADDRESS.get(gender, ""),
        reason=row["cancel_reason"],
    )
