"""Answers to convergence/has_converged: right ones, and wrong ones by what they are told."""

import math
from itertools import pairwise

import numpy as np


def loop(losses, tolerance, patience):
    if len(losses) < patience + 1:
        return False
    for loss in losses:
        if not math.isfinite(loss):
            return False
    for t in range(len(losses) - patience, len(losses)):
        if abs(losses[t] - losses[t - 1]) > tolerance * max(abs(losses[t - 1]), 1e-12):
            return False
    return True


def vectorised(losses, tolerance, patience):
    if losses.size <= patience or not np.isfinite(losses).all():
        return False
    previous = losses[-patience - 1 : -1]
    change = np.abs(losses[-patience:] - previous)
    return np.all(change <= tolerance * np.maximum(np.abs(previous), 1e-12))


def library(losses, tolerance, patience):
    if len(losses) < patience + 1 or not np.all(np.isfinite(losses)):
        return False
    window = losses[-(patience + 1) :]
    allowed = tolerance * np.clip(np.abs(window[:-1]), 1e-12, None)
    return bool(np.less_equal(np.abs(np.diff(window)), allowed).all())


def relative_change(losses, tolerance, patience):
    if len(losses) - 1 < patience:
        return np.False_
    if np.isnan(losses).any() or np.isinf(losses).any():
        return np.False_
    scale = np.maximum(abs(losses[:-1]), 1e-12)
    return np.max(np.abs(np.diff(losses) / scale)[-patience:]) <= tolerance


def counted_from_the_end(losses, tolerance, patience):
    if not np.isfinite(np.sum(np.abs(losses))):
        return 0
    quiet = 0
    for previous, loss in zip(losses[-2::-1], losses[:0:-1], strict=True):
        if abs(loss - previous) > tolerance * max(abs(previous), 1e-12):
            break
        quiet += 1
    return int(quiet >= patience)


def counter_reset_by_a_large_step(losses, tolerance, patience):
    quiet, last = 0, None
    for loss in losses.tolist():
        if math.isnan(loss) or math.isinf(loss):
            return False
        if last is not None:
            small = abs(loss - last) <= tolerance * max(abs(last), 1e-12)
            quiet = quiet + 1 if small else 0
        last = loss
    return quiet >= patience


def zero_dimensional(losses, tolerance, patience):
    answer = len(losses) > patience
    answer = answer and np.isfinite(losses).all()
    answer = answer and all(
        abs(b - a) <= tolerance * max(abs(a), 1e-12)
        for a, b in pairwise(losses[len(losses) - patience - 1 :])
    )
    return np.array(answer)


def recursive(losses, tolerance, patience):
    if not np.isfinite(losses).all():
        return False
    if patience == 0:
        return True
    if len(losses) < 2:
        return False
    a, b = losses[-2:]
    small = not abs(a - b) > tolerance * max(abs(a), 1e-12)
    return small and recursive(losses[:-1], tolerance, patience - 1)


def ready(losses, patience):
    """Enough losses, all finite: what the wrong programs below mostly get right."""
    return len(losses) > patience and bool(np.isfinite(losses).all())


def window(losses, tolerance, patience):
    """Changes of the last steps and what is allowed for each."""
    previous = losses[-patience - 1 : -1]
    return losses[-patience:] - previous, tolerance * np.maximum(np.abs(previous), 1e-12)


def one_step(losses, tolerance, patience):
    if not ready(losses, patience):
        return False
    return abs(losses[-1] - losses[-2]) <= tolerance * max(abs(losses[-2]), 1e-12)


def one_step_as_a_ratio(losses, tolerance, patience):
    if len(losses) < patience + 1 or not np.isfinite(losses).all():
        return False
    return bool(abs(losses[-1] - losses[-2]) / max(abs(losses[-2]), 1e-12) <= tolerance)


def change_itself(losses, tolerance, patience):
    if not ready(losses, patience):
        return False
    return bool(np.all(np.abs(np.diff(losses[-patience - 1 :])) <= tolerance))


