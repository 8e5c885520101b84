# %% [markdown]
# # Convergence
#
# Training is a loop without a natural end. When may it stop, how long will it take, and what do
# the curves that it leaves behind tell about the model? "It has converged" is said quickly, and
# means at least four different things.
#
# **After this notebook you can**
#
# - say which of loss, parameters, metric and gradient has settled, and what does not follow from it
# - write two stopping rules, and name the runs that fool each of them
# - foresee from the data how many steps descent will need, and which learning rates it bears
# - explain why mini-batches with a constant rate never arrive
# - draw the loss curves of over- and underfitting, stop early, and diagnose a broken run
#
# **You need** gradient descent and the mean squared error, as in
# [01 Gradient descent](../01_gradient_descent/01_gradient_descent.ipynb). It takes an hour to an
# hour and a half. Where it says **predict**, settle on an answer before you run the cell.

# %%
from functools import partial

import numpy as np
from IPython.display import display
from sklearn.datasets import load_breast_cancer, load_diabetes
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

from mlnotes import convergence, datasets, loss_curves, losses, optimizers, plots, stochastic
from mlnotes.exercises import check
from mlnotes.plots import picture

# %% [markdown]
# ## 1. Four things that may settle
#
# 569 tumours, 30 measurements each, benign or malignant. We fit logistic regression by descent on
# 400 of them, for 10,000 steps, and hold out the rest.
#
# **Predict:** which of these will have stopped changing after 100 steps: the training loss, the
# length of `w`, the share of held-out tumours that are classified rightly?

# %%
cancer = load_breast_cancer()
order = np.random.default_rng(0).permutation(len(cancer.target))
train, valid = order[:400], order[400:]
scaler = StandardScaler().fit(cancer.data[train])
design = np.column_stack([np.ones(len(order)), scaler.transform(cancer.data)])
print("tumours, measurements:", cancer.data.shape)

cancer_gradient = partial(losses.logistic_gradient, X=design[train], y=cancer.target[train])
path = optimizers.gradient_descent(cancer_gradient, np.zeros(31), learning_rate=1.0, n_steps=10_000)

print("steps  train loss  gradient norm  length of w  accuracy  held-out loss")
for step in [0, 10, 100, 1000, 10_000]:
    w = path[step]
    train_loss, valid_loss = (
        losses.logistic_loss(w, design[rows], cancer.target[rows]) for rows in (train, valid)
    )
    accuracy = np.mean((design[valid] @ w > 0) == cancer.target[valid])
    slope, length = np.linalg.norm(cancer_gradient(w)), np.linalg.norm(w)
    print(
        f"{step:>5}  {train_loss:>10.4f}  {slope:>13.5f}  {length:>11.2f}  {accuracy:>8.4f}"
        f"  {valid_loss:>13.4f}"
    )

# %% [markdown]
# **Compare:** four answers to one question.
#
# - The **metric**, accuracy, settled within 10 steps, at .9645.
# - The **gradient** goes to 0, and at a tolerance of .01 the run would be called converged
#   somewhere after 100 steps.
# - The **loss** keeps falling, always more slowly.
# - The **parameters** go nowhere in particular. A plane separates these classes almost perfectly,
#   and then a longer `w`, which makes every answer more certain, keeps paying.
#
# And the held-out loss, after its lowest point, turns up: each of the few wrong answers becomes
# more certain too. So when somebody says "converged", ask *what* has. None of the four implies
# that a global optimum was reached, or that the model is any good on new data.
#
# > **Say it aloud:** how can the accuracy stand still while the loss on the same rows rises?

# %% [markdown]
# ## 2. A rule for the loss
#
# The usual rule looks at the loss, because it is at hand: stop when it hardly changes. *Hardly*
# must be relative, or the rule depends on the units. And one calm step proves little, so several in
# a row are asked for; how many is called **patience**.
#
# **Predict:** with a tolerance of 5%, after which of these losses may one first say that the last
# two steps were small?

# %%
some_losses = np.array([4.0, 2.0, 1.95, 1.5, 1.52, 1.5])
changes = np.abs(np.diff(some_losses)) / np.abs(some_losses[:-1])
for before, after, change in zip(some_losses, some_losses[1:], changes, strict=False):
    print(f"from {before} to {after}: {change:.1%}")

# %% [markdown]
# ### Exercise: has it converged?
#
# Write `has_converged(losses, tolerance, patience)`.
#
# - Return `True` if **each** of the last `patience` steps (at least 1) changed the loss by **at
#   most** `tolerance * max(abs(previous), 1e-12)`, up or down; else `False`.
# - Return `False` with fewer than `patience + 1` losses.
# - Return `False` if **any** loss is NaN or infinite, wherever it stands.


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
# Now put the rule to work, on the line $y = 5 + 2x$ with some noise. From here on the notebook uses
# the library's functions, `convergence.has_converged` and so on, which do what yours do.
#
# **Predict:** at which of the three learning rates is the rule first satisfied? And how good is the
# line by then?

# %%
X_noisy, y_noisy = datasets.line_with_noise(100, intercept=5, slope=2, noise=1)
A_noisy = np.column_stack([np.ones(100), X_noisy])
noisy_gradient = partial(losses.mse_gradient, X=A_noisy, y=y_noisy)
for rate in [0.01, 0.001, 0.00001]:
    path = optimizers.gradient_descent(noisy_gradient, np.zeros(2), rate, n_steps=500)
    curve = [losses.mse_loss(w, A_noisy, y_noisy) for w in path]
    stop = next(t for t in range(500) if convergence.has_converged(curve[: t + 1], 0.01, 5))
    intercept, slope = path[stop]
    print(
        f"rate {rate:<6g} stops after {stop:>3} steps at loss {curve[stop]:>6.2f},"
        f" intercept {intercept:.3f}, slope {slope:.3f}"
    )

