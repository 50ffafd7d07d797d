/* The machine at full speed: no record. */
#include "c/run/machine.h"
#include "record/vocabulary.h"

#include <string.h>

#define LOOP     c_loop_plain
#define RECORDED 0
#include "c/run/loop.h"
