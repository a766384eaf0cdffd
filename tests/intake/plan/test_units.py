"""Who leads and who supports, sentence by sentence; and what only looks like a unit."""

import re

import pytest

from desktop_app.domain.office.units import UnitKind
from desktop_app.domain.plan.plans import ProposedUnit
from desktop_app.intake.plan.bodies import read_bodies
from desktop_app.intake.plan.doers.given import read_assigned, read_partners, task_recipients
from desktop_app.intake.plan.doers.subjects import read_subject
from desktop_app.intake.plan.names.alternatives import by_letter
from desktop_app.intake.plan.names.named import kind_of
from desktop_app.intake.plan.tasks.unit_names import UnitNames


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Văn phòng Sở", ["Văn phòng Sở"]),
        ("Văn phòng: Tổng hợp kết quả.", ["Văn phòng"]),
        ("Văn phòng Sở nhắc các phòng nộp báo cáo.", ["Văn phòng Sở"]),
        ("Giao Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở", ["Văn phòng Sở"]),
        ("Đề nghị phòng Quản lý biên giới theo dõi", ["Phòng Quản lý biên giới"]),
        ("Trung tâm Thông tin và Dịch vụ đối ngoại đăng tải", ["Trung tâm Thông tin và Dịch vụ đối ngoại"]),
        ("Trung tâm Thông tin và Dịch vụ đối ngoại đăng bài", ["Trung tâm Thông tin và Dịch vụ đối ngoại"]),
        ("Trung tâm Thông tin và Dịch vụ đối ngoại chủ trì đăng bài", ["Trung tâm Thông tin và Dịch vụ đối ngoại"]),
        ("Phòng Phát hành phim", ["Phòng Phát hành phim"]),
        # No list has what these do: a name ends where no name goes on.
        ("Hạt Kiểm lâm Mường Nhé khoanh vùng các điểm nóng", ["Hạt Kiểm lâm Mường Nhé"]),
        ("Đội Quản lý trật tự đô thị dẹp các điểm chợ cóc, kẻ vạch để xe", ["Đội Quản lý trật tự đô thị"]),
        ("Tổ Công tác xã hội nấu 200 suất cháo", ["Tổ Công tác xã hội"]),
        ("Phòng Phổ biến, giáo dục pháp luật thu bài, chấm giải", ["Phòng Phổ biến, giáo dục pháp luật"]),
        ("Văn phòng Công chứng số 2 tặng 50 buổi tư vấn trước 31/10", ["Văn phòng Công chứng số 2"]),
        ("Tòa án nhân dân khu vực 3 mở phiên tòa giả định", ["Tòa án nhân dân khu vực 3"]),
        ("Đội xung kích các thôn chằng chống nhà, đưa dân đi", ["Đội xung kích các thôn"]),
        ("Đội Xe chạy xe đón trả", ["Đội Xe"]),
        ("Tiểu ban Nội dung", ["Tiểu ban Nội dung"]),
        ("Phòng Quản lý xuất nhập cảnh tham mưu", ["Phòng Quản lý xuất nhập cảnh"]),
        ("Các tổ chuyên môn, tổ Văn phòng đăng ký đề tài", ["Các tổ chuyên môn", "Tổ Văn phòng"]),
        ("Trường Phổ thông dân tộc nội trú mượn hội trường ngày 05/4", ["Trường Phổ thông dân tộc nội trú"]),
        ("Thanh tra công vụ ở mười cơ quan, xong trước ngày 30/6", []),
        ("Thư viện ảnh và thư viện phim, xong trước ngày 30/6", []),
        ("Ban hành chính sách thu hút", []),
        ("Trung tâm Công nghệ số xây dựng kho dữ liệu", ["Trung tâm Công nghệ số"]),
        ("Các đơn vị số lượng ít cử một người", ["Các đơn vị"]),
        ("Giao Sở Khoa học và Công nghệ nâng cấp phần mềm, hoàn thành sớm", ["Sở Khoa học và Công nghệ"]),
        ("Sở Văn hóa, Thể thao và Du lịch chủ trì", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("Hội đồng Thi đua, khen thưởng Sở xét chọn", ["Hội đồng Thi đua, khen thưởng Sở"]),
        ("Thanh tra Sở và Công đoàn cơ sở tổ chức", ["Thanh tra Sở", "Công đoàn cơ sở"]),
        ("Thủ trưởng các phòng, đơn vị có trách nhiệm", ["Các phòng, đơn vị"]),
        ("Các phòng, đơn vị và Văn phòng Sở triển khai", ["Các phòng, đơn vị", "Văn phòng Sở"]),
        ("Các sở, ban, ngành, UBND các huyện, thành phố căn cứ", ["Các sở, ban, ngành", "UBND các huyện, thành phố"]),
        # A list is read to its end, however long it is.
        (
            "Các cơ quan, đơn vị, địa phương, doanh nghiệp, hợp tác xã, trường học, bệnh viện, trạm y tế thực hiện",
            ["Các cơ quan, đơn vị, địa phương, doanh nghiệp, hợp tác xã, trường học, bệnh viện, trạm y tế"],
        ),
        # Whoever it is, told by the first word and by what the sentence goes on with.
        ("Cán bộ trực cổng phải ghi sổ khách", ["Cán bộ trực cổng"]),
        ("Lực lượng gác đêm làm tốt việc khóa cửa kho", ["Lực lượng gác đêm"]),
        ("Đề nghị nhà cung cấp sửa chữa máy in", ["Nhà cung cấp"]),
        ("Từ tháng 9/2031, đoàn thẩm định sách sẽ họp hai lần", ["Đoàn thẩm định sách"]),
        ("Trường hợp đổi lịch phải báo trước", []),
        ("Báo cáo sáu tháng phải có số liệu", []),
        # A list before a charge is read to its end, whatever stands in its names.
        (
            "Chánh Văn phòng, Trưởng các khoa in ấn, Thủ trưởng các đơn vị đào tạo và trực thuộc có trách nhiệm in",
            ["Văn phòng", "Các khoa in ấn", "Các đơn vị đào tạo và trực thuộc"],
        ),
        (
            "Tỉnh ủy yêu cầu cấp ủy, tổ chức đảng các cấp, các sở, ban, ngành và các xã trong tỉnh khẩn trương rà soát",
            ["Cấp ủy, tổ chức đảng các cấp", "Các sở, ban, ngành", "Các xã trong tỉnh"],
        ),
        ("Ban Quản lý Khu kinh tế mở Đông Sơn phối hợp với Sở Y tế", ["Ban Quản lý Khu kinh tế mở Đông Sơn"]),
        # Who is bidden leads, whoever bids; who asks a higher body leads itself.
        (
            "Sở Y tế yêu cầu các phòng khám tư, các cơ sở trực thuộc Sở nghiêm túc thực hiện",
            ["Các phòng khám tư", "Các cơ sở trực thuộc Sở"],
        ),
        (
            "Sở Y tế đề nghị UBND các xã, Công ty TNHH Nước sạch Hạ Long bơm nước",
            ["UBND các xã", "Công ty TNHH Nước sạch Hạ Long"],
        ),
        ("UBND xã đề nghị Sở Tài chính cấp kinh phí", ["UBND xã"]),
        (
            "Sở LĐ-TB&XH các tỉnh yêu cầu các xưởng may, các hợp tác xã chủ động kê khai",
            ["Các xưởng may", "Các hợp tác xã"],
        ),
        ("UBND tỉnh cũng yêu cầu UBND các bản, các chợ tổng hợp tình hình", ["UBND các bản", "Các chợ"]),
        ("UBND tỉnh cũng chỉ đạo Sở Nội vụ chủ trì, tổng kết", ["Sở Nội vụ"]),
        ("UBND tỉnh chỉ đạo Sở Nội vụ tổng kết", ["Sở Nội vụ"]),
        ("UBND các tỉnh chỉ đạo Sở Nội vụ tổng kết", ["UBND các tỉnh"]),
        ("UBND xã chỉ đạo các thôn dọn vệ sinh", ["UBND xã"]),
        ("Hiệu trưởng phân công tổ trưởng chịu trách nhiệm sổ sách", ["Hiệu trưởng"]),
        ("Cán bộ, công chức, viên chức thực hiện nghiêm", ["Toàn thể CCVCNLĐ"]),
        ("Toàn thể CCVCNLĐ thực hiện nghiêm", ["Toàn thể CCVCNLĐ"]),
        ("Trưởng đoàn kiểm tra ký kết luận", ["Đoàn kiểm tra"]),
        ("Đồng chí Phó Hiệu trưởng: Duyệt giáo án", ["Phó Hiệu trưởng"]),
        ("Các đồng chí Lãnh đạo Sở chỉ đạo theo lĩnh vực", ["Lãnh đạo Sở"]),
        ("Toàn thể người lao động giữ lời hứa", ["Toàn thể người lao động"]),
        ("Trách nhiệm của điều tra viên: Đến tận hộ", ["Điều tra viên"]),
        ("Bộ phận một cửa nhận đơn", ["Bộ phận một cửa"]),
        ("Chi bộ được kiểm tra gửi báo cáo", ["Chi bộ được kiểm tra"]),
        ("Tổ công nghệ số cộng đồng “đi từng ngõ” cài VNeID", ["Tổ công nghệ số cộng đồng"]),
        ("Phòng Nghiệp vụ 1 bóc sai phạm", ["Phòng Nghiệp vụ 1"]),
        ("Trường Tiểu học Nậm Vì dạy học sinh làm đồ chơi", ["Trường Tiểu học Nậm Vì"]),
        ("Kho bạc Nhà nước khu vực XI rút ngắn kiểm soát chi", ["Kho bạc Nhà nước khu vực XI"]),
        ("Khoa Hồi sức tích cực - Chống độc kê lại giường", ["Khoa Hồi sức tích cực - Chống độc"]),
        ("UBND xã, phường kê ghế chờ", ["UBND xã, phường"]),
        (
            "Các Sở: Tài chính, Khoa học và Công nghệ theo chức năng giúp",
            ["Sở Tài chính", "Sở Khoa học và Công nghệ"],
        ),
        # Whose body it is ends a name, whatever its words.
        ("Ban Chỉ đạo giảm nghèo xã phúc tra 10% số hộ", ["Ban Chỉ đạo giảm nghèo xã"]),
        ("Nhà hát Ca múa nhạc tỉnh tập 06 tiết mục", ["Nhà hát Ca múa nhạc tỉnh"]),
        ("Công đoàn các khu công nghiệp tổ chức đối thoại", ["Công đoàn các khu công nghiệp"]),
        ("Các công đoàn cấp trên cơ sở xây dựng kế hoạch", ["Các công đoàn cấp trên cơ sở"]),
        ("Thanh tra, kiểm tra việc chấp hành", []),
        ("Thanh tra việc chấp hành", []),
        ("Phòng, chống tham nhũng", []),
        ("Phòng ngừa vi phạm", []),
        ("Tuyên truyền đến toàn thể CCVCNLĐ", []),
        ("Bộ ngành Trung ương có văn bản", []),
        ("", []),
    ],
)
def test_the_subject_of_a_sentence_leads(text: str, names: list[str]) -> None:
    assert [body.name for body in read_subject(text)] == names


