"""Backpropagation through one hidden tanh layer."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes import backpropagation
from mlnotes.checker.record import Exercise
from mlnotes.exercises.gradient_descent._cases import nonzero_integers


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    # tanh(0) = 0 and tanh'(0) = 1: the first case needs no calculator.
    W1, b1, W2 = np.array([[0.0, 0.0]]), np.array([0.0, 0.0]), np.array([1.0, 3.0])
    yield W1, b1, W2, 2.0, np.array([[1.0], [2.0], [4.0]]), np.array([1.0, 4.0, 0.0])
    yield (
        nonzero_integers(rng, 2, 1) / 4,
        np.array([0.5]),
        np.array([2.0]),
        -1.0,
        np.array([[1.0, 2.0], [-1.0, 1.0], [2.0, 0.0]]),
        nonzero_integers(rng, 3),
    )
    for n, d, h in [(3, 1, 1), (4, 2, 3), (5, 3, 2), (1, 2, 4), (6, 4, 4), (12, 3, 5), (25, 5, 8)]:
        yield (
            rng.normal(size=(d, h)) / np.sqrt(d),
            rng.normal(scale=0.5, size=h),
            rng.normal(size=h),
            float(rng.normal()),
            rng.normal(size=(n, d)),
            rng.normal(loc=2.0, size=n),
        )


def _by_hand(
    slope: Callable = lambda z: 1 - np.tanh(z) ** 2, *, use_W2: bool = True, use_biases: bool = True
) -> Callable:
    """Gradients with something exchanged: `slope` stands for tanh', of the pre-activation z."""

    def gradients(W1, b1, W2, b2, X, y):
        z = X @ W1 + use_biases * b1
        error = 2 / len(y) * (np.tanh(z) @ W2 + use_biases * b2 - y)
        inner = np.outer(error, W2 if use_W2 else np.ones_like(W2)) * slope(z)
        return X.T @ inner, inner.sum(axis=0), np.tanh(z).T @ error, error.sum()

    return gradients


def _rescaled(factors: Callable[[int], tuple]) -> Callable:
    """The right gradients, each times a factor that may depend on n."""

    def gradients(*arguments):
        right = backpropagation.mlp_gradients(*arguments)
        n = len(arguments[-1])
        return tuple(part * factor for part, factor in zip(right, factors(n), strict=True))

    return gradients


def _unsummed(W1, b1, W2, b2, X, y):
    hidden, output = backpropagation.forward(W1, b1, W2, b2, X)
    error = 2 / len(y) * (output - y)
    inner = np.outer(error, W2) * (1 - hidden**2)
    return X.T @ inner, inner, hidden.T @ error, error


def _input_to_output(W1, b1, W2, b2, X, y):
    dW1, db1, _, db2 = backpropagation.mlp_gradients(W1, b1, W2, b2, X, y)
    z = X @ W1 + b1
    return dW1, db1, z.T @ (2 / len(y) * (np.tanh(z) @ W2 + b2 - y)), db2


def _summed_hidden(*arguments):
    dW1, db1, dW2, db2 = backpropagation.mlp_gradients(*arguments)
    return dW1, db1.sum(), dW2, db2


