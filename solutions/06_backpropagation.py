# %% [markdown]
# # Backpropagation
#
# Two moons, one inside the other. A straight boundary leaves about one point in six on the wrong
# side. A small network bends its boundary around them, and before this lesson is over you watch it
# do so. It has 33 weights, and every one of them needs a slope, at every step. Networks of today
# have billions. Where do all those slopes come from?
#
# *About {minutes} minutes. You need the gradient check of [01 Gradient
# descent](../01_gradient_descent/01_gradient_descent.ipynb), Adam and mini-batches from [04
# Optimizers](../04_optimizers/04_optimizers.ipynb), and the sigmoid, the log loss and
# cross-validation from [05 Two classes and
# text](../05_two_classes_and_text/05_two_classes_and_text.ipynb).*
#
# **After this lesson you can**
#
# - draw a network as a graph, and walk a slope back through it by hand
# - write the gradients of a layer as matrix products, and get the shapes right
# - check them, and say what backpropagation costs and what it does not do
# - show why gradients vanish or explode in deep networks, and what helps

# %%
import numpy as np
from sklearn.datasets import load_digits, make_moons
from sklearn.linear_model import LogisticRegression as PeerLogisticRegression
from sklearn.model_selection import StratifiedKFold, train_test_split

from mlnotes import backpropagation, check, explorers, losses, networks, optimizers, plots
from mlnotes.backpropagation import backward, forward, pack, unpack
from mlnotes.classifiers import LogisticRegression
from mlnotes.plots import picture

# %%
X_moons, y_moons = make_moons(200, noise=0.2, random_state=0)
line = LogisticRegression(alpha=0).fit(X_moons, y_moons)
print(f"right side: {np.sum(line.predict(X_moons) == y_moons)} of {len(y_moons)}")
print(f"log loss: {line.loss_curve_[-1]:.2f}")

# %% jupyter={"source_hidden": true}
ax = plots.plot_two_classes(X_moons, y_moons, ["first moon", "second moon"])
ax.set(xlabel="first input", ylabel="second input", ylim=(-1.4, 1.9))
plots.plot_probability(lambda points: line.predict_proba(points)[:, 1], levels=[0.5], ax=ax)
picture(
    ax,
    alt="Two half circles of points that interlock. A straight line runs between them and cuts off "
    "the end of each.",
)

# %% [markdown]
# ## 1. One unit
#
# The smallest network of all has one **hidden unit**. It takes an input $x$, multiplies it by a
# weight, bends the result by a function, multiplies once more, and the output is compared with a
# target. As a graph, every arrow is one simple function:

# %% jupyter={"source_hidden": true}
stations = [["x"], ["z"], ["a"], ["output"], ["loss"]]
pairs = [("x", "z"), ("z", "a"), ("a", "output"), ("output", "loss")]
functions = dict(zip(pairs, ["times w₁", "tanh", "times w₂", "( · − y)²"], strict=True))
picture(
    plots.plot_graph(stations, forward=functions),
    alt="Five nodes in a row: x, z, a, output, loss. The arrows between them say times w1, tanh, "
    "times w2, and minus y, squared.",
)

# %% [markdown]
# The bend is what makes it a network: without it, $w_2 (w_1 x)$ would be a straight line again.
# **tanh** is the sigmoid of the last lesson, stretched to run from $-1$ to $1$:
# $\tanh z = 2\sigma(2z) - 1$. Its slope follows from $\sigma' = \sigma(1-\sigma)$. Write $a = \tanh
# z$. Then $\sigma(2z) = \frac{1+a}{2}$, and the chain rule gives a factor 2 from the inner $2z$:
#
# $$\tanh' z = 2 \cdot 2\,\sigma'(2z) = 4 \cdot \frac{1+a}{2} \cdot \frac{1-a}{2} = 1 - a^2$$
#
# As with the sigmoid, the slope comes for nothing once the value is known.
#
# Take $x = 1$, $w_1 = 0.5$, $w_2 = 2$ and the target $y = 0$. Forward, compute every value *and
# keep it*. Backward, begin at the loss and multiply by one local slope at each station. **Predict**
# the slope of the loss in $w_2$, from $a = 0.462$ and the output $0.924$.

# %%
x, target, w1, w2 = 1.0, 0.0, 0.5, 2.0
z = w1 * x
a = np.tanh(z)
output = w2 * a
print(f"forward:  z {z}, a {a:.3f}, output {output:.3f}, loss {(output - target) ** 2:.3f}")

