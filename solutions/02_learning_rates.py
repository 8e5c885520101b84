# %% [markdown]
# # Learning rates
#
# In lesson 01 you drew a line through 442 people. At the rate 0.04 the descent arrived; at 0.06 it
# was lost, and no error message said so. Below is the same descent at four rates. Two runs creep,
# one arrives, and one looks healthy for five steps and then explodes; only a single number is
# different. Must you find it by trial?
#
# No. For a loss like this one, the data tell before the first step which rates are safe, which one
# is best, and how many steps it will take. After this lesson you can work it out.
#
# *About {minutes} minutes. You need the gradient and the descent of
# [lesson 01](../01_gradient_descent/01_gradient_descent.ipynb).*
#
# **After this lesson you can**
#
# - say what curvature is, and what a step does to the error along a direction
# - turn a rate of convergence into a number of steps
# - compute a condition number, the largest stable rate and the best fixed one
# - say what changes where a loss is no bowl: saddles, several valleys, sharp and flat ones

# %%
from functools import partial

import numpy as np
from sklearn.datasets import load_diabetes

from mlnotes import check, convergence, datasets, losses, optimizers, plots
from mlnotes.plots import picture

diabetes = load_diabetes(scaled=False)
bmi = diabetes.data[:, diabetes.feature_names.index("bmi")]
A_bmi = np.column_stack([np.ones(len(bmi)), bmi - bmi.mean()])
bmi_loss = partial(losses.mse_loss, X=A_bmi, y=diabetes.target)
bmi_gradient = partial(losses.mse_gradient, X=A_bmi, y=diabetes.target)

print(f"{len(bmi)} people")
curves = {}
for rate in [0.001, 0.01, 0.04, 0.055]:
    path = optimizers.gradient_descent(bmi_gradient, np.zeros(2), rate, n_steps=40)
    curves[rate] = np.array([bmi_loss(w) for w in path])
    print(f"rate {rate:<5}: loss {curves[rate][0]:,.0f}, after 40 steps {curves[rate][-1]:,.0f}")

# %% jupyter={"source_hidden": true}
ax = plots.new_axes()
for (rate, values), colour in zip(curves.items(), plots.COLOURS, strict=False):
    shown = values[values < 2e5]
    plots.plot_curve(np.arange(len(shown)), shown, label=f"rate {rate}", colour=colour, ax=ax)
ax.set(xlabel="step", ylabel="loss, points²", yscale="log", xlim=(0, 40))
picture(
    ax,
    alt="Four loss curves over 40 steps, on a logarithmic axis. At rate 0.001 the loss hardly "
    "falls; at 0.01 it falls slowly; at 0.04 it comes to its floor. At 0.055 it falls for five "
    "steps and then rises out of the picture.",
)

# %% [markdown]
# ## 1. A hundred blind steps
#
# To see what is going on we take data in which every number can be checked by hand: the line
# $y = 5 + 2x$, 100 values of $x$ from −10 to 10, no noise at all. Rate 0.01, a hundred steps from
# zero. **Predict:** which ends closer to the truth, the intercept or the slope?

# %%
X_line, y_line = datasets.line_with_noise(100, intercept=5, slope=2, noise=0)
A_line = np.column_stack([np.ones(100), X_line])
line_loss = partial(losses.mse_loss, X=A_line, y=y_line)
line_gradient = partial(losses.mse_gradient, X=A_line, y=y_line)
path = optimizers.gradient_descent(line_gradient, np.zeros(2), learning_rate=0.01, n_steps=300)
for step in [0, 1, 10, 50, 100]:
    intercept, slope = path[step]
    loss = line_loss(path[step])
    print(f"step {step:>3}: intercept {intercept:.3f}, slope {slope:.3f}, loss {loss:.3f}")

# %% [markdown]
# The slope is there after ten steps. The intercept ends at 4.337, and nothing complained: the loss
# has fallen from 161 to less than a half.
#
# **Predict:** the same run on $y = 2x$, where the true intercept is 0. What will you notice?

# %%
through_zero = partial(losses.mse_gradient, X=A_line, y=y_line - 5)
end = optimizers.gradient_descent(through_zero, np.zeros(2), 0.01, n_steps=100)[-1]
print(f"intercept {abs(end[0]):.3f}, slope {end[1]:.3f}")

# %% [markdown]
# Nothing. An answer that equals the starting point cannot show that a weight has not moved. Test
# with data whose truth is somewhere else.
#
# > **Say it aloud:** a loss curve drops, then lies flat. What may be wrong all the same?
#
# <details><summary>Answer</summary>
#
# Some weights may be far from their goal and creeping, in a direction that hardly changes the loss.
# Draw the loss on a logarithmic axis, or go on for ten times as long: does it still fall?
#
# </details>

