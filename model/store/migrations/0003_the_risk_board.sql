-- The risk board: cases and levels, plans, contacts, incidents and their steps, referrals, lists, screening.

CREATE TABLE "absent_return" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "month" TEXT NOT NULL, "day" TEXT NOT NULL, "students" INTEGER NOT NULL, "staff_id" INTEGER, FOREIGN KEY ("staff_id") REFERENCES "staff" ("id"), CONSTRAINT "absent_return_month" CHECK (month LIKE '____-__')) STRICT;

CREATE UNIQUE INDEX "absent_return_month" ON "absent_return" ("month");

CREATE INDEX "absent_return_staff_id" ON "absent_return" ("staff_id");

CREATE TABLE "care_case" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "student_id" INTEGER NOT NULL, "state" TEXT NOT NULL, "rank" INTEGER NOT NULL, "danger" TEXT NOT NULL, "stage" TEXT NOT NULL, "consent" TEXT NOT NULL, "owner_id" INTEGER NOT NULL, "opened_on" TEXT NOT NULL, "rank_since" TEXT NOT NULL, "review_on" TEXT, "closed_on" TEXT, FOREIGN KEY ("student_id") REFERENCES "student" ("id"), FOREIGN KEY ("owner_id") REFERENCES "staff" ("id"), CONSTRAINT "care_case_state" CHECK (state IN ('open', 'closed')), CONSTRAINT "care_case_stage" CHECK (stage IN ('found', 'confirmed', 'planned', 'acted', 'followed', 'recovered')), CONSTRAINT "care_case_consent" CHECK (consent IN ('unsigned', 'signed', 'refused', 'not_needed')), CONSTRAINT "care_case_rank" CHECK (rank BETWEEN 1 AND 9), CONSTRAINT "care_case_review" CHECK (state = 'closed' OR review_on IS NOT NULL), CONSTRAINT "care_case_closed" CHECK ((state = 'closed') = (closed_on IS NOT NULL)), CONSTRAINT "care_case_order" CHECK (closed_on IS NULL OR opened_on <= closed_on)) STRICT;

CREATE INDEX "care_case_student_id" ON "care_case" ("student_id");

CREATE INDEX "care_case_owner_id" ON "care_case" ("owner_id");

CREATE TABLE "care_contact" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "student_id" INTEGER NOT NULL, "case_id" INTEGER, "kind" TEXT NOT NULL, "at" TEXT NOT NULL, "minutes" INTEGER, "way" TEXT NOT NULL, "spoke_with" TEXT NOT NULL, "speaker_id" INTEGER NOT NULL, "facts" TEXT NOT NULL, "result" TEXT NOT NULL, "restricted" INTEGER NOT NULL, "author_id" INTEGER, "corrects_id" INTEGER, FOREIGN KEY ("student_id") REFERENCES "student" ("id"), FOREIGN KEY ("case_id") REFERENCES "care_case" ("id"), FOREIGN KEY ("speaker_id") REFERENCES "staff" ("id"), FOREIGN KEY ("author_id") REFERENCES "staff" ("id"), FOREIGN KEY ("corrects_id") REFERENCES "care_contact" ("id"), CONSTRAINT "care_contact_kind" CHECK (kind IN ('contact', 'talk', 'home_visit', 'return_interview', 'persuasion', 'homework')), CONSTRAINT "care_contact_way" CHECK (way IN ('in_person', 'telephone', 'message', 'online', 'letter')), CONSTRAINT "care_contact_with" CHECK (spoke_with IN ('student', 'parent', 'head_teacher', 'teacher', 'classmate', 'hospital', 'other')), CONSTRAINT "care_contact_minutes" CHECK (minutes IS NULL OR minutes BETWEEN 1 AND 600), CONSTRAINT "care_contact_facts" CHECK (length(trim(facts)) > 0)) STRICT;

CREATE INDEX "care_contact_student_id" ON "care_contact" ("student_id");

CREATE INDEX "care_contact_case_id" ON "care_contact" ("case_id");

CREATE INDEX "care_contact_speaker_id" ON "care_contact" ("speaker_id");

CREATE INDEX "care_contact_author_id" ON "care_contact" ("author_id");

CREATE INDEX "care_contact_corrects_id" ON "care_contact" ("corrects_id");

