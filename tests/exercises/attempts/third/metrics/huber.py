import numpy as np


def wrong_01_whole_delta_subtracted(residual, delta):
    a = np.abs(residual)
    return np.where(a <= delta, 0.5 * a**2, delta * (a - delta))


def wrong_02_no_abs_outside(residual, delta):
    return np.where(np.abs(residual) <= delta, residual**2 / 2, delta * (residual - delta / 2))


def wrong_03_no_abs_in_the_test(residual, delta):
    out = []
    for r in residual:
        if r <= delta:
            out.append(0.5 * r**2)
        else:
            out.append(delta * (abs(r) - 0.5 * delta))
    return np.array(out)


def wrong_04_integer_output_array(residual, delta):
    out = np.zeros(len(residual), dtype=int)
    for i, r in enumerate(residual):
        if abs(r) <= delta:
            out[i] = 0.5 * r * r
        else:
            out[i] = delta * (abs(r) - 0.5 * delta)
    return out


def wrong_05_floor_half(residual, delta):
    r = np.abs(residual)
    small = r <= delta
    return small * (r**2 // 2) + (~small) * delta * (r - 0.5 * delta)


def wrong_06_pseudo_huber(residual, delta):
    return delta**2 * (np.sqrt(1 + (residual / delta) ** 2) - 1)


def wrong_07_smooth_l1_beta(residual, delta):
    # as in torch
    a = np.abs(residual)
    return np.where(a < delta, 0.5 * a**2 / delta, a - 0.5 * delta)


def wrong_08_square_of_clipped(residual, delta):
    r = np.clip(residual, -delta, delta)
    return r**2 / 2


def wrong_09_abs_in_place(residual, delta):
    a = np.abs(residual, out=residual)
    big = a > delta
    loss = a * a / 2
    loss[big] = delta * (a[big] - delta / 2)
    return loss


def wrong_10_test_on_the_square(residual, delta):
    sq = residual**2
    return np.where(sq <= delta, 0.5 * sq, delta * (np.abs(residual) - 0.5 * delta))


def wrong_11_minimum_of_both_pieces(residual, delta):
    # Huber is the gentler one of the two
    square = 0.5 * residual**2
    line = delta * (np.abs(residual) - 0.5 * delta)
    return np.minimum(square, line)


def wrong_12_all_or_none(residual, delta):
    if np.all(np.abs(residual) <= delta):
        return 0.5 * residual**2
    return delta * (np.abs(residual) - 0.5 * delta)


def right_01_clipped_times_rest(residual, delta):
    c = np.clip(residual, -delta, delta)
    return c * (residual - c / 2)


def right_02_square_minus_overshoot(residual, delta):
    over = np.maximum(np.abs(residual) - delta, 0)
    return (residual**2 - over**2) / 2


def right_03_strict_border_tuple(residual, delta):
    def one(r):
        r = -r if r < 0 else r
        if r < delta:
            return r * r * 0.5
        return delta * r - delta**2 / 2

    return tuple(map(one, residual))
