"""A student is handed to another counsellor of the school: the right moves when that one accepts, not before."""

import pytest

from model import desk, due, session
from model.care import access, cases
from model.errors import DeskError, NotAllowed, Refused
from model.handover import in_house
from model.people import students
from tests.founding import School
from tests.model.handover.two_desks import lead_a_life


@pytest.fixture
def wei(school: School) -> int:
    """张伟, in 赵老师's charge, with a file."""
    return lead_a_life(school)


def test_the_right_moves_when_the_other_accepts(school: School, wei: int) -> None:
    [asked] = in_house.ask([wei], school.qian, "产假")
    session.sit_down(school.qian)
    assert not access.may_read(wei)
    assert [(each.due, each.number) for each in due.to_do() if each.due == "handing"] == [("handing", asked.id)]
    accepted = in_house.accept(asked.id)
    assert accepted.state == "accepted"
    assert access.is_mine(wei)
    case = cases.of_student(wei)
    assert case is not None
    assert case.owner_id == school.qian
    assert students.get(wei).counsellor_id == school.qian
    assert in_house.to_answer() == []
    session.sit_down(school.zhao)
    assert not access.may_read(wei), "who handed over reads no more without a reason"


def test_accepting_is_one_undo(school: School, wei: int) -> None:
    [asked] = in_house.ask([wei], school.qian, "产假")
    session.sit_down(school.qian)
    in_house.accept(asked.id)
    desk.undo()
    assert students.get(wei).counsellor_id == school.zhao
    assert [each.id for each in in_house.to_answer()] == [asked.id]


def test_declined_it_stays_where_it_is_and_wants_a_reason(school: School, wei: int) -> None:
    [asked] = in_house.ask([wei], school.qian, "产假")
    session.sit_down(school.qian)
    with pytest.raises(Refused, match="退回须写明理由"):
        in_house.decline(asked.id, " ")
    assert in_house.decline(asked.id, "名额已满").state == "declined"
    session.sit_down(school.zhao)
    assert access.is_mine(wei)
    with pytest.raises(NotAllowed):
        in_house.accept(asked.id)


def test_withdrawn_it_can_be_asked_anew(school: School, wei: int) -> None:
    [asked] = in_house.ask([wei], school.qian, "产假")
    with pytest.raises(Refused, match="已有待接收的移交"):
        in_house.ask([wei], school.qian, "再问一次")
    in_house.withdraw(asked.id)
    session.sit_down(school.qian)
    with pytest.raises(DeskError, match="已有结果"):
        in_house.accept(asked.id)
    session.sit_down(school.zhao)
    assert in_house.ask([wei], school.qian, "产假")[0].state == "asked"


def test_only_whoever_is_in_charge_asks_and_only_a_counsellor_takes_over(school: School, wei: int) -> None:
    session.sit_down(school.qian)
    with pytest.raises(NotAllowed, match="不由您负责"):
        in_house.ask([wei], school.qian, "我来")
    session.sit_down(school.zhao)
    with pytest.raises(NotAllowed, match="只能移交给心理教师"):
        in_house.ask([wei], school.sun, "值班教师")
    with pytest.raises(Refused, match="另一位心理教师"):
        in_house.ask([wei], school.zhao, "自己")
    with pytest.raises(Refused, match="写明移交的原因"):
        in_house.ask([wei], school.qian, " ")
    assert in_house.asked_of(wei) is None
