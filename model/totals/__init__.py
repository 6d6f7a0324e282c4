"""What the weeks come to: people, visits, minutes, open hours, and how each was counted (A2-A9)."""
