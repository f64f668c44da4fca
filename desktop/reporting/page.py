"""The frame of an HTML page that loads nothing from anywhere: style, headings, tables."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LIGHT = """--paper:#fff;--ink:#1d2329;--soft:#57606a;--rule:#d5dae0;--tint:#f3f5f7;--warn:#8a5a00;
--warn-tint:#fff6e0;--s0:#0072b2;--s1:#d55e00;--s2:#008060;--s3:#b0568a;--s4:#3a8fc4;--s5:#333;
--s6:#a87400;--s7:#777"""
_DARK = """--paper:#15181c;--ink:#e3e7eb;--soft:#9aa4ae;--rule:#363d45;--tint:#1e2329;
--warn:#f0b84a;--warn-tint:#2e2612;--s0:#56b4e9;--s1:#f08a3c;--s2:#2fc294;--s3:#d98ab8;--s4:#9fd3f2;--s5:#ddd;
--s6:#e6c04d;--s7:#999"""
_KEPT = re.compile(r"\d %|p (?:=|&lt;) \d")
_DASHES = ("none", "7 3", "8 3 2 3", "2 3", "12 3", "5 2 1 2 1 2", "1 2", "3 5")

STYLE = (
    f":root{{color-scheme:light dark;{_LIGHT}}}"
    f"@media (prefers-color-scheme:dark){{@media screen{{:root{{{_DARK}}}}}}}"
    """
*{box-sizing:border-box}
body{margin:0 auto;padding:28px 24px 48px;max-width:1120px;background:var(--paper);color:var(--ink);
font:15px/1.5 system-ui,"Segoe UI","Helvetica Neue",Arial,sans-serif}
h1{font-size:26px;line-height:1.2;margin:0 0 4px}
h2{font-size:19px;margin:34px 0 8px;padding-top:12px;border-top:1px solid var(--rule)}
h3{font-size:15.5px;margin:20px 0 6px}
p{margin:6px 0;max-width:52em}ul{margin:6px 0;padding-left:22px}li{max-width:52em}
.purpose{font-weight:600}.soft,caption,small{color:var(--soft)}
.warn{background:var(--warn-tint);border-left:4px solid var(--warn);padding:8px 14px;margin:10px 0}
.warn p{margin:2px 0}
.wide{overflow-x:auto}
table{border-collapse:collapse;margin:8px 0;font-variant-numeric:tabular-nums;font-size:14px}
caption{text-align:left;padding:2px 0 6px;font-size:13px}.row caption{white-space:nowrap}
th,td{padding:5px 12px 5px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}
thead th{border-bottom:1.5px solid var(--ink);vertical-align:bottom}
td.number,th.number{text-align:right;padding:5px 12px;white-space:nowrap}
td small,th small{display:block;white-space:nowrap;font-size:12px;font-weight:normal}
.row{display:grid;gap:12px 22px;margin:10px 0;justify-content:start;align-items:start}
.n2{grid-template-columns:repeat(2,minmax(0,max-content))}
.n3{grid-template-columns:repeat(3,minmax(0,max-content))}
.n4{grid-template-columns:repeat(4,minmax(0,max-content))}
figure{margin:0}
.chart{max-width:100%;height:auto;font:11px system-ui,"Segoe UI",Arial,sans-serif;overflow:visible}
.chart text{fill:var(--soft)}.chart .title{font-size:13px;font-weight:600;fill:var(--ink)}
.chart .empty{font-size:12px}
.grid{stroke:var(--rule);stroke-width:.7}
.line{fill:none;stroke-width:1.8}.band{stroke:none;opacity:.15}.whisker{stroke-width:1.3}
.bar{opacity:.75}.dot{stroke:var(--paper);stroke-width:1}
.guide{stroke:var(--soft);stroke-width:1.1;stroke-dasharray:2 3}
.all{stroke:var(--soft);stroke-width:1.4;stroke-dasharray:10 4}
.cut{stroke:var(--ink);stroke-width:1.2;stroke-dasharray:4 3}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:2px 20px;padding:0;font-size:13px}
.legend li{display:flex;align-items:center;gap:6px}
.matrix td,.matrix th{border:1px solid var(--rule);padding:5px 9px;text-align:center}
.matrix th{font-weight:normal;color:var(--soft);font-size:12.5px}
.matrix td{font-size:16px;min-width:62px}.matrix td.wrong{background:var(--warn-tint)}
.matrix td small{color:var(--soft)}
code{font-size:12.5px;overflow-wrap:anywhere}
"""
    + "".join(
        f".line.s{n},.whisker.s{n}{{stroke:var(--s{n})}}"
        f".band.s{n},.bar.s{n},.dot.s{n}{{fill:var(--s{n})}}"
        f".line.s{n}{{stroke-dasharray:{dashes}}}"
        for n, dashes in enumerate(_DASHES)
    )
    + """
@media screen and (max-width:900px){.n4{grid-template-columns:repeat(2,minmax(0,max-content))}
.n2,.n3{grid-template-columns:minmax(0,max-content)}}
@media print{body{font-size:9pt;padding:0;max-width:none}h1{font-size:18pt}h2{font-size:13pt;
margin-top:16pt}h3{font-size:10.5pt}h2,h3,caption,thead,.legend{break-after:avoid}
tr,figure,.warn,.matrix,li{break-inside:avoid}table{font-size:8.5pt}
td small,th small{font-size:7.5pt}
th,td,td.number,th.number{padding-top:2.5pt;padding-bottom:2.5pt}.matrix td{font-size:10pt}
.wide{overflow:visible}.row{gap:6pt 12pt}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
@page{margin:15mm}}
"""
)


