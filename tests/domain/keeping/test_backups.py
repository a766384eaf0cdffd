"""When a backup is due, and which stay: told by a clock of the test's own."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.keeping.backups import Made, Occasion, bulk, is_due, is_rehearsal_due, to_drop

NOW = datetime(2026, 11, 27, 9, 0)


def ago(**times: float) -> datetime:
    return NOW - timedelta(**times)


@pytest.mark.parametrize(
    ("occasion", "last", "changed", "due"),
    [
        (Occasion.DAY, None, True, True),
        (Occasion.DAY, ago(days=1), False, True),
        (Occasion.DAY, ago(hours=1), True, False),
        (Occasion.WORK, ago(minutes=29), True, False),
        (Occasion.WORK, ago(minutes=30), True, True),
        (Occasion.WORK, ago(hours=3), False, False),
        (Occasion.CLOSING, ago(minutes=1), True, True),
        (Occasion.CLOSING, ago(days=3), False, False),
        (Occasion.BULK, ago(minutes=9), True, False),
        (Occasion.BULK, ago(minutes=10), True, True),
        (Occasion.BULK, ago(days=1), False, False),
        (Occasion.IMPORT, ago(minutes=1), True, True),
        (Occasion.IMPORT, ago(minutes=1), False, False),
        (Occasion.EMPTYING, ago(minutes=1), True, True),
    ],
)
def test_when_a_backup_is_due(occasion: Occasion, last: datetime | None, changed: bool, due: bool) -> None:
    assert is_due(occasion, NOW, last, changed=changed) is due


@pytest.mark.parametrize("occasion", [Occasion.DAY, Occasion.WORK, Occasion.BULK, Occasion.CLOSING])
def test_a_clock_that_was_set_back_holds_no_backup_up(occasion: Occasion) -> None:
    assert is_due(occasion, NOW, NOW + timedelta(days=400), changed=True)


def test_an_act_on_one_record_is_no_occasion() -> None:
    assert bulk([7]) is None
    assert bulk([7, 8]) is Occasion.BULK


def test_a_rehearsal_counts_for_a_year() -> None:
    assert is_rehearsal_due(NOW, None)
    assert not is_rehearsal_due(NOW, ago(days=364))
    assert is_rehearsal_due(NOW, ago(days=365))
    assert is_rehearsal_due(NOW, NOW + timedelta(days=1))


def every_half_hour(days: int) -> list[Made]:
    starts = [ago(days=day, hours=1) for day in reversed(range(days))]
    return [
        Made(f"{start - timedelta(minutes=30 * place):%Y-%m-%d %H%M}", start - timedelta(minutes=30 * place), WORK)
        for start in starts
        for place in reversed(range(10))
    ]


WORK = Occasion.WORK


def test_backups_are_thinned_by_day_week_month_and_year() -> None:
    backups = every_half_hour(1200)
    dropped = set(to_drop(backups, NOW))
    staying = [made for made in backups if made.name not in dropped]

    def within(first: int, last: int) -> list[datetime]:
        return [made.at for made in staying if first <= (NOW.date() - made.at.date()).days < last]

    assert len(within(0, 2)) == 12
    assert len(within(2, 14)) == 12
    assert len({at.isocalendar()[:2] for at in within(14, 70)}) == len(within(14, 70)) == 9
    assert len({(at.year, at.month) for at in within(70, 2000)}) == len(within(70, 2000))
    assert {made.at.year for made in staying} == {2026, 2025, 2024, 2023}


def test_thinning_again_drops_nothing_more() -> None:
    backups = every_half_hour(200)
    dropped = set(to_drop(backups, NOW))
    assert to_drop([made for made in backups if made.name not in dropped], NOW) == []


def test_what_was_made_by_hand_stays_for_ever_and_what_a_restore_replaced_for_two_months() -> None:
    mine = Made("mine", ago(days=3000), Occasion.BY_HAND)
    before = Made("before", ago(days=59, hours=7), Occasion.RESTORE)
    long_before = Made("long before", ago(days=61, hours=7), Occasion.RESTORE)
    others = every_half_hour(100)
    dropped = to_drop([mine, long_before, *others, before], NOW)
    assert "long before" in dropped
    assert not {"mine", "before"} & set(dropped)


def test_after_the_clock_was_set_back_the_backup_just_made_stays_beside_many_of_later_hours() -> None:
    ahead = [Made(f"{number}", NOW + timedelta(minutes=3 * number), Occasion.BULK) for number in range(1, 15)]
    just_made = Made("now", NOW, Occasion.BULK)
    assert to_drop([*ahead, just_made], NOW) == []


moments = st.datetimes(datetime(2020, 1, 1), datetime(2027, 6, 1))


@given(st.lists(st.tuples(moments, st.sampled_from(Occasion)), unique_by=lambda pair: pair[0]), moments)
def test_the_newest_and_what_seems_to_lie_ahead_never_go(pairs: list[tuple[datetime, Occasion]], now: datetime) -> None:
    backups = [Made(str(number), at, occasion) for number, (at, occasion) in enumerate(pairs)]
    dropped = set(to_drop(backups, now))
    assert not dropped & {made.name for made in backups if made.at > now}
    if backups:
        assert max(backups, key=lambda made: made.at).name not in dropped
        assert backups[-1].name not in dropped, "the one that was made last"
    # Every day on which there was a backup within two weeks still has one.
    days = {made.at.date() for made in backups if 0 <= (now.date() - made.at.date()).days < 14}
    assert days <= {made.at.date() for made in backups if made.name not in dropped}
