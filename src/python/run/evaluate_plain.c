/* The machine at full speed: no record. */
#include "python/run/evaluate.h"

#define EVALUATE py_evaluate_plain
#define RECORDED 0
#include "python/run/evaluate_loop.h"
