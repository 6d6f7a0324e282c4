"""How each rule of the desk is broken: steps that are good, and one last step that is refused."""

from collections.abc import Callable, Sequence
from typing import Any

from tests.store.bypass import NOON, alter, entry, put

Step = Callable[[Any], object]
Ways = tuple[tuple[Step, ...], ...]
"""A rule may be broken in more than one way: by a new row, by a changed one."""

SAID_IN_PYTHON = {"journal.changed_since"}
"""Rules that no statement can break: ``journal`` finds them when it compares rows."""


def new(table: str, /, **values: object) -> Step:
    """A new row that is good but for these values."""
    return lambda raw: put(raw, table, **values)


def change(table: str, row: int = 1, /, **values: object) -> Step:
    """A changed row."""
    return lambda raw: alter(raw, table, row, **values)


def sql(statement: str) -> Step:
    """Any statement."""
    return lambda raw: raw.execute(statement)


def seal(raw: Any) -> None:
    """The open entry is closed; no row may change from here on."""
    raw.execute("INSERT INTO journal_seal (entry, hash) SELECT max(id), 'x' FROM journal_entry")


def take(raw: Any, steps: Sequence[Step]) -> None:
    """Take the steps inside an entry opened by hand; only the last may be refused."""
    with entry(raw):
        for step in steps[:-1]:
            try:
                step(raw)
            except Exception as error:
                raise AssertionError("a good step was refused") from error
        steps[-1](raw)


def each(table: str, /, *, first: Sequence[Step] = (), **values: object) -> Ways:
    """A new row with a wrong value, and a good row that becomes wrong."""
    return ((*first, new(table, **values)), (*first, new(table), _last(table, values)))


def _last(table: str, values: dict[str, object]) -> Step:
    def step(raw: Any) -> None:
        (number,) = raw.execute(f'SELECT max(id) FROM "{table}"').fetchone()
        alter(raw, table, number, **values)

    return step


def twice(table: str, /, *, first: Sequence[Step] = (), **other: object) -> Ways:
    """The same row once more; ``other`` is what may differ."""
    return ((*first, new(table), new(table, **other)),)


ID_NUMBER = "32108420120304567X"
BOOKED, VISITED = new("appointment"), new("visit")
LATER = {"starts": "2026-11-25 13:00", "ends": "2026-11-25 13:40"}
OVER_MIDNIGHT: dict[str, Any] = {"starts": "2026-11-25 23:30", "ends": "2026-11-26 00:10"}

