# %% [markdown]
# # Slopes and gradient descent
#
# The photograph below is smeared, as if the camera had moved. The program that sharpened it knows
# nothing about towers or trees. It had a number that says how wrong a picture is, and it took a
# hundred small steps, each in a direction in which that number falls.
#
# Nearly everything called *training* works like this. Here you write the three parts yourself: the
# number, called a *loss*; the direction, from its *gradient*; and the steps, the *descent*. At the
# end you turn them on the photograph.
#
# *About {minutes} minutes. You need derivatives from school and a little numpy.*
#
# **After this lesson you can**
#
# - compute a mean squared error, and derive its gradient
# - check a gradient, and say what such a check cannot prove
# - find the mistakes in a script that looks right
# - write gradient descent, and read its path

# %%
from functools import partial

import numpy as np
from sklearn.datasets import load_diabetes

from mlnotes import check, images, losses, optimizers, plots
from mlnotes.plots import picture

photograph = images.load_photograph("china.jpg")
smear = np.full((1, 9), 1 / 9)  # nine pixels in a row, averaged
blurred = images.convolve(photograph, smear)
restored = images.deblur(blurred, smear, n_steps=100).image

# %% jupyter={"source_hidden": true}
panels = plots.plot_images({"smeared": blurred, "after 100 steps": restored}, height=3.4)
picture(
    panels[0].figure,
    alt="Twice a tower of many roofs beside a lake. On the left everything is smeared sideways; "
    "on the right roofs, pillars and leaves are sharp again, with upright ripples in the sky.",
)

# %% [markdown]
# ## 1. How bad is a guess?
#
# We start with a straight line. A study noted the body-mass index (BMI, in kg/m²) of 442 people
# with diabetes, and a year later a score for how far the disease had come. Can you predict the
# score from the BMI?

# %%
diabetes = load_diabetes(scaled=False)
bmi = diabetes.data[:, diabetes.feature_names.index("bmi")]
progression = diabetes.target
print(f"{len(bmi)} people; BMI {bmi.min():.0f} to {bmi.max():.0f}, mean {bmi.mean():.1f}")
print(f"scores {progression.min():.0f} to {progression.max():.0f}, mean {progression.mean():.1f}")

bmi_above = bmi - bmi.mean()  # above the mean BMI
score_above = progression - progression.mean()  # above the mean score

# %% jupyter={"source_hidden": true}
ax = plots.new_axes(height=3.8)
ax.plot(bmi_above, score_above, "o", color=plots.FAINT, markersize=3)
for slope, colour in zip([0, 5, 15], plots.COLOURS, strict=False):
    ends = np.array([-8.0, 11.5])
    plots.plot_curve(ends, slope * ends, label=f"slope {slope}", colour=colour, ax=ax)
ax.set(xlabel="BMI above the mean, kg/m²", ylabel="score above the mean, points")
ax.set(xlim=(-9.5, 16.5))
picture(
    ax,
    alt="442 grey dots, a cloud that rises from lower left to upper right and is wide everywhere. "
    "Three lines through its middle: slope 0 is flat, slope 5 rises a little, slope 15 steeply.",
)

# %% [markdown]
# **Predict:** which of the three slopes fits best? And how would you make a computer see it?
#
# For each person take what the line says minus what was observed, the **residual**. Square it, so
# that signs cannot cancel and large misses count more. The average of the squares is one number,
# the **mean squared error**:
#
# $$L(w) = \frac{1}{n}\sum_{i=1}^{n} (x_i \cdot w - y_i)^2$$
#
# Here $x_i$ is what is known about person $i$, and $y_i$ the score. The numbers that make up the
# line, so far only its slope, are its **weights** $w$, and a measure of how bad they are is a
# **loss**. The data stay fixed; only the weights can change it. In numpy `X @ w` makes all
# predictions at once: each row of `X` times `w`, summed.
#
# **Predict** the residuals and the loss of three observations, at the weight 1.