# %% [markdown]
# ## 2. One direction: curvature
#
# Why is one weight fast and the other slow? Look at one weight alone. Near its lowest point, at
# $w = 0$ say, take the loss
#
# $$L(w) = \tfrac{1}{2}\lambda w^2$$
#
# Its slope is $L'(w) = \lambda w$, and the slope of the slope is $L''(w) = \lambda$: the
# **curvature**, how fast the ground steepens as you move away. (The ½ is there to make it come out
# as λ. A lesson-01 loss such as $w^2$ has the curvature 2.) Now take a step:
#
# $$w - \eta L'(w) = w - \eta\lambda w = (1 - \eta\lambda)\, w$$
#
# That is the whole secret. A step **multiplies** the distance from the lowest point, the **error**,
# by $1 - \eta\lambda$, and $t$ steps multiply it by $(1 - \eta\lambda)^t$. It is the same when the
# lowest point lies elsewhere.
#
# **Predict** the factor for the curvature 2 at the rates 0.1, 0.5, 0.9 and 1.1. Which of these runs
# jump from side to side, and which of them settle?

# %%
runs = {}
for rate in [0.1, 0.5, 0.9, 1.1]:
    runs[rate] = optimizers.gradient_descent(lambda w: 2 * w, [1.0], rate, n_steps=4)[:, 0]
    print(f"rate {rate}: factor {1 - rate * 2:+.1f}, points", runs[rate].round(2))

# %% jupyter={"source_hidden": true}
panels = plots.new_axes(4, height=2.6)
for (rate, points), ax in zip(runs.items(), panels, strict=True):
    plots.plot_steps(lambda w: w**2, points, limits=(-2.3, 2.3), ax=ax)
    ax.set_title(f"rate {rate}", fontsize="medium")
    ax.set(xlabel="w", yticks=[])
panels[0].set(ylabel="loss")
picture(
    panels[0].figure,
    alt="Four parabolas with the points of a descent from w = 1. Rate 0.1: small steps down one "
    "side. Rate 0.5: one step to the bottom. Rate 0.9: from side to side, lower each time. Rate "
    "1.1: from side to side, higher each time.",
)

# %% [markdown]
# **Modify:** which rate makes the factor −½? Try it.
#
# <details><summary>Answer</summary>
#
# $0.75$: then $1 - 2 \cdot 0.75 = -0.5$, and each jump ends half as far away, on the other side.
#
# </details>
#
# | ηλ | factor | the run |
# | --- | --- | --- |
# | between 0 and 1 | between 1 and 0 | glides down one side |
# | 1 | 0 | arrives in one step |
# | between 1 and 2 | between 0 and −1 | jumps from side to side, and settles |
# | 2 | −1 | jumps to and fro for ever |
# | above 2 | below −1 | explodes |
#
# ### Back to the line
#
# What are its two curvatures? The gradient has the entries $\frac{2}{n}\sum_i r_i$ for the
# intercept and $\frac{2}{n}\sum_i r_i x_i$ for the slope. Move the intercept by 1: each residual
# grows by 1, and the first entry by 2. Move the slope by 1: $r_i$ grows by $x_i$, and the second
# entry by $\frac{2}{n}\sum_i x_i^2$. And since the $x_i$ sum to 0, neither move changes the other
# entry: these are two descents side by side, each in one direction. **Predict** both factors at
# rate 0.01.

# %%
x = X_line[:, 0]
for name, curvature, goal in [("intercept", 2.0, 5), ("slope", 2 * np.mean(x**2), 2)]:
    factor = 1 - 0.01 * curvature
    print(
        f"{name:>9}: curvature {curvature:.3f}, factor {factor:.3f}, "
        f"in 100 steps {factor**100:.4f}, so it ends at {goal * (1 - factor**100):.3f}"
    )

# %% [markdown]
# There is the riddle's answer: after a hundred steps .1326 of the intercept's error is left. The
# error was 5, so the intercept stands at 4.337.
#
# > **Say it aloud:** the factor is −0.9. What do the weight and the loss do from step to step?
#
# <details><summary>Answer</summary>
#
# The weight jumps to the other side each time, to nine tenths of its distance. The loss goes with
# the square of the distance, so it falls to 0.81 of itself, smoothly, and hides the jumping.
#
# </details>

# %% [markdown]
# ## 3. How many steps?
#
# Errors that are multiplied by the same factor again and again fall **geometrically**, like money
# that loses 2% a year. On a logarithmic axis that is a straight line, and so it is called *linear*
# convergence. Not every descent is like that. On $w^4$ the curvature is $12w^2$: it dies away as
# you arrive, and the factor creeps towards 1.

