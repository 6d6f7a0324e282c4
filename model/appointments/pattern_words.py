"""How the parts of a booking line are written: one pattern for each, in the order in which they are looked for.

A part that was found is taken out of the line before the next is looked for. Group names end in a number where one
meaning can be written in several places. Data for ``reading_parts``; nothing is said from here.
"""

from collections.abc import Iterable

from model.appointments.reading_words import (
    DAY_PARTS,
    FORMS,
    HOURS,
    LENGTHS,
    MONTHS,
    MONTHS_AHEAD,
    NAME_AND_WEEKDAY,
    NEAR_DAYS,
    ORDINALS,
    PARTS,
    PLACES,
    SHARES,
    TEACHER,
    VISITORS,
    WEEKDAYS,
)

_SIGN = "零〇一二两三四五六七八九十"
_NUMBER = rf"(?:[0-9]{{1,2}}|[{_SIGN}]{{1,3}})"
_FIRST_NUMBER = rf"(?:(?<![0-9.:/-])[0-9]{{1,2}}|(?<![{_SIGN}周期拜])[{_SIGN}]{{1,3}})"
"""A number that is not the end of a longer one, nor of a weekday."""
_BEGIN, _END = r"(?<![0-9a-z])", r"(?![0-9a-z])"
_FRESH = r"(?<![0-9a-z.:/-])"
"""In front of digits that begin a number of their own."""
_OVER = r"(?![0-9.:/-])"
"""Behind digits that end it."""


def _any_of(words: Iterable[str]) -> str:
    """One of these words, longer ones first; a Latin one is no part of a longer word."""
    longest_first = sorted(words, key=len, reverse=True)
    latin = [word.replace(" ", r"\s+") for word in longest_first if word.isascii()]
    others = [word for word in longest_first if not word.isascii()]
    return "|".join([*others, *([f"{_BEGIN}(?:{'|'.join(latin)}){_END}"] if latin else [])])


_WEEK = "(?:周|星期|礼拜)"
_ZH_DAY = "[一二三四五六日天]"
_EN_DAY = "|".join(
    sorted((d for d in WEEKDAYS if d.isalpha() and d.isascii() and d != NAME_AND_WEEKDAY), key=len)[::-1]
)
_WHOLE_EN_DAY = "|".join(day for day in WEEKDAYS if day.endswith("day"))
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))

