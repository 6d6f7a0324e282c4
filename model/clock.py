"""The only reader of the time.

The desk lives in local wall time, to the minute, as text ``YYYY-MM-DD HH:MM`` (which sorts as
time does); the journal's instants are UTC. Tests and demonstrations set the clock with
``stopped_at``; nothing else in the house calls ``datetime.now``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

SLACK = timedelta(minutes=3)
"""A clock that is corrected by less than this is not worth a word."""

_stopped: datetime | None = None


def now() -> datetime:
    """Local wall time at the desk, to the minute, without a zone."""
    moment = _stopped or datetime.now()
    return moment.replace(second=0, microsecond=0, tzinfo=None)


def today() -> date:
    """The local date at the desk."""
    return now().date()


def seconds() -> datetime:
    """Local wall time to the second, for a running clock on the screen only."""
    return (_stopped or datetime.now()).replace(microsecond=0)


def instant() -> str:
    """This instant in UTC, ISO 8601 with milliseconds and ``Z``, for the journal."""
    moment = _stopped.astimezone(UTC) if _stopped else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def local(instant_text: str) -> datetime:
    """A journal instant (UTC) as local wall time to the second."""
    return datetime.fromisoformat(instant_text.replace("Z", "+00:00")).astimezone().replace(tzinfo=None, microsecond=0)


def is_behind(moment: datetime) -> bool:
    """Whether the clock shows a time clearly before one that has been: it was set back."""
    return moment - (_stopped or datetime.now()) > SLACK


def monday(day: date) -> date:
    """The Monday of the week ``day`` lies in."""
    return day - timedelta(days=day.weekday())


def minutes_between(starts: datetime, ends: datetime) -> int:
    """Whole minutes of the half-open interval ``[starts, ends)``."""
    return int((ends - starts).total_seconds() // 60)


def minutes_since(moment: datetime) -> int | None:
    """Whole minutes since a moment; None where the clock stands clearly before it, so that nobody knows."""
    return None if is_behind(moment) else max(0, minutes_between(moment, now()))


@contextmanager
def stopped_at(moment: datetime) -> Iterator[None]:
    """Stop the clock at a local moment (tests, pictures, the demo school)."""
    global _stopped
    before, _stopped = _stopped, moment
    try:
        yield
    finally:
        _stopped = before


def set_stopped(moment: datetime | None) -> None:
    """Move a stopped clock, or let it run again with ``None``."""
    global _stopped
    _stopped = moment


def stopped() -> datetime | None:
    """Where the clock is stopped, so that a child process can be given the same time; ``None`` while it runs."""
    return _stopped
