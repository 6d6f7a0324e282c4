"""Taking a roster in from the screen: which file, reading it, and the preview from which it goes in."""

from model import rights
from model.exchange import roster_parcel
from model.exchange.sheets import ENDINGS
from model.rights import Right
from model.words import Words
from screens.students.roster_preview import RosterPreview, reading_of
from tui.app import DeskApp
from tui.file_choosing import ask_file
from tui.progress import work_on


async def bring_in(app: DeskApp) -> None:
    """Ask for the file, read it in a child process, open the preview over what is shown."""
    rights.need(Right.PEOPLE)
    path = await ask_file(app, Words("导入名册：选择文件", "Take in a roster: which file"), ENDINGS)
    if path is None:
        return
    reading = await work_on(app, *reading_of(path))
    if reading is not None:
        await app.push_screen(RosterPreview(path, roster_parcel.unpacked(reading)))
