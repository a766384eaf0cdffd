"""The kinds of paper, each declared once: command line, page Văn bản, menus, checks and wording follow from it."""
