"""The columns of the list of visits (明细), the same in the workbook and in the text table."""

from collections.abc import Callable
from datetime import date, time

from model.appointments.days import weekday_words
from model.appointments.kept import VISITOR_WORDS
from model.grades import grade_words
from model.named import NamedTuple
from model.people.students import SEX_WORDS
from model.totals.lines import Line
from model.totals.names import NOBODY, Names
from model.totals.week import NOT_GIVEN, WeekTotals
from model.word_lists import LIST_WORDS
from model.words import Words

Told = str | int | date | time
"""What a column tells of a visit."""

YES = Words("是", "yes")
NO = Words("否", "no")
BOOKED = Words("预约", "booked")
WALK_IN = Words("随到", "walk-in")
WRITTEN = Words("已写", "written")
UNWRITTEN = Words("未写", "not yet")
UNKNOWN = Words("不详", "unknown")
"""A student's grade or sex that is not known."""
BARE = frozenset("number on minutes counsellor form visitor visits booked in_hours after written".split())
"""What a bare line has (``passing_codes``): the day is the first of that part of the week."""


class Column(NamedTuple):
    """One column of the list of visits."""

    key: str
    """What it is known by."""
    title: Words
    """Its heading."""
    width: float
    """Its width in the workbook, in digits."""
    look: str
    """How its cells look there (``workbook.looks``)."""
    tell: Callable[[Line, "Sayer"], Told]
    """What it tells of a visit."""
    with_names: bool = False
    """Whether it is there only where names were asked for."""


class Sayer:
    """Says what the codes of a week mean, in the language of the desk; no two of a list are said alike."""

    def __init__(self, week: WeekTotals, names: Names | None = None) -> None:
        self.names = names or Names()
        self.whole = week.codes_stay
        self._staff = _apart({total.staff_id: total.name for total in week.each})
        self._words: dict[object, str] = {}
        for name in LIST_WORDS:
            of_list = {code: str(words) for code, words in week.sayings.items() if code.startswith(f"{name}.")}
            self._words |= _apart(of_list)

    def staff(self, staff_id: int | None) -> str:
        """A counsellor's name; with their number where another has the same."""
        return self._staff[staff_id]

    def word(self, code: str | None) -> str:
        """A word of the lists; what was not given says so."""
        return str(NOT_GIVEN) if code is None else self._words.get(code, code)

    def topics(self, line: Line) -> str:
        """What a visit was about."""
        return str(Words("、", ", ")).join(self.word(topic) for topic in line.topics) or str(NOT_GIVEN)


def columns(sayer: Sayer) -> tuple[Column, ...]:
    """The columns there are: those with names only where names were asked for, those of content for who may see it."""
    if not sayer.whole:
        return tuple(column for column in COLUMNS if column.key in BARE)
    return tuple(column for column in COLUMNS if sayer.names or not column.with_names)


def grade_said(grade: int | None) -> str:
    """What a grade is called."""
    return str(UNKNOWN if grade is None else grade_words(grade))


def sex_said(sex: str | None) -> str:
    """What a sex is called."""
    return str(UNKNOWN if sex is None else SEX_WORDS[sex])


def _apart(said: dict[int | None, str] | dict[str, str]) -> dict[object, str]:
    """The same, where two are called alike each with what it is known by, so that a sum finds only its own."""
    folded = [word.casefold() for word in said.values()]
    return {key: word if folded.count(word.casefold()) == 1 else f"{word} ({key})" for key, word in said.items()}


def _of_student(line: Line, told: str) -> str:
    return told if line.code else ""


COLUMNS: tuple[Column, ...] = (
    Column("number", Words("编号", "Number"), 10.5, "center", lambda line, _: line.number),
    Column("on", Words("日期", "Date"), 11, "date", lambda line, _: line.on),
    Column("weekday", Words("星期", "Day"), 5.5, "center", lambda line, _: str(weekday_words(line.on))),
    Column("starts", Words("开始", "Start"), 6.5, "time", lambda line, _: line.starts.time()),
    Column("ends", Words("结束", "End"), 6.5, "time", lambda line, _: line.ends.time()),
    Column("minutes", Words("分钟", "Minutes"), 6.5, "number", lambda line, _: line.minutes),
    Column("counsellor", Words("教师", "Counsellor"), 10, "text", lambda line, say: say.staff(line.counsellor_id)),
    Column("form", Words("联系方式", "Form"), 9, "center", lambda line, say: say.word(line.form)),
    Column("visitor", Words("来访对象", "Visitor"), 8.5, "center", lambda line, _: str(VISITOR_WORDS[line.visitor])),
    Column("code", Words("学生编号", "Student code"), 9.5, "center", lambda line, _: line.code),
    Column("name", Words("姓名", "Name"), 12, "text", lambda line, say: _named(line, say)[0], with_names=True),
    Column("class", Words("班级", "Class"), 11, "text", lambda line, say: _named(line, say)[1], with_names=True),
    Column("grade", Words("年级", "Grade"), 8, "center", lambda line, _: _of_student(line, grade_said(line.grade))),
    Column("sex", Words("性别", "Sex"), 5.5, "center", lambda line, _: _of_student(line, sex_said(line.sex))),
    Column("source", Words("来源", "Source"), 12.5, "text", lambda line, say: say.word(line.source)),
    Column("topics", Words("主题", "Topics"), 24, "text", lambda line, say: say.topics(line)),
    Column("visits", Words("人次", "Visits"), 5.5, "number", lambda line, _: line.visits),
    Column(
        "booked", Words("预约/随到", "Booked"), 8, "center", lambda line, _: str(BOOKED if line.booked else WALK_IN)
    ),
    Column("in_hours", Words("时段内", "In hours"), 7, "center", lambda line, _: str(YES if line.in_hours else NO)),
    Column(
        "after", Words("补录", "Entered later"), 6, "center", lambda line, _: str(YES if line.after_the_fact else NO)
    ),
    Column(
        "written", Words("记录", "Note"), 6.5, "center", lambda line, _: str(WRITTEN if line.written else UNWRITTEN)
    ),
)
"""Every column, in order."""


def _named(line: Line, say: Sayer) -> tuple[str, str]:
    named = say.names.visits.get(line.number, NOBODY)
    return named.name, str(named.class_words)
