"""A paper that a report cites by its number alone is cited in full, as the plan does."""

import pytest

from desktop_app.domain.plan.plans import cited_in_full

GOAL = "Mục tiêu của Quyết định số 311/QĐ-TTg"


@pytest.mark.parametrize(
    ("paragraph", "full"),
    [
        pytest.param(
            "Triển khai các mục tiêu theo Quyết định số 311/QĐ-TTg ngày 05/3/2022 của Thủ tướng Chính phủ và Chương "
            "trình triển khai trên địa bàn tỉnh.",
            f"{GOAL} ngày 05/3/2022 của Thủ tướng Chính phủ",
            id="in a sentence",
        ),
        pytest.param(
            "Căn cứ Quyết định số 311/QĐ-TTg ngày 05/3/2022 của Thủ tướng Chính phủ phê duyệt Chương trình “Giáo dục "
            "lý tưởng”;",
            f"{GOAL} ngày 05/3/2022 của Thủ tướng Chính phủ phê duyệt Chương trình “Giáo dục lý tưởng”",
            id="as a basis",
        ),
        pytest.param(
            "Quyết định số 311/QĐ-TTg ngày 05/3/2022 của Bộ trưởng Bộ Thông tin và Truyền thông.",
            f"{GOAL} ngày 05/3/2022 của Bộ trưởng Bộ Thông tin và Truyền thông",
            id="a name with và",
        ),
        pytest.param("Theo Quyết định số 311/QĐ-TTg của Thủ tướng Chính phủ.", GOAL, id="without its day"),
        pytest.param("Quyết định số 3111/QĐ-TTg ngày 05/3/2022 của Thủ tướng Chính phủ.", GOAL, id="another number"),
        pytest.param("Quyết định số 311/QĐ-TTg ngày 05/3/2022.", GOAL, id="without its issuer"),
    ],
)
def test_a_short_citation_is_filled_from_the_plan(paragraph: str, full: str) -> None:
    assert cited_in_full(GOAL, ["KẾ HOẠCH", paragraph]) == full


def test_what_is_cited_with_its_day_stays() -> None:
    whole = "Quyết định số 311/QĐ-TTg ngày 05/3/2022"
    assert cited_in_full(whole, [f"{whole} của Thủ tướng Chính phủ."]) == whole
