"""The form for the province's own values, which override those of every rule set."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.law.province import ALL_OTHERS, ProvinceRules
from desktop_app.domain.law.rules import EXCELLENT_RATED, GOOD_RATED, rule_set_for
from desktop_app.domain.law.year_facts import RATING_LABELS, Rating
from desktop_app.services.book import Book
from desktop_app.services.law import rules
from desktop_app.ui.base.context import Context
from desktop_app.ui.settings.province_rows import CapRows, MonthsEdit, ShareEdit, VoteRows
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input


@dataclass(frozen=True, slots=True)
class ProvinceFormData:
    """The saved values, and the names of the awards by code."""

    kept: ProvinceRules
    awards: Mapping[str, str]


def province_form_data(book: Book) -> ProvinceFormData:
    """Return the data that the form is filled from."""
    awards = {award.code: award.name for award in rule_set_for(rules.sets_of(book), date.today()).awards}
    return ProvinceFormData(rules.province_rules(book), awards)


class ProvinceForm(FormOf[ProvinceRules]):
    """Edits the province's values; an empty field means the value of the rule set."""

    source = Input(QLineEdit, label="Văn bản của tỉnh", help="Ví dụ: Quyết định số …/2026/QĐ-UBND, Điều …")
    months = Input(
        MonthsEdit, of="newcomer_months", label="Công tác từ mấy tháng", help="Để trống: theo quy định chung."
    )
    quorum = Input(ShareEdit, label="Dự họp Hội đồng từ", help="Ví dụ 2/3. Để trống: theo quy định chung.")
    votes: Input[VoteRows] = Input(label="Biểu quyết")
    caps: Input[CapRows] = Input(label="Tỷ lệ")
    rows = (("source",), ("newcomer_months", "quorum"), ("votes",), ("caps",))
    least_width = 900

    def __init__(self, context: Context, data: ProvinceFormData, parent: QWidget) -> None:
        rated = {
            EXCELLENT_RATED: RATING_LABELS[Rating.EXCELLENT],
            GOOD_RATED: f"{RATING_LABELS[Rating.GOOD]} trở lên",
        }
        super().__init__(
            context,
            "Các mức của tỉnh",
            parent,
            votes=VoteRows({ALL_OTHERS: "Các danh hiệu, hình thức khác", **data.awards}),
            caps=CapRows({**data.awards, **rated}),
        )
        self.fill(data.kept)

    def _collect(self) -> Callable[[Book], Changes]:
        entered = self.collected().checked()
        return lambda book: rules.save_province_rules(book, entered)
