"""The store's rules by name, and the sentence each one says when it refuses.

A rule that is missing here is a bug: the store would refuse without telling why. A test
holds this table against the schema.
"""

import re

from model.care_rules import CARE_FIELDS, CARE_RULES
from model.errors import Refused
from model.peer_rules import PEER_RULES
from model.words import Words

_TIMES = Words(
    "时间的写法不对：这是程序错误", "A time is not written as the store writes it: this is a fault of the program"
)
RULES: dict[str, Words] = {
    "appointment.counsellor_busy": Words(
        "该教师这段时间已有预约，请换个时间，或写明重叠的理由",
        "The counsellor already has an appointment then; choose another time, or type the reason for the overlap",
    ),
    "appointment.room_busy": Words(
        "该场地这段时间已被占用，请换场地或时间", "The room is taken then; choose another room or time"
    ),
    "appointment.student_busy": Words(
        "该学生这段时间已有预约，请换个时间", "The student already has an appointment then; choose another time"
    ),
    "visit.counsellor_busy": Words(
        "该教师这段时间已有另一次来访，请先结束它或改时间",
        "The counsellor has another visit then; end that one first, or change the time",
    ),
    "visit.written_up": Words("这次来访已写记录，不能退回进行中", "This visit is written up and cannot be reopened"),
    "note.finished": Words("记录已完成，只能补正", "The note is finished; it can only be amended"),
    "term.overlap": Words("与另一学期的日期重叠", "These dates overlap another term"),
    "journal.no_entry": Words(
        "没有操作记录，不能写入：这是程序错误",
        "Nothing is written without a journal entry: this is a fault of the program",
    ),
    "journal.one_at_a_time": Words(
        "上一条操作记录尚未封存：这是程序错误", "The last journal entry is not sealed: this is a fault of the program"
    ),
    "journal.stays": Words("操作记录不能更改", "The journal cannot be changed"),
    "journal.nothing_is_deleted": Words("不能删除，只能作废或停用", "Nothing is deleted; void it or retire it instead"),
    "journal.changed_since": Words("此后又有改动，不能撤销", "It was changed since and cannot be taken back"),
    "reading.stays": Words("查阅记录不能更改", "The record of who looked cannot be changed"),
    "opening_one_at_a_time": Words("辅导室已经开放，请先关闭", "The room is open already; close it first"),
    "opening.overlap": Words(
        "这段时间已有开放记录，请改时间，或先作废那一条",
        "The room was open then already; change the times, or void the other entry first",
    ),
    "duty_turn.opening_id, duty_turn.staff_id": Words("该教师已在值班", "That person is already on duty"),
    "visit.appointment_id": Words("该预约已有来访记录", "That appointment already became a visit"),
    "waiting_once": Words("该学生已在候补名单上", "The student is already on the waiting list"),
    "staff_kind": Words("教师类别不在列表中", "No such kind of staff"),
    "staff_role": Words("权限角色不在列表中", "No such role"),
    "staff_named": Words("请填写教师姓名", "Give the name"),
    "staff_target": Words("每周目标应为 0–6000 分钟", "The weekly target is 0 to 6000 minutes"),
    "room_kind": Words("场地类别不在列表中", "No such kind of room"),
    "room_named": Words("请填写场地名称", "Give the room a name"),
    "room_capacity": Words("容纳人数应为 1–500", "A room holds 1 to 500 people"),
    "room.name": Words("已有同名场地", "There is a room of that name"),
    "class_stage": Words("学段应为小学、初中或高中", "The stage is primary, junior or senior"),
    "class_entry_year": Words("入学年份应在 1980–2200 之间", "The entry year lies between 1980 and 2200"),
    "class_number": Words("班号应为 1–99", "A class number is 1 to 99"),
    "school_class.stage, school_class.entry_year, school_class.number": Words(
        "已有这个班级", "There is such a class already"
    ),
    "dormitory_sex": Words("宿舍性别应为男或女", "A dormitory is for boys or girls"),
    "dormitory.building, dormitory.room": Words("已有这间宿舍", "There is such a dormitory room already"),
    "student_sex": Words("性别应为男或女", "Sex is M or F"),
    "student_named": Words("请填写学生姓名", "Give the student's name"),
    "student_numbered": Words("请填写学号", "Give the student number"),
    "student_no_identity_number": Words(
        "学号中含有身份证号，不能保存；请改用学籍辅号或校内学号",
        "The number contains a national identity number and is not stored; use the school's own number",
    ),
    "student.number": Words("已有这个学号", "There is a student with that number"),
    "term_number": Words("学期应为 1–3", "A term is number 1 to 3"),
    "term_order": Words("学期的结束日期应晚于开始日期", "A term ends after it starts"),
    "term.school_year, term.number": Words("已有这个学期", "There is such a term already"),
    "bell_schedule_month_day": Words("切换日期应写成 月-日，如 05-01", "Write the switch date as MM-DD, such as 05-01"),
    "bell_schedule.key": Words("已有这个作息", "There is such a bell schedule already"),
    "lesson_order": Words("课的结束时间应晚于开始时间", "A lesson ends after it starts"),
    "holiday.day": Words("这一天已有节假日", "That day is a holiday already"),
    "holiday_year.year": Words("这一年已载入", "That year is loaded already"),
    "day_override_kind": Words("类型应为停课、上课或考试", "The kind is closed, teaching or exam"),
    "day_override_weekday": Words("星期应为周一至周日", "The weekday is Monday to Sunday"),
    "day_override.day": Words("这一天已有安排", "That day already has an override"),
    "opening_window_weekday": Words("星期应为周一至周日", "The weekday is Monday to Sunday"),
    "opening_window_order": Words("结束时间应晚于开始时间", "A window ends after it starts"),
    "opening_window_parity": Words("周次应为每周、单周或双周", "Weeks are all, odd or even"),
    "opening_window_dates": Words("截止日期应不早于起始日期", "The last date is not before the first"),
    "dated_window_times": Words("开始和结束时间要么都填，要么都不填", "Give both times, or neither to close the day"),
    "dated_window_order": Words("结束时间应晚于开始时间", "A window ends after it starts"),
    "absence_order": Words("结束时间应晚于开始时间", "An absence ends after it starts"),
    "duty_swap_two_people": Words("换班须是两位不同的教师", "A swap is between two people"),
    "duty_swap_reason": Words("请写明换班原因", "Give the reason for the swap"),
    "opening_moments": _TIMES,
    "opening_order": Words("关闭时间应晚于开放时间", "The room closes after it opened"),
    "opening_midnight": Words("开放记录不能跨过午夜", "An opening does not cross midnight"),
    "opening_void_reason": Words("请写明作废原因", "Give the reason for voiding it"),
    "duty_turn_order": Words("值班结束不能早于开始", "A turn of duty ends after it starts"),
    "word_list": Words("没有这个词表", "No such word list"),
    "word_code": Words("词条编码应以词表名开头", "A word's code starts with its list"),
    "word_said": Words("词条须有中文和英文", "A word needs Chinese and English"),
    "word.code": Words("已有这个词条", "There is such a word already"),
    "series_kind": Words("重复方式应为每周、隔周或每月", "A series is weekly, fortnightly or monthly"),
    "series_end": Words("请填写次数或截止日期，二选一", "Give a count or a last date, one of the two"),
    "appointment_moments": _TIMES,
    "appointment_state": Words("没有这种预约状态", "No such state of an appointment"),
    "appointment_visitor": Words("来访对象不在列表中", "No such kind of visitor"),
    "appointment_order": Words("结束时间应晚于开始时间", "An appointment ends after it starts"),
    "appointment_midnight": Words("预约不能跨过午夜", "An appointment does not cross midnight"),
    "appointment_overlap_reason": Words("请写明重叠的理由", "Type the reason for the overlap"),
    "appointment_void_reason": Words("请写明作废原因", "Give the reason for voiding it"),
    "appointment_form": Words("联系方式不在列表中", "No such form of contact"),
    "appointment_who": Words(
        "教师、团体或其他来访不能关联学生", "Only a student's or a parent's visit names a student"
    ),
    "appointment_student": Words("请选择学生", "Choose the student"),
    "waiting_state": Words("没有这种候补状态", "No such state on the waiting list"),
    "waiting_minutes": Words("时长应为 5–480 分钟", "A visit lasts 5 to 480 minutes"),
    "waiting_order": Words("最晚时间应晚于最早时间", "The latest time is after the earliest"),
    "waiting_booked": Words("候补状态与预约不符", "The waiting state and the appointment disagree"),
    "visit_moments": _TIMES,
    "visit_state": Words("没有这种来访状态", "No such state of a visit"),
    "visit_visitor": Words("来访对象不在列表中", "No such kind of visitor"),
    "visit_order": Words("结束时间应晚于开始时间，至少 1 分钟", "A visit lasts at least one minute"),
    "visit_midnight": Words("来访不能跨过午夜", "A visit does not cross midnight"),
    "visit_ended": Words("已结束的来访须有结束时间", "A visit that ended has an end"),
    "visit_under_way": Words("进行中的来访没有结束时间", "A visit under way has no end yet"),
    "visit_void_reason": Words("请写明作废原因", "Give the reason for voiding it"),
    "visit_void_words": Words("请写明作废原因", "Give the reason for voiding it"),
    "visit_form": Words("联系方式不在列表中", "No such form of contact"),
    "visit_source": Words("来源不在列表中", "No such source"),
    "visit_who": Words("教师、团体或其他来访不能关联学生", "Only a student's or a parent's visit names a student"),
    "visit.number": Words("编号重复，请重试", "That number is taken; try again"),
    "visit_word_list": Words("来访只能标注主题或危险类型", "A visit is marked with topics and dangers only"),
    "visit_word.visit_id, visit_word.word_id": Words("已标注过", "It is marked so already"),
    "attendance.visit_id, attendance.student_id": Words("该学生已在名单上", "The student is on the list already"),
    "note_written": Words("记录是空的", "The note is empty"),
    "note.visit_id": Words("这次来访已有记录，请用补正", "The visit has its note; amend it"),
    "amendment_written": Words("补正是空的", "The amendment is empty"),
    "letter_reply_by": Words("回信期限不能早于收到日期", "The reply is due on or after the day it came"),
    "letter_replied_on": Words("回信日期不能早于收到日期", "The reply is on or after the day it came"),
    "letter_void_reason": Words("请写明作废原因", "Give the reason for voiding it"),
    **PEER_RULES,
    **CARE_RULES,
    "draft.who, draft.form, draft.about": Words("这份草稿已在保存", "That draft is kept already"),
    "setting.key": Words("设置重复", "That setting is there already"),
    "journal_kind": Words("操作记录的种类不对：这是程序错误", "No such kind of journal entry: a fault of the program"),
    "journal_undoes": Words(
        "撤销没有指明对象：这是程序错误", "An undo names what it takes back: a fault of the program"
    ),
    "foreign_key": Words("所引用的记录不存在", "What it refers to is not there"),
}

