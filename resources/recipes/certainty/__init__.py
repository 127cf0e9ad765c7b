"""The recipe that measures how often items are right, and learns from it what the facts about them are worth."""
