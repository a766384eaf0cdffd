"""Which tasks of a plan are to send the report on it: those that the report is itself the result of."""

import re
from typing import Final

from desktop_app.domain.vietnamese import fold

_REPORT: Final = re.compile(r"\bbao cao\b")
_ON_PHASE: Final = re.compile(r"\b(?:tong ket|so ket)\b.{0,40}\bgiai doan\b|\bbao cao giai doan\b")
_OF_OTHER_WORK: Final = re.compile(
    r"\b(?:bao cao|tong ket|so ket)(?: \w+){0,5} (?:phong trao|thi dua|khen thuong|cai cach|sang kien|tai chinh)\b"
)
"""A report on other work: sending that on the plan does not do it."""
_TO_DECIDE: Final = re.compile(r"\b(?:xem xet|quyet dinh|phe duyet|chi dao|cho y kien)\b")
_TO_HIGHER: Final = re.compile(
    r"\bbao cao(?:\b.*\b(?:ve|gui|len|cho|den|trinh)(?: den| cho| ve)?)?"
    r" (?:so noi vu|ubnd|uy ban nhan dan|tinh doan|tinh uy|chinh phu|trung uong"
    r"|bo (?:y te|noi vu|ngoai giao|tai chinh|tu phap|cong an|quoc phong|xay dung|cong thuong|giao duc|van hoa|khoa hoc"
    r"|nong nghiep|dan toc|thong tin|lao dong))\b"
    rf"(?!.*{_TO_DECIDE.pattern})"
)
"""A task that names whom it reports to in its own words, not whom it asks to decide: no recipient was read of it."""

_OF_SENDING: Final = frozenset(
    "da gui nop hoan thanh xay dung ban hanh thuc hien ket qua bao cao hang nam ke hoach day du dung han".split()
)
"""The words, folded, of a result that says only that a yearly report was sent."""

_WITHIN: Final = re.compile(
    r"\bket qua\b.*\bbao cao(?: \w+){0,3} (?:lanh dao|giam doc) so\b"
    r"|\bbao cao(?: \w+){0,3} (?:lanh dao|giam doc) so\b.*\bket qua\b"
)


def asks_for_report(text: str, recipients: str) -> bool:
    """Tell whether a yearly task asks for the report on the plan: it reports, to whoever is above, on no other work."""
    words = fold(text)
    if _OF_OTHER_WORK.search(words):
        return False
    return bool(_REPORT.search(words)) if recipients.strip() else bool(_TO_HIGHER.search(words))


def asks_for_report_within(text: str) -> bool:
    """Tell whether a task asks for a report on what came of the plan to the own head: of a plan that goes no higher."""
    words = fold(text)
    return bool(_WITHIN.search(words)) and not (_OF_OTHER_WORK.search(words) or _TO_DECIDE.search(words))


def says_only_sent(result: str) -> bool:
    """Tell whether the result of a task to report says nothing but that the report was sent."""
    return set(re.findall(r"\w+", fold(result))) <= _OF_SENDING


def asks_for_phase_report(text: str) -> bool:
    """Tell whether a task asks for the report on several years of the plan: sơ kết, tổng kết giai đoạn."""
    words = fold(text)
    return bool(_ON_PHASE.search(words)) and not _OF_OTHER_WORK.search(words)
