"""Family names, which tell an honorific from a name that begins like one: "Ông Nguyễn Văn Tám", "Ông Ích Khiêm"."""

from typing import Final

FAMILY_NAMES: Final = frozenset(
    (
        "an biện bàn bành bá bì bùi bạch bế ca cai cao chu chung châu chúc chế chử cung cà cù cư cầm cồ cụt danh diêm "
        "diệp doãn dã dư dương giang giàng giáp hoa hoàng huỳnh hà hàn hàng hán hình hạ hạng hảng hầu hồ hồng hờ hứa "
        "kha khang khiếu khuất khà khúc khương khổng kim kiên kiều kray kông la lai liêng liêu liễu long ly lâm lã "
        "lèng lê lò lô lù lý lư lưu lương lường lạc lại lầu lầy lỗ lục lừu lữ mai mang mào mã mè mông mùa mương mạc "
        "mạch mạnh mấu mầu mẫn mẫu mộng mỹ nghiêm nghê nghị nguyễn ngô ngọ ngụy nhan nhâm nhâu nhữ ninh niê nông nùng "
        "phan phàn phí phó phù phùng phượng phạm quan quyền quàng quách quản siu sái sùng sơn sầm sần sằm sỹ thang "
        "thi thiều thành thào thái thân thạch thẩm thổ tiêu trang triệu trà tráng trâu trình trưng trương trần trịnh "
        "tsằn tín tòng tô tôn tăng tướng tạ tải tẩn tẩy tống từ ung uông vi viêm viên vy vàng vòng võ văn vũ vương "
        "vạn vầy vệ vừ xa xin xồng yên âu ông đinh điêu điểu đoàn đàm đàng đào đái đèo đường đặng đặt đống đồng đỗ "
        "đới ứng"
    ).split()
)
"""Family names of the peoples of Việt Nam, in small letters."""

MIDDLE_NAMES: Final = frozenset("văn thị đức hữu đình quang xuân ngọc thanh minh công quốc".split())
"""Middle names that are rarely meant as a family name after "Ông"."""
