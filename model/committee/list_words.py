"""What a list of members is written in: words that are read and never said."""

import re

CHAIRS = {
    "男": "boy",
    "男生": "boy",
    "boy": "boy",
    "m": "boy",
    "女": "girl",
    "女生": "girl",
    "girl": "girl",
    "f": "girl",
}
"""Which seat a word means."""
CHOSEN = {
    "自荐": "self",
    "选举": "elected",
    "指定": "named",
    "推荐": "named",
    "self": "self",
    "elected": "elected",
    "named": "named",
}
"""How a member was chosen."""
_HEADS = "班级|姓名|性别|学号|宿舍|序号|产生方式|男委员|女委员|心理委员|委员|class|name|sex|number"
NOISE = re.compile(rf"(?:{_HEADS}|\d{{1,2}})[:：]?", re.IGNORECASE)
"""Headings, and the number a line begins with."""
PARTS = re.compile(r"[\s,，;；、|]+")
"""What stands between the parts of a line."""
