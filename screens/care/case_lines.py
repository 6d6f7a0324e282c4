"""What stands on the page of a file: its facts, the plan line by line, the chronology."""

from collections.abc import Iterator
from typing import Literal

from model import history, word_lists
from model.care import clocks, said, scheme
from model.care.chronology import KIND_WORDS, Event
from model.care.file import File
from model.care.guardians import RELATION_WORDS
from model.care.said import PLAN, REPORT, SAFETY
from model.named import NamedTuple
from model.people.student import FLAG_WORDS as ROSTER_FLAGS
from model.words import Words, say
from tui.facts import Fact
from tui.sheet import Cell, Heading

Acts = Literal[
    "proposal", "measure", "task", "plan", "safety", "summary", "report", "incident", "referral", "leave", "entry"
]


class Line(NamedTuple):
    """One line of the plan."""

    acts: Acts
    """What Enter does with it."""
    number: int
    """The number it acts on; 0 for a part that is written."""
    key: str
    """Which one it is."""
    cells: tuple[str | Cell, ...]
    """What, when, about."""


def head_of(file: File, name: str) -> str:
    """Name, class, level and danger in one line."""
    case = file.case
    if case is None:
        return f" {name}   {file.student.class_shown()}   " + say("未建档", "no file")
    level = str(case.level.label) if case.state == "open" else say("已结案 {day}", "closed {day}", day=case.closed_on)
    return f" {name}   {file.student.class_shown()}   {level}   {_danger(case.danger)}".rstrip()


def facts_of(file: File, *, hidden: bool) -> list[Fact]:
    """The facts at the head: level, reasons, family and health, consent, who is responsible; no diagnosis."""
    case, student = file.case, file.student
    flags = [str(said.FLAG_WORDS[flag]) for flag in file.flags]
    flags += [str(words) for flag, words in ROSTER_FLAGS.items() if getattr(student, flag)]
    found = [
        Fact(
            Words("育人导师", "Mentor"),
            file.mentor or (say("未指定", "nobody yet") if case else ""),
            "" if file.mentor else "due",
        ),
        Fact(Words("代理家长", "Proxy parent"), file.proxy),
        *_guardians(file, hidden),
        Fact(Words("家庭情况", "Family"), " ".join(flags), "due"),
        Fact(Words("健康状况", "Health"), student.health),
        Fact(Words("医疗机构诊断（家长提供）", "Hospital's paper (from parents)"), _paper(file, hidden), whole=True),
    ]
    if case is None:
        return found
    protective = file.texts["protective"].body if "protective" in file.texts else ""
    reasons, listed = case.reasons, scheme.reasons()
    graver = say("{n}项并存，视为更重：", "{n} at once, graver: ", n=len(reasons)) if len(reasons) > 1 else ""
    review = f"{case.review_on} {clocks.late_words(case.review_on)}" if case.review_on else ""
    late = "late" if case.review_on and clocks.is_late(case.review_on) else ""
    return [
        Fact(Words("下次评估", "Next review"), review, late),
        Fact(Words("负责人", "In charge"), case.owner_name),
        Fact(Words("阶段", "Stage"), str(said.STAGE_WORDS[case.stage])),
        Fact(
            Words("知情同意", "Consent"),
            _consent(file, hidden),
            "" if case.consent in ("signed", "not_needed") else "due",
        ),
        *found,
        Fact(
            Words("原因", "Reasons"),
            graver + say("；", "; ").join(str(listed.get(code, code)) for code in reasons),
            whole=True,
        ),
        Fact(Words("保护因子", "Protective"), protective, whole=True),
    ]


def _paper(file: File, hidden: bool) -> str:
    """The newest of the hospital's papers: its words, its source and date, who handed it in."""
    if not file.findings:
        return ""
    paper = file.findings[0]
    return f"{paper.said}  {paper.institution} {paper.dated} {'***' if hidden else paper.given_by}"


def _consent(file: File, hidden: bool) -> str:
    """How it stands, since when and who signed; a person's name only where names are shown."""
    assert file.case is not None
    last = file.consents[-1] if file.consents else None
    if last is None:
        return str(said.CONSENT_WORDS[file.case.consent])
    return str(last.words).replace(last.by_whom, "***") if hidden and last.by_whom else str(last.words)


def _guardians(file: File, hidden: bool) -> list[Fact]:
    """Everybody who answers for the student, then the number the roster gave where it is another."""
    known = file.guardians
    told = [
        " ".join(
            part
            for part in (
                str(RELATION_WORDS[each.relation]),
                "***" if hidden else f"{each.name} {each.phone}".strip(),
                "" if each.lives_with else say("不同住", "lives elsewhere"),
            )
            if part
        )
        for each in known
    ]
    phone = file.student.guardian_phone
    if phone in {each.phone for each in known}:
        phone = ""
    found = [Fact(Words("监护人", "Guardians"), say("；", "; ").join(told), whole=True)]
    return [*found, Fact(Words("监护人电话", "Guardian tel."), "***" if hidden and phone else phone)]


