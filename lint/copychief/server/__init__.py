"""The language server: `copychief server`. An article is a program, its people are symbols.

UTF-16 and the client's other ways to count exist in this package only (`positions`).
"""
