"""The tables, one class each; ``WATCHED`` are those whose every change the journal keeps."""

from model.store.tables.appointments import AppointmentRow, SeriesRow, WaitingRow
from model.store.tables.calendar import (
    BellScheduleRow,
    DayOverrideRow,
    HolidayRow,
    HolidayYearRow,
    LessonRow,
    TermRow,
)
from model.store.tables.office import DraftRow, ReadingRow, SettingRow
from model.store.tables.opening import (
    AbsenceRow,
    DatedWindowRow,
    DutySwapRow,
    DutyTurnRow,
    OpeningRow,
    OpeningWindowRow,
)
from model.store.tables.people import DormitoryRow, RoomRow, SchoolClassRow, StaffRow, StudentRow
from model.store.tables.row import LooseRow, Row
from model.store.tables.visits import AmendmentRow, AttendanceRow, LetterRow, NoteRow, VisitRow, VisitWordRow
from model.store.tables.words import WordRow

WATCHED: tuple[type[Row], ...] = (
    StaffRow,
    RoomRow,
    SchoolClassRow,
    DormitoryRow,
    StudentRow,
    TermRow,
    BellScheduleRow,
    LessonRow,
    HolidayRow,
    HolidayYearRow,
    DayOverrideRow,
    OpeningWindowRow,
    DatedWindowRow,
    AbsenceRow,
    DutySwapRow,
    OpeningRow,
    DutyTurnRow,
    WordRow,
    SeriesRow,
    AppointmentRow,
    WaitingRow,
    VisitRow,
    VisitWordRow,
    AttendanceRow,
    NoteRow,
    AmendmentRow,
    LetterRow,
    SettingRow,
)
LOOSE: tuple[type[LooseRow], ...] = (DraftRow, ReadingRow)

__all__ = [
    "LOOSE",
    "WATCHED",
    "AbsenceRow",
    "AmendmentRow",
    "AppointmentRow",
    "AttendanceRow",
    "BellScheduleRow",
    "DatedWindowRow",
    "DayOverrideRow",
    "DormitoryRow",
    "DraftRow",
    "DutySwapRow",
    "DutyTurnRow",
    "HolidayRow",
    "HolidayYearRow",
    "LessonRow",
    "LetterRow",
    "LooseRow",
    "NoteRow",
    "OpeningRow",
    "OpeningWindowRow",
    "ReadingRow",
    "RoomRow",
    "Row",
    "SchoolClassRow",
    "SeriesRow",
    "SettingRow",
    "StaffRow",
    "StudentRow",
    "TermRow",
    "VisitRow",
    "VisitWordRow",
    "WaitingRow",
    "WordRow",
]
