"""One step of Adam: momentum and scaling together, freed of their start at 0."""

from collections.abc import Iterator

import numpy as np

from mlnotes import optimizers
from mlnotes.checker.record import Exercise
from mlnotes.exercises.gradient_descent._cases import nonzero_integers


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    w, m, v = np.array([1.0]), np.array([0.0]), np.array([0.0])
    yield w, m, v, 1, np.array([3.0]), 0.5, 0.5, 0.75, 1.0
    w, m, v = np.array([1.0, 2.0]), np.array([1.0, -2.0]), np.array([1.0, 2.0])
    yield w, m, v, 2, np.array([2.0, -1.0]), 0.5, 0.5, 0.75, 0.5
    w, m, gradient = (nonzero_integers(rng, 3) for _ in range(3))
    yield w, m, np.array([16.0, 4.0, 9.0]), 3, gradient, 0.25, 0.5, 0.75, 0.25
    for d, t, rate, beta1, beta2, epsilon in [
        (1, 4, 0.1, 0.9, 0.99, 0.1),
        (2, 1, 0.3, 0.8, 0.95, 0.25),
        (4, 10, 0.05, 0.9, 0.999, 1e-8),
        (7, 30, 0.2, 0.6, 0.9, 0.5),
    ]:
        w, m, gradient = rng.normal(size=d), rng.normal(size=d), rng.normal(loc=1.0, size=d)
        yield w, m, rng.uniform(0.2, 4.0, size=d), t, gradient, rate, beta1, beta2, epsilon


def _moments(m, v, gradient, beta1, beta2):
    return beta1 * m + (1 - beta1) * gradient, beta2 * v + (1 - beta2) * gradient**2


