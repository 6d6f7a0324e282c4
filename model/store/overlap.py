"""The triggers that make an overlap impossible, on every write path and from every process.

An appointment may not begin to take up time of a counsellor, room or student that another one takes
up, unless a typed reason stands in its own row. One that stood there first may change its state
beside a deliberate overlap, and an undo may put it back there; what is new or moved needs a reason of
its own. A visit may not overlap another of the same counsellor. Nothing crosses midnight, so
``substr(starts, 1, 10)`` bounds the search below and the check costs the same after twenty years.
"""

from model.store.tables.appointments import OCCUPYING

_TAKES_TIME = ", ".join(f"'{state}'" for state in OCCUPYING)

_APPOINTMENT = """
CREATE TRIGGER appointment_{who}_busy_{when} BEFORE {verb} ON appointment
WHEN NEW.state IN ({states}) AND NEW.overlap_reason IS NULL AND NEW.{who}_id IS NOT NULL {newly}AND EXISTS (
    SELECT 1 FROM appointment a
    WHERE a.{who}_id = NEW.{who}_id AND a.starts >= substr(NEW.starts, 1, 10) AND a.starts < NEW.ends
      AND a.ends > NEW.starts AND a.state IN ({states}) AND a.id IS NOT NEW.id
      AND (a.overlap_reason IS NULL OR (SELECT kind FROM journal_open) NOT IN ('undo', 'redo')))
BEGIN SELECT RAISE(ABORT, 'appointment.{who}_busy'); END
"""

_NEWLY = (
    "AND (OLD.state NOT IN ({states}) OR OLD.starts <> NEW.starts OR OLD.ends <> NEW.ends "
    "OR OLD.{who}_id IS NOT NEW.{who}_id OR OLD.overlap_reason IS NOT NULL) "
)
"""A change is looked at where the row takes up what it did not take up before."""

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


def triggers() -> list[str]:
    """The statements that lay the overlap rules."""
    laid = []
    # SQLite asks the one laid last first: who is busy comes before which room is, since that is what the desk must know.
    for who in ("room", "student", "counsellor"):
        moved = f"UPDATE OF state, starts, ends, {who}_id, overlap_reason"
        newly = _NEWLY.format(who=who, states=_TAKES_TIME)
        for when, verb, also in (("new", "INSERT", ""), ("moved", moved, newly)):
            laid.append(_APPOINTMENT.format(who=who, when=when, verb=verb, newly=also, states=_TAKES_TIME))
    for when, verb in (("new", "INSERT"), ("moved", "UPDATE OF state, starts, ends, counsellor_id")):
        laid.append(_VISIT.format(when=when, verb=verb))
    return laid
