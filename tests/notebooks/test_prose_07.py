"""What lesson 07 says of images is so: recomputed without the course's own descent."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter, median_filter
from scipy.signal import convolve2d
from scipy.sparse import diags_array, eye_array, kron
from scipy.sparse.linalg import spsolve
from sklearn.datasets import load_sample_image

from mlnotes.classroom.building import ROOT

SIZE = 128
KERNEL = np.arange(9.0, 0.0, -1.0)[None] / 45


def photograph(name: str) -> np.ndarray:
    """The middle of one of scikit-learn's photographs, its 3 × 3 blocks averaged."""
    grey = load_sample_image(name).mean(axis=2) / 255
    block = min(grey.shape) // SIZE
    top, left = ((side - SIZE * block) // 2 for side in grey.shape)
    middle = grey[top : top + SIZE * block, left : left + SIZE * block]
    return middle.reshape(SIZE, block, SIZE, block).mean(axis=(1, 3))


def psnr(image, truth) -> float:
    return -10 * np.log10(np.mean((image - truth) ** 2))


def smoothed(noisy: np.ndarray, smoothness: float) -> np.ndarray:
    """The exact minimiser of the denoising loss: (1 + smoothness · Laplacian) u = f, solved."""
    inside = np.full(SIZE, 2.0)
    inside[[0, -1]] = 1.0
    chain = diags_array([inside, -np.ones(SIZE - 1), -np.ones(SIZE - 1)], offsets=[0, 1, -1])
    laplacian = kron(chain, eye_array(SIZE)) + kron(eye_array(SIZE), chain)
    return spsolve((eye_array(SIZE**2) + smoothness * laplacian).tocsc(), noisy.ravel()).reshape(
        SIZE, SIZE
    )


@pytest.fixture
def source() -> Path:
    return ROOT / "solutions" / "07_images.py"


@pytest.fixture(scope="module")
def truth() -> np.ndarray:
    return photograph("china.jpg")


@pytest.fixture(scope="module")
def noise() -> np.ndarray:
    return np.random.default_rng(0).normal(scale=0.1, size=(SIZE, SIZE))


@pytest.fixture(scope="module")
def deblurred(truth) -> tuple[np.ndarray, np.ndarray, dict]:
    """Decibels and residual sizes by step, and some images, by a matrix for each row of pixels."""
    row = np.array([convolve2d(pixel[None], KERNEL, mode="same")[0] for pixel in np.eye(SIZE)])
    seen = truth @ row + np.random.default_rng(2).normal(scale=0.01, size=truth.shape)
    image, decibels, sizes, kept = seen, [], [], {}
    for step in range(501):
        residual = image @ row - seen
        decibels.append(psnr(image, truth))
        sizes.append(np.sqrt(np.mean(residual**2)))
        if step in (0, 24, 500):
            kept[step] = image
        image = image - residual @ row.T
    return np.array(decibels), np.array(sizes), kept


def test_tuned_alike_a_gaussian_blur_beats_descent_and_descent_a_median_filter(instructor):
    told = {
        name: tuple(map(float, numbers))
        for name, *numbers in re.findall(
            r"([\w ]+), dial ([\d.]+): temple ([\d.]+) dB, flower ([\d.]+) dB, "
            r"standard error ([\d.]+)",
            instructor.printed,
        )
    }
    told = {name.strip(): numbers for name, numbers in told.items()}
    flower = photograph("flower.jpg")
    filters = {
        "descent": smoothed,
        "median filter": lambda image, side: median_filter(image, int(side)),
        "Gaussian blur": gaussian_filter,
    }
    assert told.keys() == filters.keys()
    for name, method in filters.items():
        dial, _, mean, error = told[name]
        found = []
        for seed in range(1, 11):
            grain = np.random.default_rng(seed).normal(scale=0.1, size=flower.shape)
            found.append(psnr(method(flower + grain, dial), flower))
        assert mean == pytest.approx(np.mean(found), abs=0.01)
        assert error == pytest.approx(np.std(found, ddof=1) / np.sqrt(10), abs=0.006)
    assert 0.15 < told["Gaussian blur"][2] - told["descent"][2] < 0.25
    assert told["descent"][2] > told["median filter"][2]
    assert told["descent"][1] == told["Gaussian blur"][1] > told["median filter"][1]
    assert told["descent"][1] - 20.0 == pytest.approx(5, abs=0.3)


def test_the_two_parts_of_the_error_balance_near_the_smoothness_told(instructor, truth, noise):
    for smoothness in (0.7, 1.7):
        result = smoothed(truth + noise, smoothness)
        line = re.search(
            rf"smoothness {smoothness}: detail missing ([\d.]+), noise left ([\d.]+); "
            r"taken away ([\d.]+), ([\d.]+) dB",
            instructor.printed,
        )
        missing = np.std(smoothed(truth, smoothness) - truth)
        left = np.sqrt(np.mean(smoothed(noise, smoothness) ** 2))
        taken = np.sqrt(np.mean((truth + noise - result) ** 2))
        assert float(line[1]) == pytest.approx(missing, abs=0.001)
        assert float(line[2]) == pytest.approx(left, abs=0.001)
        assert float(line[3]) == pytest.approx(taken, abs=0.005)
        assert float(line[4]) == pytest.approx(psnr(result, truth), abs=0.06)
    decibels = {s: psnr(smoothed(truth + noise, s), truth) for s in (0.5, 0.6, 0.7, 0.8, 0.9)}
    assert max(decibels, key=decibels.get) in (0.6, 0.7, 0.8)


def test_only_where_much_is_smoothed_do_outlines_stand_out_in_what_was_taken(
    instructor, truth, noise
):
    """The share of the picture in what was taken away, as the alt text and the text tell it."""
    rows, columns = np.gradient(truth)
    edges = np.hypot(rows, columns) > 0.08
    ratio = {}
    for smoothness in (0.1, 0.7, 3.0):
        taken = np.abs(truth + noise - smoothed(truth + noise, smoothness))
        ratio[smoothness] = taken[edges].mean() / taken[~edges].mean()
    assert 1 < ratio[0.1] < ratio[0.7] < ratio[3.0]


def test_the_median_filter_wins_by_three_decibels_where_pixels_are_lost(instructor):
    lost = instructor.printed.partition("as it is:")[2]
    decibels = {
        name: float(re.search(rf"{name}: ([\d.]+) dB", lost)[1])
        for name in ("descent", "median filter", "Gaussian blur")
    }
    best_rival = max(decibels["descent"], decibels["Gaussian blur"])
    assert decibels["median filter"] - best_rival == pytest.approx(3, abs=0.35)


def test_the_picture_is_best_near_step_24_while_its_loss_goes_on_falling(instructor, deblurred):
    decibels, sizes, _ = deblurred
    assert decibels.argmax() in (23, 24, 25)
    assert np.all(np.diff(sizes) < 0)
    rows = re.findall(r"^ +(\d+) +[\d.]+ +(0\.\d{4}) +([\d.]+) dB$", instructor.printed, re.M)
    assert len(rows) == 14
    for step, size, quality in np.array(rows, dtype=float):
        assert size == pytest.approx(sizes[int(step)], abs=6e-5)
        assert quality == pytest.approx(decibels[int(step)], abs=0.06)


def test_stopping_at_the_noise_comes_half_way_and_costs_nearly_a_decibel(instructor, deblurred):
    decibels, sizes, _ = deblurred
    stop = int(np.argmax(sizes <= 0.01))
    assert (stop, round(decibels[stop], 1), round(decibels.max(), 1)) == (11, 27.5, 28.5)
    told = re.findall(
        r"(\w+)\.jpg: stops at step (\d+) to (\d+), ([\d.]+) dB below", instructor.printed
    )
    assert [(name, int(first), int(last)) for name, first, last, _ in told] == [
        ("china", 11, 12),
        ("flower", 10, 11),
    ]
    assert all(0.8 < float(cost) < 1.1 for *_, cost in told)


def test_500_steps_multiply_the_noise_and_fine_stripes_need_dozens(instructor):
    """Along an endless row, a blur multiplies a wave by the size of its transfer function."""
    for width in (32, 8, 4, 2):
        wave = np.exp(-1j * np.pi * np.arange(9) / width)
        share = abs(KERNEL[0] @ wave)
        half = np.log(0.5) / np.log(1 - share**2)
        line = rf"{width} pixels +{share:.2f} +{half:.1f} +{1 / share:.1f}\n"
        assert re.search(line, instructor.printed), line
    assert 6 < float(re.search(r"the noise is ([\d.]+) times", instructor.printed)[1]) < 7


def test_with_an_even_kernel_convolving_twice_does_no_harm(truth):
    kernel = np.ones((1, 9)) / 9
    seen = convolve2d(truth, kernel, mode="same")
    seen = seen + np.random.default_rng(2).normal(scale=0.01, size=truth.shape)
    image, losses = seen, []
    for _ in range(60):
        residual = convolve2d(image, kernel, mode="same") - seen
        losses.append(np.sum(residual**2))
        image = image - convolve2d(residual, kernel, mode="same")
    assert np.all(np.diff(losses) < 0)


def test_the_first_wrong_step_helps_and_later_ones_diverge(instructor):
    rows = re.findall(r"step +(\d+): loss (\S+), (\S+) dB", instructor.printed)
    decibels = {int(step): float(quality) for step, _, quality in rows}
    assert decibels[1] > 20.6  # what the camera saw
    assert decibels[60] < 0


def test_a_fifth_of_a_decibel_is_less_than_a_twentieth_of_the_mean_squared_error():
    assert 1 - 10 ** (-0.2 / 10) < 1 / 20
