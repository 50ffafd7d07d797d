"""The grammar of format strings, in pieces, for string.Formatter."""


def formatter_parser(s):
    at = 0
    text = ''
    while at < len(s):
        c = s[at]
        if c in '{}' and s[at + 1:at + 2] == c:
            yield text + c, None, None, None
            text = ''
            at += 2
            continue
        if c == '}':
            raise ValueError("Single '}' encountered in format string")
        if c != '{':
            text += c
            at += 1
            continue
        depth = 1
        end = at + 1
        while end < len(s) and depth:
            if s[end] == '{':
                depth += 1
            elif s[end] == '}':
                depth -= 1
            end += 1
        if depth:
            raise ValueError("Single '{' encountered in format string" if end == at + 1
                             else "expected '}' before end of string")
        yield (text,) + _field(s[at + 1:end - 1])
        text = ''
        at = end
    if text:
        yield text, None, None, None


def _field(field):
    at = 0
    bracket = False
    while at < len(field):
        c = field[at]
        if c == '[':
            bracket = True
        elif c == ']':
            bracket = False
        elif c in ':!' and not bracket:
            break
        at += 1
    name, rest = field[:at], field[at:]
    conversion = None
    if rest.startswith('!'):
        if len(rest) < 2:
            raise ValueError("end of string while looking for conversion specifier")
        conversion = rest[1]
        rest = rest[2:]
        if rest and not rest.startswith(':'):
            raise ValueError("expected ':' after conversion specifier")
    return name, rest[1:], conversion


def formatter_field_name_split(name):
    end = 0
    while end < len(name) and name[end] not in '.[':
        end += 1
    first = name[:end]
    return (int(first) if first.isdigit() else first), _rest(name[end:])


def _rest(name):
    while name:
        if name[0] == '.':
            end = 1
            while end < len(name) and name[end] not in '.[':
                end += 1
            if end == 1:
                raise ValueError('Empty attribute in format string')
            yield True, name[1:end]
        else:
            end = name.find(']')
            if end < 0:
                raise ValueError("Missing ']' in format string")
            key = name[1:end]
            yield False, int(key) if key.isdigit() else key
            end += 1
        name = name[end:]
