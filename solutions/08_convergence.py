# %% [markdown]
# # Convergence
#
# Training is a loop without a natural end. Below are three runs of gradient descent on the same
# loss, and since step 50 none of them seems to move. One has arrived, one has hardly begun, and one
# only rests: it will soon fall to less than a third. Which is which?
#
# From this picture nobody can be sure. By the end of the third section you can.
#
# *About {minutes} minutes. You need lessons
# [01](../01_gradient_descent/01_gradient_descent.ipynb),
# [02](../02_learning_rates/02_learning_rates.ipynb) and
# [05](../05_two_classes_and_text/05_two_classes_and_text.ipynb).*
#
# **After this lesson you can**
#
# - say which of loss, parameters, metric and gradient has settled, and what does not follow from it
# - write two stopping rules, and name the runs that fool each of them
# - read the two curves of over- and underfitting
# - stop early, and say what that gains
# - diagnose a broken run, and say what no curve can show

# %%
from functools import partial

import numpy as np
from IPython.display import display
from scipy.optimize import linprog
from sklearn.datasets import load_breast_cancer, load_diabetes
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

from mlnotes import check, convergence, datasets, loss_curves, losses, optimizers, plots, stochastic
from mlnotes.plots import picture

# %% jupyter={"source_hidden": true}


def loss_of(w):
    """A loss of two weights that nobody gets below 0.1; w is (2,) or a path (n, 2)."""
    return 0.1 + w[..., 0] ** 2 / 2 + (w[..., 1] ** 2 - 1) ** 2 / 4


def gradient_of(w):
    return np.array([w[0], w[1] * (w[1] ** 2 - 1)])


beginnings = {  # start and learning rate
    "run A": ([2.0, 1.5], 0.00001),
    "run B": ([2.0, 0.000001], 0.1),
    "run C": ([2.0, 1.5], 0.1),
}
paths = {
    name: optimizers.gradient_descent(gradient_of, start, rate, n_steps=400)
    for name, (start, rate) in beginnings.items()
}

ax = plots.new_axes()
for (name, path), colour in zip(paths.items(), plots.COLOURS, strict=False):
    plots.plot_curve(np.arange(101), loss_of(path[:101]), label=name, colour=colour, ax=ax)
ax.set(xlabel="step", ylabel="loss", xlim=(0, 112), ylim=(0, 2.7))
picture(
    ax,
    alt="Three loss curves over 100 steps. Run A stays at 2.5 from the first step on; run B falls "
    "to 0.35 and run C to 0.1, and from step 50 on all three are flat.",
)

# %% [markdown]
# ## 1. Four things that may settle
#
# 569 tumours, 30 measurements each, benign or malignant. We fit logistic regression by descent on
# 400 of them, for 10,000 steps, and hold out the rest.
#
# **Predict:** which of these will have stopped changing after 100 steps: the training loss, the
# length of `w`, the accuracy (the share of held-out tumours that are classified rightly)?

# %%
cancer = load_breast_cancer()
order = np.random.default_rng(0).permutation(len(cancer.target))
train, held = order[:400], order[400:]
scaler = StandardScaler().fit(cancer.data[train])
design = np.column_stack([np.ones(len(order)), scaler.transform(cancer.data)])

cancer_gradient = partial(losses.logistic_gradient, X=design[train], y=cancer.target[train])
path = optimizers.gradient_descent(cancer_gradient, np.zeros(31), learning_rate=1.0, n_steps=10_000)
accuracies = np.mean((path @ design[held].T > 0) == cancer.target[held], axis=1)

print("tumours, measurements:", cancer.data.shape)
print("steps  train loss  gradient norm  length of w  accuracy  held-out loss")
for step in [0, 10, 100, 220, 1000, 10_000]:
    w = path[step]
    on_train, on_held = (
        losses.logistic_loss(w, design[rows], cancer.target[rows]) for rows in (train, held)
    )
    slope, length = np.linalg.norm(cancer_gradient(w)), np.linalg.norm(w)
    print(f"{step:>5}  {on_train:>10.4f}  {slope:>13.5f}  {length:>11.2f}", end="")
    print(f"  {accuracies[step]:>8.4f}  {on_held:>13.4f}")
print("the accuracy changes for the last time at step", 1 + np.flatnonzero(np.diff(accuracies))[-1])

