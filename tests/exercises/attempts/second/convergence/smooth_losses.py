from itertools import accumulate

import numpy as np


def wrong_01_beta_on_the_loss(losses, beta):
    v = 0
    out = []
    for t, loss in enumerate(losses, start=1):
        v = (1 - beta) * v + beta * loss
        out.append(v / (1 - beta**t))
    return np.array(out)


def wrong_02_divide_by_one_minus_beta(losses, beta):
    v, out = 0.0, []
    for loss in losses:
        v = beta * v + (1 - beta) * loss
        out.append(v / (1 - beta))
    return np.array(out)


def wrong_03_weights_summed_over_wrong_axis(losses, beta):
    n = len(losses)
    i = np.arange(n)
    weights = np.tril(beta ** np.abs(i[:, None] - i[None, :]).astype(float))
    return weights @ losses / weights.sum(axis=0)


def wrong_04_t_one_behind(losses, beta):
    v = 0.0
    out = []
    for t in range(len(losses)):
        v = beta * v + (1 - beta) * losses[t]
        if t == 0:
            out.append(losses[0])
        else:
            out.append(v / (1 - beta**t))
    return np.array(out)


def wrong_05_no_parentheses(losses, beta):
    smoothed = np.zeros(len(losses))
    v = 0
    for i, loss in enumerate(losses):
        v = beta * v + (1 - beta) * loss
        smoothed[i] = v / 1 - beta ** (i + 1)
    return smoothed


def wrong_06_start_at_first_loss(losses, beta):
    v = losses[0]
    out = [v]
    for loss in losses[1:]:
        v = beta * v + (1 - beta) * loss
        out.append(v)
    return np.array(out)


def wrong_07_goes_on_with_corrected(losses, beta):
    v = 0.0
    result = []
    for t, loss in enumerate(losses, 1):
        v = beta * v + (1 - beta) * loss
        v = v / (1 - beta**t)
        result.append(v)
    return np.array(result)


def wrong_08_single_loss_uncorrected(losses, beta):
    if len(losses) == 1:
        return np.array([(1 - beta) * losses[0]])
    v = 0
    out = np.empty(len(losses))
    for t in range(1, len(losses) + 1):
        v = beta * v + (1 - beta) * losses[t - 1]
        out[t - 1] = v / (1 - beta**t)
    return out


def wrong_09_same_array_appended(losses, beta):
    v = np.zeros(1)
    history = []
    for loss in losses:
        v *= beta
        v += (1 - beta) * loss
        history.append(v)
    t = np.arange(1, len(losses) + 1)
    return np.concatenate(history) / (1 - beta**t)


def wrong_10_heavy_ball_sum(losses, beta):
    v = 0
    out = []
    for t, loss in enumerate(losses, start=1):
        v = beta * v + loss
        out.append(v / (1 - beta**t))
    return np.array(out)


def wrong_11_window_of_last_values(losses, beta):
    # only about 1/(1-beta) values matter
    window = int(round(1 / (1 - beta)))
    out = []
    for t in range(1, len(losses) + 1):
        last = np.array(losses[max(0, t - window) : t])
        weights = beta ** np.arange(len(last))[::-1]
        out.append(np.sum(weights * last) / np.sum(weights))
    return np.array(out)


def wrong_12_convolve_same(losses, beta):
    n = len(losses)
    kernel = (1 - beta) * beta ** np.arange(n)
    v = np.convolve(losses, kernel, mode="same")
    return v / (1 - beta ** np.arange(1, n + 1))


def right_01_accumulate(losses, beta):
    vs = list(accumulate(losses, lambda v, x: beta * v + (1 - beta) * x, initial=0.0))[1:]
    return np.array([v / (1 - beta ** (t + 1)) for t, v in enumerate(vs)])


def right_02_two_sums(losses, beta):
    # weighted sum / sum of weights
    top = bottom = 0.0
    out = np.zeros(len(losses))
    for k, x in enumerate(losses):
        top = top * beta + x
        bottom = bottom * beta + 1.0
        out[k] = top / bottom
    return out


def right_03_convolve_full(losses, beta):
    n = len(losses)
    kernel = (1 - beta) * np.power(float(beta), np.arange(n))
    return np.convolve(losses, kernel)[:n] / np.cumsum(kernel)
