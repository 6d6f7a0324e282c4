"""The week's totals and what leaves the desk."""
