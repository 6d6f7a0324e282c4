-- The first store: every table of the desk as of version 1.

CREATE TABLE journal_entry (
    id INTEGER PRIMARY KEY REFERENCES journal_seal (entry) DEFERRABLE INITIALLY DEFERRED,
    at TEXT NOT NULL,
    who INTEGER REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
    deed TEXT NOT NULL,
    zh TEXT NOT NULL,
    en TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT journal_kind CHECK (kind IN ('change', 'undo', 'redo', 'record')),
    undoes INTEGER REFERENCES journal_entry (id),
    stands TEXT,
    details TEXT NOT NULL DEFAULT '{}',
    CONSTRAINT journal_undoes CHECK ((kind IN ('undo', 'redo')) = (undoes IS NOT NULL))
) STRICT;

CREATE TABLE journal_change (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES journal_entry (id),
    noun TEXT NOT NULL,
    row INTEGER NOT NULL,
    student INTEGER,
    before TEXT,
    after TEXT
) STRICT;

CREATE TABLE journal_seal (
    entry INTEGER PRIMARY KEY REFERENCES journal_entry (id),
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE "staff" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "name" TEXT NOT NULL, "initials" TEXT NOT NULL, "kind" TEXT NOT NULL, "role" TEXT NOT NULL, "target_minutes" INTEGER, "phone" TEXT NOT NULL, "left_on" TEXT, CONSTRAINT "staff_kind" CHECK (kind IN ('full_time', 'part_time', 'duty', 'head_teacher', 'mentor', 'leader', 'other')), CONSTRAINT "staff_role" CHECK (role IN ('counsellor', 'duty', 'leader', 'administrator', 'none')), CONSTRAINT "staff_named" CHECK (length(trim(name)) > 0), CONSTRAINT "staff_target" CHECK (target_minutes IS NULL OR target_minutes BETWEEN 0 AND 6000)) STRICT;

CREATE INDEX "staff_name" ON "staff" ("name");

CREATE TABLE "absence" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "staff_id" INTEGER NOT NULL, "starts" TEXT NOT NULL, "ends" TEXT NOT NULL, "reason" TEXT NOT NULL, "retired" INTEGER NOT NULL, FOREIGN KEY ("staff_id") REFERENCES "staff" ("id"), CONSTRAINT "absence_order" CHECK (starts < ends)) STRICT;

CREATE INDEX "absence_staff_id" ON "absence" ("staff_id");

CREATE INDEX "absence_staff_id_starts" ON "absence" ("staff_id", "starts");

CREATE TABLE "school_class" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "stage" TEXT NOT NULL, "entry_year" INTEGER NOT NULL, "number" INTEGER NOT NULL, "head_teacher_id" INTEGER, FOREIGN KEY ("head_teacher_id") REFERENCES "staff" ("id"), CONSTRAINT "class_stage" CHECK (stage IN ('primary', 'junior', 'senior')), CONSTRAINT "class_entry_year" CHECK (entry_year BETWEEN 1980 AND 2200), CONSTRAINT "class_number" CHECK (number BETWEEN 1 AND 99)) STRICT;

CREATE INDEX "school_class_head_teacher_id" ON "school_class" ("head_teacher_id");

CREATE UNIQUE INDEX "school_class_stage_entry_year_number" ON "school_class" ("stage", "entry_year", "number");

CREATE TABLE "dormitory" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "building" TEXT NOT NULL, "room" TEXT NOT NULL, "sex" TEXT, CONSTRAINT "dormitory_sex" CHECK (sex IN ('M', 'F'))) STRICT;

CREATE UNIQUE INDEX "dormitory_building_room" ON "dormitory" ("building", "room");

CREATE TABLE "student" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "number" TEXT NOT NULL, "name" TEXT NOT NULL, "initials" TEXT NOT NULL, "syllables" TEXT NOT NULL, "sex" TEXT, "born" TEXT, "school_class_id" INTEGER, "dormitory_id" INTEGER, "boarding" INTEGER, "counsellor_id" INTEGER, "left_behind" INTEGER NOT NULL, "migrant" INTEGER NOT NULL, "orphan" INTEGER NOT NULL, "health" TEXT NOT NULL, "guardian_phone" TEXT NOT NULL, "left_on" TEXT, FOREIGN KEY ("school_class_id") REFERENCES "school_class" ("id"), FOREIGN KEY ("dormitory_id") REFERENCES "dormitory" ("id"), FOREIGN KEY ("counsellor_id") REFERENCES "staff" ("id"), CONSTRAINT "student_sex" CHECK (sex IN ('M', 'F')), CONSTRAINT "student_named" CHECK (length(trim(name)) > 0), CONSTRAINT "student_numbered" CHECK (length(trim(number)) > 0), CONSTRAINT "student_no_identity_number" CHECK (number NOT GLOB '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9xX]*')) STRICT;

