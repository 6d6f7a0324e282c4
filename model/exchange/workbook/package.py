"""The bytes of the workbook: the only place that knows openpyxl.

openpyxl lays out the package: looks, widths, print set-up, charts. The cells are laid in afterwards
(``cells``), so that no name passes through its temporary files; every time in the package is the end
of the week, so that the same data gives the same bytes.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from model.exchange.workbook.cells import Styles, sheet_data
from model.exchange.workbook.looks import ALARM, HEAD, INK, LOOKS, MUTED, Look
from model.exchange.workbook.sheet import Chart, Series, Sheet
from model.words import Words

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_LETTERS = Words("宋体", "Calibri")
_HEADINGS = Words("黑体", "Calibri")
_PAGE = Words("第 &P 页，共 &N 页", "Page &P of &N")
_DESK = Words("心理辅导室值班台", "Duty Desk")
_EMPTY = re.compile(r"<sheetData ?/>|<sheetData></sheetData>")
_SIZE = re.compile(r'<dimension ref="[^"]*" ?/>')
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_EARLIEST = datetime(1980, 1, 1)
"""Before this no zip file can date anything."""


def packed(sheets: Sequence[Sheet], title: str, footer: str, at: datetime, *, with_values: bool = True) -> bytes:
    """The workbook of these sheets; ``at`` is the only time in it, local. ``with_values`` as ``cells.sheet_data``."""
    from openpyxl import Workbook
    from openpyxl.workbook.properties import CalcProperties

    book = Workbook()
    book.remove(book.active)
    pages = [book.create_sheet(sheet.title) for sheet in sheets]
    styles = _styles(pages[0])
    for sheet, page in zip(sheets, pages, strict=True):
        _lay_out(page, sheet, footer)
    book.calculation = CalcProperties(fullCalcOnLoad=True)
    book.properties.title, book.properties.creator = title, str(_DESK)
    book.properties.created = book.properties.modified = at
    return _zipped(_parts(book, sheets, styles, with_values), max(at, _EARLIEST))


def _styles(page: "Worksheet") -> Styles:
    """Every look entered in the book, once as it is and once for text that looks like a formula."""
    return {(name, quoted): _style(page, look, quoted) for name, look in LOOKS.items() for quoted in (False, True)}


def _style(page: "Worksheet", look: Look, quoted: bool) -> int:
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Font, PatternFill

    # A cell of its own for each: the book keeps the very object that describes the style of a cell.
    cell = Cell(page, row=1, column=1)
    letters = str(_HEADINGS if look.heading else _LETTERS)
    cell.font = Font(name=letters, size=look.size, bold=look.bold, color=look.colour)
    indent = 1 if look.border in {"grid", "sum"} and look.across == "left" else 0
    cell.alignment = Alignment(horizontal=look.across, vertical="center", wrap_text=look.wrap, indent=indent)
    if look.fill:
        cell.fill = PatternFill("solid", start_color=look.fill)
    cell.border = _border(look)
    cell.number_format = look.format
    cell.quotePrefix = quoted
    return int(cell.style_id)


def _border(look: Look) -> Any:
    from openpyxl.styles import Border, Side

    thin, strong = Side("thin", color="A9B7BB"), Side("medium", color=MUTED)
    if look.border is None:
        return Border()
    if look.border == "sign":
        return Border(bottom=Side("thin", color=INK))
    return Border(left=thin, right=thin, bottom=thin, top=strong if look.border == "sum" else thin)


def _lay_out(page: "Worksheet", sheet: Sheet, footer: str) -> None:
    """Everything of a sheet but its cells."""
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import Font
    from openpyxl.worksheet.cell_range import CellRange

    for place, width in enumerate(sheet.widths):
        page.column_dimensions[_letter(place)].width = width
    page.sheet_format.defaultRowHeight, page.sheet_format.customHeight = 18, True
    page.sheet_properties.tabColor = sheet.colour
    page.sheet_view.showGridLines = False
    page.freeze_panes = sheet.freeze
    for merged in sheet.merges:
        page.merged_cells.add(CellRange(merged))
    for where, text in sheet.warnings:
        set_off = Font(bold=True, color=ALARM)
        page.conditional_formatting.add(where, CellIsRule(operator="equal", formula=[f'"{text}"'], font=set_off))
    for where, texts in sheet.choices:
        page.add_data_validation(_one_of(where, texts))
    if sheet.filtered:
        page.auto_filter.ref = sheet.filtered
    for chart in sheet.charts:
        page.add_chart(_bars(chart), chart.anchor)
    _print_set_up(page, sheet, footer)


def _one_of(where: str, texts: Sequence[str]) -> Any:
    """A drop-down of a few texts; anything else is refused by the program the file is filled in with."""
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1=f'"{",".join(texts)}"', allow_blank=True, showErrorMessage=True)
    rule.add(where)
    return rule


def _print_set_up(page: "Worksheet", sheet: Sheet, footer: str) -> None:
    """As wide as the page, its heads on every page, page numbers below; A4 across unless the sheet says otherwise."""
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    page.page_setup.orientation = "portrait" if sheet.portrait else "landscape"
    page.page_setup.paperSize = sheet.paper
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 1 if sheet.one_page else 0
    page.page_margins = PageMargins(left=0.5, right=0.5, top=0.55, bottom=0.65, header=0.3, footer=0.3)
    page.print_options.horizontalCentered = True
    if sheet.repeated:
        page.print_title_rows = f"{sheet.repeated[0]}:{sheet.repeated[1]}"
    page.oddFooter.left.text, page.oddFooter.center.text = footer.replace("&", "&&")[:100], str(_PAGE)
    page.oddFooter.right.text = f"{_DESK}  &A"
    for part in (page.oddFooter.left, page.oddFooter.center, page.oddFooter.right):
        part.size = 9


def _bars(chart: Chart) -> Any:
    from openpyxl.chart import BarChart, LineChart

    bars = BarChart()
    bars.type, bars.title, bars.gapWidth, bars.overlap = "col", _chart_title(chart.title), 60, 0
    bars.width, bars.height, bars.legend.position = chart.width, chart.height, "b"
    bars.y_axis.delete, bars.x_axis.delete = False, False
    bars.y_axis.scaling.min, bars.y_axis.number_format = 0, "#,##0"
    bars.y_axis.majorGridlines.spPr = _drawn(HEAD)
    lines = LineChart()
    for series in chart.series:
        (lines if series.line else bars).series.append(_series(chart, series))
    if lines.series:
        bars += lines
    return bars


def _chart_title(text: str) -> Any:
    from openpyxl.chart.text import RichText, Text
    from openpyxl.chart.title import Title
    from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RegularTextRun

    letters = CharacterProperties(sz=1200, b=True, solidFill=INK)
    run = RegularTextRun(rPr=letters, t=text)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=letters), r=[run])
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)


def _drawn(colour: str) -> Any:
    from openpyxl.chart.shapes import GraphicalProperties

    drawn = GraphicalProperties()
    drawn.line.solidFill = colour
    return drawn


def _series(chart: Chart, series: Series) -> Any:
    from openpyxl.chart import Series as Drawn
    from openpyxl.chart.data_source import AxDataSource, StrRef

    drawn = Drawn(series.values, title=series.title)
    drawn.cat = AxDataSource(strRef=StrRef(f=chart.names))
    if series.line:
        drawn.graphicalProperties.line.solidFill = series.colour
        drawn.graphicalProperties.line.width, drawn.smooth = 28000, False
    else:
        drawn.graphicalProperties.solidFill = series.colour
    return drawn


def _parts(book: "Workbook", sheets: Sequence[Sheet], styles: Styles, with_values: bool) -> Iterator[tuple[str, bytes]]:
    """Each part of the package, the cells laid into the sheets."""
    from openpyxl.writer.excel import ExcelWriter

    laid_out = io.BytesIO()
    with zipfile.ZipFile(laid_out, "w") as archive:
        ExcelWriter(book, archive).save()
    with zipfile.ZipFile(laid_out) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            if found := _SHEET.fullmatch(name):
                part = _laid_in(part.decode(), sheets[int(found[1]) - 1], styles, with_values)
            yield name, part


def _laid_in(part: str, sheet: Sheet, styles: Styles, with_values: bool) -> bytes:
    size = f'<dimension ref="A1:{_letter(len(sheet.widths) - 1)}{max(1, len(sheet.rows))}"/>'
    data = sheet_data(sheet.rows, styles, with_values=with_values)
    part = _SIZE.sub(lambda _: size, part, count=1)
    part, laid = _EMPTY.subn(lambda _: data, part, count=1)
    assert laid
    return part.encode()


def _zipped(parts: Iterator[tuple[str, bytes]], at: datetime) -> bytes:
    """One archive, its parts in one order and of one date."""
    packed_in = io.BytesIO()
    with zipfile.ZipFile(packed_in, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in sorted(parts, key=lambda part: (part[0] != "[Content_Types].xml", part[0])):
            about = zipfile.ZipInfo(name, at.timetuple()[:6])
            about.compress_type, about.create_system, about.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            archive.writestr(about, part)
    return packed_in.getvalue()


def _letter(place: int) -> str:
    from model.exchange.sheets import column_letter

    return column_letter(place)