d_output = 2 * (output - target)  # "d" for: slope of the loss in ...
d_w2 = d_output * a
d_a = d_output * w2
d_z = d_a * (1 - a**2)
d_w1 = d_z * x
print(f"backward: output {d_output:.3f}, w2 {d_w2:.3f}, a {d_a:.3f}, z {d_z:.3f}, w1 {d_w1:.3f}")


def tiny_loss(weights):
    return (weights[1] * np.tanh(weights[0] * x) - target) ** 2


print("measured: w1, w2", losses.numerical_gradient(tiny_loss, [w1, w2]).round(3))

# %% jupyter={"source_hidden": true}
arriving = dict(zip(pairs[1:], [f"{slope:.3f}" for slope in (d_z, d_a, d_output)], strict=True))
picture(
    plots.plot_graph(stations, forward=functions, backward=arriving),
    alt="The same five nodes. Below the arrows, others lead back: 1.848 arrives at the output, "
    "3.697 at a and 2.907 at z.",
)

# %% [markdown]
# **Compare:** it is the chain rule, with every value used twice: once on the way out, once on the
# way back. The slope in a weight is *what came back to its output, times what went in*: $w_2$ gets
# `d_output * a`, and $w_1$ gets `d_z * x`.
#
# **Modify:** set `w1` to 5. What becomes of the slope in $w_1$, and which factor is to blame?
#
# <details><summary>Answer</summary>
#
# It nearly vanishes, though the loss is large. The unit is **saturated**: tanh is flat out there,
# and the factor 1 − a² is close to 0. Whatever comes back is stopped at this station. Section 7
# shows what happens with many of them in a row.
# </details>
#
# > **Say it aloud:** why must the forward pass keep its values?
#
# <details><summary>Answer</summary>
#
# The local slopes are made of them. tanh′ needs a, and the slope in a weight needs what went into
# it. That is also the price: memory for every value of every layer.
# </details>

# %% [markdown]
# ## 2. When there are two ways
#
# Now two hidden units. The input reaches the output by two ways:

# %% jupyter={"source_hidden": true}
two_ways = {
    ("x", "a₁"): "0.5, tanh",
    ("x", "a₂"): "−1, tanh",
    ("a₁", "output"): "times 2",
    ("a₂", "output"): "times 1",
}
ax = plots.plot_graph([["x"], ["a₁", "a₂"], ["output"]], forward=two_ways)
picture(
    ax,
    alt="x has arrows to two hidden units, a1 with weight 0.5 and a2 with weight −1, both through "
    "tanh. Arrows with weights 2 and 1 lead from them to the output.",
)

# %% [markdown]
# Move $x$ by a little $dx$. Both units move: the first by $da_1 = s_1\,dx$, the second by
# $da_2 = s_2\,dx$, where $s_1$ and $s_2$ are the slopes of the first two arrows. The output takes
# up both movements:
#
# $$d\,\text{output} = 2\,da_1 + 1\,da_2 = (2 s_1 + 1 s_2)\,dx$$
#
# So: **multiply along a way, add over the ways.** That is the whole chain rule for graphs.
# **Predict** the sign of the output's slope at $x = 1$: the first way pulls up, the second down.

# %%
a = np.tanh([0.5 * x, -1.0 * x])
slopes = (1 - a**2) * [0.5, -1.0]
ways = np.array([2.0, 1.0]) * slopes
print("the two ways:", ways.round(3), f" together {ways.sum():.3f}")


def two_units(x):
    return 2 * np.tanh(0.5 * x[0]) + np.tanh(-1.0 * x[0])


print("measured:", losses.numerical_gradient(two_units, [x]).round(3))

# %% [markdown]
# **Compare:** the weights of the two ways multiply to 1 and to −1, so it is up to tanh. The second
# unit is further out, where tanh is flatter, and the first one wins.
#
# The rule has a second use, and it explains all the sums to come. A *weight* also acts in several
# places at once: it is the same in every row of the data. Its slope is therefore the sum over the
# rows. And the same goes for a bias, which is a weight whose input is 1.
#
# > **Say it aloud:** where in a network does one multiply slopes, and where does one add them?
#
# <details><summary>Answer</summary>
#
# One multiplies along a way, station by station. One adds where a value has gone out on several
# ways: a unit that feeds several units of the next layer, or a weight that all rows share.
# </details>

