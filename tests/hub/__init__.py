"""The hub of docs/hub.md, made as the page says and walked; as root, with accounts that are removed again."""