# %% [markdown]
# **Compare:** strictly, none of them, and each in its own way. The **metric**, accuracy, is within
# a tumour or two of its end after 10 steps, and changes for the last time at step 497. The
# **gradient** goes to 0: with a tolerance of .01 the run would be called converged soon after step
# 100. The **loss** keeps falling, ever more slowly. And the **parameters** grow and grow.
#
# The last point has a reason. Suppose some `w` puts *every* training tumour on its right side. Then
# $2w$ does so too, with more certainty, and has a lower loss; and $3w$ a lower one still. There is
# no best `w`, only a direction to go in for ever.
#
# Does such a `w` exist here? A *linear program* finds numbers that satisfy a list of linear
# inequalities, or says that there are none. The folded cell asks for any `w` with
# $s_i\,(x_i \cdot w) \ge 1$ for all rows, where $s_i$ is 1 for one class and −1 for the other.

# %% jupyter={"source_hidden": true}
signs = np.where(cancer.target == 1, 1, -1)
answer = linprog(
    np.zeros(31), -(signs[train, None] * design[train]), -np.ones(400), bounds=(None, None)
)
separated = signs[train] * (design[train] @ answer.x) > 0
print("on their right side:", separated.sum(), "of 400")
before, after = (signs[held] * (design[held] @ path[step]) for step in (220, 10_000))
wrong = after < 0
print("wrong in the end:", wrong.sum(), "of", len(held))
print("of these, more certain than at step 220:", np.sum(after[wrong] < before[wrong]))

# %% [markdown]
# So the 400 rows can be separated exactly, and that is why the training never ends by itself. On
# the held-out rows the loss is lowest near step 220 and then turns up: most of the few wrong
# answers become more certain, and the log loss charges heavily for that.
#
# When somebody says "converged", ask *what* has. None of the four says that the model is any good
# on new data.
#
# > **Say it aloud:** how can the accuracy stand still while the loss on the same rows rises?
#
# <details><summary>Answer</summary>
#
# Accuracy only counts on which side an answer falls. The log loss also counts how sure it was. A
# wrong answer that becomes more certain stays one wrong answer, and costs more loss.
#
# </details>

# %% [markdown]
# ## 2. A rule for the loss
#
# The usual rule looks at the loss: stop when it hardly changes. *Hardly* must be relative, or the
# rule would depend on the units. And one calm step proves little, so several in a row are asked
# for; how many is called **patience**.
#
# **Predict:** the losses are 4, 2, 1.95, 1.5, 1.52, 1.5. With a tolerance of 5% and patience 2, at
# which of them can you first say that the last two steps were small?

# %%
some_losses = np.array([4.0, 2.0, 1.95, 1.5, 1.52, 1.5])
changes = np.abs(np.diff(some_losses)) / np.abs(some_losses[:-1])
for before, after, change in zip(some_losses, some_losses[1:], changes, strict=False):
    print(f"from {before} to {after}: {change:.1%}")

# %% [markdown]
# At the last one: only there do two small steps follow each other. Here is a first try at such a
# rule, for patience 1. Which of the three answers is wrong, and what is missing?


# %%
def first_try(losses, tolerance):
    change = losses[-1] - losses[-2]
    return change <= tolerance * losses[-2]


for run in ([4.0, 3.9], [4.0, 2.0], [4.0, 8.0]):
    print(run, first_try(run, tolerance=0.05))

# %% [markdown]
# <details><summary>Answer</summary>
#
# The second. It takes a fall by half for standing still: any fall is a negative change, and so
# below the tolerance. Take `abs(...)` of the change. A loss can be negative, too, so the previous
# one needs `abs` as well.
#
# </details>
#
# ### Exercise: has it converged?
#
# Write `has_converged(losses, tolerance, patience)`; `losses` is a float array.
#
# - Return `True` if **each** of the last `patience` steps (at least 1) changed the loss by **at
#   most** `tolerance * max(abs(previous), 1e-12)`, up or down; else `False`. (The `1e-12` is for
#   losses that have reached 0.)
# - Return `False` with fewer than `patience + 1` losses.
# - Return `False` if **any** loss is NaN or infinite, wherever it stands.
# - numpy and the standard library may be used; scipy, scikit-learn and mlnotes may not.


# %% nbgrader={"grade_id": "has_converged", "solution": true}
def has_converged(losses, tolerance, patience):
    ### BEGIN SOLUTION
    if len(losses) < patience + 1 or not np.all(np.isfinite(losses)):
        return False
    window = np.array(losses[-(patience + 1) :])
    allowed = tolerance * np.maximum(np.abs(window[:-1]), 1e-12)
    return bool(np.all(np.abs(np.diff(window)) <= allowed))
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_has_converged", "grade": true}
check("convergence/has_converged", has_converged)

# %% [markdown]
# Now put the rule to work, on the line $y = 5 + 2x$ with some noise. **Predict:** at which of the
# three learning rates is it first satisfied? And how good is the line by then?

