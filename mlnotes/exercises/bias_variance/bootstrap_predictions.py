"""Many training sets out of one: what a model predicts after training on bootstrap samples."""

import random
from collections.abc import Callable, Iterator

import numpy as np

from mlnotes import resampling
from mlnotes.checker.record import Case, Exercise
from mlnotes.exercises.fitters import MeanFitter, RidgeFitter, SlopeFitter


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    seed = int(rng.integers(1, 1000))
    X, y = np.array([[1.0], [2.0], [3.0], [4.0]]), np.array([4.0, 2.0, 9.0, 1.0])
    yield SlopeFitter(), X, y, np.array([[1.0]]), 2, seed
    yield SlopeFitter(), X, y, np.array([[1.0], [2.0]]), 3, 0
    yield MeanFitter(), X, y, np.array([[5.0]]), 4, seed
    yield Case(SlopeFitter(), X, y, np.array([[2.0], [3.0]]), 1, seed, word="a single round")
    yield Case(
        SlopeFitter(), X[1:2], y[1:2], np.array([[1.0], [3.0]]), 3, seed, word="a single row of X"
    )
    for n, d, n_test, n_rounds in [(5, 1, 3, 4), (7, 2, 4, 5), (12, 3, 5, 8), (6, 2, 6, 10)]:
        X, X_test = rng.normal(loc=0.5, size=(n, d)), rng.normal(size=(n_test, d))
        y = X @ rng.normal(loc=2.0, size=d) + 2 * rng.normal(size=n)
        fit = RidgeFitter(float(rng.uniform(0.2, 1.0)))
        yield fit, X, y, X_test, n_rounds, int(rng.integers(1, 1000))


def _each_round(
    rows: Callable | None = None,
    sample: Callable = lambda X, y, rows: (X[rows], y[rows]),
    generator: Callable = np.random.default_rng,
    predicted: Callable = lambda predict, X, X_test, rows, rng: predict(X_test),
) -> Callable:
    """The right program, with a part exchanged: how rows are drawn, taken, or predicted for."""

    def wrong(fit, X, y, X_test, n_rounds, random_state):
        rng = generator(random_state)
        predictions = []
        for number in range(n_rounds):
            if rows is None:
                drawn = rng.integers(0, len(X), len(X))
            else:
                drawn = rows(rng, len(X), number, random_state, n_rounds, len(X_test))
            predict = fit(*sample(X, y, drawn))
            predictions.append(predicted(predict, X, X_test, drawn, rng))
        return np.array(predictions)

    return wrong


def _seeded(seed: Callable) -> Callable:
    """Rows from a generator that is made anew in each round."""

    def rows(rng, n, number, random_state, *sizes):
        return np.random.default_rng(seed(random_state, number)).integers(0, n, n)

    return rows


def _left_out(X, y, rows):
    rest = np.setdiff1d(np.arange(len(X)), rows)
    if not len(rest):
        raise ValueError("every row was drawn")
    return X[rest], y[rest]


