"""How long a test waits for what does come: longer than it takes on any machine, however busy."""

PATIENCE_SECONDS = 3_600
