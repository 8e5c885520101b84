"""Every guard of the library refuses NaN, and takes what lies just inside of its border."""

from __future__ import annotations

import inspect
import math

import numpy as np
import pytest

from mlnotes import (
    classifiers,
    convergence,
    datasets,
    hyperparameters,
    images,
    loss_curves,
    losses,
    models,
    networks,
    optimizers,
    proximal,
    stochastic,
)

NAN = math.nan
X, Y = np.array([[1.0], [2.0], [3.0]]), np.array([1.0, 0.0, 1.0])
IMAGE = np.eye(3)


def slope(w):
    return 2 * w


# Each takes the one value that is guarded; the two values stand for just inside and just outside.
GUARDED = {
    "ridge_loss alpha": (lambda v: losses.ridge_loss([1.0], X, Y, v), 0.0, -1e-300),
    "ridge_gradient alpha": (lambda v: losses.ridge_gradient([1.0], X, Y, v), 0.0, -1e-300),
    "numerical_gradient h": (lambda v: losses.numerical_gradient(np.sum, [1.0], v), 1e-300, 0.0),
    "expected_loss grid": (lambda v: losses.expected_loss([1, 2], [1, 1], [0, v]), 1e-9, 0.0),
    "logistic_loss y": (lambda v: losses.logistic_loss([1.0], X, [0, 1, v]), 1.0, -1.0),
    "logistic_gradient y": (lambda v: losses.logistic_gradient([1.0], X, [0, 1, v]), 0.0, 2.0),
    "gradient_descent rate": (
        lambda v: optimizers.gradient_descent(slope, [1.0], v, 1),
        1e-300,
        0.0,
    ),
    "momentum rate": (lambda v: optimizers.momentum_descent(slope, [1.0], v, 1), 1e-300, 0.0),
    "momentum from 0": (
        lambda v: optimizers.momentum_descent(slope, [1.0], 0.1, 1, momentum=v),
        0.0,
        -1e-9,
    ),
    "momentum below 1": (
        lambda v: optimizers.momentum_descent(slope, [1.0], 0.1, 1, momentum=v),
        1 - 1e-9,
        1.0,
    ),
    "rmsprop rate": (lambda v: optimizers.rmsprop(slope, [1.0], v, 1), 1e-300, 0.0),
    "rmsprop decay": (lambda v: optimizers.rmsprop(slope, [1.0], 0.1, 1, decay=v), 1 - 1e-9, 1.0),
    "rmsprop epsilon": (lambda v: optimizers.rmsprop(slope, [1.0], 0.1, 1, epsilon=v), 1e-300, 0.0),
    "adam rate": (lambda v: optimizers.adam(slope, [1.0], v, 1), 1e-300, 0.0),
    "adam beta1": (lambda v: optimizers.adam(slope, [1.0], 0.1, 1, beta1=v), 0.0, 1.0),
    "adam beta2": (lambda v: optimizers.adam(slope, [1.0], 0.1, 1, beta2=v), 0.0, -1e-9),
    "adam epsilon": (lambda v: optimizers.adam(slope, [1.0], 0.1, 1, epsilon=v), 1e-300, 0.0),
    "adam_step t": (
        lambda v: optimizers.adam_step(1.0, 0.0, 0.0, v, 1.0, 0.1, 0.9, 0.9, 1e-8),
        1,
        0,
    ),
    "has_converged tolerance": (
        lambda v: convergence.has_converged([2.0, 1.0], v, 1),
        0.0,
        -1e-300,
    ),
    "has_converged patience": (lambda v: convergence.has_converged([2.0, 1.0], 0.1, v), 1, 0),
    "gradient_stop rate": (
        lambda v: convergence.gradient_stop(slope, [1.0], v, 0.1, 3),
        1e-300,
        0.0,
    ),
    "gradient_stop tolerance": (
        lambda v: convergence.gradient_stop(slope, [1.0], 0.1, v, 3),
        0.0,
        -1e-300,
    ),
    "linear_rate errors": (lambda v: convergence.linear_rate([1.0, v]), 1e-300, 0.0),
    "steps_to_tolerance rate": (lambda v: convergence.steps_to_tolerance(v, 1.0, 0.5), 1e-9, 0.0),
    "steps_to_tolerance error": (
        lambda v: convergence.steps_to_tolerance(0.5, v, 0.5),
        1e-300,
        math.inf,
    ),
    "steps_to_tolerance tolerance": (
        lambda v: convergence.steps_to_tolerance(0.5, 1.0, v),
        1e-300,
        0.0,
    ),
    "smooth_losses from 0": (lambda v: loss_curves.smooth_losses([1.0], v), 0.0, -1e-9),
    "smooth_losses below 1": (lambda v: loss_curves.smooth_losses([1.0], v), 1 - 1e-9, 1.0),
    "early_stopping patience": (lambda v: loss_curves.early_stopping_epoch([1.0], v), 1, 0),
    "early_stopping min_delta": (
        lambda v: loss_curves.early_stopping_epoch([1.0], 1, v),
        0.0,
        -1e-300,
    ),
    "soft_threshold": (lambda v: proximal.soft_threshold([1.0], v), 0.0, -1e-300),
    "constant rate": (stochastic.constant, 1e-300, 0.0),
    "inverse_time_decay rate": (lambda v: stochastic.inverse_time_decay(v, 1.0), 1e-300, 0.0),
    "inverse_time_decay decay": (lambda v: stochastic.inverse_time_decay(1.0, v), 1e-300, 0.0),
    "cosine_decay rate": (lambda v: stochastic.cosine_decay(v, 3), 1e-300, 0.0),
    "cosine_decay steps": (lambda v: stochastic.cosine_decay(1.0, v), 1, 0),
    "linear_warmup steps": (lambda v: stochastic.linear_warmup(stochastic.constant(1.0), v), 1, 0),
    "hypergradient alpha": (
        lambda v: hyperparameters.ridge_hypergradient(X, Y, X, Y, v),
        1e-9,
        0.0,
    ),
    "denoise_loss smoothness": (lambda v: images.denoise_loss(IMAGE, IMAGE, v), 0.0, -1e-300),
    "denoise smoothness": (lambda v: images.denoise(IMAGE, v, n_steps=1), 0.0, -1e-300),
    "psnr peak": (lambda v: images.psnr(IMAGE, IMAGE.T + 1, peak=v), 1e-9, 0.0),
    "line_with_noise noise": (
        lambda v: datasets.line_with_noise(n_samples=5, noise=v, random_state=0),
        0.0,
        -1e-300,
    ),
    "classifier alpha": (
        lambda v: classifiers.LogisticRegression(alpha=v).fit(X, [0, 1, 0]),
        1e-9,
        -1e-300,
    ),
    "classifier tol": (
        lambda v: classifiers.LogisticRegression(tol=v).fit(X, [0, 1, 0]),
        1e-9,
        0.0,
    ),
    "network rate": (
        lambda v: networks.MLPRegressor(learning_rate=v, n_epochs=1).fit(X, Y),
        1e-9,
        0.0,
    ),
}


