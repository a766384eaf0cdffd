"""What a sentence goes on with behind the name of a body: what the body does, and small words."""

import re
from functools import cache

from desktop_app.intake.plan.names.alternatives import by_letter

_VERBS = (
    "ban hành|biên soạn|biên tập|bố trí|báo cáo|bảo đảm|bổ sung|căn cứ|chấm|chỉ đạo|chịu|chọn|chủ động|chủ trì"
    "|chủ yếu|chuẩn bị|duyệt|dàn dựng|công bố|công khai|cung cấp|cập nhật|(?<!ầu )cử|duy trì"
    "|(?<!Ngoại )giao(?! thông)|giám sát|(?<!rợ )giúp|hoàn thiện|hoàn thành|hướng dẫn|hỗ trợ|khai thác|khảo sát"
    "|kiểm tra|kịp thời|là|(?<!việc )làm|lập|lồng ghép|lựa chọn|mở|nâng cao|nghiên cứu|nhắc|niêm yết|nắm|nêu"
    "|phát động|phát hiện|phát huy|phân công|phối hợp|phụ trách|phổ biến|quán triệt|quản lý|rà soát|rút kinh nghiệm"
    "|soạn thảo|sưu tầm|tham gia|tham mưu|thành lập|theo dõi|thông báo|(?<!nghệ )thông tin|thường xuyên|thẩm định"
    "|thống kê|thống nhất|thực hiện|tiếp nhận|tiếp tục|tiến hành|tích cực|triển khai|(?<!ông )(?<!ương )trình"
    "|tuyên truyền|tuỳ|tùy|tăng cường|tạo (?:điều kiện|môi trường|sự|sân|phong|lập|nguồn|động)|tập huấn|tập trung"
    "|tổ chức|(?<!ịch vụ )(?<!Kế hoạch )tổng hợp|vận động|viết|xem xét|xuất bản|xử lý|xét"
    "|(?<!đầu tư )xây dựng(?! Đảng(?! trong| bộ))|lên (?:kịch bản|kế hoạch|danh sách|phương án|thực đơn)"
    "|yêu cầu|đánh giá|đôn đốc|đưa|đăng|đảm bảo|đảm nhiệm|đẩy mạnh|đề nghị|đề xuất|đón|định kỳ|ứng dụng|giới thiệu"
    "|gửi|nộp|(?<![Nn]gân )hàng|hằng|đồng chủ trì|tự(?! nhiên| động)|chấp hành|bám sát|cảnh báo|ngăn chặn"
    "|phòng ngừa|đấu tranh|vận hành|sử dụng|tuyển chọn|trao|lan tỏa|nhận diện|khuyến khích|quan tâm|cam kết"
    "|khẩn trương|nghiêm túc|nhân rộng|bình xét|bình chọn|(?<!Thư )ký|lấy|cân đối|huy động|quyết toán|động viên"
    "|hoàn tất|hoàn chỉnh|thanh toán|kiện toàn|củng cố|thu thập|tổng kết|sơ kết|giải quyết|phát hành|phân bổ"
    "|điều phối|chia sẻ|tham dự|chi trả|xác nhận|xác minh|đối chiếu|liên hệ|chăm lo|nêu gương|gương mẫu|trang trí"
    "|trang bị|bàn giao|phê duyệt|triệu tập|kêu gọi|ủng hộ|hưởng ứng|thăm|tặng|ghi|sắp xếp|ưu tiên|trả lời"
    "|(?<!Ban )lãnh đạo|vận dụng|thi hành|công nhận|tiếp thu|giải trình|góp ý|kết nạp|thu hút|đồng hành|chỉnh lý"
    "|phân loại|kết nối|giữ|dành|đổi mới|(?<![Tt]hường )trực(?! thuộc| tiếp)|(?<!uất )nhập|bảo trì|tiếp đón"
    "|kiểm soát|đẩy nhanh|phản ánh|cắt giảm|huấn luyện|phun|từ chối|tổng vệ sinh|ra quân|ra mắt|thay mặt|phân cấp"
    "|ủy quyền|chuyển|thu hồi|thu gom|tháo gỡ|tham vấn|đàm phán|ký kết|khai mạc|kết thúc|bảo quản|chỉnh sửa"
    "|hoàn trả|gia hạn|thí điểm|tiết kiệm|thực thi|luân chuyển|tập hợp|kiểm kê|nghiệm thu|tích hợp|đối thoại|mua"
    "|phục vụ|điều tra|điều chỉnh|điều hành|rèn luyện|tiêm|(?<!toàn )vệ sinh|tu sửa|tu bổ|sửa chữa|di dời|sơ tán"
    "|ứng phó|ứng trực|khử|hạn chế|thẩm tra|bổ nhiệm|nắm bắt|tuần tra|canh gác|tố giác|bồi thường|giải ngân|mời"
    "|tôn vinh|nâng cấp|lắp đặt|mua sắm|cấp phát|khắc phục|số hóa|số hoá|họp|trồng|treo|(?<!iếp )nhận(?! thức)"
    "|chăm sóc|(?<!tâm )tư vấn|(?<!tâm )bồi dưỡng|(?<!tâm )(?<!lý )đào tạo|trông coi|bảo vệ(?! an ninh)|tận dụng"
    "|thiết kế|thiết lập|thúc đẩy|thuyết minh|tiếp sóng|tiếp xúc|tìm hiểu|tìm kiếm|tinh giản|tổng duyệt|trao đổi"
    "|tranh thủ|trưng bày|truyền tải|truyền đạt|tuyên dương|tuyển dụng|tuyển sinh|tường thuật|vinh danh|xác định"
    "|xúc tiến|xử phạt|đặt hàng|đề cao|đề cử|đề ra|đền bù|điểm danh|điều động|định hướng|đối soát|đóng góp|đồng bộ"
    "|gắn kết|gia cố|giải đáp|giải phóng|(?<!sở )giáo dục|gìn giữ|góp phần|hiệp thương|hoạch định|khánh thành"
    "|khởi công|khơi dậy|khuyến cáo|kiến nghị|kết hợp|liên kết|lắng nghe|nhận xét|niêm phong|phản hồi|phản bác"
    "|phân tích|phân luồng|phân chia|phấn đấu|phổ cập|quảng bá|quyên góp|quyết định|sàng lọc|sáng tác|sơ tuyển"
    "|sơ cứu|so sánh|suy tôn|sáp nhập|tập luyện|tham khảo|tham quan|tháo dỡ|thay đổi|thay thế|thảo luận|thông qua"
    "|thụ lý|thuê|tiếp cận|tiêu hủy|tiêm phòng|tôn tạo|tổng rà soát|tri ân|truy quét|vận chuyển|viếng|xác thực|xóa"
    "|xuất cấp|xếp loại|xếp hạng|chú trọng|chúc mừng|chứng nhận|chuyển giao|chấn chỉnh|chấp thuận|cải tạo|can thiệp"
    "|cho phép|cổ vũ|cộng tác|dâng hương|dập dịch|diễn tập|dự trù|bắt giữ|biên dịch|biểu diễn|biểu dương|hình thành"
    "|hợp nhất|kê khai|kết luận|khai giảng|khai báo|khống chế|khởi động|kiểm điểm|nghiêm cấm|răn đe|đốc thúc"
    "|hành hương|mở rộng|phòng chống|trồng trọt|giữ gìn|tự nguyện|bảo dưỡng|cài đặt|cấu hình|tích lũy|ấn định|soạn"
    "|quyết liệt|đồng loạt|nhanh chóng|kiên quyết|nghiêm chỉnh|nỗ lực|ra sức"
    "|sửa đổi|dẫn(?! đầu)|không để|xuất trình|kiểm đếm|lo|túc trực|nghe|sinh hoạt|cụ thể (?:hóa|hoá)"
    "|tài trợ|giảm giá|miễn giảm|nạo vét|san lấp|trao tặng|thăm hỏi|thắp hương|diễu hành|luyện tập|tập dượt|chấm thi"
    "|coi thi|ra đề|ký cam kết|đưa tin|viết bài|đăng tải|bế giảng|ôn tập|phụ đạo|xét duyệt|truy thu|tạm ứng"
    "|đón tiếp|đưa đón|trông giữ|sẵn sàng|phun thuốc|nhập liệu|kích hoạt|giúp đỡ|hội ý|nhắc nhở|cưỡng chế|giải tỏa"
    "|áp dụng|tuân thủ|hiệp đồng|duy tu|chỉnh trang|khơi thông|khoanh vùng|cách ly|phân phối|đình chỉ|thuyết phục"
    "|giải thích|cứu trợ|tiếp tế|chốt chặn|tập kết|dự báo|phòng tránh|phỏng vấn|tái chế|neo đậu|chằng chống"
    "|thu hoạch|gọi khám|thông quan|nắm tình hình|xếp hàng|dọn vệ sinh|dọn dẹp|quét dọn"
    "|chiếu phim|phát tờ gấp|phát tờ rơi"
)
PARTICLES = (
    r"bằng|bị|các|chỉ(?= (?:được|đưa|cấp|cho|sử dụng|thực hiện|tổ chức|nhận|bố trí|tiếp nhận|làm|bán|mua)(?!\w))"
    "|có|cho|của|do|dưới|đều|gắn|khi|không|mỗi|nhằm|những|như|nếu|(?<!nước )ngoài|phải"
    r"|qua|sau|sẽ|số(?= lượng|:?\s*\d)"
    "|tại|theo|thì|[-–] [Cc]ơ quan"
    "|thuộc|trong|trên|trước|trực tiếp|từ|từng|vào|(?<!vụ )việc|về|với|được|đã|đến|để|đồng thời|(?<![Hh]ậu )cần|cùng"
)
STOP = re.compile(rf"(?:{by_letter(f'{_VERBS}|{PARTICLES}')})(?!\w)")
VERB = re.compile(rf"(?:{by_letter(_VERBS)})(?!\w)", re.IGNORECASE)


@cache
def work_of_something() -> re.Pattern[str]:
    """Return the pattern of a verb and with what it is done; holding all verbs, it takes long to put together."""
    return re.compile(rf"(?:{VERB.pattern})(?= (?!của |tại |về |theo |từ |sau |hoặc |và )\w)")
