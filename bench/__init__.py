"""How fast is Fascicule, against projects of the same words written by hand for other tools: `python -m bench`."""