# %% [markdown]
# **Compare:** the slower the descent, the sooner it "converges". At the smallest rate the rule is
# content after 5 steps, the earliest moment at which it may speak, with next to nothing learned. A
# small change has two causes: there is little left to gain, or the steps are small. This rule
# cannot tell them apart.
#
# **Modify:** can a smaller tolerance save it? Find the largest one at which the middle rate ends
# with an intercept above 4. (Raise `n_steps` and the range, too.)
#
# > **Say it aloud:** your training log says that the loss has changed by less than a thousandth in
# > each of the last ten epochs. Name two explanations, and how you would decide between them.

# %% [markdown]
# ## 3. A rule for the gradient
#
# The gradient does not know the learning rate, so it is the better judge: stop where
# $\lVert\nabla L(w)\rVert \le$ tolerance. Look **before** each step, for the start may be good
# enough.
#
# **Predict:** $L(w) = w^2$, so the gradient is $2w$. From $w = 4$ at rate 0.25, with a tolerance
# of 1.5: after how many steps does the rule stop, and where?

# %%
w = 4.0
for step in range(4):
    print(f"step {step}: w = {w}, size of the gradient {abs(2 * w)}")
    w = w - 0.25 * 2 * w

# %% [markdown]
# ### Exercise: stop at a small gradient
#
# Write `gradient_stop(gradient, w0, learning_rate, tolerance, max_steps)`.
#
# - `gradient` is a function from `w` (d,) to (d,); `w0` is (d,).
# - Return the pair `(w, n_steps)`: the **first** `w` whose gradient has a Euclidean norm of at most
#   `tolerance`, checked **before** each step, and the number of steps taken.
# - After `max_steps` steps return wherever you are, with `n_steps = max_steps`.


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
# No rule is free of traps. Here are two for this one. **Predict** both: the same line with `y` in
# metres and in millimetres, same tolerance; and descent on $u^2 - v^2$, a saddle, from $u = 4$,
# $v = 0$.

# %%
X_line, y_line = datasets.line_with_noise(100, intercept=5, slope=2, noise=0)
A_line = np.column_stack([np.ones(100), X_line])
for unit, factor in [("metres", 1), ("millimetres", 1000)]:
    gradient = partial(losses.mse_gradient, X=A_line, y=factor * y_line)
    w, n_steps = convergence.gradient_stop(gradient, np.zeros(2), 0.01, 0.01, max_steps=10_000)
    print(f"in {unit}: {n_steps} steps, intercept {w[0] / factor:.6f} metres")

w, n_steps = convergence.gradient_stop(
    lambda w: np.array([2 * w[0], -2 * w[1]]), [4.0, 0.0], 0.1, 0.001, max_steps=1000
)
print(f"on the saddle: {n_steps} steps, u = {w[0]:.4f}, v = {w[1]:.4f}")

# %% [markdown]
# **Compare:** a gradient has units, those of the loss over those of the weight; a tolerance that is
# fair in metres asks for a thousand times more in millimetres. And a vanishing gradient only says
# that the ground is flat *here*: at a minimum, on a plateau, at a saddle.
#
# > **Say it aloud:** how would you choose the tolerance for a gradient's norm, so that it doesn't
# > depend on the units of `y`?

# %% [markdown]
# ## 4. How fast
#
# Three sequences approach their limits: descent on $w^2$, descent on $w^4$, and Newton's method for
# $\sqrt 2$. **Predict:** on a logarithmic axis, which error is a straight line?


# %%
def iterate(step, start, n_steps):
    values = [start]
    for _ in range(n_steps):
        values.append(step(values[-1]))
    return np.array(values)


error_of = {
    "w²": iterate(lambda w: w - 0.1 * 2 * w, 1.0, 40),
    "w⁴": iterate(lambda w: w - 0.1 * 4 * w**3, 1.0, 40),
    "Newton": np.abs(iterate(lambda w: (w + 2 / w) / 2, 2.0, 4) - np.sqrt(2)),
}
for name, errors in error_of.items():
    print(f"{name:>6}: error {errors[0]:.2g}, {errors[1]:.2g}, {errors[2]:.2g}, {errors[3]:.2g}, …")
ax = plots.new_axes()
for (name, errors), colour in zip(error_of.items(), plots.COLOURS, strict=False):
    plots.plot_curve(
        np.arange(len(errors)), errors, label=name, colour=colour, logarithmic="y", ax=ax
    )
ax.set(xlabel="step", ylabel="error")
picture(
    ax,
    alt="Three errors on a logarithmic axis. That of descent on w² is a straight line downwards; "
    "that of descent on w⁴ flattens out; Newton's falls ever more steeply and ends after 4 steps.",
)

# %% [markdown]
# **Compare:** on $w^2$ each step multiplies the error by the same factor, 0.8. That is **linear**
# convergence: a straight line on this axis, and the same number of steps for every further digit.
# On $w^4$, whose valley is flat at the bottom, the factor creeps towards 1: **sublinear**. Newton's
# error is about squared by each step, which doubles the digits: **quadratic**.
#
# How is a factor estimated, when it varies? Say the error goes 16, 8, 1. **Predict:** which single
# factor, applied twice, leads from 16 to 1? Is it the mean of the two ratios?

