"""The papers that propose: the list of nominations and the tờ trình."""