# %%
quartic = optimizers.gradient_descent(lambda w: 4 * w**3, [1.0], 0.1, n_steps=100)[:, 0]
intercept_errors = np.abs(path[:101, 0] - 5)
for step in [0, 1, 50, 100]:
    print(f"step {step:>3}: intercept {intercept_errors[step]:.3f}, w⁴ {quartic[step]:.3f}")

# %% jupyter={"source_hidden": true}
ax = plots.new_axes()
plots.plot_curve(np.arange(101), intercept_errors, label="intercept", logarithmic="y", ax=ax)
plots.plot_curve(
    np.arange(101), quartic, label="w⁴", colour=plots.VERMILION, logarithmic="y", ax=ax
)
slope_errors = np.abs(path[:13, 1] - 2)  # the 13th is the last within the picture
plots.plot_curve(
    np.arange(13), slope_errors, label="slope", colour=plots.GREEN, logarithmic="y", ax=ax
)
ax.set(xlabel="step", ylabel="error", ylim=(1e-6, 20))
picture(
    ax,
    alt="Three errors on a logarithmic axis. The intercept's is a straight line that falls gently, "
    "the slope's a straight line that falls steeply. That of descent on w⁴ falls at once and then "
    "flattens out.",
)

# %% [markdown]
# From a run you can measure the factor, the **rate of convergence**. Say the error goes 16, 8, 1.
# **Predict:** which single factor, applied twice, leads from 16 to 1? Is it the mean of the two
# ratios?

# %%
errors = np.array([16.0, 8.0, 1.0])
ratios = errors[1:] / errors[:-1]
print("ratios", ratios, " their mean", ratios.mean())
print("from 16 by the mean, twice:", 16 * ratios.mean() ** 2)

# %% [markdown]
# The mean of 0.5 and 0.125 leads to 1.56, not to 1. Factors multiply, so you want the number whose
# *square* is $1/16$. With three steps it would be a cube: which root do you take with $T$ steps?
#
# ### Exercise: the rate
#
# Write `linear_rate(errors)`: the **geometric mean** of the ratios of successive errors,
# $(e_T/e_0)^{1/T}$. `errors` is a float array that holds $e_0, \dots, e_T$, at least two of them,
# all positive.
#
# In every exercise of this lesson numpy (with `np.linalg`) and the standard library may be used;
# scipy, scikit-learn and mlnotes may not.


# %% nbgrader={"grade_id": "linear_rate", "solution": true}
def linear_rate(errors):
    ### BEGIN SOLUTION
    n_steps = len(errors) - 1
    return (errors[-1] / errors[0]) ** (1 / n_steps)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_linear_rate", "grade": true}
check("convergence/linear_rate", linear_rate)

# %% [markdown]
# Once the rate is known, so is the number of steps. At a rate of 0.5 an error of 1 becomes 0.5,
# then 0.25. **Predict:** how many steps until it is at most 0.3? And until it is at most 3?
#
# In general you want $e_0\,\rho^t \le \varepsilon$. Take logarithms: $t \log\rho \le
# \log(\varepsilon / e_0)$. Divide by $\log\rho$, which is negative, so the sign turns round:
#
# $$t \ge \frac{\log(\varepsilon/e_0)}{\log \rho}$$

# %%
for tolerance in [0.3, 3.0]:
    exact = np.log(tolerance / 1.0) / np.log(0.5)
    steps = None  # the gap: which whole number of steps is that?
    print(f"to at most {tolerance}: t ≥ {exact:.2f}, so {steps} steps")

# %% [markdown]
# <details><summary>Answer</summary>
#
# 2 steps, the next whole number. For the other none: an error of 1 is at most 3 already, and steps
# cannot be negative.
#
# </details>
#
# ### Exercise: how many steps?
#
# Write `steps_to_tolerance(rate, initial_error, tolerance)`, for numbers with 0 < rate < 1: the
# **smallest integer t ≥ 0** with $\text{initial error} \cdot \text{rate}^t \le$ tolerance. If the
# error is small enough already, that is 0. A loop that counts is as good as the formula.


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
# From here on the lesson uses the library's `convergence.linear_rate` and so on, which do what
# yours do. **Predict** from the first 50 steps when the intercept will be within 1%, which is 0.05.

