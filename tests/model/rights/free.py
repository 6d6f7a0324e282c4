"""What needs no right, and why: everything public in ``model`` that is not in the table."""

MODULES: dict[str, str] = {
    "It computes or says; it reads nothing that is anybody's.": """
        absent appointments.clashes appointments.dates appointments.days appointments.limits appointments.reading
        appointments.reading_again appointments.reading_days appointments.reading_parts appointments.reading_hours
        appointments.reading_times appointments.reading_weeks
        appointments.said appointments.slots
        calendar.bells calendar.holidays_known calendar.terms care.clocks care.own_tables care.own_values care.periods
        care.rule_list care.said care.scheme class_names clock committee.weeks
        grades history_reach opening.meter opening.weeks opening.windows passwords people.student
        people_packed people_search pinyin policy rules setting_rules spans totals.basis totals.codes totals.passing_codes
        totals.sums totals.topics
        totals.weeks values visits.numbers visits.times words""",
    "It turns a file into values, or values that were read with a right into a file.": """
        exchange.care_sheet exchange.csv_file exchange.export_in_child exchange.extents id_numbers
        exchange.plain_text
        exchange.report_form_labels exchange.roster_cells exchange.roster_file exchange.roster_heads
        exchange.roster_parcel exchange.roster_work exchange.safely exchange.sheets exchange.under_password
        exchange.screening_work exchange.visit_columns backup_work handover.sealed
        handover.in_child""",
    "It works inside a verb that has asked: which times are taken, by nobody's name; the rows of an import.": """
        appointments.first_free appointments.free appointments.offered appointments.places appointments.wish
        people.roster_write""",
    "It says what was read with a right.": "care.events care.report reading_words",
    "It gives whoever may not an empty list (test_content).": "care.due committee.to_do",
    "It tells of an empty desk what is to be set up.": "first_steps",
    "It is what a form has read with a right, and what is different now, for whoever saves it.": "seen",
    "It is the asking itself, or comes before anybody sits at the desk: a password, a backup to open.": """
        rights session tenure restore unlocking""",
}
"""Whole modules, by the reason."""

FUNCTIONS: dict[str, dict[str, str]] = {
    "It asks for a password, not for a right, or tells whether one may.": {
        "access": "folder change_password knows",
        "access_giving": "way given take_own rescuable recover",
        "desk": "default_folder is_there is_demo has_passwords open_for open_demo unlock_demo unlock_for open_with_key take_seat found "
        "establish leave handed_over taken_over changed_elsewhere",
        "health": "note",
        "care.access": "is_mine is_in_charge may_read",
        "handover.in_house": "to_answer",
        "visits.notes": "may_read",
        "visits.register": "is_ones_own",
        "committee.reports": "may_read",
        "concern_cases": "open_case_of",
    },
    "It computes or says, of what was read with a right.": {
        "appointments.book": "named",
        "appointments.kept": "states",
        "appointments.meant": "best counsellor only_one",
        "appointments.quick": "at elsewhere book_line",
        "appointments.waiting": "suits",
        "care.board": "columns narrowed",
        "care.cases": "need_level need_ahead",
        "care.screening": "limit_for",
        "committee.appointing": "office_until",
        "committee.lists": "read_cells",
        "committee.concerns": "where_told",
        "committee.moods": "days_of",
        "committee.outcomes": "speed",
        "care.stages": "in_order",
        "committee.places": "place_of columns_of building_words on_floor",
        "committee.seats": "faults_of",
        "committee.weather": "runs",
        "committee.steps": "led_to outcome",
        "exchange.calendar_file": "calendar_file",
        "handover.give": "suggested",
        "handover.lines": "this_desk",
        "handover.parcel": "open_package class_of settled",
        "duties": "own",
        "exchange.care_papers": "suggested",
        "exchange.export": "format_of counted need_name_of",
        "exchange.report_forms": "code_of",
        "exchange.report_forms_read": "read_sheets",
        "exchange.screening_file": "line_of",
        "opening.kept": "measured",
        "people.classes": "this_school_year",
        "people.dormitories": "named place_of",
        "people.index": "as_found",
        "people.roster": "need_agreement",
        "settings": "title_of",
        "standing": "term_of_week open_minutes",
        "totals.counsellors": "everybody per_counsellor",
        "totals.open_days": "open_week",
        "totals.read": "week_of counting codes_stay",
        "visits.telling": "as_details columns",
    },
    "It works inside a verb that has asked.": {
        "appointments.book": "insert roomed place_of",
        "appointments.kept": "is_taken",
        "care.cases": "put_reasons",
        "care.closing": "keep settle link wants_calm",
        "care.stages": "put",
        "visits.booked": "need_today details begin done back",
        "totals.read": "every_line",
        "visits.visits": "place_now",
        "visits.telling": "retell need_words mark",
        "word_lists": "need",
    },
    "It works inside a verb that has asked, and tells that somebody is no longer here.": {
        "appointments.gone": "why_gone need_here",
    },
    "It tells of the room, the calendar and the settings, of nobody.": {
        "appointments.meant": "room",
        "backup": "folder second_folder store_folder made is_due",
        "calendar.year": "calendar this_school_year terms bells overrides years_taken_in",
        "care.lists": "handed_in this_month",
        "care.mapping": "remembered",
        "history": "newest clock_is_back news",
        "opening.duty": "duty_now",
        "opening.hours": "rules rule dated planned_between planned_on is_planned_at next_window",
        "settings": "get forget",
        "word_lists": "sayings",
    },
    "It clears away by age what anybody left, and shows nothing of it.": {"unfinished": "expire"},
    "It makes ready, without showing anything; or writes down that somebody looked.": {
        "appointments.quick": "warming warm",
        "people.index": "forget warming",
        "reading_log": "looked",
    },
}
"""Single functions, by the reason."""

FREE_MODULES = frozenset(f"model.{name}" for names in MODULES.values() for name in names.split())
FREE = frozenset(
    f"model.{module}.{name}" for told in FUNCTIONS.values() for module, names in told.items() for name in names.split()
)
