"""General functions for HTML manipulation."""
import re as _re

__all__ = ['escape', 'unescape']

_NAMES = {'amp': '&', 'lt': '<', 'gt': '>', 'quot': '"', 'apos': "'", 'nbsp': '\xa0', 'copy': '\xa9', 'reg': '\xae',
          'hellip': '\u2026', 'mdash': '\u2014', 'ndash': '\u2013', 'euro': '\u20ac', 'times': '\xd7', 'deg': '\xb0',
          'laquo': '\xab', 'raquo': '\xbb', 'eacute': '\xe9', 'auml': '\xe4', 'ouml': '\xf6', 'uuml': '\xfc',
          'Auml': '\xc4', 'Ouml': '\xd6', 'Uuml': '\xdc', 'szlig': '\xdf', 'rarr': '\u2192', 'larr': '\u2190'}


def escape(s, quote=True):
    """Replace special characters "&", "<" and ">" to HTML-safe sequences."""
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    if quote:
        s = s.replace('"', '&quot;').replace("'", '&#x27;')
    return s


def _character(match):
    text = match[1]
    if text[0] != '#':
        return _NAMES.get(text.rstrip(';'), match[0])
    code = int(text[2:].rstrip(';'), 16) if text[1] in 'xX' else int(text[1:].rstrip(';'))
    return '\ufffd' if not code or code > 0x10FFFF or 0xD800 <= code < 0xE000 else chr(code)


def unescape(s):
    """Convert numeric references and the common named ones to characters."""
    return _re.sub(r'&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z]+;)', _character, s) if '&' in s else s
