"""Which column of the testing platform's workbook is which: chosen once, remembered for the next time."""

import json
from collections.abc import Mapping

from model import rights
from model.rights import Right
from model.store import journal
from model.store.tables import SettingRow
from model.words import Words

KEY = "care_screening_columns"


def remembered() -> dict[str, str]:
    """What each head was taken for the last time."""
    row = SettingRow.get_or_none(SettingRow.key == KEY)
    return dict(json.loads(row.value)) if row else {}


def remember(roles: Mapping[str, str]) -> None:
    """Keep what each head is; what is kept already writes nothing."""
    rights.need(Right.CARE)
    before = remembered()
    after = {**before, **roles}
    if after == before:
        return
    text = json.dumps(after, ensure_ascii=False, sort_keys=True)
    with journal.writing("screening.columns", Words("记住了测评表的列", "Kept the columns of the screening")):
        if before:
            SettingRow.update(value=text).where(SettingRow.key == KEY).execute()
        else:
            SettingRow.create(key=KEY, value=text)