# %%
X_small = np.array([[1.0], [2.0], [4.0]])
y_small = np.array([3.0, 1.0, 2.0])
residuals = X_small @ np.array([1.0]) - y_small
print("predictions", X_small @ np.array([1.0]), " observed", y_small)
print("residuals", residuals, " squared", residuals**2, " their mean", np.mean(residuals**2))

# %% [markdown]
# As a loop, with two blanks. Fill them in mentally:
#
# ```python
# total = 0.0
# for row, observed in zip(X, y):
#     residual = row @ w - observed
#     total = total + ...
# return total / ...
# ```
#
# ### Exercise: the mean squared error
#
# Write `mse_loss(w, X, y)`, by a loop or without one. Conventions, here and in all of the course:
#
# - `X` is a float array (n, d): one row an observation, one column a feature. There is no column of
#   ones unless somebody put it in.
# - `y` is a float array (n,), `w` is (d,).
# - The loss is a **mean** over the rows, and there is **no ½** in front of it. Return one number.
#
# In every exercise of this lesson numpy and the standard library may be used; scipy, scikit-learn
# and mlnotes may not.


# %% nbgrader={"grade_id": "mse_loss", "solution": true}
def mse_loss(w, X, y):
    ### BEGIN SOLUTION
    residuals = X @ w - y
    return np.mean(residuals**2)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_mse_loss", "grade": true}
check("gradient_descent/mse_loss", mse_loss)

# %% [markdown]
# From here on the lesson uses the library's `losses.mse_loss`, which does what yours does; so you
# can read on while an exercise is open. Now the three slopes:

# %%
for slope in [0.0, 5.0, 10.0, 15.0]:
    loss = losses.mse_loss([slope], bmi_above[:, None], score_above)
    print(f"slope {slope:>2.0f}: loss {loss:,.0f}, its root {np.sqrt(loss):.1f} points")

# %% [markdown]
# 15 beats 5, narrowly, and 10 beats both. The root is back in points: it reads like a typical miss.
#
# > **Say it aloud:** two studies of different size. Why can you compare their *mean* squared
# > errors, but not their *sums*?
#
# <details><summary>Answer</summary>
#
# A sum grows with every row, even when the line fits no worse. A mean keeps its size.
#
# </details>

# %% [markdown]
# ## 2. A slope can be measured
#
# Trying one slope after the other works for one weight, not for a million. You need a hint where to
# go next, and the slope of the *loss* gives it.
#
# Draw a line through two points of a curve, at $x$ and at $x + h$. It climbs by rise over run. Let
# $h$ shrink: the number on which these slopes settle is the **derivative** at $x$.
#
# **Predict:** for $f(x) = x^2$ at $x = 1$, what is the slope with $h = 1$? Where do they settle?


# %%
def f(x):
    return x**2


widths = np.array([1.0, 0.5, 0.1, 0.001])
slopes = (f(1 + widths) - f(1)) / widths
for h, slope in zip(widths, slopes, strict=True):
    print(f"h = {h:<5g}  slope = {slope:.3f}")

# %% jupyter={"source_hidden": true}
ax = plots.plot_slopes(f, 1.0, [slopes[0], slopes[1], slopes[3]])
ax.set(xlabel="x", ylabel="f(x)")
picture(
    ax,
    alt="A parabola, and three lines through its point at x = 1. The smaller h, the flatter the "
    "line; the last one only touches the curve.",
)

# %% [markdown]
# **Compare:** each slope is $2 + h$, because $((1+h)^2 - 1)/h = (2h + h^2)/h$. They settle on 2, as
# the school rule $f'(x) = 2x$ says.
#
# Now the same with the loss of the diabetes line. **Predict** the sign of its slope at the weight
# 5, and at 15. In which direction should each of the two move?


# %%
def line_loss(w):
    return losses.mse_loss([w], bmi_above[:, None], score_above)


tangents = {w: (line_loss(w + 0.001) - line_loss(w)) / 0.001 for w in [5.0, 15.0]}
for w, slope in tangents.items():
    print(f"at the weight {w:>2.0f} the loss changes by {slope:.0f} for each unit of weight")

