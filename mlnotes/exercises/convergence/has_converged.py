"""Has the loss stopped changing? A relative tolerance with patience."""

from collections.abc import Iterator

import numpy as np

from mlnotes import convergence
from mlnotes.checker.record import Case, Exercise

NAN, INF = float("nan"), float("inf")
EXACTLY = "a change of exactly the tolerance"
TOO_FEW = "too few losses"
NEGATIVE = "negative losses"
NEAR_ZERO = "a loss of 0, or near 1e-12"
NON_FINITE = "a loss that is NaN or infinite"

# Losses, tolerance, patience, and for some a word on what is special about them. Numbers are
# dyadic, so that a tie is one for every program.
BY_HAND = (
    ([4, 4], 0.125, 1),
    ([4, 2], 0.125, 1),
    ([4, 8], 0.125, 1, "a rise"),
    ([8, 9], 0.125, 1, EXACTLY),
    ([4, 4], 0.125, 2, TOO_FEW),
    ([4], 0.125, 1, TOO_FEW),
    ([8, 4, 4], 0.125, 1),
    ([8, 4, 4], 0.125, 2),
    ([8, 4, 4, 4], 0.125, 2),
    ([8, 4, 4, 4], 0.125, 3),
    ([64, 4, 4, 4, 6], 0.125, 3),  # calm, then a jump
    ([8, 8, 8, 8, 10], 0.125, 4),  # small on average
    ([4, 4, 6, 4], 0.125, 3),  # away and back
    ([8, 9, 10, 11.25, 12.5], 0.125, 4),  # a drift, small in every step
    ([4, 6, 8, 8], 0.125, 2),
    ([1024, 1040, 1030], 0.125, 2),  # large losses
    ([0.25, 0.125, 0.0625], 0.375, 2),  # small losses
    ([0.125, 0.0625], 0.125, 1),
    ([4, 8], 0.75, 1),  # half of the loss after, all of the loss before
    ([8, 4], 0.75, 1),
    ([64, 4, 6, 4], 0.0625, 3),
    ([64, 8, 4, 2], 0.125, 3),
    ([-8, -8.5], 0.125, 1, NEGATIVE),  # a log-likelihood may be negative
    ([-8, -8.5, -8], 0.125, 2, NEGATIVE),
    ([-8, -4], 0.125, 1, NEGATIVE),
    ([-8, 8], 2.5, 1, NEGATIVE),
    ([0, 0, 0], 0.125, 2, NEAR_ZERO),
    ([4, 0, 0], 0.125, 1, NEAR_ZERO),
    ([0, 2.0**-44], 0.25, 1, NEAR_ZERO),  # below 1e-12, and within a quarter of it
    ([0, 2.0**-38], 0.25, 1, NEAR_ZERO),
    ([2.0**-41, 1.75 * 2.0**-41], 0.5, 1, NEAR_ZERO),  # the floor is for all that is below it,
    ([2.0**-41, 2.375 * 2.0**-41], 0.5, 1, NEAR_ZERO),  # and nothing is added to it
    ([4, 4, NAN], 0.125, 1, NON_FINITE),
    ([4, NAN, 4], 0.125, 2, NON_FINITE),
    ([NAN, 4, 4], 0.125, 1, NON_FINITE),
    ([INF, 4, 4], 0.125, 2, NON_FINITE),
    ([INF, 4, 4], 0.125, 1, NON_FINITE),
    ([4, INF, INF], 0.125, 1, NON_FINITE),
    ([-INF, 4, 4, 4], 0.125, 2, NON_FINITE),
)


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    for losses, tolerance, patience, *word in BY_HAND:
        yield Case(np.array(losses, dtype=float), tolerance, patience, word="".join(word))
    for _ in range(8):
        tolerance, patience = float(rng.uniform(0.01, 0.1)), int(rng.integers(2, 6))
        calm = rng.uniform(0.1, 0.6, size=20)
        calm[: -patience - 2] = rng.uniform(2.0, 4.0, size=18 - patience)
        if rng.random() < 0.5:
            calm[-rng.integers(1, patience + 1)] = 3.0
        signs = rng.choice([-1.0, 1.0], size=20)
        yield 8 * np.cumprod(1 + signs * tolerance * calm), tolerance, patience


