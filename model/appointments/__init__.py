"""Appointments: when a time is free, how a series runs, and how a line of words becomes a booking."""
