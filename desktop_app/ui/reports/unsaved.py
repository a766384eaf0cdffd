"""Unsaved changes of reports. They are kept while the clerk goes to another report or page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from desktop_app.domain.vietnamese import clean_text
from desktop_app.domain.year.report_periods import REPORT_PERIODS
from desktop_app.services.papers.reports.parts import ReportPart


@dataclass(frozen=True, slots=True)
class ShownReport:
    """The report that is shown: its kind, its period, and its plan if that is not the first one."""

    kind: str
    period: str
    plan_id: int | None = None
    plan_name: str = ""

    @property
    def words(self) -> str:
        """The report in words: "Báo cáo năm 2026", with the plan if it is not the first one."""
        kind = REPORT_PERIODS[self.kind].title(self.period)
        return f"{kind} – {self.plan_name}" if self.plan_name else kind


@dataclass(slots=True)
class Unsaved:
    """The unsaved changes of one report: texts of parts (None: the draft again) and the last day counted.

    `kept_cut_off` is the saved day, None until it was read; `cut_off` is another day that the clerk has chosen.
    """

    kept_cut_off: date | None = None
    cut_off: date | None = None
    edits: dict[str, str | None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.edits) or self.cut_off is not None

    def take_text(self, part: ReportPart, text: str) -> None:
        """Note the text of a part. A text equal to the draft follows the records again."""
        text = clean_text(text)
        edit = None if text == clean_text(part.drafted) else text
        as_kept = (not part.edited) if edit is None else (part.edited and text == part.text)
        if as_kept:
            self.edits.pop(part.key, None)
        else:
            self.edits[part.key] = edit

    def take_cut_off(self, day: date) -> None:
        """Note the last day to count."""
        self.cut_off = day if day != self.kept_cut_off else None

    def settle(self, cut_off: date, edits: Mapping[str, str | None]) -> None:
        """Forget the changes that were saved; later changes stay."""
        self.kept_cut_off = cut_off
        if self.cut_off == cut_off:
            self.cut_off = None
        for key, edit in edits.items():
            if key in self.edits and self.edits[key] == edit:
                del self.edits[key]


class UnsavedReports:
    """The unsaved changes by report."""

    def __init__(self) -> None:
        self._reports: dict[ShownReport, Unsaved] = {}

    def of(self, key: ShownReport) -> Unsaved:
        """Return the unsaved changes of a report, which the caller may add to."""
        return self._reports.setdefault(key, Unsaved())

    def __iter__(self) -> Iterator[tuple[ShownReport, Unsaved]]:
        return iter([(key, unsaved) for key, unsaved in self._reports.items() if unsaved])

    def packed(self) -> list[dict[str, Any]]:
        """Return the unsaved changes in JSON's types."""
        return [
            asdict(key) | {"cut_off": unsaved.cut_off and unsaved.cut_off.isoformat(), "edits": unsaved.edits}
            for key, unsaved in self
        ]

    def take(self, packed: Sequence[Mapping[str, Any]]) -> None:
        """Take unsaved changes as they were packed, over those of now."""
        for entry in packed:
            unsaved = self.of(ShownReport(*(entry[name] for name in ("kind", "period", "plan_id", "plan_name"))))
            unsaved.cut_off = date.fromisoformat(entry["cut_off"]) if entry["cut_off"] else unsaved.cut_off
            unsaved.edits |= entry["edits"]
