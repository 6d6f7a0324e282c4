"""Visits: who came, what was written of it, group sessions and letters (A7, A8, B1)."""
