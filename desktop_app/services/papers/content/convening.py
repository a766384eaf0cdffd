"""The papers that set up and convene the Council: its decision, invitations, and sheets for opinions in writing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from desktop_app.domain.council.councils import COUNCIL_ROLE_LABELS, CouncilRole
from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.office.citations import count_words
from desktop_app.domain.office.people import FORMS_OF_ADDRESS
from desktop_app.domain.vietnamese import is_whole_number
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.wording import date_in_words
from desktop_app.papers.kinds.council import establishment, invitation, opinion_sheet
from desktop_app.papers.parts.council import CouncilMember
from desktop_app.papers.parts.office import Signer
from desktop_app.services.awards.money import catalogue_on
from desktop_app.services.book import Book
from desktop_app.services.council.councils import COUNCIL_ROWS, Council, StoredMember, by_role, councils
from desktop_app.services.office.offices import copies_to, issuer, office, signer
from desktop_app.services.papers.content.council import SessionRecord, member_posts, session_record
from desktop_app.services.papers.content.places import unit_heads
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.papers.kinds.options import day_of
from desktop_app.services.standing.decision_numbers import council_without_symbol, set_up_by
from desktop_app.store import records
from desktop_app.store.work import UnitOfWork

_METHODS = {True: "bỏ phiếu kín", False: "biểu quyết bằng hình thức giơ tay"}


def establishment_paper(book: Book, options: Mapping[str, str], on: date | None = None) -> Document:
    """Return the decision that sets up the chosen Council, else the newest. Raises UsageError, InvalidRecord."""
    council = _chosen_council(book, options)
    fields = council.fields
    day = fields.decided_on or on or date.today()
    own_office = office(book, day)
    with book.store.reading() as connection:
        law = catalogue_on(connection, day).bases_on(day)
        members = council.in_office(fields.valid_from or day)
        posts = member_posts(connection, members, fields.valid_from or day)
        carriers = unit_heads(connection, day)
    data = establishment.EstablishmentData(
        issuer=issuer(own_office),
        signer=signer(own_office),
        authority=f"Giám đốc {own_office.name}",
        year=day.year,
        council=fields.name,
        members=_listed(members, posts),
        law=law,
        functions=own_office.functions,
        office_rule=own_office.office_rule,
        replaces=_decision_before(book, council),
        first_day=fields.valid_from,
        last_day=None if _is_followed(book, council) else fields.valid_to,
        carried_out_by=carriers,
        copies_to=copies_to(own_office),
        number=fields.decision_number,
        issued_on=fields.decided_on,
    )
    return worded(book, establishment.build, data, establishment.ESTABLISHMENT, day)


def establishment_note(book: Book, options: Mapping[str, str]) -> str:
    """Return a note on what the decision lacks, or on a Council that somebody else set up; "" for nothing."""
    council = _chosen_council(book, options)
    fields, own_office = council.fields, office(book)
    sentences = []
    roles = {member.fields.role for member in council.in_office(fields.valid_from or fields.decided_on or date.today())}
    lacking = [COUNCIL_ROLE_LABELS[role] for role in (CouncilRole.CHAIR, CouncilRole.SECRETARY) if role not in roles]
    if lacking:
        sentences.append(f"Hội đồng chưa có {', '.join(lacking)}.")
    if without_symbol := council_without_symbol(fields.decision_number):
        sentences.append(without_symbol)
    if fields.issuing_body and fields.issuing_body.casefold() != f"giám đốc {own_office.name}".casefold():
        sentences.append(f"Sổ ghi Hội đồng này do {fields.issuing_body} thành lập.")
    return "\n".join(sentences)


def take_number(work: UnitOfWork, options: Mapping[str, str], number: str, dated_on: date | None) -> None:
    """Record on the Council the number and date its decision was issued with, unless it has others."""
    if not (options.get("council") and number and dated_on):
        return
    council_id = int(options["council"])
    before = COUNCIL_ROWS.from_row(records.fetch(work.connection, "council", council_id))
    if not before.decision_number:
        work.update("council", council_id, {"decision_number": number, "decided_on": dated_on.isoformat()})


def invitation_paper(book: Book, options: Mapping[str, str]) -> Document:
    """Return the invitation to the chosen session, else to the latest on the round. Raises InvalidRecord."""
    record = session_record(book, options, _day(options))
    fields, members = record.session.fields, _convened(record)
    chair = _in_role(members, CouncilRole.CHAIR)
    data = invitation.InvitationData(
        issuer=record.issuer,
        signer=Signer(("TM. Hội đồng", "Chủ tịch"), chair.name, chair.position),
        occasion=record.code.occasion,
        held_on=fields.held_on,
        members=members,
        nominees=tuple(vote.nominee for vote in record.votes),
        method=_METHODS[fields.ballot],
        commendation_type=record.commendation_types,
        set_up_by=record.set_up_by,
        starts_at=fields.started_at,
        place=fields.place,
        chair=_named(members, record.name_of(fields.chair)).introduced or chair.introduced,
        secretary=record.name_of(fields.secretary) or _in_role(members, CouncilRole.SECRETARY).name,
        guests=fields.guests,
        opinions_by=fields.opinions_by,
    )
    return worded(book, invitation.build, data, invitation.INVITATION, _day(options))


def invitation_note(book: Book, options: Mapping[str, str]) -> str:
    """Return a note on what the invitation leaves blank, "" for nothing."""
    record = session_record(book, options, _day(options))
    fields, members = record.session.fields, _convened(record)
    lacking = (
        (not record.set_up_by, "số, ngày quyết định thành lập Hội đồng"),
        (not fields.started_at, "giờ họp"),
        (not fields.place, "địa điểm"),
        (not (fields.chair or _in_role(members, CouncilRole.CHAIR).name), "chủ trì"),
        (not record.votes, "đề nghị đưa ra phiên họp"),
        (fields.opinions_by is None, "hạn gửi ý kiến bằng văn bản"),
    )
    return "\n".join(filter(None, (_lacking(lacking), _late_note(record, options))))


def _day(options: Mapping[str, str]) -> date:
    """Return the day that what goes out before a session is made for; today until it is given."""
    return day_of(options) or date.today()


def _late_note(record: SessionRecord, options: Mapping[str, str]) -> str:
    """Return a note on opinions that are asked for by a day that is over on that of the paper, "" for none."""
    day, by = _day(options), record.session.fields.opinions_by
    # Of a session that was held nobody is asked any more.
    if by is None or not by < day < record.session.fields.held_on:
        return ""
    return f"Hạn gửi ý kiến bằng văn bản ({by:%d/%m/%Y}) đã qua vào ngày của văn bản ({day:%d/%m/%Y}): sửa ở phiên họp."


def opinion_sheet_paper(book: Book, options: Mapping[str, str]) -> Document:
    """Return the sheets for the members asked in writing on a session. Raises InvalidRecord without nominations."""
    record = session_record(book, options, _day(options))
    fields = record.session.fields
    data = opinion_sheet.OpinionSheetData(
        issuer=record.issuer,
        occasion=record.code.occasion,
        held_on=fields.held_on,
        candidates=tuple(vote.nominee for vote in record.votes),
        members=_asked_in_writing(book, record),
        secretary=record.name_of(fields.secretary) or _in_role(record.members, CouncilRole.SECRETARY).name,
        reply_by=fields.opinions_by,
    )
    return worded(book, opinion_sheet.build, data, opinion_sheet.OPINION_SHEET, _day(options))


def _asked_in_writing(book: Book, record: SessionRecord) -> tuple[CouncilMember, ...]:
    """Return the members asked in writing, each addressed as what is recorded of the person says."""
    seats = [stored.fields.person_id for stored, _ in record.session.attendance]
    with book.store.reading() as connection:
        people = records.fetch_many(connection, "person", [seat for seat in seats if seat is not None])
    genders = {person_id: row["gender"] for person_id, row in people.items()}
    return tuple(
        replace(member, address=FORMS_OF_ADDRESS.get(genders.get(seat or 0, ""), ""))
        for seat, member in zip(seats, record.members, strict=True)
        if member.in_writing
    )


def opinion_sheet_note(book: Book, options: Mapping[str, str]) -> str:
    """Return a note on what the sheets leave blank, "" for nothing."""
    record = session_record(book, options, _day(options))
    if nobody_asked := _nobody_asked(record):
        return nobody_asked
    lacking = (
        (not any(member.in_writing for member in record.members), "thành viên cho ý kiến bằng văn bản (điểm danh)"),
        (record.session.fields.opinions_by is None, "hạn gửi ý kiến bằng văn bản"),
    )
    return "\n".join(filter(None, (_lacking(lacking), _late_note(record, options))))


def _nobody_asked(record: SessionRecord) -> str:
    """Return a sentence on sheets that nobody needs, "" for others: the Council voted, and nobody did so in writing.

    Before it met all members count as present, until their attendance is recorded.
    """
    if any(member.in_writing for member in record.members) or not any(vote.tally for vote in record.votes):
        return ""
    present, members = (count_words(number) for number in (record.session.attended.present, len(record.members)))
    return (
        f"Hội đồng đã biểu quyết, {present}/{members} thành viên có mặt, không ai cho ý kiến bằng văn bản: không cần "
        "phiếu lấy ý kiến."
    )


def _lacking(lacking: Sequence[tuple[bool, str]]) -> str:
    missing = [words for is_lacking, words in lacking if is_lacking]
    return f"Chưa ghi: {'; '.join(missing)}." if missing else ""


def _chosen_council(book: Book, options: Mapping[str, str]) -> Council:
    stored, asked_id = councils(book), options.get("council", "")
    if not stored:
        raise InvalidRecord(
            "Sổ chưa có Hội đồng nào.", "council", "Ghi Hội đồng trước: thẻ Hội đồng, “Hội đồng, thành viên…”."
        )
    if not asked_id:
        return stored[0]
    chosen = next((council for council in stored if is_whole_number(asked_id) and council.id == int(asked_id)), None)
    if chosen is None:
        raise UsageError(f"Không có Hội đồng mã số “{asked_id}”.", lists=("councils",))
    return chosen


def _decision_before(book: Book, council: Council) -> str:
    """Return the decision on the Council before this one, as it is cited; "" if none is recorded."""
    stored = councils(book)
    later = stored[[other.id for other in stored].index(council.id) + 1 :]
    fields = later[0].fields if later else None
    if fields is None or not fields.decision_number or fields.decided_on is None:
        return ""
    with book.store.reading() as connection:
        number = set_up_by(connection, fields.decision_number, fields.decided_on, fields.issuing_body)
    return f"Quyết định số {number} {date_in_words(fields.decided_on, fields.decided_on.year)}"


def _is_followed(book: Book, council: Council) -> bool:
    """Tell whether the next Council took over on the day after this one: what set this one up did not know its end.

    The end of a year is taken for the term that it was set up for.
    """
    last = council.fields.valid_to
    if last is None or (last.month, last.day) == (12, 31):
        return False
    next_day = last + timedelta(days=1)
    return any(other.id != council.id and other.fields.valid_from == next_day for other in councils(book))


def _listed(members: Sequence[StoredMember], posts: Mapping[int, str]) -> tuple[CouncilMember, ...]:
    return tuple(
        CouncilMember(
            member.fields.full_name,
            posts.get(member.fields.person_id or 0, member.fields.post_title),
            COUNCIL_ROLE_LABELS[member.fields.role],
        )
        for member in by_role(members)
    )


def _convened(record: SessionRecord) -> tuple[CouncilMember, ...]:
    """Return the members as they are invited: before the session nobody is absent."""
    members = _listed([member for member, _ in record.session.attendance], record.posts)
    return tuple(replace(member, name=record.name_of(member.name)) for member in members)


def _in_role(members: Sequence[CouncilMember], role: CouncilRole) -> CouncilMember:
    return next((member for member in members if member.role == COUNCIL_ROLE_LABELS[role]), CouncilMember(""))


def _named(members: Sequence[CouncilMember], name: str) -> CouncilMember:
    return next((member for member in members if member.name == name), CouncilMember(name))