# %%
errors = np.array([16.0, 8.0, 1.0])
ratios = errors[1:] / errors[:-1]
print("ratios", ratios, " their mean", ratios.mean())
print("from 16 by the mean, twice:", 16 * ratios.mean() ** 2)

# %% [markdown]
# ### Exercise: the rate
#
# Write `linear_rate(errors)`: the **geometric mean** of the ratios of successive errors,
# $(e_T/e_0)^{1/T}$. `errors` holds $e_0, \dots, e_T$, at least two of them, all positive.


# %% nbgrader={"grade_id": "linear_rate", "solution": true}
def linear_rate(errors):
    ### BEGIN SOLUTION
    n_steps = len(errors) - 1
    return (errors[-1] / errors[0]) ** (1 / n_steps)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_linear_rate", "grade": true}
check("convergence/linear_rate", linear_rate)

# %% [markdown]
# Once the rate is known, so is the number of steps. **Predict:** at a rate of 0.5 the error starts
# at 1. How many steps until it is at most 0.3? And until it is at most 3?

# %%
for t in range(4):
    print(f"after {t} steps: {0.5**t}")

# %% [markdown]
# ### Exercise: how many steps?
#
# Write `steps_to_tolerance(rate, initial_error, tolerance)`, with 0 < rate < 1: the **smallest
# integer t ≥ 0** with $\text{initial error} \cdot \text{rate}^t \le$ tolerance. If the error is
# small enough already, that is 0.


# %% nbgrader={"grade_id": "steps_to_tolerance", "solution": true}
def steps_to_tolerance(rate, initial_error, tolerance):
    ### BEGIN SOLUTION
    steps, error = 0, initial_error
    while error > tolerance:
        error = error * rate
        steps = steps + 1
    return steps
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_steps_to_tolerance", "grade": true}
check("convergence/steps_to_tolerance", steps_to_tolerance)

# %% [markdown]
# A test on the line without noise, at rate 0.01. **Predict** from a short run, in which the
# intercept's error is measured over 50 steps, when it will be below 1%, which is 0.05.

# %%
line_gradient = partial(losses.mse_gradient, X=A_line, y=y_line)
path = optimizers.gradient_descent(line_gradient, np.zeros(2), learning_rate=0.01, n_steps=300)
intercept_errors = np.abs(path[:, 0] - 5)
rate = convergence.linear_rate(intercept_errors[:51])
print(f"measured rate {rate:.4f}")
print("steps foreseen:", convergence.steps_to_tolerance(rate, 5.0, 0.05))
print("steps needed:  ", np.argmax(intercept_errors <= 0.05))

# %% [markdown]
# > **Say it aloud:** what does "linear convergence" mean, and why is it called so although the
# > error falls like a power?

# %% [markdown]
# ## 5. The shape of the bowl
#
# Where does 0.98 come from? The mean squared error is a bowl, and its **Hessian**
# $\frac{2}{n} X^\top X$ holds the curvatures: its eigenvalues $\lambda$. Along each eigenvector a
# step at rate $\eta$ multiplies the error by $1 - \eta\lambda$. For the line, `X` has a column of
# ones and the column $x$. **Predict** the factor of the steeper direction at rate 0.01, when its
# curvature is about 68.

# %%
curvatures = np.linalg.eigvalsh(2 / len(A_line) * A_line.T @ A_line)
print("curvatures", curvatures.round(3))
print("factors at rate 0.01:", (1 - 0.01 * curvatures).round(3))
print(f"steepest over flattest: {curvatures[1] / curvatures[0]:.3f}")

# %% [markdown]
# The curvatures are 2 and 68.013. Their ratio, 34.007, is the **condition number** $\kappa$ of the
# Hessian: how elongated the bowl is.
#
# ### Exercise: the condition number
#
# Write `hessian_condition_number(X)`: $\lambda_{\max}/\lambda_{\min}$ of $\frac{2}{n} X^\top X$.
# Here and in the next two exercises `X` is (n, d) with n ≥ d and full rank, whatever columns it
# has; `np.linalg` may be used.


# %% nbgrader={"grade_id": "hessian_condition_number", "solution": true}
def hessian_condition_number(X):
    ### BEGIN SOLUTION
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return eigenvalues[-1] / eigenvalues[0]
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_hessian_condition_number", "grade": true}
check("convergence/hessian_condition_number", hessian_condition_number)

# %% [markdown]
# ### How large may the rate be?
#
# An error shrinks while $|1 - \eta\lambda| < 1$. The steepest direction breaks that first.
#
# ### Exercise: the bound
#
# Write `max_stable_learning_rate(X)`: $2/\lambda_{\max}$ of the Hessian $\frac{2}{n} X^\top X$.


# %% nbgrader={"grade_id": "max_stable_learning_rate", "solution": true}
def max_stable_learning_rate(X):
    ### BEGIN SOLUTION
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return 2 / eigenvalues[-1]
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_max_stable_learning_rate", "grade": true}
check("convergence/max_stable_learning_rate", max_stable_learning_rate)

# %% [markdown]
# **Predict:** a rate of .03 is only 2% above the bound for the line. What have 100 steps done to
# the slope's error, and to the length of the whole error vector?

