"""The rules in force are settings with a source, and the school's own values go over them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import DeskError, NotFound
from model.policy import EVIDENCE_WORDS, Hotline, Policy, load, profiles
from model.policy_rules import RULES
from model.words import Words


def test_a_new_desk_has_haizhous_numbers():
    policy = load()
    assert policy.key == "haizhou_2024"
    assert (policy.min_open_minutes_per_day, policy.min_open_minutes_per_week) == (120, 480)
    assert (policy.counselling_minutes_per_week, policy.write_up_hours) == (360, 24)
    assert (policy.count_only_out_of_class, policy.exclude_holidays, policy.short_week) == (False, True, "flag")
    assert policy.retention.zh == "至毕业"


@pytest.mark.parametrize(
    ("key", "per_day", "per_week", "out_of_class"),
    [
        ("yueyanglou", 0, 300, False),
        ("guangzhou", 0, 600, True),
        ("jiangyan", 0, 0, False),
    ],
)
def test_other_districts_have_other_numbers(key, per_day, per_week, out_of_class):
    policy = load(key)
    assert policy.min_open_minutes_per_day == per_day
    assert policy.min_open_minutes_per_week == per_week
    assert policy.count_only_out_of_class is out_of_class
    assert policy.counselling_minutes_per_week == 360, "what a profile does not say is the default's"


def test_the_profiles_are_listed_with_the_default_first():
    assert list(profiles()) == ["haizhou_2024", "guangzhou", "jiangyan", "yueyanglou"]
    assert all(name.zh and name.en for name in profiles().values())


@pytest.mark.parametrize("key", ["haizhou_2024", "guangzhou", "jiangyan", "yueyanglou"])
def test_every_rule_is_printed_with_its_source(key):
    policy = load(key)
    assert [rule.key for rule in policy.rules()] == list(RULES)
    for rule in policy.rules():
        assert rule.value == getattr(policy, rule.key)
        assert rule.requirement[0] in "AB"
        assert rule.evidence in EVIDENCE_WORDS
        for words in (rule.title, rule.source, rule.said()):
            assert words.zh
            assert words.en


def test_every_rule_is_a_field_of_the_policy():
    plain = {"key", "name", "sources"}
    assert set(Policy._fields) - plain == set(RULES)


def test_a_rule_says_where_it_stands_and_how_much_it_is():
    rule = load().sourced("min_open_minutes_per_week")
    assert rule.said() == ("480 分钟", "480 minutes")
    assert rule.source == (
        "海州区教育局 海教发〔2024〕17号 附件3.3",
        "Haizhou Education Bureau, notice [2024] no. 17 annex 3.3",
    )
    assert (rule.requirement, rule.evidence) == ("A3", "A")
    assert load("jiangyan").sourced("min_open_minutes_per_week").said().zh == "未规定"
    assert load().sourced("count_only_out_of_class").said() == ("否", "no")


def test_what_no_text_says_is_marked_as_ours():
    assert load().sourced("short_week").evidence == "ours"


def test_the_schools_own_value_goes_over_the_profile_and_says_so():
    policy = load(overrides={"min_open_minutes_per_day": 90, "short_week": "scale", "write_up_hours": 24})
    assert (policy.min_open_minutes_per_day, policy.short_week) == (90, "scale")
    assert policy.sourced("min_open_minutes_per_day").evidence == "school"
    assert policy.sourced("write_up_hours").evidence == "C", "the same value is still the profile's"
    assert load().min_open_minutes_per_day == 120, "and nobody else's policy changes"


def test_the_nearest_hotline_comes_first_and_one_not_set_is_left_out():
    assert [line.number for line in load().shown_hotlines()] == ["12356", "12355"]
    own = load(overrides={"school_hotline": " 0518-123 ", "district_hotline": "0518-456"})
    assert [line.number for line in own.shown_hotlines()] == ["0518-123", "0518-456", "12356", "12355"]
    more = load(overrides={"hotlines": [["12345", "市民热线", "City line"]], "retention": "十年"})
    assert more.hotlines == (Hotline("12345", Words("市民热线", "City line")),)
    assert more.retention == ("十年", "十年")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("min_open_minutes_per_day", "120"),
        ("min_open_minutes_per_day", -1),
        ("min_open_minutes_per_day", 1441),
        ("min_open_minutes_per_day", True),
        ("min_open_minutes_per_day", 1.5),
        ("min_open_minutes_per_day", None),
        ("full_week_days", 0),
        ("count_only_out_of_class", 1),
        ("count_only_out_of_class", "yes"),
        ("short_week", "ignore"),
        ("retention", 6),
        ("retention", ["至毕业"]),
        ("hotlines", "12356"),
        ("hotlines", [["12356", "热线"]]),
        ("school_hotline", 12356),
        ("min_open_minutes", 120),
        ("key", "mine"),
    ],
)
def test_a_wrong_setting_is_named(key, value):
    with pytest.raises(DeskError) as caught:
        load(overrides={key: value})
    assert caught.value.field == key
    assert key in caught.value.words.zh
    assert key in caught.value.words.en


@pytest.mark.parametrize("key", ["nowhere", "../policy/guangzhou", ""])
def test_an_unknown_profile_is_not_found(key):
    with pytest.raises(NotFound):
        load(key)


@given(minutes=st.integers(0, 1440), days=st.integers(1, 7), scale=st.sampled_from(["flag", "scale"]))
def test_what_is_set_is_in_force(minutes, days, scale):
    given_values = {"min_open_minutes_per_day": minutes, "full_week_days": days, "short_week": scale}
    policy = load("guangzhou", given_values)
    assert {key: getattr(policy, key) for key in given_values} == given_values
    assert all(all(rule.said()) for rule in policy.rules())
