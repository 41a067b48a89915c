"""Which pictures fit into what a link carries, and how large."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

Rates = Sequence[int]
"""What the layers of one picture take, in bits a second, the smallest first: only those that may be chosen."""


class Allocation(NamedTuple):
    """The choice for each picture, and what the next better one would take."""

    layers: list[int | None]
    """The place among the picture's rates, or None for a picture that does not fit."""
    needed: int | None
    """The bits a second of everything that is chosen and the cheapest step beyond; None if there is no better one."""


def allocate(room: float, pictures: Sequence[Rates]) -> Allocation:
    """Fit pictures, the most important first, into bits a second: each a small one, before any gets a larger one."""
    chosen: list[int | None] = []
    taken = 0
    for rates in pictures:
        fits = taken + rates[0] <= room
        chosen.append(0 if fits else None)
        taken += rates[0] if fits else 0
    for number, rates in enumerate(pictures):
        layer = chosen[number]
        while layer is not None and layer + 1 < len(rates) and taken - rates[layer] + rates[layer + 1] <= room:
            taken += rates[layer + 1] - rates[layer]
            layer += 1
        chosen[number] = layer
    steps = [step for rates, layer in zip(pictures, chosen, strict=True) if (step := _step(rates, layer)) is not None]
    return Allocation(chosen, taken + min(steps) if steps else None)


def _step(rates: Rates, layer: int | None) -> int | None:
    """Give what the next larger layer takes beyond this one."""
    if layer is None:
        return rates[0]
    return rates[layer + 1] - rates[layer] if layer + 1 < len(rates) else None