# %%
rate = convergence.linear_rate(intercept_errors[:51])
print(f"measured rate {rate:.4f}")
print("steps foreseen:", convergence.steps_to_tolerance(rate, 5.0, 0.05))
print("steps needed:  ", np.argmax(np.abs(path[:, 0] - 5) <= 0.05))
print(f"steps for each further digit: {np.log(0.1) / np.log(rate):.1f}")

# %% [markdown]
# > **Say it aloud:** what does linear convergence mean, and what does one more digit cost?
#
# <details><summary>Answer</summary>
#
# Each step multiplies the error by about the same factor, so the error is geometric and its
# logarithm a straight line. Each further digit costs the same number of steps, here 114.
#
# </details>

# %% [markdown]
# ## 4. Many directions
#
# The line was kind: its $x$ sum to 0, so its two weights did not disturb each other. In general
# they do. All the curvatures together are a matrix, the **Hessian** $H$: its entry $(j, k)$ tells
# how much entry $j$ of the gradient grows when $w_k$ moves by 1. The gradient is
# $\frac{2}{n} X^\top X w$ less something fixed, $\frac{2}{n} X^\top y$. So
#
# $$H = \frac{2}{n} X^\top X$$
#
# the same at every $w$. Here are two: the line's, which is diagonal, and that of three observations
# with a column of ones, which is not.

# %%
X_three = np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 3.0]])
H = 2 / len(X_three) * X_three.T @ X_three
print("Hessian of the line:\n", (2 / 100 * A_line.T @ A_line).round(3) + 0.0)
print("Hessian of three observations:\n", H.round(3))

# %% [markdown]
# At the lowest point $w^*$ the gradient is 0; at an error $e = w - w^*$ from there it has grown to
# $He$. So a step turns $e$ into $e - \eta H e$. In most directions $He$ points elsewhere than $e$,
# and the path bends. But there are directions $v$ in which $Hv$ is just a multiple of $v$:
#
# $$H v = \lambda v \qquad\Rightarrow\qquad v - \eta H v = (1 - \eta\lambda)\, v$$
#
# They are the **eigenvectors** of $H$, and λ is the **eigenvalue**. Along an eigenvector all of
# section 2 holds word for word, with the eigenvalue for the curvature. A symmetric matrix like $H$
# has as many of them as there are weights, at right angles to each other. So every error is a sum
# of parts along them, and each part is multiplied by its own factor.
#
# **Predict:** below, one path starts on an eigenvector and one does not. Which is straight?

# %%
curvatures, directions = np.linalg.eigh(H)  # ascending; each column is an eigenvector
flat, steep = directions.T
print("curvatures", curvatures.round(3))
print("flat direction ", flat.round(3), " H times it", (H @ flat).round(3))
print("steep direction", steep.round(3), " H times it", (H @ steep).round(3))
straight = optimizers.gradient_descent(lambda e: H @ e, -4 * flat, 0.1, n_steps=40)
bent = optimizers.gradient_descent(lambda e: H @ e, [-4.0, -1.0], 0.1, n_steps=40)

# %% jupyter={"source_hidden": true}
ax = plots.plot_contours(lambda e: e @ H @ e, [(-6.5, 6.5), (-3.2, 3.2)])
plots.plot_directions([2.2, 1.2], {"flat": -1.3 * flat, "steep": 1.3 * steep}, ax=ax)
plots.plot_trajectory(straight, name="on an eigenvector", ax=ax)
plots.plot_trajectory(bent, name="elsewhere", colour=plots.COLOURS[3], ax=ax)
ax.set(xlabel="error of the intercept", ylabel="error of the slope", aspect="equal")
picture(
    ax,
    alt="Level lines of a bowl, tilted ellipses; two arrows at the side show the direction of "
    "their long, flat axis and of their short, steep one. One path comes down the long axis in a "
    "straight line; the other crosses to that axis first, bends, and then follows it.",
)

# %% [markdown]
# The ratio of the largest to the smallest curvature is the **condition number**
#
# $$\kappa = \frac{\lambda_{\max}}{\lambda_{\min}}$$
#
# It tells how elongated the bowl is: 1 for a round one. For the line it is 34.007. Here is a matrix
# that you can do by hand, and the numpy function that finds eigenvalues, in ascending order:

# %%
X_hand = np.array([[2.0, 0.0], [2.0, 0.0], [0.0, 4.0], [0.0, 4.0]])
H_hand = 2 / 4 * X_hand.T @ X_hand
print(H_hand.tolist(), " eigenvalues", np.linalg.eigvalsh(H_hand))
flattest, steepest = np.linalg.eigvalsh(2 / 100 * A_line.T @ A_line)
print(f"for the line: {steepest:.3f} / {flattest:.3f} = {steepest / flattest:.3f}")

