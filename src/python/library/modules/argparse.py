"""Command-line parsing."""
import os as _os
import re as _re
import sys as _sys

__all__ = ['ArgumentParser', 'ArgumentError', 'ArgumentTypeError', 'BooleanOptionalAction', 'FileType', 'HelpFormatter',
           'ArgumentDefaultsHelpFormatter', 'RawDescriptionHelpFormatter', 'RawTextHelpFormatter',
           'MetavarTypeHelpFormatter', 'Namespace', 'Action', 'ONE_OR_MORE', 'OPTIONAL', 'PARSER', 'REMAINDER',
           'SUPPRESS', 'ZERO_OR_MORE']

SUPPRESS = '==SUPPRESS=='
OPTIONAL = '?'
ZERO_OR_MORE = '*'
ONE_OR_MORE = '+'
PARSER = 'A...'
REMAINDER = '...'


class ArgumentError(Exception):
    """What is wrong with one argument."""

    def __init__(self, argument, message):
        self.argument_name = _argument_name(argument)
        self.message = message

    def __str__(self):
        return self.message if self.argument_name is None else f'argument {self.argument_name}: {self.message}'


class ArgumentTypeError(Exception):
    """What a type function raises, with words of its own."""


def _argument_name(action):
    if action is None:
        return None
    if action.option_strings:
        return '/'.join(action.option_strings)
    if action.metavar not in (None, SUPPRESS):
        return '/'.join(action.metavar) if isinstance(action.metavar, tuple) else action.metavar
    if action.dest not in (None, SUPPRESS):
        return action.dest
    if action.choices:
        return '{' + ','.join(action.choices) + '}'
    return None


class Namespace:
    """What was parsed, as attributes."""

    def __init__(self, **kwargs):
        for name in kwargs:
            setattr(self, name, kwargs[name])

    def __repr__(self):
        parts, rest = [], {}
        for name, value in self.__dict__.items():
            if name.isidentifier():
                parts.append('%s=%r' % (name, value))
            else:
                rest[name] = value
        if rest:
            parts.append('**%s' % repr(rest))
        return '%s(%s)' % (type(self).__name__, ', '.join(parts))

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__


# ---- help ----

