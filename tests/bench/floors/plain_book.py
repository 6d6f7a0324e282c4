"""The cells of a workbook written plainly with openpyxl, in a process of its own: ``plain_book CELLS.json OUT.xlsx``."""

import json
import sys

from openpyxl import Workbook

if __name__ == "__main__":
    book = Workbook()
    book.remove(book.worksheets[0])
    with open(sys.argv[1], encoding="utf-8") as cells:
        for title, rows in json.load(cells).items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
    book.save(sys.argv[2])
