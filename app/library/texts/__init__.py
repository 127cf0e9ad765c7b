"""The texts of the articles: files as they were read, their later editions and repairs, the analyses of each."""
