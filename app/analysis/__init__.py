"""From a `Document` to an `Analysis`: names, dates, figures, claims."""
