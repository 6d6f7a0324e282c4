"""Who may do what at the desk, verb by verb and query by query (issue 3 §2): the opening, the book, visitors, people, settings.

Five columns, one for each who may sit there:

    O   the counsellor whose visitor, note or file it is
    C   another counsellor
    D   the duty teacher; also whoever adds without reading: they report and read nothing back
    L   a leader: totals, duties, the counts of the levels, no content
    A   an administrator: people, settings, backups, no content

A capital letter may. A small letter may where it is their own, and is refused anybody else's without a change.
A dash is refused before anything is read. When nobody sits at the desk, everything here is refused.
A new verb gets its row here, in ``table_care``, or among those that need no right (``free``).
"""

Row = tuple[str, str, str]
"""Who may, the module below ``model``, its functions."""

DESK: tuple[Row, ...] = (
    # The room
    ("OCDLA", "room_week", "week_of"),
    ("OCDLA", "standing", "now week_of day_of term_to"),
    ("OCDLA", "today", "timeline expected"),
    ("OCDLA", "due", "to_do half_typed"),
    ("OCDLA", "duties", "in_force"),
    ("OCDLA", "health", "check wrong advice"),
    ("OCDLA", "losses", "unsettled"),
    ("OC--A", "losses", "settle"),
    ("OCDLA", "opening.absences", "absences"),
    ("OCDLA", "opening.duty", "swaps"),
    ("OCDLA", "opening.kept", "now_open get between handovers"),
    ("OCD--", "opening.log", "open_room close_room hand_over"),
    ("OCD--", "opening.duty", "swap_duty call_off"),
    ("OC--A", "opening.log", "correct record_past void"),
    ("OC--A", "opening.absences", "be_absent be_back"),
    ("OC--A", "opening.hours", "add_window add_windows change_window change_window_from end_window retire_window"),
    ("OC--A", "opening.hours", "plan_day plan_as_usual"),
    ("OC--A", "calendar.year", "set_term set_bell decide_day leave_to_calendar take_in_year"),
    ("OC--A", "school", "lay_bells assume_terms"),
    # The book: a leader or administrator sees that a time is taken, not by whom (test_content)
    ("OCDLA", "appointments.kept", "get between of_day of_series overlapping_on_purpose awaited"),
    ("OCDLA", "appointments.series", "concerned still_to_come"),
    ("OCDLA", "appointments.week", "week"),
    ("OCD--", "appointments.kept", "of_student missed_by"),
    ("OCD--", "appointments.gone", "still_booked"),
    ("OCD--", "appointments.book", "book confirm arrive begin finish miss cancel reinstate void put_in remark"),
    ("OCD--", "appointments.series", "preview book_series cancel put_in"),
    ("OCD--", "appointments.moving", "preview move move_series"),
    ("OCD--", "appointments.waiting", "wait withdraw give get waiting offers"),
    ("OCD--", "appointments.quick", "propose book_text"),
    ("OCD-A", "appointments.meant", "people"),
    # What one is typing oneself: nobody is given another's (test_unfinished)
    ("OCDLA", "unfinished", "keep of left waiting open_here forget saving"),
    # Visitors and notes
    ("OCDLA", "visits.register", "running left_running of_day"),
    ("OCD--", "visits.register", "get numbered between of_student several of_appointment unwritten"),
    ("OCD--", "visits.visits", "walk_in receive add end"),
    ("OCD--", "visits.arrival", "arrival"),
    ("OCd--", "visits.visits", "identify edit correct void"),
    ("OCd--", "visits.register", "need_standing"),
    ("OCD--", "visits.groups", "begin add members of_student"),
    ("OCd--", "visits.groups", "set_members mark"),
    ("Ocd--", "visits.notes", "finish amend read"),
    ("OCD--", "visits.notes", "keep_draft draft_of drafts_left throw_away"),
    ("OCD--", "visits.letters", "receive_letter edit reply void get due unanswered between answered of_student"),
    # People
    ("OCD-A", "people.students", "get need_here by_number numbered these of_class all_here"),
    ("OCD-A", "people.index", "index find"),
    ("OCD-A", "people.dormitories", "get every"),
    ("OCD-A", "people.roster_compare", "planned"),
    ("OCD-A", "history", "of_student called"),
    ("OCDLA", "people.classes", "get every of_year graduated"),
    ("OCDLA", "people.rooms", "get here every"),
    ("OCDLA", "people.staff_search", "find"),
    ("OCDLA", "people.staff", "get by_name here every counsellors on_desk receiving"),
    ("OC--A", "people.students", "enrol edit leave return_to_school leave_together return_together"),
    ("OC--A", "people.students", "assign_counsellor"),
    ("OC--A", "people.enrolment", "enrol edit"),
    ("OC--A", "people.classes", "open_class find_or_open entrust"),
    ("OC--A", "people.dormitories", "add find_or_add edit"),
    ("OC--A", "people.rooms", "add edit close reopen"),
    ("OC--A", "people.roster", "preview take_in"),
    ("OC--A", "people.staff", "hire edit retarget leave"),
    ("OC--a", "people.staff", "come_back"),
    # Who may open the desk
    ("OC--A", "access", "people signs_in_as dismiss let_go"),
    ("OC--A", "access_giving", "admit admit_together keeps_something"),
    ("OC---", "access", "new_recovery_code re_key"),
    # Settings, backups, the journal and who looked
    ("OC--A", "settings", "change"),
    ("OC--A", "school", "found confirm_terms choose_policy"),
    ("OC--A", "word_lists", "ship add rename retire restore"),
    ("OCDLA", "word_lists", "words get"),
    ("OC--A", "backup", "back_up everywhere look_into"),
    ("OCDLA", "backup", "automatic last_good"),
    ("OC--A", "history", "lately fields names_in"),
    ("OCDLA", "history", "name_of"),
    ("OC--A", "reading_log", "latest"),
    ("OC---", "reading_log", "looks_at"),
    ("OCD-A", "desk", "undo redo"),
    ("OCD-A", "undoing", "newest older newest_undone undone_besides take_back do_again"),
    # Totals and what leaves the desk
    ("OC-L-", "totals.read", "lines_in not_counted"),
    ("OC-L-", "totals.term", "term_to_date"),
    ("OC-L-", "totals.week", "week"),
    ("OC-L-", "exchange.export", "export_week"),
    ("OC---", "totals.names", "names_of"),
    ("OC-L-", "exchange.calendar_file", "appointments_of"),
)
