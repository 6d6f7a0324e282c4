-- Not only notes are kept while they are typed: a draft names its writer, its form, what it is about and where that is.

CREATE TABLE "draft_new" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "who" INTEGER NOT NULL, "form" TEXT NOT NULL, "about" TEXT NOT NULL, "student_id" INTEGER, "zh" TEXT NOT NULL, "en" TEXT NOT NULL, "place" TEXT NOT NULL, "body" TEXT NOT NULL, "kept_at" TEXT NOT NULL) STRICT;

-- The key was "note/3/17": a note, by the member of staff 3, on the visit 17; of nobody it was "note/None/17".
INSERT INTO "draft_new" ("id", "who", "form", "about", "student_id", "zh", "en", "place", "body", "kept_at")
SELECT "id", CAST(substr("key", 6) AS INTEGER), 'note',
  substr(substr("key", 6), instr(substr("key", 6), '/') + 1),
  (SELECT "student_id" FROM "visit" WHERE "visit"."id" = CAST(substr(substr("key", 6), instr(substr("key", 6), '/') + 1) AS INTEGER)),
  '', '', 'visits', "body", "kept_at"
FROM "draft" WHERE "key" GLOB 'note/*/*';

DROP TABLE "draft";

ALTER TABLE "draft_new" RENAME TO "draft";

-- A copy of nothing counts nothing: a store without drafts is as it was.
DELETE FROM sqlite_sequence WHERE "name" = 'draft' AND "seq" = 0;

CREATE UNIQUE INDEX "draft_who_form_about" ON "draft" ("who", "form", "about");
