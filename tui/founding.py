"""What the first start asks, and what is done with the answers."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from model import desk
from model.errors import DeskError, Invalid
from model.grades import STAGE_WORDS, STAGES
from model.passwords import SHORTEST
from model.words import Words
from tui.app import DeskApp
from tui.ask import confirm, prompt
from tui.commands import load
from tui.fields.choices import Choices
from tui.fields.typed import Text
from tui.form import Form

PASSWORD = Text(
    "password",
    Words("口令", "Password"),
    Words(
        f"至少 {SHORTEST} 个字符；几个不相干的词最好记也最安全",
        f"At least {SHORTEST} characters; a few unrelated words are best",
    ),
    required=True,
    secret=True,
)
AGAIN = Text("again", Words("再输一遍", "Once more"), required=True, secret=True)
FIELDS = (
    Text("school_name", Words("学校", "School"), required=True),
    Choices(
        "stages",
        Words("学段", "Stages"),
        Words("本校有哪些学段", "Which stages the school has"),
        required=True,
        options=[(stage, STAGE_WORDS[stage]) for stage in STAGES],
    ),
    Text(
        "name",
        Words("心理教师", "Counsellor"),
        Words("您的姓名，以后用它打开", "Your name; it opens the desk"),
        required=True,
    ),
    PASSWORD,
    AGAIN,
)
WELCOME = Words(
    "在这台电脑上建立本校的值班台。数据只存在本机，加密保存；没有口令谁也打不开。",
    "Found your school's desk on this machine. Everything stays here, encrypted; nobody opens it without a password.",
)
ROSTER = "screens.students.roster_import:bring_in"
"""Takes in a roster, given the app."""


async def found_school(app: DeskApp, folder: Path) -> bool:
    """Ask, found, show the recovery code; False when the person leaves."""
    form = Form(
        Words("建立本校值班台", "Found this school's desk"),
        FIELDS,
        lambda answers: establish(folder, answers),
        initial={"stages": ["junior"]},
        live=lambda _answers: str(WELCOME),
    )
    code = await app.push_screen_wait(form)
    if code is None:
        return False
    await show_code(app, code)
    return True


async def take_in_roster(app: DeskApp) -> None:
    """Offer to take in the roster at once."""
    question = Words("现在导入学生名册？", "Take in the roster of students now?")
    detail = Words(
        "学籍系统导出的 .xlsx、.xls 或 .csv 都可以；先预览，再写入。以后也可以在学生页导入。",
        "An .xlsx, .xls or .csv as the registry exports it; you see a preview first. The Students page does it later, too.",
    )
    if await confirm(app, question, detail, yes=Words("导入", "take it in")):
        await load(ROSTER)(app)


UNWRITTEN = (
    Words("恢复码还没有抄下，真的不要？", "The recovery code is not written down. Do without it?"),
    Words(
        "它不会再显示。以后在设置的“口令与访问”里可以换一个新的。",
        "It is not shown again. Settings, Access makes a new one later.",
    ),
)
"""What is asked of somebody who leaves without the code: the question and what it means."""


async def show_code(app: DeskApp, code: str) -> None:
    """Show the recovery code this once, until its end was typed: a key pressed in haste does not lose it."""
    end = code[-5:]

    def check(typed: str) -> bool:
        if typed.strip().upper() != end:
            raise DeskError(
                Words("请输入恢复码的最后五位，确认已经抄下", "Type the last five letters of the code you wrote down")
            )
        return True

    title = Words("恢复码：请抄下放进保险柜", "Recovery code: write it down, put it in the safe")
    told = Words(
        "{code}\n\n所有人都忘记口令时，只有它能打开数据。它只显示这一次；不要存在这台电脑上。\n\n抄好后输入最后五位：",
        "{code}\n\nIf every password is forgotten, only this opens the desk. It is shown this once; do not keep it on "
        "this machine.\n\nWritten down? Type its last five letters:",
    )
    while not await prompt(app, title, told.saying(code=code), check=check):
        if await confirm(app, *UNWRITTEN, danger=True, yes=Words("不要恢复码", "do without it")):
            return


def establish(folder: Path, answers: dict[str, Any]) -> str:
    """Found the desk; answers the recovery code. Raises ``Invalid``."""
    twice(answers)
    return desk.establish(
        folder, answers["school_name"], answers["name"], answers["password"], stages=answers["stages"]
    )


def twice(answers: Mapping[str, str]) -> None:
    """Go on only with the same password twice. Raises ``Invalid``."""
    if answers["password"] != answers["again"]:
        raise Invalid({"again": Words("两遍口令不一样", "The two passwords differ")})
