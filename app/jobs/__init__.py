"""Work that joins reading, analysing, keeping and exporting, for window and command line alike."""
