"""From a line to help and back again: the case, the appointment and the waiting list each tell of the concern (C5)."""

from datetime import date, datetime

import pytest

from model import concern_cases
from model.appointments.book import Wish
from model.appointments.waiting import Preference
from model.committee import concerns, outcomes, reports
from model.committee.concerns import Seen
from model.committee.places import Place
from model.committee.reports import Answer
from screens.appointments.appointment_acts import act
from screens.appointments.waiting import offer
from tests.driver import WIDE, Desk, at_the_desk
from tests.founding import School
from tui.app import DeskApp
from tui.wiring import wire

MONDAY = date(2026, 11, 23)


@pytest.fixture
def concern(planned: School) -> int:
    """张伟 is named in the report of 初三(1)班."""
    told = Answer(mood=2, seen=(Seen(planned.students[0], "三天没吃午饭", "life"),))
    return concerns.of_report(reports.receive(Place("class", 1), MONDAY, told))[0].id


async def test_the_file_tells_which_class_reported_it_and_leads_back_to_the_concern(
    concern: int, planned: School
) -> None:
    concern_cases.open_from(concern, 1, "三天没吃饭", date(2026, 12, 9))
    async with at_the_desk(wire(DeskApp()), WIDE) as desk:
        await desk.press("6", "enter")
        desk.shows("班级上报", "初三(1)班第13周周报")
        await desk.press("tab", "down", "enter")
        desk.shows("初三(1)班第13周周报 三天没吃午饭", "转个案：个案 1", "约谈：预约时间")


async def test_the_appointment_and_the_waiting_list_tell_of_the_concern(
    concern: int, planned: School, desk: Desk
) -> None:
    booked = outcomes.invite(concern, Wish(datetime(2026, 11, 25, 12, 30), 40, planned.zhao, planned.students[0]))
    desk.app.run_worker(act(desk.app, booked.id))  # type: ignore[arg-type]
    await desk.rest()
    desk.shows("来自 11-25 的关注事项：三天没吃午饭")
    await desk.press("escape")
    urgent = concerns.tell_urgent(Seen(planned.students[1], "一直哭"))
    line = outcomes.let_wait(urgent, Preference())
    desk.app.run_worker(offer(desk.app, line.id))  # type: ignore[arg-type]
    await desk.rest()
    desk.shows("来自 11-25 的关注事项：一直哭")
