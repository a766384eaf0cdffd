"""Lists as a clerk brings them on her first morning: each was read wrongly when it was first tried."""

from collections.abc import Iterator
from typing import Final

from tests.data.corpus.lists.files import CorpusList
from tests.data.corpus.lists.nominees import MERIT, nominee_list
from tests.data.corpus.lists.people import ENTRIES, HEAD, PEOPLE, entry, numbered, people_list

_CAPTION: Final = "(Kèm theo Quyết định số 410/QĐ-SNgV ngày 18/12/2024 của Giám đốc Sở Ngoại vụ)"


def lists() -> Iterator[CorpusList]:
    """Yield the lists."""
    yield from _people()
    yield from _recipients()


def _people() -> Iterator[CorpusList]:
    parted = [(number, *person[0].rsplit(" ", 1), *person[1:]) for number, person in enumerate(PEOPLE, 1)]
    head = (HEAD[0], "Họ và", "Tên", *HEAD[2:])
    columns = {"family_name": 1, "given_name": 2, "position": 3, "unit_name": 4, "birth_year": 5, "gender": 6}
    yield people_list("one head over two cells", [head, *parted], columns={"Danh sách": columns})
    toned = (("Lưu Ngọc Ẩn", *PEOPLE[0][1:]), ("Hà Thị Ánh", *PEOPLE[1][1:-1], "Nữ"), *PEOPLE[2:])
    for file_type in ("xlsx", "csv"):
        yield people_list(
            f"capitals that tcvn3 has not in {file_type}",
            [HEAD, *numbered(toned)],
            entries=tuple(map(entry, toned)),
            letters="tcvn3",
            file_type=file_type,
        )
    remarked = [(n, f"{name} (nghỉ thai sản)", *rest) for n, (name, *rest) in enumerate(PEOPLE, 1)]
    yield people_list("remark behind the names", [HEAD, *remarked], entries=ENTRIES)


def _recipients() -> Iterator[CorpusList]:
    head = ("STT", "Đối tượng", "Tên tập thể/cá nhân", "Đơn vị", "Hình thức đề nghị")
    rows = [
        *(head, ("A", "TẬP THỂ"), (1, "Tập thể", "Phòng Lễ tân", None, MERIT)),
        *(("B", "CÁ NHÂN"), (1, "Cá nhân", "Vi Văn Thức", "Văn phòng", MERIT)),
    ]
    entries = (
        {"name": "Phòng Lễ tân", "kind": "Tập thể", "award": MERIT},
        {"name": "Vi Văn Thức", "kind": "Cá nhân", "unit_name": "Văn phòng", "award": MERIT},
    )
    columns = {"kind": 1, "full_name": 2, "unit_name": 3, "award": 4}
    yield nominee_list("sections in another column", rows, entries, columns={"DS": columns})
    of_decision = [
        ("STT", "Tên tập thể, họ tên cá nhân", "Chức vụ"),
        ("I", "Tập thể lao động tiên tiến"),
        (1, "Phòng Lễ tân"),
        ("II", "Lao động tiên tiến"),
        (1, "Ông Vi Văn Thức", "Chuyên viên"),
    ]
    given = {"number": "410/QĐ-SNgV", "decided_on": "18/12/2024"}
    recipients = (
        {"name": "Phòng Lễ tân", "award": "Tập thể lao động tiên tiến", **given},
        {"name": "Vi Văn Thức", "award": "Lao động tiên tiến", **given},
    )
    for file_type, place in (("xlsx", "DS"), ("docx", "Bảng 1")):
        titles = ("DANH SÁCH KHEN THƯỞNG NĂM 2024", _CAPTION)
        above = [(title,) for title in titles] if file_type == "xlsx" else []
        yield nominee_list(
            f"decision in the caption in {file_type}",
            [*above, *of_decision],
            recipients,
            target="awards",
            file_type=file_type,
            above=titles if file_type == "docx" else (),
            columns={place: {"full_name": 1, "position": 2}},
        )
