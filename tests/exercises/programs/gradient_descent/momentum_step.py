"""Answers to gradient_descent/momentum_step: right ones, and wrong ones by what they are told."""

import math

import numpy as np


def loop(w, velocity, gradient, learning_rate, momentum):
    new_w, new_velocity = [], []
    for i in range(len(w)):
        v = momentum * velocity[i] + gradient[i]
        new_velocity.append(v)
        new_w.append(w[i] - learning_rate * v)
    return new_w, new_velocity


def vectorised(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    w = w - learning_rate * velocity
    return w, velocity


def library(w, velocity, gradient, learning_rate, momentum):
    v = np.add(np.multiply(momentum, velocity), gradient)
    return np.stack([np.subtract(w, np.multiply(learning_rate, v)), v])


def on_copies(w, velocity, gradient, learning_rate, momentum):
    w, velocity = w.copy(), velocity.copy()
    velocity *= momentum
    velocity += gradient
    w -= learning_rate * velocity
    return [w, velocity]


def written_out(w, velocity, gradient, learning_rate, momentum):
    new_w = w - learning_rate * momentum * velocity - learning_rate * gradient
    return new_w, gradient + momentum * velocity


def einsum(w, velocity, gradient, learning_rate, momentum):
    v = np.einsum("k,kj->j", [momentum, 1.0], [velocity, gradient])
    return w + np.einsum("j,->j", v, -learning_rate), v


def exact_sums(w, velocity, gradient, learning_rate, momentum):
    v = tuple(math.fsum([momentum * a, b]) for a, b in zip(velocity, gradient, strict=True))
    return tuple(math.fsum([a, -learning_rate * b]) for a, b in zip(w, v, strict=True)), v


def minus_velocity_inside(w, velocity, gradient, learning_rate, momentum):
    downhill = -momentum * velocity - gradient
    return w + learning_rate * downhill, -downhill


def averaged(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + (1 - momentum) * gradient
    return w - learning_rate * velocity, velocity


def averaged_in_a_loop(w, velocity, gradient, learning_rate, momentum):
    w, v = list(w), list(velocity)
    for i, g in enumerate(gradient):
        v[i] += (1 - momentum) * (g - v[i])
        w[i] -= learning_rate * v[i]
    return w, v


def moved_before_the_velocity(w, velocity, gradient, learning_rate, momentum):
    w = w - learning_rate * velocity
    velocity = momentum * velocity + gradient
    return w, velocity


def new_velocity_under_another_name(w, velocity, gradient, learning_rate, momentum):
    new_velocity = momentum * velocity + gradient
    return w - learning_rate * velocity, new_velocity


def rate_in_both(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + learning_rate * gradient
    return w - learning_rate * velocity, velocity


def rate_in_the_velocity_instead(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + learning_rate * gradient
    return w - velocity, velocity


def downhill_velocity_with_the_rate(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * gradient
    return w + velocity, velocity


def uphill(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    return w + learning_rate * velocity, velocity


def gradient_subtracted_from_velocity(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - gradient
    return w - learning_rate * velocity, velocity


def velocity_added_up(w, velocity, gradient, learning_rate, momentum):
    velocity = velocity + gradient
    return w - learning_rate * velocity, velocity


def plain_descent(w, velocity, gradient, learning_rate, momentum):
    return w - learning_rate * gradient, gradient


def gradient_times_momentum(w, velocity, gradient, learning_rate, momentum):
    velocity = velocity + momentum * gradient
    return w - learning_rate * velocity, velocity


def looked_ahead(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    return w - learning_rate * (gradient + momentum * velocity), velocity


def without_rate(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    return w - velocity, velocity


def weights_alone(w, velocity, gradient, learning_rate, momentum):
    return w - learning_rate * (momentum * velocity + gradient)


def weights_alone_listed(w, velocity, gradient, learning_rate, momentum):
    steps = [momentum * v + g for v, g in zip(velocity, gradient, strict=True)]
    return [a - learning_rate * step for a, step in zip(w, steps, strict=True)]


def velocity_as_it_came(w, velocity, gradient, learning_rate, momentum):
    new_velocity = momentum * velocity + gradient
    return w - learning_rate * new_velocity, velocity


def velocity_first(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    return velocity, w - learning_rate * velocity


def in_place(w, velocity, gradient, learning_rate, momentum):
    velocity *= momentum
    velocity += gradient
    w -= learning_rate * velocity
    return w, velocity


def velocity_in_place(w, velocity, gradient, learning_rate, momentum):
    velocity[:] = momentum * velocity + gradient
    return w - learning_rate * velocity, velocity


def nothing_returned(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    w = w - learning_rate * velocity


def momentum_and_rate_exchanged(w, velocity, gradient, learning_rate, momentum):
    velocity = learning_rate * velocity + gradient
    return w - momentum * velocity, velocity


def usual_momentum_always(w, velocity, gradient, learning_rate, momentum):
    velocity = 0.9 * velocity + gradient
    return w - learning_rate * velocity, velocity


def momentum_on_the_weights(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    return momentum * w - learning_rate * velocity, velocity


def in_one_row(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    return np.concatenate([w - learning_rate * velocity, velocity])


def three_values(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    return w - learning_rate * velocity, velocity, gradient


def columns(w, velocity, gradient, learning_rate, momentum):
    v = (momentum * velocity + gradient)[:, None]
    return w[:, None] - learning_rate * v, v


RIGHT = [
    loop,
    vectorised,
    library,
    on_copies,
    written_out,
    einsum,
    exact_sums,
    minus_velocity_inside,
]

WRONG = {
    "exponential_average": [averaged, averaged_in_a_loop],
    "old_velocity_used": [moved_before_the_velocity, new_velocity_under_another_name],
    "rate_inside_velocity": [
        rate_in_both,
        rate_in_the_velocity_instead,
        downhill_velocity_with_the_rate,
    ],
    "sign_flipped": [uphill, gradient_subtracted_from_velocity],
    "momentum_left_out": [velocity_added_up],
    "old_velocity_dropped": [plain_descent],
    "momentum_on_gradient": [gradient_times_momentum],
    "nesterov": [looked_ahead],
    "rate_left_out": [without_rate],
    "velocity_not_returned": [weights_alone, weights_alone_listed],
    "old_velocity_returned": [velocity_as_it_came],
    "returned_in_other_order": [velocity_first],
    "changed its input": [in_place, velocity_in_place],
    "`return`": [nothing_returned],
    "should be an array": [in_one_row],
    "should hold 2 values": [three_values],
    "has shape": [columns],
    "wrong in": [momentum_and_rate_exchanged, usual_momentum_always, momentum_on_the_weights],
}
