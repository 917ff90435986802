"""Says how many slips of the finger lie between two words."""

LETTERS_A_SLIP = 5
SHORTEST = 4


def can_be_misspelt(word: str) -> bool:
    """Say whether a typed word may be meant for another: not a short one, and a digit would become another number."""
    return len(word) >= SHORTEST and word.isalpha()


def slips_allowed(meant: str) -> int:
    """Return one slip for every five letters of the word that may be meant: short ones are too much alike."""
    return len(meant) // LETTERS_A_SLIP


def slips_between(one: str, other: str, most: int) -> int:
    """Count letters changed, left out, added or swapped with their neighbour; more than `most` is `most + 1`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        older, before, row = before, row, [i]
        for j, target in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != target))
            if i > 1 and j > 1 and letter == other[j - 2] and target == one[i - 2]:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return min(row[-1], most + 1)
