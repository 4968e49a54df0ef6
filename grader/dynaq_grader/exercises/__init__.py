"""What is asked of an answer, what is right and which mistake it makes, exercise by exercise."""
