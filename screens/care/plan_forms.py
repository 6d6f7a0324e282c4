"""Forms of a plan: a measure with who and until when, and everything that is written in parts."""

from model import session
from model.care import file, plan, report, said
from model.care.cases import Case
from model.seen import Row
from model.words import Words
from tui.app import DeskApp
from tui.ask import choose, prompt
from tui.fields.date import Date
from tui.fields.long import LongText
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept


async def measure(app: DeskApp, case: Case) -> None:
    """Add a measure: what, who, until when."""
    fields = (
        Text("what", Words("措施", "Measure")),
        Text("who", Words("负责人", "Who")),
        Date("until", Words("到何时", "Until"), required=True),
    )
    title = Words("加一项措施：{name}", "A measure for {name}").saying(name=app.shown_name(case.student_name))
    made = await app.push_screen_wait(
        Form(
            title,
            fields,
            lambda told: plan.add_measure(case.id, told["what"] or "", told["who"] or "", told["until"]),
            initial={"who": session.at_desk().name},
            kept=Kept("measure.add", case.id, case.student_id),
        )
    )
    if made is not None:
        app.announce()


async def settle_measure(app: DeskApp, measure_id: int) -> None:
    """Done, or dropped for a reason."""
    done = await choose(
        app,
        Words("这项措施", "This measure"),
        [
            ("done", Words("完成了", "is done"), Words("", "")),
            ("dropped", Words("取消", "is dropped"), Words("须写明原因", "for a reason")),
        ],
    )
    if done is None:
        return
    remark = ""
    if done == "dropped":
        said_why = await prompt(
            app,
            Words("取消措施", "Drop it"),
            Words("原因", "The reason"),
            check=str.strip,
            kept=Kept("measure.drop", measure_id),
        )
        if said_why is None:
            return
        remark = said_why
    plan.settle_measure(measure_id, done, remark)
    app.announce()


async def write_plan(app: DeskApp, case: Case, part: str) -> None:
    """Write the plan, the safety plan in five parts, the closing summary or the report, each in its own form."""
    kinds = {"plan": said.PLAN, "safety": said.SAFETY, "summary": ("summary",), "report": said.REPORT}[part]
    there = plan.texts(case.id)
    begun = report.begun(file.again(case.student_id)) if part == "report" else {}
    fields = [LongText(kind, said.TEXT_WORDS[kind], lines=3) for kind in kinds]
    title = Words("{what}：{name}", "{what}: {name}")
    title = title.saying(what=PARTS[part], name=app.shown_name(case.student_name))
    made = await app.push_screen_wait(
        Form(
            title,
            fields,
            lambda told: plan.write_parts(case.id, {kind: told[kind] or "" for kind in kinds}),
            initial=begun | {kind: there[kind].body for kind in kinds if kind in there and kind not in begun},
            live=(lambda _told: str(BEGUN)) if begun else None,
            of=(Row("case_text", case.id, "case_id", apart=frozenset({"kind", "at", "author_id"})),),
            kept=Kept(f"case.{part}", case.id, case.student_id),
        )
    )
    if made:
        app.announce()


BEGUN = Words("已从档案填入经过，请核对、补充后保存", "Begun out of the file: check it, add to it, save it")
"""Said over a report that is not written yet."""
PARTS: dict[str, Words] = {
    "plan": Words("个别方案（一生一策）", "Plan"),
    "safety": Words("安全计划", "Safety plan"),
    "summary": Words("结案总结", "Closing summary"),
    "report": Words("复盘报告（四部分）", "Report in four parts"),
}
"""What is written in one form."""
