-- Which way a file ends: recovered, or why it is no longer watched (E11).

CREATE TABLE "case_ending" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "lowering_id" INTEGER NOT NULL, "change_id" INTEGER, "how" TEXT NOT NULL, FOREIGN KEY ("lowering_id") REFERENCES "lowering" ("id"), FOREIGN KEY ("change_id") REFERENCES "level_change" ("id"), CONSTRAINT "case_ending_how" CHECK (how IN ('recovered', 'transferred', 'graduated', 'referred', 'other'))) STRICT;

CREATE UNIQUE INDEX "case_ending_lowering_id" ON "case_ending" ("lowering_id");

CREATE UNIQUE INDEX "case_ending_change_id" ON "case_ending" ("change_id");
