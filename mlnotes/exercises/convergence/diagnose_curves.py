"""What a pair of loss curves says about a training run."""

from collections.abc import Iterator

import numpy as np

from mlnotes import loss_curves
from mlnotes.checker.record import Case, Exercise

NAN, INF = float("nan"), float("inf")
NON_FINITE = "a training loss that is not finite"

# Training losses, validation losses, target; and in some a word on what is special about them.
BY_HAND = (
    ([4, 2, 1, 1], [4, 2, 2, 2], 2),  # good fit
    ([4, 3, 3, 3], [4, 3, 3, 3], 1),  # underfitting
    ([4, 2, 1, 0.5], [4, 2, 3, 4], 2),  # overfitting, and still falling
    ([8, 6, 4, 2], [8, 7, 5, 4], 4),  # not converged, though below the target
    ([8, 6, 4, 3], [8, 7, 5, 4], 1),  # not converged, and above it
    ([4, 8, 16, 32], [4, 8, 16, 32], 2),  # diverging
    ([4, 2, 1, 8], [4, 2, 1, 1], 2),  # diverging at the end
    ([4, 2, NAN, NAN], [4, 2, 2, 2], 2, NON_FINITE),
    ([4, 2, INF], [4, 3, 2], 2, NON_FINITE),
    ([4, 2, 1, NAN], [4, 2, 2, 4], 8, NON_FINITE),
    ([4, 2, 4], [4, 2, 2], 8, "a last training loss equal to the first"),
    ([4, 2, 1, 1], [4, 2, 2, 2], 1, "a training loss exactly at the target"),
    ([4, 2, 1, 1], [8, 5, 5, 5.5], 2, "a rise of exactly 10%"),  # 1.1 · 5 is 5.5, rounding or no
    ([4, 2, 1, 1], [4, 1.9, 1.9, 2.09], 2, "a rise of exactly 10%"),
    ([200, 100, 99], [200, 100, 100], 150, "a fall of exactly 1%"),
    ([200, 100, 99], [200, 100, 100], 50, "a fall of exactly 1%"),
    ([1, 4, 16, 8], [1, 4, 16, 16], 32),  # diverging before anything else
    ([4, 8, 2, 1, 1], [4, 8, 3, 2, 2], 2),  # a spike that it came back from
    ([4, 8, 1, 2, 2], [4, 8, 3, 3, 3], 1),  # up again, but below the first
    ([4, 2, 4.5], [4, 2, 2], 8),  # just above the first
    ([8, 1, 1, 4, 6], [8, 3, 3, 3, 3], 5.5),  # rising at the end, still below the first
    ([INF, INF, INF], [4, 2, 2], 2, NON_FINITE),  # not above the first, for nothing is
    ([4, INF, 4, 2, 1, 1], [4, 9, 4, 3, 2, 2], 2),
    ([4, 2, 1, 1], [16, 12, 8, 8], 2),  # a wide gap, and nothing turns up
    ([2, 1, 1, 1], [2, 1.0625, 1, 1.0625], 2),  # up by 6%
    ([4, 2, 1, 1], [8, 4, 4, 4.25], 2),  # up by 6%, which is a quarter
    ([4, 2, 1, 1], [0.5, 0.25, 0.25, 0.3125], 2),  # up by a sixteenth, which is 25%
    ([4, 2, 1, 1], [16, 8, 8, 8.84], 2),  # up by 10.5%, 9.5% of what it has come to
    ([4, 2, 1, 1], [16, 2, 5, 5.25], 2),  # more than doubled since its minimum
    ([4, 2, 1, 1], [4, 2, 4, 8], 2),  # turned up, and above its first
    ([4, 2, 1, 1, 1, 1], [8, 4, 4.25, 4.5, 4.75, 5], 2),  # turned up little by little
    ([8, 4, 4, 4], [8, 4, 4, 6], 2),  # turned up, though training is above the target
    ([8, 6, 6, 6], [8, 2, 3, 4], 8),  # turned up, and still below the training loss
    ([8, 4, 1, 1], [8, 2, 3, 4], 2),  # above its minimum, far below its first
    ([4, 3, 3, 3], [4, 3, 3, 1], 2),  # no gap, validation below the target
    ([4, 2, 1, 1], [8, 5, 5, 5], 2),  # validation above the target
    ([2, 2, 2, 2, 2], [2, 2, 2, 2, 2], 4),
    ([64, 48, 48, 47.7], [64, 50, 50, 50], 32),  # a fall of 0.3 is 0.6%
    ([100, 99.005], [100, 100], 200),  # almost 1%, and 1.005% of what is left
    ([8, 4, 2, 1.97], [8, 4, 3, 3], 4),  # one of 1.5%
    ([0.5, 0.125, 0.0625, 0.055], [0.5, 0.25, 0.125, 0.125], 0.03125),  # one of 0.0075 is 12%
)


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    for train, valid, target, *word in BY_HAND:
        curves = np.array(train, dtype=float), np.array(valid, dtype=float)
        yield Case(*curves, target, word="".join(word))
    for n in [30, 47, 60]:
        # Longer runs, whose tail is a tenth: a fall of 1.5% in it, and of a third just before it.
        start, floor = float(rng.uniform(4, 8)), float(rng.uniform(1, 2))
        before = np.linspace(start, 1.5 * floor, n - n // 10)
        settled = np.concatenate([before, np.full(n // 10, floor)])
        for target in (floor / 2, floor * 2):
            yield settled, settled + 0.5, target
            yield settled, settled + np.linspace(0, floor, n), target
            falling = settled.copy()
            falling[-(n // 10) + 1 :] *= 0.985
            yield falling, falling * 1.5, target
            # In the tail, no step falls by 1% and all together do; and the reverse.
            slow, bumpy = settled.copy(), settled.copy()
            slow[-(n // 10) :] *= np.linspace(1, 0.985, n // 10)
            bumpy[-(n // 10) :] *= [1, 1.03, *[0.998] * (n // 10 - 2)]
            yield slow, slow + 0.5, target
            yield bumpy, bumpy + 0.5, target
            yield settled * np.linspace(1, 3 * start / floor, n), settled, target
            yield settled, floor + start * np.abs(np.linspace(-1, 0.5, n)), target


def _variant(
    *,
    order="diverging overfitting falling underfitting",
    diverging=lambda train: not np.isfinite(train[-1]) or train[-1] > train[0],
    overfitting=lambda train, valid: valid[-1] > 1.1 * valid.min(),
    tail=lambda n: max(2, n // 10),
    falling=lambda tail: (tail[0] - tail[-1]) / tail[0] >= 0.01,
    underfitting=lambda train, valid, target: train[-1] > target,
    names=("diverging", "overfitting", "not converged", "underfitting", "good fit"),
):
    """The rules in their order; a wrong function has one of them, or the order, exchanged."""

    def wrong(train, valid, target):
        rules = {
            "diverging": lambda: diverging(train),
            "overfitting": lambda: overfitting(train, valid),
            "falling": lambda: falling(train[-tail(len(train)) :]),
            "underfitting": lambda: underfitting(train, valid, target),
            "good": lambda: not underfitting(train, valid, target),
        }
        label = dict(zip(rules, names, strict=False))
        return next((label[rule] for rule in order.split() if rules[rule]()), names[-1])

    return wrong


exercise = Exercise(
    __name__,
    points=3,
    minutes=12,
    signature="diagnose_curves(train_losses, valid_losses, target)",
    task="Return the first label that holds. 'diverging': the last training loss is not finite, "
    "or above the first. 'overfitting': the last validation loss exceeds its minimum by more than "
    "10%. 'not converged': with tail = train_losses[-max(2, n // 10):], "
    "(tail[0] − tail[-1]) / tail[0] is at least 1%. 'underfitting': the last training loss is "
    "above the target. Otherwise 'good fit'.",
    reference=loss_curves.diagnose_curves,
    cases=_cases,
    hints=(
        "The rules stand in an order, and each assumes that those before it do not hold: only a "
        "run that has come to rest can be said to underfit.",
        "Four conditions: last train against first train; last valid against 1.1·min(valid); "
        "relative fall over the tail against 0.01; last train against target.",
        "`if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:` returns "
        "the first label. Go on in the order of the task; the tail is cut off before the third "
        "question.",
    ),
    mistakes={
        "gap_is_overfitting": (
            "A gap between the curves is taken for overfitting. Nearly every model does better "
            "on its training data; overfitting shows where the validation loss turns up.",
            _variant(overfitting=lambda train, valid: valid[-1] > train[-1]),
            _variant(overfitting=lambda train, valid: valid[-1] > 1.1 * train[-1]),
            _variant(overfitting=lambda train, valid: valid[-1] - train[-1] > 0.1),
            _variant(overfitting=lambda train, valid: valid[-1] > 1.1 * train.min()),
        ),
        "under_and_over_swapped": (
            "The names are swapped. A validation loss that turns up is overfitting: the model "
            "learns its training data by heart. A training loss that stays high is underfitting.",
            _variant(
                names=("diverging", "underfitting", "not converged", "overfitting", "good fit")
            ),
        ),
        "falling_called_underfitting": (
            "A curve that still falls is called underfitting. Whether the model is too weak can "
            "be said only when training has settled: until then it is 'not converged'.",
            _variant(order="diverging overfitting underfitting falling"),
            _variant(order="diverging overfitting underfitting"),
            _variant(order="diverging underfitting overfitting falling"),
            _variant(
                names=("diverging", "overfitting", "underfitting", "underfitting", "good fit")
            ),
        ),
        "falling_called_good_fit": (
            "A curve that still falls is called a good fit once it is below the target. More "
            "training would change it: 'not converged' comes first.",
            _variant(names=("diverging", "overfitting", "good fit", "underfitting", "good fit")),
            _variant(order="diverging overfitting good falling underfitting"),
        ),
        "falling_before_overfitting": (
            "The order is changed: a validation loss that has turned up is overfitting, also "
            "while the training loss still falls. That is when it usually happens.",
            _variant(order="diverging falling overfitting underfitting"),
            _variant(order="diverging falling underfitting overfitting"),
        ),
        "diverging_not_first": (
            "'diverging' is not asked first. Where the training loss has exploded, the other "
            "rules mean nothing.",
            _variant(order="overfitting diverging falling underfitting"),
            _variant(order="overfitting falling diverging underfitting"),
            _variant(order="overfitting falling underfitting diverging"),
            _variant(order="overfitting falling underfitting"),
        ),
        "non_finite_missed": (
            "A NaN or infinite training loss is missed. NaN is not above anything: ask "
            "`np.isfinite` before comparing.",
            _variant(diverging=lambda train: train[-1] > train[0]),
            _variant(diverging=lambda train: not np.isfinite(train[-1])),
            _variant(diverging=lambda train: np.isnan(train[-1]) or train[-1] > train[0]),
            _variant(diverging=lambda train: np.isinf(train[-1]) or train[-1] > train[0]),
        ),
        "any_rise_is_diverging": (
            "A passing rise is called diverging. Only the last training loss counts, against "
            "the first: a spike that training comes back from is none.",
            _variant(diverging=lambda train: not np.all(train <= train[0])),
            _variant(
                diverging=lambda train: not np.all(np.isfinite(train)) or train[-1] > train[0]
            ),
            _variant(diverging=lambda train: not np.all(np.diff(train) <= 0)),
            *(
                _variant(
                    diverging=lambda train, rose=rose: not np.isfinite(train[-1]) or rose(train)
                )
                for rose in (
                    lambda train: np.any(np.diff(train) > 0),
                    lambda train: train[-1] > train.min(),
                    lambda train: train[-1] > train[-2],
                )
            ),
            _variant(diverging=lambda train: not train[-1] <= train.min()),
            _variant(diverging=lambda train: not train[-1] <= train[-2]),
        ),
        "ten_percent_left_out": (
            "Any rise of the validation loss above its minimum is called overfitting. Curves "
            "are noisy: only more than 10% counts.",
            _variant(overfitting=lambda train, valid: valid[-1] > valid.min()),
            _variant(overfitting=lambda train, valid: np.argmin(valid) < len(valid) - 1),
        ),
        "rise_of_ten_percent_exactly": (
            "A rise of exactly 10% is called overfitting: more than 10% is asked for. (So is it "
            "by `a / b - 1 > 0.1`, for 5.5/5 − 1 comes out a little above 0.1: compare a with "
            "1.1·b.)",
            _variant(overfitting=lambda train, valid: valid[-1] >= 1.1 * valid.min()),
            _variant(overfitting=lambda train, valid: valid[-1] / valid.min() >= 1.1),
            _variant(overfitting=lambda train, valid: valid[-1] - valid.min() >= 0.1 * valid.min()),
            _variant(
                overfitting=lambda train, valid: (valid[-1] - valid.min()) / valid.min() >= 0.1
            ),
        ),
        "fall_of_one_percent_exactly": (
            "A fall of exactly 1% over the tail counts as none: at least 1% is asked for.",
            _variant(falling=lambda tail: (tail[0] - tail[-1]) / tail[0] > 0.01),
            _variant(falling=lambda tail: tail[-1] < 0.99 * tail[0]),
            _variant(falling=lambda tail: tail[0] - tail[-1] > 0.01 * tail[0]),
        ),
        "target_just_reached": (
            "A training loss that is exactly at the target is called underfitting: only above it "
            "does it underfit.",
            _variant(underfitting=lambda train, valid, target: train[-1] >= target),
        ),
        "back_at_the_first": (
            "A last training loss equal to the first is called diverging: it must be above.",
            _variant(diverging=lambda train: not np.isfinite(train[-1]) or train[-1] >= train[0]),
        ),
        "not_against_the_minimum": (
            "The last validation loss is compared with the wrong one. Overfitting is the rise "
            "from its minimum, wherever in the run that was.",
            _variant(overfitting=lambda train, valid: valid[-1] > 1.1 * valid[0]),
            _variant(overfitting=lambda train, valid: valid[-1] > valid[0]),
            _variant(overfitting=lambda train, valid: valid[-1] > 1.1 * valid[-2]),
        ),
        "tail_is_the_whole_run": (
            "The fall is measured over the whole run, or over most of it. Every run has fallen "
            "since its start: look at the last tenth.",
            _variant(tail=lambda n: n),
            _variant(tail=lambda n: n // 2),
        ),
        "tail_of_short_runs": (
            "With fewer than 20 losses `n // 10` is 0 or 1: a tail of 1 has no fall, and "
            "`train_losses[-0:]` is the whole run. The tail has at least two losses.",
            _variant(tail=lambda n: n // 10),
            _variant(tail=lambda n: max(1, n // 10)),
        ),
        "tail_is_the_last_step": (
            "The fall is measured over the last step only. In a long run one step is too little "
            "to see it: take the last tenth.",
            _variant(tail=lambda n: 2),
        ),
        "fall_not_relative": (
            "The fall over the tail is not divided by its first loss. A hundredth is much at a "
            "loss of 0.05 and nothing at 50.",
            _variant(falling=lambda tail: tail[0] - tail[-1] >= 0.01),
        ),
        "target_for_validation": (
            "The validation loss is compared with the target. Underfitting is about the data "
            "that the model has seen: take the training loss.",
            _variant(underfitting=lambda train, valid, target: valid[-1] > target),
        ),
        "target_turned_round": (
            "The comparison with the target is turned round: a training loss that stays above it "
            "is the one that underfits.",
            _variant(underfitting=lambda train, valid, target: train[-1] <= target),
            _variant(underfitting=lambda train, valid, target: train[-1] < target),
        ),
    },
    lesson="Each label asks for another remedy: a smaller step, more data or a simpler model, more "
    "training, a richer model. That is why the order matters: the wrong name buys the wrong cure.",
)
