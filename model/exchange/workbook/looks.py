"""How the cells of the workbook look: calm, printable in black and white, nothing told by colour alone."""

from model.named import NamedTuple

INK, MUTED, ALARM = "1F2A30", "5B6B73", "9C2B1B"
TEAL, AMBER, GREY = "2F6F73", "D08A2E", "B9C6C9"
HEAD, TOTAL = "DDEBEB", "F1F6F6"
"""Fills of heads and of totals."""


class Look(NamedTuple):
    """One look of a cell."""

    size: float = 10.5
    """Size of the letters, in points."""
    bold: bool = False
    """Whether they are bold."""
    colour: str = INK
    """Colour of the letters, RRGGBB."""
    fill: str | None = None
    """Colour behind them."""
    across: str = "center"
    """``left center right``."""
    wrap: bool = False
    """Whether long text runs on below."""
    border: str | None = "grid"
    """``grid`` on all sides, ``sum`` with a strong line above, ``sign`` only below, ``None``."""
    format: str = "General"
    """How a number is written."""
    heading: bool = False
    """Whether it is set in the letters of headings."""


LOOKS: dict[str, Look] = {
    "title": Look(size=17, bold=True, border=None, heading=True),
    "subtitle": Look(size=11, colour=MUTED, border=None),
    "section": Look(size=12, bold=True, colour=TEAL, across="left", border=None, heading=True),
    "note": Look(size=9.5, colour=MUTED, across="left", border=None, wrap=True),
    "head": Look(bold=True, fill=HEAD, wrap=True),
    "text": Look(across="left"),
    "long": Look(across="left", wrap=True),
    "name": Look(across="left", bold=True),
    "long_name": Look(across="left", bold=True, wrap=True),
    "center": Look(),
    "mark": Look(format="0"),
    "number": Look(across="right", format="#,##0_)"),
    "blank_zero": Look(across="right", format="#,##0_);-#,##0_);"),
    "hours": Look(across="right", format="#,##0.00_)"),
    "percent": Look(across="right", format="0%_)"),
    "date": Look(format="yyyy-mm-dd"),
    "time": Look(format="hh:mm"),
    "total": Look(bold=True, fill=TOTAL, border="sum"),
    "total_name": Look(bold=True, fill=TOTAL, border="sum", across="left"),
    "total_number": Look(bold=True, fill=TOTAL, border="sum", across="right", format="#,##0_)"),
    "total_hours": Look(bold=True, fill=TOTAL, border="sum", across="right", format="#,##0.00_)"),
    "total_percent": Look(bold=True, fill=TOTAL, border="sum", across="right", format="0%_)"),
    "sign": Look(size=11, across="right", border=None),
    "sign_line": Look(size=11, border="sign"),
}
"""Every look by its name."""
