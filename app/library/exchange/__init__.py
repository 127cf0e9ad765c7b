"""Articles carried from one library into another: a part exported as a file, another library taken in."""
