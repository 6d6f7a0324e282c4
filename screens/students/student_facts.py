"""The facts at the head of a student's page."""

from model import clock, rights
from model.people import classes
from model.people.student import FACT_WORDS, SEX_WORDS, Student
from model.rights import Right
from model.words import Words, say
from screens.students.student_lines import Told
from tui.facts import Fact


def standing(student: Student) -> str:
    """Sex, class and number in one line; since when they are gone."""
    sex = str(SEX_WORDS[student.sex]) if student.sex else ""
    gone = say("已离校 {day}", "left {day}", day=student.left_on) if student.left_on else ""
    return "   ".join(part for part in (sex, student.class_shown(), student.number, gone) if part)


def facts_of(student: Student, told: Told, *, hidden: bool, watched: bool = False) -> list[Fact]:
    """What stands above the lists; with ``hidden`` no telephone number, with ``watched`` that there is a care file."""
    head = classes.get(student.class_id).head_teacher if student.class_id else ""
    phone = "***" if hidden and student.guardian_phone else student.guardian_phone
    visits = "" if told.visits is None else say("{n} 次  {m} 分钟", "{n}, {m} min", n=told.visits, m=told.minutes)
    missed = say("{n} 次", "{n} {n:time|times}", n=told.missed) if told.missed else ""
    return [
        Fact(FACT_WORDS["counsellor_id"], student.counsellor or say("未指定", "nobody yet")),
        Fact(Words("班主任", "Head teacher"), head),
        Fact(FACT_WORDS["born"], _born(student)),
        Fact(FACT_WORDS["dormitory_id"], _lives(student)),
        Fact(Words("监护人电话", "Guardian tel."), phone),
        Fact(Words("家庭情况", "Family"), "  ".join(map(str, student.flags())), "due"),
        Fact(FACT_WORDS["health"], student.health),
        Fact(Words("关注", "Watched over"), _watched() if watched else "", "due"),
        Fact(Words("来访", "Visits"), visits),
        Fact(Words("爽约", "No-shows"), missed, "late"),
        Fact(Words("历年班级", "Classes"), _classes(student), whole=True),
    ]


def _watched() -> str:
    """Only that a student is known, for whoever meets them; the level and the reasons are in the file."""
    if rights.may(Right.CARE):
        return say("已建档，Ctrl+K 打开", "there is a file; Ctrl+K opens it")
    return say("已建档，有情况请告诉心理教师", "there is a file; tell the counsellor")


def _born(student: Student) -> str:
    if student.born is None:
        return ""
    today, born = clock.today(), student.born
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return say("{day}  {n} 岁", "{day}  age {n}", day=born, n=age)


def _lives(student: Student) -> str:
    if student.dormitory or student.boarding is None:
        return student.dormitory
    return say("住校", "boards") if student.boarding else say("走读", "day pupil")


def _classes(student: Student) -> str:
    """What their class is called this school year and was called before."""
    known_as, now = student.known_as, classes.this_school_year()
    if known_as is None:
        return ""
    years = [year for year in range(now, known_as.entry_year - 1, -1) if known_as.grade_number(year) is not None]
    return "   ".join(f"{year}-{(year + 1) % 100:02} {known_as.shown(year)}" for year in years)
