"""The gradient of the mean cross-entropy in the logits, at every size of a logit."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes import losses
from mlnotes.checker.record import Case, Exercise

FAR = "logits far from 0"
FAR_APART = "rows whose logits are far apart"
ABSENT = "a class that no row has"


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 2.0]]), np.array([0, 1, 1])
    yield np.array([[1.0, 0.0, -1.0], [0.0, 2.0, 0.0]]), np.array([2, 1])
    yield Case(np.array([[1.0, 0.0, 2.0]]), np.array([0]), word="a single row")
    yield Case(np.array([[1.0, 0.0, 3.0], [0.0, 1.0, 0.0]]), np.array([1, 0]), word=ABSENT)
    far = np.array([[1000.0, 999.0, 0.0], [0.0, -1000.0, 1000.0]])
    yield Case(far, np.array([1, 0]), word=FAR)
    apart = np.array([[1000.0, 998.0, 999.0], [-1000.0, -1001.0, -999.0]])
    yield Case(apart, np.array([2, 1]), word=FAR_APART)
    for n, c in [(4, 2), (5, 3), (3, 4), (2, 5), (8, 3), (30, 6)]:
        logits = rng.normal(scale=2.0, size=(n, c))
        y = rng.integers(c, size=n)
        yield Case(logits, y, word=ABSENT if len(set(y.tolist())) < c else "")
    yield Case(*_square(rng), word="as many rows as classes")
    yield Case(rng.uniform(-1000, 1000, size=(6, 3)), rng.permutation(np.arange(6) % 3), word=FAR)


def _square(rng: np.random.Generator) -> tuple:
    """Every class in one row; the first two are not in order, so that the rows are no diagonal."""
    return rng.normal(size=(4, 4)), np.array([1, 0, *rng.permutation([2, 3])])


def _one_hot(logits, y):
    return np.eye(logits.shape[1])[y]


def _of_softmax(gradient: Callable) -> Callable:
    """A wrong gradient, from the shares p of softmax, the one-hot labels and n."""

    def wrong(logits, y):
        return gradient(losses.softmax(logits), _one_hot(logits, y), len(y))

    return wrong


def _overflowing(logits, y):
    powers = np.exp(logits)
    return (powers / powers.sum(axis=1, keepdims=True) - _one_hot(logits, y)) / len(y)


def _one_maximum(logits, y):
    return _overflowing(logits - logits.max(), y)


def _columns_of_y(logits, y):
    gradient = losses.softmax(logits)
    gradient[:, y] -= 1
    return gradient / len(y)


def _of_columns(logits, y):
    return (losses.softmax(logits.T).T - _one_hot(logits, y)) / len(y)


def _of_all(logits, y):
    powers = np.exp(logits - logits.max())
    return (powers / powers.sum() - _one_hot(logits, y)) / len(y)


def _of_all_but_row_by_row(logits, y):
    """The largest logit is each row's, and the sum is not."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return (powers / powers.sum() - _one_hot(logits, y)) / len(y)


def _jacobian(p, errors):
    """Σⱼ errorsⱼ·∂pⱼ/∂zₖ, for every row and class."""
    return p * (errors - np.sum(p * errors, axis=1, keepdims=True))