# %%
X_noisy, y_noisy = datasets.line_with_noise(100, intercept=5, slope=2, noise=1)
A_noisy = np.column_stack([np.ones(100), X_noisy])
noisy_gradient = partial(losses.mse_gradient, X=A_noisy, y=y_noisy)
tolerance, n_steps = 0.01, 1000
for rate in [0.01, 0.001, 0.00001]:
    path = optimizers.gradient_descent(noisy_gradient, np.zeros(2), rate, n_steps)
    curve = [losses.mse_loss(w, A_noisy, y_noisy) for w in path]
    stop = next(
        t for t in range(n_steps) if convergence.has_converged(curve[: t + 1], tolerance, 5)
    )
    intercept, slope = path[stop]
    print(
        f"rate {rate:<6g} stops after {stop:>3} steps at loss {curve[stop]:>6.2f},"
        f" intercept {intercept:.3f}, slope {slope:.3f}"
    )

# %% [markdown]
# **Compare:** the slower the descent, the sooner it "converges". At the smallest rate the rule is
# content after 5 steps, the earliest moment at which it may speak, with next to nothing learned.
# Either there is little left to gain, or the steps are small: this rule cannot tell.
#
# **Modify:** can a smaller tolerance save it? Set `tolerance` to 0.002.
#
# <details><summary>Answer</summary>
#
# It saves the middle rate, which now takes several hundred steps and ends with an intercept above
# 4. The smallest still stops after 5. Whatever the tolerance, a small enough rate fools it.
#
# </details>
#
# > **Say it aloud:** the loss has changed by less than a thousandth in each of the last ten steps.
# > Name two explanations, and how you would decide between them.
#
# <details><summary>Answer</summary>
#
# There is little left to gain, or the steps are too small. The gradient's norm can tell: near a
# minimum it is small. Or raise the rate tenfold for a while, and see whether the loss falls.
#
# </details>

# %% [markdown]
# ## 3. A rule for the gradient
#
# The gradient at a place does not depend on the learning rate. So stop where
# $\lVert\nabla L(w)\rVert \le$ tolerance, and look **before** each step, for the start may be good
# enough.
#
# **Predict:** $L(w) = w^2$, so the gradient is $2w$. From $w = 4$ at rate 0.25, with a tolerance
# of 1.5: after how many steps does the rule stop, and where? And from $w = 0.5$?

# %%
w = 4.0
for step in range(4):
    print(f"step {step}: w = {w}, size of the gradient {abs(2 * w)}")
    w = w - 0.25 * 2 * w

# %% [markdown]
# From 4 it stops after 3 steps, at 0.5; from 0.5 it takes no step. If only two were allowed, it
# would end at 1, with a gradient of 2.
#
# ### Exercise: stop at a small gradient
#
# Write `gradient_stop(gradient, w0, learning_rate, tolerance, max_steps)`.
#
# - `gradient` is a function from a float array `w` (d,) to one of the same shape; `w0` is (d,).
# - Return the pair `(w, n_steps)`: the **first** `w` whose gradient has a Euclidean norm of at most
#   `tolerance`, checked **before** each step, and the number of steps taken.
# - After `max_steps` steps return wherever you are, with `n_steps = max_steps`.
# - numpy and the standard library may be used; scipy, scikit-learn and mlnotes may not.


# %% nbgrader={"grade_id": "gradient_stop", "solution": true}
def gradient_stop(gradient, w0, learning_rate, tolerance, max_steps):
    ### BEGIN SOLUTION
    w = w0
    for step in range(max_steps):
        slope = gradient(w)
        if np.linalg.norm(slope) <= tolerance:
            return w, step
        w = w - learning_rate * slope
    return w, max_steps
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_gradient_stop", "grade": true}
check("convergence/gradient_stop", gradient_stop)

# %% [markdown]
# Now the three runs from the beginning, 100 steps of each. The rule for the loss gets a tolerance
# of 0.001 and patience 10, the rule for the gradient a tolerance of 0.01. **Predict** which runs
# each rule would stop, and what happens to each run by step 400.

# %%
for name, (start, rate) in beginnings.items():
    calm = convergence.has_converged(loss_of(paths[name][:101]), tolerance=0.001, patience=10)
    w, n_steps = convergence.gradient_stop(gradient_of, np.array(start), rate, 0.01, max_steps=100)
    norm = np.linalg.norm(gradient_of(w))
    print(f"{name}: loss calm {calm}; gradient norm {norm:.4f} after {n_steps} steps,", end=" ")
    print("w =", w.round(4))

