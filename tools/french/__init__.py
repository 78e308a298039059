"""Checks the French of the course and of the product: Hunspell for words, Grammalecte for grammar."""