# %% jupyter={"source_hidden": true}
ax = plots.new_axes()
grid = np.linspace(0, 20.5, 200)
ax.plot(grid, [line_loss(w) for w in grid], color=plots.INK)
for (w, slope), colour in zip(tangents.items(), plots.COLOURS, strict=False):
    plots.plot_tangent(line_loss, w, slope, reach=3.5, colour=colour, ax=ax)
ax.set(xlabel="weight, points for each kg/m²", ylabel="loss, points²", ylim=(2900, 6300))
picture(
    ax,
    alt="The loss over the weight, a parabola with its lowest point a little above 10. The tangent "
    f"at 5 has the slope {tangents[5.0]:.0f}, the one at 15 has the slope {tangents[15.0]:.0f}.",
)

# %% [markdown]
# A negative slope says that the loss falls when the weight grows: at 5, go right. At 15, go left.
# Downhill is against the slope. For one weight that is the whole method.
#
# > **Say it aloud:** what would a slope of 0 tell you, and what would it leave open?
#
# <details><summary>Answer</summary>
#
# The curve is level just there: at a lowest point, a highest one, or a terrace on the way.
#
# </details>

# %% [markdown]
# ## 3. Many weights: the gradient
#
# With several weights there are several slopes. A **partial derivative** moves one weight and holds
# the others still. Together they are the **gradient** $\nabla L$. Take a small step $s$: each
# weight changes the loss by about its slope times its move, and all together by $\nabla L \cdot s$.
# Among steps of equal length that is largest when $s$ points the same way as $\nabla L$. So the
# gradient points where the loss rises fastest. We derive it in four steps.
#
# **1. One row.** Take $x = 2$, $y = 1$ and the line $w_0 + w_1 x$. The residual is
# $r = w_0 + w_1 x - y$, and the loss $r^2$ is one function inside another. The **chain rule**
# multiplies the slope of the outer by that of the inner. The outer one, a square, has the slope
# $2r$. The inner one grows by 1 for each unit of $w_0$, and by $x$ for each unit of $w_1$:
#
# $$\frac{\partial r^2}{\partial w_0} = 2r \cdot 1 \qquad
# \frac{\partial r^2}{\partial w_1} = 2r \cdot x$$
#
# At $w_0 = w_1 = 0$ the residual is $-1$, so the slopes are $-2$ and $-4$.
#
# **2. Any number of weights.** The residual of row $i$ is
# $r_i = x_{i1} w_1 + \dots + x_{id} w_d - y_i$. Move $w_j$ alone, and only the term $x_{ij} w_j$
# changes: the inner slope is $x_{ij}$. An intercept is the weight of a column of ones.
#
# **3. All rows.** The loss is a mean, and the slope of a mean is the mean of the slopes:
#
# $$\frac{\partial L}{\partial w_j} = \frac{1}{n} \sum_{i=1}^{n} 2\, r_i\, x_{ij}$$
#
# Here it is for the three observations, with a column of ones put in, at $w = (0, 1)$. The second
# entry is left to you: replace `None` by a line like the one above it, and compare with the slope
# that is measured.

# %%
A_small = np.column_stack([np.ones(3), X_small])
w = np.array([0.0, 1.0])
residuals = A_small @ w - y_small
print("2 · residual · row:", *(2 * residuals[:, None] * A_small).tolist())

entry_0 = np.mean(2 * residuals * A_small[:, 0])
entry_1 = None  # the gap
h = 1e-6
for name, entry, step in [("w0", entry_0, [h, 0]), ("w1", entry_1, [0, h])]:
    rise = losses.mse_loss(w + step, A_small, y_small) - losses.mse_loss(w, A_small, y_small)
    print(f"with respect to {name}: by hand {entry}, measured {rise / h:.3f}")

# %% [markdown]
# **4. All weights at once.** $\sum_i r_i x_{ij}$ multiplies column $j$ of $X$ with the residuals
# and adds up. That column is row $j$ of `X.T`, and a matrix times a vector does this for every row.
# So the gradient is `X.T` times the residuals, and a factor that you now know.
#
# ### Exercise: its gradient
#
# Write `mse_gradient(w, X, y)`, the gradient of `mse_loss` with respect to `w`: an array (d,), from
# float arrays as before. The loss is a mean without ½, so the gradient keeps its 2 and is divided
# by n, once.


