"""Get useful information from live Python objects."""
import enum
import functools
import sys
import types
from collections import OrderedDict, namedtuple

__all__ = ['signature', 'Signature', 'Parameter', 'BoundArguments', 'getmembers', 'isfunction', 'ismethod', 'isclass',
           'ismodule', 'isbuiltin', 'isgenerator', 'isgeneratorfunction', 'iscoroutine', 'iscoroutinefunction',
           'isasyncgen', 'isasyncgenfunction', 'isawaitable', 'isabstract', 'isroutine', 'iscode', 'isframe',
           'istraceback', 'isdatadescriptor', 'ismethoddescriptor', 'getdoc', 'getmodule', 'getmro', 'getsource',
           'getsourcelines', 'getfile', 'getsourcefile', 'currentframe', 'stack', 'getfullargspec', 'getattr_static',
           'cleandoc', 'unwrap', 'getclosurevars', 'getgeneratorstate', 'getcoroutinestate', 'FrameInfo', 'trace',
           'getcallargs', 'classify_class_attrs', 'get_annotations', 'getmodulename', 'getinnerframes',
           'getouterframes', 'getframeinfo', 'isgetsetdescriptor', 'ismemberdescriptor']

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 16, 32, 128, 256, 512


# ---- kinds of objects ----

_object = object


def _is_kind(name, kind):
    """The function that says whether an object is of the kind."""
    def asked(object):
        return isinstance(object, kind)
    asked.__name__ = asked.__qualname__ = name
    return asked


_KINDS = {'ismodule': 'ModuleType', 'ismethod': 'MethodType', 'isfunction': 'FunctionType', 'iscode': 'CodeType',
          'isbuiltin': 'BuiltinFunctionType', 'isframe': 'FrameType', 'istraceback': 'TracebackType',
          'isgenerator': 'GeneratorType', 'iscoroutine': 'CoroutineType', 'isasyncgen': 'AsyncGeneratorType',
          'ismemberdescriptor': 'MemberDescriptorType', 'isgetsetdescriptor': 'GetSetDescriptorType'}
globals().update({name: _is_kind(name, getattr(types, kind)) for name, kind in _KINDS.items()})
isclass = _is_kind('isclass', type)


def isawaitable(object):
    from collections.abc import Awaitable
    return (isinstance(object, types.CoroutineType)
            or isinstance(object, types.GeneratorType) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
            or isinstance(object, Awaitable))


