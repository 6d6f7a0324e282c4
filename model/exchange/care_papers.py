"""What the risk board prints: a file, the report in four parts, the closing summary, the slips of a referral, a summary,
the list to share.

Whatever names a student needs a purpose and a password and stands in the journal; a summary names nobody.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from model import clock, rights
from model.care import chronology, said, scheme
from model.care import file as files
from model.care import lists as care_lists
from model.care.chronology import Event
from model.care.file import File
from model.care.guardians import RELATION_WORDS
from model.care.referrals import Referral
from model.care.summary import Summary
from model.errors import Refused
from model.exchange.care_sheet import BLANK, blanks, head, pairs, save, save_numbers, sheet, signatures, table
from model.exchange.workbook.sheet import Sheet
from model.people import students
from model.rights import Right
from model.words import Words, say

_EVENTS = (Words("时间", "When"), Words("类别", "Kind"), Words("内容", "What happened"), Words("谁", "Who"))
_COUNSELLOR = Words("心理教师", "Counsellor")
_LEADER = Words("领导小组", "Leading group")


def print_file(student_id: int, path: Path, purpose: str, password: str | None) -> int:
    """A student's whole file with its chronology; answers how many lines it has."""
    file = files.read(student_id)
    paper = sheet(Words("一生一档", "File"))
    head(paper, Words("一生一档", "File of a student"))
    pairs(paper, _who(file))
    for kinds in (said.PLAN, said.SAFETY, ("summary",)):
        _texts(paper, file, kinds)
    _measures(paper, file)
    events = chronology.chronology(file)
    table(paper, Words("经过", "Chronology"), _EVENTS, _rows(events))
    signatures(paper, _COUNSELLOR)
    save([paper], Words("一生一档", "a file"), path, len(events), purpose, password)
    return len(events)


def print_report(student_id: int, path: Path, purpose: str, password: str | None) -> int:
    """The report after an event in four parts with preventive measures (E12), and the chronology it rests on."""
    file = files.read(student_id)
    paper = sheet(Words("复盘报告", "Report"))
    head(paper, Words("复盘报告（四部分）", "Report after an event, in four parts"))
    pairs(paper, _who(file))
    for kind in said.REPORT:
        _texts(paper, file, (kind,), always=True)
    course = ("incident", "step", "stage", "level", "contact", "review", "referral", "leave")
    events = [each for each in chronology.chronology(file) if each.kind in course]
    table(paper, Words("主要经过（摘自档案）", "Course (out of the file)"), _EVENTS, _rows(reversed(events)))
    signatures(paper, Words("报告人", "Written by"), _COUNSELLOR, _LEADER)
    save([paper], Words("复盘报告", "a report"), path, len(events), purpose, password)
    return len(events)


def print_closing(student_id: int, path: Path, purpose: str, password: str | None) -> int:
    """The closing summary with the six stages, the levels and what was done (E11). Raises ``Refused`` while unwritten."""
    file = files.read(student_id)
    if "summary" not in file.texts or not file.texts["summary"].body:
        why = Words("结案总结还没有写：在档案里按 Ctrl+O 写", "The closing summary is not written: Ctrl+O in the file")
        raise Refused("case_text.no_summary", why)
    paper = sheet(Words("结案总结", "Closing summary"))
    head(paper, Words("结案总结", "Closing summary"))
    pairs(paper, _who(file))
    _texts(paper, file, ("goals", "summary", "protective"))
    _measures(paper, file)
    events = [each for each in chronology.chronology(file) if each.kind in ("level", "stage", "review")]
    table(paper, Words("等级、阶段和评估", "Levels, stages, assessments"), _EVENTS, _rows(reversed(events)))
    signatures(paper, _COUNSELLOR, Words("班主任", "Head teacher"), _LEADER)
    save([paper], Words("结案总结", "a closing summary"), path, len(events), purpose, password)
    return len(events)


def print_slip(known: Referral, path: Path, purpose: str, password: str | None) -> int:
    """The slip that goes out with a referral and the return slip that comes back."""
    student = files.read(known.student_id).student
    out, back = sheet(Words("转介单", "Slip")), sheet(Words("转介回执", "Return slip"))
    head(out, Words("学生心理转介单", "Referral slip"))
    who = (
        (Words("编号", "Number"), str(known.id)),
        (Words("学生", "Student"), student.name),
        (Words("班级", "Class"), student.class_shown()),
    )
    pairs(
        out,
        (
            *who,
            (Words("转入机构", "To"), f"{known.to_whom}  {said.REFERRAL_KINDS[known.kind]}"),
            (Words("事实与理由", "Facts, reason"), known.reason),
            (Words("保密级别", "Secrecy"), str(said.SECRECY_WORDS[known.secrecy])),
            (Words("学生同意", "Student's consent"), str(said.CONSENT_WORDS[known.consent_student])),
            (Words("家长同意", "Parents' consent"), str(said.CONSENT_WORDS[known.consent_parent])),
            (Words("例外理由", "Override"), known.override),
            (Words("审批", "Approved by"), f"{known.approved_by} {known.approved_on or ''}".strip()),
            (Words("发出日期", "Sent on"), str(known.sent_on or "")),
            (Words("下次跟踪", "Followed up on"), str(known.follow_on or "")),
        ),
    )
    blanks(out, (Words("附件", "Papers with it"),), BLANK / 2)
    student_signs, parents_sign = Words("学生签字", "Student"), Words("家长签字", "Parent")
    signatures(out, student_signs, parents_sign, Words("经办人", "Sent by"), _LEADER)
    head(back, Words("转介回执", "Return slip"))
    back.spread(
        say("请接收单位填写后交回学校心理辅导室。", "To be filled in and handed back to the counselling room."),
        "note",
        18,
    )
    pairs(back, who)
    blanks(back, (Words("接收人", "Received by"), Words("接收日期", "Received on")), 24)
    blanks(back, (Words("就诊或评估结论", "Findings"), Words("建议", "Advice")), BLANK)
    blanks(back, (Words("下次就诊日期", "Next seen on"),), 24)
    signatures(back, Words("医师或评估人签字", "Signature"))
    save([out, back], Words("转介单", "a referral slip"), path, 1, purpose, password)
    return 1