CREATE UNIQUE INDEX "student_number" ON "student" ("number");

CREATE INDEX "student_school_class_id" ON "student" ("school_class_id");

CREATE INDEX "student_dormitory_id" ON "student" ("dormitory_id");

CREATE INDEX "student_counsellor_id" ON "student" ("counsellor_id");

CREATE TABLE "room" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "name" TEXT NOT NULL, "kind" TEXT NOT NULL, "capacity" INTEGER NOT NULL, "closed_on" TEXT, CONSTRAINT "room_kind" CHECK (kind IN ('individual', 'group', 'sand_play', 'relaxation', 'reception', 'assessment', 'other')), CONSTRAINT "room_named" CHECK (length(trim(name)) > 0), CONSTRAINT "room_capacity" CHECK (capacity BETWEEN 1 AND 500)) STRICT;

CREATE UNIQUE INDEX "room_name" ON "room" ("name");

CREATE TABLE "word" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "list" TEXT NOT NULL, "code" TEXT NOT NULL, "zh" TEXT NOT NULL, "en" TEXT NOT NULL, "place" INTEGER NOT NULL, "retired" INTEGER NOT NULL, CONSTRAINT "word_list" CHECK (list IN ('form', 'source', 'topic', 'danger')), CONSTRAINT "word_code" CHECK (code LIKE list || '.%'), CONSTRAINT "word_said" CHECK (length(trim(zh)) > 0 AND length(trim(en)) > 0)) STRICT;

CREATE UNIQUE INDEX "word_code" ON "word" ("code");

CREATE TABLE "series" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" TEXT NOT NULL, "count" INTEGER, "until" TEXT, "skipped" TEXT NOT NULL, CONSTRAINT "series_kind" CHECK (kind IN ('weekly', 'fortnightly', 'monthly')), CONSTRAINT "series_end" CHECK ((count IS NULL) <> (until IS NULL))) STRICT;

CREATE TABLE "appointment" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "visitor" TEXT NOT NULL, "student_id" INTEGER, "visitor_name" TEXT NOT NULL, "counsellor_id" INTEGER NOT NULL, "room_id" INTEGER, "starts" TEXT NOT NULL, "ends" TEXT NOT NULL, "state" TEXT NOT NULL, "form_id" TEXT NOT NULL, "series_id" INTEGER, "overlap_reason" TEXT, "after_the_fact" INTEGER NOT NULL, "ended_reason" TEXT NOT NULL, "remark" TEXT NOT NULL, FOREIGN KEY ("student_id") REFERENCES "student" ("id"), FOREIGN KEY ("counsellor_id") REFERENCES "staff" ("id"), FOREIGN KEY ("room_id") REFERENCES "room" ("id"), FOREIGN KEY ("form_id") REFERENCES "word" ("code"), FOREIGN KEY ("series_id") REFERENCES "series" ("id"), CONSTRAINT "appointment_moments" CHECK (starts IS strftime('%Y-%m-%d %H:%M', starts) AND starts NOT LIKE '% 24:%' AND ends IS strftime('%Y-%m-%d %H:%M', ends) AND ends NOT LIKE '% 24:%'), CONSTRAINT "appointment_state" CHECK (state IN ('held', 'booked', 'arrived', 'in_session', 'done', 'no_show', 'late_cancel', 'cancelled', 'voided')), CONSTRAINT "appointment_visitor" CHECK (visitor IN ('student', 'parent', 'teacher', 'group', 'other')), CONSTRAINT "appointment_order" CHECK (starts < ends), CONSTRAINT "appointment_midnight" CHECK (substr(starts, 1, 10) = substr(ends, 1, 10)), CONSTRAINT "appointment_overlap_reason" CHECK (overlap_reason IS NULL OR length(trim(overlap_reason)) > 0), CONSTRAINT "appointment_void_reason" CHECK (state <> 'voided' OR length(trim(ended_reason)) > 0), CONSTRAINT "appointment_form" CHECK (form_id LIKE 'form.%'), CONSTRAINT "appointment_who" CHECK (visitor IN ('student', 'parent') OR student_id IS NULL), CONSTRAINT "appointment_student" CHECK (student_id IS NOT NULL OR visitor <> 'student')) STRICT;

