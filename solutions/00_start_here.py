# %% [markdown]
# # Start here
#
# Welcome. In this course you write the core of machine learning with your own hands, one small
# function at a time, and the notebook tells you at once what it thinks of each.
#
# It begins with a number that misleads. A scale is off by 1, 2 and −4 grams; on average, by a third
# of a gram. Is it a good scale? You will answer with a function of your own, and then see what else
# there is to learn.
#
# *About {minutes} minutes. You need nothing but this page.*
#
# **After this lesson you can**
#
# - run a notebook
# - have a function of yours checked, and read the answer
# - find your way to the rest
#
# ## 1. Run a cell
#
# A notebook is made of cells. Click into the next one and press **Shift+Enter**: it runs, and the
# cell after it is selected. Always go from top to bottom, because later cells use what earlier ones
# made.

# %%
import numpy as np

from mlnotes import check, hint, progress

print("It works.")

# %% [markdown]
# > **Say it aloud:** if you ran the cells from the bottom up, what would go wrong?
#
# <details><summary>Answer</summary>
#
# A cell would ask for something that no cell has made yet, numpy for instance, and stop with an
# error.
#
# </details>
#
# ## 2. Predict, run, compare
#
# Most sections begin with a question. Settle on an answer before you run the cell: the moment in
# which you are surprised is the one in which you learn.
#
# The scale's three errors are 1, 2 and −4. **Predict** the mean of their sizes, that is, of the
# errors without their signs.


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
# **Modify:** put −3 in the place of −4, and run the cell again. Which of the two numbers would you
# now show to somebody who wants to know how good the scale is?
#
# <details><summary>Answer</summary>
#
# The mean of the sizes, which is 2. The mean is exactly 0 now, as if nothing were wrong.
#
# </details>
#
# > **Say it aloud:** a maker writes on the box: "mean error 0 grams". What has he not told you?
#
# <details><summary>Answer</summary>
#
# How large the errors are. Large ones in both directions cancel as well as small ones.
#
# </details>

# %% [markdown]
# ## 3. Write it yourself
#
# There is another way to get rid of the signs: squares. They count one large error more than
# several small ones, and most of the course is built on them. By hand, for the errors 1, 2 and −4:
# the squares are 1, 4 and 16, they add up to 21, and the mean is a third of that.

# %%
print("squares", 1 * 1, 2 * 2, 4 * 4)
print("mean of the squares", 21 / 3)

# %% [markdown]
# First see how an exercise answers before anybody has touched it. **Run the next two cells as they
# are.** The first one holds a function that is not written yet; the second one has it checked.
#
# ### Exercise: the mean of the squares
#
# Write `mean_square(values)`:
#
# - `values` is a float array of n ≥ 1 numbers.
# - Square each value, and return the mean of the squares. No root is taken, and the mean divides by
#   n.
# - numpy and the standard library may be used; scipy, scikit-learn and mlnotes may not.


# %% nbgrader={"grade_id": "mean_square", "solution": true}
def mean_square(values):
    ### BEGIN SOLUTION
    return np.mean(values**2)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_mean_square", "grade": true}
check("start_here/mean_square", mean_square)

# %% [markdown]
# The card above begins with one of three signs:
#
# - **○** The exercise is open, and the card says what to write.
# - **✗** Not yet. The card says what is wrong, and shows the smallest case that fails: the input,
#   the right answer, and yours.
# - **✓** Right on every case. The card sums up what you have shown, and what others get wrong here.
#
# Now it is your turn. Replace the line `raise NotImplementedError()` by your own, run the cell, and
# then the one below it. As long as the sign is not ✓, the card offers three **hints**, one behind
# the other: an idea, a formula, a first line.
#
# Your function is tried on many inputs, not only on one that you see. Anything that computes the
# right numbers passes, loops as well as array code. Try as often as you like: nothing is locked,
# and a wrong try costs nothing.
#
# **Break it on purpose:** when it is right, return `np.mean(values) ** 2` instead, and check again.
# Read what the card says. Then put it right.
#
# <details><summary>What it says, and why</summary>
#
# That this is the square of the mean. The errors 1, 2 and −4 cancel before they are squared, so the
# −4 disappears from the answer: ⅑ instead of 7. Square first, then take the mean.
#
# </details>
#
# Hints can be asked for in code as well; a second argument, 2 or 3, asks for a later one.

# %%
hint("start_here/mean_square")

# %% [markdown]
# So is it a good scale? Its mean error of −0.33 grams says yes. The mean of the squares, 7, says
# no. Now you know which of them to believe.
#
# > **Say it aloud:** the mean of some numbers is 0. What do you know about them? And if the mean of
# > their squares is 0?
#
# <details><summary>Answer</summary>
#
# In the first case little: they cancel, and may be as large as they like. In the second case all of
# them are 0, for squares are never negative and cannot cancel.
#
# </details>

