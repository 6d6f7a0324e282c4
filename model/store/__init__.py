"""The store: the one file, its tables, its rules, its journal, and nothing a counsellor would name."""
