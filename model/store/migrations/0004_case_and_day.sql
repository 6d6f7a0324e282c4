-- A concern names the case it went into by a reference; a class may tell its mood day by day.

CREATE TABLE "day_mood" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "school_class_id" INTEGER, "dormitory_id" INTEGER, "building" TEXT, "day" TEXT NOT NULL, "mood" INTEGER NOT NULL, "entered_by_id" INTEGER, FOREIGN KEY ("school_class_id") REFERENCES "school_class" ("id"), FOREIGN KEY ("dormitory_id") REFERENCES "dormitory" ("id"), FOREIGN KEY ("entered_by_id") REFERENCES "staff" ("id"), CONSTRAINT "day_mood_place" CHECK ((school_class_id IS NOT NULL) + (dormitory_id IS NOT NULL) + (building IS NOT NULL) = 1), CONSTRAINT "day_mood_mood" CHECK (mood BETWEEN 1 AND 5)) STRICT;

CREATE INDEX "day_mood_school_class_id" ON "day_mood" ("school_class_id");

CREATE INDEX "day_mood_dormitory_id" ON "day_mood" ("dormitory_id");

CREATE INDEX "day_mood_day" ON "day_mood" ("day");

CREATE INDEX "day_mood_entered_by_id" ON "day_mood" ("entered_by_id");

CREATE TABLE "concern_step_new" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "concern_id" INTEGER NOT NULL, "at" TEXT NOT NULL, "what" TEXT NOT NULL, "words" TEXT NOT NULL, "who_id" INTEGER, "appointment_id" INTEGER, "waiting_id" INTEGER, "case_id" INTEGER, FOREIGN KEY ("concern_id") REFERENCES "concern" ("id"), FOREIGN KEY ("who_id") REFERENCES "staff" ("id"), FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id"), FOREIGN KEY ("waiting_id") REFERENCES "waiting" ("id"), FOREIGN KEY ("case_id") REFERENCES "care_case" ("id"), CONSTRAINT "concern_step_what" CHECK (what IN ('looked', 'watch', 'ask', 'invite', 'case', 'nothing')), CONSTRAINT "concern_step_reason" CHECK (what <> 'nothing' OR length(trim(words)) > 0), CONSTRAINT "concern_step_link" CHECK (what = 'invite' OR (appointment_id IS NULL AND waiting_id IS NULL)), CONSTRAINT "concern_step_case" CHECK (what = 'case' OR case_id IS NULL)) STRICT;

-- The case stood in the step's words until now, as "#12 the reason".
INSERT INTO "concern_step_new"
SELECT "id", "concern_id", "at", "what",
  CASE WHEN "what" = 'case' AND "words" GLOB '#[0-9]* *' THEN substr("words", instr("words", ' ') + 1) ELSE "words" END,
  "who_id", "appointment_id", "waiting_id",
  CASE WHEN "what" = 'case' AND "words" GLOB '#[0-9]* *'
    THEN (SELECT "id" FROM "care_case" WHERE "id" = CAST(substr("words", 2) AS INTEGER)) END
FROM "concern_step";

DROP TABLE "concern_step";

ALTER TABLE "concern_step_new" RENAME TO "concern_step";

-- A copy of nothing counts nothing: a store without steps is as it was.
DELETE FROM sqlite_sequence WHERE "name" = 'concern_step' AND "seq" = 0;

CREATE INDEX "concern_step_concern_id" ON "concern_step" ("concern_id");

CREATE INDEX "concern_step_who_id" ON "concern_step" ("who_id");

CREATE INDEX "concern_step_appointment_id" ON "concern_step" ("appointment_id");

CREATE INDEX "concern_step_waiting_id" ON "concern_step" ("waiting_id");

CREATE INDEX "concern_step_case_id" ON "concern_step" ("case_id");
