"""The window around the pages: menus, navigation, what is shown while there is no book."""
