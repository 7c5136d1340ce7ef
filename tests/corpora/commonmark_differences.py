"""Where Markdown reads here otherwise than CommonMark says, by the reason: numbers of examples.

Most are ways of Python-Markdown, which is older than CommonMark; some are decisions of our own.
Raw HTML, pictures, definitions of links and links to nowhere are refused, and not listed.
"""

DIFFERENCES: dict[str, tuple[int, ...]] = {
    # Decisions of our own.
    "there are no blocks of code between fences": (
        *(19, 24, 34, 119, 120, *range(122, 134), *range(135, 138), *range(139, 145), 146, 147),
        *(237, 263, 278, 318, 321, 324),
    ),
    "an empty heading is left out": (79,),
    "a list begins with a number of at most six digits": (265,),
    "what looks like a definition of a link is text": (194, 208, 541),
    "an address needs a host that there can be": (600,),
    # Ways of the parser.
    "a tab within a line becomes spaces": (1, 2, 3),
    "what belongs to an entry of a list is indented by four": (
        *(5, 7, 9, 256, 257, 262, 264, 270, 271, 273, 274, 277, 286, 287, 288, 290, 294),
        *(307, 312, 313, 316, 319, 323, 325, 326),
    ),
    "an entry of a list is not empty": (280, 283, 284, 315),
    "a list needs an empty line before it": (303, 305),
    "the number of an entry ends in a full stop, and not in a bracket": (296, 297, 302),
    "the number of an entry has any number of digits": (266, 268),
    "lists with other bullets are one list": (301,),
    "the first entry of a list is a paragraph only if an empty line follows it": (314,),
    "a rule has at most two spaces between its marks": (11, 53),
    "a line above hyphens is a heading, whatever it is": (43, 92, 94, 98, 99, 101, 234, 281, 282),
    "a heading that is underlined is one line, and nothing is indented": (
        *(81, 82, 84, 86, 95, 300),
    ),
    "a heading is not indented": (68, 71),
    "a heading needs no space behind its signs, and has at most six": (63, 64),
    "signs close a heading without a space, and with none behind them": (73, 75, 76),
    "a heading does not end in a backslash": (646,),
    "quotations behind one another are one": (235, 236, 242, 249, 252),
    "spaces at the ends of lines of code are left out": (112, 118),
    "code begins and ends with as many backticks as are found": (347,),
    "a backslash keeps only what is a mark in Markdown": (12,),
    "a backslash at the end of a line does not break it": (16, 634, 637, 639),
    "a backslash in an address in angle brackets keeps what is behind it": (20, 603),
    "a mark of emphasis works beside any sign": (352, 354, 368, 369, 380, 392),
    "strong emphasis is the outer one": (416, 467, 468),
}
