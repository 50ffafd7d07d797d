"""The grammar of format strings, in pieces, for string.Formatter."""


def formatter_parser(s):
    """(text before, field's name, its format, its conversion), field by field; a doubled brace ends a text, too."""
    at, size = 0, len(s)
    while at < size:
        brace = at
        while brace < size and s[brace] not in '{}':
            brace += 1
        if brace == size:
            yield s[at:], None, None, None
        elif s[brace + 1:brace + 2] == s[brace]:
            brace += 1
            yield s[at:brace], None, None, None
        elif s[brace] == '}' or brace + 1 == size:
            raise ValueError(f"Single '{s[brace]}' encountered in format string")
        else:
            text = s[at:brace]
            field, brace = _field(s, brace + 1)
            yield text, *field
        at = brace + 1


def _field(s, start):
    """The field that begins after an opening brace, and where its closing one stands."""
    end = _end_of_name(s, start)
    name, conversion = s[start:end], None
    if s[end] == '!':
        if end + 1 == len(s):
            raise ValueError('end of string while looking for conversion specifier')
        conversion = s[end + 1]
        end += 2
        if s[end:end + 1] not in (':', '}', ''):
            raise ValueError("expected ':' after conversion specifier")
    if s[end:end + 1] == '}':
        return (name, '', conversion), end
    depth = 0
    for at in range(end + 1, len(s)):
        if s[at] == '}' and not depth:
            return (name, s[end + 1:at], conversion), at
        depth += (s[at] == '{') - (s[at] == '}')
    raise ValueError("unmatched '{' in format spec")


def _end_of_name(s, at):
    bracket = False
    while at < len(s):
        c = s[at]
        if bracket:
            bracket = c != ']'
        elif c in '}:!':
            return at
        elif c == '{':
            raise ValueError("unexpected '{' in field name")
        else:
            bracket = c == '['
        at += 1
    raise ValueError("expected '}' before end of string")


def _number(key):
    return int(key) if key.isdigit() else key


def _word(name, at):
    """The end of a word that goes to the next '.' or '['."""
    while at < len(name) and name[at] not in '.[':
        at += 1
    return at


def formatter_field_name_split(name):
    """What names the argument, and the way from there: (whether an attribute, its name or key)..."""
    end = _word(name, 0)
    return _number(name[:end]), _rest(name, end)


def _rest(name, at):
    while at < len(name):
        kind, start = name[at], at + 1
        if kind == '.':
            at = end = _word(name, start)
        elif kind == '[':
            end = name.find(']', start)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            at = end + 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if end == start:
            raise ValueError('Empty attribute in format string')
        yield kind == '.', name[start:end] if kind == '.' else _number(name[start:end])
