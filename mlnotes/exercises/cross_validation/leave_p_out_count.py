"""How many ways there are to leave p rows out."""

import math
from collections.abc import Iterator

import numpy as np

from mlnotes.checker.record import Case, Exercise, Sign
from mlnotes.folds import leave_p_out_count

LARGE = "more than 2⁵³ test sets"


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    sizes = [(3, 2), (4, 2), (2, 1), (5, 3), (5, 4), (7, 1), (8, 3), (10, 5), (20, 2), (1000, 2)]
    sizes += [(int(n), int(rng.integers(2, 6))) for n in rng.integers(9, 60, size=3)]
    sizes += [(60, 30), (70, 33), (100, 91), (170, 60), (300, 40), (1000, 12), (1000, 500)]
    sizes += [(int(n), int(rng.integers(15, n - 15))) for n in rng.integers(90, 1000, size=3)]
    for n_samples, p in sizes:
        yield Case(n_samples, p, word=LARGE if math.comb(n_samples, p) > 2**53 else "")


def _went_through_floats(answers):
    """Small counts are right, or nearly; where 64 bits cannot hold n!, anything may come."""
    return any(answer is not None for _, answer in answers) and all(
        n > 20 or abs(answer - math.comb(n, p)) < 1e-6 * math.comb(n, p)
        for (n, p), answer in answers
    )


exercise = Exercise(
    __name__,
    points=1,
    minutes=4,
    signature="leave_p_out_count(n_samples, p)",
    task="Leave-p-out tests a model on every set of `p` rows out of `n_samples`, each once, "
    "whatever the order of its rows; 1 ≤ p < n_samples. Return how many sets there are: the exact "
    "whole number, for up to 1000 rows.",
    reference=leave_p_out_count,
    cases=_cases,
    hints=(
        "Pick the p rows one after the other. How many choices has each pick? Then every set was "
        "met several times, once for each order in which its rows can be picked.",
        "n(n − 1)…(n − p + 1) ordered picks, p! orders of each set. The count may have 300 digits: "
        "whole numbers in Python keep them all, and `//` keeps a quotient whole.",
        "`ordered = math.prod(range(n_samples - p + 1, n_samples + 1))` counts the ordered picks. "
        "What is it to be divided by?",
    ),
    mistakes={
        "order_counted": (
            "Every set is counted once for each order in which its rows can be picked. A test set "
            "has no order.",
            math.perm,
        ),
        "n_over_p": (
            "This is n/p, rounded or not: the number of test sets when every row is in just one of "
            "them. Here all sets of p rows are tried, and they overlap.",
            lambda n, p: n / p,
            lambda n, p: n // p,
            lambda n, p: math.ceil(n / p),
        ),
        "through_floats": (
            "Where the numbers on the way are small it is right or nearly, and not where they are "
            "large. A float holds about 16 digits and overflows above 1.8·10³⁰⁸; numpy's whole "
            "numbers have 64 bits and wrap around. "
            "Python's own whole numbers stay exact, as long as no `/`, no float and no numpy "
            "function touches them.",
            Sign(_went_through_floats),
        ),
        "divided_by_p": (
            "The ordered picks are divided by p. Each set has been counted p! times.",
            lambda n, p: math.perm(n, p) // p,
            lambda n, p: math.perm(n, p) / p,
        ),
        "wrong_factorial": (
            "One of the two factorials in the denominator is left out, that of n − p: this is "
            "n!/p!.",
            lambda n, p: math.factorial(n) // math.factorial(p),
        ),
        "neighbours_only": (
            "This counts the sets of p neighbouring rows. Any p rows may be left out together.",
            lambda n, p: n - p + 1,
        ),
        "with_repetition": (
            "This lets a row be picked several times for one set. It can be left out once.",
            lambda n, p: math.comb(n + p - 1, p),
            lambda n, p: n**p,
        ),
        "one_row_fewer": (
            "A row too few is counted with: this is the number of sets for n_samples − 1 rows.",
            lambda n, p: math.comb(n - 1, p),
        ),
        "sets_up_to_p": (
            "Smaller sets are counted with. Exactly p rows are left out each time.",
            lambda n, p: sum(math.comb(n, size) for size in range(1, p + 1)),
            lambda n, p: sum(math.comb(n, size) for size in range(p + 1)),
        ),
        "all_subsets": (
            "This counts the sets of every size. Exactly p rows are left out each time.",
            lambda n, p: 2**n,
            lambda n, p: 2**n - 1,
        ),
    },
    companions={
        "the number of leave-one-out fits": lambda n, p: n,
        "the number of test sets that hold a given row": lambda n, p: math.comb(n - 1, p - 1),
        "the number of rows tested in all the fits together": lambda n, p: p * math.comb(n, p),
        "the number of pairs of rows": lambda n, p: math.comb(n, 2),
    },
    lesson="With p = 1 these are n fits; with p = 2 and 1000 rows half a million. That is why k "
    "folds are the rule, and leaving p out an exception for tiny data.",
)
