"""Packaged data: lexicons, models, themes, icons, translations, help, samples, and the recipes that make them."""