CREATE INDEX "appointment_student_id" ON "appointment" ("student_id");

CREATE INDEX "appointment_counsellor_id" ON "appointment" ("counsellor_id");

CREATE INDEX "appointment_room_id" ON "appointment" ("room_id");

CREATE INDEX "appointment_form_id" ON "appointment" ("form_id");

CREATE INDEX "appointment_series_id" ON "appointment" ("series_id");

CREATE INDEX "appointment_starts" ON "appointment" ("starts");

CREATE INDEX "appointment_counsellor_id_starts" ON "appointment" ("counsellor_id", "starts");

CREATE INDEX "appointment_room_id_starts" ON "appointment" ("room_id", "starts");

CREATE INDEX "appointment_student_id_starts" ON "appointment" ("student_id", "starts");

CREATE INDEX "appointment_series_id_starts" ON "appointment" ("series_id", "starts");

CREATE TABLE "visit" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "number" TEXT NOT NULL, "visitor" TEXT NOT NULL, "student_id" INTEGER, "visitor_name" TEXT NOT NULL, "counsellor_id" INTEGER NOT NULL, "room_id" INTEGER, "starts" TEXT NOT NULL, "ends" TEXT, "form_id" TEXT NOT NULL, "source_id" TEXT, "appointment_id" INTEGER, "in_hours" INTEGER NOT NULL, "after_the_fact" INTEGER NOT NULL, "state" TEXT NOT NULL, "voided_reason" TEXT, "remark" TEXT NOT NULL, FOREIGN KEY ("student_id") REFERENCES "student" ("id"), FOREIGN KEY ("counsellor_id") REFERENCES "staff" ("id"), FOREIGN KEY ("room_id") REFERENCES "room" ("id"), FOREIGN KEY ("form_id") REFERENCES "word" ("code"), FOREIGN KEY ("source_id") REFERENCES "word" ("code"), FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id"), CONSTRAINT "visit_moments" CHECK (starts IS strftime('%Y-%m-%d %H:%M', starts) AND starts NOT LIKE '% 24:%' AND ends IS strftime('%Y-%m-%d %H:%M', ends) AND ends NOT LIKE '% 24:%'), CONSTRAINT "visit_state" CHECK (state IN ('under_way', 'ended', 'voided')), CONSTRAINT "visit_visitor" CHECK (visitor IN ('student', 'parent', 'teacher', 'group', 'other')), CONSTRAINT "visit_order" CHECK (ends IS NULL OR starts < ends), CONSTRAINT "visit_midnight" CHECK (ends IS NULL OR substr(starts, 1, 10) = substr(ends, 1, 10)), CONSTRAINT "visit_ended" CHECK (state <> 'ended' OR ends IS NOT NULL), CONSTRAINT "visit_under_way" CHECK (state <> 'under_way' OR ends IS NULL), CONSTRAINT "visit_void_reason" CHECK ((state = 'voided') = (voided_reason IS NOT NULL)), CONSTRAINT "visit_void_words" CHECK (voided_reason IS NULL OR length(trim(voided_reason)) > 0), CONSTRAINT "visit_form" CHECK (form_id LIKE 'form.%'), CONSTRAINT "visit_source" CHECK (source_id IS NULL OR source_id LIKE 'source.%'), CONSTRAINT "visit_who" CHECK (visitor IN ('student', 'parent') OR student_id IS NULL)) STRICT;

CREATE UNIQUE INDEX "visit_number" ON "visit" ("number");

CREATE INDEX "visit_student_id" ON "visit" ("student_id");

CREATE INDEX "visit_counsellor_id" ON "visit" ("counsellor_id");

CREATE INDEX "visit_room_id" ON "visit" ("room_id");

CREATE INDEX "visit_starts" ON "visit" ("starts");

CREATE INDEX "visit_form_id" ON "visit" ("form_id");

CREATE INDEX "visit_source_id" ON "visit" ("source_id");

CREATE INDEX "visit_appointment_id" ON "visit" ("appointment_id");

