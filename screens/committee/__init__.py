"""The peer committee: weekly reports, seats, concerns, the circle around."""
