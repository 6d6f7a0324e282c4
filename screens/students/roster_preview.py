"""What taking a roster in would do, looked at and agreed before anything is written."""

from pathlib import Path
from typing import Any

from textual import on
from textual.app import ComposeResult

from model import desk, id_numbers
from model.exchange import roster_parcel, roster_work
from model.exchange.roster_lines import RosterReading
from model.people import roster
from model.people.roster_plan import RosterPlan
from model.words import Words
from screens.students.roster_lines import Row, rows_of
from tui.ask import confirm
from tui.cells import Column
from tui.commands import Command
from tui.page import Page
from tui.progress import work_on
from tui.prose import Prose
from tui.sheet import Sheet

COLUMNS = (
    Column("where", Words("位置/班级", "Place/class"), (14, 18)),
    Column("who", Words("学生", "Student"), (10, 12)),
    Column("what", Words("内容", "What"), None, least=20),
)


def _no_bad_rows(page: "RosterPreview") -> Words | None:
    return None if page.plan.left_out else Words("没有读不成的行", "Every row could be read")


def _nobody_missing(page: "RosterPreview") -> Words | None:
    if page.plan.left_out and page.plan.missing:
        return Words(
            "有行没有读成，可能就是这些学生；请先改正", "A row that could not be read may be one of them; mend it first"
        )
    return None if page.plan.missing else Words("名册里没有缺人", "Nobody is missing from the roster")


