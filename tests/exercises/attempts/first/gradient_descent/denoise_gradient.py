from itertools import product

import numpy as np


def wrong_01_both_loops_one_short(image, noisy, smoothness):
    h, w = image.shape
    g = image - noisy
    for i in range(h - 1):
        for j in range(w - 1):
            right = image[i, j + 1] - image[i, j]
            down = image[i + 1, j] - image[i, j]
            g[i, j + 1] += smoothness * right
            g[i + 1, j] += smoothness * down
            g[i, j] -= smoothness * (right + down)
    return g


def wrong_02_ghost_points_mirrored(image, noisy, smoothness):
    # Neumann: the ghost point is the mirror image of the second point
    p = np.pad(image, 1, mode="reflect")
    laplace = p[:-2, 1:-1] + p[2:, 1:-1] + p[1:-1, :-2] + p[1:-1, 2:] - 4 * image
    return image - noisy - smoothness * laplace


def wrong_03_matlab_del2(image, noisy, smoothness):
    p = np.pad(image, 1, mode="edge")
    del2 = (p[:-2, 1:-1] + p[2:, 1:-1] + p[1:-1, :-2] + p[1:-1, 2:]) / 4 - image
    return image - noisy - smoothness * del2


def wrong_04_mean_of_the_neighbours(image, noisy, smoothness):
    h, w = image.shape
    g = image - noisy
    for i in range(h):
        for j in range(w):
            around = []
            for a, b in [(i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)]:
                if 0 <= a < h and 0 <= b < w:
                    around.append(image[a, b])
            if around:
                g[i, j] += smoothness * (image[i, j] - np.mean(around))
    return g


def wrong_05_total_variation_signs(image, noisy, smoothness):
    g = image - noisy
    down = np.sign(np.diff(image, axis=0))
    right = np.sign(np.diff(image, axis=1))
    g[1:] += smoothness * down
    g[:-1] -= smoothness * down
    g[:, 1:] += smoothness * right
    g[:, :-1] -= smoothness * right
    return g


def wrong_06_smoothness_reaches_first_term_only(image, noisy, smoothness):
    p = np.pad(image, 1, mode="edge")
    up, down, left, right = p[:-2, 1:-1], p[2:, 1:-1], p[1:-1, :-2], p[1:-1, 2:]
    return image - noisy + smoothness * 4 * image - up - down - left - right


def wrong_07_two_to_the_left(image, noisy, smoothness):
    g = image - noisy
    down, right = np.diff(image, axis=0), np.diff(image, axis=1)
    g[1:] += smoothness * down
    g[:-1] -= smoothness * down
    g[:, 1:] += smoothness * right
    g[:, :-2] -= smoothness * right[:, 1:]
    return g


def wrong_08_lower_neighbour_under_the_wrong_if(image, noisy, smoothness):
    h, w = image.shape
    g = image - noisy
    for i in range(h):
        for j in range(w):
            if j + 1 < w:
                step = smoothness * (image[i, j + 1] - image[i, j])
                g[i, j + 1] += step
                g[i, j] -= step
                if i + 1 < h:
                    step = smoothness * (image[i + 1, j] - image[i, j])
                    g[i + 1, j] += step
                    g[i, j] -= step
    return g


def wrong_09_written_into_noisy(image, noisy, smoothness):
    g = np.subtract(image, noisy, out=noisy)
    down, right = np.diff(image, axis=0), np.diff(image, axis=1)
    g[1:] += smoothness * down
    g[:-1] -= smoothness * down
    g[:, 1:] += smoothness * right
    g[:, :-1] -= smoothness * right
    return g


def wrong_10_flat_rows_joined(image, noisy, smoothness):
    w = image.shape[1]
    u = image.ravel()
    g = u - noisy.ravel()
    right = np.diff(u)  # the end of a row and the start of the next one are no neighbours
    g[1:] += smoothness * right
    g[:-1] -= smoothness * right
    down = u[w:] - u[:-w]
    g[w:] += smoothness * down
    g[:-w] -= smoothness * down
    return g.reshape(image.shape)


def wrong_11_wraps_sideways_and_mean(image, noisy, smoothness):
    g = image - noisy
    down = np.diff(image, axis=0)
    g[1:] += smoothness * down
    g[:-1] -= smoothness * down
    g += smoothness * (2 * image - np.roll(image, 1, axis=1) - np.roll(image, -1, axis=1))
    return g / image.size


def wrong_12_smoothness_of_what_was_taken(image, noisy, smoothness):
    taken = image - noisy
    g = taken.copy()
    down, right = np.diff(taken, axis=0), np.diff(taken, axis=1)
    g[1:] += smoothness * down
    g[:-1] -= smoothness * down
    g[:, 1:] += smoothness * right
    g[:, :-1] -= smoothness * right
    return g


def right_1_neighbour_generator(image, noisy, smoothness):
    h, w = image.shape

    def near(i, j):
        yield from ((a, j) for a in (i - 1, i + 1) if 0 <= a < h)
        yield from ((i, b) for b in (j - 1, j + 1) if 0 <= b < w)

    out = np.empty((h, w))
    for i, j in product(range(h), range(w)):
        pull = sum(float(image[i, j]) - float(image[p]) for p in near(i, j))
        out[i, j] = image[i, j] - noisy[i, j] + smoothness * pull
    return out


def right_2_matrices_of_differences(image, noisy, smoothness):
    def square(n):
        D = np.diff(np.eye(n), axis=0)
        return D.T @ D

    h, w = image.shape
    return image - noisy + smoothness * (square(h) @ image + image @ square(w))


def right_3_diff_of_padded_diff(image, noisy, smoothness):
    def along(u):
        # recursion on the transpose would do, too
        flow = np.pad(np.diff(u, axis=0), ((1, 1), (0, 0)))
        return np.negative(np.diff(flow, axis=0))

    terms = [image, -noisy, smoothness * along(image), smoothness * along(image.T).T]
    return np.add.reduce(terms)
