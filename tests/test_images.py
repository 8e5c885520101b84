"""Images against scipy's convolutions, a graph Laplacian and a median filter."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.ndimage import median_filter
from scipy.signal import convolve2d, correlate2d
from scipy.sparse.csgraph import laplacian
from sklearn.datasets import load_sample_image
from sklearn.feature_extraction.image import grid_to_graph

from mlnotes.images import (
    convolve,
    correlate,
    deblur,
    deblur_gradient,
    deblur_loss,
    denoise,
    denoise_gradient,
    denoise_loss,
    load_photograph,
    psnr,
)

SHAPES = [((1, 7), (1, 3)), ((6, 1), (3, 1)), ((4, 5), (3, 5)), ((8, 6), (5, 3)), ((5, 5), (5, 5))]
# A camera that moves to the right while the light fades.
TRAIL = np.arange(9.0, 0.0, -1.0)[None] / 45


@pytest.fixture(params=SHAPES, ids=str)
def images(request):
    """An image, another of its shape, and an asymmetric kernel."""
    shape, kernel_shape = request.param
    rng = np.random.default_rng(0)
    return rng.normal(size=shape), rng.normal(size=shape), rng.normal(size=kernel_shape)


@pytest.fixture(scope="module")
def photograph():
    return load_photograph("china.jpg")


def with_noise(image, level):
    return image + level * np.random.default_rng(0).normal(size=image.shape)


def slope(loss, image, h=1e-4):
    """Centred differences, one pixel at a time; exact but for rounding, as the losses are squares.

    Written here, so that the library's own is not its judge.
    """
    total = np.zeros_like(image)
    for pixel in np.ndindex(*image.shape):
        step = np.zeros_like(image)
        step[pixel] = h
        total[pixel] = (loss(image + step) - loss(image - step)) / (2 * h)
    return total


def relative_error(by_hand, numerical):
    return np.linalg.norm(by_hand - numerical) / np.linalg.norm(numerical)


def test_denoise_gradient_is_the_slope_of_its_loss(images):
    image, noisy, _ = images
    numerical = slope(lambda u: denoise_loss(u, noisy, 1.7), image)
    assert relative_error(denoise_gradient(image, noisy, 1.7), numerical) < 1e-6


def test_denoise_gradient_is_that_of_the_graph_of_neighbouring_pixels(images):
    image, noisy, _ = images
    L = laplacian(grid_to_graph(*image.shape).astype(float))
    smoothing = (L @ image.ravel()).reshape(image.shape)
    np.testing.assert_allclose(
        denoise_gradient(image, noisy, 1.7), image - noisy + 1.7 * smoothing, atol=1e-12
    )


def test_denoise_reaches_the_solution_of_the_linear_system(images):
    noisy = images[0]
    L = laplacian(grid_to_graph(*noisy.shape).astype(float)).toarray()
    solution = np.linalg.solve(np.eye(noisy.size) + 2 * L, noisy.ravel()).reshape(noisy.shape)
    np.testing.assert_allclose(denoise(noisy, 2.0, n_steps=600).image, solution, atol=1e-9)


def test_convolution_and_correlation_are_those_of_scipy(images):
    image, _, kernel = images
    np.testing.assert_allclose(
        convolve(image, kernel), convolve2d(image, kernel, mode="same"), atol=1e-12
    )
    np.testing.assert_allclose(
        correlate(image, kernel), correlate2d(image, kernel, mode="same"), atol=1e-12
    )


def test_correlation_is_the_adjoint_of_convolution(images):
    x, y, kernel = images
    forward = np.sum(convolve(x, kernel) * y)
    assert np.sum(x * correlate(y, kernel)) == pytest.approx(forward, rel=1e-12)


def test_deblur_gradient_is_the_slope_of_its_loss(images):
    image, blurred, kernel = images
    numerical = slope(lambda u: deblur_loss(u, blurred, kernel), image)
    assert relative_error(deblur_gradient(image, blurred, kernel), numerical) < 1e-6


def test_deblur_loss_is_half_the_squared_residual_of_scipys_convolution(images):
    image, blurred, kernel = images
    residual = convolve2d(image, kernel, mode="same") - blurred
    assert deblur_loss(image, blurred, kernel) == pytest.approx(0.5 * (residual**2).sum())


def test_no_step_of_a_restoration_goes_uphill(images):
    image, _, kernel = images
    for losses in (denoise(image, 5.0).losses, deblur(image, kernel).losses):
        assert losses.shape == (101,)
        assert np.all(np.diff(losses) <= 1e-12)
        assert losses[-1] < losses[0]


def test_a_restoration_leaves_what_was_seen_alone():
    seen = np.arange(12.0).reshape(3, 4)
    denoise(seen, 1.0), deblur(seen, np.array([[1.0, 2.0, 4.0]]))
    assert np.array_equal(seen, np.arange(12.0).reshape(3, 4))


def test_no_steps_give_what_was_seen():
    seen = np.arange(12.0).reshape(3, 4)
    assert np.array_equal(denoise(seen, 1.0, n_steps=0).image, seen)


@pytest.mark.parametrize("name", ["china.jpg", "flower.jpg"])
def test_denoising_beats_the_noisy_photograph_and_a_median_filter_on_gaussian_noise(name):
    truth = load_photograph(name)
    noisy = with_noise(truth, 0.1)
    quality = psnr(denoise(noisy, 0.7).image, truth)
    assert quality > psnr(noisy, truth) + 4
    assert quality > psnr(median_filter(noisy, 3), truth) + 0.5


def test_the_median_filter_is_better_where_pixels_are_lost_to_black_and_white(photograph):
    rng = np.random.default_rng(0)
    lost = rng.random(photograph.shape) < 0.1
    noisy = np.where(lost, rng.integers(0, 2, photograph.shape), photograph)
    best = max(psnr(denoise(noisy, smoothness).image, photograph) for smoothness in (0.5, 1, 2))
    assert psnr(median_filter(noisy, 3), photograph) > best + 0.5


def test_deblurring_beats_the_blurred_photograph_and_a_median_filter(photograph):
    blurred = with_noise(convolve(photograph, TRAIL), 0.01)
    quality = psnr(deblur(blurred, TRAIL, n_steps=30).image, photograph)
    baseline = max(psnr(seen, photograph) for seen in (blurred, median_filter(blurred, 3)))
    assert quality > baseline + 6


def test_deblurring_for_too_long_brings_back_the_noise_while_the_loss_still_falls(photograph):
    blurred = with_noise(convolve(photograph, TRAIL), 0.01)
    stopped, late = (deblur(blurred, TRAIL, n_steps=n_steps) for n_steps in (30, 300))
    assert late.losses[-1] < stopped.losses[-1]
    assert psnr(late.image, photograph) < psnr(stopped.image, photograph) - 3


def test_without_noise_deblurring_only_gets_better(photograph):
    blurred = convolve(photograph, TRAIL)
    quality = [psnr(deblur(blurred, TRAIL, n_steps=n).image, photograph) for n in (0, 30, 300)]
    assert quality == sorted(quality)


def test_psnr_is_twenty_decibels_for_an_error_of_a_tenth_of_the_peak():
    truth = np.zeros((4, 4))
    assert psnr(truth + 0.1, truth) == pytest.approx(20)
    assert psnr(truth + 25.5, truth, peak=255) == pytest.approx(20)
    assert psnr(truth, truth) == np.inf


def test_a_photograph_is_the_grey_middle_of_scikit_learns():
    grey = load_sample_image("china.jpg").mean(axis=2) / 255
    whole = load_photograph("china.jpg", size=427)
    np.testing.assert_allclose(whole, grey[:, 106:533])
    # 427 = 7 · 61: each pixel of the small one is the mean of a block of 7 by 7.
    small = load_photograph("china.jpg", size=61)
    assert small[0, 0] == pytest.approx(whole[:7, :7].mean())
    assert small[60, 3] == pytest.approx(whole[420:, 21:28].mean())


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: denoise_loss([1.0], [1.0], 1), r"image must be \(h, w\).*got shape \(1,\)"),
        (lambda: denoise_gradient([[1.0]], [[1.0, 2.0]], 1), r"got \(1, 1\) and \(1, 2\)"),
        (lambda: denoise_gradient([[1.0]], [[1.0]], -1), "smoothness must be at least 0, got -1"),
        (lambda: denoise([[1.0]], float("nan")), "smoothness must be at least 0, got nan"),
        (lambda: denoise([[1.0]], 1.0, n_steps=-1), "n_steps must be at least 0, got -1"),
        (lambda: denoise([1.0], 1.0), r"noisy must be \(h, w\).*got shape \(1,\)"),
        (lambda: correlate([[1.0]], np.ones((3, 2))), r"odd in both.*got shape \(3, 2\)"),
        (lambda: convolve([[1.0]], [1.0]), r"kernel must be \(h, w\).*got shape \(1,\)"),
        (lambda: deblur([[1.0]], [[0.0]]), "other than 0, got zeros only"),
        (lambda: deblur_loss(np.empty((0, 2)), np.empty((0, 2)), [[1.0]]), r"shape \(0, 2\)"),
        (lambda: psnr([[1.0]], [[1.0]], peak=0), "peak must be positive, got 0"),
        (lambda: load_photograph(size=500), "size must be from 1 to 427, got 500"),
        (lambda: load_photograph("dog.jpg"), "name must be one of china.jpg, flower.jpg, got 'dog"),
    ],
)
def test_bad_input_is_refused_with_the_constraint_and_the_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()
