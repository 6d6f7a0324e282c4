"""How the totals were counted (口径): what counts, what is left out, and the rules in force with their sources."""

from model.calendar.days import UNSURE
from model.named import NamedTuple
from model.policy import EVIDENCE_WORDS, Sourced
from model.totals.week import WeekTotals
from model.words import Words

RULES = (
    "min_open_minutes_per_day",
    "min_open_minutes_per_week",
    "count_only_out_of_class",
    "exclude_holidays",
    "short_week",
    "full_week_days",
    "counselling_minutes_per_week",
    "write_up_hours",
)
"""The rules that bear on the totals, in the order they are told in."""


class Basis(NamedTuple):
    """One thing to know before reading the totals."""

    title: Words
    """What it is about."""
    says: Words
    """How it was counted."""
    source: Words
    """The text it comes from, its requirement, and how well it is known; empty for the desk's own way of counting."""


_NO_SOURCE = Words("", "")


def basis(week: WeekTotals) -> tuple[Basis, ...]:
    """Everything to know, the counting first, then the rules."""
    return (*counting(week), *class_hours(week), *rules(week))


def counting(week: WeekTotals) -> tuple[Basis, ...]:
    """How visits, people and minutes are counted."""
    values = {
        "first": week.monday,
        "last": week.sunday,
        "under_way": week.under_way,
        "voided": week.voided,
        "unwritten": week.unwritten,
        "no_list": sum(line.visitor == "group" and not line.people for line in week.lines),
        "term": week.term.words() if week.term else Words("本周不在学期内", "this week lies in no term"),
        "since": week.term.starts if week.term else "-",
    }
    told = _TOLD if week.codes_stay else (*_TOLD[:-1], _PASSING_CODES)
    unsure = ((UNSURE, words) for words in week.opening.warnings)
    return tuple(Basis(title, says.saying(**_wanted(says, values)), _NO_SOURCE) for title, says in (*unsure, *told))


def class_hours(week: WeekTotals) -> tuple[Basis, ...]:
    """How minutes become class hours (折算课时, A9), only where the school set a rate and who approved it."""
    rate = week.class_hour_minutes
    if rate is None:
        return ()
    says = Words(
        "折算课时 = 辅导分钟合计 ÷ {rate}，先合计再折算，保留两位小数；核定依据：{by}",
        "Class hours = counselling minutes / {rate}, added up first, to two decimals; approved by: {by}",
    ).saying(rate=rate, by=week.policy.class_hour_basis)
    return (Basis(Words("折算课时", "Class hours"), says, source_of(week.policy.sourced("class_hour_minutes"))),)


def rules(week: WeekTotals) -> tuple[Basis, ...]:
    """The rules in force, each with the text it comes from; before them, while it is so, that nobody has confirmed them."""
    found = [week.policy.sourced(key) for key in RULES]
    assumed = (
        (Basis(_ASSUMED[0], _ASSUMED[1].saying(name=week.policy.name), _NO_SOURCE),) if week.policy_assumed else ()
    )
    return (*assumed, *(Basis(rule.title, rule.said(), source_of(rule)) for rule in found))


def source_of(rule: Sourced) -> Words:
    """The text of a rule, the requirement, and how well it is known; a school's own value says what it replaces."""
    told = Words("{source}（{id}，{known}）", "{source} ({id}, {known})")
    if rule.evidence == "school":
        told = Words("{known}（{id}；原口径出处：{source}）", "{known} ({id}; instead of: {source})")
    return told.saying(source=rule.source, id=rule.requirement, known=EVIDENCE_WORDS[rule.evidence])


def _wanted(says: Words, values: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if f"{{{name}}}" in says.zh}


