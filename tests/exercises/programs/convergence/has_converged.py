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
    _window = losses[-(patience + 1) :]
    allowed = tolerance * np.clip(np.abs(_window[:-1]), 1e-12, None)
    return bool(np.less_equal(np.abs(np.diff(_window)), allowed).all())


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


def _ready(losses, patience):
    """Enough losses, all finite: what the wrong programs below mostly get right."""
    return len(losses) > patience and bool(np.isfinite(losses).all())


def _window(losses, tolerance, patience):
    """Changes of the last steps and what is allowed for each."""
    previous = losses[-patience - 1 : -1]
    return losses[-patience:] - previous, tolerance * np.maximum(np.abs(previous), 1e-12)


def last_step_only__one_step(losses, tolerance, patience):
    if not _ready(losses, patience):
        return False
    return abs(losses[-1] - losses[-2]) <= tolerance * max(abs(losses[-2]), 1e-12)


def absolute_change__change_itself(losses, tolerance, patience):
    if not _ready(losses, patience):
        return False
    return bool(np.all(np.abs(np.diff(losses[-patience - 1 :])) <= tolerance))


def rise_accepted__decrease(losses, tolerance, patience):
    if not _ready(losses, patience):
        return False
    change, allowed = _window(losses, tolerance, patience)
    return bool(np.all(-change <= allowed))


def fall_accepted__increase(losses, tolerance, patience):
    if not _ready(losses, patience):
        return False
    change, allowed = _window(losses, tolerance, patience)
    return bool(np.all(change <= allowed))


def non_finite_accepted__no_large_step_found(losses, tolerance, patience):
    """NaN is never larger than anything."""
    if len(losses) < patience + 1:
        return False
    for t in range(len(losses) - patience, len(losses)):
        if abs(losses[t] - losses[t - 1]) > tolerance * max(abs(losses[t - 1]), 1e-12):
            return False
    return True


def non_finite_accepted__unchecked(losses, tolerance, patience):
    """False for NaN in the window, but not for one before it."""
    if len(losses) <= patience:
        return False
    change, allowed = _window(losses, tolerance, patience)
    return bool(np.all(np.abs(change) <= allowed))


def non_finite_accepted__unchecked_ratio(losses, tolerance, patience):
    if len(losses) <= patience:
        return False
    change, allowed = _window(losses, 1.0, patience)
    return bool(np.all(np.abs(change) / allowed <= tolerance))


def length_not_checked__any_length(losses, tolerance, patience):
    if not np.isfinite(losses).all():
        return False
    recent = losses[-patience - 1 :]
    allowed = tolerance * np.maximum(np.abs(recent[:-1]), 1e-12)
    return bool(np.all(np.abs(np.diff(recent)) <= allowed))


def nothing_checked_first__nothing_checked(losses, tolerance, patience):
    recent = losses[-patience - 1 :]
    allowed = tolerance * np.maximum(np.abs(recent[:-1]), 1e-12)
    return bool(np.all(np.abs(np.diff(recent)) <= allowed))


def nothing_checked_first__nothing_checked_in_a_loop(losses, tolerance, patience):
    for a, b in pairwise(losses[-patience - 1 :]):
        if abs(b - a) > tolerance * max(abs(a), 1e-12):
            return False
    return True


def last_step_only__one_step_and_no_check(losses, tolerance, patience):
    return abs(losses[-1] - losses[-2]) <= tolerance * max(abs(losses[-2]), 1e-12)


def last_step_only__one_step_not_checked_for_nan(losses, tolerance, patience):
    if len(losses) < patience + 1:
        return False
    return abs(losses[-1] - losses[-2]) <= tolerance * max(abs(losses[-2]), 1e-12)


def absolute_change__change_itself_unchecked(losses, tolerance, patience):
    return bool(np.all(np.abs(np.diff(losses[-patience - 1 :])) <= tolerance))


def absolute_change__change_itself_not_checked_for_nan(losses, tolerance, patience):
    if len(losses) <= patience:
        return False
    return bool(np.all(np.abs(np.diff(losses))[-patience:] <= tolerance))


def rise_accepted__decrease_not_checked_for_nan(losses, tolerance, patience):
    if len(losses) <= patience:
        return False
    change, allowed = _window(losses, tolerance, patience)
    return bool(np.all(-change <= allowed))


def contrast__floor_added(losses, tolerance, patience):
    if not _ready(losses, patience):
        return False
    return all(
        abs(b - a) <= tolerance * (abs(a) + 1e-12) for a, b in pairwise(losses[-patience - 1 :])
    )


def contrast__floor_at_zero_only(losses, tolerance, patience):
    if not _ready(losses, patience):
        return False
    return all(
        abs(b - a) <= tolerance * (abs(a) or 1e-12) for a, b in pairwise(losses[-patience - 1 :])
    )