CREATE INDEX "care_contact_student_id_kind_at" ON "care_contact" ("student_id", "kind", "at");

CREATE TABLE "care_task" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "student_id" INTEGER NOT NULL, "case_id" INTEGER, "kind" TEXT NOT NULL, "due_on" TEXT NOT NULL, "staff_id" INTEGER, "state" TEXT NOT NULL, "contact_id" INTEGER, "reason" TEXT NOT NULL, FOREIGN KEY ("student_id") REFERENCES "student" ("id"), FOREIGN KEY ("case_id") REFERENCES "care_case" ("id"), FOREIGN KEY ("staff_id") REFERENCES "staff" ("id"), FOREIGN KEY ("contact_id") REFERENCES "care_contact" ("id"), CONSTRAINT "care_task_kind" CHECK (kind IN ('contact', 'talk', 'home_visit', 'return_interview', 'persuasion', 'homework')), CONSTRAINT "care_task_state" CHECK (state IN ('open', 'done', 'dropped')), CONSTRAINT "care_task_done" CHECK ((state = 'done') = (contact_id IS NOT NULL)), CONSTRAINT "care_task_dropped" CHECK (state <> 'dropped' OR length(trim(reason)) > 0)) STRICT;

CREATE INDEX "care_task_student_id" ON "care_task" ("student_id");

CREATE INDEX "care_task_case_id" ON "care_task" ("case_id");

CREATE INDEX "care_task_staff_id" ON "care_task" ("staff_id");

CREATE INDEX "care_task_contact_id" ON "care_task" ("contact_id");

CREATE TABLE "case_measure" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "case_id" INTEGER NOT NULL, "what" TEXT NOT NULL, "who" TEXT NOT NULL, "until" TEXT NOT NULL, "state" TEXT NOT NULL, "settled_on" TEXT, "remark" TEXT NOT NULL, FOREIGN KEY ("case_id") REFERENCES "care_case" ("id"), CONSTRAINT "case_measure_state" CHECK (state IN ('open', 'done', 'dropped')), CONSTRAINT "case_measure_what" CHECK (length(trim(what)) > 0), CONSTRAINT "case_measure_who" CHECK (length(trim(who)) > 0), CONSTRAINT "case_measure_settled" CHECK ((state = 'open') = (settled_on IS NULL)), CONSTRAINT "case_measure_dropped" CHECK (state <> 'dropped' OR length(trim(remark)) > 0)) STRICT;

CREATE INDEX "case_measure_case_id" ON "case_measure" ("case_id");

CREATE TABLE "case_reason" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "case_id" INTEGER NOT NULL, "code" TEXT NOT NULL, FOREIGN KEY ("case_id") REFERENCES "care_case" ("id")) STRICT;

CREATE INDEX "case_reason_case_id" ON "case_reason" ("case_id");

CREATE UNIQUE INDEX "case_reason_case_id_code" ON "case_reason" ("case_id", "code");

CREATE TABLE "case_review" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "case_id" INTEGER NOT NULL, "at" TEXT NOT NULL, "risk" TEXT NOT NULL, "facts" TEXT NOT NULL, "next_on" TEXT NOT NULL, "author_id" INTEGER, FOREIGN KEY ("case_id") REFERENCES "care_case" ("id"), FOREIGN KEY ("author_id") REFERENCES "staff" ("id"), CONSTRAINT "case_review_risk" CHECK (risk IN ('low', 'medium', 'high')), CONSTRAINT "case_review_facts" CHECK (length(trim(facts)) > 0), CONSTRAINT "case_review_next" CHECK (next_on > substr(at, 1, 10))) STRICT;

CREATE INDEX "case_review_case_id" ON "case_review" ("case_id");

CREATE INDEX "case_review_author_id" ON "case_review" ("author_id");

CREATE TABLE "case_text" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "case_id" INTEGER NOT NULL, "kind" TEXT NOT NULL, "body" TEXT NOT NULL, "at" TEXT NOT NULL, "author_id" INTEGER, FOREIGN KEY ("case_id") REFERENCES "care_case" ("id"), FOREIGN KEY ("author_id") REFERENCES "staff" ("id"), CONSTRAINT "case_text_kind" CHECK (kind IN ('protective', 'causes', 'goals', 'signals', 'coping', 'supporters', 'professionals', 'surroundings', 'summary', 'daily', 'family', 'trigger', 'weak_points', 'prevention'))) STRICT;