_ASSUMED = (
    Words("政策口径待确认", "The profile is to be confirmed"),
    Words(
        "以下是新值班台自带的口径（{name}），本校还没有人确认；是否达标以确认后为准，请在 0 设置“政策口径”中选定",
        "What follows is the profile a new desk begins with ({name}); nobody at this school has confirmed it. Whether the rules "
        "are reached holds once somebody has: 0 Settings, Policy",
    ),
)
_WHAT_COUNTS = (
    Words("统计范围", "What counts"),
    Words(
        "{first} 至 {last}（周一至周日）开始、已经结束且未作废的来访；进行中 {under_way} 次、作废 {voided} 次不计",
        "Visits that began from {first} to {last} (Monday to Sunday), have ended and are not voided; "
        "left out: {under_way} under way, {voided} voided",
    ),
)
_PEOPLE = (
    Words("人数、人次、次数", "People, visits, sessions"),
    Words(
        "人数：不重复的人；人次：每人每次计一；次数：每次来访计一。团体辅导按 1 次、到场成员人次计，"
        "未登记成员的团体 {no_list} 次，计 0 人次",
        "People: each person once. Visits: each person in each session. Sessions: each session once. A group is one session "
        "and as many visits as members present; groups without a list of members count no visits (this week: {no_list})",
    ),
)
_SAME_PERSON = (
    Words("怎样算同一人", "Who is the same person"),
    Words(
        "在册学生按编号；同一学生的家长合计一人；不在册但留了称呼的，称呼相同为一人；未留称呼的，每次计一人。"
        "不同教师接待同一人，各计一人，全室合计只计一人",
        "Students on the roster by their code; parents of one student are one person; others are one person where they gave the "
        "same name, and a person each time where they gave none. Two counsellors who saw the same person count one "
        "each, the room counts one",
    ),
)
_MINUTES = (
    Words("分钟、小时", "Minutes, hours"),
    Words(
        "分钟由起止时刻得出；团体辅导的时长只计一次，归带领教师；小时 = 分钟合计 ÷ 60，先合计再换算",
        "Minutes come from start and end; a group's time counts once, for its leader; hours are the minutes added up, then / 60",
    ),
)
_METERS = (
    Words("开放时长与辅导时长", "Open hours and counselling hours"),
    Words(
        "开放时长是辅导室开放的时间，辅导时长是教师接待的时间：两项规定各自考核，从不相加",
        "Open hours are the room's, counselling hours the counsellor's: two rules, measured apart and never added together",
    ),
)
_TARGET = (
    Words("每周目标", "Weekly target"),
    Words(
        "教师本人的每周目标；未单独设定的专兼职心理教师按下列“每位教师每周辅导至少”；无上课日的一周不考核",
        "The counsellor's own weekly target, or else the rule below for every counsellor; a week without school is not judged",
    ),
)
_TERM = (
    Words("本学期至今", "Term to date"),
    Words(
        "{term}（自 {since}）；截至上周日的累计为结转数，本周部分由明细相加",
        "{term} (since {since}); what came before this Monday is carried forward, the week itself is added from the visits",
    ),
)
_UNWRITTEN = (
    Words("未写记录的来访", "Visits not written up"),
    Words(
        "计入；本周有 {unwritten} 次尚未写记录，在明细中标明",
        "They count; not written up yet this week: {unwritten}, marked in the list",
    ),
)
_TOPICS = (
    Words("主题", "Topics"),
    Words(
        "一次来访可有多个主题，各主题分别计人次，相加可大于总人次；年级按来访当日所在班级",
        "A visit may have several topics and counts under each, so topics may come to more than the visits; "
        "the grade is that of the class on the day",
    ),
)
_DANGERS = (
    Words("危险类型", "Signs of danger"),
    Words(
        "与主题互不相干，只给出合计，不列入明细，以免指向个人；团体的标注不计人数",
        "Independent of the topics; told as totals only and left out of the list, so that they point at nobody; "
        "a group's mark counts no people",
    ),
)
_CODES = (
    Words("编号", "Codes"),
    Words(
        "S 学生、P 家长（数字为该学生的编号）、T 教师、O 其他；带横线的为不在册者，只在本周内有效",
        "S student, P parent (with the student's number), T teacher, O other; with a dash: not on the roster, valid this week only",
    ),
)
_PASSING_CODES = (
    Words("明细", "The list of visits"),
    Words(
        "导出者无权查看来访内容：明细不按时间排列，不含日期、时刻、年级、性别、来源、主题和学生编号，这些只给合计"
        "（一周未结束或不足 5 人次时，主题、来源、危险类型也不给）；日期一栏是本周（跨学期时为该段）的第一天。"
        "来访者1、2、3……只为本文件而编，同号为同一人，不同文件之间不能对照",
        "Whoever exported it sees no content: the list is in no order of time and holds no day, time, grade, sex, source, "
        "topic or student code; these are told as sums, but topics, sources and dangers only of a week that is over "
        "and has 5 visits. The date is the first day of the week, or of its part where a term begins or ends. Visitor 1, 2, 3 ... "
        "are made for this file alone: one number is one person here, and says nothing in another file",
    ),
)
_TOLD = (
    _WHAT_COUNTS,
    _PEOPLE,
    _SAME_PERSON,
    _MINUTES,
    _METERS,
    _TARGET,
    _TERM,
    _UNWRITTEN,
    _TOPICS,
    _DANGERS,
    _CODES,
)
"""How it was counted, in the order it is told in."""
