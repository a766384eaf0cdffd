"""Whatever is done to a layout it can be printed, and whatever a certificate says is written whole and in its width."""

from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop_app.domain.certificates.certificates import MM_PER_PT, CertificateLayout, FieldKey
from desktop_app.domain.certificates.files import layout_as_text, layout_of_text
from desktop_app.domain.certificates.texts import Certificate
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.certificates.fit import fitted
from desktop_app.papers.pdf.fonts import printing_family
from desktop_app.papers.pdf.text import typeface
from desktop_app.services.certificates.layouts import default_layout

KEYS = st.sampled_from(FieldKey)
WAYS = st.floats(-700, 700)
SIDES = st.floats(70, 600).map(lambda side: round(side, 1))
LETTERS = st.text(st.sampled_from("Nguyễn Thị ƯỚC đẫm 0123 -/.,&<{}[]"), max_size=400)


@given(st.lists(st.tuples(KEYS, WAYS, WAYS), max_size=8), st.lists(st.tuples(SIDES, SIDES), max_size=3))
def test_no_move_and_no_other_sheet_makes_a_layout_that_cannot_be_printed(
    moves: list[tuple[FieldKey, float, float]], sheets: list[tuple[float, float]]
) -> None:
    layout = default_layout()
    for width, height in sheets:
        layout = layout.resized(width, height)
    for key, right, down in moves:
        layout = layout.moved(key, right, down)
    assert layout.checked() == layout
    assert layout_of_text(layout_as_text(layout), "Khuôn") == layout


@settings(deadline=None)
@given(LETTERS, st.floats(5, 240), st.integers(1, 3))
@example("0]", 6.0, 1)
def test_every_letter_is_written_within_the_width(text: str, width: float, lines: int) -> None:
    (placed,) = fitted(narrow(width, lines), certificate(text)) or (None,)
    wanted = "".join(text.split())
    if placed is None:
        assert wanted == ""
        return
    assert "".join("".join(line.text.split()) for line in placed.lines) == wanted
    face = typeface(printing_family())
    for line in placed.lines:
        wide = face.width_mm(line.text, placed.size, True, False)
        # One letter may be wider than a field; nothing can be done about that.
        assert wide <= width + 0.01 or len(line.text) == 1
        assert line.x >= placed.left - 0.01
    assert placed.size >= 20
    assert placed.bottom - placed.top >= len(placed.lines) * placed.size * MM_PER_PT


def narrow(width: float, lines: int) -> CertificateLayout:
    """The default layout with the name alone, in so wide a field."""
    shown = {FieldKey.NAME}
    fields = (replace(field, shown=field.key in shown) for field in default_layout().fields)
    layout = replace(default_layout(), fields=tuple(fields))
    return layout.with_field(replace(layout.field(FieldKey.NAME), width=width, lines=lines))


def certificate(name: str) -> Certificate:
    return Certificate(1, "certificate_of_merit", "Giấy khen", NomineeKind.INDIVIDUAL, None, name, {"tên": name})
