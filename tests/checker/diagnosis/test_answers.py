"""Substitutions, parts, contrasts, labels, sensitivity, errors: each says what holds."""

import numpy as np

from mlnotes import convergence, images, loss_curves, losses, optimizers


def test_arguments_exchanged_are_named(told):
    def exchanged(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
        return optimizers.adam_step(w, m, v, t, gradient, learning_rate, beta2, beta1, epsilon)

    result = told("gradient_descent/adam_step", exchanged)
    assert result.mechanism == "substitution"
    assert "with `beta1` and `beta2` exchanged" in result.message


def test_the_right_answer_to_a_changed_argument_is_told_the_change(told):
    def upward(image, noisy, smoothness):
        return images.denoise_gradient(image, noisy, smoothness**2)

    result = told("gradient_descent/denoise_gradient", upward)
    assert result.mechanism == "substitution"
    assert "the square of `smoothness`" in result.message


def test_rows_left_out_are_told(told):
    def late(w, X, y):
        return losses.mse_gradient(w, X[1:], y[1:])

    message = told("gradient_descent/mse_gradient", late).message
    assert "in every case that returned an answer" in message.lower()
    assert "without the first row of the data" in message


def test_a_member_that_is_right_is_told_so(told):
    def step(w, second_moment, gradient, learning_rate, decay, epsilon):
        right = optimizers.rmsprop_step(w, second_moment, gradient, learning_rate, decay, epsilon)
        return np.sin(right[0]) + w, right[1]

    result = told("gradient_descent/rmsprop_step", step)
    assert result.mechanism == "members"
    assert "second" in result.message


def test_wrong_entries_that_stand_in_one_place_are_told_the_place(told):
    def open_border(image, noisy, smoothness):
        gradient = images.denoise_gradient(image, noisy, smoothness)
        gradient[-1] = 0.1 + 0.3 * gradient[-1] ** 2
        return gradient

    result = told("gradient_descent/denoise_gradient", open_border)
    assert "Only the last row" in result.message


def test_entries_that_are_wrong_where_an_argument_is_negative_are_told_so(told):
    def one_sided(w, threshold):
        soft = np.sign(w) * np.maximum(np.abs(w) - threshold, 0)
        return np.where(w < 0, 0.37 * soft - 0.2, soft)

    result = told("gradient_descent/soft_threshold", one_sided)
    assert "wrong only where `w` is negative" in result.message


def test_a_misspelt_label_is_told_the_spelling_of_the_task(told):
    def joined(train_losses, valid_losses, target):
        return loss_curves.diagnose_curves(train_losses, valid_losses, target).replace(" ", "_")

    result = told("convergence/diagnose_curves", joined)
    assert result.mechanism == "spelling"
    assert "the task writes" in result.message


def test_a_label_that_is_never_given_is_named(told):
    def never_overfits(train_losses, valid_losses, target):
        label = loss_curves.diagnose_curves(train_losses, valid_losses, target)
        return "good fit" if label == "overfitting" else label

    result = told("convergence/diagnose_curves", never_overfits)
    assert "In none of the cases do you answer 'overfitting'" in result.message


def test_a_truth_that_is_too_strict_is_told_so(told):
    def strict(losses, tolerance, patience):
        return convergence.has_converged(losses, tolerance, patience + 1)

    result = told("convergence/has_converged", strict)
    assert "too strict" in result.message


def test_the_opposite_is_told_as_the_opposite(told):
    result = told(
        "convergence/has_converged",
        lambda losses, tolerance, patience: (
            not convergence.has_converged(losses, tolerance, patience)
        ),
    )
    assert "the opposite of the right one" in result.message


def test_an_argument_that_the_answer_does_not_follow_is_named(told):
    def fixed(losses, beta):
        return loss_curves.smooth_losses(losses, 0.45)

    result = told("convergence/smooth_losses", fixed)
    assert "`beta`" in result.message


def test_shapes_that_do_not_fit_are_told_with_the_names_of_the_line(told):
    def not_transposed(w, X, y):
        residuals = X @ w - y
        return 2 / len(y) * X @ residuals

    message = told("gradient_descent/mse_gradient", not_transposed).message
    assert "`X` is (3, 1)" in message
    assert "the columns of A" in message


def test_a_truth_value_of_an_array_is_explained(told):
    def branching(w, threshold):
        if w > threshold:
            return w - threshold
        return w * 0

    message = told("gradient_descent/soft_threshold", branching).message
    assert "one truth value" in message


def test_a_column_that_met_a_flat_array_is_told_with_both_shapes(told):
    def columns(w, X, y):
        y = y.reshape(-1, 1)
        return np.mean((X @ w - y) ** 2)

    result = told("gradient_descent/mse_loss", columns)
    assert result.mechanism == "broadcast"
    assert "`X @ w` is (3,) and `y` is (3, 1): entry by entry they make (3, 3)" in result.message


def test_a_column_that_is_meant_is_not_accused(told):
    def weighted_rows(w, X, y):
        return 3 * np.sum((X @ w - y)[:, None] * X, axis=0) / len(y)

    assert told("gradient_descent/mse_gradient", weighted_rows).mechanism == "factor"


def test_another_quantity_of_the_topic_is_named(told):
    result = told(
        "gradient_descent/ridge_gradient", lambda w, X, y, alpha: losses.mse_gradient(w, X, y)
    )
    assert result.mechanism == "companion"
    assert result.message == "This is the gradient of the mean squared error alone."


def test_cases_that_all_have_the_same_word_are_told_it(told):
    def floor_and_one(rate, initial_error, tolerance):
        exact = np.log(tolerance / initial_error) / np.log(rate)
        return max(0, int(np.floor(exact)) + 1)

    result = told("convergence/steps_to_tolerance", floor_and_one)
    assert result.mechanism == "contrast"
    assert result.message.startswith("Every case is right, except some of those with a tolerance")


def test_an_approximation_is_asked_about(told):
    nearly = dict(rel_tol=2e-3)

    def blurred(X):  # closes over a variable, so that no change of its text can be tried
        return convergence.hessian_condition_number(X) * (1 + nearly["rel_tol"] * np.cos(X[0, 0]))

    assert "only approximated?" in told("convergence/hessian_condition_number", blurred).message
