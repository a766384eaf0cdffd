"""Plans whose tasks have labelled fields, in every form and wording, as Word, plain text and PDF."""

from collections.abc import Iterator

from tests.data.corpus.plans import CorpusPlan, TrueTask

_WORDINGS = (
    ("Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm"),
    ("Đơn vị thực hiện", "Đơn vị phối hợp", "Thời hạn ban hành", "Kết quả đầu ra"),
    ("Đơn vị chủ trì (tham mưu)", "Cơ quan, đơn vị phối hợp", "Thời gian thực hiện", "Dự kiến sản phẩm"),
    ("Chủ trì", "Phối hợp", "Thời gian", "Kết quả"),
    ("Phân công thực hiện", "Đơn vị phối hợp thực hiện", "Tiến độ thực hiện", "Sản phẩm dự kiến"),
    ("Đơn vị phụ trách", "Phối hợp thực hiện", "Hoàn thành", "Đầu ra"),
)
_TASKS = (
    ("Mở hội thi an toàn mạng", "Văn phòng", "Thanh tra Sở", "Quý II/2026", "2026-q2", "Kế hoạch hội thi"),
    ("Viết bài tuyên truyền", "Chi đoàn thanh niên Sở", "Sở Nội vụ", "trước ngày 20/11/2026", "2026-11-20", "Bài viết"),
)
_MARKS = {"gach": ("- ", "- "), "cong": ("- ", "+ "), "tron": ("", ""), "gach-tron": ("- ", "")}
_HEADINGS = ("I", "II", "II/1")
TRUE = tuple(TrueTask(task[0], (task[1],), (task[2],), task[4]) for task in _TASKS)


def _plan(name: str, body: list[str], tasks: tuple[TrueTask, ...] = TRUE, file_type: str = "docx") -> CorpusPlan:
    return CorpusPlan(
        name, ("II. NỘI DUNG THỰC HIỆN", "1. Nhiệm vụ", *body), tasks, _HEADINGS, file_type, structure="labelled fields"
    )


def plans() -> Iterator[CorpusPlan]:
    """Yield the plans."""
    for form, (task_mark, mark) in _MARKS.items():
        for number, words in enumerate(_WORDINGS):
            body: list[str] = []
            for task in _TASKS:
                values = (task[1], task[2], task[3], task[5])
                body.append(f"{task_mark}{task[0]}.")
                body += [f"{mark}{label}: {value}." for label, value in zip(words, values, strict=True)]
            file_type = ("docx", "txt", "pdf")[number % 3]
            yield _plan(f"truong-{form}-{number}", body, file_type=file_type)
    for number, words in enumerate(_WORDINGS[:4]):
        yield _plan(f"truong-dong-sau-{number}", _next_line(words))
        yield _plan(f"truong-ngat-dong-{number}", ["\n".join(_next_line(words))])
        yield _plan(f"truong-mot-doan-{number}", _in_one(words, "{}. {}."))
        yield _plan(f"truong-trong-ngoac-{number}", _in_one(words, "{} ({})."))
        yield _numbered(number, words)
        yield _shared(number, words)
    yield from _others()


def _next_line(words: tuple[str, ...]) -> list[str]:
    lines: list[str] = []
    for task in _TASKS:
        lines.append(f"- {task[0]}.")
        for label, value in zip(words, (task[1], task[2], task[3], task[5]), strict=True):
            lines += [f"+ {label}:", f"{value}."]
    return lines


def _in_one(words: tuple[str, ...], form: str) -> list[str]:
    lines = []
    for task in _TASKS:
        pairs = zip(words, (task[1], task[2], task[3], task[5]), strict=True)
        lines.append("- " + form.format(task[0], "; ".join(f"{label}: {value}" for label, value in pairs)))
    return lines


def _numbered(number: int, words: tuple[str, ...]) -> CorpusPlan:
    body = ["II. NỘI DUNG THỰC HIỆN"]
    for place, task in enumerate(_TASKS, 1):
        body.append(f"{place}. {('Hội thi', 'Tuyên truyền')[place - 1]}")
        labels = ("Nội dung", *words)
        values = (task[0], task[1], task[2], task[3], task[5])
        body += [f"{letter}) {label}: {value}." for letter, label, value in zip("abcdđ", labels, values, strict=True)]
    return CorpusPlan(f"truong-chu-cai-{number}", tuple(body), TRUE, ("I", "II", "II/1", "II/2"))


def _shared(number: int, words: tuple[str, ...]) -> CorpusPlan:
    values = ("Văn phòng Sở", "Thanh tra Sở", "Quý II/2026", "Báo cáo")
    body = [
        "- Mở hội thi.",
        "- Trao giải.",
        *(f"{label}: {value}." for label, value in zip(words, values, strict=True)),
    ]
    tasks = tuple(TrueTask(text, ("Văn phòng",), ("Thanh tra Sở",), "2026-q2") for text in ("Mở hội thi", "Trao giải"))
    return _plan(f"truong-chung-{number}", body, tasks)


def _others() -> Iterator[CorpusPlan]:
    yield _plan(
        "truong-tap-the",
        [
            "- Mở lớp.",
            "- Đơn vị thực hiện: UBND các xã, phường, đặc khu; Báo và Phát thanh, Truyền hình tỉnh.",
            "- Thời gian: Năm 2026 và các năm tiếp theo.",
        ],
        (
            TrueTask(
                "Mở lớp",
                ("UBND các xã, phường, đặc khu", "Báo và Phát thanh, Truyền hình tỉnh"),
                (),
                "2026 yearly",
            ),
        ),
    )
    yield _plan(
        "truong-chu-tri-phoi-hop-mot-cau",
        ["- Mở lớp.", "- Phân công: Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở, Sở Nội vụ."],
        (TrueTask("Mở lớp", ("Văn phòng",), ("Thanh tra Sở", "Sở Nội vụ")),),
    )
    yield _plan(
        "truong-thoi-gian-rieng",
        ["- Văn phòng Sở mở lớp.", "Thời gian hoàn thành: Tháng 4/2026.", "- Thanh tra Sở giám sát."],
        (
            TrueTask("Văn phòng Sở mở lớp", ("Văn phòng",), (), "2026-4"),
            TrueTask("Thanh tra Sở giám sát", ("Thanh tra Sở",)),
        ),
    )
