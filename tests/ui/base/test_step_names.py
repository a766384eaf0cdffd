"""How the acts Undo and Redo name what they would take back."""

from desktop_app.ui.base.steps import _shortened


def test_a_name_that_is_cut_ends_once_and_closes_what_it_quotes() -> None:
    # "‘… quyết……" had two ellipses and an open quotation mark.
    label = f"Hoàn thành nhiệm vụ “{'Rà soát thể chế ' * 2}, trình nghị quyết…” (năm 2026)"
    short = _shortened(label)
    assert short.endswith("…”")
    assert (short.count("…"), short.count("“")) == (1, short.count("”"))
    assert _shortened("Ghi hoạt động “Hội thi”") == "Ghi hoạt động “Hội thi”"
