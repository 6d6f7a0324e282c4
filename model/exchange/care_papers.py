"""What the risk board prints: a file, the report in four parts, the slip of a referral, a summary, the list to share.

Whatever names a student needs a purpose and a password and stands in the journal; a summary names nobody.
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import Path

from model import clock, rights, settings
from model.care import chronology, said
from model.care import file as files
from model.care import lists as care_lists
from model.care.file import File
from model.care.referrals import Referral
from model.care.summary import Summary
from model.errors import DeskError
from model.exchange.safely import write
from model.exchange.under_password import locked, need_password
from model.exchange.workbook.looks import TEAL
from model.exchange.workbook.package import packed
from model.exchange.workbook.sheet import Sheet
from model.people import students
from model.rights import Right
from model.store import journal
from model.words import Words, say

_SECRET = Words("保密材料，专人保管，不得传阅", "Confidential: kept by one person, not passed on")


def print_file(student_id: int, path: Path, purpose: str, password: str | None) -> int:
    """A student's whole file with its chronology; answers how many lines it has."""
    file = files.read(student_id)
    sheet = _sheet(Words("一生一档", "File"))
    _head(sheet, Words("一生一档", "File of a student"))
    _pairs(sheet, _who(file))
    for kinds in (said.PLAN, said.SAFETY, ("summary",)):
        _texts(sheet, file, kinds)
    _table(
        sheet,
        Words("措施", "Measures"),
        ((each.what, each.who, str(each.until), each.remark) for each in file.measures),
    )
    events = chronology.chronology(file)
    rows = (
        (f"{each.at:%Y-%m-%d %H:%M}", str(chronology.KIND_WORDS[each.kind]), str(each.about), each.who)
        for each in events
    )
    _table(sheet, Words("经过", "Chronology"), rows)
    _save([sheet], Words("一生一档", "a file"), path, len(events), purpose, password)
    return len(events)


def print_report(student_id: int, path: Path, purpose: str, password: str | None) -> int:
    """The report after an event in four parts with preventive measures (E12), and the chronology it rests on."""
    file = files.read(student_id)
    sheet = _sheet(Words("复盘报告", "Report"))
    _head(sheet, Words("复盘报告（四部分）", "Report after an event, in four parts"))
    _pairs(sheet, _who(file))
    for kind in said.REPORT:
        _texts(sheet, file, (kind,), always=True)
    events = [each for each in chronology.chronology(file) if each.kind in ("incident", "level", "contact", "review")]
    rows = (
        (f"{each.at:%Y-%m-%d %H:%M}", str(chronology.KIND_WORDS[each.kind]), str(each.about), each.who)
        for each in reversed(events)
    )
    _table(sheet, Words("主要经过（摘自档案）", "Course (out of the file)"), rows)
    _save([sheet], Words("复盘报告", "a report"), path, len(events), purpose, password)
    return len(events)


