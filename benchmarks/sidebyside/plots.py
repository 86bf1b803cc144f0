"""The pictures of the side-by-side benchmark, as SVG: lines over a logarithmic scale, readable on light and dark ground."""

import math
from statistics import median

from cells import OUTSTANDING, SIZES
from report import OWN, number, size, values
from sides import NAMES

COLOURS = ["#d1242f", "#bf5700", "#0969da", "#1f9ba6", "#8250df", "#9a6700", "#1a7f37", "#6e7781", "#c2499a", "#5a8f00"]
WIDTH, HEIGHT = 820, 460
LEFT, RIGHT, TOP, BOTTOM = 80, 190, 50, 50

STYLE = """<style>
text { font: 13px system-ui, sans-serif; fill: #24292f }
.title { font-size: 16px; font-weight: 600 }
.grid { stroke: #d0d7de; stroke-width: 1 }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 }
  .grid { stroke: #3d444d }
}
</style>"""


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def spaced(wanted, gap):
    """Heights of labels, in the given order, moved so far apart that they can be read."""
    placed = []
    for y in wanted:
        placed.append(max(y, placed[-1] + gap) if placed else y)
    over = placed[-1] - (HEIGHT - BOTTOM + 8) if placed else 0
    limit = HEIGHT - BOTTOM + 8
    if over > 0:
        for i in reversed(range(len(placed))):
            placed[i] = min(placed[i], limit)
            limit = placed[i] - gap
    return placed


def lines(title, heads, series):
    """A line for each pair of name and values, which may have None."""
    present = [value for _, row in series for value in row if value]
    low, high = math.floor(math.log10(min(present))), math.ceil(math.log10(max(present)))
    high = max(high, low + 1)

    def x(i):
        return LEFT + (WIDTH - LEFT - RIGHT) * i / max(1, len(heads) - 1)

    def y(value):
        return TOP + (HEIGHT - TOP - BOTTOM) * (high - math.log10(value)) / (high - low)

    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="%s">' % (
        WIDTH, HEIGHT, escape(title)), STYLE, '<text class="title" x="%d" y="24">%s</text>' % (LEFT, escape(title))]
    for power in range(low, high + 1):
        at = y(10**power)
        out.append('<line class="grid" x1="%d" y1="%.1f" x2="%d" y2="%.1f"/>' % (LEFT, at, WIDTH - RIGHT, at))
        out.append('<text x="%d" y="%.1f" text-anchor="end">%s</text>' % (LEFT - 8, at + 4, number(10**power)))
    for i, head in enumerate(heads):
        out.append('<text x="%.1f" y="%d" text-anchor="middle">%s</text>' % (x(i), HEIGHT - BOTTOM + 26, escape(head)))
    ends = []
    for name, row in series:
        colour, stroke = COLOURS[NAMES.index(name)], 3.5 if name in OWN else 1.8
        points = [(x(i), y(value)) for i, value in enumerate(row) if value]
        if not points:
            continue
        out.append('<polyline fill="none" stroke="%s" stroke-width="%s" points="%s"/>' % (
            colour, stroke, " ".join("%.1f,%.1f" % point for point in points)))
        out += ['<circle cx="%.1f" cy="%.1f" r="%s" fill="%s"/>' % (*point, stroke, colour) for point in points]
        ends.append((points[-1][1], points[-1][0], name, colour))
    ends.sort()
    for (end, across, name, colour), at in zip(ends, spaced([end[0] for end in ends], 17)):
        label = WIDTH - RIGHT + 24
        out.append('<line x1="%.1f" y1="%.1f" x2="%d" y2="%.1f" stroke="%s" stroke-width="0.8" stroke-dasharray="2 2"/>' % (
            across + 4, end, label - 4, at, colour))
        weight = ' font-weight="700"' if name in OWN else ""
        out.append('<text x="%d" y="%.1f"%s style="fill:%s">%s</text>' % (label, at + 4, weight, colour, name))
    return "\n".join(out + ["</svg>", ""])


def bars(title, series):
    """A bar for each pair of name and value, the longest first."""
    series = sorted(((value, name) for name, value in series), reverse=True)
    step = 30
    height = TOP + step * len(series) + 10
    left, room = 170, WIDTH - 170 - 130
    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="%s">' % (
        WIDTH, height, escape(title)), STYLE, '<text class="title" x="%d" y="24">%s</text>' % (left, escape(title))]
    for i, (value, name) in enumerate(series):
        at = TOP + step * i
        weight = ' font-weight="700"' if name in OWN else ""
        out.append('<text x="%d" y="%d" text-anchor="end"%s>%s</text>' % (left - 10, at + 15, weight, name))
        out.append('<rect x="%d" y="%d" width="%.1f" height="20" rx="2" fill="%s"/>' % (
            left, at, max(1, room * value / series[0][0]), COLOURS[NAMES.index(name)]))
        out.append('<text x="%.1f" y="%d">%s</text>' % (left + 8 + room * value / series[0][0], at + 15, number(value)))
    return "\n".join(out + ["</svg>", ""])


def middle(data, name, cell, key):
    found = values(data, name, cell, key)
    return median(found) if found else None


def write(data, folder, prefix):
    """Writes what there are numbers for; returns the files' names by the title of the table they belong to."""
    over = (
        ("Latency, microseconds", "latency", ["median", "90%", "99%", "99.9%", "longest"],
         [("latency", key) for key in ("median", "p90", "p99", "p99.9", "max")]),
        ("Calls a second", "calls", ["%d outstanding" % n for n in OUTSTANDING], [("calls %d" % n, "rate") for n in OUTSTANDING]),
        ("Payloads: MB/s", "payload", list(map(size, SIZES)), [("payload %d" % n, "rate") for n in SIZES]),
    )
    written = {}
    for title, file, heads, columns in over:
        series = [(name, [middle(data, name, *column) for column in columns]) for name in NAMES]
        if any(value for _, row in series for value in row):
            written[title] = "%s-%s.svg" % (prefix, file)
            (folder / written[title]).write_text(lines(title, heads, series), "utf-8")
    for title, file, cell, table in (
        ("Stream items a second", "stream", "stream", "Streams and one-way messages"),
        ("One-way messages a second", "oneway", "oneway", None),
    ):
        series = [(name, middle(data, name, cell, "rate")) for name in NAMES]
        series = [(name, value) for name, value in series if value]
        if series:
            name = "%s-%s.svg" % (prefix, file)
            written[table or title] = name
            (folder / name).write_text(bars(title, series), "utf-8")
    return written
