"""Smoothing against explicit weights, stopping against the rule told by sets, labels by hand."""

from __future__ import annotations

import numpy as np
import pytest

from mlnotes.loss_curves import diagnose_curves, early_stopping_epoch, smooth_losses

NAN = float("nan")


@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9])
def test_smoothed_loss_is_the_mean_weighted_by_powers_of_beta(beta):
    losses = np.random.default_rng(0).normal(size=12)
    expected = [np.average(losses[:t], weights=beta ** np.arange(t)[::-1]) for t in range(1, 13)]
    np.testing.assert_allclose(smooth_losses(losses, beta), expected, rtol=1e-12)


def test_smoothing_leaves_a_constant_loss_as_it_is():
    np.testing.assert_allclose(smooth_losses([3.0] * 20, 0.99), 3.0, rtol=1e-12)


@pytest.mark.parametrize(
    ("losses", "patience", "min_delta", "epoch"),
    [
        ([5], 1, 0, 0),
        ([5, 4, 3], 1, 0, 2),
        ([5, 4, 6, 3], 1, 0, 1),
        ([5, 4, 6, 3], 2, 0, 3),
        ([5, 4, 6, 6, 3], 2, 0, 1),  # two in a row: the 3 is never seen
        ([5, 4, 6, 3, 6, 2], 2, 0, 5),  # bad epochs that are not in a row do not add up
        ([4, 4, 4], 5, 0, 0),  # an equal loss replaces nothing
        ([5, 4.5, 4, 3.5], 5, 0.5, 2),  # nor does one that is better by just min_delta
        ([5, 4.75, 4.5, 4.25], 9, 0.5, 3),  # small gains add up against the best epoch
        ([5, 4, NAN, NAN, 3], 2, 0, 1),
        ([5, 4, float("inf")], 2, 0, 1),
    ],
)
def test_early_stopping_keeps_the_epoch_found_by_hand(losses, patience, min_delta, epoch):
    assert early_stopping_epoch(losses, patience, min_delta) == epoch


def test_early_stopping_with_endless_patience_finds_the_global_minimum():
    losses = np.random.default_rng(1).normal(size=50)
    assert early_stopping_epoch(losses, patience=50) == losses.argmin()


@pytest.mark.parametrize("patience", [1, 2, 5])
def test_no_epoch_within_patience_of_the_kept_one_is_better(patience):
    for seed in range(50):
        losses = np.random.default_rng(seed).normal(size=40)
        kept = early_stopping_epoch(losses, patience)
        assert losses[kept] == losses[: kept + patience + 1].min()
        # And every epoch before it was followed in time by a better one.
        for epoch in range(kept):
            if losses[epoch] == losses[: epoch + 1].min():
                assert losses[epoch + 1 : epoch + patience + 1].min() < losses[epoch]


@pytest.mark.parametrize(
    ("train", "valid", "target", "label"),
    [
        ([4, 2, 5], [4, 4, 4], 1, "diverging"),
        ([4, 2, NAN], [4, 2, NAN], 1, "diverging"),
        ([4, 2, np.inf], [4, 2, 2], 9, "diverging"),
        ([4, 9, np.inf, 1, 1], [4, 9, 9, 2, 2], 1, "good fit"),  # a spike that it came back from
        ([4, 2, 1, 0.5], [4, 2, 3, 4], 1, "overfitting"),
        ([4, 2, 1, 1], [9, 8, 7, 7], 1, "good fit"),  # a gap alone is not overfitting
        ([4, 2, 1, 1], [4, 2, 2, 2.125], 1, "good fit"),  # up by less than 10%
        ([4, 3, 2, 1], [4, 3, 2, 1], 9, "not converged"),
        ([4, 3, 3, 3], [4, 3, 3, 3], 1, "underfitting"),
        ([4, 3, 3, 3], [4, 3, 3, 3], 3, "good fit"),  # at the target is not above it
        ([4, 0, 0], [4, 0, 0], 1, "good fit"),
        # The last tenth of 30 epochs is three: the fall is before the last two.
        ([4] * 27 + [4, 2, 2], [4] * 30, 1, "not converged"),
        ([4] * 20 + [4, 2, 2], [4] * 23, 1, "underfitting"),
    ],
)
def test_curves_get_the_label_that_they_have_by_hand(train, valid, target, label):
    assert diagnose_curves(train, valid, target) == label


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: smooth_losses([1.0], 1.0), "beta must be at least 0 and below 1, got 1.0"),
        (lambda: smooth_losses([], 0.5), r"losses must be flat and not empty, got shape \(0,\)"),
        (lambda: early_stopping_epoch([1.0], 0), "patience must be at least 1, got 0"),
        (lambda: early_stopping_epoch([1.0], 1, -1), "min_delta must be at least 0, got -1"),
        (lambda: early_stopping_epoch([[1.0]], 1), r"valid_losses must be flat.*\(1, 1\)"),
        (lambda: diagnose_curves([], [1.0], 1), "train_losses must be flat and not empty"),
        (lambda: diagnose_curves([1.0], [-2.0], 1), "valid_losses must not be negative, got -2.0"),
    ],
)
def test_bad_input_is_refused_with_the_constraint_and_the_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()
