"""The file that holds a password, as the editors and shells of several systems write one."""

from pathlib import Path

import pytest

from model.errors import Unclear
from tui.asked import secret_in

SECRET = "一句很长的口令 2026"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk"])
@pytest.mark.parametrize("end", ["", "\n", "\r\n", " \r\nsecond line"])
def test_a_password_is_read_however_it_was_written_down(tmp_path: Path, encoding: str, end: str) -> None:
    (tmp_path / "口令.txt").write_bytes((SECRET + end).encode(encoding))
    assert secret_in(str(tmp_path / "口令.txt")) == SECRET


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "picture").write_bytes(bytes(range(128, 256)))
    with pytest.raises(Unclear, match="口令文件读不出来"):
        secret_in(str(tmp_path / "picture"))
