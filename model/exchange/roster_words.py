"""The words rosters are written in: what column heads and cells say, and which column each head means.

Heads and cells are compared in the form ``roster_cells.bare`` gives them: half width, lower case, without
spaces, brackets and stars. A school whose roster speaks otherwise adds its word here.
"""

import re
from typing import Literal

from model.words import Words

Column = Literal[
    "name",
    "number",
    "sex",
    "born",
    "class",
    "grade",
    "stage",
    "entered",
    "boarding",
    "building",
    "dormitory",
    "left_behind",
    "migrant",
    "orphan",
    "health",
    "phone",
    "guardian",
    "head_teacher",
    "id_number",
]
"""What a column of a roster may tell. ``id_number`` is recognised so that it is never read."""

COLUMN_WORDS: dict[Column, Words] = {
    "name": Words("姓名", "Name"),
    "number": Words("学号", "Student number"),
    "sex": Words("性别", "Sex"),
    "born": Words("出生日期", "Date of birth"),
    "class": Words("班级", "Class"),
    "grade": Words("年级", "Grade"),
    "stage": Words("学段", "Stage"),
    "entered": Words("入学年月", "Entered"),
    "boarding": Words("是否住校", "Boarding"),
    "building": Words("宿舍楼", "Building"),
    "dormitory": Words("宿舍", "Dormitory"),
    "left_behind": Words("留守儿童", "Left-behind"),
    "migrant": Words("随迁子女", "Migrant worker's child"),
    "orphan": Words("孤儿", "Orphan"),
    "health": Words("健康状况", "Health"),
    "phone": Words("监护人电话", "Guardian's telephone"),
    "guardian": Words("是否监护人", "Is guardian"),
    "head_teacher": Words("班主任", "Head teacher"),
    "id_number": Words("身份证件号(不读取)", "ID number (never read)"),
}
"""What each column is called to the person who imports."""

_HEADS: dict[Column, str] = {
    "name": "姓名 学生姓名 名字 学生名字 学生 name studentname fullname student",
    "sex": "性别 学生性别 sex gender",
    "born": "出生日期 出生年月 出生年月日 出生时间 生日 birthdate dateofbirth birthday born dob",
    "class": "班级 班 班号 班别 班次 行政班 班级名称 所在班级 所属班级 班级号 年级班级 年级班 class classname homeroom",
    "grade": "年级 所在年级 年级名称 所属年级 grade gradelevel",
    "stage": "学段 所属学段 stage schoolstage",
    "entered": "入学年月 入学时间 入学日期 入学年份 入学年度 entered entryyear enrolled enrolmentdate enrollmentdate",
    "boarding": "就读方式 是否寄宿 是否寄宿生 是否住宿 是否住校 是否住校生 寄宿 住宿 住校 走读住校 住校走读 走读/住校 住校/走读"
    " 走读或住校 住宿情况 寄宿情况 住宿类型 boarding boarder isboarder",
    "building": "宿舍楼 宿舍楼号 宿舍楼栋 公寓楼 楼栋 楼号 building dormbuilding",
    "dormitory": "宿舍 宿舍号 宿舍名称 宿舍房间 宿舍房间号 寝室 寝室号 房间号 寝室房间号 dormitory dorm dormroom dormno",
    "left_behind": "是否留守儿童 是否留守 留守儿童 留守情况 留守 leftbehind leftbehindchild",
    "migrant": "是否进城务工人员随迁子女 进城务工人员随迁子女 是否随迁子女 随迁子女 是否随迁 随迁 是否外来务工子女 migrant migrantchild",
    "orphan": "是否孤儿 孤儿 orphan isorphan",
    "health": "健康状况 健康状态 健康情况 身体状况 身体健康状况 health healthstatus",
    "head_teacher": "班主任 班主任姓名 班主任老师 headteacher classteacher homeroomteacher",
    "id_number": "身份证件号 身份证件号码 身份证号 身份证号码 身份证 公民身份号码 公民身份证号 证件号 证件号码 学生身份证号 护照号"
    " idnumber idcard idcardnumber nationalid citizenid passport passportnumber",
}
HEADS: dict[str, Column] = {head: column for column, heads in _HEADS.items() for head in heads.split()}
"""The column meant by each head, but for numbers and telephones, which have an order of preference."""

NUMBER_HEADS = (
    "学籍辅号 校内学籍号 校内学号 学号 学生学号 学生编号 个人学号 学生证号 studentno studentnumber studentid pupilnumber"
    " 学籍号 学生学籍号 省学籍号 国网学籍号 全国学籍号 全国学生学籍号 studentregistrationnumber"
).split()
"""Heads of student numbers, the school's own before the national one, which holds the ID number."""

