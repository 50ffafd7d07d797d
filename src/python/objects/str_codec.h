/* Codecs: what the codecs module and open() need to know of them. */
#ifndef PYTHON_OBJECTS_STR_CODEC_H
#define PYTHON_OBJECTS_STR_CODEC_H

#include "python/objects/str_parts.h"

/* The name that an encoding's CodecInfo shows ("utf-8" for "UTF8"); NULL: there is no such encoding. */
const char *codec_standard_name(const char *name);

#endif
