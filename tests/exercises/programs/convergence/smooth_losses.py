"""Answers to convergence/smooth_losses: right ones, and wrong ones by what they are told."""

from itertools import accumulate, pairwise

import numpy as np


def loop(losses, beta):
    v, smooth = 0.0, []
    for t, loss in enumerate(losses, start=1):
        v = beta * v + (1 - beta) * loss
        smooth.append(v / (1 - beta**t))
    return smooth


def vectorised(losses, beta):
    """The weights of all earlier losses, row by row."""
    t = np.arange(len(losses))
    weights = np.tril(beta ** np.maximum(t[:, None] - t, 0.0))
    return weights @ losses / weights.sum(axis=1)


def library(losses, beta):
    n = len(losses)
    averages = (1 - beta) * np.convolve(losses, np.power(float(beta), np.arange(n)))[:n]
    return averages / (1 - np.power(float(beta), np.arange(1, n + 1)))


def accumulated(losses, beta):
    step = np.frompyfunc(lambda v, loss: beta * v + (1 - beta) * loss, 2, 1)
    averages = step.accumulate(np.append(0.0, losses).astype(object))[1:]
    return averages / (1 - beta ** np.arange(1, len(losses) + 1))


def weighted_averages(losses, beta):
    """Bias correction makes the weights sum to one, which `np.average` does by itself."""
    powers = [float(beta) ** k for k in range(len(losses))]
    return tuple(np.average(losses[: t + 1], weights=powers[t::-1]) for t in range(len(losses)))


def corrected_afterwards(losses, beta):
    averages = accumulate(losses, lambda v, loss: beta * v + (1 - beta) * loss, initial=0.0)
    _, *rest = averages
    return np.array(rest) / (1 - np.cumprod(np.full(len(rest), beta)))


def filled(losses, beta):
    smooth = np.empty_like(losses)
    v, power = 0, 1
    for t in range(losses.size):
        v += (1 - beta) * (losses[t] - v)
        power *= beta
        smooth[t] = v / (1 - power)
    return smooth


def sum_and_weight(losses, beta):
    total = weight = 0.0
    smooth = []
    for loss in losses:
        total = beta * total + loss
        weight = beta * weight + 1
        smooth.append(np.array(total / weight))
    return smooth


def plain_average(losses, beta):
    v, smooth = 0.0, []
    for loss in losses:
        v = beta * v + (1 - beta) * loss
        smooth.append(v)
    return smooth


def plain_average_by_convolution(losses, beta):
    n = len(losses)
    return (1 - beta) * np.convolve(losses, float(beta) ** np.arange(n))[:n]


def first_loss_kept(losses, beta):
    smooth = [losses[0]]
    for loss in losses[1:]:
        smooth.append(beta * smooth[-1] + (1 - beta) * loss)
    return np.array(smooth)


def first_loss_as_the_start(losses, beta):
    v = losses[0]
    smooth = []
    for loss in losses:
        v = beta * v + (1 - beta) * loss
        smooth.append(v)
    return smooth


def first_loss_and_correction(losses, beta):
    v, smooth = losses[0], []
    for t, loss in enumerate(losses, start=1):
        v = beta * v + (1 - beta) * loss
        smooth.append(v / (1 - beta**t))
    return smooth


def moving_mean(losses, beta):
    window = round(1 / (1 - beta))
    return [np.mean(losses[max(0, t + 1 - window) : t + 1]) for t in range(len(losses))]


def moving_mean_by_sums(losses, beta):
    window = max(1, round(1 / (1 - beta)))
    sums = np.concatenate([[0.0], np.cumsum(losses)])
    ends = np.arange(1, len(losses) + 1)
    starts = np.maximum(ends - window, 0)
    return (sums[ends] - sums[starts]) / (ends - starts)


def swapped(losses, beta):
    v, smooth = 0.0, []
    for t, loss in enumerate(losses, start=1):
        v = (1 - beta) * v + beta * loss
        smooth.append(v / (1 - beta**t))
    return smooth


def swapped_throughout(losses, beta):
    v, smooth = 0.0, []
    for t, loss in enumerate(losses, start=1):
        v = (1 - beta) * v + beta * loss
        smooth.append(v / (1 - (1 - beta) ** t))
    return smooth


def swapped_and_uncorrected(losses, beta):
    v, smooth = 0.0, []
    for loss in losses:
        v = (1 - beta) * v + beta * loss
        smooth.append(v)
    return smooth


def from_zero(losses, beta):
    """Divides by 1 − β⁰ at first."""
    averages = np.array(plain_average(losses, beta))
    return averages / (1 - float(beta) ** np.arange(len(losses)))


def from_zero_in_a_loop(losses, beta):
    v, smooth = 0.0, []
    for t, loss in enumerate(losses):
        v = beta * v + (1 - beta) * loss
        smooth.append(v / (1 - beta**t))
    return smooth


