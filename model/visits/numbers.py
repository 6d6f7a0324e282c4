"""The number of a visit (辅导编号): runs through a calendar year, ``2026-014`` (domain 2.3).

A number is given inside the transaction that writes the visit, and the store lets one writer in
at a time, so two processes never give the same. It stays with its visit when the date is put
right, and when the visit is voided; only a visit that is taken back gives its number back.
"""

from datetime import date

from model.store.query import fn
from model.store.tables import VisitRow

DIGITS = 3
"""How many digits the running part has at least; the thousandth visit of a year has one more."""


def numbered(year: int, running: int) -> str:
    """The number of a year's visit: ``numbered(2026, 14)`` is ``2026-014``."""
    return f"{year:04d}-{running:0{DIGITS}d}"


def next_number(day: date) -> str:
    """The next number of the year that ``day`` lies in; call it inside the entry that writes the visit."""
    year = f"{day.year:04d}"
    # The dot is the character behind the dash, so these are the bounds of all the year's numbers.
    of_year = VisitRow.number.between(f"{year}-", f"{year}.")
    running = fn.MAX(fn.SUBSTR(VisitRow.number, 6).cast("INTEGER"))
    last = VisitRow.select(fn.COALESCE(running, 0)).where(of_year).scalar()
    return numbered(day.year, int(last) + 1)
