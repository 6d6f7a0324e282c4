"""Visits, walk-ins, notes, letters, groups."""