exercise = Exercise(
    __name__,
    points=2,
    minutes=9,
    signature="softmax_cross_entropy_gradient(logits, y)",
    task="Row i of `logits`, (n, c), gives the classes the probabilities softmax(row i), and its "
    "right class is `y[i]`, one of 0 … c − 1. Return the gradient of the mean cross-entropy, "
    "the mean over the rows of −log of what the right class was given, with respect to the "
    "logits: shape (n, c). Logits may be as large as 1000, or as small as −1000.",
    reference=losses.softmax_cross_entropy_gradient,
    cases=_cases,
    hints=(
        "What should push a logit down, and what up? The model gave a class some probability, "
        "and the truth gives it 0 or 1.",
        "Softmax does not change when a number is added to all logits of a row: subtract the "
        "largest one, and no exponential overflows. The gradient of a row is its softmax minus "
        "its one-hot label; then comes the 1/n of the mean.",
        "`shifted = logits - logits.max(axis=1, keepdims=True)`. `np.arange(n)` and `y` together "
        "point at one entry of each row.",
    ),
    mistakes={
        "not_divided_by_n": (
            "The 1/n is missing: this is the gradient of the sum over the rows, n times the one "
            "of their mean.",
            _of_softmax(lambda p, hot, n: p - hot),
        ),
        "one_hot_left_out": (
            "Nothing is subtracted where the right class stands: these are the probabilities, "
            "and they would push every logit down. The right class's has to come out negative.",
            _of_softmax(lambda p, hot, n: p / n),
            _of_softmax(lambda p, hot, n: p),
        ),
        "overflow": (
            "exp of a large logit overflows, and inf/inf is NaN. Subtract the largest logit of "
            "each row first; softmax stays the same.",
            _overflowing,
        ),
        "one_maximum_for_all": (
            "The largest logit of all is subtracted from every row. Beside a row of far larger "
            "logits all exponentials of a row become 0, and 0/0 is NaN. Each row has a largest "
            "one of its own.",
            _one_maximum,
        ),
        "sign_flipped": (
            "The sign is flipped: one-hot minus softmax points downhill. The gradient points up.",
            _of_softmax(lambda p, hot, n: (hot - p) / n),
            _of_softmax(lambda p, hot, n: hot - p),
        ),
        "softmax_over_columns": (
            "Softmax is taken down the columns, over the rows of the data. The classes of one "
            "row compete with each other: sum over axis 1.",
            _of_columns,
        ),
        "softmax_over_everything": (
            "The exponentials are divided by the sum of all entries. Every row has probabilities "
            "of its own, which add up to 1.",
            _of_all,
            _of_all_but_row_by_row,
        ),
        "every_row_in_the_columns_of_y": (
            "The 1 is subtracted in every row of the columns that occur in y: `[:, y]` means all "
            "rows. `[np.arange(n), y]` is one entry of each.",
            _columns_of_y,
        ),
        "only_softmax_divided": (
            "Only the softmax is divided by n, and the 1 of the right class is not: a bracket "
            "belongs around the difference.",
            _of_softmax(lambda p, hot, n: p / n - hot),
        ),
        "only_one_hot_divided": (
            "Only the 1 of the right class is divided by n: a bracket belongs around the "
            "difference.",
            _of_softmax(lambda p, hot, n: p - hot / n),
        ),
        "divided_by_n_and_c": (
            "This is divided by the number of classes too. The mean is over the n rows; the loss "
            "of a row is not a mean over its classes.",
            _of_softmax(lambda p, hot, n: (p - hot) / p.size),
        ),
        "divided_by_c": (
            "This is divided by the number of classes. The mean is over the n rows.",
            _of_softmax(lambda p, hot, n: (p - hot) / p.shape[1]),
        ),
        "right_class_only": (
            "The other classes get 0. They too have a say in the loss, through the sum below the "
            "fraction of softmax: their gradient is p/n.",
            _of_softmax(lambda p, hot, n: (p - hot) * hot / n),
            _of_softmax(lambda p, hot, n: -hot / n),
            _of_softmax(lambda p, hot, n: -hot / np.where(p > 0, p, 1) / n),
        ),
        "summed_over_rows": (
            "This is summed or averaged over the rows. Every logit has a slope of its own: shape "
            "(n, c).",
            _of_softmax(lambda p, hot, n: (p - hot).sum(axis=0) / n),
            _of_softmax(lambda p, hot, n: (p - hot).sum(axis=0)),
        ),
        "the_loss": (
            "This is the cross-entropy itself. Its gradient has a slope for every logit: shape "
            "(n, c).",
            losses.softmax_cross_entropy_loss,
            lambda logits, y: losses.softmax_cross_entropy_loss(logits, y) * len(y),
        ),
        "sigmoids": (
            "Each logit has a sigmoid of its own here. Softmax makes the classes of a row "
            "compete: their probabilities add up to 1.",
            lambda logits, y: (losses.sigmoid(logits) - _one_hot(logits, y)) / len(y),
        ),
        "softmax_left_out": (
            "The logits themselves are held against the labels: softmax is missing.",
            lambda logits, y: (logits - _one_hot(logits, y)) / len(y),
        ),
        "softmax_derivative_once_more": (
            "The derivative of softmax is multiplied in, and softmax minus one-hot is what is "
            "left after that has been done.",
            _of_softmax(lambda p, hot, n: (p - hot) * p * (1 - p) / n),
            _of_softmax(lambda p, hot, n: _jacobian(p, p - hot) / n),
        ),
    },
    companions={
        "the gradient of the squared error between softmax and the one-hot labels": _of_softmax(
            lambda p, hot, n: _jacobian(p, p - hot)
        ),
        "the array of one-hot labels": _one_hot,
        "the gradient with respect to the probabilities, not to the logits": _of_softmax(
            lambda p, hot, n: -hot / p / n
        ),
        "the size of softmax minus one-hot, without its sign": _of_softmax(
            lambda p, hot, n: np.abs(p - hot) / n
        ),
        "the square of softmax minus one-hot": _of_softmax(lambda p, hot, n: (p - hot) ** 2 / n),
        "the logarithm of softmax minus one-hot": _of_softmax(
            lambda p, hot, n: (np.log(p) - hot) / n
        ),
        "softmax plus one-hot, where a minus belongs": _of_softmax(lambda p, hot, n: (p + hot) / n),
        "exp minus one-hot, where nothing is divided by the sum": lambda logits, y: (
            (np.exp(logits - logits.max(axis=1, keepdims=True)) - _one_hot(logits, y)) / len(y)
        ),
        "softmax rounded to its largest class, minus one-hot": _of_softmax(
            lambda p, hot, n: (np.eye(p.shape[1])[p.argmax(axis=1)] - hot) / n
        ),
        "softmax minus a 1 in the last column, whatever the label": _of_softmax(
            lambda p, hot, n: (p - np.eye(p.shape[1])[-1]) / n
        ),
        "softmax minus a 1 in the first column, whatever the label": _of_softmax(
            lambda p, hot, n: (p - np.eye(p.shape[1])[0]) / n
        ),
        "what is right when the labels count from 1": _of_softmax(
            lambda p, hot, n: (p - np.roll(hot, -1, axis=1)) / n
        ),
    },
    lesson="Probability minus truth, over n: the same form as for two classes and as for the "
    "squared error of a line. And an exponent is brought to at most 0 before exp is taken.",
)
