"""The window in which a plan document is shown as a proposal, corrected and imported."""
