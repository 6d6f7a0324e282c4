"""What the words of the risk board are called, and how its deeds stand in the journal.

The journal is read by others too: its sentences name a file by its number and never a student, a level or a reason.
"""

from model.words import Words

STAGE_WORDS: dict[str, Words] = {
    "found": Words("发现", "found"),
    "confirmed": Words("确认", "confirmed"),
    "planned": Words("方案", "planned"),
    "acted": Words("实施", "under way"),
    "followed": Words("跟进评估", "followed up"),
    "recovered": Words("恢复", "recovered"),
}
"""The six stages of the cycle (E11)."""
CONSENT_WORDS: dict[str, Words] = {
    "unsigned": Words("未签", "not signed"),
    "signed": Words("已签", "signed"),
    "refused": Words("拒签", "refused"),
    "not_needed": Words("不适用", "not needed"),
}
"""How a consent stands (domain 8.2)."""
CHANGE_WORDS: dict[str, Words] = {
    "open": Words("建档", "opened"),
    "raise": Words("提高", "raised"),
    "lower": Words("降低", "lowered"),
    "close": Words("结案", "closed"),
    "reopen": Words("重开", "reopened"),
    "correct": Words("更正", "corrected"),
}
"""What a change of a level is called."""
ENDING_WORDS: dict[str, Words] = {
    "recovered": Words("恢复", "recovered"),
    "transferred": Words("转学离校", "left for another school"),
    "graduated": Words("毕业", "graduated"),
    "referred": Words("转介，由机构接手", "referred, others have taken over"),
    "other": Words("其他", "another way"),
}
"""The ways a file ends: with the sixth stage (E11), or otherwise."""
RISK_WORDS: dict[str, Words] = {
    "low": Words("低风险", "low risk"),
    "medium": Words("中风险", "medium risk"),
    "high": Words("高风险", "high risk"),
}
"""What an assessment says."""
TEXT_WORDS: dict[str, Words] = {
    "protective": Words("保护因子", "Protective factors"),
    "causes": Words("原因分析", "Causes"),
    "goals": Words("目标", "Goals"),
    "signals": Words("预警信号", "Warning signals"),
    "coping": Words("应对步骤", "Steps of coping"),
    "supporters": Words("支持者", "Supporters"),
    "professionals": Words("专业求助", "Professional help"),
    "surroundings": Words("环境安全", "Safe surroundings"),
    "summary": Words("结案总结", "Closing summary"),
    "daily": Words("日常表现", "Everyday conduct"),
    "family": Words("家庭与家教", "Family and upbringing"),
    "trigger": Words("直接诱因与主要过程", "Trigger and course"),
    "weak_points": Words("风险点与薄弱环节", "Risks and weak points"),
    "prevention": Words("预防措施", "Preventive measures"),
}
"""The parts of a file that are written: the plan, the safety plan in five parts, the closing summary, the report (E12)."""
PLAN = ("protective", "causes", "goals")
SAFETY = ("signals", "coping", "supporters", "professionals", "surroundings")
"""The five parts of a safety plan."""
REPORT = ("daily", "family", "trigger", "weak_points", "prevention")
"""The four parts of a report after an extreme event, and what is to prevent another (E12)."""
CONTACT_WORDS: dict[str, Words] = {
    "contact": Words("联系", "contact"),
    "talk": Words("导师谈话", "mentor's talk"),
    "home_visit": Words("家访", "home visit"),
    "return_interview": Words("复学访谈", "interview after return"),
    "persuasion": Words("劝返", "persuasion to return"),
    "homework": Words("作业辅导", "help with homework"),
}
"""The kinds of contact."""
WAY_WORDS: dict[str, Words] = {
    "in_person": Words("面谈", "in person"),
    "telephone": Words("电话", "telephone"),
    "message": Words("信息", "message"),
    "online": Words("视频", "video"),
    "letter": Words("书面", "in writing"),
}
"""The ways of a contact."""
WITH_WORDS: dict[str, Words] = {
    "student": Words("本人", "student"),
    "parent": Words("家长", "parents"),
    "head_teacher": Words("班主任", "head teacher"),
    "teacher": Words("其他教师", "another teacher"),
    "classmate": Words("同学", "classmate"),
    "hospital": Words("医院", "hospital"),
    "other": Words("其他人", "somebody else"),
}
"""With whom one speaks."""
DISCLOSURE_WORDS: dict[str, Words] = {
    "danger_self": Words("危及本人生命", "danger to the student's life"),
    "danger_others": Words("危及他人", "danger to others"),
    "abuse": Words("遭受侵害（强制报告）", "abuse (must be reported)"),
    "law": Words("司法或法律要求", "required by law"),
    "hospital": Words("转介医疗需要", "needed for the referral"),
    "consent": Words("本人及家长同意", "student and parents agree"),
    "other_counsellor": Words("非本人个案，因工作需要查阅", "another counsellor's case, looked at for work"),
}
"""The exceptions to confidentiality (B3)."""
LEDGER_WORDS: dict[str, Words] = {
    "psychological": Words("心理异常", "psychological"),
    "constitution": Words("特异体质", "special constitution"),
    "truancy": Words("厌学辍学", "truants"),
}
"""The three ledgers, kept apart (D3)."""
FLAG_WORDS: dict[str, Words] = {
    "single_parent": Words("单亲", "single parent"),
    "divorced": Words("离异", "divorced"),
    "blended": Words("重组", "blended"),
    "poor": Words("贫困", "poor"),
    "strained": Words("亲子紧张", "strained"),
}
"""Families to watch, besides what the roster says (D4)."""
REFERRAL_WORDS: dict[str, Words] = {
    "applied": Words("已申请", "applied"),
    "approved": Words("已批准", "approved"),
    "refused": Words("未批准", "refused"),
    "sent": Words("已转出", "sent"),
    "feedback": Words("已反馈", "heard back"),
    "back": Words("已回归", "back"),
    "closed": Words("已结束", "ended"),
}
"""How a referral stands (domain 2.11)."""
REFERRAL_KINDS: dict[str, Words] = {
    "school": Words("校内", "within the school"),
    "centre": Words("指导中心", "the centre"),
    "hospital": Words("医院（绿色通道）", "a hospital (green channel)"),
}
"""Where a referral goes."""
SECRECY_WORDS: dict[str, Words] = {
    "internal": Words("内部", "internal"),
    "secret": Words("保密", "confidential"),
    "top": Words("绝密", "strictly confidential"),
}
"""How secret the papers of a referral are."""
OUTCOME_WORDS: dict[str, Words] = {
    "nothing": Words("无需关注", "nothing"),
    "watch": Words("观察", "watch"),
    "case": Words("建档", "a file"),
}
"""What an interview after a screening ends in (D2)."""

_OF_FILE = Words("关注档案 {n}：{what}", "Care file {n}: {what}")


def of_file(number: int, what: Words) -> Words:
    """What was done to a file, for the journal: its number and a neutral word."""
    return _OF_FILE.saying(n=number, what=what)


def options(words: dict[str, Words]) -> list[tuple[str, Words]]:
    """The words as a form offers them."""
    return list(words.items())
