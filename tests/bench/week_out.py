"""The week's workbook out of a store, in a process of its own as the desk starts one: ``week_out FOLDER MONDAY OUT.xlsx``."""

import sys
from datetime import date
from pathlib import Path

from model import desk
from model.exchange import safely
from model.exchange.workbook.book import workbook
from model.totals.week import week
from tui.child import stand_back

if __name__ == "__main__":
    stand_back()
    desk.open_demo(Path(sys.argv[1]))
    safely.write(Path(sys.argv[3]), workbook(week(date.fromisoformat(sys.argv[2]))))
    desk.leave()
