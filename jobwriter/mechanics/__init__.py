"""Mechanics of writing: what is wrong in an ad whatever it says. One module for one kind of fault."""
