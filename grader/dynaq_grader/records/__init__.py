"""What is kept of a class: results, gradebook, standings, enrolment, changes."""
