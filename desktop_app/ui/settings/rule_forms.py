"""The forms of a rule set of the office: the set as a whole, and one for each kind of its rules."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.law.rule_fields import (
    AwardFields,
    BasisFields,
    CapFields,
    ConditionFields,
    ConditionKind,
    MonthsFields,
    QuorumFields,
    RuleFields,
    SalaryFields,
    SourceFields,
    UnitVoteFields,
    VoteFields,
    fields_of_rule,
)
from desktop_app.domain.law.rules import EXCELLENT_RATED, GOOD_RATED
from desktop_app.domain.law.year_facts import RATING_LABELS, Rating
from desktop_app.services.book import Book
from desktop_app.services.law import own_sets
from desktop_app.services.law.own_sets import SetFields
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.forms.field import Field
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.forms.value_box import ValueBox

_ALL_OTHERS = "Các danh hiệu, hình thức khác"


@dataclass(frozen=True, slots=True)
class RuleFormData:
    """A rule to be changed, or a new one: its set, its path, its fields, and the names of the set's awards by code."""

    code: str
    path: str
    fields: RuleFields
    awards: Mapping[str, str]

    @property
    def is_new(self) -> bool:
        """Whether it is one that the set does not have yet: its path has no place."""
        return _is_new(self.path)


def rule_form_data(book: Book, code: str, path: str) -> RuleFormData:
    """Return the form data of a rule; a path without a place is that of a new one. Raises InvalidRecord."""
    of_code = [listed.rule_set for listed in own_sets.listed_sets(book) if listed.rule_set.code == code]
    awards = {award.code: award.name for rule_set in of_code for award in rule_set.awards}
    if _is_new(path):
        return RuleFormData(code, path, _blank(path), awards)
    return RuleFormData(code, path, fields_of_rule(path, own_sets.rule_values(book, code, path)), awards)


NEW_RULES: Mapping[str, str] = {
    "basis": "Căn cứ pháp lý",
    "award": "Danh hiệu, hình thức",
    "vote": "Mức biểu quyết",
    "cap": "Tỷ lệ",
    "salary": "Mức lương cơ sở",
}
"""The rules that can be added to a set, by the paths that add them."""


def _blank(path: str) -> RuleFields:
    blank: Mapping[str, RuleFields] = {
        "basis": BasisFields(""),
        "award": AwardFields("", "", "", ""),
        "vote": VoteFields("", ""),
        "cap": CapFields(EXCELLENT_RATED, GOOD_RATED, "", ""),
        "salary": SalaryFields(None, "", ""),
    }
    return blank[path] if path in blank else ConditionFields(ConditionKind.RATING, "")


def own_name(first: date) -> str:
    """Return the name offered for a set of the office that begins on a day."""
    return f"quy định riêng của cơ quan từ {first:%d/%m/%Y}"


class RuleSetForm(FormOf[SetFields]):
    """Enters name, days and note of a rule set: of a copy to be made, or of one of the office."""

    note = Input(lambda: LinesEdit(2))
    rows = (("name",), ("first",), ("last",), ("note",))
    least_width = 720

    def __init__(self, context: Context, code: str, fields: SetFields, parent: QWidget, *, copy: bool) -> None:
        title = "Chép thành bộ quy định riêng" if copy else "Sửa tên, thời gian áp dụng"
        super().__init__(context, title, parent)
        self._code, self._copy = code, copy
        self._offered = fields.name
        self.fill(fields)

    def _edited(self, field: Field) -> None:
        super()._edited(field)
        name = self.fields["name"]
        first = field.value() if field.name == "first" and not field.problem() else None
        if self._copy and isinstance(first, date) and name.content() == self._offered:
            # The name that was offered names the day; one that she has typed is hers.
            self._offered = own_name(first)
            name.show_value(self._offered)

    def _collect(self) -> Callable[[Book], Changes]:
        fields, code = self.collected(), self._code
        act = own_sets.copy_set if self._copy else own_sets.change_set
        return lambda book: act(book, code, fields)


def _is_new(path: str) -> bool:
    return path in NEW_RULES or path.count(".") == 2  # "award.CODE.individual": a new condition


class RuleForm[F](FormOf[F]):
    """The base of the forms of a rule: shows its fields and changes, or adds, the rule of the set."""

    least_width = 760

    def __init__(self, context: Context, data: RuleFormData, fields: F, parent: QWidget, **editors: QWidget) -> None:
        title = "Thêm mục vào bộ quy định" if data.is_new else "Sửa mục của bộ quy định"
        super().__init__(context, title, parent, without=(), **editors)
        self._data = data
        self.fill(fields)

    def _collect(self) -> Callable[[Book], Changes]:
        fields, data = self.collected(), self._data
        values = fields.values()  # type: ignore[attr-defined]  # every rule's fields have them
        return lambda book: own_sets.change_rule(book, data.code, data.path, values)


class BasisForm(RuleForm[BasisFields]):
    """A basis that papers cite."""

    text = Input(lambda: LinesEdit(4))
    rows = (("text",), ("first", "last"))