@pytest.mark.parametrize(
    "verb",
    [
        *("biên tập", "chấm", "chọn", "chủ trì", "công bố", "công khai", "đảm nhiệm", "đăng", "đăng bài", "đăng tải"),
        *("đăng tin", "đề nghị", "đón", "khảo sát", "nêu", "nhắc", "niêm yết", "phối hợp", "phụ trách"),
        *("rút kinh nghiệm", "tham mưu", "theo dõi", "thực hiện", "tổ chức", "triển khai", "xây dựng"),
    ],
)
@pytest.mark.parametrize("name", ["Văn phòng", "Phòng Quản lý biên giới", "Trung tâm Thông tin", "Sở Nội vụ"])
def test_a_unit_s_name_ends_before_what_the_unit_does(name: str, verb: str) -> None:
    assert [body.name for body in read_subject(f"{name} {verb} các nội dung")] == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("chủ trì, phối hợp với Sở Nội vụ, Thanh tra Sở tổ chức", ["Sở Nội vụ", "Thanh tra Sở"]),
        ("phối hợp chặt chẽ với phòng Quản lý biên giới để xử lý", ["Phòng Quản lý biên giới"]),
        ("phối hợp với các phòng, đơn vị liên quan thực hiện", ["Các phòng, đơn vị liên quan"]),
        ("phối hợp với các ngành, Sở Nội vụ và hội Việt kiều tại các nước", ["Sở Nội vụ"]),
        (
            "phối hợp với Chương trình của Đoàn khối Các cơ quan tỉnh; Tỉnh đoàn và sự kiện liên quan",
            ["Đoàn khối Các cơ quan tỉnh", "Tỉnh đoàn"],
        ),
        ("phối hợp với các ngành, đơn vị chức năng của tỉnh và Bộ ngành Trung ương", []),
        ("phối hợp với Sở Nội vụ, triển khai nghị quyết, Thanh tra Sở giám sát", ["Sở Nội vụ"]),
        ("tăng cường phối hợp liên ngành", []),
        ("báo cáo cơ quan chức năng phối hợp xử lý", []),
    ],
)
def test_whoever_is_named_after_together_with_supports(text: str, names: list[str]) -> None:
    assert [body.name for body in read_partners(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("gửi về UBND tỉnh qua Sở Nội vụ và Tỉnh Đoàn để tổng hợp", ("UBND tỉnh qua Sở Nội vụ", "Tỉnh Đoàn")),
        ("gửi Sở Văn hóa, Thể thao và Du lịch, Sở Nội vụ.", ("Sở Văn hóa, Thể thao và Du lịch", "Sở Nội vụ")),
        ("gửi báo cáo cho Văn phòng Sở trước ngày 05/6", ("Văn phòng Sở",)),
        (
            "tổng hợp, báo cáo UBND tỉnh (qua Sở Nội vụ), Tỉnh đoàn Vân Giang trước ngày 15/11 hằng năm.",
            ("UBND tỉnh (qua Sở Nội vụ)", "Tỉnh đoàn Vân Giang"),
        ),
        ("tổng hợp, báo cáo UBND tỉnh ngày 05 hằng tháng", ("UBND tỉnh",)),
        ("báo cáo UBND tỉnh xem xét, quyết định", ()),
        ("lập hồ sơ, báo cáo Giám đốc Sở", ()),
        ("gửi tin nhắn, bài viết tích cực", ()),
        ("không gửi", ()),
        ("tổng hợp kết quả", ()),
    ],
)
def test_whom_the_result_is_sent_to(text: str, names: tuple[str, ...]) -> None:
    assert task_recipients(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Khối 1 do Trường Chính trị Đông Sơn làm khối trưởng.", ["Trường Chính trị Đông Sơn"]),
        ("Cụm 2 do huyện Mường Pồ làm cụm trưởng.", ["Huyện Mường Pồ"]),
        ("Kê bàn ghế: Chi đội 7A2.", ["Chi đội 7A2"]),
        ("Trang trí: phông nền, cờ, hoa.", []),
    ],
)
def test_to_whom_a_work_is_given_further_on(text: str, names: list[str]) -> None:
    assert [body.name for body in read_subject(text) or read_assigned(text)] == names


