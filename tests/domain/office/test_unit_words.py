"""What the form of a unit says of a unit that is renamed from a day on."""

from desktop_app.domain.fields import words_of
from desktop_app.domain.office.units import UnitFields


def test_the_form_says_that_a_renamed_unit_ends_and_has_an_heir() -> None:
    words = words_of(UnitFields)["successor_id"].help
    assert "đổi tên" in words
    assert "ngày hết hiệu lực" in words