class SourceForm(RuleForm[SourceFields]):
    """A rule of which only the article and its confirmation are entered."""

    article, note = Input(lambda: LinesEdit(2)), Input(lambda: LinesEdit(2))
    rows = (("article",), ("confirmed",), ("note",))


class MonthsForm(RuleForm[MonthsFields]):
    """The months of service."""

    article, note = Input(lambda: LinesEdit(2)), Input(lambda: LinesEdit(2))
    rows = (("months",), ("article",), ("confirmed",), ("note",))


class QuorumForm(RuleForm[QuorumFields]):
    """The share of members who must come."""

    article, note = Input(lambda: LinesEdit(2)), Input(lambda: LinesEdit(2))
    rows = (("share",), ("article",), ("confirmed",), ("note",))


class UnitVoteForm(RuleForm[UnitVoteFields]):
    """The share of those at a unit's own meeting who must agree."""

    article, note = Input(lambda: LinesEdit(2)), Input(lambda: LinesEdit(2))
    rows = (("share", "more_than"), ("article",), ("confirmed",), ("note",))


class VoteRuleForm(RuleForm[VoteFields]):
    """The votes that an award needs."""

    award: Input[ValueBox[str]] = Input()
    article, note = Input(lambda: LinesEdit(2)), Input(lambda: LinesEdit(2))
    rows = (
        ("award",),
        ("base",),
        ("share",),
        ("ballot", "more_than"),
        ("first", "last"),
        ("article",),
        ("confirmed",),
        ("note",),
    )

    def __init__(self, context: Context, data: RuleFormData, fields: VoteFields, parent: QWidget) -> None:
        several = {fields.award: ", ".join(data.awards.get(code, code) for code in fields.award.split(","))}
        offered = {"": _ALL_OTHERS, **(several if "," in fields.award else {}), **data.awards}
        super().__init__(context, data, fields, parent, award=ValueBox(offered))


class CapForm(RuleForm[CapFields]):
    """At most so many of those counted otherwise."""

    counted: Input[ValueBox[str]] = Input()
    of: Input[ValueBox[str]] = Input()
    article, note = Input(lambda: LinesEdit(2)), Input(lambda: LinesEdit(2))
    rows = (
        ("counted",),
        ("share", "at_most"),
        ("of",),
        ("first", "last"),
        ("article",),
        ("confirmed",),
        ("note",),
    )

    def __init__(self, context: Context, data: RuleFormData, fields: CapFields, parent: QWidget) -> None:
        rated = {
            EXCELLENT_RATED: RATING_LABELS[Rating.EXCELLENT],
            GOOD_RATED: RATING_LABELS[Rating.GOOD],
        }
        counted = {**rated, **data.awards}
        super().__init__(context, data, fields, parent, counted=ValueBox(counted), of=ValueBox(counted))


class SalaryForm(RuleForm[SalaryFields]):
    """A base salary from a day on."""

    article, note = Input(lambda: LinesEdit(2)), Input(lambda: LinesEdit(2))
    rows = (("first", "amount"), ("article",), ("confirmed",), ("note",))


class AwardForm(RuleForm[AwardFields]):
    """An award of the catalogue."""

    individual, collective = Input(QLineEdit), Input(QLineEdit)
    article, note = Input(lambda: LinesEdit(2)), Input(lambda: LinesEdit(2))
    rows = (
        ("name", "short"),
        ("level", "decided_by"),
        ("frequency", "is_title"),
        ("for_individual", "individual"),
        ("for_collective", "collective"),
        ("at_most",),
        ("article",),
        ("confirmed",),
        ("note",),
    )


class ConditionForm(RuleForm[ConditionFields]):
    """A condition of an award."""

    award: Input[ValueBox[str]] = Input()
    article, note = Input(lambda: LinesEdit(2)), Input(lambda: LinesEdit(2))
    rows = (
        ("kind",),
        ("rating",),
        ("award",),
        ("count", "years"),
        ("share",),
        ("article",),
        ("confirmed",),
        ("note",),
    )

    def __init__(self, context: Context, data: RuleFormData, fields: ConditionFields, parent: QWidget) -> None:
        super().__init__(context, data, fields, parent, award=ValueBox({"": "—", **data.awards}))


def rule_form(context: Context, data: RuleFormData, parent: QWidget) -> "RuleForm[RuleFields]":
    """Return the form for a rule, by what is entered of it."""
    forms: Mapping[type, Callable[..., object]] = {
        BasisFields: BasisForm,
        SourceFields: SourceForm,
        MonthsFields: MonthsForm,
        QuorumFields: QuorumForm,
        UnitVoteFields: UnitVoteForm,
        VoteFields: VoteRuleForm,
        CapFields: CapForm,
        SalaryFields: SalaryForm,
        AwardFields: AwardForm,
        ConditionFields: ConditionForm,
    }
    form = forms[type(data.fields)](context, data, data.fields, parent)
    return cast("RuleForm[RuleFields]", form)
