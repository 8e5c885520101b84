# %% [markdown]
# # Gradient descent

# %%
import numpy as np

from mlnotes.exercises import check

# %% [markdown]
# ## `mse_loss`


# %% nbgrader={"grade_id": "mse_loss", "solution": true}
def mse_loss(w, X, y):
    ### BEGIN SOLUTION
    residuals = X @ w - y
    return np.mean(residuals**2)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_mse_loss", "grade": true}
check("gradient_descent/mse_loss", mse_loss)

# %% [markdown]
# ## `expected_loss`


# %% nbgrader={"grade_id": "expected_loss", "solution": true}
def expected_loss(losses, density, grid):
    ### BEGIN SOLUTION
    weighted = losses * density
    return np.trapezoid(weighted, grid) / np.trapezoid(density, grid)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_expected_loss", "grade": true}
check("gradient_descent/expected_loss", expected_loss)

# %% [markdown]
# ## `mse_gradient`


# %% nbgrader={"grade_id": "mse_gradient", "solution": true}
def mse_gradient(w, X, y):
    ### BEGIN SOLUTION
    residuals = X @ w - y
    return 2 / len(y) * X.T @ residuals
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_mse_gradient", "grade": true}
check("gradient_descent/mse_gradient", mse_gradient)

# %% [markdown]
# ## `numerical_gradient`


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
# ## `gradient_descent`


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
# ## `ridge_gradient`


# %% nbgrader={"grade_id": "ridge_gradient", "solution": true}
def ridge_gradient(w, X, y, alpha):
    ### BEGIN SOLUTION
    residuals = X @ w - y
    return 2 / len(y) * X.T @ residuals + 2 * alpha * w
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_ridge_gradient", "grade": true}
check("gradient_descent/ridge_gradient", ridge_gradient)
