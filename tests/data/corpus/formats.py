"""The same plans in every form that offices have: Word's own numbers, RTF, OpenDocument, old Word, old encodings."""

from collections.abc import Iterator
from dataclasses import replace

from desktop_app.intake.files.formats.conversion import office_program
from tests.data.corpus import script, tables
from tests.data.corpus.plans import CorpusPlan

_TEXTS = ("van-xuoi-phan-cong", "phong-trao-tieu-chi", "thap-phan", "phan-a-b")
_TABLES = ("bang-thu-tu-00", "phu-luc-0", "nhom-la-ma-gop-o", "gop-doc-chu-tri", "dau-bang-hai-tang", "bang-diem")
_WITH_TABLES = ("hai-phu-luc", "lich-theo-thang-khong-nam", "nhom-theo-quy", "nhom-neu-chu-tri", "chu-tri-trong-cau")
_ENCODINGS = ("utf-8-sig", "utf-16", "cp1258", "tcvn3", "vni")


def plans() -> Iterator[CorpusPlan]:
    """Yield the plans."""
    texts = [plan for plan in script.plans() if plan.name in _TEXTS]
    with_tables = [plan for plan in tables.plans() if plan.name in _TABLES]
    for plan in (*texts, *with_tables):
        yield _form(plan, "pdf")
        yield _form(plan, "docx", "tracked")
    for plan in script.plans():
        if plan.name in _WITH_TABLES:
            yield _form(plan, "pdf")
    for plan in texts:
        yield from (_form(plan, "txt", encoding) for encoding in _ENCODINGS)
        yield _form(plan, "rtf")
        # Word does not know the letter đ, and here has no decimals in its list.
        if plan.name not in ("thap-phan", "phan-a-b"):
            yield _form(plan, "docx", "numbered")
    yield from (_form(plan, "rtf") for plan in with_tables if plan.name.startswith(("bang", "phu")))
    if office_program() is not None:
        yield from (_form(plan, file_type) for plan in (*texts, *with_tables) for file_type in ("odt", "doc"))


def _form(plan: CorpusPlan, file_type: str, form: str = "") -> CorpusPlan:
    name = f"{plan.name}-{form}" if form else plan.name
    return replace(plan, name=name, file_type=file_type, form=form, structure=f"as {file_type} {form}".strip())
