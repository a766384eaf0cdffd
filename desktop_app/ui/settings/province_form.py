"""The form of the province's own values, which are laid over every rule set."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.province import ALL_OTHERS, ProvinceRules, parse_share
from desktop_app.domain.law.rules import EXCELLENT_RATED, GOOD_RATED
from desktop_app.domain.law.year_facts import RATING_LABELS, Rating
from desktop_app.services.book import Book
from desktop_app.services.law import rules
from desktop_app.ui.base.context import Context
from desktop_app.ui.settings.province_rows import CapRows, VoteRows, share_text
from desktop_app.ui.widgets.forms.record_form import RecordForm


@dataclass(frozen=True, slots=True)
class ProvinceSheet:
    """The values as they are set, and the awards they can be about: names by code."""

    kept: ProvinceRules
    awards: Mapping[str, str]


def province_sheet(book: Book) -> ProvinceSheet:
    """Return what the form is filled from."""
    awards = {award.code: award.name for award in rules.rules_on(date.today()).awards}
    return ProvinceSheet(rules.province_rules(book), awards)


class ProvinceForm(RecordForm):
    """Enters what the province rules itself; a field left empty is as in the rule set."""

    def __init__(self, context: Context, sheet: ProvinceSheet, parent: QWidget) -> None:
        super().__init__(context, "Các mức của tỉnh", parent)
        self.setMinimumWidth(860)
        kept = sheet.kept
        rated = {
            EXCELLENT_RATED: RATING_LABELS[Rating.EXCELLENT],
            GOOD_RATED: f"{RATING_LABELS[Rating.GOOD]} trở lên",
        }
        self.source, self.months, self.quorum = QLineEdit(kept.source), QLineEdit(), QLineEdit()
        self.votes = VoteRows({ALL_OTHERS: "Các danh hiệu, hình thức khác", **sheet.awards})
        self.caps = CapRows({**sheet.awards, **rated})
        if kept.newcomer_months is not None:
            self.months.setText(str(kept.newcomer_months))
        if kept.quorum is not None:
            self.quorum.setText(share_text(kept.quorum))
        self.votes.set_votes(kept.votes)
        self.caps.set_caps(kept.caps)
        self.source.setPlaceholderText("Ví dụ: Quyết định số …/2026/QĐ-UBND, Điều …")
        self.months.setPlaceholderText("Để trống: theo quy định chung")
        self.quorum.setPlaceholderText("Ví dụ 2/3; để trống: theo quy định chung")
        self.add_field("source", "&Văn bản của tỉnh", self.source)
        self.add_field("newcomer_months", "Công tác từ &mấy tháng", self.months)
        self.add_field("quorum", "&Dự họp Hội đồng từ", self.quorum, beside=True)
        self.add_field("votes", "Biểu quyết", self.votes)
        self.add_field("caps", "Tỷ lệ", self.caps)
        self.add_save_button("&Lưu", self._collect, "Ctrl+Return; Ctrl+Enter", primary=True)
        self.add_cancel_button()

    def _collect(self) -> Callable[[Book], Changes]:
        entered = ProvinceRules(
            source=self.source.text(),
            newcomer_months=_months(self.months.text()),
            quorum=parse_share(self.quorum.text(), "quorum") if self.quorum.text().strip() else None,
            votes=self.votes.votes(),
            caps=self.caps.caps(),
        ).checked()
        return lambda book: rules.save_province_rules(book, entered)


def _months(text: str) -> int | None:
    written = text.strip()
    if not written:
        return None
    if not written.isdecimal():
        raise InvalidRecord(f"“{written}” không phải số tháng.", "newcomer_months")
    return int(written)
