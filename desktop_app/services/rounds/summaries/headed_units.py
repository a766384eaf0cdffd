"""Which units somebody heads beside the one in which she is put forward: a secretary of the Đoàn works in a Phòng."""

from collections.abc import Mapping
from datetime import date

from desktop_app.domain.office.heads import heads_unit
from desktop_app.domain.office.units import within
from desktop_app.services.dates import from_iso
from desktop_app.store import records
from desktop_app.store.records import Reader


def also_headed(connection: Reader, person_id: int, unit_id: int | None, day: date) -> Mapping[int, str]:
    """Return the other units that somebody heads on a day by a post of her own, with their names."""
    posts = records.living(connection, "post", {"person_id": person_id})
    held = [row for row in posts if within(day, from_iso(row["from_date"]), from_iso(row["to_date"]))]
    other_ids = sorted({row["unit_id"] for row in held} - {unit_id, None})
    names = {row_id: str(row["name"]) for row_id, row in records.fetch_many(connection, "unit", other_ids).items()}
    return {
        row["unit_id"]: names[row["unit_id"]]
        for row in held
        if row["unit_id"] in names and heads_unit(row["position"], names[row["unit_id"]])
    }