FIELDS: dict[str, str] = {
    "student.number": "number",
    "student_numbered": "number",
    "student_no_identity_number": "number",
    "student_named": "name",
    "student_sex": "sex",
    "staff_named": "name",
    "staff_kind": "kind",
    "staff_role": "role",
    "staff_target": "target_minutes",
    "room.name": "name",
    "room_named": "name",
    "room_kind": "kind",
    "room_capacity": "capacity",
    "class_stage": "stage",
    "class_entry_year": "entry_year",
    "class_number": "number",
    "dormitory_sex": "sex",
    "dormitory.building, dormitory.room": "room",
    "term.overlap": "starts",
    "term_order": "ends",
    "bell_schedule_month_day": "from_month_day",
    "opening_window_order": "ends",
    "opening_window_dates": "until_on",
    "dated_window_order": "ends",
    "absence_order": "ends",
    "duty_swap_two_people": "instead",
    "duty_swap_reason": "reason",
    "opening.overlap": "starts",
    "opening_order": "ends",
    "opening_midnight": "ends",
    "opening_void_reason": "reason",
    **CARE_FIELDS,
}
"""The form's field that a rule speaks of, where it speaks of one."""

_TOLD = re.compile(
    r"(?:(?:CHECK|UNIQUE) constraint failed: (?:index ')?(?P<named>[\w., ]+?)'?|(?P<foreign>FOREIGN KEY) constraint failed"
    r"|(?P<raised>\w+\.\w+))$"
)


def refusal(told: str) -> Refused | None:
    """The refusal behind the database's message, or None if the message is no rule of ours."""
    found = _TOLD.search(told.strip())
    if found is None:
        return None
    rule = "foreign_key" if found["foreign"] else (found["named"] or found["raised"])
    return Refused(rule, RULES[rule], FIELDS.get(rule)) if rule in RULES else None
