"""Teaching a class: building notebooks and nbgrader courses."""
