from dataclasses import replace

import pytest

from desktop_app.domain.certificates.certificates import (
    BLANKS,
    FIELD_LABELS,
    PLAIN_ONLY,
    CertificateLayout,
    FieldKey,
    Offset,
)
from desktop_app.domain.certificates.files import layout_as_text, layout_of_text
from desktop_app.domain.certificates.texts import (
    Certificate,
    CertificateFinding,
    PlacedLine,
    PlacedText,
    findings,
    merge_findings,
)
from desktop_app.domain.errors import InvalidRecord, UnreadableInput
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.runtime.resources import resource

NAME = FieldKey.NAME


@pytest.fixture(scope="module")
def layout() -> CertificateLayout:
    return layout_of_text(resource("papers", "giay-khen.json").read_text(encoding="utf-8"), "Khuôn kèm theo")


def placed(key: FieldKey, left: float, top: float, right: float, bottom: float) -> PlacedText:
    return PlacedText(key, 14, (PlacedLine("chữ", left, bottom),), left, top, right, bottom)


def certificate(number: int) -> Certificate:
    return Certificate(number, "certificate_of_merit", "Giấy khen", NomineeKind.INDIVIDUAL, None, "Vi Thu Hà", {})


def test_the_program_brings_a_lying_sheet_of_a4_with_every_field(layout: CertificateLayout) -> None:
    """Nghị định 98/2023/NĐ-CP, Điều 104: 297 × 210 mm; what has replaced it is not confirmed, and says so."""
    assert (layout.width, layout.height, layout.plain) == (297, 210, False)
    assert [field.key for field in layout.fields] == list(FieldKey)
    assert "chưa xác nhận" in layout.note
    assert (layout.field(NAME).size, layout.field(NAME).least) == (28, 20)
    assert (layout.field(FieldKey.REASON).size, layout.field(FieldKey.REASON).least) == (18, 13)


def test_the_lines_of_the_decree_stand_one_under_the_other_in_their_colours(layout: CertificateLayout) -> None:
    down = [layout.field(key).y for key in FieldKey]
    assert down[:9] == sorted(down[:9])
    red = {field.key for field in layout.fields if field.colour != "#000000"}
    assert red == {FieldKey.AUTHORITY, FieldKey.TITLE}
    assert all(layout.field(key).bold and not layout.field(key).italic for key in PLAIN_ONLY)
    assert all(layout.field(key).italic for key in (FieldKey.DECISION, FieldKey.BOOK_NUMBER, FieldKey.PLACE_DATE))


def test_on_stock_only_the_variable_fields_are_written(layout: CertificateLayout) -> None:
    assert not PLAIN_ONLY & {field.key for field in layout.written()}
    assert PLAIN_ONLY <= {field.key for field in replace(layout, plain=True).written()}


def test_a_field_can_be_left_out(layout: CertificateLayout) -> None:
    hidden = layout.with_field(replace(layout.field(FieldKey.PLACE_DATE), shown=False))
    assert FieldKey.PLACE_DATE not in {field.key for field in hidden.written()}


@pytest.mark.parametrize(("right", "down"), [(0.5, 0), (0, -0.5), (5, 5), (-0.5, 0.5)])
def test_a_field_moves_by_halves_of_a_millimetre(layout: CertificateLayout, right: float, down: float) -> None:
    before, after = layout.field(NAME), layout.moved(NAME, right, down).field(NAME)
    assert (after.x - before.x, after.y - before.y) == (right, down)


def test_dragging_comes_onto_the_grid_but_leaves_what_was_typed_exactly(layout: CertificateLayout) -> None:
    exact = layout.with_field(replace(layout.field(NAME), x=30.3, y=101.3))
    moved = exact.moved(NAME, 1.13, 0).field(NAME)
    assert (moved.x, moved.y) == (31.5, 101.3)


def test_a_field_goes_no_further_than_the_edges_of_the_sheet(layout: CertificateLayout) -> None:
    for far in (-1000, 1000):
        moved = layout.moved(NAME, far, far)
        assert moved.checked() == moved
    assert layout.moved(NAME, -1000, 0).field(NAME).x == 0
    assert layout.moved(NAME, 1000, 0).field(NAME).right == 297


def test_a_larger_sheet_takes_everything_with_it(layout: CertificateLayout) -> None:
    large = layout.resized(420, 297)
    assert large.checked() == large
    assert large.field(NAME).x == pytest.approx(layout.field(NAME).x * 420 / 297, abs=0.5)
    assert large.field(NAME).size == 39.5
    small = layout.resized(148, 105)
    assert small.checked() == small


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"x": 290.0}, "nằm ngoài tờ giấy"),
        ({"y": 215.0}, "nằm ngoài tờ giấy"),
        ({"y": 2.0}, "nằm ngoài tờ giấy"),
        ({"x": -1.0}, "vị trí ngang"),
        ({"x": float("nan")}, "vị trí ngang"),
        ({"least": 30.0}, "cỡ chữ nhỏ nhất lớn hơn cỡ chữ"),
        ({"size": 5.0}, "cỡ chữ phải từ 6 đến 96"),
        ({"lines": 11}, "số dòng"),
        ({"colour": "red"}, "màu chữ"),
        ({"wording": "{họ tên bố}"}, "{họ tên bố}"),
        ({"wording": "{tên"}, "không khép đúng"),
        ({"wording": "a" * 1001}, "dài quá 1000"),
    ],
)
def test_an_unprintable_layout_is_refused(layout: CertificateLayout, changed: dict[str, object], words: str) -> None:
    wrong = layout.with_field(replace(layout.field(NAME), **changed))  # type: ignore[arg-type]
    with pytest.raises(InvalidRecord) as refused:
        wrong.checked()
    assert words in refused.value.message


