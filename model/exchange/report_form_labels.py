"""What stands in a form of the weekly report: the same labels when it is made and when it is read, in both languages."""

from model.committee.concerns import KIND_WORDS
from model.committee.reports import MOOD_WORDS, TALK_WORDS
from model.words import Words

CODE = Words("表号（请勿改动）", "Form (do not change)")
ANSWER = Words("本周情况", "This week")
MOOD = Words("班级心情", "Mood")
TALK = Words("话题内容", "What is said")
EVENTS = Words("重大事件", "Events")
HELP = Words("求助", "Help asked")
CAME = Words("上交日期", "Handed in on")
STUDENT = Words("关注学生", "Student")
KIND = Words("类型", "About")
SEEN = Words("看到的事实（只写事实）", "What was seen (facts)")
URGENT = Words("紧急", "Urgent")
NOTHING = Words("零报告", "nothing to report")
SOMETHING = Words("有情况", "report")
YES = Words("是", "yes")
ANSWERS: dict[str, Words] = {"nothing": NOTHING, "report": SOMETHING}
"""The two answers."""
STUDENTS = 6
"""Lines for students of concern."""


def talk_label(name: str) -> Words:
    """The label of one topic of talk."""
    return Words("热议：{what}", "Talk of {what}").saying(what=TALK_WORDS[name])


def meant(text: str, words: dict[str, Words]) -> str | None:
    """The key whose words a text is, in either language; None for none of them."""
    plain = text.strip().casefold()
    return next((key for key, each in words.items() if plain in (each.zh.casefold(), each.en.casefold())), None)


MOODS: dict[str, Words] = {str(step): words for step, words in MOOD_WORDS.items()}
KINDS: dict[str, Words] = KIND_WORDS
