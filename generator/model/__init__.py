"""The course as typed, frozen values. `Project` (in `project`) holds them all; nothing here reads or writes a file."""