# %%
bound = convergence.max_stable_learning_rate(A_line)
print(f"stable below {bound:.5f}; .03 is {0.03 / bound - 1:.0%} above it")
truth = np.array([5.0, 2.0])
end = optimizers.gradient_descent(line_gradient, np.zeros(2), 0.03, n_steps=100)[-1]
print(f"the slope's error grew {abs(end[1] - 2) / 2:.1f} times")
print(f"the error vector grew {np.linalg.norm(end - truth) / np.linalg.norm(truth):.1f} times")

# %% [markdown]
# **Compare:** the bound is .02941. The slope's error grew 52.5 times, the vector 19.5 times,
# because its larger part, the intercept's error, meanwhile shrank. Just above the bound a run looks
# healthy for a while: the flat directions improve first.
#
# ### Which rate is best?
#
# A larger rate serves the flattest direction, a smaller one the steepest. The compromise makes both
# shrink alike, $1 - \eta\lambda_{\min} = -(1 - \eta\lambda_{\max})$.
#
# ### Exercise: the best fixed rate
#
# Write `best_fixed_learning_rate(X)`: $2/(\lambda_{\min} + \lambda_{\max})$ of the same Hessian.


# %% nbgrader={"grade_id": "best_fixed_learning_rate", "solution": true}
def best_fixed_learning_rate(X):
    ### BEGIN SOLUTION
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return 2 / (eigenvalues[0] + eigenvalues[-1])
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_best_fixed_learning_rate", "grade": true}
check("convergence/best_fixed_learning_rate", best_fixed_learning_rate)

# %% [markdown]
# At that rate both factors have the size $(\kappa - 1)/(\kappa + 1)$. So the condition number alone
# decides how long descent takes. **Predict:** how many steps to 1% of the error for the line, and
# how many after standardising $x$, which makes both curvatures 2?

# %%
A_standard = np.column_stack([np.ones(100), X_line / X_line.std()])
for name, A in [("as it is", A_line), ("standardised", A_standard)]:
    kappa = convergence.hessian_condition_number(A)
    best = convergence.best_fixed_learning_rate(A)
    factor = (kappa - 1) / (kappa + 1)
    target = np.linalg.lstsq(A, y_line)[0]
    path = optimizers.gradient_descent(
        partial(losses.mse_gradient, X=A, y=y_line), np.zeros(2), best, n_steps=100
    )
    distances = np.linalg.norm(path - target, axis=1)
    needed = np.argmax(distances <= 0.01 * distances[0])
    print(f"{name}: kappa {kappa:.3f}, best rate {best:.5f}, factor {factor:.4f}, steps {needed}")

# %% [markdown]
# The best fixed rate of .02857 needs 79 steps; a round bowl needs one.
#
# Does this hold outside of toys? 442 people with diabetes, ten standardised measurements, an
# intercept: eleven directions, and the theory speaks of the slowest. **Predict** with the condition
# number below: how large is the factor of a step, once the faster directions are done?

# %%
diabetes = load_diabetes()
people = StandardScaler().fit_transform(diabetes.data)
A_diabetes = np.column_stack([np.ones(len(people)), people])
progress = (diabetes.target - diabetes.target.mean()) / diabetes.target.std()
kappa = convergence.hessian_condition_number(A_diabetes)
best = convergence.best_fixed_learning_rate(A_diabetes)
path = optimizers.gradient_descent(
    partial(losses.mse_gradient, X=A_diabetes, y=progress), np.zeros(11), best, n_steps=2000
)
distances = np.linalg.norm(path - np.linalg.lstsq(A_diabetes, progress)[0], axis=1)
factor = (kappa - 1) / (kappa + 1)
print(f"{len(people)} people, condition number {kappa:.0f}")
print(f"factor foreseen {factor:.5f}, measured {convergence.linear_rate(distances[1000:]):.5f}")
foreseen = convergence.steps_to_tolerance(factor, distances[0], 0.001 * distances[0])
needed = np.argmax(distances <= 0.001 * distances[0])
print(f"steps to a thousandth: {foreseen} foreseen, {needed} needed")

# %% [markdown]
# Now find it by hand. On the valley of the line **predict**, then try: at which rate does the loss
# after 50 steps end lowest, and can *momentum* at some rate beat it?

# %%
from mlnotes.explorers import descent_explorer

descent_explorer()

# %% [markdown]
# > **Say it aloud:** the condition number is 10,000. Roughly how many steps does descent at its
# > best rate need for each digit, and what would you do first?

# %% [markdown]
# ## 6. Mini-batches never arrive
#
# A mini-batch gives the right gradient only on average. Even at the optimum it is not 0, so a
# constant rate keeps the weights moving, within a **noise ball**. 10,000 rows of the noisy line,
# standardised, one row a step. **Predict:** with a tenth of the rate, how much smaller is the mean
# squared distance from the optimum in the end?

# %%
X_many, y_many = datasets.line_with_noise(10_000, intercept=5, slope=2, noise=1)
A_many = np.column_stack([np.ones(10_000), X_many / X_many.std()])
optimum = np.linalg.lstsq(A_many, y_many)[0]
rates = {
    "0.1": 0.1,
    "0.01": 0.01,
    "falling": stochastic.inverse_time_decay(0.1, decay=0.1),
}
ax = plots.new_axes()
steps = np.arange(0, 10_001, 50)
for (name, rate), colour in zip(rates.items(), plots.COLOURS, strict=False):
    path = stochastic.stochastic_gradient_descent(
        losses.mse_gradient, np.zeros(2), A_many, y_many, rate, n_steps=10_000
    )
    squared = np.sum((path - optimum) ** 2, axis=1)
    print(f"rate {name:>7}: mean squared distance in the last half {squared[5000:].mean():.2g}")
    plots.plot_curve(steps, squared[steps], label=name, colour=colour, logarithmic="y", ax=ax)
