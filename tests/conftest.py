"""Fixtures by what they are about: the exercises with their programs, and a running JupyterLab."""

pytest_plugins = [
    "fixtures.sampling",
    "fixtures.exercises",
    "fixtures.lab",
    "fixtures.remote",
    "fixtures.timing",
]