CREATE INDEX "visit_counsellor_id_starts" ON "visit" ("counsellor_id", "starts");

CREATE INDEX "visit_student_id_starts" ON "visit" ("student_id", "starts");

CREATE TABLE "note" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "visit_id" INTEGER NOT NULL, "body" TEXT NOT NULL, "author_id" INTEGER, "finished" TEXT NOT NULL, FOREIGN KEY ("visit_id") REFERENCES "visit" ("id"), FOREIGN KEY ("author_id") REFERENCES "staff" ("id"), CONSTRAINT "note_written" CHECK (length(trim(body)) > 0)) STRICT;

CREATE UNIQUE INDEX "note_visit_id" ON "note" ("visit_id");

CREATE INDEX "note_author_id" ON "note" ("author_id");

CREATE TABLE "amendment" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "note_id" INTEGER NOT NULL, "body" TEXT NOT NULL, "author_id" INTEGER, "written" TEXT NOT NULL, FOREIGN KEY ("note_id") REFERENCES "note" ("id"), FOREIGN KEY ("author_id") REFERENCES "staff" ("id"), CONSTRAINT "amendment_written" CHECK (length(trim(body)) > 0)) STRICT;

CREATE INDEX "amendment_note_id" ON "amendment" ("note_id");

CREATE INDEX "amendment_author_id" ON "amendment" ("author_id");

CREATE TABLE "attendance" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "visit_id" INTEGER NOT NULL, "student_id" INTEGER NOT NULL, "present" INTEGER NOT NULL, "reason" TEXT NOT NULL, FOREIGN KEY ("visit_id") REFERENCES "visit" ("id"), FOREIGN KEY ("student_id") REFERENCES "student" ("id")) STRICT;

CREATE INDEX "attendance_visit_id" ON "attendance" ("visit_id");

CREATE INDEX "attendance_student_id" ON "attendance" ("student_id");

CREATE UNIQUE INDEX "attendance_visit_id_student_id" ON "attendance" ("visit_id", "student_id");

CREATE TABLE "bell_schedule" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "key" TEXT NOT NULL, "zh" TEXT NOT NULL, "en" TEXT NOT NULL, "from_month_day" TEXT NOT NULL, CONSTRAINT "bell_schedule_month_day" CHECK (from_month_day GLOB '[01][0-9]-[0-3][0-9]')) STRICT;

CREATE UNIQUE INDEX "bell_schedule_key" ON "bell_schedule" ("key");

CREATE TABLE "waiting" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "student_id" INTEGER NOT NULL, "counsellor_id" INTEGER, "weekdays" TEXT NOT NULL, "earliest" TEXT, "latest" TEXT, "minutes" INTEGER NOT NULL, "until" TEXT, "urgent" INTEGER NOT NULL, "state" TEXT NOT NULL, "appointment_id" INTEGER, "remark" TEXT NOT NULL, "since" TEXT NOT NULL, FOREIGN KEY ("student_id") REFERENCES "student" ("id"), FOREIGN KEY ("counsellor_id") REFERENCES "staff" ("id"), FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id"), CONSTRAINT "waiting_state" CHECK (state IN ('waiting', 'booked', 'withdrawn')), CONSTRAINT "waiting_minutes" CHECK (minutes BETWEEN 5 AND 480), CONSTRAINT "waiting_order" CHECK (earliest IS NULL OR latest IS NULL OR earliest < latest), CONSTRAINT "waiting_booked" CHECK ((state = 'booked') = (appointment_id IS NOT NULL))) STRICT;

CREATE INDEX "waiting_student_id" ON "waiting" ("student_id");

CREATE INDEX "waiting_counsellor_id" ON "waiting" ("counsellor_id");

CREATE INDEX "waiting_appointment_id" ON "waiting" ("appointment_id");

CREATE TABLE "dated_window" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "day" TEXT NOT NULL, "starts" TEXT, "ends" TEXT, "staff_id" INTEGER, "room_id" INTEGER, "reason" TEXT NOT NULL, "retired" INTEGER NOT NULL, FOREIGN KEY ("staff_id") REFERENCES "staff" ("id"), FOREIGN KEY ("room_id") REFERENCES "room" ("id"), CONSTRAINT "dated_window_times" CHECK ((starts IS NULL) = (ends IS NULL)), CONSTRAINT "dated_window_order" CHECK (starts IS NULL OR starts < ends)) STRICT;

