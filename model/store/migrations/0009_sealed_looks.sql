-- Every line of who looked is sealed over the one before it; those that are there already are taken into the chain.

CREATE TABLE "reading_new" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "at" TEXT NOT NULL, "who" INTEGER, "what" TEXT NOT NULL, "student_id" INTEGER, "seal" TEXT NOT NULL) STRICT;

INSERT INTO "reading_new"
WITH RECURSIVE chain (id, at, who, what, student_id, seal) AS (
  SELECT id, at, who, what, student_id, look_seal('', id, at, who, what, student_id)
  FROM "reading" WHERE id = (SELECT min(id) FROM "reading")
  UNION ALL
  SELECT r.id, r.at, r.who, r.what, r.student_id, look_seal(c.seal, r.id, r.at, r.who, r.what, r.student_id)
  FROM chain c JOIN "reading" r ON r.id = (SELECT min(id) FROM "reading" WHERE id > c.id))
SELECT id, at, who, what, student_id, seal FROM chain;

DROP TABLE "reading";

ALTER TABLE "reading_new" RENAME TO "reading";

CREATE INDEX "reading_student_id" ON "reading" ("student_id");

-- A copy of nothing counts nothing: a store without lines is as it was.
DELETE FROM sqlite_sequence WHERE "name" = 'reading' AND "seq" = 0;