# %% [markdown]
# ## 3. Two rows, two units: the output layer
#
# From one row to many. Here is a network with one input and two hidden units, and two rows of data.
# With $n$ rows, $d$ inputs and $h$ hidden units the shapes are:
#
# | | holds | shape | here |
# |---|---|---|---|
# | `X` | one row a sample | (n, d) | (2, 1) |
# | `W1`, `b1` | a column, and a bias, for each unit | (d, h), (h,) | (1, 2), (2,) |
# | `hidden` | each row's activations | (n, h) | (2, 2) |
# | `W2`, `b2` | a weight for each unit; one bias | (h,), a number | (2,), a number |
# | `output`, `y` | a number for each row | (n,) | (2,) |
#
# The loss is the mean squared error of the outputs. So row $i$ begins its way back with
# $e_i = \frac{2}{n}(\text{output}_i - y_i)$.

# %%
X, y = np.array([[1.0], [-2.0]]), np.array([0.0, 1.0])
W1, b1 = np.array([[0.5, -1.0]]), np.array([0.0, 0.5])
W2, b2 = np.array([2.0, 1.0]), 0.5
hidden = np.tanh(X @ W1 + b1)
output = hidden @ W2 + b2
errors = 2 / len(y) * (output - y)
print("hidden\n", hidden.round(3))
print("output", output.round(3), " errors", errors.round(3))

# %% [markdown]
# The weight `W2[k]` multiplies unit k in *every* row: error times input, summed over the rows. The
# bias has the input 1. And unit k of row i moves the output of its own row alone, by `W2[k]`.
#
# **Predict** the slopes in `W2[0]` and `b2` from the numbers above, then the slope in `hidden[0,
# 0]`.

# %%
dW2, d_hidden = np.zeros(2), np.zeros((2, 2))
for i in range(2):
    for k in range(2):
        dW2[k] += errors[i] * hidden[i, k]
        d_hidden[i, k] = errors[i] * W2[k]
print("dW2", dW2.round(3), " db2", errors.sum().round(3))
print("d_hidden\n", d_hidden.round(3))
print("hidden.T @ errors", (hidden.T @ errors).round(3))

# %% [markdown]
# **Compare:** the last line gives the same as the loop. A sum over the rows $i$ of
# `hidden[i, k] * errors[i]` is what a matrix product does: `hidden.T` is (h, n), `errors` is (n,),
# and the rows disappear. In `d_hidden` nothing is summed: each pair of an error and a weight has an
# entry of its own, (n, h).
#
# One more by hand, without tanh, so that all numbers are whole. Three rows, two units:
# `hidden = [[1, 0], [0, 1], [1, 1]]`, `W2 = [1, 3]`, `b2 = 2`, `y = [0, 5, 3]`. The outputs are 3,
# 5 and 6. **Predict** the three errors, then `dW2`, `db2` and `d_hidden`.

# %%
by_hand = np.array([[1.0, 0], [0, 1], [1, 1]]), np.array([1.0, 3]), 2.0, np.array([0.0, 5, 3])
for name, gradient in zip(
    ["dW2", "db2", "d_hidden"], backpropagation.output_layer_gradients(*by_hand), strict=True
):
    print(name, np.asarray(gradient).tolist())

# %% [markdown]
# ### Exercise: the output layer
#
# Write `output_layer_gradients(hidden, W2, b2, y)`. Return the tuple `(dW2, db2, d_hidden)`.
#
# - Shapes: `hidden` (n, h), `W2` (h,), `b2` a number, `y` (n,), all of floats. Each gradient has
#   the shape of what it belongs to: (h,), a number, (n, h).
# - The output is `hidden @ W2 + b2`. The loss is its **mean** squared error over the rows, with
#   **no ½**.
# - `d_hidden` is the slope in the activations themselves. No tanh′ yet: that is the next station.
# - numpy and the standard library may be used; scipy, scikit-learn and mlnotes may not.


# %% nbgrader={"grade_id": "output_layer_gradients", "solution": true}
def output_layer_gradients(hidden, W2, b2, y):
    ### BEGIN SOLUTION
    errors = 2 / len(y) * (hidden @ W2 + b2 - y)
    return hidden.T @ errors, errors.sum(), np.outer(errors, W2)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_output_layer_gradients", "grade": true}
check("gradient_descent/output_layer_gradients", output_layer_gradients)

# %% [markdown]
# > **Say it aloud:** a layer hands two kinds of gradients out. Which, and who needs them?
#
# <details><summary>Answer</summary>
#
# Those of its own parameters, which the optimiser needs, and those of its inputs, which the layer
# before needs to go on.
# </details>