def page(title: str, body: Iterable[str]) -> str:
    """Return a whole page; its content security policy forbids to load anything."""
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body>\n"
        + "\n".join(body)
        + "\n</body></html>\n"
    )


def typeset(text: str) -> str:
    """Return plain text for HTML, with figures and their signs kept on one line."""
    return _KEPT.sub(lambda found: found.group().replace(" ", "\N{NO-BREAK SPACE}"), escape(text))


def paragraph(text: str, kind: str = "") -> str:
    """Return a paragraph of plain text."""
    return f"<p{_class(kind)}>{typeset(text)}</p>"


def bullets(texts: Iterable[str]) -> str:
    """Return a list of plain texts."""
    return f"<ul>{''.join(f'<li>{typeset(text)}</li>' for text in texts)}</ul>"


def warning(texts: Sequence[str]) -> str:
    """Return plain texts set apart; nothing without any."""
    inside = "".join(f"<p>{typeset(text)}</p>" for text in texts)
    return f'<div class="warn" role="note">{inside}</div>' if texts else ""


def table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], *, caption: str = "", numbers: bool = True
) -> str:
    """Return a table of plain texts; lines after a cell's first are set small.

    Parameters
    ----------
    heads : sequence of str
        One a column.
    rows : iterable of sequence of str
        The first cell heads its row.
    caption : str
        Above the table.
    numbers : bool
        Whether all columns but the first are set to the right.
    """
    kind = "number" if numbers else ""
    head = "".join(
        f'<th scope="col"{_class(kind if place else "")}>{_cell(text)}</th>'
        for place, text in enumerate(heads)
    )
    body = "".join(
        f'<tr><th scope="row">{_cell(row[0])}</th>'
        + "".join(f"<td{_class(kind)}>{_cell(text)}</td>" for text in row[1:])
        + "</tr>"
        for row in rows
    )
    told = f"<caption>{escape(caption)}</caption>" if caption else ""
    return (
        f'<div class="wide"><table>{told}<thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def side_by_side(parts: Iterable[str], columns: int) -> str:
    """Set figures beside each other, 2 to 4 in a row."""
    figures = "".join(f"<figure>{part}</figure>" for part in parts)
    return f'<div class="row n{columns}">{figures}</div>'


def _cell(text: str) -> str:
    first, *rest = text.split("\n")
    return typeset(first) + "".join(f"<small>{typeset(line)}</small>" for line in rest)


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""