CREATE INDEX "dated_window_day" ON "dated_window" ("day");

CREATE INDEX "dated_window_staff_id" ON "dated_window" ("staff_id");

CREATE INDEX "dated_window_room_id" ON "dated_window" ("room_id");

CREATE TABLE "day_override" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "day" TEXT NOT NULL, "kind" TEXT NOT NULL, "as_weekday" INTEGER, "note" TEXT NOT NULL, "retired" INTEGER NOT NULL, CONSTRAINT "day_override_kind" CHECK (kind IN ('closed', 'teaching', 'exam')), CONSTRAINT "day_override_weekday" CHECK (as_weekday IS NULL OR as_weekday BETWEEN 0 AND 6)) STRICT;

CREATE UNIQUE INDEX "day_override_day" ON "day_override" ("day");

CREATE TABLE "draft" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "key" TEXT NOT NULL, "body" TEXT NOT NULL, "kept_at" TEXT NOT NULL) STRICT;

CREATE UNIQUE INDEX "draft_key" ON "draft" ("key");

CREATE TABLE "duty_swap" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "day" TEXT NOT NULL, "planned_id" INTEGER NOT NULL, "instead_id" INTEGER NOT NULL, "reason" TEXT NOT NULL, "retired" INTEGER NOT NULL, FOREIGN KEY ("planned_id") REFERENCES "staff" ("id"), FOREIGN KEY ("instead_id") REFERENCES "staff" ("id"), CONSTRAINT "duty_swap_two_people" CHECK (planned_id <> instead_id), CONSTRAINT "duty_swap_reason" CHECK (length(trim(reason)) > 0)) STRICT;

CREATE INDEX "duty_swap_day" ON "duty_swap" ("day");

CREATE INDEX "duty_swap_planned_id" ON "duty_swap" ("planned_id");

CREATE INDEX "duty_swap_instead_id" ON "duty_swap" ("instead_id");

CREATE TABLE "opening" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "starts" TEXT NOT NULL, "ends" TEXT, "opened_by_id" INTEGER, "closed_by_id" INTEGER, "handover" TEXT NOT NULL, "corrected" INTEGER NOT NULL, "voided_reason" TEXT, FOREIGN KEY ("opened_by_id") REFERENCES "staff" ("id"), FOREIGN KEY ("closed_by_id") REFERENCES "staff" ("id"), CONSTRAINT "opening_moments" CHECK (starts IS strftime('%Y-%m-%d %H:%M', starts) AND starts NOT LIKE '% 24:%' AND ends IS strftime('%Y-%m-%d %H:%M', ends) AND ends NOT LIKE '% 24:%'), CONSTRAINT "opening_order" CHECK (ends IS NULL OR starts < ends), CONSTRAINT "opening_midnight" CHECK (ends IS NULL OR substr(starts, 1, 10) = substr(ends, 1, 10)), CONSTRAINT "opening_void_reason" CHECK (voided_reason IS NULL OR length(trim(voided_reason)) > 0)) STRICT;

CREATE INDEX "opening_starts" ON "opening" ("starts");

CREATE INDEX "opening_opened_by_id" ON "opening" ("opened_by_id");

CREATE INDEX "opening_closed_by_id" ON "opening" ("closed_by_id");

CREATE TABLE "duty_turn" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "opening_id" INTEGER NOT NULL, "staff_id" INTEGER NOT NULL, "starts" TEXT NOT NULL, "ends" TEXT, FOREIGN KEY ("opening_id") REFERENCES "opening" ("id"), FOREIGN KEY ("staff_id") REFERENCES "staff" ("id"), CONSTRAINT "duty_turn_order" CHECK (ends IS NULL OR starts <= ends)) STRICT;

CREATE INDEX "duty_turn_opening_id" ON "duty_turn" ("opening_id");

CREATE INDEX "duty_turn_staff_id" ON "duty_turn" ("staff_id");

CREATE TABLE "holiday" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "day" TEXT NOT NULL, "off" INTEGER NOT NULL, "name" TEXT NOT NULL, "instead_of" TEXT) STRICT;

CREATE UNIQUE INDEX "holiday_day" ON "holiday" ("day");

CREATE TABLE "holiday_year" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "year" INTEGER NOT NULL, "complete" INTEGER NOT NULL) STRICT;

