"""How far somebody may read the journal: whose deeds in words, which rows in full (issue 3 §2).

The journal holds everything, so its reader could see through it what no page would show. A deed is told in words
only to who may see the thing it was done to; of everything else there is only that it was done.
"""

from model import rights
from model.rights import Right, Role
from model.words import Words

_OPEN = """
absence access backup bell_schedule class dated_window day_override demo desk dormitory duty_swap duty_turn export
holiday holiday_year lesson opening opening_window room roster school school_class seed setting staff term word
"""
_REACH: dict[str, Right] = {
    **dict.fromkeys(_OPEN.split(), Right.SEE_TODAY),
    "student": Right.SEE_PEOPLE,
    **dict.fromkeys("appointment series waiting".split(), Right.BOOK),
    **dict.fromkeys("visit visit_word group attendance note amendment".split(), Right.RECEIVE),
    "letter": Right.LETTERS,
    **dict.fromkeys("seat training training_presence grid_post".split(), Right.COMMITTEE),
}
"""Who may see what was done to a thing, by its table or by the noun of its deed. What is missing is of the risk files."""
_CONTENT = frozenset({("note", "body"), ("amendment", "body"), ("letter", "gist"), ("opening", "handover")})
"""What is read in its own place only, where it is written down who looked."""
HIDDEN = Words("（不在您的权限内）", "(not yours to read)")


def may_see(deed_or_table: str, role: Role | None = None) -> bool:
    """Whether the person at the desk, or who has ``role``, may see what was done to such a thing: ``visit.end``, ``visit``."""
    right = _REACH.get(deed_or_table.partition(".")[0], Right.CARE)
    return rights.may(right) if role is None else rights.may_as(role, right)


def told(deed: str, words: Words, role: Role | None = None) -> Words:
    """The sentence of a deed, for whom it is; that there is something hidden, for others."""
    return words if may_see(deed, role) else HIDDEN


def is_confidential(table: str) -> bool:
    """Whether a look at such a row belongs into the record of who looked."""
    return table not in _REACH


def is_content(table: str, column: str) -> bool:
    """Whether a column is read in its own place only."""
    return (table, column) in _CONTENT
