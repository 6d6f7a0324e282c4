"""Files of certain kinds where people keep them, for a dialog that asks for one; nothing here is opened or read."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from stat import FILE_ATTRIBUTE_HIDDEN
from urllib.parse import urlsplit

from model.named import NamedTuple


class Entry(NamedTuple):
    """A file, or a folder to look into."""

    path: Path
    """Where it is."""
    is_folder: bool
    """Whether it is a folder."""
    changed: float
    """When it was changed last, seconds since 1970; 0 for a folder."""


class Wanted(NamedTuple):
    """What a typed line asks for."""

    folder: Path | None
    """The folder to list; None lists what lies in the usual ones."""
    part: str
    """What the names shall hold."""


def wanted(line: str) -> Wanted:
    """What a line means: a path as it is typed, dropped or pasted, or a part of a name."""
    text = line.strip().strip("\"'")
    if text.startswith("file:"):
        from urllib.request import url2pathname

        text = url2pathname(urlsplit(text).path)
    elif os.sep == "/":
        text = _as_shell_reads(text)
    if not (text.startswith("~") or any(mark in text for mark in (os.sep, os.altsep) if mark)):
        return Wanted(None, text)
    try:
        path = Path(text).expanduser()
    except RuntimeError:  # somebody's home that is not known here
        return Wanted(None, text)
    is_folder = text.endswith((os.sep, os.altsep or os.sep)) or text == "~"
    return Wanted(path, "") if is_folder else Wanted(path.parent, path.name)


def _as_shell_reads(text: str) -> str:
    """A file that is dropped on a terminal of macOS comes with a stroke before each blank and bracket of its name."""
    return text if os.path.exists(text) else re.sub(r"\\(.)", r"\1", text)


def typed(line: str) -> Path:
    """The path to write to that a line tells; Windows copies one in quotation marks, and ``~`` is somebody's home."""
    path = Path(line.strip().strip("\"'"))
    try:
        return path.expanduser()
    except RuntimeError:  # that of somebody who is not known here
        return path


def usual_folders() -> list[Path]:
    """Where a file that came by mail or messenger lies: downloads, documents, desktop, home, and here."""
    import platformdirs

    told = (
        platformdirs.user_downloads_path(),
        platformdirs.user_documents_path(),
        platformdirs.user_desktop_path(),
        Path.home(),
        Path.cwd(),
    )
    return [folder for folder in dict.fromkeys(told) if folder.is_dir()]


def recent(endings: Sequence[str]) -> list[Entry]:
    """The files of these kinds in the usual folders, the newest first, then the folders themselves."""
    folders = usual_folders()
    found = {entry.path: entry for folder in folders for entry in _readable(folder, endings) if not entry.is_folder}
    newest = sorted(found.values(), key=lambda entry: -entry.changed)
    return [*newest, *(Entry(folder, True, 0) for folder in folders)]


def inside(folder: Path, endings: Sequence[str]) -> list[Entry]:
    """The folder above, the folders in it, its files of these kinds, by name. Raises ``OSError``."""
    entries = sorted(_entries(folder, endings), key=lambda entry: (not entry.is_folder, entry.path.name.casefold()))
    above = [Entry(folder.parent, True, 0)] if folder.parent != folder else []
    return [*above, *entries]


def holding(entries: Iterable[Entry], part: str) -> list[Entry]:
    """The entries whose names hold a part, those that begin with it first."""
    part = part.casefold()
    found = [entry for entry in entries if part in entry.path.name.casefold()]
    return sorted(found, key=lambda entry: not entry.path.name.casefold().startswith(part))


def _readable(folder: Path, endings: Sequence[str]) -> list[Entry]:
    """What a folder holds; nothing if the system does not let the desk look into it."""
    try:
        return list(_entries(folder, endings))
    except OSError:
        return []


def _entries(folder: Path, endings: Sequence[str]) -> Iterator[Entry]:
    """What a folder holds of these kinds, and its folders; nothing hidden, no lock files of an office program."""
    with os.scandir(folder) as entries:
        for entry in entries:
            try:
                if entry.name.startswith((".", "~$")) or _is_marked_hidden(entry):
                    continue
                if entry.is_dir():
                    yield Entry(Path(entry.path), True, 0)
                elif entry.name.lower().endswith(tuple(endings)):
                    yield Entry(Path(entry.path), False, entry.stat().st_mtime)
            except OSError:  # a link that leads nowhere
                continue


def _is_marked_hidden(entry: os.DirEntry[str]) -> bool:
    """Whether Windows hides it, as it does ``AppData``; there no further look at the disk is needed to know."""
    if os.name != "nt":
        return False
    return bool(getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0) & FILE_ATTRIBUTE_HIDDEN)
