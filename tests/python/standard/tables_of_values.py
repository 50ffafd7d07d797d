"""csv: reading, writing, dialects."""
import csv, io
data='name,age\r\n"Smith, J",42\r\n"say ""hi""",7\r\nplain,\r\n\r\n"multi\nline",1\r\n'
print(list(csv.reader(io.StringIO(data, newline=''))))
print(list(csv.reader(data.splitlines()[:3])), list(csv.DictReader(io.StringIO(data, newline=''))))
for kw in ({'delimiter':';'},{'quoting':csv.QUOTE_NONE},{'quotechar':"'"},{'skipinitialspace':True},{'escapechar':'\\'},{'quoting':csv.QUOTE_NONNUMERIC},{'doublequote':False},{'delimiter':'\t'},{'dialect':'excel-tab'},{'dialect':'unix'},{'strict':True}):
    for text in ("a;b;'c d'", 'a, b,"c"', 'x\\,y,"z\\"w"', '"1",2,3.5', 'a\tb\tc', '"a"b,c', "'q,r',s", '', ',', '"unclosed', 'a""b,c"d'):
        try: print(kw, repr(text), list(csv.reader([text], **kw)))
        except (csv.Error, ValueError) as e: print(kw, repr(text), type(e).__name__, e)
rows=[['a','b c','d,e','f"g'],[1,2.5,None,True],['new\nline','',' s',"it's"],[''],['x'],[]]
for kw in ({},{'quoting':csv.QUOTE_ALL},{'quoting':csv.QUOTE_NONNUMERIC},{'quoting':csv.QUOTE_NONE,'escapechar':'\\'},{'delimiter':'|','lineterminator':'\n'},{'quotechar':"'"},{'doublequote':False,'escapechar':'\\'},{'dialect':csv.unix_dialect},{'quoting':csv.QUOTE_NONE}):
    f=io.StringIO(newline='')
    w=csv.writer(f,**kw)
    for r in rows:
        try: print(w.writerow(r),end=' ')
        except csv.Error as e: print(e,end=' ')
    print(kw, repr(f.getvalue()))
f=io.StringIO(newline=''); d=csv.DictWriter(f,fieldnames=['x','y'],restval='-'); d.writeheader(); d.writerow({'x':1}); d.writerows([{'x':2,'y':3}]); print(repr(f.getvalue()))
try: d.writerow({'z':1})
except ValueError as e: print(e)
r=csv.DictReader(['a,b','1,2,3,4','5'],restkey='more',restval='none'); print(r.fieldnames, list(r), r.line_num)
csv.register_dialect('pipes', delimiter='|'); print(csv.list_dialects(), list(csv.reader(['a|b'],'pipes')), csv.get_dialect('pipes').delimiter)
for g in (lambda:csv.reader(['a'],delimiter='ab'),lambda:csv.reader(['a'],'nope'),lambda:csv.writer(5),lambda:csv.writer(io.StringIO()).writerow(5),lambda:list(csv.reader([b'a'])),lambda:csv.reader(['a'],foo=1),lambda:csv.reader(5),lambda:csv.field_size_limit(),lambda:csv.reader(['a'],quotechar=''),lambda:csv.reader(['a'],quoting=9)):
    try: print(g())
    except Exception as e: print(type(e),e)
with open('t.csv','w',newline='') as f: csv.writer(f).writerows([[i,i*i] for i in range(3)])
with open('t.csv',newline='') as f:
    for row in csv.reader(f): print(row)
import os; os.remove('t.csv')
print(csv.Sniffer().sniff('a;b\n1;2\n').delimiter, csv.Sniffer().has_header('name,age\nbob,1\namy,2\n'))
