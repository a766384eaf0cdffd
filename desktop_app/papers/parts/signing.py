"""Who signs, and what stands over the signature (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7)."""

import re
from enum import StrEnum

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers.parts.office import Signer

_COUNCIL = "Hội đồng"
# The decree allows them only to the armed forces, and to bodies of education, health and science.
_HONOURS = re.compile(
    r"(?:(?:pgs|gs|ts|ths|cn|ks|bs|nsnd|nsưt|ngnd|ngưt)\b\.?|(?:phó )?giáo sư|tiến sĩ|thạc sĩ|cử nhân|kỹ sư|bác sĩ"
    r"|nhà giáo|nghệ sĩ|anh hùng)[ .,]",
    re.IGNORECASE,
)


class Signing(StrEnum):
    """In which capacity a paper is signed."""

    HEAD = "head"
    DEPUTY = "deputy"
    """A deputy for the head: "KT."."""
    ACTING = "acting"
    """Who has been entrusted with the head's office: "Q."."""
    BY_ORDER = "by_order"
    """The head of a division by the head's order: "TL."."""
    AUTHORISED = "authorised"
    """Who has the head's authority in writing: "TUQ."."""
    COUNCIL = "council"
    """The chair on behalf of the Council: "TM. HỘI ĐỒNG"; the post in the agency stands above the name."""


_SIGNS = {Signing.DEPUTY: "KT.", Signing.BY_ORDER: "TL.", Signing.AUTHORISED: "TUQ."}


def signer(
    way: Signing, head: str, own: str = "", name: str = "", collective: str = _COUNCIL, agency_post: str = ""
) -> Signer:
    """Return who signs: "KT. GIÁM ĐỐC" over "PHÓ GIÁM ĐỐC" for head "Giám đốc" and own post "Phó Giám đốc".

    Of a Council `head` is its chair ("Chủ tịch"), `own` the deputy who signs for the chair ("" where the chair does),
    `collective` its name and `agency_post` the post in the agency, printed above the name. InvalidRecord names the
    field: an own post that is missing, a degree or an honour before the name.
    """
    head, own, name = clean_line(head), clean_line(own), clean_line(name)
    if not head:
        raise InvalidRecord("Nhập chức vụ của người đứng đầu.", "head")
    if way in _SIGNS and not own:
        raise InvalidRecord(f"Ký “{_SIGNS[way]}” thì phải ghi chức vụ của người ký.", "own")
    if _HONOURS.match(name):
        raise InvalidRecord("Trước họ tên người ký không ghi học hàm, học vị, danh hiệu.", "name")
    above = clean_line(agency_post).upper() if way is Signing.COUNCIL else ""
    return Signer(tuple(line.upper() for line in _lines(way, head, own, clean_line(collective))), name, above)


def _lines(way: Signing, head: str, own: str, collective: str) -> tuple[str, ...]:
    match way:
        case Signing.HEAD:
            return (head,)
        case Signing.ACTING:
            return (f"Q. {head}",)
        case Signing.COUNCIL:
            return (f"TM. {collective}", *((f"KT. {head}", own) if own else (head,)))
        case _:
            return (f"{_SIGNS[way]} {head}", own)
