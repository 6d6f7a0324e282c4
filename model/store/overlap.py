"""The triggers that make an overlap impossible, on every write path and from every process.

An appointment may not overlap another of the same counsellor, room or student while both are
in a state that takes up time, unless a typed reason stands in the row itself. A visit may not
overlap another of the same counsellor. Nothing crosses midnight, so ``substr(starts, 1, 10)``
bounds the search below and the check costs the same after twenty years.
"""

from model.store.tables.appointments import OCCUPYING

_TAKES_TIME = ", ".join(f"'{state}'" for state in OCCUPYING)

_APPOINTMENT = """
CREATE TRIGGER appointment_{who}_busy_{when} BEFORE {verb} ON appointment
WHEN NEW.state IN ({states}) AND NEW.overlap_reason IS NULL AND NEW.{who}_id IS NOT NULL AND EXISTS (
    SELECT 1 FROM appointment a
    WHERE a.{who}_id = NEW.{who}_id AND a.starts >= substr(NEW.starts, 1, 10) AND a.starts < NEW.ends
      AND a.ends > NEW.starts AND a.state IN ({states}) AND a.id IS NOT NEW.id)
BEGIN SELECT RAISE(ABORT, 'appointment.{who}_busy'); END
"""

_VISIT = """
CREATE TRIGGER visit_counsellor_busy_{when} BEFORE {verb} ON visit
WHEN NEW.state <> 'voided' AND EXISTS (
    SELECT 1 FROM visit v
    WHERE v.counsellor_id = NEW.counsellor_id AND v.starts >= substr(NEW.starts, 1, 10)
      AND v.starts < coalesce(NEW.ends, substr(NEW.starts, 1, 10) || ' 24:00')
      AND coalesce(v.ends, substr(v.starts, 1, 10) || ' 24:00') > NEW.starts
      AND v.state <> 'voided' AND v.id IS NOT NEW.id)
BEGIN SELECT RAISE(ABORT, 'visit.counsellor_busy'); END
"""

_MOMENTS = (("new", "INSERT"), ("moved", "UPDATE OF state, starts, ends, {watch}, overlap_reason"))


def triggers() -> list[str]:
    """The statements that lay the overlap rules."""
    laid = []
    for when, verb in _MOMENTS:
        for who in ("counsellor", "room", "student"):
            on = verb.format(watch=f"{who}_id")
            laid.append(_APPOINTMENT.format(who=who, when=when, verb=on, states=_TAKES_TIME))
        on = "INSERT" if when == "new" else "UPDATE OF state, starts, ends, counsellor_id"
        laid.append(_VISIT.format(when=when, verb=on))
    return laid