# %% jupyter={"source_hidden": true}
ax = plots.new_axes()
for (name, path), colour in zip(paths.items(), plots.COLOURS, strict=False):
    ax.plot(loss_of(path), color=colour)
    ax.annotate(
        name, (60, loss_of(path[60])), (0, 4), textcoords="offset points", color=colour, va="bottom"
    )
ax.set(xlabel="step", ylabel="loss", xlim=(0, 400), ylim=(0, 2.7))
picture(
    ax,
    alt="The three loss curves over 400 steps. Run A creeps down from 2.49 to 2.46; run B stays at "
    "0.35 until about step 120 and then falls to 0.1; run C stays at 0.1.",
)

# %% [markdown]
# **Compare:** run C has arrived, and both rules say so. Run A creeps: its loss is calm, but its
# gradient is large, so the second rule isn't fooled. Run B fools both. The loss here is
#
# $$0.1 + u^2/2 + (v^2 - 1)^2/4,$$
#
# and run B rests near $(0, 0)$, a **saddle**: flat, although the ground falls off along $v$ to both
# sides. A small gradient only says that it is flat *here*: at a minimum, on a plateau, at a saddle.
#
# The rule has another weakness: a gradient has units, those of the loss over those of the weight.
# Give `y` in millimetres instead of metres: the mean squared error is multiplied by a million, the
# weights by a thousand, and so the gradient by a thousand. And where each step looks at a few rows
# only, a **mini-batch**, neither rule may ever be content: at a constant rate the weights go on
# trembling, and the loss with them.
#
# > **Say it aloud:** how would you choose the tolerance for a gradient's norm, so that it doesn't
# > depend on the units of `y`?
#
# <details><summary>Answer</summary>
#
# Relative to a gradient in the same units: stop when the norm is a thousandth, say, of that at the
# start. Or standardise `y` first.
#
# </details>

# %% [markdown]
# ## 4. Two curves say more than one
#
# Whether a model is any good can only be seen on rows that it was not trained on. Of 442 people
# with diabetes, 150 train the model; 150 others, the **validation** rows, watch; the rest wait.
# Losses are relative to the variance of the target: 1 is about what you get by predicting the mean.
#
# Three models: the age alone; all ten measurements; the ten with their squares and products. (The
# folded cell holds the housekeeping: splitting, standardising, losses along a path.) **Predict**
# for each model: where do the two curves go, training and validation loss?

# %% jupyter={"source_hidden": true}
diabetes = load_diabetes()
products = PolynomialFeatures(2, include_bias=False).fit_transform(diabetes.data)
columns = {
    "age alone": diabetes.data[:, :1],
    "ten measurements": diabetes.data,
    "with products": products,
}


def split(random_state):
    order = np.random.default_rng(random_state).permutation(len(diabetes.target))
    return order[:150], order[150:300], order[300:]


def prepare(columns, train):
    scaled = StandardScaler().fit(columns[train]).transform(columns)
    target = diabetes.target - diabetes.target[train].mean()
    target = target / diabetes.target[train].std()
    return np.column_stack([np.ones(len(scaled)), scaled]), target


def curve_of(path, A, target, rows):
    return np.mean((path @ A[rows].T - target[rows]) ** 2, axis=1)


# %%
train, valid, waiting = split(2)
print(len(train), "train,", len(valid), "validate,", len(waiting), "wait, of", len(products))
fits = {}
for name, measured in columns.items():
    A, target = prepare(measured, train)
    gradient = partial(losses.mse_gradient, X=A[train], y=target[train])
    rate = convergence.max_stable_learning_rate(A[train]) / 2
    path = optimizers.gradient_descent(gradient, np.zeros(A.shape[1]), rate, n_steps=400)
    fits[name] = train_curve, valid_curve = [curve_of(path, A, target, r) for r in (train, valid)]
    exact = np.linalg.lstsq(A[train], target[train])[0]
    solved = curve_of(exact[None], A, target, valid)[0]
    print(f"{name:>16}, {A.shape[1]:>2} weights: train {train_curve[-1]:.3f},", end=" ")
    print(f"valid {valid_curve[-1]:.3f}, lowest at step {valid_curve.argmin()};", end=" ")
    print(f"closed form: valid {solved:.3f}")


