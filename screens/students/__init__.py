"""Students, one student, the roster."""
