"""The named values of the look: colours of the light and the dark scheme, distances, corner radius."""

from typing import Final, NamedTuple

# Distances in device-independent pixels: inside a control, between controls, between groups, around a page.
TIGHT: Final = 4
GAP: Final = 8
GROUP: Final = 12
PAGE: Final = 16

RADIUS: Final = 4


class Tokens(NamedTuple):
    """The colours of one scheme, as "#rrggbb".

    Texts have a contrast of at least 4.5 to their background; the edges and marks of controls (`outline`, `accent`,
    `danger`) at least 3.
    """

    window: str
    surface: str
    stripe: str
    navigation: str
    text: str
    muted: str
    disabled: str
    border: str
    outline: str
    hover: str
    accent: str
    accent_hover: str
    on_accent: str
    selection: str
    danger: str
    warning: str
    done: str
    info_ground: str
    warning_ground: str
    problem_ground: str
    done_ground: str


LIGHT: Final = Tokens(
    window="#f5f6f8",
    surface="#ffffff",
    stripe="#f8f9fb",
    navigation="#e9ecf1",
    text="#1c2128",
    muted="#565f6b",
    disabled="#939ba6",
    border="#d5dae1",
    outline="#7d8692",
    hover="#e3e8ef",
    accent="#1f5a99",
    accent_hover="#17487d",
    on_accent="#ffffff",
    selection="#d3e3f5",
    danger="#b3261e",
    warning="#8a5a00",
    done="#1b7036",
    info_ground="#e4eef9",
    warning_ground="#fdf1d3",
    problem_ground="#fce8e6",
    done_ground="#e2f2e6",
)

DARK: Final = Tokens(
    window="#1f2226",
    surface="#26292e",
    stripe="#2a2d33",
    navigation="#191b1f",
    text="#e6e8eb",
    muted="#a9b1bc",
    disabled="#6d757f",
    border="#3b4047",
    outline="#7c8590",
    hover="#33383f",
    accent="#7fb2ea",
    accent_hover="#9cc5f2",
    on_accent="#10202f",
    selection="#2d4562",
    danger="#f2938c",
    warning="#e3b553",
    done="#74c68a",
    info_ground="#223449",
    warning_ground="#443815",
    problem_ground="#4a2624",
    done_ground="#1f3b29",
)


BLACK: Final = Tokens(
    window="#000000",
    surface="#000000",
    stripe="#000000",
    navigation="#000000",
    text="#ffffff",
    muted="#c4c4c4",
    disabled="#8f8f8f",
    border="#ffffff",
    outline="#ffffff",
    hover="#4a4a4a",
    accent="#ffee32",
    accent_hover="#ffffff",
    on_accent="#000000",
    selection="#1a5fb4",
    danger="#ff9b91",
    warning="#ffb347",
    done="#5cf25c",
    info_ground="#000000",
    warning_ground="#000000",
    problem_ground="#000000",
    done_ground="#000000",
)
"""High contrast on black: one ground, white edges, yellow where the keyboard is."""

WHITE: Final = Tokens(
    window="#ffffff",
    surface="#ffffff",
    stripe="#ffffff",
    navigation="#ffffff",
    text="#000000",
    muted="#454545",
    disabled="#6b6b6b",
    border="#000000",
    outline="#000000",
    hover="#c9c9c9",
    accent="#00338a",
    accent_hover="#000000",
    on_accent="#ffffff",
    selection="#6aa5ea",
    danger="#8c0009",
    warning="#5a3a00",
    done="#004d1a",
    info_ground="#ffffff",
    warning_ground="#ffffff",
    problem_ground="#ffffff",
    done_ground="#ffffff",
)
"""High contrast on white."""


def high_contrast(tokens: Tokens) -> Tokens:
    """Return the colours of high contrast that stand for `tokens`: those on black for the dark ones, else on white."""
    return BLACK if tokens in (DARK, BLACK) else WHITE


PAPER: Final = "paper"
"""The property of an action that prints a paper: it stands in the menu In."""
