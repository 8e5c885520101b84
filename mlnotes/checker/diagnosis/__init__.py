"""What is said of a wrong answer that no record lists: facts about the answers, or questions."""

from mlnotes.checker.diagnosis.evidence import Evidence, Finding, explain

__all__ = ["Evidence", "Finding", "explain"]
