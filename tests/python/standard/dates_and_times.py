"""datetime: arithmetic, texts in and out, zones, wrong arguments."""
from datetime import *
import datetime as m, copy
D=datetime
d=date(2024,2,29); t=D(2024,2,29,13,5,9,1234); u=D(2024,3,1,tzinfo=timezone.utc); z=timezone(timedelta(hours=5,minutes=30)); v=D(2024,3,1,5,30,tzinfo=z)
for x in (d,t,u,v,time(1,2),time(1,2,3,4,z),timedelta(1,2,3),timedelta(-1,5),timedelta(0),timedelta(hours=-1),timedelta(weeks=1.5,milliseconds=.0005),z,timezone(timedelta(hours=-3),'BRT'),timezone.utc,date.min,D.max,timedelta.max,time.max, timedelta.min): print(repr(x),str(x),hash(x)==hash(copy.copy(x)))
print(t-timedelta(days=1),t+timedelta(hours=11),d+timedelta(1),d-date(2023,1,1),t-D(2020,1,1),u==v,u-v,v-u,u<v,sorted([v,u]),d.weekday(),d.isoweekday(),d.isocalendar(),d.timetuple(),t.timetuple(),u.utctimetuple(),d.toordinal(),date.fromordinal(738000))
print([date(y,1,1).isocalendar()[:] for y in range(2015,2030)],date.fromisocalendar(2020,53,7))
for f in ['%Y-%m-%d %H:%M:%S','%a %A %b %B %d %e %j %U %W %V %G %u %w','%c | %x | %X | %p %I %M %f %z %Z %% %y %C %D %F %T %R %r %n%t %h %s','%-d/%-m','%q %','%5Y' if 0 else '']: print(t.strftime(f),'|',v.strftime(f),'|',d.strftime(f))
print(time(3,4,5,6).strftime('%H-%M-%S.%f %p'),f'{t:%d/%m/%y}',f'{d}',f'{t:>5}' if 0 else '',format(time(5),'%H'))
for s in ['2024-02-29','2024-W09-4','2024W094','2024W09','2024-W09','2024-2-29','','2024-13-01','2024-02-30','abc','2024/01/01','2024-02-29T10:11:12','2024-02-29 10:11','2024-02-29T10','2024-02-29T101112','2024-02-29T10:11:12.123','2024-02-29T10:11:12,123456','2024-02-29T10:11:12+05:30','2024-02-29T10:11:12Z','2024-02-29T10:11:12-00:00','20240229T101112Z','2024-02-29T25:00','2024-02-29T10:1','10:11','T10:11:12','10:11:12.5+01','10','1','10:11:12.1234567','2024-02-29T','2024-02-29T10:11:12+24:00','2024-W60-1']:
    for c in (date,D,time):
        try: print(c.__name__,s,repr(c.fromisoformat(s)))
        except Exception as e: print(c.__name__,s,type(e).__name__,e)
for a in [(2024,),(2024,1),(0,1,1),(10000,1,1),(2024,13,1),(2023,2,29),(2024,1,1,24),(2024,1,1,0,60),(2024,1,1,0,0,60),(2024,1,1,0,0,0,10**6),(2024,1,1,0,0,0,0,5),('a',1,1),(2024.0,1,1)]:
    try: print(D(*a))
    except Exception as e: print(type(e).__name__,e)