class RosterPreview(Page):
    """The preview of one file, over the page it was asked for from; Enter takes it in, Esc leaves it."""

    AUTO_FOCUS = "#rows"
    CSS_PATH = Path(__file__).with_suffix(".tcss")
    COMMAND_TABLE = (
        Command(
            "roster.take_in",
            Words("导入", "Take in"),
            "enter",
            "take_in",
            Words("写入以下内容，一次撤销可全部收回", "Write what stands here; one undo takes all of it back"),
        ),
        Command(
            "roster.good_rows",
            Words("只导入读成的行", "Good rows only"),
            "ctrl+g",
            "agree('good_rows_only')",
            Words("有问题的行不导入，其余照常", "Rows with a problem stay out, the others go in"),
            also=("g",),
            why_not=_no_bad_rows,
        ),
        Command(
            "roster.mark_left",
            Words("未出现的标离校", "Missing have left"),
            "ctrl+d",
            "agree('leave_missing')",
            Words("名册里这些班级没有的学生标记离校", "Students of these classes who are not in it are marked as left"),
            also=("d",),
            why_not=_nobody_missing,
        ),
        Command(
            "roster.again",
            Words("重新读取", "Read again"),
            "ctrl+r",
            "again",
            Words("改好文件并保存后重新预览", "After mending and saving the file, look at it again"),
            also=("r",),
        ),
    )
    nouns = frozenset({"student", "school_class", "dormitory", "staff"})

    def __init__(self, path: Path, reading: RosterReading) -> None:
        super().__init__()
        self.path = path
        self.reading = reading
        self.agreed = {"good_rows_only": False, "leave_missing": False}
        self.plan: RosterPlan = roster.preview(reading, id_numbers.file_name(path))
        self._fresh = True

    def body(self) -> ComposeResult:
        """Sums, what may be agreed to, the list, the whole of the line under the cursor."""
        yield Prose(id="sums")
        yield Prose(id="agreed")
        yield Sheet(
            COLUMNS,
            lambda row: (row.where, row.who, row.what),
            lambda row: row.key,
            empty=Words("名册里没有学生。Esc 返回。", "There are no students in the roster. Esc goes back."),
            marking=False,
            id="rows",
            classes="pane",
        )
        yield Prose(id="told")

    def reload(self) -> None:
        """Lay the file beside the students as they are now."""
        if not self._fresh:
            self.plan = roster.preview(self.reading, id_numbers.file_name(self.path))
        self._fresh = False
        self.agreed["good_rows_only"] &= bool(self.plan.left_out)
        self.agreed["leave_missing"] &= bool(self.plan.missing)
        self.query_one("#sums", Prose).text = _sums(self.plan)
        self.query_one("#rows", Sheet).show(rows_of(self.app, self.plan))
        self._show_agreed()

    @on(Sheet.Moved)
    def moved(self, event: Sheet.Moved) -> None:
        """Tell the whole of the line, which its column may cut."""
        row: Row | None = event.item
        self.query_one("#told", Prose).text = row.told if row else ""

    @on(Sheet.Chosen)
    async def chosen(self) -> None:
        """Enter in the list."""
        await self.action_command("roster.take_in")

    def action_agree(self, to: str) -> None:
        """Agree, or not after all."""
        self.agreed[to] = not self.agreed[to]
        self._show_agreed()

    async def action_take_in(self) -> None:
        """Write it in a child process; then this page has nothing left to show."""
        if self.plan.left_out and not self.agreed["good_rows_only"] and not await self._leave_out():
            return
        roster.need_agreement(self.plan, **self.agreed)
        done = await self._work(
            Words("导入名册", "Taking the roster in"),
            "model.exchange.roster_work:take_in",
            {
                "handed": desk.handed_over(),
                "reading": roster_parcel.packed(self.reading),
                "file": id_numbers.file_name(self.path),
                "seal": roster_work.sealed(self.plan),
                **self.agreed,
            },
        )
        if done is None:
            return
        if done["entry"] is None:
            self.app.notify(str(Words("没有要导入的内容", "There was nothing to take in")), markup=False)
        else:
            self.app.announce()
        self.app.pop_screen()

    async def action_again(self) -> None:
        """Read the file anew."""
        reading = await self._work(*reading_of(self.path))
        if reading is not None:
            self.reading = roster_parcel.unpacked(reading)
            self._show()

    async def _leave_out(self) -> bool:
        """Ask whether the rows with a problem may stay out."""
        question = Words(
            "有 {n} 处问题，这些行不导入", "{n} {n:problem|problems}: {n:this row stays|these rows stay} out"
        )
        detail = Words(
            "可以现在只导入其余的行；改好文件后再导入一次，已导入的不会重复。",
            "The others can go in now; when the file is mended, take it in again, and nothing comes twice.",
        )
        yes = Words("只导入其余的行", "take in the others")
        if not await confirm(self.app, question.saying(n=len(self.plan.left_out)), detail, yes=yes):
            return False
        self.agreed["good_rows_only"] = True
        self._show_agreed()
        return True

    async def _work(self, title: Words, target: str, args: dict[str, Any]) -> Any:
        answer = await work_on(self.app, title, target, args)
        if answer is None:
            self.app.notify(str(Words("已停止，什么都没有改变", "Stopped; nothing was changed")), markup=False)
        return answer

    def _show_agreed(self) -> None:
        bad, missing = len(self.plan.left_out), len(self.plan.missing)
        said = []
        if bad:
            words = Words(
                "只导入读成的行（{n} 处问题不导入） Ctrl+G",
                "good rows only ({n} {n:problem stays|problems stay} out) Ctrl+G",
            )
            said.append((self.agreed["good_rows_only"], words.saying(n=bad)))
        if missing:
            words = Words("把名册中没有的 {n} 人标记离校 Ctrl+D", "mark the {n} missing as left Ctrl+D")
            said.append((self.agreed["leave_missing"], words.saying(n=missing)))
        boxes = [f" [{'x' if agreed else ' '}] {words}" for agreed, words in said]
        line = self.query_one("#agreed", Prose)
        line.text = "\n".join(boxes)
        line.display = bool(boxes)
        self.refresh_bindings()


def reading_of(path: Path) -> tuple[Words, str, dict[str, Any]]:
    """How a file is read in a child process: what it is called, which work, with what."""
    from model import settings
    from model.people.classes import this_school_year

    args = {"path": str(path), "school_year": this_school_year(), "stages": list(settings.get().stages)}
    return Words("读取名册", "Reading the roster"), "model.exchange.roster_work:read", args


def _sums(plan: RosterPlan) -> str:
    """The file and how many of each there are; what there is none of is not said."""
    told = (
        (Words("读到 {n} 人", "{n} read"), len(plan.reading.lines)),
        (Words("新增 {n}", "{n} new"), len(plan.new)),
        (Words("更新 {n}", "{n} changed"), len(plan.changed)),
        (Words("返校 {n}", "{n} back"), len(plan.returning)),
        (Words("不变 {n}", "{n} as they were"), plan.unchanged),
        (Words("名册中没有 {n}", "{n} not in it"), len(plan.missing)),
        (Words("问题 {n}", "{n} {n:problem|problems}"), len(plan.left_out)),
    )
    said = [str(words.saying(n=n)) for words, n in told if n]
    if not plan.changes_something:
        said.append(str(Words("没有要导入的内容", "nothing to take in")))
    return f" {plan.file}   " + "  ".join(said)
