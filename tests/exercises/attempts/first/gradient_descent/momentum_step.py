import numpy as np


def wrong_01_every_velocity_on_every_weight(w, velocity, gradient, learning_rate, momentum):
    new_velocity = []
    for i in range(len(w)):
        new_velocity.append(momentum * velocity[i] + gradient[i])
    new_w = []
    for value in w:
        for v in new_velocity:
            value = value - learning_rate * v
        new_w.append(value)
    return np.array(new_w), np.array(new_velocity)


def wrong_02_path_of_uniform_acceleration(w, velocity, gradient, learning_rate, momentum):
    v = momentum * velocity + gradient
    return w - learning_rate * v - 0.5 * learning_rate**2 * gradient, v


def wrong_03_one_vector_as_with_c(w, velocity, gradient, learning_rate, momentum):
    v = momentum * velocity + gradient
    return np.concatenate([w - learning_rate * v, v])


def wrong_04_share_taken_of_the_sum(w, velocity, gradient, learning_rate, momentum):
    v = momentum * (velocity + gradient)
    return w - learning_rate * v, v


def wrong_05_blog_where_velocity_points_downhill(w, velocity, gradient, learning_rate, momentum):
    v = momentum * velocity - learning_rate * gradient
    return w + v, v


def wrong_06_velocity_put_in_without_brackets(w, velocity, gradient, learning_rate, momentum):
    v = momentum * velocity + gradient
    return w - learning_rate * momentum * velocity + gradient, v


def wrong_07_last_entry_stands_still(w, velocity, gradient, learning_rate, momentum):
    new_w, new_velocity = w.copy(), velocity.copy()
    for i in range(len(w) - 1):
        new_velocity[i] = momentum * velocity[i] + gradient[i]
        new_w[i] = w[i] - learning_rate * new_velocity[i]
    return new_w, new_velocity


def wrong_08_pair_the_other_way_round(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    w = w - learning_rate * velocity
    return velocity, w


def wrong_09_collects_in_the_gradient(w, velocity, gradient, learning_rate, momentum):
    v = gradient
    v += momentum * velocity
    return w - learning_rate * v, v


def wrong_10_one_speed_for_all_entries(w, velocity, gradient, learning_rate, momentum):
    v = momentum * np.linalg.norm(velocity) + gradient
    return w - learning_rate * v, v


def wrong_11_damped_gradient_and_old_velocity(w, velocity, gradient, learning_rate, momentum):
    v = momentum * velocity + (1 - momentum) * gradient
    return w - learning_rate * velocity, v


def wrong_12_forgets_where_the_sign_turns(w, velocity, gradient, learning_rate, momentum):
    agrees = velocity * gradient >= 0
    v = np.where(agrees, momentum * velocity + gradient, gradient)
    return w - learning_rate * v, v


def right_1_a_matrix_for_the_step(w, velocity, gradient, learning_rate, momentum):
    step = np.array([[1.0, -learning_rate * momentum, -learning_rate], [0.0, momentum, 1.0]])
    new_w, new_velocity = np.einsum("ab,bi->ai", step, np.stack([w, velocity, gradient]))
    return new_w, new_velocity


def right_2_a_class_for_each_weight(w, velocity, gradient, learning_rate, momentum):
    class Ball:
        def __init__(self, place, speed):
            self.place, self.speed = place, speed

        def push(self, slope):
            self.speed = self.speed * momentum + slope
            self.place = self.place - self.speed * learning_rate
            return self

    balls = [
        Ball(a, b).push(c) for a, b, c in zip(w.tolist(), velocity.tolist(), gradient.tolist())
    ]
    return np.array([ball.place for ball in balls]), np.array([ball.speed for ball in balls])