# %% nbgrader={"grade_id": "mse_gradient", "solution": true}
def mse_gradient(w, X, y):
    ### BEGIN SOLUTION
    residuals = X @ w - y
    return 2 / len(y) * X.T @ residuals
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_mse_gradient", "grade": true}
check("gradient_descent/mse_gradient", mse_gradient)

# %% [markdown]
# > **Say it aloud:** what shape does a gradient have, and why can it never depend on the number of
# > rows?
#
# <details><summary>Answer</summary>
#
# The shape of `w`: one slope for each thing that can be changed. The rows are not changed; they are
# averaged away.
#
# </details>

# %% [markdown]
# ## 4. Trust a gradient only after checking it
#
# A wrong gradient seldom crashes. It trains, only worse. But slopes can be measured, and compared.
# So far we looked to one side, from $x$ to $x + h$: a **forward** difference. A **centred** one
# looks to both sides, from $x - h$ to $x + h$.
#
# **Predict:** which of the two comes closer to the truth? And is a smaller $h$ always better?

# %%
hs = np.logspace(-13, 0, 53)
truth = np.exp(1)  # the slope of exp at 1
forward = np.abs((np.exp(1 + hs) - np.exp(1)) / hs - truth)
centred = np.abs((np.exp(1 + hs) - np.exp(1 - hs)) / (2 * hs) - truth)
for i in [48, 44, 40]:
    print(f"h = {hs[i]:<5g}  error of forward {forward[i]:.1e}, of centred {centred[i]:.1e}")
print(f"centred is most exact near h = {hs[np.argmin(centred)]:.0e}")

# %% jupyter={"source_hidden": true}
ax = plots.plot_curve(hs, forward, label="forward", logarithmic="xy")
plots.plot_curve(hs, centred, label="centred", colour=plots.VERMILION, ax=ax)
ax.set(xlabel="h", ylabel="error of the slope")
picture(
    ax,
    alt="Both errors over h on logarithmic axes, two lopsided V. From the right both fall as h "
    "shrinks, the centred one twice as steeply and lower; further left they rise again jaggedly.",
)

# %% [markdown]
# **Compare:** with a tenth of $h$ the forward error falls to a tenth, the centred one to a
# hundredth. Far to the left the two values of $f$ agree in almost all digits, and their difference
# is mostly rounding.
#
# With several inputs, move **one at a time**. For $f(w) = w_0^2 w_1$ at $(1, 3)$ with $h = 0.5$ the
# first is done below; fill in the second. (School gives 6 and 1.)


# %%
def square_times(w):
    return w[0] ** 2 * w[1]


first = (square_times([1.5, 3.0]) - square_times([0.5, 3.0])) / (2 * 0.5)
second = None  # the gap
print(first, second)

# %% [markdown]
# ### Exercise: the numerical gradient
#
# Write `numerical_gradient(f, w, h=1e-5)` by centred differences.
#
# - `f` takes a float array (d,) and returns one number; the result is (d,).
# - Move **one coordinate at a time** by `h` to both sides, hold the others still, and divide by the
#   distance, `2 * h`.
# - Use the `h` that is given, and leave `w` as it was.


# %% nbgrader={"grade_id": "numerical_gradient", "solution": true}
def numerical_gradient(f, w, h=1e-5):
    ### BEGIN SOLUTION
    gradient = np.zeros(len(w))
    for i in range(len(w)):
        step = np.zeros(len(w))
        step[i] = h
        gradient[i] = (f(w + step) - f(w - step)) / (2 * h)
    return gradient
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_numerical_gradient", "grade": true}
check("gradient_descent/numerical_gradient", numerical_gradient)

# %% [markdown]
# A **gradient check** compares the gradient by hand with the measured one, relative to their size.
# The library calls it `gradient_error(f, gradient, w)`; below 1e-6 they agree.
#
# What does that prove? Somebody adds a price on large weights to the loss, $0.5\,w \cdot w$. Its
# derivative is $w$, but the gradient below says $0.5\,w$. **Predict:** does the check notice at
# $w = 0$?


