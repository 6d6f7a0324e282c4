-- The peer committee: seats, training, evaluations, weekly reports, concerns, meetings, the grid.

CREATE TABLE "peer_report" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "school_class_id" INTEGER, "dormitory_id" INTEGER, "building" TEXT, "monday" TEXT NOT NULL, "answer" TEXT NOT NULL, "mood" INTEGER, "study" INTEGER NOT NULL, "life" INTEGER NOT NULL, "relations" INTEGER NOT NULL, "feelings" INTEGER NOT NULL, "talk" TEXT NOT NULL, "events" TEXT NOT NULL, "help_asked" TEXT NOT NULL, "received_at" TEXT NOT NULL, "came_by" TEXT NOT NULL, "entered_by_id" INTEGER, "returned_reason" TEXT, "voided_reason" TEXT, FOREIGN KEY ("school_class_id") REFERENCES "school_class" ("id"), FOREIGN KEY ("dormitory_id") REFERENCES "dormitory" ("id"), FOREIGN KEY ("entered_by_id") REFERENCES "staff" ("id"), CONSTRAINT "peer_report_place" CHECK ((school_class_id IS NOT NULL) + (dormitory_id IS NOT NULL) + (building IS NOT NULL) = 1), CONSTRAINT "peer_report_monday" CHECK (strftime('%w', monday) = '1'), CONSTRAINT "peer_report_answer" CHECK (answer IN ('nothing', 'report')), CONSTRAINT "peer_report_came_by" CHECK (came_by IN ('keys', 'paper', 'workbook')), CONSTRAINT "peer_report_mood" CHECK (mood IS NULL OR mood BETWEEN 1 AND 5), CONSTRAINT "peer_report_nothing" CHECK (answer = 'report' OR study + life + relations + feelings = 0), CONSTRAINT "peer_report_returned" CHECK (returned_reason IS NULL OR length(trim(returned_reason)) > 0), CONSTRAINT "peer_report_void_reason" CHECK (voided_reason IS NULL OR length(trim(voided_reason)) > 0)) STRICT;

CREATE INDEX "peer_report_school_class_id" ON "peer_report" ("school_class_id");

CREATE INDEX "peer_report_dormitory_id" ON "peer_report" ("dormitory_id");

CREATE INDEX "peer_report_monday" ON "peer_report" ("monday");

CREATE INDEX "peer_report_entered_by_id" ON "peer_report" ("entered_by_id");

CREATE TABLE "seat" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "student_id" INTEGER NOT NULL, "school_class_id" INTEGER, "dormitory_id" INTEGER, "building" TEXT, "chair" TEXT NOT NULL, "chosen" TEXT NOT NULL, "from_on" TEXT NOT NULL, "until_on" TEXT NOT NULL, "duties_signed_on" TEXT, "ended_on" TEXT, "ended_how" TEXT, "ended_reason" TEXT NOT NULL, FOREIGN KEY ("student_id") REFERENCES "student" ("id"), FOREIGN KEY ("school_class_id") REFERENCES "school_class" ("id"), FOREIGN KEY ("dormitory_id") REFERENCES "dormitory" ("id"), CONSTRAINT "seat_place" CHECK ((school_class_id IS NOT NULL) + (dormitory_id IS NOT NULL) + (building IS NOT NULL) = 1), CONSTRAINT "seat_chair" CHECK (chair IN ('boy', 'girl', 'any')), CONSTRAINT "seat_chosen" CHECK (chosen IN ('self', 'elected', 'named')), CONSTRAINT "seat_ended_how" CHECK (ended_how IN ('served', 'resigned', 'replaced', 'left', 'removed')), CONSTRAINT "seat_order" CHECK (from_on <= until_on), CONSTRAINT "seat_ended" CHECK ((ended_on IS NULL) = (ended_how IS NULL)), CONSTRAINT "seat_ended_order" CHECK (ended_on IS NULL OR from_on <= ended_on), CONSTRAINT "seat_ended_reason" CHECK (ended_how IS NULL OR ended_how = 'served' OR length(trim(ended_reason)) > 0), CONSTRAINT "seat_signed" CHECK (duties_signed_on IS NULL OR duties_signed_on >= from_on)) STRICT;

