"""The `isnad` command."""
