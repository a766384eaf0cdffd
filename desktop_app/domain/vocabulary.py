"""Words that several subjects share: who is commended, and for what; how something leaves the machine."""

from enum import StrEnum


class StateTone(StrEnum):
    """What a state asks of the clerk. The window has a colour for each, which never stands without the state's word."""

    DONE = "done"
    TO_DO = "to_do"
    WARNING = "warning"
    PROBLEM = "problem"
    NONE = "none"


class NomineeKind(StrEnum):
    """Whether a person or a collective is nominated."""

    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"


class CommendationType(StrEnum):
    """Loại hình khen thưởng (Luật Thi đua, khen thưởng 2022, Điều 8): those that occur in a department's rounds."""

    MERIT = "merit"
    MOVEMENT = "movement"
    SUDDEN = "sudden"
    LONG_SERVICE = "long_service"
    EXTERNAL = "external"


NOMINEE_KIND_LABELS = {NomineeKind.COLLECTIVE: "Tập thể", NomineeKind.INDIVIDUAL: "Cá nhân"}

COMMENDATION_TYPE_LABELS = {
    CommendationType.MERIT: "Công trạng",
    CommendationType.MOVEMENT: "Phong trào thi đua (chuyên đề)",
    CommendationType.SUDDEN: "Đột xuất",
    CommendationType.LONG_SERVICE: "Quá trình cống hiến",
    CommendationType.EXTERNAL: "Đối ngoại",
}

CERTIFICATE_OF_MERIT = "certificate_of_merit"
"""In the catalogue, Giấy khen: the form a department's director decides himself (Luật 2022, Điều 80 khoản 1)."""


class DepartureWay(StrEnum):
    """How something of the book leaves it."""

    FILE = "file"
    PRINT = "print"
    BACKUP = "backup"
    HANDOVER = "handover"


DEPARTURE_WAY_LABELS = {
    DepartureWay.FILE: "Xuất tệp",
    DepartureWay.PRINT: "In",
    DepartureWay.BACKUP: "Sao lưu ra ngoài",
    DepartureWay.HANDOVER: "Gói bàn giao",
}


CHANGE_STATE_LABELS = {
    "undo": "Hoàn tác",
    "redo": "Làm lại",
    "final": "Không hoàn tác được",
    "undone": "Đã hoàn tác",
}
CHANGE_STATE_TONES = {"undo": StateTone.NONE, "redo": StateTone.NONE, "final": StateTone.NONE, "undone": StateTone.NONE}
