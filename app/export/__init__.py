"""From the library to open files."""
