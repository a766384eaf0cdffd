"""The pieces that bend Python, each with its reason and what was measured (Python 3.13, November 2026).

* **Import hook** (`import_hook`). PySide puts a hook into every import statement of the process, to see
  `from __feature__ import`, which nothing here uses; for that it reads the source of each module. Loading the modules
  of the window and the store takes 0.42 s of CPU without the hook and 0.53 s with it; the open window takes 12 MB less.
* **Lazy imports** (`lazy_imports`). SQLAlchemy imports `asyncio`, `hashlib` and `importlib.metadata` for engines that
  await and for drivers installed apart; with these come TLS, sockets, OpenSSL and the parser of e-mail. Without them it
  is loaded in 0.20 s instead of 0.26 s, and takes 13 MB instead of 21.
* **Garbage collection** (`garbage_collection`). Python searches for cycles of objects on whichever thread happens to
  allocate. A cycle that holds a Qt object (a form and the function that answers to its button) would then be freed on
  a thread that reads the book, and Qt ends the process. So Python is kept from it from the first line on, and the
  window's thread collects every other second (`ui/base/garbage.py`, which has Qt's timer). What is loaded by
  then is left out: searching its 100,000 objects would hold the window for 44 ms each time. So would what a paper of
  a thousand rows is drawn from: up to 116 ms, if it were searched before the paper is there.

Pausing the collection while long lists are read or checked was measured, too, and is not done: of 1.7 s for reading
50,000 people it takes 0.04 s.
"""
