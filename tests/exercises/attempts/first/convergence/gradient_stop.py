import math
from itertools import count, islice

import numpy as np


def wrong_01_loop_variable_after_the_loop(gradient, w0, learning_rate, tolerance, max_steps):
    w = np.array(w0, dtype=float)
    step = 0
    for step in range(max_steps):
        g = gradient(w)
        if np.sqrt(np.sum(g**2)) <= tolerance:
            return w, step
        w = w - learning_rate * g
    return w, step


def wrong_02_root_mean_square(gradient, w0, learning_rate, tolerance, max_steps):
    w = np.array(w0, dtype=float)
    for n in range(max_steps):
        g = gradient(w)
        if np.sqrt(np.mean(g**2)) <= tolerance:
            return w, n
        w = w - learning_rate * g
    return w, max_steps


def wrong_03_r_one_to_zero_runs_twice(gradient, w0, learning_rate, tolerance, max_steps):
    # for (i in 1:max_steps), and 1:0 is c(1, 0)
    w = np.array(w0, dtype=float)
    n = 0
    for _ in range(1, max_steps + 1) if max_steps >= 1 else [1, 0]:
        g = gradient(w)
        if math.sqrt(g @ g) <= tolerance:
            break
        w = w - learning_rate * g
        n = n + 1
    return w, n


def wrong_04_relative_to_the_first_gradient(gradient, w0, learning_rate, tolerance, max_steps):
    w = np.array(w0, dtype=float)
    first = np.linalg.norm(gradient(w))
    for n in range(max_steps):
        g = gradient(w)
        if np.linalg.norm(g) <= tolerance * first:
            return w, n
        w = w - learning_rate * g
    return w, max_steps


def wrong_05_gtol_of_an_optimiser(gradient, w0, learning_rate, tolerance, max_steps):
    xk, k = np.array(w0, dtype=float), 0
    gfk = gradient(xk)
    gnorm = np.amax(np.abs(gfk))
    while gnorm > tolerance and k < max_steps:
        xk = xk - learning_rate * gfk
        gfk = gradient(xk)
        k += 1
        gnorm = np.amax(np.abs(gfk))
    return xk, k


def wrong_06_square_after_the_sum(gradient, w0, learning_rate, tolerance, max_steps):
    w, n = np.array(w0, dtype=float), 0
    while n < max_steps and np.sqrt(np.sum(gradient(w)) ** 2) > tolerance:
        w = w - learning_rate * gradient(w)
        n += 1
    return w, n


def wrong_07_one_step_more(gradient, w0, learning_rate, tolerance, max_steps):
    w, n = np.array(w0, dtype=float), 0
    while n <= max_steps:
        g = gradient(w)
        if np.linalg.norm(g) <= tolerance:
            return w, n
        w = w - learning_rate * g
        n += 1
    return w, max_steps


def wrong_08_break_then_max_steps(gradient, w0, learning_rate, tolerance, max_steps):
    w = np.array(w0, dtype=float)
    for n in range(max_steps):
        g = gradient(w)
        if np.linalg.norm(g) <= tolerance:
            break
        w = w - learning_rate * g
    return w, max_steps


def wrong_09_gradient_scaled_in_place(gradient, w0, learning_rate, tolerance, max_steps):
    w = np.array(w0, dtype=float)
    for n in range(max_steps):
        g = np.array(gradient(w))
        step = g
        step *= learning_rate
        if np.linalg.norm(g) <= tolerance:
            return w, n
        w = w - step
    return w, max_steps


def wrong_10_norm_of_each_row_any(gradient, w0, learning_rate, tolerance, max_steps):
    w = np.array(w0, dtype=float)
    for n in range(max_steps):
        g = gradient(w)
        sizes = np.linalg.norm(g.reshape(-1, 1), axis=1)
        if (sizes <= tolerance).any():
            return w, n
        w = w - learning_rate * g
    return w, max_steps


def wrong_11_strict_and_counted_from_one(gradient, w0, learning_rate, tolerance, max_steps):
    w = np.array(w0, dtype=float)
    for n in range(1, max_steps + 1):
        g = gradient(w)
        if np.linalg.norm(g) < tolerance:
            return w, n
        w = w - learning_rate * g
    return w, max_steps


def wrong_12_slows_down_when_the_norm_grows(gradient, w0, learning_rate, tolerance, max_steps):
    w, rate = np.array(w0, dtype=float), learning_rate
    norm = np.linalg.norm(gradient(w))
    for n in range(max_steps):
        if norm <= tolerance:
            return w, n
        w = w - rate * gradient(w)
        new = np.linalg.norm(gradient(w))
        if new > norm:
            rate = rate / 2  # or it would diverge
        norm = new
    return w, max_steps


def right_1_generator_of_places(gradient, w0, learning_rate, tolerance, max_steps):
    def places(w):
        while True:
            g = gradient(w.copy())
            yield w, g
            w = w - learning_rate * g

    for n, (w, g) in zip(count(), islice(places(np.array(w0, dtype=float)), max_steps + 1)):
        if n == max_steps or math.sqrt(sum(float(s) * float(s) for s in g)) <= tolerance:
            return w, n


def right_2_walker_class(gradient, w0, learning_rate, tolerance, max_steps):
    class Walker:
        def __init__(self):
            self.place, self.steps = np.array(w0, dtype=float), 0

        @property
        def slope(self):
            return np.asarray(gradient(self.place.copy()))

        def tired(self):
            return self.steps == max_steps

        def there(self):
            return np.sqrt(np.einsum("i,i->", self.slope, self.slope)) <= tolerance

        def walk(self):
            while not (self.tired() or self.there()):
                self.place = self.place - learning_rate * self.slope
                self.steps += 1
            return self.place, self.steps

    return Walker().walk()


def right_3_lists_and_countdown(gradient, w0, learning_rate, tolerance, max_steps):
    w = [float(value) for value in w0]
    for left in range(max_steps, -1, -1):
        if not left:
            break
        g = [float(value) for value in gradient(np.array(w))]
        if math.hypot(*g) <= tolerance:
            break
        w = [a - learning_rate * b for a, b in zip(w, g)]
    return np.array(w), max_steps - left
