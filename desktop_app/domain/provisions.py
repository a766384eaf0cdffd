"""Where a rule is written, and whether that has been confirmed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Provision:
    """The article a rule comes from. One that is not confirmed is a default the province may replace; `note` says why.

    It warns like any other, with the mark "chưa xác nhận theo quy định của tỉnh".
    """

    article: str
    confirmed: bool = True
    note: str = ""


UNCONFIRMED_MARK = "chưa xác nhận theo quy định của tỉnh"
"""What is shown beside a rule that is not confirmed."""
