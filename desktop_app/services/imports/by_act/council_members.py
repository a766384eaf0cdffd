"""Councils and their members from lists: each row a member with the Council that he sits on, or a Council alone."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.council.councils import CouncilFields, CouncilRole, MemberFields
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import value_named
from desktop_app.domain.office.people import post_words
from desktop_app.domain.vietnamese import clean_line, fold, name_key, shortened
from desktop_app.intake.sheets.cells import line_of, person_name, split_honorific
from desktop_app.intake.sheets.records import RecordColumns, SheetRecord, record_column, text_column
from desktop_app.services.book import Book
from desktop_app.services.council.councils import Council, StoredMember, councils, read_council, save_council
from desktop_app.services.import_rows import ImportSettings
from desktop_app.services.imports.records import ImportTarget
from desktop_app.services.office.names_in_files import Names
from desktop_app.store import records
from desktop_app.store.records import Reader

_OF_COUNCIL: Final = ("name", "decision_number", "decided_on", "issuing_body", "valid_from", "valid_to")
_ROLES: Final = (
    ("pho chu tich", CouncilRole.DEPUTY),
    ("chu tich", CouncilRole.CHAIR),
    ("thu ky", CouncilRole.SECRETARY),
    ("uy vien", CouncilRole.MEMBER),
    ("thanh vien", CouncilRole.MEMBER),
)
"""How decisions word the roles, folded, the first that a cell has counting: "Ủy viên thường trực"."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A Council, and one of its members (None: a row of the Council alone).

    `stated` is what the row says of the Council: the rest is as the rows before leave it.
    """

    council: CouncilFields
    member: MemberFields | None = None
    council_id: int | None = field(default=None, compare=False)
    member_id: int | None = field(default=None, compare=False)
    stated: Mapping[str, Any] = field(default_factory=dict, compare=False)

    @property
    def key(self) -> Hashable:
        """The Council, and the member by his row in the book, else by name and post."""
        of_council = self.council_id or _council_key(self.council)
        if self.member is None:
            return of_council, None
        return of_council, self.member_id or (name_key(self.member.full_name), fold(self.member.post_title))


def _council_key(fields: CouncilFields) -> Hashable:
    """Return what tells Councils apart that are not in the book yet: numbers begin anew each year."""
    return fold(fields.decision_number), fields.decided_on, fold(fields.name)


def _stored(connection: Reader) -> Iterable[tuple[int, Seat]]:
    for row in records.living(connection, "council"):
        council = read_council(connection, row["id"])
        yield council.id, Seat(council.fields, None, council.id)
        for member in council.members:
            yield member.id, Seat(council.fields, member.fields, council.id, member.id)


def _open(connection: Reader, names: Names, settings: ImportSettings) -> Callable[[SheetRecord], Seat]:
    del settings
    all_councils = [read_council(connection, row["id"]) for row in records.living(connection, "council")]

    def build(row: SheetRecord) -> Seat:
        values = dict(row.values)
        of_council: dict[str, Any] = {name: values.pop(name) for name in _OF_COUNCIL if name in values}
        council = _council_meant(all_councils, of_council)
        fields = replace(council.fields if council else CouncilFields(), **of_council).checked()
        council_id = council.id if council else None
        written = clean_line(values.pop("full_name", ""))
        if not written:
            if council is None:
                raise InvalidRecord("Hội đồng mới phải có thành viên: thêm cột họ và tên.", "full_name")
            return Seat(fields, None, council_id, stated=of_council)
        name = person_name(split_honorific(written)[0])
        if unit := clean_line(values.pop("unit", "")):
            values["post_title"] = post_words(clean_line(values.get("post_title", "")), unit)
        known = _member_meant(council.members if council else (), name, values.get("post_title", ""))
        before = known.fields if known else MemberFields(name, person_id=names.only_person(name))
        member = replace(before, **values).checked()
        return Seat(fields, member, council_id, known.id if known else None, of_council)

    return build


def _council_meant(all_councils: Sequence[Council], of_council: dict[str, Any]) -> Council | None:
    """Return the Council that a row names, without any words of it the one in force; None for a new one."""
    number, name = fold(of_council.get("decision_number", "")), fold(of_council.get("name", ""))
    matching = [each for each in all_councils if each.fields.in_force(date.today())]
    if number:
        matching = [each for each in all_councils if fold(each.fields.decision_number) == number]
        # Numbers begin anew each year.
        if decided_on := of_council.get("decided_on"):
            matching = [each for each in matching if each.fields.decided_on in (None, decided_on)]
        if not matching:
            return None
    elif name:
        named = [each for each in all_councils if fold(each.fields.name) == name]
        if not named:
            return None
        matching = [each for each in named if each in matching] if len(named) > 1 else named
    if len(matching) != 1:
        problem = f"Sổ có {len(matching)} Hội đồng" if matching else "Sổ chưa có Hội đồng nào"
        raise InvalidRecord(f"{problem} đang hoạt động: ghi số quyết định thành lập.", "decision_number")
    return matching[0]


def _member_meant(members: Sequence[StoredMember], name: str, post: str) -> StoredMember | None:
    """Return the member of this name, of several the one in this post, of his terms the last."""
    named = [member for member in members if name_key(member.fields.full_name) == name_key(name)]
    in_post = [member for member in named if fold(member.fields.post_title) == fold(post)]
    if len(named) > 1 and not in_post:
        raise InvalidRecord(
            f"Hội đồng có {len(named)} thành viên tên “{shortened(name)}”: ghi đúng chức vụ.", "post_title"
        )
    return next(reversed(in_post or named), None)


def _role(cell: Any, name: str) -> object:  # noqa: ANN401 - a cell
    """Return the role that a cell words. Raises InvalidRecord."""
    words = fold(line_of(cell))
    return next((role for start, role in _ROLES if start in words), None) or value_named(MemberFields, name, words)


def _write(book: Book, _: int | None, seat: Seat) -> Changes:
    """Save a Council with one member more, or changed. A Council that is new was added with its first row."""
    council = next((each for each in councils(book) if _is_of(seat, each)), None)
    fields = replace(council.fields if council else CouncilFields(), **seat.stated)
    before = council.members if council else ()
    members: list[tuple[int | None, MemberFields]] = [(member.id, member.fields) for member in before]
    if seat.member is not None:
        places = [place for place, (row_id, _) in enumerate(members) if row_id == seat.member_id]
        for place in places:
            members[place] = seat.member_id, seat.member
        if not places:
            members.append((None, seat.member))
    return save_council(book, council.id if council else None, fields, members)


def _is_of(seat: Seat, council: Council) -> bool:
    if seat.council_id is not None:
        return council.id == seat.council_id
    return _council_key(council.fields) == _council_key(seat.council)


COUNCIL_MEMBERS: Final = ImportTarget(
    "council-members",
    "thành viên Hội đồng",
    Seat,
    RecordColumns(
        (
            record_column(MemberFields, "full_name", "Họ tên", "Họ và tên thành viên"),
            record_column(MemberFields, "role", "Chức danh…", "Vai trò", "Nhiệm vụ trong Hội đồng")._replace(
                read=_role
            ),
            record_column(MemberFields, "post_title", "Chức vụ…"),
            text_column("unit", "Đơn vị", "Đơn vị công tác", "Phòng, đơn vị", "Cơ quan, đơn vị"),
            record_column(MemberFields, "from_date"),
            record_column(MemberFields, "to_date", label="Là thành viên đến ngày"),
            record_column(CouncilFields, "name", "Hội đồng"),
            record_column(CouncilFields, "decision_number", "Quyết định số", "Quyết định thành lập"),
            record_column(CouncilFields, "decided_on"),
            record_column(CouncilFields, "issuing_body"),
            record_column(CouncilFields, "valid_from"),
            text_column("valid_to", "Hội đồng hoạt động đến", "Đến")._replace(
                read=record_column(CouncilFields, "valid_to").read
            ),
        ),
        ("full_name", "name"),
        tuple(map(frozenset, (("full_name", "role"), ("name", "decision_number"), ("name", "decided_on")))),
        decision=("decision_number", "decided_on"),
    ),
    _open,
    lambda seat: seat.key,
    _stored,
    act=_write,
    merge=lambda _, seat, __: seat,
)