def _variant(
    *,
    sane=lambda losses, patience: np.all(np.isfinite(losses)),
    enough=lambda n, patience: n >= patience + 1,
    steps=lambda patience: patience,
    scale=lambda before, after: np.maximum(np.abs(before), 1e-12),
    small=lambda change, allowed: np.abs(change) <= allowed,
    over=np.all,
):
    """The rule in its parts; a wrong function has one of them exchanged."""

    def wrong(losses, tolerance, patience):
        if not (enough(len(losses), patience) and sane(losses, patience)):
            return False
        window = losses[-steps(patience) - 1 :]
        return over(small(np.diff(window), tolerance * scale(window[:-1], window[1:])))

    return wrong


def _always(*facts):
    return True


def _not_larger(change, allowed):
    """What `not any(change > allowed)` comes to: a NaN passes."""
    return ~(np.abs(change) > allowed)


def _checked_or_not(**part):
    """One part exchanged, after both checks, after only one, and after none."""
    checks = ({}, {"sane": _always}, {"enough": _always}, {"sane": _always, "enough": _always})
    return [_variant(**part, **missing) for missing in checks]


def _last_step_unchecked(losses, tolerance, patience):
    return abs(losses[-1] - losses[-2]) <= tolerance * max(abs(losses[-2]), 1e-12)


def _best_is_old(losses, tolerance, patience):
    if len(losses) < patience + 1 or not np.all(np.isfinite(losses)):
        return False
    best = losses[:-patience].min()
    return losses[-patience:].min() >= best - tolerance * abs(best)


