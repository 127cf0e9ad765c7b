"""A library kept whole: backed up, checked, salvaged; and what is to be gone for good, gone everywhere."""
