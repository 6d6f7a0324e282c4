"""Writes to the store past all of Python: plain SQL on a connection of its own, inside a journal entry opened by hand."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

Values = Mapping[str, object]

NOON, ONE = "2026-11-25 12:00", "2026-11-25 13:00"
GOOD: dict[str, Values] = {
    "staff": {"name": "周老师", "initials": "zls", "kind": "duty", "role": "duty", "phone": ""},
    "room": {"name": "沙盘室", "kind": "sand_play", "capacity": 2},
    "school_class": {"stage": "junior", "entry_year": 2025, "number": 9},
    "dormitory": {"building": "一号楼", "room": "101"},
    "student": {
        "number": "2025099",
        "name": "新生",
        "initials": "xs",
        "syllables": "xinsheng",
        "school_class_id": 1,
        "left_behind": 0,
        "migrant": 0,
        "orphan": 0,
        "health": "",
        "guardian_phone": "",
    },
    "term": {"school_year": 2027, "number": 1, "starts": "2027-09-01", "ends": "2028-01-20"},
    "bell_schedule": {"key": "spring", "zh": "春", "en": "Spring", "from_month_day": "03-01"},
    "lesson": {"schedule_id": 1, "starts": "08:00", "ends": "08:40"},
    "holiday": {"day": "2027-01-01", "off": 1, "name": "元旦"},
    "holiday_year": {"year": 2027, "complete": 1},
    "day_override": {"day": "2026-12-24", "kind": "closed", "note": "", "retired": 0},
    "opening_window": {"weekday": 0, "starts": "12:00", "ends": "13:00", "parity": "all", "retired": 0},
    "dated_window": {"day": "2026-11-25", "reason": "", "retired": 0},
    "absence": {"staff_id": 1, "starts": NOON, "ends": ONE, "reason": "", "retired": 0},
    "duty_swap": {"day": "2026-11-25", "planned_id": 1, "instead_id": 2, "reason": "病假", "retired": 0},
    "opening": {"starts": NOON, "ends": ONE, "handover": "", "corrected": 0},
    "duty_turn": {"opening_id": 1, "staff_id": 1, "starts": NOON},
    "word": {"list": "topic", "code": "topic.new", "zh": "新词", "en": "New", "place": 0, "retired": 0},
    "series": {"kind": "weekly", "count": 4, "skipped": ""},
    "appointment": {
        "visitor": "student",
        "student_id": 1,
        "visitor_name": "",
        "counsellor_id": 1,
        "room_id": 1,
        "starts": NOON,
        "ends": ONE,
        "state": "booked",
        "form_id": "form.in_person",
        "after_the_fact": 0,
        "ended_reason": "",
        "remark": "",
    },
    "waiting": {
        "student_id": 1,
        "weekdays": "",
        "minutes": 40,
        "urgent": 0,
        "state": "waiting",
        "remark": "",
        "since": NOON,
    },
    "visit": {
        "number": "V1",
        "visitor": "student",
        "student_id": 1,
        "visitor_name": "",
        "counsellor_id": 1,
        "starts": NOON,
        "ends": ONE,
        "form_id": "form.in_person",
        "in_hours": 1,
        "after_the_fact": 0,
        "state": "ended",
        "remark": "",
    },
    "visit_word": {"visit_id": 1, "word_id": "topic.study"},
    "attendance": {"visit_id": 1, "student_id": 1, "present": 1, "reason": ""},
    "note": {"visit_id": 1, "body": "谈话", "finished": ONE},
    "amendment": {"note_id": 1, "body": "补充", "written": ONE},
    "letter": {"received_on": "2026-11-20", "signed": "", "gist": "", "reply_by": "2026-11-27"},
    "setting": {"key": "colour", "value": '"green"'},
    "draft": {"key": "note.1", "body": "", "kept_at": NOON},
    "reading": {"at": "2026-11-25T04:00:00.000Z", "what": "note"},
    "seat": {
        "student_id": 1,
        "school_class_id": 1,
        "chair": "boy",
        "chosen": "elected",
        "from_on": "2026-09-01",
        "until_on": "2027-01-20",
        "ended_reason": "",
    },
    "training": {"day": "2026-11-20", "topic": "倾听", "minutes": 40},
    "training_presence": {"training_id": 1, "seat_id": 1},
    "evaluation": {"seat_id": 1, "verdict": "good", "words": "", "day": "2026-11-20"},
    "peer_report": {
        "school_class_id": 1,
        "monday": "2026-11-23",
        "answer": "report",
        "study": 0,
        "life": 0,
        "relations": 0,
        "feelings": 0,
        "talk": "",
        "events": "",
        "help_asked": "",
        "received_at": NOON,
        "came_by": "keys",
    },
    "concern": {"student_id": 1, "kind": "other", "seen": "不说话", "urgent": 0, "raised_at": NOON, "state": "new"},
    "concern_step": {"concern_id": 1, "at": NOON, "what": "looked", "words": ""},
    "peer_meeting": {"kind": "meeting", "school_class_id": 1, "day": "2026-11-20", "minutes": 40, "remark": ""},
    "meeting_student": {"meeting_id": 1, "student_id": 1},
    "grid_post": {"level": "school", "staff_id": 1, "from_on": "2026-09-01"},
    "mentor": {"student_id": 1, "staff_id": 1, "from_on": "2026-09-01"},
}
"""A row of each table that the store takes, in the school of ``tests.founding``."""


@contextmanager
def entry(connection: Any, kind: str = "change", undoes: int | None = None) -> Iterator[int]:
    """Open a journal entry by hand and take everything back at the end; answers its number."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        (number,) = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM journal_entry").fetchone()
        connection.execute(
            "INSERT INTO journal_entry (id, at, deed, zh, en, kind, undoes) VALUES (?, 'now', 'x.y', '甲', 'A', ?, ?)",
            (number, kind, undoes),
        )
        yield number
    finally:
        connection.execute("ROLLBACK")


def put(connection: Any, table: str, /, **other: object) -> int:
    """Insert a good row but for the values that are ``other``; answers its number."""
    values = {**GOOD[table], **other}
    columns, marks = ", ".join(f'"{column}"' for column in values), ", ".join("?" for _ in values)
    done = connection.execute(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', tuple(values.values()))
    return int(done.lastrowid)


def alter(connection: Any, table: str, row: int, /, **other: object) -> None:
    """Update a row."""
    columns = ", ".join(f'"{column}" = ?' for column in other)
    connection.execute(f'UPDATE "{table}" SET {columns} WHERE id = ?', (*other.values(), row))
