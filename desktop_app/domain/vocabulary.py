"""Words of commendation that law, standing, rounds and awards share: who is commended, and for what."""

from enum import StrEnum


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
