"""What the lists and tables show: Qt models over plain data."""
