"""The form about one student: who they are, where they belong, family and health."""

from collections.abc import Mapping
from typing import Any

from model import settings
from model.class_names import read_class
from model.grades import SchoolClass
from model.people import classes, dormitories, enrolment, staff, students
from model.people.dormitories import Place, place_of
from model.people.student import FACT_WORDS, FLAG_WORDS, SEX_WORDS, Student
from model.people_search import class_codes
from model.seen import Row
from model.words import Words, say
from tui.fields.choice import Choice
from tui.fields.choices import Choices
from tui.fields.date import Date
from tui.fields.field import Field, Part
from tui.fields.person import Person
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept

NOT_SAID = Words("未填", "not said")
NOBODY = 0
"""The answer for no counsellor of one's own."""
BOARDING = {"": None, "day": False, "boards": True}
"""What each answer about boarding means."""


def form(student: Student | None = None) -> Form[Student]:
    """An empty form that enrols, or a student's own that changes them; answers with the student."""
    title = Words("修改学生", "Change a student") if student else Words("新增学生", "Enrol a student")
    return Form(
        title,
        _fields(student),
        lambda answers: _save(student, answers),
        initial=lambda: _initial(students.get(student.id) if student else None),
        of=(Row("student", student.id),) if student else (),
        kept=Kept("student.edit", student.id if student else "", student.id if student else None),
    )


def _fields(student: Student | None) -> list[Field | Part]:
    counsellors = {each.id: each.name for each in staff.counsellors()}
    if student and student.counsellor_id:
        counsellors.setdefault(student.counsellor_id, student.counsellor)
    return [
        Text("number", FACT_WORDS["number"], Words("校内学号，不填身份证号", "Never an ID number"), required=True),
        Text("name", FACT_WORDS["name"], required=True),
        Choice("sex", FACT_WORDS["sex"], options=[*SEX_WORDS.items(), ("", NOT_SAID)]),
        Date("born", FACT_WORDS["born"], back=True),
        Person(
            "school_class",
            FACT_WORDS["class_id"],
            Words("如 初二(3)班、8.3；没有的班会新建", "Such as 8.3 or G8-3; a class that is missing is opened"),
            find=_classes,
            named=lambda known_as: known_as.shown(classes.this_school_year()),
        ),
        Choice(
            "boarding",
            FACT_WORDS["boarding"],
            options=[("day", Words("走读", "day pupil")), ("boards", Words("住校", "boards")), ("", NOT_SAID)],
        ),
        Person(
            "dormitory",
            FACT_WORDS["dormitory_id"],
            Words("楼和房号，如 女生楼1-211", "Building and room, such as B1-211"),
            when=lambda told: told["boarding"] != "day",
            find=_rooms,
            named=lambda place: dormitories.named(*place),
        ),
        Choice(
            "counsellor", FACT_WORDS["counsellor_id"], options=[(NOBODY, Words("无", "none")), *counsellors.items()]
        ),
        Choices("family", Words("家庭情况", "Family"), options=[(flag, FACT_WORDS[flag]) for flag in FLAG_WORDS]),
        Text("health", FACT_WORDS["health"], Words("只写家长或登记表所述", "Only what family or register say")),
        Text("guardian_phone", Words("监护人电话", "Guardian tel.")),
    ]


def _initial(student: Student | None) -> Mapping[str, Any]:
    if student is None:
        return {"sex": "", "boarding": "", "counsellor": NOBODY}
    return {
        "number": student.number,
        "name": student.name,
        "sex": student.sex or "",
        "born": student.born,
        "school_class": student.known_as,
        "boarding": next(said for said, boards in BOARDING.items() if boards is student.boarding),
        "dormitory": place_of(student.dormitory),
        "counsellor": student.counsellor_id or NOBODY,
        "family": [flag for flag in FLAG_WORDS if getattr(student, flag)],
        "health": student.health,
        "guardian_phone": student.guardian_phone,
    }


def _save(student: Student | None, answers: dict[str, Any]) -> Student:
    from model.drafts import check
    from model.drafts.people import StudentDraft

    told = {name: answers[name] for name in ("number", "name", "born", "health", "guardian_phone")}
    told |= {flag: flag in (answers["family"] or ()) for flag in FLAG_WORDS}
    told |= {"sex": answers["sex"] or None, "boarding": BOARDING[answers["boarding"] or ""]}
    told["counsellor_id"] = answers["counsellor"] or None
    facts = check(StudentDraft, told).model_dump(exclude={"class_id", "dormitory_id"})
    place = answers["school_class"], answers["dormitory"]
    if student is None:
        return enrolment.enrol(facts.pop("number"), facts.pop("name"), *place, **facts)
    return enrolment.edit(student.id, *place, **facts)


def _classes(text: str) -> list[tuple[SchoolClass, str]]:
    """The classes of this year that are typed so, or the one that would be opened."""
    year = classes.this_school_year()
    known = [each.known_as for each in classes.of_year(year)]
    meant = read_class(text, year, settings.get().stages)
    said = text.replace(" ", "").casefold()
    found = [each for each in known if each == meant]
    found += [each for each in known if each != meant and said in _spelt(each, year)]
    offered = [(each, each.shown(year)) for each in found]
    if meant is not None and meant not in known:
        offered.insert(0, (meant, say("{name}（新建班级）", "{name} (a new class)", name=meant.words(year))))
    return offered


def _spelt(known_as: SchoolClass, year: int) -> str:
    return f"{known_as.shown(year)} {class_codes(known_as, year)}".replace(" ", "").casefold()


def _rooms(text: str) -> list[tuple[Place, str]]:
    """The dormitory rooms that are typed so, or the one that would be added."""
    said = text.replace(" ", "").casefold()
    found = [each for each in dormitories.every() if said in each.shown().casefold()]
    offered: list[tuple[Place, str]] = [((each.building, each.room), each.shown()) for each in found]
    place = place_of(text)
    if place is not None and place not in [each for each, _ in offered]:
        offered.append((place, say("{name}（新增宿舍）", "{name} (a new room)", name=dormitories.named(*place))))
    return offered