# %%
def penalised_loss(w):
    return losses.mse_loss(w, A_small, y_small) + 0.5 * w @ w


def wrong_gradient(w):
    return losses.mse_gradient(w, A_small, y_small) + 0.5 * w


at_zero = losses.gradient_error(penalised_loss, wrong_gradient, np.zeros(2))
print(f"wrong gradient, at 0:                  {at_zero:.0e}")
points = np.random.default_rng(0).normal(size=(5, 2))
found = [losses.gradient_error(penalised_loss, wrong_gradient, w) for w in points]
print("wrong gradient, at five random points:", *[f"{error:.2f}" for error in found])

small_loss = partial(losses.mse_loss, X=A_small, y=y_small)
small_gradient = partial(losses.mse_gradient, X=A_small, y=y_small)
lowest = np.linalg.lstsq(A_small, y_small)[0]  # the weights at which the gradient is 0
at_lowest = losses.gradient_error(small_loss, small_gradient, lowest)
print(f"right gradient, at its lowest point:   {at_lowest:.2f}")

# %% [markdown]
# At 0 the wrong term is 0, and passes. At the lowest point a *right* gradient fails, because there
# both are nothing but rounding. So check at several random points. Even then you have only found no
# mistake at these points: a check can convict, but not acquit.
#
# > **Say it aloud:** if centred differences are this good, why not train with them?
#
# <details><summary>Answer</summary>
#
# A million weights need two million evaluations of the loss, at every step. The formula gives all
# entries for about the price of a few.
#
# </details>

# %% [markdown]
# ## 5. A script to mend
#
# Scripts like this one are easy to find. It fits a line $w_0 + w_1 x$, it runs, and three things
# about it are wrong.

# %%
x = np.linspace(-10, 10, 100)
y = 5 + 2 * x


def sum_of_squares(w):
    return np.sum((y - w[0] - w[1] * x) ** 2) / len(x)


def loss_gradient(w):  # "the gradient of the loss is -2 (y - w0 - w1 x)"
    return -2 * np.array([np.sum(y - w[0] - w[1] * x), np.sum((y - w[0] - w[1] * x) * x)])


# %% [markdown]
# **Predict:** what shape does the formula in the comment have? Does the function pass a check, and
# if not, by what factor is it off?

# %%
w = np.array([1.0, -1.0])
print("shape of the formula", (-2 * (y - w[0] - w[1] * x)).shape)
ratio = loss_gradient(w) / losses.numerical_gradient(sum_of_squares, w)
print("by hand / measured", ratio.round(3))

# %% [markdown]
# 1. The formula has one number for each *row*: it lacks the inner slope and the mean. The gradient
#    is $-\frac{2}{n} A^\top (y - Aw)$, where $A$ has a column of ones and the column $x$.
# 2. The loss is called a sum and is a mean.
# 3. The gradient belongs to the sum, so it is too long by a factor of exactly n, here 100.
#
# Does it matter, if the direction is right? And there is a trap in the repair: one person divides
# by n in the gradient, another in the step.


# %%
def mean_gradient(w):
    return loss_gradient(w) / len(x)


def divided_in_both_places(w):
    return mean_gradient(w) / len(x)


for gradient in [loss_gradient, mean_gradient, divided_in_both_places]:
    w = np.zeros(2)
    for _ in range(100):
        w = w - 0.01 * gradient(w)  # a small step downhill
    print(f"{gradient.__name__:>22}: slope after 100 steps {w[1]:.3g}")

# %% [markdown]
# Same data, same direction. The first explodes, the last is not yet half way, and only the one in
# between arrives at 2.
#
# **Modify:** mend `loss_gradient` in its own cell, with the matrix product of point 1, and run the
# check again.
#
# <details><summary>Answer</summary>
#
# ```python
# def loss_gradient(w):
#     A = np.column_stack([np.ones(len(x)), x])
#     return -2 / len(x) * A.T @ (y - A @ w)
# ```
#
# Both ratios are now 1. The loss still wants its right name, and `mean_gradient` has become the one
# that divides twice.
#
# </details>
#
# > **Say it aloud:** a gradient is too long by exactly the number of rows. Where do you look first?
#
# <details><summary>Answer</summary>
#
# At the mean: the loss divides by n and the gradient does not. Mend one of them, and check again.
#
# </details>

