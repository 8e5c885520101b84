"""One exercise for each kind of answer, typed wrong and then right into a notebook."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from mlnotes.checker.catalogue import find

# For each exercise: the mistake, the lines of a right answer, and what makes it the wrong one.
ANSWERS = {
    "several arrays": (
        "gradient_descent/adam_step",
        "no_bias_correction",
        [
            "m = beta1 * m + (1 - beta1) * gradient",
            "v = beta2 * v + (1 - beta2) * gradient**2",
            "mean, square = m / (1 - beta1**t), v / (1 - beta2**t)",
            "return w - learning_rate * mean / (np.sqrt(square) + epsilon), m, v",
        ],
        ("m / (1 - beta1**t), v / (1 - beta2**t)", "m, v"),
    ),
    "an image": (
        "gradient_descent/denoise_gradient",
        "smoothing_sign_flipped",
        [
            "down, right = smoothness * np.diff(image, axis=0), smoothness * np.diff(image)",
            "gradient = image - noisy",
            "gradient[1:] += down",
            "gradient[:-1] -= down",
            "gradient[:, 1:] += right",
            "gradient[:, :-1] -= right",
            "return gradient",
        ],
        ("smoothness *", "-smoothness *"),
    ),
    "counts of texts": (
        "gradient_descent/bag_of_words",
        "presence_not_count",
        [
            "import re",
            "bags = [re.findall('[a-z]+', text.lower()) for text in texts]",
            "return [[bag.count(word) for word in vocabulary] for bag in bags]",
        ],
        ("bag.count(word)", "int(word in bag)"),
    ),
    "a truth value": (
        "convergence/has_converged",
        "absolute_change",
        [
            "window = np.array(losses[-patience - 1 :])",
            "allowed = tolerance * np.maximum(np.abs(window[:-1]), 1e-12)",
            "is_calm = np.all(np.abs(np.diff(window)) <= allowed)",
            "return len(losses) > patience and np.all(np.isfinite(losses)) and is_calm",
        ],
        (" * np.maximum(np.abs(window[:-1]), 1e-12)", ""),
    ),
    "an integer": (
        "convergence/steps_to_tolerance",
        "one_too_few",
        [
            "steps = np.log(tolerance / initial_error) / np.log(rate)",
            "return max(0, int(np.ceil(steps)))",
        ],
        ("np.ceil", "np.floor"),
    ),
    "a label": (
        "convergence/diagnose_curves",
        "under_and_over_swapped",
        [
            "first, last = train_losses[0], train_losses[-1]",
            "tail = train_losses[-max(2, len(train_losses) // 10) :]",
            "rises = valid_losses[-1] > 1.1 * min(valid_losses)",
            "falls = (tail[0] - tail[-1]) / tail[0] >= 0.01",
            "over, under = 'overfitting', 'underfitting'",
            "end = over if rises else 'not converged' if falls else under",
            "is_good = not rises and not falls and last <= target",
            "end = 'good fit' if is_good else end",
            "return end if np.isfinite(last) and last <= first else 'diverging'",
        ],
        ("over, under =", "under, over ="),
    ),
    "a choice that is judged by what it leads to": (
        "bias_variance/choose_degree",
        "largest_degree",
        [
            "folds = [np.arange(len(x)) % 10 == fold for fold in range(10)]",
            "def error(degree):",
            "    fits = [np.polyfit(x[~fold], y[~fold], degree) for fold in folds]",
            "    tests = [(np.polyval(fit, x[fold]), y[fold]) for fit, fold in zip(fits, folds)]",
            "    return sum(np.sum((predicted - seen) ** 2) for predicted, seen in tests)",
            "return min(degrees, key=error)",
        ],
        ("min(degrees, key=error)", "max(degrees)"),
    ),
}


@pytest.fixture(scope="module")
def notebook(open_cells):
    """A placeholder and a check for each of the exercises."""
    cells = ["import numpy as np\nfrom mlnotes import check"]
    for exercise_id, *_ in ANSWERS.values():
        name = find(exercise_id).name
        cells += [f"def {name}(): ...", f'check("{exercise_id}", {name})']
    notebook = open_cells(*cells)
    notebook.run("from mlnotes import check")
    return notebook


@pytest.mark.parametrize("kind", ANSWERS)
def test_every_kind_of_answer_is_told_its_mistake_and_then_passes(notebook, kind):
    exercise_id, mistake, lines, (right, wrong) = ANSWERS[kind]
    exercise = find(exercise_id)
    function, check = f"def {exercise.name}(", f'check("{exercise_id}"'
    card = notebook.output(check).locator(".mlnotes-card")

    answer = "\n    ".join([f"def {exercise.signature}:", *lines])
    notebook.rewrite(function, answer.replace(right, wrong))
    notebook.run(function)
    notebook.run(check)
    expect(card).to_contain_text(exercise.mistakes[mistake].message.replace("`", ""))

    notebook.rewrite(function, answer)
    notebook.run(function)
    notebook.run(check)
    expect(card).to_have_class(re.compile("mlnotes-passed"))