# %% [markdown]
# ### Exercise: the condition number
#
# Write `hessian_condition_number(X)`: $\lambda_{\max}/\lambda_{\min}$ of $\frac{2}{n} X^\top X$.
# Here and in the next two exercises `X` is a float array (n, d) with n ≥ d and full rank, which
# means that no column is a mixture of the others; it may have any number of columns. Work out first
# what the answer is for `X_hand`.


# %% nbgrader={"grade_id": "hessian_condition_number", "solution": true}
def hessian_condition_number(X):
    ### BEGIN SOLUTION
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return eigenvalues[-1] / eigenvalues[0]
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_hessian_condition_number", "grade": true}
check("convergence/hessian_condition_number", hessian_condition_number)

# %% [markdown]
# Now the study of lesson 01, with all ten measurements: age in years, cholesterol in mg/dl, and so
# on. **Predict:** how large is κ for the columns as they were measured? And after
# **standardising**, which gives every column the mean 0 and the standard deviation 1?

# %%
measured = np.column_stack([np.ones(len(bmi)), diabetes.data])
scaled = (diabetes.data - diabetes.data.mean(axis=0)) / diabetes.data.std(axis=0)
standardised = np.column_stack([np.ones(len(bmi)), scaled])
for name, A in [("as measured", measured), ("standardised", standardised)]:
    print(f"{name:>12}: condition number {convergence.hessian_condition_number(A):,.0f}")
s1, s2 = (diabetes.feature_names.index(name) for name in ["s1", "s2"])
print(f"correlation of s1 and s2: {np.corrcoef(scaled[:, s1], scaled[:, s2])[0, 1]:.2f}")

# %% [markdown]
# Standardising costs one line, and takes five digits off κ. What remains is in the data: two of the
# columns, total cholesterol `s1` and its LDL part `s2`, say almost the same thing.
#
# > **Say it aloud:** why does measuring a length in millimetres instead of metres make a bowl
# > steeper in one direction, and by how much?
#
# <details><summary>Answer</summary>
#
# The column gets a thousand times larger, and the curvature is made of its squares: a million
# times. The weight in turn becomes a thousandth, and the predictions stay the same.
#
# </details>

# %% [markdown]
# ## 5. The speed limit
#
# A part of the error shrinks as long as its factor lies between −1 and 1. The factor
# $1 - \eta\lambda$ cannot reach 1 while $\eta$ and $\lambda$ are positive. It passes −1 when
# $\eta\lambda > 2$. One rate has to suit *all* directions, so one of the eigenvalues sets the limit
# for everybody. **Predict:** which one? And what is the limit for `X_hand`, with the curvatures 4
# and 16?

# %%
for rate in [0.12, 0.125, 0.13]:
    print(f"rate {rate}: factors {1 - rate * 4:+.2f} and {1 - rate * 16:+.2f}")

# %% [markdown]
# ### Exercise: the largest stable rate
#
# You have the inequality and the eigenvalues. Solve it for $\eta$, and write
# `max_stable_learning_rate(X)`: the bound below which descent on the mean squared error is stable,
# for the Hessian $\frac{2}{n} X^\top X$ of lesson 01's loss, without ½.


# %% nbgrader={"grade_id": "max_stable_learning_rate", "solution": true}
def max_stable_learning_rate(X):
    ### BEGIN SOLUTION
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return 2 / eigenvalues[-1]
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_max_stable_learning_rate", "grade": true}
check("convergence/max_stable_learning_rate", max_stable_learning_rate)

# %% [markdown]
# The people's line: was 0.055 above its bound? And for $y = 5 + 2x$ a rate of 0.03 is only 2% too
# large. **Predict:** what do a hundred steps at 0.03 do to the slope's error, and to the length of
# the whole error vector?

# %%
print(f"people:      stable below {convergence.max_stable_learning_rate(A_bmi):.5f}")
bound = convergence.max_stable_learning_rate(A_line)
print(f"y = 5 + 2x:  stable below {bound:.5f}; .03 is {0.03 / bound - 1:.0%} above it")
truth = np.array([5.0, 2.0])
end = optimizers.gradient_descent(line_gradient, np.zeros(2), 0.03, n_steps=100)[-1]
print(f"the slope's error grew {abs(end[1] - 2) / 2:.1f} times")
print(f"the error vector grew {np.linalg.norm(end - truth) / np.linalg.norm(truth):.1f} times")