class HelpFormatter:
    """Writes usage and help."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            width = int(_os.environ.get('COLUMNS', 80)) - 2
        self._prog = prog
        self._width = width
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._indent_increment = indent_increment

    # what subclasses change

    def _fill_text(self, text, width, indent):
        import textwrap
        text = ' '.join(text.split())
        return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent)

    def _split_lines(self, text, width):
        import textwrap
        return textwrap.wrap(' '.join(text.split()), width)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest

    # parts

    def _metavar(self, action, default, size):
        if action.metavar is not None:
            result = action.metavar
        elif action.choices is not None:
            result = '{%s}' % ','.join([str(choice) for choice in action.choices])
        else:
            result = default
        return result if isinstance(result, tuple) else (result,) * size

    def _format_args(self, action, default):
        def name(size):
            return self._metavar(action, default, size)
        nargs = action.nargs
        if nargs is None:
            return '%s' % name(1)
        if nargs == OPTIONAL:
            return '[%s]' % name(1)
        if nargs == ZERO_OR_MORE:
            names = name(1)
            return '[%s [%s ...]]' % names if len(names) == 2 else '[%s ...]' % names
        if nargs == ONE_OR_MORE:
            return '%s [%s ...]' % name(2)
        if nargs == REMAINDER:
            return '...'
        if nargs == PARSER:
            return '%s ...' % name(1)
        if nargs == SUPPRESS:
            return ''
        return ' '.join(['%s'] * nargs) % name(nargs)

    def _usage_part(self, action, required=False):
        """One argument as the usage line shows it."""
        if not action.option_strings:
            return self._format_args(action, self._get_default_metavar_for_positional(action))
        if action.nargs == 0:
            text = action.format_usage()
        else:
            text = '%s %s' % (action.option_strings[0],
                              self._format_args(action, self._get_default_metavar_for_optional(action)))
        return text if required or action.required else '[%s]' % text

    def _usage_parts(self, actions, groups):
        """The parts of the usage, those of a mutually exclusive group in one."""
        parts, i = [], 0
        while i < len(actions):
            action = actions[i]
            group = next((g for g in groups if g._group_actions and action is g._group_actions[0] and
                          actions[i:i + len(g._group_actions)] == g._group_actions), None)
            if group is not None:
                shown = [a for a in group._group_actions if a.help is not SUPPRESS]
                texts = [self._usage_part(a, True) for a in shown]
                texts = [t[1:-1] if not a.option_strings and t.startswith('[') and t.endswith(']') else t
                         for a, t in zip(shown, texts)]
                if texts:
                    text = ' | '.join(texts)
                    if group.required:
                        text = '(%s)' % text if len(texts) > 1 else text
                    else:
                        text = '[%s]' % text
                    parts.append(text)
                i += len(group._group_actions)
                continue
            if action.help is not SUPPRESS:
                parts.append(self._usage_part(action))
            i += 1
        return [part for part in parts if part]

    def format_usage(self, usage, actions, groups, prefix='usage: '):
        """The usage, in lines."""
        if usage is not None:
            return '%s%s\n\n' % (prefix, usage % {'prog': self._prog})
        prog = self._prog
        optionals = [a for a in actions if a.option_strings]
        positionals = [a for a in actions if not a.option_strings]
        options = self._usage_parts(optionals, groups)
        names = self._usage_parts(positionals, groups)
        text = ' '.join([prog] + options + names)
        width = self._width
        if len(prefix) + len(text) > width:
            def lines(parts, indent, first=None):
                result, line = [], []
                size = len(first) if first is not None else len(indent)
                size -= 1
                for part in parts:
                    if size + 1 + len(part) > width and line:
                        result.append(indent + ' '.join(line))
                        line, size = [], len(indent) - 1
                    line.append(part)
                    size += len(part) + 1
                if line:
                    result.append(indent + ' '.join(line))
                if first is not None:
                    result[0] = result[0][len(indent):]
                return result
            if len(prefix) + len(prog) <= 0.75 * width:
                indent = ' ' * (len(prefix) + len(prog) + 1)
                if options:
                    all_lines = lines([prog] + options, indent, prefix) + lines(names, indent)
                elif names:
                    all_lines = lines([prog] + names, indent, prefix)
                else:
                    all_lines = [prog]
            else:
                indent = ' ' * len(prefix)
                parts = lines(options + names, indent)
                if len(parts) > 1:
                    parts = lines(options, indent) + lines(names, indent)
                all_lines = [prog] + parts
            text = '\n'.join(all_lines)
        return '%s%s\n\n' % (prefix, text)

    def _invocation(self, action):
        """The left column: how an argument is written."""
        if not action.option_strings:
            return ', '.join(self._metavar(action, self._get_default_metavar_for_positional(action), 1)[:1])
        if action.nargs == 0:
            return ', '.join(action.option_strings)
        args = self._format_args(action, self._get_default_metavar_for_optional(action))
        return ', '.join(['%s %s' % (option, args) for option in action.option_strings])

    def _expand_help(self, action):
        values = {**vars(action), 'prog': self._prog}
        for name in list(values):
            if values[name] is SUPPRESS:
                del values[name]
            elif hasattr(values[name], '__name__'):
                values[name] = values[name].__name__
        if values.get('choices') is not None:
            values['choices'] = ', '.join([str(c) for c in values['choices']])
        return self._get_help_string(action) % values

    def format_actions(self, actions, indent, help_position):
        """The rows of a section."""
        parts = []
        for action in self._shown(actions):
            depth = indent + (self._indent_increment if action in self._nested else 0)
            header = self._invocation(action)
            room = help_position - depth - 2
            help_width = max(self._width - help_position, 11)
            if not action.help:
                parts.append('%*s%s\n' % (depth, '', header))
                lines = []
            elif len(header) <= room:
                parts.append('%*s%-*s  ' % (depth, '', room, header))
                lines = self._split_lines(self._expand_help(action), help_width)
                if lines:
                    parts.append('%s\n' % lines[0])
                    lines = lines[1:]
                else:
                    parts.append('\n')
            else:
                parts.append('%*s%s\n' % (depth, '', header))
                lines = self._split_lines(self._expand_help(action), help_width)
            for line in lines:
                parts.append('%*s%s\n' % (help_position, '', line))
        return ''.join(parts)

    def _shown(self, actions):
        for action in actions:
            if action.help is not SUPPRESS:
                yield action
                for sub in action._get_subactions():
                    self._nested.append(sub)
                    yield sub

    def format_help(self, parser):
        """All of the help."""
        self._nested = []
        longest = 0
        for group in parser._action_groups:
            for action in self._shown(group._group_actions):
                depth = self._indent_increment * (2 if action in self._nested else 1)
                longest = max(longest, len(self._invocation(action)) + depth)
        position = min(longest + 2, self._max_help_position)
        text_width = max(self._width, 11)
        parts = [self.format_usage(parser.usage, parser._actions, parser._mutually_exclusive_groups)]
        if parser.description is not None:
            parts.append(self._text(parser.description, text_width, '') + '\n\n')
        for group in parser._action_groups:
            body = ''
            if group.description is not None and group.description is not SUPPRESS:
                body = self._text(group.description, max(self._width - self._indent_increment, 11),
                                  ' ' * self._indent_increment) + '\n\n'
            body += self.format_actions(group._group_actions, self._indent_increment, position)
            if not body:
                continue
            heading = '%s:\n' % group.title if group.title is not SUPPRESS and group.title is not None else ''
            parts.append('\n' + heading + body + '\n')
        if parser.epilog is not None:
            parts.append(self._text(parser.epilog, text_width, '') + '\n\n')
        text = _re.sub('\n\n\n+', '\n\n', ''.join(parts))
        return text.strip('\n') + '\n'

    def _text(self, text, width, indent):
        if '%(prog)' in text:
            text = text % {'prog': self._prog}
        return self._fill_text(text, width, indent)


class RawDescriptionHelpFormatter(HelpFormatter):
    """Keeps the lines of descriptions."""

    def _fill_text(self, text, width, indent):
        return ''.join([indent + line for line in text.splitlines(keepends=True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Keeps the lines of all texts."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds the defaults to the help."""

    def _get_help_string(self, action):
        help = action.help
        if help is None:
            help = ''
        if '%(default)' not in help and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                help += ' (default: %(default)s)'
        return help


