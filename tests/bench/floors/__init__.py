"""The least programs that do a thing: what the desk is measured against. Run as ``python -m tests.bench.floors.hello``."""