def change_itself_in_a_loop(losses, tolerance, patience):
    if not ready(losses, patience):
        return False
    quiet = 0
    for t in range(1, patience + 1):
        quiet += abs(losses[-t] - losses[-t - 1]) <= tolerance
    return quiet == patience


def decrease(losses, tolerance, patience):
    if not ready(losses, patience):
        return False
    change, allowed = window(losses, tolerance, patience)
    return bool(np.all(-change <= allowed))


def decrease_in_a_loop(losses, tolerance, patience):
    if not ready(losses, patience):
        return False
    for t in range(len(losses) - patience, len(losses)):
        improvement = (losses[t - 1] - losses[t]) / max(abs(losses[t - 1]), 1e-12)
        if improvement > tolerance:
            return False
    return True


def increase(losses, tolerance, patience):
    if not ready(losses, patience):
        return False
    change, allowed = window(losses, tolerance, patience)
    return bool(np.all(change <= allowed))


def increase_in_a_loop(losses, tolerance, patience):
    if not ready(losses, patience):
        return False
    return all(
        b - a <= tolerance * max(abs(a), 1e-12) for a, b in pairwise(losses[-patience - 1 :])
    )


def no_large_step_found(losses, tolerance, patience):
    """NaN is never larger than anything."""
    if len(losses) < patience + 1:
        return False
    for t in range(len(losses) - patience, len(losses)):
        if abs(losses[t] - losses[t - 1]) > tolerance * max(abs(losses[t - 1]), 1e-12):
            return False
    return True


def not_any_large_step(losses, tolerance, patience):
    if len(losses) <= patience:
        return False
    change, allowed = window(losses, tolerance, patience)
    return not np.any(np.abs(change) > allowed)


def unchecked(losses, tolerance, patience):
    """False for NaN in the window, but not for one before it."""
    if len(losses) <= patience:
        return False
    change, allowed = window(losses, tolerance, patience)
    return bool(np.all(np.abs(change) <= allowed))


def unchecked_ratio(losses, tolerance, patience):
    if len(losses) <= patience:
        return False
    change, allowed = window(losses, 1.0, patience)
    return bool(np.all(np.abs(change) / allowed <= tolerance))


def last_loss_checked(losses, tolerance, patience):
    return (
        len(losses) > patience
        and np.isfinite(losses[-1])
        and unchecked(losses, tolerance, patience)
    )


def window_checked(losses, tolerance, patience):
    return bool(
        np.isfinite(losses[-patience - 1 :]).all() and unchecked(losses, tolerance, patience)
    )


def any_length(losses, tolerance, patience):
    if not np.isfinite(losses).all():
        return False
    recent = losses[-patience - 1 :]
    allowed = tolerance * np.maximum(np.abs(recent[:-1]), 1e-12)
    return bool(np.all(np.abs(np.diff(recent)) <= allowed))


def any_length_in_a_loop(losses, tolerance, patience):
    if not np.isfinite(losses).all():
        return False
    for t in range(max(1, len(losses) - patience), len(losses)):
        if abs(losses[t] - losses[t - 1]) > tolerance * max(abs(losses[t - 1]), 1e-12):
            return False
    return True


def nothing_checked(losses, tolerance, patience):
    recent = losses[-patience - 1 :]
    allowed = tolerance * np.maximum(np.abs(recent[:-1]), 1e-12)
    return bool(np.all(np.abs(np.diff(recent)) <= allowed))


def nothing_checked_in_a_loop(losses, tolerance, patience):
    for a, b in pairwise(losses[-patience - 1 :]):
        if abs(b - a) > tolerance * max(abs(a), 1e-12):
            return False
    return True


def one_step_and_no_check(losses, tolerance, patience):
    return abs(losses[-1] - losses[-2]) <= tolerance * max(abs(losses[-2]), 1e-12)


def one_step_not_checked_for_nan(losses, tolerance, patience):
    if len(losses) < patience + 1:
        return False
    return abs(losses[-1] - losses[-2]) <= tolerance * max(abs(losses[-2]), 1e-12)


def change_itself_unchecked(losses, tolerance, patience):
    return bool(np.all(np.abs(np.diff(losses[-patience - 1 :])) <= tolerance))


