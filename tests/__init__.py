"""The house's tests; a package, so that ``tests.…`` is always ours and never one that a library left lying about."""
