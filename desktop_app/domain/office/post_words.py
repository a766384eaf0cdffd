"""The words of what a post says, apart from people: nominations keep a post as it was, and are read sooner."""

from desktop_app.domain.fields import Words

UNIT_KINDS = (
    "Khoa, phòng…",
    "Khoa, phòng",
    "Phòng, khoa",
    "Phòng, ban",
    "Phòng, tổ",
    "Khoa",
    "Khoa, tổ",
    "Tổ",
    "Tổ, khoa",
    "Tổ chuyên môn",
    "Trường",
    "Tên trường",
    "Chi bộ",
    "Chi đoàn",
    "Tổ công đoàn",
    "Công đoàn bộ phận",
    "Đơn vị, bộ phận",
    "Đơn vị, trường",
)
"""Headings that name units by their kind."""
UNIT_OF_POST = Words(
    "Đơn vị",
    required=True,
    help="Gõ tên đơn vị",
    headings=(
        "Phòng",
        "Ban",
        "Đơn vị",
        "Phòng, đơn vị…",
        "Phòng, ban…",
        "Đơn vị công tác…",
        "Đơn vị, phòng…",
        "Phòng ban, đơn vị…",
        "Nơi công tác",
        "Cơ quan, đơn vị…",
        "Cơ quan công tác",
        "Đơn vị trực thuộc",
        "Phòng chuyên môn",
        "Bộ phận",
        "Bộ phận công tác",
        "Tên đơn vị",
        "Tên phòng",
        "Tên phòng, đơn vị",
        "Tên đơn vị, phòng",
        "Tên phòng, ban",
        "Thuộc đơn vị",
        "Thuộc phòng",
        "Phòng, trung tâm…",
        "Tên cơ quan, đơn vị",
        "Phòng công tác",
        "Địa chỉ, đơn vị…",
        "Đơn vị, địa chỉ…",
        "Đơn vị đề nghị",
        "Đơn vị trình",
        *UNIT_KINDS,
    ),
)
"""The words of the unit in which a person works."""
POSITION = Words(
    "Chức vụ",
    help="ví dụ: Chuyên viên",
    headings=("Chức vụ…", "Chức danh…", "Vị trí việc làm", "Vị trí công tác", "CV", "CV hiện…", "Chức trách"),
)
"""The words of the position in which a person works."""
