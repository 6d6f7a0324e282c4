"""The question who of the staff it was: typed by initials, for a school has more than one can leaf through."""

from model.people import staff, staff_search
from model.words import Words
from tui.fields.person import Person


def colleague(name: str, title: Words) -> Person:
    """A field for one of the staff who are here."""
    return Person(
        name,
        title,
        required=True,
        find=lambda text: [(each.id, each.name) for each in staff_search.find(text)],
        named=lambda number: staff.get(number).name,
    )
