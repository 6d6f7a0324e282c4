"""The fields of one form taken together: what stands in them, what it means, what is wrong with it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from model.errors import DeskError
from model.words import Words
from tui.cells import width
from tui.fields.field import Editor, Field, Host, Values
from tui.fields.row import FieldRow, label_of

WIDEST_LABEL = 18
"""Cells a label takes at most."""

Fill = Callable[[str, Values], Mapping[str, Any]]
"""Answers that follow from a change of the field of that name."""


class Entries:
    """The rows of a form by field; a field is asked while its row is displayed."""

    def __init__(self, fields: Sequence[Field]) -> None:
        label_cells = min(WIDEST_LABEL, max((width(label_of(field)) for field in fields), default=0))
        self.rows = {field.name: FieldRow(field, label_cells) for field in fields}
        self._given = self.standing

    def tell(self, host: Host) -> None:
        """From now on the host hears what happens in the editors."""
        for row in self.rows.values():
            row.editor.host = host

    @property
    def asked(self) -> list[FieldRow]:
        """The rows that are asked now, from top to bottom."""
        return [row for row in self.rows.values() if row.display]

    @property
    def standing(self) -> dict[str, Any]:
        """What stands in the fields, right or wrong, passwords too."""
        return {name: row.editor.raw for name, row in self.rows.items()}

    @property
    def draft(self) -> dict[str, Any]:
        """The same without passwords, as JSON could hold it."""
        return {name: raw for name, raw in self.standing.items() if not getattr(self.rows[name].field, "secret", False)}

    def typed(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """What a person changed, without passwords, and what stood in these fields before."""
        said = {name: raw for name, raw in self.draft.items() if raw != self._given[name]}
        return said, {name: self._given[name] for name in said}

    def begin_anew(self) -> None:
        """What stood there before anybody typed."""
        self.restore(self._given)

    def changed_since(self, was: Mapping[str, Any]) -> list[Words]:
        """The fields that began with something else when a draft of them was typed."""
        fields = (row.field for row in self.rows.values())
        return [field.label for field in fields if field.name in was and was[field.name] != self._given[field.name]]

    @property
    def dirty(self) -> bool:
        """Whether a person changed anything."""
        return self.standing != self._given

    @property
    def answers(self) -> dict[str, Any]:
        """Every answer so far; None where nothing readable stands or nothing is asked."""
        return {name: _readable(row.editor) if row.display else None for name, row in self.rows.items()}

    def put(self, answers: Mapping[str, Any]) -> None:
        """Show these answers as if the form had begun with them."""
        for name, answer in answers.items():
            self.rows[name].editor.put(answer)
            self._given[name] = self.rows[name].editor.raw

    def renew(self, answers: Mapping[str, Any]) -> None:
        """Show these in the fields nobody has touched; what was typed stays."""
        self.put({name: answer for name, answer in answers.items() if not self._touched(name)})

    def restore(self, draft: Mapping[str, Any]) -> None:
        """Show a draft; fields the form no longer has are passed over."""
        for name, raw in draft.items():
            if name in self.rows:
                self.rows[name].editor.raw = raw
                self.rows[name].editor.go_on()

    def follow(self, changed: str, fill: Fill) -> None:
        """Put what follows from a change by hand into the fields nobody has touched."""
        if self._touched(changed):
            follows = fill(changed, self.answers)
            self.put({name: answer for name, answer in follows.items() if not self._touched(name)})

    def ask(self) -> None:
        """Show the fields that make sense with these answers, hide the others."""
        answers = self.answers
        for row in self.rows.values():
            if row.field.when is not None:
                row.display = row.field.when(answers)

    def read(self) -> tuple[dict[str, Words], dict[str, Any]]:
        """(what is wrong by field, the answers); what is not asked is None."""
        problems: dict[str, Words] = {}
        answers: dict[str, Any] = dict.fromkeys(self.rows)
        for row in self.asked:
            try:
                answers[row.field.name] = row.editor.answer()
            except DeskError as error:
                problems[row.field.name] = error.words
        return problems, answers

    def show(self, problems: Mapping[str, Words]) -> list[Words]:
        """Each problem under its field; answers those that belong to no field that is seen."""
        for name, row in self.rows.items():
            row.problem = problems.get(name)
        return [words for name, words in problems.items() if name not in self.rows or not self.rows[name].display]

    def _touched(self, name: str) -> bool:
        return bool(self.rows[name].editor.raw != self._given[name])


def _readable(editor: Editor) -> Any:
    try:
        return editor.answer()
    except DeskError:
        return None
