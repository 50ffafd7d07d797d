import json, string, copy
print(json.dumps({'a':[1,2.5,None,True],'b':{'c':'é"\n😀'}}), json.dumps([1,2],separators=(',',':')), json.dumps({'b':1,'a':[]},indent=2,sort_keys=True), json.dumps('é',ensure_ascii=False), json.dumps({1:2,None:3}))
print(json.loads('{"a": [1, -2.5e3, "x\\u00e9\\ud83d\\ude00", null, true], "b": {}}'))
for bad in ('', '{', '[1,]', '{"a" 1}', '"abc', '[1] 2', '{a:1}', 'nul', '"\\x"'):
    try: print(json.loads(bad))
    except json.JSONDecodeError as e: print(e)
for o in (object, {1,2}, {(1,2):3}):
    try: json.dumps(o)
    except TypeError as e: print(e)
l=[]; l.append(l)
try: json.dumps(l)
except ValueError as e: print(e)
print(string.Template('$a ${b} $$').substitute(a=1,b=2), string.Formatter().format('{0} {x!r:>4} {0[0]}', 'ab', x='q'), string.capwords('a bc'))
class A:
    def __init__(self): self.x=[1]; self.me=self
a=A(); b=copy.deepcopy(a); c=copy.copy(a); print(b.x==a.x, b.x is a.x, b.me is b, c.x is a.x, copy.deepcopy([l])[0][0] is not l)
class S:
    __slots__=('p','q')
s=S(); s.p=1; t=copy.copy(s); print(t.p, hasattr(t,'q'), copy.copy({1,2}), copy.deepcopy((1,[2])))