def _has_flag(f, flag):
    while ismethod(f):
        f = f.__func__
    while isinstance(f, functools.partial):
        f = f.func
    return isfunction(f) and bool(f.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    return _has_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def _descriptor_methods(object):
    """Which of a descriptor's methods the object's type has; none for what is called or made a class."""
    if isinstance(object, (type, types.FunctionType, types.MethodType)):
        return set()
    return {name for name in ('__get__', '__set__', '__delete__') if hasattr(type(object), name)}


def ismethoddescriptor(object):
    has = _descriptor_methods(object)
    return '__get__' in has and '__set__' not in has


def isdatadescriptor(object):
    return not _descriptor_methods(object) <= {'__get__'}


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', None))


# ---- members ----

def getmembers(object, predicate=None):
    """All members of an object as (name, value), sorted by name."""
    names = dict.fromkeys(dir(object))
    for base in object.__bases__ if isclass(object) else ():
        names.update({name: None for name, value in vars(base).items()
                      if isinstance(value, types.DynamicClassAttribute)})
    found = {}
    for name in names:
        # dir names what cannot always be had, as __abstractmethods__ of a class.
        try:
            found[name] = getattr(object, name)
        except AttributeError:
            pass
    chosen = [pair for pair in found.items() if predicate is None or predicate(pair[1])]
    return sorted(chosen, key=lambda pair: pair[0])


def getmembers_static(object, predicate=None):
    """The same without calling descriptors."""
    pairs = [(name, getattr_static(object, name)) for name in dir(object)]
    return sorted([p for p in pairs if predicate is None or predicate(p[1])], key=lambda pair: pair[0])


Attribute = namedtuple('Attribute', 'name kind defining_class object')


def classify_class_attrs(cls):
    """What each attribute of a class is, and where it is defined."""
    result = []
    for name in dir(cls):
        home = next((c for c in cls.__mro__ if name in c.__dict__), None)
        value = home.__dict__[name] if home is not None else getattr(cls, name)
        if isinstance(value, (staticmethod, types.BuiltinFunctionType)):
            kind = 'static method'
        elif isinstance(value, classmethod) or type(value).__name__ == 'classmethod_descriptor':
            kind = 'class method'
        elif isinstance(value, property):
            kind = 'property'
        elif isroutine(value):
            kind = 'method'
        else:
            kind = 'data'
        result.append(Attribute(name, kind, home, value))
    return result


def getmro(cls):
    return cls.__mro__


_missing = object()


def getattr_static(obj, attr, default=_missing):
    """An attribute without descriptors, __getattr__ or __getattribute__."""
    kind = obj if isinstance(obj, type) else type(obj)
    if not isinstance(obj, type):
        found = getattr(obj, '__dict__', {}).get(attr, _missing)
        on_class = next((c.__dict__[attr] for c in kind.__mro__ if attr in c.__dict__), _missing)
        if on_class is not _missing and (found is _missing or isdatadescriptor(on_class)):
            return on_class
        if found is not _missing:
            return found
    for c in kind.__mro__:
        if attr in c.__dict__:
            return c.__dict__[attr]
    metaclasses = type(obj).__mro__ if kind is obj else ()
    found = next((vars(c)[attr] for c in metaclasses if attr in vars(c)), default)
    if found is _missing:
        raise AttributeError(attr)
    return found


def unwrap(func, *, stop=None):
    """The function within decorators."""
    seen = {id(func)}
    while hasattr(func, '__wrapped__') and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError('wrapper loop when unwrapping {!r}'.format(func))
        seen.add(id(func))
    return func


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """The annotations of a function, class or module."""
    if isinstance(obj, type):
        found = obj.__dict__.get('__annotations__')
    elif isinstance(obj, types.ModuleType) or callable(obj):
        found = getattr(obj, '__annotations__', None)
    else:
        raise TypeError(f'{obj!r} is not a module, class, or callable.')
    if not found:
        return {}
    if not eval_str:
        return dict(found)
    if globals is None:
        globals = getattr(obj, '__globals__', None) or getattr(sys.modules.get(getattr(obj, '__module__', None)),
                                                               '__dict__', {})
    return {k: eval(v, globals, locals) if isinstance(v, str) else v for k, v in found.items()}


# ---- texts ----

def cleandoc(doc):
    """A docstring without its indentation."""
    first, *others = doc.expandtabs().split('\n')
    margin = min([_indent(line) for line in others if line.lstrip()], default=0)
    lines = [first.lstrip(), *[line[margin:] for line in others]]
    filled = [number for number, line in enumerate(lines) if line]
    return '\n'.join(lines[filled[0]:filled[-1] + 1]) if filled else ''


def getdoc(object):
    """The docstring, of a base class where there is none."""
    doc = getattr(object, '__doc__', None)
    if doc is None and isclass(object):
        doc = next((c.__doc__ for c in object.__mro__ if c is not _object and c.__doc__ is not None), None)
    if doc is None and isinstance(object, (types.FunctionType, types.MethodType, property)):
        f = getattr(object, '__func__', getattr(object, 'fget', object))
        owner = getattr(object, '__self__', None)
        if owner is not None:
            cls = owner if isclass(owner) else type(owner)
        else:
            cls = sys.modules.get(f.__module__)
            for name in f.__qualname__.split('.')[:-1]:
                cls = getattr(cls, name, None)
        if isclass(cls):
            for c in cls.__mro__:
                other = c.__dict__.get(f.__name__)
                if other is not None and getattr(other, '__doc__', None) is not None:
                    doc = other.__doc__
                    break
    return cleandoc(doc) if isinstance(doc, str) else None


# What leads from an object to its code, step by step.
_TO_CODE = (('ismethod', '__func__'), ('isfunction', '__code__'), ('istraceback', 'tb_frame'), ('isframe', 'f_code'))


def _code_of(object):
    for kind, step in _TO_CODE:
        if globals()[kind](object):
            object = getattr(unwrap(object) if step == '__code__' else object, step)
    return object if iscode(object) else None


def getfile(object):
    """The file in which something is defined."""
    code = _code_of(object)
    if code is not None:
        return code.co_filename
    if isclass(object):
        home, what = sys.modules.get(object.__module__), 'class'
    elif ismodule(object):
        home, what = object, 'module'
    else:
        raise TypeError('module, class, method, function, traceback, frame, or code object was expected, got '
                        + type(object).__name__)
    file = getattr(home, '__file__', None)
    if file:
        return file
    if what == 'class' and object.__module__ == '__main__':
        raise OSError('source code not available')
    raise TypeError(f'{object!r} is a built-in {what}')


getsourcefile = getfile


def getmodulename(path):
    import os
    name, extension = os.path.splitext(os.path.basename(path))
    return name if extension == '.py' else None


def getmodule(object, _filename=None):
    """The module in which something is defined."""
    if ismodule(object):
        return object
    name = getattr(object, '__module__', None)
    if name is not None:
        return sys.modules.get(name)
    code = _code_of(object)
    for module in list(sys.modules.values()):
        if code is not None and getattr(module, '__file__', None) == code.co_filename:
            return module
    return None


def _indent(line):
    return len(line) - len(line.lstrip())


def _block(lines):
    """The lines of the statement with which they begin."""
    depth = 0
    indent = _indent(lines[0])
    head_done = False
    end = 1
    for i, line in enumerate(lines):
        text = line.strip()
        if not head_done:
            code = text.split('#')[0]
            depth += sum(code.count(c) for c in '([{') - sum(code.count(c) for c in ')]}')
            end = i + 1
            if depth <= 0 and not text.startswith('@') and code.rstrip().endswith(':'):
                head_done = True
            elif depth <= 0 and not text.startswith('@') and not code.rstrip().endswith(('\\', ',')):
                return lines[:end]
            continue
        if not text or text.startswith('#') and _indent(line) <= indent:
            continue
        if _indent(line) <= indent and not text.startswith((')', ']', '}')):
            break
        end = i + 1
    return lines[:end]


def findsource(object):
    """All lines of the file, and where something begins."""
    import linecache
    import re
    lines = linecache.getlines(getfile(object))
    if not lines:
        raise OSError('could not get source code')
    if ismodule(object):
        return lines, 0
    if isclass(object):
        pattern = re.compile(r'^(\s*)class\s*' + object.__qualname__.split('.')[-1] + r'\b')
        found = [i for i, line in enumerate(lines) if pattern.match(line)]
        if not found:
            raise OSError('could not find class definition')
        at = found[-1]
        while at > 0 and lines[at - 1].lstrip().startswith('@'):
            at -= 1
        return lines, at
    return lines, _code_of(object).co_firstlineno - 1


def getsourcelines(object):
    """The lines of something, and the number of the first."""
    object = unwrap(object)
    lines, at = findsource(object)
    if ismodule(object):
        return lines, 0
    return _block(lines[at:]), at + 1


def getsource(object):
    """The text of something's definition."""
    return ''.join(getsourcelines(object)[0])


# ---- frames ----

def currentframe():
    """The frame of the caller."""
    frame = sys._getframe()
    return frame.f_back


class FrameInfo(namedtuple('FrameInfo', 'frame filename lineno function code_context index')):
    __slots__ = ()


class Traceback(namedtuple('Traceback', 'filename lineno function code_context index')):
    __slots__ = ()


def getframeinfo(frame, context=1):
    """Where a frame or traceback stands."""
    line = frame.tb_lineno if istraceback(frame) else frame.f_lineno
    frame = frame.tb_frame if istraceback(frame) else frame
    import linecache
    lines = index = None
    if context > 0:
        start = max(line - 1 - context // 2, 0)
        lines = [text for n in range(start, start + context) if (text := linecache.getline(frame.f_code.co_filename, n + 1))]
        index = line - 1 - start if lines else None
        lines = lines or None
    return Traceback(frame.f_code.co_filename, line, frame.f_code.co_name, lines, index)


def getouterframes(frame, context=1):
    """The frames from one outwards."""
    result = []
    while frame:
        result.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return result


def getinnerframes(tb, context=1):
    result = []
    while tb:
        result.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return result


def stack(context=1):
    """The frames of the caller and of those who called it."""
    return getouterframes(sys._getframe().f_back, context)


def trace(context=1):
    return getinnerframes(sys.exc_info()[2], context)


# ---- generators and closures ----

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = ('CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED',
                                                           'CORO_CLOSED')


def _state(prefix, running, suspended, frame):
    if running:
        return prefix + '_RUNNING'
    if suspended:
        return prefix + '_SUSPENDED'
    return prefix + ('_CLOSED' if frame is None else '_CREATED')


def getgeneratorstate(generator):
    """GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED or GEN_CLOSED"""
    return _state('GEN', generator.gi_running, generator.gi_suspended, generator.gi_frame)


def getcoroutinestate(coroutine):
    return _state('CORO', coroutine.cr_running, coroutine.cr_suspended, coroutine.cr_frame)


def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError('{!r} is not a Python generator'.format(generator))
    return generator.gi_frame.f_locals if generator.gi_frame is not None else {}


ClosureVars = namedtuple('ClosureVars', 'nonlocals globals builtins unbound')


def getclosurevars(func):
    """What a function's free names refer to."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError('{!r} is not a Python function'.format(func))
    nonlocals = {name: cell.cell_contents for name, cell in zip(func.__code__.co_freevars, func.__closure__ or ())}
    import builtins
    found, known, unbound = {}, {}, set()
    for name in func.__code__.co_names:
        if name in ('None', 'True', 'False'):
            continue
        if name in func.__globals__:
            found[name] = func.__globals__[name]
        elif hasattr(builtins, name):
            known[name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, found, known, unbound)


# ---- signatures ----

class _empty:
    """Marker object for Signature.empty and Parameter.empty."""


class _ParameterKind(enum.IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self._name_

    @property
    def description(self):
        return ('positional-only', 'positional or keyword', 'variadic positional', 'keyword-only',
                'variadic keyword')[self]


_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _ParameterKind


def formatannotation(annotation, base_module=None):
    """An annotation as a signature shows it."""
    home = getattr(annotation, '__module__', None)
    if home == 'typing':
        return repr(annotation).replace('typing.', '')
    if not isinstance(annotation, type) or isinstance(annotation, types.GenericAlias):
        return repr(annotation)
    name = annotation.__qualname__
    return name if home in ('builtins', base_module) else f'{home}.{name}'


class Parameter:
    """One parameter of a function."""
    __slots__ = ('_name', '_kind', '_default', '_annotation')
    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind')
        if kind in (_VAR_POSITIONAL, _VAR_KEYWORD) and default is not _empty:
            raise ValueError(f'{kind.description} parameters cannot have default values')
        if name is _empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if not name.isidentifier():
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name, self._kind, self._default, self._annotation = name, kind, default, annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=_empty, kind=_empty, annotation=_empty, default=_empty):
        """The same with other properties."""
        return type(self)(self._name if name is _empty else name, self._kind if kind is _empty else kind,
                          default=self._default if default is _empty else default,
                          annotation=self._annotation if annotation is _empty else annotation)

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text = '{}: {}'.format(text, formatannotation(self._annotation))
        if self._default is not _empty:
            text = ('{} = {}' if self._annotation is not _empty else '{}={}').format(text, repr(self._default))
        return {_VAR_POSITIONAL: '*', _VAR_KEYWORD: '**'}.get(self._kind, '') + text

    def __repr__(self):
        return '<{} "{}">'.format(self.__class__.__name__, self)

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name, self._kind, self._default, self._annotation) == (
            other._name, other._kind, other._default, other._annotation)


class BoundArguments:
    """The arguments of one call, by parameter."""
    __slots__ = ('arguments', '_signature', '__weakref__')

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        """Those that are given by position."""
        args = []
        for name, p in self._signature.parameters.items():
            if p.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if p.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        """Those that are given by name."""
        kwargs = {}
        by_name = False
        for name, p in self._signature.parameters.items():
            if not by_name:
                if p.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    by_name = True
                elif name not in self.arguments:
                    by_name = True
                    continue
            if not by_name or name not in self.arguments:
                continue
            if p.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Adds the defaults of what was not given."""
        arguments = {}
        for name, p in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif p.default is not _empty:
                arguments[name] = p.default
            elif p.kind is _VAR_POSITIONAL:
                arguments[name] = ()
            elif p.kind is _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    def __repr__(self):
        return '<{} ({})>'.format(self.__class__.__name__,
                                  ', '.join(['{}={!r}'.format(k, v) for k, v in self.arguments.items()]))


class Signature:
    """The parameters of a function, and what it returns."""
    __slots__ = ('_return_annotation', '_parameters')
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        found = OrderedDict()
        top, defaults = _POSITIONAL_ONLY, False
        for p in parameters or ():
            if p.kind < top:
                raise ValueError('wrong parameter order: {} parameter before {} parameter'.format(
                    top.description, p.kind.description))
            top = p.kind
            if p.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if p.default is not _empty:
                    defaults = True
                elif defaults:
                    raise ValueError('non-default argument follows default argument')
            if p.name in found:
                raise ValueError('duplicate parameter name: {!r}'.format(p.name))
            found[p.name] = p
        self._parameters = types.MappingProxyType(found)
        self._return_annotation = return_annotation

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return _signature(obj, follow_wrapped)

    def replace(self, *, parameters=_empty, return_annotation=_empty):
        """The same with other properties."""
        return type(self)(self._parameters.values() if parameters is _empty else parameters,
                          return_annotation=self._return_annotation if return_annotation is _empty
                          else return_annotation)

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return (dict(self._parameters), self._return_annotation) == (dict(other._parameters),
                                                                     other._return_annotation)

    def __hash__(self):
        return hash((tuple(self._parameters.values()), self._return_annotation))

    def _bind(self, args, kwargs, partial):
        arguments = {}
        args = list(args)
        kwargs = dict(kwargs)
        extra = None
        for p in self._parameters.values():
            if p.kind is _VAR_POSITIONAL:
                if args:
                    arguments[p.name] = tuple(args)
                    args = []
            elif p.kind is _VAR_KEYWORD:
                extra = p
            elif p.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD) and args:
                if p.kind is _POSITIONAL_OR_KEYWORD and p.name in kwargs:
                    raise TypeError('multiple values for argument {!r}'.format(p.name))
                arguments[p.name] = args.pop(0)
            elif p.kind is not _POSITIONAL_ONLY and p.name in kwargs:
                if args:
                    raise TypeError('too many positional arguments')
                arguments[p.name] = kwargs.pop(p.name)
            elif p.kind is _POSITIONAL_ONLY and p.name in kwargs and p.default is _empty:
                raise TypeError('{arg!r} parameter is positional only, but was passed as a keyword'.format(arg=p.name))
            elif p.default is _empty and not partial:
                if args:
                    raise TypeError('too many positional arguments')
                raise TypeError('missing a required argument: {!r}'.format(p.name))
        if args:
            raise TypeError('too many positional arguments')
        if kwargs:
            if extra is None:
                raise TypeError('got an unexpected keyword argument {!r}'.format(next(iter(kwargs))))
            arguments[extra.name] = kwargs
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        """The arguments of a call by parameter; TypeError where they do not fit."""
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        """The same, where some may be missing."""
        return self._bind(args, kwargs, True)

    def __repr__(self):
        return '<{} {}>'.format(self.__class__.__name__, self)

    def __str__(self):
        parts = []
        only, star = False, True
        for p in self._parameters.values():
            if p.kind == _POSITIONAL_ONLY:
                only = True
            elif only:
                parts.append('/')
                only = False
            if p.kind == _VAR_POSITIONAL:
                star = False
            elif p.kind == _KEYWORD_ONLY and star:
                parts.append('*')
                star = False
            parts.append(str(p))
        if only:
            parts.append('/')
        text = '({})'.format(', '.join(parts))
        if self._return_annotation is not _empty:
            text += ' -> {}'.format(formatannotation(self._return_annotation))
        return text


def _of_function(f):
    code = f.__code__
    names = code.co_varnames
    count, only = code.co_argcount, code.co_posonlyargcount
    defaults = f.__defaults__ or ()
    by_name = f.__kwdefaults__ or {}
    annotations = get_annotations(f)
    parameters = []
    for i in range(count):
        default = defaults[i - count + len(defaults)] if i >= count - len(defaults) else _empty
        parameters.append(Parameter(names[i], _POSITIONAL_ONLY if i < only else _POSITIONAL_OR_KEYWORD,
                                    default=default, annotation=annotations.get(names[i], _empty)))
    at = count + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        parameters.append(Parameter(names[at], _VAR_POSITIONAL, annotation=annotations.get(names[at], _empty)))
        at += 1
    for name in names[count:count + code.co_kwonlyargcount]:
        parameters.append(Parameter(name, _KEYWORD_ONLY, default=by_name.get(name, _empty),
                                    annotation=annotations.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        parameters.append(Parameter(names[at], _VAR_KEYWORD, annotation=annotations.get(names[at], _empty)))
    return Signature(parameters, return_annotation=annotations.get('return', _empty))


def _of_text(obj, text):
    """The signature that a built-in function tells as a text."""
    text = text.replace('$module, /, ', '').replace('$module, /', '').replace('$module, ', '').replace('$module', '')
    bound = '$self' in text or '$type' in text
    text = text.replace('$self', 'self').replace('$type', 'type')
    scope = {}
    names = {'sys': sys, '__builtins__': __builtins__}
    import re
    text = re.sub(r'=<[^>]*>', '=None', text)
    try:
        exec('def f' + text + ': pass', names, scope)
    except (SyntaxError, NameError):
        raise ValueError('no signature found for builtin {!r}'.format(obj)) from None
    result = _of_function(scope['f'])
    if bound and not isinstance(obj, types.MethodDescriptorType) and not isinstance(obj, types.WrapperDescriptorType):
        parameters = list(result.parameters.values())[1:]
        result = result.replace(parameters=parameters)
    return result


def _without_first(result):
    parameters = list(result.parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError('invalid method signature')
    if parameters[0].kind is not _VAR_POSITIONAL:
        parameters = parameters[1:]
    return result.replace(parameters=parameters)


def _of_partial(obj):
    inner = _signature(obj.func, True)
    bound = inner.bind_partial(*obj.args, **obj.keywords)
    parameters, by_name = [], False
    for name, p in inner.parameters.items():
        if name in bound.arguments and p.kind not in (_VAR_POSITIONAL, _VAR_KEYWORD):
            if name in (obj.keywords or {}):
                by_name = True
                parameters.append(p.replace(kind=_KEYWORD_ONLY, default=obj.keywords[name]))
            continue
        if by_name:
            if p.kind is _VAR_POSITIONAL:
                continue
            if p.kind is _POSITIONAL_OR_KEYWORD:
                p = p.replace(kind=_KEYWORD_ONLY)
        parameters.append(p)
    return inner.replace(parameters=parameters)


def _signature(obj, follow_wrapped):
    if not callable(obj):
        raise TypeError('{!r} is not a callable object'.format(obj))
    if isinstance(obj, types.MethodType):
        return _without_first(_signature(obj.__func__, follow_wrapped))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__'))
        if isinstance(obj, types.MethodType):
            return _signature(obj, follow_wrapped)
    given = getattr(obj, '__signature__', None)
    if given is not None:
        return given
    if isinstance(obj, types.FunctionType):
        return _of_function(obj)
    if isinstance(obj, functools.partial):
        return _of_partial(obj)
    if isinstance(obj, type):
        return _of_class(obj, follow_wrapped)
    text = getattr(obj, '__text_signature__', None)
    if text:
        return _of_text(obj, text)
    if isinstance(obj, (types.BuiltinFunctionType, types.MethodDescriptorType, types.WrapperDescriptorType)):
        raise ValueError('no signature found for builtin {!r}'.format(obj))
    call = getattr(type(obj), '__call__', None)
    if isinstance(call, (types.FunctionType, functools.partial)) or hasattr(call, '__wrapped__'):
        return _without_first(_signature(call, follow_wrapped))
    raise ValueError('callable {!r} is not supported by signature'.format(obj))


def _of_class(cls, follow_wrapped):
    call = type(cls).__call__
    if isinstance(call, types.FunctionType):
        return _without_first(_signature(call, follow_wrapped))
    for name in ('__new__', '__init__'):
        for c in cls.__mro__:
            f = c.__dict__.get(name)
            if f is None:
                continue
            f = f.__func__ if isinstance(f, staticmethod) else f
            if isinstance(f, types.FunctionType):
                return _without_first(_signature(f, follow_wrapped))
            break
    for c in cls.__mro__[:-1]:
        text = c.__dict__.get('__text_signature__') or getattr(c, '__text_signature__', None)
        if text:
            return _of_text(cls, text)
    if cls.__init__ is object.__init__ and cls.__new__ is object.__new__:
        return Signature()
    raise ValueError('no signature found for builtin type {!r}'.format(cls))


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The signature of a callable."""
    result = _signature(obj, follow_wrapped)
    if eval_str:
        names = getattr(unwrap(obj), '__globals__', {}) if globals is None else globals

        def known(annotation):
            return eval(annotation, names, locals) if isinstance(annotation, str) else annotation
        result = result.replace(parameters=[p.replace(annotation=known(p.annotation))
                                            for p in result.parameters.values()],
                                return_annotation=known(result.return_annotation))
    return result


FullArgSpec = namedtuple('FullArgSpec', 'args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations')


def getfullargspec(func):
    """The names and defaults of a function's parameters."""
    try:
        sig = _of_function(func.__func__ if ismethod(func) else func) if isfunction(func) or ismethod(func) \
            else _signature(func, False)
    except Exception as ex:
        raise TypeError('unsupported callable') from ex
    args, only, defaults, by_name, annotations = [], [], [], {}, {}
    if sig.return_annotation is not _empty:
        annotations['return'] = sig.return_annotation
    varargs = varkw = None
    for p in sig.parameters.values():
        if p.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            args.append(p.name)
            if p.default is not _empty:
                defaults.append(p.default)
        elif p.kind is _VAR_POSITIONAL:
            varargs = p.name
        elif p.kind is _KEYWORD_ONLY:
            only.append(p.name)
            if p.default is not _empty:
                by_name[p.name] = p.default
        else:
            varkw = p.name
        if p.annotation is not _empty:
            annotations[p.name] = p.annotation
    return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, only, by_name or None, annotations)


def getcallargs(func, /, *positional, **named):
    """The values of a function's names in a call."""
    if ismethod(func):
        positional = (func.__self__, *positional)
        func = func.__func__
    bound = _signature(func, False).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)
