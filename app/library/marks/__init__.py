"""What the reader leaves in an article: highlights, kept claims, notes and tags, and how they follow their words."""