CREATE INDEX "seat_student_id" ON "seat" ("student_id");

CREATE INDEX "seat_school_class_id" ON "seat" ("school_class_id");

CREATE INDEX "seat_dormitory_id" ON "seat" ("dormitory_id");

CREATE TABLE "concern" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "student_id" INTEGER NOT NULL, "report_id" INTEGER, "seat_id" INTEGER, "kind" TEXT NOT NULL, "seen" TEXT NOT NULL, "urgent" INTEGER NOT NULL, "raised_at" TEXT NOT NULL, "state" TEXT NOT NULL, "acted_at" TEXT, "again_on" TEXT, FOREIGN KEY ("student_id") REFERENCES "student" ("id"), FOREIGN KEY ("report_id") REFERENCES "peer_report" ("id"), FOREIGN KEY ("seat_id") REFERENCES "seat" ("id"), CONSTRAINT "concern_kind" CHECK (kind IN ('study', 'life', 'relations', 'feelings', 'family', 'health', 'safety', 'other')), CONSTRAINT "concern_state" CHECK (state IN ('new', 'looked', 'watch', 'ask', 'invite', 'case', 'nothing')), CONSTRAINT "concern_seen" CHECK (length(trim(seen)) > 0), CONSTRAINT "concern_acted" CHECK ((acted_at IS NULL) = (state IN ('new', 'looked'))), CONSTRAINT "concern_order" CHECK (acted_at IS NULL OR raised_at <= acted_at)) STRICT;

CREATE INDEX "concern_student_id" ON "concern" ("student_id");

CREATE INDEX "concern_report_id" ON "concern" ("report_id");

CREATE INDEX "concern_seat_id" ON "concern" ("seat_id");

CREATE INDEX "concern_raised_at" ON "concern" ("raised_at");

CREATE TABLE "concern_step" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "concern_id" INTEGER NOT NULL, "at" TEXT NOT NULL, "what" TEXT NOT NULL, "words" TEXT NOT NULL, "who_id" INTEGER, "appointment_id" INTEGER, "waiting_id" INTEGER, FOREIGN KEY ("concern_id") REFERENCES "concern" ("id"), FOREIGN KEY ("who_id") REFERENCES "staff" ("id"), FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id"), FOREIGN KEY ("waiting_id") REFERENCES "waiting" ("id"), CONSTRAINT "concern_step_what" CHECK (what IN ('looked', 'watch', 'ask', 'invite', 'case', 'nothing')), CONSTRAINT "concern_step_reason" CHECK (what <> 'nothing' OR length(trim(words)) > 0), CONSTRAINT "concern_step_link" CHECK (what = 'invite' OR (appointment_id IS NULL AND waiting_id IS NULL))) STRICT;

CREATE INDEX "concern_step_concern_id" ON "concern_step" ("concern_id");

CREATE INDEX "concern_step_who_id" ON "concern_step" ("who_id");

CREATE INDEX "concern_step_appointment_id" ON "concern_step" ("appointment_id");

CREATE INDEX "concern_step_waiting_id" ON "concern_step" ("waiting_id");

CREATE TABLE "evaluation" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "seat_id" INTEGER NOT NULL, "verdict" TEXT NOT NULL, "words" TEXT NOT NULL, "day" TEXT NOT NULL, "author_id" INTEGER, FOREIGN KEY ("seat_id") REFERENCES "seat" ("id"), FOREIGN KEY ("author_id") REFERENCES "staff" ("id"), CONSTRAINT "evaluation_verdict" CHECK (verdict IN ('outstanding', 'good', 'fair', 'poor'))) STRICT;

CREATE UNIQUE INDEX "evaluation_seat_id" ON "evaluation" ("seat_id");

CREATE INDEX "evaluation_author_id" ON "evaluation" ("author_id");