ax.set(xlabel="step", ylabel="squared distance")
picture(
    ax,
    alt="Squared distance from the optimum over 10,000 steps, logarithmic. At rate 0.1 it drops at "
    "once and then trembles on a high level; at 0.01 it takes longer and trembles lower; with the "
    "falling rate it goes on falling.",
)

# %% [markdown]
# **Compare:** the ball's squared radius is roughly proportional to the rate, while that is small. A
# small constant rate makes it small, but reaches it late; a **falling** rate has both, large steps
# first and small ones at the end. It must not fall too fast: the rates have to add up to infinity,
# or descent may stop short. Like $1/t$ is the classical choice.
#
# **Modify:** let the rate fall ten times faster, `decay=1.0`. Is it better or worse, and why?
#
# > **Say it aloud:** the loss of your mini-batch training trembles around a level. Is that
# > convergence? What would you change to find out how low it can go?

# %% [markdown]
# ## 7. Reading a noisy curve
#
# Logged losses tremble, so they are smoothed before they are read. A running average lets every new
# loss pull a little: $v \leftarrow \beta v + (1 - \beta)\,\text{loss}$, from $v = 0$.
#
# **Predict** the first three values of $v$ for the losses 4, 4, 4 with $\beta = 0.5$. What is wrong
# with them, and by which factor?

# %%
v = 0.0
for t, loss in enumerate([4.0, 4.0, 4.0], start=1):
    v = 0.5 * v + 0.5 * loss
    print(f"after {t}: v = {v}, the weights used so far add up to {1 - 0.5**t}")

# %% [markdown]
# ### Exercise: smooth the losses
#
# Write `smooth_losses(losses, beta)`: $v \leftarrow \beta v + (1 - \beta)\,\text{loss}$ from
# $v = 0$, each value **divided by** $1 - \beta^t$, where t counts from 1. The result has the length
# of `losses`, and $0 \le \beta < 1$.


# %% nbgrader={"grade_id": "smooth_losses", "solution": true}
def smooth_losses(losses, beta):
    ### BEGIN SOLUTION
    average, smoothed = 0.0, []
    for t, loss in enumerate(losses, start=1):
        average = beta * average + (1 - beta) * loss
        smoothed.append(average / (1 - beta**t))
    return np.array(smoothed)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_smooth_losses", "grade": true}
check("convergence/smooth_losses", smooth_losses)

# %%
path = stochastic.stochastic_gradient_descent(
    losses.mse_gradient, np.zeros(2), A_many, y_many, 0.01, n_steps=600, batch_size=2
)
rows = np.random.default_rng(1).integers(10_000, size=(len(path), 2))
logged = np.mean((np.sum(A_many[rows] * path[:, None, :], axis=2) - y_many[rows]) ** 2, axis=1)
ax = plots.new_axes()
ax.plot(logged, color=plots.FAINT)
for beta, colour, named_at in [(0.9, plots.BLUE, 30), (0.98, plots.VERMILION, 150)]:
    curve = loss_curves.smooth_losses(logged, beta)
    ax.plot(curve, color=colour)
    place = named_at, 1.6 * curve[named_at]
    ax.annotate(f"beta {beta}", place, color=colour)
ax.set(xlabel="step", ylabel="loss of two rows", yscale="log")
picture(
    ax,
    alt="A very noisy loss curve and two smoothed ones. With beta 0.9 it still trembles; with 0.98 "
    "it is calm, but lies above the others while the loss falls, because it lags.",
)

# %% [markdown]
# About $1/(1-\beta)$ losses matter at a time. The calmer the curve, the later it shows what
# happened: while the loss falls, the smoothed one lags above it.
#
# > **Say it aloud:** why is the correction by $1 - \beta^t$ needed at the start, and why does it
# > not matter later? Which optimiser uses the same device?

# %% [markdown]
# ## 8. Two curves say more than one
#
# So far everything was about the *training* loss. Whether the model is any good is for rows to say
# that it has not seen. 150 of the diabetes patients train, 150 validate, the rest wait. Losses are
# relative to the variance of the target: 1 is what predicting the mean earns.
#
# Three models: the age alone; all ten measurements; the ten, their squares and products.
# **Predict** for each: where do the two curves go, and how far are they apart?

# %%
order = np.random.default_rng(2).permutation(len(diabetes.target))
train, valid, test = order[:150], order[150:300], order[300:]
target = (diabetes.target - diabetes.target[train].mean()) / diabetes.target[train].std()
products = PolynomialFeatures(2, include_bias=False).fit_transform(diabetes.data)


def design_of(columns):
    scaled = StandardScaler().fit(columns[train]).transform(columns)
    return np.column_stack([np.ones(len(scaled)), scaled])


def curve_of(path, A, rows):
    return np.mean((path @ A[rows].T - target[rows]) ** 2, axis=1)