CREATE INDEX "case_text_case_id" ON "case_text" ("case_id");

CREATE INDEX "case_text_author_id" ON "case_text" ("author_id");

CREATE TABLE "disclosure" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "student_id" INTEGER NOT NULL, "at" TEXT NOT NULL, "why" TEXT NOT NULL, "to_whom" TEXT NOT NULL, "told" TEXT NOT NULL, "author_id" INTEGER, FOREIGN KEY ("student_id") REFERENCES "student" ("id"), FOREIGN KEY ("author_id") REFERENCES "staff" ("id"), CONSTRAINT "disclosure_why" CHECK (why IN ('danger_self', 'danger_others', 'abuse', 'law', 'hospital', 'consent', 'other_counsellor')), CONSTRAINT "disclosure_to" CHECK (length(trim(to_whom)) > 0), CONSTRAINT "disclosure_told" CHECK (length(trim(told)) > 0)) STRICT;

CREATE INDEX "disclosure_student_id" ON "disclosure" ("student_id");

CREATE INDEX "disclosure_author_id" ON "disclosure" ("author_id");

CREATE TABLE "family_flag" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "student_id" INTEGER NOT NULL, "flag" TEXT NOT NULL, FOREIGN KEY ("student_id") REFERENCES "student" ("id"), CONSTRAINT "family_flag_flag" CHECK (flag IN ('single_parent', 'divorced', 'blended', 'poor', 'strained'))) STRICT;

CREATE INDEX "family_flag_student_id" ON "family_flag" ("student_id");

CREATE UNIQUE INDEX "family_flag_student_id_flag" ON "family_flag" ("student_id", "flag");

CREATE TABLE "incident" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "student_id" INTEGER, "happened" TEXT NOT NULL, "told_at" TEXT NOT NULL, "told_by" TEXT NOT NULL, "rank" INTEGER NOT NULL, "label" TEXT NOT NULL, "criterion" TEXT NOT NULL, "danger" TEXT NOT NULL, "facts" TEXT NOT NULL, "owner_id" INTEGER NOT NULL, "protocol" TEXT NOT NULL, "written_due" TEXT, "written_at" TEXT, "leaders_at" TEXT, "state" TEXT NOT NULL, "closed_at" TEXT, "outcome" TEXT NOT NULL, FOREIGN KEY ("student_id") REFERENCES "student" ("id"), FOREIGN KEY ("owner_id") REFERENCES "staff" ("id"), CONSTRAINT "incident_state" CHECK (state IN ('open', 'closed')), CONSTRAINT "incident_rank" CHECK (rank BETWEEN 1 AND 9), CONSTRAINT "incident_order" CHECK (happened <= told_at), CONSTRAINT "incident_facts" CHECK (length(trim(facts)) > 0), CONSTRAINT "incident_told_by" CHECK (length(trim(told_by)) > 0), CONSTRAINT "incident_closed" CHECK ((state = 'closed') = (closed_at IS NOT NULL)), CONSTRAINT "incident_outcome" CHECK (state = 'open' OR length(trim(outcome)) > 0), CONSTRAINT "incident_written" CHECK (written_at IS NULL OR written_at >= told_at)) STRICT;

CREATE INDEX "incident_student_id" ON "incident" ("student_id");

CREATE INDEX "incident_owner_id" ON "incident" ("owner_id");

CREATE TABLE "incident_step" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "incident_id" INTEGER NOT NULL, "place" INTEGER NOT NULL, "key" TEXT NOT NULL, "zh" TEXT NOT NULL, "en" TEXT NOT NULL, "role" TEXT NOT NULL, "source" TEXT NOT NULL, "due" TEXT, "state" TEXT NOT NULL, "at" TEXT, "who_id" INTEGER, "remark" TEXT NOT NULL, FOREIGN KEY ("incident_id") REFERENCES "incident" ("id"), FOREIGN KEY ("who_id") REFERENCES "staff" ("id"), CONSTRAINT "incident_step_state" CHECK (state IN ('open', 'done', 'not_done')), CONSTRAINT "incident_step_at" CHECK ((state = 'open') = (at IS NULL)), CONSTRAINT "incident_step_who" CHECK (state <> 'done' OR who_id IS NOT NULL), CONSTRAINT "incident_step_reason" CHECK (state <> 'not_done' OR length(trim(remark)) > 0)) STRICT;

