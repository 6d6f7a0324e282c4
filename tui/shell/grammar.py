"""The command line's own sentences, in the desk's language: usage, headings, and what a line got wrong."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

from model.words import Words, say

_WRONG = (
    (r"the following arguments are required: (?P<what>.*)", Words("还缺 {what}", "{what} is missing")),
    (
        r"unrecognized arguments: (?P<what>--(?:data|lang|as|password-file))\b.*",
        Words("{what} 应写在命令之前", "{what} goes before the command"),
    ),
    (r"unrecognized arguments: (?P<what>.*)", Words("不认识 {what}", "{what} is not known here")),
    (
        r"argument (?P<what>.*?): invalid choice: (?P<told>.*?) \(choose from (?P<known>.*)\)",
        Words("{what} 没有 {told}，可选 {known}", "{what} cannot be {told}; choose from {known}"),
    ),
    (
        r"argument (?P<what>.*?): invalid int value: (?P<told>.*)",
        Words("{what} 须是整数，不能是 {told}", "{what} is a whole number, not {told}"),
    ),
    (
        r"argument (?P<what>.*?): expected .*argument.*",
        Words("{what} 后面还缺内容", "Something is missing after {what}"),
    ),
)
"""What ``argparse`` finds wrong, and how the desk says it; anything else is said as ``argparse`` says it."""


class Parser(argparse.ArgumentParser):
    """A parser that speaks the desk's language; its commands' parsers are of the same kind."""

    def __init__(self, **told: Any) -> None:
        super().__init__(formatter_class=_Lines, add_help=False, **told)
        self.add_argument("-h", "--help", action="help", help=say("显示这段说明", "show this help message and exit"))

    def error(self, message: str) -> NoReturn:
        """Say how it is written and what is wrong, and leave with 2."""
        verbs = next((" | ".join(each.choices) for each in self._actions if each.dest == "verb" and each.choices), "")
        message = re.sub(r"(?<=required: )verb$", verbs, message)
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {_plainly(message)}\n")


class _Lines(argparse.HelpFormatter):
    """Usage and headings in the desk's language."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """The line that shows how it is written."""
        super().add_usage(usage, actions, groups, say("用法：", "usage: ") if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """What stands over a group of words."""
        named = {"positional arguments": say("内容", "positional arguments"), "options": say("选项", "options")}
        super().start_section(named.get(heading or "", heading))


def _plainly(message: str) -> str:
    """What is wrong with a line, in the desk's language."""
    for form, words in _WRONG:
        found = re.fullmatch(form, message)
        if found:
            return str(words.saying(**found.groupdict()))
    return message