def _drawn_on(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    predictions = []
    for _ in range(n_rounds):
        rows = rng.integers(0, len(X), len(X))
        X, y = X[rows], y[rows]
        predictions.append(fit(X, y)(X_test))
    return np.array(predictions)


def _read_across(fit, X, y, X_test, n_rounds, random_state):
    block = np.random.default_rng(random_state).integers(0, len(X), (len(X), n_rounds))
    return np.array([fit(X[rows], y[rows])(X_test) for rows in block.T])


def _for_drawn_test_rows(predict, X, X_test, rows, rng):
    return predict(X_test[rng.integers(0, len(X_test), len(X_test))])


def _drawn_test_rows_only(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    predict = fit(X, y)
    return np.array([_for_drawn_test_rows(predict, X, X_test, None, rng) for _ in range(n_rounds)])


def _apart(first: str) -> Callable:
    """Rows of X and of y drawn one after the other in each round."""

    def wrong(fit, X, y, X_test, n_rounds, random_state):
        rng = np.random.default_rng(random_state)
        predictions = []
        for _ in range(n_rounds):
            one, other = (rng.integers(0, len(X), len(X)) for _ in range(2))
            rows, labels = (one, other) if first == "X" else (other, one)
            predictions.append(fit(X[rows], y[labels])(X_test))
        return np.array(predictions)

    return wrong


def _of_size(size: Callable) -> Callable:
    def rows(rng, n, number, random_state, n_rounds, n_test):
        return rng.integers(0, n, max(1, size(n, n_rounds, n_test)))

    return _each_round(rows)


def _right(*arguments):
    return resampling.bootstrap_predictions(*arguments)


exercise = Exercise(
    __name__,
    points=3,
    minutes=9,
    signature="bootstrap_predictions(fit, X, y, X_test, n_rounds, random_state)",
    task="`fit(X, y)` trains a model and returns its predict function: `fit(X, y)(X_test)` are its "
    "predictions. Make one `rng = np.random.default_rng(random_state)`. In each of `n_rounds` "
    "rounds draw row numbers by `rng.integers(0, n, n)`, n being the number of rows of X, train on "
    "these rows of X and y, and predict for X_test. Return all predictions, (n_rounds, n_test).",
    reference=resampling.bootstrap_predictions,
    cases=_cases,
    hints=(
        "With one training set, pretend that it is the world and draw new training sets from it: "
        "as many rows as there are, each row put back after it was drawn. Each such set gets a "
        "model of its own.",
        "For r = 1 … n_rounds: rows_r = n numbers drawn from 0 … n − 1; predictions_r = "
        "fit(X[rows_r], y[rows_r])(X_test). One generator serves all rounds, so that each round "
        "goes on where the last one stopped.",
        "`rng = np.random.default_rng(random_state)` stands before the loop over the rounds. What "
        "has to be drawn inside it, and which two arrays are indexed with it?",
    ),
    mistakes={
        "same_sample_each_round": (
            "Every round trains on the same sample: the rows are drawn once, or the generator is "
            "started anew with the same seed in each round. Without different samples there is "
            "no scatter to see.",
            _each_round(_seeded(lambda random_state, number: random_state)),
        ),
        "without_replacement": (
            "Every round trains on all rows, each of them once: they are drawn without being put "
            "back, or not drawn at all. The rounds differ because some rows come twice and "
            "others never.",
            lambda fit, X, y, X_test, n_rounds, random_state: np.array(
                [fit(X, y)(X_test)] * n_rounds
            ),
        ),
        "drawn_apart": (
            "The rows of X and the labels y no longer belong together: they are drawn by "
            "different numbers, or only one of the two is resampled. A row and its label are one "
            "observation.",
            _apart("X"),
            _apart("y"),
            _each_round(sample=lambda X, y, rows: (X[rows], y)),
            _each_round(sample=lambda X, y, rows: (X, y[rows])),
        ),
        "generator_of_each_round": (
            "Each round has a generator of its own, seeded with `random_state` and the round's "
            "number. The samples are good ones, but not those asked for: one generator serves "
            "all rounds.",
            _each_round(_seeded(lambda random_state, number: random_state + number)),
            _each_round(_seeded(lambda random_state, number: random_state + number + 1)),
            _each_round(_seeded(lambda random_state, number: [random_state, number])),
        ),
        "other_random_numbers": (
            "The samples are good ones, but drawn by other random numbers: those of numpy's old "
            "generator (`np.random.seed`, `RandomState`), of Python's own `random`, or of "
            "`rng.random`. With the same seed each of them draws other rows than `rng.integers`.",
            _each_round(lambda rng, n, *rest: (n * rng.random(n)).astype(int)),
            _each_round(lambda rng, n, *rest: rng.choices(range(n), k=n), generator=random.Random),
            _each_round(
                lambda rng, n, *rest: rng.randint(0, n, n), generator=np.random.RandomState
            ),
        ),
        "row_never_drawn": (
            "The first or the last row is never drawn: `rng.integers(low, high, size)` begins "
            "with low and ends before high.",
            _each_round(lambda rng, n, *rest: rng.integers(0, n - 1, n)),
            _each_round(lambda rng, n, *rest: rng.integers(1, n, n)),
        ),
        "another_size": (
            "The samples do not have as many rows as X. A model trained on fewer rows scatters "
            "more, one trained on more rows less.",
            _of_size(lambda n, n_rounds, n_test: n - 1),
            _of_size(lambda n, n_rounds, n_test: n // 2),
            _of_size(lambda n, n_rounds, n_test: n_rounds),
            _of_size(lambda n, n_rounds, n_test: n_test),
            _of_size(lambda n, n_rounds, n_test: 2 * n),
            _of_size(lambda n, n_rounds, n_test: 1),
        ),
        "duplicates_dropped": (
            "A row that was drawn twice is used once only. That it counts twice is what makes a "
            "bootstrap sample differ from a smaller data set.",
            _each_round(sample=lambda X, y, rows: (X[np.unique(rows)], y[np.unique(rows)])),
        ),
        "rows_left_out": (
            "The models are trained on the rows that were not drawn, those left out of the sample. "
            "They are for judging; training takes the rows that were drawn.",
            _each_round(sample=_left_out),
        ),
        "training_rows_predicted": (
            "The predictions are those for rows of X, all of them or those drawn. The models are "
            "compared at the same new points, X_test.",
            _each_round(predicted=lambda predict, X, X_test, rows, rng: predict(X)),
            _each_round(predicted=lambda predict, X, X_test, rows, rng: predict(X[rows])),
        ),
        "averaged_over_rounds": (
            "The rounds are averaged, as bagging does. Asked for are the predictions of each "
            "round, a row each.",
            lambda *arguments: _right(*arguments).mean(axis=0),
        ),
        "last_round_only": (
            "Only one round's predictions are returned. Keep those of each round, a row each.",
            lambda *arguments: _right(*arguments)[-1],
            lambda *arguments: _right(*arguments)[0],
        ),
        "drawn_from_the_last_sample": (
            "A round draws from the sample of the round before, as if X and y had been "
            "overwritten by it. Rows that were once missed never come back: each round begins "
            "with the rows as they were given.",
            _drawn_on,
        ),
        "read_across_rounds": (
            "The row numbers are drawn in one block, and a round takes every n_rounds-th of them. "
            "Each round takes the next n.",
            _read_across,
        ),
        "test_rows_drawn": (
            "Rows of X_test are drawn. Only the training rows are: every round is asked about "
            "X_test as it is.",
            _each_round(predicted=_for_drawn_test_rows),
            _drawn_test_rows_only,
        ),
        "drawn_twice_a_round": (
            "A round draws more numbers than its n row numbers, or throws some away, so that the "
            "following rounds do not get theirs.",
            _each_round(
                lambda rng, n, *rest: (rng.integers(0, n, n), rng.integers(0, n, n))[0],
            ),
            _each_round(
                lambda rng, n, *rest: (rng.integers(0, n, n), rng.integers(0, n, n))[1],
            ),
        ),
    },
    lesson="One data set can show how much a model would change with another one, without any new "
    "measurement. What it cannot show is the bias: the truth is not among the rows.",
)