def test_a_field_must_be_there_and_once(layout: CertificateLayout) -> None:
    for fields in (layout.fields[1:], (*layout.fields[1:], layout.fields[1])):
        with pytest.raises(InvalidRecord, match="mỗi chỗ một lần"):
            replace(layout, fields=fields).checked()


def test_a_layout_is_read_back_unchanged(layout: CertificateLayout) -> None:
    changed = layout.moved(NAME, 3.5, -2).with_field(
        replace(layout.field(FieldKey.REASON), shown=False, pitch=7.25, wording="Đã đạt thành tích\n[{thành tích}]")
    )
    assert layout_of_text(layout_as_text(changed), "Khuôn") == changed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"fields": [{"key": "no such field"}]}',
        '{"fields": [], "width": true}',
        '{"fields": [], "height": "210"}',
        '{"fields": [], "colour": "#000000"}',
        '{"fields": []}',
        '{"fields": [{"key": "name", "x": NaN, "y": 1, "width": 9, "wording": "", "size": 9, "least": 9}]}',
    ],
)
def test_an_invalid_layout_text_is_refused(text: str) -> None:
    with pytest.raises(UnreadableInput, match="Khuôn trong sổ"):
        layout_of_text(text, "Khuôn trong sổ")


def test_every_field_and_blank_has_its_words() -> None:
    assert set(FIELD_LABELS) == set(FieldKey)
    # As passages fill them: a blank written with a capital begins with one.
    assert all(name == name[:1].lower() + name[1:] for name in BLANKS)


@pytest.mark.parametrize("tenths", [-201, 201])
def test_an_offset_of_more_than_two_centimetres_is_refused(tenths: int) -> None:
    assert Offset(200, -200).checked() == Offset(200, -200)
    for offset in (Offset(right=tenths), Offset(down=tenths)):
        with pytest.raises(InvalidRecord, match="20 mm"):
            offset.checked()


def test_what_lies_near_the_edge_is_warned_of_and_what_lies_beyond_is_lost(layout: CertificateLayout) -> None:
    (near,) = findings(layout, [placed(NAME, 7.9, 20, 100, 30)])
    assert "cách mép giấy chưa đến 8 mm" in near.sentence
    assert not near.lost
    assert findings(layout, [placed(NAME, 8, 20, 289, 202)]) == ()
    for box in ((-0.1, 20, 50, 30), (20, 20, 297.1, 30), (20, 20, 50, 210.1), (20, -0.1, 50, 30)):
        (beyond,) = findings(layout, [placed(NAME, *box)])
        assert "tràn ra ngoài tờ giấy" in beyond.sentence
        assert beyond.lost


def test_the_printers_offset_counts_for_the_edge(layout: CertificateLayout) -> None:
    text = [placed(NAME, 8, 20, 100, 30)]
    assert findings(layout, text, Offset(right=-5)) != ()
    assert findings(layout, text, Offset(right=5)) == ()


def test_texts_over_each_other_are_found(layout: CertificateLayout) -> None:
    name, post = placed(NAME, 20, 20, 60, 30), placed(FieldKey.POST, 50, 29, 90, 40)
    (touching,) = findings(layout, [name, post])
    assert touching.sentence == "Họ và tên, tên tập thể: chữ chạm vào chức vụ, đơn vị"
    assert touching.lost
    assert touching.way_out.startswith("Ghi chức vụ, đơn vị, thành tích ngắn hơn")
    decision, number = replace(name, key=FieldKey.DECISION), replace(post, key=FieldKey.BOOK_NUMBER)
    assert [finding.lost for finding in findings(layout, [decision, number])] == [False]
    assert findings(layout, [name, replace(post, top=30.0)]) == ()
    assert findings(layout, [name, replace(post, left=60.0)]) == ()


def test_equal_findings_are_merged_with_their_numbers() -> None:
    touching = CertificateFinding("Tên: chữ chạm vào chức vụ")
    merged = merge_findings((certificate(number), [touching]) for number in range(1, 9))
    assert [entry.sentence for entry in merged] == [
        "Tên: chữ chạm vào chức vụ (số 01, 02, 03, 04, 05, 06 và 2 số khác)."
    ]
    assert merge_findings([(certificate(3), [])]) == ()
