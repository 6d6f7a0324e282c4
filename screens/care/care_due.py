"""What Enter does on the to-do list with what the risk board has there."""

from model.care import lists, scheme
from model.words import Words
from tui.app import DeskApp
from tui.ask import confirm, show_text


async def tell_trouble(app: DeskApp, _number: int) -> None:
    """The whole of what is wrong with the school's own rules, and where they lie."""
    wrong = scheme.trouble()
    if wrong is not None:
        await show_text(app, Words("本校的规定（care.toml）", "The school's own rules (care.toml)"), wrong)


async def hand_in(app: DeskApp, _number: int) -> None:
    """Hand in the ledger of the absent for this month (D7)."""
    question = Words("已上报本月应在校不在校台账？", "Was this month's ledger of the absent handed in?")
    if await confirm(app, question, Words("台账在关注页的三份名单里", "It is under the lists of the risk board")):
        lists.hand_in()
        app.announce()
