"""The rooms on the settings page."""

from collections.abc import Callable, Sequence
from typing import Any

from model.people import rooms
from model.people.rooms import KIND_WORDS, Room
from model.rights import Right
from model.seen import Row
from model.words import Words, say
from screens.settings.settings_section import Cell, Column, Heading, Section
from tui.app import DeskApp
from tui.ask import confirm
from tui.fields.choice import Choice
from tui.fields.numbers import Number
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept


class RoomsSection(Section):
    """Where visitors are received."""

    id = "rooms"
    title = Words("场地", "Rooms")
    right = Right.PEOPLE
    columns = (
        Column("name", Words("场地", "Room"), None, least=12),
        Column("kind", Words("用途", "For"), (10, 12)),
        Column("capacity", Words("容纳", "Holds"), (6, 6), align="right"),
    )
    adds = Words("新增", "Add")
    drops = Words("停用", "Close")
    empty = Words("还没有场地。按 Insert 新增。", "No room yet. Insert adds one.")

    def about(self) -> Words:
        """What for."""
        return Words(
            "预约和团体辅导从这里选，同一时间不会重复占用。",
            "Bookings and groups choose from these; none is taken twice.",
        )

    def items(self) -> Sequence[Room | Heading]:
        """Those in use, then the closed ones."""
        everything = rooms.every()
        closed = [each for each in everything if each.closed_on]
        used = [each for each in everything if not each.closed_on]
        shown: list[Room | Heading] = list(used)
        if closed:
            shown += [Heading(Words("已停用", "Closed")), *closed]
        return shown

    def key(self, item: Room) -> int:
        """Its number."""
        return item.id

    def cells(self, item: Room, app: DeskApp) -> tuple[str | Cell, ...]:
        """Name, kind, size."""
        style = "muted" if item.closed_on else ""
        return Cell(item.name, style), Cell(str(KIND_WORDS[item.kind]), style), Cell(f"{item.capacity}", style)

    def detail(self, item: Room, app: DeskApp) -> str:
        """Since when it is closed."""
        return say("{day} 停用", "closed on {day}", day=item.closed_on) if item.closed_on else ""

    async def act(self, app: DeskApp, item: Room) -> None:
        """Change it, or open it again."""
        if item.closed_on:
            if await confirm(app, Words("重新启用{name}？", "Use {name} again?").saying(name=item.name)):
                rooms.reopen(item.id)
                app.announce()
            return
        initial = {"name": item.name, "kind": item.kind, "capacity": item.capacity}
        await _ask(app, Words(item.name, item.name), lambda facts: rooms.edit(item.id, **facts), initial, item.id)

    async def add(self, app: DeskApp) -> None:
        """A new room."""
        initial = {"kind": "individual", "capacity": 2}
        await _ask(app, Words("新增场地", "Add a room"), lambda facts: rooms.add(**facts), initial)

    async def drop(self, app: DeskApp, item: Room) -> None:
        """It is no longer used."""
        if item.closed_on:
            return
        detail = Words("以前的记录不变；可以重新启用。", "What took place there stays; it can be used again.")
        question = Words("停用{name}？", "Close {name}?").saying(name=item.name)
        if await confirm(app, question, detail, danger=True, yes=Words("停用", "close it")):
            rooms.close(item.id)
            app.announce()


async def _ask(
    app: DeskApp, title: Words, save: Callable[[dict[str, Any]], Room], initial: dict[str, Any], room: int | None = None
) -> None:
    def checked(answers: dict[str, Any]) -> Room:
        from model.drafts import check
        from model.drafts.people import RoomDraft

        return save(check(RoomDraft, answers).model_dump())

    form = Form(
        title,
        (
            Text("name", Words("名称", "Name"), required=True),
            Choice("kind", Words("用途", "For"), options=list(KIND_WORDS.items())),
            Number(
                "capacity", Words("容纳人数", "Holds"), required=True, least=1, most=500, unit=Words("人", "people")
            ),
        ),
        checked,
        initial=initial,
        of=(Row("room", room),) if room else (),
        kept=Kept("room.edit", room or ""),
    )
    if await app.push_screen_wait(form) is not None:
        app.announce()
