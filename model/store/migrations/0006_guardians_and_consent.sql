-- Guardians by name, and a record for every consent with its day and who gave it.

CREATE TABLE "case_consent" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "case_id" INTEGER NOT NULL, "at" TEXT NOT NULL, "state" TEXT NOT NULL, "signed_on" TEXT, "by_whom" TEXT NOT NULL, "author_id" INTEGER, FOREIGN KEY ("case_id") REFERENCES "care_case" ("id"), FOREIGN KEY ("author_id") REFERENCES "staff" ("id"), CONSTRAINT "case_consent_state" CHECK (state IN ('unsigned', 'signed', 'refused', 'not_needed')), CONSTRAINT "case_consent_signed_on" CHECK (state NOT IN ('signed', 'refused') OR signed_on IS NOT NULL), CONSTRAINT "case_consent_by_whom" CHECK (state NOT IN ('signed', 'refused') OR length(trim(by_whom)) > 0), CONSTRAINT "case_consent_past" CHECK (signed_on IS NULL OR signed_on <= substr(at, 1, 10))) STRICT;

CREATE INDEX "case_consent_case_id" ON "case_consent" ("case_id");

CREATE INDEX "case_consent_author_id" ON "case_consent" ("author_id");

CREATE TABLE "guardian" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "student_id" INTEGER NOT NULL, "name" TEXT NOT NULL, "relation" TEXT NOT NULL, "phone" TEXT NOT NULL, "lives_with" INTEGER NOT NULL, "ended_on" TEXT, FOREIGN KEY ("student_id") REFERENCES "student" ("id"), CONSTRAINT "guardian_relation" CHECK (relation IN ('mother', 'father', 'grandparent', 'step_parent', 'relative', 'sibling', 'institution', 'other')), CONSTRAINT "guardian_named" CHECK (length(trim(name)) > 0)) STRICT;

CREATE INDEX "guardian_student_id" ON "guardian" ("student_id");
