/* Telling the record what happens to objects that it knows.
 *
 * An object becomes known when something known first holds it: then its type, value and contents
 * are written once, and from then on each change to it. So a change is told only when the object's record_id
 * is not 0, a test of one word that is all a run without recording pays:
 *
 *     if (UNLIKELY(list->var.base.record_id))
 *         py_watch_splice(vm, PY_OBJECT(list), at, &old, 1, &new, 1);
 *
 * Call them when the new contents are in place and before the old references are let go.
 */
#ifndef PYTHON_MEMORY_WATCH_H
#define PYTHON_MEMORY_WATCH_H

#include "python/objects/object.h"

/* Sequences and sets: `removed` items at index `at` gave way to `inserted` ones. NULL entries are holes (set tables).
 * Sets: `at` is the index in the table. */
void py_watch_splice(py_vm *vm, py_object *holder, int64_t at, py_object *const *removed,
                     int64_t removed_count, py_object *const *inserted, int64_t inserted_count);
/* Dicts: the entry at `index` of the entries (holes counted) held old_key/old_value (NULL: was empty or past the
 * end) and holds key/value now (NULL: deleted). */
void py_watch_entry(py_vm *vm, py_object *dict, int64_t index, py_object *old_key,
                    py_object *old_value, py_object *key, py_object *value);
/* Anything with named slots (instance attributes in inline values, cells, functions, ...). NULL: none. */
void py_watch_named(py_vm *vm, py_object *holder, const char *name, py_object *old,
                    py_object *value);
/* Everything inside changed at once (sort, clear, a dict's table rebuilt): its contents are told anew. */
void py_watch_reset(py_vm *vm, py_object *holder);
/* Its size changed with no change of contents. */
void py_watch_size(py_vm *vm, py_object *holder);
/* Somebody took a reference to it, or let one go, in a place that the record is not told of: it is counted anew at the
 * step. NULL and what the record does not know are passed over. */
void py_watch_held(py_vm *vm, py_object *o);
/* It is about to be destroyed: called by py_object_release, once. */
void py_watch_freed(py_vm *vm, py_object *o);

#endif
