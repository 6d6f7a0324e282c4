"""How each rule of the peer committee is broken."""

from tests.store.breaking import BOOKED, Ways, change, each, new, twice
from tests.store.bypass import ONE

SEATED = new("seat")

COMMITTEE: dict[str, Ways] = {
    "seat_chair_taken": twice("seat", student_id=2),
    "seat_one_each": twice("seat", school_class_id=2),
    "seat_place": each("seat", building="一号楼") + each("seat", school_class_id=None),
    "seat_chair": each("seat", chair="stool"),
    "seat_chosen": each("seat", chosen="lot"),
    "seat_ended_how": each("seat", ended_on=ONE[:10], ended_how="fled", ended_reason="x"),
    "seat_order": each("seat", until_on="2026-08-31"),
    "seat_ended": each("seat", ended_on="2026-11-25") + each("seat", ended_how="served"),
    "seat_ended_order": each("seat", ended_on="2026-08-31", ended_how="served"),
    "seat_ended_reason": each("seat", ended_on="2026-11-25", ended_how="removed"),
    "seat_signed": each("seat", duties_signed_on="2026-08-31"),
    "training_topic": each("training", topic=""),
    "training_minutes": each("training", minutes=4) + each("training", minutes=601),
    "training_void_reason": each("training", voided_reason=""),
    "training_presence.training_id, training_presence.seat_id": twice(
        "training_presence", first=[new("training"), SEATED]
    ),
    "evaluation.seat_id": twice("evaluation", first=[SEATED]),
    "evaluation_verdict": each("evaluation", first=[SEATED], verdict="bad"),
    "peer_report_once": twice("peer_report"),
    "peer_report_place": each("peer_report", school_class_id=None),
    "peer_report_monday": each("peer_report", monday="2026-11-24"),
    "peer_report_answer": each("peer_report", answer="perhaps"),
    "peer_report_came_by": each("peer_report", came_by="pigeon"),
    "peer_report_mood": each("peer_report", mood=0) + each("peer_report", mood=6),
    "peer_report_nothing": each("peer_report", answer="nothing", study=1),
    "peer_report_returned": each("peer_report", returned_reason=""),
    "peer_report_void_reason": each("peer_report", voided_reason=" "),
    "concern_kind": each("concern", kind="weather"),
    "concern_state": each("concern", state="lost", acted_at=ONE),
    "concern_seen": each("concern", seen=""),
    "concern_acted": each("concern", state="watch") + each("concern", acted_at=ONE),
    "concern_order": each("concern", state="watch", acted_at="2026-11-25 11:59"),
    "concern.step_stays": ((new("concern"), new("concern_step"), change("concern_step", words="别的")),),
    "concern_step_what": ((new("concern"), new("concern_step", what="new")),),
    "concern_step_reason": ((new("concern"), new("concern_step", what="nothing")),),
    "concern_step_link": ((BOOKED, new("concern"), new("concern_step", appointment_id=1)),),
    "peer_meeting_kind": each("peer_meeting", kind="party"),
    "peer_meeting_minutes": each("peer_meeting", minutes=4) + each("peer_meeting", minutes=601),
    "peer_meeting_void_reason": each("peer_meeting", voided_reason=""),
    "meeting_student.meeting_id, meeting_student.student_id": twice("meeting_student", first=[new("peer_meeting")]),
    "grid_post_level": each("grid_post", level="street"),
    "grid_post_stage": each("grid_post", level="grade", stage="nursery", entry_year=2024),
    "grid_post_grade": each("grid_post", level="grade") + each("grid_post", stage="junior", entry_year=2024),
    "grid_post_once": twice("grid_post", staff_id=2),
    "mentor_once": twice("mentor", staff_id=2),
    "mentor_order": each("mentor", ended_on="2026-08-31"),
}