DESK: dict[str, Ways] = {
    "appointment.counsellor_busy": (
        (BOOKED, new("appointment", room_id=None, student_id=2)),
        (
            BOOKED,
            new("appointment", room_id=None, student_id=2, counsellor_id=2),
            change("appointment", 2, counsellor_id=1),
        ),
    ),
    "appointment.room_busy": ((BOOKED, new("appointment", counsellor_id=2, student_id=2)),),
    "appointment.student_busy": ((BOOKED, new("appointment", counsellor_id=2, room_id=None)),),
    "visit.counsellor_busy": (
        (VISITED, new("visit", number="V2", student_id=2)),
        (VISITED, new("visit", number="V2", student_id=2, **LATER), change("visit", 2, starts="2026-11-25 12:59")),
    ),
    "visit.written_up": ((VISITED, new("note"), change("visit", state="under_way", ends=None)),),
    "note.finished": (
        (VISITED, new("note"), change("note", body="别的")),
        (VISITED, new("note"), new("amendment"), change("amendment", body="别的")),
    ),
    "term.overlap": (
        (new("term", starts="2027-07-02"),),
        (new("term"), change("term", 2, ends="2027-09-01")),
    ),
    "journal.no_entry": (
        (seal, new("room")),
        (seal, change("room", name="别的")),
        (seal, sql("DELETE FROM room")),
        (seal, sql("INSERT INTO journal_seal (entry, hash) VALUES (1, 'x')")),
        (sql("INSERT INTO journal_change (entry, noun, row) VALUES (1, 'room', 1)"),),
    ),
    "journal.one_at_a_time": (
        (
            sql(
                "INSERT INTO journal_entry (id, at, deed, zh, en, kind) SELECT max(id) + 1, '', '', '', '', 'change' FROM journal_entry"
            ),
        ),
        (seal, sql("INSERT INTO journal_entry (id, at, deed, zh, en, kind) VALUES (99, '', '', '', '', 'change')")),
    ),
    "journal.stays": (
        (sql("UPDATE journal_entry SET zh = '没有' WHERE id = 1"),),
        (sql("UPDATE journal_entry SET id = 99 WHERE id = (SELECT max(id) FROM journal_entry)"),),
        (sql("DELETE FROM journal_entry"),),
        (sql("UPDATE journal_change SET after = NULL"),),
        (sql("DELETE FROM journal_change"),),
        (sql("UPDATE journal_seal SET hash = ''"),),
        (sql("DELETE FROM journal_seal"),),
    ),
    "journal.nothing_is_deleted": (
        (sql("DELETE FROM student WHERE id = 1"),),
        (sql("INSERT OR REPLACE INTO room (id, name, kind, capacity) VALUES (1, '别的', 'group', 2)"),),
        (new("student"), sql("UPDATE OR REPLACE student SET number = '2024001' WHERE number = '2025099'")),
    ),
    "reading.stays": (
        (new("reading"), change("reading", what="别的")),
        (new("reading"), sql("DELETE FROM reading")),
        (new("reading"), sql("INSERT OR REPLACE INTO reading (id, at, what, seal) VALUES (1, '', '别的', '')")),
    ),
    "opening_one_at_a_time": ((new("opening", ends=None), new("opening", ends=None, starts="2026-11-24 12:00")),),
    "opening.overlap": ((new("opening"), new("opening", starts="2026-11-25 12:30")),),
    "duty_turn.opening_id, duty_turn.staff_id": twice("duty_turn", first=[new("opening")]),
    "visit.appointment_id": (
        (BOOKED, new("visit", appointment_id=1), new("visit", number="V2", appointment_id=1, counsellor_id=2)),
    ),
    "waiting_once": (*twice("waiting"), (new("waiting", counsellor_id=1), new("waiting", counsellor_id=1))),
    "staff_kind": each("staff", kind="chef"),
    "staff_role": each("staff", role="king"),
    "staff_named": each("staff", name=" "),
    "staff_target": each("staff", target_minutes=-1) + each("staff", target_minutes=6001),
    "room_kind": each("room", kind="kitchen"),
    "room_named": each("room", name=""),
    "room_capacity": each("room", capacity=0) + each("room", capacity=501),
    "room.name": ((new("room", name="个别辅导室"),), (change("room", 2, name="个别辅导室"),)),
    "class_stage": each("school_class", stage="nursery"),
    "class_entry_year": each("school_class", entry_year=1979) + each("school_class", entry_year=2201),
    "class_number": each("school_class", number=0) + each("school_class", number=100),
    "school_class.stage, school_class.entry_year, school_class.number": twice("school_class"),
    "dormitory_sex": each("dormitory", sex="X"),
    "dormitory.building, dormitory.room": twice("dormitory"),
    "student_sex": each("student", sex="X"),
    "student_named": each("student", name="  "),
    "student_numbered": each("student", number=""),
    "student_no_identity_number": each("student", number=ID_NUMBER) + each("student", number=f"G{ID_NUMBER.lower()}"),
    "student.number": ((new("student", number="2024001"),), (change("student", 2, number="2024001"),)),
    "term_number": each("term", number=0) + each("term", number=4),
    "term_order": each("term", ends="2027-09-01"),
    "term.school_year, term.number": ((new("term", school_year=2026, number=1),),),
    "bell_schedule_month_day": each("bell_schedule", from_month_day="5-1"),
    "bell_schedule.key": twice("bell_schedule"),
    "lesson_order": each("lesson", first=[new("bell_schedule")], ends="08:00"),
    "holiday.day": twice("holiday"),
    "holiday_year.year": twice("holiday_year"),
    "day_override_kind": each("day_override", kind="party"),
    "day_override_weekday": each("day_override", as_weekday=7) + each("day_override", as_weekday=-1),
    "day_override.day": twice("day_override"),
    "opening_window_weekday": each("opening_window", weekday=7),
    "opening_window_order": each("opening_window", ends="12:00"),
    "opening_window_parity": each("opening_window", parity="some"),
    "opening_window_dates": each("opening_window", from_on="2026-11-25", until_on="2026-11-24"),
    "dated_window_times": each("dated_window", starts="12:00"),
    "dated_window_order": each("dated_window", starts="12:00", ends="12:00"),
    "absence_order": each("absence", ends=NOON),
    "duty_swap_two_people": each("duty_swap", instead_id=1),
    "duty_swap_reason": each("duty_swap", reason=" "),
    "opening_order": each("opening", ends=NOON),
    "opening_midnight": each("opening", **OVER_MIDNIGHT),
    "opening_void_reason": each("opening", voided_reason=""),
    "opening_moments": each("opening", starts="2026-11-25T12:00") + each("opening", ends="2026-11-25 13:00:00"),
    "duty_turn_order": each("duty_turn", first=[new("opening")], ends="2026-11-25 11:59"),
    "word_list": each("word", list="colour", code="colour.red"),
    "word_code": each("word", code="danger.new"),
    "word_said": each("word", zh="") + each("word", en=" "),
    "word.code": twice("word"),
    "series_kind": each("series", kind="daily"),
    "series_end": each("series", until="2027-01-01") + each("series", count=None),
    "appointment_state": each("appointment", state="lost"),
    "appointment_visitor": each("appointment", visitor="ghost", student_id=None),
    "appointment_order": each("appointment", ends=NOON),
    "appointment_midnight": each("appointment", **OVER_MIDNIGHT),
    "appointment_moments": (
        *each("appointment", starts="2026-11-25T12:00"),
        *each("appointment", ends="2026-11-25 13:00:30"),
        *each("appointment", starts="2026-02-30 12:00", ends="2026-02-30 13:00"),
    ),
    "appointment_overlap_reason": each("appointment", overlap_reason=" "),
    "appointment_void_reason": each("appointment", state="voided"),
    "appointment_form": each("appointment", form_id="topic.study"),
    "appointment_who": each("appointment", visitor="teacher"),
    "appointment_student": each("appointment", student_id=None),
    "waiting_state": each("waiting", state="lost"),
    "waiting_minutes": each("waiting", minutes=4) + each("waiting", minutes=481),
    "waiting_order": each("waiting", earliest="13:00", latest="13:00"),
    "waiting_booked": each("waiting", state="booked") + each("waiting", first=[BOOKED], appointment_id=1),
    "visit_state": each("visit", state="lost"),
    "visit_visitor": each("visit", visitor="ghost", student_id=None),
    "visit_order": each("visit", ends=NOON),
    "visit_midnight": each("visit", **OVER_MIDNIGHT),
    "visit_moments": each("visit", starts="2026-11-25T12:00") + each("visit", ends="2026-11-25 24:00"),
    "visit_ended": each("visit", ends=None),
    "visit_under_way": each("visit", state="under_way"),
    "visit_void_reason": each("visit", state="voided") + each("visit", voided_reason="错"),
    "visit_void_words": each("visit", state="voided", voided_reason=" "),
    "visit_form": each("visit", form_id="topic.study"),
    "visit_source": each("visit", source_id="topic.study"),
    "visit_who": each("visit", visitor="group"),
    "visit.number": twice("visit", counsellor_id=2),
    "visit_word_list": each("visit_word", first=[VISITED], word_id="form.in_person"),
    "visit_word.visit_id, visit_word.word_id": twice("visit_word", first=[VISITED]),
    "attendance.visit_id, attendance.student_id": twice("attendance", first=[VISITED]),
    "note_written": ((VISITED, new("note", body=" ")),),
    "note.visit_id": twice("note", first=[VISITED]),
    "amendment_written": ((VISITED, new("note"), new("amendment", body="")),),
    "letter_reply_by": each("letter", reply_by="2026-11-19"),
    "letter_replied_on": each("letter", replied_on="2026-11-19"),
    "letter_void_reason": each("letter", voided_reason=""),
    "setting.key": twice("setting"),
    "draft.who, draft.form, draft.about": twice("draft"),
    "journal_kind": (
        (
            seal,
            sql(
                "INSERT INTO journal_entry (id, at, deed, zh, en, kind) SELECT max(id) + 1, '', '', '', '', 'guess' FROM journal_entry"
            ),
        ),
    ),
    "journal_undoes": (
        (
            seal,
            sql(
                "INSERT INTO journal_entry (id, at, deed, zh, en, kind) SELECT max(id) + 1, '', '', '', '', 'undo' FROM journal_entry"
            ),
        ),
    ),
    "foreign_key": ((new("lesson", schedule_id=99),), (change("student", counsellor_id=99),)),
}
