/* The machine that tells the record what is written, and stops between statements. */
/* The sanitizers put so many checks into so large a function that compiling it takes minutes: gcc's then leave it as it is written, clang's
 * leave it alone. */
#if defined(__SANITIZE_ADDRESS__)
#pragma GCC optimize("O0")
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#pragma clang attribute push(__attribute__((no_sanitize("address", "undefined", "coverage"))),     \
                             apply_to = function)
#define WITHOUT_SANITIZERS
#endif
#endif

#include "c/run/machine.h"
#include "record/vocabulary.h"

#include <string.h>

#define LOOP     c_loop_recorded
#define RECORDED 1
#include "c/run/loop.h"

#ifdef WITHOUT_SANITIZERS
#pragma clang attribute pop
#endif