CREATE TABLE "grid_post" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "level" TEXT NOT NULL, "stage" TEXT, "entry_year" INTEGER, "staff_id" INTEGER NOT NULL, "from_on" TEXT NOT NULL, "ended_on" TEXT, FOREIGN KEY ("staff_id") REFERENCES "staff" ("id"), CONSTRAINT "grid_post_level" CHECK (level IN ('school', 'grade')), CONSTRAINT "grid_post_stage" CHECK (stage IN ('primary', 'junior', 'senior')), CONSTRAINT "grid_post_grade" CHECK ((level = 'grade') = (stage IS NOT NULL AND entry_year IS NOT NULL))) STRICT;

CREATE INDEX "grid_post_staff_id" ON "grid_post" ("staff_id");

CREATE TABLE "peer_meeting" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" TEXT NOT NULL, "school_class_id" INTEGER NOT NULL, "day" TEXT NOT NULL, "minutes" INTEGER NOT NULL, "led_by_id" INTEGER, "remark" TEXT NOT NULL, "voided_reason" TEXT, FOREIGN KEY ("school_class_id") REFERENCES "school_class" ("id"), FOREIGN KEY ("led_by_id") REFERENCES "staff" ("id"), CONSTRAINT "peer_meeting_kind" CHECK (kind IN ('meeting', 'listening')), CONSTRAINT "peer_meeting_minutes" CHECK (minutes BETWEEN 5 AND 600), CONSTRAINT "peer_meeting_void_reason" CHECK (voided_reason IS NULL OR length(trim(voided_reason)) > 0)) STRICT;

CREATE INDEX "peer_meeting_school_class_id" ON "peer_meeting" ("school_class_id");

CREATE INDEX "peer_meeting_day" ON "peer_meeting" ("day");

CREATE INDEX "peer_meeting_led_by_id" ON "peer_meeting" ("led_by_id");

CREATE TABLE "meeting_student" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "meeting_id" INTEGER NOT NULL, "student_id" INTEGER NOT NULL, FOREIGN KEY ("meeting_id") REFERENCES "peer_meeting" ("id"), FOREIGN KEY ("student_id") REFERENCES "student" ("id")) STRICT;

CREATE INDEX "meeting_student_meeting_id" ON "meeting_student" ("meeting_id");

CREATE INDEX "meeting_student_student_id" ON "meeting_student" ("student_id");

CREATE UNIQUE INDEX "meeting_student_meeting_id_student_id" ON "meeting_student" ("meeting_id", "student_id");

CREATE TABLE "mentor" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "student_id" INTEGER NOT NULL, "staff_id" INTEGER NOT NULL, "from_on" TEXT NOT NULL, "ended_on" TEXT, FOREIGN KEY ("student_id") REFERENCES "student" ("id"), FOREIGN KEY ("staff_id") REFERENCES "staff" ("id"), CONSTRAINT "mentor_order" CHECK (ended_on IS NULL OR from_on <= ended_on)) STRICT;

CREATE INDEX "mentor_student_id" ON "mentor" ("student_id");

CREATE INDEX "mentor_staff_id" ON "mentor" ("staff_id");

CREATE TABLE "training" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "day" TEXT NOT NULL, "topic" TEXT NOT NULL, "minutes" INTEGER NOT NULL, "led_by_id" INTEGER, "voided_reason" TEXT, FOREIGN KEY ("led_by_id") REFERENCES "staff" ("id"), CONSTRAINT "training_topic" CHECK (length(trim(topic)) > 0), CONSTRAINT "training_minutes" CHECK (minutes BETWEEN 5 AND 600), CONSTRAINT "training_void_reason" CHECK (voided_reason IS NULL OR length(trim(voided_reason)) > 0)) STRICT;

CREATE INDEX "training_day" ON "training" ("day");

CREATE INDEX "training_led_by_id" ON "training" ("led_by_id");

CREATE TABLE "training_presence" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "training_id" INTEGER NOT NULL, "seat_id" INTEGER NOT NULL, FOREIGN KEY ("training_id") REFERENCES "training" ("id"), FOREIGN KEY ("seat_id") REFERENCES "seat" ("id")) STRICT;

CREATE INDEX "training_presence_training_id" ON "training_presence" ("training_id");

CREATE INDEX "training_presence_seat_id" ON "training_presence" ("seat_id");

CREATE UNIQUE INDEX "training_presence_training_id_seat_id" ON "training_presence" ("training_id", "seat_id");