def change_itself_not_checked_for_nan(losses, tolerance, patience):
    if len(losses) <= patience:
        return False
    return bool(np.all(np.abs(np.diff(losses))[-patience:] <= tolerance))


def decrease_not_checked_for_nan(losses, tolerance, patience):
    if len(losses) <= patience:
        return False
    change, allowed = window(losses, tolerance, patience)
    return bool(np.all(-change <= allowed))


def floor_added(losses, tolerance, patience):
    if not ready(losses, patience):
        return False
    return all(
        abs(b - a) <= tolerance * (abs(a) + 1e-12) for a, b in pairwise(losses[-patience - 1 :])
    )


def floor_at_zero_only(losses, tolerance, patience):
    if not ready(losses, patience):
        return False
    return all(
        abs(b - a) <= tolerance * (abs(a) or 1e-12) for a, b in pairwise(losses[-patience - 1 :])
    )


def coarse_floor(losses, tolerance, patience):
    if not ready(losses, patience):
        return False
    return all(
        abs(b - a) <= tolerance * max(abs(a), 1e-8) for a, b in pairwise(losses[-patience - 1 :])
    )


def patience_losses(losses, tolerance, patience):
    """The last `patience` losses have one step fewer between them."""
    if not ready(losses, patience):
        return False
    recent = losses[-patience:]
    allowed = tolerance * np.maximum(np.abs(recent[:-1]), 1e-12)
    return bool(np.all(np.abs(np.diff(recent)) <= allowed))


def patience_losses_are_enough(losses, tolerance, patience):
    if len(losses) < patience or not np.isfinite(losses).all():
        return False
    recent = losses[-patience:]
    return all(abs(b - a) <= tolerance * max(abs(a), 1e-12) for a, b in pairwise(recent))


def more_than_patience(losses, tolerance, patience):
    if not np.isfinite(losses).all():
        return False
    quiet = 0
    for a, b in pairwise(losses):
        quiet = quiet + 1 if abs(b - a) <= tolerance * max(abs(a), 1e-12) else 0
    return quiet > patience


def window_of_one_more(losses, tolerance, patience):
    return ready(losses, patience + 1) and unchecked(losses, tolerance, patience + 1)


def some_step(losses, tolerance, patience):
    if not ready(losses, patience):
        return False
    change, allowed = window(losses, tolerance, patience)
    return bool(np.any(np.abs(change) <= allowed))


def some_step_in_a_loop(losses, tolerance, patience):
    if not ready(losses, patience):
        return False
    for a, b in pairwise(losses[-patience - 1 :]):
        if abs(b - a) <= tolerance * max(abs(a), 1e-12):
            return True
    return False


def average_step(losses, tolerance, patience):
    if not ready(losses, patience):
        return False
    change, scale = window(losses, 1.0, patience)
    return bool(np.mean(np.abs(change) / scale) <= tolerance)


def whole_window(losses, tolerance, patience):
    if not ready(losses, patience):
        return False
    start = losses[-patience - 1]
    return abs(losses[-1] - start) <= tolerance * max(abs(start), 1e-12)


def over_the_new_loss(losses, tolerance, patience):
    if not ready(losses, patience):
        return False
    new = losses[-patience:]
    change = np.abs(np.diff(losses[-patience - 1 :]))
    return bool(np.all(change <= tolerance * np.maximum(np.abs(new), 1e-12)))


def previous_without_abs(losses, tolerance, patience):
    if not ready(losses, patience):
        return False
    previous = losses[-patience - 1 : -1]
    change = np.abs(losses[-patience:] - previous)
    return bool(np.all(change <= tolerance * np.maximum(previous, 1e-12)))


def previous_without_abs_in_a_loop(losses, tolerance, patience):
    if not ready(losses, patience):
        return False
    return all(
        abs(b - a) <= tolerance * max(a, 1e-12) for a, b in pairwise(losses[-patience - 1 :])
    )


def no_floor(losses, tolerance, patience):
    if not ready(losses, patience):
        return False
    previous = losses[-patience - 1 : -1]
    return bool(np.all(np.abs(losses[-patience:] - previous) <= tolerance * np.abs(previous)))


