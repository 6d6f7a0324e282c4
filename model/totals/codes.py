"""Who a person is in a report without names, and when two visits count as the same person (人数).

A student on the roster is ``S00042`` and a parent who came about that student ``P00042``. Somebody who is not on
the roster but gave a name is ``T-01``, by the order in which they first came that week; somebody who gave
none is counted as a person of their own, under the number of the visit.
"""

LETTERS: dict[str, str] = {"student": "S", "parent": "P", "teacher": "T", "other": "O"}
"""What the code of each kind of visitor begins with."""


def student_code(student_id: int) -> str:
    """A student's code, ``S00042``; the same as ``Student.code``."""
    return f"S{student_id:05d}"


class Codes:
    """Gives out the codes of one week; ask in the order in which people came."""

    def __init__(self) -> None:
        self._named: dict[tuple[str, str], str] = {}
        self._given = dict.fromkeys(LETTERS, 0)

    def of(self, kind: str, student_id: int | None, name: str, number: str) -> str:
        """The code of a visitor: of this kind, about this student, who gave this name, in the visit of this number."""
        letter = LETTERS[kind]
        if student_id is not None:
            return f"{letter}{student_id:05d}"
        called = "".join(name.split()).casefold()
        if not called:
            return f"{letter}-{number}"
        key = kind, called
        if key not in self._named:
            self._given[kind] += 1
            self._named[key] = f"{letter}-{self._given[kind]:02d}"
        return self._named[key]