# %% [markdown]
# ## 6. Descent
#
# The loop in the last section was the method. Ask for the gradient, step against it, ask again:
#
# $$w_{t+1} = w_t - \eta\,\nabla L(w_t)$$
#
# where $w_t$ are the weights after $t$ steps and $\eta$ (eta) is the **learning rate**. For
# $L(w) = w^2$ the gradient is $2w$. **Predict** the next three points from $w = 4$ at rate 0.25.
# What does rate 1 do? And 1.1?

# %%
for rate in [0.25, 1.0, 1.1]:
    path = [4.0]
    for _ in range(3):
        path.append(path[-1] - rate * 2 * path[-1])
    print(f"rate {rate}: ", *[f"{value:.2f}" for value in path])

# %% [markdown]
# Rate 0.25 halves the weight at each step. Rate 1 jumps to and fro for ever, and 1.1 lands further
# out each time.
#
# For many weights little changes: `path` holds arrays, and a function gives the gradient instead of
# `2 * path[-1]`. How many rows does the path have after three steps?
#
# ### Exercise: gradient descent
#
# Write `gradient_descent(gradient, w0, learning_rate, n_steps)`.
#
# - `gradient` is a function: it takes a float array `w` (d,) and returns the gradient there, (d,).
# - Return the **whole trajectory**, shape (n_steps + 1, d): **row 0 is `w0`**, row t the point
#   after t steps.
# - Leave `w0` as it was.


# %% nbgrader={"grade_id": "gradient_descent", "solution": true}
def gradient_descent(gradient, w0, learning_rate, n_steps):
    ### BEGIN SOLUTION
    trajectory = [w0]
    for _ in range(n_steps):
        w = trajectory[-1]
        trajectory.append(w - learning_rate * gradient(w))
    return np.array(trajectory)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_gradient_descent", "grade": true}
check("gradient_descent/gradient_descent", gradient_descent)

# %% [markdown]
# Back to the 442 people: intercept and slope, both from 0. The lowest point can also be found by
# solving "gradient = 0" directly, so you see how far the descent came. We take the rate 0.04.
# **Predict:** what happens if it is half as large again, 0.06?

# %%
A = np.column_stack([np.ones(len(bmi)), bmi_above])
people_loss = partial(losses.mse_loss, X=A, y=progression)
people_gradient = partial(losses.mse_gradient, X=A, y=progression)
for rate in [0.04, 0.06]:
    path = optimizers.gradient_descent(people_gradient, np.zeros(2), rate, n_steps=100)
    intercept, slope = path[-1]
    print(f"rate {rate}: intercept {intercept:.2f}, slope {slope:.4g}")
intercept, slope = np.linalg.lstsq(A, progression)[0]
print(f"directly:  intercept {intercept:.2f}, slope {slope:.4g}")

# %% jupyter={"source_hidden": true}
path = optimizers.gradient_descent(people_gradient, np.zeros(2), 0.04, n_steps=100)
ax = plots.plot_descent(path, people_loss, limits=[(-25, 200), (-12, 32)])
ax.set(xlabel="intercept, points", ylabel="slope, points for each kg/m²")
picture(
    ax,
    alt="Level lines of the loss over intercept and slope, long ellipses. From the origin the path "
    "zigzags across the valley, ever less, and runs along its floor to the star at about "
    f"({path[-1, 0]:.0f}, {path[-1, 1]:.0f}).",
)

# %% [markdown]
# At 0.04 it arrives. At 0.06 it is lost, without an error message. Which rates are safe can be told
# from the data, before the first step: that is the next lesson.