def draw(train_losses, valid_losses, title, ax):
    """Both curves over the steps from 1 on, each named on its own side."""
    steps = np.arange(1, len(train_losses))
    above = 1 if valid_losses[-1] > train_losses[-1] else -1
    for name, curve, colour, side in [
        ("train", train_losses, plots.BLUE, -above),
        ("valid", valid_losses, plots.VERMILION, above),
    ]:
        ax.plot(steps, curve[1:], color=colour)
        va = "bottom" if side > 0 else "top"
        end = steps[-1], curve[-1]
        ax.annotate(
            name, end, (0, 4 * side), textcoords="offset points", color=colour, ha="right", va=va
        )
    ax.set(title=title, xlabel="step", xscale="log", ylim=(0, 1.2))


# %%
designs = {
    "age alone": design_of(diabetes.data[:, :1]),
    "ten measurements": design_of(diabetes.data),
    "with products": design_of(products),
}
panels = plots.new_axes(3, height=3.0)
for (name, A), ax in zip(designs.items(), panels, strict=True):
    gradient = partial(losses.mse_gradient, X=A[train], y=target[train])
    rate = convergence.max_stable_learning_rate(A[train]) / 2
    path = optimizers.gradient_descent(gradient, np.zeros(A.shape[1]), rate, n_steps=400)
    train_losses, valid_losses = (curve_of(path, A, rows) for rows in (train, valid))
    draw(train_losses, valid_losses, name, ax)
    print(
        f"{name:>16}: {A.shape[1]:>2} weights, train {train_losses[-1]:.3f},"
        f" valid {valid_losses[-1]:.3f}, lowest {valid_losses.min():.3f}"
        f" at step {valid_losses.argmin()}"
    )
picture(
    panels[0].figure,
    alt="Three panels. Age alone: both curves stay high and close together. Ten measurements: both "
    "fall to about 0.45, close together, and stay there. With products: the training loss goes on "
    "falling, the validation loss turns up after some 30 steps.",
)

# %% [markdown]
# **Compare:**
#
# - **Underfitting:** both curves high and close. The model cannot even do the training rows; more
#   training or more data will not change that.
# - **Overfitting:** the training loss falls on, the validation loss **turns up**. From there on the
#   model learns its training rows by heart.
# - A **gap** by itself is neither: nearly every model does better on rows that it has seen. It is
#   the turn that tells.
#
# > **Say it aloud:** draw the two curves of an overfitting run and of an underfitting one into the
# > air. Where would you stop the first, and why does stopping not help the second?

# %% [markdown]
# ## 9. Early stopping
#
# If the validation loss turns up, keep the weights from before it did. One cannot see the future,
# so again patience decides: stop when the best epoch has not been beaten for that many epochs in a
# row.
#
# **Predict:** patience 2, validation losses 3, 2, 2.5, 2.25, 1. Which epoch is kept, counted
# from 0? Which one would be, if training ran to the end?

# %%
example = [3.0, 2.0, 2.5, 2.25, 1.0]
for patience in [1, 2, 3]:
    print(f"patience {patience}: epoch {loss_curves.early_stopping_epoch(example, patience)}")

# %% [markdown]
# ### Exercise: the epoch to keep
#
# Write `early_stopping_epoch(valid_losses, patience, min_delta=0.0)`.
#
# - The best epoch, at first epoch 0, is replaced **only** when `loss < best - min_delta`.
# - Training **stops** once `patience` epochs (at least 1) **in a row** haven't replaced it. Later
#   losses are never seen.
# - Return the **best epoch's** index, whether training stopped or ran to the end.


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
# The model with products again, now on mini-batches of 5, one loss an epoch. **Predict:** what
# happens with patience 1? And is the kept validation loss what new patients will get?

# %%
A = designs["with products"]
epoch_length = len(train) // 5
path = stochastic.stochastic_gradient_descent(
    losses.mse_gradient,
    np.zeros(A.shape[1]),
    A[train],
    target[train],
    learning_rate=0.01,
    n_steps=60 * epoch_length,
    batch_size=5,
)[::epoch_length]
valid_losses, test_losses = (curve_of(path, A, rows) for rows in (valid, test))
print("patience  epoch kept  validation loss  loss on the waiting rows")
for patience in [1, 2, 3, 10, 60]:
    kept = loss_curves.early_stopping_epoch(valid_losses, patience)
    print(f"{patience:>8}  {kept:>10}  {valid_losses[kept]:>15.3f}  {test_losses[kept]:>24.3f}")
print(f"all 60 epochs: validation {valid_losses[-1]:.3f}, waiting rows {test_losses[-1]:.3f}")

# %% [markdown]
# **Compare:** with patience 1 the first bump ends the training. More patience finds a lower loss,
# and from 3 on nothing changes. The kept validation loss was *chosen* for being low, so it
# flatters; only rows that took no part in choosing can say what to expect. On them the epoch with
# the lowest validation loss is not even the best of the three.
#
# > **Say it aloud:** early stopping is called a form of regularisation. What does it limit, and
# > what does its validation set pay for it?

