"""Taking over a sealed package of another desk: its password, who its students are here, and a yes."""

from model import rights
from model.handover import parcel, sealed, take
from model.handover.parcel import NEW, Match, Parcel
from model.rights import Right
from model.words import Words, say
from tui.app import DeskApp
from tui.ask import choose, confirm
from tui.fields.typed import Text
from tui.file_choosing import ask_file
from tui.form import Form

LISTED = 8
"""Students of a package that are named before it is taken in."""


async def take_over(app: DeskApp) -> None:
    """Which package, its password, who its students are here; then what it would change, and a yes."""
    rights.need(Right.CARE)
    path = await ask_file(app, Words("接收移交包：选择文件", "Take a package over: which file"), (sealed.ENDING,))
    if path is None:
        return
    secret = Text("password", Words("口令", "Password"), Words("由移交方当面告知", "Told in person"), secret=True)
    found: Parcel | None = await app.push_screen_wait(
        Form(
            Words("移交包：{file}", "Package: {file}").saying(file=path.name),
            (secret,),
            lambda told: parcel.look_into(parcel.open_package(path, told["password"] or ""), path.name),
            kept=None,
        )
    )
    if found is None:
        return
    chosen: dict[int, int] = {}
    for match in found.matches:
        if match.is_doubtful:
            who = await _who(app, match)
            if who is None:
                return
            chosen[int(match.told["id"])] = who
    if not await confirm(app, found.said(), _listed(app, found), yes=Words("接收", "take over")):
        return
    took = take.take(found, chosen)
    if took.is_nothing:
        app.notify(str(took.said()), markup=False)
    else:
        app.announce()


def _listed(app: DeskApp, found: Parcel) -> str:
    """Who is in it, the first of them by name, and that it is one step."""
    told = [f"{each.told['number']}  {app.shown_name(each.name)}  {each.said()}" for each in found.matches[:LISTED]]
    if len(found.matches) > LISTED:
        told.append("...")
    one = say("整包接收为一条操作，可一次撤销。", "It goes in as one entry; one undo takes it back.")
    return "\n".join([*told, "", one])


async def _who(app: DeskApp, match: Match) -> int | None:
    """Ask who a doubtful student is here."""
    klass = Words(*match.told["class_said"])
    title = Words("包中的“{name}”（{number}，{where}）是谁？", "Who is “{name}” ({number}, {where})?")
    known = [
        (
            each.id,
            app.shown_name(each.name),
            Words(f"{each.number} {each.class_shown()}", f"{each.number} {each.class_shown()}"),
        )
        for each in match.may_be
    ]
    nobody = (NEW, Words("都不是：新学生", "None of them: somebody new"), Words("", ""))
    name = app.shown_name(match.name)
    return await choose(app, title.saying(name=name, number=match.told["number"], where=klass), [*known, nobody])
