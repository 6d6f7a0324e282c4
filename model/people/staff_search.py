"""Finding a member of staff by a few letters, where there are too many to list: name, initials or pinyin."""

from model import pinyin
from model.people import staff
from model.people.staff import Staff


def find(text: str) -> list[Staff]:
    """Whoever is here and fits the text, in the order of the staff list; everybody for an empty text."""
    wanted = "".join(text.lower().split())
    return [each for each in staff.here() if _fits(each.name, wanted)]


def _fits(name: str, wanted: str) -> bool:
    if wanted in name.lower().replace(" ", ""):
        return True
    return any(way.startswith(wanted) for way in (*pinyin.initials(name), *pinyin.syllables(name)))
