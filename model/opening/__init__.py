"""When the room is meant to be open, when it was, and whether that is enough (A2-A7)."""
