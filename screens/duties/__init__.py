"""The rules in force, with their sources."""
