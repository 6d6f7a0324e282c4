"""What the risk board has for the to-do list: derived from what stands there, gone when it is done.

Days are counted in school days, written reports and the steps of a protocol by the clock. The list stands on the
first screen, which others see too: of a student whose file is another's it says that there is one, not who.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Literal

from model import clock, rights, settings
from model.care import (
    access,
    around,
    cases,
    clocks,
    contacts,
    incident_log,
    interviews,
    level_history,
    lists,
    referrals,
    scheme,
    screening,
)
from model.care.said import CONTACT_WORDS
from model.named import NamedTuple
from model.people import students
from model.rights import Right
from model.store.query import bare
from model.store.tables import CareCaseRow, CaseMeasureRow, StudentRow
from model.words import Words

CareDue = Literal[
    "care_rules",
    "care_leaders",
    "care_step",
    "care_written",
    "care_review",
    "care_proposal",
    "care_measure",
    "care_task",
    "care_owed",
    "care_homework",
    "care_interview",
    "care_screening",
    "care_referral",
    "care_absent",
]
CARE_DUE_WORDS: dict[CareDue, Words] = {
    "care_rules": Words("本校规定有误", "Own rules faulty"),
    "care_leaders": Words("马上报领导小组", "Tell leaders now"),
    "care_step": Words("处置步骤", "Protocol step"),
    "care_written": Words("书面报告待收", "Written report"),
    "care_review": Words("等级评估", "Level to review"),
    "care_proposal": Words("等级提议待定", "Level to decide"),
    "care_measure": Words("方案措施", "Plan's measure"),
    "care_task": Words("关注计划", "Planned contact"),
    "care_owed": Words("导师与家访", "Mentor, visits"),
    "care_homework": Words("代理辅导作业", "Proxy homework"),
    "care_interview": Words("访谈待登记", "Talk to enter"),
    "care_screening": Words("测评访谈", "Screening talks"),
    "care_referral": Words("转介跟进", "Referral"),
    "care_absent": Words("应在校不在校上报", "Absent to report"),
}
"""What each is called on the to-do list."""


class CareToDo(NamedTuple):
    """One thing that is due; in the same order as ``model.due.ToDo``."""

    due: CareDue
    """What kind of thing."""
    number: int
    """The incident's, the batch's or the referral's number; the student's for everything else."""
    at: datetime
    """By when, local."""
    about: Words
    """About whom or what."""
    late: bool
    """Whether it is overdue."""
    names: tuple[str, ...] = ()
    """The student's name in ``about``, for a screen that hides names; nothing where it holds none."""


class _Names:
    """Who is named on the list: nobody whose file may not be read now."""

    def __init__(self) -> None:
        self._withheld = access.withheld()

    def of(self, student_id: int | None, name: str) -> str:
        """The name, or that it is a student whose file is another's."""
        return str(SOMEBODY) if student_id in self._withheld else name


SOMEBODY = Words("一名学生（他人的档案）", "a student (another's file)")
"""Who it is about, where the person at the desk may not read the file."""


def to_do() -> Iterator[CareToDo]:
    """Everything the board has that is due now or soon; nothing for whoever may not keep files."""
    if not rights.may(Right.CARE):
        return
    soon, names = clock.today() + timedelta(days=settings.get().care.care_soon), _Names()
    if (wrong := scheme.trouble()) is not None:
        yield CareToDo("care_rules", 0, clock.now(), wrong, late=False)
    yield from _incidents(names)
    yield from _proposals(names)
    for talk in interviews.to_enter():
        who = names.of(talk.student_id, talk.student_name)
        yield CareToDo(
            "care_interview",
            talk.result_id,
            talk.starts,
            Words(who, who),
            talk.starts.date() < clock.today(),
            _named(who),
        )
    late_before = clocks.late_before()
    dated = (*_reviews(soon, names), *_measures(soon, names), *_planned(soon, names), *_owed(soon, names))
    for todo in (*dated, *_referred(soon, names)):
        yield todo._replace(late=todo.at.date() < late_before)
    yield from _counted(soon)


