"""The epoch that early stopping keeps."""

from collections.abc import Iterator

import numpy as np

from mlnotes import loss_curves
from mlnotes.checker.record import Case, Exercise

# Validation losses, patience, min_delta and what is special; dyadic, so that ties are ties.
LATER, NEVER, DELTA = "a lower loss after the stop", "training that never stops", "a min_delta"
BY_HAND = (
    ([3, 1, 2], 1, 0.0, ""),
    ([3, 1, 2, 0], 1, 0.0, LATER),
    ([3, 2, 1], 1, 0.0, NEVER),
    ([2], 1, 0.0, NEVER),
    ([2, 3, 1], 2, 0.0, NEVER),
    ([3, 1, 2, 2, 0], 2, 0.0, LATER),
    ([3, 1, 2, 0, 2, 2], 2, 0.0, ""),
    ([4, 3, 5, 2, 5, 1], 2, 0.0, NEVER),  # bad epochs, but no two in a row
    ([4, 2, 2, 2, 2], 3, 0.0, "equal losses"),
    ([4, 2, 5, 4, 3, 1], 3, 0.0, LATER),  # better than the epoch before, not than the best
    ([4, 2, 5, 4, 3, 1], 5, 0.0, NEVER),
    ([4, 1, 6, 5, 4], 4, 0.0, NEVER),
    ([8, 7.5, 7, 6.5, 6], 2, 0.75, DELTA),
    ([8, 7.5, 7, 6.5, 6], 1, 0.75, DELTA),
    ([8, 7, 6, 5.5, 5.25, 5], 3, 1, DELTA),  # better by exactly min_delta
    ([8, 4, 3.75, 3.5, 3.25], 2, 0.5, DELTA),
    ([8, 4, 4.25, 4.375, 4], 2, 0.5, DELTA),
    ([8, 4, 3.75, 6, 6, 6], 4, 0.5, DELTA),
    ([8, 4, 3.75, 6], 4, 0.5, DELTA),  # the lowest replaces nothing, and training never stops
)


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    for losses, patience, min_delta, word in BY_HAND:
        # The default stands in for a min_delta of 0.
        options = (min_delta,) if min_delta else ()
        yield Case(np.array(losses, dtype=float), patience, *options, word=word)
    for patience in [1, 2, 3, 3, 4, 5, 6, 8]:
        bowl = np.abs(np.arange(40) - rng.integers(10, 30)) / 8
        losses = bowl + rng.integers(0, 16, size=40) / 8
        yield losses, patience
        yield Case(losses, patience, float(rng.integers(1, 9)) / 16, word=DELTA)


def _stop(losses, patience, min_delta):
    """The epoch at which training stops, or None."""
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best] - min_delta:
            best = epoch
        elif epoch - best >= patience:
            return epoch
    return None


def _stopped_epoch(losses, patience, min_delta=0.0):
    stop = _stop(losses, patience, min_delta)
    return len(losses) - 1 if stop is None else stop


def _stopped_or_best(losses, patience, min_delta=0.0):
    stop = _stop(losses, patience, min_delta)
    return loss_curves.early_stopping_epoch(losses, patience, min_delta) if stop is None else stop


def _lowest_seen(losses, patience, min_delta=0.0):
    return int(np.argmin(losses[: _stopped_epoch(losses, patience, min_delta) + 1]))


def _variant(better=lambda loss, best, min_delta: loss < best - min_delta, late=0, reset=True):
    """The rule with its comparison, its moment of stopping or its counting exchanged."""

    def wrong(losses, patience, min_delta=0.0):
        kept, waited = 0, 0
        for epoch, loss in enumerate(losses[1:], start=1):
            if better(loss, losses[kept], min_delta):
                kept, waited = epoch, 0 if reset else waited
            else:
                waited += 1
                if waited >= patience + late:
                    break
        return kept

    return wrong


def _one_look_fewer(losses, patience, min_delta=0.0):
    """Asks whether to stop before it looks at the epoch; with a patience of 1 it never looks."""
    kept = 0
    for epoch, loss in enumerate(losses):
        if epoch - kept >= patience:
            break
        if loss < losses[kept] - min_delta:
            kept = epoch
    return kept


