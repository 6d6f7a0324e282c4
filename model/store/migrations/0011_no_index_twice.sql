-- Half the pages that a booking wrote were of indexes that are the beginning of another, or that no question goes by.

DROP INDEX "absence_staff_id";
DROP INDEX "appointment_counsellor_id";
DROP INDEX "appointment_form_id";
DROP INDEX "appointment_room_id";
DROP INDEX "appointment_series_id";
DROP INDEX "appointment_series_id_starts";
DROP INDEX "appointment_student_id";
DROP INDEX "attendance_visit_id";
DROP INDEX "care_contact_student_id";
DROP INDEX "case_reason_case_id";
DROP INDEX "family_flag_student_id";
DROP INDEX "incident_step_incident_id";
DROP INDEX "meeting_student_meeting_id";
DROP INDEX "screening_result_screening_id";
DROP INDEX "training_presence_training_id";
DROP INDEX "visit_counsellor_id";
DROP INDEX "visit_form_id";
DROP INDEX "visit_source_id";
DROP INDEX "visit_student_id";
DROP INDEX "visit_word_visit_id";
