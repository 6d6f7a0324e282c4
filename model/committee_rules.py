"""What the school has settled for its peer committee (C1-C6): seats, cut-off of the weekly report, moods to look at.

The numbers of the mood rules are those of one school (domain 2.8); every school sets its own.
"""

from datetime import time
from typing import Literal

from model.calendar.terms import WEEKDAYS
from model.setting_rules import Setting, one_word, text_setting, whole_setting, yes_no_setting
from model.values import dataclass
from model.words import Words

SeatRule = Literal["pair", "any", "none"]
SEAT_RULES: dict[str, Words] = {
    "pair": Words("男女各一名", "one boy and one girl"),
    "any": Words("一名，男女不限", "one, boy or girl"),
    "none": Words("不设", "none"),
}
"""How many seats a class has."""
DORMITORY_RULES: dict[str, Words] = {
    "none": Words("不设", "none"),
    "building": Words("每栋一名", "one a building"),
    "room": Words("每室一名", "one a room"),
}
"""Where a dormitory has a seat."""
MOOD_UNITS: dict[str, Words] = {"weeks": Words("周", "weeks"), "days": Words("上课日", "school days")}
"""What a run of moods is counted in."""
_WEEKDAY_CODES: dict[str, Words] = {str(n): words for n, words in enumerate(WEEKDAYS)}
_WEEKS, _MINUTES = Words("周", "weeks"), Words("分钟", "minutes")
_RUN = Words("周/日", "weeks or days")


@dataclass(frozen=True, slots=True)
class CommitteeRules:
    """What the school has settled for its peer committee."""

    seats_primary: SeatRule = "pair"
    """Seats of a primary class."""
    seats_junior: SeatRule = "pair"
    """Seats of a junior class (C1: one boy and one girl)."""
    seats_senior: SeatRule = "pair"
    """Seats of a senior class."""
    dormitory_seats: Literal["none", "building", "room"] = "none"
    """Seats of dormitories."""
    dormitory_without: str = ""
    """Buildings and rooms without a seat, with commas between: ``3, 2-101``."""
    report_every: int = 1
    """Weeks from one report to the next (C3: one)."""
    cut_off_weekday: str = "4"
    """The weekday by which a report is in, Monday is 0."""
    cut_off_time: str = "17:00"
    """The local time by which it is in."""
    mood_unit: Literal["weeks", "days"] = "weeks"
    """What the next numbers count of the weekly reports; moods told day by day are counted in school days."""
    mood_low_member: int = 2
    """So long a low mood: the member talks to the class."""
    mood_low_head: int = 3
    """So long: the head teacher looks."""
    mood_low_room: int = 7
    """So long: the counselling room looks."""
    calm_days: int = 15
    """So many school days of the very same calm: somebody asks; it may be no answer at all."""
    calm_counts_nothing: bool = False
    """Whether nothing to report counts as calm."""
    meeting_weeks: int = 2
    """Weeks from one head teacher's meeting to the next (C4)."""
    listening_weeks: int = 2
    """Weeks from one peer listening to the next (C6)."""
    listening_minutes: int = 15
    """Minutes of a peer listening (C6)."""

    def seats_of(self, stage: str) -> SeatRule:
        """The seats of a class of a stage."""
        rule: SeatRule = getattr(self, f"seats_{stage}")
        return rule

    @property
    def cut_off(self) -> tuple[int, time]:
        """The weekday, Monday is 0, and the local time by which a report is in."""
        return int(self.cut_off_weekday), time.fromisoformat(self.cut_off_time)

    def has_no_seat(self, building: str, room: str) -> bool:
        """Whether a dormitory is among those without a seat."""
        named = {part.strip() for part in self.dormitory_without.replace("，", ",").split(",")} - {
            ""
        }  # not said: typed
        return building in named or (f"{building}-{room}" if building else room) in named


def _time_of_day(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError
    return f"{time.fromisoformat(value.strip()):%H:%M}"


COMMITTEE: dict[str, Setting] = {
    "seats_primary": one_word(Words("小学班级心理委员", "Seats of a primary class"), SEAT_RULES),
    "seats_junior": one_word(Words("初中班级心理委员", "Seats of a junior class"), SEAT_RULES),
    "seats_senior": one_word(Words("高中班级心理委员", "Seats of a senior class"), SEAT_RULES),
    "dormitory_seats": one_word(Words("宿舍心理委员", "Seats of dormitories"), DORMITORY_RULES),
    "dormitory_without": text_setting(Words("不设委员的楼栋或宿舍", "Dormitories without a seat"), most=400),
    "report_every": whole_setting(Words("周报间隔", "A report every"), 1, 4, _WEEKS),
    "cut_off_weekday": one_word(Words("周报截止日", "Reports are in by"), _WEEKDAY_CODES),
    "cut_off_time": Setting(
        Words("周报截止时间", "Reports are in by (time)"), Words("时间，如 17:00", "a time such as 17:00"), _time_of_day
    ),
    "mood_unit": one_word(Words("周报心情持续按", "A run of weekly moods is counted in"), MOOD_UNITS),
    "mood_low_member": whole_setting(Words("低落：委员谈话", "Low mood, the member talks after"), 1, 60, _RUN),
    "mood_low_head": whole_setting(Words("低落：班主任关注", "Low mood, the head teacher looks after"), 1, 60, _RUN),
    "mood_low_room": whole_setting(Words("低落：心理室关注", "Low mood, the room looks after"), 1, 60, _RUN),
    "calm_days": whole_setting(
        Words("一直平静须了解", "The same calm is looked into after"), 2, 120, MOOD_UNITS["days"]
    ),
    "calm_counts_nothing": yes_no_setting(Words("零报告算作平静", "Nothing to report counts as calm")),
    "meeting_weeks": whole_setting(Words("心理例会间隔", "A head teacher's meeting every"), 1, 8, _WEEKS),
    "listening_weeks": whole_setting(Words("同伴倾听间隔", "Peer listening every"), 1, 8, _WEEKS),
    "listening_minutes": whole_setting(Words("同伴倾听时长", "Peer listening lasts"), 5, 120, _MINUTES),
}
"""The settings of the committee, in the order of the settings page; the keys are fields of ``CommitteeRules``."""
