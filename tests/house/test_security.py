"""SECURITY.md promises nothing that no test tries: every test file it names is there, and no promise stands alone."""

import re

import pytest

from tests.house.rooms import ROOT

PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)`", PAGE)))
PROMISES = re.findall(r"(?ms)^\*\*\d+ · (.+?)\*\*(.*?)(?=^\*\*\d+ · |^## )", PAGE)


@pytest.mark.parametrize("name", NAMED)
def test_every_test_that_is_named_is_there_and_tries_something(name: str) -> None:
    assert re.search(r"(?m)^(async )?def test_", (ROOT / name).read_text(encoding="utf-8"))


def test_every_promise_names_the_test_that_tries_it() -> None:
    assert len(PROMISES) >= 10
    assert [title for title, says in PROMISES if "`tests/" not in says] == []


def test_both_languages_lead_to_each_other() -> None:
    chinese = ROOT / "docs" / "security.zh.md"
    assert "(docs/security.zh.md)" in PAGE
    assert "(../SECURITY.md)" in chinese.read_text(encoding="utf-8")
    assert "(SECURITY.md)" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_same_things_to_do_are_told_in_both() -> None:
    chinese = (ROOT / "docs" / "security.zh.md").read_text(encoding="utf-8")
    to_do = PAGE.split("## What to do when")[1].split("## ")[0]
    assert to_do.count("\n- **") == len(re.findall(r"(?m)^\| (?!情况|-)", chinese))