# %% [markdown]
# ### See it move
#
# A line again, $y = 5 + 2x$. Leave *optimiser* at gradient descent; the others come in lesson 04.
# **Predict**, then try:
#
# 1. A tiny rate, many steps: where does the path go?
# 2. Raise the rate slowly. When does it start to jump from wall to wall?
# 3. Raise it further. When does it climb out?

# %%
from mlnotes.explorers import descent_explorer

descent_explorer()

# %% [markdown]
# <details><summary>Answer</summary>
#
# 1. Down the steep wall, then creeping along the floor, which is almost flat.
# 2. When a step across the valley is longer than the way to the floor.
# 3. At twice that rate: then a step across is longer than twice the way, and lands higher than it
#    began.
#
# </details>
#
# > **Say it aloud:** why keep the whole path, when only the last point is the answer?
#
# <details><summary>Answer</summary>
#
# The path tells whether the steps had died away by then, or still crept or jumped.
#
# </details>

# %% [markdown]
# ## 7. An aside: what the mean stands for
#
# You average over the rows you have, and care about rows still to come. If a residual $r$ comes
# with density $p(r)$, large where residuals are likely, the loss to expect is
#
# $$\mathbb{E}[L] = \frac{\int L(r)\,p(r)\,dr}{\int p(r)\,dr}$$
#
# an average in which likely places count more. On a grid an integral is a sum of areas. The
# **trapezoid rule** takes, between two neighbours, the mean of their heights times the distance.
# For three points the lower integral is done. The upper one, of loss times density, is your gap.

# %%
grid = np.array([0.0, 1.0, 3.0])
density = np.array([1.0, 2.0, 1.0])
loss = np.array([0.0, 1.0, 4.0])
areas = (density[:-1] + density[1:]) / 2 * np.diff(grid)
upper = None  # the gap
print("areas below", areas, " integral", areas.sum(), " integral above", upper)

# %% [markdown]
# <details><summary>Answer</summary>
#
# The products are 0, 2 and 4, and the areas $1 \cdot 1$ and $3 \cdot 2$, so the integral is 7.
#
# </details>
#
# ### Exercise: the expected loss
#
# Write `expected_loss(losses, density, grid)`: the integral of loss · density, divided by the
# integral of the density. Numpy's own integration is welcome.
#
# - Three float arrays, one entry for each grid point; the grid ascends and **may be uneven**.
# - Both integrals by the **trapezoid rule**: form the product at the grid points, then integrate.
# - The density need **not** integrate to 1; that is what the division is for.


# %% nbgrader={"grade_id": "expected_loss", "solution": true}
def expected_loss(losses, density, grid):
    ### BEGIN SOLUTION
    weighted = np.trapezoid(losses * density, grid)
    return weighted / np.trapezoid(density, grid)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_expected_loss", "grade": true}
check("gradient_descent/expected_loss", expected_loss)

# %% [markdown]
# Say residuals follow a bell curve, the normal density, with a standard deviation (its width) of 50
# points. What squared error is to be expected?

# %%
misses = np.linspace(-250, 250, 1001)
bell = np.exp(-0.5 * (misses / 50) ** 2)  # not normalised, on purpose
print(f"integral              {losses.expected_loss(misses**2, bell, misses):.1f}")
rng = np.random.default_rng(0)
for n in [10, 1000, 100_000]:
    print(f"mean over {n:>7} rows {np.mean(rng.normal(scale=50, size=n) ** 2):.1f}")

# %% jupyter={"source_hidden": true}
likely = bell / np.trapezoid(bell, misses)
panels = plots.new_axes(3, height=2.6)
panels[0].plot(misses, misses**2 / 1000, color=plots.VERMILION)
panels[1].plot(misses, 1000 * likely, color=plots.BLUE)
plots.plot_area(misses, misses**2 * likely, colour=plots.GREEN, ax=panels[2])
names = ["loss, 1000 points²", "density, per 1000 points", "loss · density, points"]
for ax, name in zip(panels, names, strict=True):
    ax.set_title(name, fontsize="medium")
    ax.set(xlabel="residual, points")
picture(
    panels[0].figure,
    alt="Three panels over the residual. The squared loss, a parabola; the density, a bell around "
    "0; and their product, two humps, one on each side of 0, whose shaded area is the integral.",
)

