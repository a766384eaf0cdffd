import subprocess
import sys

import pytest

HEAVY = ("reportlab", "docx", "openpyxl", "PIL", "lxml")


@pytest.mark.parametrize(
    "module",
    [
        "papers",
        "papers.kinds.proposals.nomination_list",
        "papers.kinds.reports.annual_report",
        "papers.kinds.reports.half_year_report",
        "papers.kinds.tasks.reminder_letter",
        "papers.kinds.tasks.task_table",
        "papers.excel.list_workbook",
    ],
)
def test_the_libraries_of_the_writers_are_not_loaded_at_start(module: str) -> None:
    code = f"import sys, desktop_app.{module}; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
