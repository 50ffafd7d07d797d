/* The machine that tells the record what is written, and stops between statements. */
#include "c/run/machine.h"
#include "record/vocabulary.h"

#include <string.h>

#define LOOP     c_loop_recorded
#define RECORDED 1
#include "c/run/loop.h"
