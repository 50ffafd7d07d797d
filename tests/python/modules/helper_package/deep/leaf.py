from . import upper
from .. import own
both = (upper, own)