def _averaging_by(moments_of):
    """The wrong function whose moments are `moments_of(m, v, gradient, beta1, beta2)`."""

    def step(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
        m, v = moments_of(m, v, gradient, beta1, beta2)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v

    return step


def _correcting_by(corrected):
    """The wrong function whose m̂, v̂ are `corrected(m, v, t, beta1, beta2)`."""

    def step(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
        m, v = _moments(m, v, gradient, beta1, beta2)
        m_hat, v_hat = corrected(m, v, t, beta1, beta2)
        return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v

    return step


def _moving_by(direction):
    """The wrong function that moves `w` by −learning_rate·direction(m̂, v̂, gradient, epsilon)."""

    def step(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
        m, v = _moments(m, v, gradient, beta1, beta2)
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        return w - learning_rate * direction(m_hat, v_hat, gradient, epsilon), m, v

    return step


def _returning(returned):
    """The wrong function that is right inside, and returns `returned(w, m, v, m̂, v̂)`."""

    def step(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
        w, m, v = optimizers.adam_step(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon)
        return returned(w, m, v, m / (1 - beta1**t), v / (1 - beta2**t))

    return step


def _old_moments_move_w(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)
    return w, *_moments(m, v, gradient, beta1, beta2)


def _corrected_into_rate(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    m, v = _moments(m, v, gradient, beta1, beta2)
    rate = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), m, v


exercise = Exercise(
    __name__,
    points=2,
    minutes=8,
    signature="adam_step(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon)",
    task="Take step number `t` of Adam from `w`, where the gradient is the array `gradient`; `t` "
    "counts from 1. Return the triple (new w, new m, new v), both moments without correction. "
    "`epsilon` is added outside the root.",
    reference=optimizers.adam_step,
    returns=("w", "m", "v"),
    cases=_cases,
    hints=(
        "Two running means, of g and of g². Both start at 0 and are too small at first, by a "
        "factor that is known; undo it for the step, but keep the means themselves as they are.",
        "m keeps β₁ of itself and takes 1 − β₁ of g; v does so with β₂ and g². After t steps from "
        "0, a running mean with β is too small by the factor 1 − βᵗ.",
        "`new_m = beta1 * m + ...`, and v alike. `m_hat` and `v_hat`, divided by their factors, "
        "serve the step alone: m_hat over (root of v_hat, plus `epsilon`), times the rate. Return "
        "the means undivided.",
    ),
    mistakes={
        "no_bias_correction": (
            "The bias correction is missing. m and v start at 0, so they are too small in the "
            "first steps: the step takes m/(1 − β₁ᵗ) and v/(1 − β₂ᵗ).",
            _correcting_by(lambda m, v, t, beta1, beta2: (m, v)),
        ),
        "one_moment_corrected": (
            "Only one of the moments is corrected. Both start at 0, and each has a correction "
            "of its own.",
            _correcting_by(lambda m, v, t, beta1, beta2: (m / (1 - beta1**t), v)),
            _correcting_by(lambda m, v, t, beta1, beta2: (m, v / (1 - beta2**t))),
        ),
        "t_counted_from_zero": (
            "The correction counts the steps wrongly: `t` is 1 at the first step already, so the "
            "exponent is t itself, neither t + 1 nor t − 1.",
            _correcting_by(
                lambda m, v, t, beta1, beta2: (
                    m / (1 - beta1 ** (t + 1)),
                    v / (1 - beta2 ** (t + 1)),
                )
            ),
            _correcting_by(
                lambda m, v, t, beta1, beta2: (
                    m / (1 - beta1 ** (t - 1)),
                    v / (1 - beta2 ** (t - 1)),
                )
            ),
        ),
        "t_ignored": (
            "The correction is that of the first step, whatever `t` is: β is raised to the power "
            "t, so that the correction fades.",
            _correcting_by(lambda m, v, t, beta1, beta2: (m / (1 - beta1), v / (1 - beta2))),
        ),
        "corrected_moments_returned": (
            "`w` is right, but a corrected moment comes back with it, or two. The next step "
            "averages m and v as they are; corrected ones would be corrected once more. (After "
            "`m_hat = m` both names are one array.)",
            _returning(lambda w, m, v, m_hat, v_hat: (w, m_hat, v_hat)),
            _returning(lambda w, m, v, m_hat, v_hat: (w, m_hat, v)),
            _returning(lambda w, m, v, m_hat, v_hat: (w, m, v_hat)),
        ),
        "epsilon_inside_root": (
            "ε is added inside the root. Here it is added to the root: √v̂ + ε.",
            _moving_by(lambda m_hat, v_hat, g, epsilon: m_hat / np.sqrt(v_hat + epsilon)),
            _moving_by(lambda m_hat, v_hat, g, epsilon: m_hat / np.sqrt(v_hat + epsilon**2)),
        ),
        "epsilon_before_correction": (
            "The corrections are drawn into the learning rate, and ε is added to √v instead of "
            "√v̂. In that shorter form ε has to be scaled by √(1 − β₂ᵗ) too.",
            _corrected_into_rate,
        ),
        "root_left_out": (
            "The square root is missing. v̂ is in squared units; its root is a size that m̂ can "
            "be compared with.",
            _moving_by(lambda m_hat, v_hat, g, epsilon: m_hat / (v_hat + epsilon)),
        ),
        "gradient_instead_of_m": (
            "The step takes the gradient itself where m̂ belongs: that is RMSProp with a bias "
            "correction, and the momentum is kept for nothing.",
            _moving_by(lambda m_hat, v_hat, g, epsilon: g / (np.sqrt(v_hat) + epsilon)),
        ),
        "moments_exchanged": (
            "m and v are exchanged: m, the mean of the gradients, gives the direction, and the "
            "root of v, the mean of their squares, the scale.",
            _moving_by(lambda m_hat, v_hat, g, epsilon: v_hat / (np.sqrt(m_hat) + epsilon)),
            _averaging_by(lambda m, v, g, beta1, beta2: _moments(v, m, g, beta1, beta2)),
            _returning(lambda w, m, v, m_hat, v_hat: (w, v, m)),
        ),
        "betas_exchanged": (
            "The betas are mixed up: β₁ belongs to m and β₂, usually closer to 1, to v, in the "
            "mean and in its correction.",
            lambda w, m, v, t, g, lr, beta1, beta2, epsilon: optimizers.adam_step(
                w, m, v, t, g, lr, beta2, beta1, epsilon
            ),
            _correcting_by(lambda m, v, t, beta1, beta2: (m / (1 - beta2**t), v / (1 - beta1**t))),
            _correcting_by(lambda m, v, t, beta1, beta2: (m / (1 - beta1**t), v / (1 - beta1**t))),
            _averaging_by(lambda m, v, g, beta1, beta2: _moments(m, v, g, beta1, beta1)),
        ),
        "weights_of_mean_swapped": (
            "The weights inside the means are swapped: the old mean keeps the share β, and what "
            "is new enters with 1 − β.",
            _averaging_by(lambda m, v, g, beta1, beta2: _moments(m, v, g, 1 - beta1, 1 - beta2)),
        ),
        "sum_not_average": (
            "What is new enters in full. These are running means, not sums: weigh it with 1 − β.",
            _averaging_by(lambda m, v, g, beta1, beta2: (beta1 * m + g, beta2 * v + g**2)),
        ),
        "gradient_not_squared": (
            "v averages the gradient without its square. Then signs cancel, and the root may be "
            "that of a negative number.",
            _averaging_by(
                lambda m, v, g, beta1, beta2: (
                    beta1 * m + (1 - beta1) * g,
                    beta2 * v + (1 - beta2) * g,
                )
            ),
        ),
        "old_moments_used": (
            "`w` moves with the old moments, which do not know the gradient at hand. Average "
            "first, then move.",
            _old_moments_move_w,
        ),
        "ascent": (
            "This climbs: m̂ points uphill like the gradients it averages, so it must be "
            "subtracted.",
            lambda w, m, v, t, g, lr, *rest: optimizers.adam_step(w, m, v, t, g, -lr, *rest),
        ),
        "moments_not_returned": (
            "Only `w` is returned. The moments are the memory of the method, and the next step "
            "needs them: return all three.",
            _returning(lambda w, m, v, m_hat, v_hat: w),
        ),
        "old_moments_returned": (
            "`w` is right, but the old moments come back with it. The next step needs the new "
            "ones.",
            lambda w, m, v, *rest: (optimizers.adam_step(w, m, v, *rest)[0], m, v),
        ),
    },
    lesson="In the first step m̂ is g and √v̂ is |g|, so every weight moves by the learning rate, "
    "whatever its gradient. Without the correction the first steps would be "
    "(1 − β₁)/√(1 − β₂) times as long: about three times, with the usual betas.",
)