# %% [markdown]
# The integral is the variance, the width squared, and the mean comes closer to it with more rows. A
# training loss is such a mean, but the weights were *chosen* to make it small. So it flatters.
#
# > **Say it aloud:** what does a training loss estimate, and why is it too optimistic once the
# > model is fitted?
#
# <details><summary>Answer</summary>
#
# The loss to expect on new rows. But the weights fit these rows best, accidents included, and new
# rows have other accidents.
#
# </details>

# %% [markdown]
# ## 8. Back to the photograph
#
# A picture is a list of numbers, so it can be a weight vector: here 16,384 grey values, from 0 for
# black to 1 for white. The loss smears the present picture (we know how) and compares it with the
# one we were given: half the sum of the squared differences. What must change in
# `gradient_descent`?


# %%
def picture_gradient(pixels):
    image = pixels.reshape(blurred.shape)
    return images.deblur_gradient(image, blurred, smear).ravel()


path = optimizers.gradient_descent(picture_gradient, blurred.ravel(), 1.0, n_steps=100)
print("weights:", path.shape[1])
for step in [0, 5, 100]:
    error = np.sqrt(np.mean((path[step] - photograph.ravel()) ** 2))
    print(f"after {step:>3} steps: {error:.3f} from the true photograph (root mean square)")

# %% [markdown]
# Nothing had to change, and `path[100]` is the sharp picture that opened this lesson. The descent
# never saw the true photograph; it only asked which picture, once smeared, looks like the one
# given. There was no noise here, which made it easy; lesson 07 adds some.
#
# > **Say it aloud:** what are the weights, the loss and the gradient here?
#
# <details><summary>Answer</summary>
#
# The grey values; how far the picture, once smeared, is from the one that was seen; and, for each
# pixel, how that changes if it gets a little brighter.
#
# </details>

# %% [markdown]
# ## Summary
#
# - A loss is one number for how bad the weights are. The mean squared error keeps its size however
#   many rows there are.
# - A gradient has one entry for each weight: an outer slope, an inner slope and a mean. It points
#   uphill.
# - Check it against centred differences at several random points. A check can convict, but not
#   acquit.
# - Descent steps against the gradient, again and again. The rate decides whether it creeps, arrives
#   or explodes.
# - A training loss stands for an integral, and flatters the weights that it was used to choose.
#
# ## Interview questions
#
# Answer aloud before you unfold.
#
# <details><summary><b>Linear regression has a closed form. Why descend?</b></summary>
#
# With few features the closed form is better: exact, and no rate to tune. It costs about nd² + d³
# operations, a step of descent about nd; so with very many features descent wins. And it works when
# the loss has no closed form.
#
# </details>
#
# <details><summary><b>How do you check a gradient that you derived by hand?</b></summary>
#
# Compare it with centred differences at several random points, relative to its size; expect
# agreement to 1e-6 or better. Take h near 1e-5: larger, and the curve's bend shows; smaller, and
# rounding does. Avoid minima, and points where a term is 0 by accident. Check the terms of the loss
# one by one. A constant ratio names the fault: n, 2 or −1.
#
# </details>
#
# <details><summary><b>Is the gradient of the mean squared error −2(y − Xw)?</b></summary>
#
# No, and the shape tells: that is one number for each row, and a gradient has one for each weight.
# The inner slope and the mean are missing: it is −(2/n)Xᵀ(y − Xw).
#
# </details>
#
# ## Further reading
#
# - Ian Goodfellow, Yoshua Bengio and Aaron Courville, *Deep Learning* (2016), chapter 4.
# - Jorge Nocedal and Stephen Wright, *Numerical Optimization*, second edition (2006), chapter 8:
#   how good finite differences can be.
# - Bradley Efron and others, "Least Angle Regression", *The Annals of Statistics* (2004): the
#   source of the diabetes data.
#
# **Next:** [02 Learning rates](../02_learning_rates/02_learning_rates.ipynb) tells from the data
# which rates creep, which arrive and which explode.
