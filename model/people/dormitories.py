"""The dormitory rooms of a boarding school."""

import re
from typing import Any, Literal, TypedDict, Unpack

from model import rights
from model.errors import NotFound
from model.rights import Right
from model.store import journal
from model.store.query import Expression, tuples
from model.store.tables import DormitoryRow
from model.values import dataclass
from model.words import Words

Sex = Literal["M", "F"]
Place = tuple[str, str]
"""A building and a room."""
_ROOM = re.compile(r"(?P<building>.*?)[\s\-_/#]*(?P<room>[0-9A-Za-z]+)[室房]?")  # not said: read in rosters


@dataclass(frozen=True, slots=True)
class Dormitory:
    """A dormitory room."""

    id: int
    """Its number in the store."""
    building: str
    """The building it is in; empty where the school has one."""
    room: str
    """The number or name on its door."""
    sex: Sex | None
    """Whose it is; ``None`` where nobody said."""

    def shown(self) -> str:
        """Building and room as they are said."""
        return named(self.building, self.room)


class Facts(TypedDict, total=False):
    """What may be changed of a dormitory room; as the fields of ``Dormitory``."""

    building: str
    room: str
    sex: Sex | None


def named(building: str, room: str) -> str:
    """A building and a room as they are said: ``1-203``."""
    return f"{building}-{room}" if building else room


def place_of(text: str) -> Place | None:
    """Building and room out of one text: the last run of digits and letters is the room; ``None`` if it is empty."""
    text = text.strip()
    found = _ROOM.fullmatch(text)
    if found is None:
        return ("", text) if text else None
    return found["building"], found["room"]


def add(building: str, room: str, sex: Sex | None = None) -> Dormitory:
    """A new dormitory room. Raises ``Refused`` if there is such a room."""
    rights.need(Right.PEOPLE)
    building, room = building.strip(), room.strip()
    words = Words("新增宿舍{name}", "Added the dormitory room {name}").saying(name=named(building, room))
    with journal.writing("dormitory.add", words):
        return get(DormitoryRow.create(building=building, room=room, sex=sex).id)


def find_or_add(building: str, room: str, sex: Sex | None = None) -> Dormitory:
    """The room of this building and number; added if the school has none yet."""
    rights.need(Right.PEOPLE)
    found = _where(DormitoryRow.building == building.strip(), DormitoryRow.room == room.strip())
    return found[0] if found else add(building, room, sex)


def edit(dormitory_id: int, **facts: Unpack[Facts]) -> Dormitory:
    """Change what is named; nothing is written if nothing is different."""
    rights.need(Right.PEOPLE)
    before = get(dormitory_id)
    given: dict[str, Any] = {key: v.strip() if isinstance(v, str) else v for key, v in facts.items()}
    different = {key: value for key, value in given.items() if getattr(before, key) != value}
    if not different:
        return before
    words = Words("改了宿舍{name}", "Changed the dormitory room {name}").saying(name=before.shown())
    with journal.writing("dormitory.edit", words):
        DormitoryRow.update(different).where(DormitoryRow.id == dormitory_id).execute()
        return get(dormitory_id)


def get(dormitory_id: int) -> Dormitory:
    """One dormitory room. Raises ``NotFound``."""
    found = _where(DormitoryRow.id == dormitory_id)
    if not found:
        raise NotFound(Words("没有这间宿舍", "There is no such dormitory room"), "dormitory_id")
    return found[0]


def every() -> list[Dormitory]:
    """Every dormitory room, by building and room."""
    return _where()


def _where(*conditions: Expression) -> list[Dormitory]:
    rights.need(Right.SEE_PEOPLE)
    own = DormitoryRow
    query = own.select(own.id, own.building, own.room, own.sex).order_by(own.building, own.room)
    return [Dormitory(*row) for row in tuples(query.where(*conditions) if conditions else query)]