# %% [markdown]
# ## 4. Through the tanh, to the first layer
#
# `d_hidden` has arrived at the activations. Two stations are left.
#
# - **tanh.** Each `hidden[i, k]` is made of its own $z_{ik}$ alone. One way, nothing to add: each
#   entry of `d_hidden` is multiplied by its own $1 - \text{hidden}_{ik}^2$.
# - **The first layer.** $z_{ik} = \sum_j x_{ij}\,W_{1,jk} + b_{1,k}$. The weight $W_{1,jk}$ leads
#   from input j to unit k, in every row: error times input, summed over the rows.
#
# For our two rows, **predict** which entry of `d_z` shrinks most against `d_hidden`. (Look for the
# activation that is furthest from 0.)

# %%
d_z = np.zeros((2, 2))
dW1, db1 = np.zeros((1, 2)), np.zeros(2)
for i in range(2):
    for k in range(2):
        d_z[i, k] = d_hidden[i, k] * (1 - hidden[i, k] ** 2)
        dW1[0, k] += d_z[i, k] * X[i, 0]
        db1[k] += d_z[i, k]
print("d_z\n", d_z.round(3))
print("dW1", dW1.round(3), " db1", db1.round(3))


def loss_of_first_weights(weights):
    return backpropagation.mlp_loss(weights.reshape(1, 2), b1, W2, b2, X, y)


print("measured dW1", losses.numerical_gradient(loss_of_first_weights, W1.ravel()).round(3))

# %% [markdown]
# **Compare:** the second unit of the second row is nearly saturated, at 0.987, and lets hardly
# anything through.
#
# Now as products. `d_z` is (n, h). Which product of `X`, (n, d), and `d_z` has the shape of `W1`,
# (d, h), so that the rows are summed away? And which sum of `d_z` has the shape of `b1`?
#
# <details><summary>Answer</summary>
#
# `X.T @ d_z`: (d, n) times (n, h) is (d, h). And `d_z.sum(axis=0)`, over the rows, is (h,).
# </details>
#
# ### Exercise: backpropagation
#
# Write `mlp_gradients(W1, b1, W2, b2, X, y)` for the whole network
# $\tanh(X W_1 + b_1)\,W_2 + b_2$. Return the tuple `(dW1, db1, dW2, db2)`.
#
# - Shapes: `W1` (d, h), `b1` (h,), `W2` (h,), `b2` a number, `X` (n, d), `y` (n,), all of floats.
#   Each gradient has the shape of its parameter.
# - The output is linear, and the loss is its **mean** squared error over the rows, with **no ½**
#   and no penalty.
# - numpy and the standard library may be used; scipy, scikit-learn and mlnotes may not. Your own
#   `output_layer_gradients` is welcome.


# %% nbgrader={"grade_id": "mlp_gradients", "solution": true}
def mlp_gradients(W1, b1, W2, b2, X, y):
    ### BEGIN SOLUTION
    hidden = np.tanh(X @ W1 + b1)
    errors = 2 / len(y) * (hidden @ W2 + b2 - y)
    d_z = np.outer(errors, W2) * (1 - hidden**2)
    return X.T @ d_z, d_z.sum(axis=0), hidden.T @ errors, errors.sum()
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_mlp_gradients", "grade": true}
check("gradient_descent/mlp_gradients", mlp_gradients)

# %% [markdown]
# > **Say it aloud:** `X` is (200, 3), and there are five hidden units. Say the shapes of everything
# > on the way out and on the way back.
#
# <details><summary>Answer</summary>
#
# Out: `W1` (3, 5), `hidden` (200, 5), `W2` (5,), output (200,). Back: errors (200,), `dW2` (5,),
# `d_hidden` and `d_z` (200, 5), `dW1` (3, 5), `db1` (5,), and `db2` a number.
# </details>

# %%
rng = np.random.default_rng(0)
shapes = {"W1": (3, 5), "b1": (5,), "W2": (5,), "b2": (), "X": (200, 3), "y": (200,)}
parts = [rng.normal(size=shape) for shape in shapes.values()]
for name, part in zip(shapes, backpropagation.mlp_gradients(*parts), strict=False):
    print(f"d{name} {np.shape(part)}")

# %% [markdown]
# ## 5. Check it, and count
#
# An optimiser takes *one* vector of weights. So `pack` strings the four parameters together, and
# `unpack` takes them apart again. Now the gradient of a network is a function like any other, and
# can be checked by centred differences.
#
# Here is the right one beside a wrong one, which uses $1 - \tanh(a)^2$ in place of $1 - a^2$. Both
# are checked twice: at random weights, and at weights that are all 0. **Predict:** which of the
# four checks raises the alarm?


# %%
def network_loss(weights):
    return backpropagation.mlp_loss(*unpack(weights, 2), X_moons, y_moons)


