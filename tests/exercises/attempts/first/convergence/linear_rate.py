import numpy as np


def wrong_01_product_divided_not_rooted(errors):
    product = 1.0
    steps = 0
    for k in range(1, len(errors)):
        product = product * errors[k] / errors[k - 1]
        steps = steps + 1
    return product / steps


def wrong_02_slope_of_a_fitted_line(errors):
    t = np.arange(len(errors))
    slope, _ = np.polyfit(t, np.log(errors), 1)
    return np.exp(slope)


def wrong_03_log_and_power_of_ten(errors):
    return 10 ** np.mean(np.diff(np.log(errors)))


def wrong_04_geometric_mean_of_the_errors(errors):
    return np.exp(np.mean(np.log(errors)))


def wrong_05_blog_on_the_root_test(errors):
    k = len(errors) - 1
    return errors[-1] ** (1 / k)


def wrong_06_root_of_the_first_only(errors):
    return errors[-1] / errors[0] ** (1 / (len(errors) - 1))


def wrong_07_starts_at_the_second(errors):
    T = len(errors) - 1
    return (errors[T] / errors[1]) ** (1 / T)


def wrong_08_root_inside_the_loop(errors):
    T = len(errors) - 1
    rate = 1.0
    for k in range(T):
        rate = rate * errors[k + 1] / errors[k]
        rate = rate ** (1 / T)
    return rate


def wrong_09_ratios_written_over_the_errors(errors):
    ratios = errors
    for k in range(1, len(errors)):
        ratios[k] = errors[k] / errors[k - 1]
    return np.prod(ratios[1:]) ** (1 / (len(errors) - 1))


def wrong_10_all_divided_by_the_first(errors):
    ratios = errors[1:] / errors[0]
    return np.exp(np.mean(np.log(ratios)))


def wrong_11_arithmetic_and_upside_down(errors):
    return np.mean(errors[:-1] / errors[1:])


def wrong_12_share_lost_per_step(errors):
    T = len(errors) - 1
    return (errors[0] - errors[-1]) / errors[0] / T


def right_1_pure_python_logs(errors):
    first, *_, last = [float(e) for e in errors]
    return 2.0 ** ((np.log2(last) - np.log2(first)) / (len(errors) - 1))


def right_2_bisection_for_the_factor(errors):
    steps = len(errors) - 1
    goal = float(np.add.reduce(np.diff(np.log(errors))))
    low, high = -800.0, 800.0  # logarithm of the factor
    for _ in range(200):
        middle = (low + high) / 2
        if middle * steps < goal:
            low = middle
        else:
            high = middle
    return float(np.exp((low + high) / 2))