def print_slip(known: Referral, path: Path, purpose: str, password: str | None) -> int:
    """The slip that goes out with a referral and the return slip that comes back."""
    file = files.read(known.student_id)
    student = file.student
    out, back = _sheet(Words("转介单", "Slip")), _sheet(Words("转介回执", "Return slip"))
    _head(out, Words("学生心理转介单", "Referral slip"))
    _pairs(
        out,
        (
            (Words("编号", "Number"), str(known.id)),
            (Words("学生", "Student"), student.name),
            (Words("班级", "Class"), student.class_shown()),
            (Words("转入机构", "To"), known.to_whom),
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
    _head(back, Words("转介回执", "Return slip"))
    blank = (
        Words("接收人", "Received by"),
        Words("接收日期", "Received on"),
        Words("就诊或评估结论", "Findings"),
        Words("建议", "Advice"),
        Words("签字", "Signature"),
    )
    pairs = [(Words("编号", "Number"), str(known.id)), (Words("学生", "Student"), student.name)]
    pairs += [(words, "") for words in blank]
    _pairs(back, pairs)
    _save([out, back], Words("转介单", "a referral slip"), path, 1, purpose, password)
    return 1


def print_summary(summary: Summary, path: Path) -> int:
    """The summary of a month or a quarter; it names nobody, so it needs no password."""
    rights.need(Right.CARE_COUNTS)
    sheet = _sheet(Words("关注汇总", "Summary"))
    _head(sheet, Words("学生心理关注情况汇总", "Summary of students watched over"), confidential=False)
    span = say("{first} 至 {last}", "{first} to {last}", first=summary.first, last=summary.last)
    sheet.spread(span, "subtitle", 20)
    for part in summary.parts:
        sheet.spread(str(part.title), "section", 21)
        if not part.lines:
            sheet.add([say("无", "none"), None, None, None], "text")
        for words, n in part.lines:
            sheet.add([str(words), n, None, None], ["text", "number", "text", "text"])
    rows = sum(len(part.lines) for part in summary.parts)
    return _save([sheet], Words("关注汇总", "a summary"), path, rows, "", None, named=False)


def print_shared(path: Path, purpose: str, password: str | None) -> int:
    """The list of special constitutions for class and PE teachers; the other lists are refused (D3)."""
    entries = care_lists.to_share(care_lists.SHARED)
    known = {one.id: one for one in students.these([entry.student_id for entry in entries])}
    sheet = _sheet(Words("特异体质名单", "Constitutions"))
    _head(sheet, Words("特异体质学生名单", "Students of special constitution"))
    rows = ((known[each.student_id].class_shown(), each.student_name, each.what, "") for each in entries)
    _table(sheet, Words("名单", "List"), rows)
    _save([sheet], Words("特异体质名单", "the list of special constitutions"), path, len(entries), purpose, password)
    return len(entries)


def _who(file: File) -> Iterable[tuple[Words, str]]:
    case, student = file.case, file.student
    yield Words("学生", "Student"), f"{student.name}  {student.number}"
    yield Words("班级", "Class"), student.class_shown()
    yield Words("育人导师", "Mentor"), file.mentor
    for paper in file.findings:
        told = f"{paper.said} ({paper.institution} {paper.dated} {paper.given_by})"
        yield Words("医疗机构诊断（家长提供）", "A hospital's paper (from the parents)"), told
    if case is not None:
        yield Words("等级", "Level"), str(case.level.label)
        yield Words("阶段", "Stage"), str(said.STAGE_WORDS[case.stage])
        yield Words("负责人", "In charge"), case.owner_name
        yield Words("下次评估", "Next review"), str(case.review_on or "")
        yield Words("知情同意", "Consent"), str(said.CONSENT_WORDS[case.consent])


def _sheet(title: Words) -> Sheet:
    return Sheet(str(title), [18, 16, 52, 12], TEAL)


def _head(sheet: Sheet, what: Words, *, confidential: bool = True) -> None:
    sheet.spread(f"{settings.get().school_name} {what}".strip(), "title", 32)
    if confidential:
        sheet.spread(str(_SECRET), "note", 18)


def _pairs(sheet: Sheet, pairs: Iterable[tuple[Words, str]]) -> None:
    for words, text in pairs:
        row = sheet.add([str(words), text, None, None], ["name", "long", "long", "long"], _height(text))
        sheet.merge(row, 1, 3)


def _texts(sheet: Sheet, file: File, kinds: Iterable[str], *, always: bool = False) -> None:
    written = [(kind, file.texts[kind].body if kind in file.texts else "") for kind in kinds]
    _pairs(sheet, ((said.TEXT_WORDS[kind], body) for kind, body in written if body or always))


def _table(sheet: Sheet, title: Words, rows: Iterable[tuple[str, ...]]) -> None:
    sheet.spread(str(title), "section", 21)
    for row in rows:
        sheet.add(list(row), ["text", "text", "long", "text"], _height(row[2]))


def _height(text: str) -> float:
    """Points for a text that runs on below: about forty Chinese characters a line."""
    lines = sum(1 + len(line) // 38 for line in text.split("\n"))
    return float(max(18, 15 * lines))


def _save(
    sheets: list[Sheet], what: Words, path: Path, rows: int, purpose: str, password: str | None, *, named: bool = True
) -> int:
    """Write it and say so in the journal; with names only with purpose and password."""
    if named:
        rights.need(Right.EXPORT_NAMES)
        if not purpose.strip():
            raise DeskError(Words("导出姓名须写明用途", "Say what the names are for"), "purpose")
        password = need_password(password)
    content = packed(sheets, str(what), settings.get().school_name, datetime.combine(clock.today(), time()))
    words = Words("打印了{what}", "Printed {what}").saying(what=what)
    details = {"file": path.name, "rows": rows, "names": named, "purpose": purpose.strip()}
    with journal.writing("export.care", words, kind="record", details=details):
        write(path, locked(content, password) if named and password else content)
    return rows


def suggested(what: str, day: date | None = None) -> str:
    """A file name that says nothing of whom it is about."""
    return f"dutydesk-{what}-{day or clock.today():%Y%m%d}.xlsx"
