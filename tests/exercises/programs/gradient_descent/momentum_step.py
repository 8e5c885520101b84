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


def exponential_average__averaged(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + (1 - momentum) * gradient
    return w - learning_rate * velocity, velocity


def old_velocity_used__moved_before_the_velocity(w, velocity, gradient, learning_rate, momentum):
    w = w - learning_rate * velocity
    velocity = momentum * velocity + gradient
    return w, velocity


def rate_inside_velocity__rate_in_both(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + learning_rate * gradient
    return w - learning_rate * velocity, velocity


def rate_inside_velocity__rate_in_the_velocity_instead(
    w, velocity, gradient, learning_rate, momentum
):
    velocity = momentum * velocity + learning_rate * gradient
    return w - velocity, velocity


def rate_inside_velocity__downhill_velocity_with_the_rate(
    w, velocity, gradient, learning_rate, momentum
):
    velocity = momentum * velocity - learning_rate * gradient
    return w + velocity, velocity


def sign_flipped__uphill(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    return w + learning_rate * velocity, velocity


def sign_flipped__gradient_subtracted_from_velocity(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - gradient
    return w - learning_rate * velocity, velocity


def momentum_left_out__velocity_added_up(w, velocity, gradient, learning_rate, momentum):
    velocity = velocity + gradient
    return w - learning_rate * velocity, velocity


def old_velocity_dropped__plain_descent(w, velocity, gradient, learning_rate, momentum):
    return w - learning_rate * gradient, gradient


def momentum_on_gradient__gradient_times_momentum(w, velocity, gradient, learning_rate, momentum):
    velocity = velocity + momentum * gradient
    return w - learning_rate * velocity, velocity


def nesterov__looked_ahead(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    return w - learning_rate * (gradient + momentum * velocity), velocity


def rate_left_out__without_rate(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    return w - velocity, velocity


def velocity_not_returned__weights_alone(w, velocity, gradient, learning_rate, momentum):
    return w - learning_rate * (momentum * velocity + gradient)


def old_velocity_returned__velocity_as_it_came(w, velocity, gradient, learning_rate, momentum):
    new_velocity = momentum * velocity + gradient
    return w - learning_rate * new_velocity, velocity


def returned_in_other_order__velocity_first(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    return velocity, w - learning_rate * velocity


def changed_input__in_place(w, velocity, gradient, learning_rate, momentum):
    velocity *= momentum
    velocity += gradient
    w -= learning_rate * velocity
    return w, velocity


def changed_input__velocity_in_place(w, velocity, gradient, learning_rate, momentum):
    velocity[:] = momentum * velocity + gradient
    return w - learning_rate * velocity, velocity


def none__nothing_returned(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    w = w - learning_rate * velocity


def substitution__momentum_and_rate_exchanged(w, velocity, gradient, learning_rate, momentum):
    velocity = learning_rate * velocity + gradient
    return w - momentum * velocity, velocity


def sensitivity__usual_momentum_always(w, velocity, gradient, learning_rate, momentum):
    velocity = 0.9 * velocity + gradient
    return w - learning_rate * velocity, velocity


def members__momentum_on_the_weights(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    return momentum * w - learning_rate * velocity, velocity


def relation__in_one_row(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    return np.concatenate([w - learning_rate * velocity, velocity])


def relation__three_values(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    return w - learning_rate * velocity, velocity, gradient


def shape__columns(w, velocity, gradient, learning_rate, momentum):
    v = (momentum * velocity + gradient)[:, None]
    return w[:, None] - learning_rate * v, v
