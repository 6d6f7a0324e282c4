"""The words ``dutydesk`` understands."""

import argparse
from typing import Any

from model.grades import STAGES
from model.words import say
from tui.shell.grammar import Parser

Subparsers = Any


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command, in the desk's language."""
    whole = Parser(prog="dutydesk", description=say("心理辅导室值班台", "Duty desk of a school counselling room"))
    whole.add_argument("--version", action="version", version=_version(), help=say("显示版本", "show the version"))
    whole.add_argument("--data", metavar="DIR", help=say("数据文件夹", "the folder the desk lies in"))
    whole.add_argument("--lang", choices=("zh", "en"), help=say("界面语言", "the language it speaks"))
    whole.add_argument("--as", dest="name", metavar="NAME", help=say("以谁的身份", "as whom"))
    whole.add_argument(
        "--password-file", metavar="FILE", help=say("口令所在文件（第一行）", "a file whose first line is the password")
    )
    commands = whole.add_subparsers(dest="command", metavar="COMMAND")
    _found(commands)
    _people(commands)
    _book(commands)
    _room(commands)
    _committee(commands)
    _out(commands)
    _care(commands)
    _handover(commands)
    return whole


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"dutydesk {version('dutydesk')}"
    except PackageNotFoundError:
        return "dutydesk"


def _found(commands: Subparsers) -> None:
    demo = commands.add_parser("demo", help=say("演示学校，无需口令", "a demo school; needs no password"))
    demo.add_argument("--build-only", action="store_true", help=say("只建立，不打开", "make it, do not open it"))
    init = commands.add_parser("init", help=say("建立本校的值班台", "found this school's desk"))
    init.add_argument("--school", required=True, metavar="NAME", help=say("学校名称", "the school's name"))
    init.add_argument("--counselor", required=True, metavar="NAME", help=say("专职心理教师", "the first counsellor"))
    init.add_argument(
        "--stage",
        action="append",
        choices=STAGES,
        help=say("学段，几个学段就写几次；不写是初中", "a stage it has, said once for each; junior if not said"),
    )
    # Where the line of this command ends with it, the same file may be named here.
    init.add_argument(
        "--password-file", metavar="FILE", default=argparse.SUPPRESS, help=say("口令所在文件", "the password")
    )
    seed = commands.add_parser("seed", help=say("生成多年的测试数据", "make years of made-up data, for measuring"))
    seed.add_argument("--years", type=int, default=20, metavar="N")
    seed.add_argument("--students", type=int, default=3000, metavar="N", help=say("每年学生数", "students a year"))


def _people(commands: Subparsers) -> None:
    roster = commands.add_parser("roster", help=say("学生名册", "the roster")).add_subparsers(
        dest="verb", required=True
    )
    take = roster.add_parser("import", help=say("导入名册", "take in a roster"))
    take.add_argument("file", metavar="FILE")
    take.add_argument("--dry-run", action="store_true", help=say("只预览，不写入", "only show what would change"))
    take.add_argument("--json", action="store_true")
    take.add_argument(
        "--good-rows", action="store_true", help=say("有错的行跳过，其余导入", "take the good rows, leave the bad")
    )
    take.add_argument(
        "--mark-left", action="store_true", help=say("名册中没有的学生标为离校", "mark who is missing as left")
    )


def _book(commands: Subparsers) -> None:
    agenda = commands.add_parser("agenda", help=say("某天的安排", "what a day holds"))
    agenda.add_argument("day", nargs="?", metavar="DAY")
    agenda.add_argument("--json", action="store_true")
    slots = commands.add_parser("slots", help=say("空闲时间", "free times"))
    slots.add_argument("--counselor", required=True, metavar="NAME")
    slots.add_argument("--from", dest="first", metavar="DAY")
    slots.add_argument("--to", dest="last", metavar="DAY")
    slots.add_argument("--minutes", type=int, metavar="N")
    slots.add_argument("--json", action="store_true")
    book = commands.add_parser("book", help=say("一句话预约", "book in one line"))
    book.add_argument("text", nargs="+", metavar="TEXT")
    book.add_argument("--json", action="store_true")


def _room(commands: Subparsers) -> None:
    commands.add_parser("open", help=say("开放辅导室", "open the room"))
    close = commands.add_parser("close", help=say("关闭辅导室", "close the room"))
    close.add_argument("--note", default="", metavar="TEXT", help=say("交接说明", "what the next on duty should know"))
    close.add_argument(
        "--at", metavar="HH:MM", help=say("补上漏关的时间", "when it really closed, if it was left open")
    )
    visit = commands.add_parser("visit", help=say("来访", "visits")).add_subparsers(dest="verb", required=True)
    start = visit.add_parser("start", help=say("随到，立即计时", "a walk-in; the clock runs"))
    start.add_argument("who", nargs="*", metavar="WHO")
    end = visit.add_parser("end", help=say("结束进行中的来访", "end the visit under way"))
    end.add_argument("number", nargs="?", metavar="NUMBER")
    add = visit.add_parser("add", help=say("补录来访", "enter a visit afterwards"))
    add.add_argument("text", nargs="+", metavar="TEXT", help="WHO DAY 12:30-13:10")
    for each in (start, end, add):
        each.add_argument("--json", action="store_true")


