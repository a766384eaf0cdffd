"""How a rule set is written: what is read, and every fault by the place where it stands."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from desktop_app.domain.errors import UnreadableInput
from desktop_app.domain.law.conditions import (
    AllOf,
    AnyOf,
    HeldBefore,
    Initiatives,
    MemberHolders,
    MemberShare,
    MembersRated,
    NoMemberDisciplined,
    RatingRun,
    TitleRun,
    named_awards,
    years_back,
)
from desktop_app.domain.law.rule_files import parse_base_salaries, parse_rule_set
from desktop_app.domain.law.rules import Principle
from desktop_app.domain.law.votes import VoteBase
from desktop_app.domain.law.year_facts import Rating, Scope
from desktop_app.domain.provisions import Provision
from desktop_app.domain.vocabulary import CommendationType, NomineeKind

ARTICLE = 'article = "Điều 1"\n'
TOP = 'code = "thử"\nname = "quy định thử"\nfirst = 2030-01-01\nlast = 2030-12-31\nbases = ["Luật thử"]\n'
NEWCOMER = f'[newcomer]\nmonths = 6\nawards = ["worker"]\n{ARTICLE}'
MONEY = f"[money]\nround_up_to = 10_000\nhousehold = 1.5\n{ARTICLE}"
QUORUM = f'[quorum]\nshare = "2/3"\n{ARTICLE}'
PRINCIPLE = f"[principle.hold]\n{ARTICLE}"
VOTE = f"[[vote]]\nshare = 0.7\n{ARTICLE}"
CAP = f'[[cap]]\ncounted = "worker"\nof = "rating.good"\nshare = 0.2\n{ARTICLE}'
AWARD = (
    '[[award]]\ncode = "worker"\nname = "Người tốt"\nshort = "NT"\ngroup = "title"\nlevel = "department"\n'
    f'frequency = "yearly"\ndecided = {{ by = "Giám đốc", article = "Điều 2" }}\n{ARTICLE}'
)
PERSON = "[award.individual]\ncoefficient = 0.3\n"
PARTS = [TOP, NEWCOMER, MONEY, QUORUM, PRINCIPLE, VOTE, CAP, AWARD + PERSON]
GOOD = "".join(PARTS)


def with_requirement(entry: str) -> str:
    return GOOD + f"requirement = [{{ {entry}, article = 'Điều 3' }}]\n"


def test_a_rule_set_is_read_with_its_types() -> None:
    rule_set = parse_rule_set(GOOD)
    (award,) = rule_set.awards
    assert (rule_set.first, rule_set.last) == (date(2030, 1, 1), date(2030, 12, 31))
    assert award.terms[NomineeKind.INDIVIDUAL].coefficient == Decimal("0.3")
    assert (award.provision, award.decision) == (Provision("Điều 1"), Provision("Điều 2"))
    assert rule_set.quorum == Fraction(2, 3)
    assert rule_set.principles == {Principle.HOLD: Provision("Điều 1")}
    (vote,) = rule_set.votes
    assert (vote.share, vote.base, vote.ballot) == (Fraction(7, 10), VoteBase.MEMBERS, False)


def test_what_is_left_open_is_read_as_such() -> None:
    open_ended = parse_rule_set(GOOD.replace("last = 2030-12-31\n", 'note = "Còn thay đổi"\n'))
    assert open_ended.last is None
    assert open_ended.note == "Còn thay đổi"
    doubtful = parse_rule_set(GOOD.replace(PRINCIPLE, PRINCIPLE + 'confirmed = false\nnote = "Hỏi lại"\n'))
    assert doubtful.principles[Principle.HOLD] == Provision("Điều 1", confirmed=False, note="Hỏi lại")


@pytest.mark.parametrize(
    ("entry", "condition"),
    [
        ("kind = 'title_run', title = 'worker'", TitleRun("worker", 1, 1)),
        ("kind = 'title_run', title = 'worker', times = 3", TitleRun("worker", 3, 3)),
        ("kind = 'title_run', title = 'worker', times = 3, within = 5", TitleRun("worker", 3, 5)),
        ("kind = 'rating_run', rating = 'excellent', years = 2", RatingRun(Rating.EXCELLENT, 2)),
        ("kind = 'initiatives'", Initiatives(1, Scope.BASE, 1)),
        ("kind = 'initiatives', count = 2, scope = 'province', within = 3", Initiatives(2, Scope.PROVINCE, 3)),
        ("kind = 'held_before', award = 'worker', years = 5", HeldBefore("worker", 5)),
        ("kind = 'member_share', title = 'worker', share = 0.7", MemberShare("worker", Fraction(7, 10))),
        (
            "kind = 'member_share', title = 'worker', share = 0.5, more_than = true",
            MemberShare("worker", Fraction(1, 2), more_than=True),
        ),
        ("kind = 'members_rated'", MembersRated()),
        ("kind = 'member_holders', title = 'worker'", MemberHolders("worker", 1)),
        ("kind = 'no_member_disciplined'", NoMemberDisciplined()),
        (
            "kind = 'any_of', conditions = [{ kind = 'initiatives' }, "
            "{ kind = 'all_of', conditions = [{ kind = 'title_run', title = 'worker' }] }]",
            AnyOf((Initiatives(), AllOf((TitleRun("worker"),)))),
        ),
    ],
)
def test_conditions_are_read(entry: str, condition: object) -> None:
    (requirement,) = parse_rule_set(with_requirement(entry)).awards[0].terms[NomineeKind.INDIVIDUAL].requirements
    assert requirement.condition == condition
    assert requirement.provision == Provision("Điều 3")
    assert requirement.concerns(CommendationType.SUDDEN)


def test_a_condition_may_be_for_some_types_only() -> None:
    text = with_requirement("kind = 'initiatives', types = ['merit']")
    (requirement,) = parse_rule_set(text).awards[0].terms[NomineeKind.INDIVIDUAL].requirements
    assert requirement.concerns(CommendationType.MERIT)
    assert not requirement.concerns(CommendationType.MOVEMENT)


def test_a_condition_tells_what_it_names_and_how_far_it_looks() -> None:
    nested = AnyOf((RatingRun(Rating.GOOD, 2), AllOf((TitleRun("a", 3, 5), HeldBefore("b", 5), MembersRated()))))
    assert named_awards(nested) == ("a", "b")
    assert years_back(nested) == 6
    assert years_back(MemberHolders("a")) == 0


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("code = ", "không đúng dạng TOML"),
        ("", "thiếu mục code"),
        (GOOD.replace("first = 2030-01-01\n", ""), "“thử”: ngày bắt đầu"),
        (GOOD.replace("2030-12-31", "2029-12-31"), "“thử”: ngày bắt đầu"),
        (GOOD.replace("2030-01-01", "'2030'"), "mục first phải là ngày"),
        (GOOD.replace("2030-01-01", "2030-01-01T08:00:00"), "mục first phải là ngày"),
        (GOOD.replace('["Luật thử"]', '"Luật thử"'), "mục bases phải là danh sách chữ"),
        (GOOD.replace('"quy định thử"', "3"), "mục name phải là chữ"),
        (GOOD.replace('"quy định thử"', '" "'), "mục name phải là chữ"),
        ("lang = 1\n" + GOOD, "có mục lạ: lang"),
        (GOOD.replace(NEWCOMER, ""), "thiếu mục newcomer"),
        (GOOD.replace("months = 6", "months = 0"), "newcomer: mục months phải là số nguyên"),
        (GOOD.replace("months = 6", "months = true"), "newcomer: mục months phải là số nguyên"),
        (GOOD.replace('awards = ["worker"]', 'awards = ["nobody"]'), "người mới nêu mã .*: nobody"),
        (GOOD.replace("household = 1.5", "household = -1"), "money: mục household không được nhỏ hơn 0"),
        (GOOD.replace(MONEY, MONEY.replace(ARTICLE, "")), "money: thiếu mục article"),
        (GOOD.replace('"2/3"', '"hai phần ba"'), "quorum: mục share phải là số"),
        (GOOD.replace('"2/3"', '"1/0"'), "quorum: mục share phải là số"),
        (GOOD.replace('"2/3"', "nan"), "quorum: mục share phải là số"),
        (GOOD.replace('"2/3"', "inf"), "quorum: mục share phải là số"),
        (GOOD.replace('"2/3"', "0"), "quorum: mục share phải lớn hơn 0"),
        (GOOD.replace('"2/3"', "1.01"), "quorum: mục share phải lớn hơn 0 và không quá 1"),
        (GOOD.replace('"2/3"', "true"), "quorum: mục share phải lớn hơn 0"),
        (GOOD.replace('"2/3"', "[1]"), "quorum: mục share phải lớn hơn 0"),
        (GOOD.replace("principle.hold", "principle.mercy"), "principle: có mục lạ: mercy"),
        (GOOD.replace(PRINCIPLE, "[principle]\nhold = 1\n"), "nguyên tắc hold không phải một bảng"),
        (GOOD.replace(PRINCIPLE, PRINCIPLE + "confirmed = false\n"), "nguyên tắc hold: chưa xác nhận mà không ghi chú"),
        (GOOD.replace(VOTE, ""), r"thiếu mục \[\[vote\]\] chung"),
        (GOOD.replace(VOTE, VOTE + "last = 2030-06-30\n"), r"thiếu mục \[\[vote\]\] chung"),
        (GOOD.replace(VOTE, VOTE + VOTE + 'awards = ["x"]\n'), "biểu quyết nêu mã .*: x"),
        (GOOD.replace(VOTE, VOTE + 'base = "all"\n'), "biểu quyết thứ 1: mục base phải là một trong các từ: members"),
        (GOOD.replace(VOTE, VOTE + "ballot = 1\n"), "biểu quyết thứ 1: mục ballot phải là true hoặc false"),
        (GOOD.replace('counted = "worker"', 'counted = "x"'), "tỷ lệ nêu mã .*: x"),
        (GOOD + AWARD + PERSON, "hai danh hiệu, hình thức cùng một mã"),
        (GOOD.replace(PERSON, ""), r"danh mục thứ 1 \(worker\): không nói tặng cho"),
        (
            GOOD.replace("coefficient = 0.3", "coefficient = -0.3"),
            r"\(worker\), individual: mục coefficient không được",
        ),
        (GOOD.replace("coefficient = 0.3", "coefficient = '1'"), "mục coefficient phải là số"),
        (GOOD.replace("coefficient = 0.3", "coefficient = nan"), "mục coefficient phải là số"),
        (GOOD.replace('group = "title"', 'group = "prize"'), r"\(worker\): mục group phải là một trong các từ"),
        (with_requirement("kind = 'luck'"), "điều kiện thứ 1: điều kiện “luck” không có"),
        (with_requirement("kind = 'title_run', title = 'x'"), "điều kiện của worker nêu mã .*: x"),
        (with_requirement("kind = 'title_run', title = 'worker', times = 3, within = 2"), "within không được nhỏ hơn"),
        (with_requirement("kind = 'initiatives', types = ['luck']"), "loại hình khen thưởng không có: luck"),
        (with_requirement("kind = 'initiatives', years = 2"), "điều kiện thứ 1: có mục lạ: years"),
        (with_requirement("kind = 'any_of', conditions = []"), "conditions không có điều kiện nào"),
        (with_requirement("kind = 'any_of', conditions = 3"), "conditions phải là danh sách"),
        (
            with_requirement("kind = 'any_of', conditions = [{ kind = 'members_rated', x = 1 }]"),
            "điều kiện thứ 1, phần thứ 1: có mục lạ: x",
        ),
    ],
)
def test_a_fault_is_named_by_its_place(text: str, fault: str) -> None:
    with pytest.raises(UnreadableInput, match=fault):
        parse_rule_set(text)


SALARY = f"[[base_salary]]\nfirst = 2030-01-01\namount = 3_000_000\n{ARTICLE}"


def test_base_salaries_are_read_by_date() -> None:
    earlier = SALARY.replace("2030", "2029").replace("3_000_000", "2_900_000")
    assert [(salary.first.year, salary.amount) for salary in parse_base_salaries(SALARY + earlier)] == [
        (2029, 2_900_000),
        (2030, 3_000_000),
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", r"không có mục \[\[base_salary\]\]"),
        (SALARY + SALARY, "cùng một ngày"),
        (SALARY.replace("first = 2030-01-01\n", ""), "mức thứ 1: thiếu mục first"),
        (SALARY.replace("3_000_000", "0"), "mức thứ 1: mục amount phải là số nguyên"),
        (SALARY + "lang = 1\n", "mức thứ 1: có mục lạ: lang"),
    ],
)
def test_base_salaries_that_cannot_be_are_refused(text: str, fault: str) -> None:
    with pytest.raises(UnreadableInput, match=fault):
        parse_base_salaries(text)
