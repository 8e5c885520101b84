"""Answers to bias_variance/choose_degree: right ones, and wrong ones by diagnosis."""

import numpy as np
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import (
    GridSearchCV,
    KFold,
    ShuffleSplit,
    cross_val_score,
    train_test_split,
)
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures

_legendre = np.polynomial.legendre


def _training_error(x, y, degree):
    return np.mean((_legendre.legval(x, _legendre.legfit(x, y, degree)) - y) ** 2)


def loop(x, y, degrees, random_state):
    best, least = None, float("inf")
    for degree in degrees:
        total = 0.0
        for k in range(10):
            test = np.arange(len(x)) % 10 == k
            coefficients = np.polyfit(x[~test], y[~test], degree)
            for a, b in zip(x[test], y[test], strict=True):
                total += (np.polyval(coefficients, a) - b) ** 2
        if total < least:
            best, least = degree, total
    return best


def vectorised(x, y, degrees, random_state):
    errors = []
    for degree in degrees:
        Q = np.linalg.qr(_legendre.legvander(x, degree))[0]
        residuals, leverage = y - Q @ (Q.T @ y), np.sum(Q**2, axis=1)
        errors.append(np.mean((residuals / (1 - leverage)) ** 2))
    return degrees[np.argmin(errors)]


def library(x, y, degrees, random_state):
    model = make_pipeline(PolynomialFeatures(), LinearRegression())
    search = GridSearchCV(
        model,
        {"polynomialfeatures__degree": degrees},
        scoring="neg_mean_squared_error",
        cv=KFold(5, shuffle=True, random_state=random_state),
    )
    return search.fit(x[:, None], y).best_params_["polynomialfeatures__degree"]


def five_folds(x, y, degrees, random_state):
    def score(degree):
        model = make_pipeline(PolynomialFeatures(degree), LinearRegression())
        return cross_val_score(model, x[:, np.newaxis], y, scoring="neg_mean_squared_error").mean()

    return max(degrees, key=score)


def repeated_splits(x, y, degrees, random_state):
    errors = dict.fromkeys(degrees, 0.0)
    for train, test in ShuffleSplit(10, test_size=0.3, random_state=random_state).split(x):
        for degree in degrees:
            fitted = _legendre.Legendre.fit(x[train], y[train], degree)
            errors[degree] += np.sum((fitted(x[test]) - y[test]) ** 2)
    return np.int64(min(errors, key=errors.get))


def generalised_cross_validation(x, y, degrees, random_state):
    return min(
        degrees, key=lambda degree: _training_error(x, y, degree) / (1 - (degree + 1) / len(x)) ** 2
    )


def bayesian_criterion(x, y, degrees, random_state):
    n = len(x)
    criteria = [n * np.log(_training_error(x, y, d)) + np.log(n) * (d + 1) for d in degrees]
    return float(degrees[int(np.argmin(criteria))])


def one_standard_error(x, y, degrees, random_state):
    folds = np.random.default_rng(random_state).permutation(len(x)) % 10
    errors = np.empty((len(degrees), 10))
    for k in range(10):
        train, test = folds != k, folds == k
        for row, degree in enumerate(degrees):
            fitted = _legendre.Legendre.fit(x[train], y[train], degree)
            errors[row, k] = np.mean((fitted(x[test]) - y[test]) ** 2)
    means, spread = errors.mean(axis=1), errors.std(axis=1, ddof=1) / np.sqrt(10)
    least = np.argmin(means)
    return next(d for d, e in zip(degrees, means, strict=True) if e <= means[least] + spread[least])


def largest_degree__by_training_error(x, y, degrees, random_state):
    return min(degrees, key=lambda degree: _training_error(x, y, degree))


def largest_degree__by_r_squared(x, y, degrees, random_state):
    scores = []
    for degree in degrees:
        model = make_pipeline(PolynomialFeatures(degree), LinearRegression())
        scores.append(model.fit(x[:, None], y).score(x[:, None], y))
    return degrees[int(np.argmax(scores))]


def largest_degree__last(x, y, degrees, random_state):
    return degrees[-1]


def smallest_degree__simplest(x, y, degrees, random_state):
    return min(degrees)


def smallest_degree__largest_training_error(x, y, degrees, random_state):
    return max(degrees, key=lambda degree: np.std(y - np.polyval(np.polyfit(x, y, degree), x)))


def same_degree__in_the_middle(x, y, degrees, random_state):
    return sorted(degrees)[len(degrees) // 2]


def same_degree__two(x, y, degrees, random_state):
    return 2


def same_degree__next_to_largest(x, y, degrees, random_state):
    return degrees[-2]


def same_degree__by_the_number_of_points(x, y, degrees, random_state):
    return max(degree for degree in degrees if degree <= len(x) / 10)


def together__worst_of_the_folds(x, y, degrees, random_state):
    errors = []
    for degree in degrees:
        total = 0.0
        for k in range(5):
            test = np.arange(len(x)) % 5 == k
            fitted = np.polyfit(x[~test], y[~test], degree)
            total += np.sum((np.polyval(fitted, x[test]) - y[test]) ** 2)
        errors.append(total)
    return degrees[np.argmax(errors)]


def together__folds_of_sorted_points(x, y, degrees, random_state):
    order = np.argsort(x)
    errors = []
    for degree in degrees:
        total = 0.0
        for test in np.array_split(order, 3):
            train = np.setdiff1d(order, test)
            fitted = np.polyfit(x[train], y[train], degree)
            total += np.sum((np.polyval(fitted, x[test]) - y[test]) ** 2)
        errors.append(total)
    return degrees[np.argmin(errors)]


def property__place_of_the_best(x, y, degrees, random_state):
    return degrees.index(vectorised(x, y, degrees, random_state))


def property__none_of_those_offered(x, y, degrees, random_state):
    return 3


def shape__all_errors(x, y, degrees, random_state):
    return [_training_error(x, y, degree) for degree in degrees]


def type__in_words(x, y, degrees, random_state):
    train, test = train_test_split(np.arange(len(x)), random_state=random_state)
    return f"degree {len(train) // len(test)}"
