-- Rules that a table's own CHECKs cannot say. Laid anew after every migration.
-- RAISE(ABORT, 'noun.rule'): the name is the same here, in model/rules.py and in the tests.
-- Statements are parted by a line that holds a single semicolon.

CREATE INDEX journal_change_entry ON journal_change (entry)
;
CREATE INDEX journal_change_student ON journal_change (student, entry) WHERE student IS NOT NULL
;
CREATE INDEX journal_change_row ON journal_change (noun, row)
;
CREATE INDEX journal_entry_undoes ON journal_entry (undoes) WHERE undoes IS NOT NULL
;
CREATE INDEX journal_entry_who ON journal_entry (who, id)
;
CREATE INDEX journal_entry_lost ON journal_entry (deed, id) WHERE deed IN ('desk.lost', 'desk.settle_lost')
;
CREATE VIEW journal_open AS
SELECT e.id AS id, e.kind AS kind FROM journal_entry e
WHERE e.id = (SELECT max(id) FROM journal_entry) AND NOT EXISTS (SELECT 1 FROM journal_seal s WHERE s.entry = e.id)
;
CREATE TRIGGER journal_entry_grows BEFORE INSERT ON journal_entry
WHEN EXISTS (SELECT 1 FROM journal_open) OR NEW.id <> (SELECT coalesce(max(id), 0) + 1 FROM journal_entry)
BEGIN SELECT RAISE(ABORT, 'journal.one_at_a_time'); END
;
CREATE TRIGGER journal_entry_stays BEFORE UPDATE ON journal_entry
WHEN OLD.id IS NOT (SELECT id FROM journal_open) OR NEW.id <> OLD.id
BEGIN SELECT RAISE(ABORT, 'journal.stays'); END
;
CREATE TRIGGER journal_entry_kept BEFORE DELETE ON journal_entry
BEGIN SELECT RAISE(ABORT, 'journal.stays'); END
;
CREATE TRIGGER journal_change_open BEFORE INSERT ON journal_change
WHEN NEW.entry IS NOT (SELECT id FROM journal_open)
BEGIN SELECT RAISE(ABORT, 'journal.no_entry'); END
;
CREATE TRIGGER journal_change_stays BEFORE UPDATE ON journal_change
BEGIN SELECT RAISE(ABORT, 'journal.stays'); END
;
CREATE TRIGGER journal_change_kept BEFORE DELETE ON journal_change
BEGIN SELECT RAISE(ABORT, 'journal.stays'); END
;
CREATE TRIGGER journal_seal_last BEFORE INSERT ON journal_seal
WHEN NEW.entry IS NOT (SELECT id FROM journal_open)
BEGIN SELECT RAISE(ABORT, 'journal.no_entry'); END
;
CREATE TRIGGER journal_seal_stays BEFORE UPDATE ON journal_seal
BEGIN SELECT RAISE(ABORT, 'journal.stays'); END
;
CREATE TRIGGER journal_seal_kept BEFORE DELETE ON journal_seal
BEGIN SELECT RAISE(ABORT, 'journal.stays'); END
;
CREATE TRIGGER reading_stays BEFORE UPDATE ON reading
BEGIN SELECT RAISE(ABORT, 'reading.stays'); END
;
CREATE TRIGGER reading_kept BEFORE DELETE ON reading
BEGIN SELECT RAISE(ABORT, 'reading.stays'); END
;
CREATE TRIGGER term_overlap_new BEFORE INSERT ON term
WHEN EXISTS (SELECT 1 FROM term t WHERE t.starts <= NEW.ends AND t.ends >= NEW.starts)
BEGIN SELECT RAISE(ABORT, 'term.overlap'); END
;
CREATE TRIGGER term_overlap BEFORE UPDATE ON term
WHEN EXISTS (SELECT 1 FROM term t WHERE t.id <> NEW.id AND t.starts <= NEW.ends AND t.ends >= NEW.starts)
BEGIN SELECT RAISE(ABORT, 'term.overlap'); END
;
CREATE UNIQUE INDEX opening_one_at_a_time ON opening (ends IS NULL) WHERE ends IS NULL AND voided_reason IS NULL
;
CREATE TRIGGER opening_overlap_new BEFORE INSERT ON opening
WHEN NEW.voided_reason IS NULL AND EXISTS (
  SELECT 1 FROM opening o WHERE o.voided_reason IS NULL AND coalesce(o.ends, '9') > NEW.starts
  AND o.starts >= substr(NEW.starts, 1, 10) AND o.starts < coalesce(NEW.ends, substr(NEW.starts, 1, 10) || ' 24:00')
  AND coalesce(o.ends, NEW.ends) IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'opening.overlap'); END
