"""What is printed: with names only for a purpose and under a password, a summary without a single name."""

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from model import rights
from model.care import (
    cases,
    consents,
    contacts,
    guardians,
    incident_log,
    incidents,
    lists,
    plan,
    referrals,
    report,
    stages,
    summary,
)
from model.care import file as files
from model.errors import DeskError, NotAllowed, Refused
from model.exchange import absent_paper, care_papers
from tests.founding import School
from tests.model.care.school_at_risk import DAY, at, days, opened

PASSWORD = "paper under lock"


def texts(path: Path, password: str | None = None) -> str:
    """Everything a workbook says."""
    book = opened_book(path, password)
    return "\n".join(str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None)


def opened_book(path: Path, password: str | None = None) -> Workbook:
    """A workbook as it is under its password."""
    content = path
    if password is not None:
        import io

        from msoffcrypto.format.ooxml import OOXMLFile

        with path.open("rb") as locked:
            file = OOXMLFile(locked)
            file.load_key(password=password)
            out = io.BytesIO()
            file.decrypt(out)
        content = out  # type: ignore[assignment]
    return load_workbook(content)


def test_a_file_is_printed_for_a_purpose_and_under_a_password(school: School, tmp_path: Path) -> None:
    case = opened(school)
    plan.write(case.id, "goals", "规律作息")
    lists.hand_in_finding(case.student_id, "市四院", "焦虑状态", days(-1), "母亲")
    guardians.add(case.student_id, "mother", "王梅", "13900000001", lives_with=False)
    consents.record(case.id, "signed", days(-1), "母亲王梅")
    path = tmp_path / "file.xlsx"
    for purpose, password in (("", PASSWORD), ("会商", None), ("会商", "short")):
        with pytest.raises(DeskError):
            care_papers.print_file(case.student_id, path, purpose, password)
    assert not path.exists()
    care_papers.print_file(case.student_id, path, "会商", PASSWORD)
    told = texts(path, PASSWORD)
    assert all(word in told for word in ("张伟", "规律作息", "医疗机构诊断（家长提供）", "焦虑状态", "建档"))
    assert "王梅 13900000001 不同住" in told
    assert f"已签 {days(-1)} 母亲王梅" in told


def test_the_report_has_its_four_parts_and_the_course_out_of_the_file(school: School, tmp_path: Path) -> None:
    case = opened(school)
    incidents.report("major", "suicide", "服药后送医", "孙老师", student=case.student_id)
    plan.write_parts(
        case.id, {"daily": "平时安静", "family": "父母离异", "trigger": "考试失利", "weak_points": "夜间无人"}
    )
    care_papers.print_report(case.student_id, tmp_path / "r.xlsx", "复盘", PASSWORD)
    told = texts(tmp_path / "r.xlsx", PASSWORD)
    for part in ("日常表现", "家庭与家教", "直接诱因与主要过程", "风险点与薄弱环节", "预防措施", "服药后送医"):
        assert part in told


def test_the_report_is_begun_out_of_the_file(school: School) -> None:
    case = opened(school)
    assert report.begun(files.read(case.student_id)) == {}
    lists.set_flags(case.student_id, ("divorced",))
    noon = datetime(2026, 11, 25, 12, 0)
    contacts.record(case.student_id, "contact", noon, "上课走神两周", spoke_with="head_teacher")
    contacts.record(case.student_id, "contact", noon, "夜里哭", spoke_with="parent")
    told = incidents.report("major", "suicide", "服药后送医", "孙老师", student=case.student_id)
    at(0, 12, 4)
    first, second, *_ = incident_log.steps(told.id)
    incidents.tick(first.id, "救护车")
    incidents.leave_undone(second.id, "组长在现场")
    begun = report.begun(files.read(case.student_id))
    assert begun["daily"] == "11-25 班主任 上课走神两周"
    assert begun["family"] == "离异\n11-25 家长 夜里哭"
    assert begun["trigger"].split("\n") == [
        "11-25 12:00 服药后送医 (孙老师上报)",
        "11-25 12:04 马上送最近的医院，拨打120 赵老师 救护车",
        "未做：马上报告领导小组组长（组长在现场）",
    ]
    plan.write(case.id, "trigger", "考试失利")
    assert "trigger" not in report.begun(files.read(case.student_id))


def test_the_closing_summary_is_printed_once_it_is_written(school: School, tmp_path: Path) -> None:
    case = opened(school)
    with pytest.raises(Refused):
        care_papers.print_closing(case.student_id, tmp_path / "c.xlsx", "归档", PASSWORD)
    stages.move(case.id, "confirmed")
    plan.write(case.id, "summary", "两学期跟进，状态平稳")
    care_papers.print_closing(case.student_id, tmp_path / "c.xlsx", "归档", PASSWORD)
    told = texts(tmp_path / "c.xlsx", PASSWORD)
    assert all(word in told for word in ("两学期跟进，状态平稳", "发现 > 确认", "建档：较大", "班主任", "领导小组"))


