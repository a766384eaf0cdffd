"""An invented office with two years of records, to try the program on. Every name in it is made up."""

import random
from datetime import date

from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.office.units import UnitFields, UnitKind
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.office.people import person_choices, save_person
from desktop_app.services.office.units import add_unit, unit_choices
from desktop_app.services.plan.plans import apply_plan, propose_plan, shipped_plan
from desktop_app.services.plan.tasks import task_choices
from desktop_app.services.rounds.acts import create_round
from desktop_app.services.rounds.nominations import nominate
from desktop_app.services.sample.movements import fill_movement
from desktop_app.services.sample.standing import fill_standing
from desktop_app.services.sample.year import fill_years

_FAMILY = ("Hứa", "Lộc", "Nông", "Vi", "Lương", "Bế", "Chu", "Đàm", "Triệu", "Mã", "Ngọ", "Khúc")
_MIDDLE = {"male": ("Mạnh", "Quốc", "Đình", "Hữu", "Xuân"), "female": ("Thị", "Thu", "Bích", "Ngọc", "Thanh")}
_GIVEN = {
    "male": ("Ánh", "Dũng", "Đạt", "Khánh", "Sơn", "Ước", "Thắng", "Vượng", "Bình"),
    "female": ("Ân", "Dung", "Đào", "Hòa", "Liên", "Oanh", "Uyên", "Yến", "Bình"),
}
_DIVISIONS = (
    ("Văn phòng", UnitKind.OFFICE),
    ("Thanh tra Sở", UnitKind.INSPECTORATE),
    ("Phòng Lãnh sự - Hợp tác quốc tế", UnitKind.DIVISION),
    ("Phòng Quản lý biên giới", UnitKind.DIVISION),
    ("Trung tâm Thông tin và Dịch vụ đối ngoại", UnitKind.CENTRE),
)
_SUMMARIES = (
    "Tham mưu lồng ghép nội dung Bộ quy tắc ứng xử trên mạng xã hội vào Ngày pháp luật hằng tháng.",
    "Đăng tải 42 tin tốt, 12 câu chuyện đẹp trên trang thông tin của Sở và mạng xã hội; không để sai sót.",
    "Hướng dẫn đoàn viên và con em CCVCNLĐ kỹ năng an toàn trên không gian mạng dịp 01/6 và Tết Trung thu.",
    "Kịp thời nắm bắt, báo cáo các thông tin xấu, độc liên quan lĩnh vực được giao theo dõi.",
    "Hoàn thành tốt nhiệm vụ được giao; tích cực tham gia phong trào thi đua của cơ quan.",
)


def fill(book: Book) -> None:
    """Write the sample into an empty book."""
    rng = random.Random(20_221_102)
    for name, kind in _DIVISIONS:
        add_unit(book, UnitFields(name, kind))
    apply_plan(book, propose_plan(book, shipped_plan()))
    _people(book, rng)
    for code in ("2025-H1", "2025-H2", "2026-H1"):
        create_round(book, code)
        _nominations(book, rng, code)
    fill_years(book, rng, date.today())
    fill_standing(book, rng)
    fill_movement(book)


def _people(book: Book, rng: random.Random) -> None:
    units = {choice.name: choice.id for choice in unit_choices(book)}
    used_names: set[str] = set()
    for name, kind in _DIVISIONS:
        head = "Giám đốc Trung tâm" if kind is UnitKind.CENTRE else "Chánh Văn phòng" if kind is UnitKind.OFFICE else ""
        head = head or ("Chánh Thanh tra" if kind is UnitKind.INSPECTORATE else "Trưởng phòng")
        for place in range(5):
            gender = rng.choice(("male", "female"))
            position = head if place == 0 else "Chuyên viên"
            person = PersonFields(_new_name(rng, gender, used_names), gender, rng.randint(1970, 2000))
            since = date(rng.randint(2015, 2024), rng.randint(1, 12), 1)
            save_person(book, None, person, [(None, PostFields(units[name], position, since))])


def _new_name(rng: random.Random, gender: str, used_names: set[str]) -> str:
    while True:
        parts = (rng.choice(_FAMILY), rng.choice(_MIDDLE[gender]), rng.choice(_GIVEN[gender]))
        name = " ".join(parts)
        if name not in used_names:
            used_names.add(name)
            return name


def _nominations(book: Book, rng: random.Random, code: str) -> None:
    tasks = [choice.id for choice in task_choices(book)]
    divisions = [choice.id for choice in unit_choices(book)[: len(_DIVISIONS)]]
    people = [choice.id for choice in person_choices(book)]
    for kind, ids in (
        (NomineeKind.COLLECTIVE, rng.sample(divisions, 2)),
        (NomineeKind.INDIVIDUAL, rng.sample(people, 9)),
    ):
        for nominee in ids:
            nominate(
                book,
                NominationFields(
                    round_code=code,
                    kind=kind,
                    person_id=nominee if kind is NomineeKind.INDIVIDUAL else None,
                    unit_id=nominee if kind is NomineeKind.COLLECTIVE else None,
                    commendation_type=rng.choice((CommendationType.MOVEMENT, CommendationType.MERIT)),
                    summary=rng.choice(_SUMMARIES),
                    task_ids=tuple(rng.sample(tasks, 2)),
                    papers=("report",),
                ),
            )