# %% jupyter={"source_hidden": true}
def draw(train_curve, valid_curve, title, ax):
    """Both curves from step 1 on; their names stand above the axes, out of every curve's way."""
    steps = np.arange(1, len(train_curve))
    ax.plot(steps, valid_curve[1:], color=plots.VERMILION, linewidth=3)
    ax.plot(steps, train_curve[1:], color=plots.BLUE)
    ax.set_title(title, fontsize="medium", pad=22)
    for x, ha, name, colour in [
        (0.02, "left", "train", plots.BLUE),
        (0.98, "right", "valid", plots.VERMILION),
    ]:
        ax.text(x, 1.02, name, color=colour, ha=ha, va="bottom", transform=ax.transAxes)
    ax.set(xlabel="step", xscale="log")
    ax.set_xticks([1, 10, 100], ["1", "10", "100"])
    ax.minorticks_off()
    if max(train_curve.max(), valid_curve.max()) < 2:
        ax.set_ylim(0, 1.2)
    else:
        ax.set_yscale("log")


panels = plots.new_axes(3, height=3.0)
for (name, curves), ax in zip(fits.items(), panels, strict=True):
    draw(*curves, name, ax)
panels[0].set_ylabel("loss")
picture(
    panels[0].figure,
    alt="Three panels. Age alone: both curves stay near 0.96. Ten measurements: both fall to about "
    "0.45 and stay there. With products: the training loss falls to 0.30, the validation loss "
    "turns up after some 30 steps and ends at 0.59.",
)

# %% [markdown]
# **Compare:**
#
# - **Underfitting:** both curves high and close. The model cannot even fit the rows it was trained
#   on; more training or more data will not change that.
# - **Overfitting:** the training loss falls on, the validation loss **turns up**. From there on the
#   model learns its training rows by heart.
# - A **gap** by itself is neither: nearly every model does better on rows that it has seen.
#
# But a turn needs a curve. The closed form gives the weights at once, and with products its
# validation loss is 0.899, nearly twice that of the ten measurements: overfitting, and nothing
# turns.
#
# > **Say it aloud:** draw the two curves of an overfitting run in the air, and those of an
# > underfitting one. Where would you stop the first, and why does stopping not help the second?
#
# <details><summary>Answer</summary>
#
# The first at the lowest point of its validation curve. In the second no step along the way was
# noticeably better: its curves never turn, they just stay high.
#
# </details>

# %% [markdown]
# ## 5. Early stopping
#
# If the validation loss turns up, keep the weights from before it did. Nobody sees the future, so
# again patience decides. Remember the best epoch so far (an *epoch* is one pass over all training
# rows), and stop when it has not been beaten for that many epochs in a row. With patience 2:
#
# | epoch | loss | best epoch so far | epochs waited |
# |---|---|---|---|
# | 0 | 3 | 0 | |
# | 1 | 2 | 1 | 0 |
# | 2 | 2.5 | 1 | 1 |
# | 3 | 2.25 | 1 | 2: stop |
# | 4 | 1 | | never seen |
#
# Epoch 1 is kept. Some rules also ask that the best be beaten by more than `min_delta`.
# **Predict:** the losses are 3, 2.9, 2.8, 2.7 and `min_delta` is 0.25. Which epoch is kept with
# patience 3, and which one with patience 2?

# %%
print("patience 2: epoch", loss_curves.early_stopping_epoch([3.0, 2.0, 2.5, 2.25, 1.0], 2))
for patience in [3, 2]:
    kept = loss_curves.early_stopping_epoch([3.0, 2.9, 2.8, 2.7], patience, min_delta=0.25)
    print(f"patience {patience}, min_delta 0.25: epoch {kept}")

# %% [markdown]
# Each loss is compared with the *best*, not with the one before, so small gains add up: 2.7 is more
# than 0.25 below 3. With patience 2 training has already stopped at epoch 2, and never gets there.
#
# ### Exercise: the epoch to keep
#
# Write `early_stopping_epoch(valid_losses, patience, min_delta=0.0)`; `valid_losses` is a float
# array.
#
# - The best epoch, at first epoch 0, is replaced **only** when `loss < best - min_delta`. A tie
#   replaces nothing.
# - Training **stops** once `patience` epochs (at least 1) **in a row** haven't replaced it. Later
#   losses are never seen.
# - Return the **best epoch's** index, whether training stopped or ran to the end.
# - numpy and the standard library may be used; scipy, scikit-learn and mlnotes may not.


# %% nbgrader={"grade_id": "early_stopping_epoch", "solution": true}
def early_stopping_epoch(valid_losses, patience, min_delta=0.0):
    ### BEGIN SOLUTION
    best = 0
    for epoch, loss in enumerate(valid_losses):
        if loss < valid_losses[best] - min_delta:
            best = epoch
        elif epoch - best >= patience:
            break
    return best
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_early_stopping_epoch", "grade": true}
check("convergence/early_stopping_epoch", early_stopping_epoch)