;
CREATE TRIGGER opening_overlap BEFORE UPDATE OF starts, ends, voided_reason ON opening
WHEN NEW.voided_reason IS NULL AND EXISTS (
  SELECT 1 FROM opening o WHERE o.id <> NEW.id AND o.voided_reason IS NULL AND coalesce(o.ends, '9') > NEW.starts
  AND o.starts >= substr(NEW.starts, 1, 10) AND o.starts < coalesce(NEW.ends, substr(NEW.starts, 1, 10) || ' 24:00')
  AND coalesce(o.ends, NEW.ends) IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'opening.overlap'); END
;
CREATE UNIQUE INDEX duty_turn_one_open ON duty_turn (opening_id, staff_id) WHERE ends IS NULL
;
CREATE UNIQUE INDEX visit_appointment ON visit (appointment_id) WHERE appointment_id IS NOT NULL AND state <> 'voided'
;
CREATE UNIQUE INDEX waiting_once ON waiting (student_id, coalesce(counsellor_id, 0)) WHERE state = 'waiting'
;
CREATE INDEX appointment_series ON appointment (series_id, starts) WHERE series_id IS NOT NULL
;
CREATE INDEX student_class ON student (school_class_id) WHERE left_on IS NULL
;
CREATE INDEX visit_unwritten ON visit (starts) WHERE state = 'ended'
;
CREATE INDEX visit_running ON visit (state) WHERE state = 'under_way'
;
CREATE TRIGGER note_stays BEFORE UPDATE ON note
BEGIN SELECT RAISE(ABORT, 'note.finished'); END
;
CREATE TRIGGER amendment_stays BEFORE UPDATE ON amendment
BEGIN SELECT RAISE(ABORT, 'note.finished'); END
;
CREATE UNIQUE INDEX seat_chair_taken ON seat
  (coalesce(school_class_id, 0), coalesce(dormitory_id, 0), coalesce(building, ''), chair) WHERE ended_on IS NULL
;
CREATE UNIQUE INDEX seat_one_each ON seat (student_id, school_class_id IS NOT NULL) WHERE ended_on IS NULL
;
CREATE UNIQUE INDEX peer_report_once ON peer_report
  (monday, coalesce(school_class_id, 0), coalesce(dormitory_id, 0), coalesce(building, '')) WHERE voided_reason IS NULL
;
CREATE UNIQUE INDEX day_mood_once ON day_mood
  (day, coalesce(school_class_id, 0), coalesce(dormitory_id, 0), coalesce(building, ''))