for f in (lambda:date(2024),lambda:date(1,2,30),lambda:t<u,lambda:t==u,lambda:d<t,lambda:t<d,lambda:d==t,lambda:d+1,lambda:d-1.5,lambda:timedelta('a'),lambda:timedelta(1)/0,lambda:timedelta(1)//timedelta(0),lambda:timedelta(10**9),lambda:date.max+timedelta(1),lambda:t-u,lambda:timezone(5),lambda:timezone(timedelta(1)),lambda:tzinfo().utcoffset(None),lambda:t.astimezone(5),lambda:D.strptime('x','%Y'),lambda:D.strptime('2024 1','%Y'),lambda:D.strptime('2024','%Q'),lambda:D.strptime('a','%'),lambda:time(1)<time(2,tzinfo=z),lambda:t.isoformat(timespec='x'),lambda:timedelta(1)<5,lambda:timedelta(1)+1,lambda:D.combine(1,2), lambda:d.replace(day=31), lambda:d.year.foo, lambda: timedelta(1)*'a', lambda: D.fromtimestamp(1e20)):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__,e)
a=timedelta(days=3,hours=5,minutes=7,seconds=11,microseconds=13); b=timedelta(hours=7)
print(a+b,a-b,a*3,a*1.5,a/2,a/b,a//b,a%b,divmod(a,b),a//7,-a,abs(-a),a.total_seconds(),a.days,a.seconds,a.microseconds,bool(timedelta()),a/1.1,3*a,a>b,timedelta(0.1),timedelta(seconds=1/3),timedelta(microseconds=0.5),timedelta(microseconds=1.5),timedelta(days=-1,seconds=1),a/-3, timedelta(seconds=2.675))
for s,f in [('2024-02-29 13:05','%Y-%m-%d %H:%M'),('29/Feb/24','%d/%b/%y'),('Thu Feb 29 13:05:09 2024','%c'),('12:30 PM','%I:%M %p'),('12:30 am','%I:%M %p'),('5 March 2021','%d %B %Y'),('2021 60','%Y %j'),('2021 W10 1','%G W%V %u'),('2021 10 0','%Y %U %w'),('2021 10 1','%Y %W %w'),('10:11:12.5','%H:%M:%S.%f'),('2024-01-01T00:00:00+0530','%Y-%m-%dT%H:%M:%S%z'),('2024-01-01 Z','%Y-%m-%d %z'),('1/2/03','%m/%d/%y'),('Friday 1','%A %d'),('02 29','%m %d') if 0 else ('68 69','%y 69'),('100%','%f%%') if 0 else ('1%','%d%%')]:
    print(s,f,repr(D.strptime(s,f)))
print(D.fromtimestamp(0,timezone.utc),D.utcfromtimestamp(1700000000.123456),u.timestamp(),v.timestamp(),v.astimezone(timezone.utc),u.astimezone(z),t.date(),t.time(),v.timetz(),t.replace(year=2020,tzinfo=z),D.combine(d,time(5,6)),t.ctime(),d.ctime(),t.isoformat(' ','minutes'),t.isoformat(timespec='milliseconds'),D.fromtimestamp(1.5,z), D.fromtimestamp(-1.25,timezone.utc))
class E(tzinfo):
    def utcoffset(self,dt): return timedelta(hours=1)+self.dst(dt)
    def dst(self,dt): return timedelta(hours=1) if 3<dt.month<10 else timedelta(0)
    def tzname(self,dt): return 'CEST' if self.dst(dt) else 'CET'
e=E(); print(D(2024,7,1,tzinfo=e),D(2024,1,1,12,tzinfo=e).strftime('%Z%z'),D(2024,7,1,tzinfo=timezone.utc).astimezone(e).tzname(),D(2024,7,1,tzinfo=e).utctimetuple())
class MyD(D): pass
print(repr(MyD(2024,1,1)+timedelta(1)),type(MyD.fromisoformat('2024-01-01')),repr(MyD(2024,1,1).replace(day=2)))
match d:
    case date(year=2024,month=mm): print('leap',mm)
print(isinstance(t,date),{d:1}[date(2024,2,29)],m.MINYEAR,m.UTC is timezone.utc, t.min, date.resolution, max(d,date(2025,1,1)),copy.deepcopy(t)==t, min([timedelta(1),timedelta(2)]),sum([timedelta(1),timedelta(2)],timedelta()))
import json
print(json.dumps({'a':t},default=str))
