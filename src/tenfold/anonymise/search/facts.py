"""The facts of some records as bits, so that what two records share is an and and a count."""

from typing import NamedTuple

import numpy as np

from tenfold.anonymise.chance import Bits
from tenfold.anonymise.kernel import kernel
from tenfold.anonymise.shapes import Rows, Table, Worth
from tenfold.stages import Counts

WORD = 64


class Facts(NamedTuple):
    """Records by the facts that k cases or more of them share; others can be in no class.

    Fact f is bit f % 64 of word f // 64 of `bits` (records × words). Facts that weigh the same
    stand together: `words`, `masks` and `weights` say what the bits of each such group weigh.
    `worth` is what all the facts of a record weigh.
    """

    bits: Bits
    worth: Rows
    words: Rows
    masks: Bits
    weights: Rows


@kernel
def facts_of(table: Table, rows: Rows, cases: Counts, means: tuple[int, Worth]) -> Facts:
    """The facts of these rows of the table, where row i stands for `cases[i]` cases."""
    k, worth = means
    columns, codes = _shared(table, rows, cases, (k, len(worth.weights)))
    weights = np.empty(len(columns), np.int64)
    for fact in range(len(columns)):
        weights[fact] = worth.weights[worth.first[columns[fact]] + codes[fact]]
    order = np.argsort(weights, kind="mergesort")
    weights = weights[order]
    bits = np.zeros((len(rows), max(1, -(-len(order) // WORD))), np.uint64)
    total = np.zeros(len(rows), np.int64)
    for fact in range(len(order)):
        column, code = columns[order[fact]], codes[order[fact]]
        bit = np.uint64(1) << np.uint64(fact % WORD)
        for i in range(len(rows)):
            if table.codes[rows[i], column] == code:
                bits[i, fact // WORD] |= bit
                total[i] += weights[fact]
    words, masks, group_weights = _grouped(weights)
    return Facts(bits, total, words, masks, group_weights)


@kernel
def _shared(table: Table, rows: Rows, cases: Counts, means: tuple[int, int]) -> tuple[Rows, Rows]:
    """Column and code of each fact that k cases or more hold."""
    k, most = means
    columns, codes = [0][:0], [0][:0]
    sizes = np.zeros(most, np.int64)
    for column in range(table.codes.shape[1]):
        for i in range(len(rows)):
            sizes[table.codes[rows[i], column]] += cases[i]
        for i in range(len(rows)):
            code = int(table.codes[rows[i], column])
            if code != 0 and sizes[code] >= k:
                columns.append(column)
                codes.append(code)
            sizes[code] = 0
    return np.array(columns, np.int64), np.array(codes, np.int64)


@kernel
def _grouped(weights: Rows) -> tuple[Rows, Bits, Rows]:
    """Word, mask and weight of each run of equal weights above 0 within a word."""
    words, masks, found = np.empty_like(weights), np.zeros(len(weights), np.uint64), 0
    group_weights = np.empty_like(weights)
    for fact in range(len(weights)):
        if weights[fact] == 0:
            continue
        word = fact // WORD
        if found == 0 or words[found - 1] != word or group_weights[found - 1] != weights[fact]:
            words[found], group_weights[found] = word, weights[fact]
            found += 1
        masks[found - 1] |= np.uint64(1) << np.uint64(fact % WORD)
    return words[:found], masks[:found], group_weights[:found]


@kernel
def shared_worth(facts: Facts, these: Bits, i: int, other: tuple[Bits, int]) -> int:
    """What the facts weigh that row i of `these` and row j of `those` share."""
    those, j = other
    total = 0
    for group in range(len(facts.words)):
        word = facts.words[group]
        total += facts.weights[group] * _ones(these[i, word] & those[j, word] & facts.masks[group])
    return total


@kernel
def worth_of(facts: Facts, these: Bits, i: int) -> int:
    """What the facts of row i of `these` weigh."""
    total = 0
    for group in range(len(facts.words)):
        total += facts.weights[group] * _ones(these[i, facts.words[group]] & facts.masks[group])
    return total


@kernel
def _ones(word: np.uint64) -> np.int64:
    """How many bits are set; compilers know this sequence and use the processor's own."""
    word = word - ((word >> np.uint64(1)) & np.uint64(0x5555555555555555))
    pairs = np.uint64(0x3333333333333333)
    word = (word & pairs) + ((word >> np.uint64(2)) & pairs)
    word = (word + (word >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return np.int64((word * np.uint64(0x0101010101010101)) >> np.uint64(56))