_DAY = "|".join(
    (
        rf"{_FRESH}(?P<year1>[0-9]{{4}})[-/.年](?P<month1>[0-9]{{1,2}})[-/.月](?P<date1>[0-9]{{1,2}})"
        rf"(?:[日号]|{_OVER})",
        rf"(?:{_FRESH}(?P<year2>[0-9]{{4}})年)?(?P<month2>{_FIRST_NUMBER})月(?P<date2>{_NUMBER})"
        rf"(?:[日号]|(?![0-9{_SIGN}点时分次:]))",
        rf"{_FRESH}(?P<month3>[0-9]{{1,2}})/(?P<date3>[0-9]{{1,2}}){_OVER}",
        rf"{_BEGIN}(?:on\s+)?(?P<name1>{_MONTH})\.?\s*(?P<date4>[0-9]{{1,2}})(?:st|nd|rd|th)?"
        r"(?![0-9a-z.:/-]|\s*[点时分次年月]|\s*[ap]m\b)"
        r"(?:\s+(?P<year4>[0-9]{4})(?![0-9.:/-]))?",
        rf"(?<![0-9a-z.:/×*-])(?:on\s+)?(?P<date5>[0-9]{{1,2}})(?:st|nd|rd|th)?\s*(?:of\s+)?(?P<name2>{_MONTH}){_END}"
        r"(?:\s+(?P<year5>[0-9]{4})(?![0-9.:/-]))?",
        rf"(?P<ahead>{_any_of(MONTHS_AHEAD)})?(?P<date6>{_FIRST_NUMBER})[号日](?![楼室院班线])",
        rf"(?P<near>{_any_of(NEAR_DAYS)})",
        rf"(?P<weeks1>(?:下个?){{1,4}}|(?:上个?){{1,4}}|本|这个?)(?:{_WEEK}\s*的?)?{_WEEK}(?P<weekday1>{_ZH_DAY})",
        rf"{_WEEK}(?P<weekday2>{_ZH_DAY}|[1-7](?![0-9次节班月年点时号日:./-]))",
        rf"{_BEGIN}(?:on\s+)?(?:(?P<weeks3>(?:next|this|last)(?:\s+week)?|coming)\s+)?(?P<weekday3>{_EN_DAY})"
        rf"(?:\s+(?P<weeks4>(?:next|this|last)\s+week))?{_END}",
        rf"{_BEGIN}(?:on|(?P<weeks5>(?:next|this|last)(?:\s+week)?|coming))\s+(?P<weekday4>{NAME_AND_WEEKDAY}){_END}",
    )
)
_ANY_EN_DAY = rf"(?:{_EN_DAY}|{NAME_AND_WEEKDAY})"
_EN_PLACE = "|".join(word for word in PLACES if word.isascii() and not word.isdigit())
_PLACE = "|".join(
    (
        rf"(?P<month1>每个?月)?\s?的?\s?(?:第(?P<place1>[一二两三四五1-5])个|(?P<place2>最后)一?个)\s?"
        rf"{_WEEK}(?P<weekday1>{_ZH_DAY}|[1-7](?![0-9次节班月年点时号日:./-]))",
        rf"{_BEGIN}(?P<month2>monthly|(?:every|each)\s+month)\s+(?:on\s+)?(?:the\s+)?(?P<place3>{_EN_PLACE})\s+"
        rf"(?P<weekday2>{_ANY_EN_DAY}){_END}",
        rf"{_BEGIN}(?:(?:every|each|on)\s+)?(?:the\s+)?(?P<place4>{_EN_PLACE})\s+(?P<weekday3>{_ANY_EN_DAY})\s+"
        rf"(?P<month3>(?:(?:of|in)\s+)?(?:the|every|each|a)\s+month|monthly){_END}",
        rf"{_BEGIN}(?P<month4>every|each)\s+(?P<place6>first|1st|last)\s+(?P<weekday5>{_ANY_EN_DAY}){_END}",
        rf"(?<!every )(?<!each ){_BEGIN}(?:on\s+)?(?:the\s+)?(?P<place5>first|second|third|fourth|fifth)\s+"
        rf"(?P<weekday4>{_ANY_EN_DAY}){_END}",
    )
)
"""A weekday in its place in the month: 第二个周三, the last Friday; ``month`` where every month is said with it."""
_UNTIL = rf"(?:直到|截止到?|截至|到|至|{_BEGIN}(?:until|till|til|through)\s)\s*"
_BUT = rf"(?:除了?|跳过|不含|{_BEGIN}(?:except|but|skipping|skip)\s(?:not\s|on\s)?)\s*"
"""Before a date that is left out of a series."""
_TERM_END = (
    r"(?:[本这]个?)?(?:学期(?:末|结束|完)|(?:学期的?)?期末)(?![考测])(?:为止|止)?"
    rf"|(?:the\s+)?(?:end\s+of\s+(?:the\s+|this\s+)?(?:term|semester)|(?:term|semester)(?:'s)?\s+end){_END}"
)
_SHORT_DATE = rf"{_FRESH}(?P<month9>[0-9]{{1,2}})[.-](?P<date9>[0-9]{{1,2}})(?![0-9a-z.:/%-])"

_REPEAT = "|".join(
    (
        rf"每个?(?:(?P<second1>[两二2隔])个?)?{_WEEK}(?:(?P<weekday1>{_ZH_DAY})(?!次))?(?:[一1]次)?",
        rf"每?(?P<second2>隔)一?个?{_WEEK}(?:(?P<weekday2>{_ZH_DAY})(?!次))?(?:[一1]次)?",
        rf"(?:(?P<second3>[两二2])|[一1])个?{_WEEK}[一1]次",
        r"(?P<month1>每个?月)(?:[一1]次)?",
        rf"{_BEGIN}(?:every|each)\s+(?:(?P<second4>other|second|2nd|2|two)\s+)?"
        rf"(?:weeks?|(?P<weekday4>{_EN_DAY}|{NAME_AND_WEEKDAY})s?){_END}",
        rf"{_BEGIN}(?:on\s+)?(?:(?P<second6>alternate)\s+)?(?P<weekday5>{_WHOLE_EN_DAY})s{_END}",
        rf"{_BEGIN}(?:weekly|each\s+week|once\s+a\s+week){_END}",
        rf"{_BEGIN}(?P<second5>fortnightly|bi-?weekly|every\s+fortnight){_END}",
        rf"{_BEGIN}(?P<month2>monthly|(?:every|each)\s+month){_END}",
    )
)

