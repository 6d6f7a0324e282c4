"""Writes fixtures/pinyin.txt, the desk's frozen table of one main reading per character.

Run by hand when the table is to be renewed; needs ``pypinyin``, which the desk itself never imports:
``python docs/tools/make_pinyin.py``. Corrections for surnames and given names belong in
fixtures/name_readings.txt, which is written by hand and not touched here.
"""

from collections import defaultdict
from pathlib import Path

TABLE = Path(__file__).resolve().parents[2] / "fixtures" / "pinyin.txt"
"""Where the table stands in the project."""

RANGES = ((0x3007, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x2A700, 0x2CEAF))
"""The blocks names are written in: 〇, extension A, the unified ideographs, extensions C to E."""

RARE = "𠅤𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙𩽾𩾃𩾌"
"""The few characters of extension B seen in names and places; all of it would double the table."""

HEAD = """\
# One main reading per character, without tones (v for u-umlaut): a syllable, a space, its characters.
# Written by docs/tools/make_pinyin.py from pypinyin {version} (MIT licence). Do not edit: corrections go
# into name_readings.txt.
"""


def by_syllable() -> dict[str, list[str]]:
    """Every covered character under its main reading."""
    from pypinyin import Style, pinyin
    from pypinyin.pinyin_dict import pinyin_dict

    codes = [code for first, last in RANGES for code in range(first, last + 1)] + [ord(rare) for rare in RARE]
    found: dict[str, list[str]] = defaultdict(list)
    for code in codes:
        if code in pinyin_dict:
            found[pinyin(chr(code), style=Style.NORMAL)[0][0]].append(chr(code))
    return found


def write() -> None:
    """Write the table anew, sorted, so that a renewed table shows only what changed."""
    from importlib.metadata import version

    lines = [f"{syllable} {''.join(chars)}\n" for syllable, chars in sorted(by_syllable().items())]
    TABLE.write_text(HEAD.format(version=version("pypinyin")) + "".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