PHONE_HEADS = (
    "监护人电话 监护人联系电话 监护人手机 监护人手机号 监护人联系方式 家长电话 家长联系电话 家长手机 家长手机号 家长手机号码"
    " 家长联系方式 guardianphone parentphone guardiantelephone parenttelephone"
    " 成员 母亲电话 母亲联系电话 母亲手机 父亲电话 父亲联系电话 父亲手机 motherphone fatherphone"
    " 家庭电话 家庭联系电话 联系电话 联系方式 电话 手机 手机号 手机号码 phone telephone mobile contact"
).split()
"""Heads of telephones, the guardian's before the family's; ``MEMBER`` is where numbered members come."""

MEMBER = "成员"
"""Stands in ``PHONE_HEADS`` for the telephones of family members 1, 2 …"""
MEMBER_HEAD = re.compile(
    r"(?:家庭)?(?:成员|监护人|成员或监护人|家长)(\d)(?:的)?(联系电话|电话|手机号?|手机号码|是否监护人)"
)
"""A head such as that of member 1's telephone: the member's number, and what is told."""
IS_GUARDIAN = "是否监护人"
"""What ``MEMBER_HEAD`` finds over the column that says whether the member is a guardian."""

YES = frozenset("是 有 对 y yes true t 1 √ ✓ ✔".split())
NO = frozenset("否 无 不是 没有 n no false f 0 × ✗ 未".split())
LEFT_BEHIND = {
    "留守儿童": True,
    "留守": True,
    "单亲留守儿童": True,
    "双亲留守儿童": True,
    "单亲留守": True,
    "双亲留守": True,
    "非留守儿童": False,
    "非留守": False,
    "leftbehind": True,
}
"""How the registry answers whether a child is left behind, beside yes and no."""
MIGRANT = {
    "随迁": True,
    "随迁子女": True,
    "进城务工人员随迁子女": True,
    "外省迁入": True,
    "本省外县迁入": True,
    "非随迁": False,
    "非随迁子女": False,
    "非进城务工人员随迁子女": False,
}
"""How the registry answers whether a child came with migrant workers, beside yes and no."""
ORPHAN = {"孤儿": True, "事实孤儿": True, "非孤儿": False}
"""How the registry answers whether a child is an orphan, beside yes and no."""
BOARDING: dict[str, bool | None] = {
    "住校": True,
    "寄宿": True,
    "住宿": True,
    "住读": True,
    "全寄宿": True,
    "住校生": True,
    "寄宿生": True,
    "住宿生": True,
    "boarding": True,
    "boarder": True,
    "走读": False,
    "通学": False,
    "走读生": False,
    "通学生": False,
    "非寄宿": False,
    "非寄宿生": False,
    "借宿": False,
    "day": False,
    "其他": None,
    "未知": None,
}
"""Ways of attending; lodging elsewhere (借宿) is not the school's dormitory, ``None`` says nothing."""
SEXES: dict[str, Literal["M", "F"] | None] = {
    "男": "M",
    "男性": "M",
    "男生": "M",
    "m": "M",
    "male": "M",
    "boy": "M",
    "1": "M",
    "女": "F",
    "女性": "F",
    "女生": "F",
    "f": "F",
    "female": "F",
    "girl": "F",
    "2": "F",
    "未知": None,
    "0": None,
    "9": None,
}
"""Sexes in words and in the national code (1, 2; 0 and 9 say nothing)."""

MIDDLE_DOTS = re.compile(r"(?<=[^\x00-\x7f])\s*[·•・‧∙⋅●.]\s*(?=[^\x00-\x7f])")
"""What is typed for the dot between the parts of a name."""
DATE = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?(?:[ t]\d.*)?|(\d{4})(\d\d)(\d\d)")
"""Year, month and day: in groups 1 to 3, or 4 to 6 when written together."""
YEAR_AND_MONTH = re.compile(r"\d{4}[-./年]\d{1,2}月?|(?:19|20)\d{2}(?:0[1-9]|1[0-2])")
"""A date without its day."""
SUMS = re.compile(r"合计|总计|小计|共计|备注|说明|注|填表|制表|审核|(?:total|notes?)\b")
"""How a row below the students begins that is none."""
CLASS, GRADE, ENTRY = "班", "年级", "级"
"""What is put behind a number that says which class, grade or year of entry."""
