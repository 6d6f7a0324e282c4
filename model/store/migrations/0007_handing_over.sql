-- Students handed to another counsellor, and what another desk handed over.

CREATE TABLE "handing" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "student_id" INTEGER NOT NULL, "giver_id" INTEGER NOT NULL, "taker_id" INTEGER NOT NULL, "words" TEXT NOT NULL, "asked_at" TEXT NOT NULL, "state" TEXT NOT NULL, "settled_at" TEXT, "remark" TEXT NOT NULL, FOREIGN KEY ("student_id") REFERENCES "student" ("id"), FOREIGN KEY ("giver_id") REFERENCES "staff" ("id"), FOREIGN KEY ("taker_id") REFERENCES "staff" ("id"), CONSTRAINT "handing_state" CHECK (state IN ('asked', 'accepted', 'declined', 'withdrawn')), CONSTRAINT "handing_two" CHECK (giver_id <> taker_id), CONSTRAINT "handing_words" CHECK (length(trim(words)) > 0), CONSTRAINT "handing_settled" CHECK ((state = 'asked') = (settled_at IS NULL)), CONSTRAINT "handing_declined" CHECK (state <> 'declined' OR length(trim(remark)) > 0)) STRICT;

CREATE INDEX "handing_student_id" ON "handing" ("student_id");

CREATE INDEX "handing_giver_id" ON "handing" ("giver_id");

CREATE INDEX "handing_taker_id" ON "handing" ("taker_id");

CREATE TABLE "taken_record" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "student_id" INTEGER NOT NULL, "origin" TEXT NOT NULL, "school" TEXT NOT NULL, "kind" TEXT NOT NULL, "number" INTEGER NOT NULL, "at" TEXT NOT NULL, "zh" TEXT NOT NULL, "en" TEXT NOT NULL, "who" TEXT NOT NULL, "digest" TEXT NOT NULL, FOREIGN KEY ("student_id") REFERENCES "student" ("id"), CONSTRAINT "taken_record_school" CHECK (length(trim(school)) > 0)) STRICT;

CREATE INDEX "taken_record_student_id" ON "taken_record" ("student_id");

CREATE UNIQUE INDEX "taken_record_origin_kind_number_digest" ON "taken_record" ("origin", "kind", "number", "digest");
