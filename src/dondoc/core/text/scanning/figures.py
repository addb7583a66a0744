"""Figures told by the directions of their strokes: a second reader for what is written by hand into a printed head.

A small net (features of strokes, one hidden layer) made by ``tools/figures`` from strokes that a program draws the way
hands write; it knows ten figures and what is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from dondoc.core.text.scanning.picture import Mask

Floats = NDArray[np.float32]

SIDE = 24
"""Dots to a side of the square in which a figure is looked at."""
_MARGIN = 2
_TURNS = 8
_CELLS = 5
_SPREAD = 3.2
_COARSE = 8
NONE = 10
"""The class of what is no figure: half of one, two at once, a stroke of a letter."""


@dataclass(frozen=True, slots=True)
class Net:
    """Weights of the two layers."""

    first: Floats
    first_bias: Floats
    last: Floats
    last_bias: Floats

    def chances(self, features: Floats) -> Floats:
        """For each row of features how likely each of the ten figures is, and none."""
        hidden = np.maximum(features @ self.first + self.first_bias, 0)
        out = hidden @ self.last + self.last_bias
        grown = np.exp(out - out.max(axis=1, keepdims=True))
        return np.asarray(grown / grown.sum(axis=1, keepdims=True), dtype=np.float32)


@cache
def load_net() -> Net:
    """The net that comes with the program."""
    with np.load(Path(__file__).with_name("figures.npz")) as kept:
        parts = [kept[f"{name}"].astype(np.float32) * kept[f"{name}_step"] for name in ("w1", "b1", "w2", "b2")]
    return Net(*parts)


def features_of(crop: Mask) -> Floats:
    """What the net looks at: how much stroke runs in each of eight directions in each part of the square."""
    square = _squared(crop)
    down, across = np.gradient(square)
    strength = np.hypot(down, across)
    turn = (np.arctan2(down, across) / (2 * np.pi) * _TURNS) % _TURNS
    low = turn.astype(np.int64) % _TURNS
    share = turn - np.floor(turn)
    maps = np.zeros((_TURNS, SIDE * SIDE), dtype=np.float32)
    places = np.arange(SIDE * SIDE)
    maps[low.ravel(), places] += (strength * (1 - share)).ravel()
    maps[(low.ravel() + 1) % _TURNS, places] += (strength * share).ravel()
    step = SIDE // _COARSE
    coarse = square.reshape(_COARSE, step, _COARSE, step).mean(axis=(1, 3)).ravel()
    height, width = crop.shape
    shape = np.array([min(2.0, width / max(1, height)), min(2.0, height / max(1, width)) / 2], dtype=np.float32)
    return np.concatenate([np.sqrt((maps @ _windows()).ravel()), coarse, shape]).astype(np.float32)


@cache
def _windows() -> Floats:
    """How much each dot of the square counts for each of its parts."""
    middles = (np.arange(_CELLS) + 0.5) * SIDE / _CELLS - 0.5
    near = np.exp(-((np.arange(SIDE)[:, None] - middles) ** 2) / (2 * _SPREAD**2))
    both = near[:, None, :, None] * near[None, :, None, :]
    flat = both.reshape(SIDE * SIDE, _CELLS * _CELLS)
    return np.asarray(flat / flat.sum(axis=0), dtype=np.float32)


def _squared(crop: Mask) -> Floats:
    """The ink in a square, as large as it fits, in the middle; 0 paper to 1 ink."""
    height, width = crop.shape
    room = SIDE - 2 * _MARGIN
    scale = room / max(height, width, 1)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    small = Image.fromarray(crop.astype(np.uint8) * 255).resize(size, Image.Resampling.BOX)
    out = np.zeros((SIDE, SIDE), dtype=np.float32)
    top, left = (SIDE - size[1]) // 2, (SIDE - size[0]) // 2
    out[top : top + size[1], left : left + size[0]] = np.asarray(small, dtype=np.float32) / 255
    return out


def read_figures(parts: Sequence[Mask]) -> list[tuple[str, float]]:
    """The figure that each part of ink most likely is, and how likely; never none."""
    if not parts:
        return []
    chances = load_net().chances(np.stack([features_of(p) for p in parts]))
    best = chances[:, :NONE].argmax(axis=1)
    return [(str(b), float(c[b])) for b, c in zip(best.tolist(), chances, strict=True)]
