"""All the methods of str."""
s = "The quick brown fox"
print(s.lower(), s.upper(), s.title(), s.swapcase(), s.capitalize(), "ßtraße".casefold(), "ß".upper(), "ǆ".title())
print(s.split(), s.split("o"), s.split("o", 1), s.rsplit(None, 1), s.rsplit("o", 1), "a,b,,c".split(","), "".split(), "".split(","), "  a  b ".split(), "  a  b ".split(" "), "a b c".split(None, 1))
print("a\nb\r\nc\x0bd\x1ce\u2028f".splitlines(), "a\nb\n".splitlines(True), "".splitlines(), "\n".splitlines())
print(s.find("o"), s.rfind("o"), s.find("zz"), s.index("q"), s.find("o", 13), s.find("o", 0, 5), s.count("o"), "aaaa".count("aa"), "abc".count(""), "".count(""), "abc".find("", 5))
print(s.replace("quick", "slow"), "aaa".replace("a", "b", 2), "abc".replace("", "-"), "abc".replace("", "-", 2), "x".replace("y", "z"))
print("-".join(["a", "b", "c"]), "".join("abc"), "-".join([]), ", ".join(str(i) for i in range(3)))
print(repr("  x ".strip()), repr("  x ".lstrip()), repr("  x ".rstrip()), "xxhixx".strip("x"), "abcba".strip("ab"), "www.a.com".lstrip("w."), "file.py".removesuffix(".py"), "file.py".removeprefix("file"), "a".removeprefix("b"))
print("ab".center(6, "*"), "abc".center(6), "ab".ljust(5, "."), "ab".rjust(5, "."), "42".zfill(5), "-42".zfill(5), "+4".zfill(1), "abc".center(2), "a".center(4, "-"), "ab".center(5, "-"))
print("abc".startswith("a"), "abc".startswith(("x", "ab")), "abc".endswith("c"), "abc".startswith("b", 1), "abc".endswith("b", 0, 2), "abc".startswith(""), "".startswith((), 0))
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("z"), "abc".rpartition("z"))
print("abc".isalpha(), "ab1".isalnum(), "12".isdigit(), "½".isnumeric(), "²".isdigit(), "²".isdecimal(), "".isalpha(), "aB".islower(), "AB".isupper(), " \t".isspace(), "Ab Cd".istitle(), "a_1".isidentifier(), "1a".isidentifier(), "a\n".isprintable(), "é".isascii(), "".isascii(), "if".isidentifier())
print("a\tb\tc".expandtabs(4), "a\tb".expandtabs(), "\t".expandtabs(0) == "", "abc".translate({97: "X", 98: None, 99: 0x1F600}), "abc".translate(str.maketrans("ab", "xy", "c")), str.maketrans({"a": 1}))
print("é".encode(), "é".encode("latin-1"), "aé".encode("ascii", "ignore"), "aé".encode("ascii", "replace"), "aé".encode("ascii", "backslashreplace"), "aé".encode("ascii", "xmlcharrefreplace"), "a".encode("utf-16-le"))
print("{0} {1} {0} {name!r:>5} {2[1]} {3.real} {{}}".format("a", "b", [1, 2], 5, name="n"), "{:>{}}|{:^5}".format("x", 4, "y"), "{a}".format_map({"a": 1}))
print("a" * 3, 0 * "a", "a" "b", "a" + "b", "a" in "cat", "abc"[1], "abc"[-1], "abc"[::-1], len("añ😀"), max("hello"), sorted("hello"), list(reversed("abc")), "a" < "b" < "c", "Z" < "a", "a" < "aa")
print(repr("it's"), repr('say "hi"'), repr("it's \"both\""), repr("\n\t\\\x00\x7f\x80\xa0é\u200b😀\ud800"), ascii("é😀\n"), str(b"a"), str(b"a", "ascii"), str(), str(5), str(None))
for code in ["'a' + 1", "1 + 'a'", "'a' - 'b'", "'a' * 'b'", "'abc'.index('z')", "'abc'.rindex('z')", "'a'.join([1])", "'a'.join(5)", "'a'.split('')", "'a'.partition('')", "'a'.center()", "'a'.center(5, 'ab')", "'a'.startswith(1)", "'a'.startswith((1,))", "'a'.foo", "'a'.replace('a')", "'a'.encode('nope')", "'é'.encode('ascii')", "'a'.zfill('b')", "'a'['b']", "'a' < 1", "'a' in 1", "1 in 'a'", "'%d' % 'a'", "'%s %s' % 1", "'%s' % (1, 2)", "'{}'.format()", "'{a}'.format()", "'{0}{}'.format(1, 2)", "'{'.format()", "'}'.format()", "'{!x}'.format(1)", "'a'.translate(5)", "str.upper(5)", "str.upper()", "'a'.strip(1)", "chr(-1)", "ord('ab')", "str(b'a', 5)", "str(1, 'a')", "str.maketrans('a', 'bc')", "'a'.expandtabs('x')"]:
    try:
        print(code, "=", eval(code))
    except Exception as error:
        print(code, "->", type(error).__name__, error)
