"""The bench: figures against the targets, as ratios in one run. ``make bench``; never a test."""
