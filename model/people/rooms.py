"""The rooms in which visitors are received."""

from datetime import date
from typing import Any, TypedDict, Unpack

from model import clock, rights
from model.errors import NotFound
from model.rights import Right
from model.store import journal
from model.store.query import Expression, tuples
from model.store.tables import RoomRow
from model.values import dataclass
from model.words import Words

KIND_WORDS: dict[str, Words] = {
    "individual": Words("个别辅导", "individual"),
    "group": Words("团体活动", "group"),
    "sand_play": Words("沙盘", "sand play"),
    "relaxation": Words("放松", "relaxation"),
    "reception": Words("接待", "reception"),
    "assessment": Words("测评", "assessment"),
    "other": Words("其他", "other"),
}
"""What each kind of room is called."""


@dataclass(frozen=True, slots=True)
class Room:
    """A place where a visitor is received."""

    id: int
    """Its number in the store."""
    name: str
    """What it is called."""
    kind: str
    """What it is for, one of ``KIND_WORDS``."""
    capacity: int
    """How many people it holds."""
    closed_on: date | None
    """Since when it is no longer used; ``None`` while it is."""


class Facts(TypedDict, total=False):
    """What may be changed of a room; as the fields of ``Room``."""

    name: str
    kind: str
    capacity: int


def add(name: str, kind: str = "individual", capacity: int = 2) -> Room:
    """A new room. Raises ``Refused`` if one has that name."""
    rights.need(Right.PEOPLE)
    name = name.strip()
    with journal.writing("room.add", Words("新增场地{name}", "Added the room {name}").saying(name=name)):
        return get(RoomRow.create(name=name, kind=kind, capacity=capacity).id)


def edit(room_id: int, **facts: Unpack[Facts]) -> Room:
    """Change what is named; nothing is written if nothing is different."""
    changes: dict[str, Any] = {key: v.strip() if isinstance(v, str) else v for key, v in facts.items()}
    return _change(room_id, "room.edit", Words("改了场地{name}", "Changed the room {name}"), changes)


def close(room_id: int, on: date | None = None) -> Room:
    """The room is no longer used from a day on, today if none is named; what took place there stays."""
    words = Words("停用场地{name}", "Closed the room {name}")
    return _change(room_id, "room.close", words, {"closed_on": on or clock.today()})


def reopen(room_id: int) -> Room:
    """The room is used again."""
    return _change(room_id, "room.reopen", Words("重新启用场地{name}", "Reopened the room {name}"), {"closed_on": None})


def get(room_id: int) -> Room:
    """One room. Raises ``NotFound``."""
    found = _where(RoomRow.id == room_id)
    if not found:
        raise NotFound(Words("没有这个场地", "There is no such room"), "room_id")
    return found[0]


def here() -> list[Room]:
    """The rooms in use, those for one visitor first."""
    return _where(RoomRow.closed_on.is_null())


def every() -> list[Room]:
    """Every room there ever was."""
    return _where()


def _change(room_id: int, deed: str, words: Words, changes: dict[str, Any]) -> Room:
    rights.need(Right.PEOPLE)
    before = get(room_id)
    different = {key: value for key, value in changes.items() if getattr(before, key) != value}
    if not different:
        return before
    with journal.writing(deed, words.saying(name=before.name)):
        RoomRow.update(different).where(RoomRow.id == room_id).execute()
        return get(room_id)


def _where(*conditions: Expression) -> list[Room]:
    rights.need(Right.SEE_TODAY)
    query = RoomRow.select(RoomRow.id, RoomRow.name, RoomRow.kind, RoomRow.capacity, RoomRow.closed_on)
    found = [Room(*row) for row in tuples(query.where(*conditions) if conditions else query)]
    return sorted(found, key=_order)


def _order(room: Room) -> tuple[int, int]:
    return list(KIND_WORDS).index(room.kind), room.id