def right_gradient(weights):
    return pack(backpropagation.mlp_gradients(*unpack(weights, 2), X_moons, y_moons))


def wrong_gradient(weights):
    W1, b1, W2, b2 = unpack(weights, 2)
    hidden, output = forward(W1, b1, W2, b2, X_moons)
    errors = 2 / len(y_moons) * (output - y_moons)
    d_z = np.outer(errors, W2) * (1 - np.tanh(hidden) ** 2)
    return pack([X_moons.T @ d_z, d_z.sum(axis=0), hidden.T @ errors, errors.sum()])


n_weights = 2 * 8 + 8 + 8 + 1
random_weights = np.random.default_rng(0).normal(size=n_weights)
for place, weights in [("random weights", random_weights), ("all 0", np.zeros(n_weights))]:
    for name, gradient in [("right", right_gradient), ("wrong", wrong_gradient)]:
        error = losses.gradient_error(network_loss, gradient, weights)
        print(f"{place:>14}, {name} gradient: relative error {error:.0e}")
print(f"{n_weights} weights: centred differences evaluate the loss {2 * n_weights} times")

# %% [markdown]
# **Compare:** at 0 the wrong one passes as well. All activations are 0 there, and so is every
# factor that could show the mistake. A check is worth as much as the point it is made at.
#
# And the price? The forward pass of this network takes two matrix products, `X @ W1` and
# `hidden @ W2`. The way back takes three. So *all* slopes together cost about as much as one or two
# more evaluations of the loss, while centred differences need 66 here, and two for every weight of
# a larger network. That is where the slopes of billions of weights come from: one walk back.
#
# "Backpropagation optimises the weights" is often heard. **Predict:** after a hundred calls of it,
# what is the loss?

# %%
weights = random_weights
print(f"loss before: {network_loss(weights):.4f}")
for _ in range(100):
    right_gradient(weights)
print(f"after a hundred backpropagations: {network_loss(weights):.4f}")
end = optimizers.gradient_descent(right_gradient, weights, 0.05, 100)[-1]
print(f"the same gradients, given to gradient descent: {network_loss(end):.4f}")

# %% [markdown]
# **Compare:** nothing has moved. Backpropagation answers one question, *what is the slope?* What is
# done with the answer is the optimiser's business. Whether the result is any good on new data is a
# third question, which neither of them asks.
#
# > **Say it aloud:** what does backpropagation compute, what does it cost, and what does it *not*
# > do?
#
# <details><summary>Answer</summary>
#
# The gradient of a loss in all weights, exactly up to rounding. It costs a few evaluations of the
# loss and the memory for all values in between. It changes no weight, finds no minimum, and says
# nothing about new data.
# </details>

# %% [markdown]
# ## 6. Watch it learn
#
# The moons are two classes, so the output should be a score $z$ and the loss the log loss. What
# changes? Only the beginning of the way back: from the last lesson, a row now starts with
# $e_i = \frac1n(\sigma(z_i) - y_i)$. Everything behind it stays, line for line. The library's
# `backward` is that part of your `mlp_gradients`.


# %%
def gradient(weights):
    W1, b1, W2, b2 = unpack(weights, 2)
    hidden, z = forward(W1, b1, W2, b2, X_moons)
    errors = (losses.sigmoid(z) - y_moons) / len(y_moons)
    return pack(backward(W2, X_moons, hidden, errors))


def log_loss(weights):
    z = forward(*unpack(weights, 2), X_moons)[1]
    return np.mean(np.logaddexp(0, z) - y_moons * z)


start = np.random.default_rng(0).normal(scale=0.7, size=n_weights)
path = optimizers.adam(gradient, start, 0.05, 500)
shown = [0, 20, 60, 500]
for step in shown:
    right = np.sum((forward(*unpack(path[step], 2), X_moons)[1] > 0) == y_moons)
    print(f"step {step:>3}: log loss {log_loss(path[step]):.3f}, right side {right} of 200")

# %% jupyter={"source_hidden": true}
panels = plots.new_axes(4, height=2.3)
for step, ax in zip(shown, panels, strict=True):
    plots.plot_two_classes(X_moons, y_moons, ["first moon", "second moon"], ax=ax)
    ax.get_legend().remove()
    ax.set_title(f"step {step}", fontsize="medium")
    ax.set(xticks=[], yticks=[])
    plots.plot_probability(
        lambda points, weights=path[step]: losses.sigmoid(forward(*unpack(weights, 2), points)[1]),
        levels=[0.5],
        ax=ax,
    )
