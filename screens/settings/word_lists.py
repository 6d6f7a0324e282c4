"""The word lists on the settings page: forms of contact, sources, topics, dangers."""

from collections.abc import Sequence
from typing import Any

from model import word_lists
from model.rights import Right
from model.seen import Row
from model.word_lists import LIST_WORDS, Word
from model.words import Words, say
from screens.settings.settings_section import Cell, Column, Heading, Section
from tui.app import DeskApp
from tui.ask import choose, confirm
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept

NOTHING = Words("", "")


class WordsSection(Section):
    """Every list below its heading, retired words last."""

    id = "words"
    title = Words("词表", "Words")
    right = Right.SETTINGS
    columns = (
        Column("zh", Words("中文", "Chinese"), None, least=12),
        Column("en", Words("英文", "English"), None, least=12),
        Column("state", Words("状态", "State"), (6, 8)),
    )
    does = Words("改名", "Rename")
    adds = Words("加词", "Add")
    drops = Words("停用", "Retire")

    def about(self) -> Words:
        """What happens to old records."""
        return Words(
            "改名连旧记录一起改；要换意思，请停用旧词再加新词。",
            "Renaming changes old records too; for a new meaning retire and add.",
        )

    def items(self) -> Sequence[Word | Heading]:
        """List by list."""
        found: list[Word | Heading] = []
        for name, title in LIST_WORDS.items():
            words = word_lists.words(name, retired=True)
            found += [Heading(title), *sorted(words, key=lambda word: word.retired)]
        return found

    def key(self, item: Word) -> str:
        """Its code."""
        return item.code

    def cells(self, item: Word, app: DeskApp) -> tuple[str | Cell, ...]:
        """Both languages, and whether it is still offered."""
        style = "muted" if item.retired else ""
        state = say("停用", "retired") if item.retired else ""
        return Cell(item.words.zh, style), Cell(item.words.en, style), Cell(state, "muted")

    def detail(self, item: Word, app: DeskApp) -> str:
        """Where it is."""
        return f"{LIST_WORDS[item.list]}   {item.words.zh} / {item.words.en}"

    async def act(self, app: DeskApp, item: Word) -> None:
        """Rename it, or offer it again."""
        if item.retired:
            if await confirm(app, Words("重新启用“{word}”？", "Offer {word} again?").saying(word=item.words)):
                word_lists.restore(item.code)
                app.announce()
            return
        initial = {"zh": item.words.zh, "en": item.words.en}
        form = Form(
            item.words,
            _FIELDS,
            lambda told: word_lists.rename(item.code, told["zh"], told["en"]),
            initial=initial,
            of=(Row("word", item.code, "code"),),
            kept=Kept("word.rename", item.code),
        )
        if await app.push_screen_wait(form) is not None:
            app.announce()

    async def add(self, app: DeskApp) -> None:
        """A word at the end of a list."""
        options = [(name, title, NOTHING) for name, title in LIST_WORDS.items()]
        name = await choose(app, Words("加到哪个词表？", "Into which list?"), options)
        if name is None:
            return

        def save(told: dict[str, Any]) -> Word:
            return word_lists.add(name, told["zh"], told["en"])

        if await app.push_screen_wait(Form(LIST_WORDS[name], _FIELDS, save, kept=Kept("word.add", name))) is not None:
            app.announce()

    async def drop(self, app: DeskApp, item: Word) -> None:
        """Offer it no longer; old records keep it."""
        if not item.retired:
            word_lists.retire(item.code)
            app.announce()


_FIELDS = (
    Text("zh", Words("中文", "Chinese"), required=True, most=30),
    Text("en", Words("英文", "English"), Words("不填则与中文相同", "Left empty it is the Chinese"), most=40),
)
