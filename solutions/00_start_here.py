# %% [markdown]
# # Start here

# %%
import numpy as np

from mlnotes.exercises import check, hint, progress


# %% nbgrader={"grade_id": "mean_square", "solution": true}
def mean_square(values):
    ### BEGIN SOLUTION
    return np.mean(values**2)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_mean_square", "grade": true}
check("start_here/mean_square", mean_square)

# %%
progress()
