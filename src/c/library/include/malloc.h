#pragma once
#include <stdlib.h>
size_t malloc_usable_size(void *block);
