/* The machine that tells the record of every line and every name bound. */
#include "python/run/evaluate.h"
#include "python/run/stop.h"

#define EVALUATE py_evaluate_recorded
#define RECORDED 1
#include "python/run/evaluate_loop.h"
