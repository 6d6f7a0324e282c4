"""The rules of the peer committee by name, and the sentence each one says; part of ``model.rules``."""

from model.words import Words

PEER_RULES: dict[str, Words] = {
    "seat_chair_taken": Words(
        "这个席位已有人，请先更换或结束任期", "That seat is taken; replace the member, or end the term of office first"
    ),
    "seat_one_each": Words("该学生已担任同类委员", "The student has such a seat already"),
    "seat_place": Words(
        "席位须属于一个班级、一间宿舍或一栋宿舍楼", "A seat is of one class, one dormitory room or one building"
    ),
    "seat_chair": Words("席位应为男、女或不限", "A seat is for a boy, a girl or anybody"),
    "seat_chosen": Words("产生方式应为自荐、选举或指定", "Chosen by own wish, elected or named"),
    "seat_ended_how": Words("没有这种卸任方式", "A term of office does not end that way"),
    "seat_order": Words("任期的结束日期应不早于开始日期", "A term of office ends on or after the day it starts"),
    "seat_ended": Words("卸任须有日期和方式", "An end of office has a day and a manner"),
    "seat_ended_order": Words("卸任日期应不早于任期开始", "The end of office is on or after its start"),
    "seat_ended_reason": Words("请写明卸任原因", "Give the reason for the end of office"),
    "seat_signed": Words("签收职责的日期应不早于任期开始", "The duties are signed for on or after the start of office"),
    "training_topic": Words("请填写培训主题", "Give the topic of the training"),
    "training_minutes": Words("培训时长应为 5–600 分钟", "A training lasts 5 to 600 minutes"),
    "training_void_reason": Words("请写明作废原因", "Give the reason for voiding it"),
    "training_presence.training_id, training_presence.seat_id": Words(
        "该委员已签到", "The member is on the list already"
    ),
    "evaluation.seat_id": Words(
        "该任期已有考核，请修改原考核", "That term of office is evaluated; change what was said"
    ),
    "evaluation_verdict": Words(
        "考核结果应为优秀、良好、合格或不合格", "The verdict is outstanding, good, fair or poor"
    ),
    "peer_report_once": Words("本周已有上报，请打开它修改", "There is an answer for that week; open it to change it"),
    "peer_report_place": Words(
        "上报须属于一个班级、一间宿舍或一栋宿舍楼", "An answer is of one class, dormitory room or building"
    ),
    "peer_report_monday": Words("周报以周一为准", "A report belongs to a week, by its Monday"),
    "peer_report_answer": Words("上报应为零报告或周报", "An answer is nothing to report, or a report"),
    "peer_report_came_by": Words("来源应为键盘、纸质或工作簿", "It came by keys, on paper or in a workbook"),
    "peer_report_mood": Words("心情指数应为 1–5", "The mood is 1 to 5"),
    "peer_report_nothing": Words("零报告不带话题", "Nothing to report has no topics of talk"),
    "peer_report_returned": Words("请写明退回原因", "Say what is still wanted"),
    "peer_report_void_reason": Words("请写明作废原因", "Give the reason for voiding it"),
    "day_mood_once": Words("当天心情已填，请修改", "The mood of that day is entered already; change it"),
    "day_mood_place": Words(
        "当天心情须属于一个班级、一间宿舍或一栋宿舍楼", "The mood of a day is of one class, one room or one building"
    ),
    "day_mood_mood": Words("心情指数应为 1–5", "The mood is 1 to 5"),
    "concern_kind": Words("类型不在列表中", "No such kind of concern"),
    "concern_state": Words("没有这种处理状态", "No such state of a concern"),
    "concern_seen": Words("请写明看到的事实", "Write what was seen"),
    "concern_acted": Words("处理状态与处理时间不符", "The state and the time of the first action disagree"),
    "concern_order": Words("处理不能早于上报", "Nothing is done before it was told"),
    "concern.step_stays": Words(
        "处理记录不能更改，只能追加", "What was done about a concern is not changed, only added to"
    ),
    "concern_step_what": Words("没有这种处理", "No such thing is done about a concern"),
    "concern_step_reason": Words("不处理须写明理由", "Doing nothing needs a reason"),
    "concern_step_link": Words(
        "只有约谈才关联预约或候补", "Only an invitation has an appointment or a place in the queue"
    ),
    "concern_step_case": Words("只有转个案才关联个案", "Only what goes into a case has a case"),
    "peer_meeting_kind": Words("应为例会或同伴倾听", "It is a meeting or peer listening"),
    "peer_meeting_minutes": Words("时长应为 5–600 分钟", "It lasts 5 to 600 minutes"),
    "peer_meeting_void_reason": Words("请写明作废原因", "Give the reason for voiding it"),
    "meeting_student.meeting_id, meeting_student.student_id": Words(
        "该学生已在名单上", "The student is on the list already"
    ),
    "grid_post_level": Words("层级应为学校或年级", "The level is school or grade"),
    "grid_post_stage": Words("学段应为小学、初中或高中", "The stage is primary, junior or senior"),
    "grid_post_grade": Words("年级责任人须写明年级", "Whoever answers for a grade needs the grade"),
    "grid_post_once": Words("这一层级已有责任人", "Somebody answers for that already"),
    "mentor_once": Words("该学生已有育人导师，请先更换", "The student has a mentor already"),
    "mentor_order": Words("结束日期应不早于开始日期", "It ends on or after the day it starts"),
}
