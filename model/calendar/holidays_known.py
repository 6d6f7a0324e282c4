"""Public holidays and made-up working days, as far as they have been announced (A11).

The State Council's notice for a year appears in the November before it. Until then only the days
fixed by law are known: which days around them are off, and which weekends make up for them, is
not, and is never guessed. A notice may also turn the last days of the December before it.
"""

import re
from datetime import date
from typing import TYPE_CHECKING

from model.named import NamedTuple
from model.words import Words

if TYPE_CHECKING:
    from holidays import HolidayBase

HOLIDAY_NAMES: dict[str, Words] = {
    "new_year": Words("元旦", "New Year's Day"),
    "spring_eve": Words("除夕", "Spring Festival Eve"),
    "spring": Words("春节", "Spring Festival"),
    "qingming": Words("清明节", "Qingming Festival"),
    "labour": Words("劳动节", "Labour Day"),
    "dragon_boat": Words("端午节", "Dragon Boat Festival"),
    "mid_autumn": Words("中秋节", "Mid-Autumn Festival"),
    "national": Words("国庆节", "National Day"),
    "spring_longer": Words("春节延长假期", "Spring Festival, prolonged"),
    "victory": Words("抗战胜利纪念日", "Victory Day"),
    "public": Words("公众假期", "Public holiday"),
    "in_lieu": Words("调休放假", "Day off in lieu"),
    "made_up": Words("调休上班", "Made-up working day"),
}
"""What each holiday is called, by the code it is stored under."""
_CODES = {
    "New Year's Day": "new_year",
    "Chinese New Year's Eve": "spring_eve",
    "Chinese New Year (Spring Festival)": "spring",
    "Tomb-Sweeping Day": "qingming",
    "Labor Day": "labour",
    "Dragon Boat Festival": "dragon_boat",
    "Mid-Autumn Festival": "mid_autumn",
    "National Day": "national",
    "Chinese New Year Extended Holiday": "spring_longer",
    "70th Anniversary of the Victory of the Chinese People's War of Resistance against Japanese Aggression "
    "and the World Anti-Fascist War": "victory",
}
_SWAPPED = r"(\d\d)/(\d\d)/(\d{4})"
NOTICE_REACHES_BACK_TO = (12, 25)
"""Month and day from which December may be changed by next year's notice (earliest seen since 2001: the 29th)."""


class Holiday(NamedTuple):
    """A public holiday, or a weekend day on which people work for one."""

    on: date
    """The day."""
    off: bool
    """True for a holiday, false for a made-up working day."""
    name: str
    """A code of ``HOLIDAY_NAMES`` (several joined by ``+``), or the name as somebody typed it."""
    instead_of: date | None = None
    """For a made-up working day the day off it makes up for; ``None`` where that is not known."""

    def words(self) -> Words:
        """What it is called in both languages; a typed name is the same in both."""
        names = [HOLIDAY_NAMES.get(part, Words(part, part)) for part in self.name.split("+")]
        return Words("、".join(name.zh for name in names), ", ".join(name.en for name in names))


class KnownYear(NamedTuple):
    """What is known of a year's holidays."""

    year: int
    """The calendar year."""
    complete: bool
    """Whether the notice with the made-up working days is known; if not, ``days`` are those fixed by law."""
    days: tuple[Holiday, ...]
    """Holidays and made-up working days in order; ordinary weekends are not among them."""


def known(year: int) -> KnownYear:
    """What the library knows of a year in China; takes some 15 ms, so keep the answer."""
    from holidays import country_holidays

    near = country_holidays("CN", years=(year - 1, year, year + 1), language="en_US")
    made_up = {day for day in near.weekend_workdays if day.year == year}
    # The days of the year's own notice: every year since 2001 has made-up days well before Christmas.
    if not any((day.month, day.day) < NOTICE_REACHES_BACK_TO for day in made_up):
        by_law = country_holidays("CN", years=year, language="en_US", observed=False)
        return KnownYear(year, complete=False, days=_days_off(by_law, year))
    swaps = _swaps(near)
    working = tuple(Holiday(day, off=False, name="made_up", instead_of=swaps.get(day)) for day in made_up)
    days = sorted(_days_off(near, year) + working, key=_on)
    return KnownYear(year, complete=True, days=tuple(days))


def _on(holiday: Holiday) -> date:
    return holiday.on


def _days_off(found: "HolidayBase", year: int) -> tuple[Holiday, ...]:
    """The days off of one year, in order."""
    return tuple(Holiday(day, off=True, name=_code(found[day])) for day in sorted(found) if day.year == year)


def _code(name: str) -> str:
    """The code of a name in the library; a name it did not have before is just a public holiday."""
    if re.search(_SWAPPED, name):
        return "in_lieu"
    parts = [part.removesuffix(" (observed)").removesuffix(" (estimated)") for part in name.split("; ")]
    return "+".join(_CODES.get(part, "public") for part in parts)


def _swaps(found: "HolidayBase") -> dict[date, date]:
    """Each made-up working day with the day off it makes up for."""
    swaps: dict[date, date] = {}
    for day, name in sorted(found.items()):
        for month, made_up, year in re.findall(_SWAPPED, name):
            swaps[date(int(year), int(month), int(made_up))] = day
    return swaps
