"""A form: asks for several things at once, says under each what is wrong with it, and loses nothing.

Tab, Shift+Tab, Enter and the arrows go from field to field, Ctrl+S saves from anywhere, Enter in the last
field saves too, Esc leaves and asks first if something was typed. What was typed survives a save that was
refused, and a crash: what is unsaved is kept as a draft (``tui.keeping``), and stands there again the next time.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from typing import Any, ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from model import seen
from model.errors import ChangedSince, DeskError, Invalid
from model.seen import Row
from model.words import Words
from tui.ask import Confirm
from tui.cells import wrap
from tui.dialog import WIDTH, Dialog, Key, error_line
from tui.fields.draft_line import DraftLine
from tui.fields.entries import Entries, Fill
from tui.fields.field import Editor, Field, Part, Values
from tui.keeping import Keeper, Kept
from tui.prose import Prose

Saved = TypeVar("Saved")

FIXED = 5
"""Lines around the fields that are always there: hint, keys, and the empty ones."""

TAB = Words("下一项", "next")
SAVE = Words("保存", "save")
CLOSE = Words("关闭", "close")
ANEW = Words("重新写", "begin anew")


class Form(Dialog[Saved | None], Generic[Saved]):
    """A dialog that answers with what ``save`` made of the answers, or None when it is left.

    ``save`` raises ``DeskError`` (with ``field``) or ``Invalid`` for what it refuses; anything else is a bug.
    ``initial`` are answers to begin with; ``kept`` says as what the draft is kept, and without it there is none.
    ``of`` are the rows it changes: where another window changed one meanwhile, the save is refused and says what is
    different; ``initial`` may be a function then, which is asked again for the fields nobody has touched.
    ``live`` says something about the answers so far; ``fill(name, answers)`` returns answers for fields that
    nobody has touched yet, after the field of that name has changed. ``begin`` names the field the keys go to first.
    """

    AUTO_FOCUS = None
    DEFAULT_CSS = """
    Form {
        align: center top;
        & > .box { margin-top: 1; }
        #live { padding: 0 2; height: auto; color: $text-accent; }
        #kept { padding: 0 2; height: auto; color: $text-muted; }
        #fields { height: auto; margin: 1 0 0 0; scrollbar-size-vertical: 1; }
        .part { padding: 0 2; height: 1; text-style: bold; color: $text-accent; }
        #hint { padding: 0 2; margin-top: 1; height: 1; max-height: 1; color: $text-muted; }
        .keys { margin-top: 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", show=False),
        Binding("ctrl+r", "anew", show=False),
    ]

    def __init__(
        self,
        title: Words | str,
        fields: Sequence[Field | Part],
        save: Callable[[dict[str, Any]], Saved],
        *,
        initial: Mapping[str, Any] | Callable[[], Mapping[str, Any]] | None = None,
        of: Sequence[Row] = (),
        kept: Kept | None = None,
        live: Callable[[Values], str] | None = None,
        fill: Fill | None = None,
        begin: str = "",
    ) -> None:
        super().__init__(title)
        self._begin = begin
        self._parts = fields
        self._save = save
        self._live, self._fill = live, fill
        self.entries = Entries([field for field in fields if isinstance(field, Field)])
        self._initial = initial if callable(initial) else None
        # Before the values are read: what is changed between the two is refused rather than missed.
        self._seen = seen.now(*of) if of else None
        self.entries.put((initial() if callable(initial) else initial) or {})
        self.keeper = Keeper(self, self.heading, kept, self.entries.typed) if kept else None
        found = self.keeper.found if self.keeper else None
        self._draft = DraftLine(found, self.entries, shared=bool(of)) if found else None

    def body(self) -> Iterable[Widget]:
        """Live line, fields, what is wrong with all of it, hint."""
        if self._draft:
            yield self._draft
        if self._live:
            yield Prose(id="live")
        lines = [
            self.entries.rows[part.name] if isinstance(part, Field) else Prose(part.title, classes="part")
            for part in self._parts
        ]
        yield VerticalScroll(*lines, id="fields", can_focus=False)
        yield Prose(classes="wrong")
        yield Prose(id="hint")

    def keys(self) -> Sequence[Key]:
        """Save, next, close; begin anew where a draft was taken up."""
        anew = (Key("Ctrl+R", ANEW, "anew"),) if self._draft else ()
        return Key("Ctrl+S", SAVE, "save"), Key("Tab", TAB, "focus_next"), *anew, Key("Esc", CLOSE, "leave")

    @property
    def answers(self) -> dict[str, Any]:
        """Every answer so far; None where nothing readable stands or nothing is asked."""
        return self.entries.answers

    @property
    def draft(self) -> dict[str, Any]:
        """What stands in the fields, right or wrong, as JSON could hold it; no passwords."""
        return self.entries.draft

    @property
    def dirty(self) -> bool:
        """Whether a person changed anything."""
        return self.entries.dirty

    def put(self, answers: Mapping[str, Any]) -> None:
        """Show these answers as if the form had begun with them."""
        self.entries.put(answers)

    def action_save(self) -> None:
        """Read every field, save, answer with what came of it; or show what is wrong and stay."""
        problems, answers = self.entries.read()
        if not problems:
            try:
                saved = self._saved(answers)
            except ChangedSince as error:
                self._see_again()
                problems = {error.field or "": error.words}
            except Invalid as error:
                problems = dict(error.problems)
            except DeskError as error:
                problems = {error.field or "": error.words}
            else:
                self.done()
                self.dismiss(saved)
                return
        self._show_problems(problems)

    def _saved(self, answers: dict[str, Any]) -> Saved:
        """Save, if the rows are still what this form began with. Raises ``ChangedSince``, and as ``save``."""
        with self.keeper.saving() if self.keeper else nullcontext():
            if self._seen is None:
                return self._save(answers)
            with seen.unchanged(self._seen):
                return self._save(answers)

    def _see_again(self) -> None:
        """What changed elsewhere is told now: show it where nobody has typed, and let the next save go on."""
        if self._seen is not None:
            self._seen = seen.now(*self._seen.rows)
            if self._initial is not None:
                self.entries.renew(self._initial())

    def action_leave(self) -> None:
        """Close; ask first if something would be lost."""
        if not self.dirty:
            self._close(True)
            return
        question = Words("放弃没有保存的内容？", "Throw away what is not saved?")
        detail = Words("按 Esc 继续填写。", "Esc goes on with the form.")
        self.app.push_screen(Confirm(question, detail, True, Words("放弃", "throw away")), self._close)

    def action_anew(self) -> None:
        """Put the draft that was taken up aside and begin anew; once more brings it back."""
        if self._draft:
            self._draft.turn()
            self._react()

    def on_mount(self) -> None:
        """Hide what is not asked, begin in the first field."""
        self.entries.tell(self)
        self._react()
        rows = self.entries.asked
        if first := next((row for row in rows if row.field.name == self._begin), rows[0] if rows else None):
            self.set_focus(first.editor)

    def edited(self, editor: Editor) -> None:
        """An answer changed: what is said of it, what follows from it, and the draft."""
        row = self.entries.rows[editor.field.name]
        row.problem = None
        row.settle()
        if self._fill:
            self.entries.follow(editor.field.name, self._fill)
        self._react()
        if self.keeper:
            self.keeper.touched()

    def left(self, editor: Editor, by: int) -> None:
        """Go to the next field, or the one before; past the last one save."""
        rows = self.entries.asked
        at = next((i for i, row in enumerate(rows) if row.editor is editor), 0) + by
        if at >= len(rows):
            self.action_save()
        elif at >= 0:
            # Not ``focus()``, which waits: the next key may be here already.
            self.set_focus(rows[at].editor)

    def grown(self, editor: Editor) -> None:
        """An editor became higher or lower."""
        self.entries.rows[editor.field.name].settle()
        self._fit()

    def on_descendant_focus(self) -> None:
        """Tell about the field the keys go to."""
        row = next((row for row in self.entries.asked if row.editor.has_focus), None)
        if row is not None:
            said = [str(words) for words in (row.field.hint, row.editor.keys) if words]
            self.query_one("#hint", Prose).text = "  ".join(said)

    def on_resize(self) -> None:
        """Another screen, another height."""
        self._fit()

    def _show_problems(self, problems: Mapping[str, Words]) -> None:
        """Each under its field, what belongs to none under all of them; go to the first."""
        rest = self.entries.show(problems)
        wrong = self.query_one(".wrong", Prose)
        wrong.text = error_line("  ".join(map(str, rest)))
        wrong.set_class(bool(rest), "-shown")
        first = next((row for row in self.entries.asked if row.problem), None)
        if first is not None:
            self.set_focus(first.editor)
            self.call_after_refresh(first.scroll_visible, animate=False)
        self._fit()

    def _react(self) -> None:
        """Ask what is to be asked now, and say what is to be said."""
        self.entries.ask()
        if self._live:
            self.query_one("#live", Prose).text = self._live(self.answers)
        self._fit()

    def _fit(self) -> None:
        """As high as the fields need, as far as the screen allows."""
        cells = min(WIDTH, self.app.size.width) - 4
        said = [prose.text for prose in self.query(".title, #kept, #live, .wrong").results(Prose)]
        others = FIXED + sum(len(wrap(text, cells)) for text in said if text)
        rows = sum(row.high for row in self.entries.asked) + sum(isinstance(part, Part) for part in self._parts)
        self.query_one("#fields").styles.height = max(3, min(rows, self.app.size.height - others))

    def _close(self, agreed: bool | None) -> None:
        if agreed:
            self.done()
            self.dismiss(None)
