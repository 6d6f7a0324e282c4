"""Puts the frame and the model together: how the room stands, what is new, undo and redo.

What changed is read from the journal, whoever wrote it: this desk, another window, a scheduled job.
"""

from collections.abc import Callable, Iterator
from time import monotonic

from model import clock, desk, history, rights, session, settings, standing
from model.calendar.days import UNSURE
from model.calendar.terms import WEEKDAYS, parity_words, week_words
from model.care import periods
from model.opening.log import Opening
from model.policy import Policy
from model.rights import Right
from model.words import Words, say
from tui.app import DeskApp
from tui.commands import load
from tui.frame import Standing
from tui.seats import Seats, whose

SETTLED_SECONDS = 120.0
"""Seconds after opening before the desk first thinks of a backup: whoever opens it has somebody at the door."""
INDEXED = frozenset({"student", "school_class"})
"""After a change of these the index of people is made ready again before somebody searches."""


def wire(app: DeskApp) -> DeskApp:
    """Give the app its hooks into the open store; answers the app."""
    seen = told = history.newest()
    seats = Seats()
    follow_after = _follower(app, seats)

    def news() -> tuple[frozenset[str], Words | None]:
        nonlocal told
        found = look(told)
        told = seen
        follow_after(found.nouns)
        return found.nouns, found.words

    def poll() -> frozenset[str]:
        # What a child process of ours wrote may be seen here first; its sentence is still to be told.
        if not desk.changed_elsewhere():
            return frozenset()
        nouns = look(seen).nouns
        follow_after(frozenset())
        return nouns

    def look(since: int) -> history.News:
        nonlocal seen
        found = history.news(since, session.at_desk().staff_id)
        seen = found.newest
        if not found.nouns.isdisjoint(INDEXED):
            app.take_leisure()
        return found

    app.standing = stand
    app.news = news
    app.poll_changes = poll
    app.undo, app.redo = _back_and_again(app)
    app.why_no_undo = lambda: rights.why_not(Right.UNDO)
    app.whose = whose()
    app.under_way = lambda: load("screens.today.leaving:left_behind")(app, seats.screens)
    app.leaving = lambda: load("screens.today.leaving:leave")(app)
    app.leisure = _leisure_of(app)
    app.each_minute = _backups_of(app)
    if desk.has_passwords():
        app.lock = _lock_of(app, seats)
        app.idle_limit = _idle_seconds
    app.set_reactive(DeskApp.names_hidden, settings.get().names_hidden)
    if app.is_running:
        app.take_leisure()
    return app


def _back_and_again(app: DeskApp) -> tuple[Callable[[], None], Callable[[], None]]:
    """Undo and redo."""

    def undo() -> None:
        desk.undo()
        app.announce(hidden=Words("已撤销（姓名已隐去）", "Taken back (names are hidden)"))

    def redo() -> None:
        desk.redo()
        app.announce(hidden=Words("已重做（姓名已隐去）", "Done again (names are hidden)"))

    return undo, redo


def _follower(app: DeskApp, seats: Seats) -> Callable[[frozenset[str]], None]:
    """Looks, after a change of these nouns or of nobody knows which, whether it was one of who sits here."""

    def follow_after(nouns: frozenset[str]) -> None:
        if not nouns or "staff" in nouns:  # a password taken back changes no row
            from tui.following import follow

            follow(app, seats)

    return follow_after


def _leisure_of(app: DeskApp) -> Callable[[], Iterator[None]]:
    """The leisure of a desk that was just opened: first it says what could not be read back, once."""
    greeted = False

    def leisure() -> Iterator[None]:
        nonlocal greeted
        if not greeted:
            greeted = True
            from model import losses

            if losses.unsettled():
                app.run_worker(load("screens.today.losses:greet")(app), group="losses")
            yield
            _tell_half_typed(app)
            yield
        yield from _leisure()

    return leisure


def _tell_half_typed(app: DeskApp) -> None:
    """Say once that forms wait which were not finished; old ones are cleared away first."""
    from model import due, unfinished

    unfinished.expire()
    if left := due.half_typed():
        pages = load("screens.today.drafts:where")(left)
        words = Words(
            "有 {n} 份没写完（{pages}）：F7 到待办接着写", "Half typed: {n} ({pages}). F7: go on from the to-dos"
        )
        app.notify(str(words.saying(n=len(left), pages=pages)), markup=False)


def _leisure() -> Iterator[None]:
    """What the first key of a search and the first line of a booking would wait for."""
    from model.people import index

    yield from index.warming()
    from model.appointments import quick

    yield
    yield from quick.warming()


def _lock_of(app: DeskApp, seats: Seats) -> Callable[[], None]:
    """The lock of this desk, which knows whose screens lie aside."""

    def lock_now() -> None:
        from tui.lock import lock

        lock(app, seats)

    return lock_now


def _idle_seconds() -> float | None:
    minutes = settings.get().lock_minutes
    return None if minutes is None else minutes * 60.0


def _backups_of(app: DeskApp) -> Callable[[], None]:
    """Every few hours the desk makes a backup by itself, in a child process, but not while it has only just opened.

    Where none is due the store is looked over once: a copy that passed its check has shown the same.
    """
    opened = monotonic()

    def look() -> None:
        if monotonic() - opened < SETTLED_SECONDS:
            return
        from model import backup

        if backup.is_due():
            load("screens.today.backup:by_itself")(app)
        elif not (app.looked_over or app.backing_up):
            load("screens.today.backup:look_over")(app)

    return look


def stand() -> Standing:
    """How the desk stands this minute, in the desk's words."""
    room = standing.now()
    chosen, today = settings.get(), room.day
    duty = room.opening.on_duty if room.opening else ()
    return Standing(
        school=chosen.school_name,
        day=f"{today.on:%Y-%m-%d} {WEEKDAYS[today.on.weekday()]}"
        + ("" if today.kind == "school" else f" {today.words()}"),
        week=f"{week_words(today.week)} {parity_words(bool(today.odd))}" if today.week else "",
        bells=str(today.bell.name) if today.bell else "",
        period=str(periods.on(today.on) or ""),
        open_since=_open_since(room.opening),
        today=room.today.counted_minutes,
        today_rule=room.today.required_minutes,
        this_week=room.week.counted_minutes,
        week_rule=room.week.required_minutes,
        duty=say("、", ", ").join(duty),
        hotlines=_hotlines(chosen.policy),
        warnings=_warnings(room),
    )


def _hotlines(policy: Policy) -> tuple[str, ...]:
    """The numbers so short that they fit beside the date at 80 cells (A10): the room's, the district's, the nation's."""
    own = ((Words("本室", "Room"), policy.school_hotline), (Words("区县", "District"), policy.district_hotline))
    national = " ".join(line.number for line in policy.hotlines)
    shown = [f"{name} {number}" for name, number in own if number]
    return (*shown, say("热线 {numbers}", "Hotlines {numbers}", numbers=national)) if national else tuple(shown)


def _open_since(opening: Opening | None) -> str:
    if opening is None:
        return ""
    left = opening.starts.date() < clock.today()
    return f"{opening.starts:%m-%d %H:%M}" if left else f"{opening.starts:%H:%M}"


def _warnings(room: standing.RoomStanding) -> tuple[str, ...]:
    found = []
    if history.clock_is_back():
        found.append(say("时钟被调慢", "clock set back"))
    if room.opening and room.opening.starts.date() < clock.today():
        found.append(say("上次未关闭", "left open"))
    if not room.day.certain:
        found.append(str(UNSURE))
    return tuple(found)