def _danger(code: str) -> str:
    return str(word_lists.sayings().get(code, code)) if code else ""


def plan_of(file: File) -> list[Line | Heading]:
    """The plan from what waits to what is settled."""
    groups = (
        (Words("待决定", "To decide"), _proposal(file)),
        (Words("处置中", "Running"), _running(file)),
        (Words("计划与措施", "Planned"), _planned(file)),
        (Words("方案", "Plan"), _written(file)),
        (Words("名单", "Lists"), _entries(file)),
    )
    lines: list[Line | Heading] = []
    for heading, found in groups:
        rows = list(found)
        lines += [Heading(heading), *rows] if rows else []
    return lines


def _proposal(file: File) -> Iterator[Line]:
    if file.proposal is not None:
        asked = file.proposal
        to = scheme.level(asked.rank).label if asked.rank else Words("结案", "close")
        how = f"{said.ENDING_WORDS[asked.ending]}  " if asked.ending else ""
        cells = (Cell(say("改为{to}", "to {to}", to=to), "due"), f"{asked.at:%m-%d}", how + asked.grounds)
        yield Line("proposal", asked.id, "proposal", cells)


def _running(file: File) -> Iterator[Line]:
    for each in file.incidents:
        if each.state == "open":
            label = str(scheme.grade_words(each.rank, each.label))
            yield Line(
                "incident", each.id, f"incident{each.id}", (Cell(label, "late"), f"{each.told_at:%m-%d}", each.facts)
            )
    for one in file.referrals:
        if one.state not in ("back", "closed", "refused"):
            state, day = str(said.REFERRAL_WORDS[one.state]), one.follow_on or one.applied_on
            yield Line("referral", one.id, f"referral{one.id}", (state, f"{day:%m-%d}", one.to_whom))
    away = file.away()
    if away is not None:
        missing = " ".join(str(words) for words in away.missing())
        about = (
            say("离校中；尚缺：{what}", "away; still wanted: {what}", what=missing)
            if missing
            else say("材料齐全，可以复学", "every paper is here; may return")
        )
        yield Line("leave", away.id, "leave", (say("离校复学", "leave"), f"{away.from_on:%m-%d}", about))


def _planned(file: File) -> Iterator[Line]:
    for task in file.tasks:
        late = "late" if clocks.is_late(task.due_on) else ""
        kind = str(said.CONTACT_WORDS[task.kind])
        due = (kind, Cell(f"{task.due_on:%m-%d}", late), clocks.late_words(task.due_on))
        yield Line("task", task.id, f"task{task.id}", due)
    for each in file.measures:
        cells: tuple[str | Cell, ...]
        if each.state == "open":
            late = "late" if clocks.is_late(each.until) else ""
            cells = (say("措施", "measure"), Cell(f"{each.until:%m-%d}", late), f"{each.what}  {each.who}")
        else:
            done = say("完成", "done") if each.state == "done" else say("取消", "dropped")
            cells = (Cell(done, "muted"), Cell(f"{each.until:%m-%d}", "muted"), f"{each.what}  {each.remark}")
        yield Line("measure", each.id, f"measure{each.id}", cells)


def _written(file: File) -> Iterator[Line]:
    if file.case is None:
        return
    parts: tuple[tuple[Acts, tuple[str, ...]], ...] = (
        ("plan", PLAN),
        ("safety", SAFETY),
        ("summary", ("summary",)),
        ("report", REPORT),
    )
    for acts, kinds in parts:
        there = [kind for kind in kinds if kind in file.texts and file.texts[kind].body]
        if not there and acts in ("summary", "report"):
            continue
        for kind in kinds if acts != "report" else there:
            written = file.texts.get(kind)
            day = f"{written.at:%m-%d}" if written else ""
            body = written.body if written and written.body else ""
            about: str | Cell = body or Cell(say("未写，Enter 填写", "not written; Enter writes it"), "muted")
            yield Line(acts, 0, kind, (str(said.TEXT_WORDS[kind]), day, about))


def _entries(file: File) -> Iterator[Line]:
    for entry in file.entries:
        if entry.ended_on is None:
            cells = (str(said.LEDGER_WORDS[entry.ledger]), f"{entry.from_on:%m-%d}", entry.what)
            yield Line("entry", entry.id, f"entry{entry.id}", cells)


def names_in(file: File) -> list[str]:
    """Who may be named in what was written: the student, by an earlier name too, those at home, whoever signed."""
    at_home = (*(each.name for each in file.guardians), *(each.by_whom for each in file.consents))
    return sorted({*history.called(file.student.id), *at_home})


def event_cells(event: Event) -> tuple[str | Cell, ...]:
    """A line of the chronology."""
    role = {"level": "due", "incident": "late", "looked": "muted", "disclosure": "due"}.get(event.kind, "")
    when = f"{event.at:%Y-%m-%d}" if (event.at.hour, event.at.minute) == (0, 0) else f"{event.at:%Y-%m-%d %H:%M}"
    return when, Cell(str(KIND_WORDS[event.kind]), role), Cell(str(event.about), role), event.who
