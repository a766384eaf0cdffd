"""Why a name is on a list: the chain of records behind a nomination or an award, read and told."""
