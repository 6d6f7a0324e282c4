"""What is done from the circle: a meeting or a quarter-hour is entered, somebody is made to answer for a point of the grid."""

from model import clock, rights, settings
from model.committee import grid, meetings
from model.committee.meetings import KIND_WORDS
from model.committee.places import Point
from model.committee.weeks import term_for
from model.errors import DeskError
from model.people import index, staff, students
from model.rights import Right
from model.words import Words
from tui.app import DeskApp
from tui.ask import choose, prompt
from tui.fields.choice import Choice
from tui.fields.date import Date
from tui.fields.numbers import Minutes
from tui.fields.person import Person
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept

DISCUSSED = 20
"""Students one form has room for: more than one meeting talks about; the next is asked for once one is named."""


async def hold_meeting(app: DeskApp, kind: meetings.Kind, point: Point) -> bool:
    """Ask when, by whom and about whom; answers whether it was entered."""
    people = [(each.id, Words(each.name, each.name)) for each in staff.here()]
    slots = range(1, DISCUSSED + 1) if kind == "meeting" and rights.may(Right.CONCERNS) else ()
    fields = (
        Date("day", Words("日期", "Date"), required=True, back=True),
        Minutes("minutes", Words("时长", "Length"), required=True),
        Choice("led_by", Words("主持", "Led by"), options=[(None, Words("班主任", "the head teacher")), *people]),
        *(
            Person(
                f"who{n}",
                Words("讨论的学生", "Discussed"),
                when=lambda told, n=n: n == 1 or told.get(f"who{n - 1}") is not None,  # type: ignore[misc]
                find=lambda text: [(e.id, f"{e.name}  {e.class_shown}") for e in index.find(text, 8, here=True)],
                named=lambda number: students.get(number).name,
            )
            for n in slots
        ),
        Text("remark", Words("要点", "What came of it"), most=300),
    )
    form: Form[meetings.Meeting] = Form(
        Words("{place} {kind}", "{place}: {kind}").saying(place=point.words, kind=KIND_WORDS[kind]),
        fields,
        lambda told: meetings.hold(
            kind,
            int(point.place.key),
            day=told["day"],
            minutes=told["minutes"],
            led_by=told["led_by"],
            students=[told[f"who{n}"] for n in slots if told[f"who{n}"] is not None],
            remark=told["remark"] or "",
        ),
        initial={
            "day": clock.today(),
            "minutes": settings.get().committee.listening_minutes if kind == "listening" else 40,
        },
        kept=Kept("meeting.hold", f"{kind} {point.place.key}"),
    )
    return await app.push_screen_wait(form) is not None


async def void_held(app: DeskApp, point: Point) -> bool:
    """Ask which meeting or quarter-hour of this term was not held after all, and why; answers whether one was voided."""
    today = clock.today()
    term = term_for(today)
    held = [each for each in meetings.between(term.starts, today) if each.class_id == point.place.key] if term else []
    if not held:
        app.notify(str(Words("本学期还没有登记过", "None was entered this term")), markup=False)
        return False
    listed = [(each, Words(f"{each.day}", f"{each.day}"), KIND_WORDS[each.kind]) for each in reversed(held)]
    title = Words("{place}：作废哪一次", "{place}: void which").saying(place=point.words)
    chosen = await choose(app, title, listed)
    if chosen is None:
        return False

    def check(text: str) -> meetings.Meeting:
        if not text.strip():
            raise DeskError(Words("请写明原因", "Give the reason"))
        return meetings.void(chosen.id, text)

    said = Words("作废{kind} {day}", "Void: {kind} of {day}").saying(kind=KIND_WORDS[chosen.kind], day=chosen.day)
    return await prompt(app, said, Words("原因", "Why"), check=check, kept=Kept("meeting.void", chosen.id)) is not None


async def set_post(app: DeskApp, point: Point) -> bool:
    """Ask who answers for the school, the grade of this class or a student; answers whether it was said."""
    assert point.known_as is not None
    options = [
        ("school", Words("学校负责人", "Who answers for the school"), Words("", "")),
        ("grade", Words("{grade}负责人", "Who answers for {grade}").saying(grade=point.group), Words("", "")),
        *(
            [("mentor", Words("学生的育人导师", "A student's mentor"), Words("", ""))]
            if rights.may(Right.CONCERNS)
            else []
        ),
    ]
    what = await choose(app, Words("网格责任人", "Who answers"), options)
    if what is None:
        return False
    student = await _student(app) if what == "mentor" else None
    if what == "mentor" and student is None:
        return False
    people = [(each.id, Words(each.name, each.name), Words("", "")) for each in staff.here()]
    who = await choose(app, Words("由谁负责", "Who is it"), people)
    if who is None:
        return False
    if what == "school":
        grid.lead_school(who)
    elif what == "grade":
        grid.lead_grade(point.known_as.stage, point.known_as.entry_year, who)
    else:
        assert student is not None
        grid.give_mentor(student, who)
    return True


async def _student(app: DeskApp) -> int | None:
    field = Person(
        "student",
        Words("学生", "Student"),
        required=True,
        find=lambda text: [(e.id, f"{e.name}  {e.class_shown}") for e in index.find(text, 8, here=True)],
    )
    form: Form[int] = Form(Words("哪名学生", "Which student"), (field,), lambda told: int(told["student"]), kept=None)
    found: int | None = await app.push_screen_wait(form)
    return found