def test_one_unit_has_one_name_however_it_is_written() -> None:
    names = UnitNames()
    assert names.names(read_subject("Văn phòng Sở tổng hợp")) == ("Văn phòng",)
    assert names.names(read_subject("Văn phòng tổng hợp")) == ("Văn phòng",)
    assert names.names(read_subject("Hội đồng Thi đua khen thưởng của Sở xét")) == ("Hội đồng Thi đua khen thưởng",)
    assert names.names(read_subject("Hội đồng Thi đua - Khen thưởng xét")) == ("Hội đồng Thi đua khen thưởng",)
    assert names.units() == (
        ProposedUnit("Văn phòng", UnitKind.OFFICE),
        ProposedUnit("Hội đồng Thi đua khen thưởng", UnitKind.COUNCIL),
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Phòng Lễ tân", UnitKind.DIVISION),
        ("Văn phòng", UnitKind.OFFICE),
        ("Văn phòng UBND tỉnh", UnitKind.OTHER),
        ("Thanh tra Sở", UnitKind.INSPECTORATE),
        ("Thanh tra tỉnh", UnitKind.OTHER),
        ("Trung tâm Dịch vụ", UnitKind.CENTRE),
        ("Công đoàn cơ sở", UnitKind.UNION),
        ("Tỉnh đoàn", UnitKind.OTHER),
        ("Hội đồng Sáng kiến", UnitKind.COUNCIL),
        ("Hội đồng nhân dân", UnitKind.OTHER),
        ("Sở Nội vụ", UnitKind.OTHER),
    ],
)
def test_the_kind_of_a_unit_is_told_by_its_name(name: str, kind: UnitKind) -> None:
    assert kind_of(name) is kind