def contrast__coarse_floor(losses, tolerance, patience):
    if not _ready(losses, patience):
        return False
    return all(
        abs(b - a) <= tolerance * max(abs(a), 1e-8) for a, b in pairwise(losses[-patience - 1 :])
    )


def one_step_too_few__patience_losses(losses, tolerance, patience):
    """The last `patience` losses have one step fewer between them."""
    if not _ready(losses, patience):
        return False
    recent = losses[-patience:]
    allowed = tolerance * np.maximum(np.abs(recent[:-1]), 1e-12)
    return bool(np.all(np.abs(np.diff(recent)) <= allowed))


def one_step_too_few__patience_losses_are_enough(losses, tolerance, patience):
    if len(losses) < patience or not np.isfinite(losses).all():
        return False
    recent = losses[-patience:]
    return all(abs(b - a) <= tolerance * max(abs(a), 1e-12) for a, b in pairwise(recent))


def one_step_too_many__more_than_patience(losses, tolerance, patience):
    if not np.isfinite(losses).all():
        return False
    quiet = 0
    for a, b in pairwise(losses):
        quiet = quiet + 1 if abs(b - a) <= tolerance * max(abs(a), 1e-12) else 0
    return quiet > patience


def any_step__some_step(losses, tolerance, patience):
    if not _ready(losses, patience):
        return False
    change, allowed = _window(losses, tolerance, patience)
    return bool(np.any(np.abs(change) <= allowed))


def mean_step__average_step(losses, tolerance, patience):
    if not _ready(losses, patience):
        return False
    change, scale = _window(losses, 1.0, patience)
    return bool(np.mean(np.abs(change) / scale) <= tolerance)


def ends_of_the_window__whole_window(losses, tolerance, patience):
    if not _ready(losses, patience):
        return False
    start = losses[-patience - 1]
    return abs(losses[-1] - start) <= tolerance * max(abs(start), 1e-12)


def relative_to_the_new_loss__over_the_new_loss(losses, tolerance, patience):
    if not _ready(losses, patience):
        return False
    new = losses[-patience:]
    change = np.abs(np.diff(losses[-patience - 1 :]))
    return bool(np.all(change <= tolerance * np.maximum(np.abs(new), 1e-12)))


def sign_of_the_previous_loss__previous_without_abs(losses, tolerance, patience):
    if not _ready(losses, patience):
        return False
    previous = losses[-patience - 1 : -1]
    change = np.abs(losses[-patience:] - previous)
    return bool(np.all(change <= tolerance * np.maximum(previous, 1e-12)))


def floor_left_out__no_floor(losses, tolerance, patience):
    if not _ready(losses, patience):
        return False
    previous = losses[-patience - 1 : -1]
    return bool(np.all(np.abs(losses[-patience:] - previous) <= tolerance * np.abs(previous)))


def equality_refused__strictly_below(losses, tolerance, patience):
    if not _ready(losses, patience):
        return False
    change, allowed = _window(losses, tolerance, patience)
    return bool(np.all(np.abs(change) < allowed))


def early_stopping_rule__no_new_best(losses, tolerance, patience):
    """The rule for stopping early: no epoch of the last ones is the best."""
    if not _ready(losses, patience):
        return False
    return bool(len(losses) - 1 - np.argmin(losses) >= patience)


def constant__always(losses, tolerance, patience):
    return True


def constant__never(losses, tolerance, patience):
    return False


def one_sided__every_step_of_the_run(losses, tolerance, patience):
    return _ready(losses, patience) and non_finite_accepted__unchecked(
        losses, tolerance, len(losses) - 1
    )


def one_sided__first_steps(losses, tolerance, patience):
    return _ready(losses, patience) and non_finite_accepted__unchecked(
        losses[: patience + 1], tolerance, patience
    )


def relation__negated(losses, tolerance, patience):
    return not loop(losses, tolerance, patience)


def value__default_isclose(losses, tolerance, patience):
    if not _ready(losses, patience):
        return False
    return all(np.isclose(losses[-patience:], losses[-patience - 1 : -1]))


def none__last_branch_forgotten(losses, tolerance, patience):
    if not _ready(losses, patience):
        return False
    change, allowed = _window(losses, tolerance, patience)
    if np.all(np.abs(change) <= allowed):
        return True


def shape__verdict_of_each_step(losses, tolerance, patience):
    if not _ready(losses, patience):
        return [False]
    change, allowed = _window(losses, tolerance, patience)
    return np.abs(change) <= allowed


def type__yes_or_no(losses, tolerance, patience):
    return "yes" if loop(losses, tolerance, patience) else "no"


def relative_to_the_first__of_all(losses, tolerance, patience):
    if len(losses) <= patience or not np.isfinite(losses).all():
        return False
    steps = np.diff(losses)[-patience:]
    return bool((np.abs(steps) <= tolerance * abs(losses[0])).all())
