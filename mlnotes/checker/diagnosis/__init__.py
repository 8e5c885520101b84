"""What is said of a wrong answer that no record lists: facts about the answers, or questions."""
