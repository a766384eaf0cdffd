"""How long the window's thread is ever busy at a stretch, over the whole job: no key is answered meanwhile."""