@pytest.mark.parametrize("guard", GUARDED)
def test_a_guard_refuses_nan_and_what_lies_outside(guard):
    call, inside, outside = GUARDED[guard]
    call(inside)
    for value in (outside, NAN):
        with pytest.raises(ValueError, match=r"got|must|counts"):
            call(value)


def test_labels_of_minus_one_and_one_are_refused_together_too():
    with pytest.raises(ValueError, match="0 and 1 only"):
        losses.logistic_loss([1.0], X, [-1, 1, -1])


def test_the_usual_settings_are_those_of_the_literature():
    def default(function, name):
        return inspect.signature(function).parameters[name].default

    assert default(optimizers.momentum_descent, "momentum") == 0.9
    assert default(optimizers.adam, "beta1") == 0.9
    assert default(optimizers.adam, "beta2") == 0.999
    assert default(losses.numerical_gradient, "h") == 1e-5
    assert default(losses.gradient_error, "h") == 1e-5


def test_the_last_batch_of_an_epoch_counts_though_it_is_smaller():
    """Seven rows in batches of three: the seventh is used, so removing it changes the network."""
    rows, targets = np.arange(7.0)[:, None], np.arange(7.0) ** 2

    def steps(n_rows):
        asked = []
        model = networks.MLPRegressor(n_hidden=2, n_epochs=1, batch_size=3, random_state=0)

        def slope_of(output, y):
            asked.append(len(y))
            return np.zeros_like(output)

        model._train(rows[:n_rows], targets[:n_rows], (), lambda o, y: 0.0, slope_of)
        return asked

    assert steps(7) == [3, 3, 1]
    assert steps(6) == [3, 3]
    assert steps(2) == [2]


def test_a_model_whose_rate_is_nan_is_refused():
    with pytest.raises(ValueError, match="learning_rate"):
        models.LinearRegression(learning_rate=NAN).fit(X, Y)
