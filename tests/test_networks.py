"""The networks on data they must be able to learn, and inside scikit-learn's tools."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.datasets import load_breast_cancer, load_digits
from sklearn.linear_model import LinearRegression
from sklearn.metrics import log_loss, mean_squared_error
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.estimator_checks import check_estimator

from mlnotes.backpropagation import mlp_gradients, mlp_loss
from mlnotes.networks import MLPClassifier, MLPRegressor
from mlnotes.optimizers import adam


@pytest.fixture(scope="module")
def wave():
    """y = sin 3x without noise: no straight line explains it."""
    X = np.linspace(-1, 2, 120)[:, None]
    return X, np.sin(3 * X[:, 0])


def test_the_regressor_learns_a_wave_that_no_line_can(wave):
    assert LinearRegression().fit(*wave).score(*wave) < 0.2
    assert MLPRegressor(n_epochs=300, random_state=0).fit(*wave).score(*wave) > 0.95


def test_the_loss_curve_ends_at_the_loss_of_the_fitted_network(wave):
    X, y = wave
    model = MLPRegressor(n_epochs=50, random_state=0).fit(X, y)
    assert model.loss_curve_.shape == (51,)
    assert model.loss_curve_[-1] == pytest.approx(mean_squared_error(y, model.predict(X)))
    assert model.loss_curve_[-1] == pytest.approx(mlp_loss(*model.weights_, X, y))
    assert model.loss_curve_[-1] < model.loss_curve_[0] / 2


def test_training_goes_on_until_the_gradients_are_small(wave):
    X, y = wave
    sizes = []
    for n_epochs in (1, 500):
        model = MLPRegressor(n_epochs=n_epochs, batch_size=len(y), random_state=0).fit(X, y)
        sizes.append(max(np.abs(part).max() for part in mlp_gradients(*model.weights_, X, y)))
    assert sizes[1] < sizes[0] / 20


def test_with_one_batch_training_is_adam_on_all_parameters_at_once(wave):
    X, y = wave

    def weights(learning_rate, n_epochs):
        settings = dict(learning_rate=learning_rate, n_epochs=n_epochs, batch_size=len(y))
        return MLPRegressor(n_hidden=4, random_state=3, **settings).fit(X, y).weights_

    def flat(parts):
        return np.concatenate([np.ravel(part) for part in parts])

    def gradient(w):
        return flat(mlp_gradients(w[:4].reshape(1, 4), w[4:8], w[8:12], w[12], X, y))

    # A rate too small to move anything shows where training starts.
    start = flat(weights(1e-300, 1))
    np.testing.assert_allclose(
        flat(weights(0.01, 5)), adam(gradient, start, 0.01, 5)[-1], rtol=1e-10
    )


def test_the_first_weights_have_a_variance_of_one_over_the_number_of_inputs():
    X, y = np.ones((4, 50)), np.ones(4)
    settings = dict(n_hidden=2000, learning_rate=1e-300, n_epochs=1, random_state=0)
    W1, b1, W2, b2 = MLPRegressor(**settings).fit(X, y).weights_
    assert 50 * W1.var() == pytest.approx(1, rel=0.05)
    assert 2000 * W2.var() == pytest.approx(1, rel=0.2)
    assert np.abs([*b1, b2]).max() < 1e-200


def test_a_seed_fixes_the_network_and_another_gives_another(wave):
    def weights(seed):
        return MLPRegressor(n_epochs=2, random_state=seed).fit(*wave).weights_

    assert all(map(np.array_equal, weights(1), weights(1)))
    assert not np.array_equal(weights(1)[0], weights(2)[0])


def test_the_classifier_reads_handwritten_digits():
    X, y = load_digits(return_X_y=True)
    model = make_pipeline(StandardScaler(), MLPClassifier(n_epochs=20, random_state=0))
    assert cross_val_score(model, X, y, cv=3).min() > 0.88


def test_the_classifiers_loss_curve_is_the_log_loss_of_its_probabilities():
    X, y = load_digits(return_X_y=True)
    X, y = X[:200] / 16, np.array([f"digit {label}" for label in y[:200]])
    model = MLPClassifier(n_epochs=15, random_state=0).fit(X, y)
    p = model.predict_proba(X)
    assert model.loss_curve_[-1] == pytest.approx(log_loss(y, p, labels=model.classes_))
    assert np.array_equal(model.predict(X), model.classes_[p.argmax(axis=1)])


def test_grid_search_takes_the_classifier_and_finds_that_learning_helps():
    X, y = load_breast_cancer(return_X_y=True)
    model = make_pipeline(StandardScaler(), MLPClassifier(n_epochs=10, random_state=0))
    grid = {"mlpclassifier__learning_rate": [1e-6, 1e-2]}
    search = GridSearchCV(model, grid, cv=3).fit(X, y)
    assert search.best_params_ == {"mlpclassifier__learning_rate": 1e-2}
    assert search.best_score_ > 0.95


@pytest.mark.parametrize("network", [MLPClassifier, MLPRegressor])
def test_scikit_learns_own_checks_pass(network):
    check_estimator(network(), on_skip=None)


@pytest.mark.parametrize("network", [MLPClassifier, MLPRegressor])
def test_clone_keeps_the_parameters(network):
    settings = dict(n_hidden=3, learning_rate=0.1, n_epochs=4, batch_size=5, random_state=6)
    assert clone(network(**settings)).get_params() == settings


@pytest.mark.parametrize("name", ["n_hidden", "learning_rate", "n_epochs", "batch_size"])
@pytest.mark.parametrize("network", [MLPClassifier, MLPRegressor])
def test_a_parameter_that_is_not_positive_is_refused(network, name):
    with pytest.raises(ValueError, match=f"{name} must be positive, got 0"):
        network(**{name: 0}).fit([[0.0], [1.0]], [0, 1])


def test_a_single_class_is_refused():
    with pytest.raises(ValueError, match=r"two classes or more, got one class: \['a'\]"):
        MLPClassifier().fit([[0.0], [1.0]], ["a", "a"])