def _committee(commands: Subparsers) -> None:
    verbs = commands.add_parser("committee", help=say("心理委员", "the peer committee")).add_subparsers(
        dest="verb", required=True
    )
    missing = verbs.add_parser("missing", help=say("缺交名单", "who has not reported"))
    missing.add_argument(
        "--classes-only", action="store_true", help=say("只列班级，不列委员", "classes without their members")
    )
    told = verbs.add_parser("reports", help=say("各班周报情况", "how every class stands for a week"))
    seats = verbs.add_parser("seats", help=say("委员名册", "who sits where"))
    seats.add_argument("--faults", action="store_true", help=say("只列有问题的席位", "only seats with a fault"))
    report = verbs.add_parser("report", help=say("录入一个班的周报", "take in one answer"))
    report.add_argument("place", nargs="+", metavar="CLASS", help=say("班级或宿舍", "a class or a dormitory"))
    report.add_argument("--nothing", action="store_true", help=say("零报告", "nothing to report"))
    report.add_argument(
        "--mood", type=int, choices=range(1, 6), help=say("心情：1 很低落，5 愉快", "1 very low, 5 cheerful")
    )
    report.add_argument("--today", action="store_true", help=say("只登记当天心情", "only the mood of the day"))
    for name, words in (
        ("--talk", say("热议话题：学习,生活,人际,情感", "study,life,relations,feelings")),
        ("--said", say("话题内容", "what is said")),
        ("--events", say("重大事件", "events")),
        ("--help-asked", say("求助", "help asked for")),
    ):
        report.add_argument(name, default="", metavar="TEXT", help=words)
    report.add_argument("--week", metavar="WEEK", help="2026-W47")
    for each in (missing, told):
        each.add_argument("week", nargs="?", metavar="WEEK", help="2026-W47")
    for each in (missing, told, seats):
        each.add_argument("--json", action="store_true")


def _out(commands: Subparsers) -> None:
    week = commands.add_parser("week", help=say("一周合计", "the totals of a week"))
    week.add_argument("week", nargs="?", metavar="WEEK", help="2026-W47")
    week.add_argument("--json", action="store_true")
    export = commands.add_parser("export", help=say("导出", "export")).add_subparsers(dest="verb", required=True)
    out = export.add_parser("week", help=say("一周工作簿", "the week's workbook"))
    out.add_argument("week", nargs="?", metavar="WEEK", help="2026-W47")
    out.add_argument("-o", "--output", required=True, metavar="FILE")
    out.add_argument("--format", choices=("xlsx", "csv", "ics"))
    out.add_argument("--names", action="store_true", help=say("含姓名（须说明用途和文件口令）", "with names"))
    out.add_argument("--purpose", default="", metavar="TEXT", help=say("用途", "what it is for"))
    out.add_argument("--file-password", metavar="FILE", help=say("文件口令所在文件", "a file with the file's password"))


def _care(commands: Subparsers) -> None:
    check = commands.add_parser("check", help=say("检查数据与操作记录", "check the store and its journal"))
    check.add_argument("--json", action="store_true")
    check.add_argument(
        "--entered-again",
        action="store_true",
        help=say("丢失的改动已补录，不再提醒", "what was lost is entered again: remind me no more"),
    )
    backup = commands.add_parser("backup", help=say("备份", "back up"))
    backup.add_argument("folder", nargs="?", metavar="DIR")
    restore = commands.add_parser("restore", help=say("从备份恢复", "restore a backup"))
    restore.add_argument("file", metavar="FILE")
    restore.add_argument(
        "--yes", action="store_true", help=say("确认恢复", "do it, after looking at what would change")
    )


def _handover(commands: Subparsers) -> None:
    handover = commands.add_parser("handover", help=say("移交", "hand over")).add_subparsers(dest="verb", required=True)
    give = handover.add_parser("give", help=say("移交学生（加密包）", "seal students' files for another desk"))
    give.add_argument("students", nargs="*", metavar="NUMBER", help=say("学号", "their numbers"))
    give.add_argument("--caseload", metavar="NAME", help=say("某位教师的全部个案", "all of a counsellor's"))
    give.add_argument("-o", "--output", metavar="FILE")
    give.add_argument("--to", default="", metavar="WHO", help=say("移交给谁", "to whom"))
    give.add_argument("--purpose", default="", metavar="TEXT", help=say("原因", "why"))
    give.add_argument("--file-password", metavar="FILE", help=say("移交包口令所在文件", "a file with its password"))
    take = handover.add_parser("take", help=say("接收移交包", "take a package over"))
    take.add_argument("file", metavar="FILE")
    take.add_argument("--file-password", metavar="FILE", required=True, help=say("口令所在文件", "its password"))
    take.add_argument(
        "--who",
        action="append",
        default=[],
        metavar="NUMBER=NUMBER",
        help=say("包中学号=本校学号，或 =new", "who that is here, or =new"),
    )
    take.add_argument("--json", action="store_true")
    for each in (give, take):
        each.add_argument("--dry-run", action="store_true", help=say("只预览", "only say what would happen"))
