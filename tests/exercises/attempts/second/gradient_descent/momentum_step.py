import numpy as np


def wrong_01_uphill(w, velocity, gradient, learning_rate, momentum):
    v = momentum * velocity + gradient
    return w + learning_rate * v, v


def wrong_02_averaged_gradient(w, velocity, gradient, learning_rate, momentum):
    new_velocity = momentum * velocity + (1 - momentum) * gradient
    new_w = w - learning_rate * new_velocity
    return new_w, new_velocity


def wrong_03_sum_without_axis(w, velocity, gradient, learning_rate, momentum):
    both = np.array([momentum * velocity, gradient])
    v = np.ones(len(w)) * both.sum()
    return w - learning_rate * v, v


def wrong_04_loop_with_old_velocity(w, velocity, gradient, learning_rate, momentum):
    new_w = np.zeros(len(w))
    new_v = np.zeros(len(w))
    for i in range(len(w)):
        new_w[i] = w[i] - learning_rate * velocity[i]
        new_v[i] = momentum * velocity[i] + gradient[i]
    return new_w, new_v


def wrong_05_missing_brackets(w, velocity, gradient, learning_rate, momentum):
    new_w = w - learning_rate * momentum * velocity + gradient
    new_velocity = momentum * velocity + gradient
    return new_w, new_velocity


def wrong_06_nesterov(w, velocity, gradient, learning_rate, momentum):
    v = momentum * velocity + gradient
    return w - learning_rate * (gradient + momentum * v), v


def wrong_07_pair_in_other_order(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    w = w - learning_rate * velocity
    return velocity, w


def wrong_08_first_step_keeps_velocity(w, velocity, gradient, learning_rate, momentum):
    if np.all(velocity == 0):
        # first step: just plain descent
        return w - learning_rate * gradient, velocity.copy()
    v = momentum * velocity + gradient
    return w - learning_rate * v, v


def wrong_09_velocity_in_place(w, velocity, gradient, learning_rate, momentum):
    velocity *= momentum
    velocity += gradient
    w = w - learning_rate * velocity
    return w, velocity


def wrong_10_rate_in_the_velocity(w, velocity, gradient, learning_rate, momentum):
    v = momentum * velocity - learning_rate * gradient
    return w + v, v


def wrong_11_restart_when_turning(w, velocity, gradient, learning_rate, momentum):
    old = velocity.copy()
    turning = old * gradient < 0
    old[turning] = 0  # old speed points the wrong way, drop it
    new = momentum * old + gradient
    return w - learning_rate * new, new


def wrong_12_np_average(w, velocity, gradient, learning_rate, momentum):
    v = np.average([velocity, gradient], axis=0, weights=[momentum, 1])
    return w - learning_rate * v, v


def right_01_matrix(w, velocity, gradient, learning_rate, momentum):
    state = np.stack([w, velocity, gradient])
    step = np.array([[1, -learning_rate * momentum, -learning_rate], [0, momentum, 1]])
    new = step @ state
    return new[0], new[1]


def right_02_zip_loop(w, velocity, gradient, learning_rate, momentum):
    pairs = []
    for wi, vi, gi in zip(w, velocity, gradient):
        vi = momentum * vi + gi
        pairs.append((wi - learning_rate * vi, vi))
    return tuple(np.array(column) for column in zip(*pairs))


class _Ball:
    def __init__(self, w, v):
        self.w, self.v = w.copy(), v.copy()

    def push(self, g, rate, momentum):
        self.v *= momentum
        self.v += g
        self.w -= rate * self.v
        return self


def right_03_class(w, velocity, gradient, learning_rate, momentum):
    ball = _Ball(w, velocity).push(gradient, learning_rate, momentum)
    return ball.w, ball.v
