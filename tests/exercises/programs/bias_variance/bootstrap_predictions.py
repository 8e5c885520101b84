"""Answers to bias_variance/bootstrap_predictions: right ones, and wrong ones by diagnosis."""

import random

import numpy as np


def loop(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    n = len(X)
    predictions = []
    for _ in range(n_rounds):
        rows = rng.integers(0, n, n)
        predict = fit([X[row] for row in rows], [y[row] for row in rows])
        predictions.append(predict(X_test))
    return predictions


def vectorised(fit, X, y, X_test, n_rounds, random_state):
    """All row numbers at once: the generator gives the same ones in a block."""
    n = len(y)
    rows = np.random.default_rng(random_state).integers(0, n, (n_rounds, n))
    return np.vstack([fit(X[drawn], y[drawn])(X_test) for drawn in rows])


def library(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    answer = np.zeros((n_rounds, X_test.shape[0]))
    for r in range(n_rounds):
        rows = rng.choice(X.shape[0], size=X.shape[0], replace=True)
        answer[r] = fit(X=np.take(X, rows, axis=0), y=np.take(y, rows))(X=X_test)
    return answer


def one_table(fit, X, y, X_test, n_rounds, random_state):
    """X and y in one array, so that they cannot come apart."""
    rng = np.random.default_rng(seed=random_state)
    together = np.column_stack([X, y])
    rows_of = lambda: together[rng.integers(len(together), size=len(together))]  # noqa: E731
    samples = [rows_of() for _ in range(n_rounds)]
    return [fit(sample[:, :-1], sample[:, -1])(X_test).tolist() for sample in samples]


def sorted_rows(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    samples = [np.sort(rng.integers(0, high=len(y), size=len(y))) for _ in range(n_rounds)]
    return tuple(fit(X[rows, :], y[rows])(X_test) for rows in samples)


def a_point_at_a_time(fit, X, y, X_test, n_rounds, random_state):
    rng, answer = np.random.default_rng(random_state), []
    while len(answer) < n_rounds:
        rows = rng.integers(0, len(X), len(X))
        predict = fit(X[rows], y[rows])
        answer.append([predict(X_test[j : j + 1])[0] for j in range(len(X_test))])
    return np.array(answer)


def same_sample_each_round__generator_in_the_loop(fit, X, y, X_test, n_rounds, random_state):
    predictions = []
    for _ in range(n_rounds):
        rng = np.random.default_rng(random_state)
        rows = rng.integers(0, len(X), len(X))
        predictions.append(fit(X[rows], y[rows])(X_test))
    return np.array(predictions)


def same_sample_each_round__drawn_before_the_loop(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    rows = rng.integers(0, len(X), len(X))
    return np.array([fit(X[rows], y[rows])(X_test) for _ in range(n_rounds)])


def without_replacement__permutation(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    predictions = []
    for _ in range(n_rounds):
        rows = rng.permutation(len(X))
        predictions.append(fit(X[rows], y[rows])(X_test))
    return np.array(predictions)


def without_replacement__choice(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    drawn = [rng.choice(len(X), len(X), replace=False) for _ in range(n_rounds)]
    return np.array([fit(X[rows], y[rows])(X_test) for rows in drawn])


def without_replacement__sample_never_used(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    predictions = []
    for _ in range(n_rounds):
        rng.integers(0, len(X), len(X))
        predictions.append(fit(X, y)(X_test))
    return np.array(predictions)


def drawn_apart__two_choices(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    predictions = []
    for _ in range(n_rounds):
        X_sample, y_sample = rng.choice(X, len(X)), rng.choice(y, len(y))
        predictions.append(fit(X_sample, y_sample)(X_test))
    return np.array(predictions)


def drawn_apart__labels_as_they_were(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    predictions = []
    for _ in range(n_rounds):
        predictions.append(fit(X[rng.integers(0, len(X), len(X))], y)(X_test))
    return np.array(predictions)


def drawn_apart__drawn_in_each_index(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    n = len(X)
    predictions = np.empty((n_rounds, len(X_test)))
    for r in range(n_rounds):
        predictions[r] = fit(X[rng.integers(0, n, n)], y[rng.integers(0, n, n)])(X_test)
    return predictions


def generator_of_each_round__seed_plus_round(fit, X, y, X_test, n_rounds, random_state):
    predictions = []
    for r in range(n_rounds):
        rows = np.random.default_rng(random_state + r).integers(0, len(X), len(X))
        predictions.append(fit(X[rows], y[rows])(X_test))
    return np.array(predictions)


def other_random_numbers__legacy_seed(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.RandomState(random_state)
    predictions = []
    for _ in range(n_rounds):
        rows = rng.choice(len(X), len(X))
        predictions.append(fit(X[rows], y[rows])(X_test))
    return np.array(predictions)


def row_never_drawn__last(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    n = len(X)
    predictions = []
    for _ in range(n_rounds):
        rows = rng.integers(0, n - 1, n)
        predictions.append(fit(X[rows], y[rows])(X_test))
    return np.array(predictions)


def another_size__as_many_as_rounds(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    predictions = []
    for _ in range(n_rounds):
        rows = rng.integers(0, len(X), n_rounds)
        predictions.append(fit(X[rows], y[rows])(X_test))
    return np.array(predictions)


def another_size__as_many_as_test_rows(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    samples = [rng.integers(0, len(X), len(X_test)) for _ in range(n_rounds)]
    return np.array([fit(X[rows], y[rows])(X_test) for rows in samples])


def duplicates_dropped__set(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    predictions = []
    for _ in range(n_rounds):
        rows = sorted(set(rng.integers(0, len(X), len(X)).tolist()))
        predictions.append(fit(X[rows], y[rows])(X_test))
    return np.array(predictions)


def training_rows_predicted__of_x(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    predictions = []
    for _ in range(n_rounds):
        rows = rng.integers(0, len(X), len(X))
        predictions.append(fit(X[rows], y[rows])(X))
    return np.array(predictions)


def averaged_over_rounds__bagging(fit, X, y, X_test, n_rounds, random_state):
    return np.mean(loop(fit, X, y, X_test, n_rounds, random_state), axis=0)


def last_round_only__overwritten(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    for _ in range(n_rounds):
        rows = rng.integers(0, len(X), len(X))
        predictions = fit(X[rows], y[rows])(X_test)
    return predictions


def other_random_numbers__of_python(fit, X, y, X_test, n_rounds, random_state):
    rng = random.Random(random_state)
    predictions = []
    for _ in range(n_rounds):
        rows = rng.choices(range(len(X)), k=len(X))
        predictions.append(fit(X[rows], y[rows])(X_test))
    return np.array(predictions)


def drawn_from_the_last_sample__overwritten(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    predictions = []
    for _ in range(n_rounds):
        rows = rng.integers(0, len(X), len(X))
        X, y = X[rows], y[rows]
        predictions.append(fit(X, y)(X_test))
    return np.array(predictions)


def read_across_rounds__block_of_columns(fit, X, y, X_test, n_rounds, random_state):
    rows = np.random.default_rng(random_state).integers(0, len(X), (len(X), n_rounds))
    return np.array([fit(X[rows[:, r]], y[rows[:, r]])(X_test) for r in range(n_rounds)])


def drawn_twice_a_round__thrown_away(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    predictions = []
    for _ in range(n_rounds):
        rng.integers(0, len(X), len(X))
        rows = rng.integers(0, len(X), len(X))
        predictions.append(fit(X[rows], y[rows])(X_test))
    return np.array(predictions)


def last_round_only__returned_in_the_loop(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    for _ in range(n_rounds):
        rows = rng.integers(0, len(X), len(X))
        return fit(X[rows], y[rows])(X_test)


def shape__transposed(fit, X, y, X_test, n_rounds, random_state):
    return np.transpose(loop(fit, X, y, X_test, n_rounds, random_state))


def relation__one_long_row(fit, X, y, X_test, n_rounds, random_state):
    return np.concatenate(loop(fit, X, y, X_test, n_rounds, random_state))


def test_rows_drawn__after_training(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    answer = []
    for _ in range(n_rounds):
        rows = rng.integers(0, len(X), len(X))
        answer.append(fit(X[rows], y[rows])(X_test[rng.integers(0, len(X_test), len(X_test))]))
    return np.array(answer)


def sensitivity__seed_forgotten(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(42)
    predictions = []
    for _ in range(n_rounds):
        rows = rng.integers(0, len(X), len(X))
        predictions.append(fit(X[rows], y[rows])(X_test))
    return np.array(predictions)


def not_a_value__models_in_place_of_predictions(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    models = []
    for _ in range(n_rounds):
        rows = rng.integers(0, len(X), len(X))
        models.append(fit(X[rows], y[rows]))
    return models


def raised__predict_as_a_method(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    rows = rng.integers(0, len(X), len(X))
    return fit(X[rows], y[rows]).predict(X_test)


def shape__one_round_too_few(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    predictions = []
    for _ in range(1, n_rounds):
        rows = rng.integers(0, len(X), len(X))
        predictions.append(fit(X[rows], y[rows])(X_test))
    return np.array(predictions)


def rows_left_out__out_of_bag(fit, X, y, X_test, n_rounds, random_state):
    rng = np.random.default_rng(random_state)
    predictions = []
    for _ in range(n_rounds):
        rows = rng.integers(0, len(X), len(X))
        rest = [row for row in range(len(X)) if row not in rows] or [0]
        predictions.append(fit(X[rest], y[rest])(X_test))
    return np.array(predictions)