# %% [markdown]
# The bound is .02941. The slope's error grew 52.5 times, the whole vector 19.5 times: its larger
# part, the intercept's error, has meanwhile all but vanished. So just above the bound a run looks
# healthy for a while. The flat directions get better before the steep one gets bad, as in the
# picture at the top.
#
# > **Say it aloud:** why does a long narrow valley force a small step, although its floor is so
# > flat?
#
# <details><summary>Answer</summary>
#
# The rate is one number for all directions, and the walls are steep. A step that would suit the
# floor leaps across the valley to a place higher than before.
#
# </details>

# %% [markdown]
# ## 6. The best fixed rate
#
# A larger rate helps the flattest direction, a smaller one the steepest. Everything waits for the
# slower of the two. Here is the size of both factors over the rate, for the curvatures 2 and 16.
# **Predict:** where is the worse of the two (the broad grey line) smallest?

# %% jupyter={"source_hidden": true}
ax = plots.plot_factors([2.0, 16.0], highest=0.15)
picture(
    ax,
    alt="Sizes of two factors over the learning rate. That of curvature 2 falls slowly in a "
    "straight line; that of curvature 16 falls to 0 at 1/16 and rises again. The larger of the two "
    "is lowest where the rising line meets the falling one, at 1/9.",
)

# %% [markdown]
# Where the lines cross. There the flat factor, still positive, is as large as the steep one, which
# is negative already:
#
# $$1 - \eta\lambda_{\min} = -(1 - \eta\lambda_{\max})$$
#
# Solve this for $\eta$ yourself: bring all the $\eta$ to one side. In the picture the answer should
# be 1/9.
#
# ### Exercise: the best fixed rate
#
# Write `best_fixed_learning_rate(X)`: that rate, for the smallest and the largest eigenvalue of the
# Hessian $\frac{2}{n} X^\top X$. For `X_hand`, with 4 and 16, it is 0.1.


# %% nbgrader={"grade_id": "best_fixed_learning_rate", "solution": true}
def best_fixed_learning_rate(X):
    ### BEGIN SOLUTION
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return 2 / (eigenvalues[0] + eigenvalues[-1])
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_best_fixed_learning_rate", "grade": true}
check("convergence/best_fixed_learning_rate", best_fixed_learning_rate)

# %% [markdown]
# Put that rate back into the factor, $1 - \frac{2\lambda_{\min}}{\lambda_{\min} + \lambda_{\max}}$,
# bring it over one denominator, and divide above and below by $\lambda_{\min}$:
#
# $$\frac{\lambda_{\max} - \lambda_{\min}}{\lambda_{\max} + \lambda_{\min}} =
# \frac{\kappa - 1}{\kappa + 1}$$
#
# So the condition number alone decides how long descent takes. **Predict:** how many steps until
# the error is at 1%, for the line as it is, for the line with $x$ standardised, and for the people
# with their ten measurements?

# %%
people = (diabetes.target - diabetes.target.mean()) / diabetes.target.std()
problems = {
    "line": (A_line, y_line),
    "line, standardised": (np.column_stack([np.ones(100), x / x.std()]), y_line),
    "ten measurements": (standardised, people),
}
for name, (A, y) in problems.items():
    kappa = convergence.hessian_condition_number(A)
    best = convergence.best_fixed_learning_rate(A)
    factor = (kappa - 1) / (kappa + 1)
    gradient = partial(losses.mse_gradient, X=A, y=y)
    steps = optimizers.gradient_descent(gradient, np.zeros(A.shape[1]), best, n_steps=2000)
    distances = np.linalg.norm(steps - np.linalg.lstsq(A, y)[0], axis=1)
    needed = np.argmax(distances <= 0.01 * distances[0])
    print(f"{name}: κ {kappa:.3f}, best rate {best:.5f}, factor {factor:.4f}, {needed} steps")

values = np.array([losses.mse_loss(w, A, y) for w in steps])
print("the people's loss is within 1% of its lowest after", np.argmax(values <= 1.01 * values[-1]))

# %% [markdown]
# At its best rate, .02857, the line needs 79 steps, and a round bowl needs one. The people need
# about a thousand for their weights, but half of that for their loss: along the floor of a flat
# valley the weights go far while the loss hardly notices. If you only want to predict, you may stop
# there; if you want to *read* the weights, you may not.
#
# Now by hand. The explorer sets the rate as a share of the bound $2/\lambda_{\max}$. **Predict**,
# then try:
#
# 1. At the condition number 34, which share leaves the shortest error after 20 steps?
# 2. At which share does the steep direction arrive in one step, whatever the condition number?
# 3. At the condition number 1, what does the best rate do? And just above the bound?

# %%
from mlnotes.explorers import rates_explorer

rates_explorer()

