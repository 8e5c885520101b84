"""The exercises of the course, one record a file: `<topic>/<name>.py` is `<topic>/<name>`."""
