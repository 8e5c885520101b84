"""The slopes in z of the log loss and of the squared error, both through the sigmoid."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes import likelihood
from mlnotes.checker.record import Case, Exercise
from mlnotes.losses import sigmoid


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield np.array([0.0, 0.0, 2.0]), np.array([1, 0, 1])
    yield np.array([1.0, -1.0, 2.0]), np.array([0, 1, 1])
    yield Case(np.array([-1.0]), np.array([1]), word="a single entry")
    yield Case(np.array([3.0]), np.array([0]), word="a single entry")
    yield Case(np.array([0.5, -2.0, 1.0]), np.array([1, 1, 1]), word="no label but 1")
    yield Case(np.array([0.5, -2.0, 1.0]), np.array([0, 0, 0]), word="no label but 0")
    far = np.array([-10.0, 10.0, 15.0, -15.0])
    yield Case(far, np.array([1, 0, 0, 1]), word="a z far on the wrong side")
    for n in (2, 4, 5, 8, 20):
        yield rng.normal(scale=2.0, size=n), rng.permutation(np.arange(n) % 2)


def _log_loss_slope(z, y):
    return sigmoid(z) - y


def _square_slope(z, y):
    p = sigmoid(z)
    return 2 * (p - y) * p * (1 - p)


def _pair(first: Callable = _log_loss_slope, second: Callable = _square_slope) -> Callable:
    """The two slopes, of which one or both are exchanged for something else."""
    return lambda z, y: (first(z, y), second(z, y))


def _times(factor: float, slope: Callable) -> Callable:
    return lambda z, y: factor * slope(z, y)


def _in_p(z, y):
    """The slope of the log loss in p, not in z."""
    p = sigmoid(z)
    return (p - y) / (p * (1 - p))


def _losses(z, y):
    return np.logaddexp(0, z) - y * z, (sigmoid(z) - y) ** 2


exercise = Exercise(
    __name__,
    points=2,
    minutes=8,
    signature="logit_gradients(z, y)",
    task="Each entry z gives a label 1 the probability σ(z). Return "
    "`(log_loss_gradient, squared_error_gradient)`, two flat arrays: for each entry the "
    "derivative with respect to z of its log loss, and that of its squared error (σ(z) − y)², "
    "without a ½. `y` holds 0 and 1, and no z is farther than 15 from 0.",
    reference=likelihood.logit_gradients,
    returns=("log_loss_gradient", "squared_error_gradient"),
    cases=_cases,
    hints=(
        "The chain rule: how the loss changes with p = σ(z), times how p changes with z. The "
        "second factor is the same for both losses.",
        "σ′ = σ(1 − σ). For y = 1 the log loss −log p has the slope −1/p in p: multiply, and see "
        "what cancels. In the squared error nothing does.",
        "`error = p - y`, with p = σ(z), is in both answers. One of them is multiplied by what "
        "cancels in the other.",
    ),
    mistakes={
        "sigma_prime_left_out": (
            "The second lacks σ′ = σ(1 − σ): without it, it is a slope in p. To get one in z the "
            "chain rule multiplies by σ′, which cancels in the log loss only.",
            _pair(second=_times(2, _log_loss_slope)),
            _pair(second=_log_loss_slope),
        ),
        "wrong_order": (
            "The two are in the wrong order: the log loss comes first.",
            _pair(_square_slope, _log_loss_slope),
        ),
        "two_dropped": (
            "The 2 of the square is missing in the second: this squared error has no ½ to cancel "
            "it.",
            _pair(second=_times(0.5, _square_slope)),
        ),
        "sigma_prime_in_both": (
            "σ′ is a factor of the first as well. The log loss has a 1/p or a 1/(1 − p) in its "
            "slope in p, and that cancels it.",
            _pair(first=_times(0.5, _square_slope)),
            _pair(first=_square_slope),
            _pair(_times(0.5, _square_slope), _times(0.5, _square_slope)),
        ),
        "sign_flipped": (
            "The signs are flipped: with y − σ these point downhill. A gradient points up, and has "
            "σ − y in it.",
            _pair(_times(-1, _log_loss_slope), _times(-1, _square_slope)),
        ),
        "two_in_both": (
            "The first has a factor 2, which belongs to the derivative of a square. There is no "
            "square in the log loss.",
            _pair(first=_times(2, _log_loss_slope)),
        ),
        "sigmoid_left_out": (
            "z itself is held against y: the sigmoid is missing. z is a logit, and σ(z) the "
            "probability.",
            lambda z, y: (z - y, 2 * (z - y) * z * (1 - z)),
            lambda z, y: (z - y, 2 * (z - y)),
            lambda z, y: (z - y, 2 * (z - y) * sigmoid(z) * (1 - sigmoid(z))),
            _pair(first=lambda z, y: z - y),
        ),
        "slope_in_p": (
            "The first is the slope of the log loss in p, (p − y)/(p(1 − p)). The chain rule "
            "multiplies it by σ′ = p(1 − p), and leaves p − y.",
            _pair(first=_in_p),
            _pair(_in_p, _times(2, _log_loss_slope)),
        ),
        "sigma_prime_of_p": (
            "σ′ is taken at p = σ(z) instead of at z: the sigmoid is applied twice. Written with "
            "p it is p(1 − p).",
            _pair(
                second=lambda z, y: (
                    2 * (sigmoid(z) - y) * sigmoid(sigmoid(z)) * (1 - sigmoid(sigmoid(z)))
                )
            ),
        ),
        "divided_by_n": (
            "Something is averaged over the entries. Each has a loss of its own here, and a "
            "slope of its own.",
            lambda z, y: (_log_loss_slope(z, y) / len(z), _square_slope(z, y) / len(z)),
            lambda z, y: (_log_loss_slope(z, y).mean(), _square_slope(z, y).mean()),
            lambda z, y: (_log_loss_slope(z, y).sum(), _square_slope(z, y).sum()),
        ),
        "the_losses": (
            "These are the two losses themselves. Their slopes in z are asked for.",
            _losses,
        ),
    },
    companions={
        "the pair of slopes in p, not in z": lambda z, y: (_in_p(z, y), 2 * (sigmoid(z) - y)),
        "the pair of second derivatives in z, not of first ones": lambda z, y: (
            sigmoid(z) * (1 - sigmoid(z)),
            2
            * sigmoid(z)
            * (1 - sigmoid(z))
            * (sigmoid(z) * (1 - sigmoid(z)) + (sigmoid(z) - y) * (1 - 2 * sigmoid(z))),
        ),
        "what a sigmoid of −z gives": lambda z, y: (
            sigmoid(-z) - y,
            2 * (sigmoid(-z) - y) * sigmoid(z) * sigmoid(-z),
        ),
        "the right first gradient, and for the second 2·σ′ alone, without the error σ − y": _pair(
            second=lambda z, y: 2 * sigmoid(z) * (1 - sigmoid(z))
        ),
        "the right first gradient, and for the second σ′ alone": _pair(
            second=lambda z, y: sigmoid(z) * (1 - sigmoid(z))
        ),
        "the right first gradient, and a second with a factor σ where σ(1 − σ) belongs": _pair(
            second=lambda z, y: 2 * (sigmoid(z) - y) * sigmoid(z)
        ),
        "the right first gradient, and a second with a factor 1 − σ where σ(1 − σ) belongs": _pair(
            second=lambda z, y: 2 * (sigmoid(z) - y) * (1 - sigmoid(z))
        ),
        "the right first gradient, and a second with z(1 − z) where σ(1 − σ) belongs": _pair(
            second=lambda z, y: 2 * (sigmoid(z) - y) * z * (1 - z)
        ),
        "the right first gradient, and a second with 1 − σ², as tanh′ has it, for σ(1 − σ)": (
            _pair(second=lambda z, y: 2 * (sigmoid(z) - y) * (1 - sigmoid(z) ** 2))
        ),
        "the right first gradient, and a second in which the error is squared too": _pair(
            second=lambda z, y: 2 * (sigmoid(z) - y) ** 2 * sigmoid(z) * (1 - sigmoid(z))
        ),
        "the right second gradient, and for the first the error without its sign": _pair(
            first=lambda z, y: np.abs(sigmoid(z) - y)
        ),
        "the right second gradient, and for the first σ alone": _pair(
            first=lambda z, y: sigmoid(z)
        ),
        "the right second gradient, and for the first the error of the label, [z > 0] − y": _pair(
            first=lambda z, y: (z > 0) - y
        ),
        "what comes of rounding σ to 0 or 1 in the errors": lambda z, y: (
            (z > 0) - y,
            2 * ((z > 0) - y) * sigmoid(z) * (1 - sigmoid(z)),
        ),
        "what comes of labels −1 and 1 in place of 0 and 1": lambda z, y: (
            sigmoid(z) - (2 * y - 1),
            2 * (sigmoid(z) - (2 * y - 1)) * sigmoid(z) * (1 - sigmoid(z)),
        ),
        "the pair of gradients with tanh in place of the sigmoid": lambda z, y: (
            np.tanh(z) - y,
            2 * (np.tanh(z) - y) * (1 - np.tanh(z) ** 2),
        ),
    },
    lesson="At z = −10 and y = 1 the log loss pulls with −1 and the squared error with hardly "
    "anything: σ′ is nearly 0 just where the model is most wrong. That is why logistic "
    "regression learns from the log loss.",
)
