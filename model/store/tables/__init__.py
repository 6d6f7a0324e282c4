"""The tables, one class each; ``WATCHED`` are those whose every change the journal keeps, ``LOOSE`` the others.

A table is made when its module's first one is asked for: behind the first screen stand twenty of them, and all seventy
would take as long as that screen takes to be painted.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from model.store.tables.appointments import AppointmentRow, SeriesRow
    from model.store.tables.calendar import (
        BellScheduleRow,
        DayOverrideRow,
        HolidayRow,
        HolidayYearRow,
        LessonRow,
        TermRow,
    )
    from model.store.tables.care import (
        CareCaseRow,
        CaseEndingRow,
        CaseMeasureRow,
        CaseReasonRow,
        CaseReviewRow,
        CaseTextRow,
        LevelChangeRow,
        LoweringRow,
        StageChangeRow,
    )
    from model.store.tables.care_family import CaseConsentRow, GuardianRow
    from model.store.tables.care_talks import (
        AbsentReturnRow,
        CareContactRow,
        CareTaskRow,
        DisclosureRow,
        FamilyFlagRow,
        OutsideFindingRow,
        ProxyParentRow,
        SpecialEntryRow,
    )
    from model.store.tables.circle import GridPostRow, MeetingStudentRow, MentorRow, PeerMeetingRow
    from model.store.tables.committee import EvaluationRow, SeatRow, TrainingPresenceRow, TrainingRow
    from model.store.tables.handing import HandingRow, TakenRecordRow
    from model.store.tables.incidents import (
        IncidentRow,
        IncidentStepRow,
        ReferralRow,
        SchoolLeaveRow,
        ScreeningResultRow,
        ScreeningRow,
        ScreeningTalkRow,
    )
    from model.store.tables.letters import AmendmentRow, LetterRow
    from model.store.tables.loose import DraftRow, ReadingRow
    from model.store.tables.office import SettingRow
    from model.store.tables.opening import (
        AbsenceRow,
        DatedWindowRow,
        DutySwapRow,
        DutyTurnRow,
        OpeningRow,
        OpeningWindowRow,
    )
    from model.store.tables.peer_reports import ConcernRow, ConcernStepRow, DayMoodRow, PeerReportRow
    from model.store.tables.people import DormitoryRow, RoomRow, SchoolClassRow, StaffRow, StudentRow
    from model.store.tables.row import LooseRow, Row
    from model.store.tables.visits import AttendanceRow, NoteRow, VisitRow, VisitWordRow
    from model.store.tables.waiting import WaitingRow
    from model.store.tables.words import WordRow

    WATCHED: tuple[type[Row], ...]
    LOOSE: tuple[type[LooseRow], ...]

_WATCHED = {
    "people": "StaffRow RoomRow SchoolClassRow DormitoryRow StudentRow",
    "calendar": "TermRow BellScheduleRow LessonRow HolidayRow HolidayYearRow DayOverrideRow",
    "opening": "OpeningWindowRow DatedWindowRow AbsenceRow DutySwapRow OpeningRow DutyTurnRow",
    "words": "WordRow",
    "appointments": "SeriesRow AppointmentRow",
    "waiting": "WaitingRow",
    "visits": "VisitRow VisitWordRow AttendanceRow NoteRow",
    "letters": "AmendmentRow LetterRow",
    "committee": "SeatRow TrainingRow TrainingPresenceRow EvaluationRow",
    "peer_reports": "PeerReportRow DayMoodRow ConcernRow ConcernStepRow",
    "circle": "PeerMeetingRow MeetingStudentRow GridPostRow MentorRow",
    "care": (
        "CareCaseRow CaseReasonRow LevelChangeRow LoweringRow CaseEndingRow "
        "StageChangeRow CaseReviewRow CaseTextRow CaseMeasureRow"
    ),
    "care_talks": (
        "CareContactRow CareTaskRow OutsideFindingRow DisclosureRow "
        "SpecialEntryRow AbsentReturnRow FamilyFlagRow ProxyParentRow"
    ),
    "care_family": "GuardianRow CaseConsentRow",
    "incidents": (
        "IncidentRow IncidentStepRow ReferralRow SchoolLeaveRow ScreeningRow ScreeningResultRow ScreeningTalkRow"
    ),
    "handing": "HandingRow TakenRecordRow",
    "office": "SettingRow",
}
"""The modules and their tables, in the order in which they are laid."""
_LOOSE = {"loose": "DraftRow ReadingRow"}
_GROUND = {"row": "Row LooseRow"}
_MODULES = {
    name: module for part in (_WATCHED, _LOOSE, _GROUND) for module, names in part.items() for name in names.split()
}

__all__ = [
    "LOOSE",
    "WATCHED",
    "AbsenceRow",
    "AbsentReturnRow",
    "AmendmentRow",
    "AppointmentRow",
    "AttendanceRow",
    "BellScheduleRow",
    "CareCaseRow",
    "CareContactRow",
    "CareTaskRow",
    "CaseConsentRow",
    "CaseEndingRow",
    "CaseMeasureRow",
    "CaseReasonRow",
    "CaseReviewRow",
    "CaseTextRow",
    "ConcernRow",
    "ConcernStepRow",
    "DatedWindowRow",
    "DayMoodRow",
    "DayOverrideRow",
    "DisclosureRow",
    "DormitoryRow",
    "DraftRow",
    "DutySwapRow",
    "DutyTurnRow",
    "EvaluationRow",
    "FamilyFlagRow",
    "GridPostRow",
    "GuardianRow",
    "HandingRow",
    "HolidayRow",
    "HolidayYearRow",
    "IncidentRow",
    "IncidentStepRow",
    "LessonRow",
    "LetterRow",
    "LevelChangeRow",
    "LooseRow",
    "LoweringRow",
    "MeetingStudentRow",
    "MentorRow",
    "NoteRow",
    "OpeningRow",
    "OpeningWindowRow",
    "OutsideFindingRow",
    "PeerMeetingRow",
    "PeerReportRow",
    "ProxyParentRow",
    "ReadingRow",
    "ReferralRow",
    "RoomRow",
    "Row",
    "SchoolClassRow",
    "SchoolLeaveRow",
    "ScreeningResultRow",
    "ScreeningRow",
    "ScreeningTalkRow",
    "SeatRow",
    "SeriesRow",
    "SettingRow",
    "SpecialEntryRow",
    "StaffRow",
    "StageChangeRow",
    "StudentRow",
    "TakenRecordRow",
    "TermRow",
    "TrainingPresenceRow",
    "TrainingRow",
    "VisitRow",
    "VisitWordRow",
    "WaitingRow",
    "WordRow",
]


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """A table, or all of a kind, when first asked for."""
        if name in _MODULES:
            found = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        elif name in ("WATCHED", "LOOSE"):
            parts = _WATCHED if name == "WATCHED" else _LOOSE
            found = tuple(__getattr__(each) for names in parts.values() for each in names.split())
        else:
            raise AttributeError(f"{__name__} has no {name}", name=name)
        globals()[name] = found
        return found
