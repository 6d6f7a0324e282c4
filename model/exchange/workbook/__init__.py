"""The week's workbook: six sheets whose totals are live formulas over the visits (A9, domain 5).

Each sheet is first a plain value (``sheet``), made by a module of its own from the week's totals;
``package`` alone knows openpyxl and turns them into the bytes of a file.
"""
