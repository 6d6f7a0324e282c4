"""The peer committee (心理委员): its seats, its weekly reports, what becomes of a concern, the circle around (C1-C8)."""
