"""What page 5 says in its lines of text: the week above the board, the square under the cursor below it."""

from model import rights
from model.committee import board, concerns, reports
from model.committee.board import Board
from model.committee.places import Side
from model.committee.weeks import ReportWeek
from model.rights import Right
from model.words import Words, say

NO_DORMITORIES = Words("设置中没有开启宿舍心理委员。", "Seats of dormitories are not switched on under Settings.")


def more_of(report_id: int | None) -> str:
    """What the answer says, in a line, for who may read it."""
    if report_id is None:
        return ""
    report = reports.get(report_id)
    if not reports.may_read(report):
        return ""
    says = report.says
    told = [str(reports.MOOD_WORDS[says.mood])] if says.mood else []
    told += [str(words) for name, words in reports.TALK_WORDS.items() if name in says.talks]
    told += [part for part in (says.talk, says.events, says.help_asked) if part]
    if report.returned_reason:
        told.append(say("退回：{why}", "wanted: {why}", why=report.returned_reason))
    if rights.may(Right.CONCERNS) and (many := len(concerns.of_report(report_id))):
        told.append(say("关注 {n} 人", "{n} of concern", n=many))
    return "  " + "  ".join(told) if told else ""


def told_of(shown: Board | None, week: ReportWeek | None, side: Side) -> str:
    """The week under the cursor in a line: how many are wanted, in, late and left."""
    if shown is None or week is None:
        return say("心理委员", "Peer committee")
    title = say("班级周报", "Class reports") if side == "class" else say("宿舍周报", "Dormitory reports")
    states = [shown.square(point, week) for point in shown.points]
    answered = sum(square.state in board.ANSWERED for square in states)
    nothing = sum(square.state == "nothing" for square in states)
    late = sum(square.late for square in states)
    if not week.wanted:
        return f"{title}  {shown.term.words()}  " + say("第{n}周 不需上报", "Week {n}: none wanted", n=week.number)
    told = Words(
        "第{n}周{short}  应交 {due}  已交 {got}（零 {zero} 迟 {late}）  未交 {left}",
        "Week {n}{short}: wanted {due}, in {got} (nothing {zero}, late {late}), left {left}",
    )
    short = Words("短周", " (short)") if week.kind == "short" else Words("", "")
    said = told.saying(
        n=week.number,
        short=short,
        due=len(states),
        got=answered,
        zero=nothing,
        late=late,
        left=len(states) - answered,
    )
    return f"{title}  {said}"
