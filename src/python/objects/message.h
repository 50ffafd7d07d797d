/* The format language of messages: what py_raise and py_str_format understand. */
#ifndef PYTHON_OBJECTS_MESSAGE_H
#define PYTHON_OBJECTS_MESSAGE_H

#include "python/objects/object.h"

#include <stdarg.h>

struct text;

/* Appends the formatted message. -1 with something raised (a repr failed, or memory is out). */
int py_message_append(py_vm *vm, struct text *out, const char *format, va_list *arguments);

#endif
