import numpy as np


def wrong_01_corrects_all_like_the_last(losses, beta):
    v = 0.0
    values = []
    t = 0
    for loss in losses:
        t = t + 1
        v = beta * v + (1 - beta) * loss
        values.append(v)
    return np.array(values) / (1 - beta**t)


def wrong_02_exponential_with_a_time_constant(losses, beta):
    smoothed = []
    for t in range(len(losses)):
        age = np.arange(t, -1, -1)
        weights = np.exp(-(1 - beta) * age)
        smoothed.append(np.sum(weights * losses[: t + 1]) / np.sum(weights))
    return np.array(smoothed)


def wrong_03_moving_window(losses, beta):
    width = int(round(1 / (1 - beta)))
    return np.array([np.mean(losses[max(0, t - width + 1) : t + 1]) for t in range(len(losses))])


def wrong_04_beta_is_the_share_of_the_new(losses, beta):
    v, smoothed = 0.0, []
    for t, loss in enumerate(losses, start=1):
        v = (1 - beta) * v + beta * loss
        smoothed.append(v / (1 - (1 - beta) ** t))
    return np.array(smoothed)


def wrong_05_blog_starts_at_the_first_loss(losses, beta):
    ema = [losses[0]]
    for x in losses[1:]:
        ema.append(beta * ema[-1] + (1 - beta) * x)
    return np.array(ema)


def wrong_06_bracket_of_the_correction(losses, beta):
    v, smoothed = 0.0, []
    for t, loss in enumerate(losses, start=1):
        v = beta * v + (1 - beta) * loss
        smoothed.append(v / 1 - beta**t)
    return np.array(smoothed)


def wrong_07_t_one_too_large(losses, beta):
    v, t, smoothed = 0.0, 1, []
    for loss in losses:
        v = beta * v + (1 - beta) * loss
        t += 1
        smoothed.append(v / (1 - beta**t))
    return np.array(smoothed)


def wrong_08_append_after_the_loop(losses, beta):
    v, smoothed = 0.0, []
    for t, loss in enumerate(losses, start=1):
        v = beta * v + (1 - beta) * loss
    smoothed.append(v / (1 - beta**t))
    return np.array(smoothed)


def wrong_09_written_over_the_losses(losses, beta):
    v = losses
    for t in range(len(losses)):
        v[t] = beta * v[t - 1] + (1 - beta) * losses[t]
    return v / (1 - beta ** np.arange(1, len(losses) + 1))


def wrong_10_triangle_looks_ahead(losses, beta):
    t = np.arange(len(losses))
    weights = np.triu(beta ** np.abs(t[:, None] - t[None, :]))
    return weights @ losses / weights.sum(axis=1)


def wrong_11_a_sum_and_the_power_from_zero(losses, beta):
    v, smoothed = 0.0, []
    for t, loss in enumerate(losses):
        v = beta * v + loss
        smoothed.append(v / (1 - beta ** (t + 2)))
    return np.array(smoothed)


def wrong_12_pulled_to_the_overall_mean(losses, beta):
    return beta * np.mean(losses) + (1 - beta) * losses


def right_1_weights_matrix(losses, beta):
    n = len(losses)
    answer = np.empty(n)
    for t in range(n):
        weights = np.power(float(beta), np.arange(t, -1, -1))
        answer[t] = np.vdot(weights, losses[: t + 1]) / np.add.reduce(weights)
    return answer


def right_2_numerator_and_denominator_run_along(losses, beta):
    class Average:
        top = 0.0
        bottom = 0.0

        def __call__(self, loss):
            self.top, self.bottom = beta * self.top + loss, beta * self.bottom + 1.0
            return self.top / self.bottom

    average = Average()
    return np.array([average(float(loss)) for loss in losses])
