"""A small school for tests: three classes, three teachers, two rooms, and the shipped word lists."""

from dataclasses import dataclass
from datetime import date

from model.store import journal
from model.store.tables import (
    RoomRow,
    SchoolClassRow,
    StaffRow,
    StudentRow,
    TermRow,
    WordRow,
)
from model.words import Words

_NAMES = (
    ("2024001", "张伟", "M", "zw", "zhangwei"),
    ("2024002", "王芳", "F", "wf", "wangfang"),
    ("2024003", "李娜", "F", "ln", "lina"),
    ("2024004", "曾国藩", "M", "zgf cgf", "zengguofan cengguofan"),
    ("2025001", "欧阳小明", "M", "oyxm", "ouyangxiaoming"),
    ("2025002", "刘洋", "M", "ly", "liuyang"),
)
_WORDS = (
    ("form.in_person", "面谈", "In person"),
    ("form.telephone", "电话", "Telephone"),
    ("form.letter", "书信", "Letter"),
    ("form.group", "团体", "Group"),
    ("form.online", "线上", "Online"),
    ("source.self", "主动求助", "Own wish"),
    ("source.head_teacher", "班主任", "Head teacher"),
    ("topic.study", "学习压力", "Study"),
    ("topic.relations", "人际关系", "Relations"),
    ("topic.mood", "情绪困扰", "Mood"),
    ("danger.ideation", "自杀意念", "Suicidal thoughts"),
    ("danger.self_harm", "自伤", "Self-harm"),
)


@dataclass(frozen=True, slots=True)
class School:
    """The numbers of what was founded."""

    zhao: int
    """赵老师, full-time counsellor, sits at the desk."""
    qian: int
    """钱老师, part-time counsellor."""
    sun: int
    """孙老师, duty teacher and head teacher of class 1."""
    room: int
    """个别辅导室."""
    group_room: int
    """团体活动室."""
    students: tuple[int, ...]
    """张伟 王芳 李娜 曾国藩 欧阳小明 刘洋."""


def found() -> School:
    """Found the school in the open, empty store, as one journal entry."""
    with journal.writing("school.found", Words("建立学校", "Founded the school")):
        zhao = StaffRow.create(
            name="赵老师", initials="zls", kind="full_time", role="counsellor", target_minutes=360
        ).id
        qian = StaffRow.create(
            name="钱老师", initials="qls", kind="part_time", role="counsellor", target_minutes=120
        ).id
        sun = StaffRow.create(name="孙老师", initials="sls", kind="duty", role="duty").id
        room = RoomRow.create(name="个别辅导室", kind="individual").id
        group_room = RoomRow.create(name="团体活动室", kind="group", capacity=20).id
        one = SchoolClassRow.create(stage="junior", entry_year=2024, number=1, head_teacher=sun).id
        two = SchoolClassRow.create(stage="junior", entry_year=2024, number=2).id
        three = SchoolClassRow.create(stage="junior", entry_year=2025, number=1).id
        classes = (one, one, two, two, three, three)
        students = tuple(
            StudentRow.create(
                number=number, name=name, sex=sex, initials=initials, syllables=syllables, school_class=school_class
            ).id
            for (number, name, sex, initials, syllables), school_class in zip(_NAMES, classes, strict=True)
        )
        for place, (code, zh, en) in enumerate(_WORDS):
            WordRow.create(list=code.split(".")[0], code=code, zh=zh, en=en, place=place)
        TermRow.create(school_year=2026, number=1, starts=date(2026, 9, 1), ends=date(2027, 1, 22))
        TermRow.create(school_year=2026, number=2, starts=date(2027, 2, 22), ends=date(2027, 7, 2))
    return School(zhao, qian, sun, room, group_room, students)