CREATE UNIQUE INDEX "holiday_year_year" ON "holiday_year" ("year");

CREATE TABLE "lesson" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "schedule_id" INTEGER NOT NULL, "starts" TEXT NOT NULL, "ends" TEXT NOT NULL, FOREIGN KEY ("schedule_id") REFERENCES "bell_schedule" ("id"), CONSTRAINT "lesson_order" CHECK (starts < ends)) STRICT;

CREATE INDEX "lesson_schedule_id" ON "lesson" ("schedule_id");

CREATE TABLE "letter" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "received_on" TEXT NOT NULL, "student_id" INTEGER, "signed" TEXT NOT NULL, "gist" TEXT NOT NULL, "reply_by" TEXT NOT NULL, "counsellor_id" INTEGER, "replied_on" TEXT, "voided_reason" TEXT, FOREIGN KEY ("student_id") REFERENCES "student" ("id"), FOREIGN KEY ("counsellor_id") REFERENCES "staff" ("id"), CONSTRAINT "letter_reply_by" CHECK (received_on <= reply_by), CONSTRAINT "letter_replied_on" CHECK (replied_on IS NULL OR received_on <= replied_on), CONSTRAINT "letter_void_reason" CHECK (voided_reason IS NULL OR length(trim(voided_reason)) > 0)) STRICT;

CREATE INDEX "letter_student_id" ON "letter" ("student_id");

CREATE INDEX "letter_counsellor_id" ON "letter" ("counsellor_id");

CREATE TABLE "opening_window" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "weekday" INTEGER NOT NULL, "starts" TEXT NOT NULL, "ends" TEXT NOT NULL, "bell_id" INTEGER, "parity" TEXT NOT NULL, "from_on" TEXT, "until_on" TEXT, "staff_id" INTEGER, "room_id" INTEGER, "retired" INTEGER NOT NULL, FOREIGN KEY ("bell_id") REFERENCES "bell_schedule" ("id"), FOREIGN KEY ("staff_id") REFERENCES "staff" ("id"), FOREIGN KEY ("room_id") REFERENCES "room" ("id"), CONSTRAINT "opening_window_weekday" CHECK (weekday BETWEEN 0 AND 6), CONSTRAINT "opening_window_order" CHECK (starts < ends), CONSTRAINT "opening_window_parity" CHECK (parity IN ('all', 'odd', 'even')), CONSTRAINT "opening_window_dates" CHECK (from_on IS NULL OR until_on IS NULL OR from_on <= until_on)) STRICT;

CREATE INDEX "opening_window_bell_id" ON "opening_window" ("bell_id");

CREATE INDEX "opening_window_staff_id" ON "opening_window" ("staff_id");

CREATE INDEX "opening_window_room_id" ON "opening_window" ("room_id");

CREATE TABLE "reading" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "at" TEXT NOT NULL, "who" INTEGER, "what" TEXT NOT NULL, "student_id" INTEGER) STRICT;

CREATE INDEX "reading_student_id" ON "reading" ("student_id");

CREATE TABLE "setting" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "key" TEXT NOT NULL, "value" TEXT NOT NULL) STRICT;

CREATE UNIQUE INDEX "setting_key" ON "setting" ("key");

CREATE TABLE "term" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "school_year" INTEGER NOT NULL, "number" INTEGER NOT NULL, "starts" TEXT NOT NULL, "ends" TEXT NOT NULL, CONSTRAINT "term_number" CHECK (number BETWEEN 1 AND 3), CONSTRAINT "term_order" CHECK (starts < ends)) STRICT;

CREATE UNIQUE INDEX "term_school_year_number" ON "term" ("school_year", "number");

CREATE TABLE "visit_word" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "visit_id" INTEGER NOT NULL, "word_id" TEXT NOT NULL, FOREIGN KEY ("visit_id") REFERENCES "visit" ("id"), FOREIGN KEY ("word_id") REFERENCES "word" ("code"), CONSTRAINT "visit_word_list" CHECK (word_id LIKE 'topic.%' OR word_id LIKE 'danger.%')) STRICT;

CREATE INDEX "visit_word_visit_id" ON "visit_word" ("visit_id");

CREATE INDEX "visit_word_word_id" ON "visit_word" ("word_id");

CREATE UNIQUE INDEX "visit_word_visit_id_word_id" ON "visit_word" ("visit_id", "word_id");