;
CREATE INDEX concern_open ON concern (state, again_on) WHERE state NOT IN ('nothing')
;
CREATE UNIQUE INDEX grid_post_once ON grid_post (level, coalesce(stage, ''), coalesce(entry_year, 0)) WHERE ended_on IS NULL
;
CREATE UNIQUE INDEX mentor_once ON mentor (student_id, ended_on IS NULL) WHERE ended_on IS NULL
;
CREATE TRIGGER concern_step_stays BEFORE UPDATE ON concern_step
BEGIN SELECT RAISE(ABORT, 'concern.step_stays'); END
;
CREATE TRIGGER visit_note_kept BEFORE UPDATE OF state ON visit
WHEN NEW.state = 'under_way' AND EXISTS (SELECT 1 FROM note WHERE visit_id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'visit.written_up'); END
;
CREATE UNIQUE INDEX care_case_one_open ON care_case (student_id) WHERE state = 'open'
;
CREATE INDEX care_case_open ON care_case (rank, review_on) WHERE state = 'open'
;
CREATE INDEX incident_open ON incident (state) WHERE state = 'open'
;
CREATE INDEX incident_step_open ON incident_step (due) WHERE state = 'open'
;
CREATE INDEX care_task_open ON care_task (due_on) WHERE state = 'open'
;
CREATE INDEX case_measure_open ON case_measure (until) WHERE state = 'open'
;
CREATE INDEX screening_result_to_talk ON screening_result (screening_id) WHERE flagged = 1 AND outcome IS NULL
;
CREATE INDEX referral_under_way ON referral (state) WHERE state NOT IN ('back', 'closed', 'refused')
;
CREATE UNIQUE INDEX lowering_one ON lowering (case_id) WHERE state = 'asked'
;
CREATE UNIQUE INDEX school_leave_one ON school_leave (student_id) WHERE returned_on IS NULL
;
CREATE UNIQUE INDEX special_entry_once ON special_entry (student_id, ledger) WHERE ended_on IS NULL
;
CREATE UNIQUE INDEX proxy_parent_once ON proxy_parent (student_id) WHERE ended_on IS NULL
;
CREATE TRIGGER level_change_stays BEFORE UPDATE ON level_change
BEGIN SELECT RAISE(ABORT, 'level_change.stays'); END
;
CREATE TRIGGER case_review_stays BEFORE UPDATE ON case_review
BEGIN SELECT RAISE(ABORT, 'case_review.stays'); END
;
CREATE TRIGGER case_text_stays BEFORE UPDATE ON case_text
BEGIN SELECT RAISE(ABORT, 'case_text.stays'); END
;
CREATE TRIGGER care_contact_stays BEFORE UPDATE ON care_contact
BEGIN SELECT RAISE(ABORT, 'care_contact.stays'); END
;
CREATE TRIGGER case_consent_stays BEFORE UPDATE ON case_consent
BEGIN SELECT RAISE(ABORT, 'case_consent.stays'); END
;
CREATE TRIGGER outside_finding_stays BEFORE UPDATE ON outside_finding
BEGIN SELECT RAISE(ABORT, 'outside_finding.stays'); END
;
CREATE TRIGGER disclosure_stays BEFORE UPDATE ON disclosure
BEGIN SELECT RAISE(ABORT, 'disclosure.stays'); END
;
CREATE TRIGGER care_case_level BEFORE UPDATE OF rank, state ON care_case
WHEN (NEW.rank <> OLD.rank OR NEW.state <> OLD.state)
  AND (SELECT kind FROM journal_open) NOT IN ('undo', 'redo')
  AND NOT EXISTS (
    SELECT 1 FROM level_change c WHERE c.id = (
      SELECT max(id) FROM level_change WHERE case_id = NEW.id AND kind <> 'correct')
    AND (NEW.state = 'closed') = (c.kind = 'close') AND (NEW.state = 'closed' OR c.after = NEW.rank))
BEGIN SELECT RAISE(ABORT, 'care_case.level_without_reason'); END
;
CREATE TRIGGER stage_change_stays BEFORE UPDATE ON stage_change
BEGIN SELECT RAISE(ABORT, 'stage_change.stays'); END
;
CREATE TRIGGER care_case_stage_told BEFORE UPDATE OF stage ON care_case
WHEN NEW.stage <> OLD.stage
  AND (SELECT kind FROM journal_open) NOT IN ('undo', 'redo')
  AND NOT EXISTS (
    SELECT 1 FROM stage_change c WHERE c.id = (SELECT max(id) FROM stage_change WHERE case_id = NEW.id)
    AND c.before = OLD.stage AND c.after = NEW.stage)
BEGIN SELECT RAISE(ABORT, 'care_case.stage_untold'); END
;
CREATE TRIGGER incident_step_stays BEFORE UPDATE ON incident_step
WHEN OLD.state <> 'open' AND (SELECT kind FROM journal_open) NOT IN ('undo', 'redo')
BEGIN SELECT RAISE(ABORT, 'incident_step.ticked'); END
;
CREATE TRIGGER incident_steps_open BEFORE UPDATE OF state ON incident
WHEN NEW.state = 'closed' AND OLD.state = 'open'
  AND EXISTS (SELECT 1 FROM incident_step WHERE incident_id = NEW.id AND state = 'open')
BEGIN SELECT RAISE(ABORT, 'incident.steps_open'); END
;
CREATE TRIGGER screening_result_stays BEFORE UPDATE OF outcome ON screening_result
WHEN OLD.outcome IS NOT NULL AND (SELECT kind FROM journal_open) NOT IN ('undo', 'redo')
BEGIN SELECT RAISE(ABORT, 'screening_result.settled'); END
;
CREATE UNIQUE INDEX handing_one ON handing (student_id) WHERE state = 'asked'
;
CREATE TRIGGER taken_record_stays BEFORE UPDATE ON taken_record
BEGIN SELECT RAISE(ABORT, 'taken_record.stays'); END
