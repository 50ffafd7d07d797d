"""pathlib,_fnmatch,_glob."""
from pathlib import Path, PurePath, PurePosixPath, PosixPath
import os, pathlib, fnmatch, glob
for s in ['a/b/c.txt','/','','.','/usr//lib/./x.tar.gz','..','a/../b','.bashrc','a.','~/x','//net/share','///x','file','dir/']:
    p=PurePath(s); print(repr(p),str(p),p.parts,p.name,p.stem,p.suffix,p.suffixes,p.parent,list(p.parents),p.root,p.anchor,p.is_absolute(),hash(p)==hash(PurePosixPath(s)))
p=Path('a')/'b'/'c.py'; print(p,'x'/p,p/'/abs',p.with_name('d.txt'),p.with_suffix('.md'),p.with_suffix(''),p.with_stem('z'),p.joinpath('x','y'),p.relative_to('a'),p.is_relative_to('a'),p.is_relative_to('q'),p.match('*.py'),p.match('b/*.py'),p.match('x/*.py'),p.as_posix(),os.fspath(p),type(p),p==Path('a/b/c.py'),p<Path('b'),sorted([Path('b'),Path('a/z'),Path('a')]),p.parents[0],p.parents[-1],len(p.parents),p.parents)
for f in (lambda:Path('a').relative_to('b'),lambda:Path('/').with_name('x'),lambda:Path('a').with_suffix('x'),lambda:Path(5),lambda:Path('a')/5,lambda:p.parents[9],lambda:Path('nope.txt').read_text(),lambda:Path('nope').stat(),lambda:Path('nope').unlink(),lambda:list(Path('.').glob('')),lambda:Path('a')<'b',lambda:Path('nope').unlink(missing_ok=True),lambda:list(Path('nope').iterdir()), lambda: Path('x').resolve(strict=True) if 0 else 1, lambda: Path('t').write_text(5), lambda: Path('a/b').as_uri(), lambda: Path('/a b').as_uri()):
    try: print(f())
    except Exception as e: print(type(e).__name__,e)
t=Path('path_test.txt'); print(t.write_text('hello\nworld\n'),t.read_text(),t.exists(),t.is_file(),t.is_dir(),t.stat().st_size,t.read_bytes(),t in list(Path('.').iterdir()),t.resolve().name,t.absolute()==Path.cwd()/t)
with t.open() as f: print([l.strip() for l in f])
with open(t) as f: print(f.readline())
print([str(x) for x in Path('.').glob('path_test.*')], glob.glob('path_test.t?t'), t.rename('path_test2.txt'), t.exists()); Path('path_test2.txt').unlink()
t.touch(); print(t.read_bytes(), os.path.exists(t)); t.unlink(); print(t.exists())
print(fnmatch.fnmatch('abc.txt','*.txt'),fnmatch.filter(['a.py','b.txt','c.py'],'*.py'),fnmatch.fnmatch('b','[!a]'),fnmatch.translate('a*[b-d]?.x'),fnmatch.fnmatchcase('[x','[[]x'))
print(Path.home()==Path('~').expanduser(), isinstance(p,os.PathLike), {Path('a'):1}[Path('a')], repr(Path(Path('a'),Path('b'))), Path('a','b','/c','d'), bytes(Path('é')))