CREATE INDEX "incident_step_incident_id" ON "incident_step" ("incident_id");

CREATE INDEX "incident_step_who_id" ON "incident_step" ("who_id");

CREATE UNIQUE INDEX "incident_step_incident_id_place" ON "incident_step" ("incident_id", "place");

CREATE TABLE "level_change" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "case_id" INTEGER NOT NULL, "at" TEXT NOT NULL, "kind" TEXT NOT NULL, "before" INTEGER, "after" INTEGER, "label" TEXT NOT NULL, "reason" TEXT NOT NULL, "proposer_id" INTEGER, "decider_id" INTEGER, "meeting" TEXT NOT NULL, "self_approved" INTEGER NOT NULL, "review_on" TEXT, "corrects_id" INTEGER, FOREIGN KEY ("case_id") REFERENCES "care_case" ("id"), FOREIGN KEY ("proposer_id") REFERENCES "staff" ("id"), FOREIGN KEY ("decider_id") REFERENCES "staff" ("id"), FOREIGN KEY ("corrects_id") REFERENCES "level_change" ("id"), CONSTRAINT "level_change_kind" CHECK (kind IN ('open', 'raise', 'lower', 'close', 'reopen', 'correct')), CONSTRAINT "level_change_reason" CHECK (length(trim(reason)) > 0), CONSTRAINT "level_change_raise" CHECK (kind <> 'raise' OR after > before), CONSTRAINT "level_change_lower" CHECK (kind <> 'lower' OR after < before), CONSTRAINT "level_change_decider" CHECK (kind NOT IN ('lower', 'close') OR decider_id IS NOT NULL), CONSTRAINT "level_change_after" CHECK (kind = 'close' OR after IS NOT NULL), CONSTRAINT "level_change_review" CHECK (kind IN ('close', 'correct') OR review_on IS NOT NULL), CONSTRAINT "level_change_self" CHECK (self_approved = (kind IN ('lower', 'close') AND decider_id IS proposer_id AND length(trim(meeting)) = 0)), CONSTRAINT "level_change_corrects" CHECK ((kind = 'correct') = (corrects_id IS NOT NULL))) STRICT;

CREATE INDEX "level_change_case_id" ON "level_change" ("case_id");

CREATE INDEX "level_change_proposer_id" ON "level_change" ("proposer_id");

CREATE INDEX "level_change_decider_id" ON "level_change" ("decider_id");

CREATE INDEX "level_change_corrects_id" ON "level_change" ("corrects_id");

CREATE TABLE "lowering" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "case_id" INTEGER NOT NULL, "at" TEXT NOT NULL, "rank" INTEGER, "grounds" TEXT NOT NULL, "proposer_id" INTEGER, "state" TEXT NOT NULL, "decided_at" TEXT, "decider_id" INTEGER, "remark" TEXT NOT NULL, FOREIGN KEY ("case_id") REFERENCES "care_case" ("id"), FOREIGN KEY ("proposer_id") REFERENCES "staff" ("id"), FOREIGN KEY ("decider_id") REFERENCES "staff" ("id"), CONSTRAINT "lowering_state" CHECK (state IN ('asked', 'agreed', 'refused', 'dropped')), CONSTRAINT "lowering_grounds" CHECK (length(trim(grounds)) > 0), CONSTRAINT "lowering_decided" CHECK ((state = 'asked') = (decided_at IS NULL)), CONSTRAINT "lowering_refused" CHECK (state <> 'refused' OR length(trim(remark)) > 0)) STRICT;

CREATE INDEX "lowering_case_id" ON "lowering" ("case_id");

CREATE INDEX "lowering_proposer_id" ON "lowering" ("proposer_id");

CREATE INDEX "lowering_decider_id" ON "lowering" ("decider_id");

