"""The last layer of a network: what it learns, and what it hands back to the layer before."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes import backpropagation
from mlnotes.checker.record import Case, Exercise


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    hidden = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    # Outputs 3, 5 and 6, so errors of 2, 0 and 2: the first case needs no calculator.
    yield hidden, np.array([1.0, 3.0]), 2.0, np.array([0.0, 5.0, 3.0])
    yield hidden - 1, np.array([-2.0, 1.0]), -1.0, rng.permutation([0.0, 3.0, -3.0])
    for n, h in [(3, 2), (4, 3), (2, 4), (5, 5), (9, 3), (20, 8)]:
        yield _random_case(rng, n, h)
    yield Case(*_random_case(rng, 5, 1), word="a single hidden unit")
    yield Case(*_random_case(rng, 1, 3), word="a single row")


def _random_case(rng: np.random.Generator, n: int, h: int) -> tuple:
    hidden = np.tanh(rng.normal(size=(n, h)))
    return hidden, rng.normal(size=h), float(rng.normal()), rng.normal(loc=2.0, size=n)


def _errors(hidden, W2, b2, y):
    """The loss's slope in each output, (n,)."""
    return 2 / len(y) * (hidden @ W2 + b2 - y)


def _rescaled(factors: Callable[[int], tuple]) -> Callable:
    """The right gradients, each times a factor that may depend on n."""

    def gradients(hidden, W2, b2, y):
        right = backpropagation.output_layer_gradients(hidden, W2, b2, y)
        return tuple(part * factor for part, factor in zip(right, factors(len(y)), strict=True))

    return gradients


def _handing_back(d_hidden: Callable) -> Callable:
    """The right dW2 and db2, and `d_hidden(errors, hidden, W2)` in the third place."""

    def gradients(hidden, W2, b2, y):
        errors = _errors(hidden, W2, b2, y)
        return hidden.T @ errors, errors.sum(), d_hidden(errors, hidden, W2)

    return gradients


def _unsummed(hidden, W2, b2, y):
    errors = _errors(hidden, W2, b2, y)
    return hidden * errors[:, None], errors, np.outer(errors, W2)


def _bias_unsummed(hidden, W2, b2, y):
    errors = _errors(hidden, W2, b2, y)
    return hidden.T @ errors, errors, np.outer(errors, W2)


def _reordered(*order: int) -> Callable:
    def gradients(*arguments):
        right = backpropagation.output_layer_gradients(*arguments)
        return tuple(right[i] for i in order)

    return gradients


exercise = Exercise(
    __name__,
    points=2,
    minutes=8,
    signature="output_layer_gradients(hidden, W2, b2, y)",
    task="For the output hidden·W2 + b2 and its mean squared error (no ½), return "
    "`(dW2, db2, d_hidden)`: the gradients with respect to W2, (h,), to b2, a number, and to the "
    "activations themselves, (n, h).",
    reference=backpropagation.output_layer_gradients,
    returns=("dW2", "db2", "d_hidden"),
    cases=_cases,
    hints=(
        "First the slope of the loss in each of the n outputs. Then ask of W2, of b2 and of one "
        "activation in turn: which outputs does it move, and how strongly?",
        "With eᵢ = (2/n)(outputᵢ − yᵢ): W2ₖ moves output i by hiddenᵢₖ, b2 moves every output by "
        "1, and the activation (i, k) moves output i alone, by W2ₖ.",
        "`errors = 2 / len(y) * (hidden @ W2 + b2 - y)` is (n,). For W2 and b2 the rows are "
        "summed; for the activations none is: `np.outer` makes an (n, h) of an (n,) and an (h,).",
    ),
    mistakes={
        "not_divided_by_n": (
            "The 1/n is missing: the loss is a mean over the rows, so the slope in one output "
            "carries it, and everything made from that slope does too.",
            _rescaled(lambda n: (n, n, n)),
            _rescaled(lambda n: (1, 1, n)),
            _rescaled(lambda n: (n, n, 1)),
        ),
        "two_dropped": (
            "The factor 2 of the square is missing: this loss has no ½ to cancel it.",
            _rescaled(lambda n: (0.5, 0.5, 0.5)),
        ),
        "two_and_n_dropped": (
            "Both factors are missing, the 2 of the square and the 1/n of the mean.",
            _rescaled(lambda n: (n / 2, n / 2, n / 2)),
        ),
        "divided_by_n_twice": (
            "Something is divided by n twice. The slope in each output holds the 1/n of the mean "
            "already, so from there on it is sums over the rows, not means.",
            _rescaled(lambda n: (1 / n, 1 / n, 1 / n)),
            _rescaled(lambda n: (1 / n, 1 / n, 1)),
            _rescaled(lambda n: (1, 1 / n, 1)),
            _rescaled(lambda n: (1 / n, 1, 1)),
        ),
        "sign_flipped": (
            "The sign is flipped: the slope in an output is made of output − y. Descent does the "
            "subtracting.",
            _rescaled(lambda n: (-1, -1, -1)),
        ),
        "not_summed_over_rows": (
            "The gradient of W2 or b2 still has an entry for each row. All rows share these "
            "parameters, so their gradients are sums over the rows.",
            _unsummed,
            _bias_unsummed,
        ),
        "d_hidden_summed": (
            "d_hidden is summed over the rows. Every row has activations of its own, so their "
            "gradient keeps one row for each: shape (n, h).",
            _handing_back(lambda errors, hidden, W2: errors.sum() * W2),
        ),
        "w2_left_out": (
            "d_hidden is the error alone, unweighted. An activation moves the output by its "
            "weight in W2, so the error comes back multiplied by that weight.",
            _handing_back(lambda errors, hidden, W2: np.tile(errors[:, None], len(W2))),
            _handing_back(lambda errors, hidden, W2: errors),
        ),
        "hidden_instead_of_w2": (
            "d_hidden is made with the activations. In hidden·W2 each factor is the other's "
            "slope: dW2 takes hidden, and d_hidden takes W2.",
            _handing_back(lambda errors, hidden, W2: errors[:, None] * hidden),
        ),
        "tanh_too_early": (
            "d_hidden is multiplied by tanh′ = 1 − hidden² already. That is the next station on "
            "the way back; the gradient asked for is the one that arrives at the activations.",
            _handing_back(lambda errors, hidden, W2: np.outer(errors, W2) * (1 - hidden**2)),
        ),
        "d_hidden_transposed": (
            "d_hidden is transposed: like hidden it has one row for each row of the data, (n, h).",
            _handing_back(lambda errors, hidden, W2: np.outer(W2, errors)),
        ),
        "bias_left_out": (
            "The output is computed without b2, so the gradients belong to another network.",
            lambda hidden, W2, b2, y: backpropagation.output_layer_gradients(hidden, W2, 0.0, y),
        ),
        "wrong_order": (
            "The gradients are right, but in another order: return `(dW2, db2, d_hidden)`.",
            _reordered(2, 0, 1),
            _reordered(2, 1, 0),
            _reordered(1, 0, 2),
            _reordered(0, 2, 1),
        ),
    },
    lesson="A layer does two things on the way back: it works out the gradients of its own "
    "parameters, and it hands the error on to its inputs. Every layer of every network does.",
    companions={
        "the loss itself": lambda hidden, W2, b2, y: np.mean((hidden @ W2 + b2 - y) ** 2),
    },
)