_ODD_OR_EVEN = "|".join(
    (
        rf"每?个?逢?(?:(?P<odd1>单)|(?P<even1>双))周(?P<weekday1>{_ZH_DAY})(?=[^㐀-鿿]|[上中下早晚到至]|$)",
        rf"每?个?逢?(?:(?P<odd2>单)|(?P<even2>双))周的?(?=\s?{_WEEK}{_ZH_DAY}|[^㐀-鿿]|$)",
        rf"{_BEGIN}(?:(?:on|in|every|each)\s+)?(?:(?P<odd3>odd)|(?P<even3>even))(?:\s+|-)(?:term\s+)?weeks?{_END}",
    )
)
"""Only in the odd or the even weeks of the term: 单周, 双周周三, odd weeks."""


_SPACE_AT = "at "
"""Makes an hour of the mere number behind it."""


def _clock(which: str) -> str:
    """A time of day; its groups end in ``which``."""
    past = (
        rf"(?P<past{which}>[0-5][0-9]|[{_SIGN}]{{1,3}})"
        rf"(?:分(?!钟)|(?![0-9{_SIGN}分次个小:]|\s?min|[mh]{_END}))"
    )
    forms = (
        rf"(?<![0-9:.])(?P<hour{which}>[0-9]{{1,2}}):(?P<minute{which}>[0-9]{{2}})(?::[0-9]{{2}})?"
        rf"(?:\s*(?P<half{which}>[ap]m)(?![a-z0-9]))?(?![0-9:])",
        rf"(?<![0-9:.])(?P<oclock{which}>{_NUMBER})(?:点|时(?![间候]))"
        rf"(?:钟|整|(?P<share{which}>(?:{_any_of(SHARES)})(?!个?小时|个?钟头))|{past})?",
        rf"(?<![0-9a-z:.])(?P<bare{which}>[0-9]{{1,2}})\s?(?P<side{which}>[ap]m)(?![a-z0-9])",
        rf"(?P<noon{which}>{_BEGIN}(?:noon|midday){_END}|正午)",
        rf"(?<={_SPACE_AT})(?P<alone{which}>[0-9]{{1,2}})(?![0-9a-z.:/-])",
    )
    return rf"(?:{_BEGIN}at\s+)?(?P<part{which}>{_any_of(PARTS)})?\s*(?:{'|'.join(forms)})"


_SHORT_RANGE = (
    rf"{_FRESH}(?P<bare_a>[0-9]{{1,2}})\s?[-~到至]\s?"
    rf"(?:(?P<oclock_b>{_NUMBER})点(?P<share_b>{_any_of(SHARES)})?"
    r"|(?P<bare_b>[0-9]{1,2})(?::(?P<minute_b>[0-9]{2}))?\s?(?P<side_b>[ap]m)(?![a-z0-9]))"
)
"""A range whose first hour borrows its half of the day from the second: 3-4pm."""

_LENGTH = "|".join(
    (
        rf"(?:{_BEGIN}for\s+)?(?P<fixed>{_any_of(LENGTHS)})",
        rf"(?:{_BEGIN}for\s+)?(?:{_FRESH}(?P<hours1>[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?)|(?P<hours2>[{_SIGN}]{{1,3}}))"
        rf"\s?个?(?P<half1>半)?(?:小时|钟头|(?:hours?|hrs?|h)(?![a-z]))(?P<half2>半)?"
        rf"(?:\s?(?P<minutes1>[0-9]{{1,3}})\s?(?:分钟?|(?:minutes?|mins?|m){_END})"
        rf"|(?P<minutes2>[0-9]{{2}})(?![0-9a-z:.点时次]))?",
        rf"(?:{_BEGIN}for\s+)?(?:{_FRESH}(?P<minutes3>[0-9]{{1,4}})|(?P<minutes4>[{_SIGN}]{{1,3}}))"
        rf"(?:\s?分钟?|\s?(?:minutes?|mins?){_END}|m{_END})",
    )
)

_ON_END = r"(?:连续|连着|接连|一连)\s?"
_EN_NUMBER = rf"[0-9]{{1,4}}|{'|'.join(HOURS)}"
_COUNT = "|".join(
    (
        r"(?<![0-9a-z])[x*×]\s?(?P<count1>[0-9]{1,4})(?![0-9a-z.:/-])",
        rf"{_FRESH}(?P<count2>[0-9]{{1,4}})(?:\s?×|x{_END}|\s?times{_END})",
        rf"(?:一?共|{_ON_END})?(?<![第0-9{_SIGN}])(?P<count3>[0-9]{{1,4}}|[{_SIGN}]{{1,3}})次",
        rf"{_ON_END}(?P<count4>[0-9]{{1,4}}|[{_SIGN}]{{1,3}})个?(?P<weeks4>{_WEEK})",
        rf"{_BEGIN}for\s+(?:the\s+next\s+)?(?P<count5>{_EN_NUMBER})\s+(?P<weeks5>weeks){_END}",
        rf"{_BEGIN}(?P<count6>{_EN_NUMBER})\s+(?:(?:consecutive|straight)\s+(?P<weeks6>weeks)"
        rf"|(?P<weeks7>weeks)\s+(?:in\s+a\s+row|running)){_END}",
    )
)

