"""Writes to the store past all of Python: plain SQL on a connection of its own, inside a journal entry opened by hand."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

from model.store.tables import LOOSE, WATCHED

Values = Mapping[str, object]

NOON, ONE = "2026-11-25 12:00", "2026-11-25 13:00"
UNSAID = {"zh": "", "en": "", "place": ""}
TODAY = "2026-11-25"
_BORN = {"number": "2025099", "name": "新生"}
_TIMES = {"starts": NOON, "ends": ONE}
GOOD: dict[str, Values] = {
    "staff": {"name": "周老师", "kind": "duty"},
    "room": {"name": "沙盘室", "kind": "sand_play"},
    "school_class": {"stage": "junior", "entry_year": 2025, "number": 9},
    "dormitory": {"building": "一号楼", "room": "101"},
    "student": _BORN,
    "term": {"school_year": 2027, "number": 1, "starts": "2027-09-01", "ends": "2028-01-20"},
    "bell_schedule": {"key": "spring", "zh": "春", "en": "Spring", "from_month_day": "03-01"},
    "lesson": {"schedule_id": 1, "starts": "08:00", "ends": "08:40"},
    "holiday": {"day": "2027-01-01", "off": 1},
    "holiday_year": {"year": 2027, "complete": 1},
    "day_override": {"day": "2026-12-24", "kind": "closed"},
    "opening_window": {"weekday": 0, "starts": "12:00", "ends": "13:00"},
    "dated_window": {"day": TODAY},
    "absence": {"staff_id": 1, **_TIMES},
    "duty_swap": {"day": TODAY, "planned_id": 1, "instead_id": 2, "reason": "病假"},
    "opening": _TIMES,
    "duty_turn": {"opening_id": 1, "staff_id": 1, "starts": NOON},
    "word": {"list": "topic", "code": "topic.new", "zh": "新词", "en": "New"},
    "series": {"kind": "weekly", "count": 4},
    "appointment": {"student_id": 1, "counsellor_id": 1, "room_id": 1, **_TIMES},
    "waiting": {"student_id": 1, "since": NOON},
    "visit": {"number": "V1", "student_id": 1, "counsellor_id": 1, "state": "ended", **_TIMES},
    "visit_word": {"visit_id": 1, "word_id": "topic.study"},
    "attendance": {"visit_id": 1, "student_id": 1},
    "note": {"visit_id": 1, "body": "谈话", "finished": ONE},
    "amendment": {"note_id": 1, "body": "补充", "written": ONE},
    "letter": {"received_on": "2026-11-20", "gist": "", "reply_by": "2026-11-27"},
    "setting": {"key": "colour", "value": '"green"'},
    "draft": {"who": 1, "form": "note", "about": "1", "body": "", "kept_at": NOON, **UNSAID},
    "reading": {"at": "2026-11-25T04:00:00.000Z", "what": "note", "seal": ""},
    "seat": {
        "student_id": 1,
        "school_class_id": 1,
        "chair": "boy",
        "chosen": "elected",
        "from_on": "2026-09-01",
        "until_on": "2027-01-20",
    },
    "training": {"day": TODAY, "topic": "倾听", "minutes": 40},
    "training_presence": {"training_id": 1, "seat_id": 1},
    "evaluation": {"seat_id": 1, "verdict": "good", "day": TODAY},
    "peer_report": {"school_class_id": 1, "monday": "2026-11-23", "answer": "report", "received_at": NOON},
    "day_mood": {"school_class_id": 1, "day": TODAY, "mood": 3},
    "handing": {"student_id": 1, "giver_id": 1, "taker_id": 2, "words": "调离", "asked_at": NOON},
    "taken_record": {
        "student_id": 1,
        "origin": "0f",
        "school": "第二中学",
        "kind": "visit",
        "number": 7,
        "at": NOON,
        "zh": "来访",
        "en": "a visit",
        "digest": "1",
    },
    "concern": {"student_id": 1, "seen": "不说话", "raised_at": NOON},
    "concern_step": {"concern_id": 1, "at": NOON, "what": "looked"},
    "peer_meeting": {"kind": "meeting", "school_class_id": 1, "day": TODAY, "minutes": 40},
    "meeting_student": {"meeting_id": 1, "student_id": 1},
    "grid_post": {"level": "school", "staff_id": 1, "from_on": "2026-09-01"},
    "mentor": {"student_id": 1, "staff_id": 1, "from_on": "2026-09-01"},
    "care_case": {
        "student_id": 1,
        "rank": 2,
        "owner_id": 1,
        "opened_on": TODAY,
        "rank_since": TODAY,
        "review_on": "2026-12-25",
    },
    "case_reason": {"case_id": 1, "code": "loss"},
    "level_change": {
        "case_id": 1,
        "at": NOON,
        "kind": "raise",
        "before": 1,
        "after": 2,
        "label": "二级",
        "reason": "所见",
        "review_on": "2026-12-25",
    },
    "lowering": {"case_id": 1, "at": NOON, "grounds": "好转"},
    "case_review": {"case_id": 1, "at": NOON, "risk": "low", "facts": "所见", "next_on": "2026-12-25"},
    "case_text": {"case_id": 1, "kind": "goals", "body": "", "at": NOON},
    "case_measure": {"case_id": 1, "what": "谈话", "who": "班主任", "until": "2026-12-25"},
    "care_contact": {
        "student_id": 1,
        "kind": "talk",
        "at": NOON,
        "way": "in_person",
        "spoke_with": "student",
        "speaker_id": 1,
        "facts": "所见",
    },
    "care_task": {"student_id": 1, "kind": "talk", "due_on": "2026-12-25"},
    "outside_finding": {
        "student_id": 1,
        "institution": "医院",
        "said": "原话",
        "dated": TODAY,
        "given_by": "家长",
        "at": NOON,
    },
    "disclosure": {"student_id": 1, "at": NOON, "why": "law", "to_whom": "家长", "told": "所告"},
    "special_entry": {"student_id": 1, "ledger": "truancy", "what": "未到校", "from_on": TODAY},
    "absent_return": {"month": "2026-11", "day": TODAY, "students": 0},
    "family_flag": {"student_id": 1, "flag": "poor"},
    "guardian": {"student_id": 1, "relation": "mother", "name": "母亲"},
    "case_consent": {"case_id": 1, "at": NOON, "state": "unsigned"},
    "proxy_parent": {"student_id": 1, "staff_id": 1, "from_on": TODAY},
    "incident": {
        "student_id": 1,
        "happened": NOON,
        "told_at": NOON,
        "told_by": "班主任",
        "rank": 1,
        "label": "一般",
        "criterion": "x",
        "facts": "所见",
        "owner_id": 1,
        "protocol": "x",
    },
    "incident_step": {"incident_id": 1, "place": 1, "key": "x", "zh": "甲", "en": "A", "role": "x", "source": "x"},
    "referral": {
        "student_id": 1,
        "kind": "hospital",
        "to_whom": "医院",
        "reason": "所见",
        "secrecy": "secret",
        "applied_on": TODAY,
    },
    "school_leave": {"student_id": 1, "from_on": TODAY, "reason": "住院"},
    "screening": {"name": "秋季", "instrument": "x", "day": TODAY, "limit_on": TODAY},
    "screening_result": {"screening_id": 1, "student_id": 1},
    "screening_talk": {"result_id": 1, "appointment_id": 1},
    "case_ending": {"lowering_id": 1, "how": "recovered"},
    "stage_change": {"case_id": 1, "at": NOON, "before": "found", "after": "confirmed"},
}
"""What a row of each table needs beside its defaults, in the school of ``tests.founding``."""


@cache
def _defaults() -> dict[str, Values]:
    metas = [row_class._meta for row_class in (*WATCHED, *LOOSE)]
    return {
        meta.table_name: {each.column_name: each.db_value(each.default) for each in meta.defaults} for meta in metas
    }


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
    values = {**_defaults()[table], **GOOD[table], **other}
    columns, marks = ", ".join(f'"{column}"' for column in values), ", ".join("?" for _ in values)
    done = connection.execute(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', tuple(values.values()))
    return int(done.lastrowid)


def alter(connection: Any, table: str, row: int, /, **other: object) -> None:
    """Update a row."""
    columns = ", ".join(f'"{column}" = ?' for column in other)
    connection.execute(f'UPDATE "{table}" SET {columns} WHERE id = ?', (*other.values(), row))


def plant(connection: Any, table: str, /, **other: object) -> int:
    """Insert a good row as ``put``, and before it one of each table that it refers to and that has none yet."""
    given = {**_defaults()[table], **GOOD[table]}
    for _, _, parent, column, *_ in connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall():
        if given.get(column) is not None and connection.execute(f'SELECT 1 FROM "{parent}"').fetchone() is None:
            plant(connection, parent)
    return put(connection, table, **other)
