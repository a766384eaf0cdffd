"""The help of commands: how each is written, in the clerk's language."""

import pytest

from desktop_app.cli import main


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("round create", "tạo đợt xét"),
        ("round close", "ngày đóng đợt, mặc định là hôm nay"),
        ("nominate", "(--person TÊN|MÃ | --unit TÊN|MÃ)"),
        ("nominations", "thôi tạm hoãn"),
        ("nominations hold", "--reason LÝ DO"),
        ("nominations set", "điều không nêu thì giữ nguyên"),
        ("council set-up", "Chủ tịch, Phó Chủ tịch"),
        ("decision recover", "ghi đã thu hồi giấy, bằng, tiền"),
    ],
)
def test_help_shows_the_usage_of_a_command(words: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*words.split(), "--help"]) == 0
    output = capsys.readouterr()
    assert output.err == ""
    assert output.out.startswith(f"Cách dùng: so-thi-dua {words} ")
    assert says in " ".join(output.out.split())