# %% [markdown]
# The model with products again, for 60 epochs. Each step looks at only 5 of the 150 people, so the
# curves tremble. To see more than luck, the folded cell does it on 30 random splits of the 442. The
# ± is the standard error: how far the mean is likely to be off, had one gone on splitting.
# **Predict:** what does stopping early gain on the waiting rows? And how much does patience matter?

# %% jupyter={"source_hidden": true}
patiences = [1, 3, 10, 60]
kept_valid, kept_waiting, at_the_end = [], [], []
for seed in range(30):
    rows = split(seed)
    A, target = prepare(products, rows[0])
    path = stochastic.stochastic_gradient_descent(
        losses.mse_gradient,
        np.zeros(66),
        A[rows[0]],
        target[rows[0]],
        learning_rate=0.01,
        n_steps=60 * 30,
        batch_size=5,
        random_state=seed,
    )[::30]
    valid_curve, waiting_curve = (curve_of(path, A, target, r) for r in rows[1:])
    kept = [loss_curves.early_stopping_epoch(valid_curve, patience) for patience in patiences]
    kept_valid.append(valid_curve[kept])
    kept_waiting.append(waiting_curve[kept])
    at_the_end.append(waiting_curve[-1])
kept_valid, kept_waiting = np.array(kept_valid).T, np.array(kept_waiting).T


def told(values):
    return f"{np.mean(values):6.3f} ± {np.std(values, ddof=1) / np.sqrt(len(values)):.3f}"


print("means and their standard errors; all 60 epochs, waiting rows:", told(at_the_end))
for patience, on_valid, on_waiting in zip(patiences, kept_valid, kept_waiting, strict=True):
    print(
        f"patience {patience:>2}: validation {told(on_valid)}, waiting {told(on_waiting)}", end=""
    )
    print(f", gained {told(at_the_end - on_waiting)}")
print("patience 60 and 1 differ on the waiting rows by", told(kept_waiting[3] - kept_waiting[0]))
print("patience 60, waiting rows less validation:", told(kept_waiting[3] - kept_valid[3]))

# %% [markdown]
# **Compare:**
#
# - Stopping early gains about 0.20: from 0.79 down to 0.59. That is ten standard errors.
# - Patience hardly matters *here*. More of it finds a lower validation loss, but on the waiting
#   rows the difference is within its error.
# - The kept validation loss was *chosen* for being low, so on average it flatters. Here that is too
#   little to be seen: 0.011, with an error of 0.019. Where more is tried, more is gained by luck;
#   so report a loss on rows that took no part in choosing.
#
# > **Say it aloud:** early stopping is called a form of regularisation. What does it limit, and
# > what does it cost?
#
# <details><summary>Answer</summary>
#
# It limits how far the weights get from their start, and so how well they can fit what is peculiar
# to the training rows. It costs rows, for those that validate cannot train.
#
# </details>

# %% [markdown]
# ## 6. Diagnosis
#
# From curves to names. This course fixes the rules as follows; the **first that holds** decides,
# with n the number of training losses:
#
# 1. `'diverging'`: the last training loss is not finite, or above the first.
# 2. `'overfitting'`: the last validation loss exceeds its minimum by more than 10%, that is,
#    `valid_losses[-1] > 1.1 * min(valid_losses)`.
# 3. `'not converged'`: with `tail = train_losses[-max(2, n // 10):]`, the improvement
#    `(tail[0] - tail[-1]) / tail[0]` is at least 1%.
# 4. `'underfitting'`: the last training loss is above the target.
# 5. `'good fit'`: none of these.
#
# **Predict** the label of each row, with a target of 1.

# %%
quiz = [
    ([4, 2, 1, 0.5], [4, 2, 3, 4]),
    ([4, 3, 2, 1.5], [4, 3, 2, 2]),
    ([4, 3, 3, 3], [4, 3, 3, 3]),
    ([4, 2, 1, 1], [9, 8, 7, 7]),
]
for train_losses, valid_losses in quiz:
    label = loss_curves.diagnose_curves(train_losses, valid_losses, target=1)
    print(f"train {train_losses}, valid {valid_losses}: {label}")

# %% [markdown]
# In the first row two rules hold: the training loss still falls, by half in its last step, but the
# validation loss is twice its minimum, and that rule comes first. In the last row the gap is wide,
# and nothing turns up.
#
# ### Exercise: diagnose the curves
#
# Write `diagnose_curves(train_losses, valid_losses, target)` by the five rules above, in that
# order. Both curves are float arrays without negative numbers. Return one of the five labels as a
# text. numpy and the standard library may be used; scipy, scikit-learn and mlnotes may not.