picture(
    panels[0].figure,
    alt="The two moons at four moments of training. At step 0 the boundary has nothing to do with "
    "them, at 20 it is nearly straight and runs between them, then it bends, and at 500 it winds "
    "around both ends.",
)

# %% [markdown]
# **Compare:** first it finds the straight answer, then it learns to bend.
#
# **Predict**, then try it in the explorer, whose dashed lines show where each hidden unit is 0:
#
# - What boundary can a network with a *single* hidden unit draw?
# - How many units does it take to get both ends of the moons right?
# - With 3 units and start 0, look at the loss curve between steps 50 and 100. Would you have
#   stopped?

# %%
explorers.network_explorer()

# %% [markdown]
# **Compare:** one unit draws a straight line. Its score depends on the input by way of a single
# number $z$, and $z$ is constant along lines. Two units do little better. Three are enough, from
# each of the three starts: one for every leg of the S. On the way the loss rests on a
# **plateau** at about 0.30, which is the log loss of the straight line, before it finds the bend. A
# flat curve is not the end of the story.
#
# One more start: all weights 0, which served logistic regression well. **Predict** the boundary
# after 500 steps.

# %%
stuck = optimizers.adam(gradient, np.zeros(n_weights), 0.05, 500)[-1]
W1, b1, W2, _ = unpack(stuck, 2)
print("W1 and b1 still 0:", not W1.any() and not b1.any(), " W2 still 0:", not W2.any())
print(f"log loss {log_loss(stuck):.3f}, that of a coin {np.log(2):.3f}")

# %% [markdown]
# **Compare:** there is none. With `W2` at 0 nothing comes back to the first layer, and with all
# activations at 0 nothing reaches `W2`. Equal weights other than 0 are hardly better: equal units
# get equal gradients and stay twins for ever. Random weights break the symmetry.
#
# > **Say it aloud:** logistic regression may start at 0. Why may a network not?
#
# <details><summary>Answer</summary>
#
# The weights of logistic regression have different inputs, so they get different gradients. Hidden
# units have the same inputs. If they also have the same weights, nothing tells them apart.
# </details>

# %% [markdown]
# ## 7. Gradients that vanish
#
# Why stop at one hidden layer? With twenty of them, the error is multiplied on its way back by
# twenty matrices of weights and by twenty slopes. The sigmoid's slope is at most ¼. **Predict** how
# large $\left(\frac14\right)^{20}$ is, to a power of ten.
#
# Then let us measure. Twenty layers of fifty units, random weights with variance $s^2/50$, random
# inputs, and a random error at the top. How large is the error when it gets to each layer, compared
# with the last?

# %%
print(f"(1/4)^20 = {0.25**20:.0e}")


def sizes_on_the_way_back(function, slope, s, seed, n_layers=20, n_units=50):
    rng = np.random.default_rng(seed)
    weights = rng.normal(scale=s / np.sqrt(n_units), size=(n_layers, n_units, n_units))
    activations = [rng.normal(size=(100, n_units))]
    for W in weights:
        activations.append(function(activations[-1] @ W))
    error, sizes = rng.normal(size=(100, n_units)), []
    for W, a in zip(weights[::-1], activations[:0:-1], strict=True):
        d_z = error * slope(a)
        sizes.append(np.linalg.norm(d_z))
        error = d_z @ W.T
    return np.array(sizes[::-1]) / sizes[0]


def tanh_slope(a):
    return 1 - a**2


settings = {
    "tanh, s = 3": (np.tanh, tanh_slope, 3.0),
    "ReLU, s = √2": (lambda z: np.maximum(z, 0), lambda a: a > 0, np.sqrt(2)),
    "tanh, s = 1": (np.tanh, tanh_slope, 1.0),
    "tanh, s = ½": (np.tanh, tanh_slope, 0.5),
    "sigmoid, s = 1": (losses.sigmoid, lambda a: a * (1 - a), 1.0),
}
sizes = {
    name: np.array([sizes_on_the_way_back(*setting, seed) for seed in range(20)])
    for name, setting in settings.items()
}
for name, values in sizes.items():
    first = values[:, 0]
    print(f"{name:>14}: {np.median(first):.1e} at layer 1 ({first.min():.0e} to {first.max():.0e})")

# %% jupyter={"source_hidden": true}
ax = plots.plot_layer_sizes(sizes, ax=plots.new_axes(height=4.4))
ax.set(xlim=(-5, 20), xticks=[1, 5, 10, 15, 20], ylabel="size of the error (last layer: 1)")
picture(
    ax,
    alt="The size of the error from layer 20 back to layer 1, on a logarithmic axis. Five lines, "
    "nearly straight, fan out from 1 at the right. Backwards, tanh with large weights grows; ReLU "
    "and tanh with s = 1 stay within a factor of ten; tanh with small weights falls far; the "
    "sigmoid falls furthest.",
)