class MetavarTypeHelpFormatter(HelpFormatter):
    """Names the type of a value."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__


# ---- actions ----

class Action:
    """What is done when an argument is met."""

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar

    def __repr__(self):
        names = ['option_strings', 'dest', 'nargs', 'const', 'default', 'type', 'choices', 'required', 'help',
                 'metavar']
        return '%s(%s)' % (type(self).__name__, ', '.join(['%s=%r' % (n, getattr(self, n)) for n in names]))

    def format_usage(self):
        return self.option_strings[0]

    def _get_subactions(self):
        return ()

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError('.__call__() not defined')


class _StoreAction(Action):
    def __init__(self, option_strings, dest, nargs=None, const=None, **kwargs):
        if nargs == 0:
            raise ValueError('nargs for store actions must be != 0; if you have nothing to store, actions such as store '
                             'true or store const may be more appropriate')
        if const is not None and nargs != OPTIONAL:
            raise ValueError('nargs must be %r to supply const' % OPTIONAL)
        super().__init__(option_strings, dest, nargs, const, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, 0, const, default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None):
        super().__init__(option_strings, dest, True, default, required, help)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None):
        super().__init__(option_strings, dest, False, default, required, help)


class BooleanOptionalAction(Action):
    """--flag and --no-flag"""

    def __init__(self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None,
                 metavar=None):
        both = []
        for option in option_strings:
            both.append(option)
            if option.startswith('--'):
                both.append('--no-' + option[2:])
        super().__init__(both, dest, 0, None, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, not option_string.startswith('--no-'))

    def format_usage(self):
        return ' | '.join(self.option_strings)


class _AppendAction(_StoreAction):
    def __call__(self, parser, namespace, values, option_string=None):
        items = list(getattr(namespace, self.dest, None) or [])
        items.append(values)
        setattr(namespace, self.dest, items)


class _AppendConstAction(_StoreConstAction):
    def __call__(self, parser, namespace, values, option_string=None):
        items = list(getattr(namespace, self.dest, None) or [])
        items.append(self.const)
        setattr(namespace, self.dest, items)


class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None):
        super().__init__(option_strings, dest, 0, None, default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _ExtendAction(_AppendAction):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + list(values))


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
        super().__init__(option_strings, dest, 0, None, default, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS,
                 help="show program's version number and exit"):
        super().__init__(option_strings, dest, 0, None, default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        version = self.version if self.version is not None else parser.version
        formatter = parser._get_formatter()
        text = formatter._text(version, formatter._width, '') if version else ''
        parser._print_message(text + '\n' if text else '', _sys.stdout)
        parser.exit()


class _SubParsersAction(Action):
    class _Choice(Action):
        def __init__(self, name, aliases, help):
            shown = name + (' (%s)' % ', '.join(aliases) if aliases else '')
            super().__init__([], shown, help=help, metavar=shown)

    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prog_prefix = prog
        self._parser_class = parser_class
        self._name_parser_map = {}
        self._choices_actions = []
        super().__init__(option_strings, dest, PARSER, choices=self._name_parser_map, required=required, help=help,
                         metavar=metavar)

    def add_parser(self, name, **kwargs):
        """The parser of a command."""
        if kwargs.get('prog') is None:
            kwargs['prog'] = '%s %s' % (self._prog_prefix, name)
        aliases = kwargs.pop('aliases', ())
        if name in self._name_parser_map:
            raise ArgumentError(self, 'conflicting subparser: %s' % name)
        if 'help' in kwargs:
            self._choices_actions.append(self._Choice(name, aliases, kwargs.pop('help')))
        parser = self._parser_class(**kwargs)
        for each in (name, *aliases):
            self._name_parser_map[each] = parser
        return parser

    def _get_subactions(self):
        return self._choices_actions

    def __call__(self, parser, namespace, values, option_string=None):
        name, rest = values[0], values[1:]
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        try:
            chosen = self._name_parser_map[name]
        except KeyError:
            raise ArgumentError(self, 'unknown parser %r (choices: %s)' % (name, ', '.join(self._name_parser_map)))
        below, unknown = chosen.parse_known_args(rest, None)
        for key, value in vars(below).items():
            setattr(namespace, key, value)
        if unknown:
            vars(namespace).setdefault(_UNKNOWN, [])
            getattr(namespace, _UNKNOWN).extend(unknown)


_UNKNOWN = '_unrecognized_args'
_ACTIONS = {None: _StoreAction, 'store': _StoreAction, 'store_const': _StoreConstAction,
            'store_true': _StoreTrueAction, 'store_false': _StoreFalseAction, 'append': _AppendAction,
            'append_const': _AppendConstAction, 'count': _CountAction, 'help': _HelpAction,
            'version': _VersionAction, 'parsers': _SubParsersAction, 'extend': _ExtendAction}


class FileType:
    """Opens files named on the command line."""

    def __init__(self, mode='r', bufsize=-1, encoding=None, errors=None):
        self._mode = mode
        self._bufsize = bufsize
        self._encoding = encoding
        self._errors = errors

    def __call__(self, string):
        if string == '-':
            return _sys.stdin if 'r' in self._mode else _sys.stdout
        try:
            return open(string, self._mode, self._bufsize, self._encoding, self._errors)
        except OSError as e:
            raise ArgumentTypeError("can't open '%s': %s" % (string, e))

    def __repr__(self):
        return '%s(%r)' % (type(self).__name__, self._mode)


# ---- containers of arguments ----

class _Container:
    """What arguments can be added to."""

    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.description = description
        self.prefix_chars = prefix_chars
        self.argument_default = argument_default
        self.conflict_handler = conflict_handler
        self._actions = []
        self._option_string_actions = {}
        self._action_groups = []
        self._mutually_exclusive_groups = []
        self._defaults = {}
        self._registry = dict(_ACTIONS)

    def register(self, registry_name, value, object):
        self._registry[value] = object

    def set_defaults(self, **kwargs):
        """Values of attributes that no argument sets."""
        self._defaults |= kwargs
        for action in self._actions:
            action.default = kwargs.get(action.dest, action.default)

    def get_default(self, dest):
        own = (action.default for action in self._actions if action.dest == dest)
        return next((value for value in own if value is not None), self._defaults.get(dest))

    def add_argument(self, *args, **kwargs):
        """Adds an argument: a name, or the ways of writing an option."""
        chars = self.prefix_chars
        if not args or len(args) == 1 and args[0][0] not in chars:
            if args and 'dest' in kwargs:
                raise ValueError('dest supplied twice for positional argument')
            kwargs = self._positional(*args, **kwargs)
        else:
            kwargs = self._option(*args, **kwargs)
        if 'default' not in kwargs:
            if kwargs['dest'] in self._defaults:
                kwargs['default'] = self._defaults[kwargs['dest']]
            elif self.argument_default is not None:
                kwargs['default'] = self.argument_default
        name = kwargs.pop('action', None)
        action_class = self._registry.get(name, name) if not isinstance(name, type) else name
        if not callable(action_class):
            raise ValueError('unknown action "%s"' % (action_class,))
        action = action_class(**kwargs)
        if action.type is not None and not callable(action.type):
            raise ValueError('%r is not callable' % (action.type,))
        if action.type is FileType:
            raise ValueError('%r is a FileType class object, instance of it must be passed' % (action.type,))
        return self._add_action(action)

    def _positional(self, dest, **kwargs):
        if 'required' in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get('nargs')
        if nargs not in (OPTIONAL, ZERO_OR_MORE, REMAINDER, SUPPRESS) or (nargs == ZERO_OR_MORE and
                                                                          'default' not in kwargs):
            kwargs['required'] = True
        return dict(kwargs, dest=dest, option_strings=[])

    def _option(self, *args, **kwargs):
        long = None
        for option in args:
            if option[0] not in self.prefix_chars:
                raise ValueError(f'invalid option string {option!r}: must start with a character '
                                 f'{self.prefix_chars!r}')
            if long is None and len(option) > 1 and option[1] in self.prefix_chars:
                long = option
        dest = kwargs.pop('dest', None)
        if dest is None:
            dest = (long or args[0]).lstrip(self.prefix_chars)
            if not dest:
                raise ValueError(f'dest= is required for options like {args[0]!r}')
            dest = dest.replace('-', '_')
        return dict(kwargs, dest=dest, option_strings=list(args))

    def _add_action(self, action):
        taken = [option for option in action.option_strings if option in self._option_string_actions]
        if taken and self.conflict_handler == 'resolve':
            for option in taken:
                other = self._option_string_actions.pop(option)
                other.option_strings.remove(option)
                if not other.option_strings:
                    self._root._actions.remove(other)
                    for group in self._root._action_groups:
                        if other in group._group_actions:
                            group._group_actions.remove(other)
        elif taken:
            raise ArgumentError(action, 'conflicting option string%s: %s' % ('s' if len(taken) > 1 else '',
                                                                             ', '.join(taken)))
        self._actions.append(action)
        for option in action.option_strings:
            self._option_string_actions[option] = action
        return action

    def add_argument_group(self, *args, **kwargs):
        """A section of the help."""
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, **kwargs):
        """Arguments of which only one may be given."""
        group = _MutuallyExclusiveGroup(self, **kwargs)
        self._mutually_exclusive_groups.append(group)
        return group


class _ArgumentGroup(_Container):
    def __init__(self, container, title=None, description=None, **kwargs):
        super().__init__(description, container.prefix_chars, container.argument_default, container.conflict_handler)
        self.title = title
        self._group_actions = []
        self._container = container
        self._root = container._root
        self._registry = container._registry
        self._actions = container._actions
        self._option_string_actions = container._option_string_actions
        self._defaults = container._defaults
        self._mutually_exclusive_groups = container._mutually_exclusive_groups

    def _add_action(self, action):
        action = super()._add_action(action)
        self._group_actions.append(action)
        return action


class _MutuallyExclusiveGroup(_ArgumentGroup):
    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required

    def _add_action(self, action):
        if action.required:
            raise ValueError('mutually exclusive arguments must be optional')
        action = self._container._add_action(action)
        self._group_actions.append(action)
        return action


# ---- the parser ----

class ArgumentParser(_Container):
    """Parses command lines, and writes the help."""

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=[],
                 formatter_class=HelpFormatter, prefix_chars='-', fromfile_prefix_chars=None, argument_default=None,
                 conflict_handler='error', add_help=True, allow_abbrev=True, exit_on_error=True):
        super().__init__(description, prefix_chars, argument_default, conflict_handler)
        self._root = self
        self.prog = _os.path.basename(_sys.argv[0]) if prog is None else prog
        self.usage = usage
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.fromfile_prefix_chars = fromfile_prefix_chars
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._positionals = self.add_argument_group('positional arguments')
        self._optionals = self.add_argument_group('options')
        self._subparsers = None
        char = '-' if '-' in prefix_chars else prefix_chars[0]
        if add_help:
            self.add_argument(char + 'h', char * 2 + 'help', action='help', default=SUPPRESS,
                              help='show this help message and exit')
        for parent in parents:
            for group in parent._action_groups:
                mine = next((g for g in self._action_groups if g.title == group.title), None)
                if mine is None:
                    mine = self.add_argument_group(group.title, group.description)
                for action in group._group_actions:
                    mine._add_action(action)
            self._mutually_exclusive_groups += parent._mutually_exclusive_groups
            self._defaults.update(parent._defaults)

    def __repr__(self):
        names = ['prog', 'usage', 'description', 'formatter_class', 'conflict_handler', 'add_help']
        return '%s(%s)' % (type(self).__name__, ', '.join(['%s=%r' % (n, getattr(self, n)) for n in names]))

    def _add_action(self, action):
        if action.option_strings:
            self._optionals._add_action(action)
        else:
            self._positionals._add_action(action)
        return action

    def add_subparsers(self, **kwargs):
        """Commands with parsers of their own."""
        if self._subparsers is not None:
            self.error('cannot have multiple subparser arguments')
        kwargs.setdefault('parser_class', type(self))
        if 'title' in kwargs or 'description' in kwargs:
            self._subparsers = self.add_argument_group(kwargs.pop('title', 'subcommands'),
                                                       kwargs.pop('description', None))
        else:
            self._subparsers = self._positionals
        if kwargs.get('prog') is None:
            formatter = self._get_formatter()
            positionals = [a for a in self._actions if not a.option_strings]
            text = formatter.format_usage(self.usage, positionals, self._mutually_exclusive_groups, '')
            kwargs['prog'] = text.strip()
        kwargs.pop('action', None)
        action = _SubParsersAction([], **kwargs)
        self._subparsers._add_action(action)
        return action

    # ---- parsing ----

    def parse_args(self, args=None, namespace=None):
        """What the arguments say; ends the program when they are wrong."""
        args, unknown = self.parse_known_args(args, namespace)
        if unknown:
            self.error('unrecognized arguments: %s' % ' '.join(unknown))
        return args

    def parse_known_args(self, args=None, namespace=None):
        """(what the arguments say, those that were not known)"""
        args = _sys.argv[1:] if args is None else list(args)
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if action.dest is not SUPPRESS and not hasattr(namespace, action.dest) and \
                    action.default is not SUPPRESS:
                setattr(namespace, action.dest, action.default)
        for dest in self._defaults:
            if not hasattr(namespace, dest):
                setattr(namespace, dest, self._defaults[dest])
        if not self.exit_on_error:
            namespace, unknown = _Parse(self, args, namespace).run()
        else:
            try:
                namespace, unknown = _Parse(self, args, namespace).run()
            except ArgumentError as e:
                self.error(str(e))
        if hasattr(namespace, _UNKNOWN):
            unknown = unknown + getattr(namespace, _UNKNOWN)
            delattr(namespace, _UNKNOWN)
        return namespace, unknown

    parse_intermixed_args = parse_args

    def _find_option(self, text):
        """None for what is no option; else (action or None, how it was written, the value after =)."""
        if not text or text[0] not in self.prefix_chars:
            return None
        if text in self._option_string_actions:
            return self._option_string_actions[text], text, None
        if len(text) == 1:
            return None
        if '=' in text:
            option, value = text.split('=', 1)
            if option in self._option_string_actions:
                return self._option_string_actions[option], option, value
        matches = self._abbreviations(text)
        if len(matches) > 1:
            self.error('ambiguous option: %s could match %s' % (text, ', '.join([m[1] for m in matches])))
        if matches:
            return matches[0]
        if _re.match(r'^-\d+$|^-\d*\.\d+$', text) and not any(
                _re.match(r'^-\d+$|^-\d*\.\d+$', option) for option in self._option_string_actions):
            return None
        if ' ' in text:
            return None
        return None, text, None

    def _abbreviations(self, text):
        chars, found = self.prefix_chars, []
        if text[1] in chars:
            if self.allow_abbrev:
                option, value = text.split('=', 1) if '=' in text else (text, None)
                for known, action in self._option_string_actions.items():
                    if known.startswith(option):
                        found.append((action, known, value))
            return found
        short, rest = text[:2], text[2:]
        for known, action in self._option_string_actions.items():
            if known == short:
                found.append((action, known, rest))
            elif known.startswith(text):
                found.append((action, known, None))
        return found

    def _value(self, action, text):
        """A text as the argument's type."""
        if action.type is None:
            return text
        try:
            return action.type(text)
        except ArgumentTypeError as e:
            raise ArgumentError(action, str(e)) from None
        except (TypeError, ValueError):
            name = getattr(action.type, '__name__', repr(action.type))
            raise ArgumentError(action, 'invalid %s value: %r' % (name, text)) from None

    def _check(self, action, value):
        if action.choices is not None and value not in action.choices:
            raise ArgumentError(action, 'invalid choice: %r (choose from %s)'
                                % (value, ', '.join(map(repr, action.choices))))

    def _values(self, action, texts):
        """The texts of an argument as its value."""
        if action.nargs not in (PARSER, REMAINDER):
            texts = [t for i, t in enumerate(texts) if t != '--' or '--' in texts[:i]]
        if not texts and action.nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._value(action, value)
                self._check(action, value)
            return value
        if not texts and action.nargs == ZERO_OR_MORE and not action.option_strings:
            return action.default if action.default is not None else texts
        if action.nargs in (None, OPTIONAL):
            value = self._value(action, texts[0])
            self._check(action, value)
            return value
        if action.nargs == REMAINDER:
            return [self._value(action, t) for t in texts]
        values = [self._value(action, t) for t in texts]
        for value in values[:1] if action.nargs == PARSER else values:
            self._check(action, value)
        return values

    # ---- telling ----

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        text = self._get_formatter().format_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return text.strip('\n') + '\n'

    def format_help(self):
        return self._get_formatter().format_help(self)

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), _sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), _sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            (file or _sys.stderr).write(message)

    def exit(self, status=0, message=None):
        """Ends the program."""
        if message:
            self._print_message(message, _sys.stderr)
        _sys.exit(status)

    def error(self, message):
        """Says what is wrong with the command line, and ends the program with status 2."""
        self.print_usage(_sys.stderr)
        self.exit(2, '%s: error: %s\n' % (self.prog, message))


