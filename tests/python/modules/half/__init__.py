count = 0
from half import twice as early
