"""What the school has settled for its risk board: the scheme of levels, reviews, safeguards (E2, E3, C8)."""

from model.setting_rules import Setting, one_word, whole_setting, yes_no_setting
from model.values import dataclass
from model.words import Words

SCHEMES: dict[str, Words] = {
    "three": Words("一般/较大/重大", "ordinary/serious/major"),
    "four_colour": Words("四色（蓝黄橙红）", "four colours"),
    "two": Words("两级（一般/重大）", "two steps"),
}
"""The schemes of levels the desk is shipped with."""
_PERCENT, _DAYS = Words("%", "%"), Words("天", "days")


@dataclass(frozen=True, slots=True)
class CareSettings:
    """What the school has settled for its risk board."""

    care_scheme: str = "three"
    """The scheme of levels; the ranks of it are stored, its labels only shown."""
    care_two_low: bool = True
    """Whether lowering or closing wants two low assessments in a row: this desk's own safeguard, no text's."""
    care_shorten: int = 50
    """Percent of the usual interval between reviews in a key period (D6)."""
    care_soon: int = 7
    """Days ahead that a review counts as soon."""


CARE: dict[str, Setting] = {
    "care_scheme": one_word(Words("关注等级方案", "Levels of the risk board"), SCHEMES),
    "care_two_low": yes_no_setting(
        Words("降级须连续两次低风险（本台自设保护）", "Lowering wants two low assessments (this desk's safeguard)")
    ),
    "care_shorten": whole_setting(Words("重点时段评估间隔缩至", "Review interval in key periods"), 10, 100, _PERCENT),
    "care_soon": whole_setting(Words("提前提示评估", "A review is soon within"), 1, 60, _DAYS),
}
"""The settings of the risk board, in the order of the settings page; the keys are fields of ``CareSettings``."""
