"""Figures drawn as hands write them: strokes between points, shaken, slanted, thick and thin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Point = tuple[float, float]
Stroke = Sequence[Point]


def _ways() -> dict[int, list[list[Stroke]]]:
    """For each figure the ways to write it: strokes of points, x to the right, y down; a point twice is a corner."""
    out: dict[int, list[list[Stroke]]] = defaultdict(list)
    for line in Path(__file__).with_name("ways.txt").read_text(encoding="ascii").splitlines():
        figure, strokes = line.split(":")
        out[int(figure)].append([[_point(p) for p in stroke.split()] for stroke in strokes.split("|")])
    return out


def _point(words: str) -> Point:
    x, y = words.split(",")
    return float(x), float(y)


WAYS = _ways()
_STEPS = 10
_LARGE = 96
_PAD = 40


def smooth(points: NDArray[np.float64]) -> list[tuple[float, float]]:
    """A curve through the points (Catmull-Rom); straight to and from a point that stands twice."""
    path = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    out: list[tuple[float, float]] = []
    for a, b, c, d in zip(path, path[1:], path[2:], path[3:], strict=False):
        for t in np.linspace(0, 1, _STEPS, endpoint=False):
            at = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
            out.append((float(at[0]), float(at[1])))
    return [*out, (float(points[-1][0]), float(points[-1][1]))]


def draw(figure: int, dice: np.random.Generator) -> Image.Image:
    """A figure as one hand would write it, white on black, with room around it."""
    strokes = WAYS[figure][dice.integers(len(WAYS[figure]))]
    narrow, slant = dice.uniform(0.38, 0.9), dice.normal(0.15, 0.22)
    turn, width = dice.normal(0, 0.06), int(dice.integers(4, 20))
    shake, bend = dice.uniform(0.0, 0.05), dice.normal(0, 0.05, 4)
    image = Image.new("L", (_LARGE * 2 + _PAD * 2, _LARGE + _PAD * 2))
    pen = ImageDraw.Draw(image)
    for stroke in strokes:
        points = _shaken(np.array(stroke, dtype=np.float64), shake, dice)
        x, y = points[:, 0].copy(), points[:, 1].copy()
        y2 = y + bend[0] * x + bend[1] * np.sin(3 * x)
        x2 = (x + bend[2] * np.sin(3 * y)) * narrow * (1 + bend[3] * (y - 0.5) * 2) - slant * y2
        at = np.stack([x2 * np.cos(turn) - y2 * np.sin(turn), x2 * np.sin(turn) + y2 * np.cos(turn)], axis=1)
        path = smooth(at * _LARGE + (_LARGE * 0.5 + _PAD, _PAD))
        pen.line(path, fill=255, width=width, joint="curve")
        for px, py in (path[0], path[-1]):
            pen.ellipse((px - width / 2, py - width / 2, px + width / 2, py + width / 2), fill=255)
    return image


def _shaken(points: NDArray[np.float64], shake: float, dice: np.random.Generator) -> NDArray[np.float64]:
    """The points moved a little, corners (points that stand twice) as one."""
    move = dice.normal(0, shake, points.shape)
    for i in range(1, len(points)):
        if (points[i] == points[i - 1]).all():
            move[i] = move[i - 1]
    return points + move