# %% [markdown]
# <details><summary>Answer</summary>
#
# 1. $0.95$. In the long run the best share is where the lines cross, at $34/35$. In the first
#    twenty steps a little less is better, because at the crossing the steep part dies away too
#    slowly.
# 2. At 0.5, because there $\eta\lambda_{\max} = 1$.
# 3. It arrives in one step, from any start. Just above the bound every direction grows at once.
#
# </details>
#
# > **Say it aloud:** the condition number is $10\,000$. Roughly how many steps does each digit
# > cost, and what would you do first?
#
# <details><summary>Answer</summary>
#
# The factor is close to $1 - 2/\kappa$. A digit is a factor ten, and $\log 10 \approx 2.3$, so it
# costs about $2.3\,\kappa/2 \approx 11\,500$ steps. First standardise the columns, and look for
# columns that say the same thing.
#
# </details>

# %% [markdown]
# ## 7. Where the ground is no bowl
#
# A network multiplies weights by weights, and then the loss is no bowl. The smallest such loss has
# two weights whose product should be 1, like two layers with one unit each:
#
# $$L(u, v) = (uv - 1)^2 \qquad \nabla L = 2(uv - 1) \begin{pmatrix} v \\ u \end{pmatrix}$$
#
# It is lowest wherever $uv = 1$: not at one point, but along two curved valleys. And at $(0, 0)$
# the gradient is 0 as well, although the loss is 1. Close to it $uv$ is tiny, so the gradient is
# about $(-2v, -2u)$, and that gives the Hessian there.


# %%
def product_loss(w):
    return (w[0] * w[1] - 1) ** 2


def product_gradient(w):
    return 2 * (w[0] * w[1] - 1) * np.array([w[1], w[0]])


H_zero = np.array([[0.0, -2.0], [-2.0, 0.0]])  # times (u, v) it is (-2v, -2u)
curvatures, directions = np.linalg.eigh(H_zero)
for curvature, direction in zip(curvatures, directions.T, strict=True):
    print(f"curvature {curvature:+.0f} along", direction.round(2))

# %% jupyter={"source_hidden": true}
limits = [(-2.4, 2.4), (-2.4, 2.4)]
ax = plots.plot_surface(product_loss, [(-1.3, 1.3), (-1.3, 1.3)])
ax.set(xlabel="u", ylabel="v", zlabel="loss")
ax.set(xticks=[-1, 0, 1], yticks=[-1, 0, 1], zticks=[0, 3, 6])
ax.view_init(elev=52, azim=45)
picture(
    ax,
    alt="The loss over u and v as a landscape: a valley in front, another behind, and a pass "
    "between them at (0, 0). To the left and to the right of the pass the ground climbs steeply.",
)

# %% [markdown]
# One curvature is negative. Put it into the factor: $1 - \eta \cdot (-2)$ is above 1 at *any* rate.
# In that direction descent runs away from $(0, 0)$, downhill, while in the other it comes nearer.
# Such a point is a **saddle**. **Predict** where the three starts end: $(1.5, -1.5)$,
# $(1.5, -1.2)$ and $(-1.6, 1.2)$.

# %%
starts = {"A": [1.5, -1.5], "B": [1.5, -1.2], "C": [-1.6, 1.2]}
paths = {
    name: optimizers.gradient_descent(product_gradient, start, 0.05, n_steps=200)
    for name, start in starts.items()
}
for name, path in paths.items():
    print(f"{name} ends at", path[-1].round(2) + 0.0, f"loss {product_loss(path[-1]):.3f}")

close = optimizers.gradient_descent(product_gradient, [1.2, -1.1999], 0.05, n_steps=200)
for step in [0, 20, 50, 100, 110, 120]:
    print(f"from (1.2, -1.1999), step {step:>3}: loss {product_loss(close[step]):.4f}")

# %% jupyter={"source_hidden": true}
ax = plots.plot_contours(product_loss, limits)
for (name, path), colour in zip(paths.items(), plots.COLOURS, strict=False):
    plots.plot_trajectory(path, name=name, colour=colour, ax=ax)
ax.set(xlabel="u", ylabel="v", aspect="equal")
picture(
    ax,
    alt="Level lines with three paths. A, on the diagonal, runs straight into the saddle at (0, 0) "
    "and stays. B and C start close to that diagonal, on either side of it; B bends into the "
    "valley where u and v are positive, C into the one where both are negative.",
)

