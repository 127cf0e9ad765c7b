"""The words everybody here speaks: documents, spans, annotations, records and changes. Standard library only."""
