"""How safe the data are, in plain words: the last good backup, where, what it holds, when it was proved, what to do."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import Cancelled, InvalidRecord
from desktop_app.domain.keeping.backups import OCCASION_WORDS, Occasion, is_rehearsal_due
from desktop_app.domain.vietnamese import thousands
from desktop_app.runtime.shares import lies_on_share
from desktop_app.services.book import Book, read_only_in_words
from desktop_app.services.keeping.backups import follower, passphrase_of_day
from desktop_app.services.keeping.differences import noun_of
from desktop_app.services.keeping.privacy import privacy_in_words
from desktop_app.services.keeping.rehearsal import Rehearsal, rehearse_if_due
from desktop_app.services.practice import refuse_in_practice, refuse_place_of_practice
from desktop_app.store.backups import outside
from desktop_app.store.backups.ledger import BackupNote, Ledger, change_ledger, read_ledger
from desktop_app.store.connection import has_shared_log
from desktop_app.store.data_file.lost import backup_files
from desktop_app.store.data_file.progress import Report, to_the_end
from desktop_app.store.steps import acts_after, acts_by_actor

_OLD_DAYS = 7
_ACTOR_DAYS = 30
_NAMED_KINDS = ("task", "unit", "person", "activity", "nomination", "award", "issued_paper")


_ON_SHARE = (
    "Sổ nằm ở thư mục dùng chung trên mạng: mỗi lúc chỉ một máy mở được; mất mạng khi đang ghi thì việc ấy "
    "chưa được lưu, mở lại sổ vẫn như trước đó."
)
_OFF_SHARE = (
    "Chép cả thư mục dữ liệu về ổ đĩa của máy rồi mở ở đó: ở thư mục trên mạng này, sổ chưa ghi được theo cách an toàn."
)


@dataclass(frozen=True, slots=True)
class ListedBackup:
    """A backup in the data folder: when it was written, why, its size, what it holds ("" and None where unknown)."""

    path: Path
    at: datetime
    occasion: str
    size: int
    records: int | None = None
    files: int | None = None


@dataclass(frozen=True, slots=True)
class ActorLine:
    """What somebody did of late: how many acts, when the last was, and its label."""

    actor: str
    acts: int
    last_at: datetime
    last_label: str


@dataclass(frozen=True, slots=True)
class DataSafety:
    """All that is known: sentences on how things stand, on what to do next, the backups, and who did what.

    `more` are sentences for who asks for all of it.
    """

    state: tuple[str, ...]
    more: tuple[str, ...]
    next_steps: tuple[str, ...]
    backups: tuple[ListedBackup, ...]
    actors: tuple[ActorLine, ...]
    place: str
    locked: bool
    """Whether the second place waits for the passphrase of today."""
    unsure: bool = False
    """Whether what was known of the second place was damaged, and it was not chosen again since."""


def back_up_if_due(book: Book, occasion: Occasion, report: Report) -> bool:
    """Back the book up if that is due, and copy the newest backup outside; return whether there is a new one.

    Raises UnwritableOutput, StoreProblem, Cancelled.
    """
    return follower(book).make_if_due(occasion, report) is not None


def is_backup_due(book: Book, occasion: Occasion) -> bool:
    """Return whether a backup is to be made now. Raises StoreProblem."""
    return follower(book).is_due(occasion)


def begin_day(book: Book, report: Report) -> Rehearsal | None:
    """Do what belongs to the first start of a day: a backup, and once a year a rehearsal, which is returned.

    Raises UnwritableOutput, StoreProblem, Cancelled.
    """
    back_up_if_due(book, Occasion.DAY, report)
    return rehearse_if_due(book, report)


def choose_place(book: Book, place: Path | None, passphrase: str = "", report: Report = to_the_end) -> Changes:
    """Say where a second copy of each backup goes, None for nowhere, and copy the newest there if it can be.

    With a passphrase these copies are packages; it is asked for again each day. If `report` says so the copy is given
    up, which the next backup makes. Raises InvalidRecord, StoreReadOnly, UnwritableOutput.
    """
    book.store.check_writable()
    refuse_in_practice(book, "giữ bản sao thứ hai")
    if place is not None and not place.is_dir():
        raise InvalidRecord(f"Không thấy thư mục “{place}”.", "place", "Cắm ổ đĩa, hoặc chọn thư mục khác.")
    if place is not None and book.folder.holds(place):
        raise InvalidRecord("Bản sao thứ hai phải ở ngoài thư mục dữ liệu.", "place", "Chọn thư mục ở ổ đĩa khác.")
    if place is not None:
        refuse_place_of_practice(place)
    chosen = "" if place is None else str(place.absolute())
    sealed = bool(chosen and passphrase)
    if sealed:
        _keep_passphrase(book, passphrase)
    change_ledger(
        book.folder,
        lambda ledger: replace(ledger, place=chosen, outside=None, outside_names=(), sealed=sealed, damage=None),
    )
    with suppress(Cancelled):
        follower(book).follow_outside(report)
    return Changes("Chọn nơi giữ bản sao thứ hai" if chosen else "Bỏ nơi giữ bản sao thứ hai", {}, None)


def is_passphrase_missing(book: Book) -> bool:
    """Return whether the copy in the second place waits for the passphrase of today."""
    return _waits_for_passphrase(book, read_ledger(book.folder))


def _waits_for_passphrase(book: Book, ledger: Ledger) -> bool:
    return bool(ledger.place) and ledger.sealed and not passphrase_of_day(book)


def damage_in_words(book: Book) -> str:
    """Return what is to be said and done where what was known of the backups was damaged, "" for nothing."""
    return _damage(read_ledger(book.folder))


def _damage(ledger: Ledger) -> str:
    if ledger.damage is None:
        return ""
    begun = "Sổ theo dõi các bản sao lưu bị hỏng hoặc mất (bản sao lưu vẫn còn)"
    choose = "bấm “Nơi giữ bản sao thứ hai…” để chọn lại"
    if not ledger.damage.place_known:
        return f"{begun}, không còn biết nơi giữ bản sao thứ hai: {choose}; không dùng thì bấm “Bỏ nơi thứ hai”."
    if not ledger.place:
        return f"{begun}; trước đó không có nơi giữ bản sao thứ hai: {choose}, hoặc bấm “Bỏ nơi thứ hai”."
    if not ledger.damage.seal_known:
        return f"{begun}, không rõ bản sao ở “{ledger.place}” có mật khẩu không nên chưa chép thêm: {choose}."
    sealed = "có" if ledger.sealed else "không có"
    return f"{begun}; còn đọc được nơi thứ hai “{ledger.place}”, {sealed} mật khẩu: {choose}, kể cả khi vẫn như vậy."


def give_passphrase(book: Book, passphrase: str, report: Report = to_the_end) -> Changes:
    """Take today's passphrase for the second place, in memory only, and copy what waits.

    If `report` says so the copy is given up, which the next backup makes. Raises InvalidRecord, StoreReadOnly.
    """
    book.store.check_writable()
    if not outside.opens_last(book.folder, passphrase):
        raise InvalidRecord(
            "Mật khẩu này không mở được bản sao gần nhất ở nơi thứ hai.",
            "passphrase",
            "Gõ lại; muốn đổi mật khẩu thì chọn lại nơi giữ bản sao thứ hai.",
        )
    _keep_passphrase(book, passphrase)
    with suppress(Cancelled):
        follower(book).follow_outside(report)
    return Changes("Nhập mật khẩu của bản sao thứ hai", {}, None)


def _keep_passphrase(book: Book, passphrase: str) -> None:
    # What packages take is loaded by the first who types one.
    from desktop_app.services.keeping.packages import checked_passphrase

    book.store.passphrase_of_day = book.store.clock().date(), checked_passphrase(passphrase)


def data_safety(book: Book) -> DataSafety:
    """Return what is known of the safety of the data. Raises StoreProblem."""
    ledger, now = read_ledger(book.folder), book.store.clock()
    since = (datetime.now(UTC) - timedelta(days=_ACTOR_DAYS)).strftime("%Y-%m-%dT%H:%M:%SZ")
    newest = ledger.newest
    with book.store.plain_reading() as connection:
        unsaved = acts_after(connection, 0 if newest is None else int((newest.state or "0").split(" ")[0]))
        shared_log = has_shared_log(connection)
        actors = tuple(
            ActorLine(actor or "(không rõ)", number, _local(at), label)
            for actor, number, at, label in acts_by_actor(connection, since)
        )
    privacy = privacy_in_words(book.folder)
    state, next_steps = _state(ledger, unsaved, privacy), _next_steps(book, ledger, unsaved, now, privacy)
    if lies_on_share(book.folder.root):
        state.append(_ON_SHARE)
        next_steps += [_OFF_SHARE] if shared_log else []
    if book.store.read_only:
        state.insert(0, read_only_in_words(book))
        next_steps = ["Mở sổ ở tài khoản ghi được vào thư mục dữ liệu; ở đây chỉ sao lưu ra nơi khác được."]
    return DataSafety(
        tuple(state),
        tuple(_more(ledger, privacy)),
        tuple(next_steps),
        tuple(_listed(path, ledger) for path in backup_files(book.folder)),
        actors,
        ledger.place,
        _waits_for_passphrase(book, ledger),
        ledger.damage is not None,
    )


def _local(at: str) -> datetime:
    return datetime.fromisoformat(at).astimezone().replace(tzinfo=None)


def _listed(path: Path, ledger: Ledger) -> ListedBackup:
    note, state = ledger.of(path.name), path.stat()
    if note is None:
        return ListedBackup(path, datetime.fromtimestamp(state.st_mtime), "", state.st_size)
    return ListedBackup(path, note.at, OCCASION_WORDS[note.occasion], note.size, sum(note.counts.values()), note.files)


def _hour(at: datetime) -> str:
    return f"{at:%H:%M} ngày {at:%d/%m/%Y}"


def holdings(counts: dict[str, int], files: int) -> str:
    """Return what a backup holds in words: "1.234 bản ghi (14 nhiệm vụ, 9 đơn vị…) và 12 tệp đính kèm"."""
    named = Counter({kind: counts.get(kind, 0) for kind in _NAMED_KINDS})
    parts = ", ".join(f"{thousands(named[kind])} {noun_of(kind)}" for kind in _NAMED_KINDS if named[kind])
    return (
        f"{thousands(sum(counts.values()))} bản ghi{f' ({parts}…)' if parts else ''} và {thousands(files)} tệp đính kèm"
    )


def _state(ledger: Ledger, unsaved: int, privacy: str) -> list[str]:
    newest = ledger.newest
    if newest is None and ledger.damage is not None:
        lines = ["Không còn biết bản sao lưu nào đã được mở và đếm lại; các tệp sao lưu có ở danh sách dưới đây."]
    elif newest is None:
        lines = ["Chưa có bản sao lưu nào được ghi nhận."]
    else:
        since = f"từ lúc đó có thêm {unsaved} việc trong sổ" if unsaved else "từ lúc đó sổ chưa có gì thay đổi"
        when = f"{_hour(newest.at)} ({OCCASION_WORDS[newest.occasion]})"
        lines = [f"Bản sao lưu tốt gần nhất: {when}, đã mở và đếm lại; {since}."]
    lines.append(_outside(ledger, newest))
    rehearsal = ledger.rehearsal
    if rehearsal is not None:
        words = Rehearsal(rehearsal.name, rehearsal.at, rehearsal.records, rehearsal.files, rehearsal.problem).sentence
        lines.append(f"Diễn tập gần nhất: {_hour(rehearsal.at)}. {words}")
    return [*lines, *([privacy] if privacy else [])]


def _more(ledger: Ledger, privacy: str) -> Iterator[str]:
    """Yield what is the same from day to day, or stands in the list of backups."""
    newest = ledger.newest
    if newest is not None:
        yield f"Bản ấy là tệp “{newest.name}” ở thư mục “sao-luu” của sổ: {holdings(newest.counts, newest.files)}."
    if not privacy:
        yield "Dữ liệu ở máy này chỉ tài khoản của bạn mở được."
    yield "Sổ không có mật khẩu mà dựa vào mã hóa ổ đĩa của máy; gói để mang đi thì có mật khẩu."


def _outside(ledger: Ledger, newest: BackupNote | None) -> str:
    last = ledger.outside
    if ledger.damage is not None and not ledger.damage.place_known:
        return "Không còn biết bản sao thứ hai để ở đâu."
    if not ledger.place:
        return "Chưa có bản sao nào tự động để ngoài máy này."
    where = f"Bản sao thứ hai{' (có mật khẩu)' if ledger.sealed else ''} để ở “{ledger.place}”"
    if last is None or last.at is None:
        return f"{where}: chưa có bản nào{f'; {last.waits}' if last is not None and last.waits else ''}."
    is_newest = newest is not None and Path(last.name).stem == Path(newest.name).stem
    behind = last.waits or ("" if is_newest else "bản mới nhất chưa được chép")
    if not behind and not _is_folder(ledger.place):
        behind = outside.ABSENT
    return f"{where}: bản gần nhất “{last.name}”, chép lúc {_hour(last.at)}{f'; {behind}' if behind else ''}."


def _next_steps(book: Book, ledger: Ledger, unsaved: int, now: datetime, privacy: str) -> list[str]:
    newest, steps = ledger.newest, list(filter(None, [_damage(ledger)]))
    if ledger.failure is not None:
        steps.append(f"Lần sao lưu lúc {_hour(ledger.failure.at)} không ghi được: {ledger.failure.sentence}")
    if newest is None and unsaved:
        first = "một bản đã được mở và đếm lại" if ledger.damage is not None else "bản đầu tiên"
        steps.append(f"Bấm “Sao lưu ngay” để có {first}.")
    if newest is not None and unsaved and now - newest.at > timedelta(days=_OLD_DAYS):
        steps.append(f"Bản sao lưu gần nhất đã quá {_OLD_DAYS} ngày: bấm “Sao lưu ngay”.")
    if newest is not None and newest.missing_files:
        steps.append(f"Bản gần nhất thiếu {newest.missing_files} tệp đính kèm: bấm “Kiểm tra dữ liệu” để biết tệp nào.")
    steps += _steps_outside(book, ledger)
    if ledger.rehearsal is not None and ledger.rehearsal.problem:
        steps.append("Sao lưu lại rồi bấm “Diễn tập phục hồi”.")
    elif ledger.rehearsal is None and newest is not None:
        steps.append("Bấm “Diễn tập phục hồi” để biết chắc bản sao lưu dùng được.")
    elif ledger.rehearsal is not None and is_rehearsal_due(now, ledger.rehearsal.at):
        steps.append("Đã hơn một năm chưa diễn tập: bấm “Diễn tập phục hồi” để biết chắc bản sao lưu dùng được.")
    if privacy:
        steps.append("Bấm “Dời thư mục dữ liệu…” để chuyển sổ vào chỗ riêng của bạn.")
    return steps


def _steps_outside(book: Book, ledger: Ledger) -> list[str]:
    if ledger.damage is not None and not (ledger.place and ledger.damage.seal_known):
        # What to do about it is said already.
        return []
    if not ledger.place:
        return ["Bấm “Nơi giữ bản sao thứ hai…”, chọn một thư mục ở USB hoặc ổ đĩa khác: hỏng máy vẫn còn sổ."]
    if _waits_for_passphrase(book, ledger):
        return ["Bấm “Mật khẩu nơi thứ hai…”: bản sao ở đó chờ mật khẩu, mỗi ngày nhập một lần."]
    if _same_disk(book, Path(ledger.place)):
        return ["Bấm “Nơi giữ bản sao thứ hai…” để chọn ổ khác: nơi ấy nằm cùng ổ đĩa với sổ, hỏng ổ là mất cả hai."]
    if ledger.outside is not None and ledger.outside.waits:
        return [f"Cắm ổ đĩa có “{ledger.place}” để bản mới nhất được chép ra."]
    return []


def _is_folder(place: str) -> bool:
    try:
        return Path(place).is_dir()
    except OSError:
        return False


def _same_disk(book: Book, place: Path) -> bool:
    try:
        return place.stat().st_dev == book.folder.root.stat().st_dev
    except OSError:
        return False
