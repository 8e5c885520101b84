"""How many weights' worth of freedom a ridge regression has left."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes import ridge
from mlnotes.checker.record import Case, Exercise


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    # Singular values 1 and 2.
    yield np.array([[1.0, 0.0], [0.0, 2.0], [0.0, 0.0]]), 4.0
    yield np.array([[3.0, 0.0], [4.0, 0.0], [0.0, 2.0]]), 2.0  # 5 and 2
    yield Case(np.array([[3.0]]), 3.0, word="a single row")
    yield Case(
        np.array([[1.0, 1.0], [2.0, 2.0], [2.0, 2.0]]), 6.0, word="a column that adds nothing"
    )
    yield Case(
        np.array([[2.0, 0.0], [1.0, 0.0], [1.0, 0.0]]), 2.0, word="a column that adds nothing"
    )
    for n, d in [(4, 2), (6, 3), (1, 4), (3, 5), (4, 4), (10, 4), (30, 6)]:
        X = rng.normal(loc=0.5, size=(n, d)) * rng.uniform(0.5, 2.0, size=d)
        alpha = float(rng.choice([rng.uniform(0.2, 0.8), rng.uniform(1.5, 6.0)]))
        yield Case(X, alpha, word=_word(n, d))


def _word(n: int, d: int) -> str:
    if n == 1:
        return "a single row"
    return "more columns than rows" if n < d else ""


def _summed(term: Callable) -> Callable:
    """Σ term(s, alpha) over the singular values of X."""
    return lambda X, alpha: np.sum(term(np.linalg.svd(X, compute_uv=False), alpha))


def _nonzero(s):
    if np.any(s < 1e-9):
        raise ZeroDivisionError("a singular value of 0")
    return s


def _hat(X, alpha):
    return X @ np.linalg.solve(X.T @ X + alpha * np.eye(X.shape[1]), X.T)


def _kept(s, alpha):
    return s**2 / (s**2 + alpha)


exercise = Exercise(
    __name__,
    points=2,
    minutes=7,
    signature="effective_degrees_of_freedom(X, alpha)",
    task="Ridge regression minimises ‖Xw − y‖² + alpha·‖w‖², alpha > 0, X (n, d), without an "
    "intercept. Return its effective degrees of freedom, one number: Σ s²/(s² + alpha) over the "
    "singular values s of X. `np.linalg` may be used.",
    reference=ridge.effective_degrees_of_freedom,
    cases=_cases,
    hints=(
        "Along each direction of the data ridge keeps a share of what least squares would fit: "
        "nearly all where the data are spread wide, nearly nothing where they are not. The shares "
        "are added up.",
        "The share of a direction is s²/(s² + alpha). The squares s² are also the eigenvalues of "
        "XᵀX, and the sum is the trace of X(XᵀX + alpha·I)⁻¹Xᵀ.",
        "`s = np.linalg.svd(X, compute_uv=False)` are the singular values. How much of each "
        "direction is kept?",
    ),
    mistakes={
        "singular_values_not_squared": (
            "The singular values are not squared: this is Σ s/(s + alpha). alpha is added to XᵀX, "
            "which holds X twice.",
            _summed(lambda s, alpha: s / (s + alpha)),
        ),
        "one_square_of_two": (
            "Only one of the two s is squared. In a share, above and below the line stands the "
            "same quantity.",
            _summed(lambda s, alpha: s / (s**2 + alpha)),
            _summed(lambda s, alpha: s**2 / (s + alpha)),
        ),
        "rank": (
            "This is a whole number, of columns, rows or directions, whatever alpha is. Least "
            "squares is as free as that; a penalty takes a share.",
            lambda X, alpha: np.linalg.matrix_rank(X),
            lambda X, alpha: X.shape[1],
            lambda X, alpha: min(X.shape),
            lambda X, alpha: X.shape[0],
        ),
        "alpha_subtracted": (
            "alpha is taken off the number of columns, or of directions. It is no count: it takes "
            "a share of each direction, and can never take more than there is.",
            lambda X, alpha: X.shape[1] - alpha,
            lambda X, alpha: np.linalg.matrix_rank(X) - alpha,
            lambda X, alpha: min(X.shape) - alpha,
            lambda X, alpha: max(X.shape[1] - alpha, 0.0),
        ),
        "squared_twice": (
            "The squares are squared once more: the eigenvalues of XᵀX are s² already.",
            _summed(lambda s, alpha: s**4 / (s**4 + alpha)),
        ),
        "alpha_squared": (
            "alpha is squared: this is Σ s²/(s² + alpha²).",
            _summed(lambda s, alpha: s**2 / (s**2 + alpha**2)),
        ),
        "what_is_taken": (
            "These are the shares that the penalty takes away, Σ alpha/(s² + alpha). Asked for is "
            "what it leaves.",
            _summed(lambda s, alpha: alpha / (s**2 + alpha)),
            lambda X, alpha: X.shape[1] - ridge.effective_degrees_of_freedom(X, alpha),
        ),
        "averaged": (
            "The shares are averaged, not added up: this is the share that is kept per direction.",
            _summed(lambda s, alpha: _kept(s, alpha) / len(s)),
            lambda X, alpha: ridge.effective_degrees_of_freedom(X, alpha) / X.shape[1],
        ),
        "one_fraction_of_sums": (
            "The sums are taken first and divided then: Σs²/(Σs² + alpha), or with d·alpha. Every "
            "direction has a fraction of its own.",
            lambda X, alpha: np.sum(X**2) / (np.sum(X**2) + alpha),
            lambda X, alpha: np.sum(X**2) / (np.linalg.svd(X, compute_uv=False) ** 2 + alpha),
            lambda X, alpha: np.sum(X**2) / (np.sum(X**2) + X.shape[1] * alpha),
            lambda X, alpha: np.sum(X**2) / (np.sum(X**2) + min(X.shape) * alpha),
        ),
        "upside_down": (
            "The fractions are upside down. A penalty keeps less than the whole of a direction.",
            _summed(lambda s, alpha: (_nonzero(s) ** 2 + alpha) / s**2),
        ),
        "all_entries_summed": (
            "All entries of X(XᵀX + alpha·I)⁻¹Xᵀ are summed. The trace is the sum of those on the "
            "diagonal.",
            lambda X, alpha: np.sum(_hat(X, alpha)),
        ),
        "all_directions_alike": (
            "Every direction is taken to keep 1/(1 + alpha). That is so only where the columns "
            "have length 1 and are orthogonal.",
            lambda X, alpha: X.shape[1] / (1 + alpha),
            lambda X, alpha: min(X.shape) / (1 + alpha),
        ),
        "alpha_times_n": (
            "alpha is multiplied with the number of rows, as if the squared errors were averaged, "
            "or XᵀX is divided by it. They are summed here.",
            lambda X, alpha: ridge.effective_degrees_of_freedom(X, alpha * len(X)),
        ),
        "columns_for_directions": (
            "The squared lengths of the columns, the diagonal of XᵀX, stand in for the s². They "
            "are the s² only where the columns are orthogonal.",
            lambda X, alpha: np.sum(np.sum(X**2, axis=0) / (np.sum(X**2, axis=0) + alpha)),
        ),
        "centred": (
            "The columns are centred first, as for a model with an intercept. This one has none.",
            lambda X, alpha: ridge.effective_degrees_of_freedom(X - X.mean(axis=0), alpha),
        ),
        "sign_in_the_denominator": (
            "alpha is taken off s² in the denominator. A penalty makes the share that is kept "
            "smaller, not larger.",
            _summed(lambda s, alpha: s**2 / (s**2 - alpha)),
        ),
    },
    companions={
        "Σ (s²/(s² + alpha))², another measure of freedom: here each share is squared": _summed(
            lambda s, alpha: _kept(s, alpha) ** 2
        ),
        "n less the effective degrees of freedom, what is left for the residuals": (
            lambda X, alpha: len(X) - ridge.effective_degrees_of_freedom(X, alpha)
        ),
        "the trace of (XᵀX + alpha·I)⁻¹ alone": lambda X, alpha: np.trace(
            np.linalg.inv(X.T @ X + alpha * np.eye(X.shape[1]))
        ),
        "Σ 1/(s² + alpha) over the singular values": _summed(lambda s, alpha: 1 / (s**2 + alpha)),
    },
    lesson="Counting weights says little about a penalised model. A hundred weights with a strong "
    "penalty can have the freedom of three.",
)
