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


def not_corrected__plain_average(losses, beta):
    v, smooth = 0.0, []
    for loss in losses:
        v = beta * v + (1 - beta) * loss
        smooth.append(v)
    return smooth


def started_at_the_first_loss__first_loss_kept(losses, beta):
    smooth = [losses[0]]
    for loss in losses[1:]:
        smooth.append(beta * smooth[-1] + (1 - beta) * loss)
    return np.array(smooth)


def started_at_the_first_loss__first_loss_and_correction(losses, beta):
    v, smooth = losses[0], []
    for t, loss in enumerate(losses, start=1):
        v = beta * v + (1 - beta) * loss
        smooth.append(v / (1 - beta**t))
    return smooth


def window_mean__moving_mean(losses, beta):
    window = round(1 / (1 - beta))
    return [np.mean(losses[max(0, t + 1 - window) : t + 1]) for t in range(len(losses))]


def weights_swapped__swapped(losses, beta):
    v, smooth = 0.0, []
    for t, loss in enumerate(losses, start=1):
        v = (1 - beta) * v + beta * loss
        smooth.append(v / (1 - beta**t))
    return smooth


def weights_swapped__swapped_throughout(losses, beta):
    v, smooth = 0.0, []
    for t, loss in enumerate(losses, start=1):
        v = (1 - beta) * v + beta * loss
        smooth.append(v / (1 - (1 - beta) ** t))
    return smooth


def weights_swapped__swapped_and_uncorrected(losses, beta):
    v, smooth = 0.0, []
    for loss in losses:
        v = (1 - beta) * v + beta * loss
        smooth.append(v)
    return smooth


def step_counted_from_zero__from_zero(losses, beta):
    """Divides by 1 − β⁰ at first."""
    averages = np.array(not_corrected__plain_average(losses, beta))
    return averages / (1 - float(beta) ** np.arange(len(losses)))


def error__from_zero_in_python(losses, beta):
    """Python's own numbers raise where numpy's give infinity."""
    v, smooth = 0.0, []
    for t, loss in enumerate(losses.tolist()):
        v = beta * v + (1 - beta) * loss
        smooth.append(v / (1 - beta**t))
    return smooth


def step_counted_from_zero__from_two(losses, beta):
    v, smooth = 0.0, []
    for t, loss in enumerate(losses, start=1):
        v = beta * v + (1 - beta) * loss
        smooth.append(v / (1 - beta ** (t + 1)))
    return smooth


def constant_correction__last_correction_for_all(losses, beta):
    return np.array(not_corrected__plain_average(losses, beta)) / (1 - beta ** len(losses))


def constant_correction__first_correction_for_all(losses, beta):
    return [v / (1 - beta) for v in not_corrected__plain_average(losses, beta)]


def correction_fed_back__fed_back(losses, beta):
    v, smooth = 0.0, []
    for t, loss in enumerate(losses, start=1):
        v = (beta * v + (1 - beta) * loss) / (1 - beta**t)
        smooth.append(v)
    return smooth


def running_mean__mean_so_far(losses, beta):
    return np.cumsum(losses) / np.arange(1, len(losses) + 1)


def last_value_only__last_one(losses, beta):
    v = 0.0
    for loss in losses:
        v = beta * v + (1 - beta) * loss
    return v / (1 - beta ** len(losses))


def code__returned_inside_the_loop(losses, beta):
    v, smooth = 0.0, []
    for t, loss in enumerate(losses, start=1):
        v = beta * v + (1 - beta) * loss
        smooth.append(v / (1 - beta**t))
        return smooth


def start_included__start_kept(losses, beta):
    v, smooth = 0.0, [0.0]
    for t, loss in enumerate(losses, start=1):
        v = beta * v + (1 - beta) * loss
        smooth.append(v / (1 - beta**t))
    return np.array(smooth)


def input_given_back__unsmoothed(losses, beta):
    return losses


def code__from_the_end(losses, beta):
    return loop(losses[::-1], beta)[::-1]


def invariance__multiplied(losses, beta):
    return [
        v * (1 - beta**t) for t, v in enumerate(not_corrected__plain_average(losses, beta), start=1)
    ]


def invariance__plus_in_the_correction(losses, beta):
    return [
        v / (1 + beta**t) for t, v in enumerate(not_corrected__plain_average(losses, beta), start=1)
    ]


def factor__weight_of_the_loss_forgotten(losses, beta):
    v, smooth = 0.0, []
    for t, loss in enumerate(losses, start=1):
        v = beta * v + loss
        smooth.append(v / (1 - beta**t))
    return smooth


def sensitivity__fixed_beta(losses, beta):
    return loop(losses, 0.9)


def changed_input__overwritten(losses, beta):
    v = 0.0
    for t in range(len(losses)):
        v = beta * v + (1 - beta) * losses[t]
        losses[t] = v / (1 - beta ** (t + 1))
    return losses


def entries__previous_loss_only(losses, beta):
    smooth = [losses[0]]
    for a, b in pairwise(losses):
        smooth.append(beta * a + (1 - beta) * b)
    return smooth


def code__first_dropped(losses, beta):
    return loop(losses, beta)[1:] or [0.0, 0.0]