class _Parse:
    """One command line being parsed."""

    def __init__(self, parser, args, namespace):
        self.parser = parser
        self.args = self._from_files(args) if parser.fromfile_prefix_chars else args
        self.namespace = namespace
        self.seen = set()
        self.given = set()
        self.unknown = []
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            for action in group._group_actions:
                self.conflicts.setdefault(action, []).extend([a for a in group._group_actions if a is not action])
        self.options = {}
        kinds = []
        it = iter(enumerate(self.args))
        for i, text in it:
            if text == '--':
                kinds.append('-')
                for _ in it:
                    kinds.append('A')
            else:
                option = parser._find_option(text)
                if option is not None:
                    self.options[i] = option
                kinds.append('A' if option is None else 'O')
        self.kinds = ''.join(kinds)
        self.positionals = [a for a in parser._actions if not a.option_strings]

    def _from_files(self, args):
        result = []
        for text in args:
            if not text or text[0] not in self.parser.fromfile_prefix_chars:
                result.append(text)
                continue
            try:
                with open(text[1:]) as f:
                    result += self._from_files(f.read().splitlines())
            except OSError as e:
                self.parser.error(str(e))
        return result

    def _pattern(self, action):
        nargs = action.nargs
        if nargs is None:
            pattern = '(-*A-*)'
        elif nargs == OPTIONAL:
            pattern = '(-*A?-*)'
        elif nargs == ZERO_OR_MORE:
            pattern = '(-*[A-]*)'
        elif nargs == ONE_OR_MORE:
            pattern = '(-*A[A-]*)'
        elif nargs == REMAINDER:
            pattern = '([-AO]*)'
        elif nargs == PARSER:
            pattern = '(-*A[-AO]*)'
        elif nargs == SUPPRESS:
            pattern = '(-*-*)'
        else:
            pattern = '(-*%s-*)' % '-*'.join('A' * nargs)
        return pattern.replace('-*', '').replace('-', '') if action.option_strings else pattern

    def _take(self, action, texts, option=None):
        self.seen.add(action)
        values = self.parser._values(action, texts)
        if values is not action.default:
            self.given.add(action)
            for other in self.conflicts.get(action, []):
                if other in self.given:
                    raise ArgumentError(action, 'not allowed with argument %s' % _argument_name(other))
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def _option(self, start):
        action, option, value = self.options[start]
        taken = []
        while True:
            if action is None:
                self.unknown.append(self.args[start])
                return start + 1
            if value is not None:
                count = len((_re.match(self._pattern(action), 'A') or [''])[0]) if action.nargs != 0 else 0
                chars = self.parser.prefix_chars
                if count == 0 and option[1] not in chars and value != '' and (action.nargs == 0):
                    taken.append((action, [], option))
                    option = option[0] + value[0]
                    rest = value[1:] or None
                    if option in self.parser._option_string_actions:
                        action = self.parser._option_string_actions[option]
                        value = rest
                        continue
                    raise ArgumentError(action, 'ignored explicit argument %r' % value)
                if count == 1:
                    taken.append((action, [value], option))
                    stop = start + 1
                    break
                raise ArgumentError(action, 'ignored explicit argument %r' % value)
            begin = start + 1
            count = 0
            if action.nargs != 0:
                m = _re.match(self._pattern(action), self.kinds[begin:])
                if m is None:
                    words = {None: 'expected one argument', OPTIONAL: 'expected at most one argument',
                             ONE_OR_MORE: 'expected at least one argument'}
                    message = words.get(action.nargs)
                    if message is None:
                        message = 'expected %s argument%s' % (action.nargs, '' if action.nargs == 1 else 's')
                    raise ArgumentError(action, message)
                count = len(m[1])
            stop = begin + count
            taken.append((action, self.args[begin:stop], option))
            break
        for action, texts, option in taken:
            self._take(action, texts, option)
        return stop

    def _positionals(self, start):
        kinds = self.kinds[start:]
        for n in range(len(self.positionals), 0, -1):
            m = _re.match(''.join([self._pattern(a) for a in self.positionals[:n]]), kinds)
            if m is not None:
                for action, text in zip(self.positionals[:n], m.groups()):
                    self._take(action, self.args[start:start + len(text)])
                    start += len(text)
                self.positionals = self.positionals[n:]
                break
        return start

    def run(self):
        """(namespace, arguments that were not known)"""
        at = 0
        last = max(self.options, default=-1)
        while at <= last:
            following = min([i for i in self.options if i >= at])
            if at != following:
                stop = self._positionals(at)
                if stop > at:
                    at = stop
                    continue
                at = stop
            if at not in self.options:
                self.unknown += self.args[at:following]
                at = following
            at = self._option(at)
        at = self._positionals(at)
        self.unknown += self.args[at:]
        self._finish()
        return self.namespace, self.unknown

    def _finish(self):
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_argument_name(action))
            elif isinstance(action.default, str) and getattr(self.namespace, action.dest, None) is action.default:
                setattr(self.namespace, action.dest, self.parser._value(action, action.default))
        if missing:
            self.parser.error('the following arguments are required: %s' % ', '.join([str(m) for m in missing]))
        for group in self.parser._mutually_exclusive_groups:
            if group.required and not any(a in self.given for a in group._group_actions):
                names = [_argument_name(a) for a in group._group_actions if a.help is not SUPPRESS]
                self.parser.error('one of the arguments %s is required' % ' '.join([str(n) for n in names]))