def test_alternatives_put_together_by_their_first_letters_match_what_they_did() -> None:
    pattern = r"cử tri|(?<!ầu )(?<![Hh]ậu )cử|cùng|(?:ban|bàn) giao|b?áo|c[áa]c|a\|b"
    texts = ["bầu cử", "hậu cử", "đề cử tri", "cùng", "bàn giao", "báo", "áo", "các", "cac", "a|b", "cầu"]
    ways = [
        [match and match.span() for match in map(re.compile(way).search, texts)]
        for way in (pattern, by_letter(pattern))
    ]
    assert ways[0] == ways[1]


def test_a_branch_of_an_office_is_one_of_its_units() -> None:
    assert kind_of("Chi cục Kiểm lâm") is UnitKind.CENTRE
    assert kind_of("Chi cục Thuế tỉnh") is UnitKind.OTHER


def test_others_of_one_name_are_named_by_their_numbers_alone() -> None:
    text = "Phòng Công chứng số 1, số 2 và số 3 tổ chức phát tờ gấp cho người dân."
    bodies, end = read_bodies(text, 0, outside_groups=True)
    assert [body.name for body in bodies] == [f"Phòng Công chứng số {number}" for number in (1, 2, 3)]
    assert text[end:].startswith(" tổ chức")


def test_who_is_the_go_between_of_a_work_works_along() -> None:
    text = "Phó Giám đốc Sở chỉ đạo việc rà soát; Phòng Phổ biến, giáo dục pháp luật là đầu mối tham mưu."
    assert [body.name for body in read_partners(text)] == ["Phòng Phổ biến, giáo dục pháp luật"]
