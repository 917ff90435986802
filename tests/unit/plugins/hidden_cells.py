"""Tries to work out the few from all that is shown: what no other world showing the very same has otherwise."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

FEW = 5

World = TypeVar("World")
Cell = TypeVar("Cell", bound=Hashable)


def worked_out(
    world: World,
    others: Iterable[World],
    *,
    cells: Callable[[World], Mapping[Cell, int]],
    shown: Callable[[World], object],
) -> set[Cell]:
    """Return the cells of fewer than five whose number follows from what is shown, as far as the other worlds go."""
    true, seen = cells(world), shown(world)
    left = {cell for cell, count in true.items() if count < FEW}
    for other in others:
        if not left:
            break
        told = cells(other)
        if (changed := {cell for cell in left if told[cell] != true[cell]}) and shown(other) == seen:
            left -= changed
    return left