# %% [markdown]
# ## 10. Diagnosis
#
# From curves to names. This course fixes the rules as follows; the **first that holds** decides,
# with n the number of training losses:
#
# 1. `'diverging'`: the last training loss is not finite, or above the first.
# 2. `'overfitting'`: the last validation loss exceeds its minimum by more than 10%.
# 3. `'not converged'`: with `tail = train_losses[-max(2, n // 10):]`, the improvement
#    `(tail[0] - tail[-1]) / tail[0]` is at least 1%.
# 4. `'underfitting'`: the last training loss is above the target.
# 5. `'good fit'`: none of these.
#
# **Predict** the label of each row, with a target of 1:

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
# ### Exercise: diagnose the curves
#
# Write `diagnose_curves(train_losses, valid_losses, target)` by the five rules above, in that
# order. It returns one of the five labels as a text.


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
tens, many, age = (designs[name] for name in ("ten measurements", "with products", "age alone"))
recipes = {  # design, rate as a share of the bound, steps, rows called validation rows
    "run 1": (many, 0.5, 400, valid),  # 66 weights on 150 rows
    "run 2": (tens, 0.00001, 200, valid),  # a rate so small that nothing happens
    "run 3": (many, 0.5, 400, train[:75]),  # validated on rows that it was trained on
    "run 4": (tens, 1.02, 100, valid),  # a rate just above the bound
    "run 5": (age, 0.5, 200, valid),  # one weak measurement
    "run 6": (tens, 0.003, 200, valid),  # stopped too early
}
runs, waiting = {}, {}
for name, (A, share, n_steps, shown) in recipes.items():
    gradient = partial(losses.mse_gradient, X=A[train], y=target[train])
    rate = share * convergence.max_stable_learning_rate(A[train])
    path = optimizers.gradient_descent(gradient, np.zeros(A.shape[1]), rate, n_steps)
    runs[name] = curve_of(path, A, train), curve_of(path, A, shown)
    waiting[name] = curve_of(path[-1:], A, test)[0]
pictures = []
for names in (["run 1", "run 2", "run 3"], ["run 4", "run 5", "run 6"]):
    panels = plots.new_axes(3, height=2.6)
    for name, ax in zip(names, panels, strict=True):
        draw(*runs[name], name, ax)
    ends = "; ".join(
        f"{name}: train from {runs[name][0][0]:.2f} to {runs[name][0][-1]:.3g}, validation from "
        f"{runs[name][1][0]:.2f} by {runs[name][1].min():.2f} to {runs[name][1][-1]:.3g}"
        for name in names
    )
    pictures.append(picture(panels[0].figure, alt=f"Three pairs of loss curves. {ends}."))
display(*pictures)

# %% [markdown]
# **Predict:** put one of the five labels behind each name, as you see the curves. The target is
# 0.7.

# %%
guesses = {"run 1": "", "run 2": "", "run 3": "", "run 4": "", "run 5": "", "run 6": ""}

# %%
for name, (train_losses, valid_losses) in runs.items():
    label = loss_curves.diagnose_curves(train_losses, valid_losses, target=0.7)
    print(f"{name}: you say {guesses[name] or 'nothing yet'}, the rules say {label}")

# %% [markdown]
# Two of the six labels are misleading. **Predict** which, before you run the next cell: it shows
# the first and last training loss, and the loss on rows that no run has seen.

# %%
for name, (train_losses, valid_losses) in runs.items():
    print(
        f"{name}: train {train_losses[0]:.3f} to {train_losses[-1]:.3g},"
        f" valid {valid_losses[-1]:.3g}, waiting rows {waiting[name]:.3g}"
    )

# %% [markdown]
# <details><summary>What was wrong, and the cure for each</summary>
#
# 1. 66 weights on 150 rows: *overfitting*. Stop early, penalise, drop columns, or get more rows.
# 2. The rules say *underfitting*, and a richer model would not help: the rate is so small that
#    nothing was learned. The training loss has hardly left its start. A rule that looks only at the
#    last tenth of a run cannot tell standing still from having arrived.
# 3. The rules say *good fit*. But the "validation" rows were among the training rows, so the curve
#    promises far more than new patients get. Nothing in the two curves shows it; only rows that
#    took no part do.
# 4. A rate 2% above the bound: *diverging*. Halve it.
# 5. Age alone: *underfitting*. It needs more features, not more training.
# 6. Stopped while it was still learning: *not converged*. Go on, or take a larger rate.
# </details>
#
# > **Say it aloud:** a colleague shows you two curves that settled nicely side by side. What must
# > you still ask before you believe them?

# %% [markdown]
# ## 11. When would you have stopped?
#
# The curves here follow a law with noise on top. `has_converged` looks at the training loss, early
# stopping at the validation loss, each only as far as the present epoch. **Predict** first, then
# find out:
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
#    patience makes it worse; smoothing the losses first is the better cure.
# 2. Too little stops at a chance bump, on the way down. Too much costs only the epochs waited, as
#    long as the best weights were kept.
# 3. Without noise a patience of 1 is enough, because the plateau still falls a little. With noise
#    it has to be about as long as the plateau. No rule can know whether a drop is still to come.
# 4. `has_converged`, as in section 2. Without noise early stopping goes on, because every small
#    gain counts. Noise larger than the gains fools it too, and so does a `min_delta`.
# </details>
#
# > **Say it aloud:** patience 5 or patience 50: on what does the choice depend, and what does each
# > mistake cost?