# %% [markdown]
# **Compare:** straight lines on a logarithmic axis mean *geometric* decay, a factor for each layer.
# With the sigmoid a millionth of a millionth arrives at the first layer: it learns nothing while
# the last one is long done. The weights matter as much. Halve them, and tanh withers too; triple
# them, and the error **explodes**.
#
# Two remedies stand in the picture. One is to choose the spread of the first weights so that a
# layer hardly shrinks or swells what passes: for tanh, a variance of 1 over the number of inputs.
# The other is the **ReLU**, $\max(z, 0)$, whose slope is exactly 1 wherever the unit is active. It
# is 0 for the other units, about half of them, and twice the variance makes up for that.
#
# **Modify:** take the sigmoid with `s = 4`, to make up for its slope of ¼. Does it help?
#
# <details><summary>Answer</summary>
#
# Much, and not enough: about one ten-thousandth arrives. The slope is ¼ at 0 only; with larger
# weights more of the units are saturated.
# </details>
#
# > **Say it aloud:** the first layers of a deep network hardly change. What do you look at first?
#
# <details><summary>Answer</summary>
#
# The size of the gradient layer by layer, on a logarithmic axis. If it falls geometrically towards
# the input: the activation's slope, and the spread of the first weights.
# </details>

# %% [markdown]
# ## 8. Real digits
#
# 1797 handwritten digits of 8 × 8 pixels, ten classes. A network for ten classes has ten outputs, a
# score for each. The **softmax** makes probabilities of them:
#
# $$p_k = \frac{e^{z_k}}{e^{z_1} + \dots + e^{z_{10}}}$$
#
# With two classes that is the sigmoid of $z_1 - z_2$ (divide above and below by $e^{z_1}$). The log
# loss of a row is $-\log p$ of the true class, that is, $-z_{\text{true}} + \log(e^{z_1} + \dots)$.
# Its slope in $z_k$ is $p_k$, minus 1 if k is the true class: what the model said, minus what
# happened, as before.
#
# `networks.MLPClassifier` is that error on top of your gradients, and Adam on mini-batches. How
# much is the hidden layer worth? The rival has none: softmax regression on the pixels. Both get the
# same effort: in each of five folds, three settings, chosen on a quarter of the training rows.
# **Predict** the two accuracies.

# %%
digits = load_digits()
pixels, labels = digits.data / digits.data.max(), digits.target
print("digits, pixels:", pixels.shape)


def network(rate):
    return networks.MLPClassifier(n_hidden=32, n_epochs=30, learning_rate=rate, random_state=0)


def no_hidden_layer(C):
    return PeerLogisticRegression(C=C, max_iter=1000)


def fit_the_best(make, options, rows):
    """Choose on a quarter of the rows, then fit to all of them."""
    part, judge = train_test_split(rows, test_size=0.25, stratify=labels[rows], random_state=0)
    candidates = [make(option).fit(pixels[part], labels[part]) for option in options]
    scores = [candidate.score(pixels[judge], labels[judge]) for candidate in candidates]
    return make(options[np.argmax(scores)]).fit(pixels[rows], labels[rows])


rivals = {"network": (network, [0.003, 0.01, 0.03]), "linear": (no_hidden_layer, [1, 10, 100])}
guesses = {name: np.empty(len(labels), dtype=int) for name in rivals}
for train, test in StratifiedKFold(5, shuffle=True, random_state=0).split(pixels, labels):
    for name, (make, options) in rivals.items():
        guesses[name][test] = fit_the_best(make, options, train).predict(pixels[test])

right = {name: guess == labels for name, guess in guesses.items()}
for name, values in right.items():
    print(f"{name}: {values.mean():.3f}")
gain = right["network"].astype(int) - right["linear"]
print(f"gain {gain.mean():.4f}, standard error {gain.std() / np.sqrt(len(gain)):.4f}")
print(f"right alone: the network {np.sum(gain == 1)} times, the other {np.sum(gain == -1)} times")

# %% jupyter={"source_hidden": true}
misread = np.flatnonzero(~right["network"])[:5]
titles = [f"{labels[row]} read as {guesses['network'][row]}" for row in misread]
panels = plots.plot_images(
    dict(zip(titles, 1 - digits.images[misread] / 16, strict=True)), height=1.9
)
picture(
    panels[0].figure,
    alt="Five of the digits that the network misreads, coarse and smeared; a person would hesitate "
    "over some of them.",
)

