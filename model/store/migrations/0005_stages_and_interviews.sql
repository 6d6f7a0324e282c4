-- A record for every change of stage (E11), and the appointment of an interview after a screening.

CREATE TABLE "screening_talk" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "result_id" INTEGER NOT NULL, "appointment_id" INTEGER NOT NULL, FOREIGN KEY ("result_id") REFERENCES "screening_result" ("id"), FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id")) STRICT;

CREATE INDEX "screening_talk_result_id" ON "screening_talk" ("result_id");

CREATE UNIQUE INDEX "screening_talk_appointment_id" ON "screening_talk" ("appointment_id");

CREATE TABLE "stage_change" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "case_id" INTEGER NOT NULL, "at" TEXT NOT NULL, "before" TEXT NOT NULL, "after" TEXT NOT NULL, "reason" TEXT NOT NULL, "author_id" INTEGER, FOREIGN KEY ("case_id") REFERENCES "care_case" ("id"), FOREIGN KEY ("author_id") REFERENCES "staff" ("id"), CONSTRAINT "stage_change_before" CHECK (before IN ('found', 'confirmed', 'planned', 'acted', 'followed', 'recovered')), CONSTRAINT "stage_change_after" CHECK (after IN ('found', 'confirmed', 'planned', 'acted', 'followed', 'recovered')), CONSTRAINT "stage_change_moves" CHECK (before <> after), CONSTRAINT "stage_change_reason" CHECK (length(trim(reason)) > 0 OR before || '>' || after IN ('found>confirmed', 'confirmed>planned', 'planned>acted', 'acted>followed', 'followed>recovered'))) STRICT;

CREATE INDEX "stage_change_case_id" ON "stage_change" ("case_id");

CREATE INDEX "stage_change_author_id" ON "stage_change" ("author_id");
