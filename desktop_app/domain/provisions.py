"""The article that a rule comes from, and whether it has been confirmed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Provision:
    """The article that a rule comes from.

    A rule that is not confirmed is a default that the province may replace; `note` says why. It warns like any other,
    with the mark "chưa xác nhận theo quy định của tỉnh".
    """

    article: str
    confirmed: bool = True
    note: str = ""


UNCONFIRMED_MARK = "chưa xác nhận theo quy định của tỉnh"
"""The words shown beside a rule that is not confirmed."""
