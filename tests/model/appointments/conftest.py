"""A school whose hours are planned, for everything that is booked."""

from datetime import time

import pytest

from model.opening import hours
from tests.founding import School


@pytest.fixture
def planned(school: School) -> School:
    """The school, open 12:30 to 13:30 with 赵老师 and 16:30 to 18:00 with anybody, on every weekday."""
    for weekday in range(5):
        hours.add_window(weekday, time(12, 30), time(13, 30), staff=school.zhao)
        hours.add_window(weekday, time(16, 30), time(18, 0))
    return school
