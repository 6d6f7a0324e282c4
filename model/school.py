"""A school gets its desk: the first entry of a new store, with everything a first day needs.

What no text says of this school is not guessed silently: the dates of the terms are the usual
ones, the rules those of the profile a desk is shipped with; the settings say that nobody has
confirmed them yet (``terms_assumed``, ``policy_assumed``), and they are changed like any other.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from model import clock, policy, rights, settings, word_lists
from model.calendar import year
from model.calendar.bells import shipped_bells
from model.calendar.terms import school_year
from model.errors import NotFound, Refused
from model.grades import Stage
from model.people import rooms, staff
from model.rights import Right
from model.store import journal
from model.store.tables import BellScheduleRow, LessonRow
from model.words import Words, say

SOON = timedelta(days=45)
"""A school founded so shortly before 1 September is founded for the year that begins then."""
GROUP_ROOM_HOLDS = 20
"""How many people a new desk's group room holds."""


def found(
    school_name: str, counsellor_name: str, *, stages: Sequence[Stage] = ("junior",), school_number: str = ""
) -> int:
    """Found the school in the open, empty store; answers the counsellor's number among the staff.

    The founder sits at the desk (``session.found_school``). Raises ``Refused`` if there is a school
    already, ``Invalid`` or ``DeskError`` for a name that cannot be one.
    """
    rights.need(Right.SETTINGS)
    words = Words("建立{school}的值班台", "Founded the desk of {school}").saying(school=school_name.strip())
    stands = Words(
        "建校不能撤销；各项都可以在设置中更改", "A founding stands; each thing can be changed under Settings"
    )
    with journal.writing("school.found", words, stands=stands):
        if staff.every():
            raise Refused("school.founded", Words("这里已有学校", "There is a school here already"))
        settings.change(school_name=school_name, school_number=school_number, stages=tuple(stages))
        settings.change(terms_assumed=True, policy_assumed=True)
        word_lists.ship()
        lay_bells()
        assume_terms(school_year(clock.today() + SOON))
        _take_in_holidays(clock.today().year)
        rooms.add(say("个别辅导室", "Counselling room"), "individual")
        rooms.add(say("团体活动室", "Group room"), "group", GROUP_ROOM_HOLDS)
        return staff.hire(counsellor_name, "full_time", "counsellor").id


def lay_bells() -> None:
    """Put the shipped bell schedules into a calendar that has none (A6)."""
    rights.need(Right.PLAN_HOURS)
    if BellScheduleRow.select().count():
        return
    with journal.writing("bell_schedule.ship", Words("装入随附的作息", "Put the shipped bell schedules in")):
        for bell in shipped_bells():
            row = BellScheduleRow.create(
                key=bell.key, zh=bell.name.zh, en=bell.name.en, from_month_day=bell.from_month_day
            )
            for starts, ends in bell.lessons:
                LessonRow.create(schedule=row.id, starts=starts, ends=ends)


def assume_terms(begins: int) -> None:
    """Enter the usual terms of the school year that begins in a year: 1 September to 31 January, mid-February to 10 July."""
    monday = next(day for n in range(7) if (day := date(begins + 1, 2, 15) + timedelta(days=n)).weekday() == 0)
    year.set_term(begins, 1, date(begins, 9, 1), date(begins + 1, 1, 31))
    year.set_term(begins, 2, monday, date(begins + 1, 7, 10))


def confirm_terms() -> None:
    """Somebody has looked at the dates of the terms and they are right."""
    rights.need(Right.SETTINGS)
    with journal.writing("setting.change", Words("核对了学期日期", "Checked the dates of the terms")):
        settings.change(terms_assumed=False)


def choose_policy(profile: str) -> None:
    """Somebody says whose rules hold here: those of this profile, be it the one the desk began with. Raises ``NotFound``."""
    rights.need(Right.SETTINGS)
    now, name = settings.get(), policy.load(profile).name
    if now.policy.key == profile and not now.policy_assumed:
        return
    words = Words("选定了政策口径：{name}", "Chose the policy profile: {name}").saying(name=name)
    with journal.writing("setting.change", words):
        settings.change(policy=profile, policy_assumed=False)


def _take_in_holidays(first: int) -> None:
    """The holidays of a year and the next, as far as they are known; the calendar says itself what is not."""
    for each in (first, first + 1):
        try:
            year.take_in_year(each)
        except NotFound:
            continue