exercise = Exercise(
    __name__,
    points=3,
    minutes=12,
    signature="mlp_gradients(W1, b1, W2, b2, X, y)",
    task="For the network tanh(X W1 + b1) W2 + b2 and its mean squared error (no ½), return "
    "`(dW1, db1, dW2, db2)`, each with the shape of its parameter: (d, h), (h,), (h,), a number.",
    reference=backpropagation.mlp_gradients,
    returns=("dW1", "db1", "dW2", "db2"),
    cases=_cases,
    hints=(
        "Go through the network once and keep what you compute on the way; then walk back from "
        "the loss. At each station multiply what arrives by the local derivative.",
        "With a = tanh(z) and e = (2/n)(output − y), W2 and b2 get theirs as in a last layer "
        "alone. On its way back to z, eᵢ is multiplied by W2 and by the slope 1 − a²: call that "
        "δ, (n, h).",
        "`hidden = np.tanh(X @ W1 + b1)`, `output = hidden @ W2 + b2`, `error = 2 / len(y) * "
        "(output - y)`. `np.outer(error, W2)` has the shape of δ, and lacks the slope. X and δ "
        "then make dW1 as hidden and error make dW2.",
    ),
    mistakes={
        "tanh_slope_left_out": (
            "The derivative of tanh is left out: on its way from the activations back to W1 and "
            "b1 the error passes through tanh, and is multiplied by 1 − tanh².",
            _by_hand(lambda z: 1.0),
        ),
        "tanh_slope_of_the_wrong_thing": (
            "The derivative of tanh is taken of the wrong thing. With a = tanh(z) it is 1 − a²: "
            "not 1 − tanh(a)², which applies tanh twice, and not 1 − z², which never does.",
            _by_hand(lambda z: 1 - np.tanh(np.tanh(z)) ** 2),
            _by_hand(lambda z: 1 - z**2),
        ),
        "other_slope": (
            "This has the slope of another function where tanh's belongs: a(1 − a) is the "
            "sigmoid's, 1 − a lacks the square. tanh' = 1 − a².",
            _by_hand(lambda z: np.tanh(z) * (1 - np.tanh(z))),
            _by_hand(lambda z: 1 - np.tanh(z)),
            _by_hand(lambda z: 1 / (1 + np.exp(-z)) * (1 - 1 / (1 + np.exp(-z)))),
            _by_hand(lambda z: (z > 0).astype(float)),
        ),
        "not_divided_by_n": (
            "The 1/n is missing: the loss is a mean over the rows, so everything behind it "
            "carries the 1/n too. Put it into the error at the output, once.",
            _rescaled(lambda n: (n, n, n, n)),
            _rescaled(lambda n: (n, 1, n, 1)),
            _rescaled(lambda n: (1, n, 1, n)),
        ),
        "two_dropped": (
            "The factor 2 of the square is missing: this loss has no ½ to cancel it.",
            _rescaled(lambda n: (0.5, 0.5, 0.5, 0.5)),
        ),
        "two_and_n_dropped": (
            "Both factors are missing, the 2 of the square and the 1/n of the mean.",
            _rescaled(lambda n: (n / 2, n / 2, n / 2, n / 2)),
        ),
        "biases_averaged_twice": (
            "The bias gradients are averaged twice: the error holds its 1/n already, so sum over "
            "the rows, as the product Xᵀδ does for the weights.",
            _rescaled(lambda n: (1, 1 / n, 1, 1 / n)),
            _rescaled(lambda n: (1, 1 / n, 1, 1)),
            _rescaled(lambda n: (1, 1, 1, 1 / n)),
        ),
        "divided_by_n_twice": (
            "Everything, or all that belongs to one layer, is divided by n twice: a mean divides "
            "once.",
            _rescaled(lambda n: (1 / n, 1 / n, 1 / n, 1 / n)),
            _rescaled(lambda n: (1 / n, 1 / n, 1, 1)),
            _rescaled(lambda n: (1 / n, 1, 1 / n, 1)),
        ),
        "biases_not_summed": (
            "The bias gradients still have one entry for each row. A bias acts on every row, so "
            "its gradient is the sum over them.",
            _unsummed,
        ),
        "hidden_biases_merged": (
            "The gradient of b1 is summed over the hidden units too. Each unit has a bias of its "
            "own: sum over the rows only, with axis=0.",
            _summed_hidden,
        ),
        "sign_flipped": (
            "The sign is flipped: the error is output − y. Descent does the subtracting.",
            _rescaled(lambda n: (-1, -1, -1, -1)),
        ),
        "w2_left_out": (
            "The error reaches the hidden units unweighted. It comes back along the connections "
            "it went out by: multiply by W2.",
            _by_hand(use_W2=False),
        ),
        "before_instead_of_after_tanh": (
            "dW2 is made with what enters the tanh. W2 multiplies what comes out of it, so its "
            "gradient does too.",
            _input_to_output,
        ),
        "biases_ignored": (
            "The forward pass leaves out the biases: the gradients belong to another network.",
            _by_hand(use_biases=False),
        ),
        "wrong_order": (
            "The gradients are right, but in another order: return `(dW1, db1, dW2, db2)`.",
            lambda *arguments: backpropagation.mlp_gradients(*arguments)[::-1],
            lambda *arguments: tuple(
                backpropagation.mlp_gradients(*arguments)[i] for i in (2, 3, 0, 1)
            ),
            lambda *arguments: tuple(
                backpropagation.mlp_gradients(*arguments)[i] for i in (0, 2, 1, 3)
            ),
        ),
    },
    lesson="One walk forward, one walk back, and every intermediate value used twice: all "
    "gradients together cost about as much as two evaluations of the loss, however many weights "
    "there are. Finite differences would need two for each weight.",
)