def no_floor_allclose(losses, tolerance, patience):
    if not ready(losses, patience):
        return False
    return np.allclose(losses[-patience:], losses[-patience - 1 : -1], rtol=tolerance, atol=0)


def strictly_below(losses, tolerance, patience):
    if not ready(losses, patience):
        return False
    change, allowed = window(losses, tolerance, patience)
    return bool(np.all(np.abs(change) < allowed))


def strictly_below_in_a_loop(losses, tolerance, patience):
    if not ready(losses, patience):
        return False
    for a, b in pairwise(losses[-patience - 1 :]):
        if abs(b - a) >= tolerance * max(abs(a), 1e-12):
            return False
    return True


def no_new_best(losses, tolerance, patience):
    """The rule for stopping early: no epoch of the last ones is the best."""
    if not ready(losses, patience):
        return False
    return bool(len(losses) - 1 - np.argmin(losses) >= patience)


def always(losses, tolerance, patience):
    return True


def never(losses, tolerance, patience):
    return False


def every_step_of_the_run(losses, tolerance, patience):
    return ready(losses, patience) and unchecked(losses, tolerance, len(losses) - 1)


def first_steps(losses, tolerance, patience):
    return ready(losses, patience) and unchecked(losses[: patience + 1], tolerance, patience)


def negated(losses, tolerance, patience):
    return not loop(losses, tolerance, patience)


def default_isclose(losses, tolerance, patience):
    if not ready(losses, patience):
        return False
    return all(np.isclose(losses[-patience:], losses[-patience - 1 : -1]))


def last_branch_forgotten(losses, tolerance, patience):
    if not ready(losses, patience):
        return False
    change, allowed = window(losses, tolerance, patience)
    if np.all(np.abs(change) <= allowed):
        return True


def verdict_of_each_step(losses, tolerance, patience):
    if not ready(losses, patience):
        return [False]
    change, allowed = window(losses, tolerance, patience)
    return np.abs(change) <= allowed


def yes_or_no(losses, tolerance, patience):
    return "yes" if loop(losses, tolerance, patience) else "no"


RIGHT = [
    loop,
    vectorised,
    library,
    relative_change,
    counted_from_the_end,
    counter_reset_by_a_large_step,
    zero_dimensional,
    recursive,
]

WRONG = {
    "last_step_only": [
        one_step,
        one_step_as_a_ratio,
        one_step_and_no_check,
        one_step_not_checked_for_nan,
    ],
    "absolute_change": [
        change_itself,
        change_itself_in_a_loop,
        change_itself_unchecked,
        change_itself_not_checked_for_nan,
    ],
    "rise_accepted": [decrease, decrease_in_a_loop, decrease_not_checked_for_nan],
    "fall_accepted": [increase, increase_in_a_loop],
    "non_finite_accepted": [
        no_large_step_found,
        not_any_large_step,
        unchecked,
        unchecked_ratio,
        last_loss_checked,
        window_checked,
    ],
    "length_not_checked": [any_length, any_length_in_a_loop],
    "nothing_checked_first": [nothing_checked, nothing_checked_in_a_loop],
    "one_step_too_few": [patience_losses, patience_losses_are_enough],
    "one_step_too_many": [more_than_patience, window_of_one_more],
    "any_step": [some_step, some_step_in_a_loop],
    "mean_step": [average_step],
    "ends_of_the_window": [whole_window],
    "relative_to_the_new_loss": [over_the_new_loss],
    "sign_of_the_previous_loss": [previous_without_abs, previous_without_abs_in_a_loop],
    "floor_left_out": [no_floor, no_floor_allclose],
    "equality_refused": [strictly_below, strictly_below_in_a_loop],
    "early_stopping_rule": [no_new_best],
    "shape": [verdict_of_each_step],
    "should be a truth value": [yes_or_no],
    "returned None": [last_branch_forgotten],
    "not right": [
        always,
        never,
        every_step_of_the_run,
        first_steps,
        negated,
        default_isclose,
        floor_added,
        floor_at_zero_only,
        coarse_floor,
    ],
}
