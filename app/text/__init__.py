"""What the words of an article are: spelling, words, numbers, calendar, direction. Knows no article."""