# %% nbgrader={"grade_id": "diagnose_curves", "solution": true}
def diagnose_curves(train_losses, valid_losses, target):
    ### BEGIN SOLUTION
    first, last = train_losses[0], train_losses[-1]
    if not np.isfinite(last) or last > first:
        return "diverging"
    if valid_losses[-1] > 1.1 * min(valid_losses):
        return "overfitting"
    tail = train_losses[-max(2, len(train_losses) // 10) :]
    if (tail[0] - tail[-1]) / tail[0] >= 0.01:
        return "not converged"
    return "underfitting" if last > target else "good fit"
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_diagnose_curves", "grade": true}
check("convergence/diagnose_curves", diagnose_curves)

# %% [markdown]
# ### The lab: six broken runs
#
# Six runs on the diabetes patients, and something is wrong with each. The next cell makes and draws
# them; it is folded, because it tells what was done. Run it without unfolding.

# %% jupyter={"source_hidden": true}
recipes = {  # columns, rate as a share of the bound, steps, rows called validation rows
    "run 1": ("with products", 0.5, 400, valid),  # 66 weights on 150 rows
    "run 2": ("ten measurements", 0.00001, 200, valid),  # a rate so small that nothing happens
    "run 3": ("with products", 0.5, 400, train[:75]),  # validated on rows it was trained on
    "run 4": ("ten measurements", 1.02, 100, valid),  # a rate just above the bound
    "run 5": ("age alone", 0.5, 200, valid),  # one weak measurement
    "run 6": ("ten measurements", 0.003, 200, valid),  # stopped too early
}
runs, unseen = {}, {}
for name, (chosen, share, n_steps, shown) in recipes.items():
    A, target = prepare(columns[chosen], train)
    gradient = partial(losses.mse_gradient, X=A[train], y=target[train])
    rate = share * convergence.max_stable_learning_rate(A[train])
    path = optimizers.gradient_descent(gradient, np.zeros(A.shape[1]), rate, n_steps)
    runs[name] = curve_of(path, A, target, train), curve_of(path, A, target, shown)
    unseen[name] = curve_of(path[-1:], A, target, waiting)[0]
pictures = []
for names in (["run 1", "run 2", "run 3"], ["run 4", "run 5", "run 6"]):
    panels = plots.new_axes(3, height=2.8)
    for name, ax in zip(names, panels, strict=True):
        draw(*runs[name], name, ax)
    panels[0].set_ylabel("loss")
    seen = " ".join(
        f"{name.capitalize()}: training loss from {runs[name][0][0]:.2f} to "
        f"{runs[name][0][-1]:.3g}; validation loss from {runs[name][1][0]:.2f} to "
        f"{runs[name][1][-1]:.3g}, its lowest {runs[name][1].min():.2f}."
        for name in names
    )
    pictures.append(picture(panels[0].figure, alt=f"Three pairs of loss curves. {seen}"))
display(*pictures)

# %% [markdown]
# **Predict:** put one of the five labels behind each name, as you see the curves. The target is
# 0.7. Note that run 4 has an axis of its own.

# %%
guesses = {"run 1": "", "run 2": "", "run 3": "", "run 4": "", "run 5": "", "run 6": ""}

# %%
for name, (train_losses, valid_losses) in runs.items():
    label = loss_curves.diagnose_curves(train_losses, valid_losses, target=0.7)
    print(f"{name}: you say {guesses[name] or 'nothing yet'}, the rules say {label}")

# %% [markdown]
# Two of the six labels are misleading. Which? The next cell shows the first and last training loss,
# and the loss on rows that no run has seen.

# %%
for name, (train_losses, valid_losses) in runs.items():
    print(
        f"{name}: train {train_losses[0]:.3f} to {train_losses[-1]:.3g},"
        f" valid {valid_losses[-1]:.3g}, waiting rows {unseen[name]:.3g}"
    )

# %% [markdown]
# <details><summary>What was wrong, and the cure for each</summary>
#
# 1. 66 weights on 150 rows: *overfitting*. Stop early, penalise, drop columns, or get more rows.
# 2. The rules say *underfitting*, and a richer model would not help: the rate is so small that the
#    training loss has hardly left its start. A rule that looks only at the last tenth of a run
#    cannot tell standing still from having arrived.
# 3. The rules say *good fit*. But the "validation" rows were among the training rows. Nothing in
#    the two curves shows it; only rows that took no part do.
# 4. A rate 2% above the bound: *diverging*. Halve it.
# 5. Age alone: *underfitting*. It needs more measurements, not more training.
# 6. Stopped while it was still learning: *not converged*. Go on, or take a larger rate.
#
# </details>
#
# > **Say it aloud:** a colleague shows you two curves that settled nicely side by side. What must
# > you still ask before you believe them?
#
# <details><summary>Answer</summary>
#
# Whether they settled or never moved: how far is the loss from its start, how large the gradient?
# And whether the validation rows took any part, by being trained on or by being used to choose.
#
# </details>

# %% [markdown]
# ## 7. When would you have stopped?
#
# The curves here follow a law with noise on top. `has_converged` looks at the training loss, early
# stopping at the validation loss, each only as far as the present epoch. Guess first, then find
# out:
#
# 1. The curve that *settles*, with more and more noise: what happens to `has_converged`, and which
#    of tolerance and patience can mend it?
# 2. The curve that *turns up*: what does too little patience cost, and what does too much?
# 3. The *plateau, then a drop*: how much patience does it take to see the drop?
# 4. The one that *creeps*: who is fooled, and who isn't?

# %%
from mlnotes.explorers import stopping_explorer

stopping_explorer()

# %% [markdown]
# <details><summary>What to see, and why</summary>
#
# 1. Noise makes every step large, so the rule is never content. A larger tolerance mends it, more
#    patience makes it worse.
# 2. Too little stops at a chance bump. Too much costs only the epochs waited, if the best weights
#    are kept.
# 3. Without noise 1 is enough, because the plateau still falls a little. With noise it has to be
#    about as long as the plateau. No rule can know whether a drop is still to come.
# 4. `has_converged`, as in section 2. Without noise early stopping goes on, because every small
#    gain counts; noise larger than the gains, or a `min_delta`, fools it too.
#
# </details>
#
# > **Say it aloud:** patience 5 or patience 50: on what does the choice depend?
#
# <details><summary>Answer</summary>
#
# On how long bumps and plateaus of the validation loss last, and on what an epoch costs.
#
# </details>

# %% [markdown]
# ## Summary
#
# - Loss, parameters, metric and gradient settle at different times, or not at all. Separable
#   classes have no best weights.
# - A small change of the loss means little to gain *or* small steps. The gradient's norm tells them
#   apart, but has units, and vanishes at saddles too.
# - Overfitting is a validation loss that has become worse than it need be; on a curve it turns up.
#   Underfitting is two curves high and close. A gap is neither.
# - Early stopping keeps the best epoch, not the last.
# - Curves can't show leakage, nor tell standing still from having arrived.
#
# ## Interview questions
#
# Answer aloud before you unfold.
#
# <details><summary><b>What does convergence mean, and how do you know that training has
# converged?</b></summary>
#
# The iterates approach a limit: the gradient's norm goes to 0, the loss stays within a small band,
# and more training changes nothing that matters. One looks at the gradient's norm, at the relative
# change of the loss over several steps, and at the validation metric, which may settle at another
# time. It implies neither a global optimum nor that the model generalises. With mini-batches at a
# constant rate the weights only reach a ball around the optimum. And a flat loss may just mean a
# small rate.
# </details>
#
# <details><summary><b>Draw the training and validation loss of a model that overfits, and of one
# that underfits.</b></summary>
#
# Overfitting: the training loss falls on and on; the validation loss falls with it at first, then
# turns up. Underfitting: both come down a little and stay high, close to each other. Against the
# first help more data, fewer features or weights, a penalty, stopping early; against the second a
# richer model, better features, a weaker penalty. Two curves high and *still falling* are neither:
# they only need more training.
# </details>
#
# <details><summary><b>The training loss is flat from the first epoch. What do you do?</b></summary>
#
# Don't call it converged. Look at the gradient's norm. If it is large, the rate is too small, or a
# bug keeps the steps from the weights. If it is 0, look for saturated units, a start at a symmetric
# point, inputs that are all alike. Then try to overfit ten rows: a sound program can. Vary the
# rate by factors of ten in both directions, and compare the loss with that of predicting the mean.
# </details>
#
# ## Further reading
#
# - Lutz Prechelt, "Early Stopping – But When?", in *Neural Networks: Tricks of the Trade* (1998).
# - Daniel Soudry and others, "The Implicit Bias of Gradient Descent on Separable Data", *Journal of
#   Machine Learning Research* (2018): where the weights of section 1 are going.
# - Ian Goodfellow, Yoshua Bengio and Aaron Courville, *Deep Learning* (2016), chapters 7 and 8.
#
# **Next:** [bias and variance](../09_bias_variance/09_bias_variance.ipynb). Why a model fails on
# new data, and which part of its error more data would mend.
