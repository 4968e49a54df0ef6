"""What people are given: feedback, report, exports, similar answers."""