def print_summary(summary: Summary, path: Path) -> int:
    """The summary of a month or a quarter; it names nobody, so it needs no password."""
    rights.need(Right.CARE_COUNTS)
    paper = sheet(Words("关注汇总", "Summary"), (22, 16, 38, 12))
    paper.one_page = True
    head(paper, Words("学生心理关注情况汇总", "Summary of students watched over"), confidential=False)
    span = say("{first} 至 {last}", "{first} to {last}", first=summary.first, last=summary.last)
    paper.spread(span, "subtitle", 20)
    for part in summary.parts:
        paper.spread(str(part.title), "section", 21)
        for words, n in part.lines or ((Words("无", "none"), 0),):
            row = paper.add([str(words), None, None, n], ["text", "text", "text", "number"], 18)
            paper.merge(row, 0, 2)
    signatures(paper, Words("填表人", "Filled in by"), _LEADER)
    rows = sum(len(part.lines) for part in summary.parts)
    save_numbers([paper], Words("关注汇总", "a summary"), path, rows)
    return rows


def print_shared(path: Path, purpose: str, password: str | None) -> int:
    """The list of special constitutions for class and PE teachers; the other lists are refused (D3)."""
    entries = care_lists.to_share(care_lists.SHARED)
    known = {one.id: one for one in students.these([entry.student_id for entry in entries])}
    paper = sheet(Words("特异体质名单", "Constitutions"))
    head(paper, Words("特异体质学生名单", "Students of special constitution"))
    heads = (
        Words("班级", "Class"),
        Words("姓名", "Name"),
        Words("情况与注意事项", "What to mind"),
        Words("签收", "Received"),
    )
    rows = ([known[each.student_id].class_shown(), each.student_name, each.what, ""] for each in entries)
    table(paper, Words("名单", "List"), heads, rows)
    paper.repeated = (1, 4)
    signatures(paper, _COUNSELLOR)
    save([paper], Words("特异体质名单", "the list of special constitutions"), path, len(entries), purpose, password)
    return len(entries)


def _rows(events: Iterable[Event]) -> Iterable[Sequence[str]]:
    for each in events:
        at = f"{each.at:%Y-%m-%d %H:%M}" if (each.at.hour, each.at.minute) != (0, 0) else f"{each.at:%Y-%m-%d}"
        yield at, str(chronology.KIND_WORDS[each.kind]), str(each.about), each.who


def _measures(paper: Sheet, file: File) -> None:
    if not file.measures:
        return
    states = {"open": Words("进行中", "open"), "done": Words("完成", "done"), "dropped": Words("取消", "dropped")}
    heads = (Words("谁", "Who"), Words("到何时", "Until"), Words("措施", "Measure"), Words("结果", "Result"))
    rows = [[each.who, str(each.until), each.what, f"{states[each.state]} {each.remark}"] for each in file.measures]
    table(paper, Words("措施", "Measures"), heads, rows)


def _who(file: File) -> Iterable[tuple[Words, str]]:
    case, student = file.case, file.student
    yield Words("学生", "Student"), f"{student.name}  {student.number}"
    yield Words("班级", "Class"), student.class_shown()
    for each in file.guardians:
        lives = Words("同住", "lives with the student") if each.lives_with else Words("不同住", "lives elsewhere")
        yield RELATION_WORDS[each.relation], " ".join(filter(None, (each.name, each.phone, str(lives))))
    yield Words("育人导师", "Mentor"), file.mentor
    for paper in file.findings:
        told = f"{paper.said} ({paper.institution} {paper.dated} {paper.given_by})"
        yield Words("医疗机构诊断（家长提供）", "A hospital's paper (from the parents)"), told
    if case is not None:
        listed = scheme.reasons()
        state = case.level.label if case.state == "open" else Words("已结案", "closed")
        yield Words("等级", "Level"), f"{state}{f'  {case.closed_on}' if case.closed_on else ''}"
        yield Words("阶段", "Stage"), str(said.STAGE_WORDS[case.stage])
        yield Words("原因", "Reasons"), say("；", "; ").join(str(listed.get(code, code)) for code in case.reasons)
        yield Words("负责人", "In charge"), case.owner_name
        yield Words("下次评估", "Next review"), str(case.review_on or "")
        last = file.consents[-1].words if file.consents else said.CONSENT_WORDS[case.consent]
        yield Words("知情同意", "Consent"), str(last)


def _texts(paper: Sheet, file: File, kinds: Iterable[str], *, always: bool = False) -> None:
    written = [(kind, file.texts[kind].body if kind in file.texts else "") for kind in kinds]
    pairs(paper, ((said.TEXT_WORDS[kind], body) for kind, body in written if body or always))


def suggested(what: str, day: date | None = None) -> str:
    """A file name that says nothing of whom it is about."""
    return f"dutydesk-{what}-{day or clock.today():%Y%m%d}.xlsx"