def test_every_paper_is_upright_a4_with_lines_to_sign_on(school: School, tmp_path: Path) -> None:
    case = opened(school)
    known = referrals.apply(case.student_id, "hospital", "市四院", "两周失眠")
    care_papers.print_slip(known, tmp_path / "s.xlsx", "转介", PASSWORD)
    care_papers.print_summary(summary.of_month(DAY), tmp_path / "m.xlsx")
    for book, signs in (
        (opened_book(tmp_path / "s.xlsx", PASSWORD), "家长签字"),
        (opened_book(tmp_path / "m.xlsx"), "填表人"),
    ):
        for paper in book:
            assert (paper.page_setup.orientation, paper.page_setup.paperSize) == ("portrait", 9)
            assert any(cell.value == "日期" for row in paper.iter_rows() for cell in row), paper.title
        assert any(cell.value == signs for row in book.worksheets[0].iter_rows() for cell in row)


def test_slip_and_return_slip(school: School, tmp_path: Path) -> None:
    known = referrals.apply(opened(school).student_id, "hospital", "市四院", "两周失眠")
    care_papers.print_slip(known, tmp_path / "s.xlsx", "转介", PASSWORD)
    told = texts(tmp_path / "s.xlsx", PASSWORD)
    assert all(word in told for word in ("转介单", "转介回执", "市四院", "接收人", "保密"))


def test_only_the_list_of_constitutions_is_printed_for_teachers(school: School, tmp_path: Path) -> None:
    lists.put_on(school.students[1], "constitution", "哮喘")
    lists.put_on(school.students[0], "psychological", "情绪低落")
    care_papers.print_shared(tmp_path / "l.xlsx", "体育课", PASSWORD)
    told = texts(tmp_path / "l.xlsx", PASSWORD)
    assert "王芳" in told
    assert "张伟" not in told


def test_the_monthly_summary_counts_and_names_nobody(school: School, tmp_path: Path) -> None:
    case = opened(school)
    opened(school, 1, rank=3)
    incidents.report("serious", "blow", "家中变故", "孙老师", student=case.student_id)
    contacts.record(case.student_id, "talk", datetime(2026, 11, 25, 12, 0), "谈学习", minutes=20)
    at(1, 13)
    month = summary.of_month(DAY)
    assert [month.count("期末各等级在档人数", level) for level in ("重大", "较大", "一般")] == [1, 1, 0]
    assert month.count("等级变动", "建档") == 2
    assert month.count("事件", "较大") == 1
    assert month.count("事件", "书面报告未交") == 1
    assert month.count("联系", "导师谈话") == 1
    rights.take(rights.Role.LEADER)
    care_papers.print_summary(summary.of_quarter(DAY), tmp_path / "q.xlsx")
    told = texts(tmp_path / "q.xlsx")
    assert "2026-10-01" in told
    assert not any(name in told for name in ("张伟", "王芳", "家中变故", "赵老师"))
    for role in (rights.Role.DUTY, rights.Role.ADMINISTRATOR, rights.Role.NONE):
        rights.take(role)
        with pytest.raises(NotAllowed):
            summary.of_month(DAY)


def test_the_summary_of_an_earlier_month_goes_by_the_levels_of_then(school: School) -> None:
    case = opened(school, rank=1)
    from model.care import levels

    at(10)
    levels.raise_level(case.id, 3, "告别", days(13))
    november, december = summary.of_month(DAY), summary.of_month(days(10))
    assert (november.count("期末各等级在档人数", "一般"), november.count("期末各等级在档人数", "重大")) == (1, 0)
    assert december.count("期末各等级在档人数", "重大") == 1
    assert cases.get(case.id).rank == 3


def test_the_return_of_the_absent_has_what_was_done_to_bring_them_back(school: School, tmp_path: Path) -> None:
    path = tmp_path / "absent.xlsx"
    assert absent_paper.print_absent(path, "上报教育局", PASSWORD) == 0
    assert "无" in texts(path, PASSWORD)
    at(-7)
    lists.put_on(school.students[0], "truancy", "外出务工", absent=True)
    lists.put_on(school.students[1], "truancy", "已劝返")
    contacts.record(school.students[0], "persuasion", at(-6), "上门", spoke_with="parent", result="答应下周到校")
    with pytest.raises(DeskError):
        absent_paper.print_absent(path, " ", PASSWORD)
    assert absent_paper.print_absent(path, "上报教育局", PASSWORD) == 1
    said = texts(path, PASSWORD)
    for part in (
        "应在校不在校就读学生情况表",
        "2026-11  共 1 人",
        "张伟",
        "2026-11-18 起：外出务工",
        "11-19 面谈 家长",
    ):
        assert part in said
    assert "答应下周到校" in said
    assert "王芳" not in said
    rights.take(rights.Role.LEADER)
    with pytest.raises(NotAllowed):
        absent_paper.print_absent(path, "上报教育局", PASSWORD)
