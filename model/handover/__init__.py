"""Handing over (移交): to another counsellor of the school, or as a sealed package to another desk (issue 3 §2, §6)."""
