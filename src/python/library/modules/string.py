"""A collection of string constants, templates and the formatter behind str.format."""
import _string

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits',
           'hexdigits', 'octdigits', 'printable', 'punctuation', 'whitespace', 'Formatter',
           'Template']

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Split the argument into words, capitalize each, and join them again."""
    return (sep or ' ').join(map(str.capitalize, s.split(sep)))


_absent = {}


class Template:
    """A string class for supporting $-substitutions."""
    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """Yields (text, name, where): name None: plain text; False: a stray delimiter."""
        s = self.template
        mark = self.delimiter
        at = 0
        while True:
            found = s.find(mark, at)
            if found < 0:
                yield s[at:], None, at
                return
            yield s[at:found], None, at
            after = found + len(mark)
            if s.startswith(mark, after):
                yield mark, None, found
                at = after + len(mark)
                continue
            braced = s.startswith('{', after)
            start = after + braced
            end = start
            while end < len(s) and s[end].isascii() and (s[end].isalnum() or s[end] == '_'):
                end += 1
            name = s[start:end]
            if name and not name[0].isdigit() and (not braced or s.startswith('}', end)):
                at = end + braced
                yield s[found:at], name, found
            else:
                yield mark, False, found
                at = after

    def _invalid(self, where):
        lines = self.template[:where].splitlines(keepends=True)
        if not lines:
            colno = 1
            lineno = 1
        else:
            colno = where - len(''.join(lines[:-1]))
            lineno = len(lines)
        raise ValueError('Invalid placeholder in string: line %d, col %d' % (lineno, colno))

    def substitute(self, mapping=_absent, /, **kws):
        if mapping is _absent:
            mapping = kws
        elif kws:
            mapping = {**mapping, **kws}
        out = []
        for text, name, where in self._pieces():
            if name is False:
                self._invalid(where)
            out.append(text if name is None else str(mapping[name]))
        return ''.join(out)

    def safe_substitute(self, mapping=_absent, /, **kws):
        if mapping is _absent:
            mapping = kws
        elif kws:
            mapping = {**mapping, **kws}
        out = []
        for text, name, where in self._pieces():
            if name:
                try:
                    text = str(mapping[name])
                except KeyError:
                    pass
            out.append(text)
        return ''.join(out)

    def is_valid(self):
        return all(name is not False for text, name, where in self._pieces())

    def get_identifiers(self):
        ids = []
        for text, name, where in self._pieces():
            if name and name not in ids:
                ids.append(name)
        return ids


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError('Max string recursion exceeded')
        result = []
        for literal_text, field_name, format_spec, conversion in self.parse(format_string):
            if literal_text:
                result.append(literal_text)
            if field_name is not None:
                if field_name == '':
                    if auto_arg_index is False:
                        raise ValueError('cannot switch from manual field specification to '
                                         'automatic field numbering')
                    field_name = str(auto_arg_index)
                    auto_arg_index += 1
                elif field_name.isdigit():
                    if auto_arg_index:
                        raise ValueError('cannot switch from manual field specification to '
                                         'automatic field numbering')
                    auto_arg_index = False
                obj, arg_used = self.get_field(field_name, args, kwargs)
                used_args.add(arg_used)
                obj = self.convert_field(obj, conversion)
                format_spec, auto_arg_index = self._vformat(
                    format_spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
                result.append(self.format_field(obj, format_spec))
        return ''.join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == 's':
            return str(value)
        if conversion == 'r':
            return repr(value)
        if conversion == 'a':
            return ascii(value)
        raise ValueError('Unknown conversion specifier {0!s}'.format(conversion))

    def parse(self, format_string):
        return _string.formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _string.formatter_field_name_split(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, i in rest:
            obj = getattr(obj, i) if is_attr else obj[i]
        return obj, first