def from_zero_in_python(losses, beta):
    """Python's own numbers raise where numpy's give infinity."""
    v, smooth = 0.0, []
    for t, loss in enumerate(losses.tolist()):
        v = beta * v + (1 - beta) * loss
        smooth.append(v / (1 - beta**t))
    return smooth


def from_two(losses, beta):
    v, smooth = 0.0, []
    for t, loss in enumerate(losses, start=1):
        v = beta * v + (1 - beta) * loss
        smooth.append(v / (1 - beta ** (t + 1)))
    return smooth


def last_correction_for_all(losses, beta):
    return np.array(plain_average(losses, beta)) / (1 - beta ** len(losses))


def first_correction_for_all(losses, beta):
    return [v / (1 - beta) for v in plain_average(losses, beta)]


def fed_back(losses, beta):
    v, smooth = 0.0, []
    for t, loss in enumerate(losses, start=1):
        v = (beta * v + (1 - beta) * loss) / (1 - beta**t)
        smooth.append(v)
    return smooth


def fed_back_by_the_list(losses, beta):
    smooth = np.zeros(len(losses))
    previous = 0.0
    for t in range(len(losses)):
        smooth[t] = beta * previous + (1 - beta) * losses[t]
        smooth[t] /= 1 - beta ** (t + 1)
        previous = smooth[t]
    return smooth


def mean_so_far(losses, beta):
    return np.cumsum(losses) / np.arange(1, len(losses) + 1)


def mean_so_far_listed(losses, beta):
    return [sum(losses[:t]) / t for t in range(1, len(losses) + 1)]


def last_one(losses, beta):
    v = 0.0
    for loss in losses:
        v = beta * v + (1 - beta) * loss
    return v / (1 - beta ** len(losses))


def returned_inside_the_loop(losses, beta):
    v, smooth = 0.0, []
    for t, loss in enumerate(losses, start=1):
        v = beta * v + (1 - beta) * loss
        smooth.append(v / (1 - beta**t))
        return smooth


def start_kept(losses, beta):
    v, smooth = 0.0, [0.0]
    for t, loss in enumerate(losses, start=1):
        v = beta * v + (1 - beta) * loss
        smooth.append(v / (1 - beta**t))
    return np.array(smooth)


def unsmoothed(losses, beta):
    return losses


def from_the_end(losses, beta):
    return loop(losses[::-1], beta)[::-1]


def multiplied(losses, beta):
    return [v * (1 - beta**t) for t, v in enumerate(plain_average(losses, beta), start=1)]


def plus_in_the_correction(losses, beta):
    return [v / (1 + beta**t) for t, v in enumerate(plain_average(losses, beta), start=1)]


def weight_of_the_loss_forgotten(losses, beta):
    v, smooth = 0.0, []
    for t, loss in enumerate(losses, start=1):
        v = beta * v + loss
        smooth.append(v / (1 - beta**t))
    return smooth


def fixed_beta(losses, beta):
    return loop(losses, 0.9)


def overwritten(losses, beta):
    v = 0.0
    for t in range(len(losses)):
        v = beta * v + (1 - beta) * losses[t]
        losses[t] = v / (1 - beta ** (t + 1))
    return losses


def previous_loss_only(losses, beta):
    smooth = [losses[0]]
    for a, b in pairwise(losses):
        smooth.append(beta * a + (1 - beta) * b)
    return smooth


def first_dropped(losses, beta):
    return loop(losses, beta)[1:] or [0.0, 0.0]


RIGHT = [
    loop,
    vectorised,
    library,
    accumulated,
    weighted_averages,
    corrected_afterwards,
    filled,
    sum_and_weight,
]

WRONG = {
    "not_corrected": [plain_average, plain_average_by_convolution],
    "started_at_the_first_loss": [
        first_loss_kept,
        first_loss_as_the_start,
        first_loss_and_correction,
    ],
    "window_mean": [moving_mean, moving_mean_by_sums],
    "weights_swapped": [swapped, swapped_throughout, swapped_and_uncorrected],
    "step_counted_from_zero": [from_zero, from_zero_in_a_loop, from_two],
    "constant_correction": [last_correction_for_all, first_correction_for_all],
    "correction_fed_back": [fed_back, fed_back_by_the_list],
    "running_mean": [mean_so_far, mean_so_far_listed],
    "last_value_only": [last_one],
    "start_included": [start_kept],
    "changed its input": [overwritten],
    "raised ZeroDivisionError": [from_zero_in_python],
    "shape": [first_dropped, returned_inside_the_loop],
    "wrong in": [
        unsmoothed,
        from_the_end,
        multiplied,
        plus_in_the_correction,
        weight_of_the_loss_forgotten,
        fixed_beta,
        previous_loss_only,
    ],
}
