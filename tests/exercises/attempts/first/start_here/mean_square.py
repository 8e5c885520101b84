import numpy as np


def wrong_01_running_average_by_halves(values):
    mean = values[0] ** 2
    for v in values[1:]:
        mean = (mean + v**2) / 2
    return mean


def wrong_02_mean_square_fluctuation(values):
    return np.mean(values**2) - np.mean(values) ** 2


def wrong_03_counts_from_one(values):
    total = 0
    n = len(values)
    for i in range(1, n):
        total = total + values[i] ** 2
    return total / n


def wrong_04_root_of_the_number(values):
    # "no root is taken" of the mean, so it must be somewhere else
    return np.sum(values**2) / np.sqrt(len(values))


def wrong_05_blog_with_a_half(values):
    m = len(values)
    return 1 / (2 * m) * np.sum(np.square(values))


def wrong_06_bracket_before_the_square(values):
    return np.sum(values) ** 2 / len(values)


def wrong_07_all_but_the_last(values):
    return np.mean(values[0:-1] ** 2)


def wrong_08_return_in_the_loop(values):
    total = 0
    for v in values:
        total += v**2
        return total / len(values)


def wrong_09_total_is_a_view(values):
    total = values[:1]
    for v in values[1:]:
        total += v**2
    return total[0] / len(values)


def wrong_10_mean_along_the_wrong_axis(values):
    row = values.reshape(1, -1)
    return np.mean(row**2, axis=0)


def wrong_11_first_lost_and_n_minus_one(values):
    n = len(values)
    return sum(values[i] * values[i] for i in range(1, n)) / (n - 1)


def wrong_12_each_different_value_once(values):
    different = set(values.tolist())
    return sum(v**2 for v in different) / len(different)


def right_1_halves_by_recursion(values):
    def total(part):
        if len(part) == 1:
            return part[0] * part[0]
        middle = len(part) // 2
        return total(part[:middle]) + total(part[middle:])

    return float(total(values)) / len(values)


def right_2_a_class_that_collects(values):
    class Meter:
        def __init__(self):
            self.count, self.sum = 0, 0.0

        def feed(self, value):
            self.count += 1
            self.sum += abs(value) ** 2
            return self

        def read(self):
            return self.sum / self.count

    meter = Meter()
    for value in values:
        meter.feed(value)
    return meter.read()
