"""When school is: terms, bell schedules, holidays, and the days the school decides itself."""

from peewee import Check, ForeignKeyField, IntegerField

from model.store.fields import Day, Text, TimeOfDay, YesNo
from model.store.tables.row import Row, one_of


class TermRow(Row):
    """A term of a school year, first to last day inclusive."""

    school_year = IntegerField()
    number = IntegerField()
    starts = Day()
    ends = Day()

    class Meta:
        table_name = "term"
        constraints = [
            Check("number BETWEEN 1 AND 3", name="term_number"),
            Check("starts < ends", name="term_order"),
        ]
        indexes = ((("school_year", "number"), True),)


class BellScheduleRow(Row):
    """A bell schedule (winter, summer) and the month and day from which it holds (A6)."""

    key = Text(unique=True)
    zh = Text()
    en = Text()
    from_month_day = Text()

    class Meta:
        table_name = "bell_schedule"
        constraints = [Check("from_month_day GLOB '[01][0-9]-[0-3][0-9]'", name="bell_schedule_month_day")]


class LessonRow(Row):
    """A lesson of a bell schedule; open minutes inside lessons may not count (domain 1.3)."""

    schedule = ForeignKeyField(BellScheduleRow)
    schedule_id: int
    starts = TimeOfDay()
    ends = TimeOfDay()

    class Meta:
        table_name = "lesson"
        constraints = [Check("starts < ends", name="lesson_order")]


class HolidayRow(Row):
    """A public holiday, or a weekend day made a working day for one (A11)."""

    day = Day(unique=True)
    off = YesNo()
    name = Text(default="")
    instead_of = Day(null=True)

    class Meta:
        table_name = "holiday"


class HolidayYearRow(Row):
    """A year whose holidays are in the store, and whether its made-up days were already announced."""

    year = IntegerField(unique=True)
    complete = YesNo()

    class Meta:
        table_name = "holiday_year"


class DayOverrideRow(Row):
    """What the school decided for one day; it beats every calendar until it is retired."""

    day = Day(unique=True)
    kind = Text()
    as_weekday = IntegerField(null=True)
    note = Text(default="")
    retired = YesNo(default=False)

    class Meta:
        table_name = "day_override"
        constraints = [
            one_of("day_override_kind", "kind", ("closed", "teaching", "exam")),
            Check("as_weekday IS NULL OR as_weekday BETWEEN 0 AND 6", name="day_override_weekday"),
        ]
