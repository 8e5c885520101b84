# %% [markdown]
# # Start here
#
# Welcome. In this course you write the core of machine learning with your own hands, one small
# function at a time, and the notebook tells you at once what it thinks of each.
#
# **After these fifteen minutes you can** run a notebook, have a function checked, read what the
# answer says, and find your way to the rest.
#
# ## Run a cell
#
# A notebook is made of cells. Click into the next one and press **Shift+Enter**: it runs, and the
# cell after it is selected. Run all cells from top to bottom, because later ones use what earlier
# ones made.

# %%
import numpy as np

from mlnotes.exercises import check, hint, progress

# %% [markdown]
# ## Predict, run, compare
#
# Most sections begin with a question. Settle on an answer before you run the cell: the moment in
# which you are surprised is the one in which you learn.
#
# Somebody measures three errors: 1, 2 and −4. **Predict** their mean, and the mean of their sizes,
# that is, without the signs.


# %%
def mean_size(values):
    sizes = np.abs(values)
    return np.mean(sizes)


errors = np.array([1.0, 2.0, -4.0])
print(f"mean {np.mean(errors):.2f}")
print(f"mean of the sizes {mean_size(errors):.2f}")

# %% [markdown]
# **Compare:** the mean is close to 0 although no error is. Signs cancel, so a mean says nothing
# about how large the errors are; the mean of their sizes does.
#
# **Modify:** make −4 ten times as large, and run the cell again. Which of the two numbers moved
# further from
# 0, and why?
#
# ## Write it yourself
#
# There is another way to get rid of the signs: squares. Write `mean_square(values)`:
#
# - `values` is an array of n ≥ 1 numbers.
# - Square each value, and return the mean of the squares. No root is taken, and the mean divides by
#   n.
#
# Replace the line `raise NotImplementedError()`, run the cell, then run the one below it. (If you
# like, run the one below it first, to see how an open exercise answers.)


# %% nbgrader={"grade_id": "mean_square", "solution": true}
def mean_square(values):
    ### BEGIN SOLUTION
    return np.mean(values**2)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_mean_square", "grade": true}
check("start_here/mean_square", mean_square)

# %% [markdown]
# ## What the card tells you
#
# - **○** The exercise is open. The card says what to write.
# - **✗** Not yet. The card says what is wrong, and shows the smallest case that fails: the input,
#   the expected value, and yours. Beneath are three **hints**, one behind the other: an idea, a
#   formula, a first line.
# - **✓** Right on every case. The card sums up what you have just shown, and what others get wrong
#   here.
#
# Your function is tried on many inputs, not only on the one you see. Anything that computes the
# right numbers passes, loops as well as array code. Retries are free, nothing is locked, and nobody
# counts mistakes.
#
# **Break it on purpose:** return `np.mean(values) ** 2` instead, and check again. Then put it
# right.
#
# Hints can be asked for in code as well; a second argument, 2 or 3, asks for a later one.

# %%
hint("start_here/mean_square")

# %% [markdown]
# ## When a check does not come back
#
# A loop that never ends is stopped after ten seconds, and the card says so. One thing cannot be
# stopped: a single long call inside compiled code. Then choose **Kernel ▸ Restart Kernel…**. Your
# text stays; only the variables are gone. Click into the cell where you were, choose
# **Run ▸ Run All Above Selected Cell**, and go on.
#
# > **Say it aloud:** how can the mean of some numbers be 0, and the mean of their squares be large?
# > What would it mean if the mean of the squares were 0?

# %% [markdown]
# ## The map
#
# - **00 Start here.** You are here.
# - [01 Gradient descent](../01_gradient_descent/01_gradient_descent.ipynb). You write a loss, its
#   gradient, a gradient check and descent itself; then momentum, RMSProp, Adam and soft
#   thresholding, logistic regression, backpropagation and a hyperparameter's gradient; and you
#   restore a photograph and sort sentences by mood. You need derivatives from school and some
#   numpy.
# - [02 Convergence](../02_convergence/02_convergence.ipynb). You write rules that stop a training,
#   foresee how many steps it needs, and read loss curves. You need the first eight sections of 01.
#
# Still to be written, and not part of the course yet: bias and variance, cross-validation, metrics,
# imbalanced data, the robustness measure Mu Delta Mu, and a mock interview.
#
# ## Your progress
#
# It is kept on this computer, outside the notebooks, so a fresh copy of a notebook does not lose
# it.

# %%
progress()
