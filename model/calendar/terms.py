"""Terms and their weeks: which week of the term a day lies in, and whether it is odd or even."""

from datetime import date, timedelta

from model.clock import monday
from model.named import NamedTuple
from model.words import Words

WEEKDAYS: tuple[Words, ...] = (
    Words("星期一", "Monday"),
    Words("星期二", "Tuesday"),
    Words("星期三", "Wednesday"),
    Words("星期四", "Thursday"),
    Words("星期五", "Friday"),
    Words("星期六", "Saturday"),
    Words("星期日", "Sunday"),
)
"""The days of the week, Monday is 0."""
ODD = Words("单周", "odd week")
EVEN = Words("双周", "even week")


def school_year(day: date, begins_month: int = 9) -> int:
    """The school year a day lies in, named by the calendar year in which it began (1 September by default)."""
    return day.year if day.month >= begins_month else day.year - 1


def school_year_words(year: int) -> Words:
    """A school year as it is written, ``2026-2027``."""
    return Words(f"{year}-{year + 1}学年", f"{year}-{year + 1}")


def week_words(week: int) -> Words:
    """A week of the term as it is said."""
    return Words(f"第{week}周", f"Week {week}")


def parity_words(odd: bool) -> Words:
    """Odd or even week, as it is said."""
    return ODD if odd else EVEN


class Term(NamedTuple):
    """A term from its first to its last day, both inclusive; week 1 is the week (from Monday) of the first day."""

    id: int
    """The row's number in the store."""
    school_year: int
    """The calendar year in which its school year began."""
    number: int
    """1, 2, or 3 where a school has three."""
    starts: date
    """The first day."""
    ends: date
    """The last day, inclusive."""

    def holds(self, day: date) -> bool:
        """Whether the day lies in this term."""
        return self.starts <= day <= self.ends

    def week_of(self, day: date) -> int:
        """The week of the term a day lies in, from 1."""
        return (monday(day) - monday(self.starts)).days // 7 + 1

    def is_odd_week(self, day: date) -> bool:
        """Whether the day lies in an odd week of the term."""
        return self.week_of(day) % 2 == 1

    def weeks(self) -> int:
        """How many weeks the term has, begun ones included."""
        return self.week_of(self.ends)

    def monday_of(self, week: int) -> date:
        """The Monday of a week of the term, which for week 1 may lie before the first day."""
        return monday(self.starts) + timedelta(weeks=week - 1)

    def mondays(self) -> tuple[date, ...]:
        """The Monday of every week of the term."""
        return tuple(self.monday_of(week) for week in range(1, self.weeks() + 1))

    def words(self) -> Words:
        """The term as it is said."""
        year = f"{self.school_year}-{self.school_year + 1}"
        ordinal = ORDINALS[self.number - 1]
        return Words(f"{year}学年第{ordinal.zh}学期", f"{year} term {ordinal.en}")


ORDINALS: tuple[Words, ...] = (Words("一", "1"), Words("二", "2"), Words("三", "3"))
"""How a term's number 1…3 is written."""