# %% [markdown]
# A is exactly on the line that leads into the saddle, and stays there for ever. B and C are next to
# it, on either side, and end in different valleys: on such ground the start decides. The fourth run
# began a hair beside the line. Its loss lies flat at 1, as if it had converged, and then drops. A
# flat curve may be a saddle that you have not yet left.
#
# ### Sharp and flat valleys
#
# In a bowl the curvature is the same everywhere. Here it is not. Differentiate the gradient once
# more, and put in $uv = 1$: in the valleys the Hessian has $2v^2$ and $2u^2$ on its diagonal and 2
# beside it. Multiply it by $(v, u)$, use $uv = 1$ again, and you get $2(u^2 + v^2)$ times $(v, u)$.
# That is the curvature across the valley; along it there is none. So the speed limit depends on the
# place. **Predict** where descent from $(0.1, 2.2)$ ends at the rate 0.1, and at 0.3.

# %%
for rate in [0.1, 0.3]:
    end = optimizers.gradient_descent(product_gradient, [0.1, 2.2], rate, n_steps=200)[-1]
    across = 2 * np.sum(end**2)
    print(f"rate {rate}: ends at {end.round(2)}, curvature {across:.2f}, limit {2 / across:.2f}")

# %% [markdown]
# The small rate settles in the nearest part of the valley, where the limit is about 0.2. The large
# one cannot: there it is above the limit. It is flung out, and comes to rest where the valley is
# flat enough for it. With a loss like this the rate decides not only *whether* you arrive, but
# *where*.
#
# > **Say it aloud:** the gradient is 0. Name three places where you may be, and how to tell.
#
# <details><summary>Answer</summary>
#
# A minimum, a saddle, a maximum, or a plateau. The eigenvalues of the Hessian tell: all positive,
# mixed, all negative, or about 0. With many weights, a small push in a random direction often does.
#
# </details>

# %% [markdown]
# ## Summary
#
# - A step multiplies the error along an eigenvector of the Hessian by $1 - \eta\lambda$.
# - So errors fall geometrically, and the rate gives the number of steps.
# - Stable below $2/\lambda_{\max}$; best at $2/(\lambda_{\min} + \lambda_{\max})$, where the factor
#   is $(\kappa - 1)/(\kappa + 1)$. Just above the bound a run looks healthy for a while.
# - The condition number $\kappa$ decides how long it takes. Standardise first.
# - A small loss does not mean that the weights have arrived, nor a flat curve that you are at a
#   minimum.
#
# ## Interview questions
#
# Answer aloud before you unfold.
#
# <details><summary><b>What does the condition number have to do with gradient
# descent?</b></summary>
#
# It is the largest over the smallest eigenvalue of the Hessian: how elongated the bowl is. The
# steepest direction limits the rate to 2/λmax, and at such a rate the flattest one hardly moves. At
# the best fixed rate the error shrinks by (κ − 1)/(κ + 1) a step, so the number of steps is about
# proportional to κ. Standardising helps, and so do a penalty (lesson 03) and momentum (lesson 04).
# For least squares it is the square of the condition number of X.
#
# </details>
#
# <details><summary><b>The loss falls for a while, then rises and becomes NaN. Why?</b></summary>
#
# A rate slightly above 2/λmax does just that: the flat directions improve first, while the steep
# error grows geometrically from something small. Or the curvature has grown on the way, on a loss
# that is no bowl. Lower the rate; if a tenth of it does not help, look for bad values in the data.
#
# </details>
#
# <details><summary><b>Why does standardising help? Does it change predictions?</b></summary>
#
# It makes the curvatures similar, so that one rate suits all directions, and κ falls. The
# predictions of plain least squares stay the same, because the weights rescale in return. With a
# penalty they change. The scale must come from training data only.
#
# </details>
#
# <details><summary><b>Is a saddle a problem for descent?</b></summary>
#
# Descent almost never ends in one: the negative curvature multiplies any error beside the line that
# leads in. But it may take long to leave, since that error can be tiny, and the loss lies flat
# meanwhile. A little noise in the steps helps. In large networks most points with a gradient of 0
# and a high loss are thought to be saddles.
#
# </details>
#
# ## Further reading
#
# - Gabriel Goh, "Why Momentum Really Works", *Distill* (2017): the same eigenvectors, with dials.
# - Stephen Boyd and Lieven Vandenberghe, *Convex Optimization* (2004), section 9.3: descent and the
#   condition number.
# - Ian Goodfellow, Yoshua Bengio and Aaron Courville, *Deep Learning* (2016), section 4.3 and
#   chapter 8: curvature, saddles.
# - Jeremy Cohen and others, "Gradient Descent on Neural Networks Typically Occurs at the Edge of
#   Stability", *ICLR* (2021): networks that live at the limit $2/\lambda_{\max}$.
#
# **Next:** [03 Penalties](../03_penalties/03_penalties.ipynb) adds a price on large weights, and
# with it curvature.