def _against_the_epoch_before(losses, patience, min_delta=0.0):
    kept, waited = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[epoch - 1] - min_delta:
            waited = 0
        else:
            waited += 1
        if losses[epoch] < losses[kept] - min_delta:
            kept = epoch
        if waited >= patience:
            break
    return kept


def _last_falling(losses, patience, min_delta=0.0):
    kept, waited = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[epoch - 1] - min_delta:
            kept, waited = epoch, 0
        else:
            waited += 1
        if waited >= patience:
            break
    return kept


exercise = Exercise(
    __name__,
    points=2,
    minutes=8,
    signature="early_stopping_epoch(valid_losses, patience, min_delta=0.0)",
    task="Return the index of the best epoch. It is replaced only by a loss below "
    "best − min_delta. Training stops once `patience` epochs in a row have not replaced it; "
    "whatever comes later is never seen.",
    reference=loss_curves.early_stopping_epoch,
    cases=_cases,
    hints=(
        "Go through the epochs as training does, without looking ahead. Remember which epoch is "
        "the best so far and how long that has been so.",
        "Replace when loss < valid_losses[best] − min_delta; else stop when epoch − best ≥ "
        "patience.",
        "`best = 0`, and loop `for epoch, loss in enumerate(valid_losses):`. First ask whether "
        "the loss replaces the best one; only if not, whether the patience is over.",
    ),
    mistakes={
        "stopping_epoch": (
            "This is the epoch at which training stops. By then `patience` epochs have passed "
            "without a better loss: the weights to keep are those of the best epoch.",
            _stopped_epoch,
            _stopped_or_best,
        ),
        "global_minimum": (
            "This is the lowest of all epochs, also of those after the stop. Training has ended "
            "by then, and they would never have been run.",
            lambda losses, patience, min_delta=0.0: int(np.argmin(losses)),
            _variant(late=10**6),
        ),
        "one_epoch_late": (
            "This stops one epoch late: when `patience` epochs in a row have not replaced the "
            "best one, no further one is run (≥, not >).",
            _variant(late=1),
        ),
        "one_epoch_early": (
            "This stops one epoch early: all of `patience` epochs may pass before it is enough.",
            _variant(late=-1),
            _one_look_fewer,
        ),
        "min_delta_ignored": (
            "`min_delta` is not used: a gain must be larger than it to count.",
            _variant(lambda loss, best, min_delta: loss < best),
        ),
        "min_delta_sign": (
            "`min_delta` has the wrong sign: here a loss that is worse than the best can replace "
            "it. The new loss must be below best − min_delta.",
            _variant(lambda loss, best, min_delta: loss < best + min_delta),
        ),
        "min_delta_relative": (
            "`min_delta` is taken as a share of the best loss. It is an amount of loss, to be "
            "subtracted.",
            _variant(lambda loss, best, min_delta: loss < best * (1 - min_delta)),
        ),
        "equal_loss_replaces": (
            "A loss equal to best − min_delta replaces the best one here. It must be below: <, "
            "not ≤.",
            _variant(lambda loss, best, min_delta: loss <= best - min_delta),
        ),
        "lowest_seen": (
            "This is the lowest epoch seen before the stop. A gain within min_delta doesn't "
            "replace the best epoch, so its loss isn't kept.",
            _lowest_seen,
        ),
        "counter_not_reset": (
            "The bad epochs are counted from the start. They must be in a row: begin again at 0 "
            "whenever the best epoch is replaced.",
            _variant(reset=False),
        ),
        "compared_with_the_epoch_before": (
            "Each loss is compared with the one just before it. It is the best so far that must "
            "be beaten; falling back from a peak is no gain.",
            _against_the_epoch_before,
            _last_falling,
        ),
        "counted_from_one": (
            "Epochs are counted from 0, as everywhere in Python.",
            lambda *arguments: loss_curves.early_stopping_epoch(*arguments) + 1,
        ),
        "loss_returned": (
            "This is the best loss. Return the index of its epoch.",
            lambda losses, *options: losses[loss_curves.early_stopping_epoch(losses, *options)],
        ),
    },
    lesson="Patience buys a look past a bump, at the price of the epochs waited. The loss of the "
    "kept epoch is the lowest of many, so it flatters: report another set's.",
)