_CLASS = "|".join(
    (
        rf"(?:(?:[0-9]{{4}}|[0-9]{{2}})级(?:初中|高中|小学)?|(?:初中|高中|小学|初|高|小)?{_FIRST_NUMBER}(?:年级|年|级)?)"
        rf"(?:\({_NUMBER}\)|{_NUMBER})班",
        rf"(?:(?:初中|高中|小学|初|高|小)?{_FIRST_NUMBER}(?:年级|年|级)?)\({_NUMBER}\)",
        rf"(?:\({_NUMBER}\)|{_FIRST_NUMBER})班",
        rf"{_BEGIN}class\.?\s*(?:of\s+)?[0-9]{{1,4}}"
        rf"(?:[-./][0-9]{{1,2}}|\s?\([0-9]{{1,2}}\)|\s+no\.?\s*[0-9]{{1,2}})?(?![0-9:])",
        rf"{_BEGIN}(?:grade|year)\s*[0-9]{{1,2}}"
        rf"(?:\s*(?:class|c)\s*[0-9]{{1,2}}|[-.][0-9]{{1,2}}|\s?\([0-9]{{1,2}}\))?(?![0-9a-z:])",
        rf"{_BEGIN}gr?[0-9]{{1,2}}(?:c|[-.])[0-9]{{1,2}}{_END}",
    )
)

_LESSON = "|".join(
    (
        rf"第(?P<lesson1>{_NUMBER})节课?",
        rf"{_BEGIN}(?:(?:in|at)\s+)?(?:period|lesson)\s*(?P<lesson2>[0-9]{{1,2}}|{'|'.join(HOURS)}){_END}",
        rf"{_BEGIN}(?:(?:in|at)\s+)?(?:the\s+)?(?P<lesson3>{'|'.join(ORDINALS)})\s+(?:period|lesson){_END}",
    )
)
"""A lesson of the day: 第二节课, period 2."""

_LATE_VISITORS = [word for word in VISITORS if word != TEACHER]

PATTERNS = (
    ("room", r"#(?P<name>[^\s#@]+)"),
    ("counsellor", r"@(?P<name>[^\s#@]+)"),
    ("class", _CLASS),
    ("skip", rf"{_BUT}(?:{_DAY}|{_SHORT_DATE})(?:以?外)?"),
    ("until_term", rf"{_UNTIL}(?:{_TERM_END})"),
    ("until", rf"{_UNTIL}(?:{_DAY}|{_SHORT_DATE})(?:为止|止)?"),
    ("lesson", _LESSON),
    ("place", _PLACE),
    ("weeks", _ODD_OR_EVEN),
    ("repeat", _REPEAT),
    ("day", _DAY),
    ("range", rf"{_clock('_a')}\s*(?:[-~到至]|{_BEGIN}to{_END})\s*{_clock('_b')}"),
    ("range", _SHORT_RANGE),
    ("time", _clock("_a")),
    ("length", _LENGTH),
    ("count", _COUNT),
    ("part", rf"(?:{_BEGIN}(?:in|at|over)\s+(?:the\s+)?)?(?P<part>{_any_of(DAY_PARTS)})"),
    ("form", _any_of(FORMS)),
    ("visitor", _any_of(_LATE_VISITORS)),
    (
        "teacher",
        rf"(?P<name>[㐀-鿿·]{{1,4}}|{_BEGIN}[a-z]+){TEACHER}|{_BEGIN}(?:mr|mrs|ms|miss|dr)\.?\s+(?P<name1>[a-z]+)",
    ),
    ("visitor", TEACHER),
    ("short_date", _SHORT_DATE),
    ("no_time", r"大?课间|(?<![0-9a-z.:])[0-9]{1,2}:[0-9]*"),
    ("no_day", rf"(?:下个?){{1,4}}{_WEEK}|{_BEGIN}next\s+week{_END}"),
)
"""The kind of part, and how it is written; case does not matter, and only ASCII is Latin."""