# %% [markdown]
# ## Summary
#
# - Loss, parameters, metric and gradient settle at different times, or not at all. Say which one
#   you mean.
# - A small change of the loss means little to gain *or* small steps. The gradient's norm tells them
#   apart, but depends on units, and vanishes at saddles too.
# - Linear convergence multiplies the error by one factor a step. On a quadratic that factor is
#   $|1 - \eta\lambda|$ of the worst direction: stable below $2/\lambda_{\max}$, best at
#   $2/(\lambda_{\min} + \lambda_{\max})$, and then $(\kappa - 1)/(\kappa + 1)$.
# - At a constant rate mini-batches end in a noise ball, whose squared radius grows with the rate.
# - Overfitting is a validation loss that turns up; underfitting two curves high and close. A gap is
#   neither.
# - Early stopping keeps the best epoch, not the last. Its loss flatters.
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
# change of the loss over several steps in a row, and at the validation metric's plateau. Loss and
# metric are different things and may settle at different times. It implies neither a global optimum
# nor generalisation. With mini-batches and a constant rate only a noise ball is reached. And a flat
# loss may just mean a small rate, so look at the gradient as well.
# </details>
#
# <details><summary><b>Draw the training and validation loss of a model that overfits, and of one
# that underfits.</b></summary>
#
# Overfitting: the training loss falls on and on; the validation loss falls with it at first, then
# turns up, and the gap widens. Underfitting: both come down a little and stay high, close to each
# other. Against the first help more data, fewer features or weights, a penalty, stopping early;
# against the second a richer model, better features, a weaker penalty. A third picture is often
# taken for the second: both curves high and *still falling*, which only needs more training.
# </details>
#
# <details><summary><b>What does the condition number have to do with gradient
# descent?</b></summary>
#
# It is the ratio of the largest to the smallest eigenvalue of the Hessian, the elongation of the
# bowl. The steepest direction limits the rate to 2/λmax, and at such a rate the flattest one hardly
# moves. At the best fixed rate the error shrinks by (κ − 1)/(κ + 1) a step, so the number of steps
# is about proportional to κ; with momentum, tuned well, to √κ. Standardising the columns,
# a penalty or preconditioning bring κ down. For least squares it is the square of the condition
# number of X.
# </details>
#
# <details><summary><b>Why does stochastic gradient descent with a constant rate not
# converge?</b></summary>
#
# The gradient of a batch is right on average only, and at the optimum it still has variance. Each
# step kicks the weights by rate times noise while the bowl pulls them back; both balance in a
# stationary distribution, a ball whose squared radius is about proportional to the rate and falls
# with the batch size. A rate that falls like 1/t makes it shrink to nothing: the rates must sum to
# infinity, their squares must not. Averaging the late iterates helps too. If the model can fit all
# rows exactly, the noise vanishes at the optimum, and so does the ball.
# </details>
#
# <details><summary><b>The training loss is flat from the first epoch. What do you do?</b></summary>
#
# Don't call it converged. Look at the gradient's norm. If it is large and the loss flat, the rate
# is too small, or the steps do not reach the weights. If it is 0, look for saturated or dead units,
# a start at a symmetric point, inputs that are all alike. Then try to overfit ten rows: a sound
# pipeline can. Vary the rate by factors of ten in both directions, check that labels and inputs
# belong together, and compare the loss with that of predicting the mean.
# </details>
#
# <details><summary><b>How do you choose the patience of early stopping?</b></summary>
#
# Longer than the bumps of the validation loss, shorter than what you can afford to waste. Look at a
# long run first: how noisy is the loss from epoch to epoch, are there plateaus, does the rate
# change on a schedule? A larger validation set makes the curve calmer and less patience enough.
# Too little stops at a chance bump; too much costs only time, if the best weights are kept. Then
# report the loss on a test set, because the kept one was chosen for being low.
# </details>
#
# <details><summary><b>Linear, sublinear, quadratic: what converges how?</b></summary>
#
# Linear: the error shrinks by a constant factor, as with descent on a strongly convex, smooth loss.
# Sublinear: the factor tends to 1, as with descent on convex losses that are flat at the bottom,
# whose loss falls like 1/t, or with stochastic descent at a falling rate. Quadratic: the error is
# squared at every step, as with Newton's method close to the solution. On a logarithmic axis: a
# straight line, one that flattens, one that dives.
# </details>
#
# <details><summary><b>The validation loss rises, but the validation accuracy improves. Is the model
# overfitting?</b></summary>
#
# It may well be both. Accuracy counts only on which side of the threshold an answer falls; the log
# loss also how sure it was. When the model becomes more certain, a few wrong answers can cost more
# loss than all the right ones save. Its probabilities are getting worse, its decisions not. Which
# one decides when to stop depends on what is used: if probabilities are, stop by the loss, or
# calibrate afterwards.
# </details>
#
# ## Further reading
#
# - Stephen Boyd and Lieven Vandenberghe, *Convex Optimization* (2004), chapter 9: stopping criteria
#   and rates of descent.
# - Yurii Nesterov, *Lectures on Convex Optimization*, second edition (2018), chapter 1: the kinds
#   of convergence, and what can be expected of any method.
# - Herbert Robbins and Sutton Monro, "A Stochastic Approximation Method", *The Annals of
#   Mathematical Statistics* (1951): the falling rate.
# - Léon Bottou, Frank Curtis and Jorge Nocedal, "Optimization Methods for Large-Scale Machine
#   Learning", *SIAM Review* (2018), section 4: the noise ball, proved.
# - Lutz Prechelt, "Early Stopping – But When?", in *Neural Networks: Tricks of the Trade* (1998).
# - Gabriel Goh, "Why Momentum Really Works", *Distill* (2017).
# - Ian Goodfellow, Yoshua Bengio and Aaron Courville, *Deep Learning* (2016), chapters 7 and 8.