exercise = Exercise(
    __name__,
    points=2,
    minutes=8,
    signature="has_converged(losses, tolerance, patience)",
    task="Return True if each of the last `patience` steps changed the loss by at most "
    "tolerance · max(|previous loss|, 1e-12), else False. Return False too with fewer than "
    "patience + 1 losses, or with any loss that is NaN or infinite.",
    reference=convergence.has_converged,
    cases=_cases,
    hints=(
        "First settle when nothing can be said: too few losses, or one that is no number. Then "
        "look at each of the last steps by itself, as a change relative to where it started.",
        "|lossₜ − lossₜ₋₁| ≤ tolerance · max(|lossₜ₋₁|, 1e-12), for the last `patience` values of "
        "t. Those steps lie between the last patience + 1 losses.",
        "After the two checks: `window = losses[-(patience + 1):]`, whose differences are the "
        "last `patience` steps. Each is held against the tolerance times the size of the loss "
        "before it; 1e-12 is the least size.",
    ),
    mistakes={
        "last_step_only": (
            "Only the last step is looked at. One calm step may be chance: each of the last "
            "`patience` steps must be small.",
            *_checked_or_not(steps=lambda patience: 1),
            _last_step_unchecked,
            _variant(steps=lambda patience: 1, enough=lambda n, patience: n >= 2),
        ),
        "absolute_change": (
            "The change is compared with the tolerance itself. Relative to the previous loss, a "
            "change of 16 is small at 1024 and 0.06 is large at 0.125.",
            *_checked_or_not(scale=lambda before, after: 1.0),
        ),
        "relative_to_the_first": (
            "The change is compared with one loss for all steps, the first. Each step is relative "
            "to the loss just before it.",
            lambda losses, tolerance, patience: bool(
                len(losses) > patience
                and np.all(np.isfinite(losses))
                and np.all(np.abs(np.diff(losses[-patience - 1 :])) <= tolerance * abs(losses[0]))
            ),
        ),
        "rise_accepted": (
            "The change keeps its sign, so any rise, however steep, counts as converged. Take "
            "its absolute value.",
            *_checked_or_not(small=lambda change, allowed: -change <= allowed),
        ),
        "fall_accepted": (
            "The change keeps its sign, so any fall, however steep, counts as converged. Take "
            "its absolute value.",
            *_checked_or_not(small=lambda change, allowed: change <= allowed),
        ),
        "non_finite_accepted": (
            "A NaN or infinite loss is let through. Comparisons with NaN are all False, so "
            "`not any(change > ...)` holds, and a loss before the window is not even seen: check "
            "all losses with `np.isfinite` first.",
            _variant(sane=_always),
            _variant(sane=_always, small=_not_larger),
            _variant(sane=lambda losses, patience: not np.any(np.isnan(losses))),
            _variant(sane=lambda losses, patience: np.all(np.isfinite(losses[-patience - 1 :]))),
            _variant(sane=lambda losses, patience: np.all(np.isfinite(losses[-patience:]))),
            _variant(sane=lambda losses, patience: np.isfinite(losses[-1])),
            _variant(sane=lambda losses, patience: np.isfinite(losses[-1]), small=_not_larger),
        ),
        "length_not_checked": (
            "With fewer than patience + 1 losses there are fewer than `patience` steps to look "
            "at, and the answer is False: `np.all` of what little there is says nothing.",
            _variant(enough=_always),
            _variant(enough=lambda n, patience: n >= 2),
            _variant(enough=lambda n, patience: n >= patience),
        ),
        "nothing_checked_first": (
            "The rule is applied to anything. Two checks come before it: with fewer than "
            "patience + 1 losses, or with one that is NaN or infinite, the answer is False.",
            _variant(enough=_always, sane=_always),
            _variant(enough=_always, sane=_always, small=_not_larger),
            _variant(enough=_always, sane=_always, scale=lambda before, after: np.abs(before)),
        ),
        "one_step_too_few": (
            "This looks at one step too few: the last `patience` losses have only patience − 1 "
            "steps between them. Take patience + 1 losses.",
            _variant(steps=lambda patience: patience - 1),
            _variant(steps=lambda patience: patience - 1, enough=lambda n, patience: n >= patience),
        ),
        "one_step_too_many": (
            "This looks at one step too many: the last `patience` steps lie between the last "
            "patience + 1 losses.",
            _variant(steps=lambda patience: patience + 1),
            _variant(
                steps=lambda patience: patience + 1, enough=lambda n, patience: n > patience + 1
            ),
        ),
        "any_step": (
            "One small step among the last ones is enough here. All of them must be small.",
            _variant(over=np.any),
        ),
        "mean_step": (
            "This averages the steps, so a jump hides among calm ones. Each must be small.",
            _variant(small=lambda change, allowed: np.mean(np.abs(change) / allowed) <= 1),
        ),
        "ends_of_the_window": (
            "This compares the two ends of the window. A loss that goes away and comes back has "
            "moved: compare each loss with the one before it.",
            _variant(small=lambda change, allowed: np.abs(change.sum()) <= allowed[0]),
        ),
        "relative_to_the_new_loss": (
            "The change is measured against the loss after the step. It is the loss before it "
            "that counts: a doubling is a change of 100%, a halving one of 50%.",
            _variant(scale=lambda before, after: np.maximum(np.abs(after), 1e-12)),
        ),
        "sign_of_the_previous_loss": (
            "Negative losses go wrong here: it is the absolute value of the previous loss that the "
            "tolerance is a share of, or else the allowed change is negative or next to nothing. "
            "(And the differences are those of the losses with their signs.)",
            _variant(scale=lambda before, after: before),
            _variant(scale=lambda before, after: np.maximum(before, 1e-12)),
        ),
        "floor_left_out": (
            "The floor 1e-12 is left out. At a previous loss of 0 nothing but 0 is small "
            "relative to it, and dividing by it gives NaN.",
            _variant(scale=lambda before, after: np.abs(before)),
            _variant(
                scale=lambda before, after: np.abs(before),
                # As a quotient: 0/0 is NaN, and NaN is not small.
                small=lambda change, allowed: np.abs(change) / allowed <= 1,
            ),
        ),
        "equality_refused": (
            "A change of exactly the tolerance is refused: at most means ≤.",
            _variant(small=lambda change, allowed: np.abs(change) < allowed),
        ),
        "early_stopping_rule": (
            "This asks whether the best loss is old, which is early stopping. A loss that "
            "rises is not better, but has not settled either.",
            _best_is_old,
            lambda losses, tolerance, patience: _best_is_old(losses, 0.0, patience),
        ),
    },
    lesson="A loss that has stopped moving tells that the optimiser has: not that the minimum is "
    "reached, still less that the model is good. And too small a learning rate looks the same.",
)
