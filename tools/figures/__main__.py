"""Trains the net on figures that it draws itself and writes ``figures.npz``; the same seed gives the same net."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from dondoc.core.text.scanning.figures import NONE, Floats, features_of
from figures.strokes import draw

_OUT = Path("src/dondoc/core/text/scanning/figures.npz")
_FONTS = sorted(Path("/usr/share/fonts/truetype/liberation").glob("LiberationS*.ttf"))
_HIDDEN, _CLASSES = 112, 11
_BATCH, _RATE, _DECAY = 128, 0.002, 1e-5
_PRINTED, _NOTHING = 0.12, 0.16
_HEIGHTS = (28, 62)


def _tight(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if len(rows) == 0:
        return ink[:1, :1]
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _inked(image: Image.Image, dice: np.random.Generator) -> NDArray[np.bool_]:
    """The drawing as a scan shows it: small, blurred, cut at some shade."""
    box = image.getbbox() or (0, 0, 1, 1)
    crop = image.crop((box[0] - 6, box[1] - 6, box[2] + 6, box[3] + 6))
    height = int(dice.integers(*_HEIGHTS))
    crop = crop.resize((max(2, crop.width * height // crop.height), height), Image.Resampling.BILINEAR)
    if dice.random() < 0.7:
        crop = crop.filter(ImageFilter.GaussianBlur(float(dice.uniform(0.3, 1.3))))
    grey = np.asarray(crop, dtype=np.float32) + dice.normal(0, dice.uniform(0, 25), (crop.height, crop.width))
    return _tight(grey > dice.uniform(70, 170))


def _printed(figure: int, dice: np.random.Generator) -> Image.Image:
    font = ImageFont.truetype(str(_FONTS[dice.integers(len(_FONTS))]), 110)
    image = Image.new("L", (180, 180))
    ImageDraw.Draw(image).text((50, 20), str(figure), fill=255, font=font)
    return image


def _figure(figure: int, dice: np.random.Generator) -> NDArray[np.bool_]:
    drawn = _printed(figure, dice) if dice.random() < _PRINTED else draw(figure, dice)
    ink = _inked(drawn, dice)
    if dice.random() < 0.12:  # cut a little short, or with a bit of what stands beside it
        side = int(max(1, dice.uniform(0.02, 0.1) * ink.shape[1]))
        ink = _tight(ink[:, side:] if dice.random() < 0.5 else ink[:, :-side])
    return ink


def _nothing(dice: np.random.Generator) -> NDArray[np.bool_]:
    """Half a figure, two figures, a stroke of a letter."""
    way = dice.random()
    one = _inked(draw(int(dice.integers(10)), dice), dice)
    if way < 0.35:
        cut = int(one.shape[1] * dice.uniform(0.25, 0.7))
        return _tight(one[:, :cut] if dice.random() < 0.5 else one[:, cut:])
    if way < 0.8:
        other = _inked(draw(int(dice.integers(10)), dice), dice)
        rows = max(len(one), len(other))
        gap = int(dice.integers(-5, 6))
        pair = np.zeros((rows, max(1, one.shape[1] + other.shape[1] + gap)), bool)
        pair[: len(one), : one.shape[1]] |= one[:, : pair.shape[1]]
        pair[rows - len(other) :, -other.shape[1] :] |= other[:, -pair.shape[1] :]
        share = 1.0 if dice.random() < 0.6 else dice.uniform(0.6, 0.9)
        return _tight(pair[:, : max(1, int(pair.shape[1] * share))])
    if way < 0.9:
        font = ImageFont.truetype(str(_FONTS[dice.integers(len(_FONTS))]), 110)
        image = Image.new("L", (260, 180))
        ImageDraw.Draw(image).text((50, 20), str(dice.choice(list("/-:.,;QĐKTyàgthSố()"))), fill=255, font=font)
        return _inked(image, dice)
    cut = int(len(one) * dice.uniform(0.3, 0.7))
    return _tight(one[:cut] if dice.random() < 0.5 else one[cut:])


def samples(count: int, seed: int) -> tuple[Floats, NDArray[np.int64]]:
    """Features and classes of so many drawn figures."""
    dice = np.random.default_rng(seed)
    classes = np.where(dice.random(count) < _NOTHING, NONE, dice.integers(0, 10, count))
    inks = (_nothing(dice) if c == NONE else _figure(int(c), dice) for c in classes)
    return np.stack([features_of(ink) for ink in inks]), classes


def train(features: Floats, classes: NDArray[np.int64], rounds: int, seed: int) -> list[NDArray[np.float64]]:
    """Weights of both layers (Adam, a falling rate)."""
    dice = np.random.default_rng(seed)
    shapes = ((features.shape[1], _HIDDEN), (_HIDDEN,), (_HIDDEN, _CLASSES), (_CLASSES,))
    net = [dice.normal(0, (2 / s[0]) ** 0.5, s) if len(s) == 2 else np.zeros(s) for s in shapes]
    first, second = [np.zeros(s) for s in shapes], [np.zeros(s) for s in shapes]
    steps, at = rounds * (len(features) // _BATCH), 0
    for _ in range(rounds):
        order = dice.permutation(len(features))
        for start in range(0, len(order) - _BATCH + 1, _BATCH):
            at += 1
            some = order[start : start + _BATCH]
            rate = _RATE * 0.5 * (1 + np.cos(np.pi * at / steps))
            for i, slope in enumerate(_slopes(net, features[some], classes[some])):
                first[i] = 0.9 * first[i] + 0.1 * slope
                second[i] = 0.999 * second[i] + 0.001 * slope**2
                ahead = first[i] / (1 - 0.9**at), second[i] / (1 - 0.999**at)
                net[i] -= rate * (ahead[0] / (np.sqrt(ahead[1]) + 1e-8) + _DECAY * net[i])
    return net


def _slopes(net: list[NDArray[np.float64]], x: Floats, y: NDArray[np.int64]) -> list[NDArray[np.float64]]:
    hidden = np.maximum(x @ net[0] + net[1], 0)
    out = hidden @ net[2] + net[3]
    grown = np.exp(out - out.max(axis=1, keepdims=True))
    wanted = np.full(out.shape, 0.03 / _CLASSES)
    wanted[np.arange(len(y)), y] += 0.97
    error = (grown / grown.sum(axis=1, keepdims=True) - wanted) / len(y)
    back = (error @ net[2].T) * (hidden > 0)
    return [x.T @ back, back.sum(axis=0), hidden.T @ error, error.sum(axis=0)]


def keep(net: list[NDArray[np.float64]], path: Path) -> None:
    """Write the net in whole numbers of one byte, each part with its step."""
    parts: dict[str, NDArray[np.generic]] = {}
    for name, part in zip(("w1", "b1", "w2", "b2"), net, strict=True):
        step = np.float32(np.abs(part).max() / 127)
        parts[name], parts[f"{name}_step"] = np.round(part / step).astype(np.int8), np.array(step)
    np.savez_compressed(path, **parts)  # type: ignore[arg-type]


def main() -> None:
    """Draw, train, write, and say how many of other drawings it reads."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=180_000)
    parser.add_argument("--rounds", type=int, default=14)
    parser.add_argument("--out", type=Path, default=_OUT)
    asked = parser.parse_args()
    features, classes = samples(asked.count, seed=1)
    net = train(features, classes, asked.rounds, seed=2)
    keep(net, asked.out)
    others, true = samples(4_000, seed=3)
    hidden = np.maximum(others @ net[0] + net[1], 0)
    print(f"{(np.argmax(hidden @ net[2] + net[3], axis=1) == true).mean():.4f}")


if __name__ == "__main__":
    main()
