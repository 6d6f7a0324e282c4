"""Writes the copies in JSON of the fixtures that the first screen needs, see fixtures/__init__.py.

    python docs/tools/pack_fixtures.py

Run it after editing one of them; a house test notices when it was forgotten.
"""

import json
import tomllib
from pathlib import Path

import fixtures


def packed() -> dict[Path, str]:
    """Every copy and what it should say."""
    folder = fixtures.path("care.toml").parent
    files = [file for pattern in fixtures.PACKED for file in sorted(folder.glob(pattern))]
    return {
        file.with_suffix(".json"): json.dumps(tomllib.loads(file.read_text("utf-8")), ensure_ascii=False) + "\n"
        for file in files
    }


if __name__ == "__main__":
    for file, text in packed().items():
        file.write_text(text, encoding="utf-8")
