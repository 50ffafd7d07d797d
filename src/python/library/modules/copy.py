"""Copies of objects: of one alone, or of all that it leads to."""
import types
import weakref
from copyreg import dispatch_table

__all__ = ['Error', 'copy', 'deepcopy']


class Error(Exception):
    pass


error = Error

# What is never copied, alone or as a part.
_SHARED = frozenset((type(None), type(...), type(NotImplemented), bool, int, float, complex, str, bytes, type, range, property,
                     types.FunctionType, types.BuiltinFunctionType, types.CodeType, weakref.ref))
# What cannot change by itself, but may lead to what can.
_SHARED_ALONE = _SHARED | {tuple, frozenset, slice}
# What knows how to copy itself.
_COPY_ALONE = {cls: cls.copy for cls in (list, dict, set, bytearray)}


def _recipe(x):
    """What the object says a copy is made of (PEP 307): a string, if it is to be shared, or up to five parts."""
    reduce = dispatch_table.get(type(x))
    if reduce is not None:
        return reduce(x)
    if hasattr(x, '__reduce_ex__'):
        return x.__reduce_ex__(4)
    if hasattr(x, '__reduce__'):
        return x.__reduce__()
    raise Error(f'un(deep)copyable object of type {type(x)}')


def copy(x):
    """Another object of the same contents."""
    cls = type(x)
    if cls in _COPY_ALONE:
        return _COPY_ALONE[cls](x)
    if cls in _SHARED_ALONE or issubclass(cls, type):
        return x
    own = getattr(cls, '__copy__', None)
    if own is not None:
        return own(x)
    recipe = _recipe(x)
    return x if isinstance(recipe, str) else _cook(x, None, *recipe)


def deepcopy(x, memo=None, _nil=[]):
    """Another object, whose contents are copies too. The memo knows what is copied already, by its id."""
    if memo is None:
        memo = {}
    known = memo.get(id(x), _nil)
    if known is not _nil:
        return known
    made = _made_deeply(x, memo)
    if made is not x:
        memo[id(x)] = made
        # As long as the memo lives, no new object may get the id of a copied one.
        memo.setdefault(id(memo), []).append(x)
    return made


def _made_deeply(x, memo):
    cls = type(x)
    if cls in _SHARED:
        return x
    if cls in _COPY_DEEPLY:
        return _COPY_DEEPLY[cls](x, memo)
    if issubclass(cls, type):
        return x
    own = getattr(x, '__deepcopy__', None)
    if own is not None:
        return own(memo)
    recipe = _recipe(x)
    return x if isinstance(recipe, str) else _cook(x, memo, *recipe)


# A container is in the memo before its contents are copied: they may lead back to it.

def _list_deeply(x, memo):
    made = memo[id(x)] = []
    for item in x:
        made.append(deepcopy(item, memo))
    return made


def _dict_deeply(x, memo):
    made = memo[id(x)] = {}
    for key, value in x.items():
        key = deepcopy(key, memo)
        made[key] = deepcopy(value, memo)
    return made


def _tuple_deeply(x, memo):
    items = [deepcopy(item, memo) for item in x]
    if id(x) in memo:
        # An item led back to the tuple, which is copied by now.
        return memo[id(x)]
    return x if all(map(_is, items, x)) else tuple(items)


def _is(one, other):
    return one is other


def _method_deeply(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_COPY_DEEPLY = {list: _list_deeply, dict: _dict_deeply, tuple: _tuple_deeply,
                types.MethodType: _method_deeply}


def _cook(x, memo, func, args, state=None, items=None, pairs=None):
    """Follows a recipe: the function makes an object, which then gets its state, and its items if it is a container."""
    part = _itself if memo is None else lambda whole: deepcopy(whole, memo)
    made = func(*map(part, args))
    if memo is not None:
        memo[id(x)] = made
    if state is not None:
        _restore(made, part(state))
    for item in items or ():
        made.append(part(item))
    for key, value in pairs or ():
        key = part(key)
        made[key] = part(value)
    return made


def _itself(part):
    return part


def _restore(made, state):
    if hasattr(made, '__setstate__'):
        made.__setstate__(state)
        return
    attributes, slots = state if isinstance(state, tuple) and len(state) == 2 else (state, None)
    if attributes is not None:
        vars(made).update(attributes)
    for name, value in (slots or {}).items():
        setattr(made, name, value)