# %% [markdown]
# ## 4. When a check does not come back
#
# A loop that never ends is stopped after ten seconds, and the card says so. One thing cannot be
# stopped: a single long call inside compiled code. Then choose **Kernel ▸ Restart Kernel…**. Your
# text stays; only the variables are gone. Click into the cell where you were, choose
# **Run ▸ Run All Above Selected Cell**, and go on.
#
# > **Say it aloud:** after a restart a cell says that a name is not defined. What has happened?
#
# <details><summary>Answer</summary>
#
# The cell that makes the name has not been run since. Restarting forgets all variables and
# functions, so run the cells above again.
#
# </details>

# %% [markdown]
# ## 5. The map
#
# Each lesson stands below those that it needs. Its box fills up as you solve its exercises, and a
# blue frame marks what can come next. Run the cell again whenever you come back.

# %% jupyter={"source_hidden": true}
from mlnotes import plots

now = progress()
passed = {name: standing.passed for name, standing in now.standings.items()}
plots.picture(
    plots.plot_course_map(now.lessons, passed),
    alt=plots.describe_course_map(now.lessons, passed),
)

# %% [markdown]
# Each lesson is an evening of an hour to an hour and a half:
#
# - [01](../01_gradient_descent/01_gradient_descent.ipynb) Slopes and gradient descent: a loss, its
#   gradient, a check of it, and the way down.
# - [02](../02_learning_rates/02_learning_rates.ipynb) Learning rates: when descent creeps,
#   oscillates or blows up, and how many steps it will take.
# - [03](../03_penalties/03_penalties.ipynb) Penalties: ridge, exact zeros, and a hyperparameter
#   chosen by calculus.
# - [04](../04_optimizers/04_optimizers.ipynb) Optimizers: mini-batches, momentum, RMSProp, Adam.
# - [05](../05_two_classes_and_text/05_two_classes_and_text.ipynb) Two classes and text: logistic
#   regression, and sentences sorted by their mood.
# - [06](../06_backpropagation/06_backpropagation.ipynb) Backpropagation: a network's gradient, by
#   hand.
# - [07](../07_images/07_images.ipynb) Images: noise and blur removed by descent.
# - [08](../08_convergence/08_convergence.ipynb) Convergence: when to stop, and what curves tell.
# - [09](../09_bias_variance/09_bias_variance.ipynb) Bias and variance: why a model fails on new
#   data, and which part of its error more data would mend.
# - [10](../10_complexity_and_ensembles/10_complexity_and_ensembles.ipynb) Complexity and ensembles:
#   how flexible a model should be, and what many of them do better than one.
# - [11](../11_cross_validation/11_cross_validation.ipynb) Cross-validation: how good a model is on
#   rows that it has not seen, and how sure you can be.
# - [12](../12_leakage_and_honest_estimates/12_leakage_and_honest_estimates.ipynb) Leakage and
#   honest estimates: scores that are too good to be true, and how to find out.
# - [13](../13_metrics/13_metrics.ipynb) Metrics: what an accuracy hides, and what each measure
#   asks.
# - [14](../14_ranking/14_ranking.ipynb) Ranking: ROC, AUC and precision-recall, point by point.
# - [15](../15_losses_and_likelihood/15_losses_and_likelihood.ipynb) Losses and likelihood: which
#   loss fits which noise, and why classifiers are trained on the log loss.
# - [16](../16_entropy_and_divergence/16_entropy_and_divergence.ipynb) Entropy and divergence:
#   surprise in bits, and how far one distribution is from another.
# - [17](../17_imbalanced_data/17_imbalanced_data.ipynb) Imbalanced data: a claim of almost perfect
#   accuracy, and what to ask about it.
# - [18](../18_weights_and_resampling/18_weights_and_resampling.ipynb) Weights and resampling: what
#   they change when one class is rare, and what they do not.
# - [19](../19_thresholds_costs_calibration/19_thresholds_costs_calibration.ipynb) Thresholds,
#   costs, calibration: from a probability to a decision that is worth its price.
#
# You need derivatives from school and a little Python with numpy. Begin with lesson 01.
#
# > **Say it aloud:** which lesson could you open after 01, if you cared most about pictures?
#
# <details><summary>Answer</summary>
#
# Lesson 07, Images: it needs nothing but 01.
#
# </details>
#
# ## Your progress
#
# The list behind the map is kept on this computer, outside the notebooks, so a fresh copy of a
# notebook does not lose it.

# %%
progress()
