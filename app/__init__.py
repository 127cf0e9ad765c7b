"""Everything of Isnad that needs no screen: reading, analysing, keeping and exporting articles."""

import os

__version__ = "0.2.0"

# Our matrices are small: threads for them cost more than they bring. numpy's library reads this once, when numpy is
# first imported, by whichever module that is; so it is said here, before any of them.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
