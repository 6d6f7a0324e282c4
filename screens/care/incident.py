"""What is done with a running incident: its present step, who was told, its written report, its end."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from model import clock
from model.care import cases, clocks, incident_log, incidents, scheme
from model.care.incident_log import Incident
from model.people import index, students
from model.words import Words
from screens.care.incident_step import StepScreen, needed
from tui.app import DeskApp
from tui.ask import choose, confirm, prompt
from tui.commands import load
from tui.fields.date import Date
from tui.fields.numbers import Time
from tui.form import Form
from tui.keeping import Kept

NOTHING = Words("", "")


async def work(app: DeskApp, incident_id: int) -> None:
    """Put the present step of an incident on the screen."""
    incident_log.get(incident_id)
    await app.push_screen_wait(StepScreen(incident_id))


async def tick_present(app: DeskApp, incident_id: int) -> None:
    """The present step is done, and the next one is told; with every step settled, what ends it is on the screen."""
    incident_log.get(incident_id)
    step = incident_log.present_step(incident_id)
    if step is None:
        await work(app, incident_id)
        return
    incidents.tick(step.id)
    app.announce()
    after = incident_log.present_step(incident_id)
    done = Words("已做：{step}。{then}", "Done: {step}. {then}")
    then = Words("下一步：{step}", "Next: {step}").saying(step=after.words) if after else _ALL_DONE
    app.notify(str(done.saying(step=step.words, then=then)), markup=False)


_ALL_DONE = Words("全部步骤都有了结果", "Every step is settled")


async def act(app: DeskApp, incident_id: int) -> None:
    """Choose what to do with an incident."""
    known = incident_log.get(incident_id)
    running = known.state == "open"
    missing = known.written_due is not None and known.written_at is None
    offered = [
        ("work", Words("看当前步骤（大字）", "The present step, large"), NOTHING, True),
        ("leaders", Words("已报告领导小组", "The leading group was told"), NOTHING, known.leaders_at is None),
        ("written", Words("书面报告已收到", "The written report is in"), _due(known), missing),
        ("close", Words("结束事件", "Close it"), Words("各步骤都有结果后", "once every step is settled"), running),
    ]
    title = Words("{name}  {label}", "{name}  {label}")
    title = title.saying(name=app.shown_name(known.student_name), label=scheme.grade_words(known.rank, known.label))
    listed = [(key, words, hint) for key, words, hint, may in offered if may]
    chosen = await choose(app, title, listed, about=_about(known))
    if chosen == "work":
        await work(app, incident_id)
    elif chosen == "leaders":
        incidents.leaders_told(incident_id)
        app.announce()
    elif chosen == "written":
        await written(app, known)
    elif chosen == "close":
        await close(app, incident_id)


async def written(app: DeskApp, known: Incident) -> None:
    """The written report is in: when it came says whether it is on time."""
    now = clock.now()
    fields = (
        Date("day", Words("收到日期", "Came on"), required=True, back=True),
        Time("at", Words("收到时间", "Came at"), required=True),
    )

    def save(told: dict[str, Any]) -> Incident:
        return incidents.written_report_came(known.id, datetime.combine(told["day"], told["at"]))

    words = Words("{limit} 前交来为按时", "on time until {limit}").saying(limit=f"{known.written_due:%m-%d %H:%M}")
    title = Words("书面报告已收到", "The written report is in")
    form = Form(
        title,
        fields,
        save,
        initial={"day": now.date(), "at": now.time()},
        live=lambda _told: str(words),
        kept=Kept("incident.written", known.id, known.student_id),
    )
    if await app.push_screen_wait(form) is not None:
        app.announce()


async def close(app: DeskApp, incident_id: int) -> bool:
    """End it with its outcome; answers whether it was."""
    outcome = await prompt(
        app,
        Words("结束事件", "Close it"),
        Words("结果", "The outcome"),
        check=needed,
        kept=Kept("incident.close", incident_id),
    )
    if outcome is None:
        return False
    closed = incidents.close(incident_id, outcome)
    app.announce()
    if closed.student_id is not None:
        await _watch_over(app, closed.student_id, closed.student_name)
    return True


async def _watch_over(app: DeskApp, student_id: int, name: str) -> None:
    """Whoever has no open file is not to be forgotten when the incident is over; a person decides."""
    case = cases.of_student(student_id)
    if (case is not None and case.state == "open") or not index.as_found(students.get(student_id)).here:
        return
    question = Words("{name}没有在档的关注档案，现在建档？", "{name} has no open file; open one now?")
    detail = Words("不建档，这名学生就不在关注板上。", "Without one the student is not on the board.")
    if await confirm(app, question.saying(name=app.shown_name(name)), detail, yes=Words("建档", "open it")):
        form = "open_case" if case is None else "reopen"
        await load(f"screens.care.care_level_forms:{form}")(app, student_id if case is None else case)


def _about(known: Incident) -> Words:
    """What happened, in whose charge, how the written report and the leading group stand."""
    words = Words("{facts}\n负责 {owner}  {written}{leaders}", "{facts}\nin charge: {owner}  {written}{leaders}")
    leaders = Words("", "")
    if known.leaders_at is not None:
        leaders = Words("  领导小组 {at}", "  leading group {at}").saying(at=f"{known.leaders_at:%m-%d %H:%M}")
    return words.saying(
        facts=known.facts,
        owner=known.owner_name,
        written=clocks.written_words(known.written_due, known.written_at),
        leaders=leaders,
    )


def _due(known: Incident) -> Words:
    return clocks.hours_words(known.written_due) if known.written_due else NOTHING


async def choose_running(app: DeskApp, among: Collection[int] = ()) -> None:
    """Which of the running incidents, or of those ``among`` them; with one only, that one."""
    running = [each for each in incident_log.running() if not among or each.id in among]
    if not running:
        app.notify(str(Words("没有正在处置的事件", "No incident is running")), markup=False)
        return
    if len(running) == 1:
        await work(app, running[0].id)
        return
    options = [
        (each.id, app.shown_name(each.student_name), scheme.grade_words(each.rank, each.label)) for each in running
    ]
    chosen = await choose(app, Words("哪一起事件", "Which incident"), options)
    if chosen is not None:
        await work(app, chosen)