# %% [markdown]
# **Compare:** both are good, and the linear model does nearly all of it alone. Both models read the
# same digits, so only those count on which they disagree. The gain is not quite two standard
# errors: a hint that the hidden layer helps here, no proof.
#
# **Modify:** start the network from `random_state=1`, then from 2. Does the gain stay?
#
# <details><summary>Answer</summary>
#
# It is positive again, but with 1 more than two standard errors, with 2 less than one and a half.
# Had you run one seed only, you would have told one of three stories.
# </details>
#
# > **Say it aloud:** which line of your `mlp_gradients` changes for ten classes and the log loss?
#
# <details><summary>Answer</summary>
#
# The one that computes the error at the output: the probabilities minus a 1 for the true class,
# divided by n. The shapes grow, `W2` is (h, 10) then, but the way back stays the same.
# </details>

# %% [markdown]
# ## Summary
#
# - A network is a graph of simple functions. Multiply slopes along a way, add over the ways.
# - Forward, keep every value; backward, use each a second time.
# - A layer's weights get error times input, summed over the rows. Its inputs get error times
#   weight.
# - Check the gradient at random weights. At 0 a wrong one may pass.
# - Backpropagation computes gradients, for a few times the price of the loss. It optimises nothing.
# - Only the error at the output depends on the loss: output minus target, or $\sigma - y$, or
#   softmax minus 1 for the true class.
# - Random first weights break the symmetry, and their spread decides whether gradients vanish,
#   explode or pass.
#
# ## Interview questions
#
# Answer aloud before you unfold.
#
# <details><summary><b>What does backpropagation do, and what does it not do?</b></summary>
#
# It computes the gradient of the loss in all weights by the chain rule, from the loss backwards,
# reusing what the forward pass stored. That costs a few evaluations of the loss, where differences
# need two for each weight. The price is memory for the activations. It changes no weight, finds no
# minimum, global or other, and says nothing about generalisation: that is up to the optimiser, the
# loss and the data.
# </details>
#
# <details><summary><b>Why backwards? The chain rule works in both directions.</b></summary>
#
# Forwards, one pass gives the slopes of all outputs in *one* input. Backwards, one pass gives the
# slopes of *one* output in all inputs. Training has one number at the end, the loss, and millions
# of weights at the beginning. With many outputs and few inputs the forward direction would win.
# </details>
#
# <details><summary><b>Why do gradients vanish in deep networks, and what helps?</b></summary>
#
# Going back, the error is multiplied at each layer by the weights and by the activation's slope.
# The sigmoid's slope is at most ¼ and tanh's at most 1, both near 0 when saturated, so over many
# layers the product shrinks geometrically; with large weights it explodes. What helps: ReLU and its
# relatives, first weights scaled by the number of inputs, normalisation layers, residual
# connections, which add a way around each layer, and clipping the gradient against explosions.
# </details>
#
# <details><summary><b>What happens if all weights start at the same value?</b></summary>
#
# All hidden units of a layer compute the same, get the same gradient and stay the same: the network
# behaves as if it had one unit. At 0 a tanh network does not move at all, but for its last bias.
# Biases may start at 0, weights must differ.
# </details>
#
# <details><summary><b>How do you check the gradient of a network?</b></summary>
#
# Centred differences at random weights, in double precision, on a few rows: a relative error of
# 1e-6 or less is expected. Not at 0, and not exactly on the kink of a ReLU. With dropout or batches
# fix the seed. If only some layers are wrong, compare them one by one: the fault sits in the last
# wrong one, for everything before it inherits it.
# </details>
#
# <details><summary><b>Why does a network need a nonlinear activation?</b></summary>
#
# Without one, a product of matrices is a matrix: however many layers, the model stays linear. It
# has more weights then, and not one function more.
# </details>
#
# ## Further reading
#
# - David Rumelhart, Geoffrey Hinton and Ronald Williams, "Learning representations by
#   back-propagating errors", *Nature* (1986): four pages, and still readable.
# - Michael Nielsen, *Neural Networks and Deep Learning* (2015), chapter 2, free online: the same
#   walk with different letters.
# - Xavier Glorot and Yoshua Bengio, "Understanding the difficulty of training deep feedforward
#   neural networks" (2010): section 7, measured in earnest.
# - Ian Goodfellow, Yoshua Bengio and Aaron Courville, *Deep Learning* (2016), chapters 6 and 8.
#
# **Next:** in lesson [07](../07_images/07_images.ipynb) the weights to be learnt are the pixels of
# a photograph.
