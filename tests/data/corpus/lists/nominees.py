"""Lists of nominations and of awards given: collectives and people together, in sections, with codes, in Word."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from tests.data.corpus.lists.files import CorpusList, Entry

HEAD: Final = ("STT", "Họ và tên", "Chức vụ", "Đơn vị công tác", "Hình thức khen thưởng", "Tóm tắt thành tích")
COLUMNS: Final = {"full_name": 1, "position": 2, "unit_name": 3, "award": 4, "summary": 5}
MERIT: Final = "Giấy khen"
NOMINEES: Final = (
    ("Nông Thị Hoa Ban", "Trưởng phòng", "Phòng Tổng hợp", MERIT, "Tham mưu 05 văn bản đúng hạn."),
    ("Vi Văn Thức", "Chuyên viên", "Văn phòng", MERIT, "Viết 12 tin bài về người tốt, việc tốt."),
    ("Ông Văn Tám", "Chuyên viên", "Thanh tra Sở", MERIT, "Tuyên truyền cho 300 đoàn viên."),
)
COLLECTIVES: Final = ("Phòng Lễ tân", "Chi đoàn Quang Phú", "Chi đoàn Quảng Phú")


def entry(nominee: Sequence[str], **changes: str) -> Entry:
    """Return what a row of these cells says."""
    return {**dict(zip(("name", "position", "unit_name", "award", "summary"), nominee, strict=True)), **changes}


def nominee_list(
    structure: str,
    rows: Sequence[Sequence[object]],
    entries: Sequence[Entry],
    **changes: Any,  # noqa: ANN401
) -> CorpusList:
    """Return a list of nominations, in one sheet, unless said otherwise."""
    values: dict[str, Any] = {"sheets": {"DS": rows}, "columns": {"DS": COLUMNS}} | changes
    target = values.pop("target", "nominations")
    return CorpusList(
        f"{target}-{structure.replace(' ', '-').replace('/', '-')}", target, structure, entries=tuple(entries), **values
    )


def lists() -> Iterator[CorpusList]:
    """Yield the lists of nominations and of awards."""
    yield from _nominations()
    yield from _collectives()
    yield from _files_of_nominations()
    yield from _without_awards()
    yield from _awards()


def _nominations() -> Iterator[CorpusList]:
    rows = [(number, *nominee) for number, nominee in enumerate(NOMINEES, 1)]
    entries = [entry(nominee) for nominee in NOMINEES]
    yield nominee_list("list of people", [("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG",), (), HEAD, *rows], entries)
    sections = [
        ("A", "TẬP THỂ"),
        *((n, name, None, None, MERIT, "Hoàn thành nhiệm vụ.") for n, name in enumerate(COLLECTIVES, 1)),
        ("B", "CÁ NHÂN"),
        *rows,
        (None, "Tổng cộng: 03 tập thể, 03 cá nhân"),
    ]
    mixed = [{"name": name, "kind": "Tập thể", "award": MERIT} for name in COLLECTIVES]
    mixed += [{**dict(each), "kind": "Cá nhân"} for each in entries]
    yield nominee_list("sections of collectives and people", [HEAD, *sections], mixed)
    kinds = ("STT", "Tên tập thể, cá nhân", "Đối tượng", "Chức vụ", "Đơn vị", "Hình thức khen thưởng", "Lĩnh vực")
    columns = {"full_name": 1, "kind": 2, "position": 3, "unit_name": 4, "award": 5}
    by_kind: list[tuple[object, ...]] = [
        (n, name, "Tập thể", None, None, MERIT, "Văn hóa") for n, name in enumerate(COLLECTIVES, 1)
    ]
    by_kind += [
        (n, nominee[0], "Cá nhân", nominee[1], nominee[2], nominee[3], "Đối ngoại")
        for n, nominee in enumerate(NOMINEES, 4)
    ]
    of_kind = [{k: v for k, v in each.items() if k != "summary"} for each in mixed]
    yield nominee_list("column of the kind of nominee", [kinds, *by_kind], of_kind, columns={"DS": columns})
    coded = {"DS": [kinds, *by_kind], "MA": [("Mã", "Hình thức"), ("GK", MERIT), ("BK", "Bằng khen")]}
    yield nominee_list("codes on a hidden sheet", [], of_kind, sheets=coded, hidden=("MA",), columns={"DS": columns})
    groups = [
        HEAD,
        ("I", "CẤP SỞ, NGÀNH"),
        *rows[:2],
        ("II", "CẤP XÃ, PHƯỜNG"),
        rows[2],
        (None, "Tổng: 3 người", None, None, 3),
    ]
    yield nominee_list("group rows and totals", groups, entries)


def _files_of_nominations() -> Iterator[CorpusList]:
    rows = [(number, *nominee) for number, nominee in enumerate(NOMINEES, 1)]
    entries = [entry(nominee) for nominee in NOMINEES]
    for file_type in ("docx", "odt"):
        above = ("DANH SÁCH", "Tập thể, cá nhân đề nghị tặng Giấy khen năm 2026")
        yield nominee_list(
            f"table in {file_type}",
            [HEAD, *rows],
            entries,
            file_type=file_type,
            above=above,
            columns={"Bảng 1": COLUMNS},
        )
    for letters in ("tcvn3", "vni"):
        yield nominee_list(f"{letters} by its look", [HEAD, *rows], entries, letters=letters, unicode_rows=1)
    yield nominee_list("tab-separated text", [HEAD, *rows], entries, file_type="tsv", suffix="txt")
    tables = {
        "TT": [
            ("STT", "Tên tập thể", "Hình thức khen thưởng"),
            *((n, name, MERIT) for n, name in enumerate(COLLECTIVES, 1)),
        ],
        "CN": [HEAD, *rows],
    }
    both = [{"name": name, "kind": "Tập thể", "award": MERIT} for name in COLLECTIVES] + list(entries)
    where = {"Bảng 1": {"collective": 1, "award": 2}, "Bảng 2": COLUMNS}
    yield nominee_list("two tables in docx", [], both, sheets=tables, file_type="docx", columns=where)


def _collectives() -> Iterator[CorpusList]:
    of_units = [("STT", "Tên tập thể", "Đơn vị", "Hình thức khen thưởng")]
    same = [
        ("Tổ công tác số 1", "Phòng Tổng hợp"),
        ("Tổ công tác số 1", "Văn phòng"),
        ("Quang Phú", "Văn phòng"),
        ("Quảng Phú", "Văn phòng"),
    ]
    of_units += [(n, *each, MERIT) for n, each in enumerate(same, 1)]  # type: ignore[misc]
    collective = [{"name": name, "unit_name": unit, "award": MERIT, "kind": "Tập thể"} for name, unit in same]
    yield nominee_list(
        "collectives of one name", of_units, collective, columns={"DS": {"collective": 1, "unit_name": 2, "award": 3}}
    )


def _without_awards() -> Iterator[CorpusList]:
    head = ("STT", "Họ và tên", "Chức vụ", "Đơn vị công tác")
    rows = [(n, *nominee[:3]) for n, nominee in enumerate(NOMINEES, 1)]
    title = ("DANH SÁCH CÁ NHÂN ĐỀ NGHỊ TẶNG DANH HIỆU “LAO ĐỘNG TIÊN TIẾN” NĂM 2026",)
    entries = [{"name": nominee[0], "kind": "Cá nhân", "award": "Lao động tiên tiến"} for nominee in NOMINEES]
    columns = {"full_name": 1, "position": 2, "unit_name": 3}
    yield nominee_list("award only in the title", [title, (), head, *rows], entries, columns={"DS": columns})
    sections = [head, ("I", "Danh hiệu Lao động tiên tiến"), *rows[:2], ("II", "Giấy khen của Giám đốc Sở"), rows[2]]
    names = ("Danh hiệu Lao động tiên tiến", "Danh hiệu Lao động tiên tiến", "Giấy khen của Giám đốc Sở")
    by_section = [{"name": nominee[0], "award": award} for nominee, award in zip(NOMINEES, names, strict=True)]
    yield nominee_list("award in section heads", sections, by_section, columns={"DS": columns})
    collectives = [
        ("DANH SÁCH TẬP THỂ ĐỀ NGHỊ CÔNG NHẬN DANH HIỆU TẬP THỂ LAO ĐỘNG TIÊN TIẾN",),
        ("STT", "Tên đơn vị", "Ghi chú"),
    ]
    listed = [(n, name, None) for n, name in enumerate(("Phòng Tổng hợp", "Văn phòng", "Thanh tra Sở"), 1)]
    of_units = [{"name": str(row[1]), "kind": "Tập thể", "award": "Tập thể lao động tiên tiến"} for row in listed]
    yield nominee_list(
        "collectives with the title above",
        [*collectives, *listed],
        of_units,
        columns={"DS": {"unit_name": 1, "note": 2}},
    )


def _awards() -> Iterator[CorpusList]:
    head = ("TT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức khen thưởng", "Số quyết định", "Ngày ký", "Năm")
    columns = {"full_name": 1, "position": 2, "unit_name": 3, "award": 4, "number": 5, "decided_on": 6, "year": 7}
    decisions = (
        ("163/QĐ-SNgV", "22/01/2025", "2024"),
        ("163/QĐ-SNgV", "22/01/2025", "2024"),
        ("41/QĐ-UBND", "05/3/2025", "2024"),
    )
    given = list(zip(NOMINEES, decisions, strict=True))
    rows = [(n, *nominee[:4], *decision) for n, (nominee, decision) in enumerate(given, 1)]
    entries = [
        {
            **entry(nominee, summary=""),
            "number": number,
            "decided_on": f"{day:0>10}".replace("05/3/", "05/03/").replace("005/", "05/"),
            "year": year,
        }
        for nominee, (number, day, year) in given
    ]
    for file_type in ("xlsx", "csv", "docx", "odt"):
        where = {"Bảng 1" if file_type in ("docx", "odt") else "DS": columns}
        yield nominee_list(
            f"awards in {file_type}", [head, *rows], entries, target="awards", file_type=file_type, columns=where
        )
    for letters in ("tcvn3", "vni"):
        yield nominee_list(
            f"awards in {letters}", [head, *rows], entries, target="awards", letters=letters, columns={"DS": columns}
        )
    one_cell = ("TT", "Họ và tên", "Đơn vị", "Hình thức khen thưởng", "Số, ngày quyết định")
    together = [
        (n, nominee[0], nominee[2], nominee[3], f"{number} ngày {day}")
        for n, (nominee, (number, day, _)) in enumerate(given, 1)
    ]
    of_one_cell = [{k: v for k, v in each.items() if k not in ("position", "year")} for each in entries]
    where = {"DS": {"full_name": 1, "unit_name": 2, "award": 3, "number": 4}}
    yield nominee_list("number and day in one cell", [one_cell, *together], of_one_cell, target="awards", columns=where)
    by_date = [
        (n, *nominee[:4], number, datetime(2025, 1, 22), 2024.0) for n, (nominee, (number, _, _)) in enumerate(given, 1)
    ]
    with_dates = [{**each, "decided_on": "22/01/2025"} for each in entries]
    two_heads = [
        ("TT", "Người được khen", None, None, "Khen thưởng", None, None, None),
        (None, "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức", "Số quyết định", "Ngày ký", "Năm"),
    ]
    merged = {"DS": ("A1:A2", "B1:D1", "E1:H1")}
    yield nominee_list(
        "awards under 2 rows of head",
        [*two_heads, *by_date],
        with_dates,
        target="awards",
        columns={"DS": columns},
        merged=merged,
    )