CREATE TABLE "outside_finding" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "student_id" INTEGER NOT NULL, "institution" TEXT NOT NULL, "said" TEXT NOT NULL, "dated" TEXT NOT NULL, "given_by" TEXT NOT NULL, "at" TEXT NOT NULL, "author_id" INTEGER, FOREIGN KEY ("student_id") REFERENCES "student" ("id"), FOREIGN KEY ("author_id") REFERENCES "staff" ("id"), CONSTRAINT "outside_finding_institution" CHECK (length(trim(institution)) > 0), CONSTRAINT "outside_finding_said" CHECK (length(trim(said)) > 0), CONSTRAINT "outside_finding_given_by" CHECK (length(trim(given_by)) > 0)) STRICT;

CREATE INDEX "outside_finding_student_id" ON "outside_finding" ("student_id");

CREATE INDEX "outside_finding_author_id" ON "outside_finding" ("author_id");

CREATE TABLE "proxy_parent" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "student_id" INTEGER NOT NULL, "staff_id" INTEGER NOT NULL, "from_on" TEXT NOT NULL, "ended_on" TEXT, FOREIGN KEY ("student_id") REFERENCES "student" ("id"), FOREIGN KEY ("staff_id") REFERENCES "staff" ("id"), CONSTRAINT "proxy_parent_order" CHECK (ended_on IS NULL OR from_on <= ended_on)) STRICT;

CREATE INDEX "proxy_parent_student_id" ON "proxy_parent" ("student_id");

CREATE INDEX "proxy_parent_staff_id" ON "proxy_parent" ("staff_id");

CREATE TABLE "referral" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "student_id" INTEGER NOT NULL, "case_id" INTEGER, "kind" TEXT NOT NULL, "to_whom" TEXT NOT NULL, "reason" TEXT NOT NULL, "secrecy" TEXT NOT NULL, "consent_student" TEXT NOT NULL, "consent_parent" TEXT NOT NULL, "override" TEXT NOT NULL, "state" TEXT NOT NULL, "applied_on" TEXT NOT NULL, "applied_by_id" INTEGER, "approved_on" TEXT, "approved_by" TEXT NOT NULL, "sent_on" TEXT, "feedback_on" TEXT, "feedback" TEXT NOT NULL, "advice" TEXT NOT NULL, "follower_id" INTEGER, "follow_on" TEXT, "ended_on" TEXT, "ended_words" TEXT NOT NULL, FOREIGN KEY ("student_id") REFERENCES "student" ("id"), FOREIGN KEY ("case_id") REFERENCES "care_case" ("id"), FOREIGN KEY ("applied_by_id") REFERENCES "staff" ("id"), FOREIGN KEY ("follower_id") REFERENCES "staff" ("id"), CONSTRAINT "referral_kind" CHECK (kind IN ('school', 'centre', 'hospital')), CONSTRAINT "referral_state" CHECK (state IN ('applied', 'approved', 'refused', 'sent', 'feedback', 'back', 'closed')), CONSTRAINT "referral_secrecy" CHECK (secrecy IN ('internal', 'secret', 'top')), CONSTRAINT "referral_consent_student" CHECK (consent_student IN ('unsigned', 'signed', 'refused', 'not_needed')), CONSTRAINT "referral_consent_parent" CHECK (consent_parent IN ('unsigned', 'signed', 'refused', 'not_needed')), CONSTRAINT "referral_to" CHECK (length(trim(to_whom)) > 0), CONSTRAINT "referral_reason" CHECK (length(trim(reason)) > 0), CONSTRAINT "referral_approved" CHECK (state IN ('applied', 'refused') OR length(trim(approved_by)) > 0), CONSTRAINT "referral_consent" CHECK (state NOT IN ('sent', 'feedback', 'back') OR length(trim(override)) > 0 OR (consent_student IN ('signed', 'not_needed') AND consent_parent = 'signed')), CONSTRAINT "referral_feedback" CHECK (state NOT IN ('feedback', 'back') OR length(trim(feedback)) > 0), CONSTRAINT "referral_ended" CHECK (state NOT IN ('refused', 'closed') OR length(trim(ended_words)) > 0)) STRICT;

CREATE INDEX "referral_student_id" ON "referral" ("student_id");

CREATE INDEX "referral_case_id" ON "referral" ("case_id");

CREATE INDEX "referral_applied_by_id" ON "referral" ("applied_by_id");

CREATE INDEX "referral_follower_id" ON "referral" ("follower_id");

