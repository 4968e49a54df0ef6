"""What every room may import: errors, writing aside and renaming, `Result` and its JSON."""
