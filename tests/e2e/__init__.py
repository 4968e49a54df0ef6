"""The ways in that students and instructors take, walked in a real browser."""
