"""Where textwrap breaks lines: hyphens, dashes, long words, ends of sentences, placeholders."""
import textwrap

texts = [
    "Look, goof-ball -- use the -b option!",
    "You can also do--this or even---this.",
    "We used enyzme 2-succinyl-6-hydroxy-2,4-cyclohexadiene-1-carboxylate synthase.",
    'A short line.  Did you say "supercalifragilisticexpialidocious?" He said so. End',
    "well-known e-mail-adresses x-y-z self_made-up --long-option a--b 1-2 semi-auto-mated",
    "tabs\tand\nnewlines\r\nand   spaces\xa0kept.",
    "", " leading and trailing ",
]
for text in texts:
    for width in 7, 12, 30:
        print(textwrap.wrap(text, width), textwrap.wrap(text, width, break_on_hyphens=False))
    print(textwrap.wrap(text, 20, break_long_words=False, fix_sentence_endings=True))
    print(textwrap.wrap(text, 25, max_lines=2, placeholder="..."), textwrap.shorten(text, 22))
    print(repr(textwrap.fill(text, 18, initial_indent="* ", subsequent_indent="  ",
                             drop_whitespace=False, replace_whitespace=False)))
for width, options in (0, {}), (5, {"max_lines": 1, "placeholder": "......"}):
    try:
        textwrap.wrap("some text here", width, **options)
    except ValueError as error:
        print(error)


class Shouting(textwrap.TextWrapper):
    def _split(self, text):
        return super()._split(text.upper())


print(Shouting(width=10).fill("quiet-ish words"))
