"""Who came to a training: everybody who was on the committee that day, those who came marked."""

from textual import on
from textual.app import ComposeResult

from model.committee import places, seats, training
from model.committee.places import CHAIR_WORDS
from model.committee.seats import Seat
from model.committee.training import Training
from model.words import Words
from tui.cells import Column
from tui.commands import Command
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Heading, Sheet

COLUMNS = (
    Column("place", Words("班级/宿舍", "Class/dorm"), (12, 17)),
    Column("chair", Words("席位", "Seat"), 8),
    Column("name", Words("委员", "Member"), None, least=12),
)


class PresencePage(Page):
    """Space marks, Enter saves, Esc leaves it as it was."""

    AUTO_FOCUS = "#members"
    COMMAND_TABLE = (
        Command(
            "presence.save",
            Words("保存", "Save"),
            "enter",
            "save",
            Words("有标记的委员到场，其余未到", "The marked members came, the others did not"),
        ),
        Command("presence.all", Words("全部标记", "Mark all"), "ctrl+a", "mark_all"),
    )

    def __init__(self, held: Training) -> None:
        super().__init__()
        self._held = held
        self._begun = False

    def body(self) -> ComposeResult:
        """Which training it is, and the members."""
        yield Prose(id="which")
        yield Sheet(
            COLUMNS,
            self._cells,
            lambda seat: seat.id,
            empty=Words("那一天没有委员在任。", "Nobody was in office on that day."),
            id="members",
            classes="pane",
        )

    def reload(self) -> None:
        """List whoever was in office that day, once; what is marked is the person's."""
        if self._begun:
            return
        self._begun = True
        held = self._held
        listed = [seat for seat in seats.between(held.day, held.day) if seat.held(held.day)]
        # Whoever was marked came, though their term of office may have been put right since.
        listed += [seats.get(number) for number in held.present - {seat.id for seat in listed}]
        words = {point.place: point for point in places.all_points(held.day)}
        order = {place: n for n, place in enumerate(words)}
        listed.sort(key=lambda seat: (order.get(seat.place, len(order)), seat.chair, seat.id))
        lines: list[Seat | Heading] = []
        group = None
        for seat in listed:
            point = words.get(seat.place)
            if point is not None and point.group != group:
                group = point.group
                lines.append(Heading(group))
            lines.append(seat)
        self._places = {place: str(point.words) for place, point in words.items()}
        self.query_one(Sheet).show(lines)
        self.query_one(Sheet).mark_those(held.present)
        told = Words("{day} {topic}  有标记的到场，空格改", "{day} {topic}  the marked came; Space changes that")
        self.query_one("#which", Prose).text = f" {told.saying(day=held.day, topic=held.topic)}"

    @on(Sheet.Chosen)
    async def chosen(self) -> None:
        """Enter in the list."""
        await self.action_command("presence.save")

    def action_mark_all(self) -> None:
        """Mark everybody, or nobody."""
        self.query_one(Sheet).mark_all()

    def action_save(self) -> None:
        """Those who are marked came."""
        marked: list[Seat] = self.query_one(Sheet).marked
        training.correct(self._held.id, [seat.id for seat in marked])
        self.app.announce()
        self.app.pop_screen()

    def _cells(self, seat: Seat) -> tuple[str, ...]:
        return self._places.get(seat.place, ""), str(CHAIR_WORDS[seat.chair]), self.app.shown_name(seat.name)
