"""Nominations: who is proposed, for what, and the words the office uses for it."""

from enum import StrEnum


class NomineeKind(StrEnum):
    """Whether a person or a collective is nominated."""

    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"


class NominationState(StrEnum):
    """How far the clerk has come with a nomination; a draft is not printed."""

    DRAFT = "draft"
    COMPLETE = "complete"


class CommendationType(StrEnum):
    """Loại hình khen thưởng (Luật Thi đua, khen thưởng 2022, Điều 8), those a department's round can hold."""

    MERIT = "merit"
    MOVEMENT = "movement"
    SUDDEN = "sudden"
    LONG_SERVICE = "long_service"
    EXTERNAL = "external"


NOMINEE_KIND_LABELS = {NomineeKind.COLLECTIVE: "Tập thể", NomineeKind.INDIVIDUAL: "Cá nhân"}
STATE_LABELS = {NominationState.DRAFT: "Nháp", NominationState.COMPLETE: "Hoàn tất"}
COMMENDATION_TYPE_LABELS = {
    CommendationType.MERIT: "Công trạng",
    CommendationType.MOVEMENT: "Phong trào thi đua (chuyên đề)",
    CommendationType.SUDDEN: "Đột xuất",
    CommendationType.LONG_SERVICE: "Quá trình cống hiến",
    CommendationType.EXTERNAL: "Đối ngoại",
}

CERTIFICATE_OF_MERIT = "Giấy khen"
"""The form of commendation a department's director decides himself (Luật 2022, Điều 80 khoản 1)."""

AWARDS = (CERTIFICATE_OF_MERIT,)
"""The awards that can be proposed."""

GENDER_LABELS = {"male": "Nam", "female": "Nữ", "": ""}
"""A person's gender as lists print it; kept only since lists count women."""
