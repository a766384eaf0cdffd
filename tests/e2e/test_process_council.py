"""A round brought to its end by commands alone."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.books import workbook
from tests.cli import commands

pytestmark = pytest.mark.process

STAFF = (
    ("TT", "Họ và tên", "Chức vụ", "Đơn vị"),
    (1, "Vương Thị Ánh", "Chánh Văn phòng", "Văn phòng"),
    (2, "Lộc Thị Đào", "Chuyên viên", "Văn phòng"),
    (3, "Bế Văn Hòa", "Trưởng phòng", "Phòng Lễ tân"),
)


def test_a_round_is_walked_by_commands_alone(tmp_path: Path) -> None:
    folder, staff = tmp_path / "book", workbook(tmp_path / "nguoi.xlsx", *STAFF)

    def answered(*words: str | Path) -> Any:  # noqa: ANN401 - whatever JSON holds
        answer = commands.run(folder, *words, "--json")
        assert (answer.returncode, answer.stderr) == (0, "")
        return json.loads(answer.stdout)

    answered("init")
    answered("people", "import", staff)
    answered("round", "create", "2026-H1")
    of_round = ("--round", "2026-H1")
    form = ("--award", "Giấy khen", "--summary", "Hoàn thành tốt.")
    first = answered("nominate", *of_round, "--person", "Lộc Thị Đào", *form, "--draft")["nomination"]
    second = answered("nominate", *of_round, "--unit", "Phòng Lễ tân", *form, "--draft")["nomination"]
    answered("nominations", "complete", str(first), str(second))
    members = ("--member", "Vương Thị Ánh: Chủ tịch", "--member", "Bế Văn Hòa: Thư ký", "--member", "Lộc Thị Đào")
    set_up = answered("council", "set-up", "--decision", "45/QĐ-SNgV", "--date", "2026-03-10", *members)
    assert [entry["post"] for entry in set_up["members"]][1:] == ["Trưởng phòng Lễ tân", "Chuyên viên, Văn phòng"]
    answer = answered("council", "meet", *of_round, "--date", "2026-07-02")
    assert sorted(answer["nominations"]) == [first, second]
    answered("council", "vote", "--session", str(answer["session"]), "--agree", f"{second}=1", "--agree", f"{first}=3")
    decided = answered("decision", "make", *of_round)
    assert decided["nominations"] == [first]
    number = ("--decision", str(decided["decision"]))
    answered("decision", "sign", *number, "--number", "15/QĐ-SNgV", "--date", "2026-07-09")
    answered("decision", "pay", *number, "--date", "2026-07-15")
    answered("decision", "hand-over", *number, "--date", "2026-07-15")
    listed = {row["name"]: row["state"] for row in answered("list", "nominations", *of_round)}
    assert listed == {"Phòng Lễ tân": "Không đạt", "Lộc Thị Đào": "Đã trao, đã chi"}