CREATE TABLE "school_leave" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "student_id" INTEGER NOT NULL, "case_id" INTEGER, "from_on" TEXT NOT NULL, "reason" TEXT NOT NULL, "attempt" INTEGER NOT NULL, "certificate" TEXT NOT NULL, "certificate_on" TEXT, "room_on" TEXT, "room_words" TEXT NOT NULL, "leaders_on" TEXT, "agreement" TEXT NOT NULL, "returned_on" TEXT, FOREIGN KEY ("student_id") REFERENCES "student" ("id"), FOREIGN KEY ("case_id") REFERENCES "care_case" ("id"), CONSTRAINT "school_leave_reason" CHECK (length(trim(reason)) > 0), CONSTRAINT "school_leave_agreement" CHECK (agreement IN ('unsigned', 'signed', 'refused', 'not_needed')), CONSTRAINT "school_leave_order" CHECK (returned_on IS NULL OR from_on <= returned_on), CONSTRAINT "school_leave_papers" CHECK (returned_on IS NULL OR (certificate_on IS NOT NULL AND room_on IS NOT NULL AND leaders_on IS NOT NULL AND agreement IN ('signed', 'not_needed')))) STRICT;

CREATE INDEX "school_leave_student_id" ON "school_leave" ("student_id");

CREATE INDEX "school_leave_case_id" ON "school_leave" ("case_id");

CREATE TABLE "screening" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "name" TEXT NOT NULL, "instrument" TEXT NOT NULL, "day" TEXT NOT NULL, "limit_on" TEXT NOT NULL, "file" TEXT NOT NULL, CONSTRAINT "screening_instrument" CHECK (length(trim(instrument)) > 0), CONSTRAINT "screening_named" CHECK (length(trim(name)) > 0)) STRICT;

CREATE TABLE "screening_result" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "screening_id" INTEGER NOT NULL, "student_id" INTEGER NOT NULL, "score" TEXT NOT NULL, "factors" TEXT NOT NULL, "flag" TEXT NOT NULL, "flagged" INTEGER NOT NULL, "outcome" TEXT, "talked_at" TEXT, "talker_id" INTEGER, "facts" TEXT NOT NULL, FOREIGN KEY ("screening_id") REFERENCES "screening" ("id"), FOREIGN KEY ("student_id") REFERENCES "student" ("id"), FOREIGN KEY ("talker_id") REFERENCES "staff" ("id"), CONSTRAINT "screening_result_outcome" CHECK (outcome IN ('nothing', 'watch', 'case')), CONSTRAINT "screening_result_talked" CHECK ((outcome IS NULL) = (talked_at IS NULL)), CONSTRAINT "screening_result_talker" CHECK (outcome IS NULL OR talker_id IS NOT NULL), CONSTRAINT "screening_result_facts" CHECK (outcome IS NULL OR length(trim(facts)) > 0)) STRICT;

CREATE INDEX "screening_result_screening_id" ON "screening_result" ("screening_id");

CREATE INDEX "screening_result_student_id" ON "screening_result" ("student_id");

CREATE INDEX "screening_result_talker_id" ON "screening_result" ("talker_id");

CREATE UNIQUE INDEX "screening_result_screening_id_student_id" ON "screening_result" ("screening_id", "student_id");

CREATE TABLE "special_entry" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "student_id" INTEGER NOT NULL, "ledger" TEXT NOT NULL, "what" TEXT NOT NULL, "absent" INTEGER NOT NULL, "from_on" TEXT NOT NULL, "ended_on" TEXT, "ended_reason" TEXT NOT NULL, FOREIGN KEY ("student_id") REFERENCES "student" ("id"), CONSTRAINT "special_entry_ledger" CHECK (ledger IN ('psychological', 'constitution', 'truancy')), CONSTRAINT "special_entry_what" CHECK (length(trim(what)) > 0), CONSTRAINT "special_entry_absent" CHECK (absent = 0 OR ledger = 'truancy'), CONSTRAINT "special_entry_order" CHECK (ended_on IS NULL OR from_on <= ended_on), CONSTRAINT "special_entry_ended" CHECK (ended_on IS NULL OR length(trim(ended_reason)) > 0)) STRICT;

CREATE INDEX "special_entry_student_id" ON "special_entry" ("student_id");