def _owed(soon: date, names: _Names) -> Iterator[CareToDo]:
    """What is owed to each; the homework of left-behind children is counted, for it is owed to all of them every day."""
    homework = []
    for each in around.owed():
        if each.kind == "proxy_homework":
            homework.append(each.by)
        elif each.by <= soon:
            who = names.of(each.student_id, each.name)
            words = _OF.saying(name=who, what=around.OWED_WORDS[each.kind])
            yield _on("care_owed", each.student_id, each.by, words, who)
    if due := [by for by in homework if by <= clock.today()]:
        yield _on("care_homework", 0, min(due), Words("{n} 人", "{n} {n:child|children}").saying(n=len(due)))


_OF = Words("{name}：{what}", "{name}: {what}")


def _incidents(names: _Names) -> Iterator[CareToDo]:
    for each in incident_log.running():
        who = names.of(each.student_id, each.student_name) if each.student_name else ""
        about = Words(who, who) if who else _NUMBERED.saying(n=each.id)
        if each.leaders_now:
            yield CareToDo("care_leaders", each.id, each.told_at, about, True, _named(who))
        if each.written_due is not None and each.written_at is None:
            yield CareToDo("care_written", each.id, each.written_due, about, each.written_late, _named(who))
        step = incident_log.present_step(each.id)
        if step is not None:
            yield CareToDo("care_step", each.id, step.due or each.told_at, step.words, step.late)


_NUMBERED = Words("事件 {n}", "incident {n}")


def _proposals(names: _Names) -> Iterator[CareToDo]:
    for each in level_history.proposals():
        case = cases.get(each.case_id)
        who = names.of(case.student_id, case.student_name)
        yield CareToDo("care_proposal", case.student_id, each.at, Words(who, who), False, _named(who))


def _reviews(soon: date, names: _Names) -> Iterator[CareToDo]:
    own = CareCaseRow
    query = own.select(own.review_on, own.student, StudentRow.name).join(StudentRow)
    for day, student, name in bare(query.where(own.state == "open", own.review_on <= soon).order_by(own.review_on)):
        who = names.of(student, name)
        yield _on("care_review", student, date.fromisoformat(day), Words(who, who), who)


def _measures(soon: date, names: _Names) -> Iterator[CareToDo]:
    own, case = CaseMeasureRow, CareCaseRow
    query = own.select(own.until, case.student, StudentRow.name, own.what).join(case).join(StudentRow)
    still = query.where(own.state == "open", case.state == "open", own.until <= soon).order_by(own.until)
    for day, student, name, what in bare(still):
        who = names.of(student, name)
        words = Words(who, who) if who != name else _OF.saying(name=who, what=what)
        yield _on("care_measure", student, date.fromisoformat(day), words, who)


def _planned(soon: date, names: _Names) -> Iterator[CareToDo]:
    planned = contacts.planned_until(soon)
    called = {one.id: one.name for one in students.these({task.student_id for task in planned})}
    for task in planned:
        who = names.of(task.student_id, called[task.student_id])
        words = _OF.saying(name=who, what=CONTACT_WORDS[task.kind])
        yield _on("care_task", task.student_id, task.due_on, words, who)


def _referred(soon: date, names: _Names) -> Iterator[CareToDo]:
    for each in referrals.under_way():
        day = each.follow_on or each.applied_on
        if day <= soon:
            who = names.of(each.student_id, each.student_name)
            yield _on("care_referral", each.id, day, Words(who, who), who)


def _counted(soon: date) -> Iterator[CareToDo]:
    """What has a limit in days of the calendar, and not in school days; of nobody by name."""
    for batch in screening.unsettled():
        words = Words("{name}：已访谈 {done}/{all}", "{name}: {done} of {all} talked to")
        words = words.saying(name=batch.name, done=batch.settled, all=batch.flagged)
        yield _on("care_screening", batch.id, batch.limit_on, words)._replace(late=batch.late)
    by = clock.today().replace(day=lists.HAND_IN_BY)
    if by <= soon and not lists.handed_in() and (many := lists.how_many_absent()):
        words = Words("{n} 人", "{n} {n:student|students}").saying(n=many)
        yield _on("care_absent", 0, by, words)._replace(late=by < clock.today())


def _on(due: CareDue, number: int, day: date, about: Words, name: str = "") -> CareToDo:
    """Something due by a day; whether it is overdue in school days is said once for all of them."""
    return CareToDo(due, number, datetime.combine(day, time()), about, False, _named(name))


def _named(who: str) -> tuple[str, ...]:
    """The name it is about, if it is one."""
    return (who,) if who and who != str(SOMEBODY) else ()
