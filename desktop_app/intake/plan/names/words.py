"""The words of two syllables that names of bodies are made of, so that a name does not end within them."""

from typing import Final

_FIELDS = (
    "địa bàn, ký túc, túc xá, tài liệu, dữ liệu, nghi lễ, công trình, giao thông, nông hộ, hội viên, "
    "phong trào, trung tâm, công văn, thư tín, quan hệ, thính giả, bạn đọc, khán giả, đồng ruộng, thủy lợi, máy móc, "
    "liên đoàn, chữ thập, thập đỏ, phổ thông, đơn vị, liên quan, bộ phận, người có, "
    "có công, cựu sinh, nhà chung, cổng thông, chủ rừng, "
    "an ninh, an sinh, an toàn, biên giới, biên phòng, bán công, bán trú, báo chí, bình dân, bưu chính, bưu điện, "
    "bản địa, bảo hiểm, bảo hộ, bảo trợ, bảo tàng, bất động, bệnh nhân, bệnh tật, bệnh viện, bộ đội, ca múa, "
    "cao cấp, cao su, cao tuổi, cao đẳng, cá nhân, cha mẹ, chi bộ, chi đoàn, chiến binh, chiến sĩ, chiến tranh, "
    "chung cư, chuyên gia, chuyên môn, chuyên nghiệp, chuyên ngành, chuyên trách, chè búp, chính phủ, chính quyền, "
    "chính sách, chính trị, chất lượng, chất độc, chẩn đoán, chỉ huy, chống độc, cán bộ, cây xanh, công an, "
    "công chức, công chứng, công cộng, công dân, công nghiệp, công nghệ, công nhân, công thương, công trình, "
    "công tác, công vụ, công ích, công đoàn, cơ bản, cơ giới, cơ khí, cơ quan, cơ sở, cơ xương, cơ yếu, cơ động, "
    "cải lương, cảnh vệ, cấp cứu, cổ truyền, cộng đồng, cửa hàng, cửa khẩu, cựu binh, cựu chiến, da cam, da liễu, "
    "danh lam, di sản, di tích, dinh dưỡng, doanh nghiệp, doanh nhân, du lịch, dân cư, dân phòng, dân phố, "
    "dân quân, dân số, dân sự, dân tộc, dân vận, dã chiến, dược liệu, dược phẩm, dầu khí, dịch bệnh, dịch tễ, "
    "dịch vụ, dự phòng, dự án, gia cầm, gia súc, gia đình, giao thông, giá cả, giám hiệu, giáo chức, giáo viên, "
    "giải trí, giảng dạy, giảng viên, hiến máu, hiện đại, huyết học, hàm mặt, hành chính, hành khách, hành án, "
    "hình sự, hình ảnh, hòa nhập, hóa chất, hóa học, hô hấp, hướng nghiệp, hạ tầng, hải quan, hậu cần, "
    "hậu phương, học bổng, học sinh, học thuật, học tập, học viên, học đường, hồi sức, hỗn hợp, hợp tác, "
    "hợp đồng, hữu nghị, in ấn, khen thưởng, khiếu nại, khoa học, khoáng sản, khu vực, khuyến công, khuyến học, "
    "khuyến lâm, khuyến ngư, khuyến nông, khuyết tật, khách hàng, khí tượng, kinh doanh, kinh tế, kiến trúc, "
    "kiểm lâm, kiểm toán, kế hoạch, kế toán, kỹ năng, kỹ thuật, lao phổi, lao động, liên cơ, liên hiệp, "
    "liên ngành, liên thông, liên xã, liên huyện, liệt sĩ, luật gia, luật sư, lâm nghiệp, lâm sàng, lâm sản, lý lịch, "
    "lưu trữ, lưu động, lương thực, lễ tân, lịch sử, lực lượng, ma túy, máy móc, mũi họng, mạng lưới, mầm non, "
    "mẫu giáo, mặt trận, mỹ phẩm, mỹ thuật, nghiệp vụ, nghĩa trang, nghĩa vụ, nghề cá, nghề nghiệp, nghệ nhân, "
    "nghệ sĩ, nghệ thuật, ngoài công, ngoại giao, ngoại khoa, ngoại ngữ, ngoại tỉnh, ngoại vụ, nguy cơ, "
    "nguyên tử, ngân hàng, ngân sách, người dân, người mù, nhi khoa, nhi đồng, nhiễm khuẩn, nhiệt đới, nhà báo, "
    "nhà nước, nhà trường, nhà văn, nhà đất, nhân dân, nhân lực, nhân sự, nhân tạo, nhân ái, nhân đạo, nhạc viện, "
    "nông dân, nông lâm, nông nghiệp, nông sản, nông thôn, năng khiếu, năng lượng, nước ngoài, nước sạch, nề nếp, "
    "nội bộ, nội chính, nội khoa, nội soi, nội tiết, nội trú, nội vụ, nội địa, phong trào, pháp chế, pháp luật, "
    "pháp lý, pháp y, phát thanh, phòng hộ, phóng xạ, phường đội, phổ thông, phụ huynh, phụ nữ, phụ sản, "
    "phục hồi, quân dân, quân khu, quân nhân, quân sự, quảng cáo, quần chúng, quốc dân, quốc gia, quốc hội, "
    "quốc phòng, quốc tế, quỹ đất, rau sạch, răng hàm, rủi ro, rừng phòng, rừng đặc, "
    "đặc dụng, sinh học, sinh viên, sinh vật, "
    "song ngữ, sáng tạo, sân bay, sân khấu, sơ sinh, sản khoa, sản phẩm, sản xuất, số học, sở hữu, sức khỏe, "
    "sự cố, sự kiện, sự nghiệp, tai mũi, thanh niên, thanh thiếu, thi đua, thiên nhiên, thiên tai, thiết bị, "
    "thiếu nhi, thiếu niên, thuế quan, thuốc lá, thành phố, thân nhân, thông minh, thú y, thư viện, thương binh, "
    "thương mại, thường nhật, thần kinh, thẩm mỹ, thẩm phán, thận nhân, thể chất, thể dục, thể thao, thị trường, "
    "thị trấn, thị xã, thủ công, thủ tục, thủy hải, thủy lợi, thủy nông, thủy sản, thủy văn, thủy điện, "
    "thực nghiệm, thực phẩm, thực vật, tim mạch, tin học, tiêu biểu, tiêu dùng, tiêu hóa, tiếng anh, tiếng dân, "
    "tiết niệu, tiền lương, tiền tệ, tiểu học, toàn cầu, toàn dân, trung cấp, trung học, trung ương, truyền hình, "
    "truyền máu, truyền nhiễm, truyền thanh, truyền thông, truyền thống, trí thức, trí tuệ, trường học, trật tự, "
    "trẻ em, trọng điểm, trợ giúp, trực thuộc, tuổi trẻ, tài chính, tài nguyên, tài sản, tài trợ, tái định, "
    "tâm lý, tâm thần, tình nguyện, tín dụng, tín ngưỡng, tòa án, tôn giáo, tư nhân, tư pháp, tư tưởng, tập thể, "
    "từ thiện, ung bướu, vi sinh, viên chức, viễn thông, việc làm, việt nam, vùng biên, văn hoá, văn hóa, "
    "văn minh, văn nghệ, văn phòng, văn thư, vũ trang, vườn ươm, vận tải, vật liệu, vật nuôi, vật tư, vệ binh, "
    "vị thành, xe khách, xung kích, xung phong, xuất khẩu, xuất nhập, xã hội, xăng dầu, xương khớp, y dược, "
    "y học, y khoa, y tế, yêu nước, môi trường, âm nhạc, đa khoa, điều dưỡng, điện lực, điện tử, điện ảnh, đoàn thể, "
    "đoàn trường, đoàn viên, đô thị, đường bộ, đường sắt, đường thủy, đại biểu, đại chúng, đại học, đảng viên, "
    "đảng ủy, đất nước, đất đai, đấu giá, đầu tư, đề án, địa chính, địa chất, địa phương, địa ốc, đối ngoại, "
    "đồng bào, động vật, đột xuất, ứng cứu"
)
COMPOUNDS: Final = frozenset(
    f"{_FIELDS}, {_FIELDS.replace('ủy', 'uỷ').replace('hóa', 'hoá').replace('khỏe', 'khoẻ')}".split(", ")
)
"""Words of two syllables, none of which says what a body does."""
ALSO_DONE: Final = frozenset(
    (
        "thông tin, giao dịch, giáo dục, hàng hóa, hàng hải, hàng không, nhập cảnh, nhập khẩu, số hóa, "
        "tích cực, trực tuyến, tổng hợp, xuất bản, xét nghiệm, đào tạo, bồi dưỡng, tư vấn, xây dựng, "
        "điều hành, bảo vệ, vệ sinh, tiết kiệm"
    ).split(", ")
)
"""Words of names that may say as well what a body does."""
WHOLE: Final = frozenset("chèo dược thơ tuồng toán xe đảng".split())
"""Syllables that are a word of a name by themselves: "Khoa Dược", "Đội Xe"; the next small letter begins a clause."""
OF_SOMETHING: Final = frozenset(
    (
        "quản lý, phát triển, kiểm soát, hỗ trợ, bảo vệ, bảo tồn, nghiên cứu, ứng dụng, xúc tiến, phòng chống, "
        "thẩm định, giám định, kiểm nghiệm, kiểm định, đăng ký, sản xuất, chăm sóc, kinh doanh, nuôi dưỡng, "
        "điều hành, giám sát, chế biến, đăng kiểm, khai thác"
    ).split(", ")
)
"""Words of a name that say with what the body has to do: the words behind them belong to the name."""
