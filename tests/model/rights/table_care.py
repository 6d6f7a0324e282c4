"""Who may do what with the peer committee, and with the files of students at risk (the columns are those of ``table``)."""

from tests.model.rights.table import DESK, Row

COMMITTEE: tuple[Row, ...] = (
    ("OCDLA", "committee.board", "read"),
    ("OCDLA", "committee.places", "points all_points get"),
    ("OCDLA", "committee.reports", "get of between of_place"),
    ("OCD-A", "committee.seats", "committee get of_place of_student between sitting members"),
    ("OCD-A", "committee.evaluation", "facts of_seat"),
    ("OCD-A", "committee.training", "get between"),
    ("OCD-A", "committee.meetings", "get between turns"),
    ("OCD-A", "committee.grid", "chart"),
    ("OC--A", "committee.appointing", "appoint appoint_many reappoint replace resign sign_duties"),
    ("OC--A", "committee.evaluation", "evaluate"),
    ("OC--A", "committee.training", "hold correct void"),
    ("OC--A", "committee.grid", "lead_school lead_grade"),
    ("OC--A", "committee.lists", "read_text plan"),
    ("OC--A", "exchange.committee_papers", "save"),
    ("OCD--", "committee.board", "missing missing_text"),
    ("OCD--", "committee.chasing", "hand_out"),
    ("OCD--", "committee.reports", "nothing receive void"),
    ("OCD--", "committee.meetings", "hold void"),
    ("OCD--", "committee.concerns", "tell_urgent tell"),
    ("OCD--", "exchange.report_forms", "forms"),
    ("OCD--", "exchange.report_forms_read", "read_forms take_in"),
    # What a class said of a student
    ("OCd--", "committee.reports", "read"),
    ("OC---", "committee.reports", "send_back"),
    ("OC---", "committee.grid", "give_mentor"),
    ("OC---", "committee.concerns", "get to_look_at between of_student of_report of_appointment of_waiting of_case"),
    ("OC---", "committee.meetings", "of_student"),
    ("OC---", "committee.steps", "of"),
    (
        "OC---",
        "committee.outcomes",
        "look watch ask_head_teacher into_case nothing invite invite_by link_appointment let_wait",
    ),
    ("OCD--", "committee.moods", "tell"),
    ("OC-L-", "committee.moods", "between"),
    ("OC-L-", "committee.tallies", "tally"),
    ("OC-L-", "committee.weather", "weather_map raised"),
)

CARE: tuple[Row, ...] = (
    # Everybody who receives a student knows whether they are watched over; a leader knows how many
    ("OCD--", "care.access", "is_known"),
    ("OCD--", "care.incidents", "report usual_owner"),
    ("OCD--", "care.incident_log", "reported"),
    ("OC-L-", "care.board", "counts"),
    ("OC-L-", "care.summary", "of_month of_quarter between"),
    ("OC-L-", "exchange.care_papers", "print_summary"),
    # The board: who is watched over, and what is due for them
    ("OC---", "care.access", "need_right look_into"),
    ("OC---", "care.board", "open_board searched cards"),
    ("OC---", "care.month", "due_between"),
    ("OC---", "care.around", "owed last_contacts mentor_of proxy_of"),
    ("OC---", "care.cases", "open_case get of_student need_open where"),
    ("OC---", "care.contacts", "planned planned_until tasks"),
    ("OC---", "care.incident_log", "get found steps steps_where present_step open_steps running"),
    ("OC---", "care.level_history", "proposals lowering"),
    ("OC---", "care.lists", "on_list absent how_many_absent hand_in to_share"),
    ("OC---", "care.mapping", "remember"),
    ("OC---", "care.screening", "take_in batches get flagged unsettled results instruments is_there"),
    ("OC---", "care.referrals", "under_way get"),
    ("OC---", "exchange.screening_file", "read"),
    ("OC---", "exchange.care_papers", "print_shared"),
    # What stands in a file: another counsellor says why first, and it is recorded
    ("Oc---", "care.access", "need disclosures"),
    ("Oc---", "care.file", "read again"),
    ("Oc---", "care.chronology", "chronology"),
    ("Oc---", "care.consents", "record of_case latest"),
    ("Oc---", "care.facts", "change"),
    ("Oc---", "care.guardians", "add change end get of_student"),
    ("Oc---", "care.contacts", "of_student"),
    ("Oc---", "care.screening", "of_student"),
    ("Oc---", "care.stages", "history"),
    ("Oc---", "care.leaves", "of_student now"),
    ("Oc---", "care.level_history", "history proposal"),
    ("Oc---", "care.lists", "of_student flags_of findings set_flags"),
    ("Oc---", "care.incident_log", "of_student"),
    ("Oc---", "care.plan", "reviews texts measures"),
    ("Oc---", "care.referrals", "of_student"),
    ("Oc---", "exchange.care_papers", "print_file print_report print_slip"),
    # What a counsellor writes into a file; they stand in for each other
    ("OC---", "care.access", "disclose"),
    ("OC---", "care.around", "name_proxy"),
    ("OC---", "care.cases", "entrust set_danger set_reasons"),
    ("OC---", "care.stages", "move"),
    ("OC---", "care.contacts", "record correct plan drop"),
    ("OC---", "care.incidents", "written_report_came leaders_told tick leave_undone close"),
    ("OC---", "care.leaves", "leave certificate_came room_assessed leaders_assessed agreement come_back"),
    ("OC---", "care.levels", "raise_level propose decide reopen correct"),
    ("OC---", "care.lists", "put_on take_off hand_in_finding"),
    ("OC---", "care.plan", "assess write write_parts add_measure settle_measure"),
    ("OC---", "care.referrals", "apply consent approve refuse send hear come_back end"),
    ("OC---", "care.interviews", "book settle need of_results to_enter"),
    ("OC---", "concern_cases", "feed open_from fed_by"),
)

TABLE: dict[str, str] = {
    f"model.{module}.{name}": may for may, module, names in (*DESK, *COMMITTEE, *CARE) for name in names.split()
}
"""Who may, by function."""
