"""The week, booking, series, moving, the waiting list."""
