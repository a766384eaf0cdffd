"""The article that a rule comes from, and whether it has been confirmed."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Provision:
    """The article that a rule comes from.

    A rule that is not confirmed is a default that the province may replace; `note` says why. It warns like any other,
    with the mark "chưa xác nhận theo quy định của tỉnh". In a set of the office, `confirmed_by` compared it with the
    article on the day `confirmed_on`.
    """

    article: str
    confirmed: bool = True
    note: str = ""
    confirmed_by: str = ""
    confirmed_on: date | None = None


UNCONFIRMED_MARK = "chưa xác nhận theo quy định của tỉnh"
"""The words shown beside a rule that is not confirmed."""
